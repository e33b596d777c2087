"""Profiles of every layout: each page shows its traps, see the comment at its top."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.conftest import DEMO, PAGES, Read

LINKEDIN = "https://www.linkedin.com"
pytestmark = pytest.mark.main


def roles(profile: dict[str, Any]) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(one["title"], one["company"], one["start"], one["end"]) for one in profile["positions"]]


def test_2026_profile_in_french_with_experience_rendered(read: Read) -> None:
    result = read("sdui_profile_fr", f"{LINKEDIN}/in/aurelie-vdm/")
    profile = result["profile"]
    assert (result["outcome"], result["layout"], result["problems"]) == ("ok", "sdui", ["positions_partial"])
    assert profile["full_name"] == "Aurélie Vandermolen"
    assert profile["headline"] == "Directrice des opérations chez Ravelin Textiles | Conférencière"
    assert profile["company"] == "Ravelin Textiles"
    assert profile["title"] == "Directrice des opérations"
    assert profile["company_url"] == f"{LINKEDIN}/company/81001/"
    assert profile["location"] == "Lille, Hauts-de-France, France"
    assert profile["member_id"] == "ACoAABtestAurelie00000000000000000000001"
    assert profile["about"] == "Le tissage, c’est de la patience. Écrivez-moi : aurelie@ravelin.example"
    assert profile["skills"] == ["Tissage", "Logistique", "Lean"]
    assert profile["emails"] == [], "an e-mail in a text about oneself is no contact detail"


def test_grouped_roles_get_the_header_s_company_and_the_others_their_own(read: Read) -> None:
    profile = read("sdui_profile_fr", f"{LINKEDIN}/in/aurelie-vdm/")["profile"]
    assert roles(profile) == [
        ("Directrice des opérations", "Ravelin Textiles", "2021-03", None),
        ("Responsable logistique", "Ravelin Textiles", "2019-01", "2021-02"),
        ("Bénévole", "Les Ateliers du Canal", "2015", None),
        ("Stagiaire", "Fil d’Or", "2013-08", "2013-08"),
    ]
    places = [position["location"] for position in profile["positions"]]
    assert places == ["Lille, Hauts-de-France, France · Sur site", None, None, None]
    assert profile["positions"][3]["company_url"] is None, "a search for its name means that a company has no page"
    assert [entry["school"] for entry in profile["education"]] == ["École des Mines du Nord", "Lycée du Beffroi"]


def test_the_shape_seen_live(read: Read) -> None:
    result = read("sdui_live_shape", f"{LINKEDIN}/in/bram-o/overlay/contact-info/")
    profile = result["profile"]
    assert (profile["headline"], profile["location"]) == ("Kites, mostly", "Delft, South Holland, Netherlands")
    assert (profile["company"], profile["title"]) == ("Lintwerk", "Kite Lead")
    assert roles(profile) == [
        ("Kite Lead", "Lintwerk", "2020-01", None),
        ("Kite Maker", "Lintwerk", "2017-03", "2020-01"),
        ("Trainee", "Windhoek BV", "2016-06", "2016-08"),
        ("Paper Boy", "Delftse Post", "2012", "2014"),
    ]
    assert [position["location"] for position in profile["positions"]] == [None, None, None, "Delft"]
    assert result["problems"] == [], "links to single roles don't say that the list is cut short"
    assert profile["phones"] == ["015 555 0199"], "a messenger number is no telephone number"
    assert profile["websites"] == ["https://kites.example/?trk=public"]


def test_without_the_contact_link_only_a_clear_place_is_the_location(read: Read) -> None:
    profile = read("sdui_no_contact_link", f"{LINKEDIN}/in/ida-quist/")["profile"]
    assert (profile["headline"], profile["location"]) == ("Glazier", "Malmö, Skåne County, Sweden")


def test_a_recruiter_page_leads_to_the_public_profile(read: Read) -> None:
    result = read("recruiter", f"{LINKEDIN}/talent/profile/AEMAAx")
    assert (result["outcome"], result["profile"]) == ("unsupported", None)
    assert result["public_url"] == f"{LINKEDIN}/in/ida-quist/"


def test_a_school_alone_is_no_company_and_the_headline_no_proof(read: Read) -> None:
    profile = read("sdui_school_only", f"{LINKEDIN}/in/ragna-holmqvist/")["profile"]
    assert (profile["company"], profile["title"], profile["location"]) == (None, None, None)
    assert profile["headline"] == "Analyst at Wexley Partners"


def test_the_company_on_top_decides_which_of_three_current_roles_is_meant(read: Read) -> None:
    result = read("sdui_ids", f"{LINKEDIN}/in/layla-k/")
    profile = result["profile"]
    assert (profile["title"], profile["company"]) == ("Chief Pharmacist", "Cedar Health")
    assert profile["full_name"] == "ليلى الخوري"
    assert profile["location"] == "Beirut, Lebanon"
    assert profile["skills"] == ["Pharmacology", "Compounding"]
    assert all(position["is_current"] for position in profile["positions"])


def test_profile_of_2022_to_2025_in_german(read: Read) -> None:
    result = read("pvs_profile_de", "https://de.linkedin.com/in/joerg-uwe-b/")
    profile = result["profile"]
    assert (result["outcome"], result["layout"], result["problems"]) == ("ok", "pvs", ["positions_partial"])
    assert (profile["full_name"], profile["first_name"], profile["last_name"]) == (
        "Dr. Jörg-Uwe Brandstätter, MBA", "Jörg-Uwe", "Brandstätter",
    )  # fmt: skip
    assert (profile["title"], profile["company"]) == ("Werkleiter", "Nordhafen Guss GmbH")
    assert profile["location"] == "Kiel, Schleswig-Holstein, Deutschland"
    assert roles(profile) == [
        ("Werkleiter", "Nordhafen Guss GmbH", "2022-09", None),
        ("Schichtleiter", "Nordhafen Guss GmbH", "2018-06", "2022-03"),
        ("Gießereimechaniker", "Kupferbach", "2012", "2015"),
    ]
    assert profile["skills"] == ["Sandguss"]
    assert profile["education"][0]["field"] == "Gießereitechnik, Metallurgie"


def test_the_only_button_in_an_unknown_language_may_be_a_school(read: Read) -> None:
    profile = read("pvs_school_button", f"{LINKEDIN}/in/ane-e/")["profile"]
    assert (profile["company"], profile["title"]) == (None, None)


def test_details_page_gives_all_roles_and_the_name_from_the_title(read: Read) -> None:
    result = read("details_sdui", f"{LINKEDIN}/in/zoltan-f/details/experience/")
    assert (result["kind"], result["profile"]["full_name"]) == ("details", "Zoltan Ferrow")
    assert roles(result["profile"]) == [
        ("Lead Surveyor", "Quarrymen Ltd", "2022-01", None),
        ("Surveyor", "Quarrymen Ltd", "2020-12", "2022-01"),
        ("Trainee", "Hollowell & Sons", "2019-06", "2019-06"),
    ]


def test_details_page_of_2022_gives_grouped_roles_once(read: Read) -> None:
    profile = read("details_pvs", f"{LINKEDIN}/in/maeve-os/details/experience/")["profile"]
    assert (profile["full_name"], profile["title"], profile["company"]) == ("Maeve O'Shard", None, None)
    assert roles(profile) == [
        ("Steward", "Tidewater Clubs", "2016-06", "2016-08"),
        ("Instructor", "Tidewater Clubs", "2016-03", "2016-06"),
        ("Helper", "Harbour Trust", "2016-05", "2016-05"),
    ]
    assert profile["positions"][2]["location"] == "Cork, Ireland"


def test_signed_out_profile_without_structured_data(read: Read) -> None:
    result = read("public_bare", "https://il.linkedin.com/in/oren-p")
    profile = result["profile"]
    assert (profile["full_name"], profile["first_name"], profile["last_name"]) == ("Oren P.", "Oren", None)
    assert (profile["company"], profile["title"], profile["location"]) == ("Wexley Partners", None, "Haifa, Israel")
    assert result["problems"] == ["public_page", "name_shortened"]


def test_signed_out_profile_never_gives_masked_or_blurred_values(read: Read) -> None:
    result = read("public_profile", "https://nl.linkedin.com/in/femke-aalst")
    profile = result["profile"]
    assert result["problems"] == ["public_page", "masked"]
    assert (profile["title"], profile["company"]) == ("Havenplanner", "Havenkring")
    assert profile["location"] == "Rotterdam, Zuid-Holland, Nederland"
    assert roles(profile) == [("Havenplanner", "Havenkring", "2021-03", None), ("Loods", "Maasmond", "2016", "2020")]
    assert "*" not in str(profile)


def test_sales_navigator_lead_is_experimental_and_has_no_public_address(read: Read) -> None:
    result = read("salesnav_lead", f"{LINKEDIN}/sales/lead/ACwAAtest,NAME_SEARCH,x")
    profile = result["profile"]
    assert result["problems"] == ["experimental", "no_public_address"]
    assert (profile["full_name"], profile["title"], profile["company"]) == ("Corin Vale", "Area Manager", "Canvas Co")
    assert (profile["public_id"], profile["profile_url"]) == (None, None)
    assert roles(profile)[2] == ("Clerk", "Rope Ltd", "2019", "2021")


def test_open_contact_dialog_in_the_shadow_root_is_read_into_the_profile(read: Read) -> None:
    profile = read("contact_dialog", f"{LINKEDIN}/in/ragna-holmqvist/overlay/contact-info/")["profile"]
    assert profile["full_name"] == "Ragna Holmqvist"
    assert profile["emails"] == ["ragna@holmqvist.example"]
    assert profile["phones"] == ["+46 8 5501 2233"]
    assert profile["websites"] == ["https://ragna.example/"]


def test_the_contact_dialog_of_the_older_layout(read: Read) -> None:
    profile = read("contact_dialog_old", f"{LINKEDIN}/in/ane-e/overlay/contact-info/")["profile"]
    assert (profile["emails"], profile["phones"]) == (["ane@etxaluze.example"], ["0944 555 010"])
    assert profile["websites"] == ["https://ane.example/"]


def test_a_dialog_of_somebody_else_is_left_alone(read_html: Read) -> None:
    html = (PAGES / "contact_dialog_old.html").read_text(encoding="utf-8")
    html = html.replace("https://www.linkedin.com/in/ane-e", "https://www.linkedin.com/in/somebody-else")
    result = read_html(html, f"{LINKEDIN}/in/ane-e/")
    assert (result["profile"]["emails"], result["profile"]["phones"]) == ([], [])
    assert "contact_of_another_person" in result["problems"]


NEVER_THE_PREVIOUS_PERSON = [
    ("sdui_previous_person", "/in/odell-m/"),
    ("pvs_half_exchanged", "/in/ane-e/"),
    ("pvs_profile_de", "/in/somebody-else/"),
    ("public_profile", "/in/somebody-else/"),
    ("sdui_profile_fr", "/in/ACoAABsomebodyElse/"),
]


@pytest.mark.parametrize(("page", "path"), NEVER_THE_PREVIOUS_PERSON)
def test_a_page_that_still_shows_somebody_else_is_not_ready(read: Read, page: str, path: str) -> None:
    result = read(page, LINKEDIN + path)
    assert (result["outcome"], result["profile"], result["people"]) == ("not_ready", None, None)


def test_a_member_id_in_the_address_is_proved_by_the_card_s_key(read: Read) -> None:
    result = read("sdui_profile_fr", f"{LINKEDIN}/in/ACoAABtestAurelie00000000000000000000001/")
    assert (result["outcome"], result["profile"]["public_id"]) == ("ok", "aurelie-vdm")
    assert result["profile"]["profile_url"] == f"{LINKEDIN}/in/aurelie-vdm/"


OUTCOMES = [
    ("authwall", "/in/ragna-holmqvist/", "signed_out", "signed-out"),
    ("authwall", "/authwall", "signed_out", "signed-out"),
    ("not_found", "/in/ragna-holmqvist/", "not_found", "not-found"),
    ("shell", "/in/ragna-holmqvist/", "not_ready", "not-ready"),
    ("shell", "/search/results/people/", "not_ready", "not-ready"),
    ("unknown_layout", "/in/ragna-holmqvist/", "layout_unknown", "profile"),
    ("unknown_layout", "/feed/", "unsupported", "other"),
    ("unknown_layout", "/talent/profile/AEMAAx", "unsupported", "recruiter"),
    ("unknown_layout", "/company/wexley/", "unsupported", "company"),
    ("sdui_profile_fr", "/in/aurelie-vdm/recent-activity/all/", "unsupported", "other"),
    ("details_sdui", "/in/zoltan-f/details/volunteering-experiences/", "unsupported", "details"),
]


@pytest.mark.parametrize(("page", "path", "outcome", "kind"), OUTCOMES)
def test_a_page_without_a_person_says_what_it_is(read: Read, page: str, path: str, outcome: str, kind: str) -> None:
    result = read(page, LINKEDIN + path)
    assert (result["outcome"], result["kind"]) == (outcome, kind)
    assert (result["profile"], result["people"]) == (None, None)


def test_pages_elsewhere_are_nobody_s_profile(read: Read) -> None:
    assert read("sdui_profile_fr", "https://linkedin.example/in/aurelie-vdm/")["outcome"] == "unsupported"
    assert read("sdui_profile_fr", "http://127.0.0.1:9999/demo/in/aurelie-vdm/")["outcome"] == "unsupported"
    assert read("sdui_profile_fr", f"{DEMO}/demo/in/aurelie-vdm/")["outcome"] == "ok"
