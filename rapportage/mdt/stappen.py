"""The figures of MDT that count trajecten: who counts for each, and the words that say why.

The rule that counts (`telt`) and the fact that is told (`feit`) stand together, so that a list explains what was
counted and "why not" tells the same fact.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from rapportage.mdt.jongere import EISEN, Jongere
from rapportage.periode import Periode
from vormgeving.taal import datum, opsomming


@dataclass(frozen=True, slots=True)
class Stap:
    """One figure: `telt` says whether a traject counts, `feit` tells in a sentence what decides that, `dag` when."""

    code: str
    naam: str
    telt: Callable[[Jongere, Periode], bool]
    feit: Callable[[Jongere, Periode], str]
    dag: Callable[[Jongere], date | None]


def _is_afgerond(j: Jongere, periode: Periode) -> bool:
    return j.eindigt_in(periode) and not j.tekort


def _is_uitgevallen(j: Jongere, periode: Periode) -> bool:
    return j.eindigt_in(periode) and bool(j.tekort)


def _heeft_certificaat(j: Jongere, periode: Periode) -> bool:
    return _is_afgerond(j, periode) and j.traject.certificaat_datum is not None


def _is_buiten_leeftijd(j: Jongere, periode: Periode) -> bool:
    return j.traject.startdatum in periode and not j.past_bij_leeftijd


def _of_in(periode: Periode, dag: date, wat: str) -> str:
    return f"{wat} op {datum(dag)}{'.' if dag in periode else ': dat ligt niet in de periode.'}"


def _aanmeldfeit(j: Jongere, periode: Periode) -> str:
    dag = j.traject.aanmelddatum
    return "Er is geen dag van aanmelding." if dag is None else _of_in(periode, dag, "Meldde zich aan")


def _startfeit(j: Jongere, periode: Periode) -> str:
    dag = j.traject.startdatum
    return "Is niet begonnen." if dag is None else _of_in(periode, dag, "Begon")


def _actieffeit(j: Jongere, periode: Periode) -> str:
    t = j.traject
    if t.startdatum is None:
        return "Is niet begonnen."
    if t.startdatum > periode.tot:
        return f"Begon pas op {datum(t.startdatum)}."
    if t.einddatum is not None and t.einddatum <= periode.tot:
        return f"Eindigde op {datum(t.einddatum)}: het traject loopt dan niet meer op {datum(periode.tot)}."
    return f"Begon op {datum(t.startdatum)} en was op {datum(periode.tot)} nog bezig."


def _eindfeit(j: Jongere, periode: Periode) -> str:
    """Whether it ended in the period, and then what was done and what was not."""
    t = j.traject
    if t.einddatum is None:
        return "Is niet begonnen." if t.startdatum is None else "Is nog bezig."
    if t.einddatum not in periode:
        return _of_in(periode, t.einddatum, "Eindigde")
    begin = "Stopte" if t.startdatum is None else f"Begon op {datum(t.startdatum)} en eindigde"
    wat = "Niet afgerond" if j.tekort else "Afgerond"
    feiten = opsomming([eis.feit(j) for eis in j.tekort or EISEN if eis.feit(j)])
    return f"{begin} op {datum(t.einddatum)}. {wat}: {feiten}."


def _certificaatfeit(j: Jongere, periode: Periode) -> str:
    dag = j.traject.certificaat_datum
    if not _is_afgerond(j, periode):
        return _eindfeit(j, periode)
    return f"Kreeg het certificaat op {datum(dag)}." if dag else "Rondde af, maar er is geen datum van een certificaat."


def leeftijdfeit(j: Jongere, periode: Periode) -> str:
    """How old somebody was on the first day, and which ages the project takes."""
    if j.traject.startdatum not in periode:
        return _startfeit(j, periode)
    if j.leeftijd is None:
        return "De geboortedatum is niet bekend."
    assert j.traject.startdatum is not None
    return f"Was {j.leeftijd} jaar op {datum(j.traject.startdatum)}. {_grenzen(j)}"


def _grenzen(j: Jongere) -> str:
    van, tot = j.eisen.leeftijd_van, j.eisen.leeftijd_tot
    delen = [f"vanaf {van} jaar" if van is not None else "", f"tot {tot} jaar" if tot is not None else ""]
    tekst = " ".join(filter(None, delen))
    return f"Het project is {tekst}." if tekst else "Het project heeft geen leeftijdsgrens."


STAPPEN: tuple[Stap, ...] = (
    Stap(
        "aangemeld",
        "Aangemeld",
        lambda j, periode: j.traject.aanmelddatum in periode,
        _aanmeldfeit,
        lambda j: j.traject.aanmelddatum,
    ),
    Stap(
        "gestart",
        "Gestart",
        lambda j, periode: j.traject.startdatum in periode,
        _startfeit,
        lambda j: j.traject.startdatum,
    ),
    Stap("actief", "Actief", lambda j, periode: j.loopt_op(periode.tot), _actieffeit, lambda j: j.traject.startdatum),
    Stap("afgerond", "Afgerond", _is_afgerond, _eindfeit, lambda j: j.traject.einddatum),
    Stap("uitgevallen", "Uitgevallen", _is_uitgevallen, _eindfeit, lambda j: j.traject.einddatum),
    Stap("certificaten", "Certificaten", _heeft_certificaat, _certificaatfeit, lambda j: j.traject.certificaat_datum),
    Stap("buiten_leeftijd", "Buiten de leeftijd", _is_buiten_leeftijd, leeftijdfeit, lambda j: j.traject.startdatum),
)
STAP_PER_CODE: Mapping[str, Stap] = {stap.code: stap for stap in STAPPEN}
