"""Signatures: those of the start are set, one of now waits, one is disputed and the rest is still to be asked."""

from __future__ import annotations

from datetime import date, timedelta

from config.lokaal.demo_werk.klok import toen
from werkgevers.evaluatie.regels import Moment, Partij, Staat
from werkgevers.models import Betwisting, Contactpersoon, Evaluatie, Ondertekening
from werkgevers.ondertekening import tekenen
from werkgevers.ondertekening.intern import te_kiezen_contactpersonen
from werkgevers.ondertekening.tekenen import Bezwaar
from werkgevers.ondertekening.versturen import maak_link
from werkgevers.ondertekening.vragen import Gevraagde, vraag_handtekeningen

REDEN = "Dat gaat de laatste twee weken juist goed."
LOPEND = 2
# asked in the afternoon of the talk, answered two days later in the morning
UUR_VAN_VRAAG, UUR_VAN_ANTWOORD = 16, 10
ANTWOORD_NA = timedelta(days=2)


def vul(vandaag: date) -> None:
    """Ask for signatures where an employer has somebody to ask; nothing when somebody was asked already."""
    if Ondertekening.objects.exists():
        return
    klaar = list(Evaluatie.objects.filter(staat=Staat.KLAAR).met_wie().order_by("datum", "id"))
    for evaluatie in klaar:
        if evaluatie.moment == Moment.NUL and (vraag := _vraag(evaluatie)):
            _teken(vraag, vandaag)
    nu = [evaluatie for evaluatie in klaar if evaluatie.moment != Moment.NUL][:LOPEND]
    lopend = [vraag for evaluatie in nu if (vraag := _vraag(evaluatie))]
    if len(lopend) == LOPEND:
        _betwist(lopend[-1], vandaag)


def _vraag(evaluatie: Evaluatie) -> Ondertekening | None:
    """Ask the contactpersoon on the day of the talk, or as soon as there was one."""
    wie = te_kiezen_contactpersonen(evaluatie)
    if not wie or evaluatie.formulier.ondertekenaars != [Partij.WERKGEVER]:
        return None
    gevraagde = Gevraagde(Partij.WERKGEVER, contactpersoon=wie[0], email=wie[0].email)
    with toen(_dag(evaluatie, wie[0]), UUR_VAN_VRAAG):
        return vraag_handtekeningen(evaluatie=evaluatie, gevraagden=[gevraagde], door=evaluatie.opgesteld_door)[0]


def _dag(evaluatie: Evaluatie, wie: Contactpersoon) -> date:
    return max(evaluatie.datum, wie.van)


def _teken(vraag: Ondertekening, vandaag: date) -> None:
    with toen(_antwoorddag(vraag, vandaag), UUR_VAN_ANTWOORD):
        tekenen.onderteken(token=maak_link(vraag), naam=vraag.naar_naam, functie=vraag.naar_functie or "Begeleider")


def _betwist(vraag: Ondertekening, vandaag: date) -> None:
    regel = vraag.evaluatie.regels.order_by("oordeel", "id").first()
    bezwaar = Bezwaar(Betwisting.Onderdeel.REGEL, REDEN, regel)
    with toen(_antwoorddag(vraag, vandaag), UUR_VAN_ANTWOORD):
        tekenen.betwist(token=maak_link(vraag), bezwaren=[bezwaar])


def _antwoorddag(vraag: Ondertekening, vandaag: date) -> date:
    return min(vraag.gevraagd_op.date() + ANTWOORD_NA, vandaag)
