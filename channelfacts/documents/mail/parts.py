"""One message: what its headers say, its text, and what is attached to it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from functools import partial
from typing import cast

from channelfacts.documents import blocks, html
from channelfacts.documents.blocks import Block
from channelfacts.documents.decoding import decode
from channelfacts.documents.mail.replies import Quotes
from channelfacts.documents.mending import tidy
from channelfacts.documents.metadata import Metadata, authors, day, line
from channelfacts.documents.source import Source
from channelfacts.errors import InputError
from channelfacts.model import Document

ANSWERS = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s?:\s*)+", re.I)
IDENTITY = re.compile(r"<[^>\s]{1,500}>")
NO_TEXTS = ("image/", "audio/", "video/", "font/")
SIGNS = frozenset((
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "application/ics",
    "application/ms-tnef", "message/delivery-status", "text/calendar", "text/css", "text/vcard", "text/x-vcard",
))  # fmt: skip
"""What programs attach."""
FEWEST_WORDS = 8
"""Words of a plain part that is more than a note to see the other one."""


class Mail:
    """A message as bytes, from a source, under a path of its own in a mailbox."""

    def __init__(self, source: Source, path: str | None, data: bytes, quotes: Quotes) -> None:
        self._source = source
        self._path = path
        self._label = path or source.label
        self._quotes = quotes
        self._message = message_from_bytes(data, policy=policy.default)

    def contents(self) -> Iterator[Document | Source]:
        """The message as a Document, if it says anything, then what is attached to it.

        Raises InputError where there is neither.
        """
        attached = list(self._attached())
        text = self._text()
        if text:
            yield self._document(text)
        elif not attached:
            raise InputError(self._label, "an encrypted mail" if self._is_encrypted() else "a mail without text")
        yield from attached

    def _document(self, text: str) -> Document:
        subject = line(ANSWERS.sub("", self._header("Subject")))
        names = [name for name, _ in getaddresses([self._header("From")])]
        known = Metadata(subject, authors(names), None, day(self._header("Date")))
        head = blocks.text([Block(subject, "heading")]) + "\n" if subject else ""
        return replace(Document(f"{tidy(head)}{text}", path=self._path), **known.fields())

    def _header(self, name: str) -> str:
        """A header as text; "" where it is missing, or too broken for the library."""
        try:
            return str(self._message.get(name) or "")
        except (ValueError, LookupError, AttributeError, TypeError, IndexError):
            return ""

    def _text(self) -> str:
        """What the message says itself, ended by a line end; "" for nothing."""
        plain, page = self._bodies()
        own = self._own(plain)
        if page is not None and len(own.split()) < FEWEST_WORDS:
            own = self._own(self._page(page)) or own
        return f"{own}\n" if own else ""

    def _own(self, text: str) -> str:
        answered = IDENTITY.findall(f"{self._header('In-Reply-To')} {self._header('References')[-20000:]}")
        written = self._quotes.own(text, [one.encode("utf-8", "replace") for one in answered])
        return "\n\n".join(part for stretch in written.split("\n\n") if (part := blocks.clean(stretch)))

    def _bodies(self) -> tuple[str, EmailMessage | None]:
        """The text of the plain parts, and the first part that is a web page."""
        plain: list[str] = []
        page: EmailMessage | None = None
        for part in self._leaves():
            if part.get_content_type() == "text/plain":
                plain.append(self._decoded(part))
            elif part.get_content_type() == "text/html" and page is None:
                page = part
        return "\n\n".join(filter(None, plain)), page

    def _decoded(self, part: EmailMessage) -> str:
        try:
            return decode(_bytes(part), self._label, _charset(part))
        except InputError:  # a part with nothing in it
            return ""

    def _page(self, part: EmailMessage) -> str:
        try:
            return html.article_of(_bytes(part), self._label, None, charset=_charset(part)).text
        except InputError:
            return html.all_text(_bytes(part), self._label, charset=_charset(part))

    def _leaves(self) -> Iterator[EmailMessage]:
        """The parts of the message that are no attachments and hold no others."""
        for part in _walk(self._message):
            if not part.is_multipart() and not _is_attached(part):
                yield part

    def _attached(self) -> Iterator[Source]:
        """What is attached and may be a document; what programs attach, and pictures, are none."""
        taken: set[str] = set()
        for number, part in enumerate(filter(_is_attached, _walk(self._message)), 1):
            kind = part.get_content_type()
            if kind.startswith(NO_TEXTS) or kind in SIGNS:
                continue
            name = _name(part, number)
            if name in taken:
                name = f"{number}-{name}"
            taken.add(name)
            data = _bytes(part)
            inner = self._source.part(
                f"{self._path or '-'}/{name}",
                partial(io.BytesIO, data),
                name=name,
                encoding=_charset(part),
                unpacks=kind == "message/rfc822",
            )
            inner.given = False
            yield inner

    def _is_encrypted(self) -> bool:
        kinds = {part.get_content_type() for part in _walk(self._message)}
        return bool(kinds & {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


def _walk(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts in order; what is in an attached message is that message's."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        yield part
        if part.is_multipart() and (part is message or part.get_content_type() != "message/rfc822"):
            waiting = [*cast("list[EmailMessage]", part.get_payload()), *waiting]


def _is_attached(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return True
    if part.is_multipart():
        return False
    return part.get_content_disposition() == "attachment" or not kind.startswith("text/")


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return cast(EmailMessage, inner[0]).as_bytes() if isinstance(inner, list) and inner else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(part: EmailMessage) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, ValueError):
        return None


def _name(part: EmailMessage, number: int) -> str:
    """The name of an attachment as that of a file, whatever it says of folders."""
    try:
        given = part.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        given = ""
    name = line(re.split(r"[/\\]", given)[-1]) or ""
    if name.strip("."):
        return name
    ending = {"message/rfc822": ".eml", "application/pdf": ".pdf", "text/html": ".html"}.get(
        part.get_content_type(), ""
    )
    return f"attachment-{number}{ending}"
