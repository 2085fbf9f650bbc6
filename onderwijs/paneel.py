"""The card of a dossier: which groups and modules, and how it was, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from onderwijs.aanwezigheidslijst import in_woorden
from onderwijs.diensten.aanwezigheden import stand_van
from onderwijs.models import Aanwezigheid, Deelname, Groep, Leerlijn, Modulekeuze
from onderwijs.redenen import groepen_met_reden
from toegang.controle import mag
from toegang.matrix import Recht
from toegang.onthouden import onthoud
from trajecten.models import Traject
from trajecten.planmodules import planmodules_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker

KEREN_HOOGSTENS = 6


@dataclass(frozen=True)
class Keer:
    """One meeting of somebody: when, of which group, and how it was."""

    datum: date
    groep: str
    woorden: str
    minuten: int


def groepenkaart(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """The groups and the plan of `traject`; None where the programme has nothing to follow."""
    deelnames = deelnames_van(traject)
    keuzes = list(Modulekeuze.objects.van(traject).exclude(staat=Modulekeuze.Staat.VERVALLEN).met_module())
    plan = planmodules_van([traject.pk]).get(traject.pk, [])
    mag_wijzigen = mag(gebruiker, Recht.TRAJECT_WIJZIGEN, traject) and (
        traject.einddatum is None or traject.einddatum > vandaag
    )
    if not deelnames and not keuzes and not plan and not (mag_wijzigen and _is_er_aanbod(traject)):
        return None
    return {
        "deelnames": [d for d in deelnames if d.is_actief] + [d for d in deelnames if not d.is_actief],
        "keuzes": keuzes,
        "plan": plan,
        "keren": _keren(traject) if deelnames else [],
        "url": reverse("onderwijs:traject_groepen", args=[traject.pk]) if mag_wijzigen else "",
        "linktekst": "Groep of module kiezen",
        "groepen_te_zien": _te_zien(deelnames, gebruiker),
        "met_reden": groepen_met_reden(traject, deelnames, gebruiker),
    }


def deelnames_van(traject: Traject) -> list[Deelname]:
    """In which groups somebody is or was, the latest first; on a page asked once."""
    return onthoud(("deelnames", traject.pk), lambda: list(Deelname.objects.van(traject).met_groep()))


def _is_er_aanbod(traject: Traject) -> bool:
    return Leerlijn.objects.in_gebruik().voor_programma(traject.programma).exists()


def _keren(traject: Traject) -> list[Keer]:
    rijen = Aanwezigheid.objects.van_trajecten([traject])[:KEREN_HOOGSTENS]
    return [
        Keer(rij.bijeenkomst.datum, rij.deelname.groep.naam, in_woorden(stand_van(rij)), rij.minuten) for rij in rijen
    ]


def _te_zien(deelnames: list[Deelname], gebruiker: Gebruiker) -> set[int]:
    """The groups whose own page is within reach."""
    groepen = Groep.objects.filter(pk__in=[deelname.groep_id for deelname in deelnames])
    return set(groepen.zichtbaar_voor(gebruiker).values_list("pk", flat=True))
