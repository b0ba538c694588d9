"""Which of our own documents are never trained on: a third, by a hash of the name, fixed before any was written."""

from hashlib import sha256


def held_out(stem: str) -> bool:
    """Whether the document of that name is kept for measuring."""
    return int(sha256(stem.encode()).hexdigest(), 16) % 3 == 0


def chooses(stem: str) -> bool:
    """Whether a document that is trained on is set aside, one in twelve, to choose between models."""
    return not held_out(stem) and int(sha256(f"dev {stem}".encode()).hexdigest(), 16) % 12 == 0
