"""The headings of LinkedIn's own PDF and page, in the languages recruiters here meet. Pure."""

from __future__ import annotations

from backend.profile.lines import folded

_WORDS = {
    "contact": "contact|kontakt|coordonnees|contactar|contatti|contactgegevens|contato|contacto",
    "skills": "top skills|top-kenntnisse|principales competences|aptitudes principales|competenze principali|"
    "belangrijkste vaardigheden|principais competencias",
    "all_skills": "skills|kenntnisse|competences|aptitudes|competenze|vaardigheden|competencias",
    "languages": "languages|sprachen|langues|idiomas|languages|lingue|talen",
    "other": "certifications|licenses & certifications|zertifikate|bescheinigungen und zertifikate|"
    "honors-awards|honors & awards|auszeichnungen|publications|publikationen|patents|projects|projekte|courses|kurse|"
    "recommendations|empfehlungen|interests|interessen|volunteering|volunteer experience|ehrenamt|activity|aktivitaten|"
    "featured|im fokus|organizations|people also viewed|more profiles for you|people you may know|"
    "certificazioni|certificaciones|certificeringen|certificacoes",
    "summary": "summary|about|zusammenfassung|info|resume|infos|extracto|acerca de|riepilogo|informazioni|"
    "samenvatting|over|resumo|sobre",
    "experience": "experience|berufserfahrung|experiencia|esperienza|ervaring|werkervaring",
    "education": "education|ausbildung|formation|educacion|formazione|opleiding|formacao academica",
}
_KIND = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}


def heading(line: str) -> str | None:
    """contact, skills, all_skills, languages, other, summary, experience, education; None when it is no heading."""
    return _KIND.get(folded(line))
