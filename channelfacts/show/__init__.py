"""Facts for people: tables, a document with its facts highlighted, one fact with all that is known of it."""
