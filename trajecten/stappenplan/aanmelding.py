"""What the stappenplan puts in the registers: a card, a page and lines of the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten import registers
from trajecten.concepten import registreer_conceptsoort, soort_over
from trajecten.models import Doorverwijsstap, Doorverwijzing, Stap, Traject
from trajecten.registers import Gebeurtenis, Paneel, Tab
from trajecten.signaalsoorten import registreer_signaalsoort
from trajecten.stappenplan.forms import (
    CONCEPT_AFSLUITEN,
    CONCEPT_DOORVERWIJZING,
    CONCEPT_STAND,
    CONCEPT_STAP,
    CONCEPT_STAP_WIJZIGEN,
)
from trajecten.stappenplan.grenzen import ACUUT
from trajecten.stappenplan.regels import Stapstand
from trajecten.stappenplan.signalen import TE_LAAT, stap_te_laat
from trajecten.stappenplan.zicht import PERSOONLIJK, neutraal_van, noteer_bijzonder, plan_van
from vormgeving import menu

if TYPE_CHECKING:
    from toegang.models import Gebruiker

STAPPEN_IN_PANEEL = 5
STAP_GEMAAKT, STAP_KLAAR, VERWEZEN = 6, 7, 8


@transaction.atomic
def _paneel(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """The first steps; who reads of health or justice is noted."""
    plan = plan_van(traject, gebruiker, vandaag)
    if plan.toont_bijzonder:
        noteer_bijzonder(traject, door=gebruiker)
    return {
        "plan": plan,
        "regels": plan.regels[:STAPPEN_IN_PANEEL],
        "meer": max(0, len(plan.regels) - STAPPEN_IN_PANEEL),
        "loopt_nog": traject.einddatum is None or traject.einddatum > vandaag,
    }


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for each step that was agreed or closed and each change of a referral, for whoever may see the plan.

    On health and justice it says no more than that there was something: whoever may know opens it, which is noted.
    """
    if not mag(gebruiker, Recht.STAPPENPLAN_INZIEN, traject):
        return
    for stap in Stap.objects.van(traject).om_te_tonen():
        wat, url = neutraal_van(stap), reverse("trajecten:stap", args=[stap.pk])
        yield Gebeurtenis(_dag(stap.gemaakt_op), "Stap afgesproken", "list-check", wat, url, STAP_GEMAAKT)
        if stap.afgesloten_op is not None:
            titel = "Stap gedaan" if stap.staat == Stapstand.GEDAAN else "Stap vervallen"
            yield Gebeurtenis(_dag(stap.afgesloten_op), titel, "checks", wat, url, STAP_KLAAR)
    stappen = Doorverwijsstap.objects.filter(doorverwijzing__traject=traject).select_related(
        "doorverwijzing__expertise", "doorverwijzing__partner"
    )
    for stand in stappen:
        verwijzing = stand.doorverwijzing
        url = reverse("trajecten:doorverwijzing", args=[verwijzing.pk])
        titel = f"Doorverwijzing: {stand.get_staat_display().lower()}"
        naar = PERSOONLIJK if verwijzing.bijzonder else verwijzing.expertise.naam
        yield Gebeurtenis(stand.datum, titel, "send", naar, url, VERWEZEN)


def _dag(moment: Any) -> date:
    return timezone.localtime(moment).date()


PARTNERS = menu.Menuitem(
    "partners",
    "Partners en expertises",
    "users-group",
    "trajecten:partners",
    Recht.PROGRAMMA_BEHEREN,
    40,
    (menu.BEHEER,),
    uitleg="Naar wie je doorverwijst en waarvoor, en wie een stap van het stappenplan kan doen.",
)
PANEEL = Paneel(
    "stappenplan",
    "Stappenplan",
    25,
    "breed",
    "trajecten/stappenplan/_paneel.html",
    _paneel,
    Recht.STAPPENPLAN_INZIEN,
)
# the forms of which drafts are kept, and what each is about
CONCEPTEN = {
    CONCEPT_STAP: Traject,
    CONCEPT_STAP_WIJZIGEN: Stap,
    CONCEPT_AFSLUITEN: Stap,
    CONCEPT_DOORVERWIJZING: Traject,
    CONCEPT_STAND: Doorverwijzing,
}
TAB = Tab("stappenplan", "Stappenplan", "trajecten:stappenplan", 35, Recht.STAPPENPLAN_INZIEN)


def meld_alles_aan() -> None:
    """Fill the registers."""
    registers.registreer_paneel(PANEEL)
    registers.registreer_tab(TAB)
    registers.registreer_gebeurtenissen(gebeurtenissen)
    registreer_signaalsoort(TE_LAAT)
    registreer_signaalsoort(ACUUT)
    registers.registreer_signalen(stap_te_laat, Recht.STAPPENPLAN_INZIEN)
    for code, model in CONCEPTEN.items():
        registreer_conceptsoort(soort_over(code, model, Recht.STAPPENPLAN_WIJZIGEN))
    menu.registreer(PARTNERS)
