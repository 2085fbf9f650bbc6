"""What the page shows on which somebody reads one measurement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toegang.controle import mag
from toegang.matrix import Recht
from toegang.models import Gebruiker
from zelfredzaamheid.matrix import mag_bijzonder, noteer_bijzonder, scores_van
from zelfredzaamheid.models import Leefgebied, Meting, Score
from zelfredzaamheid.regels import Vergelijking, vergelijk, verschil


@dataclass(frozen=True)
class Leesrij:
    """One leefgebied: the score with its texts, as far as this reader may see them."""

    leefgebied: Leefgebied
    score: int | None
    vorige: int | None
    verschil: int | None
    toelichting: str
    reden_lager: str
    eerste_stap: str
    geen_stap_omdat: str
    afgeschermd: bool


@dataclass(frozen=True)
class Leespagina:
    """One measurement as this reader may see it, with the versions before and after."""

    meting: Meting
    rijen: Sequence[Leesrij]
    vorige: Meting | None
    vergelijking: Vergelijking
    correctie: Meting | None
    mag_verbeteren: bool


def maak_leespagina(meting: Meting, gebruiker: Gebruiker) -> Leespagina:
    """The page of `meting` for `gebruiker`; reading the special leefgebieden is noted."""
    vorige = Meting.objects.voor(meting).met_scores().first()
    met_bijzonder = mag_bijzonder(gebruiker, meting.traject)
    if met_bijzonder:
        noteer_bijzonder([meting, *([vorige] if vorige else [])], door=gebruiker)
    met_tekst = mag(gebruiker, Recht.VERSLAG_INZIEN, meting.traject)
    bewaard = {score.leefgebied_id: score for score in meting.scores.all()}
    eerder = scores_van(vorige) if vorige else {}
    rijen = [
        _rij(gebied, bewaard.get(gebied.pk), eerder.get(gebied.pk), met_bijzonder, met_tekst)
        for gebied in meting.instrument.leefgebieden.all()
    ]
    correctie = Meting.objects.filter(vervangt=meting).first()
    return Leespagina(
        meting=meting,
        rijen=rijen,
        vorige=vorige,
        vergelijking=vergelijk(
            {rij.leefgebied.pk: rij.vorige for rij in rijen}, {rij.leefgebied.pk: rij.score for rij in rijen}
        ),
        correctie=correctie,
        mag_verbeteren=meting.is_vastgesteld and correctie is None and mag(gebruiker, Recht.METING_VASTSTELLEN, meting),
    )


def _rij(gebied: Leefgebied, score: Score | None, vorige: int | None, bijzonder: bool, met_tekst: bool) -> Leesrij:
    nu = score.score if score else None
    if gebied.bijzonder and not bijzonder:
        return Leesrij(gebied, None, None, None, "", "", "", "", afgeschermd=nu is not None)
    lees = score if score and met_tekst else Score()
    return Leesrij(
        leefgebied=gebied,
        score=nu,
        vorige=vorige,
        verschil=verschil(vorige, nu),
        toelichting=lees.toelichting,
        reden_lager=lees.reden_lager,
        eerste_stap=lees.eerste_stap,
        geen_stap_omdat=lees.geen_stap_omdat,
        afgeschermd=False,
    )
