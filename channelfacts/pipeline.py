"""Documents in, records out: a spaCy pipeline of our own components, and the facts read off its Docs."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from channelfacts import __version__
from channelfacts.annotations import NAMES, Annotations, Reading
from channelfacts.documents import limits
from channelfacts.entities import labels
from channelfacts.errors import ModelError
from channelfacts.facts import FACTS, Record
from channelfacts.gazetteers import Gazetteers, read
from channelfacts.lexicons import root
from channelfacts.mentions.own import FACTORY as OWN_NAMES
from channelfacts.model import DocInfo, Document, Fact, Failure, digest
from channelfacts.pieces import PIECE, join, pieces

if TYPE_CHECKING:
    from channelfacts.facts import Record as RecordType

COMPONENTS = (
    "guesses", "layout", "numbers", "dates", "money", "agencies", "places", "people", "entities", "offices", "status",
    "counts", "events", "changes", "attributions", "references",
)  # fmt: skip
OWN = "channelfacts"
"""The name of the model in `data/model`."""
UNUSED = ("tagger", "parser", "morphologizer", "lemmatizer", "trainable_lemmatizer", "attribute_ruler", "senter")
OVERLONG = re.compile(r"\S{1000}")
"""No word of a language, but an encoded picture or a torn file."""
WORD = re.compile(r"\w+(?:['’-]\w+)*")


def load(model: str | Path | None = OWN, *, gazetteers: Gazetteers | Iterable[str | Path] = ()) -> Language:
    """The pipeline: a model that sees names, with our components behind.

    model: ours by default; else the name or path of any spaCy pipeline whose recogniser of names uses labels that we
    know (`data/lexicons/entities.toml`); None for gazetteers and rules alone. Raises ModelError, one line, where it
    cannot be loaded or sees no names of ours. gazetteers: files of names of one's own (`channelfacts.gazetteers`),
    known to this pipeline alone; raises GazetteerError for one that is wrong.
    """
    own = gazetteers if isinstance(gazetteers, Gazetteers) else read(gazetteers)
    nlp = spacy.blank("en") if model is None else recogniser(root() / "model" if model == OWN else model)
    for name in NAMES:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if own:
        nlp.add_pipe(OWN_NAMES, config={"rows": own.as_json()})
    told = sorted({labels()[label] for label in told_by(nlp) if label in labels()})
    for name in COMPONENTS:
        nlp.add_pipe(f"channelfacts_{name}", config={"told": told} if name == "guesses" else {})
    nlp.tokenizer = Pages(nlp.vocab, nlp.tokenizer)
    nlp.max_length = 10 * PIECE
    return nlp


def recogniser(model: str | Path) -> Language:
    """The part of a spaCy pipeline that sees names, without what we make no use of."""
    try:
        nlp = spacy.load(model, exclude=UNUSED)
    except Exception as error:  # whatever a broken or foreign package raises on its way in
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise ModelError(f"cannot load the model {model}: {reason}") from error
    seen = told_by(nlp)
    if not seen & labels().keys():
        raise ModelError(
            f"the model {model} sees no people, bodies or places: "
            + (f"its labels are {', '.join(sorted(seen)[:8])}" if seen else "it has no recogniser of names")
        )
    for name, pipe in list(nlp.pipeline):
        listeners = getattr(pipe, "listening_components", None)
        if listeners is not None and not set(listeners) & set(nlp.pipe_names):
            nlp.remove_pipe(name)
    return nlp


def told_by(nlp: Language) -> set[str]:
    """The labels of names that a pipeline's components write to `doc.ents`."""
    return {
        label
        for name, pipe in nlp.pipeline
        if "doc.ents" in nlp.get_pipe_meta(name).assigns
        for label in getattr(pipe, "labels", ())
    }


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a document has become: its record, and (start, end) of each of its sentences."""

    document: Document
    record: RecordType
    sentences: tuple[tuple[int, int], ...]


def extract(
    inputs: Iterable[Document | Failure],
    *,
    nlp: Language | None = None,
    on_failure: Callable[[Failure], None] | None = None,
) -> Iterator[RecordType]:
    """The record of each document, in order, one at a time.

    A Failure in `inputs` goes to `on_failure`, or becomes a warning; it never costs the other documents.
    """
    for item in stream(inputs, lambda: load() if nlp is None else nlp):
        if isinstance(item, Extracted):
            yield item.record
        elif isinstance(item, Failure):
            if on_failure is None:
                warnings.warn(str(item), stacklevel=2)
            else:
                on_failure(item)


def stream(inputs: Iterable[Any], nlp: Callable[[], Language], timeout: float | None = None) -> Iterator[Any]:
    """What each document has become (Extracted), in order, one at a time; all else (failures, marks) passes through.

    nlp: loads the pipeline, once, when the first document comes. timeout: seconds for each piece of a text; a document
    that takes longer becomes a Failure.
    """
    loaded: Language | None = None
    for item in inputs:
        if isinstance(item, Document):
            loaded = nlp() if loaded is None else loaded
            try:
                done = extracted(item, loaded, timeout)
            except limits.OutOfTime:
                yield Failure(item.path or "standard input", limits.said(timeout), "pipeline")
            else:
                yield done
        else:
            yield item


class Page(Doc):
    """A Doc that keeps its text: spaCy's own puts it together from the tokens anew at each asking."""

    @property
    def text(self) -> str:
        """The text as given."""
        return str(self.user_data["text"])


class Pages:
    """Makes the Doc of a text by the tokenizer of the model."""

    def __init__(self, vocab: Vocab, tokenizer: Callable[[str], Doc]) -> None:
        self.vocab = vocab
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        doc = self.tokenizer(text)
        words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        return Page(self.vocab, words, spaces, user_data={"text": text})


def annotate(document: Document, nlp: Language) -> Doc:
    """A Doc of a text of bearable length (one piece), with everything written on it."""
    text = document.text
    doc = nlp.make_doc(text) if OVERLONG.search(text) is None else _by_space(nlp, text)
    for name, value in vars_of(Annotations(document=document)).items():
        doc._.set(name, value)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _by_space(nlp: Language, text: str) -> Doc:
    """A Doc cut at white space only: spaCy peels signs off a word one at a time, which takes for ever on a blob."""
    runs = re.findall(r"\S+|\s+", text)
    return Doc(nlp.vocab, words=runs, spaces=[False] * len(runs))


def read_off(doc: Doc) -> Annotations:
    """Everything that the components have written on a Doc."""
    return Annotations(**{name: getattr(doc._, name) for name in NAMES if name in Annotations.__dataclass_fields__})


def vars_of(annotations: Annotations) -> dict[str, Any]:
    """The fields of an Annotations with fresh values."""
    return {name: getattr(annotations, name) for name in NAMES if hasattr(annotations, name)}


def record(document: Document, nlp: Language) -> RecordType:
    """All facts of one document."""
    return extracted(document, nlp).record


def extracted(document: Document, nlp: Language, timeout: float | None = None) -> Extracted:
    """All of one document. Long texts go through in pieces cut at paragraphs; offsets are those of the whole.

    Raises OutOfTime where one piece takes longer than `timeout` seconds.
    """
    parts = []
    sentences: list[tuple[int, int]] = []
    info: DocInfo | None = None
    for piece in pieces(document):
        part = piece.document
        if info is not None:
            # The date of the article stands on its first piece.
            part = replace(part, published=info.published, published_from=info.published_from)
        with limits.seconds(timeout):
            doc = annotate(part, nlp)
            info = info or about(document, doc)
            reading = Reading(part.text, read_off(doc))
            parts.append((piece.start, {kind: module.find(reading) for kind, module in FACTS.items()}))
        sentences += ((piece.start + one.start, piece.start + one.end) for one in reading._.sentences)
    assert info is not None
    facts = join(parts)
    if document.pages:
        facts = {kind: [on_page(fact, document.pages) for fact in found] for kind, found in facts.items()}
    made = Record(
        channelfacts=__version__,
        doc=info,
        **{kind: with_ids(info.id, kind, found) for kind, found in facts.items()},
    )
    return Extracted(document, made, tuple(sentences))


def about(document: Document, doc: Doc) -> DocInfo:
    """What the record says of the document itself."""
    return DocInfo(
        id=document.id,
        path=document.path,
        title=document.title or doc._.title,
        published=doc._.published,
        published_from=doc._.published_from,
        source=document.source,
        author=document.author,
        language=document.language or "en",
        words=sum(1 for _ in WORD.finditer(document.text)),
    )


def on_page(fact: Fact, pages: Sequence[int]) -> Fact:
    """The fact with the number of the page (from 1) on which its evidence begins. pages: where each begins."""
    page = bisect_right(pages, fact.evidence.start)
    return fact.model_copy(update={"evidence": fact.evidence.model_copy(update={"page": page})})


def with_ids(doc_id: str, kind: str, facts: list[Fact]) -> list[Fact]:
    """The facts with their ids: a hash of document, kind, evidence span and ordinal there.

    `part_of` holds, until here, the evidence span ("start-end") of the fact that this is a part of.
    """
    ordinals: dict[tuple[int, int], int] = {}
    named: list[Fact] = []
    by_span: dict[str, str] = {}
    for fact in facts:
        span = (fact.evidence.start, fact.evidence.end)
        ordinal = ordinals[span] = ordinals.get(span, -1) + 1
        identity = digest(doc_id, kind, *span, ordinal)
        for mention in (fact.evidence, *fact.mentions):
            by_span.setdefault(f"{mention.start}-{mention.end}", identity)
        named.append(fact.model_copy(update={"id": identity}))
    return [
        fact.model_copy(update={"part_of": by_span.get(part)}) if (part := getattr(fact, "part_of", None)) else fact
        for fact in named
    ]
