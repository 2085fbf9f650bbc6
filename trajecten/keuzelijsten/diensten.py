"""The writers of lists of choices, each with its line in the logboek. A choice is never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.keuzelijsten import regels
from trajecten.models import Code
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@transaction.atomic
def maak_keuze(*, lijst: str, naam: str, bijzonder: bool, door: Gebruiker) -> Code:
    """Add a choice at the end of a list and return it; its code comes from the name and stays.

    Raises RegelGeschonden for a name that is there already, a full list, or one that cannot be `bijzonder`.
    """
    er_al = _op_slot(lijst)
    _wijs_af(regels.erbij_kan(len(er_al)), None)
    _wijs_af(regels.naam_kan(naam, [code.naam for code in er_al]), "naam")
    _wijs_af(regels.bijzonder_kan(lijst, False, bijzonder), "bijzonder")
    keuze = Code.objects.create(
        lijst=lijst,
        code=regels.code_van(naam, {code.code for code in er_al}),
        naam=naam.strip(),
        bijzonder=bijzonder,
        volgorde=max((code.volgorde for code in er_al), default=0) + 1,
    )
    _noteer(keuze, door, nieuw=keuze.naam)
    return keuze


@transaction.atomic
def wijzig_keuze(*, keuze: Code, naam: str, bijzonder: bool, versie: int, door: Gebruiker) -> Code:
    """Call a choice otherwise; its code stays, so that lists, import and figures go on as they were.

    Raises NietMeerActueel when somebody saved since `versie` was on the screen, RegelGeschonden as maak_keuze does,
    and for a choice on health or justice that would no longer be one.
    """
    andere = [code.naam for code in _op_slot(keuze.lijst) if code.pk != keuze.pk]
    vers: Code = eis_versie(keuze, versie)
    _wijs_af(regels.naam_kan(naam, andere), "naam")
    _wijs_af(regels.bijzonder_kan(vers.lijst, vers.bijzonder, bijzonder), "bijzonder")
    was = vers.naam
    if (was, vers.bijzonder) == (naam.strip(), bijzonder):
        return vers
    vers.naam, vers.bijzonder, vers.versie = naam.strip(), bijzonder, vers.versie + 1
    vers.save(update_fields=["naam", "bijzonder", "versie"])
    _noteer(vers, door, van=was, naar=vers.naam, bijzonder=vers.bijzonder)
    return vers


@transaction.atomic
def zet_keuze_aan(*, keuze: Code, aan: bool, door: Gebruiker) -> None:
    """Offer a choice again, or no longer: whoever has it keeps it, and it stays to be read.

    Doing it twice changes nothing. Raises RegelGeschonden for the last one of a list that is on.
    """
    codes = _op_slot(keuze.lijst)
    vers = next(code for code in codes if code.pk == keuze.pk)
    if vers.actief == aan:
        return
    if not aan:
        _wijs_af(regels.uitzetten_kan(sum(code.actief for code in codes if code.pk != vers.pk)), None)
    Code.objects.filter(pk=vers.pk).update(actief=aan, versie=F("versie") + 1)
    _noteer(vers, door, aan=aan)


@transaction.atomic
def verplaats_keuze(*, keuze: Code, plaats: int, omhoog: bool, door: Gebruiker) -> None:
    """Move a choice from `plaats` (from 1) one up or down its list.

    Nothing happens at the end of the list, or when it is no longer at `plaats`: pressed twice is moved once.
    """
    codes = {code.pk: code for code in _op_slot(keuze.lijst)}
    nieuw = regels.verschoven(list(codes), keuze.pk, omhoog)
    if nieuw == list(codes) or list(codes).index(keuze.pk) + 1 != plaats:
        return
    for hoeveelste, pk in enumerate(nieuw, start=1):
        codes[pk].volgorde = hoeveelste
    Code.objects.bulk_update(codes.values(), ["volgorde"])
    _noteer(keuze, door, plaats=nieuw.index(keuze.pk) + 1)


def _op_slot(lijst: str) -> list[Code]:
    """All choices of a list in its order; of two who change the list the second waits for the first."""
    return list(Code.objects.select_for_update().filter(lijst=lijst).order_by("volgorde", "id"))


def _wijs_af(bezwaar: str, veld: str | None) -> None:
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=veld)


def _noteer(keuze: Code, door: Gebruiker, **details: Any) -> None:
    noteer(Soort.KEUZELIJST_GEWIJZIGD, door=door, over=keuze, lijst=keuze.lijst, code=keuze.code, **details)
