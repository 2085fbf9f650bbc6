"""What a new organisation starts with: the programmes of its sjabloon with their routes."""

from collections.abc import Mapping
from typing import Any

from bouwstenen.models import Bouwsteen, Onderdeel, Route, Stabiliteitsdoel
from trajecten.models import Programma

PROGRAMMA_VELDEN = (
    "naam",
    "leeftijd_van",
    "leeftijd_tot",
    "weken",
    "groepsgrootte",
    "instrument",
    "contact_elke_dagen",
    "nulmeting_binnen_dagen",
    "tussenmeting_elke_dagen",
)
BOUWSTEEN_VELDEN = (
    "naam",
    "doel",
    "deel",
    "plaats",
    "norm_aantal",
    "norm_eenheid",
    "weken",
    "coach_uren_per_week",
    "coach_uren_totaal",
    "deelnemer_uren_per_week",
    "deelnemer_uren_totaal",
    "keuze",
)


def maak_programmas(*, sjabloon: Mapping[str, Any], door: object | None) -> None:
    """Write the programmes and routes of `sjabloon`; a programme that is there already stays as it is.

    `sjabloon["programmas"]` is a list of programmes with the fields of Programma, the `woord` of its route and a list
    `route` of bouwstenen with the fields of Bouwsteen and the lists `doelen` and `onderdelen` of texts. A goal on
    health or justice is also named in the list `bijzonder` of its bouwsteen.
    """
    for gegevens in sjabloon.get("programmas", []):
        velden = {veld: gegevens[veld] for veld in PROGRAMMA_VELDEN if gegevens.get(veld) is not None}
        programma, nieuw = Programma.objects.get_or_create(code=gegevens["code"], defaults=velden)
        if nieuw:
            woord = gegevens.get("woord", Route.Woord.BOUWSTEEN)
            _leg_route(Route.objects.create(programma=programma, woord=woord), gegevens["route"])


def _leg_route(route: Route, stenen: list[Mapping[str, Any]]) -> None:
    for steen in stenen:
        velden = {veld: steen[veld] for veld in BOUWSTEEN_VELDEN if steen.get(veld) is not None}
        bouwsteen = Bouwsteen.objects.create(route=route, nummer=steen["nummer"], **velden)
        lijsten: tuple[tuple[type[Any], str], ...] = ((Stabiliteitsdoel, "doelen"), (Onderdeel, "onderdelen"))
        for model, lijst in lijsten:
            model.objects.bulk_create(
                model(bouwsteen=bouwsteen, volgorde=volgorde, tekst=tekst, **_bijzonder(model, tekst, steen))
                for volgorde, tekst in enumerate(steen.get(lijst, []), start=1)
            )


def _bijzonder(model: type[Any], tekst: str, steen: Mapping[str, Any]) -> dict[str, bool]:
    return {"bijzonder": tekst in steen.get("bijzonder", [])} if model is Stabiliteitsdoel else {}
