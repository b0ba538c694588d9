"""Direct speech by its quotation marks: straight, curly and British single ones, repeated at each paragraph or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUBLE = re.compile(r"[“”\"]")
SINGLE = re.compile(r"(?<![\w'’‘])[‘'](?=[A-Z“\"\[])(?P<said>[^\n“”\"]{0,900}?(?<=[\w,.!?…%])(?<!\ws))['’](?!\w)")
PARAGRAPH = re.compile(r"[^\n]+")
LONGEST = 6000


@dataclass(slots=True)
class Quotation:
    """A stretch of direct speech, its marks included."""

    start: int
    end: int

    def words(self, text: str) -> str:
        """What is said, on one line, without the marks around it and at the paragraphs' beginnings."""
        said = re.sub(r"[\s]*\n\s*[“\"]?", " ", text[self.start : self.end])
        return " ".join(said.strip("“”\"‘’' \n").split())


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text, in order; one that goes on in the next paragraph is one."""
    found: list[Quotation] = []
    open_at: int | None = None
    for paragraph in PARAGRAPH.finditer(text):
        start, end = paragraph.start(), paragraph.end()
        lead = start + len(paragraph.group()) - len(paragraph.group().lstrip())
        if open_at is not None and (lead >= end or text[lead] not in '“"'):
            open_at = None
        for sign in DOUBLE.finditer(text, start, end):
            i = sign.start()
            opens = _opens(text, i, lead)
            if opens and open_at is not None and i == lead:
                continue
            if opens and open_at is None:
                open_at = i
            elif not opens and open_at is not None:
                found.append(Quotation(open_at, i + 1))
                open_at = None
            elif opens:
                open_at = i
        if open_at is not None and (end - open_at > LONGEST or not _goes_on(text, end)):
            if open_at >= start:
                found.append(Quotation(open_at, start + len(paragraph.group().rstrip())))
            else:
                found.append(Quotation(open_at, end))
            open_at = None
    for match in SINGLE.finditer(text):
        if len(match.group("said").split()) >= 3 and not any(
            q.start < match.end() and q.end > match.start() for q in found
        ):
            found.append(Quotation(match.start(), match.end()))
    found.sort(key=lambda q: q.start)
    return found


def _opens(text: str, i: int, lead: int) -> bool:
    """Does the mark at `i` open a quotation?"""
    if text[i] == "“":
        return True
    if text[i] == "”":
        return False
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if i == lead:
        return not after.isspace()
    if before.isspace() or before in "([—–-:":
        return not after.isspace()
    return False


def _goes_on(text: str, end: int) -> bool:
    """Does the next paragraph begin with a mark again?"""
    rest = text[end : end + 12].lstrip()
    return bool(rest) and rest[0] in '“"'
