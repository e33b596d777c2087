from __future__ import annotations

import argparse
import json
from typing import Any

from backend.audit import Actor
from backend.context import Context
from backend.database.migrate import upgrade
from backend.itris.doctor import accept_fitting, as_json, as_text, run_doctor


def add_command(commands: Any) -> None:
    parser = commands.add_parser("doctor", help="compare the API map with this itris's Swagger, in words")
    parser.add_argument("source", nargs="?", help="Swagger or OpenAPI file or address; none: list what is assumed")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--accept", action="store_true", help="mark what fits as verified; read the report first")
    parser.set_defaults(run=doctor)


def doctor(running: Context, options: argparse.Namespace) -> int:
    """0 when it could compare, whatever it found."""
    upgrade(running.database)
    report = run_doctor(running, options.source)
    print(json.dumps(as_json(report), indent=2, ensure_ascii=False) if options.json else as_text(report))
    if options.accept:
        count = accept_fitting(running, report, Actor("command line"))
        print(f"Marked as verified: {count} entries.")
    return 0
