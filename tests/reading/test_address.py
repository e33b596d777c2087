"""What an address says: whose profile, which kind of page, and what is refused."""

from __future__ import annotations

import pytest

from tests.reading.conftest import DEMO, Call

PROFILES = {
    "https://www.linkedin.com/in/Jane-Doe/": "jane-doe",
    "https://www.linkedin.com/in/jane-doe?trk=x#about": "jane-doe",
    "https://se.linkedin.com/in/jane-doe": "jane-doe",
    "http://linkedin.com/in/jane-doe/": "jane-doe",
    "https://m.linkedin.com/mwlite/in/jane-doe": "jane-doe",
    "https://touch.www.linkedin.com/mwlite/profile/in/jane-doe": "jane-doe",
    "https://www.linkedin.com/comm/in/jane-doe": "jane-doe",
    "https://www.linkedin.com/public-profile/in/jane-doe": "jane-doe",
    "https://www.linkedin.com/in/jane-doe/de": "jane-doe",
    "https://www.linkedin.com/in/jane-doe/overlay/contact-info/": "jane-doe",
    "https://www.linkedin.com/in/jane-doe/detail/contact-info/": "jane-doe",
    "https://www.linkedin.com/in/arun--mehta-/": "arun--mehta-",
    "https://www.linkedin.com/in/%E6%9E%97%E8%AF%97-abc/": "林诗-abc",
    "https://www.linkedin.com/in/%F0%9F%8C%9F-star/": "🌟-star",
}


@pytest.mark.parametrize(("url", "slug"), PROFILES.items())
def test_every_shape_of_a_profile_address_leads_to_the_slug(call: Call, url: str, slug: str) -> None:
    address = call("address", "addressOf", url)
    assert (address["kind"], address["public_id"], address["member_id"]) == ("profile", slug, None)


def test_the_canonical_form_is_encoded_and_ends_with_a_slash(call: Call) -> None:
    address = call("address", "addressOf", "https://br.linkedin.com/in/J%C3%B6rg-%C3%96?x=1")
    assert address["profile_url"] == "https://www.linkedin.com/in/j%C3%B6rg-%C3%B6/"


def test_member_ids_keep_their_case_and_are_no_slug(call: Call) -> None:
    address = call("address", "addressOf", "https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoP/")
    assert (address["public_id"], address["member_id"]) == (None, "ACoAABcDeFgHiJkLmNoP")


REFUSED = [
    "https://www.linkedin.com.evil.example/in/jane-doe/",
    "https://evil.example/in/jane-doe/",
    "https://user@www.linkedin.com/in/jane-doe/",
    "https://www.linkedin.com:8443/in/jane-doe/",
    "https://www.linkedin.com\\@evil.example/in/jane",
    "javascript:alert(1)",
    "https://lnkd.in/abc",
    "https://www.linkedin.com/in/me/",
    "https://www.linkedin.com/in/a%2525b/",
    "https://www.linkedin.com/in/a%00b/",
    "https://www.linkedin.com/in/%E0%A4%A/",
    "https://www.linkedin.com/pub/jane/1/2/3",
    "https://www.linkedin.com/profile/view?id=1",
    "https://www.linkedin.com/in/",
    "not an address",
    "",
]


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_profile_of_one_person_is_refused(call: Call, url: str) -> None:
    address = call("address", "addressOf", url)
    assert address["public_id"] is None
    assert address["kind"] not in ("profile", "details")


KINDS = {
    "/in/jane/details/experience/": "details",
    "/in/jane/recent-activity/all/": "other",
    "/search/results/people/?keywords=x": "people-search",
    "/search/results/companies/?keywords=x": "company-search",
    "/search/results/all/?keywords=x": "other",
    "/mynetwork/invite-connect/connections/": "connections",
    "/mynetwork/network-manager/people-follow/followers/": "other",
    "/sales/lead/ACwAAabc,NAME_SEARCH,x1": "salesnav-lead",
    "/sales/people/ACwAAabc,NAME_SEARCH,x1": "salesnav-lead",
    "/sales/lists/people/7000001": "salesnav-list",
    "/sales/search/people?query=x": "salesnav-list",
    "/sales/company/1": "other",
    "/talent/profile/AEMAAabc": "recruiter",
    "/talent/hire/1/discover/recruiterSearch/profile/AEMAAabc": "recruiter",
    "/recruiter/profile/1,2": "recruiter",
    "/company/acme/": "company",
    "/school/acme/": "company",
    "/authwall?x": "signed-out",
    "/checkpoint/lg/login": "signed-out",
    "/login": "signed-out",
    "/404/": "not-found",
    "/in/unavailable/": "not-found",
    "/feed/": "other",
}


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_the_kind_of_a_page_is_in_its_path(call: Call, path: str, kind: str) -> None:
    assert call("address", "addressOf", f"https://www.linkedin.com{path}")["kind"] == kind


def test_demo_pages_count_only_on_the_paired_backend(call: Call) -> None:
    url = f"{DEMO}/demo/in/demo-jane/"
    paired = call("address", "addressOf", url, [DEMO])
    assert (paired["kind"], paired["profile_url"]) == ("profile", "https://www.linkedin.com/in/demo-jane/")
    assert call("address", "addressOf", url)["public_id"] is None
    assert call("address", "addressOf", f"{DEMO}/in/demo-jane/", [DEMO])["public_id"] is None
    assert call("address", "addressOf", "http://127.0.0.1:9999/demo/in/demo-jane/", [DEMO])["public_id"] is None


ORGANISATIONS = {
    "https://www.linkedin.com/company/123/?trk=x": "https://www.linkedin.com/company/123/",
    "/sales/company/123?_ntb=x": "https://www.linkedin.com/company/123/",
    "https://se.linkedin.com/school/acme/": "https://www.linkedin.com/school/acme/",
    "https://www.linkedin.com/search/results/all/?keywords=Acme": None,
    "https://evil.example/company/123/": None,
}


@pytest.mark.parametrize(("href", "url"), ORGANISATIONS.items())
def test_a_company_without_a_page_has_no_address(call: Call, href: str, url: str | None) -> None:
    assert call("address", "organisationUrl", href) == url
