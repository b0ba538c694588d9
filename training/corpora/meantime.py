"""MEANTIME: articles of Wikinews on aircraft, cars, computers and markets; tokens, and mentions in JSON."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.corpora.columns import Mention, placed
from training.corpora.names import sample
from training.corpora.overlooked import doubted
from training.samples import Sample

LAST = 5
"""The last sentence in which every name is marked; further on only what the first ones speak of."""


def read(folder: Path) -> Iterator[Sample]:
    """The first sentences of each article."""
    found: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    with gzip.open(folder / "entities_mentions.json.gz", "rt", encoding="utf-8") as opened:
        for mention in json.load(opened):
            if mention["mention_head_pos"] == "PROPN":
                tokens = mention["tokens_number"]
                place = (mention["conll_doc_key"], mention["sent_id"])
                found[place].append((tokens[0], tokens[-1] + 1, mention["mention_type"]))
    for doc, sentences in _articles(folder / "meantime.conll.gz"):
        if not any((doc, number) in found for number in range(LAST + 1)):
            continue  # an article without any mention was not annotated
        yield from doubted(
            [
                sample("meantime", doc, *placed(tokens, found.get((doc, number), [])))
                for number, tokens in sentences.items()
                if number <= LAST
            ]
        )


def _articles(path: Path) -> Iterator[tuple[str, dict[int, list[str]]]]:
    articles: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    with gzip.open(path, "rt", encoding="utf-8") as opened:
        for line in opened:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 3 and cells[1].isdigit():
                articles[cells[0]][int(cells[1])].append(cells[3])
    yield from articles.items()
