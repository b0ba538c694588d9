"""What files say of themselves in fields made for it: title, authors, source, day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate
from functools import cache
from typing import Any

from channelfacts.documents.blocks import clean
from channelfacts.lexicons import lexicon

ISO = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)-(?P<d>\d\d)|(?P<m1>\d\d)(?P<d1>\d\d))(?!\d)")
EPOCH = re.compile(r"\d{10}(?:\d{3})?")
EARLIEST = date(1950, 1, 1)
NO_DAY = frozenset([date(1970, 1, 1), date(1969, 12, 31)])
"""What programs write that know of no day."""
LONGEST = 300
"""Characters of a title, or of the names of all authors, at most."""
BY = re.compile(r"^\s*(?:posted |written |words )?by:?\s+", re.I)
NO_NAME = re.compile(r"https?:|www\.|[@/<>{}|]|\d{3}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document beside its text; the fields are those of Document."""

    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: str | None = None

    def fields(self) -> dict[str, Any]:
        """The fields of Document that are known, with where the day is from."""
        known = {field.name: value for field in fields(self) if (value := getattr(self, field.name))}
        return known | {"published_from": "meta"} if self.published else known


def line(value: object) -> str | None:
    """A value as one line of text, or None where there is none, or far too much."""
    if not isinstance(value, str):
        return None
    written = " ".join(clean(value).split())
    return written if 0 < len(written) <= LONGEST else None


def authors(values: Iterable[object]) -> str | None:
    """Names of authors in one line, each once; addresses, accounts and numbers are none."""
    names: list[str] = []
    for value in values:
        name = line(value)
        if name is None:
            continue
        name = re.sub(r"\s*,\s*", ", ", BY.sub("", name)).strip(" ,;")
        if name and not NO_NAME.search(name) and name.casefold() not in (known.casefold() for known in names):
            names.append(name)
    return line(", ".join(names))


@cache
def _written() -> re.Pattern[str]:
    month = "|".join(sorted(lexicon("dates")["months"], key=len, reverse=True))
    return re.compile(
        rf"(?:\b[a-z]+day,?\s+)?(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{month})\b\.?,?\s+(?P<y>\d{{4}})(?!\d)"
        rf"|\b(?P<m1>{month})\b\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})(?!\d))",
        re.I,
    )


def day(value: object) -> str | None:
    """The ISO date of a moment as a field gives it; None where it gives none, or one that cannot be.

    The day is that of the place which the field speaks of: its time zone is left as it is. 03/04/2023 says none.
    """
    if isinstance(value, datetime | date):
        return _possible(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(int(value)) if abs(value) < 1e14 else ""
    if not isinstance(value, str):
        return None
    value = value.strip()[:80]
    if EPOCH.fullmatch(value):
        moment = datetime.fromtimestamp(int(value[:10]), UTC)
        return _possible(moment.year, moment.month, moment.day)
    iso = ISO.match(value)
    if iso:
        return _possible(int(iso["y"]), int(iso["m"] or iso["m1"]), int(iso["d"] or iso["d1"]))
    written = _written().search(value)
    if written:
        months = lexicon("dates")["months"]
        month = months[(written["m"] or written["m1"]).lower()]
        return _possible(int(written["y"] or written["y1"]), month, int(written["d"] or written["d1"]))
    mail = parsedate(value)
    return _possible(*mail[:3]) if mail else None


def _possible(year: int, month: int, day_of_month: int) -> str | None:
    """The day, unless it is none, before newspapers were typed, a program's zero, or still to come.

    The clock is asked for that one thing: nothing can have been published after it is read.
    """
    try:
        found = date(year, month, day_of_month)
    except ValueError:
        return None
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return found.isoformat() if EARLIEST <= found <= tomorrow and found not in NO_DAY else None
