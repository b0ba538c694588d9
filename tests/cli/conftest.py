"""The program as a person runs it: within this process where that is enough, as a process of its own where not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from channelfacts import store
from channelfacts.cli import app
from tests.made import ALL

PROGRAM = [sys.executable, "-m", "channelfacts"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test in an empty folder of its own, without a store and without settings of the machine."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("CHANNELFACTS_STORE", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def run() -> Callable[..., Any]:
    """`run("funding", "--limit", "1")`: exit_code, stdout, stderr."""
    runner = CliRunner()

    def invoke(*arguments: str, **options: Any) -> Any:
        result = runner.invoke(app, list(arguments), **options)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The same as a process of its own."""

    def invoke(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        options.setdefault("stdin", None if "input" in options else subprocess.DEVNULL)
        if "input" in options:
            options.pop("stdin")
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **options.pop("env", {})}
        return subprocess.run(
            [*PROGRAM, *arguments], capture_output=True, encoding="utf-8", check=False, env=environment, **options
        )

    return invoke


@pytest.fixture
def kept(here: Path) -> Path:
    """`channelfacts.db` in the current folder, with the records made by hand."""
    with store.writing("channelfacts.db") as opened:
        for make, text in ALL:
            opened.add(make(), text)
    return here / "channelfacts.db"
