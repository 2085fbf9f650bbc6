"""The side of staff: asking for signatures, sending a link again, withdrawing, answering a dispute, signing oneself.

Each locks the evaluation first: of two who change its signatures at once the second sees what the first did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Betrokkene
from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import Betwisting, Contactpersoon, Evaluatie, Ondertekengebeurtenis, Ondertekening
from werkgevers.ondertekening import regels
from werkgevers.ondertekening.regels import Kanaal, Wijze, stand_van
from werkgevers.ondertekening.sms import kan_sms, nummer_van
from werkgevers.ondertekening.staat import (
    eis_ongewijzigd,
    leg_vast,
    rond_af_als_compleet,
    vergrendel,
    vergrendel_evaluatie,
    zet_staat,
)
from werkgevers.ondertekening.versturen import verstuur_na_commit

if TYPE_CHECKING:
    from datetime import datetime

Gebeurtenis = Ondertekengebeurtenis.Soort
VAN_MEDEWERKER = "Dit is het nummer van een medewerker. Een medewerker tekent niet voor een ander."


@dataclass(frozen=True)
class Gevraagde:
    """Somebody who is asked to sign: a contactpersoon, a colleague, or (neither) the deelnemer.

    A contactpersoon gets the link by mail at `email`; the deelnemer there, at `telefoon` by SMS, or on the spot.
    """

    partij: Partij
    contactpersoon: Contactpersoon | None = None
    gebruiker: Gebruiker | None = None
    email: str = ""
    telefoon: str = ""
    kanaal: Kanaal = Kanaal.MAIL


@transaction.atomic
def vraag_handtekeningen(
    *, evaluatie: Evaluatie, gevraagden: Sequence[Gevraagde], door: Gebruiker
) -> list[Ondertekening]:
    """Ask these people to sign `evaluatie` as it was frozen, and mail a link to who has no account.

    Raises OvergangNietToegestaan when the evaluation is not ready to be signed, RegelGeschonden for somebody who
    cannot sign it: who wrote it, a member of staff for another side, somebody of another employer, or without address.
    """
    evaluatie = vergrendel_evaluatie(evaluatie)
    eis_ongewijzigd(evaluatie)
    if evaluatie.staat not in (Staat.KLAAR, Staat.WACHT):
        raise OvergangNietToegestaan("Zet de evaluatie eerst klaar. Daarna kun je handtekeningen vragen.")
    if not gevraagden:
        raise RegelGeschonden("Kies wie er tekent.")
    nu = timezone.now()
    vragen = [_vraag(evaluatie, gevraagde, door, nu) for gevraagde in gevraagden]
    if evaluatie.staat == Staat.KLAAR:
        zet_staat(evaluatie, Staat.WACHT, door)
    return vragen


@transaction.atomic
def stuur_opnieuw(*, ondertekening: Ondertekening, door: Gebruiker) -> Ondertekening:
    """Mail a new link with a new term; links that were sent before stop working.

    Raises OvergangNietToegestaan when there is nothing to sign any more, or a dispute waits for an answer.
    """
    vers = vergrendel(ondertekening)
    if bezwaar := regels.mag_opnieuw(stand_van(vers.momenten, timezone.now())):
        raise OvergangNietToegestaan(bezwaar)
    if vers.betwist_op is not None or vers.evaluatie.staat == Staat.BETWIST:
        raise OvergangNietToegestaan(regels.ANTWOORD_EERST)
    if not vers.kan_een_link_krijgen:
        raise OvergangNietToegestaan("Deze handtekening wordt zonder link gezet.")
    velden = _ververs_adres(vers)
    _laat_links_vervallen(vers, timezone.now())
    vers.verstuurd_op, vers.geldig_tot, vers.overleg_op, vers.herinneringen = None, None, None, 0
    vers.save(update_fields=["verstuurd_op", "geldig_tot", "overleg_op", "herinneringen", *velden])
    noteer(Soort.HANDTEKENING_GEVRAAGD, door=door, over=vers, deelnemer=_deelnemer(vers), opnieuw=True)
    verstuur_na_commit(vers)
    return vers


@transaction.atomic
def trek_vraag_in(*, ondertekening: Ondertekening, door: Gebruiker) -> Ondertekening:
    """Withdraw a request: its links stop working.

    Raises OvergangNietToegestaan when it was signed or withdrawn, or something was disputed that waits for an answer.
    """
    vers = vergrendel(ondertekening)
    if bezwaar := regels.mag_intrekken(stand_van(vers.momenten, timezone.now())):
        raise OvergangNietToegestaan(bezwaar)
    vers.ingetrokken_op = timezone.now()
    vers.save(update_fields=["ingetrokken_op"])
    _laat_links_vervallen(vers, vers.ingetrokken_op)
    leg_vast(vers, Gebeurtenis.INGETROKKEN, door=door)
    noteer(Soort.HANDTEKENING_INGETROKKEN, door=door, over=vers, deelnemer=_deelnemer(vers))
    rond_af_als_compleet(vers.evaluatie, door)
    return vers


@transaction.atomic
def beantwoord_betwisting(*, ondertekening: Ondertekening, antwoord: str, door: Gebruiker) -> Ondertekening:
    """Answer what somebody said is not right, after talking it over, and ask for the same signature again.

    For when the evaluation was right after all: what has to change is put right in a new evaluation. Raises
    OvergangNietToegestaan when nothing was disputed.
    """
    vers = vergrendel(ondertekening)
    if vers.betwist_op is None or vers.evaluatie.staat != Staat.BETWIST:
        raise OvergangNietToegestaan("Hier valt niets te beantwoorden.")
    nu = timezone.now()
    onbeantwoord = Betwisting.objects.filter(ondertekening=vers, beantwoord_op__isnull=True)
    onbeantwoord.update(antwoord=antwoord, beantwoord_op=nu, beantwoord_door=door)
    vers.betwist_op, vers.verstuurd_op, vers.geldig_tot, vers.herinneringen = None, None, None, 0
    vers.save(update_fields=["betwist_op", "verstuurd_op", "geldig_tot", "herinneringen"])
    _laat_links_vervallen(vers, nu)
    leg_vast(vers, Gebeurtenis.BEANTWOORD, door=door, toelichting=antwoord)
    noteer(Soort.BETWISTING_BEANTWOORD, door=door, over=vers, deelnemer=_deelnemer(vers))
    if not Ondertekening.objects.filter(evaluatie=vers.evaluatie, betwist_op__isnull=False).geldig().exists():
        zet_staat(vers.evaluatie, Staat.WACHT, door)
    verstuur_na_commit(vers)
    return vers


@transaction.atomic
def onderteken_zelf(*, ondertekening: Ondertekening, functie: str, door: Gebruiker) -> Ondertekening:
    """Sign as the member of staff who was asked, logged in. Raises as `mag_handelen` says, and RegelGeschonden for
    somebody else's request or for who wrote in the evaluation."""
    vers = vergrendel(ondertekening)
    if vers.gebruiker_id != door.pk:
        raise RegelGeschonden("Deze handtekening is aan een ander gevraagd.")
    _eis_medewerker(vers.evaluatie, door)
    eis_ongewijzigd(vers.evaluatie, vers)
    if vers.evaluatie.staat != Staat.WACHT:
        raise OvergangNietToegestaan("Deze evaluatie wacht niet op handtekeningen.")
    if bezwaar := regels.mag_handelen(stand_van(vers.momenten, timezone.now())):
        raise OvergangNietToegestaan(bezwaar)
    vers.getekend_op, vers.naam, vers.functie, vers.wijze = timezone.now(), door.naam, functie, Wijze.INGELOGD
    vers.save(update_fields=["getekend_op", "naam", "functie", "wijze"])
    leg_vast(vers, Gebeurtenis.GETEKEND, door=door, toelichting=vers.get_wijze_display())
    noteer(Soort.HANDTEKENING_GEZET, door=door, over=vers, deelnemer=_deelnemer(vers), wijze=vers.wijze)
    rond_af_als_compleet(vers.evaluatie, door)
    return vers


def maak_vraag(
    evaluatie: Evaluatie, gevraagde: Gevraagde, *, door: Gebruiker, nu: datetime, toelichting: str = ""
) -> Ondertekening:
    """Write one request, with who it is for as that person is known now. The rules were asked before."""
    naam, functie, telefoon = _gegevens(evaluatie, gevraagde)
    vraag = Ondertekening(
        evaluatie=evaluatie,
        partij=gevraagde.partij,
        contactpersoon=gevraagde.contactpersoon,
        gebruiker=gevraagde.gebruiker,
        naar_naam=naam,
        naar_functie=functie,
        email=gevraagde.email,
        telefoon=telefoon,
        kanaal=gevraagde.kanaal,
        inhoud_sha256=evaluatie.inhoud_sha256,
        gevraagd_op=nu,
        gevraagd_door=door,
    )
    with beperkingen_in_woorden():
        vraag.save(force_insert=True)
    leg_vast(vraag, Gebeurtenis.GEVRAAGD, door=door, toelichting=toelichting)
    if vraag.kan_een_link_krijgen:
        verstuur_na_commit(vraag)
    return vraag


def eis_adres(email: str) -> None:
    """Raise RegelGeschonden when no link can go to this address."""
    medewerkers = Gebruiker.objects.filter(email__iexact=email).values_list("email", flat=True)
    if bezwaar := regels.bezwaar_adres(email, medewerkers):
        raise RegelGeschonden(bezwaar)


def _vraag(evaluatie: Evaluatie, gevraagde: Gevraagde, door: Gebruiker, nu: datetime) -> Ondertekening:
    if gevraagde.partij == Partij.JOBCOACH:
        assert gevraagde.gebruiker is not None, "a member of staff signs as that person"
        _eis_medewerker(evaluatie, gevraagde.gebruiker)
    elif gevraagde.partij == Partij.WERKGEVER:
        _eis_van_werkgever(evaluatie, gevraagde.contactpersoon)
        eis_adres(gevraagde.email)
        eis_eigen_adres(evaluatie, gevraagde)
    else:
        _eis_bereikbaar(gevraagde)
        eis_eigen_adres(evaluatie, gevraagde)
    vraag = maak_vraag(evaluatie, gevraagde, door=door, nu=nu)
    noteer(Soort.HANDTEKENING_GEVRAAGD, door=door, over=vraag, deelnemer=_deelnemer(vraag), partij=vraag.partij)
    return vraag


def eis_eigen_adres(evaluatie: Evaluatie, gevraagde: Gevraagde) -> None:
    """Raise RegelGeschonden when the link of one side would go to the address or the number of the other side."""
    if gevraagde.partij == Partij.DEELNEMER:
        bij_werkgever = Contactpersoon.objects.filter(werkgever_id=evaluatie.plaatsing.werkgever_id)
        adressen = list(bij_werkgever.values_list("email", "telefoon"))
    else:
        deelnemer = Ondertekening.objects.filter(evaluatie=evaluatie, partij=Partij.DEELNEMER).geldig()
        adressen = list(deelnemer.values_list("email", "telefoon"))
    nummers = [nummer_van(telefoon) for _, telefoon in adressen]
    bezwaar = regels.bezwaar_zelfde_adres(gevraagde.email, [email for email, _ in adressen])
    if gevraagde.kanaal == Kanaal.SMS:
        bezwaar = bezwaar or regels.bezwaar_zelfde_adres(nummer_van(gevraagde.telefoon), nummers)
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld="deelnemer" if gevraagde.partij == Partij.DEELNEMER else "contactpersoon")


def _eis_bereikbaar(gevraagde: Gevraagde) -> None:
    """Raise RegelGeschonden for a deelnemer whose link could not arrive, or would arrive at a member of staff."""
    if gevraagde.kanaal == Kanaal.MAIL:
        eis_adres(gevraagde.email)
    if gevraagde.kanaal != Kanaal.SMS:
        return
    nummer = nummer_van(gevraagde.telefoon)
    if not kan_sms() or not nummer:
        raise RegelGeschonden("Schrijf het mobiele nummer zo: 06 12345678.", veld="telefoon")
    van_ons = Gebruiker.objects.exclude(telefoon="").values_list("telefoon", flat=True)
    if nummer in {nummer_van(telefoon) for telefoon in van_ons}:
        raise RegelGeschonden(VAN_MEDEWERKER, veld="telefoon")


def _ververs_adres(vraag: Ondertekening) -> list[str]:
    """Take over the address that a contactpersoon has now: a wrong one is why a link is sent again.

    Returns which fields that were. Raises RegelGeschonden as for a first request.
    """
    if vraag.contactpersoon is None:
        return []
    _eis_van_werkgever(vraag.evaluatie, vraag.contactpersoon)
    vraag.email, vraag.telefoon = vraag.contactpersoon.email, vraag.contactpersoon.telefoon
    eis_adres(vraag.email)
    eis_eigen_adres(vraag.evaluatie, Gevraagde(Partij.WERKGEVER, vraag.contactpersoon, email=vraag.email))
    return ["email", "telefoon"]


def _eis_medewerker(evaluatie: Evaluatie, gebruiker: Gebruiker) -> None:
    schrijvers = evaluatie.wie_schreven()
    begeleiders = Betrokkene.objects.van(evaluatie.plaatsing.traject).nu().values_list("gebruiker_id", flat=True)
    if bezwaar := regels.bezwaar_medewerker(gebruiker.pk, schrijvers, set(begeleiders)):
        raise RegelGeschonden(bezwaar)


def _eis_van_werkgever(evaluatie: Evaluatie, contactpersoon: Contactpersoon | None) -> None:
    vandaag = timezone.localdate()
    eigen = contactpersoon is not None and contactpersoon.werkgever_id == evaluatie.plaatsing.werkgever_id
    if contactpersoon is None or not eigen or not contactpersoon.is_nu(vandaag):
        raise RegelGeschonden("Kies een contactpersoon van deze werkgever.", veld="contactpersoon")


def _gegevens(evaluatie: Evaluatie, gevraagde: Gevraagde) -> tuple[str, str, str]:
    """Name, function and telephone of who is asked."""
    if gevraagde.contactpersoon is not None:
        wie = gevraagde.contactpersoon
        return wie.naam, wie.functie, wie.telefoon
    if gevraagde.gebruiker is not None:
        return gevraagde.gebruiker.naam, gevraagde.gebruiker.rolnamen[:120], ""
    deelnemer = evaluatie.plaatsing.traject.deelnemer
    return str(deelnemer)[:160], "", gevraagde.telefoon or deelnemer.telefoon


def _laat_links_vervallen(vraag: Ondertekening, nu: datetime) -> None:
    vraag.links.filter(vervallen_op__isnull=True).update(vervallen_op=nu)


def _deelnemer(vraag: Ondertekening) -> object:
    return vraag.evaluatie.plaatsing.traject.deelnemer
