"""Files of our own making for the tests of readers, and short ways to what is read of them."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import channelfacts as cf
from channelfacts.documents import Options
from channelfacts.model import Document, Failure

STORY = "Kent Police said 14 people landed at Dover on Tuesday."


def read(path: Path | str, **options: Any) -> list[Document | Failure]:
    """What is read of a path; the paths of it are shown from the folder that it lies in."""
    here = os.getcwd()
    os.chdir(Path(path).parent)
    try:
        return list(cf.read(Path(path).name, options=Options(**options)))
    finally:
        os.chdir(here)


def texts(items: list[Document | Failure]) -> dict[str | None, str]:
    """Path and text of each document; a failure is shown as it is said."""
    return {item.path: item.text if isinstance(item, Document) else f"FAILED {item.reason}" for item in items}


def reason(path: Path | str, **options: Any) -> str:
    """Why nothing is read of a path."""
    (item,) = read(path, **options)
    assert isinstance(item, Failure)
    assert "\n" not in item.reason
    return item.reason


def zipped(files: Mapping[str, bytes], **options: Any) -> bytes:
    """A ZIP archive."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return kept.getvalue()
