"""Who says what: speakers before, after and inside of speech, and over which stretch they speak."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from channelfacts.qualifiers.attributions import source_at

Annotated = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Amber Rudd said 200 people had crossed.", "Amber Rudd"),
        ("Some 200 people had crossed, Amber Rudd told reporters.", "Amber Rudd"),
        ("Some 200 people had crossed, said Amber Rudd.", "Amber Rudd"),
        ("Amber Rudd, the home secretary, warned that 200 people had crossed.", "Amber Rudd"),
        ("According to the Home Office, 200 people had crossed.", "Home Office"),
        ("200 people had crossed, according to Kent Police.", "Kent Police"),
        ("Home Office figures show 200 people crossed.", "Home Office"),
        ("Figures released by the Home Office on Tuesday show 200 people crossed.", "Home Office"),
        ("Data from Frontex suggest 200 people crossed.", "Frontex"),
        ("The Refugee Council estimates that 200 people crossed.", "Refugee Council"),
        ("French coastguards said 200 people had been picked up.", "French coastguards"),
        ("A Home Office spokesman said 200 people had crossed.", "Home Office spokesman"),
        ("A spokeswoman for the Home Office said 200 people had crossed.", "spokeswoman for the Home Office"),
        ("Police in southern England said 200 people had been found.", "Police in southern England"),
        ("Officials say 200 people are waiting.", "Officials"),
        ("Official figures, meanwhile, show that 200 people crossed.", "Official figures"),
        ("Amber Rudd spoke in the port. She said 200 people had crossed.", "Amber Rudd"),
        ("The Home Office answered at once. It said 200 people had crossed.", None),
        ("The Home Office said it knew. It added that 200 people had crossed.", "Home Office"),
        ("Around 200 people had crossed by the evening.", None),
        ("Recent Channel 4 News reports have seen 200 people.", None),
        ("Police arrested 200 people in the port.", None),
        ("According to an analysis of court files by Kent Police, 200 people had crossed.", "Kent Police"),
        ("Some 200 people were held after Amber Rudd announced the scheme.", None),
    ],
)
def test_the_giver_of_a_figure(text: str, speaker: str | None, annotated: Annotated) -> None:
    at = text.index("200")
    assert source_at(annotated(text), at, at + 3) == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("“We were cold and wet,” said Amber Rudd.", "Amber Rudd", "We were cold and wet,"),
        ('"We were cold and wet," Amber Rudd said.', "Amber Rudd", "We were cold and wet,"),
        ("‘We were cold and wet,’ said Amber Rudd.", "Amber Rudd", "We were cold and wet,"),
        ("'We were cold and it's wet,' Amber Rudd said.", "Amber Rudd", "We were cold and it's wet,"),
        ("Amber Rudd said: “We were cold. We were wet.”", "Amber Rudd", "We were cold. We were wet."),
        ("Amber Rudd commented:\n\n“We were cold and wet.”", "Amber Rudd", "We were cold and wet."),
        ("“We were cold and wet.” — Amber Rudd, home secretary", "Amber Rudd", "We were cold and wet."),
        (
            "Amber Rudd said: “We were cold and wet.\n\n“We were hungry as well.”",
            "Amber Rudd",
            "We were cold and wet. We were hungry as well.",
        ),
    ],
)
def test_direct_speech(text: str, speaker: str, said: str, annotated: Annotated) -> None:
    (quote,) = [a for a in annotated(text)._.attributions if a.direct]
    assert (quote.speaker, quote.text) == (speaker, said)


def test_speech_goes_on_after_its_verb(annotated: Annotated) -> None:
    text = "Amber Rudd was there. “We were cold,” she said. “Nobody had told us about the water.”"
    quotes = [a for a in annotated(text)._.attributions if a.direct]
    assert [q.speaker for q in quotes] == ["Amber Rudd"]
    assert quotes[0].text == "We were cold. Nobody had told us about the water."


def test_of_two_speakers_in_a_sentence_the_nearer_one_gives_the_figure(annotated: Annotated) -> None:
    text = "The Home Office said 200 people had crossed, while Care4Calais said 300 had tried."
    doc = annotated(text)
    assert source_at(doc, text.index("200"), text.index("200") + 3) == "Home Office"
    assert source_at(doc, text.index("300"), text.index("300") + 3) == "Care4Calais"


def test_a_quotation_over_two_paragraphs_covers_the_second(annotated: Annotated) -> None:
    text = "Amber Rudd said: “We counted them.\n\n“There were 200 of them in the hold.”\n\nThen 300 more came."
    doc = annotated(text)
    assert source_at(doc, text.index("200"), text.index("200") + 3) == "Amber Rudd"
    assert source_at(doc, text.index("300"), text.index("300") + 3) is None


def test_he_and_she_tell_two_speakers_apart(annotated: Annotated) -> None:
    text = "Mrs Nokes met Mr Solomon. He said 200 people were waiting."
    assert source_at(annotated(text), text.index("200"), text.index("200") + 3) == "Solomon"


def test_a_pronoun_that_could_mean_two_is_left_alone(annotated: Annotated) -> None:
    text = "Mr Nokes met Mr Solomon. Neither was early. He said 200 people were waiting."
    assert source_at(annotated(text), text.index("200"), text.index("200") + 3) is None


def test_somebody_named_inside_of_speech_is_not_who_speaks(annotated: Annotated) -> None:
    text = "Amber Rudd wrote to the port. “Mr Bertrand: you have had your money,” she added. “Spend it on the gate.”"
    quotes = [a.speaker for a in annotated(text)._.attributions if a.direct]
    assert set(quotes) == {"Amber Rudd"}
