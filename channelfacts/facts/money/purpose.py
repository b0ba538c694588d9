"""What an amount is for: the phrase behind "for", "to", "on" and the like, the noun beside it, or what costs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from channelfacts.clauses import (
    DETERMINERS,
    Token,
    governor,
    is_verb,
    phrase_left,
    phrase_right,
    relative,
    skip_terms,
    verb_behind,
    verbs,
)
from channelfacts.clauses import words as status_words
from channelfacts.clauses.beside import at_cost
from channelfacts.clauses.subjects import subject
from channelfacts.facts.money.behind import behind_it, means_purpose
from channelfacts.facts.money.bodies import PAYING, Stretch, body
from channelfacts.facts.money.buying import bought, continues, founded, kept, valued
from channelfacts.facts.money.context import Line
from channelfacts.facts.money.costing import before_commas, costed, done_at, sold
from channelfacts.facts.money.nouns import bare, bill, compound, head, label
from channelfacts.facts.money.reference import each, named_before, pointed
from channelfacts.facts.money.uses import LONGEST, clause_behind, opening, words


def purpose(line: Line, k: int, recipient: Stretch | None) -> Stretch | None:
    """The words for what the amount at token `k` is meant; None where the clause does not say."""
    row = line.row
    if k and row[k - 1].lower == "including":  # behind a comma the sentence goes on about the whole
        row = row[: next((i for i in range(k, len(row)) if row[i].lower == ","), len(row))]
    if k and row[k - 1].lower in words("come_upon") and (k + 1 == len(row) or row[k + 1].lower != "for"):
        return None
    verb, behind = governor(row, k), verb_behind(row, k)
    taken = recipient or (-1, -1)
    start = skip_terms(row, (behind.at if behind is not None else k) + 1)
    told = relative(row, k)
    spends = verb is not None and row[verb.at].lower in words("spending")
    if told is not None and told[0].kind in PAYING:
        found = behind_it(row, told[0].at + 1, taken) or _beside(row[: told[1][0]], start, taken, spends=False)
    else:
        found = behind_it(row, start, taken) if behind is not None else _beside(row, start, taken, spends=spends)
    if told is not None and found is None and (told[0].kind == "cost" or row[told[0].at].lower in words("requiring")):
        found = None if body(line, told[1], firm=True) else bare(row, told[1])  # "the £5m that the fence cost"
    at = at_cost(row, k)
    if at is not None and (done := bare(row, done_at(row, at), whole=True)) is not None:
        found = done
    if found is not None and verb is not None and verb.kind == "cost" and found[1] - found[0] == 1:
        found = None if row[found[0]].lower in words("making") else found  # "the camp cost £5m to build"
    if found is None and verb is not None and (verb.kind in ("cost", "level") or (verb.passive and verb.link == "at")):
        what = costed(row, verb)
        found = bare(row, what, whole=True)
        if found is None and what is not None and row[what[1] - 1].lower in words("schemes"):
            found = (what[1] - 1, what[1])
    found = valued(row, k) or found or bought(row, k, verb) or founded(row, k)
    if found is None:
        found = bare(row, sold(row, k), whole=True)
    if found is None and at is None:
        found = head(row, k)
    if (
        found is None
        and verb is not None
        and verb.at + 1 < k
        and verb.kind in ("pay", "pledge")
        and row[verb.at + 1].lower == "on"
    ):
        found = bare(row, (verb.at + 2, k))
    if found is None and k > 2 and row[k - 1].lower in {"is", "was", "are", "were"}:
        found = bill(row, k - 1)
    if found is None and k > 2 and row[k - 1].lower in ("to", "at"):
        found = bill(row, k - 1, sure=True)  # "raises spending on the fence to £5m"
    if found is None and k > 2 and row[k - 1].lower == "," and behind is None:
        found = bill(row, k - 1, sure=True)  # "the rent for the flats, £5 a month, is paid"
    if found is None and verb is not None and verb.link == "at" and row[verb.at].lower in words("putting"):
        aside = verb.first and row[verb.first - 1].lower == ","  # "their costs, put at £5m"
        found = bare(row, phrase_left(row, verb.first - 1) if aside else (verb.at + 1, k - 1))
    if found is None and verb is not None and row[verb.at].lower in words("selling") and not verb.passive:
        found = bare(row, phrase_right(row[:k], verb.at + 1, words("stops") | words("into"), 6))
    if found is None and verb is not None and verb.passive and verb.link == "with":
        found = bare(row, subject(row, replace(verb, first=before_commas(row, verb.first))))
    found = meant(line, found) or meant(line, label(row, k)) or clause_behind(row, k) or opening(row)
    found = found or meant(line, pointed(row, k)) or each(row, k) or kept(row, k)
    return named_before(line, k, verb) if found is None else (row[found[0]].start, row[found[1] - 1].end)


def meant(line: Line, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """The phrase without a participle at its end, where it says what money is for: no person, no giver with a verb of
    saying, no figure, no bare word for money."""
    if found is None:
        return None
    row = line.row
    first, end = found
    while end > first + 1 and row[end - 1].lower in verbs() and is_verb(row, end - 1) and _told(row[end - 1].lower):
        end -= 1  # "security agreed in March"
    if row[end - 1].lower in words("bland") and end - first > 3:  # "the wall in his proposed budget"
        set_in = (i for i in range(first + 1, end - 1) if row[i].lower == "in" and row[i + 1].lower in DETERMINERS)
        end = next(set_in, end)
    inner = [t.lower for t in row[first:end]]
    if (
        inner[0] in words("stops") - {"earlier"}
        or set(inner) <= words("no_purpose")
        or set(inner) <= (words("bland") - words("schemes")) | words("merely")
    ):
        return None
    telling = set(inner[:-1] if inner[-1] == "claims" else inner)  # "processing claims"
    if not telling.isdisjoint(status_words("clauses", "telling")) or any(t.kind == "money" for t in row[first:end]):
        return None
    cut = end < len(row) and row[end].lower in ("it", "them", "him", "her", "us")  # "to continue it"
    if cut and end - first == 1 and first and row[first - 1].lower == "to":
        return None
    if inner[-1] in ("them", "it", "us") or all(
        t.kind != "word" or t.text.replace(",", "").isdigit() for t in row[first:end]
    ):
        return None
    start, stop = row[first].start, row[end - 1].end
    if first and row[first - 1].lower == "in" and any(p.start <= start and stop <= p.end for p in line.places):
        return None  # "invest £5m in Spain"
    if any(start <= p.start + 5 and p.end >= stop and p.start < stop for p in line.people):
        return None
    return first, end


def _told(word: str) -> bool:
    kind, forms = verbs()[word]
    return kind in ("pledge", "announce", "pay", "buy") and bool(forms & {"past", "participle"}) and "base" not in forms


def _beside(row: Sequence[Token], at: int, taken: Stretch, *, spends: bool) -> tuple[int, int] | None:
    """A noun that the amount stands before ("£2m security fence", "£12m deal to ..."), else the phrase behind it."""
    while at < len(row) and row[at].kind in ("duration", "rate"):
        at += 1
    if at < len(row) and row[at].lower in {"of", "in", "worth"}:
        if at + 1 < len(row) and row[at + 1].lower == "which":
            said = at + 2 < len(row) and row[at + 2].lower in ("is", "was", "are", "were")
            return behind_it(row, at + 2, taken) if said else None  # "£5m of which is for dogs"
        if at + 2 < len(row) and row[at].lower == "of" and row[at + 1].lower in ("it", "them", "that", "this"):
            return behind_it(row, at + 2, taken)  # "£5m of it for the fence"
        if at + 1 < len(row) and row[at + 1].kind != "word":
            return behind_it(row, at + 1, taken)
        at += row[at].lower == "worth" and at + 1 < len(row) and row[at + 1].lower == "of"
        phrase = phrase_right(row, at + 1, words("stops") | (words("into") - {"in"}), 7)
        if row[at].lower == "in" and phrase is not None and not means_purpose(row, at + 1, "in"):
            phrase = None
        if phrase is not None and not {t.lower for t in row[phrase[0] : phrase[1]]} & words("bland"):
            return phrase if phrase[0] - at <= 2 else None
        further = behind_it(row, phrase[1] if phrase else at + 1, taken)
        if further is not None or phrase is None:
            return further
        content = [t for t in row[phrase[0] : phrase[1]] if t.lower not in words("bland")]
        return phrase if content and content[0].text[:1].islower() else None
    if spends and at < len(row) and row[at].lower.endswith("ing"):
        return phrase_right(row, at, words("stops"), LONGEST)
    noun = None if continues(row, at, at - 1) else compound(row, at)
    if noun is None:
        return behind_it(row, at, taken)
    further = behind_it(row, noun[1], taken)
    last = row[noun[1] - 1].lower
    if last in words("of_what") and noun[1] < len(row) and row[noun[1]].lower in {"of", "for"}:
        return phrase_right(row, noun[1] + 1, words("stops"), LONGEST)
    if further is not None and last in words("bland"):
        return further
    own = [t for t in row[noun[0] : noun[1]] if t.lower not in words("bland")]
    if not own:
        return noun if further is None and last == "budget" else further
    return noun
