"""Every amount of a text with what its sentence says of it, and which of them are one fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from channelfacts.annotations import AnnotatedDoc, MoneyMention
from channelfacts.clauses import Token, place_of, tokens
from channelfacts.facts.money.parties import Stretch, carried, nation_of, payer, recipient
from channelfacts.facts.money.purpose import purpose
from channelfacts.facts.money.terms import duration, per, period
from channelfacts.facts.money.uses import said_after
from channelfacts.model import Period

PART_BEFORE = re.compile(
    r"(?:(?<!fraction )(?<!half )(?<!third )(?<!much )(?<!most )(?<!all )"
    r"\bof\s+(?:which|this|that|these|it)[\s,]+(?:\w+\s+){0,2}"
    r"|\b(?:including|includes|included|comprising|with|plus)\s+(?:\w+\s+){0,2}"
    r"|\bmade\s+up\s+of\s+)$",
    re.IGNORECASE,
)
PART_BEHIND = re.compile(r"\s+of\s+(?:which|that|this|it|the\s+(?:money|total|sum|funding))\b", re.IGNORECASE)
WITH = re.compile(r"\b(?:with|plus)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
BRACKET = re.compile(
    r"\s?[(\[,–-]{1,2}\s?(?:or\s+|about\s+|around\s+|roughly\s+|some\s+|approximately\s+|worth\s+|equivalent\s+to\s+|the\s+equivalent\s+of\s+|approx\.?\s+|more\s+than\s+|nearly\s+|over\s+|c\.\s?)*"
)
LEVELS = re.compile(
    r"\b(?:up|down|rose|risen|compared|as\s+against)\s+(?:from|with|to)\s+(?:just\s+|only\s+)?$|\bfrom\s+$", re.I
)
NEARBY = re.compile(
    r"\b(?:in|at|near|around|outside|along)\s+(?:the\s+(?:port|camp|town|city|area|region|border)\s+(?:of\s+)?|the\s+)?$",
    re.I,
)


@dataclass(slots=True)
class Statement:
    """One amount as one sentence states it."""

    mention: MoneyMention
    per: str | None = None
    duration: str | None = None
    payer: str | None = None
    recipient: str | None = None
    purpose: str | None = None
    status: str | None = None
    equivalent: MoneyMention | None = None
    whole: int | None = None
    period: Period | None = None
    place: str | None = None
    source: str | None = None
    mentions: list[Stretch] = field(default_factory=list)

    @property
    def fullness(self) -> int:
        """How many of its fields the sentence fills."""
        return sum(
            value is not None
            for value in (self.per, self.duration, self.payer, self.recipient, self.purpose, self.status, self.period)
        ) + (self.mention.qualifier != "exact")


def statements(doc: AnnotatedDoc) -> list[Statement]:
    """The amounts of the text, in order, each as its own sentence states it; second currencies inside the first."""
    found: list[Statement] = []
    rows: dict[int, list[Token]] = {}
    money = doc._.money
    second: set[int] = set()
    index: dict[int, int] = {}
    for i, mention in enumerate(money):
        if i in second or doc._.sentences[mention.sentence].kind == "furniture":
            continue
        if mention.sentence not in rows:
            rows[mention.sentence] = tokens(doc, doc._.sentences[mention.sentence])
        row = rows[mention.sentence]
        k = place_of(row, i)
        if k is None:
            continue
        stated = _state(doc, rows, row, k, mention)
        if i + 1 < len(money) and _same_sum(doc.text, mention, money[i + 1]):
            stated.equivalent = money[i + 1]
            second.add(i + 1)
            if mention.amount_max is not None and i + 2 < len(money) and money[i + 1].amount_max is None:
                pair = doc.text[money[i + 1].end : money[i + 2].start].strip() in ("and", "to", "-", "–", "or")
                if pair and money[i + 2].currency == money[i + 1].currency:
                    second.add(i + 2)  # "between 4m and 10m rupees ($25,000 and $65,000)"
        stated.whole = _whole(doc, found, mention)
        index[i] = len(found)
        found.append(stated)
    _add_up(doc, found)
    for i, part in enumerate(found):
        _like(doc, part, found[part.whole] if part.whole is not None else found[i - 1] if i else None)
    return found


def _like(doc: AnnotatedDoc, statement: Statement, other: Statement | None) -> None:
    """A part is planned and paid like its whole; "up from £5m" is per day where the sum before it is."""
    if other is None or other.mention.currency != statement.mention.currency:
        return
    if statement.whole is not None:
        statement.status = statement.status or other.status
        statement.payer = statement.payer or other.payer
    between = doc.text[other.mention.outer_end : statement.mention.outer_start]
    if statement.per is None and other.mention.sentence == statement.mention.sentence and LEVELS.search(between):
        statement.per = other.per


def _add_up(doc: AnnotatedDoc, found: list[Statement]) -> None:
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


def _state(
    doc: AnnotatedDoc, rows: dict[int, list[Token]], row: Sequence[Token], k: int, mention: MoneyMention
) -> Statement:
    pays = payer(doc, row, k)
    if pays is None:
        paragraph = doc._.sentences[mention.sentence].paragraph
        before = [
            s for s in doc._.sentences[max(0, mention.sentence - 8) : mention.sentence] if s.paragraph == paragraph
        ]
        for sentence in before:
            if sentence.index not in rows:
                rows[sentence.index] = tokens(doc, sentence)
        earlier = [rows[sentence.index] for sentence in before]
        pays = carried(doc, earlier, row, k)
    gets = recipient(doc, row, k)
    if gets is not None and pays is not None and gets[0] < pays[1] and pays[0] < gets[1]:
        gets = None
    what = purpose(doc, row, k, gets)
    following = mention.sentence + 1
    if what is None and following < len(doc._.sentences) and place_of(row, -1) is None:
        alone = sum(t.kind == "money" for t in row) == 1
        what = said_after(tokens(doc, doc._.sentences[following])) if alone else None
    when = period(doc, row, k)
    return Statement(
        mention=mention,
        per=per(doc, row, k, max(mention.end, mention.outer_end)),
        duration=duration(doc, row, k),
        payer=_words(doc, pays),
        recipient=_words(doc, gets),
        purpose=_words(doc, what),
        status=mention.status,
        period=when.period if when is not None else None,
        place=_place(doc, mention, what),
        source=_source(doc, mention),
        mentions=[(mention.outer_start, mention.outer_end)],
    )


def _words(doc: AnnotatedDoc, stretch: Stretch | None) -> str | None:
    """The words of a stretch on one line."""
    return None if stretch is None else " ".join(doc.text[stretch[0] : stretch[1]].split())


def _same_sum(text: str, one: MoneyMention, two: MoneyMention) -> bool:
    """ "£54 million (EUR 62.7 million)": the same sum in a second currency."""
    if one.currency == two.currency or one.sentence != two.sentence:
        return False
    gap = text[one.outer_end : two.outer_start]
    return bool(gap.strip()) and len(gap) < 40 and BRACKET.fullmatch(gap) is not None and _plausible(one, two, gap)


def _plausible(one: MoneyMention, two: MoneyMention, gap: str) -> bool:
    """Brackets say it; behind a comma or dash the sums must be near each other."""
    if "(" in gap or "[" in gap:
        return True
    return bool(two.amount) and Decimal("0.2") < one.amount / two.amount < 5


def _whole(doc: AnnotatedDoc, found: list[Statement], mention: MoneyMention) -> int | None:
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


def _place(doc: AnnotatedDoc, mention: MoneyMention, what: Stretch | None) -> str | None:
    """The place in the words of the purpose ("fencing at Calais"); nothing else is plain enough."""
    if what is None:
        return None
    for place in doc._.places or []:
        within = what[0] <= place.start and place.end <= what[1] and not place.inside
        if within and NEARBY.search(doc.text[max(0, place.start - 30) : place.start]):
            return place.text
    return None


def _source(doc: AnnotatedDoc, mention: MoneyMention) -> str | None:
    """Who is nearest in saying it."""
    covering = [a for a in doc._.attributions or [] if a.start <= mention.start and mention.end <= a.end]
    return min(covering, key=lambda a: a.end - a.start).speaker if covering else None


def merged(found: list[Statement]) -> list[tuple[Statement, int]]:
    """The facts, each once, with the index of the statement that gives its evidence, in the order of the text.

    Of two statements of one sum the fuller gives the fields; what it leaves open the other fills.
    """
    out: list[tuple[Statement, int]] = []
    for i, statement in enumerate(found):
        for n, (known, first) in enumerate(out):
            if same(known, statement):
                out[n] = (_joined(known, statement), first)
                break
        else:
            out.append((statement, i))
    return out


def same(one: Statement, two: Statement) -> bool:
    """Are two statements one fact: equal sums, and terms that do not contradict each other?"""
    a, b = one.mention, two.mention
    if (a.amount, a.amount_max, a.currency, a.vague) != (b.amount, b.amount_max, b.currency, b.vague):
        return False
    for left, right in ((one.per, two.per), (one.duration, two.duration)):
        if left is not None and right is not None and left != right:
            return False
    if one.payer is not None and two.payer is not None:
        nations = nation_of(one.payer), nation_of(two.payer)
        if None not in nations and nations[0] != nations[1]:
            return False
    starts = (one.period.start if one.period else None, two.period.start if two.period else None)
    return None in starts or starts[0] == starts[1] or (one.period is not None and _overlap(one.period, two.period))


def _overlap(one: Period, two: Period | None) -> bool:
    if two is None or not (one.start and two.start):
        return True
    return one.start <= (two.end or two.start) + "~" and two.start <= (one.end or one.start) + "~"


def _joined(one: Statement, two: Statement) -> Statement:
    full, other = (two, one) if two.fullness > one.fullness else (one, two)
    qualifier = one.mention.qualifier if one.mention.qualifier != "exact" else two.mention.qualifier
    mention = replace(full.mention, qualifier=qualifier)
    return replace(
        full,
        mention=mention,
        mentions=[*one.mentions, *two.mentions],
        whole=one.whole if one.whole is not None else two.whole,
        **{
            name: getattr(other, name)
            for name in (
                "per",
                "duration",
                "payer",
                "recipient",
                "purpose",
                "status",
                "equivalent",
                "period",
                "place",
                "source",
            )
            if getattr(full, name) is None
        },
    )
