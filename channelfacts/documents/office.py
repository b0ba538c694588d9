"""What Word and OpenDocument files have in common: parts of XML in an archive, and what programs say of a text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from channelfacts.documents.metadata import Metadata, authors, line
from channelfacts.documents.source import Source
from channelfacts.documents.streams import DAMAGE
from channelfacts.errors import InputError

if TYPE_CHECKING:
    from lxml import etree

MOST_BYTES = 50_000_000
"""Of the XML of a document: a report of 1,000 pages has 10 million."""
FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|qxp|pub|rtf|odt|pptx?|xlsx?)\b|^(?:microsoft|untitled|slide|layout)\b", re.I
)


class Parts:
    """The parts of an open file."""

    def __init__(self, archive: zipfile.ZipFile, label: str) -> None:
        self._archive = archive
        self._label = label

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def xml(self, name: str) -> etree._Element | None:
        """A part's tree; None where there is no such part. Raises InputError where it is damaged, locked or too large.

        Entities are not expanded and nothing is fetched, whatever the XML asks for.
        """
        from lxml import etree

        if name not in self:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            with self._archive.open(name) as stream:
                data = stream.read(MOST_BYTES + 1)
            if len(data) > MOST_BYTES:
                raise InputError(self._label, f"more than {MOST_BYTES // 1_000_000} MB of text")
            return etree.fromstring(data, parser)
        except (*DAMAGE, etree.XMLSyntaxError, NotImplementedError, RuntimeError, ValueError):
            raise InputError(self._label, "damaged, or locked by a password") from None


@contextmanager
def opened(source: Source) -> Iterator[Parts]:
    """The parts of a source that is a ZIP archive. Raises InputError where it is none."""
    try:
        archive = zipfile.ZipFile(source.seekable())
    except (*DAMAGE, NotImplementedError, ValueError):
        raise InputError(source.label, "damaged or unfinished") from None
    with archive:
        yield Parts(archive, source.label)


def metadata(title: object, author: object) -> Metadata:
    """Title and author as a writing program says them, where they are no file names, no accounts and no programs.

    When a file was made is not when it was published.
    """
    said, names = line(title), authors([author])
    if said is not None and (len(said.split()) < 3 or FILE_NAME.search(said)):
        said = None
    if names is not None and not all(name.strip()[:1].isupper() and " " in name.strip() for name in names.split(",")):
        names = None
    return Metadata(title=said, author=names)
