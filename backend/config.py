"""Configuration, read once from the environment at start.

Everything an admin changes while Sidecar runs is a setting in the console instead. Each variable below has a line
that says what it does; the README's table is made from the same names.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

EXTENSION_ID = "cnnhpjnlkomkabgpiccacofblledagok"
"""Follows from the public key in extension/manifest.json, so it is the same in every browser."""


class ConfigError(Exception):
    """A variable holds something Sidecar can't start with; the text names it."""


@dataclass(frozen=True)
class Config:
    home: Path
    database_url: str
    host: str
    port: int
    allowed_hosts: tuple[str, ...]
    extension_ids: tuple[str, ...]
    public_url: str
    sandbox_url: str
    secret_key: str
    body_limit: int
    connect_timeout_s: float
    read_timeout_s: float
    settle_window_s: float
    answer_within_s: float
    argon2_cost: int
    log_level: str

    @property
    def base_url(self) -> str:
        return f"http://{self.host}:{self.port}"


def load(environ: Mapping[str, str], home: Path | None = None) -> Config:
    """Read the variables; raise ConfigError naming the first one that can't be used."""
    # SIDECAR_HOME: the folder for the database, the key and other files of a running copy.
    folder = home or Path(environ.get("SIDECAR_HOME", ".sidecar"))
    # SIDECAR_HOST and SIDECAR_PORT: where the backend listens. Other than loopback needs TLS in front.
    host = environ.get("SIDECAR_HOST", "127.0.0.1")
    port = _number(environ, "SIDECAR_PORT", 8765, 1, 65535)
    return Config(
        home=folder,
        # SIDECAR_DATABASE_URL: SQLite in the home folder, or postgresql://user:password@host/name.
        database_url=_database_url(environ.get("SIDECAR_DATABASE_URL", ""), folder),
        host=host,
        port=int(port),
        # SIDECAR_ALLOWED_HOSTS: exact host:port values that requests may name, comma separated. Stops DNS rebinding.
        allowed_hosts=_list(environ.get("SIDECAR_ALLOWED_HOSTS", ""))
        or (f"{host}:{int(port)}", f"localhost:{int(port)}", f"127.0.0.1:{int(port)}"),
        # SIDECAR_EXTENSION_IDS: ids of the extensions that may pair, comma separated.
        extension_ids=_list(environ.get("SIDECAR_EXTENSION_IDS", "")) or (EXTENSION_ID,),
        # SIDECAR_PUBLIC_URL: the address at which itris and mail recipients reach the backend; empty: they can't.
        public_url=environ.get("SIDECAR_PUBLIC_URL", "").rstrip("/"),
        # SIDECAR_SANDBOX_URL: an itris at this loopback address is the sandbox, so writes need no verified map.
        sandbox_url=_loopback(environ.get("SIDECAR_SANDBOX_URL", "")),
        # SIDECAR_SECRET_KEY: encrypts stored credentials and signs sessions; empty: made once, kept in the home folder.
        secret_key=environ.get("SIDECAR_SECRET_KEY", ""),
        # SIDECAR_BODY_LIMIT: the largest request body in bytes.
        body_limit=int(_number(environ, "SIDECAR_BODY_LIMIT", 1_000_000, 10_000, 50_000_000)),
        # SIDECAR_CONNECT_TIMEOUT_S and SIDECAR_READ_TIMEOUT_S: how long a call to itris may take.
        connect_timeout_s=_number(environ, "SIDECAR_CONNECT_TIMEOUT_S", 5, 0.1, 60),
        read_timeout_s=_number(environ, "SIDECAR_READ_TIMEOUT_S", 20, 0.1, 300),
        # SIDECAR_SETTLE_WINDOW_S: how long a write with an unknown outcome is looked for before it may be sent again.
        # It must exceed the read timeout plus the time itris needs to show a new record in its search.
        settle_window_s=_number(environ, "SIDECAR_SETTLE_WINDOW_S", 600, 0.05, 86_400),
        # SIDECAR_ANSWER_WITHIN_S: an add that takes longer than this is answered with 202 and goes on by itself.
        answer_within_s=_number(environ, "SIDECAR_ANSWER_WITHIN_S", 25, 0.1, 300),
        # SIDECAR_ARGON2_COST: iterations of the password hash; lower only in tests.
        argon2_cost=int(_number(environ, "SIDECAR_ARGON2_COST", 3, 1, 20)),
        # SIDECAR_LOG_LEVEL: DEBUG, INFO, WARNING or ERROR.
        log_level=environ.get("SIDECAR_LOG_LEVEL", "INFO").upper(),
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _number(environ: Mapping[str, str], name: str, default: float, low: float, high: float) -> float:
    text = environ.get(name, "")
    try:
        value = float(text) if text else default
    except ValueError:
        raise ConfigError(f"{name} must be a number, not {text!r}.") from None
    if not low <= value <= high:
        raise ConfigError(f"{name} must lie between {low:g} and {high:g}, not {value:g}.")
    return value


def _database_url(url: str, home: Path) -> str:
    if not url:
        return f"sqlite:///{(home / 'sidecar.db').resolve().as_posix()}"
    if url.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + url.split("://", 1)[1]
    if url.startswith(("sqlite:///", "postgresql+psycopg://")):
        return url
    raise ConfigError("SIDECAR_DATABASE_URL must start with sqlite:/// or postgresql://.")


def _loopback(url: str) -> str:
    if not url:
        return ""
    host = urlsplit(url).hostname or ""
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise ConfigError("SIDECAR_SANDBOX_URL must be a loopback address: a sandbox never lies elsewhere.")
    return url.rstrip("/")
