"""grobid-ner's articles of Wikipedia on the British referendum, the World Wars and the Holocaust; XML."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from training.corpora.columns import Mention, placed
from training.corpora.names import sample
from training.samples import Sample

LOOSE = re.compile(r"\( | ['’] s |\w - \w| ,")


def read(folder: Path) -> Iterator[Sample]:
    """The sentences; ten paragraphs are a document, as there are only six articles."""
    for path in sorted(folder.glob("*.xml.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as opened:
            root = ElementTree.parse(opened).getroot()
        paragraphs = [element for element in root.iter() if element.tag in ("p", "paragraph")]
        for number, paragraph in enumerate(paragraphs):
            for sentence in paragraph.iter("sentence"):
                text, found = _spaced(*_read(sentence))
                if text.strip():
                    yield sample("grobid", f"{path.name.partition('.xml')[0]} {number // 10}", text, found)


def _spaced(text: str, found: list[Mention]) -> tuple[str, list[Mention]]:
    """The text with its spaces as they were, where the file has one around every mark: "war ' s", "( WWI )"."""
    if not LOOSE.search(text):
        return text, found
    tokens = list(re.finditer(r"\S+", text))
    inside = [[i for i, t in enumerate(tokens) if t.start() < end and start < t.end()] for start, end, _ in found]
    return placed(
        [token.group() for token in tokens],
        [(group[0], group[-1] + 1, label) for group, (_, _, label) in zip(inside, found, strict=True) if group],
    )


def _read(sentence: ElementTree.Element) -> tuple[str, list[Mention]]:
    """The text of a sentence, spaces made good where the markup lost them, and its mentions."""
    text = re.sub(r"\s+", " ", sentence.text or "").lstrip()
    found: list[Mention] = []
    for name in sentence:
        inner = re.sub(r"\s+", " ", "".join(name.itertext())).strip()
        if text[-1:].isalnum() or (text[-1:] in ",;)" and inner[:1].isalpha()):
            text += " "
        found.append((len(text), len(text) + len(inner), name.get("type", "")))
        text += inner
        tail = re.sub(r"\s+", " ", name.tail or "")
        if tail[:1].isalpha() and tail[:2] not in ("s ", "ly"):
            text += " "
        text += tail
    blank = len(text) - len(text.lstrip())
    return text.strip(), [(start - blank, end - blank, label) for start, end, label in found]
