"""The language pipeline beside spaCy's blank one and a plain small recogniser: words a second on one core, in one run.

    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python benchmarks/model.py [FOLDER]

FOLDER: texts to read; the bundled corpus, many times over, without it. The plain recogniser has the architecture of
spaCy's small models (width 96, four windows) and weights made at random: what it sees does not matter for its speed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.training import Example

from channelfacts.lexicons import corpus, root

ROUNDS = 3


def plain() -> Any:
    """A recogniser as spaCy's small models have it, not trained."""
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    text = "Ann Lee of Kent Police left Calais with two French boats."
    names = [(0, 7, "PERSON"), (11, 22, "ORG"), (28, 34, "PLACE"), (44, 50, "NORP")]
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc(text), {"entities": names})])
    return nlp


def words_per_second(nlp: Any, texts: list[str]) -> float:
    """The best of some rounds over all texts, after one to warm up."""
    words = sum(len(text.split()) for text in texts)
    times = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        for _doc in nlp.pipe(texts):
            pass
        times.append(time.perf_counter() - began)
    return words / min(times[1:])


def main() -> None:
    """Prints a line a pipeline, each with its share of the blank one's speed."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else corpus()
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
    texts *= max(1, 100_000 // max(1, sum(len(text.split()) for text in texts)))
    began = time.perf_counter()
    own = spacy.load(root() / "model")
    loaded = time.perf_counter() - began
    pipelines = [
        ("spacy.blank", spacy.blank("en")),
        ("plain small recogniser", plain()),
        ("ours, names only", spacy.load(root() / "model", enable=["ner"])),
        ("ours, names, tags and trees", own),
    ]
    blank = words_per_second(pipelines[0][1], texts)
    for name, nlp in pipelines:
        speed = words_per_second(nlp, texts)
        print(f"{name:28} {speed:9,.0f} words/s  {speed / blank:6.3f} of blank")
    size = sum(path.stat().st_size for path in (root() / "model").rglob("*") if path.is_file())
    print(f"the model: {size / 1e6:.1f} MB on disk, loaded in {loaded:.2f} s")


if __name__ == "__main__":
    main()
