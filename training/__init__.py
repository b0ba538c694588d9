"""The recipe that makes data/model from openly licensed corpora and our own annotated sentences. See README.md here."""
