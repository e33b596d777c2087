from __future__ import annotations

from flask import Blueprint, Response, abort, make_response, render_template

from backend.app.demo.people import Person, people

blueprint = Blueprint(
    "demo", __name__, url_prefix="/demo", template_folder="pages", static_folder="static", static_url_path="/static"
)
# The pages hold no secret and run one small script of their own.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@blueprint.after_request
def _guard(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@blueprint.get("/")
def index() -> str:
    return render_template("demo/index.html", people=people().values())


@blueprint.get("/search/results/people/")
def search() -> str:
    return render_template("demo/search.html", people=people().values())


@blueprint.get("/search/results/people/headless")
def hidden_member() -> tuple[str, int]:
    return render_template("demo/missing.html"), 404


@blueprint.get("/in/<slug>/")
def profile(slug: str) -> str:
    return _profile(_person(slug), contact=False)


@blueprint.get("/in/<slug>/overlay/contact-info/")
def contact_info(slug: str) -> str:
    return _profile(_person(slug), contact=True)


@blueprint.get("/in/<slug>/details/experience/")
def experience(slug: str) -> str:
    return render_template("demo/experience.html", person=_person(slug))


@blueprint.get("/company/<slug>/")
def company(slug: str) -> str:
    names = {role.company_slug: role.company for one in people().values() for role in one.roles}
    return render_template("demo/company.html", name=names.get(slug) or abort(404))


def _profile(person: Person, *, contact: bool) -> str:
    return render_template(f"demo/{person.layout}.html", person=person, contact=contact, others=_others(person))


def _others(person: Person) -> list[Person]:
    """The next three, so that one can walk through all of them."""
    everyone = list(people().values())
    at = everyone.index(person)
    return [everyone[(at + step) % len(everyone)] for step in (1, 2, 3)]


def _person(slug: str) -> Person:
    found = people().get(slug)
    if found is None:
        abort(make_response(render_template("demo/missing.html"), 404))
    return found
