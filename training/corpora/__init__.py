"""The public corpora our models are trained on, read from their files as published: one line a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from training.corpora import (
    broad_twitter,
    crossner,
    docred,
    europarl,
    grobid,
    gum,
    meantime,
    multiner,
    re3d,
    sec_filings,
    uner,
    wnut17,
)
from training.samples import Sample


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where a corpus lies in the folder of all sources, and what reads it."""

    name: str
    folder: str
    read: Callable[[Path], Iterator[Sample]]


CORPORA = {
    corpus.name: corpus
    for corpus in (
        Corpus("uner", "uner-english-ewt", uner.read),
        Corpus("gum", "gum", gum.read),
        Corpus("broad_twitter", "broad-twitter", broad_twitter.read),
        Corpus("wnut17", "wnut17", wnut17.read),
        Corpus("crossner", "crossner", crossner.read),
        Corpus("re3d", "re3d", re3d.read),
        Corpus("europarl", "europarl", europarl.read),
        Corpus("multiner", "multiner-en", multiner.read),
        Corpus("re_docred", "re-docred", docred.read),
        Corpus("docred_test", "docred-test", docred.read_test),
        Corpus("meantime", "meantime", meantime.read),
        Corpus("grobid", "grobid-ner-wikipedia", grobid.read),
        Corpus("sec_filings", "sec-filings", sec_filings.read),
    )
}


def split(doc: str) -> str:
    """`train`, `dev` or `test`: what the name of a document begins with (official parts), else by a hash of it."""
    official, slash, _ = doc.partition("/")
    if slash and official in ("train", "dev", "test"):
        return official
    return "dev" if int(sha256(f"dev {doc}".encode()).hexdigest(), 16) % 33 == 0 else "train"


def samples(name: str, sources: Path | str) -> Iterator[tuple[Sample, str]]:
    """All Samples of a corpus, each with its split. sources: the folder in which each corpus has its own."""
    corpus = CORPORA[name]
    for sample in corpus.read(Path(sources) / corpus.folder):
        yield sample, split(sample.doc)
