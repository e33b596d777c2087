"""What every page of the console shares: the blueprint, the context, who is signed in, and answering."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, cast

from flask import Blueprint, current_app, flash, make_response, redirect, render_template, request, url_for
from flask_login import UserMixin, current_user
from werkzeug.wrappers import Response

from backend.accounts import User
from backend.audit import Actor
from backend.context import Context
from backend.errors import NotAllowed, SidecarError

KEY = "sidecar.console"
P = ParamSpec("P")


def new_blueprint() -> Blueprint:
    return Blueprint(
        "console",
        __name__,
        url_prefix="/console",
        template_folder="templates",
        static_folder="static",
        static_url_path="/static",
    )


class SignedIn(UserMixin):  # type: ignore[misc]
    """What Flask-Login holds. The session carries a key that changes with the password, not the user's id."""

    def __init__(self, user: User) -> None:
        self.user = user

    def get_id(self) -> str:
        return self.user.session_key


def here() -> Context:
    return cast(Context, current_app.extensions[KEY])


def user() -> User:
    """Who is signed in; only in views behind `needs`."""
    return cast(User, current_user.user)


def actor() -> Actor:
    return Actor(f"user:{user().id}")


def needs(role: str = "viewer") -> Callable[[Callable[P, Any]], Callable[P, Any]]:
    """Let signed-in users through who may do what a viewer, consultant or admin may."""

    def decorate(view: Callable[P, Any]) -> Callable[P, Any]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
            if not current_user.is_authenticated:
                return to_sign_in()
            if (role == "admin" and not user().is_admin) or (role == "consultant" and not user().may_write):
                raise NotAllowed(
                    "Your role doesn't include this page.", hint="Ask an admin of your Sidecar if you need it."
                )
            return view(*args, **kwargs)

        return guarded

    return decorate


def to_sign_in() -> Response:
    """Sign in first, then come back; a form that was being sent has to be sent again."""
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("console.sign_in", next=back))


def safe_next(target: str | None) -> str:
    """`target` when it is a page of this console, else the home page: a link must not lead elsewhere by sign-in."""
    inside = target is not None and target.startswith("/console/") and target.isprintable()
    if not inside or target is None or "\\" in target or "/../" in target or " " in target:
        return url_for("console.home")
    return target


def page(template: str, status: int = 200, problem: SidecarError | None = None, **values: Any) -> Response:
    """Render a page. A `problem` is shown on top and its fields beside the inputs they are about."""
    errors = {field.field: field.reason for field in problem.fields} if problem else {}
    html = render_template(f"console/{template}", problem=problem, errors=errors, **values)
    return make_response(html, problem.status if problem else status)


def done(message: str, endpoint: str, **values: Any) -> Response:
    """After a form that worked: say so on the next page."""
    flash(message)
    return redirect(url_for(f"console.{endpoint}", **values), code=303)


def text(name: str, form: Mapping[str, str] | None = None) -> str:
    return (request.form if form is None else form).get(name, "").strip()


def number(name: str) -> int | None:
    """The whole number typed into a form, None when it is empty or none."""
    typed = text(name)
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
