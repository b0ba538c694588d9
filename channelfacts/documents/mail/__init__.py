"""Mail: single messages (EML) and mailboxes (MBOX); what is attached is read by the reader of its kind.

A message is its own words (`parts`, `replies`): what it quotes of another is dropped where that stands in the mailbox.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from channelfacts.documents.source import Source, too_large
from channelfacts.errors import InputError
from channelfacts.model import Document, Failure

ENDINGS = (".eml", ".mbox", ".mbx")

MAILBOX = re.compile(rb"From \S+ [^\n]{0,100}\d{4}[^\n]{0,20}\r?\n[A-Za-z][\w-]{1,60}:")
HEADERS = re.compile(rb"(?:[A-Za-z][\w-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,200}")
SURE = re.compile(rb"^(?:Received|Message-ID|MIME-Version|Return-Path|DKIM-Signature):", re.I | re.M)
"""Lines that only mail begins with; a letter may have a From and a To as well."""
MOST_BYTES = 100_000_000
"""Of one message, with what is attached to it."""
IDENTITY = re.compile(rb"^message-id:\s*(<[^>\s]{1,500}>)", re.I | re.M)


def recognise(head: bytes) -> bool:
    """Is this the beginning of a mailbox, or of a message with the headers that programs write?"""
    if MAILBOX.match(head):
        return True
    found = HEADERS.match(head)
    return found is not None and SURE.search(found[0]) is not None


def documents(source: Source) -> Iterator[Document | Failure | Source]:
    """Each message as a Document, and what is attached to it as Sources. Raises InputError where there is none."""
    from channelfacts.documents.mail.parts import Mail
    from channelfacts.documents.mail.replies import Quotes

    if not source.head().startswith(b"From "):
        yield from Mail(source, source.path, _bounded(source), Quotes()).contents()
        return
    quotes = Quotes(frozenset(_identities(source)))
    for number, message in enumerate(_messages(source), 1):
        path = f"{source.path or '-'}#{number}"
        try:
            if message is None:
                raise too_large(path, MOST_BYTES)
            yield from Mail(source, path, message, quotes).contents()
        except InputError as error:
            yield Failure(path, error.reason)
        except RecursionError:
            yield Failure(path, "nested too deeply")


def _bounded(source: Source) -> bytes:
    data = source.open().read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(source.label, f"a mail of more than {MOST_BYTES // 1_000_000} MB")
    return data


def _identities(source: Source) -> Iterator[bytes]:
    """What the messages of a mailbox are called."""
    for message in _messages(source):
        found = IDENTITY.search(message[:65536]) if message else None
        if found:
            yield found[1]


def _messages(source: Source) -> Iterator[bytes | None]:
    """The messages of a mailbox, one at a time; None for one that is too large.

    A message begins with a line "From " behind an empty one; in a message such a line is written with a ">" before it.
    """
    lines: list[bytes] = []
    size, empty, begun = 0, True, False
    for line in iter(partial(source.seekable().readline, 1_000_000), b""):
        if empty and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= MOST_BYTES else None
            lines, size, begun = [], 0, True
        elif begun:
            size += len(line)
            if size <= MOST_BYTES:
                lines.append(line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line)
        empty = not line.strip()
    if begun:
        yield b"".join(lines) if size <= MOST_BYTES else None
