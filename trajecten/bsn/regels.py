"""What a BSN looks like, on which ground it may be kept, and why it is shown (domein §6.2). Pure."""

from __future__ import annotations

import re

from django.db.models import TextChoices

from toegang.fouten import RegelGeschonden

GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
NEGEN = re.compile(r"[0-9]{9}")
ACHT = re.compile(r"[0-9]{8}")
TUSSEN = re.compile(r"[\s.\-]+")
# nine digits as somebody writes a BSN in a sentence; with hyphens it may be a date
IN_TEKST = re.compile(r"(?<![0-9])[0-9](?:[ .]?[0-9]){8}(?![0-9])")


class Grond(TextChoices):
    """Why an organisation may keep a BSN: art. 46 UAVG asks a law, art. 10 Wabb is that of government bodies."""

    GEEN = "geen", "Wij leggen geen BSN vast"
    OVERHEID = "overheid", "Wij zijn een overheidsorgaan en hebben het nodig voor onze taak (artikel 10 Wabb)"
    VERWERKER = "verwerker", "Wij werken in opdracht van een overheidsorgaan dat deze grond heeft"
    WET = "wet", "Een andere wet schrijft het voor"


class Toonreden(TextChoices):
    """Why somebody asks to see a BSN."""

    IDENTITEIT = "identiteit", "Nagaan wie iemand is"
    INSTANTIE = "instantie", "Iets regelen met de gemeente, UWV of een andere instantie"
    CONTROLE = "controle", "Verantwoording of controle"
    DEELNEMER = "deelnemer", "De deelnemer vraagt erom"


def lees_bsn(tekst: str) -> str:
    """The nine digits of what somebody typed; of eight the first is a zero.

    Raises RegelGeschonden for what cannot be a BSN. What passes need not exist, and the RSIN of an organisation passes
    the same test: nothing in the number tells the two apart.
    """
    cijfers = TUSSEN.sub("", tekst)
    if ACHT.fullmatch(cijfers):
        cijfers = f"0{cijfers}"
    if not NEGEN.fullmatch(cijfers):
        raise RegelGeschonden("Een BSN heeft 9 cijfers.", veld="bsn")
    if not is_bsn(cijfers):
        raise RegelGeschonden("Dit BSN klopt niet. Kijk of je alle cijfers goed hebt overgenomen.", veld="bsn")
    return cijfers


def is_bsn(cijfers: str) -> bool:
    """Whether nine digits pass the elfproef; nine zeros would, and are no BSN."""
    if not NEGEN.fullmatch(cijfers) or not cijfers.strip("0"):
        return False
    return sum(gewicht * int(cijfer) for gewicht, cijfer in zip(GEWICHTEN, cijfers, strict=True)) % 11 == 0


def bezwaar_reden(tekst: str) -> str:
    """Why these words cannot be kept as a reason; empty when they can. A reason is read by others, a BSN is not."""
    if not tekst.strip():
        return "Schrijf op waarom."
    if any(is_bsn(re.sub(r"[ .]", "", gevonden)) for gevonden in IN_TEKST.findall(tekst)):
        return "Schrijf hier geen BSN: dit komt in het logboek."
    return ""
