"""The forms in which a text names one thing."""

from __future__ import annotations


def forms(texts: list[str]) -> tuple[str, list[str]]:
    """(name, aliases) of the forms in which a text names one thing: the fullest, then the others in their order.

    Forms that differ in case or line breaks alone are one; the one that is not all capitals stands for it.
    """
    by_folded: dict[str, str] = {}
    for text in (" ".join(text.split()) for text in texts):
        known = by_folded.setdefault(text.casefold(), text)
        if known.isupper() and not text.isupper() and len(text) > 4:
            by_folded[text.casefold()] = text
    distinct = list(by_folded.values())
    name = max(distinct, key=lambda text: sum(c.isalnum() for c in text))
    return name, [text for text in distinct if text != name]
