"""Appointments of the people in the demo: of today, of the days to come, and one that still has to be written up."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, TypedDict
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from organisaties import huidige
from toegang.matrix import Recht, Rol
from toegang.models import Gebruiker
from trajecten.agenda.diensten import maak_afspraak
from trajecten.agenda.regels import tijdvak_op
from trajecten.models import Afspraak, Traject
from werkgevers.models import Plaatsing

if TYPE_CHECKING:
    from collections.abc import Sequence

PLEK = {
    "werkmakerij": "De Werkmakerij",
    "participatiefabriek": "Werkplaats",
    "hwwerkt": "Leerhuis",
    "werkshop": "Buurthuis op Zuid",
    "jongerenloket": "Jongerenloket",
}
WAAROVER = ("stappenplan bijwerken", "hoe gaat het nu", "week doornemen", "plannen maken")
# days from today, time, minutes; the demo shows as much on a Saturday as on another day
ROOSTER = (
    (0, time(10, 0), 60),
    (0, time(13, 30), 45),
    (0, time(15, 0), 30),
    (1, time(9, 30), 60),
    (2, time(11, 0), 45),
    (4, time(14, 0), 60),
    (6, time(10, 30), 30),
)
EEN_DAG = timedelta(days=1)
ROLLEN = (Rol.JOBCOACH, Rol.CASEMANAGER, Rol.TRAINER)


class Wat(TypedDict):
    """Kind, place and subject of an appointment."""

    soort: str
    plek: str
    onderwerp: str


def vul(vandaag: date) -> None:
    """Give whoever guides people appointments, unless they have some today."""
    for gebruiker in Gebruiker.objects.filter(is_active=True, rollen__overlap=[rol.value for rol in ROLLEN]):
        trajecten = list(
            Traject.objects.zichtbaar_voor(gebruiker, Recht.CONTACT_LOGGEN)
            .lopend_op(vandaag)
            .filter(einddatum__isnull=True)
            .select_related("deelnemer")
            .op_naam()[: len(ROOSTER) + 1]
        )
        if (
            trajecten
            and not Afspraak.objects.filter(medewerker=gebruiker).op_dagen(vandaag, vandaag + EEN_DAG).exists()
        ):
            _vul_agenda(gebruiker, trajecten, vandaag)


def _vul_agenda(gebruiker: Gebruiker, trajecten: Sequence[Traject], vandaag: date) -> None:
    bij = dict(
        Plaatsing.objects.filter(traject__in=trajecten, einddatum__isnull=True).values_list(
            "traject_id", "werkgever__naam"
        )
    )
    for nummer, (dagen, begin, minuten) in enumerate(ROOSTER):
        # colleagues who share a traject do not all begin with the same deelnemer
        traject = trajecten[(nummer + 3 * gebruiker.pk) % len(trajecten)]
        dag = vandaag + timedelta(days=dagen)
        sleutel = uuid5(NAMESPACE_URL, f"{gebruiker.email} {dag} {begin}")
        wat = _wat(traject, bij, nummer)
        maak_afspraak(
            door=gebruiker, trajecten=[traject], datum=dag, begin=begin, minuten=minuten, sleutel=sleutel, **wat
        )
    _nog_uit_te_werken(gebruiker, trajecten[-1], bij, vandaag)


def _nog_uit_te_werken(gebruiker: Gebruiker, traject: Traject, bij: dict[int, str], vandaag: date) -> None:
    """One of the last working day that nobody wrote up: the dienst plans nothing in the past."""
    dag = vandaag - timedelta(days={0: 3, 6: 2}.get(vandaag.weekday(), 1))
    van, tot = tijdvak_op(dag, time(11, 0), 45, timezone.get_current_timezone())
    if traject.startdatum is None or traject.startdatum > dag:
        return
    afspraak = Afspraak.objects.create(medewerker=gebruiker, van=van, tot=tot, **_wat(traject, bij, 0))
    afspraak.trajecten.add(traject)


def _wat(traject: Traject, bij: dict[int, str], nummer: int) -> Wat:
    """Kind, place and subject: at the employer of whoever has a placement."""
    if werkgever := bij.get(traject.pk):
        return {"soort": "werkplekbezoek", "plek": werkgever, "onderwerp": ""}
    organisatie = huidige()
    plek = PLEK.get(organisatie.schema_name, "") if organisatie else ""
    return {"soort": "gesprek", "plek": plek, "onderwerp": WAAROVER[nummer % len(WAAROVER)]}
