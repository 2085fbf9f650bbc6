"""The writers of trajecten: what changes more than one row, or leaves a line in the logboek."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten import regels
from trajecten.agenda.diensten import werk_uit
from trajecten.financiering.keuze import eis_betaler, project_van_uur
from trajecten.models import Afspraak, Contactmoment, Stap, Subsidieproject, Traject
from trajecten.urenstaat.slot import boekdatum_voor, eis_dag_past

if TYPE_CHECKING:
    from toegang.models import Gebruiker


# what somebody fills in at a contact
INGEVULD = (
    "datum",
    "tijdvak",
    "minuten",
    "soort",
    "aanwezigheid",
    "onderwerp",
    "alleen_collegas",
    "leefgebied",
    "stap_id",
    "subsidieproject_id",
)


@transaction.atomic
def log_contact(
    *,
    traject: Traject,
    door: Gebruiker,
    datum: date,
    minuten: int,
    soort: str,
    aanwezigheid: str,
    onderwerp: str,
    alleen_collegas: bool,
    sleutel: UUID,
    begin: time | None = None,
    leefgebied: str = "",
    stap: Stap | None = None,
    project: Subsidieproject | None = None,
    afspraak: Afspraak | None = None,
) -> Contactmoment:
    """Write down a contact of `door` with the deelnemer of `traject`, and return it.

    `minuten` is its length, `begin` the time of day at which it began where that is known. `project` pays for it; when
    it is left out the first that pays for the traject on that day. Its hours count on a later day when the week of
    `datum` was handed in already. `leefgebied` (its code) and `stap` are what it was about, `afspraak` is the
    appointment that it writes up. `sleutel` belongs to one filled-in form: sent twice, it is written once, and the
    second call returns the first record. Raises RegelGeschonden when the day does not lie in the traject or in the
    future, the length cannot be, `door` has another contact at that time, or the form changed after it was written,
    and OvergangNietToegestaan when the appointment was written up before or did not go on.
    """
    # The lock holds the period of the traject still, and lets of two equal forms only one pass at a time.
    traject = Traject.objects.select_for_update(no_key=True, of=("self",)).get(pk=traject.pk)
    contact = Contactmoment(
        traject=traject,
        subsidieproject=project or project_van_uur(traject, datum),
        medewerker=door,
        datum=datum,
        boekdatum=boekdatum_voor(door, datum, timezone.localdate()),
        tijdvak=contact_tijdvak(datum, begin, minuten),
        minuten=minuten,
        soort=soort,
        aanwezigheid=aanwezigheid,
        onderwerp=onderwerp,
        alleen_collegas=alleen_collegas,
        leefgebied=leefgebied,
        stap=stap,
        sleutel=sleutel,
    )
    if eerder := Contactmoment.alle.filter(sleutel=sleutel).first():
        return _zelfde_contact(eerder, contact)
    _toets_nieuw(contact, project)
    _schrijf_nieuw(contact, afspraak)
    return contact


def _toets_nieuw(contact: Contactmoment, project: Subsidieproject | None) -> None:
    """Raise RegelGeschonden when `contact` cannot be written down, or `project` (where chosen) does not pay for it."""
    toets_contact(contact.traject, contact.datum, contact.minuten, contact.tijdvak)
    toets_stap(contact.traject, contact.stap)
    eis_dag_past(contact.medewerker, contact.datum, contact.minuten)
    if project is not None:
        eis_betaler(contact.traject, project, contact.datum)


def _schrijf_nieuw(contact: Contactmoment, afspraak: Afspraak | None) -> None:
    """Save `contact`, which writes up `afspraak` where there is one, and note it."""
    with beperkingen_in_woorden({"contact_medewerker_niet_dubbel": "begin"}):
        contact.save(force_insert=True)
    if afspraak is not None:
        werk_uit(afspraak, contact.medewerker, contact=contact)
    noteer(
        Soort.CONTACT_GELOGD,
        door=contact.medewerker,
        over=contact,
        deelnemer=contact.traject.deelnemer,
        minuten=contact.minuten,
    )


def _zelfde_contact(eerder: Contactmoment, nu: Contactmoment) -> Contactmoment:
    """`eerder`, provided that it is what this form wrote before: what was typed since then may not vanish unsaid."""
    if (eerder.traject_id, eerder.medewerker_id) != (nu.traject_id, nu.medewerker_id):
        raise RegelGeschonden("Dit formulier is al gebruikt voor een ander contact. Vul het opnieuw in.")
    if eerder.ingetrokken_op is not None:
        raise RegelGeschonden("Dit contact is ingetrokken. Vul het formulier opnieuw in als het toch zo was.")
    if any(getattr(eerder, veld) != getattr(nu, veld) for veld in INGEVULD):
        raise RegelGeschonden(
            "Dit contact was al opgeslagen. Wat je daarna veranderde, staat er niet bij. Leg dat apart vast."
        )
    return eerder


def toets_contact(traject: Traject, datum: date, minuten: int, tijdvak: DateTimeTZRange | None) -> None:
    """Raise RegelGeschonden when there can be no contact on `datum` in `traject`, or not that long or at that time."""
    vandaag = timezone.localdate()
    bezwaar = regels.contact_past_in_traject(
        datum, startdatum=traject.startdatum, einddatum=traject.einddatum, vandaag=vandaag
    )
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld="datum")
    if bezwaar := regels.contactduur_kan(minuten):
        raise RegelGeschonden(bezwaar, veld="minuten")
    if tijdvak is not None and (bezwaar := regels.contact_is_begonnen(tijdvak.lower, timezone.now())):
        raise RegelGeschonden(bezwaar, veld="begin")


def toets_stap(traject: Traject, stap: Stap | None) -> None:
    """Raise RegelGeschonden when `stap` belongs to another traject."""
    if stap is not None and stap.traject_id != traject.pk:
        raise RegelGeschonden("Deze stap is van een ander traject.", veld="over")


def contact_tijdvak(datum: date, begin: time | None, minuten: int) -> DateTimeTZRange | None:
    """[begin, begin plus `minuten`), begun on the clock here; None when the time is unknown."""
    if begin is None:
        return None
    # counted in UTC: in the night in which the clock changes, the clock here does not tell how long it lasted
    van = timezone.make_aware(datetime.combine(datum, begin)).astimezone(UTC)
    return DateTimeTZRange(van, van + timedelta(minutes=minuten), "[)")
