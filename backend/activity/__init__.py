"""What happened with a person, as itris comments."""

from backend.activity.comments import AddedComment, added

__all__ = ["AddedComment", "added"]
