"""The pages that show matches: places for somebody, and people for a place. Names come only after the ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Codelijst, Traject
from trajecten.tijdlijn import code_namen
from vormgeving.taal import getal
from werkgevers.matching.regels import Match
from werkgevers.matching.stand import Uitkomst
from werkgevers.matching.waarden import Namen
from werkgevers.matching.zoeken import kandidaten_voor, plekken_voor, wens_van
from werkgevers.models import Klikgesprek, Werkplek, Werkwens
from werkgevers.overzicht import naam_van
from werkgevers.werkplek.begrippen import dagen_in_woorden
from werkgevers.werkplek.lijst import Werkplekregel, niveau_naam, regel_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet

PER_PAGINA = 10
# whoever is asked beside one place: more than an organisation guides at once
KANDIDATEN_HOOGSTENS = 2000


@dataclass(frozen=True)
class Feit:
    """A label and what stands beside it."""

    naam: str
    waarde: str


@dataclass(frozen=True)
class Gevonden:
    """A place that may suit, why, and the latest klikgesprek about it with this deelnemer."""

    regel: Werkplekregel
    match: Match
    gesprek: Klikgesprek | None

    @property
    def kan_plannen(self) -> bool:
        """Whether another klikgesprek about it makes sense."""
        return _kan_nog_een(self.gesprek)


@dataclass(frozen=True)
class Werkpagina:
    """The search for work of one traject; `volgende` is where the next matches begin, None at the end."""

    wens: Werkwens | None
    feiten: Sequence[Feit]
    gevonden: Sequence[Gevonden]
    totaal: int
    volgende: int | None
    gesprekken: Sequence[Klikgesprek]
    mag_wijzigen: bool
    loopt_nog: bool


@dataclass(frozen=True)
class Kandidaatregel:
    """Somebody who looks for work beside one place; `kan_plannen` for who may plan a klikgesprek with them."""

    traject: Traject
    match: Match
    gesprek: Klikgesprek | None
    kan_plannen: bool


@dataclass(frozen=True)
class Kandidatenpagina:
    """Who may suit a place; `zonder_wens` is how many could not be compared."""

    regels: Sequence[Kandidaatregel]
    totaal: int
    zonder_wens: int
    volgende: int | None


def maak_werkpagina(traject: Traject, gebruiker: Gebruiker, vandaag: date, vanaf: int = 0) -> Werkpagina:
    """The page of `traject`, with the matches from place `vanaf` in the ranking on."""
    namen = namen_van_codes()
    gesprekken = list(Klikgesprek.objects.van(traject).om_te_tonen())
    wens = wens_van(traject.pk, vandaag)
    matches = plekken_voor(wens, namen, vandaag) if wens else []
    getoond = matches[vanaf : vanaf + PER_PAGINA]
    bewaard = Werkwens.objects.van(traject).select_related("bewaard_door").first()
    return Werkpagina(
        wens=bewaard,
        feiten=_feiten(bewaard, namen) if bewaard else [],
        gevonden=_met_plekken(getoond, gesprekken, namen, vandaag),
        totaal=len(matches),
        volgende=vanaf + PER_PAGINA if len(matches) > vanaf + PER_PAGINA else None,
        gesprekken=gesprekken,
        mag_wijzigen=mag(gebruiker, Recht.PLAATSING_WIJZIGEN, traject),
        loopt_nog=traject.einddatum is None or traject.einddatum > vandaag,
    )


def maak_kandidatenpagina(werkplek: Werkplek, gebruiker: Gebruiker, vandaag: date, vanaf: int = 0) -> Kandidatenpagina:
    """Who of the running trajecten within reach may suit `werkplek`, from place `vanaf` in the ranking on."""
    bereik: TrajectQuerySet = Traject.objects.zichtbaar_voor(gebruiker, Recht.PLAATSING_INZIEN).lopend_op(vandaag)
    nummers = list(bereik.order_by("-startdatum", "-pk").values_list("pk", flat=True)[:KANDIDATEN_HOOGSTENS])
    kandidaten = kandidaten_voor(werkplek, nummers, namen_van_codes(), vandaag)
    getoond = kandidaten[vanaf : vanaf + PER_PAGINA]
    per_pk = Traject.objects.select_related("deelnemer", "programma").in_bulk([k.traject for k in getoond])
    gesprekken = Klikgesprek.objects.filter(werkplek=werkplek, traject__in=per_pk).order_by("gepland_op", "pk")
    # the latest one comes last, and so wins
    laatste = {gesprek.traject_id: gesprek for gesprek in gesprekken}
    eigen = set(
        Traject.objects.zichtbaar_voor(gebruiker, Recht.PLAATSING_WIJZIGEN)
        .filter(pk__in=per_pk)
        .values_list("pk", flat=True)
    )
    return Kandidatenpagina(
        regels=[
            Kandidaatregel(
                per_pk[k.traject],
                k.match,
                laatste.get(k.traject),
                kan_plannen=k.traject in eigen and _kan_nog_een(laatste.get(k.traject)),
            )
            for k in getoond
        ],
        totaal=len(kandidaten),
        zonder_wens=len(nummers) - len(kandidaten),
        volgende=vanaf + PER_PAGINA if len(kandidaten) > vanaf + PER_PAGINA else None,
    )


def namen_van_codes() -> Namen:
    """What people call the codes that matching compares."""
    return Namen(
        soorten=code_namen(Codelijst.PLAATSINGSOORT),
        sectoren=code_namen(Codelijst.SECTOR),
        vaardigheden=code_namen(Codelijst.VAARDIGHEID),
    )


def _kan_nog_een(gesprek: Klikgesprek | None) -> bool:
    """Whether another klikgesprek makes sense after this one."""
    return gesprek is None or not (gesprek.is_gepland or gesprek.uitkomst == Uitkomst.KLIK)


def _met_plekken(
    matches: Sequence[Match], gesprekken: Sequence[Klikgesprek], namen: Namen, vandaag: date
) -> list[Gevonden]:
    """These matches with their places, in the same order; `gesprekken` are those of the traject, the latest first."""
    plekken = Werkplek.objects.met_vrij(vandaag).om_te_tonen().in_bulk([match.plek for match in matches])
    laatste = {gesprek.werkplek_id: gesprek for gesprek in reversed(gesprekken)}
    soorten, sectoren = dict(namen.soorten), dict(namen.sectoren)
    # a place that was taken away in between is left out
    return [
        Gevonden(regel_van(plekken[match.plek], soorten, sectoren), match, laatste.get(match.plek))
        for match in matches
        if match.plek in plekken
    ]


def _feiten(wens: Werkwens, namen: Namen) -> list[Feit]:
    """What was agreed, in words; what was left open says so."""
    uren = "" if wens.uren_per_week is None else f"hoogstens {getal(wens.uren_per_week)}"
    waar = " ".join(deel for deel in (wens.postcodegebied, wens.plaats) if deel)
    return [
        Feit("Sectoren", _opgesomd(wens.sectoren, namen.sectoren) or "Nog niet gekozen"),
        Feit("Soort plek", _opgesomd(wens.soorten, namen.soorten) or "Maakt niet uit"),
        Feit("Dagen", dagen_in_woorden(wens.dagen).capitalize() or "Alle dagen"),
        Feit("Uren per week", uren or "Nog niet gezegd"),
        Feit("Niveau", niveau_naam(wens.niveau) or "Nog niet gekozen"),
        Feit("Kan of heeft al", _opgesomd(wens.vaardigheden, namen.vaardigheden) or "Nog niets ingevuld"),
        Feit("Reist van", waar or "Nog niet ingevuld"),
        Feit("Reizen", wens.get_reizen_display()),
    ]


def _opgesomd(codes: Sequence[str], namen: Mapping[str, str]) -> str:
    return ", ".join(naam_van(code, dict(namen)) for code in codes)
