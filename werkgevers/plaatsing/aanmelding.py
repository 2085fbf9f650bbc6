"""What placements contribute: the card and the timeline of the dossier, signals, drafts, the ladder and the menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.concepten import registreer_conceptsoort, soort_over
from trajecten.eindegevolgen import registreer_eindegevolgen
from trajecten.models import Traject
from trajecten.registers import (
    Gebeurtenis,
    Paneel,
    registreer_bij_einde,
    registreer_gebeurtenissen,
    registreer_paneel,
    registreer_signalen,
)
from trajecten.signaalsoorten import registreer_signaalsoort
from trajecten.werkgronden import registreer_werkgronden
from vormgeving import menu
from werkgevers.models import Baancontrole, Plaatsing
from werkgevers.overzicht import plaatsingen_in, plaatsingen_van
from werkgevers.plaatsing.einde_traject import beeindig_plaatsingen, gevolgen
from werkgevers.plaatsing.erkenningsignaal import ERKENNING, erkenning_loopt_af
from werkgevers.plaatsing.forms import CONCEPT_PLAATSING, CONCEPT_PLAATSING_WIJZIGEN
from werkgevers.plaatsing.formulieren import CONCEPT_OVEREENKOMST
from werkgevers.plaatsing.signalen import BAAN, CONTRACT, EINDE, baan_behouden, contract_loopt_af, plaatsing_loopt_af
from werkgevers.plaatsing.trede import werkgrond

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def _plaatsingen(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """The placements of a traject; left out where there are none and nobody can add one."""
    plaatsingen = plaatsingen_in(traject)
    # a placement begins in a traject that runs
    kan_erbij = traject.loopt_op(vandaag) and mag(gebruiker, Recht.PLAATSING_WIJZIGEN, traject)
    if not plaatsingen and not kan_erbij:
        return None
    return {"regels": plaatsingen_van(plaatsingen) if plaatsingen else [], "kan_erbij": kan_erbij}


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for the start and the end of every placement, and for a job that was kept or not.

    For whoever may see placements.
    """
    if not mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        return
    plaatsingen = plaatsingen_in(traject)
    for regel in plaatsingen_van(plaatsingen) if plaatsingen else ():
        plaatsing = regel.plaatsing
        bij = f"{regel.soort.lower()} bij {plaatsing.werkgever}"
        url = reverse("werkgevers:plaatsing", args=[plaatsing.pk])
        yield Gebeurtenis(plaatsing.startdatum, f"Start {bij}", "briefcase", regel.sector, url, volgorde=40)
        if plaatsing.einddatum is not None:
            hoe = plaatsing.get_einde_reden_display()
            yield Gebeurtenis(plaatsing.einddatum, f"Einde {bij}", "briefcase", hoe, url, volgorde=10)
    yield from _banen(plaatsingen)


def _banen(plaatsingen: list[Plaatsing]) -> Iterator[Gebeurtenis]:
    controles = Baancontrole.objects.filter(plaatsing__in=plaatsingen).select_related("plaatsing__werkgever")
    for controle in controles if plaatsingen else ():
        behouden = "heeft de baan nog" if controle.behouden else "heeft de baan niet meer"
        yield Gebeurtenis(
            controle.gepeild_op,
            f"Na {controle.maanden} maanden: {behouden}",
            "briefcase",
            f"Bij {controle.plaatsing.werkgever}",
            reverse("werkgevers:plaatsing", args=[controle.plaatsing_id]),
            volgorde=20,
        )


def meld_aan() -> None:
    """Fill the registers."""
    registreer_paneel(
        Paneel(
            "plaatsingen",
            "Plaatsingen",
            45,
            "breed",
            "werkgevers/_paneel_plaatsingen.html",
            _plaatsingen,
            Recht.PLAATSING_INZIEN,
        )
    )
    registreer_gebeurtenissen(gebeurtenissen)
    registreer_werkgronden(werkgrond)
    registreer_bij_einde(beeindig_plaatsingen)
    registreer_eindegevolgen(gevolgen)
    _meld_signalen()
    registreer_conceptsoort(soort_over(CONCEPT_PLAATSING, Traject, Recht.PLAATSING_WIJZIGEN))
    for code in (CONCEPT_PLAATSING_WIJZIGEN, CONCEPT_OVEREENKOMST):
        registreer_conceptsoort(soort_over(code, Plaatsing, Recht.PLAATSING_WIJZIGEN))
    menu.registreer(
        menu.Menuitem(
            "plaatsingsregels",
            "Plaatsingen",
            "briefcase",
            "werkgevers:plaatsingsregels",
            Recht.PROGRAMMA_BEHEREN,
            45,
            (menu.BEHEER,),
            uitleg="Hoe lang elke soort plaatsing hoogstens duurt.",
        )
    )


def _meld_signalen() -> None:
    for soort in (EINDE, CONTRACT, BAAN, ERKENNING):
        registreer_signaalsoort(soort)
    for bron in (plaatsing_loopt_af, contract_loopt_af, baan_behouden, erkenning_loopt_af):
        registreer_signalen(bron, Recht.PLAATSING_INZIEN)
    # somebody keeps a job after the traject too
    registreer_signalen(baan_behouden, Recht.PLAATSING_INZIEN, na_afloop=True)
