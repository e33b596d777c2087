"""Who did what, when. Append only; ids and field names, never values about a person."""

from backend.audit.trail import Actor, entries, record

__all__ = ["Actor", "entries", "record"]
