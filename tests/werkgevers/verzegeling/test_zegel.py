"""The seal itself: other programs confirm it, and one changed byte breaks it. No database."""

import subprocess
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.utils import timezone
from pypdf import PdfWriter

from tests.fabrieken.verzegelingen import zegelsleutel
from werkgevers.verzegeling.zegel import TijdstempelMislukt, Uitslag, controleer, verzegel

REDEN = "Getekende evaluatie"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> bytes:
    """A PDF of one page."""
    schrijver = PdfWriter()
    schrijver.add_blank_page(595, 842)
    doel = tmp_path_factory.mktemp("pdf") / "leeg.pdf"
    schrijver.write(doel)
    return doel.read_bytes()


@pytest.fixture(scope="module")
def verzegeld(pdf: bytes) -> bytes:
    return verzegel(pdf, zegelsleutel(), reden=REDEN)


def pdfsig(pdf: bytes, map_: Path) -> str:
    """What pdfsig of poppler says of a file."""
    bestand = map_ / "document.pdf"
    bestand.write_bytes(pdf)
    return subprocess.run(["pdfsig", str(bestand)], capture_output=True, text=True, check=False).stdout


def anders(pdf: bytes, plek: int) -> bytes:
    return pdf[:plek] + bytes([pdf[plek] ^ 1]) + pdf[plek + 1 :]


def test_pdfsig_bevestigt_het_zegel(verzegeld, tmp_path):
    gelezen = pdfsig(verzegeld, tmp_path)
    assert "Signature Validation: Signature is Valid." in gelezen
    assert "Total document signed" in gelezen
    assert "Signature Type: ETSI.CAdES.detached" in gelezen
    assert "Signer Certificate Common Name: De Werkmakerij" in gelezen


def test_een_andere_byte_en_pdfsig_ziet_het(verzegeld, pdf, tmp_path):
    assert "Signature Validation: Digest Mismatch." in pdfsig(anders(verzegeld, pdf.index(b"MediaBox") + 1), tmp_path)


def test_het_document_zelf_blijft_byte_voor_byte_zoals_het_was(verzegeld, pdf):
    assert verzegeld.startswith(pdf)


def test_een_zegel_van_ons_is_echt_en_van_een_ander_niet(verzegeld):
    ons, ander = zegelsleutel().certificaat, zegelsleutel("Een ander").certificaat
    oordeel = controleer(verzegeld, [ander, ons])
    assert oordeel.uitslag == Uitslag.ECHT
    assert oordeel.vingerafdruk == zegelsleutel().vingerafdruk
    assert oordeel.op
    assert abs(oordeel.op - timezone.now()) < timedelta(minutes=10)
    assert not oordeel.tijdstempel
    assert controleer(verzegeld, [ander]).uitslag == Uitslag.ANDER_ZEGEL


def test_elke_andere_byte_buiten_het_zegel_breekt_het(verzegeld):
    """The signature itself can be written in more ways: whoever verifies compares with the file that is kept."""
    begin = verzegeld.index(b"/Contents <")
    einde = verzegeld.index(b">", begin)
    plekken = [*range(0, begin, 97), *range(einde + 1, len(verzegeld), 61)]
    echt = [p for p in plekken if controleer(anders(verzegeld, p), [zegelsleutel().certificaat]).uitslag == "echt"]
    assert echt == []


@pytest.mark.parametrize(
    "maak",
    [
        lambda pdf: pdf + b"\n%%EOF\n",
        lambda pdf: pdf[:-300],
        lambda pdf: pdf + pdf,
        lambda pdf: pdf.replace(b"595", b"596"),
    ],
    ids=["erachter", "eraf", "dubbel", "ander_papier"],
)
def test_wat_erbij_komt_of_eraf_gaat_is_niet_meer_echt(verzegeld, maak):
    assert controleer(maak(verzegeld), [zegelsleutel().certificaat]).uitslag in (Uitslag.GEWIJZIGD, Uitslag.ONLEESBAAR)


def test_een_volgende_versie_met_een_notitie_is_niet_meer_echt(verzegeld):
    import io

    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    blad = IncrementalPdfFileWriter(io.BytesIO(verzegeld))
    blad.root["/Notitie"] = generic.TextStringObject("erbij geschreven")
    blad.update_root()
    uit = io.BytesIO()
    blad.write(uit)
    assert controleer(uit.getvalue(), [zegelsleutel().certificaat]).uitslag == Uitslag.GEWIJZIGD


@pytest.mark.parametrize(
    ("inhoud", "uitslag"),
    [
        (b"", Uitslag.GEEN_PDF),
        (b"geen pdf", Uitslag.GEEN_PDF),
        (b"%PDF-1.7 maar verder niets", Uitslag.ONLEESBAAR),
        (b"%PDF-1.4\ntrailer\n<</Root 1 0 R/Prev 0>>\nstartxref\n9\n%%EOF", Uitslag.ONLEESBAAR),
        (b"%PDF-1.7\n" + b"<<" * 50_000, Uitslag.ONLEESBAAR),
    ],
)
def test_wat_een_vreemde_ook_stuurt_er_komt_een_oordeel(inhoud, uitslag):
    assert controleer(inhoud, [zegelsleutel().certificaat]).uitslag == uitslag


def test_een_pdf_zonder_zegel(pdf):
    assert controleer(pdf, [zegelsleutel().certificaat]).uitslag == Uitslag.ZONDER_ZEGEL


def test_wat_geen_pdf_is_of_al_een_zegel_heeft_krijgt_er_geen(verzegeld):
    for inhoud in (b"geen pdf", verzegeld):
        with pytest.raises(ValueError, match="expected a PDF"):
            verzegel(inhoud, zegelsleutel(), reden=REDEN)


class _Tijdstempeldienst(BaseHTTPRequestHandler):
    """A timestamp authority on this machine: what it answers is a real RFC 3161 timestamp."""

    def do_POST(self) -> None:
        from asn1crypto import keys, tsp, x509
        from pyhanko.sign.timestamps import DummyTimeStamper

        vraag = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        sleutel = zegelsleutel("Tijdstempeldienst")
        stempelaar = DummyTimeStamper(
            x509.Certificate.load(sleutel.certificaat), keys.PrivateKeyInfo.load(sleutel.sleutel)
        )
        antwoord = stempelaar.request_tsa_response(vraag).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(antwoord)))
        self.end_headers()
        self.wfile.write(antwoord)

    def log_message(self, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def tijdstempeldienst() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Tijdstempeldienst) as server:
        draad = threading.Thread(target=server.serve_forever)
        draad.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        draad.join()


def test_een_tijdstempeldienst_bevestigt_het_moment(pdf, tijdstempeldienst, tmp_path):
    met_stempel = verzegel(pdf, zegelsleutel(), reden=REDEN, tijdstempeldienst=tijdstempeldienst)
    oordeel = controleer(met_stempel, [zegelsleutel().certificaat])
    assert (oordeel.uitslag, oordeel.tijdstempel) == (Uitslag.ECHT, True)
    assert "Signature is Valid" in pdfsig(met_stempel, tmp_path)


def test_een_tijdstempeldienst_die_niet_antwoordt(pdf):
    with pytest.raises(TijdstempelMislukt):
        verzegel(pdf, zegelsleutel(), reden=REDEN, tijdstempeldienst="http://127.0.0.1:9/")
