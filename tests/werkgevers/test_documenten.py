"""Documents of employers and placements: who adds one, who opens it, whom the logboek names."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from tests.fabrieken.documenten import PDF
from tests.fabrieken.trajecten import BetrokkeneFactory, TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory, WerkgeverFactory
from toegang.models import Logregel
from trajecten.documenten.diensten import keur
from trajecten.models import Document
from werkgevers.documenten.diensten import voeg_toe_aan_plaatsing, voeg_toe_aan_werkgever


@pytest.fixture(autouse=True)
def zonder_scanner():
    with override_settings(CLAMD_ADRES=""):
        yield


@pytest.fixture
def werkgever(db_of_zonder):
    return WerkgeverFactory()


@pytest.fixture
def plaatsing(db_of_zonder, casemanager, jobcoach):
    return PlaatsingFactory(traject=TrajectFactory(begeleid_door=[casemanager, jobcoach]))


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


def bestand(inhoud=PDF):
    return SimpleUploadedFile("afspraken.pdf", inhoud)


def bij(werkgever, door, aantal=1):
    for nummer in range(aantal):
        document = voeg_toe_aan_werkgever(
            werkgever=werkgever, inhoud=keur(f"afspraken{nummer}.pdf", PDF), soort="overeenkomst", door=door
        )
    return document


class TestWerkgever:
    def test_een_document_toevoegen_en_openen(self, klant, jobcoach, casemanager, werkgever):
        velden = {"bestand": bestand(), "soort": "overeenkomst", "toelichting": "Getekend in mei"}
        antwoord = als(klant, jobcoach).post(f"/werkgevers/{werkgever.pk}/documenten/toevoegen/", velden)
        assert antwoord["Location"] == werkgever.get_absolute_url()
        collega = als(klant, casemanager)
        inhoud = collega.get(werkgever.get_absolute_url()).content.decode()
        assert "afspraken.pdf" in inhoud
        assert "Getekend in mei" in inhoud
        geopend = collega.get(f"/documenten/{Document.objects.get().pk}/")
        assert geopend.content == PDF
        assert Logregel.objects.filter(soort="document_geopend", door_pk=casemanager.pk).count() == 1

    def test_wie_geen_werkgevers_ziet_krijgt_het_document_niet(self, klant, jobcoach, trainer, beheerder, werkgever):
        document = bij(werkgever, jobcoach)
        for persoon in (trainer, beheerder):
            assert als(klant, persoon).get(f"/documenten/{document.pk}/").status_code == 404
            assert als(klant, persoon).get(f"/werkgevers/{werkgever.pk}/documenten/").status_code == 403

    def test_wie_alleen_leest_voegt_niets_toe_en_haalt_niets_weg(self, klant, jobcoach, programmamanager, werkgever):
        document = bij(werkgever, jobcoach)
        manager = als(klant, programmamanager)
        assert manager.get(f"/documenten/{document.pk}/").status_code == 200
        assert manager.post(f"/werkgevers/{werkgever.pk}/documenten/toevoegen/").status_code == 403
        assert manager.post(f"/documenten/{document.pk}/weghalen/").status_code == 403
        assert "Weghalen" not in manager.get(f"/werkgevers/{werkgever.pk}/documenten/").content.decode()

    def test_na_weghalen_ben_je_terug_bij_de_werkgever(self, klant, jobcoach, werkgever):
        document = bij(werkgever, jobcoach)
        antwoord = als(klant, jobcoach).post(f"/documenten/{document.pk}/weghalen/")
        assert antwoord["Location"] == f"/werkgevers/{werkgever.pk}/documenten/"
        assert "Nog geen documenten" in als(klant, jobcoach).get(antwoord["Location"]).content.decode()

    @pytest.mark.parametrize("velden", [{}, {"soort": "cv"}, {"bestand": None, "soort": "onzin"}])
    def test_wat_niet_klopt_wordt_niet_bewaard(self, klant, jobcoach, werkgever, velden):
        velden = {naam: waarde if waarde is not None else bestand(b"MZ\x90") for naam, waarde in velden.items()}
        velden["toelichting"] = "x"
        antwoord = als(klant, jobcoach).post(f"/werkgevers/{werkgever.pk}/documenten/toevoegen/", velden)
        assert antwoord.status_code == 422
        assert not Document.objects.exists()

    def test_meer_documenten_staan_op_een_volgende_pagina(self, klant, jobcoach, werkgever):
        bij(werkgever, jobcoach, aantal=27)
        lijst = f"/werkgevers/{werkgever.pk}/documenten/"
        eerste = als(klant, jobcoach).get(lijst)
        assert "afspraken26.pdf" in eerste.content.decode()
        tweede = klant.get(lijst, {"na": eerste.context["volgende"]}).content.decode()
        assert "afspraken1.pdf" in tweede
        assert "afspraken2.pdf" not in tweede


class TestPlaatsing:
    def test_een_document_van_een_plaatsing_staat_ook_in_het_dossier(self, klant, jobcoach, plaatsing):
        velden = {"bestand": bestand(), "soort": "overeenkomst", "toelichting": ""}
        antwoord = als(klant, jobcoach).post(f"/plaatsingen/{plaatsing.pk}/documenten/toevoegen/", velden)
        assert antwoord["Location"] == f"/plaatsingen/{plaatsing.pk}/"
        assert "afspraken.pdf" in klant.get(antwoord["Location"]).content.decode()
        assert "afspraken.pdf" in klant.get(f"/trajecten/{plaatsing.traject_id}/documenten/").content.decode()
        (regel,) = Logregel.objects.filter(soort="document_toegevoegd")
        assert regel.deelnemer_pk == plaatsing.traject.deelnemer_id

    def test_wie_de_deelnemer_niet_ziet_krijgt_het_document_niet(
        self, klant, jobcoach, trainer, programmamanager, plaatsing
    ):
        document = voeg_toe_aan_plaatsing(
            plaatsing=plaatsing, inhoud=keur("contract.pdf", PDF), soort="overeenkomst", door=jobcoach
        )
        BetrokkeneFactory(traject=plaatsing.traject, gebruiker=trainer, rol="trainer")
        for persoon in (trainer, programmamanager):
            assert als(klant, persoon).get(f"/documenten/{document.pk}/").status_code == 404
            assert klant.post(f"/plaatsingen/{plaatsing.pk}/documenten/toevoegen/").status_code == 403

    def test_buiten_bereik_bestaat_de_plaatsing_niet(self, klant, jobcoach, db_of_zonder):
        ander = PlaatsingFactory()
        assert als(klant, jobcoach).get(f"/plaatsingen/{ander.pk}/documenten/toevoegen/").status_code == 404
