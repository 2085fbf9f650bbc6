"""What guiding and ending put in the registers: cards with details, a notice for who takes over, an action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from toegang.nalatenschap import Nalatenschap, registreer_nalatenschap
from trajecten import registers
from trajecten.begeleiding import regels
from trajecten.begeleiding.concepten import SOORTEN
from trajecten.begeleiding.zicht import begeleiding_van, ongelezen
from trajecten.concepten import registreer_conceptsoort
from trajecten.models import Betrokkene, Codelijst, Opvolging, Overdracht, Traject, Uitstroom
from trajecten.registers import Actie, Dagdeel, Gebeurtenis, Paneel
from trajecten.tijdlijn import code_namen

if TYPE_CHECKING:
    from toegang.models import Gebruiker

MAP = "trajecten/begeleiding"
OVERGEDRAGEN = 4


def _begeleiding(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    return {
        "begeleiding": begeleiding_van(traject, vandaag),
        "mag_wijzigen": mag(gebruiker, Recht.BEGELEIDING_WIJZIGEN, traject),
    }


def _nagelaten(gebruiker: Gebruiker) -> Nalatenschap | None:
    """The trajecten that somebody still guides; a number, as whoever manages people sees no dossier."""
    trajecten = Traject.objects.niet_gestopt_op(timezone.localdate())
    begeleidt = Betrokkene.objects.filter(gebruiker=gebruiker, traject__in=trajecten).nu()
    aantal = begeleidt.values("traject").distinct().count()
    if not aantal:
        return None
    url = f"{reverse('trajecten:overdragen')}?van={gebruiker.pk}"
    tekst = f"Begeleidt {aantal} traject{'' if aantal == 1 else 'en'}"
    return Nalatenschap(tekst, "Deelnemers overdragen", url, Recht.BEGELEIDING_WIJZIGEN)


def _einde(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """Why and how somebody left; the reason in words. Nothing yet while the traject runs, except how to end it.

    Why, and the situation afterwards, only for whoever may see that at the start too.
    """
    uitstroom = Uitstroom.objects.filter(traject=traject).first()
    redenen = code_namen(Codelijst.UITSTROOMREDEN)
    kwalificaties = code_namen(Codelijst.KWALIFICATIE)
    gestopt = traject.einddatum is not None and traject.einddatum <= vandaag
    return {
        "gestopt": gestopt,
        "ziet_situatie": mag(gebruiker, Recht.SITUATIE_INZIEN, traject),
        "uitstroom": uitstroom,
        "reden": redenen.get(uitstroom.reden, uitstroom.reden) if uitstroom else "",
        "kwalificatie": kwalificaties.get(uitstroom.kwalificatie, uitstroom.kwalificatie) if uitstroom else "",
        "uiterlijk": traject.einddatum + regels.PEILDATUM_BINNEN if traject.einddatum else None,
        "opvolging": Opvolging.objects.filter(traject=traject).first(),
        "opvolging_vanaf": regels.opvolging_vanaf(traject.einddatum) if traject.einddatum else None,
        "opvolging_kan": not regels.opvolging_past(traject.einddatum, vandaag),
        "mag_stoppen": mag(gebruiker, Recht.TRAJECT_STOPPEN, traject),
        "mag_opvolgen": mag(gebruiker, Recht.TRAJECT_WIJZIGEN, traject),
    }


def overdrachten(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for each hand-over."""
    for overdracht in Overdracht.objects.van(traject).om_te_tonen():
        yield Gebeurtenis(
            overdracht.ingangsdatum,
            f"{overdracht.get_rol_display()} wordt {overdracht.naar.naam_met_namens}",
            "users",
            f"Overgedragen door {overdracht.van.naam}",
            reverse("trajecten:overdracht", args=[overdracht.pk]),
            OVERGEDRAGEN,
        )


def _overdracht(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """The hand-over that this reader did not read yet; the card is left out when there is none."""
    overdracht = Overdracht.objects.van(traject).ongelezen_door(gebruiker).om_te_tonen().first()
    return {"overdracht": overdracht} if overdracht else None


KAARTEN = (
    Paneel("begeleiding", "Begeleiding", 15, "smal", f"{MAP}/_kaart_begeleiding.html", _begeleiding),
    Paneel("einde", "Einde van het traject", 90, "smal", f"{MAP}/_kaart_einde.html", _einde),
)
OVERDRACHT = Paneel("overdracht", "Overdracht voor jou", 5, "breed", f"{MAP}/_paneel_overdracht.html", _overdracht)
DAGDEEL = Dagdeel("overdrachten", 5, f"{MAP}/_dagdeel.html", ongelezen)
STOPPEN = Actie("stoppen", "Traject stoppen", "logout", "trajecten:traject_stoppen", Recht.TRAJECT_STOPPEN, 95)


def meld_alles_aan() -> None:
    """Fill the registers."""
    for kaart in KAARTEN:
        registers.registreer_gegevenskaart(kaart)
    registreer_nalatenschap(_nagelaten)
    registers.registreer_paneel(OVERDRACHT)
    registers.registreer_dagdeel(DAGDEEL)
    registers.registreer_actie(STOPPEN)
    registers.registreer_gebeurtenissen(overdrachten)
    for soort in SOORTEN:
        registreer_conceptsoort(soort)
