from __future__ import annotations

from backend.api.parsing import Strict
from backend.api.values import Code, Line


class PairingIn(Strict):
    code = Code(r"[0-9]{8}", "The code has eight digits.", required=True, metadata={"example": "12345678"})
    device_name = Line(80, needed=True)
