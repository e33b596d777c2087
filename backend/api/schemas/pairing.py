from __future__ import annotations

from typing import Any

from backend.api.parsing import Strict
from backend.api.values import Code, Line
from backend.sentences import said


class Name(Line):
    """What a browser calls itself; it is only shown, so a name nobody can read becomes a plain one."""

    def _deserialize(self, value: Any, *place: Any, **more: Any) -> str | None:  # type: ignore[override]
        name = super()._deserialize(value, *place, **more) or ""
        return "".join(c for c in name if c.isprintable()).strip()[:80] or "A browser"


class PairingIn(Strict):
    code = Code(r"[0-9]{8}", said("The code has eight digits."), required=True, metadata={"example": "12345678"})
    device_name = Name(80, needed=True)
