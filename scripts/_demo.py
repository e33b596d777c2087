"""A Sidecar for trying things out: its own sandbox, connected, with sensible choices made."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import waitress
from waitress import wasyncore

from backend import accounts, config, directory, settings
from backend.accounts import User
from backend.app import create_app
from backend.audit import Actor
from backend.context import Context, build
from backend.database.migrate import upgrade
from backend.fields import FieldSetting
from backend.itris import Connection, Policy, connect, load_connection, save_connection
from backend.sandbox.serve import Running, running
from backend.worker import Worker

DEMO = Actor("demo")
EMAIL = "demo@sidecar.example"


@dataclass(frozen=True)
class Demo:
    """A backend on `url` with its sandbox."""

    context: Context
    sandbox: Running
    url: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def demo(home: Path, *, port: int, people: int, sandbox_port: int = 0, **environ: str) -> Iterator[Demo]:
    """Sandbox and connected context, but nothing served yet; `home` keeps both for the next time."""
    home.mkdir(parents=True, exist_ok=True)
    with running(home / "sandbox.db", people=people, port=sandbox_port) as sandbox:
        names = {**os.environ, **environ, "SIDECAR_PORT": str(port), "SIDECAR_SANDBOX_URL": sandbox.url}
        context = build(config.load(names, home))
        upgrade(context.database)
        connect_to(context, sandbox)
        yield Demo(context, sandbox, context.config.base_url)


@contextmanager
def serving(demo: Demo, *, with_worker: bool = True) -> Iterator[None]:
    """The backend in threads of this process; without its worker, nothing is read or settled in the background."""
    app = create_app(demo.context, with_demo=True)
    sockets: dict[int, object] = {}
    server = waitress.create_server(app, sockets, host="127.0.0.1", port=demo.context.config.port, threads=16)
    thread = threading.Thread(target=server.run, daemon=True)
    worker = Worker(demo.context)
    thread.start()
    if with_worker:
        worker.start()
    try:
        yield
    finally:
        if with_worker:
            worker.stop()
        server.task_dispatcher.shutdown()  # a thread that still answers would find its socket gone
        # Closed by the thread that waits on them: from here it would find them gone. Without sockets its loop ends.
        server.trigger.pull_trigger(lambda: wasyncore.close_all(sockets))
        thread.join(timeout=5)


def connect_to(context: Context, sandbox: Running) -> None:
    """Connect to the sandbox; the first time also choose what an admin would choose in the console."""
    before = load_connection(context)
    policy = Policy(1000, 1.0, 1000)
    connection = Connection(
        sandbox.url, "sidecar", "sandbox", policy=policy, database_url="https://sandbox.itris.example:8443"
    )
    save_connection(context, connection, DEMO)
    if before is None:
        choose(context)
    with context.database.read() as session:
        complete = directory.knowledge(session).complete
    if not complete:
        directory.first_read(context, connect(context).in_bulk())


def choose(context: Context) -> None:
    """The comment category of an add, and LinkedIn as the media channel."""
    itris = connect(context)
    category = next(i.id for i in itris.list_items("comment_category") if i.name == "Added from LinkedIn")
    channel = next(i.id for i in itris.list_items("media_channel") if i.name == "LinkedIn")
    settings.change(context, DEMO, {"comment_categories": {"added": category}})
    records = ("applicant", "contact")
    settings.change_fields(context, DEMO, [FieldSetting(r, "media_channel", default=channel) for r in records])


def demo_user(context: Context) -> User:
    """The admin of a demo that nobody set up by hand; nobody knows the password, `way_in` lets one be chosen."""
    users = accounts.list_users(context)
    if users:
        return users[0]
    link = accounts.setup_link(context)
    assert link is not None
    secret = context.ids.token()
    return accounts.complete_setup(context, link.rsplit("/", 1)[1], password=secret, email=EMAIL, name="Demo Recruiter")


def way_in(context: Context) -> str | None:
    """The path of a link that works once: set up the first admin, or choose the demo admin's password."""
    link = accounts.setup_link(context)
    if link:
        return link
    user = accounts.list_users(context)[0]
    return accounts.invite_link(context, None, user.id) if user.email == EMAIL else None


def pair(context: Context, user: User, name: str) -> str:
    """A device token, got the way a browser gets it: code, phrase, approval."""
    code = accounts.new_pairing_code(context, user)
    claim = accounts.claim_pairing(context, code.code, name, context.config.extension_ids[0])
    accounts.approve_pairing(context, user, claim.id, name)
    token = accounts.pairing_state(context, claim.id, claim.secret).token
    assert token is not None
    return token
