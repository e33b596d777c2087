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
    assert result["problems"] == ["experimental", "no_public_address", "rows_not_loaded"]


def test_sales_navigator_says_when_rows_are_not_loaded_or_hidden(read_html: Read) -> None:
    row = "<li><a data-anonymize='person-name' href='/sales/lead/ACwAAx{0}'>{1}</a></li>"
    rows_of = row.format(1, "Ana Costa") + row.format(2, "LinkedIn Member") + "<li><div class='skeleton'></div></li>"
    html = f"<main><ol id='search-results-container'>{rows_of}</ol></main>"
    result = read_html(html, "https://www.linkedin.com/sales/search/people?query=x")
    assert ([row["full_name"] for row in result["people"]], result["hidden"]) == (["Ana Costa"], 1)
    assert result["problems"] == ["experimental", "no_public_address", "rows_not_loaded"]


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


def test_a_hidden_member_without_a_link_is_not_the_mutual_connection_in_the_same_card(read_html: Read) -> None:
    row = "<div role=listitem><p>LinkedIn Member <span>• 3rd+</span></p><p>Chef</p>{}</div>"
    bold = '<p><a href="/in/bystander/"><strong>By Stander</strong></a> is a mutual connection</p>'
    plain = '<p><a href="/in/bystander/">By Stander</a> is a mutual connection</p>'
    result = read_html(f"<main><div role=list>{row.format(bold)}{row.format(plain)}</div></main>", SEARCH)
    assert (result["outcome"], result["people"], result["hidden"]) == ("ok", [], 2)


NOT_YET = {
    "rows of companies from the search before": '<div class="search-results-container">'
    '<div data-chameleon-result-urn="urn:li:company:1"><a href="/company/1/">Korst</a> A bakery in Porto</div></div>',
    "rows in a template we don't know": '<div class="search-results-container"><div><a href="/in/ana-costa/">Ana</a>'
    " Baker in Porto since 2012</div></div>",
    "a list of followers from before": "<h1>Your network</h1><div data-chameleon-result-urn='urn:li:member:1'>"
    "<a href='/in/ana-costa/'>Ana Costa</a><div class='t-14 t-black'>Baker</div></div>" + "<p>Followers</p>" * 5,
}


@pytest.mark.parametrize("body", NOT_YET.values(), ids=NOT_YET)
def test_a_page_of_something_else_is_never_an_empty_search(read_html: Read, body: str) -> None:
    result = read_html(f"<main>{body}</main>", SEARCH)
    assert (result["outcome"], result["people"]) == ("not_ready", None)


def test_connections_that_are_not_drawn_yet_are_not_none(read_html: Read) -> None:
    url = "https://www.linkedin.com/mynetwork/invite-connect/connections/"
    page = "<main data-sdui-screen='com.linkedin.sdui.flagshipnav.mynetwork.Connections'>{}</main>"
    assert read_html(page.format(""), url)["outcome"] == "not_ready"
    assert read_html(page.format("You have no connections yet. Grow your network."), url)["outcome"] == "empty"


def test_a_row_without_a_person_s_name_is_a_hidden_member(read_html: Read) -> None:
    row = '<div role=listitem><p><a href="/in/ACoAAx{0}/">{1}</a><span> • 3rd+</span></p><p>Chef</p></div>'
    rows_of = "".join(row.format(i, name) for i, name in enumerate(["LinkedIn Mitglied", "LinkedIn Member", "Ana"]))
    result = read_html(f"<main><div role=list>{rows_of}</div></main>", SEARCH)
    assert ([person["full_name"] for person in result["people"]], result["hidden"]) == (["Ana"], 2)
