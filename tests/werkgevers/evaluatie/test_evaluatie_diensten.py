"""Evaluations: prepared, frozen, withdrawn; and what the database refuses."""

import json
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.evaluaties import evaluatie_concept, evaluatie_klaar
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.models import Logregel
from trajecten.deelneemuren.diensten import zet_uit_plaatsing
from werkgevers.evaluatie import diensten
from werkgevers.evaluatie.formulieren import REGELS, formulier_voor, maak_versie
from werkgevers.evaluatie.inhoud import bevries, canoniek, gelezen, inhoud_van, is_ongeschonden, lees
from werkgevers.evaluatie.regels import Moment, Staat, Week
from werkgevers.models import Evaluatie, Evaluatieregel, Evaluatieweek, Formulierregel

DAG = timedelta(days=1)


@pytest.fixture
def plaatsing(db_of_zonder, jobcoach, casemanager):
    return PlaatsingFactory(traject=TrajectFactory(begeleid_door=[jobcoach, casemanager]))


def bewaar(evaluatie, door, **anders):
    velden = {
        "verwacht": evaluatie.versie,
        "moment": evaluatie.moment,
        "datum": evaluatie.datum,
        "oordelen": {},
        "afspraken": evaluatie.afspraken,
        "weken": [Week(w.van, w.tot, w.minuten) for w in evaluatie.weken.all()],
    }
    return diensten.bewaar_evaluatie(evaluatie=evaluatie, door=door, **velden | anders)


class TestBeginnen:
    def test_een_evaluatie_begint_met_de_regels_van_het_formulier(self, plaatsing, jobcoach):
        evaluatie = diensten.begin_evaluatie(
            plaatsing=plaatsing, moment=Moment.NUL, datum=timezone.localdate(), door=jobcoach
        )
        assert [regel.formulierregel.tekst for regel in evaluatie.regels.all()] == list(REGELS.values())
        assert evaluatie.staat == Staat.CONCEPT
        assert list(evaluatie.schrijvers.all()) == [jobcoach]
        assert Logregel.objects.filter(soort="evaluatie_begonnen", over_pk=evaluatie.pk).exists()

    def test_gewerkte_uren_die_bekend_zijn_staan_er_al_in(self, plaatsing, jobcoach):
        dag = plaatsing.startdatum
        while dag.weekday() > 4:
            dag += DAG
        zet_uit_plaatsing(
            traject=plaatsing.traject,
            datum=dag,
            minuten=360,
            activiteit="Leerwerkplek",
            sleutel=f"plaatsing:{plaatsing.pk}:{dag.isoformat()}",
            door=jobcoach,
        )
        evaluatie = diensten.begin_evaluatie(
            plaatsing=plaatsing, moment=Moment.TUSSEN, datum=timezone.localdate(), door=jobcoach
        )
        week = evaluatie.weken.get()
        assert week.van <= dag < week.tot
        assert week.minuten == evaluatie.totaal_minuten == 360

    def test_een_tweede_nulevaluatie_kan_niet(self, plaatsing, jobcoach):
        evaluatie_concept(jobcoach, plaatsing=plaatsing, moment=Moment.NUL)
        with pytest.raises(RegelGeschonden, match="al een nulevaluatie"):
            evaluatie_concept(jobcoach, plaatsing=plaatsing, moment=Moment.NUL)

    def test_na_intrekken_kan_er_een_nieuwe_nulevaluatie_komen(self, plaatsing, jobcoach):
        oud = evaluatie_klaar(jobcoach, plaatsing=plaatsing, moment=Moment.NUL)
        diensten.trek_in(evaluatie=oud, reden="Verkeerde plek", door=jobcoach)
        assert evaluatie_concept(jobcoach, plaatsing=plaatsing, moment=Moment.NUL).pk

    @pytest.mark.parametrize("dagen", [-100, 1])
    def test_een_gesprek_voor_de_plaatsing_of_in_de_toekomst_kan_niet(self, plaatsing, jobcoach, dagen):
        with pytest.raises(RegelGeschonden):
            evaluatie_concept(jobcoach, plaatsing=plaatsing, datum=timezone.localdate() + dagen * DAG)
        assert not Evaluatie.objects.exists()


class TestInvullen:
    def test_wie_later_opslaat_hoort_van_de_ander(self, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        with pytest.raises(NietMeerActueel):
            bewaar(evaluatie, jobcoach, verwacht=evaluatie.versie - 1)

    def test_een_oordeel_buiten_de_schaal_kan_niet(self, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        regel = evaluatie.regels.first()
        with pytest.raises(RegelGeschonden, match="schaal"):
            bewaar(evaluatie, jobcoach, oordelen={regel.pk: diensten.Oordeel(5)})

    def test_wie_meeschreef_wordt_onthouden(self, plaatsing, jobcoach, casemanager):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        bewaar(evaluatie, casemanager, afspraken="Anders")
        assert set(evaluatie.schrijvers.all()) == {jobcoach, casemanager}

    def test_op_een_andere_dag_horen_andere_weken(self, plaatsing, jobcoach):
        plaatsing.startdatum = date(2026, 1, 5)
        plaatsing.save()
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing, datum=date(2026, 1, 16))
        week_een = Week(date(2026, 1, 5), date(2026, 1, 10), 600)
        week_twee = Week(date(2026, 1, 12), date(2026, 1, 17), 900)
        bewaar(evaluatie, jobcoach, weken=[week_een, week_twee], verwacht=evaluatie.versie)
        evaluatie.refresh_from_db()
        bewaar(evaluatie, jobcoach, datum=date(2026, 1, 9))
        assert list(evaluatie.weken.values_list("van", "minuten")) == [(date(2026, 1, 5), 600)]

    def test_een_concept_kan_weg(self, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        diensten.gooi_weg(evaluatie=evaluatie, verwacht=evaluatie.versie, door=jobcoach)
        assert not Evaluatie.objects.exists()


class TestVastzetten:
    def test_zonder_alle_oordelen_kan_het_niet(self, plaatsing, jobcoach):
        evaluatie = diensten.begin_evaluatie(
            plaatsing=plaatsing, moment=Moment.NUL, datum=timezone.localdate(), door=jobcoach
        )
        with pytest.raises(RegelGeschonden, match="elke regel"):
            diensten.zet_klaar(evaluatie=evaluatie, verwacht=evaluatie.versie, door=jobcoach)
        evaluatie.refresh_from_db()
        assert evaluatie.is_concept

    def test_de_hash_is_die_van_de_inhoud(self, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        evaluatie.refresh_from_db()
        assert evaluatie.staat == Staat.KLAAR
        assert sha256(bytes(evaluatie.inhoud)).hexdigest() == evaluatie.inhoud_sha256
        assert is_ongeschonden(evaluatie)
        assert bevries(evaluatie) == (bytes(evaluatie.inhoud), evaluatie.inhoud_sha256)

    def test_dezelfde_inhoud_geeft_dezelfde_bytes_en_leest_terug(self, plaatsing, jobcoach):
        inhoud = inhoud_van(evaluatie_klaar(jobcoach, plaatsing=plaatsing))
        assert canoniek(inhoud) == canoniek(inhoud)
        assert lees(canoniek(inhoud)) == inhoud

    def test_een_andere_vorm_wordt_niet_gelezen(self):
        with pytest.raises(ValueError, match="geen evaluatie"):
            lees(b'{"vorm":"iets anders"}')

    def test_wat_vastgezet_is_blijft_te_lezen_als_namen_veranderen(self, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        toen = plaatsing.werkgever.naam
        plaatsing.werkgever.naam = "Heel Anders BV"
        plaatsing.werkgever.save()
        assert gelezen(Evaluatie.objects.get(pk=evaluatie.pk)).werkgever == toen

    def test_de_inhoud_zegt_niets_over_zorg_of_programma(self, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        velden = set(json.loads(evaluatie.inhoud))
        assert velden == {
            "vorm", "evaluatie", "organisatie", "moment", "datum", "deelnemer", "werkgever", "plaatsing", "van", "tot",
            "formulier", "formulierversie", "schaal", "regels", "afspraken", "weken", "opgesteld_door",
        }  # fmt: skip
        tekst = bytes(evaluatie.inhoud).decode()
        assert plaatsing.traject.programma.naam not in tekst
        assert plaatsing.traject.deelnemer.deelnemernummer not in tekst

    @pytest.mark.parametrize(
        "wijziging",
        [
            lambda e: Evaluatie.objects.filter(pk=e.pk).update(afspraken="Toch anders"),
            lambda e: Evaluatie.objects.filter(pk=e.pk).update(datum=e.datum - DAG),
            lambda e: Evaluatie.objects.filter(pk=e.pk).update(inhoud=b"{}", inhoud_sha256=sha256(b"{}").hexdigest()),
            lambda e: Evaluatie.objects.filter(pk=e.pk).delete(),
            lambda e: Evaluatieregel.objects.filter(evaluatie=e).update(oordeel=1),
            lambda e: Evaluatieregel.objects.filter(evaluatie=e).delete(),
            lambda e: Evaluatieweek.objects.filter(evaluatie=e).update(minuten=1),
            lambda e: Evaluatieweek.objects.create(evaluatie=e, van=date(2026, 1, 1), tot=date(2026, 1, 2), minuten=9),
            lambda e: e.schrijvers.clear(),
        ],
    )
    def test_na_het_vastzetten_weigert_de_database_elke_wijziging(self, plaatsing, jobcoach, wijziging):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        with pytest.raises(IntegrityError, match="staat vast"), transaction.atomic():
            wijziging(evaluatie)

    def test_een_hash_die_niet_past_wordt_geweigerd(self, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        with pytest.raises(IntegrityError, match="evaluatie_hash_van_de_inhoud"), transaction.atomic():
            Evaluatie.objects.filter(pk=evaluatie.pk).update(
                staat=Staat.KLAAR,
                inhoud=b"{}",
                inhoud_sha256="0" * 64,
                bevroren_op=timezone.now(),
                bevroren_door=jobcoach,
            )

    def test_terug_naar_concept_kan_niet(self, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        with pytest.raises(IntegrityError, match="evaluatie_bevroren_of_concept"), transaction.atomic():
            Evaluatie.objects.filter(pk=evaluatie.pk).update(staat=Staat.CONCEPT)

    def test_invullen_kan_dan_ook_niet_meer(self, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        with pytest.raises(OvergangNietToegestaan, match="staat vast"):
            bewaar(evaluatie, jobcoach)


class TestDaarna:
    def test_ze_wacht_wordt_getekend_en_verandert_dan_niet_meer(self, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        diensten.verander_staat(evaluatie=evaluatie, naar=Staat.WACHT, door=jobcoach)
        diensten.verander_staat(evaluatie=evaluatie, naar=Staat.GETEKEND, door=None)
        with pytest.raises(OvergangNietToegestaan, match="getekend"):
            diensten.trek_in(evaluatie=evaluatie, reden="Toch niet", door=jobcoach)
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            Evaluatie.objects.filter(pk=evaluatie.pk).update(staat=Staat.BETWIST)
        soorten = Logregel.objects.filter(over_pk=evaluatie.pk).values_list("soort", flat=True)
        assert {"evaluatie_verstuurd", "evaluatie_getekend"} <= set(soorten)

    def test_intrekken_vraagt_een_reden(self, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        with pytest.raises(RegelGeschonden, match="waarom"):
            diensten.trek_in(evaluatie=evaluatie, reden="  ", door=jobcoach)
        evaluatie.refresh_from_db()
        assert evaluatie.staat == Staat.KLAAR

    def test_verbeteren_maakt_een_nieuwe_met_dezelfde_inhoud(self, plaatsing, jobcoach):
        oud = evaluatie_klaar(jobcoach, plaatsing=plaatsing, moment=Moment.NUL)
        nieuw = diensten.herzie(evaluatie=oud, reden="Uren kloppen niet", door=jobcoach)
        oud.refresh_from_db()
        assert (oud.staat, nieuw.staat, nieuw.vervangt) == (Staat.INGETROKKEN, Staat.CONCEPT, oud)
        assert [r.oordeel for r in nieuw.regels.all()] == [r.oordeel for r in oud.regels.all()]
        assert nieuw.totaal_minuten == oud.totaal_minuten
        assert nieuw.afspraken == oud.afspraken

    def test_wie_een_verbeterde_evaluatie_schreef_blijft_schrijver(self, plaatsing, jobcoach, casemanager):
        oud = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        nieuw = diensten.herzie(evaluatie=oud, reden="Uren kloppen niet", door=casemanager)
        assert set(nieuw.schrijvers.all()) == {jobcoach, casemanager}

    def test_de_vorige_is_de_laatste_die_vaststaat(self, plaatsing, jobcoach):
        eerste = evaluatie_klaar(jobcoach, plaatsing=plaatsing, datum=timezone.localdate() - 9 * DAG)
        evaluatie_concept(jobcoach, plaatsing=plaatsing, datum=timezone.localdate() - 3 * DAG)
        nu = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        assert Evaluatie.objects.vorige_van(nu) == eerste


class TestFormulierversies:
    def maak(self, beheerder, programma=None, verwacht=0, **anders):
        velden = {
            "naam": "Eigen formulier",
            "niveaus": ["Nee", "Ja"],
            "regels": [("", "Is er")],
            "ondertekenaars": ["werkgever"],
        }
        return maak_versie(programma=programma, verwacht=verwacht, door=beheerder, **velden | anders)

    def test_een_programma_met_een_eigen_formulier_gebruikt_dat(self, plaatsing, beheerder):
        programma = plaatsing.traject.programma
        eigen = self.maak(beheerder, programma)
        assert formulier_voor(programma) == eigen

    def test_een_evaluatie_houdt_de_versie_waarmee_ze_begon(self, plaatsing, jobcoach, beheerder):
        programma = plaatsing.traject.programma
        eerste = self.maak(beheerder, programma)
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing, oordeel=2)
        tweede = self.maak(beheerder, programma, verwacht=1, regels=[("is_er", "Is er op tijd"), ("", "Is er")])
        assert evaluatie.formulier == eerste
        assert formulier_voor(programma) == tweede
        assert list(tweede.regels.values_list("code", flat=True)) == ["is_er", "is_er_2"]

    def test_wie_later_opslaat_hoort_van_de_ander(self, plaatsing, beheerder):
        self.maak(beheerder, plaatsing.traject.programma)
        with pytest.raises(NietMeerActueel):
            self.maak(beheerder, plaatsing.traject.programma)

    def test_een_versie_verandert_niet(self, plaatsing, jobcoach):
        formulier = evaluatie_concept(jobcoach, plaatsing=plaatsing).formulier
        with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
            type(formulier).objects.filter(pk=formulier.pk).update(naam="Anders")
        with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
            formulier.regels.update(tekst="Anders")
        with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
            Formulierregel.objects.create(formulier=formulier, code="extra", tekst="Extra", volgorde=99)


class TestDatabank:
    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("evaluatie_moment_bekend", {"moment": "later"}),
            ("evaluatie_bevroren_of_concept", {"staat": "klaar"}),
            ("evaluatie_ingetrokken_met_reden", {"ingetrokken_omdat": "zomaar"}),
        ],
    )
    def test_een_evaluatie_die_niet_klopt_wordt_geweigerd(self, plaatsing, jobcoach, naam, velden):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            Evaluatie.objects.filter(pk=evaluatie.pk).update(**velden)

    def test_een_staat_die_we_niet_kennen_wordt_geweigerd(self, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        with pytest.raises(IntegrityError, match="evaluatie_staat_bekend"), transaction.atomic():
            Evaluatie.objects.filter(pk=evaluatie.pk).update(staat="zoek")

    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("evaluatieregel_oordeel_op_de_schaal", {"oordeel": 0}),
            ("evaluatieregel_oordeel_op_de_schaal", {"oordeel": 6}),
            ("evaluatieregel_oordeel_op_de_schaal", {"oordeel": 2, "niet_besproken": True}),
        ],
    )
    def test_een_oordeel_dat_niet_klopt_wordt_geweigerd(self, plaatsing, jobcoach, naam, velden):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            evaluatie.regels.update(**velden)

    @pytest.mark.parametrize(
        ("naam", "dagen", "minuten"),
        [
            ("evaluatieweek_hoogstens_een_week", 8, 60),
            ("evaluatieweek_hoogstens_een_week", 0, 60),
            ("evaluatieweek_uren_0_tot_80", 5, -1),
            ("evaluatieweek_uren_0_tot_80", 5, 80 * 60 + 1),
        ],
    )
    def test_een_week_die_niet_klopt_wordt_geweigerd(self, plaatsing, jobcoach, naam, dagen, minuten):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        van = date(2026, 1, 5)
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            Evaluatieweek.objects.create(evaluatie=evaluatie, van=van, tot=van + dagen * DAG, minuten=minuten)

    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("evaluatieformulier_een_in_gebruik", {"nummer": 7}),
            ("evaluatieformulier_schaal_van_2_tot_5", {"nummer": 7, "niveaus": ["Een"], "vervallen_op": "nu"}),
            ("evaluatieformulier_iemand_tekent", {"nummer": 7, "ondertekenaars": [], "vervallen_op": "nu"}),
            ("evaluatieformulier_iemand_tekent", {"nummer": 7, "ondertekenaars": ["buurman"], "vervallen_op": "nu"}),
            ("evaluatieformulier_nummer_vanaf_1", {"nummer": 0, "vervallen_op": "nu"}),
        ],
    )
    def test_een_formulier_dat_niet_klopt_wordt_geweigerd(self, plaatsing, naam, velden):
        formulier = formulier_voor(plaatsing.traject.programma)
        formulier.pk = None
        formulier._state.adding = True
        for veld, waarde in velden.items():
            setattr(formulier, veld, timezone.now() if waarde == "nu" else waarde)
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            formulier.save()
