from __future__ import annotations

import argparse
import json
from typing import Any

from backend.context import Context
from backend.database.migrate import upgrade
from backend.itris.doctor import as_text, run_doctor


def add_command(commands: Any) -> None:
    parser = commands.add_parser("doctor", help="compare the API map with this itris's Swagger, in words")
    parser.add_argument("source", nargs="?", help="Swagger or OpenAPI file or address; none: list what is assumed")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=doctor)


def doctor(running: Context, options: argparse.Namespace) -> int:
    """0 when everything fits, 1 when something differs or is absent."""
    upgrade(running.database)
    report = run_doctor(running, options.source)
    print(json.dumps(report.as_json(), indent=2, ensure_ascii=False) if options.json else as_text(report))
    return 0 if report.fits else 1
