"""The ESF+ report on paper and on the screen: emblem, statement of annex IX, and the same figures everywhere."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from rapportage import diensten, maak
from rapportage.esf.indicatoren import VOLUIT
from rapportage.esf.rijen import OpgaveRij, Rijen
from rapportage.models import Rapport
from rapportage.pdf import als_pdf
from rapportage.vraag import Vraag
from tests.fabrieken.esf import EsfDoelFactory, esf_traject
from tests.fabrieken.trajecten import SubsidieprojectFactory
from tests.rapportage.overal_gelijk import eis_overal_gelijk, uitkomst_uit
from tests.rapportage.test_esf_cijfers import KWALIFICATIES, PEILDATUM, PERIODE, VOLLEDIG, WEG
from vormgeving.huisstijl import van_tokens

OPGAVE = OpgaveRij(date(2026, 1, 1), date(2026, 3, 31), 2, 5, date(2026, 4, 2))


@pytest.fixture(scope="module")
def uitkomst():
    invoer = Rijen((VOLLEDIG, WEG), KWALIFICATIES, (("EECO01", 70), ("EECO19", 8)), (OPGAVE,))
    kaal = uitkomst_uit("esf", invoer, PERIODE, PEILDATUM)
    return replace(kaal, omslag=replace(kaal.omslag, esf_projecten=("Werk in de wijk",)))


@pytest.fixture(scope="module")
def pdf(uitkomst):
    return PdfReader(io.BytesIO(als_pdf(uitkomst, van_tokens(None))))


@pytest.fixture(scope="module")
def tekst(pdf):
    return " ".join(" ".join(pagina.extract_text() for pagina in pdf.pages).split())


def test_vlag_en_zin_staan_op_elke_bladzijde(pdf):
    assert len(pdf.pages) > 1
    for pagina in pdf.pages:
        assert "Medegefinancierd door de Europese Unie" in " ".join(pagina.extract_text().split())
        letters = {f.get_object()["/BaseFont"].partition("+")[2] for f in pagina["/Resources"]["/Font"].values()}
        assert any(naam.startswith("Ubuntu") for naam in letters)


def test_bij_elke_code_staat_de_officiele_naam(tekst):
    assert [voluit for voluit in VOLUIT.values() if voluit not in tekst] == []


def test_doelen_en_opgaven_staan_op_papier(tekst):
    assert "in de periode, doel: 70" in tekst
    assert "Kleine en middelgrote bedrijven" in tekst
    assert "Die aantallen zijn zelf opgegeven." in tekst


def test_de_bestanden_in_het_document_zijn_de_cijfers(pdf, uitkomst):
    (inhoud,) = pdf.attachments["cijfers.json"]
    assert json.loads(inhoud) == uitkomst.als_json
    (gegevens,) = pdf.attachments["cijfers.csv"]
    regels = list(csv.reader(io.StringIO(gegevens.decode("utf-8-sig")), delimiter=";"))
    bedrijven = {regel[2]: regel[3] for regel in regels if regel[1].startswith("EECO19")}
    assert (bedrijven["Totaal"], bedrijven["Doel"]) == ("5", "8")


def test_met_doelen_en_opgaven_is_alles_overal_gelijk(uitkomst):
    assert eis_overal_gelijk(uitkomst, met_bestanden=True) == len(uitkomst.posten) > 0


@pytest.mark.django_db
def test_de_pagina_linkt_elk_getal_naar_zijn_lijst(klant, programmamanager, rapportenmap):
    project = SubsidieprojectFactory()
    esf_traject(project)
    EsfDoelFactory(subsidieproject=project)
    rapport = diensten.vraag_rapport_aan(vraag=Vraag("esf", project, PERIODE, PEILDATUM), door=programmamanager)
    maak.maak(rapport.pk)
    klant.force_login(programmamanager)
    pagina = klant.get(f"/rapporten/{rapport.pk}/").content.decode()
    posten = maak.uitkomst_van(Rapport.objects.get(pk=rapport.pk)).posten
    assert [code for code in posten if f"/rapporten/{rapport.pk}/cijfer/{code}/" not in pagina] == []
    assert [voluit for voluit in VOLUIT.values() if voluit not in pagina] == []
    assert "Medegefinancierd door de Europese Unie" in pagina
    assert f"/rapporten/{rapport.pk}/deelnemerslijst.xlsx" in pagina
