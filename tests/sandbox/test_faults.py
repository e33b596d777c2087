"""Every fault: what the client sees, and what the store holds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.fakes import FakeClock
from tests.sandbox.conftest import Client, comment, person

MARK = "sidecar:1"


def create(client: Client) -> requests.Response:
    return client.post("/applicants", person(externalReference=MARK))


def stored(client: Client) -> int:
    return len(client.itris.store("applicant", reference=MARK))


def test_accept_then_drop_stores_and_says_nothing(client: Client) -> None:
    client.itris.control(accept_then_drop={"times": 1})
    with pytest.raises(requests.ConnectionError):
        create(client)
    assert stored(client) == 1
    assert client.itris.log()[-1]["status"] is None
    assert create(client).status_code == 201, "once was once"


def test_drop_before_says_nothing_and_stores_nothing(client: Client) -> None:
    client.itris.control(drop_before=True)
    with pytest.raises(requests.ConnectionError):
        create(client)
    assert stored(client) == 0


def test_accept_then_500(client: Client) -> None:
    client.itris.control(accept_then_500=True)
    assert create(client).status_code == 500
    assert stored(client) == 1


def test_error_500_before(client: Client) -> None:
    client.itris.control(error_500_before=True)
    assert create(client).status_code == 500
    assert stored(client) == 0


def test_late_stores_first_and_answers_after_a_while(timed: Client, clock: FakeClock) -> None:
    timed.itris.control(late={"seconds": 7})
    assert create(timed).status_code == 201
    assert clock.slept == [7]
    assert stored(timed) == 1


def test_a_client_that_does_not_wait_for_a_late_answer_has_written_all_the_same(client: Client) -> None:
    client.itris.control(late={"seconds": 0.5, "times": 1})
    with pytest.raises(requests.Timeout):
        requests.post(
            f"{client.itris.api}/applicants", json=person(externalReference=MARK), auth=client.auth, timeout=0.2
        )
    assert stored(client) == 1


def test_new_records_and_comments_can_stay_hidden_from_searches(timed: Client, clock: FakeClock) -> None:
    timed.itris.control(hide_new={"seconds": 30})
    number = create(timed).json()["id"]
    timed.post("/comments", comment())
    seen = lambda: (  # noqa: E731
        len(timed.names(externalReference=MARK)),
        timed.get("/comments", recordType="Applicant", recordId=1).json()["totalCount"],
    )
    assert seen() == (0, 0)
    assert timed.get(f"/applicants/{number}").status_code == 200
    assert timed.patch(f"/applicants/{number}", {"town": "Leeds"}).status_code == 200
    assert stored(timed) == 1
    clock.advance(30)
    assert seen() == (1, 1)


@pytest.mark.parametrize(("retry_after", "header"), [(3, "3"), (None, None)])
def test_throttled_with_and_without_retry_after(client: Client, retry_after: int | None, header: str | None) -> None:
    client.itris.control(throttled={"retry_after": retry_after, "times": 1})
    refused = create(client)
    assert (refused.status_code, refused.headers.get("Retry-After")) == (429, header)
    assert stored(client) == 0
    assert create(client).status_code == 201


def test_truncated_json_is_stored_and_cannot_be_read(client: Client) -> None:
    client.itris.control(truncated_json={"times": 1})
    answer = create(client)
    assert answer.status_code == 201
    with pytest.raises(requests.JSONDecodeError):
        answer.json()
    assert stored(client) == 1


def test_a_truncated_body_may_also_promise_its_whole_length(client: Client) -> None:
    client.itris.control(truncated_json={"whole_length": True, "times": 1})
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        create(client)
    assert stored(client) == 1


def test_expired_session(client: Client) -> None:
    client.itris.control(expired_session={"times": 2})
    assert [create(client).status_code for _ in range(3)] == [401, 401, 201]
    assert stored(client) == 1


def test_two_for_one_mark(client: Client) -> None:
    client.itris.control(two_for_one_mark={"times": 1})
    answered = create(client).json()["id"]
    assert [body["id"] for body in client.itris.store("applicant", reference=MARK)] == [answered, answered + 1]


def test_hold_commit_drops_now_and_stores_later(timed: Client, clock: FakeClock) -> None:
    timed.itris.control(hold_commit={"seconds": 20, "times": 1})
    with pytest.raises(requests.ConnectionError):
        create(timed)
    assert (stored(timed), timed.names(externalReference=MARK)) == (0, [])
    clock.advance(19)
    assert stored(timed) == 0
    clock.advance(2)
    assert timed.names(externalReference=MARK) == ["Merriwick"]
    assert timed.itris.store("applicant", reference=MARK)[0]["createdAt"] == "2026-11-23T09:00:20.000Z"


def test_hold_commit_holds_only_what_would_have_been_accepted(client: Client) -> None:
    client.itris.control(hold_commit={"seconds": 0})
    assert client.post("/applicants", {"firstName": "Ada"}).status_code == 422


def test_faults_combine(timed: Client, clock: FakeClock) -> None:
    timed.itris.control(
        hide_new={"seconds": 10}, late={"seconds": 2, "match": {"method": "POST"}}, accept_then_drop={"times": 1}
    )
    with pytest.raises(requests.ConnectionError):
        create(timed)
    assert clock.slept == [2]
    assert timed.names(externalReference=MARK) == []
    clock.advance(8)
    assert timed.names(externalReference=MARK) == ["Merriwick"]


def test_a_fault_strikes_only_what_it_matches(client: Client) -> None:
    client.itris.control(error_500_before={"match": {"method": "POST", "path": "/api/v2/comments"}})
    assert create(client).status_code == 201
    assert client.post("/comments", comment()).status_code == 500


def test_without_match_faults_of_writes_leave_reads_alone(client: Client) -> None:
    client.itris.control(error_500_before=True, truncated_json=True, drop_before=True)
    assert client.get("/applicants").json()["totalCount"] == 3
    client.itris.clear()
    client.itris.control(error_500_before={"match": {"method": "GET", "path": "/api/v2/applicants"}})
    assert client.get("/applicants").status_code == 500


def test_a_write_that_is_refused_does_not_use_up_a_fault_of_accepted_ones(client: Client) -> None:
    client.itris.control(accept_then_500={"times": 1})
    assert client.post("/applicants", {}).status_code == 422
    assert create(client).status_code == 500


def test_a_fault_that_strikes_once_strikes_one_of_many_at_once(client: Client) -> None:
    client.itris.control(accept_then_500={"times": 1})
    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(answer.status_code for answer in pool.map(lambda _n: create(client), range(16)))
    assert statuses == [201] * 15 + [500]
    assert stored(client) == 16


def test_control_shows_what_is_on_and_clears(client: Client) -> None:
    shown = client.itris.control(late={"seconds": 2, "times": 3, "match": {"method": "post"}})
    assert shown["faults"] == {"late": {"seconds": 2, "match": {"method": "POST"}, "times": 3, "struck": 0}}
    assert client.itris.control(late=False)["faults"] == {}
    client.itris.control(drop_before=True)
    client.itris.clear()
    assert requests.get(f"{client.itris.url}/sandbox/control", timeout=5).json()["faults"] == {}


@pytest.mark.parametrize(
    "wanted",
    [
        {"lightning": True}, {"late": 5}, {"late": {"minutes": 1}}, {"late": {"seconds": "x"}},
        {"late": {"seconds": -1}},        {"late": {"times": 0}},
        {"late": {"match": {"verb": "GET"}}}, {"late": {"match": {"method": 1}}},
        {"late": {"match": []}}, {"throttled": {"retry_after": True}}, {"truncated_json": {"whole_length": 1}},
        {"throttle": {"calls": 0}}, {"throttle": 5},
    ],
)  # fmt: skip
def test_a_fault_that_does_not_exist_is_refused_and_changes_nothing(client: Client, wanted: dict[str, Any]) -> None:
    url = f"{client.itris.url}/sandbox/control"
    answer = requests.post(url, json={"drop_before": True, **wanted}, timeout=5)
    assert answer.status_code == 422
    assert answer.json()["message"]
    assert requests.get(url, timeout=5).json()["faults"] == {}
