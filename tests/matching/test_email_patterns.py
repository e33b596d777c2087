"""How colleagues write their addresses says how the next one is written; too few say nothing."""

from __future__ import annotations

import pytest

from backend.matching.email_patterns import Known, suggestions

pytestmark = pytest.mark.matching


def people(*rows: str) -> list[Known]:
    """ "Jane Doe jane.doe@acme.example" """
    return [Known(*row.split()[:2], row.split()[2:]) for row in rows]


FIRST_LAST = people(
    "Jane Doe jane.doe@acme.example", "Otto Fen otto.fen@acme.example", "Pia Holm pia.holm@acme.example",
    "Ken Low klow@acme.example",
)  # fmt: skip


def test_the_pattern_most_people_have_is_suggested_with_its_evidence() -> None:
    [found] = suggestions("Ada", "Lane", FIRST_LAST)
    assert (found.address, found.pattern, found.matching, found.of) == ("ada.lane@acme.example", "first.last", 3, 4)
    assert found.confidence == 0.6
    assert found.evidence == "3 of 4 people at this company use first.last@acme.example."


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{f}{last}", "alane"), ("{f}.{last}", "a.lane"), ("{first}", "ada"), ("{first}_{last}", "ada_lane"),
        ("{last}.{first}", "lane.ada"), ("{first}{last}", "adalane"), ("{first}{l}", "adal"),
    ],
)  # fmt: skip
def test_patterns(pattern: str, expected: str) -> None:
    names = [("jane", "doe"), ("otto", "fen"), ("pia", "holm")]
    rows = [f"{f} {n} {pattern.format(first=f, last=n, f=f[0], l=n[0])}@acme.example" for f, n in names]
    assert [s.address for s in suggestions("Ada", "Lane", people(*rows))] == [f"{expected}@acme.example"]


def test_two_addresses_are_too_few() -> None:
    assert suggestions("Ada", "Lane", FIRST_LAST[:2]) == []


def test_free_mail_and_shared_mailboxes_say_nothing_about_a_company() -> None:
    rows = ["Jane Doe jane.doe@gmail.com", "Otto Fen otto.fen@gmail.com", "Pia Holm pia.holm@gmail.com"]
    assert suggestions("Ada", "Lane", people(*rows)) == []
    boxes = ["Jane Doe info@acme.example", "Otto Fen sales@acme.example", "Pia Holm pia.holm@acme.example"]
    assert suggestions("Ada", "Lane", people(*boxes)) == []


def test_an_address_somebody_has_is_not_suggested() -> None:
    assert suggestions("Jane", "Doe", FIRST_LAST) == []


def test_umlauts_are_written_as_the_colleagues_write_them() -> None:
    ue = people(
        "Jürgen Möller juergen.moeller@acme.example", "Otto Fen otto.fen@acme.example",
        "Anna Köhl anna.koehl@acme.example", "Rolf Lüer rolf.lueer@acme.example",
    )  # fmt: skip
    [found] = suggestions("Jörg", "Müller", ue)
    assert (found.address, found.matching) == ("joerg.mueller@acme.example", 4)


def test_a_name_in_one_word_gives_no_address() -> None:
    assert suggestions("", "Lane", FIRST_LAST) == []
