"""The writers of corrections of contact with one deelnemer."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.agenda.diensten import maak_weer_open
from trajecten.diensten import INGEVULD, contact_tijdvak, toets_contact, toets_stap
from trajecten.financiering.keuze import eis_betaler
from trajecten.models import Contactmoment, Contactversie, Stap, Subsidieproject, Traject
from trajecten.urenstaat.slot import boekdatum_voor, eis_open_week

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# what a version refers to lives on by itself; a version keeps words and hours
NIET_BEWAARD = ("stap_id", "subsidieproject_id")
VERANDERD = "Dit contact is intussen veranderd. Kijk wat er nu staat."


@transaction.atomic
def wijzig_contact(
    *,
    contact: Contactmoment,
    door: Gebruiker,
    versie: int,
    datum: date,
    minuten: int,
    soort: str,
    aanwezigheid: str,
    onderwerp: str,
    alleen_collegas: bool,
    begin: time | None = None,
    leefgebied: str = "",
    stap: Stap | None = None,
    project: Subsidieproject | None = None,
) -> Contactmoment:
    """Correct a contact of `door`, and return it; how it read before is kept as a Contactversie.

    `versie` is the one that was on the screen, `project` pays for it (left out: as it was). The same correction sent
    twice is made once. Raises NietMeerActueel when the contact changed since, OvergangNietToegestaan when it was
    withdrawn, and RegelGeschonden when it belongs to a colleague or to a group, its hours change in a week that was
    handed in, or the values cannot be.
    """
    huidig = _vergrendel(contact, door)
    traject = Traject.objects.select_for_update(no_key=True, of=("self",)).get(pk=huidig.traject_id)
    nieuw = {
        "datum": datum,
        "tijdvak": contact_tijdvak(datum, begin, minuten),
        "minuten": minuten,
        "soort": soort,
        "aanwezigheid": aanwezigheid,
        "onderwerp": onderwerp,
        "alleen_collegas": alleen_collegas,
        "leefgebied": leefgebied,
        "stap_id": stap.pk if stap else None,
        "subsidieproject_id": project.pk if project else huidig.subsidieproject_id,
    }
    anders = [veld for veld in INGEVULD if getattr(huidig, veld) != nieuw[veld]]
    if not anders:
        return huidig
    if huidig.versie != versie:
        raise NietMeerActueel(VERANDERD)
    toets_contact(traject, datum, minuten, nieuw["tijdvak"])
    toets_stap(traject, stap)
    if project is not None:
        eis_betaler(traject, project, datum)
    _schrijf_verbetering(huidig, nieuw, anders, door)
    noteer(Soort.CONTACT_GEWIJZIGD, door=door, over=huidig, deelnemer=traject.deelnemer, velden=anders)
    return huidig


def _schrijf_verbetering(contact: Contactmoment, nieuw: dict[str, Any], anders: list[str], door: Gebruiker) -> None:
    """Write `nieuw` over `contact`, of which the fields `anders` differ; how it read before stays readable."""
    bewaar_versie(contact, door)
    if {"datum", "minuten", "subsidieproject_id"} & set(anders):
        _verplaats_uren(contact, nieuw["datum"])
    pas_toe(contact, nieuw)


@transaction.atomic
def trek_contact_in(*, contact: Contactmoment, door: Gebruiker, versie: int, reden: str) -> Contactmoment:
    """Withdraw a contact of `door` that was not: it counts for nothing any more, and stays readable; return it.

    The appointment that it wrote up waits again. Withdrawn twice is withdrawn once. Raises NietMeerActueel when the
    contact changed since `versie`, and RegelGeschonden when it belongs to a colleague or to a group, or its week was
    handed in.
    """
    huidig: Contactmoment = Contactmoment.alle.select_for_update(of=("self",), no_key=True).get(pk=contact.pk)
    if huidig.ingetrokken_op is not None:
        return huidig
    huidig = _vergrendel(contact, door)
    if huidig.versie != versie:
        raise NietMeerActueel(VERANDERD)
    eis_open_week(huidig.medewerker, huidig.boekdatum or huidig.datum)
    trek_in(huidig, door, reden)
    maak_weer_open(contact=huidig)
    noteer(Soort.CONTACT_INGETROKKEN, door=door, over=huidig, deelnemer=huidig.traject.deelnemer)
    return huidig


def bewaar_versie(contact: Contactmoment, door: Gebruiker) -> Contactversie:
    """Keep how `contact` reads now, before `door` changes it."""
    groep = contact.groepscontact
    return Contactversie.objects.create(
        contact=contact,
        versie=contact.versie,
        groepsverslag=groep.verslag if groep else "",
        vervangen_door=door,
        **{veld: getattr(contact, veld) for veld in INGEVULD if veld not in NIET_BEWAARD},
    )


def pas_toe(contact: Contactmoment, nieuw: dict[str, Any]) -> None:
    """Write `nieuw` over `contact` as its next version."""
    for veld, waarde in nieuw.items():
        setattr(contact, veld, waarde)
    contact.versie += 1
    with beperkingen_in_woorden({"contact_medewerker_niet_dubbel": "begin", "urenweek_op_slot": "minuten"}):
        contact.save(update_fields=[*nieuw, "boekdatum", "versie"])


def trek_in(contact: Contactmoment, door: Gebruiker, reden: str) -> None:
    """Write that `contact` was withdrawn; of a group it no longer carries a part."""
    contact.ingetrokken_op, contact.ingetrokken_door, contact.ingetrokken_reden = timezone.now(), door, reden
    contact.groepsdeel = None if contact.groepsdeel is None else 0
    contact.versie += 1
    with beperkingen_in_woorden():
        contact.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_reden", "groepsdeel", "versie"])


def _verplaats_uren(contact: Contactmoment, datum: date) -> None:
    """Let the hours of `contact` count on `datum`: the week in which they counted must be open."""
    eis_open_week(contact.medewerker, contact.boekdatum or contact.datum, veld="datum")
    contact.boekdatum = boekdatum_voor(contact.medewerker, datum, timezone.localdate())


def _vergrendel(contact: Contactmoment, door: Gebruiker) -> Contactmoment:
    """`contact` as it is now, held until the end of the transaction; raises when `door` may not correct it."""
    huidig: Contactmoment = (
        Contactmoment.alle.select_for_update(of=("self",), no_key=True)
        .select_related("medewerker", "groepscontact", "traject__deelnemer")
        .get(pk=contact.pk)
    )
    if huidig.ingetrokken_op is not None:
        raise OvergangNietToegestaan("Dit contact is ingetrokken.")
    if huidig.medewerker_id != door.pk:
        raise RegelGeschonden("Alleen wie het contact had, kan het verbeteren.")
    if huidig.groepscontact_id is not None:
        raise RegelGeschonden("Dit contact was met een groep. Verbeter het groepscontact.")
    return huidig
