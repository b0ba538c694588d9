"""What each part of the training data is worth: `python -m training.ablations SOURCES [--steps N] [--only NAME ...]`.

The same short training with everything, without our own sentences, and without each corpus in turn, two
at a time; then F1 on every test. One run each: differences under a point say nothing.
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import spacy

from training.__main__ import train
from training.corpora import CORPORA
from training.measure import figures, tests
from training.scores import score

AT_ONCE = 2


def settings() -> dict[str, tuple[str, ...]]:
    """The overrides of each setting, by its name in the table."""
    left_out = {f"without {name}": (f"corpora.train.left_out={name}",) for name in CORPORA}
    return {"everything": (), "without our own sentences": ("corpora.train.own=false",), **left_out}


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.ablations", description=__doc__)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--work", type=Path, default=Path("build/ablations"))
    parser.add_argument("--only", nargs="*", help="settings by name; all without it")
    given = parser.parse_args()
    chosen = {name: extra for name, extra in settings().items() if not given.only or name in given.only}
    steps = (f"training.max_steps={given.steps}", f"training.eval_frequency={given.steps}")

    def run(name: str) -> Path:
        work = given.work / name.replace(" ", "-")
        train(given.sources.resolve(), work, ("names",), (*steps, *chosen[name]))
        return work / "names" / "model-last"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        models = dict(zip(chosen, pool.map(run, chosen), strict=True))
    samples = tests(given.sources)
    print("| trained on | " + " | ".join(samples) + " |\n|" + "---|" * (len(samples) + 1))
    rows = {}
    for name, model in models.items():
        nlp = spacy.load(model)
        rows[name] = {test: figures(score(nlp, part)) for test, part in samples.items()}
        cells = (f"{row['F']:.1f} ({row.get('ORG', 0):.0f})" for row in rows[name].values())
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    (given.work / "scores.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
