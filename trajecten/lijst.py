"""The deelnemerslijst: which trajecten, in what order, which page of them. Values in, one page out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from toegang.matrix import Recht
from trajecten.kolommen import Cel, cellen_van, kolommen_voor
from trajecten.models import Betrokkene, Traject
from trajecten.queries import binnen_bereik
from trajecten.registers import Filter, Kolom, registers
from trajecten.volgorde import VOLGORDEN

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet

PER_PAGINA = 25
VOLGORDE_NAAM = 15
# up to this many choices are shown as knobs, more as a select (ontwerptaal §10)
KNOPPEN_HOOGSTENS = 6


@dataclass(frozen=True)
class Keuze:
    """One choice of a filter as the page shows it."""

    waarde: str
    naam: str
    aantal: int
    gekozen: bool

    @property
    def kort(self) -> str:
        """On a knob a numbered choice is its number; `vervolg` is for who cannot see the others beside it."""
        nummer = self.naam.partition(" ")[0]
        return nummer if nummer.isdecimal() else self.naam

    @property
    def vervolg(self) -> str:
        """What `kort` leaves out."""
        return self.naam.removeprefix(self.kort)


@dataclass(frozen=True)
class Filterveld:
    """A filter with its choices as the page shows it."""

    filter: Filter
    keuzes: list[Keuze]
    gekozen: str

    @property
    def als_knoppen(self) -> bool:
        """Whether the choices are few enough for knobs, and the filter important enough."""
        return self.filter.vooraan and len(self.keuzes) <= KNOPPEN_HOOGSTENS

    @property
    def telt(self) -> bool:
        """Whether something else is chosen than when nobody chooses."""
        return self.gekozen != self.filter.standaard

    @property
    def label(self) -> str:
        """What is chosen, in words."""
        return next((keuze.naam for keuze in self.keuzes if keuze.gekozen), "Alles")


@dataclass(frozen=True)
class Vraag:
    """What is asked of the list: the address in words."""

    zoek: str
    sorteer: str
    gekozen: Mapping[str, str]
    na: str = ""

    @classmethod
    def van(cls, parameters: Mapping[str, str]) -> Vraag:
        """Read an address; what cannot be is left out."""
        sorteer = parameters.get("sorteer", "naam")
        return cls(
            # without NUL: PostgreSQL has no such character
            zoek=parameters.get("zoek", "").replace("\0", "").strip()[:80],
            sorteer=sorteer if sorteer in VOLGORDEN else "naam",
            gekozen={f.code: parameters.get(f.code, f.standaard) for f in registers.filters},
            na=parameters.get("na", ""),
        )

    def pad(self, **anders: str) -> str:
        """The address of the first page of this question, with some of it changed."""
        return f"{reverse('trajecten:lijst')}?{self.adres(**anders)}"

    def adres(self, **anders: str) -> str:
        """The query string of this question, with some of it changed."""
        alles = {"zoek": self.zoek, "sorteer": self.sorteer, **self.gekozen, **anders}
        standaard = {"sorteer": "naam", **{f.code: f.standaard for f in registers.filters}}
        return urlencode({naam: waarde for naam, waarde in alles.items() if waarde != standaard.get(naam, "")})


@dataclass(frozen=True)
class Rij:
    """One row: a traject with its cells, and whether this reader can log a contact with it."""

    traject: Traject
    cellen: list[Cel]
    te_loggen: bool

    @property
    def onder(self) -> str:
        """What stands below the name: the number and the jobcoach, or whoever guides when there is none."""
        alle = self.traject.begeleiders_nu  # type: ignore[attr-defined]  # voor_lijst
        begeleiders = [b for b in alle if b.rol == Betrokkene.Rol.JOBCOACH] or alle
        namen = dict.fromkeys(b.gebruiker.voornaam or b.gebruiker.naam for b in begeleiders)
        return " · ".join((self.traject.deelnemer.deelnemernummer, *namen))


@dataclass(frozen=True)
class Lijst:
    """A page of the deelnemerslijst.

    Its rows are trajecten: somebody in two programmes stands in it twice. `actief` counts people, once each.
    """

    vraag: Vraag
    velden: list[Filterveld]
    kolommen: list[Kolom]
    rijen: list[Rij]
    totaal: int
    getoond: int
    actief: int
    volgende: str

    @property
    def over(self) -> int:
        """How many rows the next page has."""
        return min(PER_PAGINA, self.totaal - self.getoond)

    @property
    def plek_van_naam(self) -> int:
        """Before which column the name stands: after the picture."""
        return sum(kolom.volgorde < VOLGORDE_NAAM for kolom in self.kolommen)

    @property
    def velden_vooraan(self) -> list[Filterveld]:
        """The filters that are always in sight."""
        return [veld for veld in self.velden if veld.als_knoppen]

    @property
    def velden_achteraf(self) -> list[Filterveld]:
        """The filters that a phone folds away."""
        return [veld for veld in self.velden if not veld.als_knoppen]

    @property
    def gekozen_velden(self) -> list[Filterveld]:
        """The filters at which something was chosen."""
        return [veld for veld in self.velden if veld.telt]

    @property
    def gekozen_links(self) -> list[tuple[Filterveld, str]]:
        """Each filter that was chosen, with the address without that choice."""
        return [(veld, self.vraag.pad(**{veld.filter.code: veld.filter.standaard})) for veld in self.gekozen_velden]

    @property
    def zonder_zoek(self) -> str:
        """The address without what was searched."""
        return self.vraag.pad(zoek="")

    @property
    def ruimer(self) -> str:
        """The address of the same search among all deelnemers."""
        return self.vraag.pad(**{filter_.code: "" for filter_ in registers.filters})

    @property
    def gezocht_op(self) -> str:
        """What was searched for in vain, in words."""
        bij = ", ".join(veld.label.lower() for veld in self.velden if veld.gekozen)
        return f"Je zocht op ‘{self.vraag.zoek}’{f' bij: {bij}' if bij else ''}."

    @property
    def volgordenaam(self) -> str:
        """How the rows are sorted."""
        return VOLGORDEN[self.vraag.sorteer].naam

    @property
    def volgorden(self) -> list[tuple[str, str]]:
        """The ways to sort: code and name."""
        return [(code, volgorde.naam) for code, volgorde in VOLGORDEN.items()]


def maak_lijst(trajecten: TrajectQuerySet, vraag: Vraag, gebruiker: Gebruiker, vandaag: date) -> Lijst:
    """The page of `trajecten` (those in reach of `gebruiker`) that `vraag` asks for."""
    gezocht = trajecten.met_naam_als(vraag.zoek)
    gekozen = {f: _leesbaar(f, vraag.gekozen.get(f.code, ""), trajecten, vandaag) for f in registers.filters}
    alle = _gefilterd(gezocht, gekozen, vandaag)
    volgorde = VOLGORDEN[vraag.sorteer].vandaag(trajecten, gebruiker, vandaag)
    gesorteerd = volgorde.pas_toe(alle.met_laatste_contact())
    vanaf = volgorde.na(gesorteerd, vraag.na, trajecten) if vraag.na else gesorteerd
    totaal = alle.count()
    rest = vanaf.count() if vraag.na else totaal
    rijen = list(vanaf.voor_lijst()[:PER_PAGINA])
    kolommen = kolommen_voor(gebruiker)
    cellen = cellen_van(kolommen, rijen, gebruiker, vandaag)
    # who sees all, guides some
    te_loggen = binnen_bereik([traject.pk for traject in rijen], gebruiker, Recht.CONTACT_LOGGEN)
    velden = [_veld(filter_, gezocht, gekozen, vandaag) for filter_ in registers.filters]
    return Lijst(
        vraag=vraag,
        velden=[veld for veld in velden if len(veld.keuzes) > 1 or veld.gekozen],
        kolommen=kolommen,
        rijen=[
            Rij(traject, cellen[traject.pk], bool(traject.startdatum) and traject.pk in te_loggen) for traject in rijen
        ],
        totaal=totaal,
        getoond=totaal - rest + len(rijen),
        actief=trajecten.lopend_op(vandaag).values("deelnemer").distinct().count(),
        volgende=vraag.adres(na=volgorde.plek_van(rijen[-1])) if rest > len(rijen) else "",
    )


def _leesbaar(filter_: Filter, waarde: str, trajecten: TrajectQuerySet, vandaag: date) -> str:
    """`waarde` as the filter can use it; empty when it cannot. Nothing is asked of the database here."""
    try:
        filter_.pas_toe(trajecten, waarde, vandaag)
    except (ValueError, KeyError):
        return ""
    return waarde


def _gefilterd(
    trajecten: TrajectQuerySet, gekozen: Mapping[Filter, str], vandaag: date, zonder: Filter | None = None
) -> TrajectQuerySet:
    """What all chosen filters leave; `zonder` is skipped."""
    for filter_, waarde in gekozen.items():
        if waarde and filter_ is not zonder:
            trajecten = filter_.pas_toe(trajecten, waarde, vandaag)
    return trajecten


def _veld(filter_: Filter, trajecten: TrajectQuerySet, gekozen: Mapping[Filter, str], vandaag: date) -> Filterveld:
    """A filter with its choices, each with what would be found with the other filters as they are."""
    nu = gekozen[filter_]
    gevonden = filter_.keuzes(_gefilterd(trajecten, gekozen, vandaag, zonder=filter_), vandaag)
    keuzes = [Keuze(waarde, naam, aantal, waarde == nu) for waarde, naam, aantal in gevonden]
    if nu and not any(keuze.gekozen for keuze in keuzes):
        keuzes.append(Keuze(nu, "Niemand gevonden", 0, True))
    return Filterveld(filter_, keuzes, nu)
