"""Equal people have equal addresses; whatever is no profile's address is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.profile import canonical

MEMBER = "ACoAABSaBfm64kuVea3eYawQA9eKdvK4ZeRekUK"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/jane-doe/",
        "https://www.linkedin.com/in/jane-doe",
        "http://uk.linkedin.com/in/Jane-Doe?trk=public#top",
        "linkedin.com/in/jane-doe",
        "www.linkedin.com/in/jane-doe/",
        "https://www.linkedin.com/in/jane-doe/de",
        "https://www.linkedin.com/in/jane-doe/details/experience/",
        "https://www.linkedin.com/in/jane-doe/overlay/contact-info/",
        "https://m.linkedin.com/mwlite/profile/in/jane-doe",
        "https://www.linkedin.com/comm/in/jane-doe",
    ],
)
def test_all_these_name_one_person(address: str) -> None:
    found = canonical(address)
    assert found is not None
    assert (found.public_id, found.url) == ("jane-doe", "https://www.linkedin.com/in/jane-doe/")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "jane-doe",
        "https://www.linkedin.com/in/me/",
        "https://www.linkedin.com/company/acme/",
        "https://linkedin.com.evil.example/in/jane-doe",
        "https://evil.example/in/jane-doe",
        "https://user@www.linkedin.com/in/jane-doe",
        "https://www.linkedin.com:8443/in/jane-doe",
        "ftp://www.linkedin.com/in/jane-doe",
        "https://www.linkedin.com/in/%2565",
        "https://www.linkedin.com/in/..",
        "https://www.linkedin.com/sales/lead/ACwAAAZk3TQBx9LmQe2RtYv8WnKpDs5HfGcJa1U,x,y",
        "https://[broken",
    ],
)
def test_these_name_nobody(address: str) -> None:
    assert canonical(address) is None


def test_a_member_id_keeps_its_case_because_it_means_something() -> None:
    found = canonical(f"https://www.linkedin.com/in/{MEMBER}")
    assert found is not None
    assert (found.public_id, found.member_id) == (None, MEMBER)


def test_a_slug_in_another_script_is_decoded_once_and_written_back() -> None:
    found = canonical("https://www.linkedin.com/in/saoirse-%C3%B6/")
    assert found is not None
    assert (found.public_id, found.url) == ("saoirse-ö", "https://www.linkedin.com/in/saoirse-%C3%B6/")


@given(st.text())
def test_whatever_is_typed_gives_an_answer_and_the_answer_is_stable(text: str) -> None:
    found = canonical(text)
    if found:
        assert canonical(found.url) == found
