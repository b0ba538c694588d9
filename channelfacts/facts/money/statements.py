"""Every amount of a text with what its sentence says of it."""

from __future__ import annotations

import re

from channelfacts.annotations import AnnotatedDoc, DateMention, MoneyMention
from channelfacts.clauses import place_of
from channelfacts.facts.money.bodies import Stretch
from channelfacts.facts.money.context import Context, Line
from channelfacts.facts.money.parts import add_up, add_up_before, fill_from, whole_of
from channelfacts.facts.money.payers import carried, payer
from channelfacts.facts.money.purpose import purpose
from channelfacts.facts.money.rates import per
from channelfacts.facts.money.recipients import goes_to_town, recipient
from channelfacts.facts.money.second import same_sum
from channelfacts.facts.money.sharing import share
from channelfacts.facts.money.statement import Statement
from channelfacts.facts.money.terms import duration
from channelfacts.facts.money.uses import asked_before, said_after
from channelfacts.facts.money.where import place
from channelfacts.facts.near import time_of

DAY = re.compile(r"day\b|\bnight\b|\bmorning\b|\bevening\b|^tomorrow$|\bweek\b", re.I)


def statements(doc: AnnotatedDoc) -> list[Statement]:
    """The amounts of the text, in order, each as its own sentence states it; second currencies inside the first."""
    context = Context(doc)
    found: list[Statement] = []
    money = doc._.money
    second: set[int] = set()
    for i, mention in enumerate(money):
        if i in second or context.sentences[mention.sentence].kind == "furniture":
            continue
        line = context.line(mention.sentence)
        k = place_of(line.row, i)
        if k is None:
            continue
        stated = _state(line, k, mention)
        if i + 1 < len(money) and same_sum(doc.text, mention, money[i + 1]):
            stated.equivalent = money[i + 1]
            second.add(i + 1)
            if mention.amount_max is not None and i + 2 < len(money) and money[i + 1].amount_max is None:
                pair = doc.text[money[i + 1].end : money[i + 2].start].strip() in ("and", "to", "-", "–", "or")
                if pair and money[i + 2].currency == money[i + 1].currency:
                    second.add(i + 2)  # "between 4m and 10m rupees ($25,000 and $65,000)"
        stated.whole = whole_of(doc, found, mention)
        found.append(stated)
    share(context, found)
    add_up(doc, found)
    add_up_before(doc, found)
    for i, part in enumerate(found):
        fill_from(doc, part, found[part.whole] if part.whole is not None else found[i - 1] if i else None)
    return found


def _state(line: Line, k: int, mention: MoneyMention) -> Statement:
    doc, row = line.context.doc, line.row
    pays = payer(line, k) or carried(line, k)
    gets = recipient(line, k)
    if gets is not None and pays is not None and gets[0] < pays[1] and pays[0] < gets[1]:
        gets = None
    town = gets if gets is not None and goes_to_town(line, gets) else None
    gets = None if town is not None else gets
    what = purpose(line, k, gets)
    following = mention.sentence + 1
    if what is None and following < len(line.context.sentences):
        alone = sum(t.kind == "money" for t in row) == 1
        what = said_after(line.context.line(following).row) if alone else None
    before = line.context.previous(mention.sentence)
    if what is None and before is not None:
        what = asked_before(row, before.row)
    when = time_of(doc, doc._.sentences[mention.sentence], mention.start, mention.end)
    if when is not None and when.kind == "duration":
        when = None
    said = line.speaker(mention.start, mention.end)
    return Statement(
        mention=mention,
        per=per(doc, row, k, max(mention.end, mention.outer_end)),
        duration=duration(doc, row, k),
        payer=_words(doc, pays),
        recipient=_words(doc, gets),
        purpose=_words(doc, what),
        status=mention.status,
        period=None if when is None or _announced(when, mention.status) else when.period,
        place=place(line, k, what, [pays, gets]) if town is None else _words(doc, town),
        source=said.speaker if said is not None else None,
        mentions=[(mention.outer_start, mention.outer_end)],
    )


def _words(doc: AnnotatedDoc, stretch: Stretch | None) -> str | None:
    """The words of a stretch on one line."""
    return None if stretch is None else " ".join(doc.text[stretch[0] : stretch[1]].split())


def _announced(when: DateMention, status: str | None) -> bool:
    """A single day is when a plan, a price or a demand was told of; only what is done has its own day."""
    period = when.period
    if period is None or status == "actual":
        return False
    return DAY.search(when.text) is not None or (len(period.start or "") == 10 and period.start == period.end)
