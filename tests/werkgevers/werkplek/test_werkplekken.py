"""Werkplekken: what the database refuses, what is free, the list per sector, the form, and who sees what."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import CodeFactory, TrajectFactory
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory, VestigingFactory, WerkgeverFactory
from tests.fabrieken.werkplekken import KlikgesprekFactory, WerkplekFactory
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.models import Code, Codelijst
from trajecten.plaatsvragen import plaatsaanbod
from werkgevers.models import Werkplek
from werkgevers.werkplek.diensten import bewaar_werkplek
from werkgevers.werkplek.lijst import PER_PAGINA, Vraag, maak_lijst

LIJST = "/werkplekken/"


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def keuzes(db_of_zonder):
    Code.objects.get_or_create(lijst=Codelijst.SECTOR, code="bouw", defaults={"naam": "Bouw"})
    Code.objects.get_or_create(lijst=Codelijst.SECTOR, code="horeca", defaults={"naam": "Horeca"})
    Code.objects.get_or_create(lijst=Codelijst.PLAATSINGSOORT, code="leerwerkplek", defaults={"naam": "Leerwerkplek"})
    Code.objects.get_or_create(lijst=Codelijst.VAARDIGHEID, code="vca", defaults={"naam": "VCA"})


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


def invoer(**anders):
    return {
        "naam": "Medewerker groen",
        "soort": "leerwerkplek",
        "sector": "bouw",
        "aantal": "3",
        "dagen": ["1", "5"],
        "uren_per_week": "7,5",
        "niveau": "0",
        "vaardigheden": ["vca"],
        "taken": "Snoeien en schoffelen.",
        "vanaf": "01-12-2026",
        "versie": "1",
    } | anders


class TestDatabank:
    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("werkplek_aantal", {"aantal": 0}),
            ("werkplek_aantal", {"aantal": 501}),
            ("werkplek_dagen_van_de_week", {"dagen": [8]}),
            ("werkplek_uren_per_week", {"uren_per_week": Decimal(0)}),
            ("werkplek_uren_per_week", {"uren_per_week": Decimal(169)}),
            ("werkplek_niveau_bekend", {"niveau": 5}),
            ("werkplek_naam_soort_en_sector", {"sector": ""}),
            ("werkplek_periode_oplopend", {"tot": timezone.localdate() - timedelta(days=30)}),
        ],
    )
    def test_een_werkplek_die_niet_klopt_wordt_geweigerd(self, db, naam, velden):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            WerkplekFactory(**velden)

    def test_een_werkplek_waarvan_alles_in_overleg_is_mag(self, db):
        assert WerkplekFactory(dagen=[], uren_per_week=None, niveau=None, tot=None).pk
        assert WerkplekFactory(niveau=0, tot=timezone.localdate()).pk

    def test_vestiging_plaatsing_en_gesprek_horen_bij_de_werkgever_van_de_plek(self, db):
        plek, ander = WerkplekFactory(), WerkgeverFactory()
        assert WerkplekFactory(werkgever=ander, vestiging=VestigingFactory(werkgever=ander)).pk
        for naam, maak in {
            "werkplek_vestiging_van_werkgever": lambda: WerkplekFactory(vestiging=VestigingFactory()),
            "plaatsing_werkplek_van_werkgever": lambda: PlaatsingFactory(werkgever=ander, werkplek=plek),
            "klikgesprek_werkplek_van_werkgever": lambda: KlikgesprekFactory(werkgever=ander, werkplek=plek),
            "klikgesprek_persoon_van_werkgever": lambda: KlikgesprekFactory(
                werkplek=plek, contactpersoon=ContactpersoonFactory()
            ),
        }.items():
            with pytest.raises(IntegrityError, match=naam), transaction.atomic():
                maak()


class TestVrij:
    def test_wie_geplaatst_is_of_wordt_bezet_een_plek_en_wie_gestopt_is_niet(self, db, vandaag):
        plek = WerkplekFactory(aantal=3)
        PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek)
        PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek, startdatum=vandaag + timedelta(days=9))
        PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek, gestopt=True)
        PlaatsingFactory(werkgever=plek.werkgever)
        nu = Werkplek.objects.met_vrij(vandaag).get(pk=plek.pk)
        assert (nu.bezet, nu.vrij) == (2, 1)

    def test_een_volle_of_gesloten_plek_is_niet_vrij_en_nooit_minder_dan_nul(self, db, vandaag):
        vol = WerkplekFactory(aantal=1)
        for _ in range(2):
            PlaatsingFactory(werkgever=vol.werkgever, werkplek=vol, reden_vol="Wij werken iemand in.")
        WerkplekFactory(tot=vandaag)
        assert not Werkplek.objects.vrij_op(vandaag).exists()
        assert Werkplek.objects.met_vrij(vandaag).get(pk=vol.pk).vrij == 0

    def test_wie_na_elkaar_komen_bezetten_samen_een_plek(self, db, vandaag):
        plek = WerkplekFactory(aantal=1)
        over_een_maand = vandaag + timedelta(days=30)
        for velden in ({"einddatum": over_een_maand}, {"startdatum": over_een_maand}):
            PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek, **velden)
        PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek, startdatum=over_een_maand, einddatum=over_een_maand)
        assert Werkplek.objects.met_vrij(vandaag).get(pk=plek.pk).bezet == 1

    def test_per_sector_staat_wat_nu_en_later_vrij_is(self, jobcoach, vandaag):
        bezet = WerkplekFactory(sector="bouw", aantal=4)
        PlaatsingFactory(werkgever=bezet.werkgever, werkplek=bezet)
        WerkplekFactory(sector="bouw", aantal=2, vanaf=vandaag + timedelta(days=30))
        WerkplekFactory(sector="horeca", aantal=1)
        standen = maak_lijst(jobcoach, Vraag(), vandaag).sectoren
        assert [(s.sector, s.nu, s.later, s.bezet) for s in standen] == [("bouw", 3, 2, 1), ("horeca", 1, 0, 0)]

    def test_wat_vrij_is_kan_een_school_zien_bij_een_stagevraag(self, jobcoach, trainer, vandaag):
        plek = WerkplekFactory(niveau=1)
        WerkplekFactory(tot=vandaag)
        (aanbod,) = plaatsaanbod(jobcoach, vandaag)
        assert (aanbod.kenmerk, aanbod.vrij, aanbod.dagen_per_week) == (f"werkplek-{plek.pk}", 2, 3.0)
        assert plaatsaanbod(trainer, vandaag) == []


class TestLijst:
    def test_de_lijst_toont_vrije_plekken_en_filtert_op_sector_en_soort(self, klant, jobcoach, keuzes, vandaag):
        bouw, horeca = WerkplekFactory(), WerkplekFactory(sector="horeca", soort="stage")
        oud = WerkplekFactory(tot=vandaag)
        als(klant, jobcoach)
        alles = klant.get(LIJST).content.decode()
        assert bouw.naam in alles
        assert horeca.naam in alles
        assert oud.naam not in alles
        assert horeca.naam not in klant.get(f"{LIJST}?sector=bouw").content.decode()
        assert bouw.naam not in klant.get(f"{LIJST}?soort=stage").content.decode()
        assert oud.naam in klant.get(f"{LIJST}?toon=voorbij").content.decode()
        assert "Geen werkplek gevonden" in klant.get(f"{LIJST}?sector=onzin").content.decode()

    def test_de_paginas_samen_noemen_elke_plek_een_keer(self, jobcoach, vandaag):
        for nummer in range(PER_PAGINA + 3):
            WerkplekFactory(vanaf=vandaag - timedelta(days=nummer // 3))
        eerste = maak_lijst(jobcoach, Vraag(), vandaag)
        tweede = maak_lijst(jobcoach, Vraag(na=eerste.regels[-1].werkplek.sleutel), vandaag)
        gezien = [regel.werkplek.pk for regel in (*eerste.regels, *tweede.regels)]
        assert len(gezien) == len(set(gezien)) == PER_PAGINA + 3
        assert eerste.volgende
        assert not tweede.volgende

    @pytest.mark.parametrize("na", ["onzin", "2026-13-01:1", "2026-11-01:x", "2026-11-01:99999999999999999999", "\0"])
    def test_een_onleesbare_sleutel_begint_vooraan(self, jobcoach, vandaag, na):
        WerkplekFactory()
        assert len(maak_lijst(jobcoach, Vraag.uit({"na": na, "toon": "onzin"}), vandaag).regels) == 1

    def test_het_aantal_vragen_groeit_niet(self, jobcoach, vandaag):
        aantallen = []
        for erbij in (3, 27):
            for _ in range(erbij):
                plek = WerkplekFactory()
                PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek)
            with CaptureQueriesContext(connection) as vragen:
                maak_lijst(jobcoach, Vraag(), vandaag)
            aantallen.append(len(vragen))
        assert aantallen[0] == aantallen[1] <= 6

    def test_de_bladen_vragen_bij_meer_rijen_niet_meer(self, klant, jobcoach, db_of_zonder):
        plek = WerkplekFactory(aantal=400)
        bladen = (LIJST, plek.get_absolute_url(), plek.werkgever.get_absolute_url())
        aantallen = {blad: [] for blad in bladen}
        als(klant, jobcoach)
        for erbij in (3, 27):
            for _ in range(erbij):
                traject = TrajectFactory(begeleid_door=[jobcoach])
                PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek, traject=traject)
                KlikgesprekFactory(werkplek=plek, traject=traject)
                WerkplekFactory(werkgever=plek.werkgever)
            for blad in bladen:
                with CaptureQueriesContext(connection) as vragen:
                    assert klant.get(blad).status_code == 200
                aantallen[blad].append(len(vragen))
        assert all(later <= eerst for eerst, later in aantallen.values()), aantallen

    def test_zonder_recht_is_de_lijst_dicht(self, klant, trainer):
        assert als(klant, trainer).get(LIJST).status_code == 403

    def test_een_andere_organisatie_ziet_de_plek_niet(self, client_voor, buitenstaander, db):
        plek = WerkplekFactory()
        with in_organisatie("werkshop"):
            ander = als(client_voor("werkshop"), buitenstaander)
        assert plek.naam not in ander.get(LIJST).content.decode()
        assert ander.get(plek.get_absolute_url()).status_code == 404


class TestPagina:
    def test_wie_geplaatst_is_ziet_alleen_wie_die_mag_zien(self, klant, jobcoach, programmamanager, db_of_zonder):
        plek = WerkplekFactory()
        geplaatst = PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek)
        als(klant, jobcoach)
        blad = klant.get(plek.get_absolute_url()).content.decode()
        assert geplaatst.traject.deelnemer.naam not in blad
        assert "1 deelnemer is hier geplaatst door een collega." in blad
        als(klant, programmamanager)
        assert geplaatst.traject.deelnemer.naam in klant.get(plek.get_absolute_url()).content.decode()

    def test_de_werkplek_staat_bij_de_werkgever(self, klant, jobcoach, db_of_zonder):
        plek = WerkplekFactory()
        blad = als(klant, jobcoach).get(plek.werkgever.get_absolute_url()).content.decode()
        assert plek.naam in blad
        assert "Werkplek toevoegen" in blad


class TestFormulier:
    def test_een_nieuwe_werkplek_staat_bij_de_werkgever_en_in_het_logboek(self, klant, jobcoach, keuzes):
        werkgever = WerkgeverFactory()
        antwoord = als(klant, jobcoach).post(reverse("werkgevers:werkplek_nieuw", args=[werkgever.pk]), invoer())
        plek = Werkplek.objects.get()
        assert antwoord.status_code == 302
        assert antwoord["Location"] == plek.get_absolute_url()
        assert (plek.werkgever, plek.dagen, plek.uren_per_week, plek.niveau) == (werkgever, [1, 5], Decimal("7.5"), 0)
        assert Logregel.objects.filter(soort=Soort.WERKPLEK_BEWAARD, over_pk=plek.pk).exists()

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"naam": ""}, "Schrijf op welk werk het is."),
            ({"aantal": "0"}, "Schrijf minstens 1."),
            ({"uren_per_week": "veel"}, "Schrijf de uren als een getal"),
            ({"uren_per_week": "0"}, "Schrijf meer dan 0 uur."),
            ({"vanaf": "01-12-2026", "tot": "01-11-2026"}, "De einddatum ligt voor de begindatum."),
            ({"taken": "x" * 5001}, "Er passen 5000 tekens"),
            ({"sector": "onzin"}, "onzin"),
        ],
    )
    def test_wat_niet_kan_wordt_uitgelegd_en_schrijft_niets(self, klant, jobcoach, keuzes, anders, zin):
        adres = reverse("werkgevers:werkplek_nieuw", args=[WerkgeverFactory().pk])
        antwoord = als(klant, jobcoach).post(adres, invoer(**anders))
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
        assert not Werkplek.objects.exists()

    def test_twee_mensen_tegelijk_zien_beide_teksten(self, klant, jobcoach, keuzes):
        plek = WerkplekFactory(naam="Van toen")
        Werkplek.objects.filter(pk=plek.pk).update(versie=2, naam="Van een collega")
        adres = reverse("werkgevers:werkplek_wijzigen", args=[plek.pk])
        antwoord = als(klant, jobcoach).post(adres, invoer(naam="Van mij"))
        assert antwoord.status_code == 409
        assert "Van een collega" in antwoord.content.decode()
        assert "Van mij" in antwoord.content.decode()

    def test_minder_plekken_dan_er_bezet_zijn_kan_niet(self, jobcoach, db_of_zonder):
        plek = WerkplekFactory(aantal=2)
        for _ in range(2):
            PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek)
        plek.aantal = 1
        with pytest.raises(RegelGeschonden, match="zijn al 2 deelnemers geplaatst") as fout:
            bewaar_werkplek(rij=plek, versie=1, door=jobcoach)
        assert fout.value.veld == "aantal"

    def test_een_vestiging_van_een_ander_en_een_oude_versie_worden_geweigerd(self, jobcoach, db_of_zonder):
        plek = WerkplekFactory()
        with pytest.raises(NietMeerActueel):
            bewaar_werkplek(rij=plek, versie=7, door=jobcoach)
        plek.vestiging = VestigingFactory()
        with pytest.raises(RegelGeschonden, match="andere werkgever"):
            bewaar_werkplek(rij=plek, versie=1, door=jobcoach)

    def test_een_keuze_die_uit_staat_blijft_te_lezen_en_is_niet_nieuw_te_kiezen(self, klant, jobcoach, keuzes):
        CodeFactory(lijst=Codelijst.VAARDIGHEID, code="lassen", naam="Lassen", actief=False)
        plek = WerkplekFactory(vaardigheden=["lassen"])
        als(klant, jobcoach)
        wijzigen = klant.get(reverse("werkgevers:werkplek_wijzigen", args=[plek.pk])).content.decode()
        nieuw = klant.get(reverse("werkgevers:werkplek_nieuw", args=[plek.werkgever_id])).content.decode()
        assert "Lassen" in wijzigen
        assert "Lassen" not in nieuw

    def test_wie_alleen_mag_kijken_krijgt_geen_formulier(self, klant, programmamanager, db_of_zonder):
        plek = WerkplekFactory()
        als(klant, programmamanager)
        assert klant.get(plek.get_absolute_url()).status_code == 200
        assert klant.get(reverse("werkgevers:werkplek_wijzigen", args=[plek.pk])).status_code == 403


def test_een_traject_zonder_bereik_telt_wel_als_bezet(jobcoach, db_of_zonder):
    plek = WerkplekFactory(aantal=1)
    PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek, traject=TrajectFactory())
    assert maak_lijst(jobcoach, Vraag(), timezone.localdate()).regels == []
