"""The contact form and what stands around it: with whom, and how many hours that makes this week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from toegang.matrix import Recht
from trajecten.forms import ContactFormulier
from trajecten.kolommen import Cel, huizen_van
from trajecten.models import Contactmoment, Traject
from trajecten.uren import Urenstand, contact_deze_week, urenstanden_van, weekstand
from vormgeving.taal import minuten as in_woorden

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet


@dataclass(frozen=True)
class Weekmeter:
    """The guidance of this week together with the contact that is being written, in minutes."""

    totaal: int
    norm: int | None
    erbij: int

    @property
    def toelichting(self) -> str:
        """Says that what is being written counts already."""
        return "met dit contact" if self.erbij else ""

    @property
    def zin(self) -> str:
        """What is still to do this week; empty without a norm."""
        if self.norm is None:
            return ""
        rest = self.norm - self.totaal
        return f"Nog {in_woorden(rest)} deze week." if rest > 0 else "De norm van deze week is gehaald."


@dataclass(frozen=True)
class Contactkaart:
    """The card in which a contact is logged."""

    traject: Traject
    huis: Cel | None
    formulier: ContactFormulier
    meter: Weekmeter
    terug: str


def loggen_voor(gebruiker: Gebruiker) -> TrajectQuerySet:
    """The trajecten with which `gebruiker` may log contact, the one that was logged last first."""
    trajecten = Traject.objects.zichtbaar_voor(gebruiker, Recht.CONTACT_LOGGEN).select_related("deelnemer", "programma")
    return trajecten.laatst_gelogd_door(gebruiker)


def kies_traject(gebruiker: Gebruiker, gevraagd: str, vandaag: date) -> Traject | None:
    """The traject asked for in an address, else the running one that was logged last; None when there is none."""
    trajecten = loggen_voor(gebruiker)
    if gevraagd.isdecimal() and len(gevraagd) < 19:
        return trajecten.filter(pk=int(gevraagd)).first() or trajecten.lopend_op(vandaag).first()
    return trajecten.lopend_op(vandaag).first()


def maak_kaart(
    traject: Traject, gebruiker: Gebruiker, vandaag: date, *, terug: str, gegevens: Mapping[str, str] | None = None
) -> Contactkaart:
    """The card for a contact with the deelnemer of `traject`; `gegevens` is what was filled in."""
    formulier = ContactFormulier(gegevens, traject=traject, soort=_vorige_soort(traject, gebruiker))
    return Contactkaart(
        traject=traject,
        huis=huizen_van([traject], gebruiker, vandaag).get(traject.pk),
        formulier=formulier,
        meter=maak_meter(traject, vandaag, formulier.minuten_nu()),
        terug=terug,
    )


def maak_meter(traject: Traject, vandaag: date, erbij: int = 0) -> Weekmeter:
    """The guidance of the week of `vandaag`, with `erbij` minutes that are being written."""
    stand: Urenstand | None = weekstand(urenstanden_van([traject], vandaag)[traject.pk])
    if stand is None:
        return Weekmeter(contact_deze_week(traject, vandaag) + erbij, None, erbij)
    stand = replace(stand, erbij=erbij)
    return Weekmeter(stand.totaal, stand.norm.minuten, erbij)


def _vorige_soort(traject: Traject, gebruiker: Gebruiker) -> str:
    """The kind of the last contact that `gebruiker` had with this deelnemer: most often the next one is the same."""
    vorige = Contactmoment.objects.van(traject).filter(medewerker=gebruiker).nieuwste_eerst()
    return vorige.values_list("soort", flat=True).first() or ""
