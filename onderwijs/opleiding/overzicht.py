"""What a dossier shows of education: enrolments and how they go, proofs, praktijkverklaringen, what can be given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onderwijs.bewijs.certificaat import Lijnaanbod, Mdtaanbod, lijnen_voor, mdt_voor
from onderwijs.models import Bewijs, Inschrijving, Praktijkverklaring, Studievoortgang, Werkproces
from toegang.onthouden import onthoud
from trajecten.aanmelden.regels import heeft_startkwalificatie
from trajecten.behaald import telt_als_kwalificatie

if TYPE_CHECKING:
    from trajecten.models import Traject


@dataclass(frozen=True)
class Inschrijfregel:
    """An enrolment, and how it went, the latest first."""

    inschrijving: Inschrijving
    voortgang: Sequence[Studievoortgang]

    @property
    def laatste(self) -> Studievoortgang | None:
        """How it goes now."""
        return self.voortgang[0] if self.voortgang else None


@dataclass(frozen=True)
class Bewijsregel:
    """A proof with what follows from it: `start` is a startkwalificatie, `kwalificatie` counts for EECR03."""

    bewijs: Bewijs
    geldig: bool
    start: bool
    kwalificatie: bool


@dataclass(frozen=True)
class Praktijkregel:
    """A praktijkverklaring with how many of its werkprocessen somebody can do."""

    praktijk: Praktijkverklaring
    geleerd: int
    totaal: int


@dataclass(frozen=True)
class Overzicht:
    """All of it."""

    inschrijvingen: Sequence[Inschrijfregel]
    bewijzen: Sequence[Bewijsregel]
    praktijk: Sequence[Praktijkregel]
    lijnen: Sequence[Lijnaanbod]
    mdt: Mdtaanbod | None

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing yet."""
        return not (self.inschrijvingen or self.bewijzen or self.praktijk)


def overzicht_van(traject: Traject, vandaag: date) -> Overzicht:
    """What is known of `traject`, in a number of queries that does not grow."""
    return Overzicht(
        inschrijvingen=inschrijfregels(traject),
        bewijzen=bewijsregels(traject, vandaag),
        praktijk=praktijkregels(traject),
        lijnen=lijnen_voor(traject),
        mdt=mdt_voor(traject, vandaag),
    )


def inschrijfregels(traject: Traject) -> list[Inschrijfregel]:
    """The enrolments, those that run first."""
    return [Inschrijfregel(rij, list(rij.voortgang.all())) for rij in inschrijvingen_van(traject)]


def inschrijvingen_van(traject: Traject) -> list[Inschrijving]:
    """The enrolments with how they go, those that run first; on a page asked once."""
    rijen = Inschrijving.objects.van(traject).met_opleiding().prefetch_related("voortgang__vastgelegd_door")
    return onthoud(("inschrijvingen", traject.pk), lambda: list(rijen))


def bewijsregels(traject: Traject, vandaag: date) -> list[Bewijsregel]:
    """The proofs, the latest first; those that were withdrawn last, counting for nothing."""
    telt = traject.subsidieproject.kwalificaties if traject.subsidieproject else None
    regels = [
        Bewijsregel(
            bewijs,
            geldig=bewijs.geldig_op(vandaag),
            start=not bewijs.is_ingetrokken and bool(heeft_startkwalificatie(bewijs.niveau)),
            kwalificatie=not bewijs.is_ingetrokken and telt_als_kwalificatie(bewijs.soort.kwalificatie, telt),
        )
        for bewijs in Bewijs.objects.van(traject).met_soort()
    ]
    return sorted(regels, key=lambda regel: regel.bewijs.is_ingetrokken)


def praktijkregels(traject: Traject) -> list[Praktijkregel]:
    """The praktijkverklaringen that are worked on, stopped or given."""
    rijen = Praktijkverklaring.objects.van(traject).met_werkprocessen()
    return [
        Praktijkregel(
            rij,
            geleerd=sum(proces.staat == Werkproces.Staat.BEHEERST for proces in rij.werkprocessen.all()),
            totaal=len(rij.werkprocessen.all()),
        )
        for rij in rijen
    ]
