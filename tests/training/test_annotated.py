"""Our own sentences: how they are marked, which are kept for measuring, and that every file is in order."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from training.annotated import FOLDER, LABELS, documents, read, sentence, sentences
from training.corpora.__main__ import marked
from training.held_out import chooses, held_out

FILES = sorted(FOLDER.glob("*.txt"))


def test_a_mark_is_a_name_and_its_label() -> None:
    text, spans = sentence("{Ann Lee|PERSON}'s boat left {Hull|PLACE}.")
    assert text == "Ann Lee's boat left Hull."
    assert [(text[start:end], label) for start, end, label in spans] == [("Ann Lee", "PERSON"), ("Hull", "PLACE")]


def test_a_paragraph_is_its_sentences_and_comments_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text(
        "# genre: none\n{Hull|PLACE} woke.\n# a remark\n{Ann|PERSON} slept.\n\n\nThe {NCA|ORG} did.", "utf-8"
    )
    found = list(read(path))
    assert [marked(sample) for sample in found] == ["{Hull|PLACE} woke. {Ann|PERSON} slept.", "The {NCA|ORG} did."]
    assert {sample.doc for sample in found} == {"made"}
    assert len(sentences(path)) == 3


@pytest.mark.parametrize(
    "line",
    [
        "in {Hull|CITY}",
        "in {Hull|place}",
        "in {Hull}",
        "in {Hull|PLACE",
        "in Hull|PLACE}",
        "in {|PLACE}",
        "in { Hull|PLACE}",
        "at {the {Hull|PLACE} dock|PLACE}",
    ],
)
def test_a_mark_that_cannot_be_read_is_told_by_file_and_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "made.txt"
    path.write_text(f"# genre: none\nNobody left.\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"^made\.txt:3: "):
        list(read(path))


def test_what_is_held_out_follows_from_the_name_alone_and_is_a_third() -> None:
    names = [f"document-{number}" for number in range(3000)]
    assert 900 < sum(map(held_out, names)) < 1100
    assert held_out("2002-broadsheet-news-haulier-fines-a")
    assert not held_out("2002-tabloid-freight-yard-b")
    assert held_out("2002-ep-debate-rail-freight-e")
    assert not any(held_out(name) and chooses(name) for name in names)
    assert 100 < sum(map(chooses, names)) < 250


def test_documents_are_held_out_or_trained_on(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"In {{Hull|PLACE}} {number}.", "utf-8")
    kept = [sample.doc for sample in documents(held=True, folder=tmp_path)]
    others = [sample.doc for sample in documents(held=False, folder=tmp_path)]
    assert kept == [f"{number:02}" for number in range(12) if held_out(f"{number:02}")]
    assert sorted(kept + others) == [f"{number:02}" for number in range(12)]


def test_our_sentences_are_many_with_names_of_every_label_and_enough_are_held_out() -> None:
    labels = Counter(label for path in FILES for sample in read(path) for _, _, label in sample.spans)
    assert labels.keys() == set(LABELS)
    counts = {path.stem: len(sentences(path)) for path in FILES}
    assert sum(counts.values()) >= 1500
    assert sum(n for name, n in counts.items() if held_out(name)) >= 0.28 * sum(counts.values())


def test_no_held_out_sentence_is_trained_on() -> None:
    kept: set[str] = set()
    others: set[str] = set()
    for path in FILES:
        texts = (sentence(line.strip())[0] for line in sentences(path))
        (kept if held_out(path.stem) else others).update(text for text in texts if len(text) > 40)
    assert not kept & others
