"""What asks attention about hours: of whoever must hand in, and of whoever must approve."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel, staat_aan
from trajecten.urenstaat.overzicht import WEEK, collegarijen, collegas_van, wachtende_weken
from trajecten.urenstaat.regels import Staat, maandag_van
from vormgeving.taal import datum as in_woorden

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.urenstaat.overzicht import Weekcel

TE_LAAT = Signaalsoort(
    code="urenstaat_laat",
    naam="Uren te laat ingediend",
    uitleg="Een week met uren is een paar dagen na de zondag nog niet ingediend.",
    drempels=(
        Drempel("dagen", "Te laat als de zondag langer geleden is dan", "dagen", 2, 0, 28),
        Drempel("weken", "Kijk zo ver terug", "weken", 4, 1, 26),
    ),
    actie="Week bekijken en indienen",
    volgorde=80,
)
WACHT = Signaalsoort(
    code="urenstaat_wacht",
    naam="Uren om goed te keuren",
    uitleg="Een collega heeft een week ingediend en jij mag hem goedkeuren.",
    actie="Week goedkeuren",
    volgorde=81,
)


def eigen_weken(gebruiker: Gebruiker, vandaag: date) -> Iterator[Signaal]:
    """One signal for the own weeks that are late; the oldest is where it leads."""
    if not (staat_aan(TE_LAAT.code) and mag(gebruiker, Recht.UREN_SCHRIJVEN)):
        return
    weken = te_late_weken(gebruiker, vandaag)
    if not weken:
        return
    terug = any(week.staat == Staat.TERUGGESTUURD for week in weken)
    nummers = ", ".join(str(week.maandag.isocalendar().week) for week in weken)
    yield Signaal(
        code=TE_LAAT.code,
        soortnaam=TE_LAAT.naam,
        traject_id=None,
        titel=f"Je uren van week {nummers} zijn nog niet ingediend",
        feiten=f"week {nummers.partition(',')[0]} eindigde op {in_woorden(weken[0].maandag + timedelta(days=6))}"
        + (" · teruggestuurd met een reden" if terug else ""),
        ernst=Ernst.KRITIEK if len(weken) > 1 else Ernst.LETOP,
        icoon="clock",
        actie="Week bekijken",
        url=f"{reverse('trajecten:uren')}?week={weken[0].maandag.isoformat()}",
        kort="Uren te laat",
        gewicht=len(weken),
        recht=Recht.UREN_SCHRIJVEN,
        kenmerk=weken[0].maandag.isoformat(),
    )


def te_late_weken(gebruiker: Gebruiker, vandaag: date) -> list[Weekcel]:
    """The weeks with hours that `gebruiker` should have handed in, the oldest first, as far back as is set."""
    laatste = maandag_van(vandaag)
    weken = [laatste - WEEK * nummer for nummer in reversed(range(1, drempel(TE_LAAT.code, "weken") + 1))]
    rij = collegarijen([gebruiker], weken, vandaag, drempel(TE_LAAT.code, "dagen"))[0]
    return [week for week in rij.weken if week.te_laat]


def te_goedkeuren(gebruiker: Gebruiker, vandaag: date) -> Iterator[Signaal]:
    """One signal for all weeks of colleagues that wait for `gebruiker`."""
    if not (staat_aan(WACHT.code) and mag(gebruiker, Recht.UREN_GOEDKEUREN)):
        return
    wachtend = wachtende_weken(gebruiker)
    eerste = wachtend.first()
    if eerste is None:
        return
    aantal = wachtend.count()
    yield Signaal(
        code=WACHT.code,
        soortnaam=WACHT.naam,
        traject_id=None,
        titel="1 week wacht op jouw goedkeuring" if aantal == 1 else f"{aantal} weken wachten op jouw goedkeuring",
        feiten=f"de oudste is week {eerste.week.isocalendar().week} van {eerste.medewerker.naam}",
        ernst=Ernst.INFO,
        icoon="clipboard-check",
        actie="Weken bekijken",
        url=reverse("trajecten:uren_overzicht"),
        kort="Uren goedkeuren",
        gewicht=aantal,
        recht=Recht.UREN_GOEDKEUREN,
    )


def collegas_te_laat(gebruiker: Gebruiker, vandaag: date) -> Iterator[Signaal]:
    """For whoever approves: which colleagues have weeks that are late."""
    if not (staat_aan(TE_LAAT.code) and mag(gebruiker, Recht.UREN_GOEDKEUREN)):
        return
    laatste = maandag_van(vandaag)
    weken = [laatste - WEEK * nummer for nummer in reversed(range(1, drempel(TE_LAAT.code, "weken") + 1))]
    collegas = list(collegas_van(gebruiker).actief())
    rijen = collegarijen(collegas, weken, vandaag, drempel(TE_LAAT.code, "dagen"))
    laat = [rij for rij in rijen if rij.te_laat]
    if not laat:
        return
    namen = ", ".join(rij.medewerker.naam for rij in laat[:3])
    yield Signaal(
        code=TE_LAAT.code,
        soortnaam=TE_LAAT.naam,
        traject_id=None,
        titel="1 collega is te laat met uren" if len(laat) == 1 else f"{len(laat)} collega's zijn te laat met uren",
        feiten=namen + (f" en {len(laat) - 3} anderen" if len(laat) > 3 else ""),
        ernst=Ernst.LETOP,
        icoon="clock",
        actie="Overzicht bekijken",
        url=reverse("trajecten:uren_overzicht"),
        kort="Uren te laat",
        gewicht=len(laat),
        recht=Recht.UREN_GOEDKEUREN,
        kenmerk="collegas",
    )
