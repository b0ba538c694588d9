"""The package away from the checkout: what the wheel holds, that it runs, and that an editable install sees edits.

Nothing is fetched: the backend and the dependencies are those of the environment that runs the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ("channelfacts", "data", "pyproject.toml", "README.md", "LICENSE")


def ran(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A program run in a clean environment, in a folder that is not the checkout."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CHANNELFACTS", "PIP_"))
    }
    result = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        cwd=cwd,
        env={**kept, "COLUMNS": "100"},
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result


def environment(folder: Path) -> Path:
    """A fresh virtual environment that sees the packages of this one behind its own; its Python."""
    ran(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    (own,) = folder.glob("lib/python*/site-packages")
    behind = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (own / "behind.pth").write_text("\n".join(behind), "utf-8")
    return folder / "bin" / "python"


def install(python: Path, *what: str | Path) -> None:
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    ran(*pip, "--no-build-isolation", *what, cwd=python.parent)


def copied(folder: Path) -> Path:
    """The sources as they stand, in another place."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(exist_ok=True)
            shutil.copy2(source, folder / name)
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    sources = copied(folder / "sources")
    ran(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist", cwd=sources)
    shutil.rmtree(sources)
    (built,) = (folder / "dist").glob("*.whl")
    return built


def test_the_wheel_holds_the_data_and_the_mark_of_types_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*") if path.is_file()}
    assert {f"channelfacts/{name}" for name in data} <= names
    assert {"channelfacts/py.typed", "channelfacts/cli/__init__.py"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"channelfacts"}


def test_the_wheel_runs_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "venv")
    install(python, wheel)
    empty = tmp_path / "empty"
    empty.mkdir()
    where = ran(python, "-c", "from channelfacts.lexicons import root; print(root())", cwd=empty).stdout
    assert Path(where.strip()).is_relative_to(tmp_path / "venv")
    result = ran(python.parent / "channelfacts", "people", "--kind", "minister", cwd=empty)
    assert "Home Secretary" in result.stdout
    assert "bundled corpus" in result.stderr
    assert list(empty.iterdir()) == []


def test_an_editable_install_sees_an_edited_file_of_data(tmp_path: Path) -> None:
    sources = copied(tmp_path / "sources")
    python = environment(tmp_path / "venv")
    install(python, "--editable", sources)
    look = (
        python,
        "-c",
        "from channelfacts.lexicons import corpus, lexicon; print(lexicon('money').get('edited'), corpus())",
    )
    before, where = ran(*look, cwd=tmp_path).stdout.split()
    assert before == "None"
    assert Path(where).is_relative_to(sources)
    lexicon = sources / "data" / "lexicons" / "money.toml"
    lexicon.write_text('edited = "yes"\n' + lexicon.read_text("utf-8"), "utf-8")
    assert ran(*look, cwd=tmp_path).stdout.split()[0] == "yes"
