"""The lines behind a figure of the report of hours, with when and why they count, and why a traject is not there."""

from datetime import date

from rapportage.periode import Periode
from rapportage.post import Lijsten, Post, Regel
from rapportage.uren.cijfers import CONTACT, SOORTEN, TEGENBOEKING
from rapportage.uren.rijen import Rijen, UurRij, WeekRij
from rapportage.uren.stand import stand_van, standzin
from trajecten.urenstaat.regels import maandag_van
from vormgeving.taal import datum


def achter(rijen: Rijen, periode: Periode, peildatum: date) -> Lijsten:
    """For each figure the lines whose minutes it adds up, in the order of its list."""
    per_id = {uur.id: uur for uur in rijen.uren}
    weken = {(week.medewerker_id, week.week): week for week in rijen.weken}
    return lambda post: tuple(_regel(per_id[pk], rijen, weken, peildatum) for pk in post.cijfer.ids)


def waarom_niet(rijen: Rijen, periode: Periode, peildatum: date, post: Post, traject_id: int) -> str:
    """Why no hour with a traject is behind `post`. Raises KeyError when the project does not know the traject."""
    nummer = rijen.trajecten[traject_id]
    uren = [uur for uur in rijen.uren if uur.traject_id == traject_id and uur.dag in periode]
    if not uren:
        return f"In de periode telt geen contact met {nummer} voor dit project."
    weken = {(week.medewerker_id, week.week): week for week in rijen.weken}
    eerste = min(uren, key=lambda uur: (uur.dag, uur.id))
    return f"Telt ergens anders in dit rapport. {_reden(eerste, rijen, weken, peildatum)}"


Weken = dict[tuple[int, date], WeekRij]


def _regel(uur: UurRij, rijen: Rijen, weken: Weken, peildatum: date) -> Regel:
    traject = uur.traject_id or 0
    nummer = rijen.trajecten.get(traject, "")
    return Regel(uur.id, traject, nummer, _reden(uur, rijen, weken, peildatum), uur.dag, uur.minuten)


def _reden(uur: UurRij, rijen: Rijen, weken: Weken, peildatum: date) -> str:
    """Who did what when, on which day it counts, and whether the week was approved."""
    maandag = maandag_van(uur.dag)
    week = weken.get((uur.medewerker_id, maandag), WeekRij(uur.medewerker_id, maandag))
    door = rijen.medewerkers.get(week.goedgekeurd_door or 0, "")
    stand = standzin(stand_van(week, peildatum), week.goedgekeurd_op, door)
    wie = rijen.medewerkers.get(uur.medewerker_id, "") or "Onbekende medewerker"
    return f"{wie}: {_werk(uur, rijen)} op {datum(uur.datum)}{_later(uur)}. Week: {_klein(stand)}."


def _werk(uur: UurRij, rijen: Rijen) -> str:
    if uur.bron == CONTACT:
        return _klein(rijen.contactsoorten.get(uur.soort, uur.soort) or "contact")
    if uur.bron == TEGENBOEKING:
        return "tegenboeking bij werk"
    return _klein(SOORTEN.get(uur.soort, uur.soort))


def _later(uur: UurRij) -> str:
    return "" if uur.dag == uur.datum else f", geteld op {datum(uur.dag)}"


def _klein(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]
