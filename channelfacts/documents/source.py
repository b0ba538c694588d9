"""A file, or standard input, on its way to a reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Source:
    """Where bytes come from. `path` as given, with `/` (None: standard input); `given`: the user named it."""

    path: str | None
    file: Path | None = None
    data: bytes | None = field(default=None, repr=False)
    given: bool = False

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.path or "standard input"

    @property
    def ending(self) -> str:
        """The ending of its name, lower case with the dot; "" where it has none.

        What follows the dot of a date or a sentence ("2015.07.30 Calais") is no ending.
        """
        suffix = Path(self.path).suffix.lower() if self.path else ""
        return suffix if suffix[1:2].isalpha() and suffix[1:].isalnum() and len(suffix) <= 10 else ""

    def bytes(self) -> bytes:
        """All of it; read once. Raises OSError."""
        if self.data is None:
            assert self.file is not None
            self.data = self.file.read_bytes()
        return self.data
