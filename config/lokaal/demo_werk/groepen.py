"""Groups of the demo: one for each organisation, with a meeting today and where it can be also past ones.

The hours of past meetings count in no figure of the sample data. At Werkshop they would: there all is planned.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

import organisaties
from onderwijs.diensten.aanwezigheden import Stand, deelnames_bij, leg_aanwezigheid_vast
from onderwijs.diensten.bijeenkomsten import Moment, Reeks, plan_reeks
from onderwijs.diensten.deelnames import deel_in, zet_op_wachtlijst
from onderwijs.diensten.groepen import Groepsgegevens, maak_groep, schrijf_notitie
from onderwijs.models import Bijeenkomst, Groep, Leerlijn, Module
from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.models import Traject

WEKEN_GELEDEN = 4
WEKEN_VOORUIT = 8


@dataclass(frozen=True)
class Voorbeeldgroep:
    """A group: its name, what it follows (a module, else the leerlijn), how many are in it, wait and met before."""

    naam: str
    leerlijn: str
    module: str
    plaatsen: int
    mensen: int
    wachtend: int
    geweest: int
    van: time
    tot: time
    plek: str
    notitie: str = ""


GROEPEN = {
    "hwwerkt": Voorbeeldgroep(
        "Motivatietraject najaar",
        "Motivatietraject",
        "Vitaal burgerschap",
        15,
        15,
        3,
        4,
        time(10),
        time(12),
        "Leerhuis, grote zaal",
        "Werkt het best in drie tafels van vijf. Begin met een rondje: hoe zit je erbij?",
    ),
    "werkshop": Voorbeeldgroep(
        "Kickboksen op Zuid", "MDT-activiteiten", "Kickboksen", 12, 9, 2, 0, time(15), time(17), "Sportzaal"
    ),
    "werkmakerij": Voorbeeldgroep(
        "Talentenprogramma", "Talentenprogramma", "", 8, 7, 1, 2, time(9, 30), time(12, 30), "Werkplaats"
    ),
    "participatiefabriek": Voorbeeldgroep(
        "Lean Six Sigma najaar", "Lean Six Sigma", "", 10, 8, 2, 2, time(13), time(16), "Bureau Tromp"
    ),
    "jongerenloket": Voorbeeldgroep(
        "VCA in zes lessen", "Vakcertificaten", "VCA", 8, 6, 0, 2, time(9), time(11), "Leslokaal"
    ),
}


def vul(vandaag: date) -> None:
    """Make the group of the organisation at hand, unless there is one already."""
    organisatie = organisaties.huidige()
    voorbeeld = GROEPEN.get(organisatie.schema_name) if organisatie else None
    trainer = Gebruiker.objects.actief().filter(rollen__contains=[Rol.TRAINER]).order_by("pk").first()
    if voorbeeld is None or trainer is None or Groep.objects.exists():
        return
    groep = _maak(voorbeeld, trainer, vandaag)
    _plan(groep, voorbeeld, trainer, vandaag)


def _maak(voorbeeld: Voorbeeldgroep, trainer: Gebruiker, vandaag: date) -> Groep:
    leerlijn = Leerlijn.objects.get(naam=voorbeeld.leerlijn)
    onderwerp = Module.objects.get(leerlijn=leerlijn, naam=voorbeeld.module) if voorbeeld.module else leerlijn
    begin = vandaag - timedelta(weeks=WEKEN_GELEDEN)
    groep = maak_groep(
        gegevens=Groepsgegevens(
            voorbeeld.naam, onderwerp, voorbeeld.plaatsen, begin, begin + timedelta(weeks=26), voorbeeld.plek
        ),
        trainers=[trainer],
        door=trainer,
    )
    trajecten = _trajecten(leerlijn, begin, vandaag, voorbeeld.mensen + voorbeeld.wachtend)
    for traject in trajecten[: voorbeeld.mensen]:
        deel_in(groep=groep, traject=traject, vanaf=begin, door=trainer)
    for traject in trajecten[voorbeeld.mensen :]:
        zet_op_wachtlijst(groep=groep, traject=traject, door=trainer)
    if voorbeeld.notitie:
        groep = schrijf_notitie(groep=groep, versie=groep.versie, notitie=voorbeeld.notitie, door=trainer)
    return groep


def _trajecten(leerlijn: Leerlijn, begin: date, vandaag: date, aantal: int) -> Sequence[Traject]:
    """Running trajecten that had started when the group began, the latest first."""
    trajecten = Traject.objects.lopend_op(vandaag).filter(startdatum__lte=begin)
    if leerlijn.programma_id is not None:
        trajecten = trajecten.filter(programma_id=leerlijn.programma_id)
    return list(trajecten.order_by("-startdatum", "-pk")[:aantal])


def _plan(groep: Groep, voorbeeld: Voorbeeldgroep, trainer: Gebruiker, vandaag: date) -> None:
    """A meeting every week on the weekday of today, the past ones with who was there."""
    geweest = vandaag - timedelta(weeks=voorbeeld.geweest)
    plan_reeks(
        groep=groep,
        reeks=Reeks(geweest, vandaag + timedelta(weeks=WEKEN_VOORUIT), {vandaag.weekday()}),
        moment=Moment(voorbeeld.van, voorbeeld.tot, voorbeeld.plek, trainer),
        door=trainer,
    )
    for nummer, bijeenkomst in enumerate(Bijeenkomst.objects.filter(groep=groep, datum__lt=vandaag)):
        standen = {
            deelname.pk: _stand(plek * 7 + nummer * 3) for plek, deelname in enumerate(deelnames_bij(bijeenkomst))
        }
        leg_aanwezigheid_vast(bijeenkomst=bijeenkomst, versie=bijeenkomst.versie, standen=standen, door=trainer)


def _stand(getal: int) -> Stand:
    """Most were there; now and then somebody sent word, did not come, or came a little later."""
    return {4: Stand("afgemeld"), 9: Stand("niet_gekomen"), 12: Stand(later=15)}.get(getal % 13, Stand())
