"""Who is behind a figure of the MDT report and why, and why somebody else is not."""

from collections.abc import Callable, Mapping
from datetime import date

from rapportage.mdt.activiteit import naam_van
from rapportage.mdt.jongere import EIS_PER_CODE, Jongere, in_uren, jongeren, uren_feit
from rapportage.mdt.norm import in_beeld, klasse_van
from rapportage.mdt.posten import BEZIG, KOLOM
from rapportage.mdt.rijen import Rijen
from rapportage.mdt.stappen import STAP_PER_CODE
from rapportage.periode import Periode
from rapportage.post import Lijsten, Over, Post, Regel
from vormgeving.taal import datum


def achter(rijen: Rijen, periode: Periode, peildatum: date) -> Lijsten:
    """For each figure the trajecten or hours that it counts, in the order of its list."""
    per_id = {j.id: j for j in jongeren(rijen)}

    def lijst(post: Post) -> tuple[Regel, ...]:
        if post.over == Over.DEELNEEMUUR:
            return _uren(rijen, post)
        return tuple(_traject(per_id[pk], post, periode) for pk in post.cijfer.ids)

    return lijst


def waarom_niet(rijen: Rijen, periode: Periode, peildatum: date, post: Post, traject_id: int) -> str:
    """Why a traject is not behind `post`. Raises KeyError when the traject is not in the project."""
    j = {j.id: j for j in jongeren(rijen)}[traject_id]
    soort, _, rest = post.code.partition(".")
    if soort in STAP_PER_CODE:
        return STAP_PER_CODE[soort].feit(j, periode)
    return _WAAROM_NIET[soort](j, periode, rest)


def _uren(rijen: Rijen, post: Post) -> tuple[Regel, ...]:
    uren = (rijen.uur_per_id[pk] for pk in post.cijfer.ids)
    return tuple(
        Regel(
            uur.id,
            uur.traject_id,
            rijen.nummers[uur.traject_id],
            f"{naam_van(uur.activiteit)} op {datum(uur.datum)}: {in_uren(uur.minuten)} uur.",
            uur.datum,
            uur.minuten,
        )
        for uur in uren
    )


def _traject(j: Jongere, post: Post, periode: Periode) -> Regel:
    soort, _, rest = post.code.partition(".")
    dag: date | None = None
    if soort == "norm":
        reden, dag = _normfeit(j, periode), j.traject.startdatum
    elif soort == "activiteit":
        reden, dag = "Maakte uren met deze activiteit in de periode.", j.traject.startdatum
    else:
        code = {"uitval": "uitgevallen", "tekort": "uitgevallen", "kanaal": rest.partition(".")[0]}.get(soort, soort)
        stap = STAP_PER_CODE[code]
        reden, dag = stap.feit(j, periode), stap.dag(j)
    return Regel(j.id, j.id, j.traject.nummer, reden, dag)


def _normfeit(j: Jongere, periode: Periode) -> str:
    minuten = sum(uur.minuten for uur in j.uren_tot_en_met(periode.tot))
    return f"Maakte {uren_feit(j, minuten)}. {STAP_PER_CODE['actief'].feit(j, periode)}"


def _niet_uitgevallen(j: Jongere, periode: Periode) -> str:
    """Why somebody did not drop out; empty when they did."""
    stap = STAP_PER_CODE["uitgevallen"]
    return "" if stap.telt(j, periode) else stap.feit(j, periode)


def _andere_reden(j: Jongere, periode: Periode, reden: str) -> str:
    # the reason itself may tell of somebody's health
    ander = "Er staat een andere reden." if j.traject.uitstroomreden else "De reden is nog niet bekend."
    return _niet_uitgevallen(j, periode) or ander


def _mist_niet(j: Jongere, periode: Periode, code: str) -> str:
    if bezwaar := _niet_uitgevallen(j, periode):
        return bezwaar
    if j.traject.startdatum is None:
        return "Stopte voor de start, en staat alleen bij “Niet begonnen”."
    feit = EIS_PER_CODE[code].feit(j)
    return f"Dit was in orde{f': {feit}' if feit else ''}."


def _niet_in_klasse(j: Jongere, periode: Periode, rest: str) -> str:
    if not in_beeld(j, periode):
        t = j.traject
        if t.startdatum is not None and t.einddatum is not None and t.einddatum < periode.van:
            return f"Eindigde op {datum(t.einddatum)}, voor de periode."
        return STAP_PER_CODE["actief"].feit(j, periode)
    kolom = rest.partition(".")[0]
    if (kolom == BEZIG) != j.loopt_op(periode.tot):
        anders = next(naam for code, naam in KOLOM.items() if code != kolom)
        return f"Was op {datum(periode.tot)} {anders}."
    return f"{_normfeit(j, periode)} Dat is: {klasse_van(j, periode.tot).naam.lower()}."


def _niet_van_mij(j: Jongere, periode: Periode, traject_id: str) -> str:
    if str(j.id) != traject_id:
        return "Dit cijfer gaat over één ander traject."
    return f"Er zijn geen uren tot en met {datum(periode.tot)}."


def _ander_kanaal(j: Jongere, periode: Periode, rest: str) -> str:
    stap = STAP_PER_CODE[rest.partition(".")[0]]
    if not stap.telt(j, periode):
        return stap.feit(j, periode)
    return "Kwam op een andere manier binnen." if j.traject.kanaal else "Er is niet ingevuld hoe iemand binnenkwam."


def _geen_uren(j: Jongere, periode: Periode, rest: str) -> str:
    return "Maakte in de periode geen uren."


def _andere_activiteit(j: Jongere, periode: Periode, rest: str) -> str:
    return "Maakte in de periode geen uren met deze activiteit."


_WAAROM_NIET: Mapping[str, Callable[[Jongere, Periode, str], str]] = {
    "deelneemuren": _geen_uren,
    "uitval": _andere_reden,
    "tekort": _mist_niet,
    "norm": _niet_in_klasse,
    "jongere": _niet_van_mij,
    "kanaal": _ander_kanaal,
    "activiteit": _andere_activiteit,
}
