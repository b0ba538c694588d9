"""What fuzzing has found stays mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

FOUND = sorted(file for file in (Path(__file__).parent / "found").rglob("*") if file.is_file())


@pytest.mark.parametrize("file", FOUND, ids=lambda file: f"{file.parent.name}-{file.name[:16]}")
def test_what_was_found_is_mended(file: Path) -> None:
    TARGETS[file.parent.name](file.read_bytes())
