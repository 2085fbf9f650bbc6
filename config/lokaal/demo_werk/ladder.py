"""Treden on the participatieladder, own scores of deelnemers, and a measurement that waits to be fixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from toegang.models import Gebruiker
from trajecten.models import Betrokkene, Traject
from zelfredzaamheid import diensten
from zelfredzaamheid.eigen.diensten import leg_eigen_scores_vast
from zelfredzaamheid.ladder.diensten import Oordeel, leg_trede_vast
from zelfredzaamheid.ladder.regels import Vraag
from zelfredzaamheid.models import Ladderpositie, Meting

AANTAL = 8
MET_EIGEN_SCORES = 3
GENOEG_DAGEN = 60
# what somebody does every week, as answers to the questions, by the trede that follows from them
ANTWOORDEN: Mapping[int, Mapping[str, str]] = {
    1: {"activiteit": "nee", "contact": "nee"},
    2: {"activiteit": "nee", "contact": "ja"},
    3: {"activiteit": "ja"},
    4: {"taken": "ja", "wekelijks_samen": "ja"},
}
# the trede at the start, the trede of late, and the one that was agreed; falling back is there too
GROEI: Sequence[tuple[int, int, int]] = ((2, 3, 4), (1, 2, 3), (3, 4, 5), (2, 2, 3), (3, 2, 3), (2, 4, 5))


def vul(vandaag: date) -> None:
    """Give the first running trajecten a place on the ladder; nothing when there is one already."""
    if Ladderpositie.objects.exists():
        return
    begeleid = _begeleid(vandaag)
    for nummer, wie in enumerate(begeleid):
        _zet_treden(wie.traject, wie.gebruiker, GROEI[nummer % len(GROEI)], vandaag)
    for wie in begeleid[:MET_EIGEN_SCORES]:
        _zet_eigen_scores(wie.traject, wie.gebruiker)
    if begeleid:
        _zet_meting_klaar(begeleid[0].traject, begeleid[0].gebruiker, vandaag)


def _begeleid(vandaag: date) -> list[Betrokkene]:
    """The jobcoaches of the first trajecten that run long enough, each traject once."""
    lang_genoeg = Betrokkene.objects.op(vandaag).filter(
        rol="jobcoach",
        traject__startdatum__lte=vandaag - timedelta(days=GENOEG_DAGEN),
        traject__einddatum__isnull=True,
    )
    per_traject = {b.traject_id: b for b in lang_genoeg.select_related("traject__deelnemer", "gebruiker")}
    return sorted(per_traject.values(), key=lambda b: b.traject.trajectnummer)[:AANTAL]


def _zet_treden(traject: Traject, door: Gebruiker, groei: tuple[int, int, int], vandaag: date) -> None:
    begin, nu, verwacht = groei
    assert traject.startdatum is not None
    eerst = Oordeel(
        peildatum=traject.startdatum,
        trede=begin,
        antwoorden=_antwoorden(begin),
        verwachte_trede=verwacht,
        horizon=vandaag + timedelta(days=GENOEG_DAGEN),
    )
    later = replace(eerst, peildatum=vandaag - timedelta(days=20), trede=nu, antwoorden=_antwoorden(nu))
    for nummer, oordeel in enumerate((eerst, later)):
        leg_trede_vast(traject=traject, oordeel=oordeel, sleutel=_sleutel(traject, f"trede {nummer}"), door=door)


def _antwoorden(trede: int) -> dict[Vraag, str]:
    vooraf = {"contract": "nee", "uitkering": "ja", "stagevergoeding": "nee", "taken": "nee"}
    return {Vraag(vraag): antwoord for vraag, antwoord in (vooraf | dict(ANTWOORDEN[trede])).items()}


def _zet_eigen_scores(traject: Traject, door: Gebruiker) -> None:
    """The deelnemer thinks a little better of some leefgebieden than the professional did."""
    laatste = _laatste_meting(traject)
    if laatste is None:
        return
    besproken = laatste.scores.filter(score__isnull=False).order_by("leefgebied__volgorde")
    scores = {
        gebied: min(5, (score or 1) + (nummer % 3 == 0))
        for nummer, (gebied, score) in enumerate(besproken.values_list("leefgebied_id", "score"))
    }
    leg_eigen_scores_vast(
        traject=traject,
        datum=laatste.datum,
        scores=scores,
        toelichting="Ik vind dat het al beter gaat dan in het begin.",
        sleutel=_sleutel(traject, "eigen scores"),
        door=door,
    )


def _zet_meting_klaar(traject: Traject, door: Gebruiker, vandaag: date) -> None:
    """A tussenmeting with the scores of last time, which the jobcoach handed over to the casemanager."""
    laatste = _laatste_meting(traject)
    if laatste is None:
        return
    meting = diensten.begin_meting(traject=traject, soort="tussen", datum=vandaag, door=door)
    velden = laatste.scores.values_list("leefgebied_id", "score")
    invoer = {
        gebied: diensten.Ingevuld(score, geen_stap_omdat="Dit bespreken we bij het vaststellen." if score == 1 else "")
        for gebied, score in velden
    }
    scherm = _sleutel(traject, "meting")
    diensten.bewaar_scores(meting=meting, invoer=invoer, versie=meting.versie, scherm=scherm, door=door)
    diensten.zet_meting_klaar(meting=meting, door=door)


def _laatste_meting(traject: Traject) -> Meting | None:
    laatste: Meting | None = Meting.objects.van(traject).geldend().order_by("-datum", "-id").first()
    return laatste


def _sleutel(traject: Traject, wat: str) -> UUID:
    """The same key at every filling."""
    return uuid5(NAMESPACE_URL, f"{traject.trajectnummer} {wat}")
