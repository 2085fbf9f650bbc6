"""The writers of koppels. Both trajecten are locked in the order of their ids, so that writers wait their turn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from onderwijs.koppel import regels
from onderwijs.koppel.regels import Uitkomst
from onderwijs.models import Koppel
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Traject
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELDEN = {"koppel_einde_na_begin": "laatste_dag", "koppel_niet_dubbel": "ander"}


@transaction.atomic
def koppel_mensen(
    *,
    leermeester: Traject,
    gezel: Traject,
    vak: str,
    doelen: str,
    van: date,
    tot: date | None,
    door: Gebruiker,
) -> Koppel:
    """Let one deelnemer teach another over [van, tot).

    Raises RegelGeschonden when they are one person, are a koppel already, or a traject does not run over those days.
    """
    _neem(leermeester, gezel)
    if bezwaar := regels.mensen_passen(leermeester.deelnemer_id, gezel.deelnemer_id):
        raise RegelGeschonden(bezwaar, veld="ander")
    koppel = Koppel(leermeester=leermeester, gezel=gezel, vak=vak, doelen=doelen, van=van, tot=tot, gemaakt_door=door)
    _eis_periode(koppel)
    with beperkingen_in_woorden(VELDEN):
        koppel.save(force_insert=True)
    _noteer(Soort.KOPPEL_BEWAARD, koppel, door)
    return koppel


@transaction.atomic
def wijzig_koppel(
    *, koppel: Koppel, vak: str, doelen: str, van: date, tot: date | None, versie: int, door: Gebruiker
) -> Koppel:
    """Change what is learned, with which goals and until when; `versie` is what the page showed.

    Raises NietMeerActueel when somebody changed it since, OvergangNietToegestaan when it was closed, RegelGeschonden
    when a traject does not run over those days.
    """
    _neem(koppel.leermeester, koppel.gezel)
    vers = eis_versie(koppel, versie)
    _eis_open(vers)
    vers.vak, vers.doelen, vers.van, vers.tot = vak, doelen, van, tot
    _eis_periode(vers)
    vers.versie += 1
    with beperkingen_in_woorden(VELDEN):
        vers.save(update_fields=["vak", "doelen", "van", "tot", "versie"])
    _noteer(Soort.KOPPEL_BEWAARD, vers, door)
    return vers


@transaction.atomic
def sluit_koppel(
    *, koppel: Koppel, uitkomst: str, tot: date, leermeester_leerde: str, vandaag: date, versie: int, door: Gebruiker
) -> Koppel:
    """Close a koppel; `tot` is the first day after it.

    Raises NietMeerActueel when somebody changed it since, OvergangNietToegestaan when it was closed, RegelGeschonden
    for a day that cannot be, or when it was finished and nobody says what the leermeester learned.
    """
    _neem(koppel.leermeester, koppel.gezel)
    vers = eis_versie(koppel, versie)
    _eis_open(vers)
    if bezwaar := regels.einde_past(tot, van=vers.van, vandaag=vandaag):
        raise RegelGeschonden(bezwaar, veld="laatste_dag")
    if bezwaar := regels.terugblik_past(uitkomst, leermeester_leerde):
        raise RegelGeschonden(bezwaar, veld="leermeester_leerde")
    vers.leermeester_leerde = leermeester_leerde.strip()
    _sluit(vers, uitkomst, tot, door)
    return vers


def stop_bij_einde_traject(traject: Traject, einddatum: date, door: Gebruiker) -> None:
    """Close the koppels of a traject that ends on `einddatum`; those that had not begun by then never were."""
    open_ = Koppel.objects.van(traject).niet_afgesloten().select_for_update(of=("self",))
    for koppel in open_.select_related("leermeester", "gezel").order_by("pk"):
        if koppel.van >= einddatum:
            _noteer(Soort.KOPPEL_AFGESLOTEN, koppel, door, nooit_begonnen=True)
            koppel.delete()
        else:
            tot = einddatum if koppel.tot is None else min(koppel.tot, einddatum)
            _sluit(koppel, Uitkomst.GESTOPT, tot, door)


def _sluit(koppel: Koppel, uitkomst: str, tot: date, door: Gebruiker) -> None:
    koppel.uitkomst, koppel.tot = uitkomst, tot
    koppel.afgesloten_op, koppel.afgesloten_door = timezone.now(), door
    koppel.versie += 1
    with beperkingen_in_woorden(VELDEN):
        koppel.save()
    _noteer(Soort.KOPPEL_AFGESLOTEN, koppel, door, uitkomst=str(uitkomst))


def _neem(*trajecten: Traject) -> None:
    pks = [traject.pk for traject in trajecten]
    list(Traject.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=pks).order_by("pk"))


def _eis_open(koppel: Koppel) -> None:
    if not koppel.is_open:
        raise OvergangNietToegestaan("Dit koppel is al afgesloten.")


def _eis_periode(koppel: Koppel) -> None:
    for traject in (koppel.leermeester, koppel.gezel):
        bezwaar = regels.periode_past(
            koppel.van,
            koppel.tot,
            naam=traject.deelnemer.roepnaam,
            startdatum=traject.startdatum,
            einddatum=traject.einddatum,
        )
        if bezwaar:
            raise RegelGeschonden(bezwaar, veld="van")


def _noteer(soort: Soort, koppel: Koppel, door: Gebruiker, **details: Any) -> None:
    """A line for each of the two: it is part of both dossiers."""
    for traject in (koppel.leermeester, koppel.gezel):
        noteer(soort, door=door, over=koppel, deelnemer=traject.deelnemer, **details)
