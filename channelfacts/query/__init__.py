"""Facts asked for."""
