"""The deelnemer's own scores: filled in together, kept apart, never changed and never in a figure."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.zelfredzaamheid import EigenMetingFactory, MetingFactory
from toegang.fouten import OvergangNietToegestaan
from toegang.models import Logregel
from zelfredzaamheid.eigen import diensten
from zelfredzaamheid.models import EigenMeting, EigenScore, Score


def adres(naam, pk):
    return reverse(f"zelfredzaamheid:{naam}", args=[pk])


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


def inhoud(antwoord) -> str:
    return antwoord.content.decode()


def invoer(gebied, scores, **anders):
    gekozen = {f"score_{gebied[code].pk}": score for code, score in scores.items()}
    return {"datum": f"{timezone.localdate():%d-%m-%Y}", "sleutel": uuid4()} | gekozen | anders


class TestInvullen:
    def test_eigen_scores_komen_niet_bij_die_van_de_professional(self, klant, jobcoach, traject, gebied):
        gegevens = invoer(gebied, {"financien": 4, "justitie": 2}, toelichting="Het gaat goed.")
        antwoord = als(klant, jobcoach).post(adres("eigen_invullen", traject.pk), gegevens)
        assert antwoord.url == adres("metingen_van", traject.pk)
        meting = EigenMeting.objects.get()
        assert {s.leefgebied.code: s.score for s in meting.scores.all()} == {"financien": 4, "justitie": 2}
        assert (meting.ingevoerd_door, meting.instrument.code) == (jobcoach, "zrm-2017")
        assert not Score.objects.exists()
        regel = Logregel.objects.get(soort="eigen_scores_vastgelegd")
        assert regel.details["ingevuld"] == 2
        assert "goed" not in str(regel.details)

    def test_wat_de_professional_scoorde_staat_niet_op_de_pagina(self, klant, jobcoach, traject):
        MetingFactory(traject=traject, scores={"financien": 1}, vastgesteld=True)
        pagina = inhoud(als(klant, jobcoach).get(adres("eigen_invullen", traject.pk)))
        assert "Vorige score" not in pagina
        assert "0 van 13 ingevuld" in pagina

    @pytest.mark.parametrize(
        ("scores", "anders", "zin"),
        [
            ({}, {}, "Vul minstens één leefgebied in."),
            ({"financien": 9}, {}, ""),
            ({"financien": 3}, {"datum": "01-01-2020"}, "Het traject startte pas op"),
            ({"financien": 3}, {"datum": "x"}, "Schrijf de datum zo"),
            ({"financien": 3}, {"toelichting": "x" * 5001}, ""),
        ],
    )
    def test_wat_niet_klopt_komt_terug(self, klant, jobcoach, traject, gebied, scores, anders, zin):
        antwoord = als(klant, jobcoach).post(
            adres("eigen_invullen", traject.pk), invoer(gebied, scores, **({"toelichting": "Getypt."} | anders))
        )
        assert antwoord.status_code == 422
        assert zin in inhoud(antwoord)
        assert "toelichting" in anders or "Getypt." in inhoud(antwoord)
        assert not EigenMeting.objects.exists()

    def test_een_dag_heeft_een_keer_eigen_scores(self, klant, jobcoach, traject, gebied):
        EigenMetingFactory(traject=traject)
        antwoord = als(klant, jobcoach).post(adres("eigen_invullen", traject.pk), invoer(gebied, {"financien": 3}))
        assert antwoord.status_code == 422
        assert "Er zijn al eigen scores van deze dag" in inhoud(antwoord)

    def test_twee_keer_sturen_schrijft_een_keer(self, traject, gebied, jobcoach):
        velden = {
            "traject": traject,
            "datum": timezone.localdate(),
            "scores": {gebied["financien"].pk: 3},
            "sleutel": uuid4(),
            "door": jobcoach,
        }
        assert diensten.leg_eigen_scores_vast(**velden) == diensten.leg_eigen_scores_vast(**velden)
        assert EigenScore.objects.count() == 1

    def test_wie_niet_mag_meten_vult_ook_geen_eigen_scores_in(self, klant, trainer, collega_ander_team, traject):
        assert als(klant, trainer).get(adres("eigen_invullen", traject.pk)).status_code in (403, 404)
        assert als(klant, collega_ander_team).get(adres("eigen_invullen", traject.pk)).status_code == 404

    def test_wat_getypt_is_blijft_als_concept(self, klant, jobcoach, traject, gebied):
        als(klant, jobcoach)
        bewaar = reverse("trajecten:concept", args=["eigen_scores", str(traject.pk)])
        klant.post(bewaar, invoer(gebied, {"financien": 4}, toelichting="Nog niet klaar."))
        pagina = inhoud(klant.get(adres("eigen_invullen", traject.pk)))
        assert "Nog niet klaar." in pagina
        assert "1 van 13 ingevuld" in pagina
        klant.post(adres("eigen_invullen", traject.pk), invoer(gebied, {"financien": 4}))
        assert "Nog niet klaar." not in inhoud(klant.get(adres("eigen_invullen", traject.pk)))


class TestNaast:
    def test_ze_staan_naast_de_matrix_en_tellen_niet_mee(self, klant, casemanager, traject):
        eerder = timezone.localdate() - timedelta(days=60)
        MetingFactory(traject=traject, datum=eerder, scores={"financien": 3}, vastgesteld=True)
        MetingFactory(traject=traject, soort="tussen", scores={"financien": 3}, vastgesteld=True)
        EigenMetingFactory(traject=traject, scores={"financien": 5, "justitie": 2})
        for pagina in (traject.get_absolute_url(), adres("metingen_van", traject.pk)):
            tekst = inhoud(als(klant, casemanager).get(pagina))
            assert "Daan zelf" in tekst
            assert "<strong>0</strong> gebieden vooruit" in tekst
        regel = Logregel.objects.filter(soort="bijzonder_bekeken", details__has_key="eigen_metingen").first()
        assert len(regel.details["eigen_metingen"]) == 1

    def test_een_jobcoach_ziet_gezondheid_en_justitie_niet_terug(self, klant, jobcoach, traject):
        meting = EigenMetingFactory(traject=traject, scores={"financien": 4, "justitie": 1})
        MetingFactory(traject=traject, scores={"financien": 3}, vastgesteld=True)
        als(klant, jobcoach)
        for pagina in (adres("eigen", meting.pk), adres("metingen_van", traject.pk), traject.get_absolute_url()):
            rij = inhoud(klant.get(pagina)).split("Justitie</th>")[1].split("</tr>")[0]
            assert "afgeschermd" in rij
            assert "acute problematiek" not in rij
        assert not Logregel.objects.filter(soort="bijzonder_bekeken").exists()

    def test_zonder_verslagrecht_geen_eigen_woorden(self, klant, casemanager, programmamanager, traject):
        meting = EigenMetingFactory(traject=traject, scores={"financien": 4}, toelichting="Mijn verhaal.")
        assert "Mijn verhaal." in inhoud(als(klant, casemanager).get(adres("eigen", meting.pk)))
        assert als(klant, programmamanager).get(adres("eigen", meting.pk)).status_code == 403


class TestVerbeteren:
    def test_een_verbetering_vervangt_en_de_oude_blijft_te_lezen(self, klant, casemanager, traject, gebied):
        oud = EigenMetingFactory(traject=traject, scores={"financien": 4, "justitie": 3})
        als(klant, casemanager)
        gegevens = invoer(gebied, {"financien": 2, "justitie": 3})
        assert klant.post(adres("eigen_verbeteren", oud.pk), gegevens).status_code == 422
        klant.post(adres("eigen_verbeteren", oud.pk), gegevens | {"reden_correctie": "Verkeerd getikt."})
        nieuw = EigenMeting.objects.get(vervangt=oud)
        assert list(EigenMeting.objects.geldend()) == [nieuw]
        assert "Verkeerd getikt." in inhoud(klant.get(adres("eigen", oud.pk)))
        assert "Verkeerd getikt." in inhoud(klant.get(adres("eigen", nieuw.pk)))

    def test_wat_dicht_is_blijft_staan_als_een_jobcoach_verbetert(self, klant, jobcoach, traject, gebied):
        oud = EigenMetingFactory(traject=traject, scores={"financien": 4, "justitie": 3})
        als(klant, jobcoach)
        rij = inhoud(klant.get(adres("eigen_verbeteren", oud.pk))).split(f"score_{gebied['justitie'].pk}-naam")[1]
        assert "checked" not in rij.split("score__verschil")[0]
        klant.post(adres("eigen_verbeteren", oud.pk), invoer(gebied, {"financien": 2}, reden_correctie="Fout."))
        nieuw = EigenMeting.objects.get(vervangt=oud)
        assert {s.leefgebied.code: s.score for s in nieuw.scores.all()} == {"financien": 2, "justitie": 3}

    def test_ze_worden_een_keer_verbeterd(self, casemanager, traject, gebied):
        oud = EigenMetingFactory(traject=traject, scores={"financien": 4})
        velden = {
            "meting": oud,
            "datum": oud.datum,
            "scores": {gebied["financien"].pk: 2},
            "reden": "Fout.",
            "door": casemanager,
        }
        diensten.verbeter_eigen_scores(**velden, sleutel=uuid4())
        with pytest.raises(OvergangNietToegestaan, match="al verbeterd"):
            diensten.verbeter_eigen_scores(**velden, sleutel=uuid4())


class TestDatabank:
    def test_eigen_scores_veranderen_niet_meer(self, traject):
        meting = EigenMetingFactory(traject=traject, scores={"financien": 4})
        with pytest.raises(IntegrityError, match="veranderen niet meer"), transaction.atomic():
            EigenMeting.objects.filter(pk=meting.pk).update(toelichting="anders")
        with pytest.raises(IntegrityError, match="veranderen niet meer"), transaction.atomic():
            meting.scores.update(score=5)

    @pytest.mark.parametrize("score", [0, 6])
    def test_een_eigen_score_ligt_tussen_1_en_5(self, traject, score):
        with pytest.raises(IntegrityError, match="eigen_score_van_1_tot_en_met_5"), transaction.atomic():
            EigenMetingFactory(traject=traject, scores={"financien": score})

    def test_een_correctie_heeft_een_reden(self, traject):
        oud = EigenMetingFactory(traject=traject)
        with pytest.raises(IntegrityError, match="eigen_meting_correctie_met_reden"), transaction.atomic():
            EigenMetingFactory(traject=traject, vervangt=oud)
        assert EigenMetingFactory(traject=traject, vervangt=oud, reden_correctie="Fout.").pk
