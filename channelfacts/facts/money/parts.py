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
PART_BEHIND = re.compile(r"\s+of\s+(?:which|that|this|it|the\s+(?:money|total|sum|funding))\b", re.IGNORECASE)
TOTAL = re.compile(r"\b(?:total|totalling|in\s+all|altogether|making|all\s+told|combined|sum|together)\b", re.I)
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
    if not (said or behind) or (WITH.search(before) is not None and not behind):
        return None
    for i in range(len(found) - 1, -1, -1):
        whole = found[i].mention
        if mention.sentence - whole.sentence > 1:
            return None
        if whole.currency == mention.currency and whole.amount > mention.amount:
            return found[i].whole if found[i].whole is not None and found[i].mention.amount < mention.amount else i
    return None


def fill_from(doc: AnnotatedDoc, statement: Statement, other: Statement | None) -> None:
    """A part is planned and paid like its whole; "up from £5m" is per day where the sum before it is."""
    if other is None or other.mention.currency != statement.mention.currency:
        return
    if statement.whole is not None:
        statement.status = statement.status or other.status
        statement.payer = statement.payer or other.payer
        statement.recipient = statement.recipient or other.recipient
        statement.purpose = statement.purpose or other.purpose
        return
    between = doc.text[other.mention.outer_end : statement.mention.outer_start]
    if other.mention.sentence == statement.mention.sentence and LEVELS.search(between):
        for name in ("per", "payer", "recipient", "purpose"):
            if getattr(statement, name) is None:
                setattr(statement, name, getattr(other, name))


def add_up(doc: AnnotatedDoc, found: list[Statement]) -> None:
    """Instalments that add up to the sum before them are its parts ("£6m: £2m in 2023 and ...")."""
    for i, whole in enumerate(found):
        total = Decimal(0)
        for j in range(i + 1, min(len(found), i + 8)):
            part = found[j].mention
            sentence = doc._.sentences[whole.mention.sentence]
            last = whole.mention.sentence + sentence.text.endswith(":")
            if (
                part.currency != whole.mention.currency
                or part.sentence > last
                or part.vague
                or found[j].per != whole.per
            ):
                break
            total += part.amount
            if total >= whole.mention.amount:
                if total == whole.mention.amount and j > i + 1:
                    for statement in found[i + 1 : j + 1]:
                        statement.whole = i if statement.whole is None else statement.whole
                break


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
