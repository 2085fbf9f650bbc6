"""The figures of the MDT report: rows in, figures out, nothing else.

The rules are those of the exchange format ("Arithmetic: MDT"). A traject is [startdatum, einddatum), a period includes
both its days.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from rapportage.cijfer import Cijfer
from rapportage.mdt.activiteit import sleutel_van, spelling
from rapportage.mdt.jongere import EISEN, Jongere, jongeren
from rapportage.mdt.norm import KLASSEN, in_beeld, klasse_van
from rapportage.mdt.rijen import Eisen, Rijen, UurRij
from rapportage.mdt.stappen import STAPPEN
from rapportage.periode import Periode

ONBEKEND = "onbekend"
PER_KANAAL = ("aangemeld", "gestart", "afgerond", "uitgevallen")


@dataclass(frozen=True, slots=True)
class Deelcijfer:
    """How many trajecten for one reason; `code` "onbekend" is: not known.

    `bijzonder`: the reason tells of health or justice, and with it the list.
    """

    code: str
    naam: str
    aantal: Cijfer
    bijzonder: bool = False


@dataclass(frozen=True, slots=True)
class Kanaalcijfers:
    """What came in through one instroomkanaal, in the order of PER_KANAAL; `bijzonder` as of a Deelcijfer."""

    code: str
    naam: str
    aantallen: tuple[Cijfer, ...]
    bijzonder: bool = False


@dataclass(frozen=True, slots=True)
class Activiteitcijfers:
    """The hours of one activity in the period, and the trajecten that made them."""

    sleutel: str
    naam: str
    minuten: Cijfer
    jongeren: Cijfer


@dataclass(frozen=True, slots=True)
class Normcijfers:
    """How many trajecten made a part of the norm: of those that run on the last day, and of those that ended."""

    code: str
    naam: str
    bezig: Cijfer
    gestopt: Cijfer


@dataclass(frozen=True, slots=True)
class Jongerecijfers:
    """The hours of one traject up to and including the last day; `tekort` is how many minutes they lack."""

    traject_id: int
    nummer: str
    bezig: bool
    minuten: Cijfer
    tekort: int


@dataclass(frozen=True, slots=True)
class Mdt:
    """All figures of one project and period, frozen. Figures count trajecten, except where they add up minutes."""

    periode: Periode
    peildatum: date
    eisen: Eisen
    aangemeld: Cijfer
    gestart: Cijfer
    actief: Cijfer
    afgerond: Cijfer
    uitgevallen: Cijfer
    certificaten: Cijfer
    buiten_leeftijd: Cijfer
    buiten_leeftijd_nummers: tuple[str, ...]
    deelneemminuten: Cijfer
    uitval: tuple[Deelcijfer, ...]
    tekorten: tuple[Deelcijfer, ...]
    kanalen: tuple[Kanaalcijfers, ...]
    activiteiten: tuple[Activiteitcijfers, ...]
    norm: tuple[Normcijfers, ...]
    jongeren: tuple[Jongerecijfers, ...]


def bereken_mdt(rijen: Rijen, periode: Periode, peildatum: date) -> Mdt:
    """The figures of everybody in `rijen` over `periode`.

    No figure of this report depends on today; `peildatum` says as of when the rows were read.
    """
    alle = jongeren(rijen)
    wie = {stap.code: [j for j in alle if stap.telt(j, periode)] for stap in STAPPEN}
    uitvallers = wie["uitgevallen"]
    gemist = [(j, j.tekort) for j in uitvallers]
    return Mdt(
        periode=periode,
        peildatum=peildatum,
        eisen=rijen.eisen,
        **{code: _tel(geteld) for code, geteld in wie.items()},
        buiten_leeftijd_nummers=tuple(sorted(j.traject.nummer for j in wie["buiten_leeftijd"])),
        deelneemminuten=_som(uur for uur in rijen.uren if uur.datum in periode),
        uitval=_uitval(uitvallers, rijen),
        tekorten=tuple(Deelcijfer(eis.code, eis.naam, _tel(j for j, mist in gemist if eis in mist)) for eis in EISEN),
        kanalen=_kanalen(wie, rijen),
        activiteiten=_activiteiten(rijen.uren, periode),
        norm=_norm(alle, periode) if rijen.eisen.norm_minuten else (),
        jongeren=tuple(_jongere(j, periode) for j in alle if in_beeld(j, periode)),
    )


def als_json(mdt: Mdt, project: str) -> dict[str, Any]:
    """The figures in the exchange format: whole numbers, hours with two decimals."""
    return {
        "soort": "mdt",
        "project": project,
        "van": mdt.periode.van.isoformat(),
        "tot": mdt.periode.tot.isoformat(),
        "peildatum": mdt.peildatum.isoformat(),
        "cijfers": {
            "aangemeld": mdt.aangemeld.waarde,
            "gestart": mdt.gestart.waarde,
            "actief": mdt.actief.waarde,
            "afgerond": mdt.afgerond.waarde,
            "uitgevallen": mdt.uitgevallen.waarde,
            "certificaten": mdt.certificaten.waarde,
            "deelneemuren": round(mdt.deelneemminuten.waarde / 60, 2),
        },
        "buiten_leeftijd": list(mdt.buiten_leeftijd_nummers),
    }


def _tel(geteld: Iterable[Jongere]) -> Cijfer:
    return Cijfer.telling(j.id for j in geteld)


def _som(uren: Iterable[UurRij]) -> Cijfer:
    return Cijfer.som((uur.id, uur.minuten) for uur in uren)


def _uitval(uitvallers: Sequence[Jongere], rijen: Rijen) -> tuple[Deelcijfer, ...]:
    """Those who dropped out by the reason that was written down, the most first."""
    per_reden: dict[str, list[int]] = defaultdict(list)
    for j in uitvallers:
        per_reden[j.traject.uitstroomreden or ONBEKEND].append(j.id)
    namen = {ONBEKEND: "Nog niet bekend", **rijen.uitstroomredenen}
    delen = (
        Deelcijfer(code, namen.get(code, code), Cijfer.telling(ids), code in rijen.bijzondere_redenen)
        for code, ids in per_reden.items()
    )
    return tuple(sorted(delen, key=lambda deel: (-deel.aantal.waarde, deel.code)))


def _kanalen(wie: dict[str, list[Jongere]], rijen: Rijen) -> tuple[Kanaalcijfers, ...]:
    """Every instroomkanaal through which somebody came who is counted, by name; last who came in otherwise."""
    per_kanaal: dict[str, list[list[int]]] = {}
    for plek, code in enumerate(PER_KANAAL):
        for j in wie[code]:
            kanaal = j.traject.kanaal or ONBEKEND
            per_kanaal.setdefault(kanaal, [[] for _ in PER_KANAAL])[plek].append(j.id)
    namen = {ONBEKEND: "Niet ingevuld", **rijen.kanalen}
    rij = (
        Kanaalcijfers(
            code, namen.get(code, code), tuple(Cijfer.telling(ids) for ids in delen), code in rijen.bijzondere_kanalen
        )
        for code, delen in per_kanaal.items()
    )
    return tuple(sorted(rij, key=lambda kanaal: (kanaal.code == ONBEKEND, kanaal.naam, kanaal.code)))


def _activiteiten(uren: Iterable[UurRij], periode: Periode) -> tuple[Activiteitcijfers, ...]:
    """The hours in the period by activity, the most first; the same words in capitals are the same activity."""
    per_tekst: dict[str, list[UurRij]] = defaultdict(list)
    for uur in uren:
        if uur.datum in periode:
            per_tekst[uur.activiteit].append(uur)
    groepen: dict[str, list[UurRij]] = defaultdict(list)
    teksten: dict[str, Counter[str]] = defaultdict(Counter)
    for tekst, van_tekst in per_tekst.items():
        sleutel = sleutel_van(tekst)
        groepen[sleutel] += van_tekst
        teksten[sleutel][tekst] += len(van_tekst)
    alle = (
        Activiteitcijfers(
            sleutel, spelling(teksten[sleutel]), _som(groep), Cijfer.telling({u.traject_id for u in groep})
        )
        for sleutel, groep in groepen.items()
    )
    return tuple(sorted(alle, key=lambda a: (-a.minuten.waarde, a.naam, a.sleutel)))


def _norm(alle: Sequence[Jongere], periode: Periode) -> tuple[Normcijfers, ...]:
    bezig: dict[str, list[int]] = defaultdict(list)
    gestopt: dict[str, list[int]] = defaultdict(list)
    for j in alle:
        if in_beeld(j, periode):
            (bezig if j.loopt_op(periode.tot) else gestopt)[klasse_van(j, periode.tot).code].append(j.id)
    return tuple(
        Normcijfers(k.code, k.naam, Cijfer.telling(bezig[k.code]), Cijfer.telling(gestopt[k.code])) for k in KLASSEN
    )


def _jongere(j: Jongere, periode: Periode) -> Jongerecijfers:
    minuten = _som(j.uren_tot_en_met(periode.tot))
    tekort = max(0, ceil(j.eisen.norm_minuten - minuten.waarde))
    return Jongerecijfers(j.id, j.traject.nummer, j.loopt_op(periode.tot), minuten, tekort)
