"""List items (drop-down values) and users that every sandbox starts with. Data, with ids that never change.

The kinds are documented for itris; the values and ids are invented.
"""

from __future__ import annotations

from collections.abc import Mapping

_KIND_STEP = 100

LIST_ITEMS: Mapping[str, tuple[str, ...]] = {
    "CommentCategory": (
        "Added from LinkedIn",
        "E-mail",
        "Call",
        "LinkedIn message",
        "Text message",
        "Meeting",
        "Note",
        "Reply received",
        "Fax",
    ),
    "ContactType": ("Client", "Prospect", "Hiring manager", "Referee", "Supplier"),
    "Sector": (
        "Engineering",
        "Technology",
        "Life Sciences",
        "Food and Drink",
        "Logistics",
        "Energy",
        "Transport",
        "Professional Services",
        "Financial Services",
        "Construction",
        "Public Sector",
        "Retail",
        "Printing",
    ),
    "ApplicantStatus": ("Available", "Placed", "Interviewing", "Not looking", "Do not use"),
    "ContactStatus": ("Client", "Prospect", "Left company"),
    "CompanyStatus": ("Client", "Prospect", "Lapsed", "Competitor"),
    "JobTitle": (
        "Process Engineer",
        "Mechanical Design Engineer",
        "Software Engineer",
        "Backend Developer",
        "Project Manager",
        "Finance Director",
        "Head of Procurement",
        "Operations Manager",
        "HR Business Partner",
        "Quality Manager",
        "Data Analyst",
        "Sales Director",
    ),
    "MediaChannel": ("LinkedIn", "Referral", "Website", "Job board", "Event", "Newspaper"),
    "AttachmentCategory": ("CV", "Formatted CV", "Cover letter", "Terms", "Other"),
}

# Retired in itris's way: still readable on old records, refused for new ones.
ARCHIVED = frozenset({("CommentCategory", "Fax"), ("Sector", "Printing"), ("MediaChannel", "Newspaper")})

USERS: tuple[tuple[str, str], ...] = (
    ("Sidecar API", "api@agency.example"),
    ("Amelia Stroud", "amelia.stroud@agency.example"),
    ("Ben Okonjo", "ben.okonjo@agency.example"),
    ("Carys Meredith", "carys.meredith@agency.example"),
    ("Dilip Raman", "dilip.raman@agency.example"),
    ("Erin Galloway", "erin.galloway@agency.example"),
)

# The user whom API calls act as.
API_USER_ID = 1


def item_id(kind: str, name: str) -> int:
    """The id of a list item, unique over all kinds. KeyError or ValueError when there is none."""
    number = list(LIST_ITEMS).index(kind) + 1
    return number * _KIND_STEP + LIST_ITEMS[kind].index(name) + 1


def all_items() -> list[tuple[int, str, str, bool]]:
    """(id, kind, name, archived) of every item."""
    return [
        (item_id(kind, name), kind, name, (kind, name) in ARCHIVED)
        for kind, names in LIST_ITEMS.items()
        for name in names
    ]
