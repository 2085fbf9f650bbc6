"""Koppels as a dossier shows them: the other one by full name only for who may see that dossier too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from onderwijs.models import Koppel
from toegang.controle import mag
from toegang.matrix import Recht
from toegang.onthouden import onthoud
from trajecten.models import Traject
from trajecten.registers import Gebeurtenis

if TYPE_CHECKING:
    from toegang.models import Gebruiker

BEGONNEN, GEEINDIGD = 31, 21


@dataclass(frozen=True)
class Koppelregel:
    """A koppel seen from one of the two."""

    koppel: Koppel
    rol: str
    ander: str
    ander_rol: str
    ander_url: str
    label: str
    labelsoort: str


def koppelkaart(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """The koppels of `traject`; None when there are none."""
    koppels = _koppels(traject)
    if not koppels:
        return None
    loopt_nog = traject.einddatum is None or traject.einddatum > vandaag
    return {
        "regels": koppelregels(traject, koppels, gebruiker, vandaag),
        "wijzigen": loopt_nog and mag(gebruiker, Recht.KOPPEL_WIJZIGEN, traject),
    }


def koppelregels(traject: Traject, koppels: list[Koppel], gebruiker: Gebruiker, vandaag: date) -> list[Koppelregel]:
    """`koppels` of `traject` for `gebruiker`, in one query more."""
    anderen = {koppel.pk: _ander(koppel, traject) for koppel in koppels}
    pks = [ander.pk for ander in anderen.values()]
    gezien = set(Traject.objects.zichtbaar_voor(gebruiker).filter(pk__in=pks).values_list("pk", flat=True))
    return [_regel(koppel, traject, anderen[koppel.pk], gezien, vandaag) for koppel in koppels]


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for the begin and for the end of each koppel; the other one by first name alone."""
    for koppel in _koppels(traject):
        ander, rol = _ander(koppel, traject).deelnemer.roepnaam, _rol(koppel, traject).lower()
        url, tekst = koppel.get_absolute_url(), f"{koppel.vak}, met {ander}"
        yield Gebeurtenis(koppel.van, f"Begonnen als {rol}", "users", tekst, url, BEGONNEN)
        if koppel.laatste_dag is not None and not koppel.is_open:
            titel = f"{_rol(koppel, traject)}: {koppel.get_uitkomst_display().lower()}"
            yield Gebeurtenis(koppel.laatste_dag, titel, "check", tekst, url, GEEINDIGD)


def stand_van(koppel: Koppel, vandaag: date) -> tuple[str, str]:
    """How it stands, and the kind of label that goes with it."""
    if not koppel.is_open:
        return koppel.get_uitkomst_display(), "goed" if koppel.uitkomst == "afgerond" else "stil"
    if koppel.van > vandaag:
        return "Begint nog", "info"
    if koppel.tot is not None and koppel.tot <= vandaag:
        return "Klaar om af te sluiten", "letop"
    return "Loopt", "info"


def kandidaten(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Any:
    """Running trajecten within reach of `gebruiker` with whom the deelnemer of `traject` can be a koppel, by name."""
    trajecten = Traject.objects.zichtbaar_voor(gebruiker).lopend_op(vandaag).exclude(deelnemer=traject.deelnemer_id)
    return trajecten.filter(programma=traject.programma_id).select_related("deelnemer").op_naam()


def _koppels(traject: Traject) -> list[Koppel]:
    return onthoud(("koppels", traject.pk), lambda: list(Koppel.objects.van(traject).met_mensen()))


def _ander(koppel: Koppel, traject: Traject) -> Traject:
    return koppel.gezel if koppel.leermeester_id == traject.pk else koppel.leermeester


def _rol(koppel: Koppel, traject: Traject) -> str:
    return "Leermeester" if koppel.leermeester_id == traject.pk else "Gezel"


def _regel(koppel: Koppel, traject: Traject, ander: Traject, gezien: set[int], vandaag: date) -> Koppelregel:
    label, soort = stand_van(koppel, vandaag)
    bekend = ander.pk in gezien
    return Koppelregel(
        koppel=koppel,
        rol=_rol(koppel, traject),
        ander=ander.deelnemer.naam if bekend else ander.deelnemer.roepnaam,
        ander_rol=_rol(koppel, ander),
        ander_url=reverse("trajecten:dossier", args=[ander.pk]) if bekend else "",
        label=label,
        labelsoort=soort,
    )
