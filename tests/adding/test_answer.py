"""From the receipts of writes to what the person who asked is told."""

import pytest

from backend.adding.answer import add_json, is_settled, message_of, state_of, status_of
from backend.writes import Receipt


def receipt(kind: str, state: str, outcome: str | None = None, **more: object) -> Receipt:
    values = {"record_id": 5 if state == "done" else None, "problem": None, "needs_person": False, **more}
    return Receipt(1, kind, "create", state, outcome, **values)  # type: ignore[arg-type]


COMPANY_DONE = receipt("company", "done", "created")
PERSON_DONE = receipt("applicant", "done", "created")
COMMENT_DONE = receipt("comment", "done", "created")


@pytest.mark.parametrize(
    ("receipts", "state", "status"),
    [
        ([PERSON_DONE, COMMENT_DONE], "done", 201),
        ([COMPANY_DONE, receipt("applicant", "done", "already_there")], "already_there", 200),
        ([PERSON_DONE, receipt("comment", "refused")], "done", 201),
        ([COMPANY_DONE, receipt("applicant", "refused")], "refused", 422),
        ([receipt("applicant", "refused", problem={"code": "changed_meanwhile"})], "refused", 409),
        ([receipt("applicant", "unknown"), receipt("comment", "claimed")], "unknown", 202),
        ([receipt("applicant", "sent")], "unknown", 202),
        ([receipt("applicant", "claimed")], "waiting", 202),
        ([receipt("applicant", "done", "proposed", record_id=None)], "proposed", 202),
    ],
)
def test_state_and_status_follow_from_the_receipts(receipts: list[Receipt], state: str, status: int) -> None:
    found = state_of(receipts, running=False)
    assert (found, status_of(found, receipts)) == (state, status)


def test_while_somebody_works_on_it_nothing_is_unknown_yet() -> None:
    assert state_of([receipt("applicant", "sent")], running=True) == "working"


def test_only_done_and_refused_are_final() -> None:
    assert is_settled([PERSON_DONE, receipt("comment", "refused")])
    assert not is_settled([PERSON_DONE, receipt("comment", "unknown")])


def test_a_refused_person_after_a_created_company_says_both() -> None:
    refused = receipt("contact", "refused", problem={"message": "itris wants an address."})
    assert message_of("refused", [COMPANY_DONE, refused]) == (
        "itris wants an address. Written all the same: company 5."
    )


def test_the_receipt_links_records_but_not_comments() -> None:
    _, body = add_json("a1", [PERSON_DONE, COMMENT_DONE], running=False, link=lambda kind, i: f"itris:{kind}{i}")
    assert [row["link"] for row in body["receipt"]] == ["itris:applicant5", None]
    assert body["written"] is True
