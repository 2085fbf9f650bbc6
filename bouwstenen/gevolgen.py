"""What a step in the route changes, in sentences, shown before it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bouwstenen.models import Bouwsteen
from bouwstenen.plaats import Plaats
from bouwstenen.regels import Overgang
from vormgeving.taal import datum, getal


@dataclass(frozen=True)
class Gevolg:
    """One thing that changes: of what, from what, to what."""

    wat: str
    nu: str
    straks: str


def bekijk_gevolgen(
    plaats: Plaats,
    overgang: Overgang,
    *,
    datum_: date,
    naar: Bouwsteen | None = None,
    verwacht: date | None = None,
) -> list[Gevolg]:
    """What changes when `overgang` is taken on `datum_`, to `naar`; `verwacht` is an agreed end or return.

    Pure reading: nothing is written, the rules are not checked here.
    """
    nu = plaats.lopend.bouwsteen if plaats.lopend else None
    straks = None if overgang == Overgang.AFRONDEN else naar or nu
    gevolgen = [Gevolg("Bouwsteen", _naam(nu), _naam(straks)), _periode(plaats, straks, datum_, verwacht)]
    if overgang != Overgang.LANGER:
        gevolgen += [
            Gevolg(wat, oud, nieuw) for wat, oud, nieuw in zip(NORMEN, _normen(nu), _normen(straks), strict=True)
        ]
    gevolgen.append(_signaal(straks, datum_, verwacht))
    if plaats.traject.startdatum is None:
        gevolgen.insert(0, Gevolg("Traject", "wacht op de start", f"start op {datum(datum_)}"))
    return [gevolg for gevolg in gevolgen if gevolg.nu != gevolg.straks]


NORMEN = ("Begeleiding", "Uren van de deelnemer")


def _naam(steen: Bouwsteen | None) -> str:
    return f"{steen.nummer}. {steen.naam}" if steen else "geen"


def _normen(steen: Bouwsteen | None) -> tuple[str, str]:
    if steen is None:
        return "geen norm", "geen norm"
    return (
        _norm(steen.coach_uren_per_week, steen.coach_uren_totaal),
        _norm(steen.deelnemer_uren_per_week, steen.deelnemer_uren_totaal),
    )


def _norm(per_week: Decimal | None, totaal: Decimal | None) -> str:
    delen = []
    if per_week:
        delen.append(f"{getal(per_week)} uur per week")
    if totaal:
        delen.append(f"{getal(totaal)} uur in totaal")
    return ", ".join(delen) or "geen norm"


def _periode(plaats: Plaats, straks: Bouwsteen | None, datum_: date, verwacht: date | None) -> Gevolg:
    nu = f"sinds {datum(plaats.lopend.startdatum)}" if plaats.lopend else "–"
    if straks is None:
        return Gevolg("Periode", nu, f"klaar op {datum(datum_)}")
    einde = _einde(straks, datum_, verwacht)
    return Gevolg("Periode", nu, f"vanaf {datum(datum_)}" + (f" tot ongeveer {datum(einde)}" if einde else ""))


def _signaal(straks: Bouwsteen | None, datum_: date, verwacht: date | None) -> Gevolg:
    einde = None if straks is None else _einde(straks, datum_, verwacht)
    wanneer = f"als het na {datum(einde)} nog loopt" if einde else "geen"
    return Gevolg("Nieuw signaal", "", wanneer)


def _einde(steen: Bouwsteen, datum_: date, verwacht: date | None) -> date | None:
    if verwacht is not None:
        return verwacht
    return None if steen.weken is None else datum_ + timedelta(weeks=steen.weken)
