"""Passwords: what is acceptable, hashing and checking."""

from __future__ import annotations

from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from backend.accounts.secret import unusable

SHORTEST, LONGEST = 10, 200
_MEMORY_KIB = 64 * 1024


def check(password: str, *, email: str = "", name: str = "") -> None:
    """Raise InvalidInput when the password is too short, too long, too uniform or made of the account's own words."""
    if len(password) < SHORTEST:
        raise unusable("account", "password", f"Choose a password of at least {SHORTEST} characters.")
    if len(password) > LONGEST:
        raise unusable("account", "password", f"A password may have at most {LONGEST} characters.")
    own = {email.casefold(), email.split("@", maxsplit=1)[0].casefold(), name.casefold(), "sidecar", "password"}
    rest = password.casefold()
    for word in sorted((word for word in own if len(word) > 2), key=len, reverse=True):
        rest = rest.replace(word, "")
    if len(set(rest)) < 4:
        raise unusable("account", "password", "This password is too easy to guess. Try a few unrelated words.")


def hashed(password: str, cost: int) -> str:
    return _hasher(cost).hash(password)


def fits(password: str, kept: str | None, cost: int) -> bool:
    """Whether the password is the right one. Takes as long for an account without one (`kept` is None)."""
    # A password that could never have been accepted costs no more memory or time than any other.
    password = password[: LONGEST + 1]
    try:
        return _hasher(cost).verify(kept or _decoy(cost), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str, cost: int) -> bool:
    """Whether the hash was made with other parameters than today's and should be made anew at the next sign-in."""
    return _hasher(cost).check_needs_rehash(kept)


@lru_cache
def _hasher(cost: int) -> PasswordHasher:
    # At the lowest cost, which is for tests, memory is small as well.
    memory = 1024 if cost == 1 else _MEMORY_KIB
    return PasswordHasher(time_cost=cost, memory_cost=memory, parallelism=1 if cost == 1 else 4)


@lru_cache
def _decoy(cost: int) -> str:
    return _hasher(cost).hash("nobody has this password")
