"""The figures of the financiering report: who pays for how many trajecten, and when that ends. Pure."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils.text import slugify

from rapportage.cijfer import Cijfer
from rapportage.financiering.betaling import Betaling, betalingen
from rapportage.financiering.rijen import Rijen, TrajectRij
from rapportage.periode import Periode
from trajecten.regels import plus_maanden

ZONDER = "zonder"
# what an address takes as it is
VEILIG = re.compile(r"[A-Za-z0-9._-]+")
# when the last payer of a running traject stops, counted from the last day of the period
TERMIJNEN: Mapping[str, str] = {
    "binnen_1_maand": "Binnen 1 maand",
    "binnen_3_maanden": "Over 1 tot 3 maanden",
    "later": "Later dan over 3 maanden",
    "geen_einde": "Geen einde bekend",
}


@dataclass(frozen=True, slots=True)
class Projectcijfers:
    """One project, or none (empty code): trajecten it paid for in the period, and minutes of staff it pays."""

    code: str
    naam: str
    soort: str
    trajecten: Cijfer
    minuten: Cijfer


@dataclass(frozen=True, slots=True)
class Afloop:
    """How many running trajecten lose their last payer within some time; `code` is one of TERMIJNEN."""

    code: str
    aantal: Cijfer


@dataclass(frozen=True, slots=True)
class Binnenkort:
    """A project stops paying for a running traject soon: the last day that it pays, and what ends it."""

    traject_id: int
    nummer: str
    project: str
    tot: date
    waarom: str


@dataclass(frozen=True, slots=True)
class Financiering:
    """All figures of one programme and period, frozen."""

    periode: Periode
    peildatum: date
    projecten: tuple[Projectcijfers, ...]
    lopend: Cijfer
    zonder: Cijfer
    gedeeld: Cijfer
    aflopen: tuple[Afloop, ...]
    binnenkort: tuple[Binnenkort, ...]


def bereken_financiering(rijen: Rijen, periode: Periode, peildatum: date) -> Financiering:
    """The figures of all trajecten in `rijen` that ran in `periode`.

    Running is: on the last day of the period. `peildatum` says as of when the rows were read.
    """
    betaald = betalingen(rijen)
    lopend = [traject for traject in rijen.trajecten if loopt(traject, periode.tot)]
    nu = {t.id: [b for b in betaald.get(t.id, ()) if b.loopt_op(periode.tot)] for t in lopend}
    return Financiering(
        periode=periode,
        peildatum=peildatum,
        projecten=_projecten(rijen, betaald, periode),
        lopend=Cijfer.telling(t.id for t in lopend),
        zonder=Cijfer.telling(pk for pk, reeks in nu.items() if not reeks),
        gedeeld=Cijfer.telling(pk for pk, reeks in nu.items() if len({b.project.id for b in reeks}) > 1),
        aflopen=tuple(
            Afloop(code, Cijfer.telling(pk for pk, reeks in nu.items() if reeks and termijn(reeks, periode) == code))
            for code in TERMIJNEN
        ),
        binnenkort=_binnenkort(nu, periode),
    )


def loopt(traject: TrajectRij, dag: date) -> bool:
    """Whether a traject runs on `dag`: no longer on its einddatum itself."""
    return traject.startdatum <= dag and (traject.einddatum is None or dag < traject.einddatum)


def termijn(reeks: Sequence[Betaling], periode: Periode) -> str:
    """In which of TERMIJNEN the last of `reeks` stops paying; the clock starts on the last day of the period."""
    einden = [betaling.tot for betaling in reeks]
    laatste = max((tot for tot in einden if tot is not None), default=None)
    if None in einden or laatste is None:
        return "geen_einde"
    if laatste <= plus_maanden(periode.tot, 1):
        return "binnen_1_maand"
    return "binnen_3_maanden" if laatste <= plus_maanden(periode.tot, 3) else "later"


def als_json(f: Financiering, programma: str) -> dict[str, Any]:
    """The figures in the form of the exchange format: whole numbers, hours with two decimals."""
    return {
        "soort": "financiering",
        "programma": programma,
        "van": f.periode.van.isoformat(),
        "tot": f.periode.tot.isoformat(),
        "peildatum": f.peildatum.isoformat(),
        "cijfers": {"lopend": f.lopend.waarde, "zonder": f.zonder.waarde, "gedeeld": f.gedeeld.waarde},
        "projecten": {
            p.code or ZONDER: {"trajecten": p.trajecten.waarde, "coachuren": round(p.minuten.waarde / 60, 2)}
            for p in f.projecten
        },
        "aflopen": {a.code: a.aantal.waarde for a in f.aflopen},
    }


def _projecten(rijen: Rijen, betaald: Mapping[int, Sequence[Betaling]], periode: Periode) -> tuple[Projectcijfers, ...]:
    trajecten: dict[int | None, set[int]] = defaultdict(set)
    for traject in rijen.trajecten:
        raakt = [b for b in betaald.get(traject.id, ()) if b.raakt(periode.van, periode.tot)]
        for betaling in raakt:
            trajecten[betaling.project.id].add(traject.id)
        if not raakt and _liep_in(traject, periode):
            trajecten[None].add(traject.id)
    minuten: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
    for contact in rijen.contacten:
        minuten[contact.project_id].append((contact.id, contact.minuten))
    cijfers = [
        Projectcijfers(p.code, p.naam, p.soort, Cijfer.telling(trajecten[p.id]), Cijfer.som(minuten[p.id]))
        for p in rijen.projecten
        if trajecten[p.id] or minuten[p.id]
    ]
    if trajecten[None] or minuten[None]:
        cijfers.append(
            Projectcijfers("", "Zonder project", "", Cijfer.telling(trajecten[None]), Cijfer.som(minuten[None]))
        )
    return tuple(cijfers)


def _liep_in(traject: TrajectRij, periode: Periode) -> bool:
    """Whether a traject had a day in the period; one that ended on its first day had none."""
    begin = max(traject.startdatum, periode.van)
    return begin <= periode.tot and (traject.einddatum is None or begin < traject.einddatum)


def _binnenkort(nu: Mapping[int, Sequence[Betaling]], periode: Periode) -> tuple[Binnenkort, ...]:
    grens = plus_maanden(periode.tot, 3)
    rijen = [
        Binnenkort(b.traject.id, b.traject.nummer, b.project.naam, b.tot, b.waarom)
        for reeks in nu.values()
        for b in reeks
        if b.tot is not None and b.tot <= grens
    ]
    return tuple(sorted(rijen, key=lambda rij: (rij.tot, rij.traject_id, rij.project)))


def postcode(projectcode: str) -> str:
    """The code of a project (empty: none) as a part of the code of a figure, which stands in addresses.

    A project may be called “ESF/2026”, or as what stands for none: such a code gets a mark of its own.
    """
    if not projectcode:
        return ZONDER
    if projectcode != ZONDER and VEILIG.fullmatch(projectcode):
        return projectcode
    return f"{slugify(projectcode)}-{sha256(projectcode.encode()).hexdigest()[:8]}"
