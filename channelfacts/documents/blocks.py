"""What a page is made of, and its text: the same for web pages, Word files and the like.

The text is for reading, and for the pipeline's layout: blank lines between blocks, `#` before a heading, `-` before an
item of a list, a row of a table in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

SPACES = re.compile(r"[^\S\n\xa0]+|\xa0")
"""White space but line ends; a no-break space is a space."""
INVISIBLE = re.compile("[\xad\u200b\u200c\u2060\ufeff]")
"""Soft hyphens and other characters of no width: where a word may be broken, or nothing at all."""
CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")
CELL = " | "
MARKS = {"heading": "# ", "item": "- "}


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page. kind: paragraph, heading, item (of a list) or row (of a table)."""

    text: str
    kind: str = "paragraph"


def clean(text: str) -> str:
    """Text of a page as prose: single spaces, line ends alone, nothing invisible, no control characters."""
    text = CONTROLS.sub(" ", INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")))
    lines = (SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def row(cells: Iterable[str]) -> Block:
    """A row of a table; empty cells at its end say nothing."""
    texts = [" ".join(clean(cell).split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return Block(CELL.join(texts), "row")


def text(blocks: Iterable[Block]) -> str:
    """The blocks as one text, ended by a line end; "" where there are none."""
    parts: list[str] = []
    before = ""
    for block in blocks:
        written = clean(block.text)
        if not any(char.isalnum() for char in written):
            continue
        if block.kind in MARKS:
            written = MARKS[block.kind] + " ".join(written.split())
        if parts:
            parts.append("\n" if block.kind == before and before in ("item", "row") else "\n\n")
        parts.append(written)
        before = block.kind
    return "".join((*parts, "\n")) if parts else ""
