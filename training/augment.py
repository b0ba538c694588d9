"""Variants of a text as newsrooms, scanners and content systems make them, and other names in the places of names."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from functools import cache

from channelfacts.lexicons import gazetteer, wordlist
from training.mix import variants
from training.samples import Sample


def rewritten(sample: Sample, change: Callable[[str], str]) -> Sample:
    """The Sample with every character changed alone (one for one, none lost), its names where they were."""
    text = "".join(change(c) for c in sample.text)
    return (
        Sample(sample.corpus, sample.doc, text, sample.spans, sample.unknown)
        if len(text) == len(sample.text)
        else sample
    )


def replaced(sample: Sample, edits: list[tuple[int, int, str]]) -> Sample:
    """The Sample with stretches (start, end, new text) replaced; names move along. Edits are in order, apart."""
    text, at, moves = "", 0, []
    for start, end, new in edits:
        text += sample.text[at:start] + new
        at = end
        moves.append((end, len(new) - (end - start)))
    text += sample.text[at:]

    def moved(place: int) -> int:
        return place + sum(by for stop, by in moves if stop <= place)

    spans = tuple((moved(start), moved(end), label) for start, end, label in sample.spans)
    unknown = tuple((moved(start), moved(end)) for start, end in sample.unknown)
    return Sample(sample.corpus, sample.doc, text, spans, unknown)


def bare(sample: Sample) -> Sample:
    """Without accents."""
    return rewritten(sample, lambda c: unicodedata.normalize("NFD", c)[0] if c.isalpha() else c)


def curly(sample: Sample) -> Sample:
    """With typographic quotes."""
    text, out = sample.text, []
    for i, c in enumerate(text):
        opening = i == 0 or text[i - 1] in " ([\n"
        out.append({"'": "‘" if opening else "’", '"': "“" if opening else "”"}.get(c, c))
    return Sample(sample.corpus, sample.doc, "".join(out), sample.spans, sample.unknown)


def straight(sample: Sample) -> Sample:
    """With the quotes of a typewriter."""
    return rewritten(sample, lambda c: {"‘": "'", "’": "'", "“": '"', "”": '"'}.get(c, c))


def shouted(sample: Sample) -> Sample:
    """In capitals, as headlines are."""
    return rewritten(sample, str.upper)


def titled(sample: Sample) -> Sample:
    """With a capital on every word, as American headlines are."""
    text = sample.text
    capital = "".join(c.upper() if i == 0 or text[i - 1] == " " else c for i, c in enumerate(text))
    return (
        Sample(sample.corpus, sample.doc, capital, sample.spans, sample.unknown)
        if len(capital) == len(text)
        else sample
    )


def broken(sample: Sample) -> Sample:
    """With a line's end in place of some spaces."""
    return rewritten(sample, lambda c: "\n" if c == " " and _CHANCE.random() < 0.08 else c)


def glued(sample: Sample) -> Sample:
    """With the space behind a full stop lost."""
    cuts = [i for i in range(2, len(sample.text) - 2) if sample.text[i] == " " and sample.text[i - 1] == "."]
    return replaced(sample, [(i, i + 1, "") for i in cuts[:1]])


@cache
def stock() -> dict[str, list[str]]:
    """Names to put in the places of others, by label."""
    given = [word for word, weak in wordlist("given_names") if not weak]
    family = [word for word, weak in wordlist("surnames") if not weak]
    return {
        "given": given,
        "family": family,
        "PLACE": [row["name"] for row in gazetteer("places")],
        "ORG": [row["name"] for row in gazetteer("agencies")],
        "NORP": [row["adjective"] for row in gazetteer("nationalities")],
    }


def another(name: str, label: str) -> str | None:
    """Another name of about that form, or None where there is no telling."""
    words = name.split()
    if label == "PERSON":
        if not all(word[0].isupper() and word[1:].islower() for word in words) or len(words) > 2:
            return None
        return " ".join([_CHANCE.choice(stock()["given"]), _CHANCE.choice(stock()["family"])][-len(words) :])
    if label in ("PLACE", "ORG") and not name.isupper():
        return _CHANCE.choice(stock()[label]).removeprefix("The ")
    return None


def swapped(sample: Sample) -> Sample:
    """With other names in the places of some of its names."""
    edits = []
    for start, end, label in sample.spans:
        if _CHANCE.random() < 0.6:
            name = another(sample.text[start:end], label)
            if name:
                edits.append((start, end, name))
    return replaced(sample, edits)


VARIANTS: dict[str, Callable[[Sample], Sample]] = {
    "swapped": swapped, "bare": bare, "curly": curly, "straight": straight, "shouted": shouted, "titled": titled,
    "broken": broken, "glued": glued,
}  # fmt: skip
_CHANCE = random.Random()


def varied(sample: Sample, chance: random.Random) -> Sample:
    """One of the VARIANTS of a Sample, by the shares in training/mix.toml."""
    _CHANCE.seed(chance.random())
    names, shares = zip(*variants().items(), strict=True)
    return VARIANTS[chance.choices(names, shares)[0]](sample)
