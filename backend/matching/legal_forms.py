"""Legal forms of companies: spellings -> one code, and which codes are really different companies."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

# code: family: spellings, as they look after punctuation is gone ("s.p.a." -> "spa", "co., ltd." -> "co ltd").
# Forms of one family are one form under several names, so they never speak against each other.
_TABLE = """
ltd:limited: ltd, limited, ltda, limitada, lda, co ltd, co limited, company limited, private limited, pvt ltd,
 private ltd, pvt limited, pte ltd, pte limited, pte, pty ltd, pty limited, pty, proprietary limited, ltd co,
 limited company, unlimited company, ultd, cyf, cyfyngedig, teoranta, teo, co, company, ltd sti, sti
plc:plc: plc, public limited company, public company limited, public company, pcl, pubco, ccc
llp:partnership: llp, limited liability partnership, lp, limited partnership, lllp, partnership
llc:llc: llc, limited liability company, pllc, lc
inc:corporation: inc, incorporated, corp, corporation, incorporation, pc, pbc
cic:charity: cic, community interest company, cio
sa:sa: sa, societe anonyme, sociedad anonima, sociedade anonima, sab, sab de cv, sa de cv, saa, sae, cia, sac
sas:sas: sas, sasu
sarl:limited: sarl, eurl, sarlu
srl:limited: srl, srls, s de rl, s de rl de cv
sl:limited: sl, slu, slp
spa:sa: spa, societa per azioni, sapa
bv:limited: bv, bvba, besloten vennootschap
nv:sa: nv, naamloze vennootschap
gmbh:gmbh: gmbh, gesmbh, gmbh und co kg, gmbh and co kg, gmbh co kg, ggmbh, mbh, ug, ug haftungsbeschrankt
ag:ag: ag, aktiengesellschaft, ag und co kgaa, kgaa, ag and co kgaa
se:se: se, societas europaea
kg:partnership: kg, ohg, kommanditgesellschaft, gbr, ek, eg
ab:ab: ab, ab publ, publ ab, aktiebolag, publ
as:as: as, a s, asa, aktieselskab
aps:aps: aps, anpartsselskab, is, ks, ivs
oy:oy: oy, oyj, osakeyhtio, oy ab, abp
hf:hf: hf, ehf
sro:limited: sro, spol sro
zoo:limited: sp zoo, spzoo, sp z o o, spolka z oo, zoo
kft:limited: kft, zrt, nyrt, bt
doo:limited: doo, dooel
ad:sa: ad, ead, dd, jsc, pjsc, ojsc, cjsc, oao, ooo, pao, zao, joint stock company, public joint stock company,
 closed joint stock company, qpsc, psc, psqc, pqsc, kpsc, saog, saoc, saog, bsc, kscp, ksc, ksccp, kscc
uab:limited: uab, mb
bhd:bhd: bhd, berhad, sdn bhd, sendirian berhad
tbk:tbk: tbk, pt, persero tbk, pt tbk
kk:limited: kk, kabushiki kaisha, gk, godo kaisha
anonim:as: anonim sirketi, a s sirketi
"""


@lru_cache(maxsize=1)
def _spellings() -> tuple[dict[tuple[str, ...], str], dict[str, str], int]:
    """({words: code}, {code: family}, longest spelling in words)."""
    forms: dict[tuple[str, ...], str] = {}
    families: dict[str, str] = {}
    for line in _TABLE.replace("\n ", " ").strip().split("\n"):
        code, family, spellings = line.split(":")
        families[code] = family
        for spelling in spellings.split(","):
            forms[tuple(spelling.split())] = code
    return forms, families, max(map(len, forms))


_AT_START = frozenset({("pt",), ("ooo",), ("oao",), ("pao",), ("zao",), ("ao",), ("pjsc",), ("jsc",)}) | {
    ("public", "joint", "stock", "company"),
    ("joint", "stock", "company"),
}


@lru_cache(maxsize=65536)
def _spelled(word: str) -> str:
    """A long legal form with a typing error, put right: "Limitd" names no company."""
    for form, slips in (("limited", 2), ("corporation", 2), ("incorporated", 2), ("company", 1)):
        near = word[0] == form[0] and abs(len(word) - len(form)) <= slips
        if near and OSA.distance(word, form, score_cutoff=slips) <= slips:
            return form
    return word


def split_form(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """(the words without legal forms at either end, the codes found). At least one word is always kept."""
    forms, _, longest = _spellings()
    found: list[str] = []
    words = list(words)
    while len(words) > 1:
        words[-1] = _spelled(words[-1])
        for size in range(min(longest, len(words) - 1), 0, -1):
            tail = tuple(words[-size:])
            code = forms.get(tail)
            if code:
                found.append(code)
                del words[-size:]
                break
        else:
            break
        while len(words) > 1 and words[-1] == "and":
            words.pop()
    for size in (4, 3, 1):
        if len(words) > size and tuple(words[:size]) in _AT_START:
            found.append(forms.get(tuple(words[:size]), "ad"))
            del words[:size]
            break
    return words, frozenset(found)


def conflict(ours: frozenset[str], theirs: frozenset[str]) -> tuple[str, str] | None:
    """The two forms that make two companies of one name different, or None. A missing form says nothing."""
    if not ours or not theirs or ours & theirs:
        return None
    families = _spellings()[1]
    if {families[c] for c in ours} & {families[c] for c in theirs}:
        return None
    return sorted(ours)[0], sorted(theirs)[0]


_SHOWN = {
    "ltd": "Ltd", "plc": "plc", "llp": "LLP", "llc": "LLC", "inc": "Inc", "gmbh": "GmbH", "ag": "AG", "sa": "SA",
    "sas": "SAS", "sarl": "SARL", "srl": "Srl", "spa": "SpA", "bv": "BV", "nv": "NV", "se": "SE", "ab": "AB",
    "as": "AS", "aps": "ApS", "oy": "Oy", "cic": "CIC", "kg": "KG", "bhd": "Bhd", "sl": "SL", "kk": "KK",
}  # fmt: skip


def shown(code: str) -> str:
    """A code as people write it."""
    return _SHOWN.get(code, code.upper())
