"""25 people on a search page: from the click to checked and drawn, in the real panel."""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parent.parent / "tests" / "matching" / "sample"
EXTENSION = Path(__file__).parent.parent / "extension"
ROWS, WARM = 25, 3

# Runs in the panel: a click on "read again", then until every row bears what the check found.
CLICK_TO_DRAWN = """rows => new Promise(resolve => {
  const drawn = () => document.querySelectorAll('.rows .marks').length === rows
    && [...document.querySelectorAll('.rows .marks')].every(marks => marks.childElementCount);
  const began = performance.now();
  let cleared = false;
  const watch = new MutationObserver(() => {
    cleared ||= !drawn();
    if (!cleared || !drawn()) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
  });
  watch.observe(document.getElementById('main'), { childList: true, subtree: true });
  document.querySelector('[data-do="read-again"]').click();
})"""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=int, default=100_000, metavar="N", help="people in the directory")
    parser.add_argument("--companies", type=int, default=20_000, metavar="M", help="companies in the directory")
    parser.add_argument("--runs", type=int, default=100, metavar="R")
    parser.add_argument("--data", type=Path, default=SAMPLE, help="rows to fill the directory from")


def measure(chosen: argparse.Namespace) -> dict[str, Any]:
    """{drawn_ms, first_paint_ms: {p50, p99}, js_kb, js_gzip_kb}.

    drawn: from click to the frame after the last row; first paint: from opening the panel to anything on the screen;
    kB of 1000 bytes.
    """
    import _environment
    from _bench_check import Data
    from _demo import Demo, connect_to, demo_user, free_port, pair, serving
    from playwright.sync_api import sync_playwright

    from backend import config, directory
    from backend.context import build
    from backend.database.migrate import upgrade
    from backend.sandbox.serve import running
    from tests.browser import launched

    os.environ["CHROMIUM"] = _environment.chromium()
    with tempfile.TemporaryDirectory() as name, running(Path(name) / "sandbox.db", people=0) as sandbox:
        folder = Path(name)
        port = str(free_port())
        names = {"SIDECAR_ARGON2_COST": "1", "SIDECAR_PORT": port, "SIDECAR_SANDBOX_URL": sandbox.url}
        context = build(config.load(names, folder / "home"))
        upgrade(context.database)
        data = Data(chosen.data, folder, chosen.people, chosen.companies)
        directory.import_csv(context, data.company_file)
        directory.import_csv(context, data.person_file)
        connect_to(context, sandbox)
        demo = Demo(context, sandbox, context.config.base_url)
        token = pair(context, demo_user(context), "bench")
        with serving(demo), sync_playwright() as playwright, launched(playwright, folder / "profile") as browser:
            browser.store(connection={"address": demo.url, "token": token})
            taken = _taken(browser, data, chosen.runs)
        context.database.close()
    return {**taken, **_size()}


def _taken(browser: Any, data: Any, runs: int) -> dict[str, dict[str, float]]:
    from tests.panel.people import SEARCH, row, search_page

    queries = data.person_queries
    people = [
        row(one["full_name"], f"{one['title'] or 'Engineer'} at {one['company']}", public_id=f"bench-{n}")
        for n, one in enumerate(queries[i * len(queries) // ROWS] for i in range(ROWS))
    ]
    page = browser.open(browser.serve(SEARCH, search_page(people)))
    browser.click_toolbar(page)
    panel = browser.side_panel()
    panel.locator(".marks > *").nth(ROWS - 1).wait_for()
    drawn = [panel.evaluate(CLICK_TO_DRAWN, ROWS) for _ in range(WARM + runs)][WARM:]
    painted = []
    for _ in range(runs):
        panel.reload()
        panel.locator("#title").wait_for()
        painted.append(panel.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    return {"drawn_ms": _quantiles(drawn), "first_paint_ms": _quantiles(painted)}


def _quantiles(taken: Sequence[float]) -> dict[str, float]:
    p99 = statistics.quantiles(taken, n=100, method="inclusive")[98]
    return {"p50": round(statistics.median(taken), 1), "p99": round(p99, 1)}


def _size() -> dict[str, float]:
    """All our JavaScript as it lies there, comments included, and the same as a download would be."""
    files = sorted(f for f in EXTENSION.rglob("*.js") if "node_modules" not in f.parts and f.name != "types.js")
    source = b"".join(file.read_bytes() for file in files)
    return {"js_kb": round(len(source) / 1000, 1), "js_gzip_kb": round(len(gzip.compress(source)) / 1000, 1)}


def table(figures: dict[str, Any]) -> str:
    drawn, paint = figures["drawn_ms"], figures["first_paint_ms"]
    return (
        f"{ROWS} people, from click to checked and drawn: p50 {drawn['p50']} ms, p99 {drawn['p99']} ms\n"
        f"First paint of the panel: p50 {paint['p50']} ms, p99 {paint['p99']} ms\n"
        f"Our JavaScript: {figures['js_kb']} kB as it lies there, {figures['js_gzip_kb']} kB compressed"
    )
