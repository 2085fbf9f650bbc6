"""The writers of stagevragen. Whoever changes a question or what is promised for it locks the question first."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from onderwijs.models import Onderwijsinstelling, Stagetoezegging, Stagevraag
from onderwijs.stagevraag import regels
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.slot import wacht_op_beurt
from trajecten.plaatsvragen import Plaatsaanbod, toegezegd_van
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker

Staat = Stagetoezegging.Staat
VELDEN = {
    "stagevraag_einde_na_begin": "laatste_dag",
    "stagevraag_aantal_kan": "aantal",
    "stagevraag_dagen_kunnen": "dagen_per_week",
}
INGETROKKEN = "De school heeft deze vraag ingetrokken."


@dataclass(frozen=True)
class Gegevens:
    """What somebody fills in of a stagevraag; places are asked over [vanaf, tot).

    `instelling` is a school, or the name of one that may not be known yet.
    """

    instelling: Onderwijsinstelling | str
    contact: str
    soort: str
    sectoren: list[str]
    niveau: int | None
    aantal: int
    dagen_per_week: Decimal | None
    vanaf: date
    tot: date | None
    urgentie: str
    toelichting: str
    behandelaar: Gebruiker


@transaction.atomic
def maak_stagevraag(*, gegevens: Gegevens, door: Gebruiker) -> Stagevraag:
    """Write down what a school asks. Raises RegelGeschonden for what cannot be, such as an end before the start."""
    vraag = Stagevraag(gemaakt_door=door)
    _vul(vraag, gegevens, door)
    with beperkingen_in_woorden(VELDEN):
        vraag.save(force_insert=True)
    noteer(Soort.STAGEVRAAG_BEWAARD, door=door, over=vraag, aantal=vraag.aantal)
    return vraag


@transaction.atomic
def wijzig_stagevraag(*, vraag: Stagevraag, gegevens: Gegevens, versie: int, door: Gebruiker) -> Stagevraag:
    """Change a question, of which `versie` is what the page showed.

    Raises NietMeerActueel when somebody changed it since, OvergangNietToegestaan when it was withdrawn, RegelGeschonden
    for fewer places than were promised already.
    """
    vers = eis_versie(vraag, versie)
    _eis_open(vers)
    toegezegd = _toegezegd(vers)
    if gegevens.aantal < toegezegd:
        raise RegelGeschonden(f"Er zijn al {regels.plekken(toegezegd)} toegezegd.", veld="aantal")
    _vul(vers, gegevens, door)
    vers.versie += 1
    with beperkingen_in_woorden(VELDEN):
        vers.save()
    noteer(Soort.STAGEVRAAG_BEWAARD, door=door, over=vers, aantal=vers.aantal)
    return vers


@transaction.atomic
def trek_in(*, vraag: Stagevraag, door: Gebruiker) -> Stagevraag:
    """The school does not look any more: places that were kept free for it are free again.

    Raises OvergangNietToegestaan when it was withdrawn already.
    """
    slot = _neem(vraag)
    _eis_open(slot)
    for toezegging in slot.toezeggingen.filter(staat=Staat.TOEGEZEGD):
        _sluit(toezegging, Staat.INGETROKKEN, door)
    slot.ingetrokken_op, slot.ingetrokken_door = timezone.now(), door
    slot.versie += 1
    slot.save(update_fields=["ingetrokken_op", "ingetrokken_door", "versie"])
    noteer(Soort.STAGEVRAAG_INGETROKKEN, door=door, over=slot, open=False)
    return slot


@transaction.atomic
def zet_weer_open(*, vraag: Stagevraag, door: Gebruiker) -> Stagevraag:
    """The school looks again; what was promised to it before is not any more.

    Raises OvergangNietToegestaan when it was not withdrawn.
    """
    slot = _neem(vraag)
    if not slot.is_ingetrokken:
        raise OvergangNietToegestaan("Deze vraag staat al open.")
    slot.ingetrokken_op = slot.ingetrokken_door = None
    slot.versie += 1
    slot.save(update_fields=["ingetrokken_op", "ingetrokken_door", "versie"])
    noteer(Soort.STAGEVRAAG_INGETROKKEN, door=door, over=slot, open=True)
    return slot


@transaction.atomic
def zeg_toe(*, vraag: Stagevraag, aanbod: Plaatsaanbod, aantal: int, door: Gebruiker) -> Stagetoezegging:
    """Promise places of `aanbod` to the school.

    Raises RegelGeschonden for more than it asks or than are free, OvergangNietToegestaan when it was withdrawn.
    """
    # of two who promise the last place to two schools the second sees that it is taken
    wacht_op_beurt("stageplek")
    slot = _neem(vraag)
    _eis_open(slot)
    vrij = aanbod.vrij - toegezegd_van([aanbod.kenmerk]).get(aanbod.kenmerk, 0)
    nog = regels.nog_te_vinden(slot.aantal, _toegezegd(slot))
    if bezwaar := regels.toezegging_kan(aantal, nog=nog, vrij=vrij):
        raise RegelGeschonden(bezwaar, veld="aantal")
    toezegging = Stagetoezegging.objects.create(
        stagevraag=slot,
        kenmerk=aanbod.kenmerk,
        werkgever=aanbod.werkgever,
        plek=aanbod.plek,
        aantal=aantal,
        gemaakt_door=door,
    )
    noteer(Soort.STAGEPLEK_TOEGEZEGD, door=door, over=slot, aantal=aantal)
    return toezegging


@transaction.atomic
def sluit_toezegging(*, toezegging: Stagetoezegging, staat: str, door: Gebruiker) -> Stagetoezegging:
    """Say that pupils are placed there (`geplaatst`), or that the places are not for the school after all.

    Raises OvergangNietToegestaan when that was said already, RegelGeschonden for another `staat`.
    """
    if staat not in (Staat.GEPLAATST, Staat.INGETROKKEN):
        raise RegelGeschonden("Kies of er leerlingen zijn geplaatst, of dat de toezegging vervalt.")
    _neem(toezegging.stagevraag)
    slot = Stagetoezegging.objects.select_for_update().get(pk=toezegging.pk)
    if slot.staat != Staat.TOEGEZEGD:
        raise OvergangNietToegestaan("Dit is al verwerkt.")
    return _sluit(slot, Staat(staat), door)


def _sluit(toezegging: Stagetoezegging, staat: Stagetoezegging.Staat, door: Gebruiker) -> Stagetoezegging:
    toezegging.staat, toezegging.afgesloten_op, toezegging.afgesloten_door = staat, timezone.now(), door
    toezegging.save(update_fields=["staat", "afgesloten_op", "afgesloten_door"])
    noteer(Soort.STAGETOEZEGGING_AFGESLOTEN, door=door, over=toezegging, staat=str(staat))
    return toezegging


def _vul(vraag: Stagevraag, gegevens: Gegevens, door: Gebruiker) -> None:
    for veld in fields(gegevens):
        setattr(
            vraag, veld.name, _school(gegevens, door) if veld.name == "instelling" else getattr(gegevens, veld.name)
        )


def _school(gegevens: Gegevens, door: Gebruiker) -> Onderwijsinstelling:
    """The school, whatever the capitals of its name; made when there is none."""
    if isinstance(gegevens.instelling, Onderwijsinstelling):
        return gegevens.instelling
    naam = " ".join(gegevens.instelling.split())
    # two who write down the first question of a new school at once make one school
    wacht_op_beurt("onderwijsinstelling")
    school: Onderwijsinstelling | None = Onderwijsinstelling.objects.filter(naam__iexact=naam).first()
    if school is None:
        school = Onderwijsinstelling.objects.create(naam=naam)
        noteer(Soort.ONDERWIJSINSTELLING_BEWAARD, door=door, over=school)
    return school


def _neem(vraag: Stagevraag) -> Stagevraag:
    slot: Stagevraag = Stagevraag.objects.select_for_update().get(pk=vraag.pk)
    return slot


def _eis_open(vraag: Stagevraag) -> None:
    if vraag.is_ingetrokken:
        raise OvergangNietToegestaan(INGETROKKEN)


def _toegezegd(vraag: Stagevraag) -> int:
    return int(vraag.toezeggingen.geldig().aggregate(samen=Sum("aantal"))["samen"] or 0)
