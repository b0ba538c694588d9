"""The tables beside documents and facts: what was read, by which run, what failed; mentions, entities, sentences.

Each is said here once, with its columns' meaning beside it (SQLite keeps such comments: `.schema` shows them).
"""

from __future__ import annotations

RUNS = """CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY,
    started TEXT NOT NULL, -- when, in UTC
    ended TEXT, -- null while it runs, or where it was killed
    outcome TEXT, -- done, stopped (Ctrl-C), failed
    channelfacts TEXT NOT NULL, -- the version of the program
    program TEXT NOT NULL, -- a hash of the program and its data
    read_as TEXT NOT NULL, -- the same with the options: what a text gives the same facts under
    folder TEXT NOT NULL, -- where it ran
    paths TEXT NOT NULL, -- what was to be read, a JSON array
    documents INTEGER NOT NULL DEFAULT 0, -- read
    unchanged INTEGER NOT NULL DEFAULT 0, -- files passed over
    failed INTEGER NOT NULL DEFAULT 0, -- left out
    pruned INTEGER NOT NULL DEFAULT 0 -- vanished files dropped
) STRICT"""

FILES = """CREATE TABLE files (
    path TEXT NOT NULL PRIMARY KEY, -- as given, with /
    size INTEGER, -- bytes
    mtime_ns INTEGER, -- when changed; null where too near the reading to be trusted
    hash TEXT, -- of the bytes
    reader TEXT, -- the format it was read as
    read_as TEXT, -- as in runs
    bounds TEXT, -- under which something of it was left out; null where nothing was
    finished INTEGER NOT NULL, -- 1: read to its end
    run_id INTEGER REFERENCES runs
) STRICT"""

FAILURES = """CREATE TABLE failures (
    failure_id INTEGER PRIMARY KEY,
    path TEXT NOT NULL, -- the file, or the part of one
    file TEXT REFERENCES files ON DELETE CASCADE, -- null where no file was found
    reader TEXT,
    reason TEXT NOT NULL,
    run_id INTEGER REFERENCES runs
) STRICT"""

PATHS = """CREATE TABLE paths (
    path TEXT NOT NULL PRIMARY KEY, -- of a document: a file, or a part of one (rows.csv#12)
    doc_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    file TEXT REFERENCES files ON DELETE CASCADE, -- null for standard input
    position INTEGER NOT NULL DEFAULT 0, -- in the file
    read_as TEXT -- a hash of all that the facts follow from besides the text
) STRICT"""

ENTITIES = """CREATE TABLE entities (
    entity_id TEXT NOT NULL PRIMARY KEY, -- the same in every store
    kind TEXT NOT NULL,
    name TEXT NOT NULL -- the gazetteer's form
) STRICT"""

MENTIONS = """CREATE TABLE mentions (
    mention_id INTEGER PRIMARY KEY,
    doc_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind TEXT NOT NULL, -- the fact is in fact_KIND
    fact_id TEXT NOT NULL,
    entity_id TEXT REFERENCES entities,
    start_char INTEGER NOT NULL, -- code points of documents.text
    end_char INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT"""

SENTENCES = """CREATE TABLE sentences (
    sentence_id INTEGER PRIMARY KEY,
    doc_id TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    start_char INTEGER NOT NULL, -- code points of documents.text
    end_char INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT"""

# The index holds no text of its own. English word forms count as one word (camps, camp), accents as none. Datasette
# sees by the double quotes that it is the index of `sentences`.
SEARCHED = (
    "CREATE VIRTUAL TABLE sentences_fts USING fts5("
    """text, content="sentences", content_rowid="sentence_id", tokenize="porter unicode61 remove_diacritics 2")"""
)

REVIEWS = """CREATE TABLE reviews (
    number INTEGER PRIMARY KEY,
    fact_id TEXT NOT NULL UNIQUE, -- the fact; no foreign key: what is said outlives it, until its evidence is back
    kind TEXT NOT NULL,
    doc_id TEXT NOT NULL, -- the text in which it was found
    path TEXT, -- the first one of that text
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    verdict TEXT NOT NULL, -- accepted, rejected
    changes TEXT NOT NULL, -- the fields that a person set, a JSON object
    note TEXT,
    at TEXT NOT NULL, -- when, in UTC
    found TEXT NOT NULL -- the fact as it was found, JSON
) STRICT"""

STATEMENTS = {
    "runs": RUNS,
    "files": FILES,
    "failures": FAILURES,
    "failures_by_file": "CREATE INDEX failures_by_file ON failures (file)",
    "paths": PATHS,
    "paths_by_document": "CREATE INDEX paths_by_document ON paths (doc_id, path)",
    "paths_by_file": "CREATE INDEX paths_by_file ON paths (file, position)",
    "entities": ENTITIES,
    "mentions": MENTIONS,
    "mentions_by_document": "CREATE INDEX mentions_by_document ON mentions (doc_id, start_char)",
    "mentions_by_entity": "CREATE INDEX mentions_by_entity ON mentions (entity_id) WHERE entity_id IS NOT NULL",
    "reviews": REVIEWS,
    "reviews_by_document": "CREATE INDEX reviews_by_document ON reviews (doc_id)",
    "reviews_by_path": "CREATE INDEX reviews_by_path ON reviews (path)",
    "sentences": SENTENCES,
    "sentences_by_document": "CREATE INDEX sentences_by_document ON sentences (doc_id, start_char)",
    "sentences_fts": SEARCHED,
    "sentences_put": "CREATE TRIGGER sentences_put AFTER INSERT ON sentences BEGIN"
    " INSERT INTO sentences_fts (rowid, text) VALUES (new.sentence_id, new.text); END",
    "sentences_taken": "CREATE TRIGGER sentences_taken AFTER DELETE ON sentences BEGIN"
    " INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.sentence_id, old.text); END",
}
"""The SQL of every table, index and trigger here, by its name, in the order in which they can be made."""
