"""Letters and where they stand, as PDFium tells them, put together to segments."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from channelfacts.documents.pdf.segments import Segment

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_CHARACTERS = 400_000
"""Of one page: the fullest page of a newspaper has 60,000."""
GAP = 1.5
"""A gap of so many heights is one between columns or cells, not between words."""
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
HYPHENS = "\x02\ufffe\xad\u2010\u2011"
"""What PDFium and fonts give for a hyphen at the end of a line."""
MARKS = frozenset("0123456789*†‡§,")


class TooMuchError(Exception):
    """More than a PDF file that is read may have; the text says of what."""


@dataclass(slots=True)
class Run:
    """A segment in the making. votes: for the height that it has, by letters that have it too."""

    x0: float
    x1: float
    bottom: float
    top: float
    letters: list[str] = field(default_factory=list)
    word: float = 0.0
    votes: int = 0

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def segment(self) -> Segment:
        """It as it is now."""
        return Segment("".join(self.letters).strip(), self.x0, self.x1, self.bottom, self.top, self.word)


@dataclass(frozen=True, slots=True)
class Letter:
    """A character, its box, and the angle of its line in quarter turns."""

    char: str
    x0: float
    x1: float
    bottom: float
    top: float
    turn: int


def segments(page: PdfPage) -> list[Segment]:
    """The segments of a page in the order of the file. Raises TooMuchError where it has more text than any has."""
    letters = list(_letters(page))
    turns = Counter(letter.turn for letter in letters if letter.char.isalnum())
    usual = turns.most_common(1)[0][0] if turns else 0
    upright = (_turned(letter, usual) for letter in letters if letter.turn == usual or not letter.char.strip())
    found: list[Run] = []
    open_one: Run | None = None
    for letter in upright:
        if letter.char == "\n":
            open_one = None
            continue
        if not letter.char.strip() and open_one is not None and letter.top - letter.bottom < 0.5 * open_one.height:
            # A space that is none in the file, but a gap; it has no box.
            open_one.letters.append(" ")
            continue
        if open_one is None or not _follows(open_one, letter):
            if not letter.char.strip():
                continue
            open_one = Run(letter.x0, letter.x1, letter.bottom, letter.top)
            found.append(open_one)
        elif _is_mark(open_one, letter):
            open_one.x1 = max(open_one.x1, letter.x1)
            continue
        open_one.letters.append(letter.char)
        _vote(open_one, letter)
        if not letter.char.isspace():
            open_one.x1 = max(open_one.x1, letter.x1)
            if not any(map(str.isspace, open_one.letters[:40])):
                open_one.word = open_one.x1
    return [segment for run in found if (segment := run.segment()).text]


def _vote(segment: Run, letter: Letter) -> None:
    """The height of a segment is that of most of its letters, not of the bullet that it may begin with."""
    if abs(letter.top - letter.bottom - segment.height) < 0.05 * segment.height:
        segment.votes += 1
    elif letter.char.isalnum():
        segment.votes -= 1
        if segment.votes < 0:
            segment.bottom, segment.top, segment.votes = letter.bottom, letter.top, 1


def _letters(page: PdfPage) -> Iterator[Letter]:
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_CHARACTERS:
        raise TooMuchError(f"a page of more than {MOST_CHARACTERS:,} characters")
    rectangle = pdfium.FS_RECTF()
    reference = ctypes.byref(rectangle)
    raw, box, code = text.raw, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetUnicode
    angle = pdfium.FPDFText_GetCharAngle
    turn: int | None = None
    for index in range(count):
        char = chr(code(raw, index))
        if char in "\r\n":
            turn = None
            yield Letter("\n", 0, 0, 0, 0, 0)
            continue
        if turn is None:
            turn = round(max(angle(raw, index), 0.0) / (math.pi / 2)) % 4
        if not box(raw, index, reference):
            continue
        yield Letter(
            "-" if char in HYPHENS else LIGATURES.get(char, char),
            rectangle.left, rectangle.right, rectangle.bottom, rectangle.top, turn,
        )  # fmt: skip
    text.close()


def _turned(letter: Letter, turn: int) -> Letter:
    """The letter where it stands when the page is held so that most of its text is upright."""
    if turn == 0 or letter.char == "\n":
        return letter
    x0, x1, bottom, top = letter.x0, letter.x1, letter.bottom, letter.top
    if turn == 3:
        x0, x1, bottom, top = letter.bottom, letter.top, -letter.x1, -letter.x0
    elif turn == 2:
        x0, x1, bottom, top = -letter.x1, -letter.x0, -letter.top, -letter.bottom
    else:
        x0, x1, bottom, top = -letter.top, -letter.bottom, letter.x0, letter.x1
    return Letter(letter.char, x0, x1, bottom, top, 0)


def _follows(segment: Run, letter: Letter) -> bool:
    """Does the letter go on with the segment: on its line, not far behind it, not before it?"""
    height = segment.height
    if letter.top < segment.bottom + 0.2 * height or letter.bottom > segment.top - 0.2 * height:
        return False
    same = abs(letter.bottom - segment.bottom) < 0.35 * height
    raised = letter.top - letter.bottom < 0.9 * height
    return (same or raised) and -0.6 * height < letter.x0 - segment.x1 < GAP * height


def _is_mark(segment: Run, letter: Letter) -> bool:
    """Is the letter the mark of a footnote: small, raised, and behind a word or its stop?"""
    height = segment.height
    small = letter.top - letter.bottom < 0.85 * height and letter.bottom > segment.bottom + 0.15 * height
    return small and letter.char in MARKS and bool(segment.letters) and not segment.letters[-1].isspace()
