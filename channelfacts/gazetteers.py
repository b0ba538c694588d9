"""Names of one's own: files of people, agencies or places that a reader of texts adds to ours (`data/gazetteers`).

A row a line, columns parted by tabs, their names in the first line; lines that begin with `#` are comments. Which of
the three a file is follows from that line: `latitude` or `longitude` make it places, `role` or `organisation` people,
anything else agencies. What is wrong is said with file, line and column: a row half understood would be a wrong fact.

gazetteers = read(["people.tsv", "ships.tsv"])
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import get_args

from channelfacts.errors import GazetteerError
from channelfacts.facts.agencies import AgencyKind
from channelfacts.facts.people import PersonKind
from channelfacts.lexicons import gazetteer, lexicon

Row = dict[str, str]
KINDS = ("people", "agencies", "places")
SHARED = ("name", "kind", "country", "aliases", "weak", "weak_aliases", "id")
OWN: dict[str, tuple[str, ...]] = {
    "people": ("role", "organisation"),
    "agencies": (),
    "places": ("latitude", "longitude"),
}
COLUMNS = {kind: (*SHARED, *OWN[kind]) for kind in KINDS}
NOTES = ("count", "documents", "example", "source", "note")
"""Columns for the keeper of a file, not read: `--unresolved` writes the first three."""

YES, NO = ("1", "yes", "true"), ("", "0", "no", "false")
MISSPELT = {"UK": "GB", "EL": "GR"}
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""How a spreadsheet's "Unicode text" begins."""


@dataclass(frozen=True, slots=True)
class Gazetteers:
    """The rows of one's own, by kind, as they stand in the files; no file is named in them."""

    people: tuple[Row, ...] = ()
    agencies: tuple[Row, ...] = ()
    places: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.agencies or self.places)

    def as_json(self) -> str:
        """What the configuration of a component can hold, in which spaCy puts something else for a dollar sign."""
        return json.dumps(asdict(self), ensure_ascii=False).replace("$", r"\u0024")


def read(paths: Iterable[str | Path], kind: str | None = None) -> Gazetteers:
    """The rows of files, all of one `kind` where that is known. Raises GazetteerError, one line."""
    return joined(_file(path, kind) for path in paths)


def joined(several: Iterable[Gazetteers]) -> Gazetteers:
    """All rows; a later row takes the place of an earlier one of the same name and country."""
    found: dict[str, dict[tuple[str, str], Row]] = {kind: {} for kind in KINDS}
    for one in several:
        for kind, rows in found.items():
            for row in getattr(one, kind):
                rows[_folded(row["name"]), "" if kind == "people" else row["country"]] = row
    return Gazetteers(**{kind: tuple(rows.values()) for kind, rows in found.items()})


def _file(path: str | Path, kind: str | None) -> Gazetteers:
    lines = list(_lines(path))
    if not lines:
        raise GazetteerError(path, "an empty file: its first line names the columns", 1)
    number, header = lines[0]
    names = [cell.lower() for cell in header]
    told = _kind(path, number, names, kind)
    rows = [_row(path, line, names, cells, told) for line, cells in lines[1:]]
    _once(path, told, list(zip((line for line, _ in lines[1:]), rows, strict=True)))
    return Gazetteers(**{told: tuple(rows)})


def _lines(path: str | Path) -> Iterator[tuple[int, list[str]]]:
    """(number, cells) of each line that is no comment and not empty."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise GazetteerError(path, (error.strerror or "cannot be read").lower()) from error
    try:
        text = data.decode(MARKS.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        raise GazetteerError(path, "not UTF-8: save the file as UTF-8", at) from error
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [_cell(cell) for cell in line.split("\t")]


def _cell(text: str) -> str:
    """A cell without the quotes that a spreadsheet puts around commas."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"')
    return " ".join(text.split())


def _kind(path: str | Path, line: int, names: list[str], kind: str | None) -> str:
    """Which of KINDS a header is of."""
    told = [one for one in ("places", "people") if set(OWN[one]) & set(names)]
    if len(names) == 1 and re.search("[,;]", names[0]):
        raise GazetteerError(path, "one column: columns are parted by tabs, not by commas", line)
    if "name" not in names:
        raise GazetteerError(path, f"no column name: the first line names the columns ({', '.join(SHARED)})", line)
    if len(told) > 1:
        raise GazetteerError(path, "columns of people (role, organisation) and of places (latitude, longitude)", line)
    found = kind or (told[0] if told else "agencies")
    for number, name in enumerate(names, 1):
        if name in NOTES or (name in COLUMNS[found] and name not in names[: number - 1]):
            continue
        said = f"twice {name}" if name in COLUMNS[found] else f"unknown column {name!r} in a file of {found}"
        raise GazetteerError(path, said + _like(name, COLUMNS[found]), line, number)
    return found


def _row(path: str | Path, line: int, names: list[str], cells: list[str], kind: str) -> Row:
    """A row with all columns of its kind."""
    while len(cells) > len(names) and not cells[-1]:
        cells.pop()
    if len(cells) > len(names):
        raise GazetteerError(path, f"{len(cells)} cells, but {len(names)} columns", line)
    row = dict.fromkeys(COLUMNS[kind], "")
    for number, (name, cell) in enumerate(zip(names, cells, strict=False), 1):
        if name in NOTES:
            continue
        try:
            row[name] = _value(kind, name, cell)
        except ValueError as error:
            raise GazetteerError(path, str(error), line, f"{number} ({name})") from error
    if not row["name"]:
        raise GazetteerError(path, "no name", line, f"{names.index('name') + 1} (name)")
    if kind == "places" and bool(row["latitude"]) != bool(row["longitude"]):
        missing = "longitude" if row["latitude"] else "latitude"
        raise GazetteerError(path, f"no {missing}: a position needs both", line)
    return row


def _value(kind: str, name: str, cell: str) -> str:
    """A cell as our own files would have it. Raises ValueError with what is wrong."""
    if name in ("aliases", "weak_aliases"):
        return "|".join(part.strip() for part in cell.split("|") if part.strip())
    if name == "weak" and cell.lower() not in YES + NO:
        raise ValueError(f"{cell!r} is not 1 or 0")
    if name == "weak":
        return "1" if cell.lower() in YES else "0"
    if not cell:
        return ""
    if name == "kind":
        return _word(kind, cell)
    if name == "country":
        code = cell.upper()
        if code not in countries():
            near = f"; did you mean {MISSPELT[code]}?" if code in MISSPELT else ", as GB, FR or AL"
            raise ValueError(f"{cell!r} is no country in two letters{near}")
        return code
    if name in ("latitude", "longitude"):
        most = 90 if name == "latitude" else 180
        if not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", cell) or abs(float(cell)) > most:
            raise ValueError(f"{cell!r} is no {name}: write degrees as 51.13, from -{most} to {most}")
        return cell
    if name == "name" and not any(char.isalnum() for char in cell):
        raise ValueError(f"{cell!r} is no name")
    return cell


def _word(kind: str, cell: str) -> str:
    word = cell.lower()
    if word in vocabulary(kind):
        return word
    other = next((one for one in KINDS if one != kind and word in vocabulary(one)), None)
    said = f"unknown kind {cell!r} of {kind}{_like(word, vocabulary(kind))}"
    if other is not None and not _close(word, vocabulary(kind)):
        said += f" ({word!r} is a kind of {other}: they are told by a column {' or '.join(OWN[other]) or 'kind'})"
    raise ValueError(said)


@cache
def vocabulary(kind: str) -> tuple[str, ...]:
    """The words that `kind` may have in a file of people, agencies or places."""
    if kind == "places":
        told = lexicon("places")  # kinds of places that no list has but their names tell: estates, prisons
        rules = {word for table in ("heads", "leads", "nouns_of", "nouns_behind") for word in told[table].values()}
        return tuple(sorted({row["kind"] for row in gazetteer("places")} | rules))
    return tuple(get_args(PersonKind if kind == "people" else AgencyKind))


@cache
def countries() -> frozenset[str]:
    """ISO 3166 alpha-2, with those that our own files add."""
    return frozenset(row["country"] for name in ("places", "nationalities") for row in gazetteer(name))


def _once(path: str | Path, kind: str, rows: list[tuple[int, Row]]) -> None:
    """Names that two rows of a file have are an error: nothing could tell which is meant."""
    seen: dict[tuple[str, str], int] = {}
    ids: dict[str, int] = {}
    for line, row in rows:
        if row["id"] and ids.setdefault(row["id"], line) != line:
            raise GazetteerError(path, f"the id {row['id']!r} stands in line {ids[row['id']]} too", line)
        for name in (row["name"], *names_of(row)):
            key = _folded(name), "" if kind == "people" else row["country"]
            if seen.setdefault(key, line) != line:
                raise GazetteerError(path, f"the name {name!r} stands in line {seen[key]} too", line)


def names_of(row: Mapping[str, str]) -> list[str]:
    """The other names of a row."""
    return [name for column in ("aliases", "weak_aliases") for name in row[column].split("|") if name]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _close(word: str, valid: Iterable[str]) -> list[str]:
    return get_close_matches(word, list(valid), n=2, cutoff=0.6)


def _like(word: str, valid: Iterable[str]) -> str:
    near = _close(word, valid)
    return f": did you mean {' or '.join(near)}?" if near else f": valid are {', '.join(valid)}"
