"""channelfacts: from a folder of articles about migration across the Channel to tables of facts.

import channelfacts as cf
for record in cf.extract(cf.read("articles")):
    print(record.doc.path, len(record.counts))
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_WHERE = {
    "read": "channelfacts.documents",
    "load": "channelfacts.pipeline",
    "extract": "channelfacts.pipeline",
    "Document": "channelfacts.model",
    "Failure": "channelfacts.model",
    "Record": "channelfacts.facts",
    "Person": "channelfacts.facts",
    "Office": "channelfacts.facts",
    "Agency": "channelfacts.facts",
    "Place": "channelfacts.facts",
    "Money": "channelfacts.facts",
    "Count": "channelfacts.facts",
    "Change": "channelfacts.facts",
    "Quote": "channelfacts.facts",
    "ChannelfactsError": "channelfacts.errors",
}

__all__ = ["__version__", *_WHERE]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    """Public names are imported when first used: importing the package loads nothing heavy."""
    if name not in _WHERE:
        raise AttributeError(f"module 'channelfacts' has no attribute {name!r}")
    return getattr(importlib.import_module(_WHERE[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
