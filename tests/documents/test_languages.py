"""Languages: English is never left out, others are by their name, and where it is not sure the text is read."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

import channelfacts as cf
from channelfacts.documents import languages
from channelfacts.model import Failure

OTHERS = {
    "French": "La maire de Calais a annoncé mardi que la ville ne paierait plus pour les clôtures du port. Selon la "
    "préfecture, 14 personnes ont été secourues dans la nuit au large de Dunkerque, et deux d'entre elles sont mortes.",
    "German": "Die Bürgermeisterin von Calais hat am Dienstag gesagt, dass die Stadt nicht mehr für die Zäune am "
    "Hafen zahlen werde. In der Nacht wurden 14 Menschen vor Dünkirchen gerettet, und zwei von ihnen starben bald.",
    "Dutch": "De burgemeester van Calais zei dinsdag dat de stad niet langer voor de hekken in de haven zal betalen. "
    "In de nacht werden 14 mensen gered voor de kust van Duinkerke, en twee van hen zijn in het ziekenhuis overleden.",
    "Spanish": "La alcaldesa de Calais dijo el martes que la ciudad no pagará más por las vallas del puerto. Según "
    "la prefectura, 14 personas fueron rescatadas durante la noche frente a Dunkerque y dos de ellas murieron.",
    "Italian": "La sindaca di Calais ha detto martedì che la città non pagherà più per le recinzioni del porto. "
    "Secondo la prefettura, 14 persone sono state salvate nella notte al largo di Dunkerque e due di loro sono morte.",
    "Polish": "Burmistrz Calais powiedziała we wtorek, że miasto nie będzie już płacić za ogrodzenia w porcie. Według "
    "prefektury w nocy uratowano 14 osób u wybrzeży Dunkierki, a dwie z nich zmarły w szpitalu.",
    "Albanian": "Kryetarja e bashkisë së Kalesë tha të martën se qyteti nuk do të paguajë më për gardhet në port. "
    "Sipas prefekturës, 14 persona u shpëtuan gjatë natës pranë Dunkerkut dhe dy prej tyre vdiqën në spital.",
    "Russian": "Мэр Кале заявила во вторник, что город больше не будет платить за ограждения в порту. По данным "
    "префектуры, ночью у Дюнкерка спасли 14 человек, двое из них умерли в больнице.",
    "Arabic": "قالت رئيسة بلدية كاليه يوم الثلاثاء إن المدينة لن تدفع بعد الآن ثمن الأسوار في الميناء. وقالت المحافظة "
    "إن أربعة عشر شخصا أنقذوا في الليل قبالة دنكيرك، وتوفي اثنان منهم في المستشفى.",
    "Chinese": "加来市长周二表示，该市将不再支付港口围栏的费用。据省政府称，夜间有十四人在敦刻尔克附近海域获救，"
    "其中两人在医院死亡。内政部长将于周四与英国同行一起前往现场查看营地，随后他们将在市政厅与当地居民和志愿者见面，讨论冬季的安排和费用。",
}
ENGLISH = [
    "Bernard Cazeneuve visits Calais port",
    "Sangatte camp to close",
    "Natacha Bouchart, maire de Calais",
    "Eurotunnel Coquelles Folkestone Calais Dunkerque Gravelines Marck Oye-Plage Grande-Synthe Loon-Plage Sangatte "
    "Blériot-Plage Wissant Ambleteuse Wimereux Boulogne-sur-Mer Le Portel Équihen-Plage Hardelot Neufchâtel Camiers",
    "Calais: 14 dead. Dunkirk: 3 dead. Boulogne: 2 dead. Wimereux: 8 dead. Sangatte: 1 dead. Marck: 0 dead. Total: 28.",
    "Mayor Natacha Bouchart told La Voix du Nord: «Nous ne paierons plus pour les clôtures du port, et nous ne voulons "
    "plus de ces camps dans nos rues.» She had said the same to her council in Calais, and to the prefect.",
]


@pytest.mark.parametrize("name", OTHERS)
def test_texts_in_other_languages_are_left_out_by_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OTHERS[name])
    (failure,) = cf.read(tmp_path / "a.txt")
    assert isinstance(failure, Failure)
    assert failure.reason == f"in {name}, not English"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_headlines_lists_of_french_names_and_quotations_are_read(text: str) -> None:
    assert languages.foreign(text) is None


def test_every_bundled_article_and_every_paragraph_of_it_is_english() -> None:
    for file in sorted((Path(__file__).parents[2] / "data" / "corpus").glob("*.txt")):
        text = file.read_text("utf-8")
        assert languages.foreign(text) is None
        for paragraph in text.split("\n"):
            assert languages.foreign(paragraph) is None, paragraph


def test_a_text_in_two_languages_is_read() -> None:
    english = (
        "The mayor of Calais said that the town would not pay for the fences of the port, which have rusted there."
    )
    for other in OTHERS.values():
        assert languages.foreign(f"{other}\n\n{english}") is None
        assert languages.foreign(f"{other}\n\n" * 10 + f"{english}\n\n" * 3) is None


def test_a_button_in_english_makes_no_english_text() -> None:
    for other in OTHERS.values():
        assert languages.foreign(f"{other} {other} {other}\n\nSign up to the newsletter") is not None


def test_short_texts_are_read_whatever_they_look_like() -> None:
    for text in OTHERS.values():
        assert languages.foreign(" ".join(text.split()[:12])[:60]) is None


def test_the_detector_is_not_loaded_for_english() -> None:
    languages._identifier.cache_clear()
    sys.modules.pop("py3langid", None)
    for file in (Path(__file__).parents[2] / "data" / "corpus").glob("*.txt"):
        languages.foreign(file.read_text("utf-8"))
    assert "py3langid" not in sys.modules


def test_a_long_text_takes_no_longer_than_a_short_one() -> None:
    started = time.perf_counter()
    assert (
        languages.foreign("The ferry was late, and the people who were on it said that it always is. " * 300_000)
        is None
    )
    assert time.perf_counter() - started < 0.5
