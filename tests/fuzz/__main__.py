"""`python -m tests.fuzz [SECONDS]`: all targets in turn, each in a process of its own, by atheris (libFuzzer).

It begins with files of ours (in `build/fuzz`, which grows) and ends with 1 where something was found: the input lies in
`tests/fuzz/found`, to be kept with the mending of what it shows.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

TARGETS = ("readers", "grammar")
HERE = Path(__file__).parent
BOUNDS = ("-timeout=60", "-report_slow_units=30", "-rss_limit_mb=4096", "-max_len=20000", "-print_final_stats=1")
SIGNS = [
    '"', '""', ",", "\t", ";", "\r\n", "text", "title", "{", "}", "[", "]", ":", "null", "\\u0000", "\\ud800",
    "<p>", "</p>", "<html>", "<script>", "&amp;", "&#0;", "From ", "WARC/1.0", "PK\x03\x04", "\x1f\x8b\x08", "PAR1",
    "%PDF-", "charset=", "utf-16", "Content-Type: text/html", "Content-Transfer-Encoding: base64", "---\n", "date:",
]  # fmt: skip
KEPT = HERE.parents[1] / "build" / "fuzz"


def seeds(target: str) -> Path:
    """The folder with the inputs to begin with, and those found since."""
    from channelfacts.lexicons import root
    from tests.documents.test_offline import folder
    from tests.fuzz.targets import ENDINGS

    kept = KEPT / target
    kept.mkdir(parents=True, exist_ok=True)
    if target == "grammar":
        for file in sorted((root() / "corpus").glob("*.txt"))[:60]:
            (kept / file.name).write_bytes(file.read_bytes()[:1500])
        return kept
    with tempfile.TemporaryDirectory() as made:
        pages = sorted((HERE.parent / "documents" / "pages").glob("*.*"))
        for file in [*sorted(folder(Path(made)).iterdir()), *pages]:
            if file.is_file() and file.suffix in ENDINGS and file.stat().st_size < 20_000:
                (kept / file.name).write_bytes(bytes([ENDINGS.index(file.suffix)]) + file.read_bytes())
    return kept


def dictionary(target: str) -> Path:
    """Words that are put together: those of the grammar's tests, and the signs of formats."""
    from tests.test_properties import WORDS

    words = list(WORDS.elements) if target == "grammar" else SIGNS  # type: ignore[attr-defined]
    file = KEPT / f"{target}.dict"
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words)
    file.write_text("".join(f'"{word}"\n' for word in escaped))
    return file


def fuzz(target: str, arguments: list[str]) -> None:
    """Fuzz one target in this process; ends it.

    Our modules are imported here and not before: only then can libFuzzer see which way an input takes through them.
    """
    import atheris

    with atheris.instrument_imports(include=["channelfacts", "warcio", "trafilatura", "ijson"]):
        import tests.fuzz.targets

        # The first imports what is imported late, and loads the words: no input shall be slow for that.
        fuzzed = tests.fuzz.targets.TARGETS[target]
        fuzzed("\0The Home Office will pay £3m.".encode())
    atheris.Setup([sys.argv[0], *arguments], fuzzed)
    atheris.Fuzz()


def main() -> None:
    if len(sys.argv) > 1 and sys.argv[1] in TARGETS:
        fuzz(sys.argv[1], sys.argv[2:])
        return
    each = int(sys.argv[1] if len(sys.argv) > 1 else 600) // len(TARGETS)
    failed = False
    for target in TARGETS:
        where = seeds(target)
        bounds = [
            f"-max_total_time={each}",
            "-timeout=60",
            "-rss_limit_mb=4096",
            "-max_len=20000",
            "-print_final_stats=1",
        ]
        found = f"-artifact_prefix={HERE / 'found' / target}/"
        command = [
            sys.executable,
            "-m",
            "tests.fuzz",
            target,
            *bounds,
            f"-dict={dictionary(target)}",
            found,
            str(where),
        ]
        failed |= subprocess.run(command, check=False).returncode != 0
    if failed:
        sys.exit("make fuzz: something was found: see above, and tests/fuzz/found")


if __name__ == "__main__":
    main()
