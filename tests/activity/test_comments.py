from backend.activity import AddedComment, added
from backend.activity.comments import CUT, MOST_CHARACTERS

EVENT = AddedComment(
    user_name="Ann Lee",
    record_types=["applicant"],
    updated=False,
    source_url="https://www.linkedin.com/in/demo/",
    headline="Data Engineer",
    note=None,
)


def test_the_comment_says_who_added_whom_as_what_from_where() -> None:
    assert added(EVENT) == (
        "Added from LinkedIn as applicant by Ann Lee with Sidecar.\nhttps://www.linkedin.com/in/demo/\nData Engineer"
    )


def test_a_note_stands_under_an_empty_line() -> None:
    assert added(AddedComment("Ann", ["contact"], True, None, None, "Met at a fair")) == (
        "Updated from LinkedIn as contact by Ann with Sidecar.\n\nMet at a fair"
    )


def test_too_long_a_text_is_cut_and_says_so() -> None:
    text = added(AddedComment("Ann", ["contact"], False, None, None, "x" * 9000))
    assert len(text) == MOST_CHARACTERS
    assert text.endswith(CUT)
