"""Bodies that a trained model sees where gazetteer and rules are silent, and what more must speak for each.

A model takes laws, schemes, peoples, parties' adjectives and halves of names for bodies, so its word alone is not
enough: the name must end or begin as bodies do, or the words around must say that it is one. Words: `data/lexicons/
agencies.toml`, `[guesses]`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from channelfacts.lexicons import lexicon
from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import Body, as_key, kind_of, lexical, moved, nation_in, without_nation
from channelfacts.mentions.agencies.cues import ANY, around
from channelfacts.mentions.agencies.known import body as known_body
from channelfacts.mentions.agencies.weak import foreign_acronym, part_of_a_code
from channelfacts.mentions.names import Line, Token, family_names, given_names, ordinary_words, word_lists


@dataclass(frozen=True, slots=True)
class Words:
    """The section `guesses` of the lexicon."""

    tails: dict[str, str]
    never: frozenset[str]
    never_last: frozenset[str]
    unlikely: frozenset[str]
    parties: frozenset[str]


@cache
def words() -> Words:
    """The words, read once."""
    data = lexicon("agencies")["guesses"]
    return Words(
        tails={word: kind for kind, tails in data["tails"].items() for word in tails},
        never=frozenset(data["never"]),
        never_last=frozenset(data["never_last"]),
        unlikely=frozenset(data["unlikely"]) | lexical().not_last,
        parties=frozenset(data["parties"]),
    )


def bodies(doc: Doc, doc_lines: list[Line], found: list[Body], seen: Counter[str]) -> list[Body]:
    """The bodies that a model sees in prose and that the text bears out. found: those of gazetteer and rules."""
    spans = [(guess.start, guess.end) for guess in doc._.guesses or () if guess.label == "ORG"]
    made: list[Body] = []
    if not spans:
        return made
    for number, line in enumerate(doc_lines):
        if line.style == "prose":
            here = [body for body in found if body.line == number and not body.generic]
            for start, end in spans:
                if line.sentence.start <= start and end <= line.sentence.end and (cut := line.whole(start, end)):
                    for i, j in parts(line, *cut):
                        body = read(line, number, *trimmed(line, i, j), here, seen)
                        if body is not None:
                            made.append(body)
                            here.append(body)
    return made


def parts(line: Line, i: int, j: int) -> Iterator[tuple[int, int]]:
    """The guess, in two at an "and" where one side is a body by itself ("the House and Senate")."""
    names = gazetteers.agencies()
    for k in range(i + 1, j - 1):
        if line.lower(k) in ("and", "or") and line.cap(k + 1):
            left, right = names.find(line, i), names.find(line, k + 1)
            if (left and i + left[0] == k) or (right and k + 1 + right[0] == j) or k - i == j - k - 1 == 1:
                yield i, k
                yield k + 1, j
                return
    yield i, j


def trimmed(line: Line, i: int, j: int) -> tuple[int, int]:
    """The guess without what stands around the name: an owner ("Soros's"), a place ("in California"), a full stop."""
    tokens, lexicon_ = line.tokens, lexical()
    for k in range(i, j - 1):
        if tokens[k].possessive and tokens[k].lower not in lexicon_.possessives:
            i = k + 1
    while i + 1 < j and (
        not tokens[i].text[0].isalnum() or tokens[i].lower in ("the", "a", "an", *lexicon_.descriptors)
    ):
        i += 1
    for k in range(i + 1, j):
        if tokens[k].lower in ("in", "at", "—", "–", ":", ";", "(", "|") and k > i:
            return i, k
    while j - 1 > i and not tokens[j - 1].text[0].isalnum():
        j -= 1
    return i, j


def read(line: Line, number: int, i: int, j: int, found: list[Body], seen: Counter[str]) -> Body | None:
    """The body in tokens `i` to `j`, if the gazetteer knows it or enough speaks for it."""
    tokens = line.tokens
    if (
        j <= i
        or not tokens[i].cap
        or not tokens[j - 1].text[0].isalnum()
        or (line.cap(j) and not tokens[j - 1].possessive)
    ):
        return None
    if not tokens[j - 1].cap and not tokens[j - 1].text.isdigit():
        return None
    bare, nation = without_nation(line, i, j)
    for first in dict.fromkeys((i, bare)):
        row = gazetteers.agencies().find(line, first)
        if row and first + row[0] == j:
            form = row[1][0]
            if part_of_a_code(line, i) or foreign_acronym(form, row[0], seen) or tokens[j - 1].lower in words().parties:
                return None
            if any(body.i < j and i < body.j for body in found) or (
                form.weak and j - first == 1 and (opens(line, first) or not (form.acronym or around(line, i, j)))
            ):
                return None
            return (
                moved(known_body(line, number, first, j, form.item), i=i)
                if first != i
                else known_body(line, number, i, j, form.item)
            )
    if not free(line, i, j, found) or veto(line, i, j):
        return None
    name = tokens[i:j]
    folded = [token.lower for token in name]
    tail = tail_of(folded)
    cue = around(line, i, j, [(body.i, body.j) for body in found])
    if not (cue or (len(name) > 1 and sure(line, i, j, tail))):
        return None
    if len(name) == 1 and not spelled(name[0]) and (opens(line, i) or cue is None or folded[0] in ordinary_words()):
        return None
    if folded[-1] in words().unlikely and cue is None and folded[0] not in lexical().of_heads:
        return None
    kind = words().tails.get(tail, "") or kind_of(folded, folded[-1] if folded[-1] in lexical().heads else folded[0])
    if kind == "other" and cue is not None:
        kind = cue if cue != ANY else "ngo" if len(name) > 1 and not (set(folded) & lexical().heads.keys()) else kind
    return Body(number, i, j, kind, nation or nation_in(line, i, j), as_key(tokens[bare:j]), guessed=True)


def tail_of(folded: list[str]) -> str:
    """The last word, or two, that tell of a body."""
    if set(folded) & lexical().prepositions:
        return folded[-1] if folded[-1] in lexical().heads else ""
    last = " ".join(folded[-2:])
    return last if len(folded) > 1 and last in words().tails else folded[-1]


def sure(line: Line, i: int, j: int, tail: str) -> bool:
    """Does a name of several words show by its own first or last word that it is a body's?"""
    tokens, lexicon_ = line.tokens, lexical()
    last = tokens[j - 1].lower
    if last in lexicon_.of_nations or last in ("office", "administration"):
        return False  # a rule has looked for a place in front, a known office
    if tokens[i].lower in lexicon_.of_heads and line.lower(i + 1) in lexicon_.prepositions:
        return tokens[i].lower not in lexicon_.not_of or line.lower(i + 1) != "of"
    return (last in lexicon_.heads or tail in words().tails) and not person(tokens[i : j - 1])


def free(line: Line, i: int, j: int, found: list[Body]) -> bool:
    """Does the guess touch no name that is known, but where it goes on behind it as bodies' names do?"""
    tokens = line.tokens
    for body in found:
        if body.i < j and i < body.j:
            goes_on = line.lower(body.j) in (*lexical().prepositions, ".") or (
                lexical().heads.get(tokens[j - 1].lower, body.kind) != body.kind
            )
            if not (body.i == i and body.j < j and goes_on and not tokens[body.j - 1].possessive):
                return False
    of_head = tokens[i].lower in lexical().of_heads
    for k in range(max(0, i - 3), j):
        place = gazetteers.places().find(line, k) or gazetteers.nations().find(line, k)
        if place is None or k + place[0] <= i:
            continue
        if k < i or (k == i and k + place[0] >= j and not all(form.weak for form in place[1])):
            return False
        if k > i and k + place[0] >= j and not of_head and (place[0] > 1 or tokens[k - 1].lower == "for"):
            return False  # "Israeli West Bank"
    return True


def veto(line: Line, i: int, j: int) -> bool:
    """Do the words show a law, a scheme, a people, a party's members, an office, a person or half a name?"""
    name, lexicon_, own = line.tokens[i:j], lexical(), words()
    last, behind = name[-1].lower, line.lower(j)
    if any(token.lower in own.never for token in name) or name[0].lower in lexicon_.not_first | word_lists().titles:
        return True
    if (
        last in own.never_last
        or last in own.parties
        or last in gazetteers.peoples()
        or last in lexicon_.roles
        or last in word_lists().calendar
    ):
        return True
    if any(token.lower in own.parties for token in name) or any("@" in t.text or "/" in t.text for t in name):
        return True
    nation = gazetteers.nations().find(line, j - 1)
    if nation and not nation[1][0].acronym and len(name) > 1 and last not in ("america",):
        return True
    if any("-" in token.text and token.lower.rpartition("-")[2] in lexicon_.hyphened for token in name):
        return True
    if _hyphened(line, i, j) or behind in lexicon_.not_last or name[-1].text.endswith(("(", ".")):
        return True
    if any(token.lower in lexicon_.roles for token in name) and name[0].lower not in lexicon_.of_heads:
        return True
    before = line.lower(i - 1) if i and line.lower(i - 1) != "the" else line.lower(i - 2)
    if before == "of" and line.cap(i - 2 if line.lower(i - 1) == "of" else i - 3):
        return True  # the second half of "Bureau of Western Affairs"
    beside = i > 0 and line.cap(i - 1) and not line.tokens[i - 1].possessive and not line.gap(i)
    if beside and (i > 1 or line.lower(i - 1) not in word_lists().openers):
        return True
    return person(name) or (len(name) == 1 and given_names().get(last) is not None)


def _hyphened(line: Line, i: int, j: int) -> bool:
    """Does a hyphen bind the guess to a neighbour, or two places within it?"""
    tokens = line.tokens
    sides = [tokens[k] for k in (i - 1, j) if 0 <= k < len(tokens)]
    if any(t.text in "-–/" and (t.end == tokens[i].start or t.start == tokens[j - 1].end) for t in sides):
        return True
    single = j - i == 1 and "-" in tokens[i].text
    return single and all(part[:1].isupper() and part.replace(".", "").isalpha() for part in tokens[i].text.split("-"))


def person(name: list[Token]) -> bool:
    """Is it, by its look, the name of somebody ("Christian Berg")?"""
    first, last = name[0].lower, name[-1].lower
    if len(name) not in (2, 3) or last in lexical().heads or last in words().tails:
        return False
    return given_names().get(first) is False or (
        last in family_names() and (first in given_names() or first in family_names())
    )


def spelled(token: Token) -> bool:
    """Is it an acronym, or a name with capitals or dots within ("MoveOn.org")?"""
    return sum(c.isupper() for c in token.text) > 1 or "." in token.text.strip(".")


def opens(line: Line, i: int) -> bool:
    """Does a sentence or a quotation begin here?"""
    return i == 0 or line.tokens[i - 1].text in "“\"‘'•:–—-"
