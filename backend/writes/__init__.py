"""The only caller of creates and updates in itris: exactly once, over an API without idempotency keys."""

from backend.writes.claims import claim_key
from backend.writes.model import CLAIMED, DONE, REFUSED, SENT, SETTLED, THE_RECORD, UNKNOWN, Receipt, Write
from backend.writes.queue import due, enqueue, forget_leases, held_until, is_running, receipts
from backend.writes.run import run
from backend.writes.settle import Learn
from backend.writes.undo import StillWriting, cancel, reverts

__all__ = [
    "CLAIMED",
    "DONE",
    "REFUSED",
    "SENT",
    "SETTLED",
    "THE_RECORD",
    "UNKNOWN",
    "Learn",
    "Receipt",
    "StillWriting",
    "Write",
    "cancel",
    "claim_key",
    "due",
    "enqueue",
    "forget_leases",
    "held_until",
    "is_running",
    "receipts",
    "reverts",
    "run",
]
