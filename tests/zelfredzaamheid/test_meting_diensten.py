"""Beginning, filling in, fixing and correcting: what is written, and what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.zelfredzaamheid import MetingFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.models import Logregel
from zelfredzaamheid import diensten
from zelfredzaamheid.diensten import Ingevuld
from zelfredzaamheid.models import Meting, Score


def vandaag():
    return timezone.localdate()


def bewaar(meting, door, invoer, **anders):
    gegevens = {"versie": meting.versie, "scherm": uuid4()} | anders
    return diensten.bewaar_scores(meting=meting, invoer=invoer, door=door, **gegevens)


def logregels(soort):
    return Logregel.objects.filter(soort=soort)


class TestBeginnen:
    def test_een_meting_begint_met_het_instrument_van_het_programma(self, traject, jobcoach):
        traject.programma.instrument = "zrm-2013"
        traject.programma.save()
        meting = diensten.begin_meting(traject=traject, soort="nul", datum=vandaag(), door=jobcoach)
        assert (meting.instrument.code, meting.beoordelaar) == ("zrm-2013", jobcoach)
        assert not meting.is_vastgesteld
        assert logregels("meting_begonnen").get().deelnemer_pk == traject.deelnemer_id

    @pytest.mark.parametrize("dagen", [1, -200])
    def test_een_dag_buiten_het_traject_kan_niet(self, traject, jobcoach, dagen):
        with pytest.raises(RegelGeschonden) as fout:
            diensten.begin_meting(traject=traject, soort="nul", datum=vandaag() + timedelta(days=dagen), door=jobcoach)
        assert fout.value.veld == "datum"
        assert not Meting.objects.exists()

    def test_een_tweede_nulmeting_kan_niet(self, traject, jobcoach):
        MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
        with pytest.raises(RegelGeschonden, match="al een nulmeting"):
            diensten.begin_meting(traject=traject, soort="nul", datum=vandaag(), door=jobcoach)

    def test_er_is_een_concept_tegelijk(self, traject, jobcoach):
        MetingFactory(traject=traject)
        with pytest.raises(OvergangNietToegestaan, match="al een meting begonnen"):
            diensten.begin_meting(traject=traject, soort="tussen", datum=vandaag(), door=jobcoach)

    def test_voor_de_start_wordt_niet_gemeten(self, jobcoach):
        with pytest.raises(RegelGeschonden, match="nog niet gestart"):
            diensten.begin_meting(traject=TrajectFactory(wachtend=True), soort="nul", datum=vandaag(), door=jobcoach)


class TestBewaren:
    def test_scores_worden_geschreven_en_overschreven(self, traject, gebied, jobcoach):
        meting = MetingFactory(traject=traject, scores={"financien": 3, "huisvesting": 4})
        bewaar(meting, jobcoach, {gebied["financien"].pk: Ingevuld(2, "Post ligt dicht. ", "Schuld")})
        scores = {s.leefgebied.code: (s.score, s.toelichting, s.reden_lager) for s in meting.scores.all()}
        assert scores == {"financien": (2, "Post ligt dicht.", "Schuld"), "huisvesting": (4, "", "")}

    def test_niet_besproken_is_leeg(self, traject, gebied, jobcoach):
        meting = MetingFactory(traject=traject, scores={"financien": 3})
        bewaar(meting, jobcoach, {gebied["financien"].pk: Ingevuld(None)})
        assert Score.objects.get().score is None

    def test_een_collega_wordt_niet_overschreven(self, traject, gebied, jobcoach, casemanager):
        meting = MetingFactory(traject=traject)
        bewaar(meting, casemanager, {gebied["financien"].pk: Ingevuld(4)})
        with pytest.raises(NietMeerActueel):
            bewaar(meting, jobcoach, {gebied["financien"].pk: Ingevuld(2)})
        assert Score.objects.get().score == 4

    def test_een_scherm_mag_over_zichzelf_heen(self, traject, gebied, jobcoach):
        meting, scherm = MetingFactory(traject=traject), uuid4()
        for score in (2, 3):
            bewaar(meting, jobcoach, {gebied["financien"].pk: Ingevuld(score)}, versie=1, scherm=scherm)
        assert Score.objects.get().score == 3

    def test_een_vastgestelde_meting_verandert_niet(self, traject, gebied, jobcoach):
        meting = MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
        with pytest.raises(OvergangNietToegestaan, match="correctie"):
            bewaar(meting, jobcoach, {gebied["financien"].pk: Ingevuld(5)})

    def test_een_leefgebied_van_een_ander_instrument_is_een_fout_van_de_programmeur(self, traject, jobcoach):
        from zelfredzaamheid.models import Leefgebied

        meting = MetingFactory(traject=traject)
        vreemd = Leefgebied.objects.get(instrument__code="zrm-2013", code="verslaving")
        with pytest.raises(ValueError, match="are not of zrm-2017"):
            bewaar(meting, jobcoach, {vreemd.pk: Ingevuld(3)})


class TestVaststellen:
    def test_vaststellen_legt_vast_wie_en_wanneer(self, traject, casemanager):
        meting = MetingFactory(traject=traject, scores={"financien": 3, "justitie": None})
        vast = diensten.stel_meting_vast(meting=meting, door=casemanager)
        assert vast.is_vastgesteld
        assert vast.vastgesteld_door == casemanager
        regel = logregels("meting_vastgesteld").get()
        assert (regel.details["ingevuld"], regel.details["soort_meting"]) == (1, "nul")

    def test_een_lege_meting_wordt_niet_vastgesteld(self, traject, casemanager):
        meting = MetingFactory(traject=traject, scores={"financien": None})
        with pytest.raises(RegelGeschonden, match="minstens één leefgebied"):
            diensten.stel_meting_vast(meting=meting, door=casemanager)
        assert not logregels("meting_vastgesteld").exists()

    def test_een_lagere_score_zegt_eerst_waarom(self, traject, gebied, casemanager):
        eerder = vandaag() - timedelta(days=60)
        MetingFactory(traject=traject, datum=eerder, scores={"financien": 3}, vastgesteld=True)
        meting = MetingFactory(traject=traject, soort="tussen", scores={"financien": 2})
        with pytest.raises(RegelGeschonden) as fout:
            diensten.stel_meting_vast(meting=meting, door=casemanager)
        assert fout.value.veld == f"reden_{gebied['financien'].pk}"
        bewaar(meting, casemanager, {gebied["financien"].pk: Ingevuld(2, "", "Nieuwe schuld")})
        assert diensten.stel_meting_vast(meting=meting, door=casemanager).is_vastgesteld

    def test_met_een_ander_instrument_wordt_niet_vergeleken(self, traject, casemanager):
        eerder = vandaag() - timedelta(days=60)
        MetingFactory(
            traject=traject, datum=eerder, instrument__code="zrm-2013", scores={"financien": 5}, vastgesteld=True
        )
        meting = MetingFactory(traject=traject, soort="tussen", scores={"financien": 2})
        assert diensten.stel_meting_vast(meting=meting, door=casemanager).is_vastgesteld

    def test_twee_keer_vaststellen_kan_niet(self, traject, casemanager):
        meting = MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
        with pytest.raises(OvergangNietToegestaan):
            diensten.stel_meting_vast(meting=meting, door=casemanager)


class TestVerbeteren:
    def test_een_correctie_neemt_de_scores_mee_en_de_oude_blijft_te_lezen(self, traject, gebied, casemanager):
        oud = MetingFactory(traject=traject, scores={"financien": 3, "huisvesting": 4}, vastgesteld=True)
        nieuw = diensten.verbeter_meting(meting=oud, reden="Verkeerde kolom.", door=casemanager)
        assert (nieuw.vervangt, nieuw.reden_correctie, nieuw.soort) == (oud, "Verkeerde kolom.", "nul")
        bewaar(nieuw, casemanager, {gebied["financien"].pk: Ingevuld(4)})
        assert list(Meting.objects.van(traject).geldend()) == [oud]
        diensten.stel_meting_vast(meting=nieuw, door=casemanager)
        assert list(Meting.objects.van(traject).geldend()) == [nieuw]
        assert oud.scores.get(leefgebied=gebied["financien"]).score == 3

    def test_een_correctie_wordt_niet_met_zichzelf_vergeleken(self, traject, gebied, casemanager):
        oud = MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
        nieuw = diensten.verbeter_meting(meting=oud, reden="Te hoog.", door=casemanager)
        bewaar(nieuw, casemanager, {gebied["financien"].pk: Ingevuld(2)})
        assert diensten.stel_meting_vast(meting=nieuw, door=casemanager).is_vastgesteld

    def test_wat_verbeterd_is_wordt_niet_met_zijn_correcties_vergeleken(self, traject, gebied, casemanager):
        oud = MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
        laatste = oud
        for _ in range(2):
            laatste = diensten.verbeter_meting(meting=laatste, reden="Verkeerde kolom.", door=casemanager)
            diensten.stel_meting_vast(meting=laatste, door=casemanager)
        assert list(Meting.objects.van(traject).geldend()) == [laatste]
        assert [list(Meting.objects.voor(meting)) for meting in Meting.objects.van(traject)] == [[], [], []]

    def test_zonder_reden_geen_correctie(self, traject, casemanager):
        oud = MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
        with pytest.raises(RegelGeschonden) as fout:
            diensten.verbeter_meting(meting=oud, reden=" ", door=casemanager)
        assert fout.value.veld == "reden"

    def test_een_concept_of_een_verbeterde_meting_wordt_niet_verbeterd(self, traject, casemanager):
        concept = MetingFactory(traject=traject, scores={"financien": 3})
        with pytest.raises(OvergangNietToegestaan, match="nog niet vastgesteld"):
            diensten.verbeter_meting(meting=concept, reden="x", door=casemanager)
        vast = diensten.stel_meting_vast(meting=concept, door=casemanager)
        correctie = diensten.verbeter_meting(meting=vast, reden="x", door=casemanager)
        diensten.stel_meting_vast(meting=correctie, door=casemanager)
        with pytest.raises(OvergangNietToegestaan, match="al een correctie"):
            diensten.verbeter_meting(meting=vast, reden="x", door=casemanager)

    def test_de_reden_komt_niet_in_het_logboek(self, traject, casemanager):
        oud = MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
        diensten.verbeter_meting(meting=oud, reden="Justitie was 2.", door=casemanager)
        regel = logregels("meting_verbeterd").get()
        assert "Justitie" not in f"{regel.reden} {regel.details}"


def test_een_concept_gaat_weg_en_een_vastgestelde_niet(traject, jobcoach):
    concept = MetingFactory(traject=traject, scores={"financien": 3})
    diensten.gooi_concept_weg(meting=concept, door=jobcoach)
    assert not Meting.objects.exists()
    assert logregels("meting_weggegooid").count() == 1
    vast = MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
    with pytest.raises(OvergangNietToegestaan):
        diensten.gooi_concept_weg(meting=vast, door=jobcoach)
    with pytest.raises(NietMeerActueel):
        diensten.gooi_concept_weg(meting=concept, door=jobcoach)


class TestDatabank:
    def test_een_vastgestelde_meting_kan_ook_buiten_ons_om_niet_veranderen(self, traject):
        meting = MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
        with pytest.raises(IntegrityError, match="vastgesteld"), transaction.atomic():
            Meting.objects.filter(pk=meting.pk).update(datum=vandaag() - timedelta(days=1))
        with pytest.raises(IntegrityError, match="vastgesteld"), transaction.atomic():
            meting.scores.update(score=5)
        with pytest.raises(IntegrityError, match="vastgesteld"), transaction.atomic():
            Score.objects.create(meting=meting, leefgebied=meting.instrument.leefgebieden.last(), score=5)

    @pytest.mark.parametrize("score", [0, 6, -1])
    def test_een_score_ligt_tussen_1_en_5(self, traject, gebied, score):
        meting = MetingFactory(traject=traject)
        with pytest.raises(IntegrityError, match="score_van_1_tot_en_met_5"), transaction.atomic():
            Score.objects.create(meting=meting, leefgebied=gebied["financien"], score=score)

    @pytest.mark.parametrize("score", [None, 1, 5])
    def test_leeg_1_en_5_mogen(self, traject, gebied, score):
        meting = MetingFactory(traject=traject)
        assert Score.objects.create(meting=meting, leefgebied=gebied["financien"], score=score).score == score

    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("meting_soort_bekend", {"soort": "half"}),
            ("meting_een_nulmeting", {"soort": "nul"}),
            ("meting_een_eindmeting", {"soort": "eind"}),
            ("meting_vastgesteld_op_en_door", {"soort": "tussen", "vastgesteld_op": timezone.now()}),
            ("meting_correctie_met_reden", {"soort": "tussen", "reden_correctie": "zomaar"}),
        ],
    )
    def test_elke_voorwaarde_van_een_meting_weigert(self, traject, naam, velden):
        MetingFactory(traject=traject, soort="nul")
        MetingFactory(traject=traject, soort="eind")
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            MetingFactory(traject=traject, **velden)

    def test_een_leefgebied_heeft_een_score(self, traject, gebied):
        meting = MetingFactory(traject=traject, scores={"financien": 3})
        with pytest.raises(IntegrityError, match="score_een_per_leefgebied"), transaction.atomic():
            Score.objects.create(meting=meting, leefgebied=gebied["financien"], score=3)
