"""Bytes to text: which encoding they are in, and line ends.

UTF-8 and UTF-16 prove themselves. What is neither is nearly always Windows-1252 in English newsrooms; a detector is
asked only where the letters above ASCII are many, since on a few pound signs and quotes it can but guess.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

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

# Pound, euro, quotes, dashes, ellipsis, no-break space, and the accented letters of names: what English prose has
# above ASCII in Windows-1252. 0x81, 0x8d, 0x8f, 0x90 and 0x9d are none of its characters.
WESTERN = frozenset(
    bytes(range(0xE0, 0x100))
    + b"\xa0\xa3\xa7\xa9\xae\xb0\xb4\xb7\xbd\xbc\xbe\xab\xbb\xc0\xc1\xc7\xc8\xc9\xd6\xdc\xdf"
    + b"\x80\x82\x84\x85\x8a\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x99\x9a\x9c\x9e"
)

CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, label: str) -> str:
    """The text in `data`, its line ends as `\\n`. Raises InputError where it holds none, or nothing but white space."""
    text = _decoded(data, label)
    sample = text[:SAMPLE]
    if len(CONTROLS.findall(sample)) > max(2, len(sample) // 200):
        raise InputError(label, "binary, not a text (control characters)")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise InputError(label, "empty")
    return text


def _decoded(data: bytes, label: str) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return SURROGATES.sub("\ufffd", data.decode(encoding, "replace"))
    if b"\0" in data:
        wide = _wide(data[:SAMPLE])
        if wide is None or "\0" in (text := data.decode(wide, "replace")):
            raise InputError(label, "binary, not a text (NUL bytes)")
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
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


def _guessed(data: bytes) -> str:
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    whole = sum(1 for c in mended[:SAMPLE] if c > "\x7f" and c != "\ufffd")
    if whole > 3 * broken:
        return mended
    sample = data[:SAMPLE]
    high = [byte for byte in sample if byte > 0x7F]
    if len(high) <= 0.15 * len(sample) and all(byte in WESTERN for byte in high):
        return data.decode("cp1252", "replace")
    best = from_bytes(sample).best()
    return data.decode(best.encoding if best is not None else "cp1252", "replace")
