"""What a person writes on the command line: dates, numbers, currencies. A wrong one is told what is right."""

from __future__ import annotations

import re
from datetime import date

from channelfacts.errors import UsageError


def day(text: str, option: str) -> str:
    """An ISO day. Raises UsageError for anything else."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise UsageError(f"{option} {text}: write a day as 2024-03-05")
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{option} {text}: there is no such day") from error
    return text
