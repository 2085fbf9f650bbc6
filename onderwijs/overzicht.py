"""What the pages about groups show of people: who is in it, who waits, who could come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from onderwijs.models import Deelname, Groep, Modulekeuze
from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.kolommen import huizen_van
from trajecten.models import Traject
from trajecten.planmodules import planmodules_van
from trajecten.talen import taalnaam
from vormgeving.huis import Huis

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet

KANDIDATEN_PER_PAGINA = 25


@dataclass(frozen=True)
class Persoon:
    """Somebody as a group sees them: the house and the way to the dossier only for who may see the traject."""

    traject: Traject
    naam: str
    url: str
    huis: Huis | None
    talen: str
    volgt: str


@dataclass(frozen=True)
class Lid:
    """Somebody in a group or on its waiting list; `nummer` counts from 1."""

    deelname: Deelname
    persoon: Persoon
    nummer: int


@dataclass(frozen=True)
class Samenstelling:
    """Who is in a group and who waits; `anderen` are there without a name, as they are not for this person to see."""

    groep: Groep
    leden: list[Lid]
    wachtend: list[Lid]
    anderen: int
    ingedeeld: int
    aangeboden: int

    @property
    def vrij(self) -> int:
        """How many places nobody has and nobody was offered."""
        return max(self.groep.capaciteit - self.ingedeeld - self.aangeboden, 0)

    @property
    def kan_aanbieden(self) -> bool:
        """Whether there is a place for somebody who waits and was not asked yet."""
        return self.vrij > 0 and any(lid.deelname.aangeboden_op is None for lid in self.wachtend)


def samenstelling_van(groep: Groep, gebruiker: Gebruiker, vandaag: date) -> Samenstelling:
    """Who is in `groep` and who waits, as far as `gebruiker` may see: all of them for who gives or keeps the group."""
    alle = list(Deelname.objects.actief().filter(groep=groep).met_deelnemer())
    ziet_allen = mag(gebruiker, Recht.GROEP_BEHEREN, groep) or mag(gebruiker, Recht.AANWEZIGHEID_VASTLEGGEN, groep)
    personen = personen_van([deelname.traject for deelname in alle], gebruiker, vandaag, zonder=groep)
    gezien = [deelname for deelname in alle if ziet_allen or personen[deelname.traject_id].url]
    wachtend = sorted((d for d in gezien if d.plaats is not None), key=lambda deelname: deelname.plaats or 0)
    leden = [deelname for deelname in gezien if deelname.plaats is None]
    return Samenstelling(
        groep=groep,
        leden=[Lid(d, personen[d.traject_id], nummer) for nummer, d in enumerate(leden, 1)],
        wachtend=[Lid(d, personen[d.traject_id], nummer) for nummer, d in enumerate(wachtend, 1)],
        anderen=len(alle) - len(gezien),
        ingedeeld=sum(deelname.plaats is None for deelname in alle),
        aangeboden=sum(deelname.aangeboden_op is not None and deelname.plaats is not None for deelname in alle),
    )


def personen_van(
    trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date, *, zonder: Groep | None = None
) -> dict[int, Persoon]:
    """By id of the traject who it is, and what they follow apart from the group `zonder`."""
    sleutels = [traject.pk for traject in trajecten]
    gezien = set(Traject.objects.filter(pk__in=sleutels).zichtbaar_voor(gebruiker).values_list("pk", flat=True))
    huizen = huizen_van([traject for traject in trajecten if traject.pk in gezien], gebruiker, vandaag)
    volgt = _volgt(sleutels, zonder)
    personen = {}
    for traject in trajecten:
        cel = huizen.get(traject.pk)
        personen[traject.pk] = Persoon(
            traject=traject,
            naam=traject.deelnemer.naam,
            url=traject.get_absolute_url() if traject.pk in gezien else "",
            huis=cel.waarde["huis"] if cel and cel.waarde else None,
            talen=_talen(traject),
            volgt=", ".join(volgt.get(traject.pk, ())),
        )
    return personen


def kandidaten_voor(groep: Groep, gebruiker: Gebruiker, vandaag: date) -> TrajectQuerySet:
    """Running trajecten within reach of `gebruiker` that could be in `groep` and are not, by name."""
    al = Deelname.objects.actief().filter(groep=groep, traject_id=OuterRef("pk"))
    trajecten = Traject.objects.zichtbaar_voor(gebruiker).lopend_op(vandaag).filter(~Exists(al))
    if (programma := groep.hele_leerlijn.programma_id) is not None:
        trajecten = trajecten.filter(programma_id=programma)
    return trajecten.select_related("deelnemer", "programma").op_naam()


def na_traject(trajecten: TrajectQuerySet, pk: int) -> TrajectQuerySet:
    """Those that come after the traject `pk` in order of name: a name never stands in an address."""
    sleutel = trajecten.filter(pk=pk).values_list("deelnemer__sorteernaam", flat=True).first()
    if sleutel is None:
        return trajecten
    return trajecten.filter(deelnemer__sorteernaam__gte=sleutel).exclude(deelnemer__sorteernaam=sleutel, pk__lte=pk)


def _volgt(sleutels: Sequence[int], zonder: Groep | None) -> Mapping[int, list[str]]:
    """By id of the traject the groups that somebody is in, and the modules in the plan that have none yet."""
    volgt: dict[int, list[str]] = defaultdict(list)
    groepen = Deelname.objects.ingedeeld().filter(traject__in=sleutels).met_groep()
    for deelname in groepen.exclude(groep=zonder) if zonder else groepen:
        volgt[deelname.traject_id].append(str(deelname.groep.onderwerp))
    for keuze in Modulekeuze.objects.in_plan().filter(traject__in=sleutels).met_module():
        if str(keuze.module) not in volgt[keuze.traject_id]:
            volgt[keuze.traject_id].append(str(keuze.module))
    for pk, modules in planmodules_van(sleutels).items():
        bezig = {naam.casefold() for naam in volgt[pk]}
        volgt[pk] += [rij.naam for rij in modules if not rij.is_klaar and rij.naam.casefold() not in bezig]
    return volgt


def _talen(traject: Traject) -> str:
    deelnemer = traject.deelnemer
    codes = [code for code in (deelnemer.voorkeurstaal, *deelnemer.talen) if code]
    return ", ".join(taalnaam(code) for code in dict.fromkeys(codes))
