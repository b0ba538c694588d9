"""grobid-ner's articles of Wikipedia on the British referendum, the World Wars and the Holocaust; XML."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from training.corpora.columns import Mention
from training.corpora.names import sample
from training.samples import Sample


def read(folder: Path) -> Iterator[Sample]:
    """The sentences; ten paragraphs are a document, as there are only six articles."""
    for path in sorted(folder.glob("*.xml.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as opened:
            root = ElementTree.parse(opened).getroot()
        paragraphs = [element for element in root.iter() if element.tag in ("p", "paragraph")]
        for number, paragraph in enumerate(paragraphs):
            for sentence in paragraph.iter("sentence"):
                text, found = _read(sentence)
                if text.strip():
                    yield sample("grobid", f"{path.name.partition('.xml')[0]} {number // 10}", text, found)


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
    return text.rstrip(), found
