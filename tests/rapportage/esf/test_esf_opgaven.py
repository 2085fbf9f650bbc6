"""Targets and entered numbers of an ESF+ project: who may set them, what is refused, and what a report shows."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from config.lokaal.demo_werk import esf as demo
from rapportage.esf import diensten
from rapportage.esf.beeld import beeld
from rapportage.esf.cijfers import als_json, bereken_esf
from rapportage.esf.rijen import OpgaveRij, Rijen
from rapportage.esf.tabellen import indicatoren
from rapportage.models import EsfDoel, EsfOpgave
from tests.fabrieken.esf import EsfDoelFactory, EsfOpgaveFactory
from tests.fabrieken.trajecten import SubsidieprojectFactory
from tests.rapportage.test_esf_cijfers import PEILDATUM, PERIODE
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.models import Logregel
from vormgeving.versies import versie_uit

KWARTAAL = OpgaveRij(date(2026, 1, 1), date(2026, 3, 31), 2, 5, date(2026, 4, 2))


def esf(*opgaven, doelen=()):
    return bereken_esf(Rijen(doelen=doelen, opgaven=opgaven), PERIODE, PEILDATUM)


def opgegeven(*opgaven):
    return [(a.code, a.aantal) for a in esf(*opgaven).opgegeven]


def test_wat_niet_is_opgegeven_is_geen_nul():
    assert opgegeven() == [("EECO18", None), ("EECO19", None)]
    assert beeld(esf()).zinnen[0] == "Voor deze periode zijn EECO18 en EECO19 niet opgegeven."
    assert "opgegeven" not in als_json(esf(), "ESF-1")


def test_opgaven_binnen_de_periode_tellen_op():
    nul = replace(KWARTAAL, van=date(2026, 4, 1), tot=date(2026, 6, 30), overheden=0, bedrijven=1)
    assert opgegeven(KWARTAAL, nul) == [("EECO18", 2), ("EECO19", 6)]
    assert als_json(esf(KWARTAAL), "ESF-1")["opgegeven"] == {"EECO18": 2, "EECO19": 5}


@pytest.mark.parametrize(
    ("van", "tot", "telt", "half"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), True, 0),
        (date(2025, 12, 31), date(2026, 6, 30), False, 1),
        (date(2026, 1, 1), date(2026, 7, 1), False, 1),
        (date(2025, 1, 1), date(2026, 12, 31), False, 1),
        (date(2025, 1, 1), date(2025, 12, 31), False, 0),
        (date(2026, 7, 1), date(2026, 7, 31), False, 0),
    ],
)
def test_een_opgave_telt_als_haar_hele_periode_in_het_rapport_ligt(van, tot, telt, half):
    uitkomst = esf(replace(KWARTAAL, van=van, tot=tot))
    assert (uitkomst.opgegeven[0].aantal, uitkomst.opgaven_half) == (2 if telt else None, half)
    assert any("loopt buiten deze periode door" in zin for zin in beeld(uitkomst).zinnen) == bool(half)


def test_het_doel_staat_naast_de_indicator_en_bij_in_het_kort():
    uitkomst = esf(KWARTAAL, doelen=(("EECO01", 70), ("EECO19", 8)))
    rijen = {str(rij[0]).split()[0]: rij for rij in indicatoren(uitkomst).rijen}
    assert rijen["EECO01"][-1] == 70
    assert rijen["EECO02"][-1] is None
    assert rijen["EECO19"][-2:] == (5, 8)
    assert beeld(uitkomst).kort[0].onder == "in de periode, doel: 70"
    assert als_json(uitkomst, "ESF-1")["doelen"] == {"EECO01": 70, "EECO19": 8}


@pytest.fixture
def project(db):
    return SubsidieprojectFactory()


@pytest.mark.parametrize("velden", [{"aantal": -1}, {"code": "EECO00"}, {"code": "EECO20"}, {"code": "EECR07"}])
def test_de_databank_weigert_een_doel_dat_niet_kan(project, velden):
    with pytest.raises(IntegrityError, match="esf_doel"), transaction.atomic():
        EsfDoelFactory(subsidieproject=project, **velden)
    assert EsfDoelFactory(subsidieproject=project, code="EECR06", aantal=0).pk
    with pytest.raises(IntegrityError, match="esf_doel_een_per_indicator"), transaction.atomic():
        EsfDoelFactory(subsidieproject=project, code="EECR06")


@pytest.mark.parametrize(
    ("velden", "beperking"),
    [
        ({"overheden": -1}, "esf_opgave_niet_negatief"),
        ({"van": date(2026, 4, 1)}, "esf_opgave_periode_oplopend"),
        ({"van": date(2026, 6, 30), "tot": date(2026, 6, 30)}, "esf_opgave_een_per_dag"),
    ],
)
def test_de_databank_weigert_een_opgave_die_niet_kan(project, velden, beperking):
    EsfOpgaveFactory(subsidieproject=project, van=date(2026, 4, 1), tot=date(2026, 6, 30))
    with pytest.raises(IntegrityError, match=beperking), transaction.atomic():
        EsfOpgaveFactory(subsidieproject=project, **velden)
    # the day after the one is the first of the other, and another project has its own
    assert EsfOpgaveFactory(subsidieproject=project).pk
    assert EsfOpgaveFactory().pk


def test_doelen_bewaren_vervangt_ze_allemaal_en_staat_in_het_logboek(project, programmamanager):
    EsfDoelFactory(subsidieproject=project)
    oud = versie_uit({"EECO01": 70})
    nieuw = {"EECO01": 80, "EECR04": 25}
    diensten.bewaar_doelen(project=project, doelen=nieuw, versie=oud, door=programmamanager)
    assert diensten.doelen_van(project) == nieuw
    regel = Logregel.objects.get(soort="esf_doelen_bewaard")
    assert (regel.door_pk, regel.details["was"], regel.details["doelen"]) == (
        programmamanager.pk,
        {"EECO01": 70},
        nieuw,
    )
    diensten.bewaar_doelen(project=project, doelen=nieuw, versie=versie_uit(nieuw), door=programmamanager)
    assert Logregel.objects.filter(soort="esf_doelen_bewaard").count() == 1


def test_wie_als_tweede_doelen_bewaart_hoort_dat(project, programmamanager):
    EsfDoelFactory(subsidieproject=project)
    with pytest.raises(NietMeerActueel) as botsing:
        diensten.bewaar_doelen(project=project, doelen={}, versie=versie_uit({}), door=programmamanager)
    assert botsing.value.nu == {"EECO01": 70}


def test_alleen_een_project_van_esf_heeft_doelen_en_opgaven(programmamanager, db):
    ander = SubsidieprojectFactory(soort="mdt")
    velden = {"van": date(2026, 1, 1), "tot": date(2026, 1, 31), "overheden": 1, "bedrijven": 1}
    with pytest.raises(RegelGeschonden, match="ESF"):
        diensten.geef_op(project=ander, door=programmamanager, **velden)
    with pytest.raises(RegelGeschonden, match="ESF"):
        diensten.bewaar_doelen(project=ander, doelen={}, versie=versie_uit({}), door=programmamanager)


@pytest.fixture
def manager(klant, programmamanager):
    klant.force_login(programmamanager)
    return klant


def stuur(klant, adres, **velden):
    return klant.post(adres, {"van": "1-1-2026", "tot": "31-3-2026", "overheden": "2", "bedrijven": "5", **velden})


def test_een_opgave_onthoudt_wie_en_wanneer(manager, project, programmamanager):
    adres = f"/rapporten/esf/{project.pk}/opgaven/nieuw/"
    assert stuur(manager, adres).status_code == 302
    # sent twice it is there once
    assert stuur(manager, adres).status_code == 302
    opgave = EsfOpgave.objects.get()
    assert (opgave.overheden, opgave.bedrijven, opgave.door) == (2, 5, programmamanager)
    tekst = manager.get(f"/rapporten/esf/{project.pk}/").content.decode()
    assert programmamanager.naam in tekst
    assert Logregel.objects.get(soort="esf_opgave_bewaard").details["bedrijven"] == 5


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"overheden": ""}, "Vul dit in."),
        ({"overheden": "-1"}, "Een aantal is nul of hoger."),
        ({"overheden": "veel"}, "Schrijf een heel getal"),
        ({"overheden": "999999"}, "Dit is wel erg veel."),
        ({"van": "1-4-2026"}, "De periode eindigt voordat hij begint."),
        ({"van": "31-12-2025", "tot": "1-1-2026"}, "Over een deel van deze periode is er al een opgave."),
        ({"van": "gisteren"}, "Schrijf de datum zo"),
    ],
)
def test_een_verkeerde_opgave_krijgt_uitleg(manager, project, velden, zin):
    EsfOpgaveFactory(subsidieproject=project, van=date(2025, 12, 1), tot=date(2025, 12, 31))
    antwoord = stuur(manager, f"/rapporten/esf/{project.pk}/opgaven/nieuw/", **velden)
    assert (antwoord.status_code, zin in antwoord.content.decode()) == (422, True)
    assert EsfOpgave.objects.count() == 1


def test_een_opgave_verbeteren_laat_staan_wie_het_eerst_was(manager, project):
    opgave = EsfOpgaveFactory(subsidieproject=project)
    adres = f"/rapporten/esf/opgaven/{opgave.pk}/"
    assert stuur(manager, adres, bedrijven="6", versie="1").status_code == 302
    botsing = stuur(manager, adres, bedrijven="9", versie="1")
    assert (botsing.status_code, EsfOpgave.objects.get().bedrijven) == (409, 6)
    assert stuur(manager, adres, bedrijven="9", versie="2").status_code == 302
    assert EsfOpgave.objects.get().bedrijven == 9


def test_doelen_vul_je_in_op_een_formulier(manager, project):
    adres = f"/rapporten/esf/{project.pk}/doelen/"
    pagina = manager.get(adres).content.decode()
    assert "Totaal aantal deelnemers" in pagina
    versie = str(versie_uit({}))
    assert manager.post(adres, {"EECO01": "70", "EECO19": "8", "versie": versie}).status_code == 302
    assert dict(EsfDoel.objects.values_list("code", "aantal")) == {"EECO01": 70, "EECO19": 8}
    botsing = manager.post(adres, {"EECO01": "75", "versie": versie})
    assert (botsing.status_code, "70" in botsing.content.decode()) == (409, True)
    assert manager.post(adres, {"EECO01": "-5", "versie": versie}).status_code == 422


def test_een_project_van_een_ander_fonds_heeft_deze_pagina_niet(manager):
    mdt = SubsidieprojectFactory(soort="mdt")
    assert manager.get(f"/rapporten/esf/{mdt.pk}/").status_code == 404


def test_alle_projecten_van_esf_staan_in_de_lijst(manager, project):
    SubsidieprojectFactory(soort="mdt", naam="MDT op Zuid")
    tekst = manager.get("/rapporten/esf/").content.decode()
    assert project.naam in tekst
    assert "MDT op Zuid" not in tekst


def test_de_demo_wordt_een_keer_gevuld(project, programmamanager):
    for _ in range(2):
        demo.vul(date(2026, 11, 22))
    opgave = EsfOpgave.objects.get()
    assert (opgave.van, opgave.tot, opgave.door) == (date(2026, 7, 1), date(2026, 9, 30), programmamanager)
    assert diensten.doelen_van(project) == demo.DOELEN
