"""What a step in the route changes, in sentences, shown before it is taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bouwstenen.models import Bouwsteen
from bouwstenen.plaats import Plaats
from bouwstenen.regels import Overgang, einde_van_de_weg, subsidie_tot
from bouwstenen.verblijf import verblijf, verwacht_einde
from bouwstenen.woorden import met_nummer, norm_in_woorden
from trajecten.registers import Signaal
from vormgeving.taal import datum

NORMEN = ("Begeleiding", "Uren van de deelnemer")
GEEN = "–"


@dataclass(frozen=True)
class Gevolg:
    """One thing that changes: of what, from what, to what. `letop`: somebody should think twice about it."""

    wat: str
    nu: str
    straks: str
    letop: bool = False


def bekijk_gevolgen(
    plaats: Plaats,
    overgang: Overgang,
    *,
    datum_: date,
    naar: Bouwsteen | None = None,
    verwacht: date | None = None,
) -> list[Gevolg]:
    """What changes when `overgang` is taken on `datum_`, to `naar`; `verwacht` is an agreed end or return.

    Pure reading: nothing is written, the rules are not checked here. The subsidy is told also when it stays the same.
    """
    nu = plaats.lopend.bouwsteen if plaats.lopend else None
    straks = None if overgang == Overgang.AFRONDEN else naar or nu
    einde = None if straks is None else _einde(plaats, straks, datum_, verwacht)
    gevolgen = [
        Gevolg(plaats.woord.capitalize(), met_nummer(nu), met_nummer(straks)),
        _periode(plaats, straks, datum_, einde),
    ]
    if overgang != Overgang.LANGER:
        gevolgen += [
            Gevolg(wat, oud, nieuw) for wat, oud, nieuw in zip(NORMEN, _normen(nu), _normen(straks), strict=True)
        ]
    weg_nu, weg_straks = _weg_nu(plaats), _weg_straks(plaats, straks, datum_, einde)
    gevolgen.append(Gevolg("Verwacht einde van de route", _dag(weg_nu), _dag(weg_straks)))
    gevolgen.append(Gevolg("Later een signaal", "", f"als het na {datum(einde)} nog loopt" if einde else GEEN))
    if plaats.traject.startdatum is None:
        gevolgen.insert(0, Gevolg("Traject", "wacht op de start", f"start op {datum(datum_)}"))
    anders = [gevolg for gevolg in gevolgen if gevolg.nu != gevolg.straks and (gevolg.nu or gevolg.straks != GEEN)]
    return [*anders, *_subsidie(plaats, datum_, weg_nu, weg_straks)]


def signaalgevolgen(voor: Iterable[Signaal], na: Iterable[Signaal]) -> list[Gevolg]:
    """Which signals a step makes disappear, and which it brings."""
    eerst, straks = _op_soort(voor), _op_soort(na)
    weg = [
        Gevolg("Signaal verdwijnt", signaal.titel, "opgelost")
        for soort, signaal in eerst.items()
        if soort not in straks
    ]
    nieuw = [
        Gevolg("Signaal erbij", GEEN, signaal.titel, letop=True)
        for soort, signaal in straks.items()
        if soort not in eerst
    ]
    return weg + nieuw


def _op_soort(signalen: Iterable[Signaal]) -> dict[tuple[str, str], Signaal]:
    return {(signaal.code, signaal.kenmerk): signaal for signaal in signalen}


def _normen(steen: Bouwsteen | None) -> tuple[str, str]:
    if steen is None:
        return "geen norm", "geen norm"
    return (
        norm_in_woorden(steen.coach_uren_per_week, steen.coach_uren_totaal),
        norm_in_woorden(steen.deelnemer_uren_per_week, steen.deelnemer_uren_totaal),
    )


def _periode(plaats: Plaats, straks: Bouwsteen | None, datum_: date, einde: date | None) -> Gevolg:
    nu = f"sinds {datum(plaats.lopend.startdatum)}" if plaats.lopend else GEEN
    if straks is None:
        return Gevolg("Periode", nu, f"klaar op {datum(datum_)}")
    return Gevolg("Periode", nu, f"vanaf {datum(datum_)}" + (f" tot ongeveer {datum(einde)}" if einde else ""))


def _dag(dag: date | None) -> str:
    return datum(dag) if dag else GEEN


def _einde(plaats: Plaats, steen: Bouwsteen, datum_: date, verwacht: date | None) -> date | None:
    """When about a stay in `steen` that starts on `datum_` is over; a return goes on where they were."""
    if verwacht is not None:
        return verwacht
    if plaats.terugkeer_naar is not None and plaats.terugkeer_naar.pk == steen.pk:
        dagen = plaats.verblijf_na(steen)
        return None if dagen is None else datum_ + timedelta(days=dagen)
    return None if steen.weken is None else datum_ + timedelta(weeks=steen.weken)


def _later(plaats: Plaats, steen: Bouwsteen) -> Sequence[int | None]:
    """The days that the stones after `steen` still ask."""
    lopend = plaats.lopend
    return [
        _rest(plaats, later) if lopend and later.pk == lopend.bouwsteen_id else plaats.verblijf_na(later)
        for later in plaats.stenen
        if later.nummer > steen.nummer
    ]


def _rest(plaats: Plaats, steen: Bouwsteen) -> int | None:
    """The days that the running stay still asks, for who goes back and must return to it."""
    einde = verwacht_einde(verblijf(plaats.fases))
    return None if einde is None else max(0, (einde - plaats.vandaag).days)


def _weg_nu(plaats: Plaats) -> date | None:
    """When the whole way is over as it is now planned; never in the past."""
    if plaats.lopend is None:
        return None
    einde = verwacht_einde(verblijf(plaats.fases))
    return einde_van_de_weg(einde and max(einde, plaats.vandaag), _later(plaats, plaats.lopend.bouwsteen))


def _weg_straks(plaats: Plaats, straks: Bouwsteen | None, datum_: date, einde: date | None) -> date | None:
    if straks is None:
        return datum_
    return einde_van_de_weg(einde, _later(plaats, straks))


def _subsidie(plaats: Plaats, datum_: date, weg_nu: date | None, weg_straks: date | None) -> list[Gevolg]:
    """Whether the project still pays at the end of the way, before and after."""
    project = plaats.traject.subsidieproject
    if project is None:
        return []
    start = plaats.traject.startdatum or datum_
    tot, waarom = subsidie_tot(laatste_dag=project.tot, start=start, max_maanden=project.max_maanden)
    if tot is None:
        return []
    te_laat = weg_straks is not None and weg_straks > tot + timedelta(days=1)
    return [
        Gevolg(
            f"Subsidie: {project.naam}",
            _past(weg_nu, tot),
            f"{_past(weg_straks, tot)} Betaalt t/m {datum(tot)}: {waarom}.",
            letop=te_laat,
        )
    ]


def _past(einde: date | None, tot: date) -> str:
    """Whether a way that is over on `einde` fits a subsidy up to and including `tot`."""
    if einde is None:
        return "Het einde is niet bekend."
    dagen = (einde - tot).days - 1
    if dagen <= 0:
        return "Past binnen de subsidie."
    return "1 dag te lang." if dagen == 1 else f"{dagen} dagen te lang."
