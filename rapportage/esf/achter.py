"""Who is behind a figure of the ESF+ report and why, and why somebody else is not."""

from datetime import date

from rapportage.esf.cijfers import TOTALEN, komt_nog
from rapportage.esf.deelname import Deelname, deelnames
from rapportage.esf.indicatoren import NA_ZES_MAANDEN, PER_CODE, TOTAAL, Indicator, Regels
from rapportage.esf.posten import LATER, ONVOLLEDIG
from rapportage.esf.rijen import Rijen
from rapportage.periode import Periode
from rapportage.post import Lijsten, Post, Regel
from vormgeving.taal import datum, opsomming


def achter(rijen: Rijen, periode: Periode, peildatum: date) -> Lijsten:
    """For each figure the deelnemers that it counts, in the order of its list."""
    per_id = {d.entree.id: d for d in deelnames(rijen.trajecten)}
    regels = Regels(frozenset(rijen.kwalificaties))
    return lambda post: tuple(_regel(per_id[pk], post, regels) for pk in post.cijfer.ids)


def waarom_niet(rijen: Rijen, periode: Periode, peildatum: date, post: Post, traject_id: int) -> str:
    """Why the deelnemer of a traject is not behind `post`. Raises KeyError when the traject is not in the project."""
    wie = {t.id: t.deelnemer_id for t in rijen.trajecten}[traject_id]
    d = next(d for d in deelnames(rijen.trajecten) if d.entree.deelnemer_id == wie)
    groep, _, rest = post.code.partition(".")
    if groep == ONVOLLEDIG:
        return _buiten_de_periode(d, periode) or "Alles wat nodig is, is bekend."
    indicator = PER_CODE[rest if groep == LATER else groep]
    bezwaar = _niet_bekeken(indicator, d, periode)
    if bezwaar:
        return bezwaar
    if groep == LATER:
        return _komt_niet_meer(indicator, d, peildatum)
    if rest not in (TOTALEN, d.entree.geslacht):
        return f"Het geslacht is {d.entree.geslacht or 'onbekend'}."
    if komt_nog(indicator, d, peildatum) and indicator.is_resultaat:
        return "Dit is nog niet te meten: het kan nog worden vastgelegd."
    return indicator.feit(d, Regels(frozenset(rijen.kwalificaties)))


def _regel(d: Deelname, post: Post, regels: Regels) -> Regel:
    groep = post.code.partition(".")[0]
    if groep == ONVOLLEDIG:
        reden = f"Onbekend: {opsomming(d.ontbreekt)}."
    elif groep == LATER:
        reden = f"Vertrok op {_vertrek(d)}. Het antwoord kan nog komen."
    else:
        reden = PER_CODE[groep].feit(d, regels)
    dag = d.vertrokken_op if groep == LATER or (groep in PER_CODE and PER_CODE[groep].is_resultaat) else None
    return Regel(d.entree.id, d.entree.id, d.entree.nummer, reden, dag or d.entree.startdatum)


def _niet_bekeken(indicator: Indicator, d: Deelname, periode: Periode) -> str:
    """Why this indicator does not look at a record at all; empty when it does."""
    if indicator.is_resultaat:
        if d.vertrokken_op is None:
            return "Is nog bezig in dit project."
        if d.vertrokken_op not in periode:
            return f"Vertrok op {_vertrek(d)}: dat ligt niet in de periode."
    elif bezwaar := _buiten_de_periode(d, periode):
        return bezwaar
    if indicator is not TOTAAL and not d.is_volledig:
        return f"Telt alleen in {TOTAAL.code}, want onbekend is {opsomming(d.ontbreekt)}."
    return ""


def _buiten_de_periode(d: Deelname, periode: Periode) -> str:
    if d.entree.startdatum in periode:
        return ""
    return f"Begon op {datum(d.entree.startdatum)}: dat ligt niet in de periode."


def _komt_niet_meer(indicator: Indicator, d: Deelname, peildatum: date) -> str:
    if indicator.moment == NA_ZES_MAANDEN:
        if d.is_te_vroeg_voor_zes_maanden(peildatum):
            return "Kan voor deze indicator niet meetellen: dat hangt af van werk bij de start."
        assert d.zes_maanden_later is not None
        return f"De zes maanden waren voorbij op {datum(d.zes_maanden_later)}."
    if d.uitstroom_op_tijd is not None:
        return "Het is al vastgelegd."
    return "De tijd om het vast te leggen is voorbij."


def _vertrek(d: Deelname) -> str:
    return datum(d.vertrokken_op) if d.vertrokken_op else "een onbekende dag"
