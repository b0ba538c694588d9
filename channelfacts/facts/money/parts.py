"""Which amount is a part of which: "including £2m", "£6m: £2m in 2023 and £4m in 2024"."""

from __future__ import annotations

import re
from decimal import Decimal

from channelfacts.annotations import AnnotatedDoc, MoneyMention
from channelfacts.facts.money.statement import Statement

PART_BEFORE = re.compile(
    r"(?:(?<!fraction )(?<!half )(?<!third )(?<!much )(?<!most )(?<!all )"
    r"\bof\s+(?:which|this|that|these|it)[\s,]+(?:\w+\s+){0,2}"
    r"|\b(?:including|includes|included|comprising|with|plus)\s+(?:\w+\s+){0,2}"
    r"|\bmade\s+up\s+of\s+)$",
    re.IGNORECASE,
)
PART_BEHIND = re.compile(
    r"\s+(?:of\s+(?:which|that|this|it)|(?:of|from)\s+th(?:e|is|at)\s+(?:same\s+)?"
    r"(?:money|total|sum|funding|grant|fund|package|deal))\b",
    re.IGNORECASE,
)
OPENING = re.compile(r"[\s“\"'‘]*(?:out\s+)?of\s+(?:the|its|their|this|that|an?)\s+(?:\w+\s+){0,1}", re.IGNORECASE)
NEXT = re.compile(r"[^.;:!?()]{0,100}(?:,|\band|\bplus)\s+(?:another\s+|a\s+further\s+|just\s+|only\s+|some\s+)?", re.I)
TOTAL = re.compile(r"\b(?:total|totalling|in\s+all|altogether|making|all\s+told|combined|sum|together)\b", re.I)
PAID = re.compile(
    r"\s+(?:has|have|had)\s+(?:already\s+|so\s+far\s+)?been\s+(?:paid|spent|collected|handed)\b(?!\s+(?:on|for|to))"
)
WITH = re.compile(r"\b(?:with|plus)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
LEVELS = re.compile(
    r"\b(?:up|down|rose|risen|compared|as\s+against)\s+(?:from|with|to)\s+(?:just\s+|only\s+)?$|\bfrom\s+$", re.I
)


def whole_of(doc: AnnotatedDoc, found: list[Statement], mention: MoneyMention) -> int | None:
    """The index of the statement of which this amount is said to be a part."""
    sentence = doc._.sentences[mention.sentence]
    before = doc.text[max(sentence.start, mention.outer_start - 60) : mention.outer_start]
    said = PART_BEFORE.search(before) is not None
    behind = PART_BEHIND.match(doc.text, mention.outer_end) is not None
    if (WITH.search(before) is not None and not behind) or not (said or behind):
        return _of_opening(doc, found, mention)
    for i in range(len(found) - 1, -1, -1):
        whole = found[i].mention
        if mention.sentence - whole.sentence > 1:
            return None
        if whole.currency == mention.currency and whole.amount > mention.amount:
            return found[i].whole if found[i].whole is not None and found[i].mention.amount < mention.amount else i
    return None


def _of_opening(doc: AnnotatedDoc, found: list[Statement], mention: MoneyMention) -> int | None:
    """ "Of the £9m that it needs, £2m has come": a part of what the sentence opens with; or one more part of the sum of
    which the part before is one: "of that, £6m is for dogs and £2m for boats"."""
    if not found or found[-1].mention.sentence != mention.sentence:
        return None
    start = doc._.sentences[mention.sentence].start
    for i in range(len(found) - 1, max(-1, len(found) - 9), -1):
        whole = found[i].mention
        if whole.sentence != mention.sentence:
            break
        alike = whole.currency == mention.currency and whole.amount > mention.amount
        if alike and OPENING.fullmatch(doc.text, start, whole.outer_start):
            return i
    before = found[-1].whole
    if before is None or NEXT.fullmatch(doc.text, found[-1].mention.outer_end, mention.outer_start) is None:
        return None
    whole = found[before].mention
    alike = whole.currency == mention.currency and whole.sentence < mention.sentence
    parts = sum((part.mention.amount for part in found[-8:] if part.whole == before), mention.amount)
    return before if alike and parts <= whole.amount else None


def fill_from(doc: AnnotatedDoc, statement: Statement, other: Statement | None) -> None:
    """A part is planned and paid like its whole; "up from £5m" is per day where the sum before it is."""
    if other is None or statement.mention.currency not in currencies(other):
        return
    if statement.whole is not None:
        statement.status = statement.status or other.status
        statement.payer = statement.payer or other.payer
        statement.recipient = statement.recipient or other.recipient
        paid = PAID.match(doc.text, statement.mention.end) is not None and statement.status == "actual"
        if statement.duration is not None or paid:  # an instalment, "of which £5m has been paid"
            statement.purpose = statement.purpose or other.purpose
        return
    between = doc.text[other.mention.outer_end : statement.mention.outer_start]
    if other.mention.sentence == statement.mention.sentence and LEVELS.search(between):
        for name in ("per", "payer", "recipient", "purpose"):
            if getattr(statement, name) is None:
                setattr(statement, name, getattr(other, name))


def currencies(statement: Statement) -> dict[str, Decimal]:
    """The sum in the currency, or the two, in which it is said."""
    said = (statement.mention, statement.equivalent)
    return {mention.currency: mention.amount for mention in said if mention is not None}


def add_up(doc: AnnotatedDoc, found: list[Statement]) -> None:
    """Instalments that add up to the sum before them, in either currency, are its parts ("£6m: £2m in 2023 and ..")."""
    for i, whole in enumerate(found):
        sums = currencies(whole)
        total = Decimal(0)
        for j in range(i + 1, min(len(found), i + 8)):
            part = found[j].mention
            if part.currency not in sums or part.currency != found[i + 1].mention.currency:
                break
            if not _follows(doc, whole.mention, part) or part.vague or found[j].per != whole.per:
                break
            total += part.amount
            if total >= sums[part.currency]:
                if total == sums[part.currency] and j > i + 1:
                    for statement in found[i + 1 : j + 1]:
                        statement.whole = i if statement.whole is None else statement.whole
                break


def _follows(doc: AnnotatedDoc, whole: MoneyMention, part: MoneyMention) -> bool:
    """In the same sentence, or in a list that a colon leads in right behind it."""
    sentences = doc._.sentences
    if part.sentence == whole.sentence:
        return True
    led = [n for n in range(whole.sentence, min(len(sentences), whole.sentence + 3)) if sentences[n].text.endswith(":")]
    return bool(led) and (
        part.sentence == led[0] + 1 or all(s.kind == "list" for s in sentences[led[0] + 1 : part.sentence + 1])
    )


def add_up_before(doc: AnnotatedDoc, found: list[Statement]) -> None:
    """A total behind its instalments ("£2m in 2023 and £4m in 2024, a total of £6m"): only where the sum is right."""
    for j, whole in enumerate(found):
        total = Decimal(0)
        near = doc.text[max(0, whole.mention.outer_start - 40) : whole.mention.end + 20]
        if TOTAL.search(near) is None:
            continue
        for i in range(j - 1, max(-1, j - 8), -1):
            part = found[i].mention
            if part.sentence != whole.mention.sentence or part.currency != whole.mention.currency or part.vague:
                break
            total += part.amount
            if total >= whole.mention.amount:
                if total == whole.mention.amount and i < j - 1:
                    for statement in found[i:j]:
                        statement.whole = j if statement.whole is None else statement.whole
                break
