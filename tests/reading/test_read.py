"""What holds for every reading, whatever the layout: a page in motion is not read, and nothing is thrown."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import Call

PAGE = {
    "ok": True, "url_before": "https://www.linkedin.com/in/ana/", "url_after": "https://www.linkedin.com/in/ana/",
    "title": "Ana Costa | LinkedIn", "lang": "en", "canonical": "", "visible": True, "shadow_html": "", "dialogs": [],
    "json_ld": [],
    "html": "<main><section><h1>Ana Costa</h1><div id='profile-sticky-header-toggle'></div></section></main>",
}  # fmt: skip


def read(call: Call, **changes: Any) -> dict[str, Any]:
    result: dict[str, Any] = call("read", "read", {**PAGE, **changes})
    return result


def test_a_plain_page_is_read(call: Call) -> None:
    result = read(call)
    assert (result["outcome"], result["profile"]["full_name"]) == ("ok", "Ana Costa")
    assert result["profile"]["public_id"] == "ana"


def test_an_address_that_changed_while_reading_is_not_ready(call: Call) -> None:
    result = read(call, url_after="https://www.linkedin.com/in/bruno/")
    assert (result["outcome"], result["problems"]) == ("not_ready", ["changing"])


def test_a_jump_inside_the_page_is_no_change(call: Call) -> None:
    assert read(call, url_after="https://www.linkedin.com/in/ana/#experience")["outcome"] == "ok"


def test_without_a_link_of_its_own_the_title_has_to_fit_the_name(call: Call) -> None:
    result = read(call, title="(2) Bruno Lima | LinkedIn")
    assert (result["outcome"], result["problems"][-1]) == ("not_ready", "another_person")
    assert read(call, title="LinkedIn")["outcome"] == "ok"


def test_a_failed_capture_is_not_ready(call: Call) -> None:
    failed = {"ok": False, "url_before": PAGE["url_before"], "url_after": PAGE["url_after"], "error": "x"}
    assert call("read", "read", failed)["outcome"] == "not_ready"


def test_a_tab_in_the_background_says_so(call: Call) -> None:
    assert "background_tab" in read(call, visible=False)["problems"]


def test_a_profile_drawn_into_the_shadow_root_is_found(call: Call) -> None:
    result = read(call, html="<main></main>", shadow_html=PAGE["html"])
    assert result["profile"]["full_name"] == "Ana Costa"


@pytest.mark.parametrize(
    "html", ["", "<main>", "<main><h1></h1></main>", "<p>\u0000</p>", "<svg><h1>x</h1></svg>", "<a" * 500]
)
@pytest.mark.parametrize("path", ["/in/ana/", "/search/results/people/", "/sales/lead/x", "/in/ana/details/skills/"])
def test_broken_pages_give_an_outcome_and_nobody(call: Call, html: str, path: str) -> None:
    url = f"https://www.linkedin.com{path}"
    result = read(call, html=html, url_before=url, url_after=url)
    assert result["outcome"] in ("not_ready", "layout_unknown", "empty")
    assert not result["profile"]
    assert not result["people"]


def test_markup_in_a_name_stays_text(call: Call) -> None:
    html = PAGE["html"].replace("Ana Costa", "Ana &lt;img src=x onerror=alert(1)&gt; Costa")  # type: ignore[attr-defined]
    assert read(call, html=html)["profile"]["full_name"] == "Ana <img src=x onerror=alert(1)> Costa"
