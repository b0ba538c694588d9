"""Names of one's own: found, known by their row, in the place of ours, and of one pipeline alone."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import channelfacts as cf
from channelfacts.errors import GazetteerError
from channelfacts.gazetteers import Gazetteers, joined, read

PEOPLE = """\
# who is who on our coast
name\trole\tkind\tcountry\torganisation\taliases\tweak
Enid Tolhurst\tcouncillor\tlegislator\tGB\tWalmer Town Council\tthe Owl of Walmer|Lady Tolhurst\t
Zxq Vlorp\t\tmigrant\tER\t\t\t
Theresa May\tlecturer\tacademic\tFR\tUniversity of Wealdmarsh\t\t
Hope Strand\t\tngo\tGB\t\t\t1
"""
AGENCIES = """\
name\tkind\tcountry\taliases\tid
Walmer Shore Trust\tngo\tGB\tWST|A$AP ${x}\tngo-7
Frontex\tngo\tBE\t\t
Alan Kurdi\tcompany\tDE\t\t
"""
PLACES = """\
name\tkind\tcountry\tlatitude\tlongitude\taliases
Wealdmarsh\tvillage\tGB\t51.10\t0.90\t
Calais\tport\tFR\t50.97\t1.85\tthe Gull Quay
"""
Write = Callable[..., list[str]]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("own")
    made = []
    for name, text in (("who.tsv", PEOPLE), ("bodies.tsv", AGENCIES), ("where.tsv", PLACES)):
        (folder / name).write_text(text, "utf-8")
        made.append(str(folder / name))
    return made


@pytest.fixture(scope="module")
def own(files: list[str]) -> Any:
    return cf.load(model=None, gazetteers=files)


@pytest.fixture(scope="module")
def plain() -> Any:
    return cf.load(model=None)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def made(*texts: str | bytes) -> list[str]:
        paths = []
        for number, text in enumerate(texts):
            path = tmp_path / f"my{number}.tsv"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            paths.append(str(path))
        return paths

    return made


def facts(text: str, kind: str, nlp: Any) -> dict[str, Any]:
    (record,) = cf.extract([cf.Document(text)], nlp=nlp)
    return {fact.name: fact for fact in getattr(record, kind)}


def test_a_person_of_the_list_needs_no_sign(own: Any, plain: Any) -> None:
    text = "On Monday Zxq Vlorp walked home."
    assert facts(text, "people", plain) == {}
    person = facts(text, "people", own)["Zxq Vlorp"]
    assert (person.kind, person.country, person.role, person.entity.name) == ("migrant", "ER", None, "Zxq Vlorp")


def test_the_list_says_what_the_text_leaves_out(own: Any) -> None:
    person = facts("Enid Tolhurst went home.", "people", own)["Enid Tolhurst"]
    assert (person.role, person.roles, person.kind) == ("councillor", ["councillor"], "legislator")
    assert (person.country, person.organisation) == ("GB", "Walmer Town Council")


def test_the_text_wins_and_takes_no_organisation_of_another_role(own: Any) -> None:
    person = facts("The Home Secretary, Theresa May, went home.", "people", own)["Theresa May"]
    assert (person.role, person.kind, person.organisation) == ("Home Secretary", "minister", None)


def test_the_list_wins_over_our_offices(own: Any, plain: Any) -> None:
    text = "Published 3 May 2014\n\nTheresa May went home."
    assert facts(text, "people", plain)["Theresa May"].kind == "minister"
    person = facts(text, "people", own)["Theresa May"]
    assert (person.kind, person.country, person.role) == ("academic", "FR", "lecturer")


def test_aliases_are_one_person(own: Any) -> None:
    found = facts("The Owl of Walmer went home. Lady Tolhurst slept. Enid Tolhurst said so.", "people", own)
    assert list(found) == ["Enid Tolhurst"]
    assert found["Enid Tolhurst"].aliases == ["Owl of Walmer", "Lady Tolhurst"]


def test_a_namesake_stays_apart(own: Any) -> None:
    assert facts("Mr John Tolhurst said so. Tolhurst slept.", "people", own)["John Tolhurst"].entity is None


def test_a_longer_name_is_another(own: Any) -> None:
    assert facts("They met at Enid Tolhurst House.", "people", own) == {}


def test_a_weak_name_needs_a_sign_and_is_known_by_it(own: Any) -> None:
    assert facts("We walked along Hope Strand.", "people", own) == {}
    assert facts("Ms Hope Strand said so.", "people", own)["Hope Strand"].entity is not None


def test_bodies_and_places_are_known_by_their_rows(own: Any) -> None:
    text = "The WST met near Wealdmarsh. The A$AP ${x} of the Walmer Shore Trust is new at the Gull Quay."
    body = facts(text, "agencies", own)["Walmer Shore Trust"]
    assert (body.aliases, body.kind, body.country, body.entity.id) == (["WST", "A$AP ${x}"], "ngo", "GB", "ngo-7")
    places = facts(text, "places", own)
    assert (places["Wealdmarsh"].kind, places["Wealdmarsh"].latitude) == ("village", 51.1)
    assert places["Gull Quay"].entity.name == "Calais"


def test_rows_of_ones_own_take_the_place_of_ours(own: Any, plain: Any) -> None:
    text = "Frontex has left Calais."
    assert facts(text, "agencies", plain)["Frontex"].kind == "border"
    assert facts(text, "agencies", own)["Frontex"].kind == "ngo"
    ours, mine = facts(text, "places", plain)["Calais"], facts(text, "places", own)["Calais"]
    assert (ours.kind, mine.kind, mine.latitude) == ("town", "port", 50.97)
    assert mine.entity == ours.entity  # the same name and country are the same place, whoever lists it


def test_our_other_forms_of_a_replaced_row_are_its_own(write: Write) -> None:
    nlp = cf.load(model=None, gazetteers=write("name\tkind\tcountry\nNational Crime Agency\tborder\tGB\n"))
    assert facts("The NCA said so in London.", "agencies", nlp)["NCA"].kind == "border"


def test_a_body_of_the_list_is_no_person(own: Any) -> None:
    text = "The Alan Kurdi left. Alan Kurdi said so."
    assert facts(text, "people", own) == {}
    assert facts(text, "agencies", own)["Alan Kurdi"].kind == "company"


def test_who_found_it(own: Any) -> None:
    doc = own("Enid Tolhurst met the Walmer Shore Trust and Kent Police at Wealdmarsh.")
    assert [entity.layer for entity in doc._.entities] == ["own", "own", "gazetteer", "own"]


def test_two_pipelines_do_not_mix(own: Any, write: Write) -> None:
    other = cf.load(model=None, gazetteers=write("name\tkind\tcountry\nFrontex\tmedia\tGB\n"))
    plain = cf.load(model=None)
    text = "Frontex met Zxq Vlorp."
    for _ in range(2):
        kinds = [facts(text, "agencies", nlp)["Frontex"].kind for nlp in (own, other, plain)]
        assert kinds == ["ngo", "media", "border"]
        assert [len(facts(text, "people", nlp)) for nlp in (own, other, plain)] == [1, 0, 0]


def test_the_configuration_is_json_whatever_stands_in_it(own: Any) -> None:
    """spaCy puts values in the place of `${x}`: what a file has must come through unharmed."""
    config = own.config.from_str(own.config.to_str())["components"]["channelfacts_own"]
    again = own.create_pipe("channelfacts_own", config={"rows": config["rows"]})
    assert again.rows == own.get_pipe("channelfacts_own").rows
    assert "A$AP ${x}" in str(again.rows)
    assert "who.tsv" not in own.config.to_str()


def read_in_another_process(path: str) -> tuple[str, ...]:
    nlp = cf.load(model=None, gazetteers=[path])
    return tuple(facts("Frontex met Enid Tolhurst.", "people", nlp))


def test_other_processes_read_alike(files: list[str], own: Any) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(read_in_another_process, files[:2])) == [("Enid Tolhurst",)] * 2
    component = pickle.loads(pickle.dumps(own.get_pipe("channelfacts_own")))
    assert component.own.ids == own.get_pipe("channelfacts_own").own.ids


def test_no_path_is_in_the_record(own: Any, files: list[str]) -> None:
    (record,) = cf.extract([cf.Document("Enid Tolhurst left Wealdmarsh.")], nlp=own)
    said = record.model_dump_json()
    assert all(part not in said for file in files for part in (file, Path(file).name))


def test_a_later_file_wins(write: Write) -> None:
    first, second = write("name\tkind\tcountry\nFrontex\tmedia\tGB\n", "name\tkind\tcountry\nFRONTEX\tngo\tGB\n")
    (row,) = read([first, second]).agencies
    assert row["kind"] == "ngo"
    assert joined([Gazetteers(), read([first])]).agencies[0]["kind"] == "media"


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("name\trole", "people"),
        ("Name\tOrganisation", "people"),
        ("name\tlatitude\tlongitude", "places"),
        ("name\tkind\tcountry", "agencies"),
        ("name\tcount\tdocuments\texample\tnote\tsource", "agencies"),
    ],
)
def test_the_header_tells_what_a_file_is(header: str, kind: str, write: Write) -> None:
    found = read(write(f"{header}\nWalmer\n"))
    assert [row["name"] for row in getattr(found, kind)] == ["Walmer"]


def test_what_spreadsheets_write(write: Write) -> None:
    """A mark of UTF-8 or UTF-16, lines ended the old way, quotes around commas, empty cells and lines at the end."""
    text = 'name\tkind\taliases\t\r\n"Walmer, Deal and ""Co"""\tngo\tWD|\t\r\n\t\t\t\r\n'.replace(
        "aliases\t\r", "aliases\r"
    )
    for encoded in (text.encode("utf-8-sig"), text.encode("utf-16"), text.replace("\r\n", "\r").encode()):
        (row,) = read(write(encoded)).agencies
        assert (row["name"], row["aliases"]) == ('Walmer, Deal and "Co"', "WD")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ", line 1: an empty file"),
        ("# nothing\n\n", ", line 1: an empty file"),
        ("Kent Police\tpolice\tGB\n", ", line 1: no column name: the first line names the columns"),
        ("name,kind,country\nA,ngo,GB\n", ", line 1: one column: columns are parted by tabs"),
        ("# c\nname\tkynd\n", ", line 2, column 2: unknown column 'kynd' in a file of agencies: did you mean kind?"),
        ("name\tkind\tkind\n", ", line 1, column 3: twice kind"),
        ("name\trole\tlatitude\n", ", line 1: columns of people (role, organisation) and of places"),
        ("name\tkind\nA\tngo\nB\tpolise\n", ", line 3, column 2 (kind): unknown kind 'polise' of agencies: did you"),
        ("name\tkind\nA\tbeach\n", "'beach' is a kind of places: they are told by a column latitude or longitude"),
        ("name\tcountry\nA\tUK\n", ", line 2, column 2 (country): 'UK' is no country in two letters; did you mean GB?"),
        ("name\tcountry\nA\tFrance\n", ", line 2, column 2 (country): 'France' is no country in two letters"),
        ("name\tlatitude\tlongitude\nA\t51,13\t1.3\n", ", line 2, column 2 (latitude): '51,13' is no latitude"),
        ("name\tlatitude\tlongitude\nA\t91\t1.3\n", ", line 2, column 2 (latitude): '91' is no latitude"),
        ("name\tlatitude\tlongitude\nA\t51\t\n", ", line 2: no longitude: a position needs both"),
        ("name\tweak\nA\tmaybe\n", ", line 2, column 2 (weak): 'maybe' is not 1 or 0"),
        ("name\tkind\n\tngo\n", ", line 2, column 1 (name): no name"),
        ("name\tkind\n--\tngo\n", ", line 2, column 1 (name): '--' is no name"),
        ("name\tkind\nA\tngo\tGB\n", ", line 2: 3 cells, but 2 columns"),
        ("name\trole\nA B\tx\nC D\ty\na  b\tz\n", ", line 4: the name 'a b' stands in line 2 too"),
        ("name\taliases\nA\tCo\nB\tCo\n", ", line 3: the name 'Co' stands in line 2 too"),
        ("name\tid\nA\t1\nB\t1\n", ", line 3: the id '1' stands in line 2 too"),
        (b"name\tkind\nCaf\xe9\tngo\n", ", line 2: not UTF-8: save the file as UTF-8"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_column(text: str | bytes, said: str, write: Write) -> None:
    (path,) = write(text)
    with pytest.raises(GazetteerError) as caught:
        read([path])
    assert str(caught.value).startswith(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"none\.tsv: no such file"):
        cf.load(gazetteers=[tmp_path / "none.tsv"])


def test_kinds_of_places_that_their_names_tell_are_kinds_of_a_file(write: Write) -> None:
    """What `places --unresolved` lists can be given back."""
    text = "They slept at Quorv Industrial Park and in Quorv Prison."
    kinds = {place.kind for place in facts(text, "places", cf.load(model=None)).values()}
    rows = "".join(f"Q{kind}\t{kind}\t\t\n" for kind in kinds)
    assert len(read(write("name\tkind\tlatitude\tlongitude\n" + rows)).places) == len(kinds) > 1


def test_one_name_in_two_countries_is_two_places(write: Write) -> None:
    rows = read(
        write("name\tcountry\tlatitude\tlongitude\nBoston\tGB\t52.98\t-0.02\nBoston\tUS\t42.36\t-71.06\n")
    ).places
    assert [row["country"] for row in rows] == ["GB", "US"]
