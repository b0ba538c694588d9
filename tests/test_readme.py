"""README.md says what the program says. `make readme` (python -m tests.test_readme) writes its examples anew.

A block ```console holds a command after `$ ` and all that a terminal then shows; a block ```python is followed by a
block ```text with its output. All run in one folder, in order, that has the bundled articles under `articles`.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

import channelfacts as cf
from channelfacts.cli import app
from channelfacts.facts import MODELS
from channelfacts.lexicons import corpus
from channelfacts.query.filters import vocabulary

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(console|python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"<!-- the fact shown: (\w+) (\d+) -->\n```console\n\$ channelfacts (?:show|review) (\w+)")
SECONDS = re.compile(r"\d+\.\d s\b|\d\d:\d\d:\d\d UTC|\d{4}-\d\d-\d\d (?=\d\d:)|\d+\.\d [kM]B")
"""What is never the same twice: times, and the size of a store."""
COLUMNS = "100"


def ran(command: list[str], folder: Path) -> str:
    """All that a terminal of 100 columns without colours shows."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("CHANNELFACTS", "PYTHON", "FORCE"))
    }
    environment |= {"COLUMNS": COLUMNS, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        [sys.executable, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout
    return "\n".join(line.rstrip() for line in result.stdout.splitlines())


def written_anew(page: str, folder: Path) -> str:
    """The page with the output of every command as it is now."""
    shutil.copytree(corpus(), folder / "articles")
    said_last = ""

    def block(match: re.Match[str]) -> str:
        nonlocal said_last
        kind, body = match.groups()
        if kind == "console":
            command = body.splitlines()[0].removeprefix("$ ")
            words = shlex.split(command)
            assert words[0] == "channelfacts", command
            said = ran(["-m", *words], folder)
            body = f"$ {command}\n{said}\n"
        elif kind == "python":
            said_last = ran(["-c", body], folder)
        else:
            body = f"{said_last}\n"
        return f"```{kind}\n{body}```"

    return BLOCK.sub(block, page)


def with_ids(page: str) -> str:
    """The page with the ids of the facts that it shows: a better extraction may quote a fact from another place."""

    def one(match: re.Match[str]) -> str:
        kind, amount, old = match.groups()
        for record in cf.extract(cf.read(corpus())):
            for fact in getattr(record, kind):
                if fact.amount == int(amount):
                    return match[0].removesuffix(old) + str(fact.id[:8])
        raise AssertionError(f"no {kind} {amount} in the bundled articles")

    return SHOWN.sub(one, page)


def timeless(page: str) -> str:
    return SECONDS.sub("1.0", page)


def options() -> Iterator[str]:
    """Every option of every command."""
    commands = get_command(app)
    for command in (commands, *commands.commands.values()):  # type: ignore[attr-defined]
        for parameter in command.params:
            yield from parameter.opts
    yield "--help"


def test_the_examples_are_what_the_program_says(tmp_path: Path) -> None:
    page = README.read_text("utf-8")
    assert timeless(page).splitlines() == timeless(written_anew(page, tmp_path)).splitlines()


def test_every_block_is_checked_or_known() -> None:
    kinds = re.findall(r"^```(\w+)$", README.read_text("utf-8"), re.MULTILINE)
    assert set(kinds) == {"console", "python", "text", "sh"}
    assert kinds.count("console") >= 8


def test_every_option_on_the_page_is_one_of_the_program() -> None:
    page = BLOCK.sub("", README.read_text("utf-8"))
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page))
    assert len(named) > 10
    assert named <= set(options())


def test_every_field_of_the_figures_and_quotes_has_its_line() -> None:
    _, _, rest = README.read_text("utf-8").partition("\n## What the fields mean\n")
    section = rest.partition("\n## ")[0]
    named = set(
        re.findall(r"`(\w+)`", "\n".join(row.split(" | ")[0] for row in section.splitlines() if row[:1] == "|"))
    )
    kinds = ("money", "counts", "changes", "quotes", "offices")
    fields = {name for kind in kinds for name in MODELS[kind].model_fields}
    assert fields - named == set()
    assert named - fields == set()
    for kind, field in (("counts", "event"), ("counts", "subject"), ("counts", "basis"), ("money", "status")):
        line = next(line for line in section.splitlines() if line.startswith(f"| `{field}` |"))
        assert {word for word in vocabulary(kind, field) if f"`{word}`" not in line} == set(), field


def test_every_command_is_on_the_page() -> None:
    page = README.read_text("utf-8")
    commands = {name for name, one in get_command(app).commands.items() if not one.hidden}  # type: ignore[attr-defined]
    assert {name for name in commands if f"channelfacts {name}" not in page and f"`{name}`" not in page} == set()


@pytest.mark.parametrize("target", ["run", "test", "check", "clean", "readme"])
def test_every_make_target_on_the_page_is_there(target: str) -> None:
    assert f"make {target}" in README.read_text("utf-8")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_files_named_on_the_page_are_there() -> None:
    for name in ("data/README.md", "data/gold", "LICENSE"):
        assert name in README.read_text("utf-8")
        assert (ROOT / name).exists()


def test_every_file_of_data_is_on_its_page() -> None:
    """data/README.md says of each what it is and where it comes from; the rows are about as many as there are."""
    page = (ROOT / "data" / "README.md").read_text("utf-8")
    for folder in ("lexicons", "gazetteers"):
        there = {path.name for path in (ROOT / "data" / folder).iterdir()}
        assert {name for name in there if f"`{name}`" not in page} == set()
    for name, rows in re.findall(r"^\| `(\w+\.(?:tsv|txt))` \|[^|]+\| ([\d,]+) \|", page, re.MULTILINE):
        lines = (ROOT / "data" / "gazetteers" / name).read_text("utf-8").splitlines()
        assert sum(not line.startswith("#") for line in lines) == pytest.approx(int(rows.replace(",", "")), rel=0.05), (
            name
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        README.write_text(written_anew(with_ids(README.read_text("utf-8")), Path(temporary)), "utf-8")
