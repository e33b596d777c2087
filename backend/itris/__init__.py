"""itris: the client of its API, the API map that says how it is spoken to, and the one throttle."""

from backend.itris.client import Itris, connect
from backend.itris.connection import (
    Connection,
    agency_database_url,
    load_connection,
    save_connection,
    with_stored_password,
)
from backend.itris.errors import (
    FieldNotMapped,
    ItrisRefused,
    NotConnected,
    NotReached,
    NoUsableAnswer,
    OutcomeUnknown,
    PreviewOnly,
    RecordNotFound,
    SignInRefused,
    Throttled,
)
from backend.itris.links import record_link
from backend.itris.pace import Policy
from backend.itris.results import ItrisUser, ListItem, RecordPage
from backend.itris.searching import SearchResult
from backend.itris.trial import Step, test_connection

__all__ = [
    "Connection",
    "FieldNotMapped",
    "Itris",
    "ItrisRefused",
    "ItrisUser",
    "ListItem",
    "NoUsableAnswer",
    "NotConnected",
    "NotReached",
    "OutcomeUnknown",
    "Policy",
    "PreviewOnly",
    "RecordNotFound",
    "RecordPage",
    "SearchResult",
    "SignInRefused",
    "Step",
    "Throttled",
    "agency_database_url",
    "connect",
    "load_connection",
    "record_link",
    "save_connection",
    "test_connection",
    "with_stored_password",
]
