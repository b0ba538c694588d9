"""Which place a name means where there are several, and the country of a place that no list knows."""

from __future__ import annotations

from collections import Counter

from channelfacts.mentions import gazetteers
from channelfacts.mentions.agencies.candidates import nation_before
from channelfacts.mentions.gazetteers import KnownPlace
from channelfacts.mentions.names import Line
from channelfacts.mentions.places.spots import Spot, lexical


def around(line: Line, spot: Spot) -> str | None:
    """The country said beside a place: "X, Kent", "the French town of X"."""
    if line.lower(spot.j) == "," and line.cap(spot.j + 1):
        region = gazetteers.places().find(line, spot.j + 1)
        if region and region[1][0].item.country and region[1][0].item.kind not in ("town", "city", "village"):
            return region[1][0].item.country
    for k in range(spot.i, max(0, spot.i - 4), -1):
        before = nation_before(line, k)
        if (
            before
            and not line.tokens[k - 1].possessive
            and spot.i - k <= 4
            and line.lower(spot.i - 1) in ("of", "town", "city", "port", line.lower(k - 1))
        ):
            return before[1]
    return None


def american(line: Line, spot: Spot) -> str | None:
    """The USA where one of its states stands behind the comma: "Manchester, New Hampshire", "Birmingham, Mich."."""
    if line.lower(spot.j) != "," or not line.cap(spot.j + 1):
        return None
    words = lexical()
    if line.lower(spot.j + 1) in words.states or line.phrase(spot.j + 1, spot.j + 4) in words.states:
        return words.states_country
    region = gazetteers.places().find(line, spot.j + 1)
    if (
        region
        and spot.kind in ("town", "village", "city")
        and any(form.item.country == words.states_country and form.item.kind == "region" for form in region[1])
    ):
        return words.states_country
    return None


def settle(spots: list[Spot], lines: list[Line], home: str | None) -> None:
    """Write the row and country of each spot: what stands beside it, else home, else the company it keeps."""
    seen: Counter[str | None] = Counter(
        spot.rows[0].country for spot in spots if len(spot.rows) == 1 and spot.rows[0].country
    )
    for spot in spots:
        if not spot.rows:
            continue
        state = american(lines[spot.line], spot)
        if state and all(row.country != state for row in spot.rows):
            spot.rows, spot.country = (), state
            continue
        if state:
            spot.country = state
        row = choose(spot, lines[spot.line], home, seen)
        spot.rows = (row,)
        spot.country = row.country
    by_line: dict[int, list[Spot]] = {}
    positions: dict[int, int] = {}
    spots = sorted(spots, key=lambda spot: (spot.line, spot.i))
    for spot in spots:
        company = by_line.setdefault(spot.line, [])
        positions[id(spot)] = len(company)
        company.append(spot)
    for spot in spots:
        if not spot.rows and spot.country is None:
            company = by_line[spot.line]
            here = positions[id(spot)]
            near = [other for other in company[max(0, here - 8) : here + 9] if other.country and other is not spot]
            spot.country = (
                around(lines[spot.line], spot)
                or (min(near, key=lambda other: abs(other.i - spot.i)).country if near else None)
                or (seen.most_common(1)[0][0] if seen else home)
            )


def choose(spot: Spot, line: Line, home: str | None, seen: Counter[str | None]) -> KnownPlace:
    """The row that the text means."""
    if len(spot.rows) == 1:
        return spot.rows[0]
    said = spot.country or around(line, spot)
    for wanted in (said, home if home in seen else None):
        for row in spot.rows:
            if wanted is not None and row.country == wanted:
                return row
    best = max(spot.rows, key=lambda row: seen[row.country] if row.country else 0)
    return best if best.country and seen[best.country] else spot.rows[0]
