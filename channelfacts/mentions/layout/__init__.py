"""The lines, paragraphs and sentences of a page, and which of them are prose: `doc._.sentences`, `doc._.title`."""

from __future__ import annotations

from channelfacts.mentions.layout.component import Layout, create
from channelfacts.mentions.layout.words import WORD, fold, words

__all__ = ["WORD", "Layout", "create", "fold", "words"]
