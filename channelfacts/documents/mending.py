"""What is mended of every text before it is stored; all offsets refer to the text as it leaves here.

Line ends, soft hyphens, NULs and halves of characters; and letters that somebody decoded wrongly before us ("Â£3m",
"â€œsaidâ€\x9d"), by ftfy. Nothing else: quotes, dashes and spaces stay as the paper printed them.
"""

from __future__ import annotations

import re

SURROGATES = re.compile("[\ud800-\udfff]")

# The first byte of a character of UTF-8 and one that follows it, both read as Windows-1252 or Latin-1; or a C1 control,
# which no text has. In English and French such a pair is never right: behind a capital with an accent stands a letter,
# or, where it is the last of a word in capitals, a quote, a dash or a space.
GARBLED = re.compile(
    "[ÂÃÄÅâðï][\x80-\x9f¡-ª¬-º¼-¿€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™šœžŸ]|(?<![A-ZÀ-ÖØ-Þ])[ÂÃÄÅâðï][\xa0«»‘’“”…–—›]|[\x80-\x9f]"
)


def tidy(text: str) -> str:
    """The text to store: line ends as `\\n`, no soft hyphens, no NULs, no halves of characters, no mojibake."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for dropped in ("\xad", "\0"):
        if dropped in text:
            text = text.replace(dropped, "")
    if text.isascii():  # known without a look
        return text
    if SURROGATES.search(text):
        text = SURROGATES.sub("\ufffd", text)
    if GARBLED.search(text):
        text = "\n".join(ungarbled(line) if GARBLED.search(line) else line for line in text.split("\n"))
    return text


def ungarbled(line: str) -> str:
    """The line as it was before it was decoded wrongly; as it is where ftfy is not sure."""
    from ftfy import fix_encoding

    return fix_encoding(line)
