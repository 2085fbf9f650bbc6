"""Evaluation forms: the one that every organisation starts with, and new versions of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.slot import wacht_op_beurt
from trajecten.models import Programma
from werkgevers.evaluatie.regels import regels_passen, schaal_past
from werkgevers.models import Evaluatieformulier, Formulierregel

if TYPE_CHECKING:
    from toegang.models import Gebruiker

BEURT = "evaluatieformulier"
NAAM = "Evaluatie van de werkplek"
# from the lowest to the highest; lines and scale are our own choice, and none is about health
NIVEAUS = ("Nooit", "Soms", "Meestal", "Altijd")
REGELS = {
    "komt_op_tijd": "Komt op tijd",
    "houdt_zich_aan_afspraken": "Houdt zich aan afspraken",
    "werkt_veilig": "Werkt veilig",
    "werkt_goed_samen": "Werkt goed samen",
    "werkt_zelfstandig": "Werkt zelfstandig",
    "leert_het_vak": "Leert het vak",
}


def vul_formulier(*, sjabloon: Mapping[str, Any], door: object | None) -> None:
    """Write the form for all programmes; when there is one already it stays as it is."""
    if _is_er_een():
        return
    # of two who open an old organisation at once the second finds the form of the first
    wacht_op_beurt(BEURT)
    if _is_er_een():
        return
    formulier = Evaluatieformulier.objects.create(naam=NAAM, niveaus=list(NIVEAUS))
    _schrijf_regels(formulier, REGELS)


def _is_er_een() -> bool:
    return bool(Evaluatieformulier.objects.filter(programma__isnull=True).exists())


@transaction.atomic
def formulier_voor(programma: Programma) -> Evaluatieformulier:
    """The form for a new evaluation in `programma`: its own, or else the one for all programmes.

    An organisation of before there were forms gets the one that a new organisation starts with.
    """
    vul_formulier(sjabloon={}, door=None)
    return Evaluatieformulier.objects.voor(programma)


@transaction.atomic
def formulier_algemeen() -> Evaluatieformulier:
    """The form for all programmes without one of their own."""
    vul_formulier(sjabloon={}, door=None)
    return Evaluatieformulier.objects.van_programma(None).in_gebruik().get()


@transaction.atomic
def maak_versie(
    *,
    programma: Programma | None,
    verwacht: int,
    naam: str,
    niveaus: Sequence[str],
    regels: Sequence[tuple[str, str]],
    ondertekenaars: Sequence[str],
    door: Gebruiker,
) -> Evaluatieformulier:
    """Make the next version of the form of `programma` (None: of all programmes without a form of their own).

    `regels` are (code, words); an empty code is a new line. `verwacht` is the number of the version on the screen, 0
    when there was none. Evaluations that were begun keep the version with which they were made. Raises
    NietMeerActueel when there is a newer version, and RegelGeschonden for a scale or lines that cannot be.
    """
    _eis(schaal_past(niveaus), "niveaus")
    _eis(regels_passen([tekst for _, tekst in regels]), "regels")
    wacht_op_beurt(BEURT)
    alle = Evaluatieformulier.objects.select_for_update(of=("self",)).van_programma(programma)
    huidig = alle.in_gebruik().first()
    if (huidig.nummer if huidig else 0) != verwacht:
        raise NietMeerActueel("Een collega heeft dit formulier net veranderd. Kijk wat het moet zijn.", nu=huidig)
    if huidig is not None:
        huidig.vervallen_op = timezone.now()
        huidig.save(update_fields=["vervallen_op"])
    formulier = Evaluatieformulier.objects.create(
        programma=programma,
        nummer=max((f.nummer for f in alle), default=0) + 1,
        naam=naam,
        niveaus=list(niveaus),
        ondertekenaars=list(ondertekenaars),
        gemaakt_door=door,
    )
    _schrijf_regels(formulier, _met_codes(regels))
    noteer(Soort.EVALUATIEFORMULIER_GEWIJZIGD, door=door, over=formulier, nummer=formulier.nummer)
    return formulier


@transaction.atomic
def neem_terug(*, formulier: Evaluatieformulier, door: Gebruiker) -> None:
    """Let a programme use the form for all programmes again; its own versions stay with the evaluations made on them.

    Raises RegelGeschonden for the form of all programmes itself, NietMeerActueel when it was replaced already.
    """
    vers = Evaluatieformulier.objects.select_for_update(of=("self",)).get(pk=formulier.pk)
    if vers.programma_id is None:
        raise RegelGeschonden("Dit is het formulier voor alle programma's. Het kan niet weg.")
    if vers.vervallen_op is not None:
        raise NietMeerActueel("Een collega heeft dit formulier net veranderd.")
    vers.vervallen_op = timezone.now()
    vers.save(update_fields=["vervallen_op"])
    noteer(Soort.EVALUATIEFORMULIER_GEWIJZIGD, door=door, over=vers, nummer=vers.nummer)


def _schrijf_regels(formulier: Evaluatieformulier, regels: Mapping[str, str]) -> None:
    Formulierregel.objects.bulk_create(
        Formulierregel(formulier=formulier, code=code, tekst=tekst, volgorde=volgorde)
        for volgorde, (code, tekst) in enumerate(regels.items(), start=1)
    )


def _met_codes(regels: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Lines by code; a new line gets one from its words that no other line of this version has."""
    gebruikt = {code for code, _ in regels if code}
    klaar: dict[str, str] = {}
    for code, tekst in regels:
        klaar[code or _nieuwe_code(tekst, gebruikt)] = tekst
    return klaar


def _nieuwe_code(tekst: str, gebruikt: set[str]) -> str:
    basis = slugify(tekst).replace("-", "_")[:36] or "regel"
    code, nummer = basis, 2
    while code in gebruikt:
        code, nummer = f"{basis}_{nummer}", nummer + 1
    gebruikt.add(code)
    return code


def _eis(reden: str, veld: str) -> None:
    if reden:
        raise RegelGeschonden(reden, veld=veld)
