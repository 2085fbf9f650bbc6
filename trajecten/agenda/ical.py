"""The agenda of one employee as a calendar reads it (RFC 5545): when, and hardly with whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from trajecten.agenda.bronnen import Agendapunt

if TYPE_CHECKING:
    from collections.abc import Callable

    from trajecten.models import Afspraak, Traject

# A calendar that follows this address need not ask more often.
VERVERS_ELKE = timedelta(hours=1)
MAAKT = "-//Stapsteen//Agenda//NL"


def agenda_als_ical(
    afspraken: Iterable[Afspraak],
    *,
    naam: str,
    domein: str,
    adres_van: Callable[[Afspraak | Agendapunt], str],
    punten: Iterable[Agendapunt] = (),
) -> bytes:
    """The iCalendar file of `afspraken`, which were fetched with `met_deelnemers`, and of `punten` of other apps.

    Whoever gets hold of the file learns when somebody is away, and of deelnemers no more than initials: no place, no
    kind, no report. `domein` makes the UID of an appointment unique in the world; it stays the same when it is moved.
    `adres_van` gives the page behind login. Times are in UTC, so that the file needs no definition of a time zone.
    """
    agenda = Calendar()
    agenda.add("prodid", MAAKT)
    agenda.add("version", "2.0")
    agenda.add("calscale", "GREGORIAN")
    agenda.add("method", "PUBLISH")
    agenda.add("x-wr-calname", naam)
    agenda.add("x-wr-timezone", "Europe/Amsterdam")
    agenda.add("refresh-interval", VERVERS_ELKE, parameters={"VALUE": "DURATION"})
    agenda.add("x-published-ttl", "PT1H")
    for afspraak in afspraken:
        agenda.add_component(_gebeurtenis(afspraak, domein, adres_van(afspraak)))
    for punt in punten:
        agenda.add_component(_gebeurtenis(punt, domein, adres_van(punt)))
    return agenda.to_ical()


def _gebeurtenis(afspraak: Afspraak | Agendapunt, domein: str, adres: str) -> Event:
    if isinstance(afspraak, Agendapunt):
        kop, vervallen = afspraak.kalendertitel, afspraak.vervallen
    else:
        kop, vervallen = titel(afspraak.bij), afspraak.staat == "vervallen"  # type: ignore[attr-defined]  # met_deelnemers
    gebeurtenis = Event()
    gebeurtenis.add("uid", f"{afspraak.sleutel}@{domein}")
    # the moment of the last change, not of asking: the same agenda gives the same file
    gebeurtenis.add("dtstamp", afspraak.gewijzigd_op.astimezone(UTC).replace(microsecond=0))
    gebeurtenis.add("last-modified", afspraak.gewijzigd_op.astimezone(UTC).replace(microsecond=0))
    gebeurtenis.add("sequence", afspraak.versie - 1)
    gebeurtenis.add("dtstart", afspraak.van.astimezone(UTC))
    gebeurtenis.add("dtend", afspraak.tot.astimezone(UTC))
    gebeurtenis.add("summary", kop)
    gebeurtenis.add("description", f"Log in om te zien met wie en waar: {adres}")
    gebeurtenis.add("url", adres)
    gebeurtenis.add("class", "PRIVATE")
    gebeurtenis.add("status", "CANCELLED" if vervallen else "CONFIRMED")
    gebeurtenis.add("transp", "TRANSPARENT" if vervallen else "OPAQUE")
    return gebeurtenis


def titel(bij: list[Traject]) -> str:
    """What a calendar shows: "Afspraak D.V.", "Groepsafspraak (5)", or "Afspraak" for somebody no longer in reach."""
    if len(bij) > 1:
        return f"Groepsafspraak ({len(bij)})"
    return f"Afspraak {initialen(bij[0])}" if bij else "Afspraak"


def initialen(traject: Traject) -> str:
    """The first letters of the first name and the last name of the deelnemer: "D.V."."""
    delen = (traject.deelnemer.voornaam, traject.deelnemer.achternaam)
    return "".join(f"{deel.strip()[0].upper()}." for deel in delen if deel.strip())
