"""A service of the agency's choice that finds e-mail addresses and phone numbers. Off until an admin connects one."""

from backend.finder.ask import Found, find
from backend.finder.connection import Finder, is_on, load_finder, remove_finder, save_finder
from backend.finder.errors import FinderAway, FinderOff

__all__ = [
    "Finder",
    "FinderAway",
    "FinderOff",
    "Found",
    "find",
    "is_on",
    "load_finder",
    "remove_finder",
    "save_finder",
]
