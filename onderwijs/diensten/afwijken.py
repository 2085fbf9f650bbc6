"""Following a leerlijn otherwise than it is meant: allowed, with a reason that is kept.

Aanschuifonderwijs is for people of 45 and older, two modules in a half-year. Who guides somebody may have a good reason
to do otherwise; without one nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from onderwijs import regels
from onderwijs.models import Deelname, Leerlijn, Modulekeuze
from toegang.fouten import RegelGeschonden

if TYPE_CHECKING:
    from trajecten.models import Traject

VRAAG = "Doe je het toch? Schrijf dan op waarom."


class RedenGevraagd(RegelGeschonden):
    """It can be done, with a reason: the field `afwijking`."""

    def __init__(self, bezwaren: Collection[str]) -> None:
        super().__init__(" ".join([*bezwaren, VRAAG]), veld="afwijking")


def bezwaren_tegen(traject: Traject, leerlijn: Leerlijn, modules: Collection[int], vandaag: date) -> list[str]:
    """What speaks against `traject` following `modules` (ids) of `leerlijn` from `vandaag` on; empty: nothing.

    Modules that are followed in a group count too; with a maximum per half-year those finished in it as well.
    """
    bezig, klaar = _volgt_al(traject, leerlijn, vandaag)
    samen = set(modules) | bezig
    gevonden = (
        regels.leeftijd_past(traject.deelnemer.leeftijd(vandaag), leerlijn.leeftijd_van),
        regels.modules_passen(
            len(samen),
            leerlijn.modules_tegelijk if modules else None,
            pas_klaar=len(klaar - samen),
            per_halfjaar=leerlijn.per_halfjaar,
        ),
    )
    return [f"{leerlijn}: {bezwaar}" for bezwaar in gevonden if bezwaar]


def _volgt_al(traject: Traject, leerlijn: Leerlijn, vandaag: date) -> tuple[set[int], set[int]]:
    """Ids of the modules of `leerlijn` that somebody follows in a group, and of those finished in this half-year."""
    in_groep = Deelname.objects.van(traject).filter(groep__module__leerlijn=leerlijn, van__isnull=False)
    deelnames = list(in_groep.values_list("groep__module_id", "staat", "van"))
    keuzes = Modulekeuze.objects.van(traject).filter(module__leerlijn=leerlijn, staat=Modulekeuze.Staat.AFGEROND)
    bezig = {module for module, staat, _ in deelnames if staat == Deelname.Staat.INGEDEELD}
    klaar = [(module, van) for module, staat, van in deelnames if staat == Deelname.Staat.AFGEROND]
    klaar += list(keuzes.values_list("module_id", "gekozen_op"))
    return bezig, {module for module, van in klaar if regels.telt_in_halfjaar(van, vandaag)}
