"""The direction of imports, and that importing the package costs nothing."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from importlinter.cli import lint_imports

import channelfacts as cf

ROOT = Path(__file__).parents[1]
PYPROJECT = ROOT / "pyproject.toml"

# The order of the design page, from the top down. Rooms of a line do not import each other.
DESIGN = [
    {"cli"},
    {"engines", "watch"},
    {"evaluate", "show", "export", "review"},
    {"query"},
    {"store", "pipeline"},
    {"documents", "mentions", "entities", "qualifiers", "facts"},
    {"annotations", "lexicons"},
    {"model"},
    {"errors"},
]
FURTHER = {"clauses", "fingerprint", "gazetteers", "holders", "likeness", "network", "pieces", "tenures"}
"""Rooms that came after the design page; each has its place in the contract."""
HEAVY = {"spacy", "pydantic", "typer", "rich", "numpy", "babel", "iso4217", "charset_normalizer", "sqlite3", "csv"}


@pytest.fixture(scope="module")
def contract() -> dict[str, Any]:
    (only,) = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    found: dict[str, Any] = only
    return found


def rooms(layer: str) -> set[str]:
    return set(re.findall(r"\w+", layer))


def test_the_contract_of_imports_is_kept() -> None:
    assert lint_imports(config_filename=str(PYPROJECT), no_cache=True) == 0


def test_the_contract_says_what_the_design_says(contract: dict[str, Any]) -> None:
    layers = [rooms(layer) - FURTHER for layer in contract["layers"]]
    assert [layer for layer in layers if layer] == DESIGN
    assert (contract["type"], contract["containers"]) == ("layers", ["channelfacts"])
    assert "ignore_imports" not in contract


def test_rooms_of_one_line_are_apart(contract: dict[str, Any]) -> None:
    """`|` between them: `:` would let them import each other."""
    assert not any(":" in layer for layer in contract["layers"])


def test_every_room_has_its_place(contract: dict[str, Any]) -> None:
    placed = set().union(*(rooms(layer) for layer in contract["layers"]))
    there = {path.stem for path in (ROOT / "channelfacts").iterdir() if path.suffix == ".py" or path.is_dir()}
    there = {name for name in there if not name.startswith("_") and name not in ("data", "py")}
    assert there <= placed


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys; import channelfacts; print(*{name.partition('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8", cwd=ROOT)
    assert "channelfacts" in ran.stdout.split()
    assert HEAVY.isdisjoint(ran.stdout.split())


def test_public_names_are_there_and_no_others() -> None:
    for name in cf.__all__:
        assert getattr(cf, name) is not None
    assert {"read", "load", "extract", "Record", "Money", "__version__"} <= set(dir(cf))
    with pytest.raises(AttributeError, match="no attribute 'nothing_of_this_name'"):
        cf.nothing_of_this_name  # noqa: B018


def test_only_the_commands_import_typer_and_only_they_and_show_import_rich() -> None:
    allowed = {"typer": {"cli"}, "rich": {"cli", "show"}}
    spacy_rooms = {"mentions", "entities", "qualifiers", "pipeline", "network"}
    wrong = []
    for path in sorted((ROOT / "channelfacts").rglob("*.py")):
        room = path.relative_to(ROOT / "channelfacts").parts[0].removesuffix(".py")
        imported = set(re.findall(r"^\s*(?:from|import) (\w+)", path.read_text("utf-8"), re.MULTILINE))
        for module, places in {**allowed, "spacy": spacy_rooms}.items():
            if module in imported and room not in places:
                wrong.append((path.name, module))
    assert wrong == []
