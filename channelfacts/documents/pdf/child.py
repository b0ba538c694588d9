"""The process in which PDFium runs: it has bounds on memory, and whatever a file does to it, it does to it alone.

A file of two kilobytes can tell PDFium to draw a page ten million times over, in one call that nothing in the same
process can end. So the reader asks a child (`process`): a line with the file's name goes in, a line of JSON a page
comes out, then one with what the file says of itself or why it cannot be read. The child ends when its input does.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from typing import Any

from channelfacts.documents.pdf.letters import TooMuchError, segments

MEMORY = 600_000_000
"""Bytes of the child at most; a report of 500 pages needs 150 million."""
SECONDS = 300
"""Of a processor, for one file, at most: the bound when nobody is left to set one."""
MOST_PAGES = 10_000
PASSWORD, SECURITY = 4, 5
"""PDFium's errors for a file that is locked."""


def main() -> None:
    """Answers until there is no more to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the parent's to end
    for line in sys.stdin:
        _bound()
        for answer in _answers(json.loads(line)):
            sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


def _bound() -> None:
    """Bounds on memory, and on time from now."""
    try:
        import resource
    except ImportError:  # Windows, which has no such bounds
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answers(file: str) -> Iterator[Any]:
    """The pages of a file, each a list of segments, and then an object: `said` or `error`."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(file) as pdf:
            if len(pdf) > MOST_PAGES:
                raise TooMuchError(f"more than {MOST_PAGES:,} pages")
            for index in range(len(pdf)):
                yield _page(pdf, index)
            yield {"said": pdf.get_metadata_dict(skip_empty=True)}
    except TooMuchError as error:
        yield {"error": f"a PDF file with {error}"}
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (PASSWORD, SECURITY)
        yield {"error": "a PDF file locked by a password" if locked else "a broken PDF file"}


def _page(pdf: Any, index: int) -> list[Any]:
    """The segments of a page; a page that is broken in an otherwise sound file is one without text."""
    import pypdfium2

    try:
        page = pdf[index]
        try:
            return segments(page)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return []


if __name__ == "__main__":
    main()
