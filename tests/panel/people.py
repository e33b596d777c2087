"""A LinkedIn-shaped search page around invented people, and the people on it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from tests.panel import samples

SEARCH = "search/results/people"
Json = dict[str, Any]

NAMES = (
    "Oriel Thaxbury", "Bram Vellacourt", "Sunniva Oakmere", "Tadeo Lindhollow", "Wren Castellby", "Ishaan Morthwaite",
    "Perpetua Graveling", "Lucan Fennimore", "Odalys Crakehall", "Merrick Stavenby", "Noor Eddlestow",
    "Zelda Pinchbeck",
)  # fmt: skip


def row(full_name: str, headline: str = "Engineer at Brackwell Pumps", **more: Any) -> Json:
    slug = "demo-" + full_name.lower().replace(" ", "-")
    return {"full_name": full_name, "headline": headline, "location": "Leeds", "public_id": slug, **more}


def crowd(count: int) -> list[Json]:
    """That many invented people, each with an address of their own."""
    return [row(NAMES[n % len(NAMES)], public_id=f"demo-person-{n}") for n in range(count)]


def search_page(people: Sequence[Json], hidden: int = 0) -> str:
    cards = "".join(_card(person) for person in people) + _HIDDEN * hidden
    return f"""<!doctype html><html lang="en"><head><title>Search | LinkedIn</title></head><body><div id="root">
<main id="workspace"><div data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople">
<h2>About {len(people)} results</h2><div role="list">{cards}</div></div></main></div></body></html>"""


def _card(person: Json) -> str:
    home = f"https://www.linkedin.com/in/{person['public_id']}/"
    return f"""<div role="listitem"><a href="{home}" tabindex="-1" aria-hidden="true"><span>?</span></a><div>
<p><a href="{home}">{escape(person["full_name"])}</a><span> • 2nd</span></p>
<div><p>{escape(person["headline"])}</p></div><div><p>{escape(person["location"])}</p></div></div></div>"""


_HIDDEN = """<div role="listitem"><a href="https://www.linkedin.com/search/results/people/headless"><span>?</span></a>
<div><p>LinkedIn Member<span> • 3rd+</span></p><div><p>Works in engineering</p></div></div></div>"""


def named(read: Json) -> Json:
    """With the parts of the name, as the backend finds them."""
    first, _, last = read["full_name"].rpartition(" ")
    return {**read, "first_name": first or None, "last_name": last}


def check(read: Json, **changes: Any) -> Json:
    """Somebody new, of whom the page shows no company."""
    company = {"verdict": "none", "company_id": None, "proposed": None, "matches": []}
    return samples.check(named(read), **{"company": company, **changes})


def known(person: Json, **ids: int) -> Json:
    match = samples.person_match(full_name=person["full_name"], **ids)
    verdict = {"verdict": "existing", "applicant_id": None, "contact_id": None, "matches": [match], **ids}
    return check(person, person=verdict)


def mismatch(person: Json) -> Json:
    match = samples.person_match(applicant_id=3, full_name=person["full_name"])
    verdict = {"verdict": "name_mismatch", "applicant_id": None, "contact_id": None, "matches": [match]}
    return check(person, person=verdict)


def off_limits(person: Json) -> Json:
    warning = {"kind": "off_limits", "title": "Off-limits", "text": "Client agreement until 2027."}
    return known(person, contact_id=9) | {"warnings": [warning]}


def changed_job(person: Json) -> Json:
    change = {"field": "job_title", "label": "Job title", "ours": "Buyer", "theirs": "Head of Buying"}
    found = known(person, applicant_id=12) | {"changes": [change | {"records": ["applicant"]}]}
    found["values"]["applicant"]["job_title"] = samples.value("Head of Buying", before="Buyer")
    return found


def which_company(person: Json) -> Json:
    return samples.company_mismatch(named(person))


def proposed(person: Json, name: str = "Brackwell Pumps", *matches: Json) -> Json:
    """Only the headline names the company; once the profile does, it is known, or new."""
    if person.get("company"):
        return samples.check(named(person)) if matches else samples.new_company(named(person))
    verdict = "company_mismatch" if matches else "none"
    return check(person, company={"verdict": verdict, "company_id": None, "proposed": name, "matches": list(matches)})
