"""Weeks of hours in the demo: approved ones, one that waits, one that was sent back, and a colleague who is late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from organisaties import huidige
from toegang.models import Gebruiker
from trajecten.models import Contactmoment, Urenregel, Urenstaat
from trajecten.urenstaat.diensten import Goedkeuring, dien_in, keur_goed, stuur_terug
from trajecten.urenstaat.regels import maandag_van
from trajecten.urenstaat.schrijven import Werk, boek_tegen, schrijf_uren
from trajecten.urenstaat.uren import momentopname, uren_van, vingerafdruk

if TYPE_CHECKING:
    from trajecten.models import Subsidieproject

COACHES = ("coach1", "coach2", "coach3", "coach4")
TE_LAAT, TERUG = "coach3", "coach2"
# as far back as the first day of the month before: of that month most hours can be shown to an auditor
GOEDGEKEURDE_WEKEN = range(2, 10)
WEEK = timedelta(days=7)
# weekday, minutes, kind, note
ANDERS = (
    (0, 60, Urenregel.Soort.OVERLEG, "Teamoverleg"),
    (1, 45, Urenregel.Soort.REISTIJD, "Langs de werkplekken"),
    (3, 30, Urenregel.Soort.VOORBEREIDING, ""),
)


def vul(vandaag: date) -> None:
    """Hand in the weeks before `vandaag`, unless there is an urenstaat already."""
    manager = Gebruiker.objects.filter(email__startswith="programmamanager@").first()
    if manager is None or Urenstaat.objects.exists():
        return
    coaches = [c for naam in COACHES if (c := Gebruiker.objects.filter(email__startswith=f"{naam}@").first())]
    maandag = maandag_van(vandaag)
    for coach in coaches:
        _schrijf_anders(coach, maandag - WEEK)
        weken = [maandag - WEEK * nummer for nummer in reversed(GOEDGEKEURDE_WEKEN)]
        staten = [staat for week in weken if (staat := _dien_in(coach, week))]
        keur_goed(goedkeuringen=[Goedkeuring(staat.pk, staat.sha256) for staat in staten], door=manager)
        _verbeter(coach, maandag - WEEK * 2)
        _laatste_week(coach, maandag - WEEK, manager)


def _laatste_week(coach: Gebruiker, maandag: date, manager: Gebruiker) -> None:
    """The week before this one waits; of one colleague it came back, and another forgot it."""
    if coach.email.startswith(TE_LAAT):
        return
    staat = _dien_in(coach, maandag)
    if staat and coach.email.startswith(TERUG):
        stuur_terug(urenstaat=staat, reden="Voor welk project was het teamoverleg?", door=manager)


def _dien_in(coach: Gebruiker, maandag: date) -> Urenstaat | None:
    uren = uren_van([coach.pk], maandag, maandag + WEEK)
    if not uren:
        return None
    return dien_in(medewerker=coach, week=maandag, sha256=vingerafdruk(momentopname(uren)), door=coach)


def _schrijf_anders(coach: Gebruiker, maandag: date) -> None:
    """Other hours beside the contact of the sample data; travel counts for the project of the contact that week."""
    contact = Contactmoment.objects.filter(medewerker=coach, datum__gte=maandag, datum__lt=maandag + WEEK)
    eerste = contact.select_related("subsidieproject").order_by("datum", "pk").first()
    project: Subsidieproject | None = eerste.subsidieproject if eerste else None
    for dag, minuten, soort, toelichting in ANDERS:
        telt_voor = project if soort != Urenregel.Soort.OVERLEG else None
        datum = maandag + timedelta(days=dag)
        werk = Werk(datum, minuten, soort, telt_voor, toelichting)
        schrijf_uren(werk=werk, sleutel=_sleutel(coach, datum, soort), door=coach)


def _verbeter(coach: Gebruiker, maandag: date) -> None:
    """The first coach found a mistake in a week that was approved."""
    contact = Contactmoment.objects.filter(medewerker=coach, datum__gte=maandag, datum__lt=maandag + WEEK)
    fout = contact.filter(minuten__gte=60, groepscontact__isnull=True).order_by("datum", "pk").first()
    if fout is None or not coach.email.startswith(COACHES[0]):
        return
    boek_tegen(
        uur=fout,
        minuten=fout.minuten - 15,
        subsidieproject=fout.subsidieproject,
        reden="Het gesprek was korter dan ik had opgeschreven.",
        sleutel=_sleutel(coach, maandag, "tegenboeking"),
        door=coach,
    )


def _sleutel(coach: Gebruiker, datum: date, wat: str) -> UUID:
    organisatie = huidige()
    schema = organisatie.schema_name if organisatie else ""
    return uuid5(NAMESPACE_URL, f"{schema}/{coach.email}/{datum.isoformat()}/{wat}")
