"""The matrix of one traject beside each other: nul, the latest tussen and eind, per leefgebied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toegang.controle import mag
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Traject
from zelfredzaamheid.models import EigenMeting, Leefgebied, Meting
from zelfredzaamheid.regels import Vergelijking, vergelijk, verschil


@dataclass(frozen=True)
class Cel:
    """One score. `afgeschermd`: there is one, but this reader may not see which."""

    score: int | None
    afgeschermd: bool = False


@dataclass(frozen=True)
class Rij:
    """One leefgebied. `verschil` is the latest against the first, None where they cannot be compared."""

    leefgebied: Leefgebied
    cellen: Sequence[Cel]
    verschil: int | None
    nu: Cel
    zelf: Cel


@dataclass(frozen=True)
class Matrix:
    """`metingen` are the columns nul, tussen, eind (None where there is none); `eerste` is what `laatste` is
    compared with, None when there is only one measurement with this instrument. `zelf` are the latest own scores of
    the deelnemer in this instrument: they stand beside, and count nowhere."""

    metingen: Sequence[Meting | None]
    rijen: Sequence[Rij]
    vergelijking: Vergelijking
    eerste: Meting | None
    laatste: Meting
    zelf: EigenMeting | None
    afgeschermd: bool
    ander_instrument: bool


Scores = Mapping[int, int | None]


def matrix_van(traject: Traject, *, met_bijzonder: bool) -> Matrix | None:
    """The matrix of `traject` in the instrument of its latest measurement; None before the first was fixed.

    Health and justice show which score only `met_bijzonder`, and count in the comparison only then.
    """
    alle = list(Meting.objects.van(traject).geldend().met_scores().in_volgorde())
    if not alle:
        return None
    for meting in alle:
        # of whom it is, is asked when the logboek gets it
        meting.traject = traject
    laatste = alle[-1]
    zelfde = [meting for meting in alle if meting.instrument_id == laatste.instrument_id]
    per_soort = {meting.soort: meting for meting in zelfde}
    eerste = zelfde[0] if len(zelfde) > 1 else None
    kolommen = [per_soort.get(soort) for soort in Meting.Soort.values]
    zelf = EigenMeting.objects.van(traject).geldend().met_scores().filter(instrument=laatste.instrument_id)
    laatste_zelf = zelf.in_volgorde().last()
    gebieden = laatste.instrument.leefgebieden.all()
    rijen = [_rij(g, kolommen, eerste, laatste, laatste_zelf, met_bijzonder) for g in gebieden]
    zichtbaar = {rij.leefgebied.pk for rij in rijen if met_bijzonder or not rij.leefgebied.bijzonder}
    return Matrix(
        metingen=kolommen,
        rijen=rijen,
        vergelijking=_vergelijking(eerste, laatste, zichtbaar),
        eerste=eerste,
        laatste=laatste,
        zelf=laatste_zelf,
        afgeschermd=any(cel.afgeschermd for rij in rijen for cel in (*rij.cellen, rij.zelf)),
        ander_instrument=len(zelfde) < len(alle),
    )


def scores_van(meting: Meting | EigenMeting) -> Scores:
    """The scores by leefgebied, from what was fetched with `met_scores`."""
    return {score.leefgebied_id: score.score for score in meting.scores.all()}


def _rij(
    gebied: Leefgebied,
    kolommen: Sequence[Meting | None],
    eerste: Meting | None,
    laatste: Meting,
    zelf: EigenMeting | None,
    met_bijzonder: bool,
) -> Rij:
    dicht = gebied.bijzonder and not met_bijzonder
    voor = scores_van(eerste).get(gebied.pk) if eerste else None
    na = scores_van(laatste).get(gebied.pk)
    return Rij(
        leefgebied=gebied,
        cellen=[_cel(scores_van(meting).get(gebied.pk) if meting else None, dicht) for meting in kolommen],
        verschil=None if dicht else verschil(voor, na),
        nu=_cel(na, dicht),
        zelf=_cel(scores_van(zelf).get(gebied.pk) if zelf else None, dicht),
    )


def _cel(score: int | None, dicht: bool) -> Cel:
    return Cel(None, afgeschermd=score is not None) if dicht else Cel(score)


def _vergelijking(eerste: Meting | None, laatste: Meting, zichtbaar: set[int]) -> Vergelijking:
    if eerste is None:
        return Vergelijking()
    na = {gebied: score for gebied, score in scores_van(laatste).items() if gebied in zichtbaar}
    return vergelijk(scores_van(eerste), na)


def noteer_matrix(matrix: Matrix, *, door: Gebruiker) -> None:
    """Write in the logboek that the special leefgebieden of this matrix were read."""
    metingen = [meting for meting in matrix.metingen if meting]
    noteer_bijzonder(metingen, eigen=[matrix.zelf] if matrix.zelf else [], door=door)


def mag_bijzonder(gebruiker: Gebruiker, traject: Traject) -> bool:
    """Whether this reader may see health and justice of `traject`."""
    return mag(gebruiker, Recht.BIJZONDER_INZIEN, traject)


def noteer_bijzonder(metingen: Sequence[Meting], *, eigen: Sequence[EigenMeting] = (), door: Gebruiker) -> None:
    """Write in the logboek that the special leefgebieden of these measurements, of one traject, were read.

    `eigen` are own scores of the deelnemer. Call it in the transaction of the view: what could not be noted is not
    shown.
    """
    gelezen: list[Meting | EigenMeting] = [*eigen, *metingen]
    if gelezen:
        noteer(
            Soort.BIJZONDER_BEKEKEN,
            door=door,
            over=gelezen[-1],
            deelnemer=gelezen[-1].traject.deelnemer,
            metingen=[meting.pk for meting in metingen],
            eigen_metingen=[meting.pk for meting in eigen],
        )
