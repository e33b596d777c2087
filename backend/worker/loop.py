from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from backend import adding, directory
from backend.context import Context
from backend.errors import SidecarError
from backend.fields import LIST_KINDS
from backend.itris import NotConnected, connect

PAUSE_S = 0.25
READER_PAUSE_S = 2.0
REREAD_EVERY_S = 60.0
log = logging.getLogger("sidecar.worker")


class Worker:
    """Runs `tick` again and again in threads of its own until stopped.

    Reading the directory has a thread to itself: a first read of a large itris takes hours, and an add must not wait.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._loop, args=(tick, PAUSE_S), name="worker", daemon=True),
            threading.Thread(target=self._loop, args=(Reader(), READER_PAUSE_S), name="reader", daemon=True),
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=10)

    def run(self) -> None:
        """Start and stay until interrupted."""
        self.start()
        try:
            while not self._stop.wait(1):
                pass
        finally:
            self.stop()

    def _loop(self, task: Callable[[Context], object], pause_s: float) -> None:
        while not self._stop.is_set():
            try:
                task(self._context)
            except Exception:
                # One failing task must not end the loop; the row stays due and is tried again.
                log.exception("A task failed")
            self._stop.wait(pause_s)


def tick(context: Context) -> int:
    """Everything that is due now; how many adds were worked on."""
    return adding.settle_due(context)


class Reader:
    """Keeps the local copy of itris: goes on with a reading that was asked for, and reads again what changed."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, context: Context) -> None:
        with context.database.read() as session:
            known = directory.knowledge(session)
        wanted = known.reading is not None or not known.complete
        if not wanted and context.clock.monotonic() < self._next:
            return
        self._next = context.clock.monotonic() + REREAD_EVERY_S
        try:
            itris = connect(context).in_bulk()
            adding.refresh_list_items(context, [*LIST_KINDS, "comment_category"])
            directory.reread(context, itris)
        except NotConnected:
            return
        except SidecarError as error:
            log.info("The directory was not read: %s", error.message)
