"""What a running Sidecar has at hand; the first argument of every function with effects."""

from __future__ import annotations

from dataclasses import dataclass

import requests

from backend.clock import Clock, Ids, SystemClock, SystemIds
from backend.config import Config
from backend.database import Database, Vault
from backend.database.vault import key_from


@dataclass(frozen=True)
class Context:
    config: Config
    clock: Clock
    ids: Ids
    database: Database
    vault: Vault
    http: requests.Session


def build(config: Config, *, clock: Clock | None = None, ids: Ids | None = None) -> Context:
    """Open the database and the vault of `config`."""
    ids = ids or SystemIds()
    key = key_from(config.home, config.secret_key, ids.token())
    return Context(
        config=config,
        clock=clock or SystemClock(),
        ids=ids,
        database=Database(config.database_url),
        vault=Vault(key),
        http=requests.Session(),
    )
