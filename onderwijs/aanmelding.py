"""What onderwijs contributes to the menu, Mijn dag, the dossier, the timeline and the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from onderwijs.bewijs.vaardigheden import geldige_bewijzen
from onderwijs.diensten.deelnames import stop_bij_einde_traject
from onderwijs.koppel.aanmelding import meld_koppels_aan
from onderwijs.models import Bijeenkomst, Deelname, Groep
from onderwijs.paneel import deelnames_van, groepenkaart
from onderwijs.plan import uitvoering
from onderwijs.redenen import groepen_met_reden
from onderwijs.stagevraag.aanmelding import meld_stagevragen_aan
from toegang.controle import haal_op, mag
from toegang.matrix import Recht
from trajecten.concepten import Conceptsoort, registreer_conceptsoort
from trajecten.models import Traject
from trajecten.planmodules import registreer_uitvoering
from trajecten.registers import (
    Actie,
    Dagdeel,
    Filter,
    Gebeurtenis,
    Paneel,
    registreer_actie,
    registreer_bij_einde,
    registreer_dagdeel,
    registreer_filter,
    registreer_gebeurtenissen,
    registreer_paneel,
)
from trajecten.vaardigheden import registreer_vaardigheden
from trajecten.views.aanvraag import getal
from vormgeving import menu

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet


def bijeenkomsten_vandaag(gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """The meetings of today of the groups that somebody gives, and those still to write down; None without any."""
    if not mag(gebruiker, Recht.AANWEZIGHEID_VASTLEGGEN):
        return None
    eigen = Bijeenkomst.objects.gegeven_door(gebruiker).met_groep().met_aantal_deelnemers()
    nu = list(eigen.op(vandaag).order_by("van", "pk"))
    open_staand = list(eigen.nog_vast_te_leggen(vandaag).exclude(datum=vandaag)[:5])
    return {"nu": nu, "open_staand": open_staand} if nu or open_staand else None


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for coming into a group and for leaving it; why somebody left is not for everybody (`redenen`)."""
    deelnames = deelnames_van(traject)
    met_reden = groepen_met_reden(traject, deelnames, gebruiker)
    for deelname in deelnames:
        groep, wat = deelname.groep, str(deelname.groep.onderwerp)
        if deelname.van is not None:
            yield Gebeurtenis(deelname.van, f"In de groep {groep}", "users-group", wat, volgorde=30)
        if deelname.tot is not None:
            klaar = deelname.staat == Deelname.Staat.AFGEROND
            titel = f"Groep {groep} afgerond" if klaar else f"Gestopt met de groep {groep}"
            tekst = wat if klaar or deelname.groep_id not in met_reden else deelname.get_reden_display()
            yield Gebeurtenis(deelname.tot, titel, "check" if klaar else "users-group", tekst, volgorde=20)


def _groepen(trajecten: TrajectQuerySet, vandaag: date) -> Sequence[tuple[str, str, int]]:
    deelnames = Deelname.objects.ingedeeld().filter(traject__in=trajecten.order_by().values("pk"))
    rijen = deelnames.values_list("groep_id", "groep__naam").annotate(aantal=Count("traject"))
    return [(str(pk), naam, aantal) for pk, naam, aantal in rijen.order_by("groep__naam", "groep_id")]


def _in_groep(trajecten: TrajectQuerySet, waarde: str, vandaag: date) -> TrajectQuerySet:
    return trajecten.filter(pk__in=Deelname.objects.ingedeeld().filter(groep_id=int(waarde)).values("traject_id"))


def _groep_van_notitie(gebruiker: Gebruiker, over: str) -> Groep:
    return haal_op(Groep, gebruiker, Recht.GROEPSNOTITIE_INZIEN, pk=getal(over))


def meld_alles_aan() -> None:
    """Fill the menu and the registers."""
    menu.registreer(
        menu.Menuitem(
            "groepen",
            "Groepen",
            "users-group",
            "onderwijs:groepen",
            Recht.GROEP_INZIEN,
            30,
            ook_bij=("/bijeenkomsten/",),
        )
    )
    # a trainer gets there from the groups
    menu.registreer(
        menu.Menuitem(
            "leerlijnen",
            "Leerlijnen",
            "school",
            "onderwijs:leerlijnen",
            Recht.PROGRAMMA_BEHEREN,
            75,
            ook_bij=("/modules/",),
        )
    )
    registreer_dagdeel(Dagdeel("bijeenkomsten", 10, "onderwijs/_dagdeel.html", bijeenkomsten_vandaag))
    registreer_paneel(Paneel("groepen", "Groepen", 55, "breed", "onderwijs/_paneel_groepen.html", groepenkaart))
    registreer_actie(
        Actie(
            "groepen", "Groep of module kiezen", "users-group", "onderwijs:traject_groepen", Recht.TRAJECT_WIJZIGEN, 60
        )
    )
    registreer_gebeurtenissen(gebeurtenissen)
    registreer_filter(Filter("groep", "Groep", 40, _groepen, _in_groep))
    registreer_uitvoering(uitvoering)
    registreer_bij_einde(stop_bij_einde_traject)
    registreer_vaardigheden(geldige_bewijzen)
    registreer_conceptsoort(Conceptsoort("groepsnotitie", _groep_van_notitie))
    meld_stagevragen_aan()
    meld_koppels_aan()
