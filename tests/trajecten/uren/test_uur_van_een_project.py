"""An hour counts for exactly one subsidieproject: the one that runs and pays on its day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.fabrieken.trajecten import SubsidieprojectFactory, TrajectFactory
from toegang.fouten import RegelGeschonden
from trajecten.financiering.keuze import eis_betaler, project_van_uur, projecten_op
from trajecten.models import Financiering, Subsidieproject

pytestmark = pytest.mark.django_db
DAG = date(2026, 6, 15)


@pytest.fixture
def eerste():
    return SubsidieprojectFactory(code="A", van=date(2026, 1, 1), tot=date(2026, 6, 30))


@pytest.fixture
def tweede():
    return SubsidieprojectFactory(code="B", van=date(2026, 6, 1), tot=date(2027, 6, 30))


@pytest.fixture
def traject(eerste, tweede):
    traject = TrajectFactory(subsidieproject=eerste, startdatum=date(2026, 1, 5), aanmelddatum=date(2026, 1, 1))
    Financiering.objects.create(traject=traject, subsidieproject=tweede, van=date(2026, 6, 15), tot=date(2026, 9, 1))
    return traject


@pytest.mark.parametrize(
    ("dag", "codes"),
    [
        (date(2026, 6, 14), ["A"]),
        (date(2026, 6, 15), ["A", "B"]),
        (date(2026, 6, 30), ["A", "B"]),
        (date(2026, 7, 1), ["B"]),
        (date(2026, 8, 31), ["B"]),
        (date(2026, 9, 1), []),
    ],
)
def test_de_projecten_die_die_dag_lopen_en_betalen(traject, dag, codes):
    assert [project.code for project in projecten_op(traject, dag)] == codes


def test_zonder_keuze_telt_het_project_waarmee_het_traject_begon(traject, eerste):
    assert project_van_uur(traject, DAG) == eerste


@pytest.mark.parametrize("code", ["A", "B"])
def test_waar_twee_betalen_kiest_wie_het_uur_schrijft(traject, tweede, code):
    project = Subsidieproject.objects.get(code=code)
    assert eis_betaler(traject, project, DAG) is None


def test_een_project_dat_niet_betaalt_of_niet_meer_loopt_kies_je_niet(traject, eerste, tweede):
    for project, dag in ((tweede, DAG - timedelta(days=1)), (eerste, date(2026, 7, 1))):
        with pytest.raises(RegelGeschonden, match="betaalt niet op deze dag") as fout:
            eis_betaler(traject, project, dag)
        assert fout.value.veld == "project"


def test_na_het_laatste_project_telt_een_uur_nergens_voor(traject):
    assert project_van_uur(traject, date(2026, 10, 1)) is None


def test_een_project_zonder_einde_blijft_lopen():
    traject = TrajectFactory(subsidieproject=SubsidieprojectFactory(van=None, tot=None))
    assert project_van_uur(traject, date(2031, 1, 1)) == traject.subsidieproject


@pytest.mark.parametrize(
    ("van", "tot", "beperking"),
    [
        (date(2026, 8, 1), None, "financiering_niet_dubbel"),
        (date(2026, 10, 1), date(2026, 10, 1), "financiering_periode_oplopend"),
    ],
)
def test_de_databank_weigert_dubbele_en_lege_perioden(traject, tweede, van, tot, beperking):
    with pytest.raises(IntegrityError, match=beperking), transaction.atomic():
        Financiering.objects.create(traject=traject, subsidieproject=tweede, van=van, tot=tot)
    Financiering.objects.create(traject=traject, subsidieproject=tweede, van=date(2026, 9, 1), tot=None)
