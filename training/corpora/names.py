"""From the mentions of a corpus to names by our rules: mapped, cut to the name, in order, nationalities found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from training.corpora.columns import Mention
from training.corpora.cutting import behind_titles, parts, trimmed, without_nouns
from training.corpora.labels import Mapping, mapping, peoples, title_words, words
from training.corpora.unmarked import add_countries, add_peoples, language
from training.samples import Sample, Span

Stretch = tuple[int, int]


def sample(corpus: str, doc: str, text: str, mentions: Iterable[Mention]) -> Sample:
    """The Sample of a text with a corpus's own mentions, by characters. The longest mention wins."""
    spans: list[Span] = []
    unknown: list[Stretch] = []
    closed: list[Stretch] = []
    for start, end, label in sorted(_mapped(corpus, text, mentions), key=lambda m: (m[0] - m[1], m[0])):
        taken = [(s, e) for s, e, _ in spans] + unknown + closed
        if any(s < end and start < e for s, e in taken):
            continue
        if label == "?":
            unknown.append((start, end))
        elif label:
            spans.append((start, end, label))
        else:
            closed.append((start, end))
    spans = _joined(text, spans)
    add_peoples(text, spans, unknown, closed)
    add_countries(text, spans, unknown, closed)
    return Sample(corpus, doc, text, tuple(sorted(spans)), tuple(sorted(unknown)))


def _mapped(corpus: str, text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions with our labels, cut to names. What has no capital is none, but where nobody uses them."""
    rules = mapping(corpus)
    small = corpus in words("small_letters")
    for start, end, original in mentions:
        for first, last in parts(text, *trimmed(text, start, end), rules.labels.get(original, ""), corpus):
            at, to = trimmed(text, first, last, small=small)
            if rules.labels.get(original) == "PLACE":
                at, to = trimmed(text, at, without_nouns(text, at, to), small=small)
            name = text[at:to]
            if not name or "://" in name or not (small or _capital(name)):
                continue
            described = name.rsplit(" ", 1)[-1].islower() and name.partition(" ")[0] in peoples()
            if described and not small and rules.labels.get(original) == "ORG":
                continue  # "British police": a description, the nationality is found later
            label = _label(rules, original, text, at, to)
            if label == "PERSON":
                cut, label = behind_titles(text, at, to)
                if cut > at and label == "PERSON":
                    yield from ((s, e, "?") for s, e in _rest(text, at, cut))
                at = cut
            elif label and label != "?" and name in words("never"):
                label = ""
            if at < to and (small or _capital(text[at:to])) and text[at:to] not in words("never"):
                yield at, to, label


def _capital(name: str) -> bool:
    """Whether a name has a capital, or letters of a script that has none."""
    return any(c.isupper() or (c.isalpha() and not c.islower()) for c in name)


def _label(rules: Mapping, original: str, text: str, start: int, end: int) -> str:
    """Our label of a name: the corpus's, but NORP where the name is a nationality, and "?" where it is a government."""
    name = text[start:end]
    label = rules.label(original, name)
    label = "ORG" if label == "PLACE" and name in words("bodies") else label
    if label == "PERSON" or name not in peoples() or (label == "PLACE" and name in words("places_too")):
        governs = label in ("ORG", "PLACE") and name.rsplit(" ", 1)[-1] in words("governments")
        return "?" if governs else label
    return label if label in ("", "?") and language(text, start, end) else "NORP"


def _rest(text: str, start: int, end: int) -> Iterator[Stretch]:
    """In what was cut off before a name, the capitals that are neither title nor nationality: "Conservative MP"."""
    for word in re.finditer(r"[^\W\d_][\w.'’-]*", text[start:end]):
        name = word.group().strip(".")
        if name[0].isupper() and name not in title_words() and name not in peoples():
            yield start + word.start(), start + word.end()


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """The spans, one that ends in "of" joined with the one that follows: "University of", "Colombo"."""
    found: list[Span] = []
    for start, end, label in sorted(spans):
        before = text[found[-1][0] : found[-1][1]] if found else ""
        together = text[found[-1][0] : end] if found else ""
        if label == "NORP" and found and found[-1][2] == "NORP" and together in peoples():
            found[-1] = (found[-1][0], end, "NORP")  # "African", "American"
        elif before.endswith((" of", " of the", " for", " and")) and start - found[-1][1] == 1:
            kind = "PLACE" if "Republic" in before else found[-1][2]
            found[-1] = (found[-1][0], end, kind)
        else:
            found.append((start, end, label))
    return found
