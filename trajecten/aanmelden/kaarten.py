"""The cards of the page with details that trajecten itself provides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from toegang.controle import mag
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.aanmelden import regels
from trajecten.aanmelden.diensten.starten import toelating_van
from trajecten.aanmelden.diensten.wijzigen import laatste_startsituatie
from trajecten.aanmelden.forms.velden import BIJZONDERE_VRAGEN, ESF_VRAGEN
from trajecten.aanmelden.vragen import vragen_voor
from trajecten.behaald import Behaald, behaald_door
from trajecten.models import Code, Codelijst, JaNee, Startsituatie, Traject
from trajecten.registers import Paneel
from trajecten.talen import taalnaam
from trajecten.tijdlijn import code_namen

if TYPE_CHECKING:
    from toegang.models import Gebruiker

LABELS = {
    "beperking": "Heeft een beperking",
    "derdelander": "Geen nationaliteit van een EU-land",
    "migratieachtergrond": "Buitenlandse achtergrond",
    "minderheid": "Hoort bij een minderheid",
    "dakloos": "Geen vaste woonplek",
    "landelijk_gebied": "Woont in landelijk gebied",
}


@dataclass(frozen=True)
class Feit:
    """One line of a card; `waarde` is empty for what nobody knows."""

    naam: str
    waarde: str


def _persoon(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    deelnemer = traject.deelnemer
    situatie = laatste_startsituatie(traject) if mag(gebruiker, Recht.SITUATIE_INZIEN, traject) else None
    leeftijd = deelnemer.leeftijd(vandaag)
    behaald = behaald_door(deelnemer) if mag(gebruiker, Recht.OPLEIDING_INZIEN, traject) else []
    niveaus = [*(rij.niveau for rij in behaald), situatie.opleidingsniveau if situatie else ""]
    return {
        "deelnemer": deelnemer,
        "leeftijd": leeftijd,
        "schoolplicht": regels.schoolplicht(leeftijd, regels.niveau_dat_telt(niveaus)),
        "startkwalificatie": _startkwalificatie(behaald),
        "voorkeurstaal": taalnaam(deelnemer.voorkeurstaal),
        "talen": [taalnaam(code) for code in deelnemer.talen],
        "mag_wijzigen": mag(gebruiker, Recht.TRAJECT_WIJZIGEN, traject),
        "mag_samenvoegen": mag(gebruiker, Recht.DEELNEMER_SAMENVOEGEN, traject),
    }


def _startkwalificatie(behaald: Sequence[Behaald]) -> Behaald | None:
    """The first proof that is a startkwalificatie; the frozen situation at the start does not know of it."""
    gehaald = [rij for rij in behaald if regels.heeft_startkwalificatie(rij.niveau)]
    return min(gehaald, key=lambda rij: rij.datum) if gehaald else None


@transaction.atomic
def _aanmelding(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """How somebody came; what tells of health or justice only for who may see it, and that is noted."""
    met_bijzonder = mag(gebruiker, Recht.BIJZONDER_INZIEN, traject)
    groepen = _codes(Codelijst.DOELGROEP, traject.doelgroepen)
    kanaal = _codes(Codelijst.INSTROOMKANAAL, [traject.instroomkanaal] if traject.instroomkanaal else [])
    if met_bijzonder and any(code.bijzonder for code in (*groepen, *kanaal)):
        noteer_bijzonder(traject, gebruiker, "aanmelding")
    return {
        "wachttijd": regels.wachttijd_in_woorden(traject.aanmelddatum, traject.startdatum, vandaag),
        "wacht": traject.startdatum is None,
        "kanaal": "".join(code.naam for code in kanaal if met_bijzonder or not code.bijzonder),
        "doelgroepen": [code.naam for code in groepen if met_bijzonder or not code.bijzonder],
        "verborgen": not met_bijzonder and any(code.bijzonder for code in (*groepen, *kanaal)),
        "mag_wijzigen": mag(gebruiker, Recht.TRAJECT_WIJZIGEN, traject),
        "mag_aanmelden": mag(gebruiker, Recht.TRAJECT_AANMELDEN, traject),
    }


def _codes(lijst: str, gekozen: Sequence[str]) -> list[Code]:
    """The codes that were chosen, in the order of the list; one that is not in it any more keeps its code as name."""
    bekend = {code.code: code for code in Code.objects.filter(lijst=lijst, code__in=gekozen)}
    rest = [Code(lijst=lijst, code=code, naam=code) for code in gekozen if code not in bekend]
    return [*sorted(bekend.values(), key=lambda code: (code.volgorde, code.pk)), *rest]


@transaction.atomic
def _startsituatie(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """Every version, the latest first; the special answers only for who may see them, and that is noted."""
    versies = list(Startsituatie.objects.filter(traject=traject).select_related("vastgelegd_door").order_by("-versie"))
    vragen = vragen_voor(gebruiker, traject)
    if versies and set(vragen) & set(BIJZONDERE_VRAGEN):
        noteer_bijzonder(traject, gebruiker, "startsituatie")
    namen = code_namen(Codelijst.UITKERING)
    regels_per_versie = [(versie, _antwoorden(versie, vragen, namen)) for versie in versies]
    niveau = versies[0].opleidingsniveau if versies else ""
    return {
        "nu": regels_per_versie[0] if regels_per_versie else None,
        "eerder": regels_per_versie[1:],
        "startkwalificatie": regels.heeft_startkwalificatie(niveau),
        "verborgen": len(vragen) < len(ESF_VRAGEN) and bool(vragen),
        "mag_wijzigen": mag(gebruiker, Recht.TRAJECT_WIJZIGEN, traject),
    }


def _antwoorden(situatie: Startsituatie, vragen: Sequence[str], uitkeringen: Mapping[str, str]) -> list[Feit]:
    sinds = f" sinds {situatie.werkloos_sinds:%d-%m-%Y}" if situatie.werkloos_sinds else ""
    feiten = [
        Feit("Werk", situatie.get_arbeidssituatie_display() + sinds),
        Feit("Hoogste opleiding afgemaakt", situatie.get_opleidingsniveau_display()),
        Feit("Volgde een opleiding", situatie.get_opleiding_display()),
        Feit("Uitkering", uitkeringen.get(situatie.uitkering, situatie.uitkering)),
    ]
    gevraagd = [
        Feit(LABELS[vraag], JaNee(waarde).label if (waarde := getattr(situatie, vraag)) else "") for vraag in vragen
    ]
    return feiten + gevraagd


@dataclass(frozen=True)
class Uitkeringregel:
    """A benefit as the card shows it."""

    pk: int
    naam: str
    van: date | None
    tot: date | None
    voorbij: bool


def _uitkeringen(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    namen = code_namen(Codelijst.UITKERING)
    return {
        "uitkeringen": [
            Uitkeringregel(u.pk, namen.get(u.soort, u.soort), u.van, u.tot, u.tot is not None and u.tot <= vandaag)
            for u in traject.deelnemer.uitkeringen.order_by(F("tot").desc(nulls_first=True), "-van", "id")
        ],
        "mag_wijzigen": mag(gebruiker, Recht.TRAJECT_WIJZIGEN, traject),
    }


def _toelating(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """Before the start the rules as they are today, afterwards as they were judged; nothing for an imported start."""
    toetsen = list(traject.toelatingstoetsen.select_related("getoetst_door", "subsidieproject"))
    if traject.startdatum is not None and not toetsen:
        return None
    return {
        "wacht": traject.startdatum is None,
        "standen": toelating_van(traject, vandaag, None) if traject.startdatum is None else [],
        "toetsen": toetsen,
        "mag_starten": traject.startdatum is None and mag(gebruiker, Recht.FASE_WIJZIGEN, traject),
    }


def _wacht_op_start(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """On the overview, as long as there was no start: how long somebody waits, and whether they may start."""
    if traject.startdatum is not None:
        return None
    wachttijd = regels.wachttijd_in_woorden(traject.aanmelddatum, None, vandaag)
    return {"rechts": wachttijd, **(_toelating(traject, gebruiker, vandaag) or {})}


def noteer_bijzonder(traject: Traject, gebruiker: Gebruiker, wat: str) -> None:
    """Write in the logboek that special data of this traject was read, in the transaction of the page."""
    noteer(Soort.BIJZONDER_BEKEKEN, door=gebruiker, over=traject, deelnemer=traject.deelnemer, wat=wat)


MAP = "trajecten/aanmelden"
WACHT_OP_START = Paneel("wacht", "Wacht op de start", 15, "breed", f"{MAP}/_paneel_wacht.html", _wacht_op_start)
KAARTEN = (
    Paneel("persoon", "Persoon", 10, "smal", f"{MAP}/_kaart_persoon.html", _persoon),
    Paneel("aanmelding", "Aanmelding en doel", 20, "breed", f"{MAP}/_kaart_aanmelding.html", _aanmelding),
    Paneel("toelating", "Toelating", 30, "breed", f"{MAP}/_kaart_toelating.html", _toelating),
    Paneel(
        "startsituatie",
        "Startsituatie",
        40,
        "breed",
        f"{MAP}/_kaart_startsituatie.html",
        _startsituatie,
        Recht.SITUATIE_INZIEN,
    ),
    Paneel(
        "uitkeringen",
        "Uitkeringen",
        50,
        "smal",
        f"{MAP}/_kaart_uitkeringen.html",
        _uitkeringen,
        Recht.SITUATIE_INZIEN,
    ),
)
