"""What staff see of the signatures of one evaluation: who is asked, where each stands, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import Betwisting, Contactpersoon, Evaluatie, Ondertekengebeurtenis, Ondertekening
from werkgevers.ondertekening.berichten import laatste_dag
from werkgevers.ondertekening.regels import SCHREEF_ZELF, Stand, mag_intrekken, mag_opnieuw, stand_van
from werkgevers.ondertekening.staat import bezwaar_om_erbij, nodige_partijen

if TYPE_CHECKING:
    from toegang.models import Gebruiker

SOORT_VAN_STAND = {
    Stand.KLAAR: "stil",
    Stand.WACHT: "letop",
    Stand.OVERLEG: "letop",
    Stand.BETWIST: "kritiek",
    Stand.GETEKEND: "goed",
    Stand.VERLOPEN: "kritiek",
    Stand.INGETROKKEN: "stil",
}


@dataclass(frozen=True)
class Regel:
    """One signature with its stand, what was disputed, what happened, and which buttons it has."""

    vraag: Ondertekening
    stand: Stand
    betwistingen: Sequence[Betwisting]
    gebeurtenissen: Sequence[Ondertekengebeurtenis]
    kan_opnieuw: bool
    kan_intrekken: bool
    kan_tekenen: bool
    kan_ter_plekke: bool
    uitleg_ter_plekke: str

    @property
    def soort(self) -> str:
        """The kind of label that goes with the stand."""
        return SOORT_VAN_STAND[self.stand]

    @property
    def stand_tekst(self) -> str:
        """The stand in words; who gets no link is not waited for until it is sent."""
        zonder_link = self.stand == Stand.KLAAR and not self.vraag.kan_een_link_krijgen
        return "Nog te tekenen" if zonder_link else str(self.stand.label)

    @property
    def laatste_dag(self) -> str:
        """The last day on which the link works, in words; empty when it was not sent."""
        return laatste_dag(self.vraag.geldig_tot) if self.vraag.geldig_tot else ""

    @property
    def kan_doorgeven(self) -> bool:
        """Whether it can go to a colleague of the same employer."""
        return self.kan_opnieuw and self.vraag.partij == Partij.WERKGEVER


def regels_van(evaluatie: Evaluatie, gebruiker: Gebruiker, nu: datetime) -> list[Regel]:
    """The signatures of `evaluatie` as `gebruiker` sees them, in three queries."""
    vragen = (
        Ondertekening.objects.filter(evaluatie=evaluatie)
        .select_related("contactpersoon", "gebruiker", "gevraagd_door", "doorgegeven_aan", "bij")
        .prefetch_related(
            "betwistingen__regel__formulierregel", "betwistingen__beantwoord_door", "gebeurtenissen__door"
        )
    )
    return [_regel(vraag, evaluatie, gebruiker, nu) for vraag in vragen]


def nog_te_vragen(evaluatie: Evaluatie) -> list[Partij]:
    """The parties of whom a signature is needed and nobody was asked yet."""
    gevraagd = set(Ondertekening.objects.filter(evaluatie=evaluatie).geldig().values_list("partij", flat=True))
    return [Partij(partij) for partij in nodige_partijen(evaluatie) if partij not in gevraagd]


def zonder_collega(evaluatie: Evaluatie) -> bool:
    """Whether the form asks for a jobcoach, none signed, and nobody but who wrote the evaluation guides the traject."""
    if Partij.JOBCOACH not in evaluatie.formulier.ondertekenaars or Partij.JOBCOACH in nodige_partijen(evaluatie):
        return False
    return not Ondertekening.objects.getekend().filter(evaluatie=evaluatie, partij=Partij.JOBCOACH).exists()


def te_kiezen_contactpersonen(evaluatie: Evaluatie) -> list[Contactpersoon]:
    """Who at the employer can be asked: contactpersonen of now with an address, the one of the placement first."""
    plaatsing, dag = evaluatie.plaatsing, timezone.localdate()
    met_adres = Contactpersoon.objects.filter(werkgever_id=plaatsing.werkgever_id).exclude(email="")
    nu = [wie for wie in met_adres.order_by("naam", "id") if wie.is_nu(dag)]
    return sorted(nu, key=lambda wie: wie.pk != plaatsing.contactpersoon_id)


def _regel(vraag: Ondertekening, evaluatie: Evaluatie, gebruiker: Gebruiker, nu: datetime) -> Regel:
    stand, wacht = stand_van(vraag.momenten, nu), evaluatie.staat == Staat.WACHT
    vraag.evaluatie = evaluatie
    bezwaar = bezwaar_om_erbij(vraag, gebruiker)
    return Regel(
        vraag=vraag,
        stand=stand,
        betwistingen=list(vraag.betwistingen.all()),
        gebeurtenissen=list(vraag.gebeurtenissen.all()),
        kan_opnieuw=wacht and not mag_opnieuw(stand) and vraag.kan_een_link_krijgen and vraag.betwist_op is None,
        kan_intrekken=evaluatie.staat in (Staat.WACHT, Staat.BETWIST) and not mag_intrekken(stand),
        kan_tekenen=wacht and vraag.gebruiker_id == gebruiker.pk and stand == Stand.KLAAR,
        kan_ter_plekke=wacht and not bezwaar,
        uitleg_ter_plekke=bezwaar if wacht and bezwaar == SCHREEF_ZELF else "",
    )
