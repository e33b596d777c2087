"""A service that finds addresses, played for the demo: it knows an invented address for everybody it is asked about
who has a whole name and a company. Apart from itris; the key is the sandbox's own."""

from __future__ import annotations

import hmac
import re
from typing import Any

from flask import Blueprint, Response, jsonify, request

KEY = "sandbox-finder"  # invented data only
blueprint = Blueprint("finder", __name__)


@blueprint.post("/finder")
def find() -> tuple[Response, int]:
    shown = request.authorization
    if shown is None or not hmac.compare_digest((shown.token or "").encode(), KEY.encode()):
        return jsonify(message="Unknown key."), 401
    asked: Any = request.get_json(silent=True)
    if not isinstance(asked, dict):
        return jsonify(message="Send a person."), 400
    words = re.findall(r"[a-z]+", str(asked.get("full_name") or "").lower())
    company = "".join(re.findall(r"[a-z0-9]+", str(asked.get("company") or "").lower()))
    if len(words) < 2 or not company:
        return jsonify(found=[]), 200
    address = f"{words[0]}.{words[-1]}@{company[:40]}.example"
    number = f"+44 20 7946 0{sum(map(ord, ''.join(words))) % 1000:03d}"
    found = [
        {"kind": "email", "value": address, "source": "sandbox finder", "confidence": 0.82},
        {"kind": "phone", "value": number, "source": "sandbox finder", "confidence": 0.4},
    ]
    return jsonify(found=found), 200
