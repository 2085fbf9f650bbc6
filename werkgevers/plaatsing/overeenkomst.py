"""Writing the praktijkovereenkomst of a placement."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.versies import eis_versie
from werkgevers.models import Plaatsing, Praktijkovereenkomst
from werkgevers.plaatsing.regels import soort_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Contactpersoon

TEKENDATUMS = ("school_getekend_op", "leerbedrijf_getekend_op", "deelnemer_getekend_op")


@dataclass(frozen=True)
class Overeenkomstgegevens:
    """What school, leerbedrijf and deelnemer agreed over [startdatum, einddatum), and when each of them signed."""

    school: str
    opleiding: str
    leerweg: str
    startdatum: date
    einddatum: date
    uren_totaal: int
    school_tekent: str = ""
    crebo: str = ""
    niveau: int | None = None
    praktijkopleider: Contactpersoon | None = None
    begeleiding: str = ""
    te_behalen: str = ""
    school_getekend_op: date | None = None
    leerbedrijf_getekend_op: date | None = None
    deelnemer_getekend_op: date | None = None


def kan_overeenkomst(plaatsing: Plaatsing) -> bool:
    """Whether a praktijkovereenkomst belongs to this kind of placement."""
    return soort_van(plaatsing.soort).met_overeenkomst


@transaction.atomic
def bewaar_overeenkomst(
    *, plaatsing: Plaatsing, verwacht: int | None, gegevens: Overeenkomstgegevens, door: Gebruiker
) -> Praktijkovereenkomst:
    """Write the praktijkovereenkomst of `plaatsing`, or change it, and return it.

    `verwacht` is the version on the screen, None where there was none. Raises OvergangNietToegestaan for a kind of
    placement without one, RegelGeschonden for a praktijkopleider of another employer and a signature in the future, and
    NietMeerActueel when somebody else wrote it since.
    """
    vers = Plaatsing.objects.select_for_update(of=("self",)).select_related("traject").get(pk=plaatsing.pk)
    if not kan_overeenkomst(vers):
        raise OvergangNietToegestaan("Bij deze soort plaatsing hoort geen praktijkovereenkomst.")
    overeenkomst = _om_te_schrijven(vers, verwacht, door)
    _toets(vers, gegevens)
    for veld in fields(gegevens):
        setattr(overeenkomst, veld.name, getattr(gegevens, veld.name))
    with beperkingen_in_woorden(
        {"overeenkomst_einde_na_start": "einddatum", "overeenkomst_uren_totaal": "uren_totaal"}
    ):
        overeenkomst.save()
    noteer(Soort.PRAKTIJKOVEREENKOMST_BEWAARD, door=door, over=overeenkomst, deelnemer=vers.traject.deelnemer_id)
    return overeenkomst


def _om_te_schrijven(plaatsing: Plaatsing, verwacht: int | None, door: Gebruiker) -> Praktijkovereenkomst:
    bestaand = Praktijkovereenkomst.objects.filter(plaatsing=plaatsing).first()
    if bestaand is None:
        return Praktijkovereenkomst(plaatsing=plaatsing, gemaakt_door=door)
    if verwacht is None:
        raise NietMeerActueel("Een collega maakte deze overeenkomst net. Kijk wat het moet zijn.", nu=bestaand)
    overeenkomst = eis_versie(bestaand, verwacht)
    overeenkomst.versie += 1
    return overeenkomst


def _toets(plaatsing: Plaatsing, gegevens: Overeenkomstgegevens) -> None:
    opleider = gegevens.praktijkopleider
    if opleider is not None and opleider.werkgever_id != plaatsing.werkgever_id:
        raise RegelGeschonden("Deze praktijkopleider is van een andere werkgever.", veld="praktijkopleider")
    if gegevens.einddatum <= gegevens.startdatum:
        raise RegelGeschonden("De overeenkomst eindigt na de dag waarop zij begint.", veld="einddatum")
    for veld in TEKENDATUMS:
        dag = getattr(gegevens, veld)
        if dag is not None and dag > timezone.localdate():
            raise RegelGeschonden("Deze datum ligt in de toekomst.", veld=veld)
