"""From paths to records in one stream: files found, passed over or read, documents looked through. Imported only by
commands that read; spaCy is loaded with the first document, if there is any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from channelfacts.cli.keeping import Keeping
from channelfacts.documents import Options, Source, contents, sources
from channelfacts.documents.marks import Closed, Kept, Mark, Opened, Unchanged
from channelfacts.gazetteers import Gazetteers
from channelfacts.model import Document, Failure

if TYPE_CHECKING:
    from channelfacts.pipeline import Extracted


def files(
    paths: Sequence[str], options: Options, *, name: str | None = None, bundled: bool = False, aside: Sequence[str] = ()
) -> Iterator[Source | Failure]:
    """The files under `paths`, not yet opened.

    name: of standard input. bundled: they are the bundled corpus, called alike on every machine. aside: files that are
    never to be opened.
    """
    for item in sources(paths, name=name, options=options, aside=aside):
        if bundled and isinstance(item, Source) and item.path is not None:
            yield replace(item, path=f"corpus/{PurePath(item.path).name}")
        else:
            yield item


def documents(items: Iterable[Source | Failure], keeping: Keeping | None = None) -> Iterator[Document | Failure | Mark]:
    """The documents of files between marks; of what `keeping` has already, a mark only."""
    for source in items:
        if isinstance(source, Failure):
            yield source
        elif keeping is not None and keeping.unchanged(source):
            yield Unchanged(source)
        else:
            yield Opened(source)
            passing = False
            for item in contents(source):
                if isinstance(item, Failure):
                    passing = passing or item.passing
                    yield item
                elif keeping is not None and item.path is not None and keeping.has(item):
                    yield Kept(item.path, item.id)
                else:
                    yield item
            yield Closed(source, passing)


def records(
    items: Iterable[Document | Failure | Mark],
    *,
    model: str | None = None,
    own: Gazetteers | None = None,
    load: Callable[[], Any] | None = None,
    timeout: float | None = None,
) -> Iterator[Extracted | Failure | Mark]:
    """What the documents have become; all else as it comes.

    model: another than ours to see names, or `none`. own: names of one's own. load: the pipeline of these, where
    somebody keeps it. timeout: see `pipeline.stream`.
    """
    rest = iter(items)
    for item in rest:
        if not isinstance(item, Document):
            yield item
            continue
        from channelfacts.pipeline import stream

        yield from stream(chain([item], rest), load or partial(pipeline, model, own), timeout)


def pipeline(model: str | None, own: Gazetteers | None) -> Any:
    """The pipeline with another model than ours, or `none`, and names of one's own."""
    from channelfacts.pipeline import OWN, load

    return load(OWN if model is None else None if model == "none" else model, gazetteers=own or ())
