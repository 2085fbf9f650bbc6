"""Checking files with a clamd: one that speaks its protocol stands in for the real one, which is large."""

import socketserver
import struct
import threading
from collections.abc import Iterator

import pytest
from django.urls import reverse

from config.bewaking import clamd_bezwaar
from tests.fabrieken.documenten import PDF, DocumentFactory
from tests.fabrieken.trajecten import TrajectFactory
from toegang.models import Logregel
from trajecten.documenten import scanner
from trajecten.documenten.diensten import scan, scan_achterstand
from trajecten.documenten.regels import Scanstand
from trajecten.models import Document
from trajecten.tasks import scan_document, verdeel_scans

pytestmark = pytest.mark.django_db

VIRUS = b"kwaadaardig"


class _Clamd(socketserver.StreamRequestHandler):
    """Answers INSTREAM as clamd does: chunks with their length before them, an empty one at the end."""

    def handle(self) -> None:
        assert self.rfile.readline() == b"nINSTREAM\n"
        inhoud = b""
        while lengte := struct.unpack("!L", self.rfile.read(4))[0]:
            inhoud += self.rfile.read(lengte)
        self.wfile.write(b"stream: Test.Virus FOUND\n" if VIRUS in inhoud else b"stream: OK\n")


class _Stuk(socketserver.StreamRequestHandler):
    """Says nothing that means anything."""

    def handle(self) -> None:
        self.rfile.readline()
        self.wfile.write(b"stream: te veel tegelijk ERROR\n")


def _luister(antwoorder: type[socketserver.BaseRequestHandler]) -> socketserver.ThreadingTCPServer:
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), antwoorder)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


@pytest.fixture
def clamd(settings) -> Iterator[None]:
    with _luister(_Clamd) as server:
        settings.CLAMD_ADRES = f"tcp://127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach])


def test_een_schoon_bestand_gaat_open_na_de_controle(als, jobcoach, traject, clamd):
    document = DocumentFactory(traject=traject)
    klant, lijst = als(jobcoach), reverse("trajecten:documenten", args=[traject.pk])
    assert "Wordt gecontroleerd op virussen" in klant.get(lijst).content.decode()
    assert klant.get(document.get_absolute_url()).status_code == 422
    scan_document(document.pk)
    document.refresh_from_db()
    assert document.scan == Scanstand.SCHOON
    assert document.gescand_op is not None
    assert "Geen virus gevonden" in klant.get(lijst).content.decode()
    assert klant.get(document.get_absolute_url()).content == PDF


def test_een_besmet_bestand_gaat_nooit_open(als, jobcoach, traject, clamd, settings):
    document = DocumentFactory(traject=traject, inhoud=PDF + VIRUS)
    scan(pk=document.pk)
    klant = als(jobcoach)
    assert "Virus gevonden" in klant.get(reverse("trajecten:documenten", args=[traject.pk])).content.decode()
    antwoord = klant.get(document.get_absolute_url())
    assert antwoord.status_code == 422
    assert "zit een virus" in antwoord.content.decode()
    assert Logregel.objects.filter(soort="document_besmet", door_pk=None, over_pk=document.pk).exists()
    settings.CLAMD_ADRES = ""
    assert klant.get(document.get_absolute_url()).status_code == 422


def test_na_het_opslaan_gaat_de_taak_op_weg(traject, clamd, django_capture_on_commit_callbacks, monkeypatch):
    verstuurd = []
    monkeypatch.setattr(scan_document, "apply_async", lambda args, **opties: verstuurd.append(args))
    with django_capture_on_commit_callbacks(execute=True):
        document = DocumentFactory(traject=traject)
    assert verstuurd == [[document.pk]]


def test_wat_bleef_liggen_wordt_later_alsnog_gecontroleerd(traject, settings):
    """Added before there was a clamd, and while it was away."""
    for inhoud in (PDF, PDF + VIRUS):
        DocumentFactory(traject=traject, inhoud=inhoud)
    scan_achterstand()
    settings.CLAMD_ADRES = "tcp://127.0.0.1:1"
    scan_achterstand()
    scan_document(Document.objects.first().pk)
    assert set(Document.objects.values_list("scan", flat=True)) == {Scanstand.NIET_GECONTROLEERD}
    with _luister(_Clamd) as server:
        settings.CLAMD_ADRES = f"tcp://127.0.0.1:{server.server_address[1]}"
        scan_achterstand()
        server.shutdown()
    assert sorted(Document.objects.values_list("scan", flat=True)) == [Scanstand.BESMET, Scanstand.SCHOON]


def test_een_clamd_die_niets_kan_zeggen_laat_het_document_ongecontroleerd(traject, settings):
    document = DocumentFactory(traject=traject)
    with _luister(_Stuk) as server:
        settings.CLAMD_ADRES = f"tcp://127.0.0.1:{server.server_address[1]}"
        with pytest.raises(scanner.ScannerOnbereikbaar):
            scan(pk=document.pk)
        server.shutdown()
    document.refresh_from_db()
    assert document.scan == Scanstand.NIET_GECONTROLEERD


def test_een_document_zonder_bestand_houdt_de_rest_niet_op(traject, clamd):
    kwijt, goed = DocumentFactory(traject=traject), DocumentFactory(traject=traject)
    kwijt.bestand.storage.delete(kwijt.bestand.name)
    scan_achterstand()
    kwijt.refresh_from_db()
    goed.refresh_from_db()
    assert (kwijt.scan, goed.scan) == (Scanstand.NIET_GECONTROLEERD, Scanstand.SCHOON)


def test_wat_al_is_gecontroleerd_wordt_niet_nog_eens_gevraagd(traject, clamd, settings):
    document = DocumentFactory(traject=traject)
    scan(pk=document.pk)
    settings.CLAMD_ADRES = "tcp://127.0.0.1:1"
    scan(pk=document.pk)
    document.refresh_from_db()
    assert document.scan == Scanstand.SCHOON


@pytest.mark.parametrize(
    ("adres", "goed"),
    [
        ("", True),
        ("tcp://clamav:3310", True),
        ("tcp://clamav", True),
        ("unix:///run/clamav/clamd.ctl", True),
        ("clamav:3310", False),
        ("http://clamav", False),
        ("unix:", False),
        ("tcp://clamav:poort", False),
    ],
)
def test_een_adres_dat_niet_kan_houdt_de_start_tegen(adres, goed):
    assert (clamd_bezwaar(adres) == "") is goed


def test_zonder_clamd_verdeelt_de_klok_niets():
    assert verdeel_scans() is None
