"""How a store behaves when it is large, and when little has changed.

    python benchmarks/store.py facts [--facts 1000000]     queries on a store of so many facts
    python benchmarks/store.py again [--files 10000]       a run over so many files, none of which has changed
    python benchmarks/store.py keeping                     what it costs to keep facts, beside finding them
    python benchmarks/store.py stop                        how soon Ctrl-C ends a run

Times are those of the whole command, as a process of its own: the best of three. The store of many facts is made of
the bundled articles, copied under other dates with other amounts, so that sums are as unlike as in a real one.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import channelfacts as cf
from channelfacts import store
from channelfacts.facts import FACTS
from channelfacts.lexicons import corpus
from channelfacts.pipeline import extracted
from channelfacts.store.transactions import transaction

PROGRAM = [sys.executable, "-m", "channelfacts"]
QUERIES = (
    ["--version"],
    ["funding", "--currency", "GBP"],
    ["funding", "--currency", "GBP", "--limit", "20"],
    ["funding", "--currency", "GBP", "--min", "100m", "--format", "csv"],
    ["counts", "--event", "death", "--since", "2020", "--limit", "20"],
    ["people", "--kind", "minister", "--country", "FR", "--limit", "20"],
    ["quotes", "--speaker", "home office", "--limit", "20"],
    ["search", "calais camp"],
    ["search", "small boats", "--kind", "money"],
    ["show", "7-2015-07-30-tunnel-tabloid.txt"],
    ["status"],
)


def timed(command: list[str], folder: Path, rounds: int = 3) -> tuple[float, float]:
    """The least seconds, and CPU seconds, that a command of ours took."""
    found = []
    for _ in range(rounds):
        before, start = os.times(), time.perf_counter()
        done = subprocess.run(
            [*PROGRAM, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
        )
        after = os.times()
        assert done.returncode == 0, done.stderr.decode()
        cpu = after.children_user - before.children_user + after.children_system - before.children_system
        found.append((time.perf_counter() - start, cpu))
    return min(wall for wall, _ in found), min(cpu for _, cpu in found)


def fill(path: str, facts: int) -> float:
    """A store with so many facts, copied within SQLite; the seconds that it took."""
    start = time.perf_counter()
    nlp = cf.load()
    with store.writing(path) as kept:
        for document in cf.read(corpus()):
            one = extracted(replace(document, path=f"articles/{Path(document.path).name}"), nlp)
            kept.add(one.record, document.text, one.sentences)
        totals = kept.totals()
        opened = kept.connection
        opened.execute("CREATE TEMP TABLE copies (n INTEGER PRIMARY KEY)")
        number = -(-facts // (sum(totals.values()) - totals["documents"])) - 1
        opened.executemany("INSERT INTO copies VALUES (?)", ((n,) for n in range(1, number + 1)))
        with transaction(opened):
            for table in ("documents", "paths", "sentences", "mentions", *(f"fact_{kind}" for kind in FACTS)):
                _copy(opened, table)
            # The copies are near-duplicates of each other, which would make them one story: nobody is told to look.
            opened.execute("DELETE FROM unsettled")
    return time.perf_counter() - start


def _copy(opened: sqlite3.Connection, table: str) -> None:
    """Every row again for each copy: with ids, paths, dates and amounts of its own."""
    changed = {name: f"printf('%06x', n) || substr({name}, 7)" for name in ("id", "doc_id", "fact_id")}
    changed |= dict.fromkeys(("sentence_id", "mention_id"), "NULL")
    changed |= {
        "path": "'articles/' || printf('%03d', n % 500) || '/' || n || '-' || substr(path, instr(path, '/') + 1)",
        "published": "date('2001-01-01', printf('+%d days', (n * 6) % 9000))",
    }
    if table == "documents":
        changed["text"] = "text || n"
    if table == "fact_money":
        amount = "(amount_real + (n % 1000) * 1000)"
        changed |= {
            "amount": f"CAST(CAST({amount} AS INTEGER) AS TEXT)",
            "amount_real": amount,
            "record": f"json_set(record, '$.id', {changed['id']}, '$.amount', CAST({amount} AS INTEGER))",
        }
    names = [row[1] for row in opened.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changed.get(name, name) for name in names)
    opened.execute(f"CREATE TEMP TABLE base AS SELECT * FROM {table}")
    opened.execute(f"INSERT INTO {table} SELECT {values} FROM copies CROSS JOIN base")
    opened.execute("DROP TABLE base")


def queries(facts: int, folder: Path) -> None:
    """Queries on a store of so many facts."""
    path = folder / "channelfacts.db"
    if not path.exists():
        print(f"{facts:,} facts laid in within {fill(path.as_posix(), facts):.0f} s")
    with store.reading(path.as_posix()) as kept:
        totals = kept.totals()
    money = totals["money"]
    every = sum(totals.values()) - totals["documents"]
    size = path.stat().st_size / 1e6
    print(f"{every:,} facts, {money:,} of them money, {totals['documents']:,} documents; {size:,.0f} MB", flush=True)
    for query in QUERIES:
        wall, cpu = timed(query, folder)
        print(f"{wall:6.2f} s  {cpu:6.2f} s of CPU  channelfacts {' '.join(query)}", flush=True)


def again(files: int, folder: Path) -> None:
    """A run over unchanged files."""
    run = ["extract", "in", "--model", "none"]  # what finds names is not needed here, and takes its time
    texts, chance = folder / "in", random.Random(1)
    texts.mkdir()
    for number in range(files):
        inner = texts / str(number % 100)
        inner.mkdir(exist_ok=True)
        # Words that are none, so that no two texts are versions of one.
        words = " ".join("".join(chance.choices("abdeiklmnoprstu", k=6)) for _ in range(12))
        (inner / f"{number}.txt").write_text(f"Note {number}: {words}.\n")
    start = time.perf_counter()
    subprocess.run([*PROGRAM, *run], cwd=folder, check=True)
    print(f"{files:,} files read in {time.perf_counter() - start:.0f} s")
    subprocess.run([*PROGRAM, *run], cwd=folder, check=True)
    print("again, by size and time: {:.2f} s, {:.2f} s of CPU".format(*timed(run, folder)))
    for path in texts.rglob("*.txt"):
        os.utime(path, (1, 1))
    print("again, touched all, by their bytes: {:.2f} s, {:.2f} s of CPU".format(*timed(run, folder, 1)))
    print("status: {:.2f} s, {:.2f} s of CPU".format(*timed(["status"], folder)))


def keeping(folder: Path) -> None:
    """What it costs to keep facts, beside finding them."""
    nlp = cf.load()
    documents = [one for one in cf.read(corpus()) if not isinstance(one, cf.Failure)]
    for one in documents:
        extracted(one, nlp)
    start = time.process_time()
    found = [extracted(one, nlp) for one in documents * 3]
    finding = time.process_time() - start
    words = sum(one.record.doc.words for one in found)
    start = time.process_time()
    with store.writing((folder / "facts.db").as_posix()) as kept:
        for one in found[: len(documents)]:
            kept.add(one.record, one.document.text, one.sentences)
    laying = time.process_time() - start
    print(f"found: {words / finding:,.0f} words a second; kept: {3 * laying / finding:.1%} of that time")


def stop(folder: Path) -> None:
    """How soon Ctrl-C ends a run over long texts, at whatever moment."""
    texts = folder / "in"
    texts.mkdir()
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(corpus().glob("*.txt"))) * 10
    for number in range(20):
        (texts / f"{number}.txt").write_text(f"{text}\n{number}\n", "utf-8")
    took = []
    for number in range(10):
        with subprocess.Popen([*PROGRAM, "extract", "in"], cwd=folder, stderr=subprocess.PIPE) as run:
            time.sleep(0.5 + number * 0.7)
            start = time.perf_counter()
            run.send_signal(signal.SIGINT)
            run.communicate()
            took.append(time.perf_counter() - start)
            assert run.returncode == 130, run.returncode
    print(f"Ctrl-C, ten times within a run: at most {max(took):.2f} s")


def main() -> None:
    """One of the measurements."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("facts", "again", "keeping", "stop"))
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="keep the store of many facts here, and use it again")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        if given.what == "facts":
            queries(given.facts, folder)
        elif given.what == "again":
            again(given.files, folder)
        else:
            {"keeping": keeping, "stop": stop}[given.what](folder)


if __name__ == "__main__":
    main()
