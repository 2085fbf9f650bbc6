"""What is offered to one traject: groups that are open, and modules for the personal plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from onderwijs.models import Deelname, Groep, Leerlijn, Module, Modulekeuze
from onderwijs.queries import ModuleQuerySet
from trajecten.models import Traject
from trajecten.views.aanvraag import getal


@dataclass(frozen=True)
class Groepskeuze:
    """A group that is open, and how this traject stands in it (None: not)."""

    groep: Groep
    deelname: Deelname | None
    vrij: int


@dataclass(frozen=True)
class Modulekeus:
    """A module as it can be chosen; `klaar` when it was finished before, `afwijking` why it was chosen all the same."""

    module: Module
    gekozen: bool
    klaar: bool
    afwijking: str


@dataclass(frozen=True)
class Leerlijnkeus:
    """The modules of one leerlijn; `opmerking` says whom it is meant for when that matters here."""

    leerlijn: Leerlijn
    modules: list[Modulekeus]
    opmerking: str


@dataclass(frozen=True)
class Aanbod:
    """All that can be chosen for one traject."""

    groepen: list[Groepskeuze]
    leerlijnen: list[Leerlijnkeus]
    mogelijk: ModuleQuerySet


def aanbod_voor(traject: Traject, vandaag: date, *, gekozen: Iterable[str] | None = None) -> Aanbod:
    """What `traject` can choose; `gekozen` are ids of modules that a form sent instead of what is in the plan."""
    keuzes = list(Modulekeuze.objects.van(traject))
    in_plan = {keuze.module_id for keuze in keuzes if keuze.staat == Modulekeuze.Staat.GEKOZEN}
    klaar = {keuze.module_id for keuze in keuzes if keuze.staat == Modulekeuze.Staat.AFGEROND}
    toch = {keuze.module_id: keuze.afwijking for keuze in keuzes if keuze.staat == Modulekeuze.Staat.GEKOZEN}
    aan = in_plan if gekozen is None else {getal(str(pk)) for pk in gekozen}
    # what is in the plan stays a choice, also when it is not offered any more
    mogelijk = Module.objects.in_gebruik().voor_programma(traject.programma) | Module.objects.filter(pk__in=in_plan)
    rijen = [
        Modulekeus(module, module.pk in aan, module.pk in klaar, toch.get(module.pk, ""))
        for module in mogelijk.in_volgorde().distinct()
    ]
    return Aanbod(
        groepen=_groepen(traject),
        leerlijnen=[
            Leerlijnkeus(leerlijn, list(van_leerlijn), _opmerking(leerlijn, traject, vandaag))
            for leerlijn, van_leerlijn in groupby(rijen, key=lambda keus: keus.module.leerlijn)
        ],
        mogelijk=mogelijk.distinct(),
    )


def _groepen(traject: Traject) -> list[Groepskeuze]:
    deelnames = {deelname.groep_id: deelname for deelname in Deelname.objects.actief().van(traject)}
    groepen = Groep.objects.open().voor_programma(traject.programma).voor_lijst()
    return [
        Groepskeuze(groep, deelnames.get(groep.pk), max(groep.capaciteit - groep.ingedeeld, 0))  # type: ignore[attr-defined]
        for groep in groepen
    ]


def _opmerking(leerlijn: Leerlijn, traject: Traject, vandaag: date) -> str:
    """For whom a leerlijn is meant, and how many modules somebody follows at the same time."""
    delen = []
    leeftijd = traject.deelnemer.leeftijd(vandaag)
    if leerlijn.leeftijd_van is not None and (leeftijd is None or leeftijd < leerlijn.leeftijd_van):
        delen.append(f"Bedoeld vanaf {leerlijn.leeftijd_van} jaar.")
    if leerlijn.modules_tegelijk is not None:
        wanneer = "in een halfjaar" if leerlijn.per_halfjaar else "tegelijk"
        delen.append(f"Kies er hoogstens {leerlijn.modules_tegelijk} {wanneer}.")
    return " ".join(delen)
