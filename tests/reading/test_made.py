"""The rules of the 2026 layout one by one, on pages made to order."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading import made
from tests.reading.conftest import Read

DIALOG = f"{made.URL}overlay/contact-info/"

PORTO = "Porto, Porto, Portugal"
BADGE = '<a href="/verify"><p>Add verification badge</p></a>'
LONG = "Long " * 60 + "| Berlin, Germany"
TOP = [
    ({}, "Baker", None, PORTO),
    ({"company": "Korst"}, "Baker", "Korst", PORTO),
    ({"school": "Uni Porto"}, "Baker", None, PORTO),
    ({"company": "A · B Ventures", "school": "Uni"}, "Baker", "A · B Ventures", PORTO),
    ({"headline": "Korst", "company": "Korst"}, "Korst", "Korst", PORTO),
    ({"headline": "", "company": "Korst"}, None, "Korst", PORTO),
    ({"headline": "", "place": "Bavaria"}, None, None, "Bavaria"),
    ({"headline": "", "place": ""}, None, None, None),
    ({"place": ""}, "Baker", None, None),
    ({"headline": "Berlin, Germany"}, "Berlin, Germany", None, PORTO),
    ({"headline": "UX/UI", "degree": "· 3 度+"}, "UX/UI", None, PORTO),
    ({"degree": "· 2e et +"}, "Baker", None, PORTO),
    ({"degree": "· الدرجة الثانية"}, "Baker", None, PORTO),
    ({"above": "<p>They/Them</p>"}, "Baker", None, PORTO),
    ({"above": BADGE, "degree": ""}, "Baker", None, PORTO),
    ({"headline": f"{LONG}<br>· Speaker"}, f"{LONG} · Speaker", None, PORTO),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "headline", "company", "place"), TOP)
def test_the_lines_of_the_card_on_top(
    read_html: Read, parts: dict[str, str], headline: str | None, company: str | None, place: str | None
) -> None:
    profile = read_html(made.profile(**parts), made.URL)["profile"]  # type: ignore[arg-type]
    assert (profile["headline"], profile["company"], profile["location"]) == (headline, company, place)


def test_a_profile_that_names_nobody_is_empty(read_html: Read) -> None:
    result = read_html(made.profile().replace("<h2>Ana Costa", "<h2>LinkedIn Member"), made.URL)
    assert (result["outcome"], result["kind"], result["profile"]) == ("empty", "profile", None)


def test_a_card_without_its_key_is_found_by_its_contact_link_and_said_to_be_changed(read_html: Read) -> None:
    html = made.profile(company="Korst", school="Uni").replace("Topcard", "Header")
    result = read_html(html, made.URL)
    profile = result["profile"]
    assert (profile["full_name"], profile["headline"], profile["company"], profile["location"]) == (
        "Ana Costa", "Baker", "Korst", PORTO,
    )  # fmt: skip
    assert "fallback_rules" in result["problems"]
    assert result["report"]["matches"].get("sduiTopcard") is None
    assert read_html(html, f"{made.LINKEDIN}/in/somebody-else/")["outcome"] == "not_ready"


def test_a_layout_of_long_ago_is_unknown_rather_than_misread(read_html: Read) -> None:
    html = (
        "<title>Ana Costa | LinkedIn</title><main><section class='pv-top-card-v3'><ul><li>Ana Costa</li></ul>"
        f"<h2>Baker at Korst</h2><ul><li>Porto</li><li><a href='/in/{made.SLUG}/detail/contact-info/'>Contact</a></li>"
        f"</ul></section><section><p>{'Flour and water. ' * 20}</p></section></main>"
    )
    result = read_html(html, made.URL)
    assert (result["outcome"], result["profile"]) == ("layout_unknown", None)


GROUPS = [
    ("en", "5 yrs 2 mos", "Jan 2022 - Present · 3 yrs", "Full-time"),
    ("de", "5 Jahre 2 Monate", "Jan. 2022–Heute · 3 Jahre", "Vollzeit"),
    ("fr", "5 ans 2 mois", "janv. 2022 - aujourd’hui · 3 ans", "Temps plein"),
    ("pl", "5 lat 2 mies.", "sty 2022–obecnie · 3 lata", "Pełny etat"),
    ("ru", "5 лет 2 мес.", "янв. 2022 – настоящее время · 3 г.", "Полный рабочий день"),
    ("ar", "5 سنوات شهران", "يناير 2022 - الحالي · 3 سنوات", "دوام كامل"),
    ("ja", "5年2ヶ月", "2022年1月 - 現在 · 3年", "正社員"),
    ("zh", "5 年 2 个月", "2022年1月 - 至今 · 3 年", "全职"),
    ("ko", "5년 2개월", "2022년 1월 - 현재 · 3년", "정규직"),
]


@pytest.mark.parametrize(("lang", "total", "dates", "employment"), GROUPS)
def test_a_group_in_every_language_keeps_employer_and_titles_apart(
    read_html: Read, lang: str, total: str, dates: str, employment: str
) -> None:
    one = made.group("Korst", total, ("Head", employment, dates, "Porto"), ("Hand", employment, "2018 - 2021"))
    profile = read_html(made.profile(experience=one, lang=lang), made.URL)["profile"]
    assert (profile["title"], profile["company"]) == ("Head", "Korst")
    assert [(p["title"], p["company"], p["location"]) for p in profile["positions"]] == [
        ("Head", "Korst", "Porto"),
        ("Hand", "Korst", None),
    ]


CURRENT = [
    ("Mol Group", ("CEO", "Mol Group")),
    ("", ("Adviser", "Korst")),
    ("Zed", (None, "Zed")),
]


@pytest.mark.parametrize(("company", "job"), CURRENT)
def test_which_of_several_current_roles_is_the_job(read_html: Read, company: str, job: tuple[str | None, str]) -> None:
    roles = made.role("Adviser", "Korst", "2024 - Present") + made.role("CEO", "Mol Group", "2018 - Present")
    profile = read_html(made.profile(company=company, experience=roles), made.URL)["profile"]
    assert (profile["title"], profile["company"]) == job


def test_a_section_of_another_name_is_no_employment(read_html: Read) -> None:
    html = made.profile(experience=made.role("Cause", "Org", "2019 - Present")).replace(
        "LevelSection", "CausesLevelSection"
    )
    profile = read_html(html, made.URL)["profile"]
    assert (profile["positions"], profile["company"]) == ([], None)


def test_a_list_that_says_how_many_there_are_is_partial(read_html: Read) -> None:
    roles = made.role("Baker", "Korst", "2018 - Present")
    whole, cut = (made.profile(experience=roles + line) for line in ("", "<p>Mostrar as 12 experiências</p>"))
    assert read_html(whole, made.URL)["problems"] == []
    assert read_html(cut, made.URL)["problems"] == ["positions_partial"]


PHONE = "<section><h3>{}</h3><ul><li>{}</li></ul></section>"
MAIL = '<section><h3>Email</h3><a href="mailto:ana@costa.example">x</a></section>'
DIALOGS: list[tuple[str, list[str], list[str], list[str]]] = [
    (made.contact_dialog(MAIL), ["ana@costa.example"], [], []),
    (made.contact_dialog(MAIL, owner=""), ["ana@costa.example"], [], []),
    (made.contact_dialog(MAIL, owner="somebody-else"), [], [], []),
    (made.contact_dialog(owner="somebody-else") + made.contact_dialog(MAIL), ["ana@costa.example"], [], []),
    (
        made.contact_dialog(
            '<section><h3>Adresse</h3><a href="https://www.google.com/maps/search/?query=Porto">Porto</a></section>',
            '<section><a href="mailto:help@linkedin.com">InMail</a><a href="https://ana.example/">x</a></section>',
        ),
        [], [], ["https://ana.example/"],
    ),
    (made.contact_dialog(PHONE.format("Telefon", "0912 555 019 <span>(Mobil)</span>")), [], ["0912 555 019"], []),
    (made.contact_dialog(PHONE.format("電話", "090-5550-1234")), [], ["090-5550-1234"], []),
    (made.contact_dialog(PHONE.format("IM", "1234567890 <span>(QQ)</span>")), [], [], []),
    (made.contact_dialog("<section><h3>Geburtstag</h3><span>03.04.1990</span></section>"), [], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("dialog", "emails", "phones", "websites"), DIALOGS)
def test_the_contact_dialog_says_what_is_a_contact_detail(
    read_html: Read, dialog: str, emails: list[str], phones: list[str], websites: list[str]
) -> None:
    profile = read_html(made.profile(dialog=dialog), DIALOG)["profile"]
    assert (profile["emails"], profile["phones"], profile["websites"]) == (emails, phones, websites)


def test_another_dialog_over_the_profile_is_no_contact_dialog(read_html: Read) -> None:
    mutuals = made.contact_dialog('<a href="https://shop.example/">x</a><p>+351 912 555 019</p>')
    profile = read_html(made.profile(dialog=mutuals), made.URL)["profile"]
    assert (profile["phones"], profile["websites"]) == ([], [])


def details(read_html: Read, html: str, section: str = "experience") -> dict[str, Any]:
    return read_html(html, f"{made.URL}details/{section}/")


def test_grades_and_societies_are_no_degree(read_html: Read) -> None:
    schools = (
        '<div componentkey="entity-collection-item-1"><p>Uni Porto</p><p>BSc, Baking</p><p>2010 – 2014</p>'
        "<p>Grade: 17</p></div>"
        '<div componentkey="entity-collection-item-2"><p>Escola</p><p>2008 – 2010</p><p>Grade: 12</p></div>'
    )
    found = details(read_html, made.details("Education", schools), "education")["profile"]["education"]
    assert [(one["school"], one["degree"], one["field"]) for one in found] == [
        ("Uni Porto", "BSc", "Baking"),
        ("Escola", None, None),
    ]


def test_a_details_page_whose_arrow_leads_to_somebody_else_is_not_ready(read_html: Read) -> None:
    html = made.details("Experience", made.role("Baker", "Korst", "2018 - 2020"), "Experience | Bob", back_to="bob")
    assert details(read_html, html)["outcome"] == "not_ready"


def test_a_details_address_over_the_profile_is_not_ready(read_html: Read) -> None:
    html = made.profile(experience=made.role("Baker", "Korst", "2018 - Present"))
    assert details(read_html, html)["outcome"] == "not_ready"


def test_skills_of_a_details_page(read: Read) -> None:
    result = read("details_skills", f"{made.LINKEDIN}/in/zoltan-f/details/skills/")
    assert (result["profile"]["full_name"], result["profile"]["skills"]) == ("Zoltan Ferrow", ["Levelling", "C++"])


def test_a_past_employer_alone_is_not_the_company_of_a_sales_navigator_lead(read_html: Read) -> None:
    html = (
        "<title>Ana Costa | Sales Navigator</title><h1 data-anonymize='person-name'>Ana Costa</h1>"
        "<section>Also worked at <a data-anonymize='company-name' href='/sales/company/1'>Mol</a></section>"
    )
    profile = read_html(html, f"{made.LINKEDIN}/sales/lead/ACwAAtest,NAME_SEARCH,x")["profile"]
    assert (profile["title"], profile["company"], profile["company_url"]) == (None, None, None)


def test_the_card_of_the_lead_before_is_not_ready(read_html: Read) -> None:
    html = (
        "<title>Sales Navigator</title><section><h1 data-anonymize='person-name'>Ana Costa</h1>"
        "<a href='/sales/lead/ACwAAbefore,NAME_SEARCH,x'>Message</a></section>"
    )
    assert read_html(html, f"{made.LINKEDIN}/sales/lead/ACwAAbefore,NAME_SEARCH,x")["outcome"] == "ok"
    assert read_html(html, f"{made.LINKEDIN}/sales/lead/ACwAAafter,NAME_SEARCH,x")["outcome"] == "not_ready"


def test_a_recruiter_search_leads_to_nobody(read_html: Read) -> None:
    html = "<main><a href='https://www.linkedin.com/in/ana-costa'>Public profile</a></main>"
    assert read_html(html, f"{made.LINKEDIN}/talent/search?x")["public_url"] is None
    assert read_html(html, f"{made.LINKEDIN}/talent/profile/AEMAAx")["public_url"] == made.URL
