"""What bouwstenen contribute to the dossier, the timeline, the list of deelnemers, the signals and the norms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef

from bouwstenen.concept import SOORTEN
from bouwstenen.einde import beeindig_fase
from bouwstenen.geschiedenis import teruggekeerd, titel_van
from bouwstenen.huis import huis_van, huizen_van
from bouwstenen.models import Bouwsteen, Fase
from bouwstenen.normen import normen
from bouwstenen.plannen.bron import BRON
from bouwstenen.signalen import TE_LANG, TERUGKEER, signalen
from bouwstenen.werkdelen import werkdelen
from bouwstenen.woorden import MEERVOUD, woord_hier, woord_van
from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.aanmelden.regels import wachttijd_in_woorden
from trajecten.concepten import registreer_conceptsoort
from trajecten.models import Traject
from trajecten.planmodules import registreer_modulebron
from trajecten.queries import TrajectQuerySet
from trajecten.registers import (
    Actie,
    Filter,
    Gebeurtenis,
    Kolom,
    Paneel,
    Tab,
    registreer_actie,
    registreer_bij_einde,
    registreer_filter,
    registreer_gebeurtenissen,
    registreer_kolom,
    registreer_normen,
    registreer_paneel,
    registreer_signalen,
    registreer_tab,
)
from trajecten.signaalsoorten import registreer_signaalsoort
from trajecten.werkdelen import registreer_werkdelen
from vormgeving.huis import Huis

if TYPE_CHECKING:
    from toegang.models import Gebruiker

GEEN = "geen"


def _huis_in_dossier(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    huis = huis_van(traject, vandaag)
    return {
        "titel": f"Het huis van {traject.deelnemer.roepnaam}",
        "huis": huis,
        "traject_pk": traject.pk,
        "wacht": traject.einddatum is None and not Fase.objects.van(traject).geldig().exists(),
        "woord": huis.woord,
        "mag_wijzigen": mag(gebruiker, Recht.FASE_WIJZIGEN, traject),
    }


def _huizen(trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date) -> Mapping[int, Mapping[str, Any]]:
    return {pk: {"huis": huis} for pk, huis in huizen_van(trajecten, vandaag).items()}


def _bouwstenen(trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date) -> Mapping[int, Mapping[str, Any]]:
    huizen = huizen_van(trajecten, vandaag)
    return {
        traject.pk: {
            "steen": huizen[traject.pk].bezig,
            "genummerd": huizen[traject.pk].genummerd,
            "stand": stand_in_woorden(huizen[traject.pk], traject, vandaag),
        }
        for traject in trajecten
    }


def stand_in_woorden(huis: Huis, traject: Traject, vandaag: date) -> str:
    """Below the name of the bouwsteen in the list: “week 8 van 12”, “wacht al 12 dagen”, “alles klaar”."""
    if traject.startdatum is None:
        return wachttijd_in_woorden(traject.aanmelddatum, None, vandaag)
    return huis.label or f"geen {huis.woord} bezig"


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for the start of every stay that was not taken back; reasons only for who may read reports."""
    met_reden = mag(gebruiker, Recht.VERSLAG_INZIEN, traject)
    fases = Fase.objects.van(traject).geldig().in_volgorde()
    opnieuw = teruggekeerd(fases)
    for fase in fases:
        terug = fase.reden == Fase.Reden.TERUGVAL
        yield Gebeurtenis(
            datum=fase.startdatum,
            titel=titel_van(fase, opnieuw=fase.pk in opnieuw),
            icoon="home-down" if terug else "home-up",
            tekst=(fase.toelichting if met_reden else "") or _naam_erbij(fase),
            volgorde=20,
            nadruk=True,
        )


def _naam_erbij(fase: Fase) -> str:
    """The name below a title that only has a number."""
    return fase.bouwsteen.naam if fase.bouwsteen.naam not in titel_van(fase) else ""


def _tabnaam(traject: Traject) -> str:
    return MEERVOUD[woord_van(traject)].capitalize()


def _kop_hier() -> str:
    return woord_hier().capitalize()


def _lopend_in(vandaag: date) -> Any:
    return Fase.objects.filter(traject_id=OuterRef("pk")).lopend_op(vandaag)


def keuzes(trajecten: TrajectQuerySet, vandaag: date) -> list[tuple[str, str, int]]:
    """(number, name, how many of `trajecten` are there on `vandaag`) of every bouwsteen; the rest is “geen”.

    Programmes may call a number differently: then only the number is its name. Where no route has a second one there
    is nothing to choose.
    """
    lopend = Fase.objects.filter(traject__in=trajecten.order_by().values("pk")).lopend_op(vandaag)
    aantallen = dict(lopend.order_by().values_list("bouwsteen__nummer").annotate(Count("id")))
    namen: dict[int, set[str]] = {}
    for nummer, naam in Bouwsteen.objects.order_by("nummer").values_list("nummer", "naam"):
        namen.setdefault(nummer, set()).add(naam)
    if len(namen) < 2:
        return []
    zonder = trajecten.filter(~Exists(_lopend_in(vandaag))).count()
    stenen = [
        (
            str(nummer),
            f"{nummer} {''.join(naam)}" if len(naam) == 1 else f"{_kop_hier()} {nummer}",
            aantallen.get(nummer, 0),
        )
        for nummer, naam in namen.items()
    ]
    return [*stenen, (GEEN, f"Geen {woord_hier()}", zonder)]


def pas_toe(trajecten: TrajectQuerySet, waarde: str, vandaag: date) -> TrajectQuerySet:
    """Only the trajecten in the bouwsteen with this number on `vandaag`, or in none. Raises ValueError for nonsense."""
    lopend = _lopend_in(vandaag)
    if waarde == GEEN:
        return trajecten.filter(~Exists(lopend))
    return trajecten.filter(Exists(lopend.filter(bouwsteen__nummer=int(waarde))))


def meld_alles_aan() -> None:
    """Register everything; called once, from AppConfig.ready()."""
    registreer_actie(
        Actie(
            "bouwsteen",
            "Bouwsteen veranderen",
            "home-up",
            "bouwstenen:bouwsteen",
            Recht.FASE_WIJZIGEN,
            30,
            tekst_van=lambda traject: f"{woord_van(traject).capitalize()} veranderen",
        )
    )
    registreer_tab(Tab("bouwstenen", "Bouwstenen", "bouwstenen:bouwsteen", 20, naam_van=_tabnaam))
    registreer_paneel(Paneel("huis", "Het huis", 10, "smal", "bouwstenen/_paneel_huis.html", _huis_in_dossier))
    registreer_kolom(Kolom("huis", "Huis", 10, "bouwstenen/_cel_huis.html", _huizen, telefoon="beeld"))
    registreer_kolom(
        Kolom(
            "bouwsteen",
            "Bouwsteen",
            20,
            "bouwstenen/_cel_bouwsteen.html",
            _bouwstenen,
            telefoon="bij",
            kop_nu=_kop_hier,
        )
    )
    registreer_filter(Filter("bouwsteen", "Bouwsteen", 10, keuzes, pas_toe, vooraan=True, label_nu=_kop_hier))
    registreer_gebeurtenissen(gebeurtenissen)
    registreer_signalen(signalen)
    for soort in (TE_LANG, TERUGKEER):
        registreer_signaalsoort(soort)
    registreer_modulebron(BRON)
    for conceptsoort in SOORTEN:
        registreer_conceptsoort(conceptsoort)
    registreer_bij_einde(beeindig_fase)
    registreer_normen(normen)
    registreer_werkdelen(werkdelen)
