"""Employers and placements: what the database refuses, who sees whom, page by page."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory, WerkgeverFactory
from werkgevers import aanmelding
from werkgevers.models import Werkgever
from werkgevers.overzicht import PER_PAGINA, pagina_voor

PAGINA = "/werkgevers/"


@pytest.fixture
def traject(db_of_zonder, casemanager, jobcoach):
    return TrajectFactory(begeleid_door=[casemanager, jobcoach])


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


class TestDatabank:
    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("werkgever_kvk_8_cijfers", {"kvk_nummer": "1234567"}),
            ("werkgever_kvk_8_cijfers", {"kvk_nummer": "1234567A"}),
            ("werkgever_kvk_uniek", {"kvk_nummer": "01234567"}),
            ("werkgever_naam_uniek_zonder_kvk", {"naam": "De Kwast", "kvk_nummer": ""}),
        ],
    )
    def test_een_werkgever_die_niet_klopt_wordt_geweigerd(self, db, naam, velden):
        WerkgeverFactory(kvk_nummer="01234567")
        WerkgeverFactory(naam="De Kwast", kvk_nummer="")
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            WerkgeverFactory(**velden)

    def test_een_naam_mag_twee_keer_met_een_ander_kvk_nummer(self, db):
        WerkgeverFactory(naam="De Kwast", kvk_nummer="00000001")
        assert WerkgeverFactory(naam="De Kwast", kvk_nummer="00000002").pk

    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("plaatsing_einde_na_start", {"einddatum": timezone.localdate().replace(year=2020)}),
            ("plaatsing_uren_per_week", {"uren_per_week": Decimal(169)}),
            ("plaatsing_uren_per_week", {"uren_per_week": Decimal(-1)}),
        ],
    )
    def test_een_plaatsing_die_niet_klopt_wordt_geweigerd(self, traject, naam, velden):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            PlaatsingFactory(traject=traject, **velden)

    def test_een_plaatsing_zonder_einde_en_uren_mag(self, traject):
        assert PlaatsingFactory(traject=traject, uren_per_week=None).pk


class TestPagina:
    def test_wie_nu_werkt_staat_bij_de_werkgever(self, klant, jobcoach, traject):
        plaatsing = PlaatsingFactory(traject=traject)
        gestopt = PlaatsingFactory(traject=traject, gestopt=True)
        inhoud = als(klant, jobcoach).get(PAGINA).content.decode()
        assert plaatsing.werkgever.naam in inhoud
        assert traject.deelnemer.naam in inhoud
        assert "18 uur per week" in inhoud
        assert gestopt.werkgever.naam not in inhoud

    def test_een_jobcoach_ziet_alleen_de_eigen_deelnemers(self, klant, jobcoach, programmamanager, traject):
        ander = PlaatsingFactory()
        assert ander.werkgever.naam not in als(klant, jobcoach).get(PAGINA).content.decode()
        assert ander.werkgever.naam in als(klant, programmamanager).get(PAGINA).content.decode()

    def test_zonder_recht_is_de_pagina_dicht(self, klant, trainer, beheerder):
        for persoon in (trainer, beheerder):
            assert als(klant, persoon).get(PAGINA).status_code == 403

    def test_een_andere_organisatie_ziet_niets(self, client_voor, buitenstaander, traject):
        plaatsing = PlaatsingFactory(traject=traject)
        with in_organisatie("werkshop"):
            ander = als(client_voor("werkshop"), buitenstaander)
        assert plaatsing.werkgever.naam not in ander.get(PAGINA).content.decode()

    def test_zonder_plaatsingen_legt_de_pagina_uit_wat_er_komt(self, klant, jobcoach, traject):
        assert "Niemand werkt nu bij een werkgever" in als(klant, jobcoach).get(PAGINA).content.decode()

    def test_de_paginas_samen_noemen_iedereen_een_keer(self, traject, jobcoach):
        for nummer in range(PER_PAGINA + 3):
            PlaatsingFactory(traject=traject, werkgever__naam=f"Bedrijf {nummer // 2:02d}")
        eerste = pagina_voor(jobcoach, timezone.localdate())
        tweede = pagina_voor(jobcoach, timezone.localdate(), eerste.volgende)
        gezien = [regel.werkgever.pk for regel in (*eerste.regels, *tweede.regels)]
        assert len(gezien) == len(set(gezien)) == Werkgever.objects.count()
        assert (len(tweede.regels), tweede.volgende) == (3, "")

    @pytest.mark.parametrize("na", ["onzin", ":", "1:\0", "99999999999999999999:"])
    def test_een_onleesbare_sleutel_begint_vooraan(self, traject, jobcoach, na):
        PlaatsingFactory(traject=traject)
        assert len(pagina_voor(jobcoach, timezone.localdate(), na).regels) == 1

    def test_het_aantal_vragen_groeit_niet(self, traject, jobcoach, django_assert_num_queries):
        for aantal in (3, 20):
            for _ in range(aantal):
                PlaatsingFactory(traject=traject)
            with django_assert_num_queries(4):
                pagina_voor(jobcoach, timezone.localdate())


class TestDossier:
    def test_plaatsingen_staan_in_het_dossier_voor_wie_ze_mag_zien(self, klant, jobcoach, trainer, traject):
        from tests.fabrieken.trajecten import BetrokkeneFactory

        BetrokkeneFactory(traject=traject, gebruiker=trainer, rol="trainer")
        plaatsing = PlaatsingFactory(traject=traject)
        assert plaatsing.werkgever.naam in als(klant, jobcoach).get(traject.get_absolute_url()).content.decode()
        assert plaatsing.werkgever.naam not in als(klant, trainer).get(traject.get_absolute_url()).content.decode()

    def test_begin_en_einde_staan_in_de_tijdlijn(self, traject, jobcoach, trainer):
        plaatsing = PlaatsingFactory(traject=traject, gestopt=True)
        regels = [(r.datum, r.titel) for r in aanmelding.gebeurtenissen(traject, jobcoach)]
        werkgever = plaatsing.werkgever.naam
        assert regels == [
            (plaatsing.startdatum, f"Start leerwerkplek bij {werkgever}"),
            (plaatsing.einddatum, f"Einde leerwerkplek bij {werkgever}"),
        ]
        assert list(aanmelding.gebeurtenissen(traject, trainer)) == []
