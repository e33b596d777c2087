"""Every state, light and dark: no axe violation, and nothing sticks out at 320 px or at 200 % zoom.

With SCREENSHOTS=DIR each state is also drawn into DIR, to be looked at.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import Browser
from tests.panel import list_scenes
from tests.panel.fake_backend import FakeBackend
from tests.panel.scenes import SCENES, Scene, Stage

assert list_scenes.EVERYBODY  # importing it adds its scenes
WIDER_THAN_THE_WINDOW = """() => {
    const limit = document.documentElement.clientWidth;
    return [...document.querySelectorAll('main *, header *, footer *')]
        .filter((node) => !node.closest('svg, .visually-hidden') && node.getBoundingClientRect().right > limit + 1)
        .map((node) => node.outerHTML.slice(0, 80));
}"""


# A button on its way from one colour to another has neither's contrast.
AT_REST = """() => Promise.all(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
    .map((one) => one.finished.catch(() => null)))"""


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_state(browser: Browser, backend: FakeBackend, scene: Scene) -> None:
    panel = scene(Stage(browser, backend))
    for theme in ("light", "dark"):
        panel.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        panel.evaluate(AT_REST)
        draw(panel, f"{scene.__name__}-{theme}")
        found = Axe().run(panel)
        assert found.violations_count == 0, found.generate_report()
    panel.emulate_media(color_scheme="light", forced_colors="active")
    draw(panel, f"{scene.__name__}-forced")
    panel.emulate_media(forced_colors="none")
    for width, height in ((320, 560), (180, 360)):
        panel.set_viewport_size({"width": width, "height": height})
        assert panel.evaluate(WIDER_THAN_THE_WINDOW) == [], f"at {width} px"


def draw(panel: Page, name: str) -> None:
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        panel.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
