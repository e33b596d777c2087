"""What the doctor finds about one entry of the API map."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from backend.itris.entries import Entry
from backend.itris.questions import question, question_at_large

Verdict = Literal["fits", "differs", "absent", "unknown"]


@dataclass(frozen=True)
class Finding:
    """`change`: what to lay over the entry so that it fits; `ask`: what only itris can answer."""

    path: str
    basis: str
    verdict: Verdict
    words: str
    change: Mapping[str, Any] | None = None
    ask: str = ""


@dataclass(frozen=True)
class Report:
    """`source`: the document that was read, or nothing. `writes`: per write, the entries that keep it a preview on a
    live itris; without any it is written directly. `asks`: in the order of weight, each once."""

    source: str
    title: str
    connected_to: str
    sandbox: bool
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]
    writes: Mapping[str, tuple[str, ...]]
    asks: tuple[str, ...]


def fits(entry: Entry, words: str) -> Finding:
    return Finding(entry.path, entry.basis, "fits", words)


def differs(entry: Entry, words: str, change: Mapping[str, Any] | None = None) -> Finding:
    """With a change that makes it fit there is nothing to ask."""
    return Finding(entry.path, entry.basis, "differs", words, change, "" if change else question(entry.path))


def absent(entry: Entry, words: str, change: Mapping[str, Any] | None = None) -> Finding:
    return Finding(entry.path, entry.basis, "absent", words, change, question(entry.path))


def unknown(entry: Entry, words: str) -> Finding:
    return Finding(entry.path, entry.basis, "unknown", words, None, question_at_large(entry.path))


# What is called by quite another word elsewhere; likeness of letters wouldn't find it.
OTHER_WORDS = (
    {"firstname", "forename", "givenname"},
    {"lastname", "surname", "familyname"},
    {"knownas", "preferredname", "tradingname", "tradingas", "nickname"},
    {"jobtitle", "position", "title", "jobtitleid"},
    {"companyid", "clientid", "organisationid", "employerid"},
    {"companyname", "company", "employer", "organisation"},
    {"emailaddresses", "emailaddress", "emails", "email"},
    {"phonenumbers", "phonenumber", "phones", "phone", "telephone", "telephones"},
    {"webaddresses", "webaddress", "websites", "website", "urls", "url"},
    {"postcode", "postalcode", "zip", "zipcode"},
    {"town", "city"},
    {"externalreference", "reference", "externalid", "foreignid", "sourcereference"},
    {"offlimits", "donotcontact", "optout", "optedout", "isofflimits"},
    {"archived", "isarchived", "deleted"},
    {"createdat", "created", "createdon", "createddate", "datecreated"},
    {"modifiedat", "modified", "modifiedon", "modifieddate", "lastmodified", "updatedat", "updatedon", "lastupdated"},
    {"owneruserid", "ownerid", "consultantid", "userid", "assigneeid"},
    {"categoryid", "commentcategoryid"},
    {"text", "body", "comment", "commenttext", "notes"},
    {"page", "pagenumber", "pageno", "pageindex", "offset", "skip"},
    {"pagesize", "size", "limit", "take", "perpage"},
    {"items", "data", "results", "records", "value"},
    {"totalcount", "total", "count", "totalrecords", "totalitems"},
    {"modifiedsince", "updatedsince", "modifiedafter", "changedsince"},
    {"includearchived", "showarchived", "archived"},
)


def plain(name: str) -> str:
    """A name without case and separators."""
    return re.sub(r"[^a-z0-9]", "", name.rpartition(".")[2].casefold())


def nearest(name: str, offered: Iterable[str]) -> str | None:
    """What itris most likely calls it: the same but for case, another word for it, or nearly the same letters."""
    # The shallowest of several wins: a nested record repeats the names of its own kind.
    by_plain = {plain(each): each for each in sorted(offered, key=lambda each: (-each.count("."), each))}
    wanted = plain(name)
    if wanted in by_plain:
        return by_plain[wanted]
    for words in OTHER_WORDS:
        if wanted in words:
            found = next((by_plain[word] for word in sorted(words) if word in by_plain), None)
            if found:
                return found
    close = difflib.get_close_matches(wanted, list(by_plain), n=1, cutoff=0.8)
    return by_plain[close[0]] if close else None
