"""Placements of the demo: who to speak to, the contract, weeks that the employer confirmed, and an agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import F, Q

from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.regels import plus_maanden
from trajecten.urenstaat.regels import maandag_van
from werkgevers.models import Contactpersoon, Plaatsing, Vestiging
from werkgevers.plaatsing.diensten import Plaatsinggegevens, wijzig_plaatsing
from werkgevers.plaatsing.overeenkomst import Overeenkomstgegevens, bewaar_overeenkomst
from werkgevers.plaatsing.regels import soort_van
from werkgevers.plaatsing.signalen import BANEN
from werkgevers.plaatsing.werkweken import bevestig_weken

if TYPE_CHECKING:
    from collections.abc import Iterable

UREN_PER_DAG = 6
# of every third job the contract ends soon, so that the demo shows the signal
LOOPT_AF_OVER = timedelta(days=24)
BEVESTIGDE_WEKEN = 2
ADVIES_VOORAF = timedelta(days=21)
WERKPROCESSEN = "Voorbereiden van het werk\nUitvoeren van het werk\nOpruimen en melden dat het klaar is"


def vul(vandaag: date) -> None:
    """Say more of the placements that run, unless that was done."""
    door = Gebruiker.objects.actief().met_recht(Recht.PLAATSING_WIJZIGEN).order_by("pk").first()
    if door is None or Plaatsing.objects.filter(versie__gt=1).exists():
        return
    lopend = Plaatsing.objects.lopend_op(vandaag).select_related("traject", "werkgever")
    # a proefplaatsing without an end is one for somebody to finish
    passend = lopend.exclude(soort="proefplaatsing").filter(startdatum__gte=F("traject__startdatum"))
    # after its traject only a job goes on
    passend = passend.filter(Q(traject__einddatum__isnull=True) | Q(soort__in=BANEN))
    for nummer, plaatsing in enumerate(passend.order_by("startdatum", "pk")):
        _beschrijf(plaatsing, nummer, door, vandaag)
    _spreek_af(passend.filter(soort="stage").order_by("-startdatum", "pk")[:1], door)


def _beschrijf(plaatsing: Plaatsing, nummer: int, door: Gebruiker, vandaag: date) -> None:
    """The contactpersoon, the days, for a job its contract; and what the employer confirmed of the last weeks."""
    persoon = Contactpersoon.objects.filter(werkgever=plaatsing.werkgever).op(vandaag).order_by("pk").first()
    gegevens = _zoals_nu(plaatsing)
    gegevens = replace(
        gegevens,
        contactpersoon=persoon,
        vestiging=Vestiging.objects.filter(werkgever=plaatsing.werkgever).order_by("pk").first(),
        dagen_per_week=_dagen(plaatsing.uren_per_week),
    )
    if soort_van(plaatsing.soort).is_baan:
        einde = vandaag + LOOPT_AF_OVER if nummer % 3 == 0 else plus_maanden(plaatsing.startdatum, 12)
        gegevens = replace(
            gegevens,
            contract_start=plaatsing.startdatum,
            contract_einde=einde,
            eigen_salaris=True,
            loonkostensubsidie=nummer % 2 == 0,
        )
    if soort_van(plaatsing.soort).met_advies:
        advies = plaatsing.startdatum - ADVIES_VOORAF
        gegevens = replace(gegevens, uwv_advies_op=advies, uwv_advies_positief=True)
    wijzig_plaatsing(plaatsing=plaatsing, verwacht=plaatsing.versie, gegevens=gegevens, door=door)
    if persoon is not None and nummer < BEVESTIGDE_WEKEN:
        _bevestig(plaatsing, persoon, vandaag)


def _bevestig(plaatsing: Plaatsing, persoon: Contactpersoon, vandaag: date) -> None:
    """The last full weeks, one of them two hours less than agreed."""
    per_week = round((plaatsing.uren_per_week or 0) * 60)
    maandagen = [maandag_van(vandaag) - timedelta(weeks=terug) for terug in range(1, BEVESTIGDE_WEKEN + 1)]
    weken = {
        maandag: max(per_week - 120 * nummer, 0)
        for nummer, maandag in enumerate(maandagen)
        if maandag >= plaatsing.startdatum
    }
    bevestig_weken(plaatsing=plaatsing, weken=weken, contactpersoon=persoon)


def _spreek_af(stages: Iterable[Plaatsing], door: Gebruiker) -> None:
    """A praktijkovereenkomst that the deelnemer still has to sign."""
    for plaatsing in stages:
        start = plaatsing.startdatum
        gegevens = Overeenkomstgegevens(
            school="Regionaal Opleidingen Centrum",
            opleiding="Entree, assistent bouwen, wonen en onderhoud",
            leerweg="bol",
            niveau=1,
            startdatum=start,
            einddatum=start + timedelta(weeks=12),
            uren_totaal=12 * round(plaatsing.uren_per_week or 18),
            begeleiding="Elke week een gesprek met de praktijkopleider en de jobcoach.",
            te_behalen=WERKPROCESSEN,
            school_getekend_op=start,
            leerbedrijf_getekend_op=start,
        )
        bewaar_overeenkomst(plaatsing=plaatsing, verwacht=None, gegevens=gegevens, door=door)


def _zoals_nu(plaatsing: Plaatsing) -> Plaatsinggegevens:
    return Plaatsinggegevens(
        werkgever=plaatsing.werkgever,
        soort=plaatsing.soort,
        sector=plaatsing.sector,
        startdatum=plaatsing.startdatum,
        einddatum=plaatsing.einddatum,
        uren_per_week=plaatsing.uren_per_week,
    )


def _dagen(uren_per_week: Decimal | None) -> Decimal | None:
    """Days of six hours, as in bouwsteen 3."""
    return None if uren_per_week is None else min(Decimal(round(uren_per_week / UREN_PER_DAG)), Decimal(5))
