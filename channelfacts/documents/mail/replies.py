"""What a message says itself, and what it quotes: each word of a correspondence once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from channelfacts.model import digest

QUOTED = re.compile(r"\s?(?:>\s?)+")
SIGNATURE = re.compile(r"--\s?$")
WROTE = re.compile(r"(?:On|Le|Am|Op)\b.{5,200}\b(?:wrote|a écrit|schrieb|schreef)\s?:\s*$", re.S)
"""The line before a quotation; programs break it in two."""
TAIL = re.compile(r"\s*(?:-{2,}\s*(?:Original|Forwarded) [Mm]essage\s*-{2,}|Begin forwarded message:|_{20,})\s*$")
"""What stands before a whole message that is passed on under one's own."""


class Quotes:
    """What of the mailbox is known: its messages by their ids, and quotations that were read before."""

    def __init__(self, messages: frozenset[bytes] = frozenset()) -> None:
        self._messages = messages
        self._read: set[str] = set()

    def own(self, text: str, answered: list[bytes]) -> str:
        """The words of a message without its signature and what repeats others. answered: ids of those it answers.

        A quotation of a message that is not in the mailbox is kept, without its marks, the first time.
        """
        known = any(message in self._messages for message in answered)
        parts: list[str] = []
        for quoted, lines in _stretches(text.split("\n")):
            if not quoted:
                parts.append("\n".join(_unsigned(lines)))
            elif not known:
                said = "\n".join(lines)
                mark = digest(" ".join(said.split()))
                if mark not in self._read:
                    self._read.add(mark)
                    parts.append(said)
        return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def _stretches(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """The lines in stretches of own words and of quotations, the marks of these gone, the line above them with them."""
    current: list[str] = []
    within = False
    for at, line in enumerate(lines):
        if TAIL.match(line):
            yield within, current
            yield True, lines[at + 1 :]
            return
        mark = _mark(line)
        quoted = mark > 0 or (within and not line.strip())
        if quoted != within:
            above = _introduced(current) if quoted else []
            yield within, current
            current, within = above, quoted
        current.append(line[mark:])
    yield within, current


def _mark(line: str) -> int:
    found = QUOTED.match(line)
    return found.end() if found else 0


def _introduced(own: list[str]) -> list[str]:
    """Takes the line "On Tuesday X wrote:" off the end of one's own words."""
    while own and not own[-1].strip():
        own.pop()
    for count in (1, 2):
        if WROTE.match("\n".join(own[-count:])):
            taken = own[-count:]
            del own[-count:]
            return [" ".join(taken), ""]
    return []


def _unsigned(lines: list[str]) -> list[str]:
    """The lines up to the one that parts the signature from the text."""
    at = next((index for index, line in enumerate(lines) if SIGNATURE.match(line)), len(lines))
    return lines[:at]
