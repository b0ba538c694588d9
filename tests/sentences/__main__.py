"""Scores of the marked cases, or their sorting: `python -m tests.sentences --help`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import channelfacts as cf
from channelfacts.model import Document
from tests.sentences.reading import HELD_OUT, HERE, KINDS, Case, cases
from tests.sentences.scoring import score


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.sentences")
    parser.add_argument("files", nargs="*", type=Path, help="these files instead of all of tests/sentences")
    parser.add_argument("--held-out", action="store_true", help="the held-out part")
    parser.add_argument("--only", choices=KINDS, action="append", help="this kind")
    parser.add_argument("--errors", action="store_true", help="what is wrong, case by case")
    parser.add_argument("--sort", action="store_true", help="append the cases of FILES to the two parts, by their hash")
    given = parser.parse_args()
    if given.sort:
        for path in given.files:
            sort(path)
        return
    folder = HELD_OUT if given.held_out else HERE
    files = given.files or sorted(folder.glob("*.txt"))
    every = [case for path in files for case in cases(path)]
    nlp = cf.load()

    def read(case: Case) -> dict[str, Any]:
        (record,) = cf.extract([Document(case.in_context, published=case.published)], nlp=nlp)
        return dict(record.model_dump(mode="json"))

    for found in score(every, read, given.only or KINDS).values():
        if given.errors:
            last = None
            for case, mistake in found.mistakes:
                if case is not last:
                    print(f"\n{case.text}")
                last = case
                print(f"  {mistake}")
        print(found.line())


def sort(path: Path) -> None:
    """Append each case of a file to the file of its name in this folder or in held_out."""
    parts: dict[Path, list[str]] = {HERE / path.name: [], HELD_OUT / path.name: []}
    for case in cases(path):
        parts[(HELD_OUT if case.held_out else HERE) / path.name].append(case.written)
    for target, written in parts.items():
        known = {case.text for case in cases(target)} if target.exists() else set()
        with target.open("a", encoding="utf-8") as file:
            for block in written:
                if block.splitlines()[1].strip().replace(" ¶ ", "\n\n") not in known:
                    file.write(f"{block}\n\n")
        print(f"{target.name} ({target.parent.name}): {len(written)} cases")


if __name__ == "__main__":
    main()
