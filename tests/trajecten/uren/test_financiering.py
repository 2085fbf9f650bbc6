"""A second project that pays along: added and stopped by whoever may change the traject, and told in the logboek."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.trajecten import SubsidieprojectFactory
from tests.fabrieken.uren import FinancieringFactory
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.financiering.diensten import beeindig_meebetalen, laat_meebetalen
from trajecten.financiering.kaart import betalers_van
from trajecten.models import Financiering

VANDAAG = timezone.localdate


@pytest.fixture
def tweede(db_of_zonder):
    return SubsidieprojectFactory(naam="Gemeente mee", van=date(2026, 1, 1), tot=date(2027, 12, 31))


def test_een_tweede_project_betaalt_mee_vanaf_een_dag(traject, tweede, jobcoach):
    laat_meebetalen(traject=traject, subsidieproject=tweede, van=VANDAAG(), tot=None, door=jobcoach)
    namen = [(betaler.naam, betaler.betaalt_nu) for betaler in betalers_van(traject, VANDAAG())]
    assert namen == [(traject.subsidieproject.naam, True), ("Gemeente mee", True)]
    assert Logregel.objects.get(soort=Soort.FINANCIERING_GEWIJZIGD).details["project"] == tweede.code


@pytest.mark.parametrize(
    ("van", "zin"), [(date(2025, 12, 31), "begint pas op 01-01-2026"), (date(2028, 1, 1), "liep tot en met 31-12-2027")]
)
def test_een_project_betaalt_niet_buiten_zijn_periode(traject, tweede, jobcoach, van, zin):
    with pytest.raises(RegelGeschonden, match=zin):
        laat_meebetalen(traject=traject, subsidieproject=tweede, van=van, tot=None, door=jobcoach)


def test_het_project_waarmee_het_begon_betaalt_al(traject, jobcoach):
    with pytest.raises(RegelGeschonden, match="betaalt al"):
        laat_meebetalen(
            traject=traject, subsidieproject=traject.subsidieproject, van=VANDAAG(), tot=None, door=jobcoach
        )


def test_dezelfde_periode_komt_er_niet_twee_keer_in(traject, tweede, jobcoach):
    velden = {"traject": traject, "subsidieproject": tweede, "tot": None, "door": jobcoach}
    laat_meebetalen(van=VANDAAG(), **velden)
    with pytest.raises(RegelGeschonden, match="betaalt in deze periode al mee"):
        laat_meebetalen(van=VANDAAG() + timedelta(days=7), **velden)


def test_twee_keer_hetzelfde_verzoek_is_een_keer_meebetalen(traject, tweede, jobcoach):
    velden = {"traject": traject, "subsidieproject": tweede, "van": VANDAAG(), "tot": None, "door": jobcoach}
    assert laat_meebetalen(**velden) == laat_meebetalen(**velden)
    assert Logregel.objects.filter(soort=Soort.FINANCIERING_GEWIJZIGD).count() == 1


def test_meebetalen_stopt_niet_voor_het_begint(traject, tweede, jobcoach):
    financiering = FinancieringFactory(traject=traject, subsidieproject=tweede)
    with pytest.raises(RegelGeschonden, match="na de begindatum"):
        beeindig_meebetalen(financiering=financiering, tot=VANDAAG(), door=jobcoach)
    beeindig_meebetalen(financiering=financiering, tot=VANDAAG() + timedelta(days=1), door=jobcoach)
    assert betalers_van(traject, VANDAAG() + timedelta(days=1))[1].betaalt_nu is False


def test_toevoegen_en_stoppen_op_het_scherm(als, jobcoach, programmamanager, traject, tweede):
    adres, klant = reverse("trajecten:meebetalen", args=[traject.pk]), als(jobcoach)
    leeg = klant.post(adres, {"subsidieproject": "", "van": "", "tot": ""})
    assert leeg.status_code == 422
    klant.post(adres, {"subsidieproject": tweede.pk, "van": f"{VANDAAG():%d-%m-%Y}", "tot": ""})
    financiering = Financiering.objects.get()
    stoppen = reverse("trajecten:meebetalen_stoppen", args=[financiering.pk])
    assert klant.post(stoppen, {"tot": f"{VANDAAG() - timedelta(days=9):%d-%m-%Y}"}).status_code == 422
    klant.post(stoppen, {"tot": f"{VANDAAG():%d-%m-%Y}"})
    financiering.refresh_from_db()
    assert financiering.tot == VANDAAG() + timedelta(days=1)
    for verboden in (adres, stoppen):
        assert als(programmamanager).get(verboden).status_code == 403
