"""The words of a route: some number their bouwstenen, others call a module or a phase by its name."""

from __future__ import annotations

from bouwstenen.models import Bouwsteen, Route
from bouwstenen.models.route import Steeninhoud
from bouwstenen.regels import Overgang
from toegang.onthouden import onthoud
from trajecten.models import Traject
from vormgeving.taal import getal

MEERVOUD = {
    Route.Woord.BOUWSTEEN.value: "bouwstenen",
    Route.Woord.MODULE.value: "modules",
    Route.Woord.FASE.value: "fases",
}


def knop(overgang: Overgang, woord: str, *, enige: bool = False) -> str:
    """The words of the button of a step: “Naar de volgende module”. `enige`: the route has one part only."""
    if enige:
        op_enige = {Overgang.AFRONDEN: f"{woord.capitalize()} afronden", Overgang.TERUG: f"Weer verder met de {woord}"}
        if overgang in op_enige:
            return op_enige[overgang]
    return in_woorden_van(woord, overgang.label)


def aanduiding(steen: Bouwsteen, *, begin: bool = False) -> str:
    """How people speak of this stone: “bouwsteen 3” where stones have numbers, else its name.

    `begin`: at the beginning of a sentence. Asks `steen.route`.
    """
    if steen.route.woord != Route.Woord.BOUWSTEEN:
        return steen.naam
    return f"{'Bouwsteen' if begin else 'bouwsteen'} {steen.nummer}"


def woord_van(traject: Traject) -> str:
    """What a part of the route of this traject is called."""
    routes = Route.objects.filter(programma=traject.programma_id).values_list("woord", flat=True)
    return onthoud(("woord_van", traject.programma_id), routes.first) or Route.Woord.BOUWSTEEN.value


def woord_hier() -> str:
    """What all routes of this organisation call a part; “bouwsteen” where they differ."""
    routes = Route.objects.filter(programma__actief=True).values_list("woord", flat=True)
    woorden = onthoud("woord_hier", lambda: set(routes))
    return next(iter(woorden)) if len(woorden) == 1 else Route.Woord.BOUWSTEEN.value


def met_nummer(steen: Bouwsteen | None) -> str:
    """“3. Leren en werken in de praktijk”, or only the name where stones have no numbers; “geen” without one."""
    if steen is None:
        return "geen"
    return str(steen) if steen.route.woord == Route.Woord.BOUWSTEEN else steen.naam


def in_woorden_van(woord: str, tekst: str) -> str:
    """`tekst`, that speaks of a bouwsteen, in the word of this route; all of them take “de”."""
    return tekst.replace("bouwsteen", woord).replace("Bouwsteen", woord.capitalize())


def volle_naam(steen: Bouwsteen) -> str:
    """“bouwsteen 3, Leren en werken in de praktijk”, or only the name where stones have no numbers."""
    if steen.route.woord != Route.Woord.BOUWSTEEN:
        return steen.naam
    return f"bouwsteen {steen.nummer}, {steen.naam}"


def norm_in_woorden(per_week: object, totaal: object) -> str:
    """“2 uur per week, 24 uur in totaal”, or “geen norm”."""
    delen = [f"{getal(per_week)} uur per week"] if per_week else []  # type: ignore[arg-type]
    delen += [f"{getal(totaal)} uur in totaal"] if totaal else []  # type: ignore[arg-type]
    return ", ".join(delen) or "geen norm"


def uren_in_woorden(steen: Steeninhoud) -> str:
    """The hours that a stone asks: “begeleiding 2 uur per week · deelnemer 18 uur per week”; empty without a norm."""
    normen = (
        ("begeleiding", steen.coach_uren_per_week, steen.coach_uren_totaal),
        ("deelnemer", steen.deelnemer_uren_per_week, steen.deelnemer_uren_totaal),
    )
    return " · ".join(f"{wie} {norm_in_woorden(week, totaal)}" for wie, week, totaal in normen if week or totaal)
