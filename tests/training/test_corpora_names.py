"""The rules that all corpora share: spaces, where names end, what is unknown, trees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.test_corpora import packed
from training.corpora.__main__ import marked
from training.corpora.columns import mentions
from training.corpora.detokenize import plain
from training.corpora.labels import mapping
from training.corpora.names import sample
from training.corpora.overlooked import doubted
from training.corpora.trees import read


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("It's UK-based, isn't it?", "It 's UK - based , is n't it ?"),
        ('The "old" house (built in 1998–99) cost £4.', "'\"' The"),
        ('He said: "No."', "He said : `` No . ''"),
        ("the Joneses' dog and a minute's rest", "the Joneses ' dog and a minute ' s rest"),
        ("She said 'no' to him", "She said ' no ' to him"),
        ("open at 1:15 and/or later...", "open at 1 : 15 and / or later ..."),
        ("up 3.4% in 2013, 6,000 jobs.", "up 3 . 4 % in 2013 , 6 , 000 jobs ."),
        ("(US$40 or 5%)", "-LRB- US$ 40 or 5 % -RRB-"),
    ],
)
def test_text_is_as_it_was_before_it_was_cut(text: str, tokens: str) -> None:
    if tokens.startswith("'\"' The"):
        tokens = "The '\"' old '\"' house ( built in 1998 – 99 ) cost £ 4 ."
    assert plain(tokens.split())[0] == text


def test_each_token_stands_at_its_place() -> None:
    tokens = ["Mr.", "O'Hara", "'s", '"', "UK", "-", "based", '"', "firm", "(", "Ltd.", ")"]
    text, places = plain(tokens)
    assert [text[start:end] for start, end in places] == tokens


def test_dashes_keep_their_spaces_where_hyphens_were_never_cut() -> None:
    assert plain(["late", "-", "very", "late"], hyphens=False)[0] == "late - very late"


def test_an_i_without_a_b_opens_a_name() -> None:
    assert mentions(["I-LOC", "I-LOC", "O", "B-PER", "I-ORG"]) == [(0, 2, "LOC"), (3, 4, "PER"), (4, 5, "ORG")]


def named(text: str, *names: tuple[str, str], corpus: str = "re_docred") -> str:
    """The text as a corpus's Sample, where these names have these labels of the corpus."""
    found = [(text.index(name), text.index(name) + len(name), label) for name, label in names]
    return marked(sample(corpus, "made", text, found))


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("Met Sir Ian Doe.", "Sir Ian Doe", "PER", "Met Sir {Ian Doe|PERSON}."),
        ("Met Prime Minister Ian Doe.", "Prime Minister Ian Doe", "PER", "Met Prime Minister {Ian Doe|PERSON}."),
        ("Met Labour MP Ian Doe.", "Labour MP Ian Doe", "PER", "Met {Labour|?} MP {Ian Doe|PERSON}."),
        ("Met the President.", "the President", "PER", "Met the President."),
        ("At the Vale Bank.", "the Vale Bank", "ORG", "At the {Vale Bank|ORG}."),
        ("Under Vale's roof.", "Vale's", "PER", "Under {Vale|PERSON}'s roof."),
        ("In The Hague.", "The Hague", "LOC", "In {The Hague|PLACE}."),
        ("In Turin, Italy.", "Turin, Italy", "LOC", "In {Turin|PLACE}, {Italy|PLACE}."),
        ("In Como province.", "Como province", "LOC", "In {Como|PLACE} province."),
        ("In northern Italy.", "northern Italy", "LOC", "In northern {Italy|PLACE}."),
        ("The Reed Group (RG) grew.", "Reed Group (RG)", "ORG", "The {Reed Group|ORG} ({RG|ORG}) grew."),
        ("A Swedish ship.", "Swedish", "LOC", "A {Swedish|NORP} ship."),
        ("Most Muslims came.", "Muslims", "ORG", "Most {Muslims|NORP} came."),
        ("Read Red Sails today.", "Red Sails", "MISC", "Read Red Sails today."),
        ("The Italian government fell.", "Italian government", "ORG", "The {Italian|NORP} government fell."),
        ("The EU said so.", "EU", "LOC", "The {EU|ORG} said so."),
    ],
)
def test_a_name_begins_and_ends_by_our_rules(text: str, name: str, label: str, expected: str) -> None:
    assert named(text, (name, label)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two French ferries left.", "Two {French|NORP} ferries left."),
        ("They spoke in French to us.", "They spoke in {French|?} to us."),
        ("She won the French Open.", "She won the {French|?} Open."),
        ("A Polish joke.", "A {Polish|?} joke."),
        ("The Somali-born runner.", "The {Somali|NORP}-born runner."),
        ("He left Kenya in May.", "He left {Kenya|?} in May."),
        ("The frenchman left.", "The frenchman left."),
    ],
)
def test_what_a_corpus_has_no_label_for_is_named_or_unknown(text: str, expected: str) -> None:
    assert named(text, corpus="uner") == expected


def test_a_nationality_in_a_longer_name_of_another_kind_is_none() -> None:
    assert named("The Spanish Civil War began.", ("Spanish Civil War", "MISC")) == "The Spanish Civil War began."


def test_the_longer_of_two_mentions_is_the_name() -> None:
    assert (
        named("At the University of York.", ("York", "LOC"), ("University of York", "ORG"))
        == "At the {University of York|ORG}."
    )


def test_a_label_that_nobody_mapped_is_an_error() -> None:
    with pytest.raises(KeyError):
        mapping("wnut17").label("planet", "Mars")


def test_a_name_overlooked_elsewhere_in_its_document_is_unknown() -> None:
    first = sample("re_docred", "d", "Ada Reed sang.", [(0, 8, "PER")])
    second = sample("re_docred", "d", "Then Ada Reed left, and Ada too.", [])
    assert [marked(found) for found in doubted([first, second])] == [
        "{Ada Reed|PERSON} sang.",
        "Then {Ada Reed|?} left, and Ada too.",
    ]
    assert marked(list(doubted([first, second], single=True))[1]) == "Then {Ada Reed|?} left, and Ada too."


TREE = """\
# newdoc id = made
# sent_id = made-1
# text = Don't stop.
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
2.1	ever	ever	ADV	RB	_	_	_	_	_
3	stop	stop	VERB	VB	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	csubj:outer	_	_

"""


def test_trees_have_the_words_of_contractions_and_no_empty_nodes(tmp_path: Path) -> None:
    packed(tmp_path / "en_x-ud-dev.conllu.gz", TREE)
    [tree] = read(tmp_path)
    assert tree.words == ["Do", "n't", "stop", "."]
    assert tree.text == "Don't stop."
    assert tree.heads == [2, 2, 2, 2]
    assert tree.deprels == ["aux", "advmod", "root", "csubj"]
    assert (tree.doc, tree.split) == ("made", "dev")
