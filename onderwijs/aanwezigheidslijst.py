"""The page on which a trainer writes down who was there: one line for each, everybody there unless said otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils import timezone

from onderwijs import regels
from onderwijs.diensten.aanwezigheden import Stand, deelnames_bij, stand_van
from onderwijs.models import Aanwezigheid, Aanwezigheidscorrectie, Bijeenkomst, Deelname
from toegang.controle import mag
from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# how many minutes somebody can be late in one field: more than any meeting lasts
MINUTEN_HOOGSTENS = 24 * 60


@dataclass(frozen=True)
class Rij:
    """One participant: what is chosen now, and what a colleague wrote down meanwhile (None when nobody did).

    `nieuw` came into the group after the form was made: nothing was chosen for them yet.
    """

    deelname: Deelname
    naam: str
    stand: Stand
    nu: Stand | None = None
    fout: str = ""
    nieuw: bool = False
    getypt: tuple[str, str] | None = None

    @property
    def nu_in_woorden(self) -> str:
        """What a colleague wrote down, as one says it."""
        return in_woorden(self.nu) if self.nu else ""

    @property
    def woorden(self) -> str:
        """How it was, as one says it."""
        return in_woorden(self.stand)

    @property
    def later(self) -> str:
        """What stands in the field for the minutes that somebody came later."""
        return self.getypt[0] if self.getypt else str(self.stand.later or "")

    @property
    def weg(self) -> str:
        """What stands in the field for the minutes that somebody left earlier."""
        return self.getypt[1] if self.getypt else str(self.stand.eerder_weg or "")

    @property
    def met_minuten(self) -> bool:
        """Whether somebody came later or left earlier."""
        return bool(self.stand.later or self.stand.eerder_weg or self.fout)


@dataclass(frozen=True)
class Aanwezigheidslijst:
    """All lines of a meeting, what stands in the way of writing them down, and how it was corrected."""

    bijeenkomst: Bijeenkomst
    rijen: list[Rij]
    bezwaar: str
    correcties: list[Aanwezigheidscorrectie]
    mag_vastleggen: bool
    botsing: bool = False

    @property
    def aantal_aanwezig(self) -> int:
        """How many are there, as it is chosen now."""
        return sum(rij.stand.aanwezig for rij in self.rijen)

    @property
    def fout(self) -> str:
        """The first thing that is not right; empty when all is well."""
        return next((f"{rij.naam}: {rij.fout}" for rij in self.rijen if rij.fout), "")

    @property
    def met_minuten(self) -> int:
        """How many came later or left earlier."""
        return sum(rij.met_minuten for rij in self.rijen)

    @property
    def standen(self) -> dict[int, Stand]:
        """What was chosen, by id of the participation."""
        return {rij.deelname.pk: rij.stand for rij in self.rijen if not rij.nieuw}


def in_woorden(stand: Stand) -> str:
    """How it was with somebody, as one says it: "Was er, 20 minuten later"."""
    delen = [str(Aanwezigheid.Staat(stand.staat).label)]
    delen += [f"{stand.later} minuten later"] if stand.later else []
    delen += [f"{stand.eerder_weg} minuten eerder weg"] if stand.eerder_weg else []
    return ", ".join(delen)


def lees_lijst(
    bijeenkomst: Bijeenkomst, gebruiker: Gebruiker, gegevens: Mapping[str, str] | None = None, *, botsing: bool = False
) -> Aanwezigheidslijst:
    """The list of `bijeenkomst` as `gegevens` (a form that was sent) fill it in, else as it was written down.

    `botsing` also tells per line what a colleague wrote down that differs. Whoever may not write it down sees the
    people within reach alone.
    """
    deelnames = deelnames_bij(bijeenkomst)
    mag_vastleggen = mag(gebruiker, Recht.AANWEZIGHEID_VASTLEGGEN, bijeenkomst)
    if not mag_vastleggen and not mag(gebruiker, Recht.GROEP_BEHEREN, bijeenkomst):
        gezien = Deelname.objects.filter(pk__in=[d.pk for d in deelnames]).zichtbaar_voor(gebruiker)
        sleutels = set(gezien.values_list("pk", flat=True))
        deelnames = [deelname for deelname in deelnames if deelname.pk in sleutels]
    opgeslagen = {rij.deelname_id: stand_van(rij) for rij in Aanwezigheid.objects.van_bijeenkomst(bijeenkomst)}
    rijen = [_rij(deelname, opgeslagen.get(deelname.pk), gegevens, bijeenkomst.minuten) for deelname in deelnames]
    if botsing:
        rijen = [_met_nu(rij, opgeslagen.get(rij.deelname.pk)) for rij in rijen]
    return Aanwezigheidslijst(
        bijeenkomst=bijeenkomst,
        rijen=rijen,
        bezwaar=regels.mag_vastleggen(
            datum=bijeenkomst.datum,
            vervallen=bijeenkomst.staat == Bijeenkomst.Staat.VERVALLEN,
            vandaag=timezone.localdate(),
        ),
        correcties=_correcties(bijeenkomst, {deelname.pk for deelname in deelnames}),
        mag_vastleggen=mag_vastleggen,
        botsing=botsing,
    )


def _rij(deelname: Deelname, opgeslagen: Stand | None, gegevens: Mapping[str, str] | None, duur: int) -> Rij:
    naam = deelname.traject.deelnemer.naam
    if gegevens is None:
        return Rij(deelname, naam, opgeslagen or Stand())
    if f"staat_{deelname.pk}" not in gegevens:
        return Rij(deelname, naam, opgeslagen or Stand(), nieuw=True)
    getypt = (gegevens.get(f"later_{deelname.pk}", ""), gegevens.get(f"weg_{deelname.pk}", ""))
    try:
        stand = _gestuurd(gegevens[f"staat_{deelname.pk}"], *getypt)
    except ValueError as fout:
        return Rij(deelname, naam, opgeslagen or Stand(), fout=str(fout), getypt=getypt)
    bezwaar = regels.aanwezigheid_past(duur, aanwezig=stand.aanwezig, later=stand.later, eerder_weg=stand.eerder_weg)
    return Rij(deelname, naam, stand, fout=bezwaar, getypt=getypt)


def _gestuurd(staat: str, later: str, weg: str) -> Stand:
    """What the form says of one participant. Raises ValueError with a sentence when it cannot be read."""
    if staat not in Aanwezigheid.Staat.values:
        raise ValueError("Kies of deze deelnemer er was.")
    if staat != Aanwezigheid.Staat.AANWEZIG:
        return Stand(staat)
    return Stand(staat, _minuten(later), _minuten(weg))


def _minuten(tekst: str) -> int:
    schoon = tekst.strip()
    if not schoon:
        return 0
    if not (schoon.isascii() and schoon.isdecimal() and len(schoon) < 5 and int(schoon) <= MINUTEN_HOOGSTENS):
        raise ValueError("Schrijf de minuten als een getal, zoals 20.")
    return int(schoon)


def _met_nu(rij: Rij, opgeslagen: Stand | None) -> Rij:
    return replace(rij, nu=opgeslagen) if opgeslagen is not None and opgeslagen != rij.stand else rij


def _correcties(bijeenkomst: Bijeenkomst, deelnames: set[int]) -> list[Aanwezigheidscorrectie]:
    rijen = Aanwezigheidscorrectie.objects.filter(
        aanwezigheid__bijeenkomst=bijeenkomst, aanwezigheid__deelname__in=deelnames
    )
    return list(rijen.select_related("gewijzigd_door", "aanwezigheid__deelname__traject__deelnemer"))
