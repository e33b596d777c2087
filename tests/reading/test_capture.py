"""The one injected function: what it takes, what it leaves, and that the page does not change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import _reading
import pytest
from playwright.sync_api import Browser

Capture = Callable[[str], tuple[dict[str, Any], bool]]
SERIALISE = "new XMLSerializer().serializeToString(document)"


@pytest.fixture
def capture(plain_browser: Browser) -> Iterator[Capture]:
    """HTML → (what capture took of it, whether the page stayed as it was)."""
    context = plain_browser.new_context()
    page = context.new_page()

    def take(html: str) -> tuple[dict[str, Any], bool]:
        page.set_content(html)
        before = page.evaluate(SERIALISE)
        captured = page.evaluate(_reading.capture_source())
        return captured, page.evaluate(SERIALISE) == before

    yield take
    context.close()


def test_the_page_stays_byte_for_byte_the_same(capture: Capture) -> None:
    captured, unchanged = capture(
        "<main><p style='color:red'>Ana</p><!-- note --><input value='typed'><div style='display:none'>x</div></main>"
    )
    assert captured["ok"]
    assert unchanged


def test_scripts_styles_comments_and_drawings_are_left_but_icons_keep_their_ids(capture: Capture) -> None:
    captured, _ = capture(
        "<main><style>p{}</style><script>1</script><!-- note --><p style='color:red' class='fine'>Ana</p>"
        "<svg id='company-accent-4'><path d='M0 0'/></svg></main>"
    )
    assert captured["html"] == '<main><p class="fine">Ana</p><svg id="company-accent-4"></svg></main>'


def test_nothing_a_person_typed_is_taken(capture: Capture) -> None:
    captured, _ = capture(
        "<main><p>Ana</p><input value='secret one'><textarea>secret two</textarea>"
        "<div contenteditable='true'>secret three</div><div role='textbox'>secret four</div>"
        "<select><option selected>secret five</option></select></main>"
    )
    assert "secret" not in str(captured)


def test_a_message_window_is_a_dialog_and_not_ours(capture: Capture) -> None:
    captured, _ = capture(
        "<main>Ana</main><div role='dialog'>private talk<div role='textbox'></div></div>"
        "<div role='dialog'><a href='mailto:ana@mail.example'>mail</a></div><dialog>closed</dialog>"
    )
    assert len(captured["dialogs"]) == 1
    assert "private" not in str(captured)
    assert "closed" not in str(captured)


def test_hidden_parts_are_marked_on_the_copy_only(capture: Capture) -> None:
    captured, _ = capture(
        "<main><p style='display:none'>· 2nd</p><p style='visibility:hidden'>· 3rd</p>"
        "<div style='display:contents'><p>· 1st</p></div></main>"
    )
    assert captured["html"] == (
        '<main><p data-sidecar-hidden="">· 2nd</p><p data-sidecar-hidden="">· 3rd</p><div><p>· 1st</p></div></main>'
    )


def test_without_a_main_part_the_body_is_taken_but_not_the_navigation(capture: Capture) -> None:
    captured, _ = capture("<nav>3 notifications</nav><h1>Lead</h1>")
    assert captured["html"] == "<body><h1>Lead</h1></body>"


def test_the_outermost_shell_is_taken_once(capture: Capture) -> None:
    captured, _ = capture("<div role='main' data-sdui-screen='x'><main><p>Ana</p></main></div><aside>others</aside>")
    assert captured["html"] == '<div role="main" data-sdui-screen="x"><main><p>Ana</p></main></div>'


def test_the_open_shadow_root_is_taken_too(capture: Capture) -> None:
    captured, _ = capture(
        "<main>old</main><div id='interop-outlet'></div><script>"
        "document.querySelector('#interop-outlet').attachShadow({mode:'open'}).innerHTML='<style>p{}</style><main><p>Ana</p></main>'"
        "</script>"
    )
    assert captured["shadow_html"] == "<main><p>Ana</p></main>"


def test_it_says_where_and_how_it_read(capture: Capture) -> None:
    captured, _ = capture(
        "<html lang='de'><title>Ana | LinkedIn</title><link rel='canonical' href='/authwall'>"
        "<script type='application/ld+json'>{\"a\":1}</script><main>x</main></html>"
    )
    assert (captured["title"], captured["lang"], captured["canonical"]) == ("Ana | LinkedIn", "de", "/authwall")
    assert captured["url_before"] == captured["url_after"]
    assert captured["json_ld"] == ['{"a":1}']
    assert captured["visible"] is True
