"""Who is one person in a whole document: ten documents with every mention marked."""
