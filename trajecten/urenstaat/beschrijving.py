"""The lines of an urenstaat in words, for whoever looks: a name only within that person's reach, never a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from trajecten.models import Codelijst, Contactmoment, Subsidieproject, Tegenboeking, Traject, Urenregel
from trajecten.tijdlijn import AFWEZIG, code_namen
from trajecten.urenstaat.uren import Bron, Uur
from vormgeving.taal import datum as in_woorden
from vormgeving.taal import tijd

if TYPE_CHECKING:
    from toegang.models import Gebruiker

ZONDER_PROJECT = "Zonder subsidieproject"


@dataclass(frozen=True)
class Regel:
    """A line as a page shows it; of a group contact one line for all parts that count for one project."""

    uren: tuple[Uur, ...]
    titel: str
    bij: str
    project: str
    url: str

    @property
    def minuten(self) -> int:
        """Of all parts together."""
        return sum(uur.minuten for uur in self.uren)

    @property
    def omvang(self) -> int:
        """The minutes without a sign: a counter-entry shows its minus apart."""
        return abs(self.minuten)

    @property
    def dag(self) -> date:
        """The day on which it counts."""
        return self.uren[0].dag

    @property
    def uur(self) -> Uur:
        """The line itself, or the first part of a group."""
        return self.uren[0]

    @property
    def is_eigen_werk(self) -> bool:
        """Whether it is other work, that its owner may change on the page itself."""
        return self.uur.bron == Bron.REGEL

    @property
    def tegenboek_url(self) -> str:
        """Where it is corrected once its week is approved; empty for a counter-entry itself."""
        namen = {Bron.CONTACT: "trajecten:tegenboeken_contact", Bron.REGEL: "trajecten:tegenboeken_regel"}
        return reverse(namen[self.uur.bron], args=[self.uur.pk]) if self.uur.bron in namen else ""


def projectnamen(sleutels: Iterable[int | None]) -> dict[int | None, str]:
    """Names of subsidieprojecten by id, with one for what counts for none."""
    namen = Subsidieproject.objects.filter(pk__in={s for s in sleutels if s}).values_list("pk", "naam")
    return {None: ZONDER_PROJECT, **dict(namen)}


def beschrijf(uren: Sequence[Uur], gebruiker: Gebruiker, *, per_deel: bool = False) -> list[Regel]:
    """`uren` in words for `gebruiker`, in a number of queries that does not grow.

    `per_deel` leaves each part of a group contact a line of its own.
    """
    contacten = Contactmoment.objects.in_bulk(_sleutels(uren, Bron.CONTACT))
    regels = Urenregel.objects.in_bulk(_sleutels(uren, Bron.REGEL))
    boekingen = Tegenboeking.objects.select_related("contactmoment", "urenregel").in_bulk(
        _sleutels(uren, Bron.TEGENBOEKING)
    )
    trajecten = _zichtbare_trajecten(uren, gebruiker)
    nummers = dict(Traject.objects.filter(pk__in={u.traject_id for u in uren}).values_list("pk", "trajectnummer"))
    soorten, projecten = code_namen(Codelijst.CONTACTSOORT), projectnamen(uur.subsidieproject_id for uur in uren)

    def contactnaam(contact: Contactmoment, aantal: int = 1) -> str:
        traject = trajecten.get(contact.traject_id)
        # whom somebody no longer guides is told apart by a number, as in every list of hours
        alleen = traject.deelnemer.naam if traject else f"deelnemer {nummers.get(contact.traject_id, '')}"
        wie = f"een groep van {aantal}" if aantal > 1 else alleen
        return f"{soorten.get(contact.soort, contact.soort)} met {wie}"

    def woorden(groep: Sequence[Uur]) -> tuple[str, str]:
        uur = groep[0]
        if uur.bron == Bron.CONTACT:
            contact = contacten[uur.pk]
            return contactnaam(contact, len(groep)), _bij_contact(contact)
        if uur.bron == Bron.REGEL:
            return regels[uur.pk].get_soort_display(), regels[uur.pk].toelichting
        boeking = boekingen[uur.pk]
        van = contactnaam(boeking.contactmoment) if boeking.contactmoment else boeking.urenregel.get_soort_display()
        return f"Tegenboeking: {van}", boeking.reden

    uit = []
    for groep in _groepen(uren, contacten, per_deel=per_deel):
        uur = groep[0]
        titel, bij = woorden(groep)
        later = f"gewerkt op {in_woorden(uur.datum)}" if uur.is_later_geboekt else ""
        traject = trajecten.get(uur.traject_id or 0) if len(groep) == 1 else None
        uit.append(
            Regel(
                uren=tuple(groep),
                titel=titel,
                bij=" · ".join(deel for deel in (bij, later) if deel),
                project=projecten[uur.subsidieproject_id],
                url=traject.get_absolute_url() if traject else "",
            )
        )
    return uit


def _sleutels(uren: Iterable[Uur], bron: Bron) -> set[int]:
    return {uur.pk for uur in uren if uur.bron == bron}


def _zichtbare_trajecten(uren: Iterable[Uur], gebruiker: Gebruiker) -> dict[int, Traject]:
    trajecten = Traject.objects.zichtbaar_voor(gebruiker).select_related("deelnemer")
    return trajecten.in_bulk({uur.traject_id for uur in uren if uur.traject_id})


def _bij_contact(contact: Contactmoment) -> str:
    begin = tijd(contact.tijdvak.lower) if contact.tijdvak else ""
    afwezig = AFWEZIG.get(Contactmoment.Aanwezigheid(contact.aanwezigheid), "")
    return " · ".join(deel for deel in (begin, afwezig.lower()) if deel)


def _groepen(uren: Sequence[Uur], contacten: dict[int, Contactmoment], *, per_deel: bool) -> list[list[Uur]]:
    """Each line by itself, and the parts of one group contact for one project together."""
    groepen: dict[object, list[Uur]] = {}
    for uur in uren:
        contact = contacten.get(uur.pk) if uur.bron == Bron.CONTACT else None
        groep = None if contact is None or per_deel else contact.groepscontact_id
        sleutel = (groep, uur.subsidieproject_id) if groep else (uur.bron, uur.pk)
        groepen.setdefault(sleutel, []).append(uur)
    return list(groepen.values())
