"""Gold answers: one NAME.json a document, in the format that the guidelines for annotation lay down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from channelfacts.errors import InputError
from channelfacts.evaluate.pairing import KINDS
from channelfacts.lexicons import root

NEEDED = {
    "people": "name", "agencies": "name", "places": "name", "money": "amount", "counts": "value", "changes": "percent",
}  # fmt: skip
"""The field without which an entry says nothing."""


def bundled() -> Path:
    """The folder of the gold answers for the bundled corpus."""
    return root() / "gold"


def read(folder: str | Path) -> dict[str, dict[str, Any]]:
    """The gold answers of a folder by the names of their documents. Raises InputError for what is no gold."""
    found = Path(folder)
    if not found.is_dir():
        raise InputError(str(folder), "no such folder; give the folder that holds the gold answers (NAME.json)")
    golds = {path.stem: _answers(path) for path in sorted(found.glob("*.json"))}
    if not golds:
        raise InputError(str(folder), "no gold answers (NAME.json) in it")
    return golds


def _answers(path: Path) -> dict[str, Any]:
    try:
        answers = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(str(path), str(error.strerror)) from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise InputError(str(path), f"no JSON: {error}") from error
    if not isinstance(answers, dict):
        raise InputError(str(path), "gold answers are a JSON object, with a list for each kind of fact")
    for kind in KINDS:
        entries = answers.get(kind)
        if entries is None:
            continue
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise InputError(str(path), f"{kind} is a list of objects")
        for number, entry in enumerate(entries, 1):
            if entry.get(NEEDED[kind]) is None:
                raise InputError(str(path), f"number {number} of {kind} has no {NEEDED[kind]}")
    return answers
