"""`sidecar replay`: what each strictness would have done with one's own people."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from backend.context import Context
from backend.database.migrate import upgrade
from backend.directory.replay import Outcome, Replay, replay

CURVES = (("linked", "#1a7f4b"), ("asked", "#b26a00"), ("missed", "#5b6472"), ("linked_wrong", "#c02b2b"))
WORDS = {"linked": "linked", "asked": "asked", "missed": "missed", "linked_wrong": "linked wrongly"}


def add_command(commands: Any) -> None:
    parser = commands.add_parser("replay", help="what strict, normal and generous would have done with your people")
    parser.add_argument("file", type=Path, help="CSV export: full_name, company, title and an id, LinkedIn or e-mail")
    parser.add_argument("--svg", type=Path, metavar="OUT", help="draw the curves there")
    parser.add_argument("--json", metavar="FILE", help="write the figures there (- for standard output)")
    parser.set_defaults(run=run)


def run(running: Context, options: argparse.Namespace) -> int:
    """0 when it could replay, whatever the figures."""
    upgrade(running.database)
    with running.database.read() as session:
        found = replay(session, options.file)
    if options.svg:
        options.svg.write_text(svg(found), encoding="utf-8")
    text = json.dumps(asdict(found), indent=1)
    if options.json and options.json != "-":
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    print(text if options.json == "-" else table(found))
    return 0


def table(found: Replay) -> str:
    rows = [f"{'':10}" + "".join(f"{WORDS[name]:>16}" for name, _ in CURVES)]
    rows += [f"{o.preset:10}" + "".join(f"{getattr(o, name):>16}" for name, _ in CURVES) for o in found.outcomes]
    told = f"{found.people} people replayed by name, company and place alone; {found.skipped} skipped: not held, or "
    return "\n".join([*rows, told + "no id, LinkedIn address or e-mail says who they are."])


def svg(found: Replay) -> str:
    """The shares under each preset as curves, each named at its end."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320" font-family="system-ui, sans-serif" '
        'font-size="13" role="img" aria-label="Linked, asked and missed by strictness">',
        '<rect width="640" height="320" fill="#fff"/>',
    ]
    for share in (0, 25, 50, 75, 100):
        y = _y(share / 100)
        parts.append(
            f'<path d="M60 {y}H500" stroke="#ddd"/><text x="52" y="{y + 4}" text-anchor="end">{share} %</text>'
        )
    for n, outcome in enumerate(found.outcomes):
        parts.append(f'<text x="{_x(n)}" y="300" text-anchor="middle">{outcome.preset}</text>')
    heights: list[float] = []
    for name, colour in CURVES:
        shares = [_share(outcome, name, found.people) for outcome in found.outcomes]
        points = " ".join(f"{_x(n)},{_y(share)}" for n, share in enumerate(shares))
        label = _y(shares[-1])
        while any(abs(label - other) < 15 for other in heights):
            label -= 15
        heights.append(label)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="508" y="{label + 4}" fill="{colour}">{WORDS[name]}</text>')
    return "\n".join([*parts, "</svg>\n"])


def _share(outcome: Outcome, name: str, people: int) -> float:
    count: int = getattr(outcome, name)
    return count / people if people else 0.0


def _x(n: int) -> int:
    return 80 + n * 200


def _y(share: float) -> float:
    return round(270 - 230 * share, 1)
