"""The year that a fact is of, as a heading: the text's own year, and never the article's passed off as one."""

from __future__ import annotations

from channelfacts.facts.wording import DURATION, duration
from channelfacts.model import Period


def year(period: Period | None, published: str, lasts: str | None = None) -> tuple[str, str]:
    """What the year sorts by, and its name: `2023`, `2022–2024`, `since 2018`; `told in 2023` by the article's date.

    lasts: ISO duration of a sum. A sum for several years is no sum of the one in which it was told, and says so.
    """
    order, name = _said(period) or _told(published)
    if "–" not in name and (words := _several_years(lasts)):
        return f"{order} {words}", f"{name},{words}"
    return order, name


def _said(period: Period | None) -> tuple[str, str] | None:
    if period is None or not (period.start or period.end):
        return None
    first, last = (period.start or "")[:4], (period.end or "")[:4]
    if not first:
        return last, f"until {last}"
    if not last:
        return first, f"since {first}"
    return f"{first}{last}", first if first == last else f"{first}–{last}"


def _told(published: str) -> tuple[str, str]:
    if not published:
        return "~", "no date"
    return f"~{published[:4]}", f"told in {published[:4]}"


def _several_years(lasts: str | None) -> str:
    """` over 3 years`; nothing where the sum is for a year or less."""
    match = DURATION.fullmatch(lasts) if lasts else None
    if match is None:
        return ""
    years, months, weeks, days = (int(part or 0) for part in match.groups()[:4])
    return duration(lasts) if years * 12 + months + weeks / 4.3 + days / 30.4 > 12.2 else ""
