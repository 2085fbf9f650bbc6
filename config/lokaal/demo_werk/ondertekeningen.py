"""Signatures: those of the start are set, one of now waits, one is disputed and the rest is still to be asked."""

from __future__ import annotations

from datetime import date

from werkgevers.evaluatie.regels import Moment, Partij, Staat
from werkgevers.models import Betwisting, Evaluatie, Ondertekening
from werkgevers.ondertekening import tekenen
from werkgevers.ondertekening.intern import te_kiezen_contactpersonen
from werkgevers.ondertekening.tekenen import Bezwaar
from werkgevers.ondertekening.versturen import maak_link
from werkgevers.ondertekening.vragen import Gevraagde, vraag_handtekeningen

REDEN = "Dat gaat de laatste twee weken juist goed."
LOPEND = 2


def vul(vandaag: date) -> None:
    """Ask for signatures where an employer has somebody to ask; nothing when somebody was asked already."""
    if Ondertekening.objects.exists():
        return
    klaar = list(Evaluatie.objects.filter(staat=Staat.KLAAR).met_wie().order_by("datum", "id"))
    gevraagd = [vraag for evaluatie in klaar if evaluatie.moment == Moment.NUL if (vraag := _vraag(evaluatie))]
    for vraag in gevraagd:
        tekenen.onderteken(token=maak_link(vraag), naam=vraag.naar_naam, functie=vraag.naar_functie or "Begeleider")
    nu = [evaluatie for evaluatie in klaar if evaluatie.moment != Moment.NUL][:LOPEND]
    lopend = [vraag for evaluatie in nu if (vraag := _vraag(evaluatie))]
    if len(lopend) == LOPEND:
        _betwist(lopend[-1])


def _vraag(evaluatie: Evaluatie) -> Ondertekening | None:
    wie = te_kiezen_contactpersonen(evaluatie)
    if not wie or evaluatie.formulier.ondertekenaars != [Partij.WERKGEVER]:
        return None
    gevraagde = Gevraagde(Partij.WERKGEVER, contactpersoon=wie[0], email=wie[0].email)
    return vraag_handtekeningen(evaluatie=evaluatie, gevraagden=[gevraagde], door=evaluatie.opgesteld_door)[0]


def _betwist(vraag: Ondertekening) -> None:
    regel = vraag.evaluatie.regels.order_by("oordeel", "id").first()
    bezwaar = Bezwaar(Betwisting.Onderdeel.REGEL, REDEN, regel)
    tekenen.betwist(token=maak_link(vraag), bezwaren=[bezwaar])
