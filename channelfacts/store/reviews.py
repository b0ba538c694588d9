"""What people say of facts, bound to document and evidence: it outlives the facts, which a run finds anew."""

from __future__ import annotations

TABLES = {
    "reviews": "CREATE TABLE reviews (number INTEGER PRIMARY KEY, fact_id TEXT NOT NULL UNIQUE,"
    " lost INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL, doc_id TEXT NOT NULL, path TEXT,"
    " evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL, evidence TEXT NOT NULL,"
    " sentence_start INTEGER NOT NULL, sentence TEXT NOT NULL, verdict TEXT NOT NULL, changes TEXT NOT NULL,"
    " note TEXT, at TEXT NOT NULL, found TEXT NOT NULL) STRICT",
    "reviews_by_document": "CREATE INDEX reviews_by_document ON reviews (doc_id)",
    "reviews_by_path": "CREATE INDEX reviews_by_path ON reviews (path)",
}
"""No foreign key leads to facts or documents: a review of what is gone is kept, `lost`, until its evidence is back.

`changes` are the fields that a person set, `found` is the fact as it was found, both as JSON.
"""
