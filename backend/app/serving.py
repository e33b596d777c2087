"""One process that serves and works; on PostgreSQL any number of them share the work."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

import waitress

from backend import writes
from backend.app.factory import create_app
from backend.context import Context
from backend.database.migrate import upgrade
from backend.worker import Worker

THREADS = 16
log = logging.getLogger("sidecar")


class AlreadyRunningError(Exception):
    """Another process serves from the same SQLite file; its text says which."""


def serve(context: Context, *, with_demo: bool = False, ready: Any = None) -> None:
    """Serve until interrupted. `ready` is called with the server once it listens."""
    upgrade(context.database)
    lock = _only_one(context)
    if context.database.is_sqlite:
        writes.forget_leases(context)
    worker = Worker(context)
    app = create_app(context, with_demo=with_demo)
    server = waitress.create_server(
        app, host=context.config.host, port=context.config.port, threads=THREADS, ident=None,
        max_request_body_size=context.config.body_limit + 100_000, clear_untrusted_proxy_headers=True,
    )  # fmt: skip
    worker.start()
    log.info("Listening on %s", context.config.base_url)
    if ready:
        ready(server)
    try:
        server.run()
    finally:
        worker.stop()
        if lock:
            lock.close()


def _only_one(context: Context) -> Any:
    """An open, locked file: a second process on one SQLite file would take the first one's running adds for dead."""
    if not context.database.is_sqlite:
        return None
    path = Path(context.database.url.removeprefix("sqlite:///") + ".lock")
    handle = path.open("a+")
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        raise AlreadyRunningError(f"Another Sidecar is already running on {path.with_suffix('')}.") from None
    return handle
