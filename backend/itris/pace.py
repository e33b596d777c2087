"""When the next call may leave, as a sliding log. Pure: times are seconds, in whatever zero the caller uses.

A log of the last calls keeps the limit in *every* window of that length; counters per fixed window let twice as many
through around their edge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

SHARE = 0.95
"""Of the customer's policy: calls may need different times to arrive, so keeping to it exactly would exceed it."""

LONGEST_LOG = 500


@dataclass(frozen=True)
class Policy:
    """At most `calls` in any `seconds`, and at most `burst` in any one second."""

    calls: int = 2
    seconds: float = 1.0
    burst: int = 2


@dataclass(frozen=True)
class Limit:
    """At most `calls` in any window of `seconds`, as it is really kept."""

    calls: int
    seconds: float


def limits(policy: Policy, share: float = SHARE) -> tuple[Limit, ...]:
    """`share` of the policy, in whole calls; what is rounded away is made up by a longer or shorter window."""
    return (_limit(policy.calls, policy.seconds, share), _limit(policy.burst, 1.0, share))


def _limit(calls: int, seconds: float, share: float) -> Limit:
    # A policy of thousands per hour becomes as many equal shorter windows as keep the log short; that is stricter.
    parts = max(1, math.ceil(calls / LONGEST_LOG))
    while parts > 1 and calls // parts < 1:
        parts -= 1
    kept = max(1, math.floor(calls * share / parts))
    return Limit(kept, max(seconds / parts, kept * seconds / (calls * share)))


def next_slot(stamps: Sequence[float], limits: Sequence[Limit], now: float, blocked_until: float = 0) -> float:
    """The earliest time not before `now` at which one more call keeps every limit. `stamps` are sorted."""
    slot = max(now, blocked_until, stamps[-1] if stamps else now)
    for limit in limits:
        if len(stamps) >= limit.calls:
            slot = max(slot, stamps[-limit.calls] + limit.seconds)
    return slot


def sane(stamps: Sequence[float], limits: Sequence[Limit], now: float, furthest: float) -> list[float]:
    """`stamps` without what no limit looks at any more.

    One that lies further ahead than anybody may reserve comes from a clock that was set back since: counted as now.
    """
    oldest = now - max(limit.seconds for limit in limits)
    return sorted(min(stamp, now) if stamp > now + furthest else stamp for stamp in stamps if stamp > oldest)


def refusal_pause(refusals: int) -> float:
    """Seconds to wait after the nth refusal in a row that doesn't say how long: 1, 2, 4 … 60."""
    return float(min(60, 2 ** min(max(refusals - 1, 0), 6)))
