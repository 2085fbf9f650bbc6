"""To which target groups the deelnemers of the demo belong, as far as the sample data tells: by age and benefit."""

from __future__ import annotations

from datetime import date

from toegang.models import Gebruiker
from trajecten.aanmelden.diensten.wijzigen import wijzig_aanmelding
from trajecten.models import Startsituatie, Traject

AANTAL = 20
JONGER_DAN, VANAF = 27, 50
# by benefit, as the sample data names it
BIJ_UITKERING = {"participatiewet": "bijstand", "geen": "nug"}


def vul(vandaag: date) -> None:
    """Write them for the latest to begin; nothing when one who began has a group already."""
    door = Gebruiker.objects.filter(email__startswith="casemanager1@").first()
    gestart = Traject.objects.gestart()
    if door is None or gestart.exclude(doelgroepen=[]).exists():
        return
    laatste = list(gestart.select_related("deelnemer").order_by("-startdatum", "-pk")[:AANTAL])
    starts = Startsituatie.objects.filter(traject__in=laatste).order_by("versie")
    uitkeringen = dict(starts.values_list("traject", "uitkering"))
    for traject in laatste:
        groepen = _groepen(traject, uitkeringen.get(traject.pk, ""), vandaag)
        if groepen:
            aanmelding = {"aanmelddatum": traject.aanmelddatum, "doelgroepen": groepen}
            wijzig_aanmelding(
                traject=traject, aanmelding=aanmelding, versie=traject.versie, door=door, met_bijzonder=False
            )


def _groepen(traject: Traject, uitkering: str, vandaag: date) -> list[str]:
    jaren = traject.deelnemer.leeftijd(vandaag)
    groepen = [BIJ_UITKERING[uitkering]] if uitkering in BIJ_UITKERING else []
    if jaren is not None and (jaren < JONGER_DAN or jaren >= VANAF):
        groepen.append("jongere" if jaren < JONGER_DAN else "oudere")
    return groepen
