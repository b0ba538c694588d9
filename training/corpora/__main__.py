"""`python -m training.corpora SOURCES [--show CORPUS N] [--split SPLIT] [--seed SEED]`: counts, or Samples to read."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from training.annotated import LABELS
from training.corpora import CORPORA, samples
from training.samples import Sample


def marked(sample: Sample) -> str:
    """The text with its names as `{Name|LABEL}`, what is unknown as `{...|?}`."""
    text, at = "", 0
    for start, end, label in sorted([*sample.spans, *((start, end, "?") for start, end in sample.unknown)]):
        text += f"{sample.text[at:start]}{{{sample.text[start:end]}|{label}}}"
        at = end
    return text + sample.text[at:]


def show(name: str, sources: Path, number: int, part: str, seed: int) -> None:
    """Prints Samples drawn by chance."""
    found = [sample for sample, where in samples(name, sources) if part in ("", where)]
    for sample in random.Random(seed).sample(found, min(number, len(found))):
        print(f"{sample.doc}\t{marked(sample)}")


def count(sources: Path) -> None:
    """Prints what each corpus has, by split."""
    print("\t".join(("corpus", "split", "documents", "samples", "words", *LABELS, "unknown")))
    for name in CORPORA:
        found: dict[str, list[Sample]] = {"train": [], "dev": [], "test": []}
        for sample, part in samples(name, sources):
            found[part].append(sample)
        for part, group in found.items():
            if not group:
                continue
            labels = Counter(label for sample in group for _, _, label in sample.spans)
            row = [len({sample.doc for sample in group}), len(group), sum(len(s.text.split()) for s in group)]
            row += [*(labels[label] for label in LABELS), sum(len(sample.unknown) for sample in group)]
            print("\t".join((name, part, *map(str, row))), flush=True)


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="python -m training.corpora", description=__doc__)
    parser.add_argument("sources", type=Path)
    parser.add_argument("--show", nargs=2, metavar=("CORPUS", "N"))
    parser.add_argument("--split", default="", choices=("train", "dev", "test"))
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    if chosen.show:
        show(chosen.show[0], chosen.sources, int(chosen.show[1]), chosen.split, chosen.seed)
    else:
        count(chosen.sources)


if __name__ == "__main__":
    main()
