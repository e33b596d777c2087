"""Lists of people: every row once, nobody invented, hidden members counted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import Read

SEARCH = "https://www.linkedin.com/search/results/people/?keywords=x"
pytestmark = pytest.mark.lists


def rows(result: dict[str, Any]) -> list[tuple[str | None, ...]]:
    return [(row["full_name"], row["headline"], row["location"], row["public_id"]) for row in result["people"]]


def test_people_search_of_2026(read: Read) -> None:
    result = read("search_sdui", SEARCH)
    assert (result["layout"], result["hidden"]) == ("sdui", 1)
    assert rows(result) == [
        ("Inês Quaresma", "Tile Setter @ Azul & Filhos", "Porto, Portugal", "ines-quaresma"),
        ("Tomo K.", None, "Greater Zagreb Metropolitan Area", "tomo-k"),
        ("林 雨", "瓷砖工", "中国", "林-雨"),
    ]
    assert result["people"][0]["member_id"] == "ACoAABtestInes"
    assert result["people"][2]["profile_url"] == "https://www.linkedin.com/in/%E6%9E%97-%E9%9B%A8/"


def test_people_search_with_the_template_of_all_results(read: Read) -> None:
    result = read("search_universal", SEARCH)
    assert (result["layout"], result["hidden"]) == ("universal-template", 1)
    assert rows(result) == [
        ("Hedda Voll", "Surveyor | Maps", "Bodø, Norway", "hedda--voll-"),
        ("Nils A.", "Land surveyor", None, "nils-a"),
        ("Oda Berg", None, "Oslo Region", "oda-b"),
    ]


def test_connections_have_no_places(read: Read) -> None:
    result = read("connections", "https://www.linkedin.com/mynetwork/invite-connect/connections/")
    assert rows(result) == [
        ("Piet ⚡ Oosterhuis", "Baker at Korst", None, "piet-o"),
        ("Sanna Räty", None, None, "sanna-r"),
    ]


def test_sales_navigator_list_is_experimental(read: Read) -> None:
    result = read("salesnav_list", "https://www.linkedin.com/sales/lists/people/7")
    assert rows(result) == [("Una Fell", None, "Perth, Scotland", None), ("Wim Roos", None, None, "wim-roos")]
    assert (result["people"][0]["title"], result["people"][0]["company"]) == ("Buyer", "Fell Foods")
    assert result["problems"] == ["experimental", "no_public_address"]


def test_all_hidden_nothing_found_and_not_there_yet_are_three_answers(read: Read) -> None:
    hidden = read("search_all_hidden", SEARCH)
    assert (hidden["outcome"], hidden["people"], hidden["hidden"]) == ("ok", [], 2)
    empty = read("search_empty", SEARCH)
    assert (empty["outcome"], empty["people"], empty["hidden"]) == ("empty", [], 0)
    assert read("shell", SEARCH)["outcome"] == "not_ready"


@pytest.mark.parametrize("path", ["/search/results/companies/?keywords=x", "/search/results/all/?keywords=x"])
def test_other_searches_hold_nobody(read: Read, path: str) -> None:
    result = read("search_universal", f"https://www.linkedin.com{path}")
    assert (result["outcome"], result["people"]) == ("unsupported", None)
