"""Appointments as screens show them: of a day, of a week, and what still has to be written up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from trajecten.agenda.bronnen import Agendapunt, agendapunten_van
from trajecten.agenda.regels import Moment, is_van_nu, moment_van
from trajecten.models import Afspraak, Codelijst, Traject
from trajecten.tijdlijn import ICONEN, ICOON_ANDERS, code_namen

if TYPE_CHECKING:
    from toegang.models import Gebruiker

NOG_UIT_TE_WERKEN = 10


@dataclass(frozen=True)
class Afspraakregel:
    """An appointment as a list shows it; `bij` are the trajecten of it that the viewer may see."""

    afspraak: Afspraak
    bij: list[Traject]
    soortnaam: str
    moment: Moment

    @property
    def wie(self) -> str:
        """With whom: "Daan Verbeek", or "Daan, Aylin en nog 3"."""
        if len(self.bij) <= 1:
            return self.bij[0].deelnemer.naam if self.bij else "Iemand die je niet meer begeleidt"
        namen = [traject.deelnemer.roepnaam for traject in self.bij]
        rest = len(namen) - 3
        return f"{', '.join(namen[:3])} en nog {rest}" if rest > 0 else f"{', '.join(namen[:-1])} en {namen[-1]}"

    @property
    def wat(self) -> str:
        """What kind, where and about what: "Werkplek · De Kwast"."""
        return " · ".join(deel for deel in (self.soortnaam, self.afspraak.plek, self.afspraak.onderwerp) if deel)

    @property
    def icoon(self) -> str:
        """The icon of its kind."""
        return ICONEN.get(self.afspraak.soort, ICOON_ANDERS)

    @property
    def van(self) -> datetime:
        """When it begins."""
        return self.afspraak.van

    @property
    def tijd(self) -> str:
        """When it begins on the clock here: "10.00"."""
        return f"{timezone.localtime(self.afspraak.van):%H.%M}"

    @property
    def tot(self) -> str:
        """When it ends on the clock here: "11.00"."""
        return f"{timezone.localtime(self.afspraak.tot):%H.%M}"

    @property
    def is_nu(self) -> bool:
        """Whether it goes on or is just over, and still has to be written up."""
        return self.afspraak.is_gepland and self.moment in (Moment.BEZIG, Moment.NET_GEWEEST)

    @property
    def uit_te_werken(self) -> bool:
        """Whether it can be written up: planned, and its day has come in a traject that has started."""
        vandaag = timezone.localdate()
        begonnen = any(t.startdatum is not None and t.startdatum <= vandaag for t in self.bij)
        return self.afspraak.is_gepland and timezone.localdate(self.afspraak.van) <= vandaag and begonnen


@dataclass(frozen=True)
class Dag:
    """A day of the agenda: its appointments and what other apps have on it, the first one first."""

    datum: date
    regels: list[Afspraakregel | Agendapunt]


def afspraken_op(gebruiker: Gebruiker, van: date, tot: date) -> list[Afspraakregel]:
    """The own appointments of `gebruiker` on the days [van, tot), in a number of queries that does not grow."""
    return _regels(Afspraak.objects.zichtbaar_voor(gebruiker).op_dagen(van, tot).met_deelnemers(gebruiker))


def week_van(gebruiker: Gebruiker, maandag: date) -> list[Dag]:
    """The seven days from `maandag` on, each with what `gebruiker` has on it."""
    einde = maandag + timedelta(days=7)
    punten = agendapunten_van(gebruiker, _middernacht(maandag), _middernacht(einde))
    regels: list[Afspraakregel | Agendapunt] = [*afspraken_op(gebruiker, maandag, einde), *punten]
    regels.sort(key=lambda regel: regel.van)
    dagen = [maandag + timedelta(days=nummer) for nummer in range(7)]
    return [Dag(dag, [r for r in regels if timezone.localdate(r.van) == dag]) for dag in dagen]


def nog_uit_te_werken(gebruiker: Gebruiker, nu: datetime) -> list[Afspraakregel]:
    """The appointments of earlier days that were not written up, the latest first and at most NOG_UIT_TE_WERKEN."""
    eerder = Afspraak.objects.zichtbaar_voor(gebruiker).gepland().voor_dag(timezone.localdate(nu))
    return _regels(eerder.met_deelnemers(gebruiker).order_by("-van", "-id")[:NOG_UIT_TE_WERKEN])


def afspraak_van_nu(gebruiker: Gebruiker, nu: datetime, *, met: Traject | None = None) -> Afspraak | None:
    """The appointment with one deelnemer that somebody who opens the contact form at `nu` most likely writes up.

    `met` leaves only those with the deelnemer of that traject.
    """
    vandaag = timezone.localdate(nu)
    eigen = Afspraak.objects.zichtbaar_voor(gebruiker).gepland().met_een()
    if met is not None:
        eigen = eigen.met(met)
    dichtbij = eigen.op_dagen(vandaag, vandaag + timedelta(days=1))
    passend = [afspraak for afspraak in dichtbij if is_van_nu(afspraak.van, afspraak.tot, nu)]
    # the last one that has begun, else the one that is about to
    begonnen = [afspraak for afspraak in passend if afspraak.van <= nu]
    return begonnen[-1] if begonnen else next(iter(passend), None)


def volgende_met(traject: Traject, nu: datetime, aantal: int) -> list[Afspraak]:
    """The next appointments of any colleague with the deelnemer of `traject`, the first one first."""
    return list(Afspraak.objects.met(traject).gepland().vanaf(nu).select_related("medewerker")[:aantal])


def regel_van(afspraak: Afspraak) -> Afspraakregel:
    """One appointment that was fetched with `met_deelnemers`, as a list shows it."""
    return _regels([afspraak])[0]


def _middernacht(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def _regels(afspraken: Iterable[Afspraak]) -> list[Afspraakregel]:
    nu, namen = timezone.now(), code_namen(Codelijst.CONTACTSOORT)
    return [
        Afspraakregel(
            afspraak=afspraak,
            bij=afspraak.bij,  # type: ignore[attr-defined]  # met_deelnemers
            soortnaam=namen.get(afspraak.soort, afspraak.soort),
            moment=moment_van(afspraak.van, afspraak.tot, nu),
        )
        for afspraak in afspraken
    ]
