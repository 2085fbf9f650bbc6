"""Adding, opening and removing documents: who may, what is kept, and what the logboek says."""

import os
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisaties import in_organisatie
from tests.fabrieken.documenten import DOCX, PDF, DocumentFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import BetrokkeneFactory, TrajectFactory
from toegang.fouten import OvergangNietToegestaan
from toegang.matrix import Rol
from toegang.models import Logregel
from trajecten.documenten.diensten import haal_weg, ruim_wezen_op
from trajecten.documenten.regels import HOOGSTENS_BYTES
from trajecten.models import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach])


def stuur(klant, traject, inhoud=PDF, naam="cv.pdf", **velden):
    bestand = SimpleUploadedFile(naam, inhoud, content_type="application/x-onzin")
    pad = reverse("trajecten:document_toevoegen", args=[traject.pk])
    return klant.post(pad, {"soort": "cv", "bestand": bestand, **velden})


def test_een_jobcoach_voegt_een_document_toe_en_opent_het(als, jobcoach, traject):
    klant = als(jobcoach)
    antwoord = stuur(klant, traject, toelichting="Van maart")
    assert antwoord.status_code == 302
    document = Document.objects.get()
    assert (document.naam, document.bestandstype, document.grootte) == ("cv.pdf", "pdf", len(PDF))
    lijst = klant.get(reverse("trajecten:documenten", args=[traject.pk])).content.decode()
    assert "cv.pdf" in lijst
    assert "Niet gecontroleerd op virussen" in lijst
    bestand = klant.get(document.get_absolute_url())
    assert bestand.content == PDF
    assert bestand["Content-Type"] == "application/pdf"
    assert bestand["Content-Disposition"] == 'attachment; filename="cv.pdf"'
    assert "no-store" in bestand["Cache-Control"]
    assert bestand["X-Content-Type-Options"] == "nosniff"
    soorten = list(
        Logregel.objects.filter(over_soort="trajecten.document").order_by("pk").values_list("soort", flat=True)
    )
    assert soorten == ["document_toegevoegd", "document_geopend"]
    assert Logregel.objects.filter(soort="document_geopend", deelnemer_pk=traject.deelnemer_id, door_pk=jobcoach.pk)


def test_het_bestand_heet_op_schijf_naar_niemand(als, jobcoach, traject, organisatie, settings):
    stuur(als(jobcoach), traject, naam="Cv van Daan.pdf")
    pad = Path(Document.objects.get().bestand.path)
    assert pad.is_relative_to(Path(settings.MEDIA_ROOT) / organisatie.schema_name / "documenten")
    assert "Daan" not in pad.name
    assert len(pad.stem) >= 32
    assert pad.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("inhoud", "naam", "zin"),
    [
        (b"MZ\x90\x00programma", "cv.pdf", "Dit bestand kunnen we niet lezen"),
        (b"", "leeg.pdf", "Dit bestand is leeg"),
        (PDF + b"x" * HOOGSTENS_BYTES, "groot.pdf", "groter dan 10 MB"),
    ],
)
def test_wat_niet_past_wordt_in_woorden_geweigerd(als, jobcoach, traject, inhoud, naam, zin):
    antwoord = stuur(als(jobcoach), traject, inhoud, naam)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Document.objects.exists()


def test_zonder_bestand_of_met_een_onbekende_soort_komt_er_niets(als, jobcoach, traject):
    klant = als(jobcoach)
    leeg = klant.post(reverse("trajecten:document_toevoegen", args=[traject.pk]), {"soort": "cv"})
    assert leeg.status_code == 422
    assert "Kies een bestand." in leeg.content.decode()
    assert stuur(klant, traject, soort="paspoort").status_code == 422
    assert not Document.objects.exists()


def test_buiten_je_bereik_bestaat_een_document_niet(als, traject):
    document = DocumentFactory(traject=traject)
    vreemde = GebruikerFactory(rollen=[Rol.JOBCOACH], met_code_app=True)
    klant = als(vreemde)
    assert klant.get(document.get_absolute_url()).status_code == 404
    assert klant.get(reverse("trajecten:documenten", args=[traject.pk])).status_code == 404
    assert klant.post(reverse("trajecten:document_weghalen", args=[document.pk])).status_code == 404


def test_een_programmamanager_ziet_het_dossier_en_geen_documenten(als, programmamanager, traject):
    document = DocumentFactory(traject=traject)
    klant = als(programmamanager)
    assert klant.get(reverse("trajecten:documenten", args=[traject.pk])).status_code == 403
    assert klant.get(document.get_absolute_url()).status_code == 404


def test_een_collega_van_het_team_leest_mee_en_haalt_niets_weg(als, jobcoach, traject):
    document = DocumentFactory(traject=traject)
    collega = GebruikerFactory(rollen=[Rol.CASEMANAGER], team=jobcoach.team, met_code_app=True)
    klant = als(collega)
    assert klant.get(document.get_absolute_url()).status_code == 200
    assert klant.post(reverse("trajecten:document_weghalen", args=[document.pk])).status_code == 403


def test_weghalen_staat_alleen_bij_wat_je_mag_weghalen(als, jobcoach, traject):
    """Of another traject of the same person a casemanager of the team reads more than they may change."""
    team = GebruikerFactory(rollen=[Rol.CASEMANAGER], team=jobcoach.team, met_code_app=True)
    eigen = TrajectFactory(deelnemer=traject.deelnemer, begeleid_door=[team])
    van_mij, van_collega = DocumentFactory(traject=eigen), DocumentFactory(traject=traject)
    klant = als(team)
    for pad in (reverse("trajecten:documenten", args=[t.pk]) for t in (eigen, traject)):
        lijst = klant.get(pad).content.decode()
        assert reverse("trajecten:document_weghalen", args=[van_mij.pk]) in lijst
        assert reverse("trajecten:document_weghalen", args=[van_collega.pk]) not in lijst


def test_een_document_over_gezondheid_ziet_alleen_wie_dat_mag_en_wie_het_toevoegde(als, jobcoach, casemanager, traject):
    ander = GebruikerFactory(rollen=[Rol.JOBCOACH], met_code_app=True)
    for persoon in (casemanager, ander):
        BetrokkeneFactory(traject=traject, gebruiker=persoon)
    document = DocumentFactory(traject=traject, door=jobcoach, bijzonder=True, naam="Advies arts.pdf")
    pad = reverse("trajecten:documenten", args=[traject.pk])
    assert als(jobcoach).get(document.get_absolute_url()).status_code == 200
    assert "Advies arts.pdf" in als(casemanager).get(pad).content.decode()
    assert Logregel.objects.filter(soort="bijzonder_bekeken", door_pk=casemanager.pk).exists()
    assert "Advies arts.pdf" not in als(ander).get(pad).content.decode()
    assert als(ander).get(document.get_absolute_url()).status_code == 404


def test_weghalen_vraagt_eerst_en_haalt_het_bestand_van_schijf(
    als, jobcoach, traject, django_capture_on_commit_callbacks
):
    document = DocumentFactory(traject=traject)
    pad = Path(document.bestand.path)
    klant, weg = als(jobcoach), reverse("trajecten:document_weghalen", args=[document.pk])
    assert klant.get(weg).status_code == 200
    assert pad.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert klant.post(weg).status_code == 302
    assert not pad.exists()
    document.refresh_from_db()
    assert document.is_weg
    assert document.verwijderd_door == jobcoach
    assert klant.get(document.get_absolute_url()).status_code == 422
    assert klant.post(weg).status_code == 422
    assert "cv.pdf" not in klant.get(reverse("trajecten:documenten", args=[traject.pk])).content.decode()


def test_een_bestand_dat_op_schijf_veranderde_gaat_niet_open(als, jobcoach, traject):
    document = DocumentFactory(traject=traject)
    Path(document.bestand.path).write_bytes(PDF + b"meer")
    antwoord = als(jobcoach).get(document.get_absolute_url())
    assert antwoord.status_code == 422
    assert "beschadigd" in antwoord.content.decode()
    Path(document.bestand.path).unlink()
    assert als(jobcoach).get(document.get_absolute_url()).status_code == 422


def test_een_andere_organisatie_vindt_het_document_niet(client_voor, buitenstaander, traject):
    document = DocumentFactory(traject=traject)
    thuis = client_voor("werkshop")
    with in_organisatie("werkshop"):
        thuis.force_login(buitenstaander)
    assert thuis.get(document.get_absolute_url()).status_code == 404


def test_de_lijst_vraagt_voor_dertig_documenten_niet_meer_dan_voor_drie(als, jobcoach, traject):
    klant, pad = als(jobcoach), reverse("trajecten:documenten", args=[traject.pk])
    for _ in range(3):
        DocumentFactory(traject=traject)
    klant.get(pad)
    with CaptureQueriesContext(connection) as drie:
        klant.get(pad)
    for _ in range(27):
        DocumentFactory(traject=traject)
    with CaptureQueriesContext(connection) as dertig:
        antwoord = klant.get(pad)
    assert len(dertig) == len(drie)
    assert antwoord.content.decode().count('class="document"') == 25
    rest = klant.get(pad, {"na": antwoord.context["volgende"]})
    assert rest.content.decode().count('class="document"') == 5


def test_de_tijdlijn_noemt_het_document_voor_wie_het_mag_openen(als, jobcoach, programmamanager, traject):
    DocumentFactory(traject=traject, inhoud=DOCX, naam="plan.docx")
    pad = reverse("trajecten:tijdlijn", args=[traject.pk])
    assert "plan.docx" in als(jobcoach).get(pad).content.decode()
    assert "plan.docx" not in als(programmamanager).get(pad).content.decode()


def test_wat_van_geen_document_is_wordt_na_een_dag_opgeruimd(traject):
    document = DocumentFactory(traject=traject)
    hier = Path(document.bestand.path)
    oud, nieuw = hier.with_name("wees-oud.pdf"), hier.with_name("wees-nieuw.pdf")
    for pad in (oud, nieuw):
        pad.write_bytes(PDF)
    lang_geleden = time.time() - 3 * 24 * 3600
    os.utime(oud, (lang_geleden, lang_geleden))
    os.utime(hier, (lang_geleden, lang_geleden))
    ruim_wezen_op()
    assert hier.exists()
    assert nieuw.exists()
    assert not oud.exists()


@pytest.mark.parametrize(
    "velden",
    [
        {"soort": "paspoort"},
        {"bestandstype": "exe"},
        {"grootte": 0},
        {"sha256": "x"},
        {"scan": "schoon"},
        {"bestand": ""},
        {"traject": None, "bijzonder": True},
    ],
    ids=str,
)
def test_de_databank_weigert_een_document_dat_niet_kan(traject, velden):
    document = DocumentFactory(traject=traject)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**velden)


def test_een_document_kan_maar_een_keer_weg(traject, jobcoach):
    document = DocumentFactory(traject=traject)
    haal_weg(document=document, door=jobcoach)
    with pytest.raises(OvergangNietToegestaan):
        haal_weg(document=document, door=jobcoach)


def test_te_veel_bestanden_tegelijk_is_een_pagina_die_zegt_hoe_dan_wel(als, jobcoach, traject):
    klant = als(jobcoach)
    velden = {f"bestand{nummer}": SimpleUploadedFile(f"{nummer}.pdf", PDF) for nummer in range(101)}
    antwoord = klant.post(reverse("trajecten:document_toevoegen", args=[traject.pk]), velden)
    assert antwoord.status_code == 400
    pagina = antwoord.content.decode()
    assert "te veel bestanden tegelijk" in pagina
    assert "/huisstijl/" in pagina
    assert not Document.objects.exists()


def test_te_veel_velden_of_tekst_tegelijk_is_ook_een_pagina(als, jobcoach, traject):
    klant = als(jobcoach)
    adres = reverse("trajecten:document_toevoegen", args=[traject.pk])
    velden = klant.post(adres, {f"veld{nummer}": "x" for nummer in range(1001)})
    assert (velden.status_code, "in delen" in velden.content.decode()) == (400, True)
    tekst = klant.post(adres, {"toelichting": "x" * 3_000_000}, content_type="application/x-www-form-urlencoded")
    assert tekst.status_code == 400
