"""What the side panel sends, for tests: right headers unless a test changes them."""

from __future__ import annotations

from typing import Any

from flask import Flask, json
from werkzeug.test import TestResponse

from backend.config import EXTENSION_ID

HOST = "127.0.0.1:8765"
ORIGIN = f"chrome-extension://{EXTENSION_ID}"


class Panel:
    def __init__(self, app: Flask, token: str) -> None:
        self._client = app.test_client()
        self.headers = {
            "Host": HOST,
            "Origin": ORIGIN,
            "Authorization": f"Bearer {token}",
            "X-Sidecar-Version": "1",
        }

    def send(
        self, method: str, path: str, data: str | bytes | None = None, *, without: str = "", **changed: Any
    ) -> TestResponse:
        """Send to /api/v1 + `path`; `changed` replaces headers (underscores for dashes), `without` drops one."""
        headers = dict(self.headers)
        if data is not None:
            headers["Content-Type"] = "application/json"
        headers |= {name.replace("_", "-"): value for name, value in changed.items()}
        headers.pop(without, None)
        return self._client.open(f"/api/v1{path}", method=method, data=data, headers=headers)

    def get(self, path: str, **changed: Any) -> TestResponse:
        return self.send("GET", path, **changed)

    def post(self, path: str, body: Any, **changed: Any) -> TestResponse:
        return self.send("POST", path, json.dumps(body), **changed)


def fields_of(response: TestResponse) -> list[tuple[str, str, str]]:
    """(record, field, kind) of each problem, after a look at the shape of the answer."""
    assert response.content_type == "application/problem+json"
    body = response.get_json()
    assert body["status"] == response.status_code
    assert body["code"]
    assert body["type"] == f"urn:sidecar:problem:{body['code']}"
    assert body["detail"]
    return [(field["record"], field["field"], field["kind"]) for field in body["fields"]]
