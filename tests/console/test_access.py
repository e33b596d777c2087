"""Who sees what, and what protects every page."""

from __future__ import annotations

import pytest

from backend import accounts, audit
from backend.context import Context
from tests.accounts.people import PASSWORD, admin, paired
from tests.console.site import HOME, Visitor, app_of, signed_in, words

EVERYBODYS = ["/console/", "/console/browsers"]
WRITERS = ["/console/pair", "/console/companies-learned"]
ADMINS = [
    "/console/itris",
    "/console/directory",
    "/console/directory/state",
    "/console/fields",
    "/console/fields/contact",
    "/console/fields/company",
    "/console/comments",
    "/console/finder",
    "/console/users",
    "/console/users/1",
    "/console/settings",
    "/console/audit",
]
FORMS = [
    "/console/sign-in",
    "/console/sign-out",
    "/console/set-up/whatever",
    "/console/pair",
    "/console/pair/0123",
    "/console/browsers/1/revoke",
    "/console/itris",
    "/console/directory/read",
    "/console/fields/contact",
    "/console/comments",
    "/console/companies-learned/1/revoke",
    "/console/people-unlinked/1/revoke",
    "/console/finder",
    "/console/finder/remove",
    "/console/users",
    "/console/users/1",
    "/console/users/1/link",
    "/console/users/1/disable",
    "/console/users/1/enable",
    "/console/settings",
]


def test_signed_out_nobody_sees_anything(context: Context) -> None:
    admin(context)
    visitor = Visitor(app_of(context))
    for path in EVERYBODYS + WRITERS + ADMINS:
        answer = visitor.see(path)
        assert (answer.status_code, answer.location.partition("?")[0]) == (302, "/console/sign-in"), path


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("admin", EVERYBODYS + WRITERS + ADMINS), ("consultant", EVERYBODYS + WRITERS), ("viewer", EVERYBODYS)],
)
def test_each_role_sees_its_pages(context: Context, role: str, allowed: list[str]) -> None:
    visitor, _ = signed_in(context, role)
    seen = [path for path in EVERYBODYS + WRITERS + ADMINS if visitor.see(path).status_code == 200]
    assert seen == allowed


@pytest.mark.parametrize("role", ["consultant", "viewer"])
def test_forms_of_admins_do_nothing_for_others(context: Context, role: str) -> None:
    visitor, user = signed_in(context, role)
    before = audited(context)
    for path in FORMS[6:]:
        assert visitor.send(path, role="admin", never_merge="yes", record_type="contact").status_code == 403, path
    assert accounts.get_user(context, user.id).role == role
    assert audited(context) == before


def test_the_menu_shows_what_the_role_may_do(context: Context) -> None:
    visitor, _ = signed_in(context, "viewer")
    assert "Users" not in visitor.text("/console/")
    assert "Pair a browser" not in visitor.text("/console/")


@pytest.mark.parametrize("token", ["", "made up"])
def test_a_form_without_its_token_changes_nothing(context: Context, token: str) -> None:
    visitor, user = signed_in(context)
    paired(context, user)
    before = audited(context)
    for path in FORMS:
        answer = visitor.send(path, token=token, decision="approve", role="viewer", email="x@agency.example", name="X")
        assert (answer.status_code, "too old" in words(answer)) == (400, True), path
    assert audited(context) == before


def test_every_answer_is_hardened(context: Context) -> None:
    visitor, _ = signed_in(context)
    for path in [
        "/console/",
        "/console/sign-in",
        "/console/nowhere",
        "/console/tokens.css",
        "/console/static/console.js",
    ]:
        answer = visitor.see(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-inline" not in policy
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"


def test_pages_need_no_inline_style_or_script(context: Context) -> None:
    visitor, _ = signed_in(context)
    for path in EVERYBODYS + WRITERS + ADMINS:
        page = visitor.see(path).text
        assert " style=" not in page, path
        assert " onclick=" not in page, path
        assert page.count("<script") == page.count("<script src="), path


def test_pages_stay_out_of_caches(context: Context) -> None:
    visitor, _ = signed_in(context)
    assert visitor.see("/console/").headers["Cache-Control"] == "no-store"


def test_another_host_name_gets_nothing(context: Context) -> None:
    visitor, _ = signed_in(context)
    for host in ["evil.example", "evil.example:8765", "127.0.0.1:80", "127.0.0.1:8765.evil.example"]:
        answer = visitor.client.get("/console/sign-in", environ_overrides={"HTTP_HOST": host})
        assert (answer.status_code, answer.text) == (403, "This address is not served here."), host


def test_the_session_cookie_is_out_of_reach_for_scripts_and_other_sites(context: Context) -> None:
    ada = admin(context)
    visitor = Visitor(app_of(context))
    cookie = visitor.send("/console/sign-in", follow=False, email=ada.email, password=PASSWORD).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/console"} <= {part.strip() for part in cookie.split(";")}
    assert "Secure" not in cookie
    over_tls = visitor.client.get("/console/sign-in", base_url=HOME.replace("http", "https"))
    assert over_tls.status_code == 302


def test_over_https_the_cookie_is_marked_secure(context: Context) -> None:
    admin(context)
    answer = Visitor(app_of(context)).client.get("/console/sign-in", base_url=HOME.replace("http", "https"))
    assert "Secure" in answer.headers["Set-Cookie"]


LEADS_TO = [
    ("/console/browsers", "/console/browsers"),
    ("/console/fields/contact?x=1", "/console/fields/contact?x=1"),
    ("https://evil.example/console/", "/console/"),
    ("//evil.example/console/", "/console/"),
    ("/\\evil.example", "/console/"),
    ("/console/\\evil.example", "/console/"),
    ("/console/../elsewhere", "/console/"),
    ("/elsewhere", "/console/"),
    ("/console/\r\nX: y", "/console/"),
    ("javascript:alert(1)", "/console/"),
    ("", "/console/"),
]


def test_signing_in_leads_back_but_never_out(context: Context) -> None:
    visitor, _ = signed_in(context)
    for target, leads_to in LEADS_TO:
        # Who is signed in already is led on at once, by the same rule.
        assert visitor.see("/console/sign-in", query_string={"next": target}).location == leads_to, target


def test_after_signing_in_one_is_where_one_wanted_to_go(context: Context) -> None:
    ada = admin(context)
    visitor = Visitor(app_of(context))
    asked = visitor.see("/console/settings")
    assert asked.location == "/console/sign-in?next=/console/settings"
    shown = visitor.see(asked.location)
    assert 'name="next" value="/console/settings"' in shown.text
    answer = visitor.send(
        "/console/sign-in", follow=False, email=ada.email, password=PASSWORD, next="/console/settings"
    )
    assert answer.location == "/console/settings"


def test_a_wrong_password_is_said_in_words_and_counted(context: Context) -> None:
    ada = admin(context)
    visitor = Visitor(app_of(context))
    answer = visitor.sign_in(ada, "a wrong password")
    assert answer.status_code == 401
    assert "The e-mail address or the password is wrong." in words(answer)
    assert "a wrong password" not in answer.text
    for _ in range(5):
        answer = visitor.sign_in(ada, "a wrong password")
    assert answer.status_code == 429
    assert "Try again in 1 minute." in words(answer)


def test_signing_out_ends_it(context: Context) -> None:
    visitor, _ = signed_in(context)
    assert "Sign in" in words(visitor.send("/console/sign-out"))
    assert visitor.see("/console/").status_code == 302


def test_a_session_begun_before_signing_in_is_not_carried_over(context: Context) -> None:
    ada = admin(context)
    visitor = Visitor(app_of(context))
    with visitor.client.session_transaction(base_url=HOME) as session:
        session["planted"] = "by somebody else"
    visitor.sign_in(ada)
    with visitor.client.session_transaction(base_url=HOME) as session:
        assert "planted" not in session


def test_a_disabled_user_is_out_with_the_next_click(context: Context) -> None:
    visitor, user = signed_in(context, "consultant")
    accounts.disable_user(context, None, user.id)
    assert visitor.see("/console/").status_code == 302


def test_a_page_that_is_not_there_says_so(context: Context) -> None:
    visitor, _ = signed_in(context)
    for path in [
        "/console/nowhere",
        "/console/fields/shoes",
        "/console/users/99",
        "/console/pair/0123",
        "/console/users/x",
    ]:
        answer = visitor.see(path)
        assert answer.status_code == 404, path
        assert "Back to the home page" in words(answer), path
    assert visitor.send("/console/audit").status_code == 404


def test_a_failing_page_is_friendly_and_tells_nothing(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor, _ = signed_in(context)

    def broken(*_: object) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr(accounts, "list_devices", broken)
    answer = visitor.see("/console/browsers")
    assert answer.status_code == 500
    assert "Something went wrong" in words(answer)
    assert "secret" not in answer.text


def test_a_huge_form_is_refused_before_it_is_read(context: Context) -> None:
    visitor, _ = signed_in(context)
    answer = visitor.send("/console/users", name="x" * 200_000, email="x@agency.example", role="viewer")
    assert answer.status_code == 413
    assert len(accounts.list_users(context)) == 1


def test_names_are_text_never_markup(context: Context) -> None:
    visitor, _ = signed_in(context)
    visitor.send("/console/users", name="<script>alert(1)</script>", email="x@agency.example", role="viewer")
    for path in ["/console/users", "/console/users/2"]:
        page = visitor.see(path).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def audited(context: Context) -> int:
    with context.database.read() as session:
        return len(audit.entries(session))
