"""The head of a dossier, the same above each of its pages: who, the actions, the tabs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from toegang.controle import mag
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from toegang.onthouden import een_keer_vragen
from trajecten.models import Traject
from trajecten.registers import Actie, Paneel, Tab, registers
from vormgeving.taal import datum

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# so many actions are buttons of their own, the rest folds out of "Meer"
KNOPPEN_HOOGSTENS = 2


@dataclass(frozen=True)
class Knop:
    """An action with its address."""

    actie: Actie
    url: str
    tekst: str


@dataclass(frozen=True)
class Tablink:
    """A tab as the template component wants it."""

    naam: str
    url: str
    actief: bool


@dataclass(frozen=True)
class Paneelinhoud:
    """A card of the dossier with what it shows."""

    paneel: Paneel
    inhoud: Mapping[str, Any]


@dataclass(frozen=True)
class Dossierkop:
    """What stands above every page of a dossier."""

    traject: Traject
    feiten: list[tuple[str, str]]
    knoppen: list[Knop]
    meer: list[Knop]
    tabs: list[Tablink]
    andere: list[Traject]


@een_keer_vragen()
def dossierkop(traject: Traject, gebruiker: Gebruiker, vandaag: date, *, actief: str) -> Dossierkop:
    """The head for `gebruiker` of the dossier of `traject`, on the page whose tab is `actief`."""
    rechten = _bereikt(traject, gebruiker, [*registers.acties, *registers.tabs])
    acties = [a for a in registers.acties if a.recht in rechten and (a.kan is None or a.kan(traject, gebruiker))]
    knoppen = [
        Knop(a, reverse(a.urlnaam, args=[traject.pk]), a.tekst_van(traject) if a.tekst_van else a.tekst) for a in acties
    ]
    tabs = [_tablink(tab, traject, actief) for tab in registers.tabs if tab.recht in rechten]
    andere = Traject.objects.zichtbaar_voor(gebruiker).filter(deelnemer=traject.deelnemer_id).exclude(pk=traject.pk)
    return Dossierkop(
        traject=traject,
        feiten=_feiten(traject, vandaag),
        knoppen=knoppen[:KNOPPEN_HOOGSTENS],
        meer=knoppen[KNOPPEN_HOOGSTENS:],
        tabs=tabs,
        andere=list(andere.select_related("programma").order_by("-startdatum", "-id")),
    )


def _tablink(tab: Tab, traject: Traject, actief: str) -> Tablink:
    naam = tab.naam_van(traject) if tab.naam_van else tab.naam
    return Tablink(naam, reverse(tab.urlnaam, args=[traject.pk]), tab.code == actief)


def panelen_van(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> list[Paneelinhoud]:
    """The cards that `gebruiker` may see of `traject`, in the order of the phone."""
    return _gevuld(registers.panelen, traject, gebruiker, vandaag)


def gegevenskaarten_van(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> list[Paneelinhoud]:
    """The cards with details that `gebruiker` may see of `traject`."""
    return _gevuld(registers.gegevenskaarten, traject, gebruiker, vandaag)


def _gevuld(panelen: list[Paneel], traject: Traject, gebruiker: Gebruiker, vandaag: date) -> list[Paneelinhoud]:
    rechten = _bereikt(traject, gebruiker, panelen)
    inhoud = [(p, p.laad(traject, gebruiker, vandaag)) for p in panelen if p.recht in rechten]
    return [Paneelinhoud(paneel, van_paneel) for paneel, van_paneel in inhoud if van_paneel is not None]


def noteer_bekeken(request: HttpRequest, traject: Traject, pagina: str) -> None:
    """Write in the logboek that this page of a dossier was read.

    Whatever the browser says of itself: a request that calls itself a fragment gets the same page. Call it in a view
    that runs in a transaction, so that a dossier that could not be noted is not shown.
    """
    with transaction.atomic():
        noteer(
            Soort.DOSSIER_BEKEKEN,
            door=request.user,  # type: ignore[arg-type]  # @vereist lets nobody in without login
            over=traject,
            deelnemer=traject.deelnemer,
            pagina=pagina,
        )


def _bereikt(traject: Traject, gebruiker: Gebruiker, gevraagd: Iterable[Actie | Tab | Paneel]) -> set[Recht]:
    """Which of the rights that these ask reach `traject`."""
    return {recht for recht in {deel.recht for deel in gevraagd} if mag(gebruiker, recht, traject)}


def _feiten(traject: Traject, vandaag: date) -> list[tuple[str, str]]:
    leeftijd = traject.deelnemer.leeftijd(vandaag)
    feiten = [("Nummer", traject.deelnemer.deelnemernummer)]
    feiten += [("Leeftijd", f"{leeftijd} jaar")] if leeftijd is not None else []
    feiten += [(b.get_rol_display(), b.gebruiker.naam_met_namens) for b in traject.begeleiders_nu]  # type: ignore[attr-defined]
    feiten.append(("Programma", traject.programma.naam))
    feiten.append(
        ("Start", datum(traject.startdatum)) if traject.startdatum else ("Aangemeld", datum(traject.aanmelddatum))
    )
    feiten += [("Gestopt", datum(traject.einddatum))] if traject.einddatum else []
    return feiten
