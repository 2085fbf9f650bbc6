"""The plan on paper: one page, B1, and nothing on it that is nobody's business."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.fabrieken.stappenplan import PartnerFactory, StapFactory
from tests.fabrieken.trajecten import TrajectFactory
from toegang.models import Logregel
from trajecten.models import Afspraak

pytestmark = pytest.mark.django_db


def als_pdf(klant, traject):
    antwoord = klant.get(reverse("trajecten:stappenplan_pdf", args=[traject.pk]))
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/pdf")
    pdf = PdfReader(BytesIO(antwoord.content))
    return pdf, " ".join(" ".join(pagina.extract_text() for pagina in pdf.pages).split())


def test_op_papier_staat_doel_stappen_wie_wanneer_en_wie_je_kunt_bellen(als, jobcoach, casemanager, scores):
    casemanager.telefoon = "06 12345678"
    casemanager.save(update_fields=["telefoon"])
    traject = TrajectFactory(
        deelnemer__voornaam="Şahin", doel="Werken als schilder", begeleid_door=[jobcoach, casemanager]
    )
    deadline = timezone.localdate() + timedelta(days=3)
    StapFactory(traject=traject, wat="Inschrijven voor een kamer", deadline=deadline)
    pdf, tekst = als_pdf(als(jobcoach), traject)
    for zin in (
        "Het plan van Şahin",
        "“Werken als schilder”",
        "1. Inschrijven voor een kamer jij",
        "Er is nog geen afspraak gemaakt.",
        "Carla Smit casemanager 06 12345678",
        "Joris Jansen jobcoach jobcoach@werkmakerij.example",
    ):
        assert zin in tekst
    assert pdf.trailer["/Root"]["/Lang"] == "nl"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Het plan van Şahin"


def test_op_papier_staan_geen_scores_en_niets_bijzonders(als, casemanager, traject, scores):
    scores(financien=1, justitie=2)
    brijder = PartnerFactory(naam="Reclassering Noord")
    StapFactory(traject=traject, leefgebied_code="financien", leefgebied_naam="Financiën", bron_score=1)
    StapFactory(
        traject=traject,
        leefgebied_code="justitie",
        leefgebied_naam="Justitie",
        bijzonder=True,
        wat="Brief van de rechtbank lezen",
        wie_soort="partner",
        partner=brijder,
    )
    StapFactory(traject=traject, leefgebied_code="justitie", bijzonder=True, wat="X", neutraal="Samen post openen")
    for tekst in (
        als_pdf(als(casemanager), traject)[1],
        als(casemanager).get(reverse("trajecten:stappenplan_papier", args=[traject.pk])).content.decode(),
    ):
        assert "Een persoonlijk onderwerp" in tekst
        assert "Samen post openen" in tekst
        assert "een partner" in tekst
        for woord in ("Justitie", "Financiën", "rechtbank", "Reclassering", "staat op"):
            assert woord not in tekst


@pytest.mark.parametrize("lengte", [1, 40, 200])
def test_hoeveel_er_ook_is_het_blijft_een_bladzijde(als, jobcoach, traject, lengte, scores):
    traject.doel = "woord " * 300
    traject.save(update_fields=["doel"])
    for nummer in range(30):
        StapFactory(traject=traject, wat=(f"{nummer} " + "w" * (lengte // 2) + " " + "m" * lengte)[:lengte])
    pdf, tekst = als_pdf(als(jobcoach), traject)
    assert len(pdf.pages) == 1
    assert "Dit is jouw plan." in tekst
    assert "Er zijn nog" in tekst


def test_wie_iets_op_papier_zet_staat_in_het_logboek_en_de_bestandsnaam_noemt_niemand(als, jobcoach, traject, scores):
    antwoord = als(jobcoach).get(reverse("trajecten:stappenplan_pdf", args=[traject.pk]))
    assert "daan" not in antwoord["Content-Disposition"].lower()
    assert Logregel.objects.get(soort="stappenplan_afgedrukt").deelnemer_pk == traject.deelnemer_id


def test_een_afspraak_staat_erop_zonder_waarover_hij_gaat(als, jobcoach, traject, scores):
    begin = timezone.now() + timedelta(days=2)
    afspraak = Afspraak.objects.create(
        medewerker=jobcoach,
        van=begin,
        tot=begin + timedelta(hours=1),
        soort="gesprek",
        plek="Buurthuis",
        onderwerp="Ggz",
    )
    afspraak.trajecten.add(traject)
    tekst = als_pdf(als(jobcoach), traject)[1]
    assert "met Joris Jansen, Buurthuis." in tekst
    assert "Ggz" not in tekst
