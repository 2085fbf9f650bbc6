"""The document: accessible, in Dutch, complete, and without a single question to the database."""

import json
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from rapportage import opslag
from rapportage.omslag import Omslag
from rapportage.pdf import als_pdf
from rapportage.periode import Periode
from rapportage.soorten import DEFINITIES, Uitkomst
from rapportage.voortgang.cijfers import Voortgang, als_json, bereken_voortgang
from rapportage.voortgang.rijen import BouwsteenRij, ContactRij, FaseRij, MetingRij, Rijen, TrajectRij
from vormgeving.huisstijl import van_tokens

PERIODE = Periode.kwartaal(2026, 2)
STIJL = van_tokens({"palet": "participatiefabriek"})
RIJEN = Rijen(
    trajecten=(TrajectRij(1, date(2026, 4, 1), None), TrajectRij(2, date(2026, 1, 1), date(2026, 5, 1), "opleiding")),
    fases=(FaseRij(1, 1, 1, date(2026, 4, 1), None), FaseRij(2, 2, 1, date(2026, 1, 1), date(2026, 5, 1))),
    metingen=(
        MetingRij(1, 1, "nul", date(2026, 4, 1), "zrm-2017", {"huisvesting": 2}),
        MetingRij(2, 1, "tussen", date(2026, 6, 1), "zrm-2017", {"huisvesting": 3}),
    ),
    contacten=(ContactRij(1, 1, date(2026, 4, 1), 6015),),
    bouwstenen=(BouwsteenRij(1, "Gezel"), BouwsteenRij(2, "Leermeester", "opbouw")),
    leefgebieden={"huisvesting": "Huisvesting"},
    uitstroomredenen={"opleiding": "Opleiding"},
)
CIJFERS = bereken_voortgang(RIJEN, PERIODE, date(2026, 7, 1))


def omslag(**anders):
    velden = {
        "soort": "Voortgang",
        "organisatie": "De Participatiefabriek",
        "onderwerp_code": "fabriek",
        "onderwerp": "Leermeester en gezel",
        "periode": PERIODE,
        "peildatum": date(2026, 7, 1),
        "kop": "Voortgangsrapport",
        "gemaakt_op": date(2026, 7, 2),
        "gemaakt_door": "Marijke Yılmaz-Şahin",
    }
    return Omslag(**{**velden, **anders})


def pdf_van(omslag_, cijfers=CIJFERS):
    return als_pdf(Uitkomst(DEFINITIES["voortgang"], omslag_, RIJEN, cijfers), STIJL)


@pytest.fixture(scope="module")
def pdf():
    return PdfReader(BytesIO(pdf_van(omslag())))


@pytest.fixture(scope="module")
def tekst(pdf):
    return " ".join(" ".join(pagina.extract_text() for pagina in pdf.pages).split())


def figuren(pdf):
    """The alternative texts of all pictures in the tag tree (None where one has none)."""
    gevonden = []

    def loop(deel):
        deel = deel.get_object()
        if not isinstance(deel, dict):
            return
        if deel.get("/S") == "/Figure":
            gevonden.append(deel.get("/Alt"))
        kinderen = deel.get("/K", [])
        kinderen = kinderen.get_object() if hasattr(kinderen, "get_object") else kinderen
        for kind in kinderen if isinstance(kinderen, list) else [kinderen]:
            if hasattr(kind, "get_object"):
                loop(kind)

    loop(pdf.trailer["/Root"]["/StructTreeRoot"])
    return gevonden


def test_het_document_is_gelabeld_en_nederlands_en_heeft_een_titel(pdf):
    wortel = pdf.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl"
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Voortgang tweede kwartaal 2026 · Leermeester en gezel"


def test_elk_beeld_in_het_document_heeft_woorden(pdf):
    assert len(figuren(pdf)) == 3
    assert all(figuren(pdf))


@pytest.mark.parametrize(
    "zin",
    [
        "Voortgangsrapport",
        "Tweede kwartaal 2026 · 1 april tot en met 30 juni 2026",
        "Concept",
        "Peildatum 1 juli 2026",
        "Gemaakt op 2 juli 2026",
        "Marijke Yılmaz-Şahin",
        "Coachuren 100,25",
        "Op 30 juni 2026 is één deelnemer in begeleiding.",
        "Wat telt mee?",
        "Pagina 1 van",
    ],
)
def test_het_document_zegt_waar_de_cijfers_over_gaan(tekst, zin):
    assert zin in tekst


def test_alle_letters_komen_uit_het_eigen_lettertype(pdf):
    letters = {
        letter.get_object()["/BaseFont"].partition("+")[2]
        for pagina in pdf.pages
        for letter in pagina["/Resources"]["/Font"].values()
    }
    assert letters
    assert all(naam.startswith("Source-Sans-3") for naam in letters)


def test_de_cijfers_zitten_als_bestand_in_het_document(pdf):
    (inhoud,) = pdf.attachments["cijfers.json"]
    assert json.loads(inhoud) == als_json(CIJFERS, "fabriek")


def test_alleen_waar_esf_betaalt_staat_de_europese_vlag(tekst):
    assert "Europese Unie" not in tekst
    betaald = PdfReader(BytesIO(pdf_van(omslag(esf_projecten=("Werk in de wijk",)))))
    eerste = " ".join(betaald.pages[0].extract_text().split())
    assert "Medegefinancierd door de Europese Unie" in eerste
    assert "Werk in de wijk" in eerste


@pytest.mark.django_db
def test_het_document_vraagt_niets_aan_de_databank(django_assert_num_queries):
    with django_assert_num_queries(0):
        pdf_van(omslag())


def test_een_leeg_programma_geeft_ook_een_document():
    leeg = bereken_voortgang(Rijen(), PERIODE, date(2026, 7, 1))
    tekst = PdfReader(BytesIO(pdf_van(omslag(), leeg))).pages[0].extract_text()
    assert "Op 30 juni 2026 zijn geen deelnemers in begeleiding." in " ".join(tekst.split())


def test_bevroren_cijfers_zijn_na_het_ontdooien_dezelfde():
    door_json = json.loads(json.dumps(opslag.naar_json(CIJFERS)))
    assert opslag.uit_json(Voortgang, door_json) == CIJFERS
    assert opslag.uit_json(Omslag, json.loads(json.dumps(opslag.naar_json(omslag())))) == omslag()
