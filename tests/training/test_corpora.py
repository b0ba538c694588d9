"""Each public corpus, in snippets of its format made up here, becomes names by our rules."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from training.corpora import (
    CORPORA,
    broad_twitter,
    crossner,
    docred,
    europarl,
    grobid,
    gum,
    meantime,
    multiner,
    re3d,
    samples,
    sec_filings,
    split,
    uner,
    wnut17,
)
from training.corpora.__main__ import marked
from training.samples import Sample


def packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))


def columns(*sentences: str, separator: str = "\t") -> str:
    """Lines of a token and its label from `Anna/B-PER met`: what has no slash is O."""
    lines = []
    for sentence in sentences:
        for word in sentence.split():
            token, _, label = word.partition("/")
            lines.append(f"{token}{separator}{label or 'O'}")
        lines.append("")
    return "\n".join(lines) + "\n"


def texts(found: object) -> list[str]:
    assert hasattr(found, "__iter__")
    return [marked(sample) for sample in found]


def test_tweets_lose_the_users_they_name_and_other_languages(tmp_path: Path) -> None:
    packed(
        tmp_path / "a.conll.gz",
        columns(
            "RT @/B-PER some_one/B-PER : Ellen/B-PER Marsh/I-PER is in # Leeds/B-LOC",
            "aku sudah makan nasi goreng tadi pagi",
        ),
    )
    assert texts(broad_twitter.read(tmp_path)) == ["{Ellen Marsh|PERSON} is in #{Leeds|PLACE}"]


def test_of_wnut17_only_the_test_file_is_test(tmp_path: Path) -> None:
    for file in wnut17.FILES:
        packed(tmp_path / file, columns("the Mudlarks/B-group are at Dover/B-location &amp; so is he"))
    found = list(wnut17.read(tmp_path))
    assert marked(found[0]) == "the {Mudlarks|ORG} are at {Dover|PLACE} & so is he"
    assert [split(sample.doc) == "test" for sample in found] == [False, False, True]


def test_in_crossner_nationalities_are_named_and_the_rest_of_misc_is_unknown(tmp_path: Path) -> None:
    packed(
        tmp_path / "politics" / "train.txt.gz",
        columns(
            "The Welsh/B-misc poet Ann/B-writer Rhys/I-writer joined the Green/B-politicalparty Party/I-politicalparty "
            "before the 1990/B-election Wales/I-election election/I-election and praised Futurism/B-misc ."
        ),
    )
    assert texts(crossner.read(tmp_path)) == [
        "The {Welsh|NORP} poet {Ann Rhys|PERSON} joined the {Green Party|ORG} before the {1990 Wales election|?} "
        "and praised {Futurism|?}."
    ]


def test_every_second_block_of_europarl_is_kept_for_measuring(tmp_path: Path) -> None:
    line = "Madam President , Mrs Lund/B-PER has asked the Commission/B-ORG about European/B-MISC funds ."
    packed(tmp_path / "x.conll02.gz", columns(*[line] * 60, separator=" "))
    found = list(europarl.read(tmp_path))
    assert (
        marked(found[0])
        == "Madam President, Mrs {Lund|PERSON} has asked the {Commission|ORG} about {European|NORP} funds."
    )
    assert [split(found[i].doc) for i in (0, 24, 25, 49, 50)] == ["train", "train", "test", "test", "train"]


def test_multiner_joins_a_body_with_its_country_and_doubts_unmarked_capitals(tmp_path: Path) -> None:
    line = "the Audit/B-ORG Board/I-ORG of/I-ORG Sri/B-LOC Lanka/I-LOC wrote to the Harbour Office in 2013/B-MISC ."
    packed(tmp_path / "x.txt.gz", columns(line, separator=" "))
    assert texts(multiner.read(tmp_path)) == [
        "the {Audit Board of Sri Lanka|ORG} wrote to the {Harbour Office|?} in 2013."
    ]


def test_the_parties_of_a_loan_are_no_names(tmp_path: Path) -> None:
    rows = [("The", "O"), ("Borrower", "I-PER"), ("owes", "O"), ("Hill", "I-LOC"), ("Bank", "I-ORG"), (".", "O")]
    packed(tmp_path / "F.txt.gz", "\n".join(f"{token} NN - {label}" for token, label in rows) + "\n")
    assert texts(sec_filings.read(tmp_path)) == ["The Borrower owes {Hill Bank|ORG}."]


@pytest.mark.parametrize("read", [docred.read, docred.read_test])
def test_docred_has_no_articles_and_doubts_what_it_overlooks(
    tmp_path: Path, read: Callable[[Path], list[Sample]]
) -> None:
    document = {
        "title": "Mona Vale",
        "sents": [["Mona", "Vale", "joined", "the", "Reed", "Society", "."], ["Mona", "Vale", "is", "Danish", "."]],
        "vertexSet": [
            [{"pos": [0, 2], "sent_id": 0, "type": "PER"}],
            [{"pos": [3, 6], "sent_id": 0, "type": "ORG"}],
            [{"pos": [3, 4], "sent_id": 1, "type": "LOC"}],
        ],
    }
    packed(tmp_path / "x.json.gz", json.dumps([document]))
    assert texts(read(tmp_path)) == [
        "{Mona Vale|PERSON} joined the {Reed Society|ORG}.",
        "{Mona Vale|?} is {Danish|NORP}.",
    ]


GUM = """\
# newdoc id = GUM_news_made
# sent_id = GUM_news_made-1
# text = President Mary Holm visited the Museum of Oslo and her mayor.
1	President	President	PROPN	NNP	_	4	nsubj	_	Entity=(1-person-new-nnnnn-cf1-2,3-sgl
2	Mary	Mary	PROPN	NNP	_	1	flat	_	_
3	Holm	Holm	PROPN	NNP	_	1	flat	_	Entity=1)
4	visited	visit	VERB	VBD	_	0	root	_	_
5	the	the	DET	DT	_	6	det	_	Entity=(2-organization-new-nnnnn-cf1-2,4-sgl
6	Museum	Museum	PROPN	NNP	_	4	obj	_	_
7	of	of	ADP	IN	_	8	case	_	_
8	Oslo	Oslo	PROPN	NNP	_	6	nmod	_	Entity=(3-place-new-nnnnn-cf1-1-sgl)2)
9	and	and	CCONJ	CC	_	11	cc	_	_
10	her	her	PRON	PRP$	_	11	nmod	_	Entity=(4-person-new-nnnnn-cf1-2-sgl
11	mayor	mayor	NOUN	NN	_	6	conj	_	Entity=4)|SpaceAfter=No
12	.	.	PUNCT	.	_	4	punct	_	_

"""


def test_gum_has_names_only_in_the_official_parts(tmp_path: Path) -> None:
    packed(tmp_path / "GUM_news.conllu.gz", GUM)
    for part in ("train", "dev", "test"):
        (tmp_path / f"files.{part}").write_text("GUM_news_made\n" if part == "dev" else "")
    found = list(gum.read(tmp_path))
    assert texts(found) == ["President {Mary Holm|PERSON} visited the {Museum of Oslo|ORG} and her mayor."]
    assert split(found[0].doc) == "dev"


def test_uner_names_nationalities_and_mends_contractions(tmp_path: Path) -> None:
    rows = [("Ola", "B-PER"), ("did", "O"), ("n't", "O"), ("like", "O"), ("French", "O"), ("tea", "O"), (".", "B-O")]
    lines = "".join(f"{i}\t{token}\t{label}\t-\t-\n" for i, (token, label) in enumerate(rows, 1))
    packed(
        tmp_path / "en_ewt-ud-test.iob2.gz",
        "# newdoc id = made\n# text = Ola did n't like French tea.\n" + lines + "\n",
    )
    found = list(uner.read(tmp_path))
    assert texts(found) == ["{Ola|PERSON} didn't like {French|NORP} tea."]
    assert split(found[0].doc) == "test"


def test_meantime_ends_where_its_labels_thin_out(tmp_path: Path) -> None:
    tokens = ["Car", "maker", "Orvo", "grew", "."]
    lines = [f"c/1\t{n}\t{i}\t{token}\t-" for n in range(9) for i, token in enumerate(tokens)]
    packed(tmp_path / "meantime.conll.gz", "\n".join(lines) + "\n")
    mention = {
        "conll_doc_key": "c/1", "sent_id": 0, "tokens_number": [0, 1, 2], "tokens_str": "Car maker Orvo",
        "mention_head_id": 2, "mention_head_pos": "PROPN", "mention_type": "ORG",
    }  # fmt: skip
    packed(tmp_path / "entities_mentions.json.gz", json.dumps([mention]))
    found = texts(meantime.read(tmp_path))
    assert found == ["Car maker {Orvo|ORG} grew.", *["Car maker {Orvo|?} grew."] * meantime.LAST]


def test_re3d_keeps_what_is_capitalised_of_a_mention(tmp_path: Path) -> None:
    text = "We saw UNX fighters and President Omar Deen of Syria."
    spans = [("We", "Organisation"), ("UNX fighters", "Organisation"), ("President Omar Deen", "Person")]
    spans.append(("Syria", "Organisation"))
    packed(tmp_path / "A" / "documents.json.gz", json.dumps({"_id": "1", "text": text}) + "\n")
    entities = [
        {"documentId": "1", "begin": text.index(name), "end": text.index(name) + len(name), "type": kind}
        for name, kind in spans
    ]
    packed(tmp_path / "A" / "entities.json.gz", "\n".join(map(json.dumps, entities)) + "\n")
    assert texts(re3d.read(tmp_path)) == [
        "We saw {UNX|ORG} fighters and President {Omar Deen|PERSON} of {Syria|PLACE}."
    ]


def test_grobid_lists_are_several_names_and_titles_are_outside(tmp_path: Path) -> None:
    packed(
        tmp_path / "w.training.xml.gz",
        '<corpus><document name="w"><p><sentence>In <ENAMEX type="LOCATION">England and Wales</ENAMEX> '
        '<ENAMEX type="PERSON">Foreign Secretary Una Bell</ENAMEX> met <ENAMEX type="PERSON_TYPE">Kurds</ENAMEX> and '
        '<ENAMEX type="ORGANISATION">Aid Union (AU)</ENAMEX>.</sentence></p></document></corpus>',
    )
    assert texts(grobid.read(tmp_path)) == [
        "In {England|PLACE} and {Wales|PLACE} Foreign Secretary {Una Bell|PERSON} met {Kurds|NORP} and "
        "{Aid Union|ORG} ({AU|ORG})."
    ]


def test_the_split_of_a_document_never_changes() -> None:
    assert split("train/a") == "train"
    assert split("dev/a") == "dev"
    assert split("test/a") == "test"
    assert [split(f"block {i}") for i in range(100)].count("dev") == 4
    assert {split(f"block {i}") for i in range(100)} == {"train", "dev"}
    assert split("Mona/Vale") == split("Mona/Vale") != "test"


def test_samples_come_with_their_split(tmp_path: Path) -> None:
    packed(tmp_path / CORPORA["broad_twitter"].folder / "a.conll.gz", columns("Ada/B-PER sings in the park"))
    [(sample, part)] = samples("broad_twitter", tmp_path)
    assert marked(sample) == "{Ada|PERSON} sings in the park"
    assert part == split(sample.doc)
