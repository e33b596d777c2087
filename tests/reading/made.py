"""Small pages made to order, in the shape of 2026: a profile, its Experience, the contact dialog, a details page."""

from __future__ import annotations

LINKEDIN = "https://www.linkedin.com"
SLUG = "ana-costa"
URL = f"{LINKEDIN}/in/{SLUG}/"
KEY = "com.linkedin.sdui.profile.card.refACoAABtestAnaCosta"


def profile(
    headline: str = "Baker",
    company: str = "",
    school: str = "",
    place: str = "Porto, Porto, Portugal",
    *,
    degree: str = "· 2nd",
    above: str = "",
    experience: str = "",
    dialog: str = "",
    lang: str = "en",
) -> str:
    """`above`: what stands between name and degree; `experience`: entries made by `role` and `group`."""
    badges = "".join(
        f'<div role="button"><figure><svg id="{kind}-accent-4"></svg></figure><p>{text}</p></div>'
        for kind, text in (("company", company), ("school", school))
        if text
    )
    organisations = " · ".join(text for text in (company, school) if text)
    lines = "".join(f"<p>{line}</p>" for line in (degree, headline, organisations) if line)
    where = f"<p>{place}</p><p>·</p>" if place else ""
    section = f'<section componentkey="{KEY}LevelSection"><h2>Experience</h2>{experience}</section>'
    return f"""<html lang="{lang}"><title>Ana Costa | LinkedIn</title>
<main data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile"><section componentkey="{KEY}Topcard">
<div><div><a href="{URL}"><h2>Ana Costa</h2></a>{above}</div>{lines}
<div>{where}<p><a href="{URL}overlay/contact-info/">Contact info</a></p></div></div><div>{badges}</div>
</section>{section if experience else ""}</main>{dialog}</html>"""


def pvs_profile(company_label: str, school_label: str) -> str:
    """The layout of 2022 to 2025 without sections; the labels are those of the buttons beside the name."""
    buttons = "".join(
        f'<li><button aria-label="{label}: {text}. x"><span>{text}</span></button></li>'
        for label, text in ((school_label, "Uni Porto"), (company_label, "Korst"))
        if label
    )
    return f"""<html><title>Ana Costa | LinkedIn</title><main><section><h1>Ana Costa</h1>
<div class="text-body-medium break-words">Baker</div><ul>{buttons}</ul>
<a href="{URL}overlay/contact-info/" id="top-card-text-details-contact-info">x</a></section></main></html>"""


def role(title: str, company: str, dates: str, place: str = "") -> str:
    """An entry with the employer in it."""
    lines = "".join(f"<p>{line}</p>" for line in (title, company, dates, place) if line)
    return f'<div componentkey="entity-collection-item-1"><a href="{LINKEDIN}/company/1/"><div>{lines}</div></a></div>'


def group(company: str, total: str, *roles: tuple[str, ...]) -> str:
    """An employer with its roles, each a tuple of lines."""
    inner = "".join("<div><div>" + "".join(f"<p>{line}</p>" for line in one) + "</div></div>" for one in roles)
    head = f'<a href="{LINKEDIN}/company/2/"><div><p>{company}</p><p>{total}</p></div></a>'
    return f'<div componentkey="entity-collection-item-2">{head}<div>{inner}</div></div>'


def contact_dialog(*sections: str, owner: str = SLUG) -> str:
    own = f'<section><h3>Profile</h3><a href="{LINKEDIN}/in/{owner}">linkedin.com/in/{owner}</a></section>'
    return f'<div role="dialog">{own if owner else ""}{"".join(sections)}</div>'


def details(section: str, body: str, title: str = "Experience | Ana Costa", back_to: str = SLUG) -> str:
    return f"""<html lang="en"><title>{title} | LinkedIn</title>
<main><div data-sdui-screen="com.linkedin.sdui.flagshipnav.profile.Profile{section}Details"><section>
<div><a href="{LINKEDIN}/in/{back_to}/"><svg id="arrow-left-medium"></svg></a><h2>{section}</h2></div>{body}
</section></div></main></html>"""
