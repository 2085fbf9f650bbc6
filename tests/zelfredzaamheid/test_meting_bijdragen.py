"""What measurements give to others: signals, the column, the timeline; health and justice never in them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.zelfredzaamheid import LadderpositieFactory, MeetafspraakFactory, MetingFactory
from toegang.matrix import Recht
from trajecten.models import Signaalinstelling, Traject
from trajecten.registers import Ernst, leefgebieden_van, registers, urgenties_van
from trajecten.signaallijst import signalen_van
from trajecten.signaalwerk.diensten import stel_signaal_uit
from trajecten.stappenplan.diensten import maak_stap, sluit_stap
from zelfredzaamheid import aanmelding, diensten
from zelfredzaamheid.matrix import matrix_van
from zelfredzaamheid.signalen import (
    acuut_zonder_actie,
    eindmeting_ontbreekt,
    eindmeting_te_laat,
    gedaald,
    ladder_bekijken,
    meting_klaar,
    meting_terug,
    nulmeting_nodig,
    tussenmeting_nodig,
)


def dagen_geleden(aantal):
    return timezone.localdate() - timedelta(days=aantal)


def van(bron, traject):
    return list(bron(Traject.objects.filter(pk=traject.pk), timezone.localdate()))


def gemeten(traject, dagen, soort="nul", **scores):
    return MetingFactory(traject=traject, soort=soort, datum=dagen_geleden(dagen), scores=scores, vastgesteld=True)


def norm(traject, **velden):
    for naam, waarde in velden.items():
        setattr(traject.programma, naam, waarde)
    traject.programma.save()


class TestTeLaat:
    @pytest.mark.parametrize(
        ("binnen", "titel", "ernst"),
        [
            (120, None, None),
            (119, "Nulmeting over 7 dagen nodig", Ernst.INFO),
            (113, "Nulmeting over 1 dag nodig", Ernst.INFO),
            (112, "Nulmeting vandaag nodig", Ernst.INFO),
            (111, "Nulmeting is 1 dag te laat", Ernst.LETOP),
            (104, "Nulmeting is 8 dagen te laat", Ernst.LETOP),
            (14, "Nulmeting is 98 dagen te laat", Ernst.KRITIEK),
        ],
    )
    def test_de_nulmeting_is_te_laat_na_de_norm_van_het_programma(self, traject, binnen, titel, ernst):
        norm(traject, nulmeting_binnen_dagen=binnen)
        gevonden = van(nulmeting_nodig, traject)
        assert [(s.titel, s.ernst) for s in gevonden] == ([(titel, ernst)] if titel else [])

    def test_een_concept_telt_nog_niet(self, traject):
        norm(traject, nulmeting_binnen_dagen=14)
        MetingFactory(traject=traject)
        assert len(van(nulmeting_nodig, traject)) == 1
        gemeten(TrajectFactory(programma=traject.programma), 1, financien=3)

    def test_zonder_norm_of_met_nulmeting_is_er_niets(self, traject):
        assert van(nulmeting_nodig, traject) == []
        norm(traject, nulmeting_binnen_dagen=14)
        gemeten(traject, 100, financien=3)
        assert van(nulmeting_nodig, traject) == []

    def test_de_tussenmeting_telt_vanaf_de_laatste_meting(self, traject):
        norm(traject, tussenmeting_elke_dagen=30)
        gemeten(traject, 90, financien=3)
        gemeten(traject, 35, "tussen", financien=3)
        assert [s.titel for s in van(tussenmeting_nodig, traject)] == ["Tussenmeting is 5 dagen te laat"]

    def test_na_de_eindmeting_of_zonder_nulmeting_is_er_geen_tussenmeting_nodig(self, traject):
        norm(traject, tussenmeting_elke_dagen=30)
        assert van(tussenmeting_nodig, traject) == []
        gemeten(traject, 90, financien=3)
        gemeten(traject, 40, "eind", financien=3)
        assert van(tussenmeting_nodig, traject) == []

    @pytest.mark.parametrize(("dagen", "mist"), [(14, True), (15, False)])
    def test_vlak_voor_het_einde_ontbreekt_de_eindmeting(self, traject, dagen, mist):
        traject.einddatum = timezone.localdate() + timedelta(days=dagen)
        traject.save()
        gemeten(traject, 90, financien=3)
        assert bool(van(eindmeting_ontbreekt, traject)) is mist


class TestGedaald:
    def test_een_lagere_score_van_kort_geleden_vraagt_aandacht(self, traject):
        gemeten(traject, 60, financien=3, huisvesting=4)
        gemeten(traject, 5, "tussen", financien=2, huisvesting=4)
        (signaal,) = van(gedaald, traject)
        assert (signaal.titel, signaal.ernst) == ("Financiën gedaald van 3 naar 2", Ernst.LETOP)

    def test_gezondheid_en_justitie_staan_er_nooit_in(self, traject):
        gemeten(traject, 60, justitie=4, middelengebruik=3)
        gemeten(traject, 5, "tussen", justitie=1, middelengebruik=2)
        assert van(gedaald, traject) == []
        assert van(acuut_zonder_actie, traject) == []

    def test_na_dertig_dagen_is_het_geen_nieuws_meer(self, traject):
        gemeten(traject, 60, financien=3)
        gemeten(traject, 30, "tussen", financien=2)
        assert van(gedaald, traject) == []

    def test_een_nieuwere_meting_haalt_het_weg(self, traject):
        gemeten(traject, 60, financien=3)
        gemeten(traject, 20, "tussen", financien=2)
        gemeten(traject, 5, "tussen", financien=3)
        assert van(gedaald, traject) == []

    def test_een_ander_instrument_is_geen_daling(self, traject):
        MetingFactory(
            traject=traject,
            datum=dagen_geleden(60),
            instrument__code="zrm-2013",
            scores={"financien": 5},
            vastgesteld=True,
        )
        gemeten(traject, 5, "tussen", financien=2)
        assert van(gedaald, traject) == []


class TestAcuut:
    def test_een_1_zonder_stap_vraagt_aandacht_hoe_lang_geleden_ook(self, traject):
        gemeten(traject, 80, financien=1, huisvesting=1)
        (signaal,) = van(acuut_zonder_actie, traject)
        assert (signaal.titel, signaal.ernst) == ("Financiën is acuut, zonder stap, en nog 1", Ernst.KRITIEK)
        assert signaal.url.endswith("?leefgebied=financien")

    def test_wat_later_niet_besproken_is_blijft_acuut(self, traject):
        gemeten(traject, 80, financien=1)
        gemeten(traject, 5, "tussen", financien=None, huisvesting=4)
        assert len(van(acuut_zonder_actie, traject)) == 1

    def test_een_open_stap_of_een_reden_haalt_het_weg_en_een_gesloten_stap_niet(self, traject, casemanager):
        gemeten(traject, 80, financien=1)
        stap = maak_stap(traject=traject, leefgebied="financien", wat="Bellen.", door=casemanager)
        assert van(acuut_zonder_actie, traject) == []
        sluit_stap(stap=stap, verwacht=stap.versie, staat="gedaan", resultaat="Gebeld.", door=casemanager)
        assert len(van(acuut_zonder_actie, traject)) == 1
        meting = MetingFactory(traject=traject, soort="tussen", scores={"financien": 1})
        meting.scores.update(geen_stap_omdat="Schuldhulp doet alles.")
        meting.vastgesteld_op, meting.vastgesteld_door = timezone.now(), casemanager
        meting.save()
        assert van(acuut_zonder_actie, traject) == []

    def test_gezondheid_of_justitie_meldt_alleen_dat_er_iets_is_aan_wie_dat_mag(self, traject, jobcoach, casemanager):
        gemeten(traject, 5, justitie=1)
        bron, vandaag = Traject.objects.filter(pk=traject.pk), timezone.localdate()
        assert "acuut" not in {s.code for s in signalen_van(bron, jobcoach, vandaag)}
        (signaal,) = [s for s in signalen_van(bron, casemanager, vandaag) if s.code == "acuut"]
        assert (signaal.titel, signaal.ernst) == ("Een persoonlijk onderwerp is acuut, zonder stap", Ernst.KRITIEK)
        assert "justitie" not in repr(signaal).lower()

    def test_nu_niet_geldt_niet_voor_wat_een_latere_meting_acuut_vindt(self, traject, casemanager):
        gemeten(traject, 60, financien=1)
        (eerste,) = van(acuut_zonder_actie, traject)
        morgen = timezone.localdate() + timedelta(days=1)
        stel_signaal_uit(signaal=eerste, tot=morgen, reden="Morgen gesprek.", door=casemanager)
        gemeten(traject, 5, "tussen", financien=1, huisvesting=1)
        bron = Traject.objects.filter(pk=traject.pk)
        assert "acuut" in {s.code for s in signalen_van(bron, casemanager, timezone.localdate())}

    def test_een_hogere_score_haalt_het_weg(self, traject):
        gemeten(traject, 80, financien=1)
        gemeten(traject, 5, "tussen", financien=2)
        assert van(acuut_zonder_actie, traject) == []


class TestWachten:
    def test_een_klare_meting_vraagt_de_casemanager(self, traject, jobcoach, casemanager):
        meting = MetingFactory(traject=traject, scores={"financien": 3})
        assert van(meting_klaar, traject) == []
        diensten.zet_meting_klaar(meting=meting, door=jobcoach)
        (signaal,) = van(meting_klaar, traject)
        assert signaal.titel == "Nulmeting staat klaar om vast te stellen"
        alle = Traject.objects.all()
        assert "meting_klaar" in {s.code for s in signalen_van(alle, casemanager, timezone.localdate())}
        assert "meting_klaar" not in {s.code for s in signalen_van(alle, jobcoach, timezone.localdate())}
        diensten.geef_meting_terug(meting=meting, omdat="Bespreek huisvesting.", door=casemanager)
        assert van(meting_klaar, traject) == []
        (terug,) = van(meting_terug, traject)
        assert "huisvesting" not in f"{terug.titel}{terug.feiten}"

    @pytest.mark.parametrize(("dagen", "te_laat"), [(0, True), (27, True), (28, False), (-1, False)])
    def test_na_het_einde_blijft_de_eindmeting_vier_weken_te_laat(self, traject, dagen, te_laat):
        traject.einddatum = dagen_geleden(dagen)
        traject.save()
        gemeten(traject, 90, financien=3)
        assert bool(van(eindmeting_te_laat, traject)) is te_laat

    @pytest.mark.parametrize(("dagen", "vraagt"), [(0, True), (10, True), (-1, False)])
    def test_een_afgesproken_trede_wordt_bekeken_als_de_datum_er_is(self, traject, dagen, vraagt):
        LadderpositieFactory(
            traject=traject, peildatum=dagen_geleden(90), verwachte_trede=4, horizon=dagen_geleden(dagen)
        )
        assert bool(van(ladder_bekijken, traject)) is vraagt

    def test_wie_daarna_keek_is_klaar(self, traject):
        LadderpositieFactory(traject=traject, peildatum=dagen_geleden(90), verwachte_trede=4, horizon=dagen_geleden(9))
        LadderpositieFactory(traject=traject, peildatum=dagen_geleden(5))
        assert van(ladder_bekijken, traject) == []

    def test_waar_de_casemanager_alleen_voorbereidt_is_de_actie_van_haar(self, traject):
        norm(traject, nulmeting_binnen_dagen=14)
        (signaal,) = van(nulmeting_nodig, traject)
        assert signaal.recht == Recht.METING_INVULLEN
        MeetafspraakFactory(programma=traject.programma, voorbereiden="vaststeller")
        (signaal,) = van(nulmeting_nodig, traject)
        assert signaal.recht == Recht.METING_VASTSTELLEN

    def test_een_organisatie_stelt_in_hoe_lang_van_tevoren(self, traject):
        norm(traject, nulmeting_binnen_dagen=119)
        assert len(van(nulmeting_nodig, traject)) == 1
        Signaalinstelling.objects.create(code="nulmeting_te_laat", drempels={"vooraf": 6})
        assert van(nulmeting_nodig, traject) == []


class TestVoorHetStappenplan:
    def test_de_urgentie_is_de_laatste_besproken_score(self, traject):
        gemeten(traject, 80, financien=1, justitie=2)
        gemeten(traject, 5, "tussen", financien=3, justitie=None)
        assert urgenties_van([traject])[traject.pk] == {"financien": 3, "justitie": 2}

    def test_de_leefgebieden_zijn_die_van_het_instrument_waarmee_gemeten_is(self, traject):
        assert len(leefgebieden_van(traject)) == 13
        MetingFactory(traject=traject, instrument__code="zrm-2013", scores={"adl": 3}, vastgesteld=True)
        gebieden = {gebied.code: gebied.bijzonder for gebied in leefgebieden_van(traject)}
        assert len(gebieden) == 11
        assert gebieden["adl"]


def test_wie_geen_metingen_mag_zien_krijgt_er_geen_signaal_over(traject, casemanager, programmamanager):
    norm(traject, nulmeting_binnen_dagen=14)
    alle = Traject.objects.all()
    codes = {s.code for s in signalen_van(alle, casemanager, timezone.localdate())}
    assert "nulmeting_te_laat" in codes
    assert signalen_van(alle, programmamanager, timezone.localdate()) == []


class TestMatrix:
    def test_zonder_meting_is_er_geen_matrix(self, traject):
        MetingFactory(traject=traject, scores={"financien": 3})
        assert matrix_van(traject, met_bijzonder=True) is None

    def test_de_laatste_staat_naast_de_eerste(self, traject):
        gemeten(traject, 90, financien=3, justitie=4)
        gemeten(traject, 60, "tussen", financien=1, justitie=3)
        gemeten(traject, 30, "tussen", financien=4, justitie=3)
        matrix = matrix_van(traject, met_bijzonder=True)
        assert [m.datum if m else None for m in matrix.metingen] == [dagen_geleden(90), dagen_geleden(30), None]
        assert {r.leefgebied.code: r.verschil for r in matrix.rijen if r.verschil is not None} == {
            "financien": 1,
            "justitie": -1,
        }
        assert matrix.vergelijking.zin == "1 gebied vooruit · 0 gelijk · 1 achteruit"

    def test_wat_bijzonder_is_blijft_dicht(self, traject):
        gemeten(traject, 90, financien=3, justitie=4)
        gemeten(traject, 30, "tussen", financien=4, justitie=3)
        matrix = matrix_van(traject, met_bijzonder=False)
        justitie = next(r for r in matrix.rijen if r.leefgebied.code == "justitie")
        assert [(c.score, c.afgeschermd) for c in justitie.cellen] == [(None, True), (None, True), (None, False)]
        assert justitie.verschil is None
        assert matrix.vergelijking.achteruit == 0
        assert matrix.afgeschermd

    def test_metingen_met_een_ander_instrument_staan_er_niet_naast(self, traject):
        MetingFactory(
            traject=traject,
            datum=dagen_geleden(60),
            instrument__code="zrm-2013",
            scores={"financien": 5},
            vastgesteld=True,
        )
        gemeten(traject, 5, "tussen", financien=2)
        matrix = matrix_van(traject, met_bijzonder=True)
        assert matrix.metingen[0] is None
        assert matrix.eerste is None
        assert matrix.ander_instrument


class TestLijstEnTijdlijn:
    def kolom(self, trajecten, gebruiker):
        kolom = next(k for k in registers.kolommen if k.code == "zelfredzaamheid")
        return kolom.laad(trajecten, gebruiker, timezone.localdate())

    def test_de_kolom_noemt_de_laagste_score_zonder_gezondheid_en_justitie(self, traject, casemanager):
        gemeten(traject, 60, financien=3, huisvesting=4, justitie=4)
        gemeten(traject, 5, "tussen", financien=2, huisvesting=5, justitie=1)
        waarde = self.kolom([traject], casemanager)[traject.pk]
        assert (waarde["laagste"], waarde["gebied"]) == (2, "Financiën")
        assert waarde["vergelijking"].zin == "1 gebied vooruit · 0 gelijk · 1 achteruit"

    def test_de_kolom_en_de_signalen_vragen_voor_dertig_evenveel_als_voor_drie(
        self, traject, casemanager, django_assert_num_queries
    ):
        for aantal in (3, 27):
            for _ in range(aantal):
                nieuw = TrajectFactory(programma=traject.programma)
                gemeten(nieuw, 60, financien=3, huisvesting=1)
                gemeten(nieuw, 5, "tussen", financien=2, huisvesting=1)
            trajecten = list(Traject.objects.exclude(pk=traject.pk))
            with django_assert_num_queries(2):
                assert len(self.kolom(trajecten, casemanager)) == len(trajecten)
            bron = Traject.objects.exclude(pk=traject.pk)
            with django_assert_num_queries(4):
                assert len(list(gedaald(bron, timezone.localdate()))) == len(trajecten)
            with django_assert_num_queries(4):
                assert len(list(acuut_zonder_actie(bron, timezone.localdate()))) == len(trajecten)

    def test_de_tijdlijn_noemt_elke_meting_die_telt(self, traject, casemanager, programmamanager):
        gemeten(traject, 60, financien=3, justitie=4)
        tussen = gemeten(traject, 5, "tussen", financien=4, justitie=1)
        MetingFactory(traject=traject, soort="tussen")
        regels = list(aanmelding.gebeurtenissen(traject, casemanager))
        assert [(r.titel, r.tekst) for r in regels] == [
            ("Nulmeting", ""),
            ("Tussenmeting", "1 gebied vooruit · 0 gelijk · 0 achteruit"),
        ]
        assert regels[1].url == reverse("zelfredzaamheid:meting", args=[tussen.pk])
        assert list(aanmelding.gebeurtenissen(traject, programmamanager)) == []
