"""Mentions become someone, something or somewhere known."""
