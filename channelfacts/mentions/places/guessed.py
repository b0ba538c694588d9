"""Places that a trained model sees and no gazetteer knows, and what more must speak for each.

The model takes surnames, peoples, laws and storms for places. A guess is kept where its last word is a place's, or
where it stands as places do: behind a preposition, before its county or state. Words: `data/lexicons/places.toml`,
`[guesses]`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from channelfacts.annotations import Guess
from channelfacts.lexicons import lexicon
from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import lexical as agency_words
from channelfacts.mentions.names import Line, family_names, given_names, ordinary_words, word_lists
from channelfacts.mentions.places import world
from channelfacts.mentions.places.spots import Spot, lexical, opens


@cache
def words(key: str) -> frozenset[str]:
    """A list of the section `guesses`."""
    return frozenset(lexicon("places")["guesses"][key])


@cache
def firm() -> float:
    """The chance from which a guess needs no word around it that shows a place."""
    return float(lexicon("places")["guesses"]["firm"])


def places(
    guesses: list[Guess], line: Line, number: int, surnames: set[str], nations: Mapping[str, int]
) -> Iterator[Spot]:
    """The guesses of a line of prose that the text bears out.

    surnames: folded, as the text itself uses them. nations: how often it names each, by ISO code.
    """
    if line.style != "prose":
        return
    for guess in guesses:
        if not (line.sentence.start <= guess.start and guess.end <= line.sentence.end):
            continue
        cut = line.whole(guess.start, guess.end)
        if cut is None:
            continue
        i, j = cut
        folded = [token.lower for token in line.tokens[i:j]]
        head = lexical().heads.get(folded[-1]) or ("place" if folded[-1] in words("tails") else None)
        before = before_its_region(line, j)
        if touched(line, i, j) or veto(
            line, i, j, surnames, known=(head is not None and j - i > 1) or before is not None
        ):
            continue
        led = behind_a_preposition(line, i, j)
        alone = guess.chance is not None and guess.chance >= firm() and mapped(line, i, j, nations)
        weak = gazetteers.places().find(line, i)
        if weak and i + weak[0] == j and not before:
            continue
        if (head and j - i > 1) or before or led or alone:
            country = before or None
            yield Spot(
                number,
                i,
                j,
                head or ("town" if before else "place"),
                country=country,
                bare=not (head or before or alone),
                guessed=True,
            )


def mapped(line: Line, i: int, j: int, nations: Mapping[str, int]) -> bool:
    """Is there a town of that name in a country of which the text speaks?"""
    if line.tokens[j - 1].text.isupper() or opens(line, i):
        return False
    return any(nations.get(row.country or "") for row in world.known(world.name_of(line, i, j)))


def touched(line: Line, i: int, j: int) -> bool:
    """Does a known place, nation or body lie in the guess, or reach into it?"""
    for names in (gazetteers.places(), gazetteers.nations(), gazetteers.agencies()):
        for k in range(max(0, i - 3), j):
            found = names.find(line, k)
            weak = found is not None and k >= i and found[0] <= j - i and all(form.weak for form in found[1])
            if found and k + found[0] > i and not weak:
                return True
    return False


def veto(line: Line, i: int, j: int, surnames: set[str], *, known: bool) -> bool:
    """Do the words show a person, a people, a thing, half a name or a hyphened word?"""
    tokens, lists = line.tokens, word_lists()
    name, last = tokens[i:j], tokens[j - 1].lower
    if any(not token.text[0].isalpha() and token.text not in (".", "-", "'", "’") for token in name):
        return True
    if any(token.lower in words("never") | agency_words().roles | lists.titles | lexical().languages for token in name):
        return True
    if last in gazetteers.peoples() or last in lists.calendar or last in agency_words().not_last:
        return True
    if any("-" in t.text and t.lower.rpartition("-")[2] in agency_words().hyphened | words("bound") for t in name):
        return True
    sides = [tokens[k] for k in (i - 1, j) if 0 <= k < len(tokens)]
    if any(side.text[0] in "-–@#/" and (side.end == name[0].start or side.start == name[-1].end) for side in sides):
        return True
    if i and tokens[i - 1].text in "“‘\"'" and line.lower(j) in ("”", "’", '"', "'"):
        return True  # a headline's or a plan's name
    if (i and line.cap(i - 1) and not tokens[i - 1].possessive) or (line.cap(j) and not tokens[j - 1].possessive):
        return True
    if known:
        return last in lexical().states or len(last) == 1
    if name[0].text.isupper() or last in lexical().states or all(token.lower in lists.compass for token in name):
        return True
    if all(token.lower in ordinary_words() | given_names().keys() for token in name) or last in surnames:
        return True
    return j - i > 1 and name[0].lower in given_names() and last in family_names()


def behind_a_preposition(line: Line, i: int, j: int) -> bool:
    """Does the name stand where a place does: "in Xton.", "the town of Xton", and no possessive behind?"""
    tokens, k = line.tokens, i - 1
    if opens(line, i) or tokens[j - 1].possessive:
        return False
    if line.lower(k) == "the":
        k -= 1
    if line.lower(k) == "of":
        return line.lower(k - 1) in lexical().nouns_of or line.lower(k - 1) in words("nouns_of")
    behind = line.lower(j)
    clear = not behind or not behind[0].isalnum() or behind in lexical().after_bare or behind in words("behind")
    return line.lower(k) in lexical().sure_prepositions | words("prepositions") and clear


def before_its_region(line: Line, j: int) -> str | None:
    """The country, where a comma and the county, state or country follow: "Xton, Miss."."""
    if line.lower(j) != "," or not line.cap(j + 1):
        return None
    found = gazetteers.places().find(line, j + 1)
    if found and found[1][0].item.kind in ("county", "region", "country", "state", "nation"):
        return found[1][0].item.country
    short = (line.lower(j + 1), line.phrase(j + 1, j + 4))
    return lexical().states_country if any(state in lexical().states for state in short) else None
