"""The figures of the ESF+ report: rows in, figures out, nothing else.

The rules are those of the exchange format ("Arithmetic: ESF+"), which the auditor follows. A period includes both
its days.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapportage.cijfer import Cijfer
from rapportage.esf.deelname import GESLACHTEN, Deelname, deelnames
from rapportage.esf.indicatoren import (
    BIJ_DE_START,
    BIJ_HET_EINDE,
    INDICATOREN,
    NA_ZES_MAANDEN,
    TOTAAL,
    Indicator,
    Regels,
)
from rapportage.esf.rijen import OpgaveRij, Rijen
from rapportage.periode import Periode

TOTALEN = "totaal"
KOLOMMEN = (*GESLACHTEN, TOTALEN)


@dataclass(frozen=True, slots=True)
class Indicatorcijfers:
    """One indicator by gender; each counts deelnemers, by the traject with which they entered."""

    code: str
    vrouw: Cijfer
    man: Cijfer
    non_binair: Cijfer
    totaal: Cijfer

    @property
    def per_kolom(self) -> tuple[tuple[str, Cijfer], ...]:
        """The four figures with the names of their columns."""
        return tuple(zip(KOLOMMEN, (self.vrouw, self.man, self.non_binair, self.totaal), strict=True))


@dataclass(frozen=True, slots=True)
class LaterTeMeten:
    """Of how many who left the answer for a result code can still come."""

    code: str
    aantal: Cijfer


@dataclass(frozen=True, slots=True)
class Aantal:
    """A number that is not counted: a target, or organisations that somebody entered; None when nobody did."""

    code: str
    aantal: int | None


@dataclass(frozen=True, slots=True)
class Esf:
    """All figures of one project and period, frozen.

    `onvolledig` are the records that count in EECO01 alone; `onvolledige_nummers` their trajecten of entry. `doelen`
    are of the whole project; `opgegeven` is the sum of what was entered over periods that lie within this one, and
    `opgaven_half` counts those that do so only for a part and are left out.
    """

    periode: Periode
    peildatum: date
    indicatoren: tuple[Indicatorcijfers, ...]
    onvolledig: Cijfer
    onvolledige_nummers: tuple[str, ...]
    nog_niet_te_meten: tuple[LaterTeMeten, ...]
    doelen: tuple[Aantal, ...] = ()
    opgegeven: tuple[Aantal, ...] = ()
    opgaven_half: int = 0


def bereken_esf(rijen: Rijen, periode: Periode, peildatum: date) -> Esf:
    """The figures of everybody in `rijen` over `periode`, as `peildatum` sees them."""
    # every list of ids is sorted: of who is in that order already that takes no time
    alle = sorted(deelnames(rijen.trajecten), key=lambda d: d.entree.id)
    regels = Regels(frozenset(rijen.kwalificaties))
    binnen = [d for d in alle if periode.van <= d.entree.startdatum <= periode.tot]
    volledig: list[Deelname] = []
    onvolledig: list[Deelname] = []
    for d in binnen:
        (volledig if d.is_volledig else onvolledig).append(d)
    weg = [d for d in alle if d.vertrokken_op in periode and d.is_volledig]
    # most answers cannot come any more, whatever the code asks
    wachtend = [d for d in weg if d.kan_nog_gezegd_worden(peildatum) or d.is_te_vroeg_voor_zes_maanden(peildatum)]
    wie = {
        BIJ_DE_START: volledig,
        BIJ_HET_EINDE: weg,
        NA_ZES_MAANDEN: [d for d in weg if not d.is_te_vroeg_voor_zes_maanden(peildatum)],
    }
    return Esf(
        periode=periode,
        peildatum=peildatum,
        indicatoren=(
            _tel(TOTAAL, binnen, regels),
            *(_tel(i, wie[i.moment], regels) for i in INDICATOREN if i is not TOTAAL),
        ),
        onvolledig=Cijfer.telling(d.entree.id for d in onvolledig),
        onvolledige_nummers=tuple(sorted(d.entree.nummer for d in onvolledig)),
        nog_niet_te_meten=tuple(
            LaterTeMeten(i.code, Cijfer.telling(d.entree.id for d in wachtend if komt_nog(i, d, peildatum)))
            for i in INDICATOREN
            if i.is_resultaat
        ),
        doelen=tuple(Aantal(code, aantal) for code, aantal in rijen.doelen),
        opgegeven=_opgegeven(rijen.opgaven, periode),
        opgaven_half=sum(_raakt(o, periode) and not _ligt_binnen(o, periode) for o in rijen.opgaven),
    )


def _opgegeven(opgaven: Iterable[OpgaveRij], periode: Periode) -> tuple[Aantal, ...]:
    """EECO18 and EECO19: the sum over the periods that lie wholly within this one."""
    binnen = [opgave for opgave in opgaven if _ligt_binnen(opgave, periode)]
    return (
        Aantal("EECO18", sum(o.overheden for o in binnen) if binnen else None),
        Aantal("EECO19", sum(o.bedrijven for o in binnen) if binnen else None),
    )


def _ligt_binnen(opgave: OpgaveRij, periode: Periode) -> bool:
    return opgave.van in periode and opgave.tot in periode


def _raakt(opgave: OpgaveRij, periode: Periode) -> bool:
    return opgave.van <= periode.tot and opgave.tot >= periode.van


def komt_nog(indicator: Indicator, d: Deelname, peildatum: date) -> bool:
    """Whether the answer for a result code can still come of somebody who left.

    Six months on, who worked at entry can only count for EECR06 and the others only for EECR05.
    """
    if indicator.moment != NA_ZES_MAANDEN:
        return d.kan_nog_gezegd_worden(peildatum)
    return d.werkte == (indicator.code == "EECR06") and d.is_te_vroeg_voor_zes_maanden(peildatum)


def als_json(esf: Esf, project: str) -> dict[str, Any]:
    """The figures in the exchange format: whole numbers by gender.

    What the format does not know, entered numbers and targets, is there only when a project has them.
    """
    opgegeven = {a.code: a.aantal for a in esf.opgegeven if a.aantal is not None}
    doelen = {a.code: a.aantal for a in esf.doelen}
    return {
        "soort": "esf",
        "project": project,
        "van": esf.periode.van.isoformat(),
        "tot": esf.periode.tot.isoformat(),
        "peildatum": esf.peildatum.isoformat(),
        "indicatoren": {i.code: {kolom: cijfer.waarde for kolom, cijfer in i.per_kolom} for i in esf.indicatoren},
        "onvolledig": list(esf.onvolledige_nummers),
        "nog_niet_te_meten": {later.code: later.aantal.waarde for later in esf.nog_niet_te_meten},
        **({"opgegeven": opgegeven} if opgegeven else {}),
        **({"doelen": doelen} if doelen else {}),
    }


def _tel(indicator: Indicator, wie: Iterable[Deelname], regels: Regels) -> Indicatorcijfers:
    telt = indicator.telt
    geteld = [d for d in wie if telt(d, regels)]
    return Indicatorcijfers(indicator.code, *_kolommen(geteld))


def _kolommen(geteld: Sequence[Deelname]) -> list[Cijfer]:
    per_geslacht: dict[str, list[int]] = defaultdict(list)
    for d in geteld:
        per_geslacht[d.entree.geslacht].append(d.entree.id)
    kolommen = [per_geslacht[geslacht] for geslacht in GESLACHTEN]
    return [*map(Cijfer.telling, kolommen), Cijfer.telling(d.entree.id for d in geteld)]
