"""What a look in itris means for a create."""

from backend.writes.look import AlreadyThere, Changed, Nothing, Ours, judge, terms

MARK = "sidecar-1"
JANE = {
    "first_name": "Jane",
    "last_name": "Doe",
    "emails": ["jane@doe.example"],
    "web_addresses": ["https://www.linkedin.com/in/jane-doe/"],
    "company_id": 7,
}


def record(**values: object) -> dict[str, object]:
    return {"id": 1, "first_name": "Jane", "last_name": "Doe", "reference": None, **values}


def test_it_searches_for_the_mark_every_identifier_and_the_name() -> None:
    assert terms("applicant", JANE, MARK) == [
        ("reference", MARK),
        ("web_address", "https://www.linkedin.com/in/jane-doe/"),
        ("email", "jane@doe.example"),
        ("name", "Jane Doe"),
    ]


def test_nothing_found_means_create() -> None:
    assert judge("applicant", JANE, {}, MARK, []) == Nothing()


def test_our_own_mark_is_an_earlier_try_that_got_through() -> None:
    ours = record(id=9, reference=MARK)
    assert judge("applicant", JANE, {}, MARK, [record(id=3, company_id=7), ours]) == Ours(ours)


def test_of_two_records_with_our_mark_the_older_is_kept_and_the_other_named() -> None:
    found = judge("applicant", JANE, {}, MARK, [record(id=12, reference=MARK), record(id=9, reference=MARK)])
    assert found == Ours(record(id=9, reference=MARK), twins=(12,))


def test_the_same_address_written_otherwise_is_the_same_person() -> None:
    there = record(web_addresses=["http://uk.linkedin.com/in/Jane-Doe?trk=x"])
    assert judge("applicant", JANE, {}, MARK, [there]) == AlreadyThere(there)


def test_a_shared_mailbox_under_another_name_is_asked_about() -> None:
    there = record(first_name="Bartholomew", last_name="Quill", emails=["Jane@doe.example"])
    assert judge("applicant", JANE, {}, MARK, [there]) == Changed((there,))


def test_an_archived_record_is_asked_about() -> None:
    there = record(emails=["jane@doe.example"], archived=True)
    assert judge("applicant", JANE, {}, MARK, [there]) == Changed((there,))


def test_two_records_with_one_address_are_asked_about() -> None:
    there = [record(id=1, emails=["jane@doe.example"]), record(id=2, emails=["jane@doe.example"])]
    assert judge("applicant", JANE, {}, MARK, there) == Changed(tuple(there))


def test_a_namesake_nobody_was_shown_is_asked_about() -> None:
    there = record(company_id=8)
    assert judge("applicant", JANE, {}, MARK, [there]) == Changed((there,))


def test_a_namesake_elsewhere_is_no_news_to_somebody_who_was_asked_about_namesakes() -> None:
    assert judge("applicant", JANE, {"namesakes": True}, MARK, [record(company_id=8)]) == Nothing()


def test_a_namesake_at_the_same_company_is_news_even_then() -> None:
    there = record(company_id=7)
    assert judge("applicant", JANE, {"namesakes": True}, MARK, [there]) == Changed((there,))


def test_a_record_the_user_decided_against_is_no_news() -> None:
    assert judge("applicant", JANE, {"ids": [1]}, MARK, [record(company_id=7)]) == Nothing()


def test_a_company_of_the_same_name_that_nobody_was_shown_is_asked_about() -> None:
    there = {"id": 4, "name": "NORTHWIND  ltd"}
    assert judge("company", {"name": "Northwind Ltd"}, {}, MARK, [there]) == Changed((there,))
    assert judge("company", {"name": "Northwind Ltd"}, {"ids": [4]}, MARK, [there]) == Nothing()


def test_an_admin_who_lets_duplicates_be_made_gets_one_but_only_one() -> None:
    duplicate = {"duplicate": True}
    assert judge("applicant", JANE, duplicate, MARK, [record(emails=["jane@doe.example"])]) == Nothing()
    ours = record(reference=MARK)
    assert judge("applicant", JANE, duplicate, MARK, [ours]) == Ours(ours)
