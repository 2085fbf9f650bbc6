"""Reading the rows of the report of hours: a fixed number of queries, whatever the project's size.

What counts for which project and on which day is not decided here: the lines are those of an urenstaat (ADR 15).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone

from rapportage.uren.rijen import Rijen, UurRij, WeekRij, sleutel
from rapportage.vraag import Vraag
from toegang.models import Gebruiker
from trajecten.models import (
    Code,
    Codelijst,
    Contactmoment,
    Subsidieproject,
    Tegenboeking,
    Traject,
    Urenregel,
    Urenstaat,
)
from trajecten.urenstaat.queries import telt_in
from trajecten.urenstaat.regels import Staat, maandag_van
from trajecten.urenstaat.uren import Bron, Uur, uren_van

WEEK = timedelta(days=7)
MODELLEN: dict[Bron, type[Model]] = {
    Bron.CONTACT: Contactmoment,
    Bron.REGEL: Urenregel,
    Bron.TEGENBOEKING: Tegenboeking,
}


def lees_rijen(vraag: Vraag) -> Rijen:
    """The hours for the project that count on a day of the period, with the whole weeks in which those days lie.

    The weeks are those of everybody who has hours for the project in them, now or on a week that was handed in.
    """
    assert isinstance(vraag.onderwerp, Subsidieproject)
    project, periode = vraag.onderwerp, vraag.periode
    begin, einde = maandag_van(periode.van), maandag_van(periode.tot) + WEEK
    alle = uren_van(sorted(_medewerkers(project, begin, einde)), begin, einde)
    hier = [uur for uur in alle if uur.subsidieproject_id == project.pk]
    weken = _weken(project, alle, begin, einde)
    soorten = _soorten(project, begin, einde)
    uren = tuple(_rij(uur, soorten) for uur in hier if uur.dag in periode)
    wie = {rij.medewerker_id for rij in weken} | {rij.goedgekeurd_door for rij in weken if rij.goedgekeurd_door}
    return Rijen(
        uren=uren,
        weken=weken,
        medewerkers={m.pk: m.naam for m in Gebruiker.objects.filter(pk__in=wie).order_by("pk")},
        trajecten=_trajecten(project, uren),
        contactsoorten=dict(
            Code.objects.filter(lijst=Codelijst.CONTACTSOORT).order_by("code").values_list("code", "naam")
        ),
        van=project.van,
        tot=project.tot,
    )


def esf_projecten(project: Subsidieproject) -> tuple[str, ...]:
    """Its own name when ESF+ pays: the mark of the European Union is obligatory then (domein §3.5)."""
    return (project.naam,) if project.soort == Subsidieproject.Soort.ESF else ()


def _medewerkers(project: Subsidieproject, begin: date, einde: date) -> set[int]:
    wie: set[int] = set()
    for model in MODELLEN.values():
        rijen = model._default_manager.filter(telt_in(begin, einde), subsidieproject=project)
        wie.update(rijen.order_by().values_list("medewerker_id", flat=True).distinct())
    # also of whom the hours were taken away after they were handed in: that is a difference to be told
    staten = Urenstaat.objects.filter(
        week__gte=begin, week__lt=einde, regels__contains=[{"subsidieproject": project.pk}]
    )
    return wie | set(staten.order_by().values_list("medewerker_id", flat=True).distinct())


def _soorten(project: Subsidieproject, begin: date, einde: date) -> dict[tuple[Bron, int], str]:
    """The kind of each contact and of other work."""
    soorten: dict[tuple[Bron, int], str] = {}
    for bron in (Bron.CONTACT, Bron.REGEL):
        rijen = MODELLEN[bron]._default_manager.filter(telt_in(begin, einde), subsidieproject=project)
        soorten.update(((bron, pk), soort) for pk, soort in rijen.order_by().values_list("pk", "soort"))
    return soorten


def _rij(uur: Uur, soorten: dict[tuple[Bron, int], str]) -> UurRij:
    return UurRij(
        sleutel(uur.bron.value, uur.pk),
        uur.bron.value,
        uur.medewerker_id,
        uur.dag,
        uur.datum,
        uur.minuten,
        uur.traject_id,
        soorten.get((uur.bron, uur.pk), ""),
    )


def _weken(project: Subsidieproject, alle: Sequence[Uur], begin: date, einde: date) -> tuple[WeekRij, ...]:
    """The weeks in which somebody has hours for the project, or had them when the week was handed in."""
    nu: dict[tuple[int, date], int] = defaultdict(int)
    hier: dict[tuple[int, date], int] = {}
    for uur in alle:
        welke = uur.medewerker_id, maandag_van(uur.dag)
        nu[welke] += uur.minuten
        if uur.subsidieproject_id == project.pk:
            hier[welke] = hier.get(welke, 0) + uur.minuten
    staten = _staten(project, {uur.medewerker_id for uur in alle}, begin, einde)
    vastgelegd = {welke for welke, (*_, van_project) in staten.items() if van_project is not None}
    leeg: tuple[Any, ...] = (Staat.CONCEPT.value, None, None, None, None)
    rijen = []
    for wie, week in sorted({*hier, *vastgelegd}):
        staat, op, door, minuten, van_project = staten.get((wie, week), leeg)
        welke = wie, week
        rijen.append(WeekRij(wie, week, staat, op, door, nu[welke], hier.get(welke, 0), minuten, van_project))
    return tuple(rijen)


def _staten(
    project: Subsidieproject, wie: set[int], begin: date, einde: date
) -> dict[tuple[int, date], tuple[str, date | None, int | None, int | None, int | None]]:
    """How far each week is, who approved it when, and the minutes that were frozen: all, and of the project.

    Of a week without lines for the project the last is None.
    """
    erbij = Q(medewerker__in=wie) | Q(regels__contains=[{"subsidieproject": project.pk}])
    staten = Urenstaat.objects.filter(erbij, week__gte=begin, week__lt=einde).order_by()
    velden = ("medewerker_id", "week", "staat", "goedgekeurd_op", "goedgekeurd_door_id", "minuten", "regels")
    return {
        (wie_, week): (staat, timezone.localdate(op) if op else None, door, minuten, _van_project(project, regels))
        for wie_, week, staat, op, door, minuten, regels in staten.values_list(*velden)
    }


def _van_project(project: Subsidieproject, regels: Iterable[dict[str, Any]] | None) -> int | None:
    minuten = [regel["minuten"] for regel in regels or () if regel["subsidieproject"] == project.pk]
    return sum(minuten) if minuten else None


def _trajecten(project: Subsidieproject, uren: Iterable[UurRij]) -> dict[int, str]:
    erbij = {uur.traject_id for uur in uren if uur.traject_id}
    trajecten = Traject.objects.filter(Q(subsidieproject=project) | Q(pk__in=erbij)).order_by("pk")
    return dict(trajecten.values_list("pk", "trajectnummer"))
