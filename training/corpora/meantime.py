"""MEANTIME: articles of Wikinews on aircraft, cars, computers and markets; tokens, and mentions in JSON."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpora.columns import Mention, capitals, placed
from training.corpora.names import sample
from training.corpora.overlooked import doubted
from training.samples import Sample

INSIDE = ("of", "the", "and", "for", "&", "-", "'", "'s")
LAST = 5
"""The last sentence in which every name is marked; further on only what the first ones speak of."""


def read(folder: Path) -> Iterator[Sample]:
    """The first sentences of each article."""
    found: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    with gzip.open(folder / "entities_mentions.json.gz", "rt", encoding="utf-8") as opened:
        for mention in json.load(opened):
            if mention["mention_head_pos"] == "PROPN":
                place = (mention["conll_doc_key"], mention["sent_id"])
                found[place].append((*_name(mention), mention["mention_type"]))
    for doc, sentences in _articles(folder / "meantime.conll.gz"):
        if not any((doc, number) in found for number in range(LAST + 1)):
            continue  # an article without any mention was not annotated
        yield from doubted(
            [
                sample("meantime", doc, *placed(tokens, [*marked, *capitals(tokens, marked)]))
                for number, tokens in sentences.items()
                if number <= LAST
                for marked in [found.get((doc, number), [])]
            ],
            single=True,
        )


def _name(mention: dict[str, Any]) -> tuple[int, int]:
    """The tokens of a mention that are the name: the capitals around its head ("Airbus parent EADS")."""
    numbers, tokens = mention["tokens_number"], mention["tokens_str"].split(" ")
    if len(tokens) != len(numbers) or mention["mention_head_id"] not in numbers:
        return numbers[0], numbers[-1] + 1
    first = last = numbers.index(mention["mention_head_id"])
    while first > 0 and (tokens[first - 1][0].isupper() or tokens[first - 1] in INSIDE):
        first -= 1
    while last + 1 < len(tokens) and (tokens[last + 1][0].isupper() or tokens[last + 1] in INSIDE):
        last += 1
    while tokens[first] in INSIDE:
        first += 1
    while tokens[last] in INSIDE and last > first:
        last -= 1
    return numbers[first], numbers[last] + 1


def _articles(path: Path) -> Iterator[tuple[str, dict[int, list[str]]]]:
    articles: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        for line in opened:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 3 and cells[1].isdigit():
                articles[cells[0]][int(cells[1])].append(cells[3])
    yield from articles.items()
