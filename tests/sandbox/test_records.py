"""Applicants, contacts, companies and jobs over HTTP."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.fakes import FakeClock
from tests.sandbox.conftest import Client, Start, company, contact, person


@pytest.mark.parametrize(
    ("path", "body"), [("/applicants", person()), ("/contacts", contact()), ("/companies", company())]
)
def test_a_created_record_is_answered_whole_and_can_be_got(client: Client, path: str, body: dict[str, object]) -> None:
    created = client.post(path, body)
    assert created.status_code == 201
    assert created.json().items() >= body.items()
    assert client.get(f"{path}/{created.json()['id']}").json() == created.json()


def test_a_change_touches_only_the_keys_that_are_sent(timed: Client, clock: FakeClock) -> None:
    before = timed.post("/applicants", person(town="Leeds")).json()
    clock.advance(60)
    after = timed.patch(f"/applicants/{before['id']}", {"jobTitle": "Welder"})
    assert after.status_code == 200
    assert after.json() == {**before, "jobTitle": "Welder", "modifiedAt": "2026-11-23T09:01:00.000Z"}


def test_null_clears_a_key(client: Client) -> None:
    number = client.post("/applicants", person(town="Leeds", emailAddresses=["a@b.example"], offLimits=True)).json()[
        "id"
    ]
    after = client.patch(f"/applicants/{number}", {"town": None, "emailAddresses": None, "offLimits": None}).json()
    assert (after["town"], after["emailAddresses"], after["offLimits"]) == (None, [], False)
    assert client.get("/applicants", email="a@b.example").json()["totalCount"] == 0


def test_the_company_name_on_a_person_follows_the_company(client: Client) -> None:
    client.patch("/companies/1", {"name": "Brackwell Group"})
    assert client.get("/applicants/1").json()["companyName"] == "Brackwell Group"


def test_an_applicant_may_work_at_a_company_that_is_no_record(client: Client) -> None:
    created = client.post("/applicants", person(companyName="Somewhere Ltd")).json()
    assert (created["companyId"], created["companyName"]) == (None, "Somewhere Ltd")


@pytest.mark.parametrize("path", ["/applicants/999", "/contacts/0", f"/companies/{10**30}", "/jobs/7", "/nothing"])
def test_what_is_not_there_is_404_with_a_message(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["message"]


def test_a_verb_that_is_not_there_is_405(client: Client) -> None:
    assert client("DELETE", "/applicants/1").status_code == 405


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"name": "marisol  TENNERBY"}, ["Tennerby"]),
        ({"name": "Marisol"}, []),
        ({"name": "Mar*"}, ["Tennerby"]),
        ({"firstName": "callum", "lastName": "wexcombe"}, ["Wexcombe"]),
        ({"firstName": "callum", "lastName": "velloor"}, []),
        ({"firstName": "callum", "lastName": "velloor", "match": "any"}, ["Velloor", "Wexcombe"]),
        ({"lastName": ["Tennerby", "Velloor"]}, ["Tennerby", "Velloor"]),
        ({"email": "PRIYANKA.velloor@mail.example"}, ["Velloor"]),
        ({"webAddress": "LinkedIn.com/in/demo-priyanka-velloor"}, ["Velloor"]),
        ({"companyId": 4}, ["Wexcombe"]),
        ({"externalReference": "nobody"}, []),
        ({"lastName": "Torrendale"}, []),
        ({"lastName": "Torrendale", "includeArchived": "true"}, ["Torrendale"]),
    ],
)
def test_people_are_found_by(client: Client, query: dict[str, object], found: list[str]) -> None:
    assert client.names(**query) == found


def test_people_are_found_by_known_as_phone_and_reference(client: Client) -> None:
    client.post("/applicants", person(knownAs="Addie", phoneNumbers=["+44 20 7946 0001"], externalReference="mark:1"))
    assert client.names(name="addie") == ["Merriwick"]
    assert client.names(phone="0044 (20) 7946-0001") == ["Merriwick"]
    assert client.names(externalReference="mark:1") == ["Merriwick"]
    assert client.names(externalReference="MARK:1") == []


def test_companies_are_found_by_name_and_trading_name(client: Client) -> None:
    client.post("/companies", company(knownAs="Plums"))
    assert client.names("companies", name="plums") == ["Plumfield Ltd"]
    assert client.names("companies", name="larkfield consulting*") == [
        "Larkfield Consulting Ltd",
        "Larkfield Consulting Ltd",
        "Larkfield Consulting Group",
    ]


def test_a_list_comes_in_pages(client: Client) -> None:
    for number in range(5):
        client.post("/companies", company(name=f"Page {number}"))
    first = client.get("/companies", name="Page*", pageSize=2).json()
    assert (first["page"], first["pageSize"], first["totalCount"]) == (1, 2, 5)
    pages = [client.names("companies", name="Page*", pageSize=2, page=page) for page in (1, 2, 3, 4)]
    assert pages == [["Page 0", "Page 1"], ["Page 2", "Page 3"], ["Page 4"], []]


def test_what_changed_since_comes_in_order_of_change(timed: Client, clock: FakeClock) -> None:
    since = "2026-11-23T10:00:00+01:00"
    for number in (3, 1):
        clock.advance(1)
        timed.patch(f"/applicants/{number}", {"town": "Moved"})
    assert timed.names(modifiedSince=since, sort="modified") == ["Wexcombe", "Tennerby"]
    assert timed.names(modifiedSince=since) == ["Tennerby", "Wexcombe"]


@pytest.mark.parametrize(
    "query",
    [
        {"nmae": "Ada"}, {"pageSize": 201}, {"page": 0}, {"page": "x"}, {"modifiedSince": "yesterday"},
        {"modifiedSince": "2026-01-01T00:00:00"}, {"modifiedSince": ""}, {"match": "some"}, {"name": " "},
        {"name": "*"},        {"companyId": "x"}, {"sort": "name"}, {"page": [1, 2]}, {"email": ["a@b.example"] * 51},
    ],
)  # fmt: skip
def test_a_question_that_is_not_understood_is_refused_rather_than_answered_with_everything(
    client: Client, query: dict[str, object]
) -> None:
    answer = client.get("/applicants", **query)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == list(query)


def test_archiving_a_company_takes_its_contacts_along_and_restoring_brings_exactly_those_back(client: Client) -> None:
    stays = client.post("/contacts", contact(companyId=2, archived=True)).json()["id"]
    client.patch("/companies/2", {"archived": True})
    assert client.get("/contacts/1").json()["archived"] is True
    client.patch("/companies/2", {"archived": False})
    assert client.get("/contacts/1").json()["archived"] is False
    assert client.get(f"/contacts/{stays}").json()["archived"] is True


def test_many_creates_at_once_each_get_their_own_id(client: Client) -> None:
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda n: client.post("/applicants", person(externalReference=f"m{n}")), range(60)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 60
    assert all(len(client.itris.store("applicant", reference=f"m{n}")) == 1 for n in range(60))


def test_users_list_items_and_jobs_can_be_read(start: Start) -> None:
    client = start(people=100)
    assert client.get("/users/me").json() == {"id": 1, "name": "Sidecar API", "email": "api@agency.example"}
    assert client.get("/users").json()["totalCount"] == 6
    categories = client.get("/listitems", kind="CommentCategory").json()["items"]
    assert categories[0] == {"id": 101, "kind": "CommentCategory", "name": "Added from LinkedIn", "archived": False}
    assert [item["name"] for item in categories if item["archived"]] == ["Fax"]
    assert client.get("/listitems", kind="Colour").status_code == 400
    job = client.get("/jobs", pageSize=1).json()["items"][0]
    assert client.get(f"/jobs/{job['id']}").json() == job
