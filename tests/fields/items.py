"""List items as itris might have them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    id: int
    name: str
    archived: bool = False


CHOICES = {
    "contact_type": [Item(1, "Client"), Item(2, "Prospect"), Item(3, "Old", archived=True)],
    "sector": [Item(11, "Engineering"), Item(12, "Logistics")],
    "applicant_status": [],
    "contact_status": [],
    "company_status": [],
    "media_channel": [Item(21, "LinkedIn")],
}
