"""The writers of contact with a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.agenda.diensten import werk_uit
from trajecten.diensten import contact_tijdvak, toets_contact
from trajecten.financiering.keuze import project_van_uur
from trajecten.groepscontact.regels import groep_kan, verdeel
from trajecten.models import Afspraak, Contactmoment, Groepscontact, Traject
from trajecten.urenstaat.slot import boekdatum_voor, eis_dag_past

if TYPE_CHECKING:
    from toegang.models import Gebruiker

AANWEZIG = Contactmoment.Aanwezigheid.AANWEZIG


@dataclass(frozen=True)
class Groepslid:
    """One of a group: who, whether that person came (Contactmoment.Aanwezigheid), and a line of their own."""

    traject: Traject
    aanwezigheid: str = AANWEZIG
    regel: str = ""


@dataclass(frozen=True)
class Groepsgegevens:
    """What a group has in common: the day, when it began where that is known, how long, what kind, what was done."""

    datum: date
    minuten: int
    soort: str
    verslag: str
    alleen_collegas: bool
    begin: time | None = None


@transaction.atomic
def log_groepscontact(
    *,
    door: Gebruiker,
    gegevens: Groepsgegevens,
    leden: Sequence[Groepslid],
    sleutel: UUID,
    afspraak: Afspraak | None = None,
) -> Groepscontact:
    """Write down one session of `door` with several deelnemers, and return it.

    The hour of `door` counts once: each deelnemer's contact carries a part of it (regels.verdeel), paid by the first
    subsidieproject that pays for that traject on that day. `afspraak` is the appointment that it writes up. `sleutel`
    belongs to one filled-in form: sent twice, it is written once. Raises RegelGeschonden for fewer than two
    deelnemers, a day that lies outside one of their trajecten, or a time at which `door` was with somebody else.
    """
    leden = vergrendel_trajecten(leden)
    eerder = Groepscontact.objects.filter(sleutel=sleutel).first()
    if eerder is not None:
        return _zelfde_groep(eerder, door, gegevens, leden)
    if bezwaar := groep_kan(len(leden)):
        raise RegelGeschonden(bezwaar, veld="trajecten")
    toets_groep(gegevens, leden)
    eis_dag_past(door, gegevens.datum, gegevens.minuten)
    groep = Groepscontact(
        medewerker=door,
        datum=gegevens.datum,
        minuten=gegevens.minuten,
        soort=gegevens.soort,
        verslag=gegevens.verslag,
        alleen_collegas=gegevens.alleen_collegas,
        sleutel=sleutel,
    )
    delen = verdeel(gegevens.minuten, [lid.aanwezigheid == AANWEZIG for lid in leden])
    boekdatum = boekdatum_voor(door, gegevens.datum, timezone.localdate())
    with beperkingen_in_woorden({"contact_medewerker_niet_dubbel": "begin"}):
        groep.save(force_insert=True)
        contacten = Contactmoment.objects.bulk_create(
            [maak_contact(groep, gegevens, lid, deel, boekdatum) for lid, deel in zip(leden, delen, strict=True)]
        )
    if afspraak is not None:
        werk_uit(afspraak, door, groep=groep)
    _noteer_contacten(groep, contacten, door)
    return groep


def _noteer_contacten(groep: Groepscontact, contacten: Sequence[Contactmoment], door: Gebruiker) -> None:
    """A line in the logboek for each deelnemer of `groep`."""
    for contact in contacten:
        noteer(
            Soort.CONTACT_GELOGD,
            door=door,
            over=contact,
            deelnemer=contact.traject.deelnemer,
            minuten=groep.minuten,
            groep=groep.pk,
        )


def vergrendel_trajecten(leden: Sequence[Groepslid]) -> list[Groepslid]:
    """`leden` with their trajecten as they are now and held still, in an order in which two groups never wait long."""
    sleutels = [lid.traject.pk for lid in leden]
    slot = Traject.objects.select_related("deelnemer", "subsidieproject").select_for_update(no_key=True, of=("self",))
    nu = {traject.pk: traject for traject in slot.filter(pk__in=sleutels).order_by("pk")}
    return [replace(lid, traject=nu[lid.traject.pk]) for lid in leden]


def toets_groep(gegevens: Groepsgegevens, leden: Sequence[Groepslid]) -> None:
    """Raise RegelGeschonden when one of `leden` cannot have had contact then; the sentence says who."""
    tijdvak = contact_tijdvak(gegevens.datum, gegevens.begin, gegevens.minuten)
    for lid in leden:
        try:
            toets_contact(lid.traject, gegevens.datum, gegevens.minuten, tijdvak)
        except RegelGeschonden as fout:
            raise RegelGeschonden(f"{lid.traject.deelnemer.roepnaam}: {fout}", veld=fout.veld) from fout


def maak_contact(
    groep: Groepscontact, gegevens: Groepsgegevens, lid: Groepslid, deel: int, boekdatum: date | None
) -> Contactmoment:
    """The contact of one of `groep` with its part of the hour, which counts on `boekdatum`; not saved yet."""
    return Contactmoment(
        traject=lid.traject,
        subsidieproject=project_van_uur(lid.traject, groep.datum),
        medewerker=groep.medewerker,
        datum=gegevens.datum,
        boekdatum=boekdatum,
        tijdvak=contact_tijdvak(gegevens.datum, gegevens.begin, gegevens.minuten),
        minuten=gegevens.minuten,
        soort=gegevens.soort,
        aanwezigheid=lid.aanwezigheid,
        onderwerp=lid.regel,
        alleen_collegas=gegevens.alleen_collegas,
        groepscontact=groep,
        groepsdeel=deel,
        sleutel=uuid5(groep.sleutel, str(lid.traject.pk)),
    )


def _zelfde_groep(
    eerder: Groepscontact, door: Gebruiker, gegevens: Groepsgegevens, leden: Sequence[Groepslid]
) -> Groepscontact:
    """`eerder`, provided that it is what this form wrote before: what was typed since then may not vanish unsaid."""
    if eerder.medewerker_id != door.pk:
        raise RegelGeschonden("Dit formulier is al gebruikt voor een ander contact. Vul het opnieuw in.")
    if eerder.ingetrokken_op is not None:
        raise RegelGeschonden("Dit groepscontact is ingetrokken. Vul het formulier opnieuw in als het toch zo was.")
    toen = {
        (c.traject_id, c.aanwezigheid, c.onderwerp, c.tijdvak)
        for c in Contactmoment.objects.filter(groepscontact=eerder)
    }
    tijdvak = contact_tijdvak(gegevens.datum, gegevens.begin, gegevens.minuten)
    nu = {(lid.traject.pk, lid.aanwezigheid, lid.regel, tijdvak) for lid in leden}
    zelfde = all(
        getattr(eerder, veld) == getattr(gegevens, veld)
        for veld in ("datum", "minuten", "soort", "verslag", "alleen_collegas")
    )
    if toen != nu or not zelfde:
        raise RegelGeschonden(
            "Dit groepscontact was al opgeslagen. Wat je daarna veranderde, staat er niet bij. Leg dat apart vast."
        )
    return eerder
