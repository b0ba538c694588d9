"""Facts for other programs: JSON Lines, JSON, CSV, Markdown."""
