"""The layers of the language pipeline in `data/model`: what spaCy's registry calls by their names in its config."""
