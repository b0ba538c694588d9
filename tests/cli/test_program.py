"""The program as a process: version, help and its examples, schema, pipes, Ctrl-C, colours."""

from __future__ import annotations

import importlib
import json
import os
import re
import shlex
import signal
import subprocess
import time
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import channelfacts
from channelfacts import store
from channelfacts.errors import StoreError
from channelfacts.facts import FACTS
from tests.cli.conftest import PROGRAM
from tests.made import record

COMMANDS = (
    "extract", "people", "agencies", "places", "funding", "counts", "changes", "quotes", "show", "export",
    "evaluate", "schema", "search",
)  # fmt: skip


def test_version(program: Any) -> None:
    assert program("--version").stdout == f"channelfacts {channelfacts.__version__}\n"


def test_the_console_script_is_the_same_program() -> None:
    (script,) = entry_points(group="console_scripts", name="channelfacts")
    assert script.load() is importlib.import_module("channelfacts.__main__").main


def test_without_a_command_help_is_shown(run: Any) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert set(COMMANDS) <= {line.split()[0] for line in result.stderr.splitlines() if line.strip()}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_help_has_an_example_that_works_on_the_bundled_corpus(run: Any, command: str) -> None:
    text = " ".join(run(command, "--help").stdout.split())
    example = re.search(r"Example: channelfacts (.+?) (?:Arguments|Options):", text)
    assert example is not None
    result = run(*shlex.split(example[1]))
    assert result.exit_code == 0, result.stderr
    assert result.stdout


@pytest.mark.parametrize("kind", ["", *FACTS, "funding"])
def test_schemas_are_schemas(run: Any, kind: str) -> None:
    result = run("schema", *([kind] if kind else []))
    schema = json.loads(result.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["required"]) == set(schema["properties"])


def test_a_schema_of_nothing_is_wrong_usage(run: Any) -> None:
    result = run("schema", "monye")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "did you mean money" in result.stderr


def test_completion_can_be_shown(program: Any) -> None:
    result = program("--show-completion", "bash", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert result.returncode == 0
    assert "channelfacts" in result.stdout


@pytest.mark.parametrize(
    ("target", "names"), [("out.jsonl", ["out.jsonl"]), ("out.json", ["out.json"]), ("out", ["out"]), ("-", [])]
)
def test_export(run: Any, kept: Path, here: Path, target: str, names: list[str]) -> None:
    result = run("export", target)
    assert result.exit_code == 0
    assert [path.name for path in here.iterdir() if path != kept] == names
    assert (result.stdout == "") is (target != "-")


def test_export_of_csv_takes_one_kind(run: Any, kept: Path) -> None:
    assert run("export", "-", "--format", "csv").exit_code == 2
    assert run("export", "-", "--format", "csv", "--kind", "funding", "--kind", "people").exit_code == 2
    result = run("export", "-", "--format", "csv", "--kind", "funding")
    assert result.stdout.startswith("id,line,amount,")
    wrong = run("export", "-", "--kind", "monye")
    assert wrong.exit_code == 2
    assert "did you mean money" in wrong.stderr


@pytest.fixture
def large(here: Path) -> Path:
    """A store whose export is more than a pipe holds."""
    with store.writing("channelfacts.db") as kept:
        for number in range(300):
            text = f"Letter {number}: it cost £{number}. " + "And so on. " * 100
            money = [(f"£{number}", {"amount": number, "currency": "GBP", "purpose": "x" * 500})]
            kept.add(record(text, f"{number}.txt", money=money), text)
    return here / "channelfacts.db"


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "-"],
        ["export", "-", "--kind", "money", "--format", "csv"],
        ["funding"],
        *(["funding", "--format", form] for form in ("json", "jsonl", "csv", "markdown")),
    ],
)
def test_a_pipe_that_its_reader_closes_is_no_error(large: Path, arguments: list[str]) -> None:
    with subprocess.Popen([*PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        said = running.stderr.read().decode()
    assert (running.returncode, said) == (0, "")


def documents(path: str) -> int:
    """How many documents a store has that is perhaps being made."""
    try:
        with store.reading(path) as kept:
            return kept.totals()["documents"]
    except StoreError:
        return 0


def test_ctrl_c_ends_with_130_and_leaves_no_half_written_file(here: Path) -> None:
    """Standard input that never ends holds the program while its output file is half written."""
    (here / "one.txt").write_text("France will spend €3 million on fences at Calais.\n")
    command = [*PROGRAM, "extract", "one.txt", "-", "-o", "out.jsonl", "--store", "facts.db"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        while not documents("facts.db") and running.poll() is None:
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        said = running.stderr.read().decode()
    assert running.returncode == 130, said
    assert said == (
        "stopped: 1 document was read and kept in the store facts.db; the same command goes on from there\n"
    )
    assert sorted(path.name for path in here.iterdir() if not path.name.startswith("facts.db-")) == [
        "facts.db",
        "one.txt",
    ]
    with store.reading("facts.db") as kept:
        assert [info.path for info in kept.documents()] == ["one.txt"]


def test_a_bug_keeps_its_traceback(run: Any, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(store.Store, "records", broken)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        run("export", "out.jsonl")
    assert not Path("out.jsonl").exists()


def in_a_terminal(arguments: list[str], **environment: str) -> str:
    """What the program writes to a terminal of 100 columns."""
    pty = pytest.importorskip("pty", reason="no terminals here")
    master, slave = pty.openpty()
    variables = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    with subprocess.Popen([*PROGRAM, *arguments], stdout=slave, stderr=slave, env=variables):
        os.close(slave)
        written = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:
                break
            if not part:
                break
            written += part
    os.close(master)
    return written.decode()


COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-7]")


@pytest.mark.parametrize("arguments", [["funding"], ["show", "report.txt"]])
def test_colour_is_for_terminals_and_no_color_is_obeyed(kept: Path, arguments: list[str]) -> None:
    assert COLOUR.search(in_a_terminal(arguments))
    assert not COLOUR.search(in_a_terminal(arguments, NO_COLOR="1"))
    assert "[[" not in in_a_terminal(arguments)


def test_progress_is_shown_in_a_terminal_only(here: Path, program: Any) -> None:
    (here / "one.txt").write_text("France will spend €3 million on fences at Calais.\n")
    assert "Reading" in in_a_terminal(["extract", "one.txt"])
    assert "Reading" not in program("extract", "one.txt").stderr
