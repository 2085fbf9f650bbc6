"""The same rules in numbers, for who keeps watch: by programma and by team, with the list behind each number."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.fabrieken.trajecten import ContactmomentFactory, ProgrammaFactory, TrajectFactory
from toegang.matrix import Recht, Rol
from trajecten import registers
from trajecten.models import Traject
from trajecten.registers import Ernst, Signaal
from trajecten.signaallijst import signalen_van
from trajecten.signaalsoorten import Signaalsoort, soorten
from trajecten.signaalwerk.diensten import stel_signaal_uit
from trajecten.signaalwerk.totalen import maak_totalen
from trajecten.signalen import geen_contact
from trajecten.urenstaat.signalen import collegas_te_laat


def acuut(trajecten, vandaag):
    for pk in trajecten.values_list("pk", flat=True):
        yield Signaal("acuut_proef", pk, "Acuut", "", Ernst.KRITIEK, "clock", "Bekijk", "/", soortnaam="Acuut")


@pytest.fixture(autouse=True)
def twee_regels(monkeypatch):
    """A rule that everybody may see and one about measurements."""
    bronnen = [(Recht.TRAJECT_INZIEN, geen_contact), (Recht.METING_INZIEN, acuut)]
    monkeypatch.setattr(registers.registers, "signalen", bronnen)
    monkeypatch.setattr(registers.registers, "signalen_na_afloop", [])
    monkeypatch.setattr(registers.registers, "eigen_signalen", [])
    monkeypatch.setitem(soorten, "acuut_proef", Signaalsoort("acuut_proef", "Acuut", "Een score van 1."))


@pytest.fixture
def programmas(db_of_zonder):
    return [ProgrammaFactory(naam=naam, contact_elke_dagen=7) for naam in ("Leerhuis", "Motivatietraject")]


def te_lang(programma, *personen) -> Traject:
    traject = TrajectFactory(programma=programma, begeleid_door=personen)
    ContactmomentFactory(traject=traject, medewerker=personen[0], datum=timezone.localdate() - timedelta(days=9))
    return traject


def telling(per, gebruiker):
    beeld = maak_totalen(Traject.objects.all(), gebruiker, timezone.localdate(), per)
    return {
        rij.soort.code: (dict(zip(beeld.kolommen, (cel.aantal for cel in rij.cellen), strict=True)), rij)
        for rij in beeld.rijen
    }


def test_per_programma_en_samen(programmas, jobcoach, programmamanager):
    for _ in range(2):
        te_lang(programmas[0], jobcoach)
    te_lang(programmas[1], jobcoach)
    kolommen, rij = telling("programma", programmamanager)["geen_contact"]
    assert kolommen == {"Leerhuis": 2, "Motivatietraject": 1}
    assert rij.totaal == 3


def test_per_team_telt_wie_er_twee_heeft_in_beide_en_samen_een_keer(
    programmas, jobcoach, collega_ander_team, iemand, programmamanager
):
    te_lang(programmas[0], jobcoach, collega_ander_team)
    te_lang(programmas[0], iemand(Rol.JOBCOACH, team=None, email="los@werkmakerij.example"))
    kolommen, rij = telling("team", programmamanager)["geen_contact"]
    assert kolommen == {"Team Centrum": 1, "Team Zuid": 1, "Zonder team": 1}
    assert rij.totaal == 2


def test_wat_uitgesteld_is_telt_apart(programmas, jobcoach, programmamanager):
    te_lang(programmas[0], jobcoach)
    te_lang(programmas[0], jobcoach)
    morgen = timezone.localdate() + timedelta(days=1)
    signaal = next(s for s in signalen_van(Traject.objects.all(), jobcoach, timezone.localdate()) if s.recht)
    stel_signaal_uit(signaal=signaal, tot=morgen, reden="x", door=jobcoach)
    _, rij = telling("programma", programmamanager)[signaal.code]
    assert (rij.totaal, rij.uitgesteld) == (1, 1)


def test_van_metingen_ziet_een_programmamanager_het_aantal_en_niet_de_lijst(
    als, programmas, jobcoach, programmamanager
):
    traject = te_lang(programmas[0], jobcoach)
    tellingen = telling("programma", programmamanager)
    assert tellingen["acuut_proef"][1].totaal == 1
    assert not tellingen["acuut_proef"][1].lijst
    assert tellingen["geen_contact"][1].lijst
    klant = als(programmamanager)
    tekst = klant.get("/signalen/totaal/").content.decode()
    assert "?soort=geen_contact&amp;programma=" in tekst
    assert "?soort=acuut_proef" not in tekst
    assert klant.get("/signalen/?soort=acuut_proef").context["aandacht"].totaal == 0
    assert traject.deelnemer.naam not in tekst


def test_uren_die_te_laat_zijn_tellen_ook_mee(als, programmas, jobcoach, programmamanager, monkeypatch):
    monkeypatch.setattr(registers.registers, "eigen_signalen", [collegas_te_laat])
    traject = te_lang(programmas[0], jobcoach)
    ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=timezone.localdate() - timedelta(days=20))
    _, rij = telling("programma", programmamanager)["urenstaat_laat"]
    assert ([cel.aantal for cel in rij.cellen], rij.totaal, rij.lijst) == ([None], 1, True)
    lijst = als(programmamanager).get("/signalen/?soort=urenstaat_laat")
    assert lijst.context["aandacht"].totaal == 1


@pytest.mark.parametrize("per", ["programma", "team"])
def test_achter_elk_getal_staat_zijn_lijst(als, programmas, jobcoach, collega_ander_team, programmamanager, per):
    te_lang(programmas[0], jobcoach)
    te_lang(programmas[0], collega_ander_team)
    te_lang(programmas[1], jobcoach)
    klant = als(programmamanager)
    beeld = maak_totalen(Traject.objects.all(), programmamanager, timezone.localdate(), per)
    (rij,) = [rij for rij in beeld.rijen if rij.lijst]
    for cel in rij.cellen:
        lijst = klant.get(f"/signalen/?soort={rij.soort.code}&{cel.na}")
        assert lijst.context["aandacht"].totaal == cel.aantal


def test_alleen_wie_cijfers_mag_zien_ziet_de_totalen(als, jobcoach):
    assert als(jobcoach).get("/signalen/totaal/").status_code == 403


@pytest.mark.parametrize("vraag", ["programma=x", "programma=99999999999999999999", "team=x", "team=0", "soort=é"])
def test_onzin_in_het_adres_geeft_een_gewone_pagina(als, programmas, jobcoach, programmamanager, vraag):
    te_lang(programmas[0], jobcoach)
    assert als(programmamanager).get(f"/signalen/?{vraag}").status_code == 200


def test_het_aantal_vragen_groeit_niet(als, programmas, jobcoach, programmamanager):
    klant = als(programmamanager)
    klant.get("/signalen/totaal/")

    def vragen() -> int:
        with CaptureQueriesContext(connection) as gesteld:
            for pad in ("/signalen/totaal/", "/signalen/totaal/?per=team", "/signalen/?uitgesteld=ja"):
                assert klant.get(pad).status_code == 200
        return len(gesteld)

    for _ in range(3):
        te_lang(programmas[0], jobcoach)
    bij_3 = vragen()
    for _ in range(27):
        te_lang(programmas[1], jobcoach)
    assert vragen() == bij_3
