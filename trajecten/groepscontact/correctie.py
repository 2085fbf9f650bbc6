"""The writers of corrections of contact with a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.agenda.diensten import maak_weer_open
from trajecten.correctie.diensten import VERANDERD, bewaar_versie, pas_toe, trek_in
from trajecten.diensten import contact_tijdvak
from trajecten.groepscontact.diensten import (
    AANWEZIG,
    Groepsgegevens,
    Groepslid,
    maak_contact,
    toets_groep,
    vergrendel_trajecten,
)
from trajecten.groepscontact.regels import verdeel
from trajecten.models import Contactmoment, Groepscontact
from trajecten.urenstaat.slot import boekdatum_voor, eis_open_week

if TYPE_CHECKING:
    from toegang.models import Gebruiker

WEGGEHAALD = "Was niet bij deze groep"


@transaction.atomic
def wijzig_groepscontact(
    *, groep: Groepscontact, door: Gebruiker, versie: int, gegevens: Groepsgegevens, leden: Sequence[Groepslid]
) -> Groepscontact:
    """Correct a session of `door` with a group, and return it.

    Of whoever is in `leden` no longer the contact is withdrawn, whoever is new gets one, and the hour is divided
    anew. The same correction sent twice is made once. Raises NietMeerActueel when it changed since `versie`,
    OvergangNietToegestaan when it was withdrawn, and RegelGeschonden when it is a colleague's, nobody is left, its
    hours change in a week that was handed in, or the values cannot be.
    """
    huidig = _vergrendel(groep, door)
    leden = vergrendel_trajecten(leden)
    if not leden:
        raise RegelGeschonden("Kies minstens één deelnemer, of trek het hele groepscontact in.", veld="trajecten")
    eerder = {contact.traject_id: contact for contact in _contacten(huidig)}
    delen = verdeel(gegevens.minuten, [lid.aanwezigheid == AANWEZIG for lid in leden])
    kop = _kop(gegevens)
    if not _is_anders(huidig, kop, eerder, gegevens, leden):
        return huidig
    if huidig.versie != versie:
        raise NietMeerActueel(VERANDERD)
    toets_groep(gegevens, leden)
    uren_anders = _uren(eerder) != {
        lid.traject.pk: (gegevens.datum, deel) for lid, deel in zip(leden, delen, strict=True)
    }
    if uren_anders:
        for contact in eerder.values():
            eis_open_week(door, contact.boekdatum or contact.datum, veld="datum")
    _schrijf_leden(huidig, door, gegevens, leden, delen, eerder, uren_anders=uren_anders)
    for veld, waarde in kop.items():
        setattr(huidig, veld, waarde)
    huidig.versie += 1
    with beperkingen_in_woorden():
        huidig.save(update_fields=[*kop, "versie"])
    return huidig


@transaction.atomic
def trek_groepscontact_in(*, groep: Groepscontact, door: Gebruiker, versie: int, reden: str) -> Groepscontact:
    """Withdraw a session that was not, with the contact of everybody in it; return it.

    Withdrawn twice is withdrawn once. Raises as wijzig_groepscontact does.
    """
    nu = Groepscontact.objects.select_for_update(of=("self",), no_key=True).get(pk=groep.pk)
    if nu.ingetrokken_op is not None:
        return nu
    huidig = _vergrendel(groep, door)
    if huidig.versie != versie:
        raise NietMeerActueel(VERANDERD)
    for contact in _contacten(huidig):
        eis_open_week(door, contact.boekdatum or contact.datum)
        trek_in(contact, door, reden)
        noteer(Soort.CONTACT_INGETROKKEN, door=door, over=contact, deelnemer=contact.traject.deelnemer)
    huidig.ingetrokken_op, huidig.ingetrokken_door, huidig.ingetrokken_reden = timezone.now(), door, reden
    huidig.versie += 1
    huidig.save(update_fields=["ingetrokken_op", "ingetrokken_door", "ingetrokken_reden", "versie"])
    maak_weer_open(groep=huidig)
    return huidig


def _schrijf_leden(
    groep: Groepscontact,
    door: Gebruiker,
    gegevens: Groepsgegevens,
    leden: Sequence[Groepslid],
    delen: Sequence[int],
    eerder: dict[int, Contactmoment],
    *,
    uren_anders: bool,
) -> None:
    """Withdraw who is gone, change who stays and add who is new, in that order: together they keep the hour."""
    boekdatum = boekdatum_voor(door, gegevens.datum, timezone.localdate()) if uren_anders else None
    blijft = {lid.traject.pk for lid in leden}
    for weg in (contact for pk, contact in eerder.items() if pk not in blijft):
        trek_in(weg, door, WEGGEHAALD)
        noteer(Soort.CONTACT_INGETROKKEN, door=door, over=weg, deelnemer=weg.traject.deelnemer)
    nieuw = []
    for lid, deel in zip(leden, delen, strict=True):
        contact = eerder.get(lid.traject.pk)
        if contact is None:
            nieuw.append(maak_contact(groep, gegevens, lid, deel, boekdatum))
            continue
        # everybody's contact: the report that all read may have changed
        bewaar_versie(contact, door)
        if uren_anders:
            contact.boekdatum = boekdatum
        pas_toe(contact, _velden(gegevens, lid) | {"groepsdeel": deel})
        noteer(Soort.CONTACT_GEWIJZIGD, door=door, over=contact, deelnemer=lid.traject.deelnemer)
    for contact in nieuw:
        contact.sleutel = Contactmoment._meta.get_field("sleutel").get_default()
        with beperkingen_in_woorden({"contact_medewerker_niet_dubbel": "begin"}):
            contact.save(force_insert=True)
        noteer(Soort.CONTACT_GELOGD, door=door, over=contact, deelnemer=contact.traject.deelnemer)


def _is_anders(
    groep: Groepscontact,
    kop: dict[str, Any],
    eerder: dict[int, Contactmoment],
    gegevens: Groepsgegevens,
    leden: Sequence[Groepslid],
) -> bool:
    """Whether the form says something else than what was written."""
    if any(getattr(groep, veld) != waarde for veld, waarde in kop.items()) or len(leden) != len(eerder):
        return True
    return any(
        lid.traject.pk not in eerder
        or any(getattr(eerder[lid.traject.pk], veld) != w for veld, w in _velden(gegevens, lid).items())
        for lid in leden
    )


def _kop(gegevens: Groepsgegevens) -> dict[str, Any]:
    return {
        "datum": gegevens.datum,
        "minuten": gegevens.minuten,
        "soort": gegevens.soort,
        "verslag": gegevens.verslag,
        "alleen_collegas": gegevens.alleen_collegas,
    }


def _velden(gegevens: Groepsgegevens, lid: Groepslid) -> dict[str, Any]:
    return {
        "datum": gegevens.datum,
        "tijdvak": contact_tijdvak(gegevens.datum, gegevens.begin, gegevens.minuten),
        "minuten": gegevens.minuten,
        "soort": gegevens.soort,
        "aanwezigheid": lid.aanwezigheid,
        "onderwerp": lid.regel,
        "alleen_collegas": gegevens.alleen_collegas,
    }


def _uren(contacten: dict[int, Contactmoment]) -> dict[int, tuple[Any, int | None]]:
    return {pk: (contact.datum, contact.groepsdeel) for pk, contact in contacten.items()}


def _contacten(groep: Groepscontact) -> list[Contactmoment]:
    samen = Contactmoment.objects.filter(groepscontact=groep).order_by("pk")
    return list(samen.select_related("traject__deelnemer", "medewerker", "groepscontact"))


def _vergrendel(groep: Groepscontact, door: Gebruiker) -> Groepscontact:
    """`groep` as it is now, held until the end of the transaction; raises when `door` may not correct it."""
    huidig: Groepscontact = Groepscontact.objects.select_for_update(of=("self",), no_key=True).get(pk=groep.pk)
    if huidig.ingetrokken_op is not None:
        raise OvergangNietToegestaan("Dit groepscontact is ingetrokken.")
    if huidig.medewerker_id != door.pk:
        raise RegelGeschonden("Alleen wie het contact had, kan het verbeteren.")
    return huidig
