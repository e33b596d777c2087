"""The rules that say who a profile is. Pure: no database, no network, no clock, no randomness.

`company_verdict` and `person_verdict` judge candidates; where those come from is the directory's business.
"""

from backend.matching.company_verdict import company_verdict
from backend.matching.evidence import Evidence
from backend.matching.person_verdict import person_verdict
from backend.matching.strictness import GENEROUS, NORMAL, PRESETS, STRICT, Strictness
from backend.matching.verdicts import (
    CompanyMatch,
    CompanyQuery,
    CompanyRecord,
    CompanyVerdict,
    PersonMatch,
    PersonQuery,
    PersonRecord,
    PersonVerdict,
)
from backend.matching.weights import PLAIN, Weights

__all__ = [
    "GENEROUS",
    "NORMAL",
    "PLAIN",
    "PRESETS",
    "STRICT",
    "CompanyMatch",
    "CompanyQuery",
    "CompanyRecord",
    "CompanyVerdict",
    "Evidence",
    "PersonMatch",
    "PersonQuery",
    "PersonRecord",
    "PersonVerdict",
    "Strictness",
    "Weights",
    "company_verdict",
    "person_verdict",
]
