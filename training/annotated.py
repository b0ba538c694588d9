"""Our own annotated sentences: data/annotated/GUIDELINES.md says how they are written."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.held_out import held_out
from training.samples import Sample, Span

FOLDER = Path(__file__).parents[1] / "data" / "annotated"
LABELS = ("PERSON", "ORG", "PLACE", "NORP")
MARK = re.compile(r"\{([^{}|]+)\|([A-Z]+)\}")


def sentence(line: str) -> tuple[str, tuple[Span, ...]]:
    """The text of a marked line, and its names as (start, end, label). ValueError: a mark that cannot be read."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        name, label = mark.groups()
        if label not in LABELS or name != name.strip():
            raise ValueError(f"what is {mark.group()}?")
        spans.append((len(text), len(text) + len(name), label))
        text += name
        at = mark.end()
    text += line[at:]
    if set(text) & set("{}|"):
        raise ValueError(f"a mark is broken: {text.strip()[:60]}")
    return text, tuple(spans)


def read(path: Path) -> Iterator[Sample]:
    """The paragraphs of one document, each with all its sentences. ValueError says where a mark cannot be read."""
    text, spans = "", []
    for number, line in enumerate([*path.read_text("utf-8").splitlines(), ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            try:
                words, names = sentence(line.strip())
            except ValueError as error:
                raise ValueError(f"{path.name}:{number}: {error}") from None
            text += " " if text else ""
            spans += [(len(text) + start, len(text) + end, label) for start, end, label in names]
            text += words
        elif text:
            yield Sample("annotated", path.stem, text, tuple(spans))
            text, spans = "", []


def documents(*, held: bool, folder: Path = FOLDER) -> Iterator[Sample]:
    """The paragraphs of all documents that are held out (or not), in the order of the files' names."""
    for path in sorted(folder.glob("*.txt")):
        if held_out(path.stem) == held:
            yield from read(path)


def sentences(path: Path) -> list[str]:
    """The marked sentences of a document."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]


def main() -> None:
    """Checks every file (or those given) and counts: `python -m training.annotated [FILE ...]`."""
    files = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.txt"))
    labels: Counter[str] = Counter()
    seen: dict[str, str] = {}
    lines = held = 0
    for path in files:
        labels.update(label for sample in read(path) for _, _, label in sample.spans)
        for line in sentences(path):
            lines += 1
            held += held_out(path.stem)
            if len(line) > 40 and line in seen:
                print(f"{path.name}: a sentence that stands in {seen[line]} too: {line[:60]}")
            seen[line] = path.name
    print(f"{len(files)} documents, {lines} sentences ({held} held out), {dict(labels)}")


if __name__ == "__main__":
    main()
