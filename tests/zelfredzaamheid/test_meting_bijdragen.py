"""What measurements give to others: signals, the column, the timeline; health and justice never in them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.zelfredzaamheid import MetingFactory
from trajecten.models import Traject
from trajecten.registers import Ernst, registers
from trajecten.signaallijst import signalen_van
from zelfredzaamheid import aanmelding
from zelfredzaamheid.matrix import matrix_van
from zelfredzaamheid.signalen import (
    eindmeting_ontbreekt,
    gedaald_of_acuut,
    nulmeting_te_laat,
    tussenmeting_te_laat,
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
            (112, None, None),
            (111, "Nulmeting is 1 dag te laat", Ernst.LETOP),
            (104, "Nulmeting is 8 dagen te laat", Ernst.LETOP),
            (14, "Nulmeting is 98 dagen te laat", Ernst.KRITIEK),
        ],
    )
    def test_de_nulmeting_is_te_laat_na_de_norm_van_het_programma(self, traject, binnen, titel, ernst):
        norm(traject, nulmeting_binnen_dagen=binnen)
        gevonden = van(nulmeting_te_laat, traject)
        assert [(s.titel, s.ernst) for s in gevonden] == ([(titel, ernst)] if titel else [])

    def test_een_concept_telt_nog_niet(self, traject):
        norm(traject, nulmeting_binnen_dagen=14)
        MetingFactory(traject=traject)
        assert len(van(nulmeting_te_laat, traject)) == 1
        gemeten(TrajectFactory(programma=traject.programma), 1, financien=3)

    def test_zonder_norm_of_met_nulmeting_is_er_niets(self, traject):
        assert van(nulmeting_te_laat, traject) == []
        norm(traject, nulmeting_binnen_dagen=14)
        gemeten(traject, 100, financien=3)
        assert van(nulmeting_te_laat, traject) == []

    def test_de_tussenmeting_telt_vanaf_de_laatste_meting(self, traject):
        norm(traject, tussenmeting_elke_dagen=30)
        gemeten(traject, 90, financien=3)
        gemeten(traject, 35, "tussen", financien=3)
        assert [s.titel for s in van(tussenmeting_te_laat, traject)] == ["Tussenmeting is 5 dagen te laat"]

    def test_na_de_eindmeting_of_zonder_nulmeting_is_er_geen_tussenmeting_nodig(self, traject):
        norm(traject, tussenmeting_elke_dagen=30)
        assert van(tussenmeting_te_laat, traject) == []
        gemeten(traject, 90, financien=3)
        gemeten(traject, 40, "eind", financien=3)
        assert van(tussenmeting_te_laat, traject) == []

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
        (signaal,) = van(gedaald_of_acuut, traject)
        assert (signaal.titel, signaal.ernst) == ("Financiën gedaald van 3 naar 2", Ernst.LETOP)

    def test_een_nieuwe_1_gaat_voor(self, traject):
        gemeten(traject, 60, financien=3, huisvesting=4)
        gemeten(traject, 5, "tussen", financien=1, huisvesting=2)
        (signaal,) = van(gedaald_of_acuut, traject)
        assert (signaal.titel, signaal.ernst) == ("Acute problematiek op Financiën", Ernst.KRITIEK)

    def test_gezondheid_en_justitie_staan_er_nooit_in(self, traject):
        gemeten(traject, 60, justitie=4, middelengebruik=3)
        gemeten(traject, 5, "tussen", justitie=1, middelengebruik=2)
        assert van(gedaald_of_acuut, traject) == []

    def test_na_dertig_dagen_is_het_geen_nieuws_meer(self, traject):
        gemeten(traject, 60, financien=3)
        gemeten(traject, 30, "tussen", financien=2)
        assert van(gedaald_of_acuut, traject) == []

    def test_een_nieuwere_meting_haalt_het_weg(self, traject):
        gemeten(traject, 60, financien=3)
        gemeten(traject, 20, "tussen", financien=2)
        gemeten(traject, 5, "tussen", financien=3)
        assert van(gedaald_of_acuut, traject) == []

    def test_een_ander_instrument_is_geen_daling(self, traject):
        MetingFactory(
            traject=traject,
            datum=dagen_geleden(60),
            instrument__code="zrm-2013",
            scores={"financien": 5},
            vastgesteld=True,
        )
        gemeten(traject, 5, "tussen", financien=2)
        assert van(gedaald_of_acuut, traject) == []


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
                gemeten(nieuw, 60, financien=3)
                gemeten(nieuw, 5, "tussen", financien=2)
            trajecten = list(Traject.objects.exclude(pk=traject.pk))
            with django_assert_num_queries(2):
                assert len(self.kolom(trajecten, casemanager)) == len(trajecten)
            with django_assert_num_queries(4):
                bron = Traject.objects.exclude(pk=traject.pk)
                assert len(list(gedaald_of_acuut(bron, timezone.localdate()))) == len(trajecten)

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
