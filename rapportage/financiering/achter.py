"""Who is behind a figure of the financiering report and why, and why somebody else is not."""

from collections.abc import Iterable, Mapping
from datetime import date

from rapportage.financiering.betaling import Betaling, betalingen
from rapportage.financiering.cijfers import TERMIJNEN, ZONDER, loopt, postcode, termijn
from rapportage.financiering.rijen import ContactRij, Rijen, TrajectRij
from rapportage.periode import Periode
from rapportage.post import Lijsten, Over, Post, Regel
from vormgeving.taal import datum, opsomming

NIEMAND = "Geen project betaalt."


def achter(rijen: Rijen, periode: Periode, peildatum: date) -> Lijsten:
    """For each figure the records that it counts, in the order of its list."""
    trajecten = {traject.id: traject for traject in rijen.trajecten}
    contacten = {contact.id: contact for contact in rijen.contacten}
    betaald = betalingen(rijen)

    def lijst(post: Post) -> tuple[Regel, ...]:
        if post.over == Over.CONTACT:
            return tuple(_contact(contacten[pk], trajecten) for pk in post.cijfer.ids)
        return tuple(
            Regel(pk, pk, trajecten[pk].nummer, _feit(betaald.get(pk, ()), post, periode), trajecten[pk].startdatum)
            for pk in post.cijfer.ids
        )

    return lijst


def waarom_niet(rijen: Rijen, periode: Periode, peildatum: date, post: Post, traject_id: int) -> str:
    """Why the traject is not behind `post`. Raises KeyError when it is not in the rows."""
    traject = {t.id: t for t in rijen.trajecten}[traject_id]
    reeks = betalingen(rijen).get(traject_id, ())
    if post.over == Over.CONTACT:
        return "In de periode is er geen contact met deze deelnemer dat dit project betaalt."
    if post.code.startswith("project."):
        return _wie_betaalt(reeks)
    if not loopt(traject, periode.tot):
        return f"Loopt niet op {datum(periode.tot)}."
    nu = [betaling for betaling in reeks if betaling.loopt_op(periode.tot)]
    if not nu:
        return NIEMAND
    return f"{_wie_betaalt(nu)} Loopt af: {TERMIJNEN[termijn(nu, periode)].lower()}."


def _contact(c: ContactRij, trajecten: Mapping[int, TrajectRij]) -> Regel:
    nummer = trajecten[c.traject_id].nummer
    return Regel(c.id, c.traject_id, nummer, f"Contact op {datum(c.datum)}.", c.datum, c.minuten)


def _feit(reeks: Iterable[Betaling], post: Post, periode: Periode) -> str:
    if post.code.startswith("project."):
        code = post.code.split(".", 1)[1].rpartition(".")[0]
        eigen = [b for b in reeks if postcode(b.project.code) == code]
        return _wie_betaalt(eigen) if code != ZONDER else NIEMAND
    return _wie_betaalt([b for b in reeks if b.loopt_op(periode.tot)])


def _wie_betaalt(reeks: Iterable[Betaling]) -> str:
    zinnen = [_een(betaling) for betaling in reeks]
    return f"{opsomming(zinnen)}." if zinnen else NIEMAND


def _een(b: Betaling) -> str:
    einde = f"tot en met {datum(b.tot)} ({b.waarom})" if b.tot else "zonder einde"
    return f"{b.project.naam} betaalt vanaf {datum(b.van)} {einde}"
