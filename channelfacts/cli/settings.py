"""`channelfacts.toml`: what a folder of texts, or the current folder, says once instead of on every command line.

    store = "facts.db"

    [gazetteers]
    people = ["people.tsv"]
    agencies = ["ngos.tsv"]
    places = ["beaches.tsv"]

Files are named from the folder that it lies in. The `store` is that of the current folder's file alone.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from channelfacts import gazetteers
from channelfacts.errors import SettingsError
from channelfacts.gazetteers import KINDS, Gazetteers

NAME = "channelfacts.toml"


def names_of_own(paths: Sequence[str], given: Iterable[str], *, here: bool = True) -> Gazetteers:
    """The names that texts under `paths` are read with: those of the settings, then of the files `given`.

    here: the current folder's settings count too. A later file wins.
    """
    folders = [Path()] if here else []
    for path in paths if here else ():
        folder = Path(path) if os.path.isdir(path) else Path(path).parent
        if path != "-" and all(not _same(folder, other) for other in folders):
            folders.append(folder)
    found = [_gazetteers(folder / NAME) for folder in folders if (folder / NAME).is_file()]
    return gazetteers.joined([*found, gazetteers.read(given)])


def store(given: str | None) -> str | None:
    """The store given on the command line, else the one of the settings here, where no variable names one."""
    if given is not None or os.environ.get("CHANNELFACTS_STORE") or not Path(NAME).is_file():
        return given
    return _settings(Path(NAME)).get("store")


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _gazetteers(path: Path) -> Gazetteers:
    files = _settings(path).get("gazetteers", {})
    return gazetteers.joined(
        gazetteers.read([path.parent / name for name in files[kind]], kind) for kind in KINDS if kind in files
    )


def _settings(path: Path) -> dict[str, Any]:
    """What a file of settings says. Raises SettingsError, one line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        found = tomllib.loads(text)
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not UTF-8: save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}") from error
    for key, value in found.items():
        if key not in ("store", "gazetteers"):
            raise SettingsError(f"{_where(path, text, key)}: unknown {key!r}: valid are store and [gazetteers]")
        if key == "store" and not isinstance(value, str):
            raise SettingsError(f'{_where(path, text, key)}: a store is one file: store = "facts.db"')
    section = found.get("gazetteers", {})
    if not isinstance(section, dict):
        raise SettingsError(f"{_where(path, text, 'gazetteers')}: write [gazetteers] with {', '.join(KINDS)} below it")
    for key, files in section.items():
        if key not in KINDS:
            raise SettingsError(f"{_where(path, text, key)}: unknown {key!r}: valid are {', '.join(KINDS)}")
        if not isinstance(files, list) or not all(isinstance(file, str) for file in files):
            raise SettingsError(f'{_where(path, text, key)}: write the files as {key} = ["my.tsv"]')
    return found


def _where(path: Path, text: str, key: str) -> str:
    """The file and the line in which a key stands."""
    match = re.search(rf"^\s*\[?[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return str(path) if match is None else f"{path}, line {text.count(chr(10), 0, match.end()) + 1}"
