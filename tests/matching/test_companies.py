"""Company names as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.matching.companies import parse_company, unpack
from backend.matching.legal_forms import conflict, split_form


@pytest.mark.parametrize(
    ("written", "core"),
    [
        ("Aalberts N.V.", "aalbert"),
        ("Northwind – A better way to work", "northwind"),
        ("Scott Hobbs Planning • Est. 1998", "scott hobb planning"),
        ("Northwind (We're hiring)", "northwind"),
        ("Northwind | We are hiring!", "northwind"),
        ("🚀 Northwind ✅", "northwind"),
        ("AIRA Capital (NYSE: XYZ)", "aira capital"),
        ("Northwind (acquired by Contoso)", "northwind"),
        ("QUALCOMM INC/DE", "qualcomm"),
        ("Jaspa Tea Grp", "jaspa tea group"),
        ("Immaculate Maintenance Svcs Ltd", "immaculate maintenance service"),
        ("The Restaurant Group", "restaurant group"),
        ("Müller GmbH & Co. KG", "muller"),
        ("BEP II Ltd", "bep 2"),
        ("MIND C.T.I. Ltd", "mind cti"),
        ("Public Joint Stock Company Rosseti South", "rosseti south"),
        ("Northwind Limitd", "northwind"),
        ("Atlantis Medicare (Bridgeness) Limited", "atlantis medicare bridgeness"),
        ("E&B Meat Products Ltd", "e and b meat product"),
    ],
)
def test_the_words_that_name_a_company(written: str, core: str) -> None:
    assert " ".join(parse_company(written)[0].core) == core


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Orchid Homes Limited t/a Springfield Care", ["orchid home", "springfield care"]),
        ("Remshall Limited (T/A Dream Nails)", ["remshall", "dream nail"]),
        ("Landy Coffee Limited TA Esquires", ["landy coffee", "esquire"]),
        ("Willis Limited, trading as Willis Towers", ["willis", "willis tower"]),
        ("Inogen, formerly Bluecrest", ["inogen", "bluecrest"]),
        ("Archies Stores Ltd / Archies News", ["archy store", "archy news"]),
    ],
)
def test_every_alias_is_a_name_of_its_own(written: str, names: list[str]) -> None:
    assert [" ".join(name.core) for name in parse_company(written)] == names


def test_a_trading_name_field_is_an_alias_too() -> None:
    assert [name.alias for name in parse_company("Contoso Ltd", "Kontoso")] == ["", "trading"]


def test_places_behind_the_name_only_say_which_branch() -> None:
    name = parse_company("GPS Food Group (UK) - Global")[0]
    assert name.core == ("gps", "food", "group")
    assert name.place == {"uk", "global"}
    assert parse_company("UK")[0].core == ("uk",)


def test_legal_forms_have_one_code_however_they_are_written() -> None:
    assert parse_company("Acme Limited")[0].legal == parse_company("Acme, Ltd.")[0].legal == {"ltd"}
    assert split_form(["acme", "co", "ltd"]) == (["acme"], frozenset({"ltd"}))
    assert split_form(["limited"]) == (["limited"], frozenset())


def test_only_really_different_forms_conflict() -> None:
    assert conflict(frozenset({"gmbh"}), frozenset({"ag"})) == ("gmbh", "ag")
    assert conflict(frozenset({"inc"}), frozenset({"inc", "ltd"})) is None
    assert conflict(frozenset({"ltd"}), frozenset()) is None


def test_a_text_without_letters_names_no_company() -> None:
    assert parse_company("") == parse_company(" – ") == parse_company("🚀") == ()


@given(st.text(max_size=100), st.text(max_size=40))
def test_no_text_breaks_the_parser_and_every_name_survives_packing(text: str, known_as: str) -> None:
    for name in parse_company(text, known_as):
        assert unpack(name.pack()) == name
        assert name.core
        assert name.joined
