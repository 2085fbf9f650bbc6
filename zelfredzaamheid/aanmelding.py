"""What zelfredzaamheid contributes to the menu, the dossier, the timeline, the list of deelnemers and the signals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.beheer.instrumenten import registreer_instrumenten
from trajecten.concepten import registreer_conceptsoort
from trajecten.models import Traject
from trajecten.registers import (
    Actie,
    Gebeurtenis,
    Kolom,
    Paneel,
    Tab,
    registreer_actie,
    registreer_gebeurtenissen,
    registreer_kolom,
    registreer_leefgebieden,
    registreer_paneel,
    registreer_tab,
    registreer_urgentie,
)
from trajecten.werkgronden import registreer_tredevoorstel
from vormgeving import menu
from zelfredzaamheid import signalen
from zelfredzaamheid.afspraken import mag_invullen
from zelfredzaamheid.concept import SOORTEN
from zelfredzaamheid.ladder.beeld import geldende_posities, groei_van
from zelfredzaamheid.ladder.voorstel import tredevoorstel
from zelfredzaamheid.matrix import mag_bijzonder, matrix_van, noteer_matrix
from zelfredzaamheid.models import Instrument, Meting, Score
from zelfredzaamheid.regels import Vergelijking, vergelijk
from zelfredzaamheid.stand import leefgebieden, urgenties

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@transaction.atomic
def _matrix_in_dossier(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """The matrix; who sees health and justice is noted."""
    met_bijzonder = mag_bijzonder(gebruiker, traject)
    matrix = matrix_van(traject, met_bijzonder=met_bijzonder)
    if matrix and met_bijzonder:
        noteer_matrix(matrix, door=gebruiker)
    return {
        "matrix": matrix,
        "traject_pk": traject.pk,
        "mag_beginnen": traject.startdatum is not None and mag_invullen(traject, gebruiker),
    }


def _stand(trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date) -> Mapping[int, Mapping[str, Any]]:
    """The lowest score of the latest measurement, and how it compares with the first; no health, no justice."""
    per_traject = _scores_per_traject([traject.pk for traject in trajecten])
    return {pk: _stand_van(metingen) for pk, metingen in per_traject.items() if metingen}


Gemeten = tuple[int, dict[int, int | None], dict[int, str]]


def _scores_per_traject(trajecten: Sequence[int]) -> dict[int, list[Gemeten]]:
    """Per traject its measurements in order: instrument, scores by leefgebied, names; in two queries."""
    volgorde = list(
        Meting.objects.filter(traject__in=trajecten)
        .geldend()
        .in_volgorde()
        .values_list("pk", "traject_id", "instrument_id")
    )
    gewoon = Score.objects.filter(meting__in=[pk for pk, *_ in volgorde], leefgebied__bijzonder=False)
    scores: dict[int, dict[int, int | None]] = {}
    namen: dict[int, str] = {}
    for meting, gebied, naam, score in gewoon.order_by("leefgebied__volgorde").values_list(
        "meting_id", "leefgebied_id", "leefgebied__naam", "score"
    ):
        scores.setdefault(meting, {})[gebied] = score
        namen[gebied] = naam
    per_traject: dict[int, list[Gemeten]] = {}
    for pk, traject, instrument in volgorde:
        per_traject.setdefault(traject, []).append((instrument, scores.get(pk, {}), namen))
    return per_traject


def _stand_van(metingen: Sequence[Gemeten]) -> Mapping[str, Any]:
    instrument, laatste, namen = metingen[-1]
    gescoord = {gebied: score for gebied, score in laatste.items() if score is not None}
    laagste = min(gescoord, key=lambda gebied: gescoord[gebied], default=None)
    vergelijkbaar = [scores for ander, scores, _ in metingen if ander == instrument]
    return {
        "laagste": gescoord.get(laagste) if laagste is not None else None,
        "gebied": namen.get(laagste, "") if laagste is not None else "",
        "vergelijking": vergelijk(vergelijkbaar[0], laatste) if len(vergelijkbaar) > 1 else None,
    }


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for every measurement that counts, for whoever may see measurements."""
    if not mag(gebruiker, Recht.METING_INZIEN, traject):
        return
    gemeten = _scores_per_traject([traject.pk]).get(traject.pk, [])
    metingen = Meting.objects.van(traject).geldend().in_volgorde()
    for nummer, meting in enumerate(metingen):
        yield Gebeurtenis(
            datum=meting.datum,
            titel=meting.get_soort_display(),
            icoon="clipboard-check",
            tekst=_vooruitgang(gemeten[: nummer + 1]),
            url=reverse("zelfredzaamheid:meting", args=[meting.pk]),
            volgorde=30,
        )


def _vooruitgang(metingen: Sequence[Gemeten]) -> str:
    """“7 gebieden vooruit · 5 gelijk · 1 achteruit” against the one before with the same instrument."""
    instrument, laatste, _ = metingen[-1]
    eerder = [scores for ander, scores, _ in metingen[:-1] if ander == instrument]
    vergelijking = vergelijk(eerder[-1], laatste) if eerder else Vergelijking()
    return vergelijking.zin if vergelijking.aantal else ""


def _ladder_in_dossier(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    return {
        "groei": groei_van(traject, vandaag),
        "traject_pk": traject.pk,
        "mag_vastleggen": mag(gebruiker, Recht.METING_INVULLEN, traject),
    }


def ladder_gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for every trede that counts, for whoever may see measurements."""
    if not mag(gebruiker, Recht.METING_INZIEN, traject):
        return
    for positie in geldende_posities(traject):
        yield Gebeurtenis(
            datum=positie.peildatum,
            titel=f"Trede {positie.trede} van de participatieladder",
            icoon="stairs",
            tekst=str(positie.get_trede_display()),
            url=reverse("zelfredzaamheid:ladder", args=[traject.pk]),
            volgorde=31,
        )


def _instrumenten() -> list[tuple[str, str]]:
    return list(Instrument.objects.order_by("-code").values_list("code", "naam"))


def meld_alles_aan() -> None:
    """Fill the menu and the registers."""
    _meld_menu()
    _meld_dossier()
    _meld_panelen()
    _meld_lijst()
    for soort in SOORTEN:
        registreer_conceptsoort(soort)
    registreer_instrumenten(_instrumenten)
    registreer_urgentie(urgenties)
    registreer_leefgebieden(leefgebieden)
    registreer_tredevoorstel(tredevoorstel)
    signalen.registreer_alles()


def _meld_menu() -> None:
    menu.registreer(
        menu.Menuitem("metingen", "Metingen", "clipboard-list", "zelfredzaamheid:metingen", Recht.METING_INZIEN, 30)
    )
    menu.registreer(
        menu.Menuitem(
            "meetafspraken",
            "Meten",
            "clipboard-check",
            "zelfredzaamheid:afspraken",
            Recht.PROGRAMMA_BEHEREN,
            30,
            (menu.BEHEER,),
            uitleg="Per programma wie een meting voorbereidt en wie haar vaststelt.",
        )
    )


def _meld_dossier() -> None:
    registreer_actie(
        Actie(
            "meting",
            "Meting starten",
            "clipboard-list",
            "zelfredzaamheid:begin",
            Recht.METING_INVULLEN,
            20,
            kan=mag_invullen,
        )
    )
    registreer_actie(
        Actie("trede", "Trede vastleggen", "stairs", "zelfredzaamheid:trede_vastleggen", Recht.METING_INVULLEN, 25)
    )
    registreer_tab(Tab("metingen", "Metingen", "zelfredzaamheid:metingen_van", 30, Recht.METING_INZIEN))
    registreer_gebeurtenissen(gebeurtenissen)
    registreer_gebeurtenissen(ladder_gebeurtenissen)


def _meld_panelen() -> None:
    registreer_paneel(
        Paneel(
            "zelfredzaamheid",
            "Zelfredzaamheid",
            40,
            "breed",
            "zelfredzaamheid/_paneel_matrix.html",
            _matrix_in_dossier,
            Recht.METING_INZIEN,
        )
    )
    registreer_paneel(
        Paneel(
            "ladder",
            "Participatieladder",
            57,
            "breed",
            "zelfredzaamheid/ladder/_paneel.html",
            _ladder_in_dossier,
            Recht.METING_INZIEN,
        )
    )


def _meld_lijst() -> None:
    registreer_kolom(
        Kolom(
            "zelfredzaamheid",
            "Zelfredzaamheid",
            30,
            "zelfredzaamheid/_cel_stand.html",
            _stand,
            recht=Recht.METING_INZIEN,
            leeg="nog niet gemeten",
        )
    )
