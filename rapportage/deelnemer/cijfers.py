"""The figures of the report about one deelnemer. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapportage.cijfer import Cijfer
from rapportage.deelnemer.keuze import Keuze
from rapportage.deelnemer.rijen import BewijsRij, OpleidingRij, PlaatsingRij, Rijen, StapRij, TrajectRij
from rapportage.deelnemer.tellingen import TELREGELS, Telregel, getelde
from rapportage.periode import Periode
from rapportage.voortgang.cijfers import vergelijkingen
from vormgeving.huis import Huis

# how a leefgebied changed, in words; never the score itself
RICHTINGEN: Mapping[int, str] = {1: "Vooruit", 0: "Gelijk", -1: "Achteruit"}


@dataclass(frozen=True, slots=True)
class Leefgebiedverandering:
    """How a leefgebied changed between two measurements: 1 up, 0 the same, -1 down."""

    code: str
    naam: str
    richting: int


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The days of the nulmeting and of the latest later measurement, and what changed between them."""

    nul: date
    laatste: date
    leefgebieden: tuple[Leefgebiedverandering, ...]


@dataclass(frozen=True, slots=True)
class Deelnemervoortgang:
    """All figures of one traject over a period, frozen. `tellingen` by the codes of TELREGELS of the chosen parts."""

    periode: Periode
    peildatum: date
    traject: TrajectRij
    keuze: Keuze
    tellingen: Mapping[str, Cijfer]
    doel: str = ""
    huis: Huis | None = None
    gedaan: tuple[StapRij, ...] = ()
    te_doen: tuple[StapRij, ...] = ()
    vergelijking: Vergelijking | None = None
    plaatsingen: tuple[PlaatsingRij, ...] = ()
    getekend: Mapping[str, int] | None = None
    opleidingen: tuple[OpleidingRij, ...] = ()
    bewijzen: tuple[BewijsRij, ...] = ()


def bereken_deelnemer(rijen: Rijen, periode: Periode, peildatum: date) -> Deelnemervoortgang:
    """The figures of the traject in `rijen`, for the parts that were chosen."""
    rij = {code: getelde(code, rijen, periode) for code, regel in TELREGELS.items() if regel.deel in rijen.keuze.delen}
    return Deelnemervoortgang(
        periode=periode,
        peildatum=peildatum,
        traject=rijen.traject,
        keuze=rijen.keuze,
        tellingen={code: _cijfer(code, gevonden) for code, gevonden in rij.items()},
        doel=rijen.doel,
        huis=rijen.huis,
        gedaan=_op_dag("stappen_gedaan", rij),
        te_doen=tuple(sorted(rij.get("stappen_te_doen", ()), key=_deadline)),
        vergelijking=_vergelijking(rijen, periode),
        plaatsingen=_op_dag("plaatsingen", rij),
        getekend=_getekend(rij.get("evaluaties", [])),
        opleidingen=_op_dag("opleidingen", rij),
        bewijzen=_op_dag("bewijzen", rij),
    )


def op_volgorde(v: Deelnemervoortgang) -> Iterator[tuple[str, Telregel, Cijfer]]:
    """The figures with their rules in the order of the report: kept as JSON they come back in any order."""
    for code, regel in TELREGELS.items():
        if code in v.tellingen:
            yield code, regel, v.tellingen[code]


def als_json(v: Deelnemervoortgang, trajectnummer: str) -> dict[str, Any]:
    """The figures in the form of the exchange format: whole numbers, hours with two decimals; no names."""
    return {
        "soort": "deelnemer",
        "traject": trajectnummer,
        "lezer": v.keuze.lezer,
        "delen": list(v.keuze.delen),
        "van": v.periode.van.isoformat(),
        "tot": v.periode.tot.isoformat(),
        "peildatum": v.peildatum.isoformat(),
        "cijfers": {
            code: round(cijfer.waarde / 60, 2) if regel.minuten else cijfer.waarde
            for code, regel, cijfer in op_volgorde(v)
        },
        "leefgebieden": {
            gebied.code: gebied.richting for gebied in (v.vergelijking.leefgebieden if v.vergelijking else ())
        },
    }


def _cijfer(code: str, rijen: list[Any]) -> Cijfer:
    if TELREGELS[code].minuten:
        return Cijfer.som((rij.id, rij.minuten) for rij in rijen)
    return Cijfer.telling(rij.id for rij in rijen)


def _op_dag(code: str, rij: Mapping[str, list[Any]]) -> tuple[Any, ...]:
    return tuple(sorted(rij.get(code, ()), key=lambda een: (TELREGELS[code].dag(een), een.id)))


def _deadline(stap: StapRij) -> tuple[date, int]:
    return (stap.deadline or date.max, stap.id)


def _getekend(evaluaties: list[Any]) -> dict[str, int]:
    """How many signed evaluations each placement has, by its id as text: that is how JSON keeps it."""
    aantal: dict[str, int] = {}
    for evaluatie in evaluaties:
        sleutel = str(evaluatie.plaatsing_id)
        aantal[sleutel] = aantal.get(sleutel, 0) + 1
    return aantal


def _vergelijking(rijen: Rijen, periode: Periode) -> Vergelijking | None:
    """The nulmeting beside the latest measurement with the same instrument; None when there are no two."""
    paar = vergelijkingen(rijen.metingen, periode.tot).get(rijen.traject.id)
    if paar is None:
        return None
    nul, laatste = paar
    veranderingen = []
    for code, naam in rijen.leefgebieden.items():
        voor, na = nul.scores.get(code), laatste.scores.get(code)
        if voor is not None and na is not None:
            veranderingen.append(Leefgebiedverandering(code, naam, (na > voor) - (na < voor)))
    return Vergelijking(nul.datum, laatste.datum, tuple(veranderingen))
