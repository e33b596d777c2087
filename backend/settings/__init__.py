"""What an admin chose in the console: fields, comment categories, merging, and how companies are told apart."""

from backend.settings.choices import ACTIVITY_KINDS, STRICTNESS, SUBTITLE_FIELDS, Settings
from backend.settings.store import change, change_fields, current, current_in

__all__ = [
    "ACTIVITY_KINDS",
    "STRICTNESS",
    "SUBTITLE_FIELDS",
    "Settings",
    "change",
    "change_fields",
    "current",
    "current_in",
]
