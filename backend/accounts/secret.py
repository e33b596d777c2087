"""How secrets are kept and compared, and how texts that people typed are cleaned. Pure."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from backend.errors import FieldProblem, InvalidInput


def digest(secret: str) -> str:
    """What the database keeps of a secret of full entropy; passwords go through argon2 instead."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(secret: str, kept: str | None) -> bool:
    """Whether `secret` is the one that was kept, in a time that doesn't tell how much of it fits."""
    return hmac.compare_digest(digest(secret), kept or "")


def clean_line(text: str, *, record: str, field: str, label: str, longest: int) -> str:
    """One visible line: white space folded, control and direction marks dropped. Raise InvalidInput when unusable."""
    visible = "".join(" " if ch.isspace() else ch for ch in text if ch.isspace() or unicodedata.category(ch)[0] != "C")
    line = unicodedata.normalize("NFC", " ".join(visible.split()))
    if not line:
        raise unusable(record, field, f"{label} is missing.", "missing")
    if len(line) > longest:
        raise unusable(record, field, f"{label} may have at most {longest} characters.")
    return line


def unusable(record: str, field: str, reason: str, kind: str = "wrong") -> InvalidInput:
    problem = FieldProblem(record, field, reason, "missing" if kind == "missing" else "wrong")
    return InvalidInput(reason, fields=[problem])
