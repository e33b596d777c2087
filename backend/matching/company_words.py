"""Words in company names that mean the same, or say only where or what sort."""

from __future__ import annotations

from backend.matching.text import word_set

# abbreviation: full word. Both sides are expanded, so a wrong guess harms both alike.
_SHORT = """
intl:international int'l:international internat:international tech:technology techn:technology svcs:service
svc:service serv:service grp:group gp:group gr:group hldgs:holding hldg:holding hlds:holding hld:holding
mgmt:management mgt:management mngt:management dev:development devt:development dvlpt:development eng:engineering
engg:engineering engrg:engineering mfg:manufacturing mfr:manufacturing mnfg:manufacturing res:resource
rsrc:resource sys:system syst:system assoc:associate assocs:associate assn:association bros:brother
natl:national nat'l:national ind:industry inds:industry indl:industrial pharma:pharmaceutical
pharm:pharmaceutical univ:university hosp:hospital ctr:centre center:centre cntr:centre lab:laboratory
fin:financial fincl:financial inv:investment invs:investment invt:investment cons:consulting consult:consulting
constr:construction const:construction comm:communication comms:communication telecom:telecommunication
dept:department dist:distribution distr:distribution elec:electric electr:electric elect:electric
ent:enterprise entpr:enterprise ents:enterprise fdn:foundation found:foundation govt:government
info:information ins:insurance inst:institute labs:laboratory mktg:marketing mkt:market mkts:market med:medical
metro:metropolitan mtn:mountain org:organisation prod:product prods:product prop:property props:property
ppty:property rd:road st:saint sch:school sci:science solns:solution soln:solution sols:solution sol:solution
std:standard trans:transport transp:transport tpt:transport wks:works chem:chemical chems:chemical cap:capital
corp:corporation bldg:building bldrs:builder amer:american am:american acq:acquisition equip:equipment
exp:exploration expl:exploration gen:general gov:government petro:petroleum pwr:power pub:public
publ:publishing rec:recruitment rest:restaurant ret:retail sec:security secs:security soc:society sup:supply
supp:supply tr:trading trdg:trading trad:trading ven:venture vent:venture biotech:biotechnology
organization:organisation theater:theatre labor:labour color:colour defense:defence fiber:fibre
ltd:limited und:and et:and y:and en:and og:and och:and e:and
"""

ABBREVIATIONS = dict(pair.split(":") for pair in _SHORT.split())
# "St" and "E" are too often something else in the middle of a name.
for _word in ("e", "y", "en", "am", "gr", "exp", "pub", "rec", "rest", "sup", "tr", "st", "et", "corp", "found", "ind"):
    ABBREVIATIONS.pop(_word, None)
ABBREVIATIONS["ind"] = "industry"

_PLACES = """
uk gb britain england scotland wales ireland usa us america canada mexico brazil brasil argentina chile colombia peru
germany deutschland france spain espana portugal italy italia netherlands nederland belgium belgie belgique
luxembourg switzerland schweiz suisse austria osterreich oesterreich denmark danmark sweden sverige norway norge
finland suomi iceland poland polska czech czechia slovakia hungary romania bulgaria greece turkey turkiye russia
ukraine estonia latvia lithuania croatia serbia slovenia israel egypt morocco nigeria kenya ghana india pakistan
bangladesh china japan korea taiwan singapore malaysia thailand vietnam indonesia philippines australia
zealand nz uae dubai qatar saudi europe european eu emea apac dach benelux nordic nordics asia africa americas
worldwide global mena anz latam iberia cee
"""
PLACES = word_set(_PLACES)
PLACE_PAIRS = frozenset(
    {
        ("united", "kingdom"), ("great", "britain"), ("united", "states"), ("new", "zealand"), ("asia", "pacific"),
        ("south", "africa"), ("north", "america"), ("hong", "kong"), ("middle", "east"), ("latin", "america"),
        ("south", "korea"), ("northern", "ireland"), ("saudi", "arabia"), ("czech", "republic"),
        ("south", "america"), ("south", "east", ), ("uk", "and"),
    }
)  # fmt: skip

ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}

NAMES_OF_FIRMS_AFTER = (
    r"formerly(?: known)?(?: as)?|formally(?: known)?(?: as)?|previously(?: known)?(?: as)?|f/?k/?a\.?|"
    r"also known as|known as|a/?k/?a\.?|now"
)
TRADING_AS = r"t[/.\\]\s?as?\.?|t/as|trading\s+as|trading\s+under|d[/.]?b[/.]?a\.?|doing\s+business\s+as"
NOT_A_NAME = (
    r"we(?:'re| are)\b.*|(?:now )?hiring.*|join us.*|est\.?\s*\d{4}.*|since \d{4}.*|acquired by .*|"
    r"(?:an? )?.*\bcompany|part of .*|member of .*|(?:nyse|nasdaq|lse|aim|asx|tsx|otc\w*|euronext|xetra)\b.*|"
    r"remote.*|contract.*|full[- ]time.*|b corp.*|official.*"
)
TAGLINE_WORDS = word_set(
    "a to the for we our your you better way work is are with that every more making helping building "
    "it's where when how why powered beyond together driven trusted leading world's"
)

PLACES_OF = {
    "united kingdom": word_set("uk gb britain england scotland wales united kingdom great"),
    "uk": word_set("uk gb britain england scotland wales united kingdom great"),
    "united states": word_set("usa us america united states"),
    "usa": word_set("usa us america united states"),
    "germany": word_set("germany deutschland"),
    "deutschland": word_set("germany deutschland"),
    "france": word_set("france"),
    "netherlands": word_set("netherlands nederland"),
    "spain": word_set("spain espana"),
    "italy": word_set("italy italia"),
    "switzerland": word_set("switzerland schweiz suisse"),
    "austria": word_set("austria osterreich oesterreich"),
    "belgium": word_set("belgium belgie belgique"),
    "sweden": word_set("sweden sverige"),
    "norway": word_set("norway norge"),
    "denmark": word_set("denmark danmark"),
    "finland": word_set("finland suomi"),
    "poland": word_set("poland polska"),
    "ireland": word_set("ireland"),
    "india": word_set("india"),
    "canada": word_set("canada"),
    "australia": word_set("australia"),
    "japan": word_set("japan"),
    "china": word_set("china"),
    "singapore": word_set("singapore"),
}
"""Country of a record: the words with which a profile may name it."""
