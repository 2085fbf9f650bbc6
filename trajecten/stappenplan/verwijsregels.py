"""Referrals as a list shows them to one reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trajecten.stappenplan.regels import Verwijsstand
from trajecten.stappenplan.zicht import PERSOONLIJK, Label, Lezer, onderwerp_voor

if TYPE_CHECKING:
    from trajecten.models import Doorverwijzing

LABELS = {
    Verwijsstand.AANGEVRAAGD: "letop",
    Verwijsstand.AANGENOMEN: "info",
    Verwijsstand.WACHTLIJST: "letop",
    Verwijsstand.LOOPT: "info",
    Verwijsstand.AFGEROND: "goed",
}


@dataclass(frozen=True)
class Verwijsregel:
    """A referral for one reader: to whom and how it stands, without its subject for who may not know it."""

    verwijzing: Doorverwijzing
    naar: str
    bij: str
    onderwerp: str
    label: Label
    dagen: int
    leest: bool


def verwijsregels(verwijzingen: Sequence[Doorverwijzing], lezer: Lezer, vandaag: date) -> list[Verwijsregel]:
    """`verwijzingen` as `lezer` may see them on `vandaag`."""
    return [_regel(verwijzing, lezer, vandaag) for verwijzing in verwijzingen]


def naar_voor(verwijzing: Doorverwijzing, lezer: Lezer) -> str:
    """For which expertise, as far as this reader may know."""
    return verwijzing.expertise.naam if lezer.leest(verwijzing) else PERSOONLIJK


def _regel(verwijzing: Doorverwijzing, lezer: Lezer, vandaag: date) -> Verwijsregel:
    leest, staat = lezer.leest(verwijzing), Verwijsstand(verwijzing.staat)
    return Verwijsregel(
        verwijzing=verwijzing,
        naar=naar_voor(verwijzing, lezer),
        bij=verwijzing.partner.naam if leest else "",
        onderwerp=onderwerp_voor(verwijzing, lezer) if verwijzing.leefgebied_code else "",
        label=Label(staat.label, LABELS.get(staat, "stil")),
        dagen=verwijzing.dagen_in_staat(vandaag),
        leest=leest,
    )
