"""What is behind a figure of the report about one deelnemer, by the rule that counts it."""

from datetime import date

from rapportage.deelnemer.rijen import Rijen
from rapportage.deelnemer.tellingen import TELREGELS, getelde
from rapportage.periode import Periode
from rapportage.post import Lijsten, Post, Regel


def achter(rijen: Rijen, periode: Periode, peildatum: date) -> Lijsten:
    """For each figure the records that it counts, in the order of its list."""
    return lambda post: _lijst(rijen, periode, post)


def _lijst(rijen: Rijen, periode: Periode, post: Post) -> tuple[Regel, ...]:
    regel, per_id = TELREGELS[post.code], {rij.id: rij for rij in getelde(post.code, rijen, periode)}
    return tuple(
        Regel(
            pk,
            rijen.traject.id,
            rijen.traject.nummer,
            regel.reden(per_id[pk]),
            regel.dag(per_id[pk]),
            per_id[pk].minuten if regel.minuten else None,
        )
        for pk in post.cijfer.ids
    )


def waarom_niet(rijen: Rijen, periode: Periode, peildatum: date, post: Post, traject_id: int) -> str:
    """Why the traject has nothing behind `post`. Raises KeyError for another traject than that of the report."""
    if traject_id != rijen.traject.id:
        raise KeyError(traject_id)
    regel = TELREGELS[post.code]
    if any(True for _ in regel.rijen(rijen)):
        return f"Er is wel iets vastgelegd, maar niet voor deze periode: {regel.definitie}"
    return f"Er is niets vastgelegd. Wat meetelt: {regel.definitie}"
