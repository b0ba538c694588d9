"""What holds for any text at all: it is survived, offsets are exact, the same text gives the same bytes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from channelfacts.documents.decoding import decode
from channelfacts.errors import InputError
from channelfacts.facts import FACTS, Record
from channelfacts.mentions.layout.lines import paragraphs
from channelfacts.mentions.layout.sentences import sentences
from channelfacts.model import Document
from channelfacts.pieces import join, pieces
from channelfacts.pipeline import annotate, record

WORDS = st.sampled_from(
    [
        "the", "a", "of", "in", "at", "to", "and", "from", "by", "who", "which", "said", "told", "more", "than", "at",
        "least", "about", "up", "to", "between", "nearly", "some", "two", "hundred", "1,000", "816", "000", "3.5",
        "million", "half", "£3m", "€54", "million", "$2.5bn", "40p", "pounds", "25%", "per", "cent", "doubled",
        "twice", "migrants", "people", "asylum", "seekers", "children", "boats", "dinghies", "crossings", "arrivals",
        "officers", "smugglers", "died", "arrested", "rescued", "crossed", "returned", "were", "have", "been", "will",
        "paid", "pledged", "last", "year", "in", "2021", "on", "Monday", "4", "August", "2020", "a", "year", "Mr",
        "Mrs", "Dr", "Sir", "Ann", "Alder", "Hale", "Home", "Secretary", "Prime", "Minister", "MP", "spokesman",
        "Kent", "Police", "Home", "Office", "Border", "Force", "NCA", "(NCA)", "UNHCR", "Dover", "Calais", "France",
        "UK", "Channel", "Dunkirk", "London", "U.S.", "“", "”", "\"", "'", "’", "–", "—", "…", ".", ".", ".", ",",
        ";", ":", "?", "!", "(", ")", "\n", '\n\n', "•", "12.", "Read", "more:", "Published", "By", "café", "Straße",
        "😀", '\u200f', '\xa0', '\ufeff', "½", "١٢", "Ⅻ", '\x0b', '\u2028',
    ]
)  # fmt: skip
NEWS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
ANY = st.text(st.characters(exclude_categories=()), max_size=300)
"""Any code points at all, halves of characters among them."""

SLOWLY = settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def check(made: Record, text: str) -> None:
    """Every span of every fact is where it says it is."""
    length = len(text)
    for kind in FACTS:
        for fact in getattr(made, kind):
            evidence = fact.evidence
            assert text[evidence.start : evidence.end] == evidence.text
            assert text[evidence.sentence.start : evidence.sentence.end] == evidence.sentence.text
            assert evidence.sentence.start <= evidence.start < evidence.end <= evidence.sentence.end <= length
            assert fact.mentions
            assert [m.start for m in fact.mentions] == sorted(m.start for m in fact.mentions)
            for mention in fact.mentions:
                assert text[mention.start : mention.end] == mention.text


@SLOWLY
@given(st.one_of(NEWS, ANY))
@example("\x00")
@example("\ud800 14 people \udfff landed at Dover.")
@example("1" * 5000 + " migrants crossed the Channel.")
@example("£" + "9" * 400 + " million")
@example("10 1e5 1.2.3 1,,000 ,000 0 00 000 -5 migrants")
def test_any_text_is_survived_and_offsets_are_exact(nlp: Any, text: str) -> None:
    document = Document(text)
    first = record(document, nlp)
    read = next(pieces(document)).document.text
    assert len(read) == len(text)
    check(first, read)
    said = first.model_dump_json(by_alias=True)
    assert said.encode("utf-8") == record(document, nlp).model_dump_json(by_alias=True).encode("utf-8")
    assert Record.model_validate_json(said).model_dump_json(by_alias=True) == said


@SLOWLY
@given(st.lists(NEWS, min_size=1, max_size=6).map("\n\n".join), st.integers(min_value=40, max_value=400))
def test_a_text_in_pieces_keeps_the_offsets_of_the_whole(nlp: Any, text: str, size: int) -> None:
    cut = list(pieces(Document(text), size))
    assert "".join(piece.document.text for piece in cut) == text
    assert all(len(piece.document.text) <= size for piece in cut)
    assert [piece.start for piece in cut] == [sum(len(p.document.text) for p in cut[:i]) for i in range(len(cut))]
    parts = [
        (piece.start, {kind: module.find(annotate(piece.document, nlp)) for kind, module in FACTS.items()})  # type: ignore[arg-type]
        for piece in cut[:3]
    ]
    for kind, facts in join(parts).items():
        assert kind in FACTS
        for fact in facts:
            assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.text
            assert all(text[m.start : m.end] == m.text for m in fact.mentions)


def test_a_long_text_has_the_facts_of_its_articles(nlp: Any) -> None:
    """Twelve articles behind each other, cut where they meet, give the counts that they give alone."""
    article = "Boats land\n\nOn Monday {} migrants crossed the Channel to Dover, the Home Office said.\n\n"
    texts = [article.format(100 + i) + "Nothing else happened in the town. " * 40 + "\n\n" for i in range(12)]
    whole = "".join(texts)
    parts = [
        (piece.start, {kind: module.find(annotate(piece.document, nlp)) for kind, module in FACTS.items()})  # type: ignore[arg-type]
        for piece in pieces(Document(whole), 4000)
    ]
    assert len(parts) > 3
    counts = join(parts)["counts"]
    assert [int(fact.value) for fact in counts] == [100 + i for i in range(12)]
    assert all(str(int(fact.value)) in whole[fact.evidence.start : fact.evidence.end] for fact in counts)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(NEWS, ANY))
def test_sentences_do_not_overlap_and_lose_no_word(text: str) -> None:
    last = 0
    seen: list[str] = []
    for paragraph in paragraphs(text):
        assert last <= paragraph.start < paragraph.end <= len(text)
        for start, end in sentences(text, paragraph.start, paragraph.end):
            assert last <= start < end <= paragraph.end
            assert not text[start].isspace()
            assert not text[end - 1].isspace()
            seen.append(text[start:end])
            last = end
    assert sum(c.isalpha() for c in text) - sum(c.isalpha() for s in seen for c in s) <= text.count(")")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
@example("Ann Alder paid £3m".encode("utf-16"))
@example(b"\xff\xfe\x00\xd8")
@example(b"\x00\x00\xfe\xff\xff\xff\xff\xff")
def test_any_bytes_are_a_text_or_one_clear_reason(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except InputError as error:
        text = error.reason
    text.encode("utf-8")
    assert text.strip()
    assert "\r" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(NEWS)
def test_what_was_written_is_read(encoding: str, text: str) -> None:
    text = "A text of some length, in English. " * 3 + text.replace("\ufeff", "")
    assert decode(text.encode(encoding), "x") == text.replace("\r\n", "\n").replace("\r", "\n")
