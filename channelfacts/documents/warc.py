"""WARC: what a crawler has saved. Each page that was there is a source of its own, `crawl.warc#12` by its record.

Its address is the document's source. The date of the record is the day of the crawl, not of the publication.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

from channelfacts.documents.source import Source, too_large
from channelfacts.errors import InputError
from channelfacts.model import Failure

ENDINGS = (".warc",)

TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
"""The types of content that may be documents, and what each is called: styles, programs and pictures are none."""

SAVED = ("response", "resource", "conversion")
"""The types of records that have a content: what a server answered, a file, a text made of one."""


def recognise(head: bytes) -> bool:
    """The first line of a record."""
    return head.startswith((b"WARC/1.", b"WARC/0."))


def documents(source: Source) -> Iterator[Source | Failure]:
    """The pages in it, in order. Raises InputError where it is damaged, with the pages before already given."""
    number = 0
    for record, data in _records(source):
        number += 1
        ending = _ending(record)
        if ending is None:
            continue
        path = f"{source.path or '-'}#{number}"
        if len(data) > source.options.max_bytes:
            yield Failure(path, too_large(path, source.options.max_bytes).reason)
            continue
        address = record.rec_headers.get_header("WARC-Target-URI")
        yield source.part(
            path,
            partial(io.BytesIO, data),
            name=f"page{ending}",
            encoding=_type(record)[1],
            about={"source": address} if address else {},
        )


def _records(source: Source) -> Iterator[tuple[Any, bytes]]:
    """The records, each with its content if that may be a document."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

    number = 0
    try:
        for record in ArchiveIterator(source.open()):
            number += 1
            wanted = _ending(record) is not None
            yield record, record.content_stream().read(source.options.max_bytes + 1) if wanted else b""
    except (InputError, OSError):
        raise
    except Exception as error:  # whatever a broken header makes the library stumble over
        raise InputError(source.label, f"damaged after record {number}") from error


def _ending(record: Any) -> str | None:
    """What the content of a record would be called as a file; None where it is no document, or an error's page."""
    if record.rec_type not in SAVED:
        return None
    if record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() != "200":
        return None
    return TYPES.get(_type(record)[0])


def _type(record: Any) -> tuple[str, str | None]:
    """The type of the content, and its encoding as the server declared it."""
    headers = record.http_headers or record.rec_headers
    kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
    encoding = rest.partition("charset=")[2].partition(";")[0].strip("\"' ") if "charset=" in rest.lower() else None
    return kind.strip().lower(), encoding or None
