"""What a file may be follows from its content, whatever it is called."""

import pytest

from tests.fabrieken.documenten import DOCX, JPEG, ODT, PDF, PNG, XLSX, zip_met
from trajecten.documenten.regels import (
    DELEN_HOOGSTENS,
    HOOGSTENS_BYTES,
    Bestandstype,
    Scanstand,
    grootte_past,
    herken,
    mag_geopend,
    nette_naam,
)


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (PDF, Bestandstype.PDF),
        (PNG, Bestandstype.PNG),
        (JPEG, Bestandstype.JPEG),
        (DOCX, Bestandstype.DOCX),
        (XLSX, Bestandstype.XLSX),
        (ODT, Bestandstype.ODT),
    ],
)
def test_een_bestand_wordt_aan_de_inhoud_herkend(inhoud, soort):
    assert herken(inhoud) == soort


@pytest.mark.parametrize(
    "inhoud",
    [
        pytest.param(b"", id="niets"),
        pytest.param(b"MZ\x90\x00", id="programma"),
        pytest.param(b"<html><script>alert(1)</script>", id="webpagina"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="svg"),
        pytest.param(b"tekst %PDF-1.7", id="pdf-halverwege"),
        pytest.param(zip_met(**{"lijst.csv": b"a;b"}), id="gewone-zip"),
        pytest.param(zip_met(types=b"", **{"ppt__presentation.xml": b""}), id="presentatie"),
        pytest.param(
            zip_met(types=b"", **{"word__document.xml": b"", "word__vbaProject.bin": b"macro"}), id="met-macro"
        ),
        pytest.param(
            zip_met(**{"content.xml": b""}, mimetype=b"application/vnd.oasis.opendocument.text"), id="odt-fout"
        ),
        pytest.param(zip_met(mimetype=b"x" * 500), id="lang-type"),
        pytest.param(DOCX[:40], id="afgekapt"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 50, id="kapotte-zip"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", id="oud-of-versleuteld-word"),
    ],
)
def test_wat_we_niet_kennen_komt_er_niet_in(inhoud):
    assert herken(inhoud) is None


def test_een_zip_met_duizenden_delen_is_geen_document():
    veel = {f"word__{nummer}.xml": b"" for nummer in range(DELEN_HOOGSTENS)}
    assert herken(zip_met(types=b"", **{"word__document.xml": b""}, **veel)) is None


@pytest.mark.parametrize(
    ("naam", "soort", "netjes"),
    [
        ("cv.pdf", Bestandstype.PDF, "cv.pdf"),
        ("cv.exe", Bestandstype.PDF, "cv.pdf"),
        ("../../etc/passwd", Bestandstype.PDF, "passwd.pdf"),
        ("C:\\Mijn documenten\\Cv Şahin.docx", Bestandstype.DOCX, "Cv Şahin.docx"),
        ('a"b\r\nX-Kop: 1.pdf', Bestandstype.PDF, "a b X-Kop 1.pdf"),
        ("scan 12.10.2026", Bestandstype.PDF, "scan 12.10.pdf"),
        ("", Bestandstype.PNG, "document.png"),
        ("....", Bestandstype.JPEG, "document.jpg"),
        ("x" * 300 + ".pdf", Bestandstype.PDF, "x" * 116 + ".pdf"),
    ],
)
def test_een_naam_is_leesbaar_en_eindigt_op_wat_het_is(naam, soort, netjes):
    assert nette_naam(naam, soort) == netjes


@pytest.mark.parametrize(
    ("grootte", "past"), [(0, False), (1, True), (HOOGSTENS_BYTES, True), (HOOGSTENS_BYTES + 1, False)]
)
def test_een_bestand_is_niet_leeg_en_niet_te_groot(grootte, past):
    assert (grootte_past(grootte) == "") is past


@pytest.mark.parametrize(
    ("scan", "scanner", "mag"),
    [
        (Scanstand.SCHOON, True, True),
        (Scanstand.SCHOON, False, True),
        (Scanstand.NIET_GECONTROLEERD, False, True),
        (Scanstand.NIET_GECONTROLEERD, True, False),
        (Scanstand.BESMET, True, False),
        (Scanstand.BESMET, False, False),
    ],
)
def test_waar_gescand_wordt_gaat_niets_open_zonder_controle(scan, scanner, mag):
    assert mag_geopend(scan, scanner=scanner) is mag
