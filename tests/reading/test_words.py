"""Dates, names, headlines and places: the rules on text alone."""

from __future__ import annotations

import pytest

from tests.reading import made
from tests.reading.conftest import Call, Read

RANGES = [
    ("Sep 2023 - Present · 1 yr 8 mos", "en", "2023-09", None, True),
    ("2023 - 2023 · Less than a year", "en", "2023", "2023", False),
    ("2019 – 2024", "en", "2019", "2024", False),
    ("Nov 2021–Present", "en", "2021-11", None, True),
    ("May 2016 · 1 mo", "en", "2016-05", "2016-05", False),
    ("Sept. 2023–Heute · 1 Jahr 8 Monate", "de", "2023-09", None, True),
    ("März 2019 – Dez. 2021", "de", "2019-03", "2021-12", False),
    ("août 2020 - déc. 2021 · 1 an 5 mois", "fr", "2020-08", "2021-12", False),
    ("sept. 2023 - aujourd’hui · 1 an", "fr", "2023-09", None, True),
    ("abr. 2020 - actualidad · 5 años", "es", "2020-04", None, True),
    ("set de 2019 - o momento · 6 anos", "pt", "2019-09", None, True),
    ("fev de 2018 - abr de 2019", "pt", "2018-02", "2019-04", False),
    ("gen 2020 - Presente", "it", "2020-01", None, True),
    ("mrt. 2020 - heden · 5 jr", "nl", "2020-03", None, True),
    ("maj 2020 –nu · 5 år", "sv", "2020-05", None, True),
    ("wrz 2020 – obecnie", "pl", "2020-09", None, True),
    ("lis 2019 – sty 2020", "pl", "2019-11", "2020-01", False),
    ("lis 2019 – pro 2020", "hr", "2019-10", "2020-12", False),
    ("авг. 2020 – настоящее время · 5 лет", "ru", "2020-08", None, True),
    ("Eyl 2020 - Halen", "tr", "2020-09", None, True),
    ("2020年4月 - 現在 · 5年2ヶ月", "ja", "2020-04", None, True),
    ("2020 年 4 月 - 至今", "zh", "2020-04", None, True),
    ("2020년 4월 - 현재 · 5년", "ko", "2020-04", None, True),
    ("thg 9 2020 - Hiện tại", "vi", "2020-09", None, True),
    ("9/2020 – 12/2021", "cs", "2020-09", "2021-12", False),
    ("سبتمبر 2020 - الحالي", "ar", "2020-09", None, True),
    ("२०२० - २०२१", "hi", "2020", "2021", False),
]


@pytest.mark.parametrize(("line", "lang", "start", "end", "is_current"), RANGES)
def test_date_ranges_in_the_languages_of_the_interface(
    call: Call, line: str, lang: str, start: str, end: str | None, is_current: bool
) -> None:
    assert call("dates", "parseRange", line, {"lang": lang}) == {"start": start, "end": end, "is_current": is_current}


@pytest.mark.parametrize(
    "line",
    [
        "Önneby & Daughters",
        "2019",
        "Studio 1999",
        "5 yrs 11 mos",
        "Class of 2019 - a fine year. Really.",
        "Full-time",
        "",
    ],
)
def test_other_lines_are_no_range(call: Call, line: str) -> None:
    assert call("dates", "parseRange", line, {"lang": "en"}) is None


def test_an_unknown_word_for_today_counts_where_the_page_says_that_this_is_a_date(call: Call) -> None:
    line = "2020 - gaur egun"
    assert call("dates", "parseRange", line, {"lang": "eu"}) is None
    assert call("dates", "parseRange", f"{line} · 5 urte", {"lang": "eu"})["is_current"]
    assert call("dates", "parseRange", line, {"lang": "eu", "sure": True})["is_current"]


def test_a_month_that_two_languages_understand_differently_is_left_to_the_page(call: Call) -> None:
    assert call("dates", "parseDate", "lis 2019", "pl") == "2019-11"
    assert call("dates", "parseDate", "lis 2019", "hr") == "2019-10"
    assert call("dates", "parseDate", "lis 2019", "en") is None


DURATIONS = {
    "2 yrs 8 mos": True, "5 Jahre 1 Monat": True, "1 an 8 mois": True, "3年2ヶ月": True, "Less than a year": True,
    "Full-time": False, "3M": True, "Acme 3": False, "2019": False,
}  # fmt: skip


@pytest.mark.parametrize(("line", "is_one"), DURATIONS.items())
def test_total_times(call: Call, line: str, is_one: bool) -> None:
    assert call("dates", "isDuration", line) is is_one


NAMES = [
    ("Ana Costa", "Ana", "Costa"),
    ("Sefton ⚡ Mori", "Sefton", "Mori"),
    ("⭐ Ana Costa ⭐", "Ana", "Costa"),
    ("Dr. Ilse Varga-Toth, PhD", "Ilse", "Varga-Toth"),
    ("Ana Costa, MBA, PMP", "Ana", "Costa"),
    ("Ana Costa MBA", "Ana", "Costa"),
    ("Cosima Brunetti (Tarnvolt)", "Cosima", "Brunetti"),
    ("Femke van der Aalst", "Femke", "van der Aalst"),
    ("Mary Ann Smith", "Mary Ann", "Smith"),
    ("Odile K.", "Odile", None),
    ("Cher", "Cher", None),
    ("林 诗雨", None, None),
    ("김 철수", None, None),
    ("Мирослав Дубравин", "Мирослав", "Дубравин"),
    ("محمد علي", "محمد", "علي"),
    ("Doe, Jane", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("name", "first", "last"), NAMES)
def test_first_and_last_name_are_proposed_only_where_they_are_clear(
    call: Call, name: str, first: str | None, last: str | None
) -> None:
    split = call("names", "splitName", name)
    assert (split["first_name"], split["last_name"]) == (first, last)


SHOWN = {
    "Ossian Dahlquist is reachable": "Ossian Dahlquist",
    "Ana Costa is open to work": "Ana Costa",
    "Ana Costa (She/Her)": "Ana Costa",
    "Jens Krüger Jens Krüger": "Jens Krüger",
    "\u202bليلى الخوري\u202c": "ليلى الخوري",
    "  Ana\u00a0\u200b Costa ": "Ana Costa",
    "Cosima Brunetti (Tarnvolt)": "Cosima Brunetti (Tarnvolt)",
    "***** *******": None,
    "LinkedIn Member": None,
    "LinkedIn-lid": None,
    "Utilisateur de LinkedIn": None,
    "Участник LinkedIn": None,
    "عضو LinkedIn": None,
    "LinkedIn メンバー": None,
    "领英会员": None,
    "Ana Costa (LinkedIn Trainer)": "Ana Costa (LinkedIn Trainer)",
    " ": None,
}


@pytest.mark.parametrize(("text", "name"), SHOWN.items())
def test_the_name_is_what_people_see(call: Call, text: str, name: str | None) -> None:
    assert call("names", "shownName", text) == name


TITLES = [
    ("(3) Ana Costa | LinkedIn", "Ana Costa", True),
    ("(99+) Ana Costa | LinkedIn", "Ana Costa, MBA", True),
    ("Experience | Ana Costa | LinkedIn", "Ana Costa", True),
    ("Bruno Lima | LinkedIn", "Ana Costa", False),
    ("LinkedIn", "Ana Costa", None),
    ("", "Ana Costa", None),
    ("林 诗雨 | LinkedIn", "林 诗雨", True),
]


@pytest.mark.parametrize(("title", "name", "fits"), TITLES)
def test_a_title_fits_a_name_or_says_nothing(call: Call, title: str, name: str, fits: bool | None) -> None:
    assert call("names", "titleFits", title, name) is fits


HEADLINES = [
    ("Senior Payments Engineer @ Harukaze, Japan", "Harukaze, Inc.", "Senior Payments Engineer"),
    ("CTO at Acme Japan", "Acme", "CTO"),
    ("CTO @AcmeAGI | Speaker", "Acme AGI", "CTO"),
    ("VP Sales @ Önneby & Daughters — scaling teams", "Önneby & Daughters", "VP Sales"),
    ("Speaker | CTO at Acme", "Acme", "CTO"),
    ("Advisor at Acme | CTO at Acme", "Acme", None),
    ("CTO at Beta", "Acme", None),
    ("CTO at Acme", None, None),
    ("Ex-CTO at Acme", "Acme", None),
    ("Helping teams hire at Acme", "Acme", None),
    ("I help teams hire at Acme", "Acme", None),
    ("CEO, CTO & CFO at Acme", "Acme", None),
    ("VP Sales, EMEA at Acme", "Acme", "VP Sales, EMEA"),
    ("Seeking new roles at Acme", "Acme", None),
    ("Managing Director at Acme", "Acme", "Managing Director"),
    ("HR Operations in Accenture", "Accenture", None),
    ("QA-Logistics", "ORB-TEX", None),
    ("CTO bei Acme", "Acme", None),
    ("Acme, CTO", "Acme", None),
    (None, "Acme", None),
]


@pytest.mark.parametrize(("headline", "company", "title"), HEADLINES)
def test_a_headline_gives_a_title_only_by_the_one_safe_pattern(
    call: Call, headline: str | None, company: str | None, title: str | None
) -> None:
    assert call("headline", "titleFromHeadline", headline, company) == title


PLACES = {
    "New Zealand": True, "Cusco, Cusco Region, Peru": True, "Greater Wellington Area": True, "Delft, ZH": True,
    "Passau, Bayern, Deutschland": True, "São Paulo, Brasil": True, "San Francisco Bay Area": True,
    "Großraum Frankfurt": True, "Sales Director, Germany": False,
    "Meadow Surveyor": False, "Head of Sales, EMEA": False, "Director": False,
}  # fmt: skip


@pytest.mark.parametrize(("line", "is_place"), PLACES.items())
def test_a_line_that_stands_alone_is_a_place_if_it_ends_with_a_country(call: Call, line: str, is_place: bool) -> None:
    assert call("places", "looksLikePlace", line, "de" if "Deutschland" in line else "en") is is_place


LABELS = [
    ("Current company", "Education"), ("Aktuelles Unternehmen", "Ausbildung"), ("Entreprise actuelle", "Formation"),
    ("Empresa actual", "Formación"), ("Empresa atual", "Formação"), ("Azienda attuale", "Formazione"),
    ("Huidig bedrijf", "Opleiding"), ("Nuvarande företag", "Utbildning"), ("Nuværende virksomhed", "Uddannelse"),
    ("Nåværende firma", "Utdanning"), ("Obecna firma", "Wykształcenie"), ("Mevcut şirket", "Eğitim"),
    ("Nykyinen yritys", "Koulutus"), ("Současná společnost", "Vzdělání"), ("Текущая компания", "Образование"),
    ("الشركة الحالية", "التعليم"), ("現在の会社", "学歴"), ("当前公司", "教育经历"), ("현재 회사", "학력"),
]  # fmt: skip


@pytest.mark.parametrize(("company", "school"), LABELS)
def test_company_and_school_beside_the_name_are_told_apart_by_their_labels(
    read_html: Read, company: str, school: str
) -> None:
    assert read_html(made.pvs_profile(company, school), made.URL)["profile"]["company"] == "Korst"
    assert read_html(made.pvs_profile("", school), made.URL)["profile"]["company"] is None


SHORT = [
    "Less than a year", "Weniger als ein Jahr", "Moins d’un an", "Menos de un año", "Menos de um ano",
    "Meno di un anno", "Minder dan een jaar",
    "Mindre än ett år", "Mindre end et år", "Mniej niż rok", "Менее года", "1年未満", "1년 미만",
]  # fmt: skip


@pytest.mark.parametrize("words", SHORT)
def test_a_short_time_is_a_total_time_too(call: Call, words: str) -> None:
    assert call("dates", "isDuration", words)
