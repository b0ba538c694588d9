"""Turns of phrase by which a clause says what happened, or that a word of it says nothing: verb and particle apart."""

from __future__ import annotations

from channelfacts.qualifiers.cues import Cue, row, text_of

GATE = 4
"""Words between a preposition, or a paper, and what it says of a crossing, or found, at most."""


def finds(cue: Cue, words: list[str]) -> bool:
    """Is it a paper that has found how many there are ("the audit found 97 children")?"""
    return text_of(cue, words) in row("counting", "verbs") and bool(
        set(words[max(0, cue.at - GATE) : cue.at]) & row("counting")
    )


def gate(cue: Cue, words: list[str]) -> bool:
    """Is the crossing a place ("at a border crossing")?"""
    return words[cue.at + cue.length - 1] in row("gates", "nouns") and bool(
        set(words[max(0, cue.at - GATE) : cue.at]) & row("gates", "before")
    )


def sent_back(words: list[str], begin: int, end: int) -> bool:
    """Does a verb of sending stand before the count and its particle behind ("sent 40 people back to Calais")?"""
    return "back" in words[end : end + 2] and bool(set(words[max(0, begin - 3) : begin]) & row("back", "verbs"))


def moved_out(words: list[str], begin: int, end: int) -> bool:
    """ "Moved 40 people out of the wood", "from a camp": a verb of moving before the count, where they were behind."""
    camp = words[end : end + 1] == ["from"] and bool(set(words[end + 1 : end + 5]) & row("out", "from"))
    gone = words[end : end + 2] == ["out", "of"] or camp
    return gone and bool(set(words[max(0, begin - 3) : begin]) & row("out", "verbs"))


def lifted(words: list[str], begin: int, end: int) -> bool:
    """ "Took 47 people off a dinghy": a verb of taking before the count, a boat or the water behind."""
    taken = bool(set(words[max(0, begin - 3) : begin]) & row("lifted", "verbs"))
    off = words[end : end + 1] and words[end] in row("lifted", "from")
    return taken and bool(off) and bool(set(words[end + 1 : end + 6]) & row("lifted", "what"))
