"""A frozen evaluation, a contactpersoon, and the link that came by mail."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.core import mail

from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory
from toegang.models import Gebruiker
from werkgevers.evaluatie.regels import Partij
from werkgevers.models import Contactpersoon, Evaluatie, Ondertekening
from werkgevers.ondertekening.vragen import Gevraagde, vraag_handtekeningen

LINK = re.compile(r"http://werkmakerij\.localhost(?::\d+)?(/(?:evaluatie|werkgever)/\S+)")
GETEKEND = {"uren": "ja", "naam": "Marco Peeters", "functie": "Voorman", "akkoord": "on"}


def link_uit_mail(nummer: int = -1) -> str:
    """The path of the link in the last mail."""
    return LINK.search(mail.outbox[nummer].body)[1]


@dataclass
class Verstuurd:
    """An evaluation that was sent, to whom, and the path of the link."""

    evaluatie: Evaluatie
    contactpersoon: Contactpersoon
    ondertekening: Ondertekening
    link: str

    @property
    def token(self) -> str:
        return self.link.rstrip("/").rpartition("/")[2]

    def vers(self) -> Ondertekening:
        return Ondertekening.objects.select_related("evaluatie").get(pk=self.ondertekening.pk)

    @property
    def staat(self) -> str:
        return Evaluatie.objects.get(pk=self.evaluatie.pk).staat


@pytest.fixture
def contactpersoon(db_of_zonder) -> Contactpersoon:
    return ContactpersoonFactory(naam="Marco Peeters", functie="Voorman", email="marco@kwast.example")


@pytest.fixture
def evaluatie(jobcoach: Gebruiker, casemanager: Gebruiker, contactpersoon: Contactpersoon) -> Evaluatie:
    """Written by the jobcoach; the casemanager guides the traject too."""
    traject = TrajectFactory(begeleid_door=[jobcoach, casemanager])
    plaatsing = PlaatsingFactory(traject=traject, werkgever=contactpersoon.werkgever, contactpersoon=contactpersoon)
    return evaluatie_klaar(jobcoach, plaatsing=plaatsing)


@pytest.fixture
def vraag(django_capture_on_commit_callbacks) -> Callable[..., list[Ondertekening]]:
    """Asks for signatures, and lets the mail go out."""

    def doe(evaluatie: Evaluatie, *gevraagden: Gevraagde, door: Gebruiker) -> list[Ondertekening]:
        with django_capture_on_commit_callbacks(execute=True):
            return vraag_handtekeningen(evaluatie=evaluatie, gevraagden=gevraagden, door=door)

    return doe


@pytest.fixture
def verstuurd(evaluatie, contactpersoon, jobcoach, vraag) -> Verstuurd:
    gevraagde = Gevraagde(Partij.WERKGEVER, contactpersoon=contactpersoon, email=contactpersoon.email)
    [ondertekening] = vraag(evaluatie, gevraagde, door=jobcoach)
    return Verstuurd(evaluatie, contactpersoon, ondertekening, link_uit_mail())


@pytest.fixture
def sms_dienst():
    """A gateway on this machine that keeps what it was given."""

    class Dienst(BaseHTTPRequestHandler):
        def do_POST(self):
            inhoud = self.rfile.read(int(self.headers["Content-Length"]))
            server.berichten.append((self.headers["Authorization"], json.loads(inhoud)))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Dienst)
    server.berichten = []
    server.adres = f"http://127.0.0.1:{server.server_port}/"
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
