"""What tweets need before they are text."""

from __future__ import annotations

from collections.abc import Sequence

from training.corpora.labels import words

ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}


def without_users(tokens: Sequence[str], labels: Sequence[str]) -> tuple[list[str], list[str]]:
    """Tokens and labels without "@" and the name after it, and without the "RT" and ":" around it."""
    kept, kept_labels = [], []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if tokens[i : i + 3] in (["&", "gt", ";"], ["&", "lt", ";"], ["&", "amp", ";"]):
            kept.append(ENTITIES["".join(tokens[i : i + 3])])
            kept_labels.append("O")
            i += 3
            continue
        user = token.lstrip("'\".“")
        if user.startswith("@") and (len(user) > 1 or i + 1 < len(tokens)):
            i += 1 if len(user) > 1 else 2
            if kept and kept[-1] == "RT":
                kept.pop()
                kept_labels.pop()
                i += tokens[i : i + 1] == [":"]
            continue
        kept.append(ENTITIES.get(token, token))
        kept_labels.append(labels[i])
        i += 1
    # an I- whose B- went with a user's name opens the name
    for i, label in enumerate(kept_labels):
        if label.startswith("I-") and (i == 0 or kept_labels[i - 1][2:] != label[2:]):
            kept_labels[i] = "B" + label[1:]
    return kept, kept_labels


def english(tokens: Sequence[str]) -> bool:
    """Whether a tweet has words, mostly in Latin letters, and if it is not short some of the little English words."""
    letters = [c for token in tokens if not token.startswith(("http", "#")) for c in token if c.isalpha()]
    if len(letters) < 4 or sum(c.isascii() for c in letters) < 0.9 * len(letters):
        return False
    plain = [token.lower() for token in tokens if token.isalpha()]
    little = sum(token in words("english") for token in plain)
    return len(plain) < 5 or little >= max(1, len(plain) // 10)
