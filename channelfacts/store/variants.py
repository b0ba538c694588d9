"""Which documents are near-duplicates of which: one of a story is the primary, the others are its variants.

The primary is the earliest published, then the first by path. A document is a variant of the first primary that it is
like; one that is like none is a primary itself. Nothing else counts, neither the order of reading nor the number of
runs: what changes is written down by triggers (`unsettled`), and settled at the end of the same transaction.
"""

from __future__ import annotations

TABLES = {
    "signatures": "CREATE TABLE signatures (number INTEGER PRIMARY KEY,"
    " doc_id TEXT NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,"
    " scheme TEXT NOT NULL, minhash BLOB NOT NULL) STRICT",
    "bands": "CREATE TABLE bands (band INTEGER NOT NULL,"
    " number INTEGER NOT NULL REFERENCES signatures ON DELETE CASCADE, PRIMARY KEY (band, number)) STRICT, WITHOUT ROWID",
    "bands_by_number": "CREATE INDEX bands_by_number ON bands (number)",
    "near_duplicates": "CREATE TABLE near_duplicates ("
    "doc_id TEXT NOT NULL PRIMARY KEY REFERENCES documents ON DELETE CASCADE,"
    " primary_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, likeness REAL NOT NULL) STRICT",
    "near_duplicates_by_primary": "CREATE INDEX near_duplicates_by_primary ON near_duplicates (primary_id)",
    "unsettled": "CREATE TABLE unsettled (doc_id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID",
    "document_new": "CREATE TRIGGER document_new AFTER INSERT ON documents"
    " BEGIN INSERT INTO unsettled SELECT NEW.doc_id EXCEPT SELECT doc_id FROM unsettled; END",
    "document_changed": "CREATE TRIGGER document_changed AFTER UPDATE OF published, text ON documents"
    " BEGIN INSERT INTO unsettled SELECT NEW.doc_id EXCEPT SELECT doc_id FROM unsettled; END",
    "document_gone": "CREATE TRIGGER document_gone BEFORE DELETE ON documents BEGIN INSERT INTO unsettled"
    " SELECT doc_id FROM near_duplicates WHERE primary_id = OLD.doc_id"
    " UNION SELECT primary_id FROM near_duplicates WHERE doc_id = OLD.doc_id"
    " EXCEPT SELECT doc_id FROM unsettled; END",
    "path_new": "CREATE TRIGGER path_new AFTER INSERT ON paths"
    " BEGIN INSERT INTO unsettled SELECT NEW.doc_id EXCEPT SELECT doc_id FROM unsettled; END",
    "path_gone": "CREATE TRIGGER path_gone AFTER DELETE ON paths"
    " BEGIN INSERT INTO unsettled SELECT OLD.doc_id EXCEPT SELECT doc_id FROM unsettled; END",
    "variants": "CREATE VIEW variants AS SELECT"
    " (SELECT min(path) FROM paths p WHERE p.doc_id = v.doc_id) AS document, d.published AS date,"
    " (SELECT min(path) FROM paths p WHERE p.doc_id = v.primary_id) AS variant_of, first.published AS variant_of_date,"
    " v.likeness, v.doc_id, v.primary_id FROM near_duplicates v"
    " JOIN documents d ON d.doc_id = v.doc_id JOIN documents first ON first.doc_id = v.primary_id",
}
"""The tables, triggers and the view for a person. A signature is kept with its bands, by which like ones are found."""
