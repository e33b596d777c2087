"""Invents people and companies, with everything in them that matching must survive. Deterministic for a seed.

People: namesakes at different companies, one human as applicant and contact, short forms, maiden names, accents and
their transliteration, records without any identifier, archived ones, off-limits ones. Companies: equal names in
different towns, similar names, trading-as names, legal forms that differ.
"""

from __future__ import annotations

import random
import unicodedata
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from backend.sandbox import names
from backend.sandbox.lists import LIST_ITEMS, USERS, item_id
from backend.sandbox.moment import written

Body = dict[str, Any]

_SPELLED = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "ø": "oe",
        "å": "aa",
        "ł": "l",
        "ı": "i",
        "Ł": "L",
        "Ö": "Oe",
        "Å": "Aa",
    }
)
_STATUSES = ("Client", "Client", "Prospect", "Prospect", "Lapsed")
_FORMS = ("Ltd", "Ltd", "Ltd", "Limited", "plc", "LLP", "")


def spelled(text: str) -> str:
    """In plain letters, as in an e-mail address: Müller → Mueller, José → Jose."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    return plain.encode("ascii", "ignore").decode()


class Inventor:
    """Collects `records` by kind, `comments` and `inbox` items; nothing is written."""

    def __init__(self, seed: int, today: datetime, first_id: int) -> None:
        self.records: dict[str, list[Body]] = {"company": [], "applicant": [], "contact": [], "job": []}
        self.comments: list[Body] = []
        self.inbox: list[Body] = []
        self._random = random.Random(seed)  # noqa: S311 - repeatable on purpose, no secret
        self._today = today
        self._next: dict[str, int] = defaultdict(lambda: first_id)
        self._phones = [f"{start}{n:03d}" for start in names.PHONES for n in range(1000)]
        self._random.shuffle(self._phones)

    # Companies

    def companies(self, count: int) -> None:
        """At least `count` companies; every twelfth is followed by siblings of each sort in turn."""
        stems = [first + second for first in names.FIRST_HALVES for second in names.SECOND_HALVES]
        self._random.shuffle(stems)
        pairs = ((stem, trade) for trade in range(len(names.TRADES)) for stem in stems)
        number = 0
        while len(self.records["company"]) < count:
            stem, shift = next(pairs)
            trade, sector = names.TRADES[(number + shift) % len(names.TRADES)]
            self._company(f"{stem} {trade}", sector, self._random.choice(_FORMS))
            self._siblings(number, stem, trade, sector)
            number += 1

    def _siblings(self, number: int, stem: str, trade: str, sector: str) -> None:
        name = f"{stem} {trade}"
        match number % 12:
            case 1:  # the same name again: other town, other sector, other status
                self._company(name, self._random.choice(names.TRADES)[1], "Ltd")
            case 3:
                for word in self._random.sample(("Group", "Holdings", "UK", "International"), 2):
                    self._company(f"{name} {word}", sector, "Ltd" if word != "Group" else "plc")
            case 5:
                self._company(f"{stem} Trading Ltd t/a {stem}s", sector, "", knownAs=f"{stem}s")
            case 7:
                self._company(name, sector, "GmbH", towns=names.TOWNS_GERMAN)
                self._company(name, sector, "AG", towns=names.TOWNS_GERMAN)
            case 9:  # a different trade under the same brand is a different company
                other, its_sector = names.TRADES[(number * 5 + 2) % len(names.TRADES)]
                self._company(f"{stem} {other}", its_sector, "Ltd")

    def _company(self, name: str, sector: str, form: str, towns: Any = names.TOWNS, **more: Any) -> None:
        taken = {one["town"] for one in self.records["company"][-3:] if one["name"].startswith(name)}
        town, area, country = self._random.choice([town for town in towns if town[0] not in taken])
        slug = spelled(name).lower().replace(" ", "-")
        self._add(
            "company",
            name=f"{name} {form}".strip(),
            address=f"{self._random.randint(1, 90)} {self._random.choice(names.STREETS)}",
            town=town,
            postcode=f"{area}{self._random.randint(1, 20)} {self._random.randint(1, 9)}AB",
            country=country,
            sectorId=item_id("Sector", sector),
            statusId=item_id("CompanyStatus", self._random.choice(_STATUSES)),
            webAddresses=[f"https://www.{slug}.example"] if self._happens(0.6) else [],
            archived=self._happens(0.03),
            offLimits=self._happens(0.02),
            **more,
        )

    # People

    def people(self, count: int) -> None:
        """`count` humans; about one in twelve is an applicant and a contact."""
        previous: tuple[tuple[str, ...], str] | None = None
        for number in range(count):
            given, surname = self._random.choice(names.GIVEN), self._random.choice(names.SURNAMES)
            if number % 20 == 7 and previous:
                given, surname = previous  # a namesake, at another company
            previous = given, surname
            self._human(number, given, surname)
        self._fill_inbox(count)

    def _human(self, number: int, given: tuple[str, ...], surname: str) -> None:
        company = self._random.choice(self.records["company"])
        mail = f"{spelled(given[0])}.{spelled(surname)}".lower().replace(" ", "").replace("'", "")
        slug = f"{mail.replace('.', '-')}-{number:x}"
        common: Body = {
            "firstName": given[0],
            "lastName": surname,
            "jobTitle": self._random.choice(LIST_ITEMS["JobTitle"]),
            "companyId": company["id"],
            "town": company["town"],
            "country": company["country"],
            "webAddresses": [f"https://www.linkedin.com/in/{slug}/"] if self._happens(0.7) else [],
            "emailAddresses": [f"{mail}.{number}@mail.example"] if self._happens(0.6) else [],
            "phoneNumbers": [self._phones.pop()] if self._phones and self._happens(0.4) else [],
            "archived": self._happens(0.04),
            "offLimits": self._happens(0.03),
        }
        common |= self._other_names(number, given, surname)
        if number % 12 == 0:
            self._applicant_and_contact(number, common, given, slug, f"{mail}.{number}@mail.example")
        elif number % 3 == 1:
            self._contact(common)
        else:
            self._applicant(common)

    def _other_names(self, number: int, given: tuple[str, ...], surname: str) -> Body:
        """Every so often a record is kept under another form of the name."""
        match number % 17:
            case 2 if len(given) > 1:
                return {"knownAs": given[-1]}
            case 4 if len(given) > 1:
                return {"firstName": given[1]}
            case 6:
                return {"firstName": spelled(given[0]), "lastName": spelled(surname)}
            case 8:
                maiden = self._random.choice(names.SURNAMES)
                return {"lastName": f"{surname} (née {maiden})"}
            case 10:
                return {"lastName": f"{surname}-{self._random.choice(names.SURNAMES)}"}
            case 12:
                return {"firstName": f"{given[0]} {self._random.choice('ABCDEFGHJ')}."}
        return {}

    def _applicant_and_contact(self, number: int, common: Body, given: tuple[str, ...], slug: str, mail: str) -> None:
        """One human twice: joined by the LinkedIn address, by e-mail only, or by the name only."""
        address = f"https://www.linkedin.com/in/{slug}/"
        match number // 12 % 3:
            case 0:
                first, second = {"webAddresses": [address]}, {"webAddresses": [address.removeprefix("https://www.")]}
            case 1:
                first, second = {"emailAddresses": [mail]}, {"emailAddresses": [mail.upper()], "webAddresses": []}
            case _:
                first = {"webAddresses": [address], "emailAddresses": [mail]}
                second = {"webAddresses": [], "emailAddresses": [], "phoneNumbers": []}
        self._applicant({**common, **first})
        self._contact({**common, **second, "firstName": given[-1]})

    def _applicant(self, common: Body) -> None:
        self._add(
            "applicant",
            statusId=item_id("ApplicantStatus", self._random.choice(LIST_ITEMS["ApplicantStatus"])),
            mediaChannelId=item_id("MediaChannel", self._random.choice(LIST_ITEMS["MediaChannel"])),
            location=f"{common['town']}, {common['country']}",
            **common,
        )
        self._comment("Applicant")

    def _contact(self, common: Body) -> None:
        self._add(
            "contact",
            contactTypeId=item_id("ContactType", self._random.choice(LIST_ITEMS["ContactType"])),
            statusId=item_id("ContactStatus", self._random.choice(LIST_ITEMS["ContactStatus"])),
            **common,
        )
        self._comment("Contact")

    # What hangs on them

    def jobs(self, count: int) -> None:
        for _number in range(count):
            company = self._random.choice(self.records["company"])
            self._add(
                "job",
                jobTitle=self._random.choice(LIST_ITEMS["JobTitle"]),
                companyId=company["id"],
                status=self._random.choice(("Open", "Open", "Filled", "Closed")),
                workType=self._random.choice(("Permanent", "Contract", "Temporary")),
                numberOfRoles=self._random.randint(1, 4),
                location=company["town"],
            )

    def _comment(self, record_type: str) -> None:
        if not self._happens(0.25):
            return
        body = self.records[record_type.lower()][-1]
        category, text = self._random.choice(names.COMMENTS)
        self.comments.append(
            {
                "id": len(self.comments) + 1,
                "recordType": record_type,
                "recordId": body["id"],
                "categoryId": item_id("CommentCategory", category),
                "text": text,
                "date": body["modifiedAt"],
                "userId": self._random.randint(2, len(USERS)),
                "links": [],
                "createdAt": body["modifiedAt"],
            }
        )

    def _fill_inbox(self, count: int) -> None:
        """Three items that wait, one of each sort of decision; a handful of people sends none."""
        applicants = self.records["applicant"]
        if count < 10:
            return
        one, other = applicants[3], applicants[5]
        registration = {
            "firstName": "Nerys",
            "lastName": "Calloway",
            "emailAddress": "nerys.calloway@mail.example",
            "source": {"mediaName": "Agency website", "mediaChannelName": "Website"},
        }
        update = {"applicantId": one["id"], "emailAddress": "new.address@mail.example"}
        again = {"firstName": other["firstName"], "lastName": other["lastName"], "phoneNumber": names.INBOX_PHONE}
        for kind, sent in (
            ("Applicant Registration", registration),
            ("Applicant Update", update),
            ("Applicant Registration", again),
        ):
            moment = written(self._today)
            self.inbox.append(
                {"type": kind, "state": "Un-Processed", "receivedAt": moment, "applicantId": None, "sent": sent}
            )

    def _add(self, kind: str, **values: Any) -> None:
        created = self._today - timedelta(minutes=self._random.randint(1, 1_500_000))
        changed = created + (self._today - created) * self._random.random()
        body = {
            "id": self._next[kind],
            "ownerUserId": self._random.randint(2, len(USERS)),
            "createdAt": written(created),
            "modifiedAt": written(changed),
            **values,
        }
        if kind == "job":
            del body["ownerUserId"]
        self._next[kind] += 1
        self.records[kind].append(body)

    def _happens(self, chance: float) -> bool:
        return self._random.random() < chance
