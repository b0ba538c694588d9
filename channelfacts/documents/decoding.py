"""Bytes to text: which encoding they are in.

A byte order mark, UTF-8 and UTF-16 prove themselves. Then what was declared counts (HTTP, MIME). What is none of these
is nearly always Windows-1252 in English newsrooms; a detector is asked only where the letters above ASCII are many,
since on a few pound signs and quotes it can but guess.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TextIO

from channelfacts.documents.mending import SURROGATES, tidy
from channelfacts.documents.source import Source
from channelfacts.errors import InputError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 64 * 1024
"""Bytes that are looked at where a guess has to be made."""

# Pound, euro, quotes, dashes, ellipsis, no-break space, soft hyphen, and the accented letters of names: what English
# prose has above ASCII in Windows-1252. 0x81, 0x8d, 0x8f, 0x90 and 0x9d are none of its characters.
WESTERN = frozenset(
    bytes(range(0xE0, 0x100))
    + b"\xa0\xa3\xa7\xa9\xad\xae\xb0\xb4\xb7\xbd\xbc\xbe\xab\xbb\xc0\xc1\xc7\xc8\xc9\xd6\xdc\xdf"
    + b"\x80\x82\x84\x85\x8a\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x99\x9a\x9c\x9e"
)
LATIN = frozenset(("ascii", "iso8859-1"))
"""Declared, these mean Windows-1252, as every browser reads them."""

CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
BYTEWISE = "channelfacts.bytewise"


def decode(data: bytes, label: str, declared: str | None = None) -> str:
    """The text in `data`, tidy. Raises InputError where it holds none, or nothing but white space.

    declared: the encoding by a header outside of it, if any.
    """
    text = _decoded(data, label, declared)
    sample = text[:SAMPLE]
    if len(CONTROLS.findall(sample)) > max(2, len(sample) // 200):
        raise InputError(label, "binary, not a text (control characters)")
    text = tidy(text)
    if not text or text.isspace():
        raise InputError(label, "empty")
    return text


def stream(source: Source) -> TextIO:
    """The source as a stream of text, line ends as they are, for what is too long to be held. Raises InputError.

    The encoding is settled by the first bytes; bytes further on that it does not have are read as Windows-1252, each
    for itself, so that one bad cell costs nothing else.
    """
    return source.holding(io.TextIOWrapper(source.open(), encoding_of(source), BYTEWISE, newline=""))


def beginning(source: Source) -> str:
    """The first characters, as `stream` gives them. Raises InputError."""
    return io.TextIOWrapper(io.BytesIO(source.head()), encoding_of(source), "replace", newline="").read()


def encoding_of(source: Source) -> str:
    """The encoding by the first bytes, else as declared. Raises InputError where they are no text."""
    head = source.head()
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return encoding
    if b"\0" in head:
        wide = _wide(head)
        if wide is None:
            raise InputError(source.label, "binary, not a text (NUL bytes)")
        return wide
    return "utf-8" if _is_utf8(head) else known(source.encoding) or _likely(head)


def known(declared: str | None) -> str | None:
    """The codec of a declared encoding, if there is one."""
    try:
        name = codecs.lookup((declared or "").strip("\"' ")).name
    except LookupError:
        return None
    return "cp1252" if name in LATIN else name


def _decoded(data: bytes, label: str, declared: str | None) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return SURROGATES.sub("\ufffd", data.decode(encoding, "replace"))
    if b"\0" in data:
        wide = _wide(data[:SAMPLE])
        if wide is None or "\0" in (text := data.decode(wide, "replace")):
            raise InputError(label, "binary, not a text (NUL bytes)")
        return text
    for likely in ("utf-8", known(declared)):
        try:
            if likely is not None:
                return data.decode(likely)
        except (UnicodeError, LookupError, TypeError):  # codecs that are none of text ("hex") raise as they please
            continue
    return _guessed(data)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark, by where the zeros are: half the bytes of European text."""
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if high > 0.4 * half and low < 0.02 * half:
        return "utf-16-le"
    if low > 0.4 * half and high < 0.02 * half:
        return "utf-16-be"
    return None


def _is_utf8(head: bytes) -> bool:
    """Whether the beginning of a file is UTF-8, the last character perhaps cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _guessed(data: bytes) -> str:
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    whole = sum(1 for c in mended[:SAMPLE] if c > "\x7f" and c != "\ufffd")
    if whole > 3 * broken:
        return mended
    return data.decode(_likely(data[:SAMPLE]), "replace")


def _likely(sample: bytes) -> str:
    """The likely encoding of what is no UTF-8."""
    from charset_normalizer import from_bytes

    high = [byte for byte in sample if byte > 0x7F]
    if len(high) <= 0.15 * len(sample) and all(byte in WESTERN for byte in high):
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def _bytewise(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(BYTEWISE, _bytewise)
