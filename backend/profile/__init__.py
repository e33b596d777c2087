"""What was read off a page about one person."""

from backend.profile.linkedin import LinkedInAddress, canonical
from backend.profile.model import Education, Position, Profile, as_json, from_json

__all__ = ["Education", "LinkedInAddress", "Position", "Profile", "as_json", "canonical", "from_json"]
