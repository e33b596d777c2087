"""One browser and one fake backend for all panel tests; each test starts from empty storage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser import Browser, launched
from tests.panel import samples
from tests.panel.fake_backend import FakeBackend, serving
from tests.panel.pages import profile_page


@pytest.fixture(scope="session")
def browser_of_session(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with launched(playwright, tmp_path_factory.mktemp("profile")) as browser:
        # The panel in a tab has no toolbar click of its own: grant what the click, or the settings, would.
        browser.grant("https://www.linkedin.com/*")
        yield browser


@pytest.fixture(scope="session")
def backend_of_session() -> Iterator[FakeBackend]:
    with serving() as backend:
        yield backend


@pytest.fixture
def backend(backend_of_session: FakeBackend) -> FakeBackend:
    backend_of_session.reset()
    return backend_of_session


@pytest.fixture
def browser(browser_of_session: Browser, backend: FakeBackend) -> Iterator[Browser]:
    """An extension that is paired with the fake backend and remembers nothing else."""
    browser = browser_of_session
    browser.worker.evaluate("chrome.storage.local.clear()")
    browser.store(connection={"address": backend.url, "token": backend.token})
    yield browser
    browser.close_side_panel()
    for page in browser.context.pages[1:]:
        page.close()


@pytest.fixture
def unpaired(browser: Browser) -> Browser:
    browser.worker.evaluate("chrome.storage.local.clear()")
    return browser


OpenPanel = Callable[..., Page]


@pytest.fixture
def open_panel(browser: Browser) -> OpenPanel:
    """The panel beside the profile page of an invented person, 360 px wide."""

    def opened(person: dict[str, Any] | None = None, **options: Any) -> Page:
        person = person or samples.profile()
        url = browser.serve(f"in/{person['public_id']}", profile_page(person))
        return browser.panel_in_tab(browser.open(url), **options)

    return opened
