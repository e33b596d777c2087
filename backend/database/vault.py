"""Secrets at rest: what itris must be told, but a stolen database file must not tell."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from backend.errors import SidecarError
from backend.sentences import said


class CannotDecrypt(SidecarError):
    code = "cannot_decrypt"
    status = 500
    title = said("A stored secret can't be read")


class Vault:
    """Encrypts and decrypts short texts with one key."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()
        self._fernet = Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))

    def encrypt(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode()

    def decrypt(self, sealed: str) -> str:
        """Raise CannotDecrypt when the key is another one than it was sealed with."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise CannotDecrypt(
                said("A stored secret was sealed with another key."),
                hint=said("Put back the old SIDECAR_SECRET_KEY or key file, or enter the itris password again."),
            ) from None

    def derive(self, purpose: str) -> str:
        """Another secret made from the key, for example for signing sessions."""
        return hmac.new(self._key, purpose.encode(), hashlib.sha256).hexdigest()


def key_from(home: Path, configured: str, fresh: str) -> str:
    """The configured key, else the one in the home folder, else `fresh`, kept there readable by the owner only."""
    if configured:
        return configured
    path = home / "secret.key"
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(handle, "w") as file:
            file.write(fresh)
    return path.read_text().strip()
