"""What a placement says about the participatieladder: answers to its questions, for a person to look at.

`antwoorden_van` is pure. Codes of questions and answers are those of the ladder (domein §2).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Traject
from trajecten.werkgronden import Werkgrond
from werkgevers.models import Plaatsing
from werkgevers.overzicht import plaatsingen_van
from werkgevers.plaatsing.regels import EIGEN_SOORT, SOORTEN, Hoort

if TYPE_CHECKING:
    from toegang.models import Gebruiker

JA, NEE = "ja", "nee"
# who guides at work: somebody else than the chef, as long as a traject runs (domein §2, trap 1)
BEGELEIDING_ANDER = "ander"


def antwoorden_van(
    soort: str,
    *,
    met_contract: bool,
    eigen_salaris: bool | None,
    loonkostensubsidie: bool,
    met_uren: bool,
    traject_loopt: bool,
) -> dict[str, str]:
    """Answers by code of the question that follow from a placement; what does not follow is left open.

    `met_contract` says whether a contract runs. Whether there is a benefit, and whether paid work belongs to an
    education, is not known here.
    """
    bekend = SOORTEN.get(soort, EIGEN_SOORT)
    if bekend.contract is Hoort.ALTIJD or met_contract:
        voorziening = loonkostensubsidie or soort == "beschut_werk"
        betaald = {"contract": JA, "voorziening": JA if voorziening else NEE}
        return betaald | ({"begeleiding": BEGELEIDING_ANDER} if traject_loopt else {})
    if bekend is EIGEN_SOORT:
        return {}
    onbetaald = {"contract": NEE, "taken": JA} | ({"wekelijks_samen": JA} if met_uren else {})
    vergoeding = False if bekend.loon is Hoort.NOOIT else eigen_salaris
    return onbetaald | ({} if vergoeding is None else {"stagevergoeding": JA if vergoeding else NEE})


def werkgrond(traject: Traject, gebruiker: Gebruiker, dag: date) -> Werkgrond | None:
    """What the placement of `dag` says, paid work first; None without one, or for who may not see placements."""
    if not mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        return None
    lopend = list(Plaatsing.objects.van(traject).lopend_op(dag).in_volgorde())
    if not lopend:
        return None
    plaatsing = _zwaarste(lopend, dag)
    (regel,) = plaatsingen_van([plaatsing])
    antwoorden = antwoorden_van(
        plaatsing.soort,
        met_contract=_met_contract(plaatsing, dag),
        eigen_salaris=plaatsing.eigen_salaris,
        loonkostensubsidie=plaatsing.loonkostensubsidie,
        met_uren=bool(plaatsing.uren_per_week),
        traject_loopt=traject.loopt_op(dag),
    )
    return Werkgrond(f"{regel.soort} bij {plaatsing.werkgever}", antwoorden) if antwoorden else None


def _zwaarste(lopend: Sequence[Plaatsing], dag: date) -> Plaatsing:
    """Paid work before unpaid, then the latest: the first of `lopend` is the latest."""
    return next((p for p in lopend if _met_contract(p, dag)), lopend[0])


def _met_contract(plaatsing: Plaatsing, dag: date) -> bool:
    if SOORTEN.get(plaatsing.soort, EIGEN_SOORT).contract is Hoort.ALTIJD:
        return True
    begonnen = plaatsing.contract_start is not None and plaatsing.contract_start <= dag
    return begonnen and (plaatsing.contract_einde is None or dag < plaatsing.contract_einde)
