"""The program killed again and again while it reads: the store is whole each time, and one run more makes it complete.

    python -m tests.kills --documents 300 --kills 30

A folder of short texts of our own making, some in files with many documents, some twice, some unreadable, is read
once without disturbance. Then runs into another store are killed with SIGKILL at random moments. After each kill every
document that is in the store must be as the undisturbed run has it; a run that ends before its kill must have made the
same export, byte for byte, and the store is thrown away; and so must one run more after the last kill.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from channelfacts import store
from channelfacts.errors import StoreError
from channelfacts.export import jsons

PROGRAM = [sys.executable, "-m", "channelfacts"]
LINES = (
    "The Home Office said that {n} migrants crossed the Channel in {m} boats on Monday.",
    "France will spend €{m} million on fences at Calais, the prefect Louis Marchand said.",
    "Police cleared a camp near Dunkirk and took {n} people to hotels, which cost £{m}m in all.",
    "Crossings fell by {m}% in {y}, figures show.",
)


@dataclass
class Told:
    """What has come of it."""

    kills: int = 0
    whole_runs: int = 0
    documents_at_kill: list[int] = field(default_factory=list)
    seconds: float = 0.0


def make(folder: Path, documents: int) -> None:
    """The folder: a text a file, but a tenth as rows of one; some texts twice, and files that are no texts."""
    folder.mkdir()
    rows = []
    for number in range(documents):
        lines = [line.format(n=200 + number, m=number % 40 + 2, y=2001 + number % 20) for line in LINES]
        text = "\n".join(lines[number % 3 :] * (1 + number % 4)) + "\n"
        if number % 10 == 9:
            rows.append(json.dumps({"text": text}))
        else:
            (folder / f"{number:04}.txt").write_text(text, "utf-8")
        if number % 25 == 0:
            (folder / f"{number:04}-again-2019-01-0{1 + number % 7}.txt").write_text(text, "utf-8")
            (folder / f"{number:04}-bad.txt").write_bytes(bytes(range(256)))
    (folder / "0005-rows.jsonl").write_text("\n".join(rows) + "\n", "utf-8")


def environment() -> dict[str, str]:
    """That of the process without settings of the machine."""
    root = Path(__file__).parents[1].as_posix()
    return {**{name: value for name, value in os.environ.items() if name != "CHANNELFACTS_STORE"}, "PYTHONPATH": root}


def extracting(folder: Path, into: str) -> subprocess.Popen[bytes]:
    """A run over the folder into the store, begun."""
    command = [*PROGRAM, "extract", folder.name, "--store", into]
    return subprocess.Popen(command, cwd=folder.parent, env=environment(), stderr=subprocess.DEVNULL)


def exported(path: Path) -> list[str]:
    """The lines of the export; none where there is no store yet, or an empty one."""
    if not path.exists():
        return []
    try:
        with store.reading(path.as_posix()) as kept:
            return [jsons.record(one) for one in kept.records()]
    except StoreError as error:
        if "it is empty" not in str(error):
            raise
        return []


def alone(line: str) -> str:
    """A record without what depends on the other documents that are there: of which it is a variant."""
    record = json.loads(line)
    record["doc"]["variant_of"] = None
    return json.dumps(record)


def sound(path: Path) -> None:
    """The file is a whole database, its index of words agrees with its sentences, nothing hangs in the air."""
    if not path.exists():
        return
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        if opened.execute("SELECT 1 FROM sqlite_master WHERE name = 'sentences_fts'").fetchone():
            opened.execute("INSERT INTO sentences_fts (sentences_fts, rank) VALUES ('integrity-check', 1)")


def disturb(folder: Path, *, kills: int, seed: int) -> Told:
    """Kill runs over a folder, and compare. Raises AssertionError where anything is lost or halved."""
    told, chance = Told(), random.Random(seed)
    began = time.monotonic()
    assert extracting(folder, "whole.db").wait() == 0
    whole = time.monotonic() - began
    wanted = exported(folder.parent / "whole.db")
    known = set(map(alone, wanted))
    killed = folder.parent / "killed.db"
    while told.kills < kills:
        run = extracting(folder, killed.name)
        try:
            run.wait(chance.uniform(0, 1.1 * whole))
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
            told.kills += 1
            sound(killed)
            there = exported(killed)
            told.documents_at_kill.append(len(there))
            assert known.issuperset(map(alone, there)), "half a document"
        else:
            assert run.returncode == 0
            assert exported(killed) == wanted
            told.whole_runs += 1
            for end in ("", "-wal", "-shm"):
                Path(f"{killed}{end}").unlink(missing_ok=True)
    assert extracting(folder, killed.name).wait() == 0
    assert exported(killed) == wanted, "something is lost"
    sound(killed)
    told.seconds = time.monotonic() - began
    return told


def main() -> None:
    """The test with as many documents and kills as are wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "in")
        make(folder, given.documents)
        told = disturb(folder, kills=given.kills, seed=given.seed)
    print(
        f"{told.kills} kills, with {sorted(told.documents_at_kill)} documents in the store;"
        f" {told.whole_runs} runs ended before theirs; nothing lost, nothing halved; {told.seconds:.0f} s"
    )


if __name__ == "__main__":
    main()
