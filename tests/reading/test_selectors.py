"""The registry of selectors against the pages: how often each one matches on which page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser

from tests.reading.conftest import PAGES, Call

COUNT = "([html, css]) => new DOMParser().parseFromString(html, 'text/html').querySelectorAll(css).length"
SEEN: dict[str, dict[str, int]] = {
    "sduiTopcard": {"sdui_profile_fr": 2, "contact_dialog": 1, "pvs_profile_de": 0},
    "sduiCard": {"sdui_profile_fr": 6, "sdui_ids": 3, "pvs_profile_de": 0},
    "sduiBadge": {"pvs_profile_de": 4, "salesnav_list": 4},
    "companyLogo": {"sdui_live_shape": 3, "pvs_profile_de": 0},
    "experienceMark": {"sdui_live_shape": 2, "pvs_profile_de": 0},
    "contactLink": {"contact_dialog": 1, "pvs_half_exchanged": 1},
    "companyIcon": {"sdui_profile_fr": 2, "pvs_profile_de": 0},
    "schoolIcon": {"sdui_profile_fr": 1, "sdui_school_only": 1, "pvs_profile_de": 0},
    "skillsIcon": {"sdui_profile_fr": 2, "pvs_profile_de": 0},
    "expandable": {"sdui_profile_fr": 2, "contact_dialog": 1, "pvs_profile_de": 0},
    "sduiEntry": {"sdui_profile_fr": 5, "sdui_live_shape": 4, "pvs_profile_de": 0},
    "sduiSkill": {"sdui_ids": 2, "pvs_profile_de": 0},
    "sduiDetails": {"details_skills": 1, "pvs_profile_de": 0},
    "organisationLink": {"sdui_profile_fr": 7, "details_sdui": 4},
    "memberLink": {"search_sdui": 8, "sdui_live_shape": 7},
    "pvsName": {"salesnav_lead": 2, "authwall": 1, "sdui_profile_fr": 0},
    "pvsHeadline": {"pvs_profile_de": 1, "pvs_school_button": 1, "sdui_profile_fr": 0},
    "pvsLocation": {"pvs_profile_de": 1, "pvs_school_button": 1, "sdui_profile_fr": 0},
    "pvsBadge": {"pvs_half_exchanged": 2, "pvs_profile_de": 2, "sdui_profile_fr": 0},
    "pvsEntry": {"pvs_profile_de": 6, "details_pvs": 4, "sdui_profile_fr": 0},
    "pvsDetailsItem": {"details_pvs": 4, "pvs_profile_de": 0},
    "pvsText": {"pvs_profile_de": 21, "details_pvs": 10, "sdui_profile_fr": 0},
    "pvsSeeAll": {"pvs_profile_de": 1, "sdui_profile_fr": 0},
    "publicName": {"public_bare": 1, "public_profile": 1, "pvs_profile_de": 0},
    "publicHeadline": {"public_profile": 1, "pvs_profile_de": 0},
    "publicPlace": {"public_bare": 1, "pvs_profile_de": 0},
    "publicRole": {"public_profile": 4, "pvs_profile_de": 0},
    "publicSchool": {"public_profile": 1, "pvs_profile_de": 0},
    "listItem": {"search_sdui": 6, "pvs_profile_de": 0},
    "headless": {"search_all_hidden": 2, "search_sdui": 1, "pvs_profile_de": 0},
    "universalRow": {"search_universal": 5, "search_all_hidden": 2, "pvs_profile_de": 0},
    "connectionRow": {"connections": 2, "pvs_profile_de": 0},
    "salesRow": {"salesnav_list": 3, "pvs_profile_de": 2, "sdui_profile_fr": 0},
}


def registry(call: Call) -> dict[str, str]:
    return {name: call("selectors", "css", name) for name in SEEN}


def test_every_selector_matches_as_often_as_it_says(call: Call, plain_browser: Browser) -> None:
    page = plain_browser.new_page()
    wrong = [
        f"{name} on {file}: {found}, should be {count}"
        for name, css in registry(call).items()
        for file, count in SEEN[name].items()
        if (found := page.evaluate(COUNT, [_html(file), css])) != count
    ]
    page.close()
    assert wrong == []


def test_every_selector_has_been_seen_on_a_page() -> None:
    source = (_readers() / "selectors.js").read_text(encoding="utf-8")
    names = re.findall(r"^  (\w+):", source, flags=re.MULTILINE)
    assert [name for name in names if not any(SEEN.get(name, {}).values())] == []


def test_readers_keep_no_selector_that_nobody_uses() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in _readers().glob("*.js"))
    assert [name for name in SEEN if f"'{name}'" not in source] == []


def _html(name: str) -> str:
    return (PAGES / f"{name}.html").read_text(encoding="utf-8")


def _readers() -> Path:
    return Path(__file__).parents[2] / "extension" / "reading"
