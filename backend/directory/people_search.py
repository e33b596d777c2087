"""People by hand: what a recruiter types into the panel's search box, from the first letters on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, digits

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend.directory.company_search import ranked_companies
from backend.directory.lookup import Ask, read
from backend.directory.person_candidates import people_for
from backend.directory.records import PersonRow, person_ask, person_record
from backend.directory.tables import DirectoryPerson, PersonKey
from backend.directory.typed import completions, contains, evidence, number
from backend.directory.words import PEOPLE, Usage, person_words, usage
from backend.matching import CompanyMatch, CompanyVerdict, PersonMatch, PersonQuery, PersonRecord
from backend.matching.identifiers import person_identifiers
from backend.matching.keys import company_people_key, initial_key, pair_key
from backend.matching.name_rules import name_fit
from backend.matching.names import PersonName, parse_name
from backend.matching.text import clean
from backend.matching.weights import Weights

SCANNED = 60
READ = 300
"""People read at most to choose from; with more of them, a recruiter types on."""
PER_KEY = 60
MEANT = 0.85
"""How well a company must fit what was typed, 0..1, for its people to be shown."""
NAMED = 0.5
"""The same where the company stands behind a comma."""
FIRMS = 8
ELSEWHERE = 0.6
"""What is left of a score where a company was typed too and the person is not known to work there."""


@dataclass(frozen=True)
class Wanted:
    """What was typed, taken apart. `whole` is all of it as a name: the comma may stand in one ("Doe, Jane")."""

    text: str
    typed: str
    name: PersonName
    whole: PersonName
    firms: Sequence[CompanyMatch]
    at_company: bool
    identifiers: frozenset[tuple[str, str]]

    def score(self, record: PersonRecord, weights: Weights) -> float:
        if self.identifiers & record.identifiers:
            return 1.0
        here = max(_fit(record, self.name, weights), _holds(record, self.typed))
        if not self.at_company:
            return here
        refs = {match.record.ref for match in self.firms}
        return max(here * (1.0 if record.company_ref in refs else ELSEWHERE), _fit(record, self.whole, weights))


def search_people(session: Session, text: str, limit: int = 20) -> list[PersonMatch]:
    """People by name, "name, company", company, e-mail, phone, LinkedIn address or itris id; the likeliest first."""
    text = clean(text)
    if not text or limit < 1:
        return []
    usual = usage(session)
    wanted = _taken_apart(session, text, usual)
    people, weights = _candidates(session, wanted, usual)
    begun = completions(session, PEOPLE, wanted.name.words[-1]) if wanted.name.words and not wanted.identifiers else {}
    keys = _name_keys(wanted.name, begun)
    if not wanted.at_company:
        keys += [company_people_key(match.record.ref) for match in wanted.firms]
    found = {record.id: record for record in [*people, *_by_keys(session, keys, number(text))]}
    is_name = not wanted.identifiers and number(text) is None
    if is_name and _more_are_there(wanted.name, begun, found.values(), limit):
        found |= {record.id: record for record in _scanned(session, wanted.typed)}
    matches = [
        PersonMatch(record, evidence("name", record.full_name, text), round(wanted.score(record, weights), 3))
        for record in found.values()
    ]
    return sorted(matches, key=lambda m: (-m.score, m.record.full_name, m.record.id))[:limit]


def _taken_apart(session: Session, text: str, usual: Usage) -> Wanted:
    """With a comma it is somebody at a company ("Jane Doe, Northwind"); without, it may be either."""
    name, _, company = (part.strip() for part in text.partition(","))
    at_company = bool(name and company)
    typed, firm, least = (name, company, NAMED) if at_company else (text, text, MEANT)
    firms = ranked_companies(session, firm, usual, scan=False)[:FIRMS]
    meant = [m for m in firms if m.score >= least or m.record.name.casefold().startswith(firm.casefold())]
    identifiers = frozenset(person_identifiers([text], [text], [text]))
    return Wanted(text, typed, parse_name(typed), parse_name(text), meant, at_company, identifiers)


def _candidates(session: Session, wanted: Wanted, usual: Usage) -> tuple[list[PersonRecord], Weights]:
    """As a check finds them."""
    verdict = CompanyVerdict("company_mismatch", tuple(wanted.firms)) if wanted.at_company else CompanyVerdict("none")
    query = PersonQuery(wanted.typed, wanted.name, identifiers=wanted.identifiers)
    people, weights = people_for(session, query, verdict, usual)
    if wanted.at_company:
        people += people_for(session, PersonQuery(wanted.text, wanted.whole), CompanyVerdict("none"), usual)[0]
    return people, weights


def _fit(record: PersonRecord, name: PersonName, weights: Weights) -> float:
    return max((name_fit(own, name, weights.name).score for own in record.names), default=0.0)


def _name_keys(name: PersonName, begun: Iterable[str]) -> list[int]:
    """One word begins a surname, whatever the given name; of several, the last one is still being typed."""
    if len(name.words) > 1:
        return [pair_key(name.words[0], surname) for surname in begun]
    return [initial_key(surname, letter) for surname in begun for letter in ascii_lowercase + digits]


def _by_keys(session: Session, keys: Sequence[int], record_id: int | None) -> list[PersonRecord]:
    """Who has the id, and who has one of the keys."""
    [found] = read(session, Ask(PersonKey.__tablename__, "id", keys, cap=PER_KEY))
    ids = dict.fromkeys(row_id for rows in found.values() for (row_id,) in rows)
    if record_id is not None:
        own = or_(DirectoryPerson.applicant_id == record_id, DirectoryPerson.contact_id == record_id)
        ids = dict.fromkeys([*session.scalars(select(DirectoryPerson.id).where(own)), *ids])
    wanted = list(ids)[:READ]
    [rows] = read(session, person_ask(wanted))
    return [person_record(PersonRow(*row)) for row_id in wanted for row in rows.get(row_id, ())]


def _more_are_there(name: PersonName, begun: Mapping[str, int], found: Collection[PersonRecord], limit: int) -> bool:
    """Whether every row must be read: nothing was found, or fewer than bear the one word, say a given name alone."""
    if len(name.words) != 1 or not begun:
        return not found
    word, known = next(iter(begun.items()))
    bearers = sum(word in person_words(record.names) for record in found)
    return not found or bearers < min(known, limit)


def _scanned(session: Session, typed: str) -> Iterable[PersonRecord]:
    """Whoever's name holds the text somewhere: for what no key finds, such as a given name alone."""
    rows = select(DirectoryPerson).where(contains(DirectoryPerson.full_name, typed)).limit(SCANNED)
    return list(map(person_record, session.scalars(rows)))


def _holds(record: PersonRecord, text: str) -> float:
    wanted = text.casefold()
    if wanted in record.full_name.casefold():
        return 0.6
    return 0.9 if text in {str(i) for i in (record.applicant_id, record.contact_id)} else 0.4
