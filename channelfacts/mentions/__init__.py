"""spaCy components that find spans with values, one a module."""
