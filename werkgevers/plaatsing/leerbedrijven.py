"""Placements as places to learn in practice (trajecten.leerbedrijven)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.leerbedrijven import Erkenningsplek, Leerbedrijven, Praktijkopleider
from werkgevers.models import Contactpersoon, Erkenning, Plaatsing

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject


def leerbedrijven(traject: Traject, gebruiker: Gebruiker) -> Leerbedrijven:
    """The placements of `traject` by recognition of their vestiging, in three queries; none for who may not see them.

    A recognition counts when it held during the placement, and a contactpersoon when they are one today.
    """
    if not mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        return Leerbedrijven((), ())
    plaatsingen = list(Plaatsing.objects.filter(traject=traject).select_related("werkgever", "vestiging"))
    erkenningen = _erkenningen({plaatsing.vestiging_id for plaatsing in plaatsingen if plaatsing.vestiging_id})
    mensen = _mensen({plaatsing.werkgever_id for plaatsing in plaatsingen})
    plekken = [
        _plek(plaatsing, erkenning, mensen.get(plaatsing.werkgever_id, []))
        for plaatsing in plaatsingen
        for erkenning in erkenningen.get(plaatsing.vestiging_id or 0, [])
        if _overlapt(plaatsing, erkenning)
    ]
    erkend = {int(plek.kenmerk.split("-")[1]) for plek in plekken}
    return Leerbedrijven(plekken, [_naam(plaatsing) for plaatsing in plaatsingen if plaatsing.pk not in erkend])


def _erkenningen(vestigingen: set[int]) -> dict[int, list[Erkenning]]:
    per_vestiging: dict[int, list[Erkenning]] = {}
    for erkenning in Erkenning.objects.filter(vestiging__in=vestigingen).order_by("kwalificatie", "van"):
        per_vestiging.setdefault(erkenning.vestiging_id, []).append(erkenning)
    return per_vestiging


def _mensen(werkgevers: set[int]) -> dict[int, list[Contactpersoon]]:
    per_werkgever: dict[int, list[Contactpersoon]] = {}
    nu = Contactpersoon.objects.op(timezone.localdate()).filter(werkgever__in=werkgevers).order_by("naam", "pk")
    for mens in nu:
        per_werkgever.setdefault(mens.werkgever_id, []).append(mens)
    return per_werkgever


def _overlapt(plaatsing: Plaatsing, erkenning: Erkenning) -> bool:
    begint_op_tijd = erkenning.tot is None or plaatsing.startdatum < erkenning.tot
    return begint_op_tijd and (plaatsing.einddatum is None or erkenning.van < plaatsing.einddatum)


def _plek(plaatsing: Plaatsing, erkenning: Erkenning, mensen: list[Contactpersoon]) -> Erkenningsplek:
    hier = [mens for mens in mensen if mens.vestiging_id in (None, plaatsing.vestiging_id)]
    return Erkenningsplek(
        kenmerk=f"plaatsing-{plaatsing.pk}-erkenning-{erkenning.pk}",
        naam=_naam(plaatsing),
        erkenning=str(erkenning),
        erkend_van=erkenning.van,
        erkend_tot=erkenning.tot,
        van=plaatsing.startdatum,
        tot=plaatsing.einddatum,
        opleiders=[Praktijkopleider(f"contactpersoon-{mens.pk}", mens.naam, mens.functie) for mens in hier],
    )


def _naam(plaatsing: Plaatsing) -> str:
    """The employer and its vestiging, the name of which often says it already."""
    werkgever, vestiging = str(plaatsing.werkgever), plaatsing.vestiging
    delen = [werkgever]
    if vestiging is not None and vestiging.naam and vestiging.naam.casefold() != werkgever.casefold():
        delen.append(vestiging.naam)
    if vestiging is not None and vestiging.plaats and vestiging.plaats not in delen:
        delen.append(vestiging.plaats)
    return ", ".join(delen)
