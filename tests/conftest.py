"""What all tests share: one pipeline a session, and short ways from a text to its annotations and facts."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

import channelfacts as cf
from channelfacts.model import Document
from channelfacts.pipeline import annotate

# No test asserts a time: a slow machine is no mistake of the program's.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# A shell has what it runs in the background ignore Ctrl-C, and so would the programs that tests send it to.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def nlp() -> Any:
    return cf.load()


@pytest.fixture(scope="session")
def annotated(nlp: Any) -> Callable[..., Any]:
    """`annotated(text, published=None)`: the Doc with everything written on it."""

    def run(text: str, published: str | None = None) -> Any:
        return annotate(Document(text, published=published), nlp)

    return run


@pytest.fixture(scope="session")
def facts_of(nlp: Any) -> Callable[..., list[Any]]:
    """`facts_of(text, kind, published=None)`: the facts of one kind."""

    def run(text: str, kind: str, published: str | None = None) -> list[Any]:
        (record,) = cf.extract([Document(text, published=published)], nlp=nlp)
        return list(getattr(record, kind))

    return run
