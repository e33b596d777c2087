"""What names one person or company beyond doubt, in one canonical form each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import phonenumbers
import tldextract

from backend.matching.text import clean, word_set
from backend.profile.linkedin import canonical

# No look-up of the list on the network: the one in the package is enough.
_domains = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

# What nearly every record of an export holds; everything else is taken apart with care.
_PLAIN_SLUG = re.compile(r"(?:https?://)?(?:www\.)?linkedin\.com/in/([a-z0-9-]+)/?")

FREE_MAIL = word_set(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.de hotmail.fr live.com "
    "live.co.uk msn.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.co.in ymail.com icloud.com me.com "
    "mac.com aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de mail.com mail.ru "
    "yandex.ru yandex.com proton.me protonmail.com pm.me qq.com 163.com 126.com naver.com orange.fr "
    "wanadoo.fr free.fr laposte.net libero.it btinternet.com sky.com virginmedia.com talktalk.net "
    "ntlworld.com bluewin.ch zoho.com fastmail.com hey.com rediffmail.com comcast.net verizon.net att.net "
    "linkedin.com facebook.com twitter.com x.com xing.com instagram.com youtube.com github.com github.io "
    "medium.com linktr.ee"
)


def email(text: str) -> str | None:
    """Lower case without a mailbox's "+tag"; None when it isn't an address."""
    plain = clean(text).lower().removeprefix("mailto:").strip(" <>;,")
    local, at, domain = plain.rpartition("@")
    if not at or not local or "." not in domain or " " in plain:
        return None
    return f"{local.split('+')[0] or local}@{domain}"


@lru_cache(maxsize=4096)
def phone(text: str, region: str | None = None) -> str | None:
    """E.164; numbers without country code need `region` (two letters). None when it can't be a number."""
    plain = clean(text)
    if plain.startswith("00"):
        plain = "+" + plain[2:]
    if plain.startswith("+") and plain[1:].isdigit() and 9 <= len(plain) <= 16:
        return plain
    try:
        number = phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@lru_cache(maxsize=4096)
def domain(text: str) -> str | None:
    """The registrable domain of an e-mail or web address; None for mail providers and social networks."""
    host = clean(text).lower().rpartition("@")[2]
    found = _domains(host).top_domain_under_public_suffix
    return found if found and found not in FREE_MAIL else None


def domains(addresses: Iterable[str]) -> frozenset[str]:
    return frozenset(found for a in addresses if a.strip() and (found := domain(a)))


def person_identifiers(
    addresses: Iterable[str] = (),
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    region: str | None = None,
) -> frozenset[tuple[str, str]]:
    """Every identifier as (kind, canonical value); what isn't one is left out."""
    found: set[tuple[str, str]] = set()
    for address in addresses:
        plain = _PLAIN_SLUG.fullmatch(address)
        if plain and plain[1] != "me":
            found.add(("public_id", plain[1]))
            continue
        linkedin = canonical(address) if "linkedin" in address.lower() else None
        if linkedin and linkedin.public_id:
            found.add(("public_id", linkedin.public_id))
        if linkedin and linkedin.member_id:
            found.add(("member_id", linkedin.member_id))
    if emails:
        found |= {("email", value) for text in emails if (value := email(text))}
    if phones:
        found |= {("phone", value) for text in phones if (value := phone(text, region))}
    return frozenset(found)
