"""The weights by which pronouns are resolved: `python -m training.references SOURCES [--write]`.

Learnt from the documents of our own in which everybody is marked (`tests/persons`, the held-out ones left alone) and
from the training part of GUM (SOURCES/gum: news, interviews, court, speeches; CC BY), by a softmax over everybody whom
a pronoun can mean, nobody among them. Prints the weights; --write puts them into `data/lexicons/references.toml`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from spacy.language import Language

from channelfacts.entities.references.cast import cast_of
from channelfacts.entities.references.choice import Features, Place, candidates, nobody
from channelfacts.entities.references.reader import Reader
from channelfacts.model import Document
from channelfacts.pipeline import annotate, load, read_off

ROOT = Path(__file__).parents[1]
LEXICON = ROOT / "data" / "lexicons" / "references.toml"
GENRES = ("news", "interview", "court", "speech")
OWN, GUM = 2.0, 1.0
"""What a pronoun counts: ours are of this story."""
STEPS, RATE, DECAY = 600, 0.05, 0.003
LEAST = {"least": 0.7, "least_quoted": 0.7}
"""How likely somebody must be to be taken, in what the writer says and in what others say."""
Span = tuple[int, int]


@dataclass(slots=True)
class Marked:
    """A text in which everybody is marked: who stands where, by any name for them."""

    text: str
    published: str | None
    who: dict[Span, str]
    counts: float


@dataclass(slots=True)
class Question:
    """A pronoun: everybody it can mean with what speaks for each, and who of them is right."""

    options: list[Features]
    right: list[bool]
    counts: float


def own() -> Iterator[Marked]:
    """The documents of our own, without those held out."""
    for path in sorted((ROOT / "tests" / "persons").glob("*/*.json")):
        if path.parent.name == "held_out":
            continue
        folder = ROOT / "data" / "corpus" if path.parent.name == "corpus" else path.parent
        marked = json.loads(path.read_text("utf-8"))
        who = {(m[0], m[1]): str(i) for i, person in enumerate(marked["people"]) for m in person["mentions"]}
        yield Marked((folder / f"{path.stem}.txt").read_text("utf-8"), marked["published"], who, OWN)


@dataclass(slots=True)
class Conllu:
    """A document of GUM while it is read."""

    name: str
    text: str = ""
    opened: dict[str, list[int]] = field(default_factory=dict)
    who: dict[Span, str] = field(default_factory=dict)
    joined: tuple[int, int, str] = (0, 0, "")

    def add(self, columns: list[str]) -> None:
        """Read a token."""
        if "." in columns[0]:
            return
        if "-" in columns[0]:
            first, last = columns[0].split("-")
            self.joined = int(first), int(last), columns[9]
            return
        number, start = int(columns[0]), len(self.text)
        self.text += columns[1]
        end = len(self.text)
        inside = self.joined[0] <= number < self.joined[1]
        spaced = self.joined[2] if number == self.joined[1] else columns[9]
        self.text += "" if inside or "SpaceAfter=No" in spaced else " "
        if number >= self.joined[1]:
            self.joined = (0, 0, "")
        told = re.search(r"Entity=([^|]+)", columns[9])
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", told[1]) if told else ():
            key = part.strip("()").split("-")[0]
            if part.startswith("("):
                self.opened.setdefault(key, []).append(start)
            if part.endswith(")") and self.opened.get(key):
                self.who[self.opened[key].pop(), end] = key


def gum(folder: Path) -> Iterator[Marked]:
    """The training part of GUM."""
    training = set((folder / "files.train").read_text("utf-8").split())
    for genre in GENRES:
        documents: list[Conllu] = []
        with gzip.open(folder / f"GUM_{genre}.conllu.gz", "rt", encoding="utf-8") as lines:
            for line in map(str.rstrip, lines):
                if line.startswith("# newdoc id"):
                    documents.append(Conllu(line.split("= ")[1]))
                elif line.startswith("# newpar") and not line.startswith("# newpar_") and documents[-1].text:
                    documents[-1].text = documents[-1].text.rstrip() + "\n\n"
                elif line[:1].isdigit():
                    documents[-1].add(line.split("\t"))
        yield from (Marked(d.text, None, d.who, GUM) for d in documents if d.name in training)


class Teacher(Reader):
    """A reader that is told whom each pronoun means, and puts down what it could have chosen from."""

    def teach(self, right: dict[Span, int], counts: float) -> list[Question]:
        """Read the text by what is marked in it."""
        self.right, self.counts = right, counts
        self.questions: list[Question] = []
        self.read()
        return self.questions

    def _choose(self, place: Place, gender: str, out: frozenset[int]) -> int | None:
        meant = self.right.get((place.word.start, place.word.end))
        found = candidates(self.scene.story, self.scene.cast, place, gender, out)
        named = meant is not None and meant in found
        if found:
            right = [who == meant if named else who < 0 for who in found]
            self.questions.append(Question([*found.values(), nobody(place)], [*right, not named], self.counts))
        return meant if meant is not None else next((who for who in found if who < 0), None)


def questions(nlp: Language, marked: Marked) -> list[Question]:
    """The pronouns of a text; whom a name of ours stands for is whom most of its mentions are marked as."""
    known = read_off(annotate(Document(marked.text, published=marked.published), nlp))
    told: dict[int, Counter[str]] = {}
    for mention in known.people:
        key = _marked_as(marked.who, mention.start, mention.end)
        if key is not None:
            told.setdefault(mention.person, Counter())[key] += 1
    persons = {keys.most_common(1)[0][0]: person for person, keys in reversed(told.items())}
    right = {span: persons[key] for span, key in marked.who.items() if key in persons}
    return Teacher(marked.text, known, cast_of(known.people)).teach(right, marked.counts) if known.people else []


def _marked_as(who: dict[Span, str], start: int, end: int) -> str | None:
    """Whose the shortest marked stretch is that holds a mention, or lies in it."""
    held = [(b - a, key) for (a, b), key in who.items() if (a <= start and end <= b) or (start <= a and b <= end)]
    return min(held)[1] if held else None


def learn(asked: list[Question]) -> dict[str, float]:
    """The weights under which the right ones are the likeliest."""
    names = sorted({name for question in asked for features in question.options for name in features})
    at = {name: k for k, name in enumerate(names)}
    rows = sum(len(question.options) for question in asked)
    x, right, counts = np.zeros((rows, len(names))), np.zeros(rows), np.zeros(rows)
    of = np.zeros(rows, dtype=int)
    row = 0
    for number, question in enumerate(asked):
        for features, is_right in zip(question.options, question.right, strict=True):
            for name, value in features.items():
                x[row, at[name]] = value
            right[row], counts[row], of[row] = is_right, question.counts, number
            row += 1
    weights, mean, spread = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        likely = np.exp(x @ weights)
        given = likely * right / (np.bincount(of, likely * right, len(asked))[of] + 1e-12)
        likely /= np.bincount(of, likely, len(asked))[of]
        slope = x.T @ ((likely - given) * counts) / len(asked) + DECAY * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.references", description=__doc__)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    nlp = load()
    asked = [question for marked in (*own(), *gum(given.sources / "gum")) for question in questions(nlp, marked)]
    table = LEAST | {name: weight for name, weight in learn(asked).items() if weight}
    lines = "".join(f"{name} = {weight}\n" for name, weight in table.items())
    print(f"{len(asked)} pronouns", lines, sep="\n")
    if given.write:
        before, heading, _ = LEXICON.read_text("utf-8").partition("[weights]\n")
        LEXICON.write_text(before + heading + lines, "utf-8")


if __name__ == "__main__":
    main()
