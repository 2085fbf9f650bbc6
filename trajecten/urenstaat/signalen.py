"""What asks attention about hours: of whoever must hand in, and of whoever must approve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from toegang.controle import mag
from toegang.matrix import Recht
from toegang.onthouden import onthoud
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel, staat_aan
from trajecten.urenstaat.overzicht import WEEK, collegarijen, collegas_van, wachtende_weken
from trajecten.urenstaat.regels import Staat, maandag_van
from vormgeving.taal import datum as in_woorden
from vormgeving.taal import uren as in_uren

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.urenstaat.overzicht import Collegarij, Weekcel

SIGNALEN_HOOGSTENS = 100
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
    weken = [week for week in _rijen(gebruiker, vandaag)[0].weken if week.te_laat]
    if weken:
        yield Signaal(
            code=TE_LAAT.code,
            soortnaam=TE_LAAT.naam,
            traject_id=None,
            titel=f"Je uren van week {_nummers(weken)} zijn nog niet ingediend",
            feiten=_feiten(weken),
            ernst=Ernst.KRITIEK if len(weken) > 1 else Ernst.LETOP,
            icoon="clock",
            actie="Week bekijken",
            url=f"{reverse('trajecten:uren')}?week={weken[0].maandag.isoformat()}",
            kort="Uren te laat",
            gewicht=len(weken),
            recht=Recht.UREN_SCHRIJVEN,
            kenmerk=weken[0].maandag.isoformat(),
        )


def te_goedkeuren(gebruiker: Gebruiker, vandaag: date) -> Iterator[Signaal]:
    """One signal for each week of a colleague that waits for `gebruiker`, the oldest first."""
    if not (staat_aan(WACHT.code) and mag(gebruiker, Recht.UREN_GOEDKEUREN)):
        return
    for staat in wachtende_weken(gebruiker)[:SIGNALEN_HOOGSTENS]:
        week = staat.week.isocalendar().week
        assert staat.ingediend_op is not None  # what waits was handed in
        yield Signaal(
            code=WACHT.code,
            soortnaam=WACHT.naam,
            traject_id=None,
            titel=f"Week {week} van {staat.medewerker.naam} wacht op je goedkeuring",
            feiten=f"{in_uren(staat.minuten or 0)} · ingediend op {in_woorden(staat.ingediend_op)}",
            ernst=Ernst.INFO,
            icoon="clipboard-check",
            actie="Week bekijken",
            url=_week_van(staat.medewerker_id, staat.week),
            kort="Uren goedkeuren",
            gewicht=(vandaag - staat.week).days,
            recht=Recht.UREN_GOEDKEUREN,
            kenmerk=str(staat.pk),
        )


def collegas_te_laat(gebruiker: Gebruiker, vandaag: date) -> Iterator[Signaal]:
    """For whoever approves: one signal for each colleague with weeks that are late."""
    if not (staat_aan(TE_LAAT.code) and mag(gebruiker, Recht.UREN_GOEDKEUREN)):
        return
    for rij in _rijen(gebruiker, vandaag)[1:]:
        laat = [week for week in rij.weken if week.te_laat]
        if laat:
            yield Signaal(
                code=TE_LAAT.code,
                soortnaam=TE_LAAT.naam,
                traject_id=None,
                titel=f"{rij.medewerker.naam} heeft week {_nummers(laat)} nog niet ingediend",
                feiten=_feiten(laat),
                ernst=Ernst.LETOP,
                icoon="clock",
                actie="Week bekijken",
                url=_week_van(rij.medewerker.pk, laat[0].maandag),
                kort="Uren te laat",
                gewicht=len(laat),
                recht=Recht.UREN_GOEDKEUREN,
                kenmerk=f"collega-{rij.medewerker.pk}",
            )


def _rijen(gebruiker: Gebruiker, vandaag: date) -> list[Collegarij]:
    """The last weeks of `gebruiker`, and after that of each colleague whose hours they approve."""
    return onthoud(("weken_te_laat", gebruiker.pk, vandaag), lambda: _vraag_rijen(gebruiker, vandaag))


def _vraag_rijen(gebruiker: Gebruiker, vandaag: date) -> list[Collegarij]:
    collegas = collegas_van(gebruiker).actief().met_recht(Recht.UREN_SCHRIJVEN)
    iedereen = [gebruiker, *(collegas if mag(gebruiker, Recht.UREN_GOEDKEUREN) else ())]
    laatste = maandag_van(vandaag)
    weken = [laatste - WEEK * nummer for nummer in reversed(range(1, drempel(TE_LAAT.code, "weken") + 1))]
    return collegarijen(iedereen, weken, vandaag, drempel(TE_LAAT.code, "dagen"))


def _nummers(weken: Sequence[Weekcel]) -> str:
    return ", ".join(str(week.maandag.isocalendar().week) for week in weken)


def _feiten(weken: Sequence[Weekcel]) -> str:
    zondag = weken[0].maandag + timedelta(days=6)
    terug = any(week.staat == Staat.TERUGGESTUURD for week in weken)
    einde = f"week {zondag.isocalendar().week} eindigde op {in_woorden(zondag)}"
    return f"{einde} · teruggestuurd met een reden" if terug else einde


def _week_van(medewerker: int, maandag: date) -> str:
    return f"{reverse('trajecten:uren_collega', args=[medewerker])}?week={maandag.isoformat()}"
