"""Which given names stand for one another."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import lru_cache
from importlib import resources

from backend.matching.text import fold

# The package's list is English; these are everyday forms elsewhere, full name first.
_MORE = """
alexander sascha sasha aleksandr alexandre alejandro alessandro alec sandro xander
alexandra sascha sasha alejandra alessandra
alonzo al lonnie lonny
alvin al
andreas andi andre anders andrew
charles charley charlie chas chaz chuck carlo carlos karl carl
jerome jerry
rodolfo rudy rudolfo
william will bill billy billie willy
eugene gene
clarence clare clancy
delbert del dale
desmond des dessie
domenico mimmo nico
duncan dunc
edmund ned eddie
josef sepp beppo
salvatore sal
antonius anton toni antoon
arthur art artie arty
antonio toni tonio
bartholomew bartosz bartek
barnaby barney
bernard bernie barney bernhard bernardo
catherine katharina katarina katrin kathrin ekaterina katja katya kasia
christian chris kris
christopher christoph christophe kristof
dmitry dmitri dima dmitriy dmytro
elisabeth elizabeth lisa lis sissi elise else bettina
eugene yevgeny evgeny zhenya
evgenia zhenya
francisco paco pancho curro kiko
franciszek franek
frederick friedrich fritz fred frederik
georg george jorg jurgen giorgio jorge
gareth gary gaz
gerhard gerd gert
guillaume william guillermo wilhelm willem
hans johannes johann john juan jean giovanni ivan jan
heinrich heinz heiner henry hendrik
hugh hughie huw hugo
ignacio nacho
jacob jakob jacques
johannes hannes jan johan
jose pepe jorge
joseph josef sepp giuseppe josip jozef yusuf youssef
katarzyna kasia
klaus claus nikolaus nicolas nicholas nikolai
leopold poldi
kenneth ken kenny kent
lawrence lorenz lorenzo laurent
lloyd loyd floyd
ludwig lutz louis luis
manfred manni
margaret margarete margarita greta gretchen rita marketa malgorzata gosia
maria mia marie mary
matthias matthew mathias mathieu matteo matias
maximilian max
michael michel miguel michele mikhail misha michal mikael
mohammed mohamed muhammad mohammad mohd muhamed mehmet
nikolai kolya
olaf olav ole ola
oleksandr sasha oleks alexander
oliver ollie olly oli
peter pete petr pierre pedro pietro piotr
philipp philip felipe philippe
rafael rafa raffael
rudolf rudi
sebastian basti seb sebastien
sergey sergei serge sergio seryozha
seamus james shay
sigmund sig siggi
siegfried siggi
sinead jane
stefan stephan steven stephen etienne stefano esteban
susanne susi susan susanna zuzanna
svetlana sveta
tatiana tanya tatjana
theodor theo teddy
terence terry tel
thomas tom tomas tommaso tomasz
ulrich uli ulli
ursula uschi ulla
vladimir vova volodya wladimir
walter walther
wesley wes
weston wes
wolfgang wolf wolfi
yusuf youssef yousef
"""


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """(short forms of a full name, full names of a short form), folded."""
    shorts: dict[str, set[str]] = defaultdict(set)
    with resources.files("nicknames").joinpath("names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            shorts[fold(row["name1"])].add(fold(row["name2"]))
    for line in _MORE.split("\n"):
        full, *more = line.split() or [""]
        shorts[fold(full)].update(map(fold, more))
    fulls: dict[str, set[str]] = defaultdict(set)
    for full, short_forms in shorts.items():
        for short in short_forms:
            fulls[short].add(full)
    return (
        {k: frozenset(v - {k}) for k, v in shorts.items() if k},
        {k: frozenset(v - {k}) for k, v in fulls.items() if k},
    )


@lru_cache(maxsize=16384)
def related(name: str) -> frozenset[str]:
    """Every folded name that may stand for this one: short forms, full names, other short forms of those."""
    shorts, fulls = _forms()
    name = fold(name)
    found = set(shorts.get(name, ())) | set(fulls.get(name, ()))
    for full in fulls.get(name, ()):
        found |= shorts.get(full, frozenset())
    return frozenset(found - {name})


def relation(one: str, other: str) -> tuple[str, str] | None:
    """(rule, the full name) or None.

    full_form: `one` is the full name; short_form: `other` is; both_short: usual for each other and for a longer
    name; same_full_form: only that longer name joins them (Fred and Will, of Wilfred).
    """
    shorts, fulls = _forms()
    a, b = fold(one), fold(other)
    shared = sorted(fulls.get(a, frozenset()) & fulls.get(b, frozenset()), key=lambda full: (-len(full), full))
    if b in shorts.get(a, ()) or a in shorts.get(b, ()):
        if shared and abs(len(a) - len(b)) < 2 and len(shared[0]) > max(len(a), len(b)):
            return "both_short", shared[0]
        return ("full_form", a) if (len(a), b) >= (len(b), a) else ("short_form", b)
    return ("same_full_form", shared[0]) if shared else None


def is_common(name: str) -> bool:
    """Whether a folded word is a well-known given name or a short form of one."""
    shorts, fulls = _forms()
    return name in shorts or name in fulls
