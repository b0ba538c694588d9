"""re3d: press statements of governments and articles of Wikipedia on Syria and Iraq; JSON, by characters."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import Mention
from training.corpora.cutting import trimmed
from training.corpora.labels import countries
from training.corpora.names import sample
from training.corpora.overlooked import doubted
from training.samples import Sample

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
BRIDGES = {"of", "the", "and", "for", "in", "to", "on", "al", "de", "'s", "’s", "&"}
STATES = {"UK", "U.K.", "US", "U.S.", "USA", "United States", "United Kingdom", "Russia", "Turkey", "Jordan", "Syria"}


def read(folder: Path) -> Iterator[Sample]:
    """The paragraphs of the statements; a name that is marked once in one is known to be missed elsewhere in it."""
    for path in sorted(folder.glob("*/documents.json.gz")):
        found: dict[str, list[Mention]] = defaultdict(list)
        for entity in _lines(path.parent / "entities.json.gz"):
            found[str(entity["documentId"])].append((int(entity["begin"]), int(entity["end"]), str(entity["type"])))
        for document in _lines(path):
            name, whole = f"{path.parent.name} {document['_id']}", str(document["text"])
            mentions = [m for mention in found[str(document["_id"])] for m in named(whole, *mention)]
            yield from doubted(list(_paragraphs(name, whole, mentions)), single=True)


def _paragraphs(doc: str, whole: str, mentions: list[Mention]) -> Iterator[Sample]:
    for paragraph in PARAGRAPH.finditer(whole):
        at, end = paragraph.start(), paragraph.end()
        inside = [(s - at, e - at, label) for s, e, label in mentions if at <= s < e <= end]
        yield sample("re3d", doc, paragraph.group(), inside)


def named(text: str, start: int, end: int, label: str) -> Iterator[Mention]:
    """The mention as far as it is a name: "ISIL" of "ISIL fighters", "UK" of "UK citizens", of "the regime" nothing.

    A country that acts is a place with us; a description that begins with another name is doubtful.
    """
    if (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
        return  # spans that begin or end inside a word are slips
    if label not in ("Organisation", "Location", "Person"):
        yield start, end, label
        return
    start, end = trimmed(text, start, end, small=False)
    words = list(re.finditer(r"\S+", text[start:end]))
    small = [i for i, word in enumerate(words) if word.group().islower() and word.group() not in BRIDGES]
    if not small:
        name = text[start:end]
        yield start, end, "Location" if name in STATES or name in countries() else label
        return
    if label == "Person" and small[-1] < len(words) - 1:
        yield start, end, label  # "the Swedish citizen Mohamed Moumou": the name is at its end
        return
    first = [word for word in words[: small[0]] if any(c.isupper() for c in word.group())]
    if not first:
        return
    stop = start + first[-1].end()
    _, stop = trimmed(text, start, stop)
    run = text[start:stop]
    if run in STATES or run in countries():
        yield start, stop, "Location"
    elif run.isupper() and len(run) > 1:
        yield start, stop, "Organisation"
    else:
        yield start, stop, "Doubtful"


def _lines(path: Path) -> Iterator[dict[str, str | int]]:
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        for line in opened:
            if line.strip():
                yield json.loads(line)
