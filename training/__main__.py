"""From the corpora to the finished model: `python -m training SOURCES [--out data/model] [--work build/model]`.

Names and syntax are trained side by side, one core each; then one pipeline is made of both, measured, and given its
papers.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from channelfacts.lexicons import root
from training import card, measure
from training.package import joined, package

PARTS = ("names", "syntax")


def train(sources: Path, work: Path, parts: tuple[str, ...] = PARTS, extra: tuple[str, ...] = ()) -> None:
    """Trains the parts at once, each in a process with one thread and a log of its own; ends where one fails."""
    work.mkdir(parents=True, exist_ok=True)
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    running = []
    for part in parts:
        command = [sys.executable, "-m", "training.train", part, work / part, "--sources", sources, *extra]
        log = (work / f"{part}.log").open("w", encoding="utf-8")
        running.append((part, subprocess.Popen(command, env=alone, stdout=log, stderr=subprocess.STDOUT)))
    for part, process in running:
        if process.wait():
            raise SystemExit(f"training {part} failed: see {work / part}.log")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("sources", type=Path, help="the folder with the corpora (see training/README.md)")
    parser.add_argument("--out", type=Path, default=root() / "model", help="where the finished model goes")
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="for logs and the parts")
    parser.add_argument("--trained", action="store_true", help="the parts lie in --work already")
    given = parser.parse_args()
    if not (given.sources / "uner-english-ewt").is_dir():
        raise SystemExit(f"{given.sources}: no folder of corpora (uner-english-ewt is not in it)")
    began = time.monotonic()
    if not given.trained:
        train(given.sources.resolve(), given.work)
    package(joined(given.work / "names" / "model-best", given.work / "syntax" / "model-best"), given.out)
    found = measure.everything(given.out, given.sources)
    card.write(given.out, found)
    print(measure.table(found))
    size = sum(path.stat().st_size for path in given.out.rglob("*") if path.is_file())
    print(f"\n{given.out}: {size / 1e6:.1f} MB, {(time.monotonic() - began) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
