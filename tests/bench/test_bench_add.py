"""The promise about calls to itris, by the same instrument that publishes the figures, with fewer adds."""

from __future__ import annotations

from pathlib import Path

import pytest

SCRIPTS = str(Path(__file__).parents[2] / "scripts")


@pytest.mark.main
@pytest.mark.slow
def test_a_check_costs_no_call_and_an_add_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(SCRIPTS)
    monkeypatch.setenv("SIDECAR_ARGON2_COST", "1")
    from _bench_add import adds_of_each_sort, table  # type: ignore[import-not-found]

    figures = adds_of_each_sort(6)
    assert figures["calls_per_check"] == 0
    assert figures["calls_per_add"]["existing_company"] <= 3
    assert figures["calls_per_add"]["new_company"] <= 5
    assert "an add, company new" in table(figures)
