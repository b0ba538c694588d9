"""GUM: news, interviews, biographies, travel, speeches, textbooks; mentions in the last column of CoNLL-U."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.corpora.columns import Mention
from training.corpora.names import sample
from training.corpora.overlooked import doubted
from training.samples import Sample

ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
BRIDGES = frozenset({"of", "the", "for", "de", "la", "du", "-", "'s", "’s", "&"})
"""What may stand between the parts of a name that is not a person's."""
BRIDGES_IN_PEOPLE = frozenset(
    {"-", "de", "la", "le", "du", "van", "von", "der", "den", "al", "bin", "ibn", "'", '"', "(", ")"}
)
OPENING_OR_CLOSING = re.compile(r"\((?P<open>[^()]+)(?P<whole>\))?|(?P<close>\d+)(?:\[\d+/\d+\])?\)")


@dataclass
class Sentence:
    """The words of a sentence with their tags and places, and the names in it."""

    text: str = ""
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    names: list[Mention] = field(default_factory=list)


def read(folder: Path) -> Iterator[Sample]:
    """The sentences, in the official parts."""
    parts = {
        doc: part for part in ("train", "dev", "test") for doc in (folder / f"files.{part}").read_text("utf-8").split()
    }
    for path in sorted(folder.glob("*.conllu.gz")):
        for doc, sentences in _documents(path):
            name = f"{parts.get(doc, 'train')}/{doc}"
            yield from doubted([sample("gum", name, sentence.text, _cut_short(sentence)) for sentence in sentences])


def _documents(path: Path) -> Iterator[tuple[str, list[Sentence]]]:
    doc = ""
    sentences: list[Sentence] = []
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        for line in [*opened, "\n", "# newdoc id = \n"]:
            if line.startswith("# newdoc id"):
                if sentences:
                    yield doc, sentences
                doc, sentences = line.partition("=")[2].strip(), []
            elif line.strip():
                lines.append(line.rstrip("\n"))
                continue
            if lines and any(line[0] != "#" for line in lines):
                sentences.append(_sentence(lines))
                lines = []


def _sentence(lines: list[str]) -> Sentence:
    found = Sentence(next((line.partition("=")[2].strip() for line in lines if line.startswith("# text =")), ""))
    rows = [cells for line in lines if len(cells := line.split("\t")) == 10 and cells[0].isdigit()]
    at = 0
    for cells in rows:
        start = found.text.find(cells[1], at)
        start = at if start < 0 else start
        at = start + len(cells[1])
        found.words.append(cells[1])
        found.tags.append(cells[4])
        found.heads.append(int(cells[6]) - 1)
        found.deps.append(cells[7])
        found.places.append((start, at))
    opened: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(rows):
        entities = ENTITY.search(cells[9])
        for mark in OPENING_OR_CLOSING.finditer(entities.group(1)) if entities else ():
            if mark["open"]:
                opened.append((number, mark["open"].split("-")))
            group = mark["close"] or (mark["whole"] and mark["open"].split("-")[0])
            for i in range(len(opened) - 1, -1, -1):
                if group and opened[i][1][0] == group:
                    first, fields = opened.pop(i)
                    _name(found, first, number + 1, fields)
                    break
    return found


def _name(sentence: Sentence, start: int, end: int, cells: list[str]) -> None:
    """Adds the names of a mention: its least form as the annotators have it, without what is no proper noun."""
    if len(cells) < 6 or not re.fullmatch(r"[\d,]+", cells[5]):
        return
    words = [i for number in cells[5].split(",") if (i := start + int(number) - 1) < end]
    # what stands before a common noun is marked by itself ("East Los Angeles sheriff"); not what is behind
    ordinary = [n for n, i in enumerate(words) if not _proper(sentence, i)]
    words = words[ordinary[-1] + 1 :] if ordinary else words
    bridges = BRIDGES if cells[1] != "person" else BRIDGES_IN_PEOPLE
    group: list[int] = []
    for i in words:
        gap = sentence.words[group[-1] + 1 : i] if group else []
        if group and ("and" in gap or not set(gap) <= bridges) and not _one(sentence, group, i, gap, bridges):
            _add(sentence, group, cells[1])
            group = []
            if not set(gap) <= {",", "and", "or", "/"}:
                break  # "Rochester, where she left Brighton High School": the rest belongs to others
        group.append(i)
    _add(sentence, group, cells[1])


def _one(sentence: Sentence, group: list[int], i: int, gap: list[str], bridges: frozenset[str]) -> bool:
    """Whether a name goes on behind "and": "National Air and Space Museum", not "Poland and New Zealand"."""
    if not set(gap) <= bridges | {"and"}:
        return False
    while sentence.heads[i] > i:
        i = sentence.heads[i]
    first = sentence.heads[i]
    if sentence.deps[i] != "conj" or first not in group:
        return True
    return sentence.heads[first] > i or sentence.heads[first] in group


def _proper(sentence: Sentence, i: int) -> bool:
    word, tag = sentence.words[i], sentence.tags[i]
    return (
        tag.startswith("NNP")
        or tag == "CD"
        or (word[0].isupper() and tag[:2] in ("JJ", "NN", "FW", "VB"))
        or word == "&"
    )


def _add(sentence: Sentence, group: list[int], kind: str) -> None:
    if not any(sentence.tags[i].startswith("NNP") for i in group):
        return
    article = group[0] > 0 and sentence.words[group[0] - 1].lower() == "the"
    if kind == "person" and (sentence.tags[group[-1]] == "NNPS" or (article and len(group) == 1)):
        kind = "people"
    start, end = sentence.places[group[0]][0], sentence.places[group[-1]][1]
    tail = re.match(r"-\w+", sentence.text[end:]) if kind == "person" else None
    sentence.names.append((start, end + len(tail.group()) if tail else end, kind))


def _cut_short(sentence: Sentence) -> list[Mention]:
    """The names; where a proper noun goes on that is in none, the whole is unknown: "Durham" in "Durham University"."""
    covered = {i for i, (s, e) in enumerate(sentence.places) if any(a <= s < b for a, b, _ in sentence.names)}
    found = []
    for start, end, kind in sentence.names:
        after = next((i for i, (s, _) in enumerate(sentence.places) if s == end + 1), None)
        open_end = after is not None and after not in covered and sentence.tags[after].startswith("NNP")
        if open_end and after is not None and kind in ("place", "organization"):
            found.append((start, sentence.places[after][1], "people"))
        found.append((start, end, kind))
    return found
