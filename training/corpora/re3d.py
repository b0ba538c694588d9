"""re3d: press statements of governments and articles of Wikipedia on Syria and Iraq; JSON, by characters."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import Mention
from training.corpora.names import sample
from training.samples import Sample

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def read(folder: Path) -> Iterator[Sample]:
    """The paragraphs of the statements."""
    for path in sorted(folder.glob("*/documents.json.gz")):
        found: dict[str, list[Mention]] = defaultdict(list)
        for entity in _lines(path.parent / "entities.json.gz"):
            found[str(entity["documentId"])].append((int(entity["begin"]), int(entity["end"]), str(entity["type"])))
        for document in _lines(path):
            for paragraph in PARAGRAPH.finditer(str(document["text"])):
                text, at, end = paragraph.group(), paragraph.start(), paragraph.end()
                inside = [(s - at, e - at, label) for s, e, label in found[str(document["_id"])] if at <= s < e <= end]
                yield sample("re3d", f"{path.parent.name} {document['_id']}", text, inside)


def _lines(path: Path) -> Iterator[dict[str, str | int]]:
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        for line in opened:
            if line.strip():
                yield json.loads(line)
