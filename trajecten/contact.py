"""The contact form and what stands around it: with whom, and how many hours that makes this week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils import timezone

from toegang.controle import haal_op
from toegang.matrix import Recht
from trajecten.agenda.dag import afspraak_van_nu
from trajecten.concepten import Bewaard, concept_url, concept_van
from trajecten.contactonderwerp import onderwerpen_van
from trajecten.forms import ContactFormulier
from trajecten.kolommen import Cel, huizen_van
from trajecten.models import Afspraak, Codelijst, Concept, Contactmoment, Traject
from trajecten.tijdlijn import code_namen
from trajecten.uren import Urenstand, contact_deze_week, urenstanden_van, weekstand
from vormgeving.taal import datum_kort, tijd
from vormgeving.taal import minuten as in_woorden

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet


CONCEPT = "contact"


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
    bij: str
    concept_url: str
    concept: Bewaard | None = None
    afspraak: Afspraak | None = None


def loggen_voor(gebruiker: Gebruiker) -> TrajectQuerySet:
    """The trajecten with which `gebruiker` may log contact, the one that was logged last first."""
    trajecten = Traject.objects.zichtbaar_voor(gebruiker, Recht.CONTACT_LOGGEN).laatst_gelogd_door(gebruiker)
    return trajecten.select_related("deelnemer", "programma", "subsidieproject")


def kies_start(
    gebruiker: Gebruiker, gevraagd: str, nu: datetime, *, zonder_afspraak: bool = False
) -> tuple[Traject | None, Afspraak | None]:
    """With whom a contact form begins, and the appointment that it writes up.

    The traject asked for in an address; else the one of which there is a draft of today; else that of the
    appointment of now, if it is with one deelnemer; else the running one that was logged last. (None, None) when
    there is nobody to log contact with.
    """
    trajecten = loggen_voor(gebruiker)
    lopend = trajecten.lopend_op(timezone.localdate(nu))
    if gevraagd.isdecimal() and len(gevraagd) < 19:
        traject = trajecten.filter(pk=int(gevraagd)).first() or lopend.first()
        zoek = traject is not None and not zonder_afspraak
        return traject, afspraak_van_nu(gebruiker, nu, met=traject) if zoek else None
    if begonnen := _begonnen_vandaag(gebruiker, lopend, nu):
        return begonnen, afspraak_van_nu(gebruiker, nu, met=begonnen)
    afspraak = None if zonder_afspraak else afspraak_van_nu(gebruiker, nu)
    traject = lopend.filter(afspraken=afspraak).first() if afspraak else None
    return (traject, afspraak) if traject else (lopend.first(), None)


def _begonnen_vandaag(gebruiker: Gebruiker, lopend: TrajectQuerySet, nu: datetime) -> Traject | None:
    """The traject of which the form was begun today and not saved: that text is what somebody looks for."""
    begonnen = Concept.objects.filter(gebruiker=gebruiker, code=CONCEPT, bewaard_op__date=timezone.localdate(nu))
    over = begonnen.order_by("-bewaard_op").values_list("over", flat=True).first()
    return lopend.filter(pk=int(over)).first() if over and over.isdecimal() else None


def laad_voor_concept(gebruiker: Gebruiker, over: str) -> Traject:
    """The traject of which somebody keeps a draft; Http404 outside reach, PermissionDenied without the right to log."""
    if not over.isdecimal() or len(over) > 18:
        raise Http404
    return haal_op(Traject, gebruiker, Recht.CONTACT_LOGGEN, pk=int(over))


def maak_kaart(
    traject: Traject,
    gebruiker: Gebruiker,
    vandaag: date,
    *,
    terug: str,
    gegevens: Mapping[str, str] | None = None,
    afspraak: Afspraak | None = None,
) -> Contactkaart:
    """The card for a contact with the deelnemer of `traject`; `gegevens` is what was filled in.

    What `afspraak` knows is filled in beforehand.
    """
    vooraf = van_afspraak(afspraak) if afspraak else {"soort": _vorige_soort(traject, gebruiker)}
    eigen = Afspraak.objects.filter(medewerker=gebruiker).met(traject)
    formulier = ContactFormulier(
        gegevens,
        traject=traject,
        onderwerpen=onderwerpen_van(traject, gebruiker),
        afspraken=eigen,
        vooraf=vooraf,
    )
    concept = None if gegevens is not None else concept_van(gebruiker, CONCEPT, traject.pk)
    if concept is not None:
        concept.vul(formulier)
    return Contactkaart(
        traject=traject,
        huis=huizen_van([traject], gebruiker, vandaag).get(traject.pk),
        formulier=formulier,
        meter=maak_meter(traject, vandaag, formulier.minuten_nu()),
        terug=terug,
        bij=_afspraak_in_woorden(afspraak) if afspraak else traject.programma.naam,
        afspraak=afspraak,
        concept=concept,
        concept_url=concept_url(CONCEPT, traject.pk),
    )


def van_afspraak(afspraak: Afspraak) -> dict[str, Any]:
    """What an appointment tells of the contact; its time only once it has come."""
    van = timezone.localtime(afspraak.van)
    begonnen = afspraak.van <= timezone.now()
    return {
        "afspraak": afspraak.pk,
        "soort": afspraak.soort,
        "minuten": afspraak.minuten,
        "datum": min(van.date(), timezone.localdate()),
        "begin": van.time() if begonnen else None,
    }


def _afspraak_in_woorden(afspraak: Afspraak) -> str:
    """Which appointment this is: "10.00 uur · werkplek De Kwast", with the day when it was not today."""
    soort = code_namen(Codelijst.CONTACTSOORT).get(afspraak.soort, afspraak.soort)
    dag = [] if timezone.localdate(afspraak.van) == timezone.localdate() else [datum_kort(afspraak.van)]
    return " · ".join([*dag, tijd(afspraak.van), f"{soort} {afspraak.plek}".strip()])


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
