"""The local copy of itris people and companies: candidates for a check cost no call to itris."""

from backend.directory.check import check_many, check_one, person_query_of
from backend.directory.colleagues import colleagues
from backend.directory.company_search import search_companies
from backend.directory.csv_import import import_csv
from backend.directory.errors import BadExport, NothingLearned, NothingUnlinked, RecordNotHeld
from backend.directory.memory import Lesson, learn_company, lessons, unlearn, unlearn_since
from backend.directory.people_search import search_people
from backend.directory.reading import first_read, request_read, reread
from backend.directory.situation import knowledge
from backend.directory.state import Knowledge, Progress
from backend.directory.store import company_by_id, forget, person_by_record, upsert
from backend.directory.unlinks import Parting, take_unlink_back, unlink, unlinks
from backend.matching import CompanyMatch, CompanyVerdict, PersonMatch, PersonVerdict

__all__ = [
    "BadExport",
    "CompanyMatch",
    "CompanyVerdict",
    "Knowledge",
    "Lesson",
    "NothingLearned",
    "NothingUnlinked",
    "Parting",
    "PersonMatch",
    "PersonVerdict",
    "Progress",
    "RecordNotHeld",
    "check_many",
    "check_one",
    "colleagues",
    "company_by_id",
    "first_read",
    "forget",
    "import_csv",
    "knowledge",
    "learn_company",
    "lessons",
    "person_by_record",
    "person_query_of",
    "request_read",
    "reread",
    "search_companies",
    "search_people",
    "take_unlink_back",
    "unlearn",
    "unlearn_since",
    "unlink",
    "unlinks",
    "upsert",
]
