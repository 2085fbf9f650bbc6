"""What staff see of the signatures of one evaluation: who is asked, where each stands, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from trajecten.models import Betrokkene
from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import Betwisting, Contactpersoon, Evaluatie, Ondertekengebeurtenis, Ondertekening
from werkgevers.ondertekening.regels import Stand, mag_intrekken, mag_opnieuw, stand_van

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

    @property
    def soort(self) -> str:
        """The kind of label that goes with the stand."""
        return SOORT_VAN_STAND[self.stand]

    @property
    def kan_doorgeven(self) -> bool:
        """Whether it can go to a colleague of the same employer."""
        return self.kan_opnieuw and self.vraag.partij == Partij.WERKGEVER


def regels_van(evaluatie: Evaluatie, gebruiker: Gebruiker, nu: datetime) -> list[Regel]:
    """The signatures of `evaluatie` as `gebruiker` sees them, in three queries."""
    vragen = (
        Ondertekening.objects.filter(evaluatie=evaluatie)
        .select_related("contactpersoon", "gebruiker", "gevraagd_door", "doorgegeven_aan")
        .prefetch_related(
            "betwistingen__regel__formulierregel", "betwistingen__beantwoord_door", "gebeurtenissen__door"
        )
    )
    return [_regel(vraag, evaluatie, gebruiker, nu) for vraag in vragen]


def nog_te_vragen(evaluatie: Evaluatie) -> list[Partij]:
    """The parties of the form of whom nobody was asked yet."""
    gevraagd = set(Ondertekening.objects.filter(evaluatie=evaluatie).geldig().values_list("partij", flat=True))
    return [Partij(partij) for partij in evaluatie.formulier.ondertekenaars if partij not in gevraagd]


def te_kiezen_contactpersonen(evaluatie: Evaluatie) -> list[Contactpersoon]:
    """Who at the employer can be asked: contactpersonen of now with an address, the one of the placement first."""
    plaatsing, dag = evaluatie.plaatsing, timezone.localdate()
    met_adres = Contactpersoon.objects.filter(werkgever_id=plaatsing.werkgever_id).exclude(email="")
    nu = [wie for wie in met_adres.order_by("naam", "id") if wie.is_nu(dag)]
    return sorted(nu, key=lambda wie: wie.pk != plaatsing.contactpersoon_id)


def te_kiezen_collegas(evaluatie: Evaluatie) -> list[Gebruiker]:
    """Which colleagues can sign: who guides the traject and did not write in the evaluation."""
    schrijvers = {evaluatie.opgesteld_door_id, *evaluatie.schrijvers.values_list("pk", flat=True)}
    betrokken = Betrokkene.objects.van(evaluatie.plaatsing.traject).nu().select_related("gebruiker")
    wie = {b.gebruiker_id: b.gebruiker for b in betrokken if b.gebruiker.is_active}
    return [gebruiker for pk, gebruiker in wie.items() if pk not in schrijvers]


def _regel(vraag: Ondertekening, evaluatie: Evaluatie, gebruiker: Gebruiker, nu: datetime) -> Regel:
    stand, wacht = stand_van(vraag.momenten, nu), evaluatie.staat == Staat.WACHT
    return Regel(
        vraag=vraag,
        stand=stand,
        betwistingen=list(vraag.betwistingen.all()),
        gebeurtenissen=list(vraag.gebeurtenissen.all()),
        kan_opnieuw=wacht and not mag_opnieuw(stand) and vraag.gebruiker_id is None and vraag.betwist_op is None,
        kan_intrekken=evaluatie.staat in (Staat.WACHT, Staat.BETWIST) and not mag_intrekken(stand),
        kan_tekenen=wacht and vraag.gebruiker_id == gebruiker.pk and stand == Stand.KLAAR,
    )
