"""People's names as LinkedIn and a CRM spell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.matching.names import from_parts, parse_name, unpack


@pytest.mark.parametrize(
    ("written", "given_names", "family"),
    [
        ("Robert Smith", "robert", "smith"),
        ("SMITH, Robert", "robert", "smith"),
        ("Dr.-Ing. Hank Rountree", "hank", "rountree"),
        ("Prof. Dr. med. Ulrike van der Berg, MBA", "ulrike", "vanderberg"),
        ("Glenn Butler, SHRM-CP", "glenn", "butler"),
        ("Arnie Chavera CFA®", "arnie", "chavera"),
        ("Elvira Verdone M.D.", "elvira", "verdone"),
        ("Simon Sobel, Dipl.-Ing.", "simon", "sobel"),
        ("Isaac Garrett - Hiring!", "isaac", "garrett"),
        ("Garrett Laird | Open to work", "garrett", "laird"),
        ("🚀 Özel Aslan ✅", "ozel", "aslan"),
        ("Matt Mitchell (He/Him)", "matt", "mitchell"),
        ("James C. O'Connor", "james c", "oconnor"),
        ("T. K. Koontz", "t k", "koontz"),
        ("J.R. Crider", "j r", "crider"),
        ("Otteman, CJ", "cj", "otteman"),
        ("Edgar Nascimento-McDougall", "edgar", "nascimento mcdougall"),
        ("Randry De Leon Lopez", "randry deleon", "lopez"),
        ("Juan Martinez H.", "juan", "martinez"),
        ("\u202bJohn\u202c Smith", "john", "smith"),
        ("Иван Петров", "ivan", "petrov"),
        ("王小明", "xiaoming", "wang"),
        ("Jack Ma", "jack", "ma"),
        ("Al Pacino", "al", "pacino"),
    ],
)
def test_a_name_is_taken_apart(written: str, given_names: str, family: str) -> None:
    name = parse_name(written)
    assert (" ".join(name.given), " ".join(name.family)) == (given_names, family)


def test_maiden_names_are_kept_apart() -> None:
    assert parse_name("Eli Kane (née Almeida)").former == ("almeida",)
    assert parse_name("Eva Kane geb. Schulz").former == ("schulz",)


def test_quoted_and_bracketed_nicknames_are_kept() -> None:
    assert parse_name('Carl "Sox" Husta').nick == ("sox",)
    assert "bob" in parse_name("Robert (Bob) Smith").nick


def test_a_generation_is_no_surname() -> None:
    assert parse_name("William Bell Sr.").suffix == "sr"
    assert parse_name("Fred Chadderton III").suffix == "3"


def test_a_surname_shortened_to_its_initial_is_no_surname() -> None:
    assert parse_name("Anna S.").shortened
    assert not parse_name("Anna Sand").shortened


def test_a_short_surname_of_another_script_is_not_taken_for_an_initial() -> None:
    assert not parse_name("은주 이").shortened


def test_first_and_last_name_of_a_record_are_believed() -> None:
    name = from_parts("Ana María", "de la Cruz Pérez", "Anita")
    assert (name.given, name.family, name.nick) == (("ana", "maria"), ("delacruz", "perez"), ("anita",))


@pytest.mark.parametrize("nothing", ["", " ", "🚀", "...", "()", '""'])
def test_a_text_without_letters_gives_an_empty_name(nothing: str) -> None:
    assert parse_name(nothing).words == ()


@given(st.text(max_size=80))
def test_no_text_breaks_the_parser_and_every_name_survives_packing(text: str) -> None:
    name = parse_name(text)
    assert unpack(name.pack()) == name


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_pair_of_parts_breaks_the_parser(first: str, last: str) -> None:
    name = from_parts(first, last)
    assert unpack(name.pack()) == name
