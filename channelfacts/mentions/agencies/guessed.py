"""Bodies that a trained model sees where gazetteer and rules are silent, and what more must speak for each.

A model takes laws, schemes, peoples, parties' adjectives and halves of names for bodies, so its word alone is not
enough: the name must end or begin as bodies do, or the words around must say that it is one. Words: `data/lexicons/
agencies.toml`, `[guesses]`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import Body, as_key, kind_of, lexical, moved, nation_in, without_nation
from channelfacts.mentions.agencies.cues import ANY, around, before, noun_behind
from channelfacts.mentions.agencies.doubts import opens, person, spelled, veto, words
from channelfacts.mentions.agencies.known import body as known_body
from channelfacts.mentions.agencies.known import misread
from channelfacts.mentions.agencies.setting import Setting
from channelfacts.mentions.agencies.weak import foreign_acronym
from channelfacts.mentions.gazetteers import KnownAgency
from channelfacts.mentions.names import Line, family_names, given_names, ordinary_words
from channelfacts.mentions.tries import Form


def bodies(doc: Doc, doc_lines: list[Line], found: list[Body], setting: Setting) -> list[Body]:
    """The bodies that a model sees in prose and that the text bears out. found: those of gazetteer and rules."""
    text: str = doc.text
    guesses = doc._.guesses or ()
    people = {text[guess.start : guess.end] for guess in guesses if guess.label == "PERSON"}
    votes = Counter(text[guess.start : guess.end] for guess in guesses if guess.label == "ORG")
    others = {text[guess.start : guess.end] for guess in guesses if guess.label != "ORG"}
    spans = [
        (guess.start, guess.end, firm(text[guess.start : guess.end], guess.chance, votes, others))
        for guess in guesses
        # "De Filippi" after "Loris De Filippi" is the same man.
        if guess.label == "ORG" and not any(name.endswith(" " + text[guess.start : guess.end]) for name in people)
    ]
    made: list[Body] = []
    if not spans:
        return made
    for number, line in enumerate(doc_lines):
        if line.style == "prose":
            here = [body for body in found if body.line == number and not body.generic]
            for start, end, alone in spans:
                if line.sentence.start <= start and end <= line.sentence.end and (cut := line.whole(start, end)):
                    for i, j in parts(line, *cut):
                        body = read(line, number, *trimmed(line, i, j), here, setting.seen, alone=alone)
                        if body is not None:
                            body = at_home(line, body, setting.home(share=0.4))
                            made.append(body)
                            here.append(body)
    return made


def firm(name: str, chance: float | None, votes: Counter[str], others: set[str]) -> bool:
    """Is the model so sure of a body that nothing else must bear it out?

    A single word is a person's, a scheme's or a thing's name as often, unless it is a body's each time it stands there.
    """
    if chance is None or chance < words().firm or name in others:
        return False
    return " " in name or (votes[name] > 1 and not name.isupper())


def at_home(line: Line, body: Body, home: str | None) -> Body:
    """The body with the home of the text as its country, where the place in its name may lie there (Georgia)."""
    for k in range(body.i, body.j):
        place = gazetteers.places().find(line, k)
        if home and place and body.entity is None and any(form.item.country == home for form in place[1]):
            return moved(body, country=home)
    return body


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


def read(
    line: Line, number: int, i: int, j: int, found: list[Body], seen: Counter[str], *, alone: bool = False
) -> Body | None:
    """The body in tokens `i` to `j`, if the gazetteer knows it or enough speaks for it."""
    tokens = line.tokens
    if j <= i or not tokens[i].cap or (line.cap(j) and not tokens[j - 1].possessive):
        return None
    if not tokens[j - 1].cap and not tokens[j - 1].text.isdigit():
        return None
    if line.lower(j) == "&" and line.cap(j + 1):
        return None  # the first half of "American Energy & Infrastructure Act"
    bare, nation = without_nation(line, i, j)
    for first in dict.fromkeys((i, bare)):
        row = gazetteers.agencies().find(line, first)
        if row and first + row[0] == j:
            may = believed(line, first, j, row[1][0], found, seen)
            return moved(known_body(line, number, first, j, row[1][0].item), i=i) if may else None
    held = next((body for body in found if body.i == i and body.j < j), None)
    led = (before(line, i) or noun_behind(line, j)) is not None or held is not None
    if not free(line, i, j, found) or veto(line, i, j, led=led):
        return None
    folded = [token.lower for token in tokens[i:j]]
    cue = around(line, i, j, [(body.i, body.j) for body in found])
    # "U.S. Cruelty" spans the end of a sentence, "Protection of Lawful Commerce in Arms Act" goes on.
    alone = alone and bare == i and not (line.lower(j) in ("in", "of", "for") and line.cap(j + 1))
    if cue is None and held is None and not alone and (j - i == 1 or not sure(line, i, j, tail_of(folded))):
        return None
    if j - i == 1 and not spelled(tokens[i]) and (opens(line, i) or folded[0] in ordinary_words()):
        return None
    if folded[-1] in words().unlikely and cue is None and folded[0] not in lexical().of_heads:
        return None
    kind = held.kind if held and kind_in(folded, cue) == "other" else kind_in(folded, cue)
    return Body(number, i, j, kind, nation or nation_in(line, i, j), as_key(tokens[bare:j]), guessed=True)


def believed(line: Line, i: int, j: int, form: Form[KnownAgency], found: list[Body], seen: Counter[str]) -> bool:
    """Is a name of the gazetteer that the rules passed over that body, now that a model sees one too?"""
    if misread(line, i, j) or foreign_acronym(form, j - i, seen, Counter()) or line.lower(j - 1) in words().parties:
        return False
    if any(body.i < j and i < body.j for body in found):
        return False
    if form.weak and j - i == 1:
        return not opens(line, i) and (form.acronym or around(line, i, j) is not None)
    return True


def kind_in(folded: list[str], cue: str | None) -> str:
    """The kind by the name, else by the words around; a name of several words without a head is mostly a charity's."""
    heads = lexical().heads
    kind = words().tails.get(tail_of(folded)) or kind_of(folded, folded[-1] if folded[-1] in heads else folded[0])
    if kind != "other" or cue is None:
        return kind
    if cue != ANY:
        return cue
    return "ngo" if len(folded) > 1 and not set(folded) & heads.keys() else kind


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


def extends(line: Line, i: int, j: int, body: Body) -> bool:
    """Does the guess hold the name of a body and go on as bodies' names do?"""
    tokens, lexicon_ = line.tokens, lexical()
    if body.j == j and not body.known and i < body.i - 1 and line.lower(body.i - 1) in ("and", "&"):
        place = gazetteers.places().find(line, i)  # "Devon and Cornwall Constabulary"
        return place is not None and i + place[0] == body.i - 1
    if body.i != i or body.j >= j or tokens[body.j - 1].possessive:
        return False
    if line.lower(body.j) in (*lexicon_.prepositions, "."):
        return not body.known or body.j - i > 1  # "the Congress of Vienna" was none of the USA's
    if line.cap(body.j) and not body.known:
        return True
    plain = (ordinary_words(), given_names(), family_names())
    if line.cap(body.j) and not any(t.lower in words_ for t in tokens[body.j : j] for words_ in plain):
        return not any(gazetteers.places().find(line, k) for k in range(body.j, j))  # "Group 4 Falck"
    return (lexicon_.heads | words().tails).get(tokens[j - 1].lower, body.kind) != body.kind


def free(line: Line, i: int, j: int, found: list[Body]) -> bool:
    """Does the guess touch no name that is known, but where it goes on behind it as bodies' names do?"""
    tokens = line.tokens
    if any(body.i < j and i < body.j and not extends(line, i, j, body) for body in found):
        return False
    of_head = tokens[i].lower in lexical().of_heads
    for k in range(max(0, i - 3), j):
        place = gazetteers.places().find(line, k) or gazetteers.nations().find(line, k)
        if place is None or k + place[0] <= i:
            continue
        if k < i or (k == i and k + place[0] >= j and not all(form.weak for form in place[1])):
            return False
        led = tokens[k - 1].lower
        if k > i and k + place[0] >= j and not of_head and led != "of" and (place[0] > 1 or led == "for"):
            return False  # "Israeli West Bank"
    return True
