"""The other end of `child`: one process for all PDF files that this process reads, started anew when it has died."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from channelfacts.documents.pdf.segments import Segment
from channelfacts.errors import InputError

LONGEST = 200_000_000
"""Bytes of a line that the child may say: a page."""

_child: tuple[int, subprocess.Popen[bytes]] | None = None
"""The child and the process that started it: a fork must not talk into its parent's pipe."""


def pages(file: str, label: str) -> tuple[list[list[Segment]], dict[str, str]]:
    """The segments of each page of a file, and what the file says of itself. Raises InputError where it cannot be read.

    Whatever ends the reading, a bound on time or Ctrl-C too, ends the child: it may be in a call that takes for ever.
    """
    child = _running()
    try:
        assert child.stdin is not None
        child.stdin.write(json.dumps(os.path.abspath(file)).encode() + b"\n")
        child.stdin.flush()
        found: list[list[Segment]] = []
        for answer in _answers(child, label):
            if isinstance(answer, list):
                found.append([Segment(*segment) for segment in answer])
            elif "error" in answer:
                raise InputError(label, answer["error"])
            else:
                return found, answer["said"]
    except InputError:
        raise
    except (BrokenPipeError, ValueError):
        _end(child)
    except BaseException:
        _end(child)
        raise
    raise InputError(label, "a PDF file that takes too much memory or breaks what reads it")


def _running() -> subprocess.Popen[bytes]:
    global _child
    if _child is None or _child[0] != os.getpid() or _child[1].poll() is not None:
        command = [sys.executable, "-m", "channelfacts.documents.pdf.child"]
        started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if _child is None:
            atexit.register(_close)
        _child = os.getpid(), started
    return _child[1]


def _answers(child: subprocess.Popen[bytes], label: str) -> Iterator[Any]:
    assert child.stdout is not None
    while line := child.stdout.readline(LONGEST):
        yield json.loads(line)
    _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    """The child is gone, and its pipes."""
    child.kill()
    for pipe in (child.stdin, child.stdout):
        assert pipe is not None
        try:
            pipe.close()
        except BrokenPipeError:
            continue
    child.wait()


def _close() -> None:
    if _child is not None and _child[0] == os.getpid():
        _end(_child[1])
