"""The doctor's report for people and for programs. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from backend.itris.findings import Finding, Report

HEADINGS = {
    "absent": "Not there",
    "differs": "Different",
    "unknown": "Not known",
    "fits": "Fits",
}


def as_json(report: Report) -> dict[str, Any]:
    """Plain data with the report's own keys."""
    return {
        **asdict(report),
        "findings": [asdict(finding) for finding in report.findings],
        "writes": {name: list(paths) for name, paths in report.writes.items()},
        "asks": list(report.asks),
    }


def as_text(report: Report) -> str:
    """What an admin reads in a terminal, the problems before what is well."""
    return "\n".join([*_head(report), *_findings(report), *_writes(report), *_asks(report)]) + "\n"


def _head(report: Report) -> Iterator[str]:
    connected = report.connected_to or "no itris yet"
    yield f"Connected to {connected}{' (the sandbox)' if report.sandbox else ''}."
    if report.source:
        yield f"The API map beside {report.title or 'the document'} ({report.source}):"
    else:
        yield "The API map by itself. With the Swagger file of your itris, doctor says what fits."
    yield ", ".join(f"{count} {HEADINGS[verdict].lower()}" for verdict, count in report.counts.items()) + "."


def _findings(report: Report) -> Iterator[str]:
    width = max((len(finding.path) for finding in report.findings), default=0)
    for verdict, heading in HEADINGS.items():
        found = [finding for finding in report.findings if finding.verdict == verdict]
        if found:
            yield ""
            yield f"{heading} ({len(found)})"
            for finding in found:
                yield from _finding(finding, width)


def _finding(finding: Finding, width: int) -> Iterator[str]:
    yield f"  {finding.path:<{width}}  {finding.basis:<10}  {finding.words}"
    if finding.change:
        yield f"  {'':<{width}}  {'':<10}  Change: {json.dumps(dict(finding.change), ensure_ascii=False)}"


def _writes(report: Report) -> Iterator[str]:
    yield ""
    yield "Writing to a live itris"
    for name, missing in report.writes.items():
        if missing:
            more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
            yield f"  {name}: preview only; not verified: {', '.join(missing[:3])}{more}"
        else:
            yield f"  {name}: written directly"
    if report.sandbox:
        yield "  This is the sandbox, so all of them are written."


def _asks(report: Report) -> Iterator[str]:
    yield ""
    yield "Ask help@itris.co.uk or the itris administrator"
    for number, ask in enumerate(report.asks, 1):
        yield f"  {number}. {ask}"
