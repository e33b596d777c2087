"""How sure a link must be. The thresholds were set on queries with retrieved candidates, never on pairs alone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Strictness:
    """Scores lie in 0..1. Higher `link` values ask more often; higher `ask` values miss more often.

    `person_link`: name score from which one person at the same company is the same person.
    `person_ask`: name score from which a namesake elsewhere is asked about.
    `rare_surname`: weight of a surname from which an initial or a like-sounding given name is asked about elsewhere.
    `company_link`, `company_ask`: the same for company names; `company_gap` to the second best.
    `same_company`: company score from which a person's company counts as the profile's.
    """

    person_link: float = 0.80
    person_ask: float = 0.80
    rare_surname: float = 0.8
    company_link: float = 0.93
    company_ask: float = 0.66
    company_gap: float = 0.05
    same_company: float = 0.60
    link_other_legal_form: bool = False


STRICT = Strictness(person_link=0.90, person_ask=0.77, company_link=0.97, company_ask=0.60, company_gap=0.10)
NORMAL = Strictness()
GENEROUS = Strictness(
    person_link=0.78, person_ask=0.90, company_link=0.90, company_ask=0.72, link_other_legal_form=True
)
PRESETS = {"strict": STRICT, "normal": NORMAL, "generous": GENEROUS}
