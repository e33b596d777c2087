"""Words around a person's name that aren't part of it. All folded to lower case ASCII without dots."""

from __future__ import annotations

from backend.matching.text import word_set

TITLES = word_set(
    "dr prof professor mr mrs ms mx miss sir dame lord lady rev reverend fr hon capt captain major col "
    "colonel lt sgt gen ing dipl dring mag magister herr frau mme mlle dott ssa dottssa dottore avv arch "
    "eng engr drs ir sheikh sri shri smt adv phd drmed med habil univprof pd bsc msc dkfm"
)

CREDENTIALS = word_set(
    "phd dphil dipling drmed md mba bba mpa msc bsc ba ma bs ms mphil llb llm jd esq esquire cpa cfa acca aca fca cima "
    "acma cgma frm pmp prince2 csm cspo scrum pmiacp safe itil togaf cissp cisa cism ceh rn bsn msn np "
    "dds dmd dvm do pe ceng ieng mice rics mrics frics cipd mcipd fcipd assoccipd shrm shrmcp shrmscp phr "
    "sphr gphr hrbp obe mbe cbe kbe qc kc facs faia aia leed leedap bcom mcom btech mtech be me beng meng "
    "mtech pgce pgdip hnd cssbb cssgb sixsigma cipp cippe cippus cams cmgr fcmi frsa fca fcca mciob ciob "
    "mcips fcips mcim fcim emba dba edd psyd dr med habil mscs mph msw lcsw lmft ccp cebs aws ret usaf "
    "usn usmc hons edm med pgd"
)

SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "2", "iii": "3", "iv": "4"}

PARTICLES = word_set(
    "de del della delle dello di da das do dos du des la las le los lo van von der den ter ten het zu zum zur "
    "af av bin bint ibn al el ul abu st saint san santa mac mc vander vanden vom"
)

PRONOUNS = word_set("he him his she her hers they them theirs ze zir any all xe xem er ihn sie ihr elle lui il")

MAIDEN_MARKS = ("nee", "ne", "geb", "geborene", "born", "formerly", "previously", "maiden", "z domu", "ex")
