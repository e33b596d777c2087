"""Pairing a browser: a code from the console, typed in the panel, approved by whoever is signed in.

The code only finds the request; it opens nothing. The token goes to whoever claimed the code and holds the claim's
secret, after the signed-in user saw the same four words on both ends and approved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from backend import audit
from backend.accounts.phrase import phrase
from backend.accounts.secret import clean_line, digest, same
from backend.accounts.tables import Device, Pairing, User
from backend.accounts.users import actor
from backend.context import Context
from backend.errors import Conflict, FieldProblem, NotAllowed, NotFound
from backend.sentences import said

CODE_VALID_FOR = timedelta(minutes=2)
ANSWER_WITHIN = timedelta(minutes=5)
TRIES = 5
_UNDECIDED = ("open", "waiting", "approved")


class WrongCode(NotFound):
    code = "wrong_code"
    title = said("The code doesn't fit")


class PairingUnknown(NotFound):
    code = "pairing_unknown"


class PairingOver(Conflict):
    code = "pairing_over"
    title = said("This pairing is over")


@dataclass(frozen=True)
class PairingCode:
    """What the console shows: `code` has eight digits and is kept nowhere."""

    id: str
    code: str
    expires_at: datetime


@dataclass(frozen=True)
class PairingClaim:
    """What the panel gets for a right code; `secret` is shown this once and asks for the outcome."""

    id: str
    secret: str
    phrase: str
    expires_at: datetime


@dataclass(frozen=True)
class PairingState:
    """`state` is waiting, approved, refused or expired. The token comes with the first `approved`, never again."""

    state: str
    token: str | None = None
    device: Device | None = None
    user: User | None = None


def new_pairing_code(context: Context, user: User) -> PairingCode:
    """A fresh code for `user`; an earlier one that nobody has typed yet stops working."""
    if not user.may_write:
        raise NotAllowed(said("A viewer can't pair a browser."), hint=said("Ask an admin to make you a consultant."))
    now = context.clock.now()
    with context.database.write() as session:
        session.execute(
            update(Pairing).where(Pairing.user_id == user.id, Pairing.state == "open").values(state="replaced")
        )
        code = context.ids.digits(8)
        while session.scalar(_open(now).where(Pairing.code_hash == digest(code))) is not None:
            code = context.ids.digits(8)
        pairing = Pairing(
            id=context.ids.new(),
            user_id=user.id,
            state="open",
            code_hash=digest(code),
            tries=0,
            created_at=now,
            expires_at=now + CODE_VALID_FOR,
        )
        session.add(pairing)
        audit.record(session, now, actor(user), "pairing_started", f"pairing:{pairing.id}")
    return PairingCode(pairing.id, code, pairing.expires_at)


def claim_pairing(context: Context, code: str, device_name: str, extension_id: str) -> PairingClaim:
    """Called for the panel. Raise WrongCode; a wrong code counts against every code that is open."""
    name = clean_line(device_name, record="pairing", field="device_name", label="The device name", longest=80)
    now = context.clock.now()
    secret = context.ids.token()
    with context.database.write() as session:
        pairing = session.scalar(_open(now).where(Pairing.code_hash == digest(code)).with_for_update())
        if pairing is None:
            # Nobody knows which code was meant. So guessing gets five tries, however many codes are open.
            session.execute(
                update(Pairing).where(Pairing.state == "open", Pairing.expires_at > now).values(tries=Pairing.tries + 1)
            )
        else:
            pairing.state = "waiting"
            pairing.secret_hash = digest(secret)
            pairing.phrase = phrase(context.ids.below)
            pairing.device_name = name
            pairing.extension_id = extension_id
            pairing.expires_at = now + ANSWER_WITHIN
    if pairing is None:
        reason = said("This code is wrong, too old, or was tried too often.")
        raise WrongCode(
            reason,
            hint=said("Type the code the console shows now; after five wrong tries ask it for a new one."),
            fields=[FieldProblem("pairing", "code", reason)],
        )
    return PairingClaim(pairing.id, secret, pairing.phrase or "", pairing.expires_at)


def pairing_state(context: Context, pairing_id: str, secret: str) -> PairingState:
    """Called by the claimer until it is decided. Raise PairingUnknown for a wrong id or secret alike."""
    now = context.clock.now()
    with context.database.read() as session:
        pairing = session.get(Pairing, pairing_id)
    if not same(secret, pairing.secret_hash if pairing else None) or pairing is None:
        raise PairingUnknown(said("There is no such pairing."))
    if pairing.state == "approved" and pairing.expires_at > now:
        return _hand_over(context, pairing_id)
    return PairingState(_told(pairing, now))


def shown_pairing(context: Context, user: User, pairing_id: str) -> tuple[Pairing, str]:
    """The pairing as its user's console shows it, with its state.

    States: open, spent (five wrong tries), waiting, approved, taken, refused, replaced or expired.
    """
    now = context.clock.now()
    with context.database.read() as session:
        pairing = _own(session, user, pairing_id)
    state = pairing.state
    if state in _UNDECIDED and pairing.expires_at <= now:
        state = "expired"
    elif state == "open" and pairing.tries >= TRIES:
        state = "spent"
    return pairing, state


def approve_pairing(context: Context, user: User, pairing_id: str, device_name: str) -> None:
    """The user saw the same four words and names the browser. Raise PairingOver when it is decided or too old."""
    name = clean_line(device_name, record="pairing", field="device_name", label="The name", longest=80)
    if not user.may_write:
        raise NotAllowed(said("A viewer can't pair a browser."), hint=said("Ask an admin to make you a consultant."))
    with context.database.write() as session:
        pairing = _waiting(session, context, user, pairing_id)
        pairing.state, pairing.device_name, pairing.approved_by = "approved", name, user.id
        audit.record(session, context.clock.now(), actor(user), "pairing_approved", f"pairing:{pairing.id}")


def refuse_pairing(context: Context, user: User, pairing_id: str) -> None:
    with context.database.write() as session:
        pairing = _waiting(session, context, user, pairing_id)
        pairing.state = "refused"
        audit.record(session, context.clock.now(), actor(user), "pairing_refused", f"pairing:{pairing.id}")


def _hand_over(context: Context, pairing_id: str) -> PairingState:
    """Make the device and give its token away, exactly once even when asked twice at the same moment."""
    now = context.clock.now()
    token = context.ids.token()
    with context.database.write() as session:
        pairing = session.scalar(select(Pairing).where(Pairing.id == pairing_id).with_for_update())
        if pairing is None or pairing.state != "approved":
            return PairingState("approved")
        user = session.get_one(User, pairing.user_id)
        if user.disabled_at is not None:
            pairing.state = "refused"
            return PairingState("refused")
        device = Device(
            user_id=user.id,
            name=pairing.device_name or "",
            token_hash=digest(token),
            extension_id=pairing.extension_id or "",
            created_at=now,
        )
        session.add(device)
        session.flush()
        pairing.state, pairing.device_id = "taken", device.id
        audit.record(session, now, actor(user), "device_paired", f"device:{device.id}")
    return PairingState("approved", token, device, user)


def _told(pairing: Pairing, now: datetime) -> str:
    if pairing.state == "taken":
        return "approved"
    if pairing.state == "refused":
        return "refused"
    return "waiting" if pairing.state == "waiting" and pairing.expires_at > now else "expired"


def _open(now: datetime) -> Select[Pairing]:
    return select(Pairing).where(Pairing.state == "open", Pairing.expires_at > now, Pairing.tries < TRIES)


def _own(session: Session, user: User, pairing_id: str, *, lock: bool = False) -> Pairing:
    statement = select(Pairing).where(Pairing.id == pairing_id, Pairing.user_id == user.id)
    pairing = session.scalar(statement.with_for_update() if lock else statement)
    if pairing is None:
        raise PairingUnknown(said("There is no such pairing."))
    return pairing


def _waiting(session: Session, context: Context, user: User, pairing_id: str) -> Pairing:
    pairing = _own(session, user, pairing_id, lock=True)
    if pairing.state != "waiting" or pairing.expires_at <= context.clock.now():
        raise PairingOver(said("This request was decided already or is too old."), hint=said("Pair the browser again."))
    return pairing
