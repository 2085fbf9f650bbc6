"""The page Metingen: what in the own caseload asks for a look, and what stays closed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.trajecten import BetrokkeneFactory, TrajectFactory
from tests.fabrieken.zelfredzaamheid import MetingFactory
from toegang.models import Logregel
from trajecten.stappenplan.diensten import maak_stap
from zelfredzaamheid import diensten
from zelfredzaamheid.te_doen import DELEN, OP_DE_PAGINA, PER_BLADZIJDE, noteer_gelezen, te_doen_voor

PAGINA = "/metingen/"


def dagen_geleden(aantal):
    return timezone.localdate() - timedelta(days=aantal)


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


def gemeten(traject, dagen, soort="nul", **scores):
    return MetingFactory(traject=traject, soort=soort, datum=dagen_geleden(dagen), scores=scores, vastgesteld=True)


def kaart(klant, code, **zoek):
    pagina = klant.get(PAGINA, zoek).content.decode()
    return pagina.split(f'id="{code}-kop"')[1].split("</section>")[0]


def test_de_pagina_noemt_concepten_en_wie_te_laat_is(klant, jobcoach, traject):
    MetingFactory(traject=traject, soort="tussen")
    laat = TrajectFactory(programma__nulmeting_binnen_dagen=14, begeleid_door=[jobcoach])
    als(klant, jobcoach)
    assert f"Tussenmeting {traject.deelnemer.naam}" in kaart(klant, "concepten")
    assert laat.deelnemer.naam in kaart(klant, "verwacht")
    assert "Nulmeting is 98 dagen te laat" in kaart(klant, "verwacht")


def test_wat_klaar_staat_is_voor_de_casemanager(klant, jobcoach, casemanager, traject):
    meting = MetingFactory(traject=traject, scores={"financien": 3})
    diensten.zet_meting_klaar(meting=meting, door=jobcoach)
    als(klant, casemanager)
    assert f'href="{reverse("zelfredzaamheid:meting", args=[meting.pk])}"' in kaart(klant, "klaar")
    assert traject.deelnemer.naam not in kaart(klant, "concepten")
    assert "klaar-kop" not in als(klant, jobcoach).get(PAGINA).content.decode()
    diensten.geef_meting_terug(meting=meting, omdat="Nog iets.", door=casemanager)
    assert "Teruggegeven" in kaart(klant, "concepten")


def test_acuut_zonder_stap_leidt_naar_een_stap(klant, casemanager, traject):
    gemeten(traject, 40, financien=1)
    als(klant, casemanager)
    assert f"{reverse('trajecten:stap_nieuw', args=[traject.pk])}?leefgebied=financien" in kaart(klant, "acuut")
    maak_stap(traject=traject, leefgebied="financien", wat="Bel.", door=casemanager)
    assert "Niets acuuts zonder stap" in kaart(klant, "acuut")


def test_de_grootste_daling_staat_bovenaan(klant, casemanager, traject):
    gemeten(traject, 60, financien=3, huisvesting=3)
    gemeten(traject, 5, "tussen", financien=2, huisvesting=3)
    dieper = TrajectFactory(begeleid_door=[casemanager])
    gemeten(dieper, 60, financien=5)
    gemeten(dieper, 5, "tussen", financien=2)
    tekst = kaart(als(klant, casemanager), "dalingen")
    assert tekst.index(dieper.deelnemer.naam) < tekst.index(traject.deelnemer.naam)
    assert "van 5 naar 2" in tekst
    assert "Huisvesting" not in tekst


def test_alleen_de_eigen_deelnemers_staan_erin(klant, casemanager, iemand, traject):
    from toegang.matrix import Rol

    collega = iemand(Rol.CASEMANAGER, email="collega@werkmakerij.example")
    van_collega = TrajectFactory(begeleid_door=[collega])
    gemeten(van_collega, 60, financien=3)
    gemeten(van_collega, 5, "tussen", financien=1)
    als(klant, casemanager)
    for code in ("acuut", "dalingen", "gemeten"):
        assert van_collega.deelnemer.naam not in kaart(klant, code)


class TestBijzonder:
    @pytest.fixture(autouse=True)
    def _gemeten(self, traject):
        gemeten(traject, 60, justitie=3)
        gemeten(traject, 5, "tussen", justitie=1)

    def test_de_casemanager_ziet_justitie_en_dat_staat_in_het_logboek(self, klant, casemanager, traject):
        als(klant, casemanager)
        assert "Justitie" in kaart(klant, "acuut")
        # an address stays behind in a browser and in logs
        assert "leefgebied=justitie" not in kaart(klant, "acuut")
        assert "Justitie" in kaart(klant, "dalingen")
        regels = Logregel.objects.filter(soort="bijzonder_bekeken", details__pagina="metingen")
        assert {regel.deelnemer_pk for regel in regels} == {traject.deelnemer_id}
        assert all("justitie" not in str(regel.details).lower() for regel in regels)

    def test_de_jobcoach_ziet_er_niets_van(self, klant, jobcoach):
        als(klant, jobcoach)
        assert "Justitie" not in klant.get(PAGINA).content.decode()
        assert not Logregel.objects.filter(soort="bijzonder_bekeken").exists()


class TestVeel:
    def maak(self, traject, aantal, casemanager):
        for _ in range(aantal):
            nieuw = TrajectFactory(programma=traject.programma)
            BetrokkeneFactory(traject=nieuw, gebruiker=casemanager, rol="casemanager")
            gemeten(nieuw, 60, financien=3, huisvesting=1, justitie=4)
            gemeten(nieuw, 35, "tussen", financien=3, huisvesting=1, justitie=4)
            gemeten(nieuw, 5, "tussen", financien=2, huisvesting=1, justitie=1)
            MetingFactory(traject=nieuw, soort="eind", scores={"financien": 3})
            klaar = MetingFactory(
                traject=TrajectFactory(programma=traject.programma, begeleid_door=[casemanager]),
                scores={"financien": 3},
            )
            diensten.zet_meting_klaar(meting=klaar, door=casemanager)

    @pytest.mark.parametrize("deel", ["", *DELEN])
    def test_het_aantal_vragen_groeit_niet_met_de_rijen(
        self, traject, casemanager, deel, django_assert_max_num_queries
    ):
        traject.programma.nulmeting_binnen_dagen = 14
        traject.programma.save()
        geteld = []
        for aantal in (3, 9):
            self.maak(traject, aantal, casemanager)
            with django_assert_max_num_queries(60) as vragen:
                te_doen = te_doen_voor(casemanager, timezone.localdate(), deel=deel)
                noteer_gelezen(te_doen, door=casemanager)
            geteld.append(len(vragen))
        assert geteld[0] == geteld[1]

    def test_een_lange_lijst_zegt_dat_er_meer_is(self, klant, casemanager, traject):
        self.maak(traject, OP_DE_PAGINA + 1, casemanager)
        als(klant, casemanager)
        assert "Dit zijn de 10 dringendste van 11." in kaart(klant, "acuut")
        assert kaart(klant, "acuut", deel="acuut").count("Stap maken") == 11
        assert "klaar-kop" not in klant.get(PAGINA, {"deel": "acuut"}).content.decode()

    def test_de_metingen_gaan_verder_na_een_sleutel(self, casemanager, traject):
        self.maak(traject, 9, casemanager)
        gezien, na = [], 0
        while True:
            te_doen = te_doen_voor(casemanager, timezone.localdate(), deel="gemeten", na=na)
            gezien += [rij.meting.pk for rij in te_doen.lijsten["gemeten"].rijen]
            na = te_doen.volgende
            if not na:
                break
        assert len(gezien) == len(set(gezien)) == 27 > PER_BLADZIJDE

    @pytest.mark.parametrize(
        "zoek", [{"deel": "x"}, {"deel": "gemeten", "na": "x"}, {"deel": "gemeten", "na": "9" * 30}]
    )
    def test_een_onzinnig_adres_geeft_het_begin(self, klant, casemanager, zoek):
        assert als(klant, casemanager).get(PAGINA, zoek).status_code == 200
