"""The parser learns from sentences as they follow each other in a document, and is tried on them one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from tests.training.test_corpora import packed
from training.corpora.trees import Tree
from training.trees import example, reader

NLP = spacy.blank("en")


def sentence(word: str) -> str:
    """Lines of "WORD sank."."""
    rows = [("1", word, "NOUN", "NN", "2", "nsubj", ""), ("2", "sank", "VERB", "VBD", "0", "root", "SpaceAfter=No")]
    rows.append(("3", ".", "PUNCT", ".", "2", "punct", ""))
    cells = (
        "\t".join([n, w, w.lower(), pos, tag, "_", head, dep, "_", misc or "_"])
        for n, w, pos, tag, head, dep, misc in rows
    )
    return "\n".join(cells) + "\n\n"


@pytest.fixture
def sources(tmp_path: Path) -> str:
    """EWT with two documents to train on and one to choose by, GUM with one, all of several sentences."""
    for path, docs in {
        "ud-english-ewt/en_ewt-ud-train.conllu.gz": "AB",
        "ud-english-ewt/en_ewt-ud-dev.conllu.gz": "C",
        "gum/en_gum-ud-train.conllu.gz": "D",
    }.items():
        text = "".join(f"# newdoc id = {doc}\n" + "".join(sentence(f"{doc}{n}") for n in range(7)) for doc in docs)
        packed(tmp_path / path, text)
    return str(tmp_path)


def test_sentences_are_one_text_with_heads_of_their_own() -> None:
    first = Tree(
        "made", "train", ["Boats", "sank", "."], [True, False, False], ["NOUN", "VERB", "PUNCT"], ["NNS", "VBD", "."],
        ["boat", "sink", "."], [1, 1, 1], ["nsubj", "root", "punct"],
    )  # fmt: skip
    second = Tree("made", "train", ["1 000", "fled"], [True, True], ["NUM", "VERB"], ["CD", "VBD"], ["1000", "flee"],
                  [1, 1], ["nsubj", "root"])  # fmt: skip
    found = example(NLP, [first, second])
    gold = found.reference
    assert found.predicted.text == gold.text == "Boats sank. 1\xa0000 fled "
    assert [token.head.text for token in gold] == ["sank", "sank", "sank", "fled", "fled"]
    assert [token.dep_ for token in gold] == ["nsubj", "ROOT", "punct", "nsubj", "ROOT"]
    assert [span.text for span in gold.sents] == ["Boats sank.", "1\xa0000 fled"]
    assert [token.lemma_ for token in gold] == ["boat", "sink", ".", "1000", "flee"]
    assert not found.predicted.has_annotation("DEP")


def test_training_has_all_sentences_of_both_corpora_in_stretches_of_a_document(sources: str) -> None:
    read = reader("train", sources)
    rounds = [[[sent[0].text for sent in one.reference.sents] for one in read(NLP)] for _ in range(2)]
    for texts in rounds:
        assert sorted(first for text in texts for first in text) == [f"{doc}{n}" for doc in "ABD" for n in range(7)]
        for text in texts:
            assert text == [f"{text[0][0]}{int(text[0][1]) + n}" for n in range(len(text))]
            assert len(text) <= 4
    assert rounds[0] != rounds[1]


def test_the_rest_is_read_a_sentence_at_a_time_in_order(sources: str) -> None:
    texts = [one.reference.text for one in reader("dev", sources)(NLP)]
    assert texts == [f"C{n} sank. " for n in range(7)]
