"""Sentences with the facts that must be read in them, by voice and date: README.md says how they are written."""
