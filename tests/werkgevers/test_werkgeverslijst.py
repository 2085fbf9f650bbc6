"""The list of employers: who sees it, finding one, page by page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import (
    ContactpersoonFactory,
    ErkenningFactory,
    PlaatsingFactory,
    VestigingFactory,
    WerkgeverFactory,
    WerkgeverscontactFactory,
)
from werkgevers.models import Werkgever
from werkgevers.werkgever.lijst import PER_PAGINA, Vraag, maak_lijst

LIJST = "/werkgevers/"


@pytest.fixture
def traject(db_of_zonder, casemanager, jobcoach):
    return TrajectFactory(begeleid_door=[casemanager, jobcoach])


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


def namen(gebruiker, **vraag):
    lijst = maak_lijst(gebruiker, Vraag(**vraag), timezone.localdate())
    return [rij.werkgever.naam for rij in lijst.rijen]


class TestWieZietWat:
    def test_elke_jobcoach_ziet_alle_werkgevers_want_die_zijn_van_de_organisatie(self, klant, jobcoach, casemanager):
        WerkgeverFactory(naam="Garage Noord", vaste_jobcoach=casemanager)
        inhoud = als(klant, jobcoach).get(LIJST).content.decode()
        assert "Garage Noord" in inhoud
        assert casemanager.naam in inhoud
        assert "Werkgever toevoegen" in inhoud

    def test_een_programmamanager_ziet_ze_en_wijzigt_niets(self, klant, programmamanager):
        werkgever = WerkgeverFactory()
        manager = als(klant, programmamanager)
        assert "Werkgever toevoegen" not in manager.get(LIJST).content.decode()
        assert manager.get(f"{LIJST}{werkgever.pk}/wijzigen/").status_code == 403

    def test_zonder_recht_is_de_lijst_dicht(self, klant, trainer, beheerder):
        for persoon in (trainer, beheerder):
            assert als(klant, persoon).get(LIJST).status_code == 403

    def test_een_andere_organisatie_ziet_niets(self, client_voor, buitenstaander, db_of_zonder):
        werkgever = WerkgeverFactory()
        with in_organisatie("werkshop"):
            ander = als(client_voor("werkshop"), buitenstaander)
        assert werkgever.naam not in ander.get(LIJST).content.decode()

    def test_geplaatst_telt_alleen_wie_binnen_bereik_is(self, traject, jobcoach, programmamanager):
        werkgever = WerkgeverFactory()
        PlaatsingFactory(traject=traject, werkgever=werkgever)
        PlaatsingFactory(werkgever=werkgever)
        PlaatsingFactory(traject=traject, werkgever=werkgever, gestopt=True)
        for gebruiker, aantal in ((jobcoach, 1), (programmamanager, 2)):
            (rij,) = maak_lijst(gebruiker, Vraag(), timezone.localdate()).rijen
            assert rij.werkgever.geplaatst == aantal

    def test_een_jobcoach_die_vertrokken_is_valt_op(self, klant, jobcoach, casemanager):
        WerkgeverFactory(vaste_jobcoach=casemanager)
        casemanager.is_active = False
        casemanager.save()
        assert "Werkt hier niet meer" in als(klant, jobcoach).get(LIJST).content.decode()


class TestVinden:
    def test_zoeken_op_naam_plaats_en_nummers(self, jobcoach):
        garage = WerkgeverFactory(naam="Garage Noord", kvk_nummer="01234567")
        VestigingFactory(werkgever=garage, plaats="Edam", vestigingsnummer="000038509504")
        WerkgeverFactory(naam="Bakker Zuid")
        for tekst in ("garage", "NOORD", "edam", "0123 4567", "000038509504"):
            assert namen(jobcoach, zoek=tekst) == ["Garage Noord"]
        assert namen(jobcoach, zoek="%") == []

    def test_kiezen_op_sector(self, jobcoach):
        WerkgeverFactory(naam="A", sectoren=["bouw", "techniek"])
        WerkgeverFactory(naam="B", sectoren=["horeca"])
        assert namen(jobcoach, sector="techniek") == ["A"]
        assert namen(jobcoach, sector="bestaat_niet") == []

    def test_alleen_de_werkgevers_waarvan_ik_de_vaste_jobcoach_ben(self, jobcoach, casemanager):
        WerkgeverFactory(naam="A", vaste_jobcoach=jobcoach)
        WerkgeverFactory(naam="B", vaste_jobcoach=casemanager)
        assert namen(jobcoach, van="mij") == ["A"]

    def test_niets_gevonden_wijst_de_weg_terug(self, klant, jobcoach):
        WerkgeverFactory()
        inhoud = als(klant, jobcoach).get(LIJST, {"zoek": "zzz", "sector": "bouw"}).content.decode()
        assert "Geen werkgever gevonden" in inhoud
        assert "Alle werkgevers tonen" in inhoud

    def test_zonder_werkgevers_staat_er_wat_de_eerste_stap_is(self, klant, jobcoach):
        inhoud = als(klant, jobcoach).get(LIJST).content.decode()
        assert "Nog geen werkgevers" in inhoud
        assert "/werkgevers/nieuw/" in inhoud

    def test_vreemde_tekens_in_het_adres_geven_gewoon_een_lijst(self, klant, jobcoach):
        WerkgeverFactory()
        jobcoach_klant = als(klant, jobcoach)
        for vraag in ({"zoek": "\0"}, {"zoek": "x" * 5000}, {"sector": "\0'--"}, {"van": "wie"}, {"na": "1:\0"}):
            assert jobcoach_klant.get(LIJST, vraag).status_code == 200

    def test_een_rij_zegt_erkend_laatste_contact_en_plaats(self, jobcoach):
        vestiging = VestigingFactory(plaats="Edam")
        vandaag = timezone.localdate()
        ErkenningFactory(vestiging=vestiging)
        ErkenningFactory(vestiging=vestiging, kwalificatie="Stukadoor", tot=vandaag)
        WerkgeverscontactFactory(werkgever=vestiging.werkgever, datum=vandaag - timedelta(days=9))
        WerkgeverscontactFactory(werkgever=vestiging.werkgever, datum=vandaag - timedelta(days=2))
        (rij,) = maak_lijst(jobcoach, Vraag(), vandaag).rijen
        assert (rij.werkgever.erkend, rij.plaatsen) == (1, "Edam")
        assert rij.werkgever.laatste_contact == vandaag - timedelta(days=2)


class TestBladeren:
    def test_de_paginas_samen_noemen_iedereen_een_keer(self, jobcoach):
        for nummer in range(PER_PAGINA + 3):
            WerkgeverFactory(naam=f"Bedrijf {nummer // 2:02d}")
        vandaag = timezone.localdate()
        eerste = maak_lijst(jobcoach, Vraag(), vandaag)
        sleutel = eerste.rijen[-1].werkgever.sleutel
        tweede = maak_lijst(jobcoach, Vraag(na=sleutel), vandaag)
        gezien = [rij.werkgever.pk for rij in (*eerste.rijen, *tweede.rijen)]
        assert len(gezien) == len(set(gezien)) == Werkgever.objects.count() == eerste.totaal
        assert (len(tweede.rijen), tweede.volgende) == (3, "")

    def test_de_volgende_pagina_blijft_bij_wat_gekozen_is(self, klant, jobcoach):
        for nummer in range(PER_PAGINA + 1):
            WerkgeverFactory(naam=f"Bedrijf {nummer:02d}", sectoren=["bouw"])
        WerkgeverFactory(naam="Zuivel", sectoren=["horeca"])
        volgende = maak_lijst(jobcoach, Vraag(sector="bouw"), timezone.localdate()).volgende
        inhoud = als(klant, jobcoach).get(LIJST + volgende).content.decode()
        assert "Bedrijf 25" in inhoud
        assert "Zuivel" not in inhoud

    @pytest.mark.parametrize("na", ["onzin", ":", "1:\0", "99999999999999999999:"])
    def test_een_onleesbare_sleutel_begint_vooraan(self, jobcoach, na):
        WerkgeverFactory(naam="A")
        assert namen(jobcoach, na=na) == ["A"]

    def test_het_aantal_vragen_groeit_niet(self, traject, jobcoach, django_assert_num_queries):
        for aantal in (3, 30):
            for _ in range(aantal):
                erkend = ErkenningFactory()
                PlaatsingFactory(traject=traject, werkgever=erkend.vestiging.werkgever)
                ContactpersoonFactory(werkgever=erkend.vestiging.werkgever)
            with django_assert_num_queries(4):
                maak_lijst(jobcoach, Vraag(), timezone.localdate())
