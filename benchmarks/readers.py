"""How fast files are read, and in how much memory: readers alone, no facts looked for.

    python benchmarks/readers.py [--mb 20] [--lines-mb 2000] [--text-mb 500] [--folder FOLDER] [--json]

The files are made of numbered paragraphs of our own, in FOLDER (else a temporary one; it needs the sum of the sizes).
MB/s: of the file as it lies there, and of the text that came out. Memory: the highest of a process of its own, beyond
what is there after the imports; for JSON Lines also when a tenth was read (flat is when it does not grow), for CSV the
same. 0 leaves a size out.
"""

from __future__ import annotations

import argparse
import bz2
import csv
import gzip
import importlib.util
import io
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

MEGABYTE = 1_000_000
STORY = (
    "The harbour office said that {n} people were brought ashore from two boats on Tuesday morning. A spokeswoman "
    "said the lifeboat had been at sea for nine hours – its longest call of the year – and that nobody was hurt. "
    "“We do what we can with £{n},000,” she added, and thanked the crews from Dunkirk.\n\n"
)


def stories(megabytes: float, each: int = 4000) -> Iterator[str]:
    """Texts of about `each` characters, none twice, about `megabytes` of UTF-8 in all."""
    size = n = 0
    while size < megabytes * MEGABYTE:
        parts: list[str] = []
        length = 0
        while length < each:
            n += 1
            parts.append(STORY.format(n=n))
            length += len(parts[-1])
        text = "".join(parts)
        size += len(text.encode())
        yield text


def plain(file: Path, megabytes: float) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.writelines(stories(megabytes))


def lines(file: Path, megabytes: float) -> None:
    with file.open("w", encoding="utf-8") as out:
        for n, text in enumerate(stories(megabytes)):
            out.write(json.dumps({"id": n, "title": f"Landing {n}", "text": text}, ensure_ascii=False) + "\n")


def array(file: Path, megabytes: float) -> None:
    with file.open("w", encoding="utf-8") as out:
        for n, text in enumerate(stories(megabytes)):
            out.write(("[" if n == 0 else ",\n") + json.dumps({"id": n, "text": text}))
        out.write("]")


def table(file: Path, megabytes: float) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t" if file.suffix == ".tsv" else ",")
        writer.writerow(["id", "published", "text"])
        writer.writerows([n, "2023-05-04", text] for n, text in enumerate(stories(megabytes)))


def page(text: str) -> bytes:
    body = "".join(f"<p>{part}</p>" for part in text.strip().split("\n\n"))
    head = "<!DOCTYPE html><html><head><title>Landing</title></head>"
    return f"{head}<body><article>{body}</article></body></html>".encode()


def crawl(file: Path, megabytes: float) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with file.open("wb") as out:
        writer = WARCWriter(out, gzip=file.suffix == ".gz")
        for n, text in enumerate(stories(megabytes)):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            body = io.BytesIO(page(text))
            writer.write_record(
                writer.create_warc_record(f"https://n.example/{n}", "response", body, http_headers=head)
            )


def archive(file: Path, megabytes: float) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for n, text in enumerate(stories(megabytes)):
            out.writestr(f"{n:06}.txt", text)


def pages(file: Path, megabytes: float) -> None:
    with zipfile.ZipFile(file, "w") as out:
        for n, text in enumerate(stories(megabytes)):
            out.writestr(f"{n:06}.html", page(text))


def saved(file: Path, megabytes: float) -> None:
    """Whole saved pages with their furniture, those that the tests read, over and over."""
    samples = sorted((Path(__file__).parents[1] / "tests" / "documents" / "pages").glob("*.html"))
    size = n = 0
    with zipfile.ZipFile(file, "w") as out:
        while size < megabytes * MEGABYTE:
            data = samples[n % len(samples)].read_bytes()
            out.writestr(f"{n:06}.html", data)
            size += len(data)
            n += 1


def reports(file: Path, megabytes: float) -> None:
    """PDF files of ten pages in two columns; a tenth of the size, since they take long."""
    from tests.documents.pdfs import Style, pdf

    with zipfile.ZipFile(file, "w") as out:
        for n, text in enumerate(stories(megabytes / 10, each=60_000)):
            out.writestr(f"{n:06}.pdf", pdf(text.strip().split("\n\n"), Style(columns=2, size=9)))


def letters(file: Path, megabytes: float) -> None:
    import docx

    with zipfile.ZipFile(file, "w") as out:
        for n, text in enumerate(stories(megabytes)):
            word, made = docx.Document(), io.BytesIO()
            for paragraph in text.strip().split("\n\n"):
                word.add_paragraph(paragraph)
            word.save(made)
            out.writestr(f"{n:06}.docx", made.getvalue())


def mailbox(file: Path, megabytes: float) -> None:
    with file.open("w", encoding="utf-8") as out:
        for n, text in enumerate(stories(megabytes)):
            out.write(f"From a@paper.example Fri Mar 10 23:30:00 2023\nMessage-ID: <{n}@paper.example>\nSubject: {n}\n")
            out.write(f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n")


def compressed(file: Path, megabytes: float) -> None:
    with (gzip.open if file.suffix == ".gz" else bz2.open)(file, "wt", encoding="utf-8") as out:
        for n, text in enumerate(stories(megabytes)):
            out.write(json.dumps({"id": n, "text": text}) + "\n")


def parquet(file: Path, megabytes: float) -> None:
    import duckdb

    rows = file.with_suffix(".jsonl")
    lines(rows, megabytes)
    duckdb.execute(f"COPY (SELECT * FROM read_json('{rows}')) TO '{file}' (FORMAT parquet)")
    rows.unlink()


FILES: dict[str, Callable[[Path, float], None]] = {
    "a.txt": plain,
    "a.jsonl": lines,
    "a.json": array,
    "a.csv": table,
    "a.tsv": table,
    "a.parquet": parquet,
    "a.warc": crawl,
    "a.warc.gz": crawl,
    "a.jsonl.gz": compressed,
    "a.jsonl.bz2": compressed,
    "texts.zip": archive,
    "pages.zip": pages,
    "saved.zip": saved,
    "reports.zip": reports,
    "letters.zip": letters,
    "a.mbox": mailbox,
}
"""What is read, and how it is made. pages.zip: bare web pages, one by one; saved.zip: with all that stands on them."""


def peak() -> float:
    """Megabytes at their highest so far in this process; Linux counts those of the parent as well, but not here."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1024**2 if platform.system() == "Darwin" else used / 1024


def read(file: Path, size: int) -> dict[str, float]:
    """Read a file in this process: seconds, documents, MB of text, MB of memory after a tenth and in all."""
    from channelfacts.documents import Options
    from channelfacts.documents import read as documents
    from channelfacts.model import Failure

    before, started = peak(), time.perf_counter()
    found = characters = 0
    tenth: float | None = None
    for item in documents(file, options=Options(timeout=None)):
        if isinstance(item, Failure):
            raise SystemExit(str(item))
        found += 1
        characters += len(item.text)
        if tenth is None and characters > size / 10:
            tenth = peak() - before
    took = time.perf_counter() - started
    return {
        "seconds": took,
        "documents": found,
        "file MB/s": size / MEGABYTE / took,
        "text MB/s": characters / MEGABYTE / took,
        "MB after a tenth": tenth or 0.0,
        "MB at most": peak() - before,
    }


def alone(file: Path) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--one", str(file)]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return found


def measure(folder: Path, sizes: dict[str, float]) -> Iterator[tuple[str, dict[str, float]]]:
    for name, megabytes in sizes.items():
        kind = name.partition(" ")[0]
        if not megabytes or (kind == "a.parquet" and importlib.util.find_spec("duckdb") is None):
            continue
        file = folder / kind
        FILES[kind](file, megabytes)
        yield name, {"MB": file.stat().st_size / MEGABYTE, **alone(file)}
        file.unlink()


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parents[1]))  # the makers of files that the tests have
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=float, default=20, help="of text in the file of each reader")
    parser.add_argument("--lines-mb", type=float, default=2000, help="of the long JSON Lines and CSV")
    parser.add_argument("--text-mb", type=float, default=500, help="of the one long text")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given: Any = parser.parse_args()
    if given.one:
        print(json.dumps(read(given.one, given.one.stat().st_size)))
        return
    sizes = dict.fromkeys(FILES, given.mb)
    sizes |= {"a.jsonl (long)": given.lines_mb, "a.csv (long)": given.lines_mb, "a.txt (long)": given.text_mb}
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        found = {}
        for name, figures in measure(Path(folder), sizes):
            found[name] = figures
            if not given.json:
                print(f"{name:16}", "  ".join(f"{key} {value:,.1f}" for key, value in figures.items()), flush=True)
        if given.json:
            print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
