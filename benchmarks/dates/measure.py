"""How well libraries of dates read the words of time in news: `python benchmarks/dates/measure.py [--errors]`.

Wants dateparser, parsedatetime, python-dateutil and holidays in an environment of its own; where channelfacts can be
imported too, its own reading is measured beside them. phrases.tsv has the sentences and the right answers.

A library that gives one moment for a whole stretch ("last week") is right, `inside`, where the moment lies in the
stretch; `whole` asks for first and last day. `invented` are dates given where the words settle none.
"""

from __future__ import annotations

import csv
import importlib
import sys
import time
import warnings
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

PUBLISHED = datetime(2022, 10, 19, 12)
Span = tuple[date, date]


def edge(iso: str, *, last: bool) -> date:
    """The first or last day of an ISO day, month or year."""
    parts = [int(p) for p in iso.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12 if last else 1
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1] if last else 1)


def dateparser_reads() -> Callable[[str, str], list[Span]]:
    search = importlib.import_module("dateparser.search").search_dates
    settings = {"RELATIVE_BASE": PUBLISHED, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}

    def read(sentence: str, phrase: str) -> list[Span]:
        found = search(sentence, languages=["en"], settings=settings) or []
        return [(moment.date(), moment.date()) for _, moment in found]

    return read


def parsedatetime_reads() -> Callable[[str, str], list[Span]]:
    pdt: Any = importlib.import_module("parsedatetime")
    constants = pdt.Constants(localeID="en_GB", usePyICU=False)
    constants.DOWParseStyle = -1
    reader = pdt.Calendar(constants)

    def read(sentence: str, phrase: str) -> list[Span]:
        found = reader.nlp(sentence, sourceTime=PUBLISHED) or ()
        return [(moment.date(), moment.date()) for moment, *_ in found]

    return read


def dateutil_reads() -> Callable[[str, str], list[Span]]:
    parser: Any = importlib.import_module("dateutil.parser")

    def read(sentence: str, phrase: str) -> list[Span]:
        try:
            moment = parser.parse(sentence, fuzzy=True, dayfirst=True, default=PUBLISHED)
        except (ValueError, OverflowError):
            return []
        return [(moment.date(), moment.date())]

    return read


def holidays_reads() -> Callable[[str, str], list[Span]]:
    days: Any = importlib.import_module("holidays").country_holidays("GB", subdiv="ENG", years=range(2018, 2023))

    def read(sentence: str, phrase: str) -> list[Span]:
        named = [d for d, name in sorted(days.items()) if name.split(" (")[0].lower() in sentence.lower()]
        said = [d for d in named if str(d.year) in sentence] or [d for d in named if d <= PUBLISHED.date()][-1:]
        return [(d, d) for d in said]

    return read


def ours() -> Callable[[str, str], list[Span]]:
    find_dates: Any = importlib.import_module("channelfacts.mentions.dates").find_dates
    layout: Any = importlib.import_module("channelfacts.mentions.layout").Layout()
    document: Any = importlib.import_module("channelfacts.model").Document

    def read(sentence: str, phrase: str) -> list[Span]:
        doc: Any = SimpleNamespace(text=sentence, _=SimpleNamespace(document=document(sentence)))
        dates = find_dates(sentence, layout(doc)._.sentences, PUBLISHED.date())
        periods = [d.period for d in dates if d.period is not None and d.period.start and d.period.end]
        return [(edge(p.start, last=False), edge(p.end, last=True)) for p in periods]

    return read


READERS = {
    "channelfacts": ours,
    "dateparser": dateparser_reads,
    "parsedatetime": parsedatetime_reads,
    "python-dateutil": dateutil_reads,
    "holidays": holidays_reads,
}


def main() -> None:
    warnings.filterwarnings("ignore")
    lines = Path(__file__).with_name("phrases.tsv").read_text("utf-8").splitlines()
    cases = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    settled = [case for case in cases if case["start"]]
    print(f"{len(settled)} phrases that are settled, {len(cases) - len(settled)} sentences that settle nothing\n")
    print(f"{'':16} {'inside':>7} {'whole':>7} {'only right':>10} {'invented':>9} {'ms each':>8}")
    for name, make in READERS.items():
        try:
            read = make()
        except ImportError:
            print(f"{name:16} not in this environment")
            continue
        started = time.perf_counter()
        said = [(case, read(case["sentence"], case["phrase"])) for case in cases]
        spent = 1000 * (time.perf_counter() - started) / len(cases)
        inside = whole = only = invented = 0
        for case, spans in said:
            if not case["start"]:
                invented += bool(spans)
                right = not spans
            else:
                wanted = (edge(case["start"], last=False), edge(case["end"], last=True))
                inside += any(wanted[0] <= first and last <= wanted[1] for first, last in spans)
                whole += wanted in spans
                right = set(spans) == {wanted}
                only += right
            if "--errors" in sys.argv and not right:
                given = ", ".join(f"{first}/{last}" for first, last in spans) or "nothing"
                print(f"  {name}: {case['phrase']!r} is {case['start']}/{case['end']}, gave {given}")
        print(f"{name:16} {inside:7} {whole:7} {only:10} {invented:9} {spent:8.1f}")


if __name__ == "__main__":
    main()
