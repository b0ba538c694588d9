"""Whether an amount is planned, spent, or only threatened, asked for or supposed: the verbs and nouns around it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from channelfacts.annotations import AnnotatedDoc, MoneyMention
from channelfacts.clauses import Token, Verb, governor, place_of, relative, tokens, verb_behind, words
from channelfacts.clauses.beside import at_cost, beside, of_doing, priced, settled

PLANNING = frozenset({"pledge", "announce"})


@Language.factory("channelfacts_status")
def create(nlp: Language, name: str) -> Status:
    """The component that fills `status` of `doc._.money`."""
    return Status()


class Status:
    """Fills the status of every amount of money."""

    def __call__(self, doc: Doc) -> Doc:
        annotated: AnnotatedDoc = doc  # type: ignore[assignment]
        doc._.money = with_status(annotated)
        return doc


def with_status(doc: AnnotatedDoc) -> list[MoneyMention]:
    """The amounts of a Doc, each with its status; None where nothing near it tells."""
    rows: dict[int, list[Token]] = {}
    out: list[MoneyMention] = []
    for i, mention in enumerate(doc._.money):
        if mention.sentence not in rows:
            rows[mention.sentence] = tokens(doc, doc._.sentences[mention.sentence])
        row = rows[mention.sentence]
        k = place_of(row, i)
        status = None if k is None else status_at(row, k)
        if status is None and doc._.sentences[mention.sentence].kind == "list":
            status = _of_lead(doc, mention)
        out.append(replace(mention, status=status) if status is not None else mention)
    return out


def _of_lead(doc: AnnotatedDoc, mention: MoneyMention) -> str | None:
    """What the line says that leads a list in, of a sum in it that says nothing itself."""
    sentences = doc._.sentences
    for sentence in reversed(sentences[max(0, mention.sentence - 8) : mention.sentence]):
        if sentence.text.endswith(":"):
            row = tokens(doc, sentence)
            said = {t.lower for t in row}
            return "planned" if said & words("groups", "ahead_of_list") else _of_sentence(row)
        if sentence.kind != "list":
            break
    return None


def status_at(row: list[Token], k: int) -> str | None:
    """`planned`, `actual` or `other` for the amount at token `k`; None where nothing near it tells."""
    be = ("is", "are", "was", "were")
    is_at = next((i for i in range(k + 1, min(len(row) - 1, k + 5)) if row[i].lower in be), None)
    if is_at is not None and all(t.kind == "word" for t in row[k + 1 : is_at]):
        for ahead in ("planned", "other"):
            if row[is_at + 1].lower in words("nouns", f"ahead_{ahead}"):
                return ahead
    if (at := at_cost(row, k)) is not None and (done := of_doing(row, at)) is not None:
        return done
    if (
        k
        and row[k - 1].lower in words("groups", "come_upon")
        and row[k + 1 : k + 2]
        and row[k + 1].lower not in ("for", "to")
    ):
        return "other"  # "found £5,000 in a van"
    noun = beside(row, k)
    told = relative(row, k)
    if noun == "other" and not (told is not None and told[0].kind == "pledge"):
        return "actual" if settled(row, k) else "other"
    if priced(row, k):
        return "other"
    if k and row[k - 1].lower == "including" and (whole := _earlier(row, k)) is not None:
        return status_at(row, whole)
    for verb in (told[0] if told is not None else None, governor(row, k), verb_behind(row, k)):
        if verb is None or _participle_of_cost(verb):
            continue
        if (status := of_verb(row, verb)) is not None:
            contract = row[verb.at].lower in ("awarded", "granted", "handed") and bool(
                {t.lower for t in row[verb.at : k]} & {"contract", "contracts", "deal"}
            )
            law = row[k + 1 : k + 5] and any(t.lower in ("bill", "bills") for t in row[k + 1 : k + 5])
            bound = contract or law or verb.form in ("base", "third", "gerund") or verb.kind in ("receive", "announce")
            if status == "actual" and noun == "planned" and bound:
                return "planned"
            return status
    earlier = _earlier(row, k)
    joined = earlier is not None and row[k - 1].lower in ("and", ",", "plus", "or", "further")
    if earlier is not None and joined and (noun is None or noun == "actual"):
        return status_at(row, earlier)
    if noun is not None:
        supposed = noun == "actual" and _in_clause(row, k) == "other"  # "could be left with a £5m bill"
        return "other" if supposed else noun
    return _in_clause(row, k) or (status_at(row, earlier) if earlier is not None else _of_sentence(row))


def _earlier(row: list[Token], k: int) -> int | None:
    return next((i for i in range(k - 1, -1, -1) if row[i].kind == "money"), None)


def _participle_of_cost(verb: Verb) -> bool:
    """ "Projects totalling £5m will get ...": the verb behind decides."""
    return verb.kind == "cost" and verb.form == "gerund" and not verb.before


def of_verb(row: list[Token], verb: Verb) -> str | None:
    """What the group of a verb says of its amount."""
    group = set(verb.before)
    if row[verb.at].lower == "claiming":  # asked for: who "claimed" or "claims" benefits has got them
        return "other"
    doubled = row[verb.first - 1].lower == "than" and row[verb.first - 2].lower in ("more", "less")
    if _nobody(row, verb.first) or (row[verb.first - 1].lower in words("groups", "left_undone") and not doubled):
        return "other"
    if {"would", "have"} <= group or {"'d", "have"} <= group:
        return "other"
    aside = (
        verb.first
        and row[verb.first - 1].lower == ","
        and not verb.before
        and row[verb.at].lower in words("nouns", "reckoned")
    )  # "will pay their costs, put at £5m"
    if verb.link == "at" and aside and (main := governor(row, verb.first - 1)) is not None:
        return of_verb(row, main)
    if verb.link == "at" and row[verb.at].lower in ("put", "puts", "putting") and not verb.passive:
        if any(t.kind == "date" and t.lower.startswith("last") for t in row[verb.at :]):
            return "actual"  # "puts the cost of hotels at £5m last year"
        # an estimate, if nobody has to pay it yet
        due = any(a.lower == "to" and b.lower == "be" for a, b in pairwise(row[verb.at :]))
        return "planned" if due else "other"
    if verb.kind in ("other", "owe") or group & words("groups", "negated") or _conditional(row, verb.first):
        return "other"
    if group & words("groups", "other"):
        return "planned" if _future_of_past(row, verb) else "other"
    if verb.link == "for" and verb.kind in ("receive", "other"):
        return "other"
    if _urged(row, verb):
        return "other"
    if verb.kind in PLANNING:
        return "planned"
    if verb.kind == "cost" and group & words("groups", "held") and not group & {"will", "'ll"}:
        return "actual"
    if group & words("groups", "planned"):
        return "planned"
    if verb.kind == "go":
        return "actual"
    if verb.form == "base" and not group & words("groups", "filler") and not group:
        return _of_bare_form(row, verb)
    return "actual"


def _urged(row: list[Token], verb: Verb) -> bool:
    """ "called on the mayor to spend £5m", "proposed sending £5m": asked of somebody, and not done."""
    if verb.form == "gerund" and not verb.before and row[verb.first - 1].lower in words("groups", "mooted"):
        return verb.first > 0
    if verb.before[:1] != ("to",):
        return False
    for i in range(verb.first - 1, max(-1, verb.first - 8), -1):
        if row[i].kind != "word" or row[i].lower in words("clauses", "breaks"):
            return False
        if row[i].lower in words("groups", "urging"):
            return True
        if row[i].lower == "on" and i and row[i - 1].lower in words("groups", "only_for"):
            return True
    return False


def _future_of_past(row: list[Token], verb: Verb) -> bool:
    """ "said that it would pay", "it would pay £5, she said", "agreed that they should pay": a plan, reported."""
    if {"if", "unless", "were"} & {t.lower for t in row}:
        return False
    told = words("nouns", "reported")
    supposed = set(verb.before) & words("groups", "other")
    if supposed == {"would"} and row[0].lower == "under" and {t.lower for t in row[1:6]} & words("nouns", "schemes"):
        return True  # "Under the plan ministers would spend £5m"
    before = {t.lower for t in row[: verb.first]}
    if supposed == {"would"}:
        # behind its sentence the verb of saying stands at a comma or a quotation mark
        behind = any(
            t.lower in told and any(s.lower in (",", "”", '"', "’", "'") for s in row[i - 4 : i])
            for i, t in enumerate(row)
            if i > verb.at
        )
        return behind or not told.isdisjoint(before)
    return supposed == {"should"} and not {"agreed", "decided"}.isdisjoint(before)


def _of_bare_form(row: list[Token], verb: Verb) -> str | None:
    """A plural present ("taxpayers pay £8m a day") is done; after "will see Britain" or "make them" it is not."""
    before = {t.lower for t in row[max(0, verb.first - 9) : verb.first]}
    if before & {"will", "to"} and before & {"see", "sees", "help", "have", "make", "let"}:
        return "planned"
    if before & {"see", "sees", "saw", "seen"}:
        return "planned" if "saw" not in before else "actual"
    if before & {"make", "makes", "made", "let", "lets"} or verb.first == 0:
        return "other"
    return "actual"


def _nobody(row: list[Token], first: int) -> bool:
    """ "No minister has paid": the subject of the verb is nobody."""
    for i in range(first - 1, max(-1, first - 6), -1):
        if row[i].kind == "sign" or row[i].lower in words("clauses", "breaks"):
            return False
        if row[i].lower in ("no", "nobody", "none", "neither"):
            return i == 0 or row[i - 1].kind == "sign" or row[i - 1].lower in words("clauses", "breaks")
    return False


def _conditional(row: list[Token], first: int) -> bool:
    """Does "if" or the like open the clause of the verb?"""
    i = first - 1
    while i >= 0 and row[i].kind != "sign":
        if row[i].lower in ("if", "unless", "whether"):
            return True
        i -= 1
    return False


def _in_clause(row: list[Token], k: int) -> str | None:
    """The verb group that the clause before the amount ends with, where no listed verb governs it."""
    i = k - 1
    while i >= 0 and k - i <= 12:
        word = row[i].lower
        if row[i].kind == "sign" and word not in "'’\"“”-":
            return None
        if word in {"will", "'ll"}:
            return "planned"
        if word in {"would", "could", "might", "may", "should", "if"}:
            return "other"
        if word in {"is", "are"} and row[i + 1].lower == "worth":
            return "planned" if words("nouns", "planned") & {t.lower for t in row[:i]} else "actual"
        if word in {"has", "have", "had", "was", "were", "is", "are"}:
            return "actual"
        i -= 1
    return None


def _of_sentence(row: list[Token]) -> str | None:
    """What the sentence as a whole is about, where nothing near the amount tells: prices, plans, costs."""
    said = {t.lower for t in row if t.kind == "word"}
    if said & words("sentences", "other"):
        return "other"
    if said & words("sentences", "planned"):
        return "planned"
    return "actual" if said & words("sentences", "actual") else None
