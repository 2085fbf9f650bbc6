"""What matching reads: wishes, places and earlier work. Nothing else, so that it cannot know who somebody is.

It never touches Deelnemer, doelgroepen, uitkering, startsituatie or metingen: an import contract and a test that reads
the queries keep it so (docs/ontwikkel/werkplekken.md).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from trajecten.vaardigheden import vaardigheden_van
from werkgevers.evaluatie.regels import Staat
from werkgevers.matching.afstand import Adres
from werkgevers.matching.waarden import Ervaring, Evaluatiestand, Plek, Wens
from werkgevers.models import Evaluatieregel, Plaatsing, Werkplek, Werkwens
from werkgevers.werkplek.begrippen import Reizen
from werkgevers.werkplek.queries import WerkplekQuerySet

PLEKVELDEN = ("pk", "soort", "sector", "vanaf", "dagen", "uren_per_week", "niveau", "vaardigheden")
WENSVELDEN = ("sectoren", "soorten", "dagen", "uren_per_week", "niveau", "vaardigheden", "reizen")


def plekken_uit(werkplekken: WerkplekQuerySet) -> list[Plek]:
    """These places as values, in one query."""
    rijen = werkplekken.order_by().values_list(*PLEKVELDEN, "vestiging__postcode", "vestiging__plaats")
    return [_plek(*rij) for rij in rijen]


def plek_van(werkplek: Werkplek) -> Plek:
    """One place as a value."""
    vestiging = werkplek.vestiging
    waar = (vestiging.postcode, vestiging.plaats) if vestiging else ("", "")
    waarden: list[Any] = [*(getattr(werkplek, veld) for veld in PLEKVELDEN), *waar]
    return _plek(*waarden)


def wensen_van(trajecten: Collection[int], vandaag: date) -> dict[int, Wens]:
    """By id of a traject its wish; a traject without one is left out. The same number of queries for all together."""
    rijen = list(
        Werkwens.objects.filter(traject__in=list(trajecten)).values(
            "traject_id", "postcodegebied", "plaats", *WENSVELDEN
        )
    )
    gevonden = [rij["traject_id"] for rij in rijen]
    bewezen, ervaring = vaardigheden_van(gevonden, vandaag), _ervaring_van(gevonden, vandaag)
    return {
        rij["traject_id"]: Wens(
            sectoren=rij["sectoren"],
            soorten=rij["soorten"],
            dagen=rij["dagen"],
            uren_per_week=rij["uren_per_week"],
            adres=Adres.uit(rij["postcodegebied"], rij["plaats"]),
            reizen=Reizen(rij["reizen"]),
            niveau=rij["niveau"],
            vaardigheden=bewezen[rij["traject_id"]] | set(rij["vaardigheden"]),
            ervaring=ervaring[rij["traject_id"]],
        )
        for rij in rijen
    }


def _plek(  # one row of PLEKVELDEN, and where it is
    nummer: int,
    soort: str,
    sector: str,
    vanaf: date,
    dagen: Collection[int],
    uren_per_week: object,
    niveau: int | None,
    vaardigheden: Iterable[str],
    postcode: str | None,
    plaats: str | None,
) -> Plek:
    return Plek(
        nummer=nummer,
        soort=soort,
        sector=sector,
        vanaf=vanaf,
        dagen=tuple(dagen),
        uren_per_week=uren_per_week,  # type: ignore[arg-type]  # a Decimal or None, as the column says
        adres=Adres.uit(postcode or "", plaats or ""),
        niveau=niveau,
        vaardigheden=tuple(vaardigheden),
    )


def _ervaring_van(trajecten: Collection[int], vandaag: date) -> dict[int, dict[str, Ervaring]]:
    """By id and by code of the sector: placements that began before `vandaag`, with their last signed evaluation.

    One that ended before it began was no work.
    """
    keren = (
        Plaatsing.objects.filter(traject__in=trajecten, startdatum__lt=vandaag)
        .exclude(sector="")
        .exclude(einddatum__lte=F("startdatum"))
        .order_by()
        .values_list("traject_id", "sector")
        .annotate(aantal=Count("pk"))
    )
    standen = _evaluaties_van(trajecten)
    per_traject: dict[int, dict[str, Ervaring]] = {pk: {} for pk in trajecten}
    for traject, sector, aantal in keren:
        per_traject[traject][sector] = Ervaring(aantal, standen.get((traject, sector)))
    return per_traject


def _evaluaties_van(trajecten: Collection[int]) -> Mapping[tuple[int, str], Evaluatiestand]:
    """The last signed evaluation by traject and sector; a line in the upper half lies above the middle of its scale."""
    getekend = (
        Evaluatieregel.objects.filter(
            evaluatie__plaatsing__traject__in=trajecten, evaluatie__staat=Staat.GETEKEND, oordeel__isnull=False
        )
        .order_by("evaluatie__datum", "evaluatie_id")
        .values_list("evaluatie__plaatsing__traject_id", "evaluatie__plaatsing__sector", "evaluatie_id")
        .annotate(
            dag=F("evaluatie__datum"),
            besproken=Count("pk"),
            hoog=Count("pk", filter=Q(oordeel__gt=(F("evaluatie__formulier__niveaus__len") + 1) / 2.0)),
        )
    )
    # the last of each comes last
    return {(traject, sector): Evaluatiestand(dag, hoog, n) for traject, sector, _, dag, n, hoog in getekend}
