"""What somebody followed of the leerlijnen: modules of a plan, and groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Sum

from onderwijs.models import Aanwezigheid, Deelname, Leerlijn, Module, Modulekeuze
from vormgeving.taal import getal

if TYPE_CHECKING:
    from trajecten.models import Traject


@dataclass(frozen=True)
class Geleerd:
    """A module, or a leerlijn as a whole, that somebody follows or finished: over [van, klaar_op].

    `sleutel` tells it from the same one followed again. `minuten` is how long somebody was there in groups, 0 where
    nobody wrote that down.
    """

    sleutel: str
    leerlijn: Leerlijn
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

    A module that was chosen and followed in a group is there once, with the hours of the group.
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
    return sorted([*uit_groepen, *los], key=lambda deel: (deel.van, deel.sleutel))


def _minuten(traject: Traject) -> Mapping[int, int]:
    rijen = Aanwezigheid.objects.filter(deelname__traject=traject).order_by()
    return dict(rijen.values_list("deelname_id").annotate(som=Sum("minuten")))


def _uit_groep(deelname: Deelname, minuten: int) -> Geleerd:
    groep = deelname.groep
    klaar = deelname.staat == Deelname.Staat.AFGEROND
    assert deelname.van is not None  # the database: who is in a group has a first day
    return Geleerd(
        sleutel=f"deelname:{deelname.pk}",
        leerlijn=groep.hele_leerlijn,
        naam=str(groep.onderwerp),
        omvang=_omvang(groep.module),
        minuten=minuten,
        van=deelname.van,
        klaar_op=deelname.tot if klaar else None,
    )


def _uit_keuze(keuze: Modulekeuze) -> Geleerd:
    return Geleerd(
        sleutel=f"keuze:{keuze.pk}",
        leerlijn=keuze.module.leerlijn,
        naam=keuze.module.naam,
        omvang=_omvang(keuze.module),
        minuten=0,
        van=keuze.gekozen_op,
        klaar_op=keuze.klaar_op if keuze.staat == Modulekeuze.Staat.AFGEROND else None,
    )


def _omvang(module: Module | None) -> str:
    return f"{getal(module.uren)} uur" if module and module.uren else ""
