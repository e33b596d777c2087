"""What is filled in by itself, and where it comes from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backend.fields import RECORD_KINDS, FieldSetting, chosen, effective, propose
from backend.profile import Position, Profile

JANE = Profile(
    full_name="Jane Example",
    title="Head of Logistics",
    company="Northwind Example Ltd",
    company_url="https://www.linkedin.com/company/northwind-example/",
    location="Leeds, England",
    public_id="jane-example",
    emails=("jane@northwind.example", "not an address"),
    websites=("https://jane.example",),
    positions=(
        Position(title="Trustee", company="Harbour Example Trust", is_current=True, location="York"),
        Position(title="Head of Logistics", company="northwind example ltd", is_current=True, location="Hull"),
    ),
)
NORTHWIND = {"id": 7, "name": "Northwind Example Ltd", "address": "1 Dock Road", "town": "Hull", "sector": 12}


def test_a_profile_fills_name_title_and_ways_to_reach_the_person() -> None:
    proposals = propose(effective(), "applicant", JANE)
    assert {key: p.value for key, p in proposals.items() if p.source == "profile"} == {
        "first_name": "Jane",
        "last_name": "Example",
        "job_title": "Head of Logistics",
        "emails": ["jane@northwind.example"],
        "web_addresses": ["https://www.linkedin.com/in/jane-example/", "https://jane.example"],
        "location": "Leeds, England",
    }


def test_a_contact_takes_address_and_sector_from_its_company() -> None:
    proposals = propose(effective(), "contact", JANE, company=NORTHWIND)
    assert (proposals["address"].value, proposals["address"].source) == ("1 Dock Road", "company")
    assert not proposals["address"].confirm
    assert (proposals["sector"].value, proposals["sector"].source) == (12, "company")


def test_without_a_company_linkedin_s_location_waits_for_a_yes() -> None:
    address = propose(effective(), "contact", JANE)["address"]
    assert (address.value, address.source, address.confirm) == ("Leeds, England", "profile", True)
    assert "address" not in chosen({"address": address}, {})
    assert chosen({"address": address}, {"address": "Leeds, England"}) == {"address": "Leeds, England"}


def test_a_new_company_lies_where_the_person_works_for_it() -> None:
    proposals = propose(effective(), "company", JANE)
    assert proposals["name"].value == "Northwind Example Ltd"
    assert (proposals["address"].value, proposals["address"].confirm) == ("Hull", True)
    assert proposals["web_addresses"].value == ["https://www.linkedin.com/company/northwind-example/"]


def test_a_default_fills_what_no_page_tells() -> None:
    schema = effective([FieldSetting("contact", "contact_type", default=1)])
    proposal = propose(schema, "contact", JANE)["contact_type"]
    assert (proposal.value, proposal.source) == (1, "default")


def test_a_hidden_field_is_filled_by_its_default_only() -> None:
    schema = effective(
        [
            FieldSetting("applicant", "job_title", shown=False),
            FieldSetting("applicant", "media_channel", shown=False, default=21),
        ]
    )
    proposals = propose(schema, "applicant", JANE)
    assert "job_title" not in proposals
    assert proposals["media_channel"].value == 21


def test_what_itris_holds_beats_a_default_and_a_guess() -> None:
    schema = effective([FieldSetting("contact", "contact_type", default=1)])
    before = {"contact_type": 2, "address": "9 Old Street", "job_title": "Buyer", "emails": ["Jane@Northwind.example"]}
    proposals = propose(schema, "contact", JANE, before=before)
    assert (proposals["contact_type"].value, proposals["contact_type"].source) == (2, "itris")
    assert (proposals["address"].value, proposals["address"].confirm) == ("9 Old Street", False)
    assert (proposals["job_title"].value, proposals["job_title"].before) == ("Head of Logistics", "Buyer")
    assert proposals["emails"].value == ["Jane@Northwind.example"], "the same address in other letters is not new"


def test_what_the_user_gives_goes_before_what_was_proposed() -> None:
    proposals = propose(effective(), "applicant", JANE)
    values = chosen(proposals, {"job_title": "Director", "location": None})
    assert values["job_title"] == "Director"
    assert values["location"] is None
    assert values["first_name"] == "Jane"


texts = st.text(max_size=40)
profiles = st.builds(
    Profile,
    full_name=texts,
    first_name=st.none() | texts,
    last_name=st.none() | texts,
    title=st.none() | texts,
    company=st.none() | texts,
    location=st.none() | texts,
    public_id=st.none() | texts,
    emails=st.lists(texts, max_size=3).map(tuple),
    websites=st.lists(texts, max_size=3).map(tuple),
)


@given(profiles, st.sampled_from(RECORD_KINDS))
def test_any_profile_gives_a_proposal_for_every_shown_field(profile: Profile, record: str) -> None:
    schema = effective()
    proposals = propose(schema, record, profile)  # type: ignore[arg-type]
    shown = {f.key for f in schema.of(record) if f.shown and f.type != "company"}  # type: ignore[arg-type]
    assert set(proposals) == shown
    assert all((p.source == "asked") == (p.value in (None, [])) for p in proposals.values())
