"""Targets of programmes: one per figure and year, never overwritten unseen, and known to the logboek."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rapportage.dashboard import diensten
from rapportage.dashboard.kader import Kader
from rapportage.dashboard.overzicht import lees_overzicht
from rapportage.models import Programmadoel
from rapportage.periode import Periode
from tests.fabrieken.voortgang import programma_met_route
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.models import Logregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def programma():
    return programma_met_route()


@pytest.fixture
def doel(programma, programmamanager):
    return diensten.stel_doel(programma=programma, jaar=2026, cijfer="werk", aantal=25, door=programmamanager)


def test_een_tweede_doel_voor_hetzelfde_cijfer_mag_niet(doel, programma, programmamanager):
    with pytest.raises(RegelGeschonden, match="al een doel"):
        diensten.stel_doel(programma=programma, jaar=2026, cijfer="werk", aantal=30, door=programmamanager)
    assert diensten.stel_doel(programma=programma, jaar=2027, cijfer="werk", aantal=30, door=programmamanager).pk


def test_wie_een_doel_aanpast_staat_in_het_logboek(doel, programmamanager):
    diensten.wijzig_doel(doel=doel, aantal=30, versie=1, door=programmamanager)
    regel = Logregel.objects.filter(soort="programmadoel_gewijzigd").latest("pk")
    assert (regel.details["van"], regel.details["naar"]) == (25, 30)
    assert Programmadoel.objects.get().versie == 2


def test_hetzelfde_getal_verandert_niets(doel, programmamanager):
    diensten.wijzig_doel(doel=doel, aantal=25, versie=1, door=programmamanager)
    assert Programmadoel.objects.get().versie == 1


def test_wie_te_laat_opslaat_ziet_het_getal_van_de_ander(klant, doel, programmamanager):
    klant.force_login(programmamanager)
    diensten.wijzig_doel(doel=doel, aantal=30, versie=1, door=programmamanager)
    antwoord = klant.post(f"/cijfers/doelen/{doel.pk}/", {"aantal": 40, "versie": 1})
    assert antwoord.status_code == 409
    assert "30" in antwoord.content.decode()
    assert Programmadoel.objects.get().aantal == 30


def test_een_doel_weghalen_vraagt_de_laatste_versie(klant, doel, programmamanager):
    klant.force_login(programmamanager)
    with pytest.raises(NietMeerActueel):
        diensten.verwijder_doel(doel=doel, versie=9, door=programmamanager)
    klant.post(f"/cijfers/doelen/{doel.pk}/weghalen/", {"versie": 1})
    assert not Programmadoel.objects.exists()
    assert Logregel.objects.filter(soort="programmadoel_gewijzigd", details__verwijderd=True).exists()


@pytest.mark.parametrize("aantal", ["0", "-1", "100001", "veel", ""])
def test_een_doel_is_een_getal_dat_kan(klant, programma, programmamanager, aantal):
    klant.force_login(programmamanager)
    jaar = timezone.localdate().year
    vraag = {"programma": programma.pk, "jaar": jaar, "cijfer": "werk", "aantal": aantal}
    assert klant.post("/cijfers/doelen/nieuw/", vraag).status_code == 422
    assert not Programmadoel.objects.exists()


@pytest.mark.parametrize(
    ("veld", "waarde", "naam"),
    [
        ("jaar", 1999, "programmadoel_jaar_kan"),
        ("jaar", 2101, "programmadoel_jaar_kan"),
        ("aantal", 0, "programmadoel_aantal_kan"),
        ("aantal", 100_001, "programmadoel_aantal_kan"),
        ("cijfer", "onzin", "programmadoel_cijfer_bekend"),
    ],
)
def test_de_databank_weigert_wat_niet_kan(doel, veld, waarde, naam):
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        Programmadoel.objects.filter(pk=doel.pk).update(**{veld: waarde})


def test_de_databank_kent_een_doel_per_cijfer_en_jaar(doel, programma, programmamanager):
    with pytest.raises(IntegrityError, match="programmadoel_een_per_jaar"), transaction.atomic():
        Programmadoel.objects.create(
            programma=programma, jaar=2026, cijfer="werk", aantal=1, gewijzigd_door=programmamanager
        )


def test_bij_alle_programmas_staat_van_hoeveel_het_doel_is(doel, programma, programmamanager):
    ander = programma_met_route("ander", "Ander")
    periode = Periode.jaar(2026)
    kader = Kader(None, periode, "zelf", periode.tot)
    werk = {kern.code: kern for kern in lees_overzicht(kader, 2).kern}["werk"]
    assert str(werk.doel) == "doel: 25 in 2026 (1 programma)"
    diensten.stel_doel(programma=ander, jaar=2026, cijfer="werk", aantal=10, door=programmamanager)
    werk = {kern.code: kern for kern in lees_overzicht(kader, 2).kern}["werk"]
    assert str(werk.doel) == "doel: 35 in 2026"
    werk = {kern.code: kern for kern in lees_overzicht(Kader(ander, periode, "zelf", periode.tot), 2).kern}["werk"]
    assert str(werk.doel) == "doel: 10 in 2026"


def test_programma_en_cijfer_zijn_niet_vanzelf_gekozen(klant, programma, programmamanager):
    klant.force_login(programmamanager)
    antwoord = klant.get("/cijfers/doelen/nieuw/")
    assert "Kies een programma" in antwoord.content.decode()
    antwoord = klant.post("/cijfers/doelen/nieuw/", {"programma": "", "cijfer": "", "jaar": 2026, "aantal": 5})
    assert antwoord.status_code == 422
    for zin in ("Kies een programma.", "Kies een cijfer."):
        assert zin in antwoord.content.decode()
