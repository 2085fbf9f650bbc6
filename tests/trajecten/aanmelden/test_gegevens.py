"""The page with details: who sees which card, what changes, and two people at once."""

from datetime import date
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import (
    DeelnemerFactory,
    ProgrammaFactory,
    StartsituatieFactory,
    SubsidieprojectFactory,
    TrajectFactory,
)
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.aanmelden.diensten.wijzigen import (
    verbeter_startsituatie,
    voeg_uitkering_toe,
    wijzig_aanmelding,
    wijzig_persoon,
    wijzig_uitkering,
)
from trajecten.models import Deelnemer, Startsituatie, Traject, Uitkering

VANDAAG = timezone.localdate()


@pytest.fixture(autouse=True)
def _codes(lijsten):
    SubsidieprojectFactory()


@pytest.fixture
def traject(casemanager, jobcoach):
    traject = TrajectFactory(
        deelnemer__voornaam="Hiba",
        deelnemer__achternaam="Kuipers",
        instroomkanaal="detentie",
        doelgroepen=["jongere", "ex_detentie"],
        doel="Ik wil kok worden.",
        begeleid_door=[casemanager, jobcoach],
    )
    StartsituatieFactory(traject=traject, opleidingsniveau="vmbo", beperking="ja", landelijk_gebied="nee")
    return traject


def adres(traject, naam="gegevens", *meer):
    return reverse(f"trajecten:{naam}", args=[traject.pk, *meer])


def pagina(klant, traject):
    antwoord = klant.get(adres(traject))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_de_casemanager_ziet_alles_en_dat_staat_in_het_logboek(als, casemanager, traject):
    tekst = pagina(als(casemanager), traject)
    for deel in ("Ik wil kok worden.", "Uit detentie", "Detentie", "Heeft een beperking", "geen startkwalificatie"):
        assert deel in tekst
    soorten = set(Logregel.objects.filter(deelnemer_pk=traject.deelnemer_id).values_list("soort", "details__wat"))
    assert {(Soort.BIJZONDER_BEKEKEN, "aanmelding"), (Soort.BIJZONDER_BEKEKEN, "startsituatie")} <= soorten


def test_een_jobcoach_ziet_wat_niet_bijzonder_is(als, jobcoach, traject):
    tekst = pagina(als(jobcoach), traject)
    assert "Jongere tot 27 jaar" in tekst
    assert "Woont in landelijk gebied" in tekst
    for bijzonder in ("Uit detentie", "Detentie", "Heeft een beperking"):
        assert bijzonder not in tekst
    assert "Via: Detentie" not in als(jobcoach).get(adres(traject, "tijdlijn")).content.decode()
    assert not Logregel.objects.filter(soort=Soort.BIJZONDER_BEKEKEN).exists()


def test_een_trainer_ziet_geen_uitkering_en_geen_startsituatie(als, trainer):
    traject = TrajectFactory(begeleid_door=[trainer])
    voeg_uitkering_toe(traject=traject, soort="ww", van=None, door=trainer)
    tekst = pagina(als(trainer), traject)
    assert 'id="persoon-kop"' in tekst
    assert 'id="uitkeringen-kop"' not in tekst
    assert 'id="startsituatie-kop"' not in tekst
    assert "Wijzigen" not in tekst


def test_de_pagina_stelt_evenveel_vragen_bij_3_als_bij_30(als, casemanager, traject):
    klant = als(casemanager)

    def vragen(aantal: int) -> int:
        for _ in range(aantal):
            TrajectFactory(deelnemer=traject.deelnemer, programma=ProgrammaFactory(), begeleid_door=[casemanager])
            laatste = Startsituatie.objects.filter(traject=traject).count()
            StartsituatieFactory(traject=traject, versie=laatste + 1, reden="Verbetering.")
            Uitkering.objects.create(deelnemer=traject.deelnemer, soort=f"s{Uitkering.objects.count()}")
        with CaptureQueriesContext(connection) as gesteld:
            pagina(klant, traject)
        return len(gesteld)

    pagina(klant, traject)
    assert vragen(3) == vragen(27)


def persoon(traject, **anders):
    velden = ("voornaam", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "talen")
    return {veld: getattr(traject.deelnemer, veld) for veld in velden} | anders


def test_gegevens_wijzigen_noemt_de_velden_maar_niet_de_waarden(traject, jobcoach):
    nieuw = persoon(traject, achternaam="Kuijpers", geboortedatum=date(2004, 10, 27))
    wijzig_persoon(traject=traject, persoon=nieuw, versie=1, door=jobcoach)
    traject.deelnemer.refresh_from_db()
    assert (traject.deelnemer.achternaam, traject.deelnemer.versie) == ("Kuijpers", 2)
    assert "kuijpers" in traject.deelnemer.zoeknaam
    regel = Logregel.objects.get(soort=Soort.DEELNEMER_GEWIJZIGD)
    assert set(regel.details["velden"]) == {"achternaam", "geboortedatum"}
    assert "Kuijpers" not in str(regel.details)


def test_niets_veranderen_laat_niets_achter(traject, jobcoach):
    wijzig_persoon(traject=traject, persoon=persoon(traject), versie=1, door=jobcoach)
    assert not Logregel.objects.filter(soort=Soort.DEELNEMER_GEWIJZIGD).exists()


def invoer(**anders):
    return {"achternaam": "Kuipers", "voornaam": "Hiba", "geslacht": "vrouw", "versie": "1"} | anders


def test_twee_mensen_tegelijk_zien_elkaars_tekst_naast_elkaar(als, jobcoach, casemanager, traject):
    klant, doel = als(jobcoach), adres(traject, "persoon_wijzigen")
    assert klant.post(doel, invoer(woonplaats="Purmerend")).status_code == 302
    antwoord = als(casemanager).post(doel, invoer(woonplaats="Edam"))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Wat jij typte" in tekst
    assert "Purmerend" in tekst
    assert "Edam" in tekst
    traject.deelnemer.refresh_from_db()
    assert traject.deelnemer.woonplaats == "Purmerend"
    opnieuw = als(casemanager).post(doel, invoer(woonplaats="Edam", versie="2"))
    assert opnieuw.url == adres(traject) + "#persoon"


def test_bij_een_fout_blijft_wat_je_typte(als, jobcoach, traject):
    antwoord = als(jobcoach).post(adres(traject, "persoon_wijzigen"), invoer(postcode="0000", woonplaats="Edam"))
    assert antwoord.status_code == 422
    assert "1234 AB" in antwoord.content.decode()
    assert "Edam" in antwoord.content.decode()


def test_wie_bijzondere_doelgroepen_niet_ziet_laat_ze_staan(als, jobcoach, traject):
    gegevens = {
        "aanmelddatum": f"{traject.aanmelddatum:%d-%m-%Y}",
        "doelgroepen": [],
        "doel": "Ik wil bakker worden.",
        "versie": "1",
    }
    als(jobcoach).post(adres(traject, "aanmelding_wijzigen"), gegevens)
    traject.refresh_from_db()
    assert (traject.doelgroepen, traject.instroomkanaal) == (["ex_detentie"], "detentie")
    assert traject.doel == "Ik wil bakker worden."


def test_een_aanmelddatum_ligt_niet_na_de_start(traject, jobcoach):
    velden = {"aanmelddatum": VANDAAG, "doelgroepen": [], "doel": ""}
    with pytest.raises(RegelGeschonden, match="startte op"):
        wijzig_aanmelding(traject=traject, aanmelding=velden, versie=1, door=jobcoach, met_bijzonder=True)


def test_een_verbeterde_startsituatie_is_een_nieuwe_versie_en_de_oude_blijft_leesbaar(als, casemanager, traject):
    gegevens = {"opleidingsniveau": "mbo-2", "beperking": "weigert", "landelijk_gebied": "ja", "versie": "1"}
    doel = adres(traject, "startsituatie")
    antwoord = als(casemanager).post(doel, gegevens)
    assert antwoord.status_code == 422
    assert "Schrijf op waarom je de startsituatie verbetert." in antwoord.content.decode()
    als(casemanager).post(doel, gegevens | {"reden": "Diploma gezien."})
    nieuw = Startsituatie.objects.get(traject=traject, versie=2)
    assert (nieuw.opleidingsniveau, nieuw.beperking, nieuw.reden) == ("mbo-2", "weigert", "Diploma gezien.")
    assert Startsituatie.objects.get(traject=traject, versie=1).opleidingsniveau == "vmbo"
    tekst = pagina(als(casemanager), traject)
    assert "Eerdere versies (1)" in tekst
    assert "Vmbo" in tekst


def test_een_jobcoach_verbetert_zonder_het_bijzondere_te_zien_of_te_verliezen(als, jobcoach, traject):
    doel = adres(traject, "startsituatie")
    assert "Heeft een beperking" not in als(jobcoach).get(doel).content.decode()
    als(jobcoach).post(doel, {"opleidingsniveau": "havo", "versie": "1", "reden": "Diploma gezien."})
    nieuw = Startsituatie.objects.get(traject=traject, versie=2)
    assert (nieuw.opleidingsniveau, nieuw.beperking) == ("havo", "ja")


def test_wie_een_oude_startsituatie_verbetert_hoort_dat_er_een_nieuwe_is(traject, casemanager):
    verbeter_startsituatie(traject=traject, antwoorden={}, reden="Diploma gezien.", vanaf=1, door=casemanager)
    with pytest.raises(NietMeerActueel):
        verbeter_startsituatie(traject=traject, antwoorden={}, reden="Nog eens.", vanaf=1, door=casemanager)


def test_een_uitkering_komt_erbij_en_stopt(als, jobcoach, traject):
    klant = als(jobcoach)
    klant.post(adres(traject, "uitkering_toevoegen"), {"soort": "ww", "van": "01-03-2025", "versie": "1"})
    uitkering = Uitkering.objects.get()
    assert (uitkering.deelnemer, uitkering.van) == (traject.deelnemer, date(2025, 3, 1))
    dubbel = klant.post(adres(traject, "uitkering_toevoegen"), {"soort": "ww", "van": "", "versie": "1"})
    assert dubbel.status_code == 422
    assert "staat er in deze periode al" in dubbel.content.decode()
    wijzig = adres(traject, "uitkering_wijzigen", uitkering.pk)
    fout = klant.post(wijzig, {"soort": "ww", "van": "01-03-2025", "tot": "01-03-2025", "versie": "1"})
    assert "ligt niet na de begindatum" in fout.content.decode()
    klant.post(wijzig, {"soort": "ww", "van": "01-03-2025", "tot": "01-06-2025", "versie": "1"})
    assert "Gestopt" in pagina(klant, traject)
    with pytest.raises(NietMeerActueel):
        wijzig_uitkering(uitkering=uitkering, soort="ww", van=None, tot=None, versie=1, door=jobcoach)


def test_een_uitkering_van_een_ander_bestaat_hier_niet(als, jobcoach, traject):
    ander = Uitkering.objects.create(deelnemer=TrajectFactory().deelnemer, soort="ww")
    assert als(jobcoach).get(adres(traject, "uitkering_wijzigen", ander.pk)).status_code == 404


@pytest.mark.parametrize(
    "naam", ["persoon_wijzigen", "aanmelding_wijzigen", "startsituatie", "uitkering_toevoegen", "gegevens"]
)
def test_buiten_je_bereik_bestaat_het_niet(als, jobcoach, collega_ander_team, naam):
    vreemd = TrajectFactory(begeleid_door=[collega_ander_team])
    assert als(jobcoach).get(adres(vreemd, naam)).status_code == 404


def test_meelezen_is_nog_niet_wijzigen(als, casemanager, jobcoach, programmamanager):
    van_team = TrajectFactory(begeleid_door=[jobcoach])
    for persoon_ in (casemanager, programmamanager):
        assert als(persoon_).get(adres(van_team)).status_code == 200
        assert als(persoon_).get(adres(van_team, "persoon_wijzigen")).status_code == 403


def test_een_uitkering_tijdens_samenvoegen_komt_bij_wie_blijft(zonder_transactie, casemanager):
    """The page was opened before a merge that is still going on: the benefit follows, whoever is first."""
    gehouden = DeelnemerFactory()
    oud = TrajectFactory(begeleid_door=[casemanager])
    klaar = Event()

    def schrijf():
        with in_organisatie("werkmakerij"):
            klaar.set()
            voeg_uitkering_toe(traject=oud, soort="ww", van=None, door=casemanager)
        connection.close()

    draad = Thread(target=schrijf)
    with transaction.atomic():
        list(Deelnemer.objects.select_for_update().filter(pk__in=[gehouden.pk, oud.deelnemer_id]).order_by("pk"))
        draad.start()
        klaar.wait(5)
        Traject.objects.filter(pk=oud.pk).update(deelnemer=gehouden)
    draad.join()
    assert Uitkering.objects.get().deelnemer == gehouden
