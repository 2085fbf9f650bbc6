"""What somebody followed: groups, chosen modules, and modules of the personal plan that the route keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Sum

from onderwijs.models import Aanwezigheid, Deelname, Leerlijn, Module, Modulekeuze
from trajecten.planmodules import Planmodule, planmodules_van
from vormgeving.taal import getal

if TYPE_CHECKING:
    from trajecten.models import Traject


PLAN = "plan"


@dataclass(frozen=True)
class Lijn:
    """What a deelnamecertificaat is of: a leerlijn, or the modules of the plan that belong to none.

    `code` is "leerlijn:3" or PLAN.
    """

    code: str
    naam: str
    doel: str = ""

    @classmethod
    def van(cls, leerlijn: Leerlijn) -> Lijn:
        """A leerlijn as such."""
        return cls(f"leerlijn:{leerlijn.pk}", leerlijn.naam, leerlijn.doel)


@dataclass(frozen=True)
class Geleerd:
    """A module, or a leerlijn as a whole, that somebody follows or finished: from `van` up to and with `klaar_op`.

    `sleutel` tells it from the same one followed again. `minuten` is how long somebody was there in groups, 0 where
    nobody wrote that down.
    """

    sleutel: str
    lijn: Lijn
    naam: str
    omvang: str
    minuten: int
    van: date
    klaar_op: date | None

    @property
    def is_klaar(self) -> bool:
        """Whether it was finished."""
        return self.klaar_op is not None


def geleerd_door(traject: Traject) -> list[Geleerd]:
    """What `traject` follows and what it finished, in the order in which it began; what was stopped is left out.

    A module that was chosen or stands in the plan, and was followed in a group, is there once: with the hours of the
    group.
    """
    deelnames = [
        deelname
        for deelname in Deelname.objects.van(traject).met_groep().order_by("van", "pk")
        if deelname.staat in (Deelname.Staat.INGEDEELD, Deelname.Staat.AFGEROND)
    ]
    minuten = _minuten(traject)
    uit_groepen = [_uit_groep(deelname, minuten.get(deelname.pk, 0)) for deelname in deelnames]
    in_groep = {deelname.groep.module_id for deelname in deelnames}
    keuzes = Modulekeuze.objects.van(traject).exclude(staat=Modulekeuze.Staat.VERVALLEN).met_module()
    los = [_uit_keuze(keuze) for keuze in keuzes if keuze.module_id not in in_groep]
    al = {deel.naam.casefold() for deel in (*uit_groepen, *los)}
    return sorted([*uit_groepen, *los, *_uit_plan(traject, al)], key=lambda deel: (deel.van, deel.sleutel))


def _minuten(traject: Traject) -> Mapping[int, int]:
    rijen = Aanwezigheid.objects.filter(deelname__traject=traject).order_by()
    return dict(rijen.values_list("deelname_id").annotate(som=Sum("minuten")))


def _uit_groep(deelname: Deelname, minuten: int) -> Geleerd:
    groep = deelname.groep
    klaar = deelname.staat == Deelname.Staat.AFGEROND
    assert deelname.van is not None  # the database: who is in a group has a first day
    return Geleerd(
        sleutel=f"deelname:{deelname.pk}",
        lijn=Lijn.van(groep.hele_leerlijn),
        naam=str(groep.onderwerp),
        omvang=_omvang(groep.module),
        minuten=minuten,
        van=deelname.van,
        klaar_op=_laatste_dag(deelname.van, deelname.tot) if klaar else None,
    )


def _uit_keuze(keuze: Modulekeuze) -> Geleerd:
    return Geleerd(
        sleutel=f"keuze:{keuze.pk}",
        lijn=Lijn.van(keuze.module.leerlijn),
        naam=keuze.module.naam,
        omvang=_omvang(keuze.module),
        minuten=0,
        van=keuze.gekozen_op,
        klaar_op=keuze.klaar_op if keuze.staat == Modulekeuze.Staat.AFGEROND else None,
    )


def _uit_plan(traject: Traject, al: set[str]) -> list[Geleerd]:
    """The modules of the personal plan that are not in `al` (names in small letters)."""
    plan = [deel for deel in planmodules_van([traject.pk]).get(traject.pk, []) if deel.naam.casefold() not in al]
    if not plan:
        return []
    modules = Module.objects.voor_programma(traject.programma).select_related("leerlijn").order_by("-actief", "pk")
    op_naam: dict[str, Module] = {}
    for module in modules:
        op_naam.setdefault(module.naam.casefold(), module)
    return [_planmodule(traject, deel, op_naam.get(deel.naam.casefold())) for deel in plan]


def _planmodule(traject: Traject, deel: Planmodule, module: Module | None) -> Geleerd:
    """`deel` of the plan; `module` is the one of a leerlijn with the same name, if any."""
    begin = traject.startdatum or deel.klaar_op or traject.aanmelddatum
    return Geleerd(
        sleutel=f"{PLAN}:{deel.naam.casefold()}",
        lijn=Lijn.van(module.leerlijn) if module else Lijn(PLAN, traject.programma.naam),
        naam=deel.naam,
        omvang=_omvang(module),
        minuten=0,
        van=min(begin, deel.klaar_op) if deel.klaar_op else begin,
        klaar_op=deel.klaar_op,
    )


def _laatste_dag(van: date, tot: date | None) -> date:
    """The last day of [van, tot)."""
    return max(van, tot - timedelta(days=1)) if tot else van


def _omvang(module: Module | None) -> str:
    return f"{getal(module.uren)} uur" if module and module.uren else ""
