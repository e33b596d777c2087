"""The person view: who is this, and what does itris know."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.panel import samples
from tests.panel.conftest import OpenPanel
from tests.panel.fake_backend import FakeBackend


def test_a_person_new_to_itris(open_panel: OpenPanel, backend: FakeBackend) -> None:
    panel = open_panel()
    expect(panel.get_by_role("heading", level=1)).to_have_text("Marisol Tennerby")
    expect(panel.get_by_text("Not an applicant")).to_be_visible()
    expect(panel.get_by_text("Not a contact")).to_be_visible()
    assert backend.posts("/api/v1/checks")[0]["profiles"][0]["public_id"] == samples.profile()["public_id"]
