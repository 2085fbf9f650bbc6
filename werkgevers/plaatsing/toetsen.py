"""Every rule of a placement at once: for who writes one, and for the page of one that came from a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from trajecten.models import Code, Codelijst, Traject
from werkgevers.models import Plaatsing, Werkplek
from werkgevers.plaatsing import regels
from werkgevers.plaatsing.duur import duur_van
from werkgevers.werkplek.regels import meeste_tegelijk, plek_past

# a field of the form, and why what it says cannot be
Bezwaar = tuple[str, str]


def bezwaren_van(
    plaatsing: Plaatsing, traject: Traject, vandaag: date, *, was: Plaatsing | None = None
) -> list[Bezwaar]:
    """What does not fit its kind, its employer, its werkplek or its traject; in the order of the form.

    `was` is what it was before it changed: what makes its werkplek no fuller is no objection. In at most three
    queries. What was imported is never refused: there these are remarks.
    """
    alle = [*_keuzes(plaatsing), *_periode(plaatsing, traject), *_loon_en_contract(plaatsing, vandaag)]
    if was is None or not _niet_voller(plaatsing, was):
        alle.append(("werkplek", _plek(plaatsing)))
    return [(veld, bezwaar) for veld, bezwaar in alle if bezwaar]


def _keuzes(plaatsing: Plaatsing) -> Iterator[Bezwaar]:
    bekend = Code.objects.filter(lijst=Codelijst.PLAATSINGSOORT, code=plaatsing.soort).exists()
    yield "soort", "" if bekend else "Kies een soort uit de lijst."
    for veld, wat in (("vestiging", "vestiging"), ("werkplek", "werkplek"), ("contactpersoon", "contactpersoon")):
        gekozen = getattr(plaatsing, veld)
        past = gekozen is None or gekozen.werkgever_id == plaatsing.werkgever_id
        yield veld, "" if past else f"Deze {wat} is van een andere werkgever."


def _periode(plaatsing: Plaatsing, traject: Traject) -> Iterator[Bezwaar]:
    start, einde = plaatsing.startdatum, plaatsing.einddatum
    nooit = regels.is_nooit_begonnen(start, einde, plaatsing.einde_reden)
    in_traject = regels.periode_past(
        start,
        einde,
        traject_start=traject.startdatum,
        traject_einde=traject.einddatum,
        einde_reden=plaatsing.einde_reden,
    )
    te_lang = regels.duur_past(start, einde, duur_van(plaatsing.soort), plaatsing.reden_langer)
    daarna = regels.na_traject_past(
        einde,
        traject_einde=traject.einddatum,
        gaat_door=regels.gaat_door_na_traject(plaatsing.soort, plaatsing.contract_start),
    )
    yield "einddatum" if einde and einde <= start and not nooit else "startdatum", in_traject
    yield "reden_langer" if einde and te_lang.startswith("Dit is langer") else "einddatum", te_lang
    yield "einddatum", "" if in_traject or nooit else daarna


def _loon_en_contract(p: Plaatsing, vandaag: date) -> Iterator[Bezwaar]:
    yield "eigen_salaris", regels.loon_past(p.soort, p.eigen_salaris)
    yield "loonkostensubsidie", regels.subsidie_past(p.soort, p.loonkostensubsidie, p.eigen_salaris)
    yield "uwv_advies_op", regels.advies_past(p.soort, p.uwv_advies_op, p.uwv_advies_positief, vandaag=vandaag)
    yield "contract_start", regels.contract_past(p.soort, p.contract_start, p.contract_einde)
    yield "uren_per_week", regels.week_past(p.dagen_per_week, p.uren_per_week)


def _plek(plaatsing: Plaatsing) -> str:
    """Why there is no room on the werkplek in the period of `plaatsing`."""
    plek: Werkplek | None = plaatsing.werkplek
    if plek is None or plaatsing.reden_vol.strip():
        return ""
    anderen = Plaatsing.objects.filter(werkplek=plek).exclude(pk=plaatsing.pk)
    periodes = anderen.order_by().values_list("startdatum", "einddatum")
    tegelijk = meeste_tegelijk(periodes, plaatsing.startdatum, plaatsing.einddatum)
    return plek_past(plek.aantal, tegelijk, plaatsing.reden_vol)


def _niet_voller(nu: Plaatsing, was: Plaatsing) -> bool:
    """Whether a placement takes no more of its werkplek than it did; the same rule as the trigger in the database."""
    if nu.werkplek_id != was.werkplek_id or nu.reden_vol != was.reden_vol:
        return False
    korter = was.einddatum is None or (nu.einddatum is not None and nu.einddatum <= was.einddatum)
    return nu.startdatum >= was.startdatum and korter
