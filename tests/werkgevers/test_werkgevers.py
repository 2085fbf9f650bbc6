"""Employers and placements: what the database refuses, and what the dossier shows."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory, WerkgeverFactory
from werkgevers.plaatsing import aanmelding


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
