"""Fields, comments, users and settings in the console; no itris is connected here."""

from __future__ import annotations

import re

from backend import accounts, directory, settings
from backend.context import Context
from backend.profile import Profile
from tests.accounts.people import PASSWORD, colleague
from tests.console.site import Visitor, signed_in, words
from tests.console.test_set_up import form_token


def test_fields_are_saved_per_kind_of_record(context: Context) -> None:
    visitor, _ = signed_in(context)
    form = {"job_title.shown": "on", "job_title.mandatory": "on", "job_title.update": "ask", "town.default": "Leeds"}
    answer = visitor.send("/console/fields/contact", form)
    assert "The fields are saved." in words(answer)
    schema = settings.current(context).schema
    title, town = schema.field("contact", "job_title"), schema.field("contact", "town")
    assert title is not None
    assert town is not None
    assert (title.shown, title.mandatory, title.update) == (True, True, "ask")
    # Town's tick was not sent, so it is off; its default came along.
    assert (town.shown, town.default) == (False, "Leeds")
    other = schema.field("applicant", "job_title")
    assert other is not None
    assert not other.mandatory


def test_what_itris_demands_stays_on_whatever_is_sent(context: Context) -> None:
    visitor, _ = signed_in(context)
    visitor.send("/console/fields/contact")
    field = settings.current(context).schema.field("contact", "contact_type")
    assert field is not None
    assert (field.shown, field.mandatory) == (True, True)
    page = visitor.see("/console/fields/contact").text
    assert re.search(r'name="contact_type.mandatory"[^>]*checked disabled', page)


def test_saving_the_page_as_it_is_changes_nothing(context: Context) -> None:
    visitor, _ = signed_in(context)
    page = visitor.see("/console/fields/applicant").text
    form = dict.fromkeys(re.findall(r'type="checkbox" name="([\w.]+)"[^>]*? checked>', page), "on")
    form |= dict(re.findall(r'<select name="([\w.]+)".*?<option value="(\w+)" selected>', page))
    visitor.send("/console/fields/applicant", form)
    assert settings.current(context).fields == ()


def test_a_wrong_choice_is_named_and_the_rest_stays_typed(context: Context) -> None:
    visitor, _ = signed_in(context)
    answer = visitor.send("/console/fields/contact", {"job_title.update": "never", "town.default": "Leeds"})
    assert answer.status_code == 422
    assert 'value="Leeds"' in answer.text
    assert settings.current(context).fields == ()


def test_without_itris_the_pages_say_that_lists_are_missing(context: Context) -> None:
    visitor, _ = signed_in(context)
    for path in ["/console/fields/contact", "/console/comments", "/console/users/1"]:
        assert "No itris is connected yet." in visitor.text(path), path


def test_settings_are_saved(context: Context) -> None:
    visitor, _ = signed_in(context)
    form = {
        "record_type": "contact",
        "subtitle_fields": ["status", "town"],
        "stale_after_days": "3",
        "never_merge": "yes",
    }
    assert "The settings are saved." in words(visitor.send("/console/settings", form))
    chosen = settings.current(context)
    assert (chosen.record_type, chosen.subtitle_fields, chosen.never_merge) == ("contact", ("status", "town"), True)
    assert chosen.stale_after_hours == 72
    assert "Never merge makes duplicates" in visitor.text("/console/settings")


def test_settings_that_can_not_be_are_said(context: Context) -> None:
    visitor, _ = signed_in(context)
    answer = visitor.send("/console/settings", record_type="contact", stale_after_days="0", never_merge="no")
    assert answer.status_code == 422
    assert "Choose between one hour and a year." in words(answer)
    assert settings.current(context).record_type == "applicant"


def test_inviting_shows_a_link_that_works_once(context: Context) -> None:
    visitor, _ = signed_in(context)
    answer = visitor.send("/console/users", name="Ben", email="ben@agency.example", role="viewer")
    shown = re.search(r'value="http://127.0.0.1:8765(/console/set-up/[^"]+)"', answer.text)
    assert shown
    assert "Invited" in visitor.text("/console/users")
    ben = Visitor(visitor.client.application)
    page = ben.see(shown.group(1)).text
    assert "Welcome, Ben" in page
    done = ben.send(shown.group(1), token=form_token(page), password=PASSWORD, again=PASSWORD)
    assert "Good to see you, Ben" in words(done)


def test_an_address_that_is_taken_is_said(context: Context) -> None:
    visitor, ada = signed_in(context)
    answer = visitor.send("/console/users", name="Ada", email=ada.email, role="viewer")
    assert answer.status_code == 409
    assert "has an account already" in words(answer)


def test_role_and_link_to_itris_are_changed(context: Context) -> None:
    visitor, ada = signed_in(context)
    ben = colleague(context, ada)
    visitor.send(f"/console/users/{ben.id}", role="viewer", itris_user_id="4", database_url="https://itris.example:1")
    changed = accounts.get_user(context, ben.id)
    assert (changed.role, changed.itris_user_id, changed.database_url) == ("viewer", 4, "https://itris.example:1")


def test_the_last_admin_can_not_be_lost(context: Context) -> None:
    visitor, ada = signed_in(context)
    answer = visitor.send(f"/console/users/{ada.id}", role="viewer")
    assert answer.status_code == 409
    assert "only admin" in words(answer)
    assert visitor.send(f"/console/users/{ada.id}/disable").status_code == 409


def test_disabling_and_enabling(context: Context) -> None:
    visitor, ada = signed_in(context)
    ben = colleague(context, ada)
    assert "Ben can't sign in any more" in words(visitor.send(f"/console/users/{ben.id}/disable"))
    assert "Disabled" in visitor.text("/console/users")
    assert "Ben can sign in again." in words(visitor.send(f"/console/users/{ben.id}/enable"))


def test_the_audit_says_who_did_what_in_words(context: Context) -> None:
    visitor, ada = signed_in(context)
    colleague(context, ada)
    visitor.send("/console/settings", record_type="contact", stale_after_days="7", never_merge="no")
    shown = visitor.text("/console/audit")
    assert "Ada Moss changed a setting what a new panel starts with" in shown
    assert "Ada Moss invited a user Ben role: consultant" in shown


def test_strictness_is_chosen_among_the_settings(context: Context) -> None:
    visitor, _ = signed_in(context)
    form = {"record_type": "applicant", "stale_after_days": "7", "never_merge": "no", "strictness": "strict"}
    assert "The settings are saved." in words(visitor.send("/console/settings", form))
    assert settings.current(context).strictness == "strict"
    assert "Choose one of" in words(visitor.send("/console/settings", {**form, "strictness": "lax"}))


def test_learned_companies_are_seen_by_consultants_and_revoked_by_admins(context: Context) -> None:
    admin, ada = signed_in(context)
    with context.database.write() as session:
        now = context.clock.now()
        directory.upsert(session, "company", [{"id": 7, "name": "Larkfield Consulting Ltd"}], now, "test")
        directory.learn_company(session, now, ada.id, "Larkfield UK", 7)
    consultant, _ = signed_in(context, "consultant")
    assert "Larkfield UK means Larkfield Consulting Ltd" in consultant.text("/console/companies-learned")
    [lesson] = directory.lessons(context)
    assert consultant.send(f"/console/companies-learned/{lesson.id}/revoke").status_code == 403
    assert "is revoked" in words(admin.send(f"/console/companies-learned/{lesson.id}/revoke"))
    assert "Nothing is learned yet" in admin.text("/console/companies-learned")
    assert "revoked a learned company" in admin.text("/console/audit")


def test_people_told_apart_are_listed_beside_the_companies_and_revoked_by_admins(context: Context) -> None:
    admin, ada = signed_in(context)
    with context.database.write() as session:
        record = {"id": 7, "first_name": "Jane", "last_name": "Doe"}
        directory.upsert(session, "contact", [record], context.clock.now(), "test")
    query = directory.person_query_of(Profile(full_name="Jane M. Doe", public_id="jane-m-doe"))
    said = directory.unlink(context, ada.id, query, "contact", 7)
    consultant, _ = signed_in(context, "consultant")
    assert "Jane M. Doe is not Jane Doe (contact 7)" in consultant.text("/console/companies-learned")
    assert consultant.send(f"/console/people-unlinked/{said}/revoke").status_code == 403
    assert "is revoked" in words(admin.send(f"/console/people-unlinked/{said}/revoke"))
    assert "Nobody was told apart yet" in admin.text("/console/companies-learned")
    assert "took back that a person is not a record" in admin.text("/console/audit")


def test_a_finder_is_connected_kept_sealed_and_turned_off(context: Context) -> None:
    admin, _ = signed_in(context)
    assert "Off" in admin.text("/console/finder")
    refused = admin.send("/console/finder", url="http://finder.example/find", key="k-1")
    assert "must begin with https" in words(refused)
    assert "The key is missing" in words(admin.send("/console/finder", url="https://finder.example/find", key=""))
    assert "The finder is connected" in words(
        admin.send("/console/finder", url="https://finder.example/find", key="secret-k-1")
    )
    page = admin.see("/console/finder").text
    assert "secret-k-1" not in page
    assert "https://finder.example/find" in page
    # An empty key keeps the stored one, for the same address only.
    assert "is connected" in words(admin.send("/console/finder", url="https://finder.example/find", key=""))
    assert "The key is missing" in words(admin.send("/console/finder", url="https://else.example/find", key=""))
    assert "is off" in words(admin.send("/console/finder/remove"))
    assert "connected a finder" in admin.text("/console/audit")
