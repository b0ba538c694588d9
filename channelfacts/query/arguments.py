"""What a person writes on the command line: dates, numbers, currencies. A wrong one is told what is right."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher

from channelfacts.errors import UsageError
from channelfacts.facts import FACTS
from channelfacts.lexicons import lexicon
from channelfacts.query.characters import fold, in_a_line

ALIASES = {"funding": "money"}
FORMS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%B %d %Y", "%Y%m%d")
MONTHS = ("%B %Y", "%b %Y", "%m/%Y", "%Y/%m")
SCALES = {"": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9}
NUMBER = re.compile(r"(\d+(?:[,_ ]\d{3})*(?:\.\d+)?|\.\d+)\s*([a-z]*)", re.ASCII)


def nearest(wrong: str, valid: Iterable[str], most: int = 3, *, least: float = 0.5) -> list[str]:
    """The valid words that are most like a wrong one, best first; none where nothing is like it by `least` (of 1)."""
    folded = fold(wrong)
    scored = [(SequenceMatcher(None, folded, fold(word)).ratio(), word) for word in valid]
    close = sorted((pair for pair in scored if pair[0] >= least), key=lambda pair: -pair[0])
    return [word for _, word in close[:most]]


def wrong(what: str, given: str, valid: Sequence[str]) -> UsageError:
    """The error of a word that does not exist: one line, with the nearest valid ones, or all where they are few."""
    near = nearest(given, valid)
    said = f"unknown {what} {in_a_line(given)!r}"
    if near:
        said += f": did you mean {' or '.join(near)}?"
        return UsageError(said if len(valid) > 20 else f"{said} (valid: {', '.join(valid)})")
    return UsageError(f"{said}: valid are {', '.join(valid[:40])}")


def choice(what: str, given: str, valid: Sequence[str]) -> str:
    """A word of a closed vocabulary, whatever its case, `-` and `_` alike. Raises UsageError for another."""
    for word in valid:
        if fold(word).replace("-", "_") == fold(given).replace("-", "_").replace(" ", "_"):
            return word
    raise wrong(what, given, valid)


def kind(given: str) -> str:
    """A kind of fact by its name in the record; `funding` is `money`."""
    return ALIASES.get(fold(given)) or choice("kind", given, [*FACTS, *ALIASES])


def currency(given: str) -> str:
    """An ISO 4217 code for a code, sign or name: `gbp`, `£`, `pounds`."""
    from iso4217 import Currency

    words = lexicon("currencies")
    codes: list[str] = [*words["likely"]["codes"]]
    codes += sorted({entry.code for entry in Currency} - set(codes))
    codes += words["withdrawn"]
    names = {fold(entry.currency_name): entry.code for entry in Currency}
    names |= {fold(name): code for name, code in words["names"].items()}
    if given.strip().upper() in codes:
        return given.strip().upper()
    if fold(given) in names:
        return names[fold(given)]
    by_name = [names[name] for name in nearest(given, names)] if len(given) > 3 else []
    near = list(dict.fromkeys([*by_name, *nearest(given, codes)]))[:3] or codes[:3]
    raise UsageError(f"unknown currency {in_a_line(given)!r}: did you mean {' or '.join(near)}?")


def country(given: str, option: str = "--country") -> str:
    """An ISO 3166 alpha-2 code, in capitals; `UK` is GB."""
    code = given.strip().upper()
    code = {"UK": "GB", "EL": "GR"}.get(code, code)
    if not re.fullmatch("[A-Z]{2}", code):
        raise UsageError(f"{option} {in_a_line(given)}: write a country in two letters, as GB, FR or AL")
    return code


def number(given: str, option: str) -> Decimal:
    """A number as people write it: `1000000`, `1,000,000`, `2.5m`, `£12m`, `40k`."""
    match = NUMBER.fullmatch(given.strip().lower().lstrip("£€$").strip())
    if match is None or match[2] not in SCALES:
        raise UsageError(f"{option} {in_a_line(given)}: no number; write it as 700, 1,000,000 or 2.5m")
    try:
        return Decimal(re.sub("[,_ ]", "", match[1])).scaleb(SCALES[match[2]])
    except InvalidOperation as error:
        raise UsageError(f"{option} {in_a_line(given)}: too large a number") from error


def day(given: str, option: str) -> str:
    """An ISO day. Raises UsageError for anything else."""
    found = moment(given, option)
    if len(found) != 10:
        raise UsageError(f"{option} {found}: write the whole day, as {(found + '-01-01')[:10]}")
    return found


def moment(given: str, option: str) -> str:
    """An ISO year, month or day: `2024`, `2024-03`, `2024-03-05`. Raises UsageError, with the nearest valid one."""
    text = given.strip()
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", text):
        nearest_one = _clamped(*(int(part) if part is not None else None for part in match.groups()))
        if nearest_one == text:
            return text
    else:
        nearest_one = _reread(text)
    said = f"{option} {in_a_line(given)}: no date"
    if nearest_one is not None:
        raise UsageError(f"{said}; did you mean {nearest_one}?")
    raise UsageError(f"{said}; write a year, month or day as 2024, 2024-03 or 2024-03-05")


def _clamped(year: int | None, month: int | None, day_: int | None) -> str | None:
    """The nearest date that exists."""
    if year is None or year < 1:
        return None
    if month is None:
        return f"{year:04}"
    month = min(max(month, 1), 12)
    if day_ is None:
        return f"{year:04}-{month:02}"
    return date(year, month, min(max(day_, 1), calendar.monthrange(year, month)[1])).isoformat()


def _reread(text: str) -> str | None:
    """The ISO form of a date written in another way, day before month."""
    for forms, length in ((FORMS, 10), (MONTHS, 7)):
        for form in forms:
            try:
                return datetime.strptime(text, form).date().isoformat()[:length]
            except ValueError:
                continue
    return None
