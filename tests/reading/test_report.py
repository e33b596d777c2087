"""Where LinkedIn changed something the reading says so, with a report that holds nothing about a person."""

from __future__ import annotations

import json
import re

import pytest

from tests.reading import made
from tests.reading.conftest import PAGES, Read

# (page, address, what LinkedIn took away, words of people on it)
CHANGED = [
    ("sdui_profile_fr", "/in/aurelie-vdm/", "contact-info", "aurelie vandermolen ravelin lille acoaa tissage 81001"),
    ("sdui_live_shape", "/in/bram-o/", "contact-info", "bram oosterling lintwerk delft acoaa 1441"),
    ("pvs_profile_de", "/in/joerg-uwe-b/", "text-body-medium", "joerg jörg brandstätter nordhafen kiel acoaa"),
    ("unknown_layout", "/in/ragna-holmqvist/", "", "ragna holmqvist"),
]


@pytest.mark.parametrize(("page", "path", "gone", "private"), CHANGED)
def test_a_report_names_rules_and_elements_but_nobody(
    read_html: Read, page: str, path: str, gone: str, private: str
) -> None:
    html = (PAGES / f"{page}.html").read_text(encoding="utf-8")
    result = read_html(html.replace(gone, "x") if gone else html, made.LINKEDIN + path)
    assert {"fallback_rules", "unknown_page"} & set(result["problems"])
    report = result["report"]
    assert report["kind"] == "profile"
    assert report["skeleton"]
    text = json.dumps(report, ensure_ascii=False).lower()
    assert [word for word in private.split() if word in text] == []
    assert not re.search(r"\d{3,}", text)


def test_the_report_says_which_rules_still_work(read_html: Read) -> None:
    result = read_html(made.profile(company="Korst").replace("overlay/contact-info", "overlay/x"), made.URL)
    report = result["report"]
    assert report["found"]["company"] == "company icon"
    assert report["matches"]["sduiTopcard"] == 1
    assert "contactLink" not in report["matches"]
    assert any("[componentkey=com.linkedin.sdui.profile.card.ref*Topcard]" in line for line in report["skeleton"])


@pytest.mark.parametrize("path", ["/in/aurelie-vdm/"])
def test_a_page_as_we_know_it_needs_no_report(read: Read, path: str) -> None:
    assert read("sdui_profile_fr", made.LINKEDIN + path)["report"] is None


def test_an_empty_search_is_no_change(read: Read) -> None:
    result = read("search_empty", f"{made.LINKEDIN}/search/results/people/?keywords=x")
    assert (result["outcome"], result["problems"]) == ("empty", [])
