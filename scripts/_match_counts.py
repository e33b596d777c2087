"""Counts right and wrong verdicts; the keys are explained beside each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Answer = tuple[str, list[str]]
"""A verdict and the ids behind it, best first; only the first ten count."""

WORDS = {
    "person": {"SAME": "existing", "MISMATCH": "name_mismatch", "NEW": "new"},
    "company": {"EXISTING": "matched", "AMBIGUOUS": "company_mismatch", "NEW": "new_company"},
}


def count(which: str, queries: Sequence[Mapping[str, str]], answers: Sequence[Answer]) -> dict[str, Any]:
    """The figures of one set of queries. Acronyms of companies, which nobody can resolve, are left out."""
    words = WORDS[which]
    link, ask = list(words.values())[:2]
    one, many, _ = words
    c: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    for query, (said, ids) in zip(queries, answers, strict=True):
        if which == "company" and query["kind"] == "acronym":
            continue
        expected, wanted = query["expected"], set(filter(None, query["expected_ids"].split("|")))
        hits = len(wanted & set(ids[:10]))
        linked_right = said == link and bool(ids) and ids[0] in wanted
        right = {one: linked_right, many: said == ask and hits >= 1, "NEW": said == words["NEW"]}[expected]
        wrong = said == link and not (linked_right and (which == "company" or expected == one))
        c.update({"n": 1, f"n_{expected}": 1, "right": right, "wrong": wrong})
        c["wrong_new"] += expected == "NEW" and said == link
        c["found"] += expected == one and (linked_right or (said == ask and hits >= 1))
        c["shown"] += expected == many and right
        c["siblings"] += expected == many and said == ask and hits >= 2
        c["linked"] += expected == many and linked_right
        c["missed"] += expected != "NEW" and said == words["NEW"]
        kinds.setdefault(query["kind"], Counter())[f"{expected.lower()}:{'right' if right else said}"] += 1
    return _figures(which, c, one, many) | {"by_kind": {k: dict(v) for k, v in sorted(kinds.items())}}


def _figures(which: str, c: Counter[str], one: str, many: str) -> dict[str, Any]:
    figures = {
        "n": c["n"],
        "exact": _share(c["right"], c["n"]),
        "wrong_link": _share(c["wrong"], c["n"]),
        "wrong_links": c["wrong"],
    }
    if which == "person":
        return figures | {"missed": _share(c["missed"], c[f"n_{one}"] + c[f"n_{many}"])}
    return figures | {
        "wrong_link_new": _share(c["wrong_new"], c["n_NEW"]),
        "found": _share(c["found"], c[f"n_{one}"]),
        "ambiguous_shown": _share(c["shown"], c[f"n_{many}"]),
        "siblings_shown": _share(c["siblings"], c[f"n_{many}"]),
        "ambiguous_linked": _share(c["linked"], c[f"n_{many}"]),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 5) if whole else None


def pairs(rows: Sequence[Mapping[str, str]], scores: Sequence[float]) -> dict[str, Any]:
    """Threshold of the best F1 on the even rows, figures on the odd ones; best recall there at precision >= .98."""
    out = {}
    for kind in ("person", "org"):
        halves: tuple[list[tuple[float, bool]], list[tuple[float, bool]]] = ([], [])
        for i, (row, score) in enumerate(zip(rows, scores, strict=True)):
            if row["kind"] == kind:
                halves[i % 2].append((score, row["label"] == "same"))
        if not halves[0] or not halves[1]:
            continue
        best = max(_curve(halves[0]), key=lambda point: _f1(*point[1:]))[0]
        test = _curve(halves[1])
        above = [point for point in test if point[0] >= best]
        out[kind] = {
            "f1": round(_f1(*above[-1][1:]), 4) if above else 0,
            "recall_at_p98": round(max((r for _, p, r in test if p >= 0.98), default=0.0), 4),
        }
    return out


def _curve(part: list[tuple[float, bool]]) -> list[tuple[float, float, float]]:
    """(threshold, precision, recall) at each score."""
    ranked = sorted(part, reverse=True)
    positive, found, points = sum(same for _, same in ranked), 0, []
    for k, (score, same) in enumerate(ranked, 1):
        found += same
        if k == len(ranked) or ranked[k][0] != score:
            points.append((score, found / k, found / max(1, positive)))
    return points


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
