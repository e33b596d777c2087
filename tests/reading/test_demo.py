"""The demo pages: the readers find on them what the demo characters say, also while one page replaces another."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import _reading
import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, Route
from werkzeug.serving import make_server

from backend.app import demo
from backend.app.demo.people import people
from tests.reading.conftest import DEMO, Read

pytestmark = pytest.mark.main


@pytest.fixture(scope="module")
def app() -> Flask:
    app = Flask("demo-test", static_folder=None)
    app.register_blueprint(demo.blueprint)
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("slug", list(people()))
def test_every_demo_person_is_read_whole(client: FlaskClient, read_html: Read, slug: str) -> None:
    path = f"/demo/in/{slug}/"
    result = read_html(client.get(path).text, DEMO + path)
    one, profile = people()[slug].character, result["profile"]
    assert (result["outcome"], result["layout"]) == ("ok", people()[slug].layout)
    assert (profile["full_name"], profile["headline"]) == (one.full_name, one.headline)
    assert (profile["title"], profile["company"], profile["location"]) == (one.title, one.company, one.location)
    assert profile["profile_url"] == one.url
    assert profile["about"] == one.about


def test_the_same_page_reads_the_same_under_linkedin_s_address(client: FlaskClient, read_html: Read) -> None:
    slug = "demo-astrid-solvanger"
    result = read_html(client.get(f"/demo/in/{slug}/").text, f"https://www.linkedin.com/in/{slug}/")
    assert (result["outcome"], result["profile"]["public_id"]) == ("ok", slug)


def test_the_contact_dialog_adds_what_it_shows(client: FlaskClient, read_html: Read) -> None:
    path = "/demo/in/demo-astrid-solvanger/overlay/contact-info/"
    profile = read_html(client.get(path).text, DEMO + path)["profile"]
    assert profile["emails"] == ["astrid@solvangertidal.example"]
    assert profile["phones"] == ["+44 1224 960 177"]
    assert profile["websites"] == ["https://solvangertidal.example/"]


def test_the_search_page_lists_all_and_counts_the_hidden_member(client: FlaskClient, read_html: Read) -> None:
    path = "/demo/search/results/people/"
    result = read_html(client.get(path).text, DEMO + path)
    found = [(row["full_name"], row["headline"], row["location"], row["public_id"]) for row in result["people"]]
    everyone = [one.character for one in people().values()]
    assert found == [(one.full_name, one.headline, one.location, one.slug) for one in everyone]
    assert result["hidden"] == 1


def test_an_unknown_person_is_not_found(client: FlaskClient, read_html: Read) -> None:
    response = client.get("/demo/in/nobody/")
    assert response.status_code == 404
    assert read_html(response.text, f"{DEMO}/demo/in/nobody/")["outcome"] == "not_found"


def test_pages_run_only_their_own_script_and_hold_no_inline_code(client: FlaskClient) -> None:
    response = client.get("/demo/in/demo-marisol-tennerby/")
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert response.text.count("<script") == 1
    assert "style=" not in response.text


@pytest.fixture
def site(app: Flask, plain_browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page of the running demo, and its origin."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    context = plain_browser.new_context()
    yield context.new_page(), f"http://127.0.0.1:{server.server_port}"
    context.close()
    server.shutdown()
    thread.join()
    server.server_close()


def test_while_the_old_person_still_stands_there_nobody_is_read(site: tuple[Page, str], plain_browser: Browser) -> None:
    page, origin = site
    context = plain_browser.new_context()
    readers = _reading.open_readers(context.new_page())

    def read() -> dict[str, Any]:
        captured = page.evaluate(_reading.capture_source())
        return _reading.read_captured(readers, captured, {"demoOrigins": [origin]})

    page.goto(f"{origin}/demo/in/demo-marisol-tennerby/")
    assert read()["profile"]["full_name"] == "Marisol Tennerby"
    # The old page stays until the new one has come and the moment is over: hold the new one back.
    held: list[Route] = []
    page.route("**/demo/in/demo-duncan-pellworth/", lambda route: held.append(route))
    page.evaluate("document.querySelector('a[href*=\"demo-duncan-pellworth\"]').click()")
    page.wait_for_url("**/demo/in/demo-duncan-pellworth/")
    during = read()
    assert (during["outcome"], during["profile"]) == ("not_ready", None)
    held[0].continue_()
    page.wait_for_selector("h1.name")
    assert read()["profile"]["full_name"] == "Duncan Pellworth"
    context.close()
