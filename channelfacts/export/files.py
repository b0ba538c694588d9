"""Output files, written whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from channelfacts.errors import ChannelfactsError


class OutputError(ChannelfactsError):
    """A file that cannot be written."""


@contextmanager
def whole_file(path: str | os.PathLike[str]) -> Iterator[TextIO]:
    """A file opened for writing UTF-8, whose text appears under `path` when the block ends without an error."""
    with whole_files([path]) as (file,):
        yield file


@contextmanager
def whole_files(paths: list[str | os.PathLike[str]]) -> Iterator[Sequence[TextIO]]:
    """Files opened for writing UTF-8, that appear together when the block ends without an error.

    Each is written beside its place and then renamed. Raises OutputError where that cannot be done.
    """
    finished: list[tuple[Path, Path]] = []
    try:
        with ExitStack() as stack:
            opened = []
            for given in paths:
                path = Path(given)
                # What is no plain file (a pipe, a device) cannot be renamed over: it gets the text as it comes.
                if path.exists() and not path.is_file():
                    if path.is_dir():
                        raise OutputError(f"cannot write {path}: it is a folder")
                    beside = path
                else:
                    beside = path.resolve().with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
                    finished.append((beside, path.resolve()))
                opened.append(stack.enter_context(open(beside, "w", encoding="utf-8", newline="")))
            yield opened
        while finished:
            os.replace(*finished[0])
            finished.pop(0)
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None and error.errno is None:
            raise
        raise OutputError(f"cannot write {paths[0]}: {error.strerror}") from error
    finally:
        for beside, _ in finished:
            beside.unlink(missing_ok=True)
