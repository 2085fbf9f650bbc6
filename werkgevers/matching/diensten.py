"""The writers of wishes and klikgesprekken. Every change leaves a line in the logboek."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.stappenplan.diensten import toets_loopt_nog, vergrendel
from trajecten.versies import eis_versie
from werkgevers.matching import stand
from werkgevers.matching.stand import Gespreksstand, Uitkomst
from werkgevers.models import Klikgesprek, Werkplek, Werkwens
from werkgevers.plaatsing.diensten import Plaatsinggegevens, plaats_deelnemer

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject
    from werkgevers.models import Contactpersoon, Plaatsing

VELDEN = {
    "werkwens_dagen_van_de_week": "dagen",
    "werkwens_uren_per_week": "uren_per_week",
    "werkwens_postcodegebied_vorm": "postcodegebied",
    "werkwens_reizen_bekend": "reizen",
    "werkwens_niveau_bekend": "niveau",
    "klikgesprek_een_gepland_per_werkplek": "werkplek",
    "klikgesprek_klik_met_afspraken": "afspraken",
}


@transaction.atomic
def bewaar_werkwens(*, rij: Werkwens, versie: int, door: Gebruiker) -> Werkwens:
    """Save what somebody looks for; `versie` is what the form was made for.

    Raises NietMeerActueel when a colleague changed it, or made it, since; RegelGeschonden for a traject that ended.
    """
    traject = vergrendel(rij.traject)
    toets_loopt_nog(traject)
    nu = Werkwens.objects.van(traject).first()
    if rij.pk is None and nu is not None:
        raise NietMeerActueel("Een collega heeft dit net ingevuld. Kijk wat het moet zijn.", nu=nu)
    if rij.pk is not None:
        eis_versie(rij, versie)
        rij.versie = versie + 1
    rij.bewaard_door = door
    with beperkingen_in_woorden(VELDEN):
        rij.save()
    noteer(Soort.WERKWENS_BEWAARD, door=door, over=rij, deelnemer=traject.deelnemer)
    return rij


@transaction.atomic
def plan_klikgesprek(
    *,
    traject: Traject,
    werkplek: Werkplek,
    gepland_op: datetime,
    contactpersoon: Contactpersoon | None = None,
    door: Gebruiker,
) -> Klikgesprek:
    """Plan a klikgesprek about a place and return it; `gepland_op` is aware.

    Raises RegelGeschonden for a traject that ended, a place that is not offered on that day or has nothing left,
    a contactpersoon of another employer, or a second one planned about the same place.
    """
    traject = vergrendel(traject)
    toets_loopt_nog(traject)
    dag = timezone.localdate(gepland_op)
    if bezwaar := stand.moment_past(dag, vandaag=timezone.localdate()):
        raise RegelGeschonden(bezwaar, veld="datum")
    if not _is_vrij(werkplek, dag):
        raise RegelGeschonden("Op deze werkplek is dan geen plek vrij. Kies een andere werkplek.", veld="werkplek")
    _toets_contactpersoon(contactpersoon, werkplek)
    gesprek = Klikgesprek(
        traject=traject,
        werkgever_id=werkplek.werkgever_id,
        werkplek=werkplek,
        contactpersoon=contactpersoon,
        medewerker=door,
        gepland_op=gepland_op,
    )
    with beperkingen_in_woorden(VELDEN):
        gesprek.save(force_insert=True)
    _noteer(Soort.KLIKGESPREK_GEPLAND, gesprek, door)
    return gesprek


@transaction.atomic
def verzet_klikgesprek(
    *,
    gesprek: Klikgesprek,
    verwacht: int,
    gepland_op: datetime,
    contactpersoon: Contactpersoon | None,
    door: Gebruiker,
) -> Klikgesprek:
    """Move a planned klikgesprek; `verwacht` is the version on the screen. Raises as `plan_klikgesprek` does.

    On the same day nothing is asked of the place again. Raises OvergangNietToegestaan when it was held or called off,
    NietMeerActueel when somebody changed it since.
    """
    vers = eis_versie(gesprek, verwacht)
    if not vers.is_gepland:
        raise OvergangNietToegestaan(f"Dit klikgesprek is al {vers.get_staat_display().lower()}.")
    dag = timezone.localdate(gepland_op)
    if bezwaar := stand.moment_past(dag, vandaag=timezone.localdate()):
        raise RegelGeschonden(bezwaar, veld="datum")
    if dag != timezone.localdate(vers.gepland_op) and not _is_vrij(vers.werkplek, dag):
        raise RegelGeschonden("Op deze werkplek is dan geen plek vrij. Kies een andere dag.", veld="datum")
    _toets_contactpersoon(contactpersoon, vers.werkplek)
    vers.gepland_op, vers.contactpersoon = gepland_op, contactpersoon
    return _bewaar(vers, Soort.KLIKGESPREK_GEPLAND, door)


@transaction.atomic
def leg_uitkomst_vast(
    *, gesprek: Klikgesprek, verwacht: int, gehouden_op: date, uitkomst: str, afspraken: str, door: Gebruiker
) -> Klikgesprek:
    """Write down that a klikgesprek was held and what came of it, or put that right.

    Raises RegelGeschonden for a day to come or a click without agreements, OvergangNietToegestaan when it was called
    off or a placement was made from it, and NietMeerActueel when somebody changed it since.
    """
    vers = eis_versie(gesprek, verwacht)
    _toets_overgang(vers, Gespreksstand.GEHOUDEN)
    if bezwaar := stand.dag_past(gehouden_op, vandaag=timezone.localdate()):
        raise RegelGeschonden(bezwaar, veld="gehouden_op")
    if uitkomst == Uitkomst.KLIK and not afspraken.strip():
        raise RegelGeschonden("Schrijf bij een klik op wat jullie hebben afgesproken.", veld="afspraken")
    vers.staat, vers.gehouden_op = Gespreksstand.GEHOUDEN, gehouden_op
    vers.uitkomst, vers.afspraken = Uitkomst(uitkomst), afspraken.strip()
    return _bewaar(vers, Soort.KLIKGESPREK_GEHOUDEN, door)


@transaction.atomic
def zeg_klikgesprek_af(*, gesprek: Klikgesprek, verwacht: int, door: Gebruiker) -> Klikgesprek:
    """Call a planned klikgesprek off; absence is no fault, so no reason is asked. Raises as `leg_uitkomst_vast`."""
    vers = eis_versie(gesprek, verwacht)
    _toets_overgang(vers, Gespreksstand.AFGEZEGD)
    vers.staat = Gespreksstand.AFGEZEGD
    return _bewaar(vers, Soort.KLIKGESPREK_AFGEZEGD, door)


def plaats(*, traject: Traject, gesprek: Klikgesprek | None, gegevens: Plaatsinggegevens, door: Gebruiker) -> Plaatsing:
    """Make a placement, of a klikgesprek when there was one. Raises as `plaats_uit_klikgesprek` does."""
    if gesprek is not None:
        return plaats_uit_klikgesprek(gesprek=gesprek, gegevens=gegevens, door=door)
    return plaats_deelnemer(traject=traject, gegevens=gegevens, door=door)


@transaction.atomic
def plaats_uit_klikgesprek(*, gesprek: Klikgesprek, gegevens: Plaatsinggegevens, door: Gebruiker) -> Plaatsing:
    """Make the placement that follows from a klikgesprek with a click, and return it.

    Raises OvergangNietToegestaan without a click or when there is a placement already, and RegelGeschonden when the
    placement is at another employer or as `plaats_deelnemer` does.
    """
    vers = Klikgesprek.objects.select_for_update(of=("self",)).select_related("traject").get(pk=gesprek.pk)
    if bezwaar := stand.mag_plaatsen(vers.uitkomst, geplaatst=vers.plaatsing_id is not None):
        raise OvergangNietToegestaan(bezwaar)
    if gegevens.werkgever.pk != vers.werkgever_id:
        raise RegelGeschonden("Het klikgesprek was bij een andere werkgever.")
    plaatsing = plaats_deelnemer(traject=vers.traject, gegevens=gegevens, door=door)
    vers.plaatsing = plaatsing
    vers.versie += 1
    vers.save(update_fields=["plaatsing", "versie"])
    return plaatsing


def _is_vrij(werkplek: Werkplek, dag: date) -> bool:
    """Whether the place is offered and has something left on `dag`; for a day that was, today."""
    return Werkplek.objects.vrij_op(max(dag, timezone.localdate())).filter(pk=werkplek.pk).exists()


def _toets_contactpersoon(persoon: Contactpersoon | None, werkplek: Werkplek) -> None:
    if persoon is not None and persoon.werkgever_id != werkplek.werkgever_id:
        raise RegelGeschonden("Deze contactpersoon is van een andere werkgever.", veld="contactpersoon")


def _toets_overgang(gesprek: Klikgesprek, naar: Gespreksstand) -> None:
    if bezwaar := stand.mag_naar(gesprek.staat, naar, geplaatst=gesprek.plaatsing_id is not None):
        raise OvergangNietToegestaan(bezwaar)


def _bewaar(gesprek: Klikgesprek, soort: Soort, door: Gebruiker) -> Klikgesprek:
    gesprek.versie += 1
    with beperkingen_in_woorden(VELDEN):
        gesprek.save()
    _noteer(soort, gesprek, door)
    return gesprek


def _noteer(soort: Soort, gesprek: Klikgesprek, door: Gebruiker) -> None:
    """What happened, never what was agreed."""
    noteer(soort, door=door, over=gesprek, deelnemer=gesprek.traject.deelnemer, uitkomst=gesprek.uitkomst)
