"""A file or a text as a profile, so that it goes the same way as a page."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import Any

from backend.profile import as_json
from backend.profile.errors import UnreadableFile
from backend.profile.pasted import read_text
from backend.profile.pdf import read_pdf
from backend.sentences import said


def reading_of(kind: str, content: str) -> dict[str, Any]:
    """{profile, found, problems}; `content` is base64 of a PDF ("pdf"), or the text itself ("text").

    Raise UnreadableFile or FileTooLarge.
    """
    profile, problems = read_pdf(_decoded(content)) if kind == "pdf" else read_text(content)
    found = {key: kind for key, value in as_json(profile).items() if value}
    return {"profile": as_json(replace(profile, found=found)), "found": found, "problems": problems}


def _decoded(content: str) -> bytes:
    try:
        return base64.b64decode("".join(content.split()), validate=True)
    except (binascii.Error, ValueError):
        raise UnreadableFile(said("The file did not arrive whole."), said("Send its bytes in base64.")) from None
