"""The arithmetic of the voortgang report: rows in, figures out, nothing else.

The rules are those of the exchange format ("Arithmetic: voortgang"); funders audit them.
Intervals [startdatum, einddatum) are half open, a period includes both its days.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapportage.cijfer import Cijfer
from rapportage.periode import Periode
from rapportage.voortgang.onderdeel import Onderdeelcijfers, tel
from rapportage.voortgang.onderdelen import ONDERDELEN
from rapportage.voortgang.onderdelen.stroom import terug
from rapportage.voortgang.rijen import BouwsteenRij, ContactRij, FaseRij, MetingRij, Rijen, TrajectRij
from rapportage.voortgang.stand import Stand
from vormgeving.huis import Deel, Plaats

NUL = "nul"
# on one day an eindmeting comes after a tussenmeting
VOLGORDE = {NUL: 0, "tussen": 1, "eind": 2}


@dataclass(frozen=True, slots=True)
class Bouwsteencijfers:
    """One bouwsteen: phases running on the last day, ended in the period, and the days of those."""

    nummer: int
    naam: str
    deel: Deel
    plaats: Plaats
    op_einddatum: Cijfer
    afgesloten: Cijfer
    dagen: Cijfer


@dataclass(frozen=True, slots=True)
class Uitstroomcijfer:
    """How many trajecten ended for one reason; an empty `reden` is: not known yet."""

    reden: str
    naam: str
    aantal: Cijfer


@dataclass(frozen=True, slots=True)
class Leefgebiedcijfers:
    """How many trajecten went up, stayed or went down on one leefgebied."""

    code: str
    naam: str
    omhoog: Cijfer
    gelijk: Cijfer
    omlaag: Cijfer

    @property
    def vergeleken(self) -> int:
        """On how many trajecten this leefgebied could be compared."""
        return self.omhoog.waarde + self.gelijk.waarde + self.omlaag.waarde


@dataclass(frozen=True, slots=True)
class Voortgang:
    """All figures of one programme and period, frozen.

    `instroom`, `uitstroom`, `lopend`, `vergeleken` and the leefgebieden count trajecten,
    `terugval` and the bouwstenen fases, `coachminuten` adds up contactmomenten. `zrm_oud` holds
    leefgebieden of an older version of the instrument, where two measurements with it were compared. `meer` are the
    tables of `rapportage.voortgang.onderdelen`; a report of before they existed has none.
    """

    periode: Periode
    peildatum: date
    instroom: Cijfer
    uitstroom: Cijfer
    lopend: Cijfer
    terugval: Cijfer
    coachminuten: Cijfer
    vergeleken: Cijfer
    uitstroom_naar: tuple[Uitstroomcijfer, ...]
    bouwstenen: tuple[Bouwsteencijfers, ...]
    zrm: tuple[Leefgebiedcijfers, ...]
    zrm_oud: tuple[Leefgebiedcijfers, ...] = ()
    meer: tuple[Onderdeelcijfers, ...] = ()

    def onderdeel(self, code: str) -> Onderdeelcijfers | None:
        """One of `meer`; None in a report of before it existed."""
        return next((cijfers for cijfers in self.meer if cijfers.code == code), None)


def bereken_voortgang(rijen: Rijen, periode: Periode, peildatum: date) -> Voortgang:
    """The figures of the started trajecten in `rijen` over `periode`.

    No figure of this report depends on today; `peildatum` says as of when the rows were read.
    """
    stand = Stand(rijen, periode, peildatum)
    trajecten, gestart = stand.gestart, stand.gestarte_ids
    fases = [f for f in rijen.fases if f.traject_id in gestart]
    metingen = [m for m in rijen.metingen if m.traject_id in gestart]
    paren = vergelijkingen(metingen, periode.tot)
    oud = (_leefgebied(code, naam, paren) for code, naam in rijen.oude_leefgebieden.items())
    return Voortgang(
        periode=periode,
        peildatum=peildatum,
        instroom=Cijfer.telling(t.id for t in trajecten if t.startdatum in periode),
        uitstroom=Cijfer.telling(t.id for t in trajecten if t.einddatum in periode),
        lopend=Cijfer.telling(t.id for t in trajecten if _loopt(t, periode.tot)),
        terugval=Cijfer.telling(plek.id for plek in terug(stand) if plek.telt),
        coachminuten=_coachminuten((c for c in rijen.contacten if c.traject_id in gestart), periode),
        vergeleken=Cijfer.telling(paren),
        uitstroom_naar=_uitstroom_naar(trajecten, rijen, periode),
        bouwstenen=tuple(_bouwsteen(steen, fases, periode) for steen in rijen.bouwstenen),
        zrm=tuple(_leefgebied(code, naam, paren) for code, naam in rijen.leefgebieden.items()),
        zrm_oud=tuple(g for g in oud if g.vergeleken),
        meer=tuple(tel(onderdeel, stand) for onderdeel in ONDERDELEN.values()),
    )


def als_json(voortgang: Voortgang, programma: str) -> dict[str, Any]:
    """The figures in the exchange format: whole numbers, coach hours with two decimals.

    Its leefgebieden are those of the current instrument, also where nothing was compared.
    """
    v = voortgang
    return {
        "soort": "voortgang",
        "programma": programma,
        "van": v.periode.van.isoformat(),
        "tot": v.periode.tot.isoformat(),
        "peildatum": v.peildatum.isoformat(),
        "cijfers": {
            "instroom": v.instroom.waarde,
            "uitstroom": v.uitstroom.waarde,
            "lopend": v.lopend.waarde,
            "terugval": v.terugval.waarde,
            "coachuren": round(v.coachminuten.waarde / 60, 2),
        },
        "uitstroom_naar": {u.reden: u.aantal.waarde for u in sorted(v.uitstroom_naar, key=_reden) if u.reden},
        "bouwstenen": {
            str(b.nummer): {
                "op_einddatum": b.op_einddatum.waarde,
                "afgesloten": b.afgesloten.waarde,
                "dagen": b.dagen.waarde,
            }
            for b in v.bouwstenen
        },
        "zrm": {
            g.code: {"omhoog": g.omhoog.waarde, "gelijk": g.gelijk.waarde, "omlaag": g.omlaag.waarde} for g in v.zrm
        },
    }


def _reden(uitstroom: Uitstroomcijfer) -> str:
    return uitstroom.reden


def _loopt(rij: TrajectRij | FaseRij, dag: date) -> bool:
    """Whether `dag` lies in [startdatum, einddatum)."""
    return rij.startdatum is not None and rij.startdatum <= dag and (rij.einddatum is None or dag < rij.einddatum)


def _coachminuten(contacten: Iterable[ContactRij], periode: Periode) -> Cijfer:
    return Cijfer.som((c.id, c.minuten) for c in contacten if c.datum in periode)


def _uitstroom_naar(trajecten: Iterable[TrajectRij], rijen: Rijen, periode: Periode) -> tuple[Uitstroomcijfer, ...]:
    """Trajecten ended in the period by reason: most frequent first, unknown reason last."""
    per_reden: dict[str, list[int]] = defaultdict(list)
    for traject in trajecten:
        if traject.einddatum in periode:
            per_reden[traject.uitstroomreden].append(traject.id)
    cijfers = [
        Uitstroomcijfer(reden, rijen.uitstroomredenen.get(reden, reden), Cijfer.telling(ids))
        for reden, ids in per_reden.items()
    ]
    return tuple(sorted(cijfers, key=lambda u: (not u.reden, -u.aantal.waarde, u.reden)))


def _bouwsteen(steen: BouwsteenRij, fases: Sequence[FaseRij], periode: Periode) -> Bouwsteencijfers:
    van_steen = [f for f in fases if f.bouwsteen == steen.nummer]
    afgesloten = [
        (f.id, (f.einddatum - f.startdatum).days)
        for f in van_steen
        if f.einddatum is not None and f.einddatum in periode
    ]
    return Bouwsteencijfers(
        nummer=steen.nummer,
        naam=steen.naam,
        deel=steen.deel,
        plaats=steen.plaats,
        op_einddatum=Cijfer.telling(f.id for f in van_steen if _loopt(f, periode.tot)),
        afgesloten=Cijfer.telling(pk for pk, _ in afgesloten),
        dagen=Cijfer.som(afgesloten),
    )


def vergelijkingen(metingen: Iterable[MetingRij], tot: date) -> dict[int, tuple[MetingRij, MetingRij]]:
    """Per traject its nulmeting and the latest later one up to and including `tot`, same instrument."""
    per_traject: dict[int, list[MetingRij]] = defaultdict(list)
    for meting in metingen:
        if meting.datum <= tot:
            per_traject[meting.traject_id].append(meting)
    paren = {traject_id: _paar(reeks) for traject_id, reeks in per_traject.items()}
    return {traject_id: paar for traject_id, paar in paren.items() if paar is not None}


def _paar(reeks: list[MetingRij]) -> tuple[MetingRij, MetingRij] | None:
    reeks.sort(key=lambda m: (m.datum, VOLGORDE[m.soort], m.id))
    nul = next((m for m in reeks if m.soort == NUL), None)
    if nul is None:
        return None
    later = [m for m in reeks if m.datum > nul.datum and m.instrument == nul.instrument]
    return (nul, later[-1]) if later else None


def _leefgebied(code: str, naam: str, vergelijkingen: dict[int, tuple[MetingRij, MetingRij]]) -> Leefgebiedcijfers:
    """Up, the same or down, over the trajecten in which both measurements scored the leefgebied."""
    kant: dict[int, list[int]] = {1: [], 0: [], -1: []}
    for traject_id, (nul, laatste) in vergelijkingen.items():
        voor, na = nul.scores.get(code), laatste.scores.get(code)
        if voor is not None and na is not None:
            kant[(na > voor) - (na < voor)].append(traject_id)
    return Leefgebiedcijfers(code, naam, Cijfer.telling(kant[1]), Cijfer.telling(kant[0]), Cijfer.telling(kant[-1]))
