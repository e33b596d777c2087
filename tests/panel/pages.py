"""A LinkedIn-shaped profile page (the layout of 2026) around an invented person, as small as the readers accept."""

from __future__ import annotations

from html import escape
from typing import Any

CARD = "com.linkedin.sdui.profile.card.refACoAABBCCdd"


def profile_page(person: dict[str, Any]) -> str:
    slug = person["public_id"]
    company, title = person.get("company"), person.get("title")
    organisation = (
        f'<div role="button"><svg id="company-accent-4"></svg><p>{escape(company)}</p></div>' if company else ""
    )
    role = (
        f"<div componentkey='entity-collection-item-1'><p>{escape(title)}</p><p>{escape(company)} · Full-time</p>"
        f"<p>Jan 2021 - Present · 5 yrs</p></div>"
        if company and title
        else ""
    )
    place = f"<p>{escape(person['location'])}</p>" if person.get("location") else ""
    return f"""<!doctype html><html lang="en"><head><title>{escape(person["full_name"])} | LinkedIn</title></head>
<body><div id="root"><main id="workspace" data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile">
<section componentkey="{CARD}Topcard">
  <a href="https://www.linkedin.com/in/{slug}/"><h2>{escape(person["full_name"])}</h2></a>
  <p>{escape(person.get("headline") or "")}</p>
  {organisation}
  <div>{place}<p>·</p><p><a href="https://www.linkedin.com/in/{slug}/overlay/contact-info/">Contact info</a></p></div>
</section>
<section componentkey="{CARD}LevelSection"><h2>Experience</h2>{role}</section>
</main></div></body></html>"""


def plain_page(text: str = "Nothing to see") -> str:
    return (
        f"<!doctype html><html lang='en'><title>LinkedIn</title><body><main><p>{escape(text)}</p></main></body></html>"
    )
