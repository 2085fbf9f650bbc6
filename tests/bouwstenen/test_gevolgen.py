"""What a step changes is told beforehand: the end of the route, whether the subsidy still pays, which signals."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bouwstenen.gevolgen import bekijk_gevolgen, signaalgevolgen
from bouwstenen.plaats import lees_plaats
from bouwstenen.regels import Overgang, einde_van_de_weg, subsidie_tot
from tests.fabrieken.bouwstenen import FaseFactory, weken_geleden
from tests.fabrieken.trajecten import SubsidieprojectFactory
from trajecten.models import Traject

DAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("laatste_dag", "max_maanden", "tot"),
    [
        (None, None, None),
        (DAG, None, DAG),
        (None, 6, date(2026, 7, 14)),
        (DAG, 6, date(2026, 7, 14)),
        (DAG, 24, DAG),
    ],
    ids=["geen grens", "project", "maanden", "maanden eerst", "project eerst"],
)
def test_een_subsidie_betaalt_tot_de_eerste_grens(laatste_dag, max_maanden, tot):
    assert subsidie_tot(laatste_dag=laatste_dag, start=date(2026, 1, 15), max_maanden=max_maanden)[0] == tot


@pytest.mark.parametrize(
    ("einde", "later", "verwacht"),
    [(DAG, [], DAG), (DAG, [7, 3], date(2026, 11, 30)), (None, [7], None), (DAG, [7, None], None)],
)
def test_de_weg_is_zo_lang_als_zijn_delen(einde, later, verwacht):
    assert einde_van_de_weg(einde, later) == verwacht


def gevolgen(traject, overgang, **anders):
    plaats = lees_plaats(Traject.objects.select_related("subsidieproject").get(pk=traject.pk), timezone.localdate())
    gevonden = bekijk_gevolgen(plaats, overgang, **{"datum_": timezone.localdate()} | anders)
    return {gevolg.wat: gevolg for gevolg in gevonden}


@pytest.fixture
def met_subsidie(traject, steen) -> Traject:
    """In bouwsteen 3 for four weeks, paid by a project that ends in fifteen weeks."""
    traject.subsidieproject = SubsidieprojectFactory(naam="ESF+", tot=timezone.localdate() + timedelta(weeks=15))
    traject.save()
    FaseFactory(traject=traject, bouwsteen=steen[3], startdatum=weken_geleden(4))
    return traject


def test_wie_verder_gaat_ziet_dat_de_subsidie_genoeg_is(met_subsidie, steen):
    subsidie = gevolgen(met_subsidie, Overgang.VERDER, naar=steen[4])["Subsidie: ESF+"]
    assert subsidie.nu == "41 dagen te lang."
    assert subsidie.straks.startswith("Past binnen de subsidie. Betaalt t/m")
    assert not subsidie.letop


def test_wie_verlengt_ziet_dat_de_subsidie_te_kort_is(met_subsidie):
    subsidie = gevolgen(met_subsidie, Overgang.LANGER, verwacht=timezone.localdate() + timedelta(weeks=12))
    assert subsidie["Subsidie: ESF+"].letop
    assert subsidie["Verwacht einde van de route"].nu != subsidie["Verwacht einde van de route"].straks


def test_na_een_stap_terug_telt_alleen_wat_nog_moet(met_subsidie, steen):
    terug = gevolgen(met_subsidie, Overgang.TERUG, naar=steen[2], verwacht=timezone.localdate() + timedelta(weeks=2))
    einde = timezone.localdate() + timedelta(weeks=2 + 8 + 13)
    assert f"{einde.day} " in terug["Verwacht einde van de route"].straks


def test_zonder_subsidie_staat_er_niets_over(traject, steen):
    FaseFactory(traject=traject, bouwsteen=steen[3])
    assert not any(wat.startswith("Subsidie") for wat in gevolgen(traject, Overgang.VERDER, naar=steen[4]))


def test_signalen_die_blijven_zijn_geen_gevolg(traject, steen):
    from bouwstenen.signalen import signalen

    FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(16))
    nu = list(signalen(Traject.objects.all(), timezone.localdate()))
    assert [(g.wat, g.straks) for g in signaalgevolgen(nu, [])] == [("Signaal verdwijnt", "opgelost")]
    assert [g.letop for g in signaalgevolgen([], nu)] == [True]
    assert signaalgevolgen(nu, nu) == []


def test_het_scherm_noemt_het_signaal_dat_verdwijnt_en_schrijft_nog_niets(klant, traject, steen, casemanager):
    fase = FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(16))
    klant.force_login(casemanager)
    invoer = {
        "vanuit": fase.pk,
        "startdatum": f"{timezone.localdate():%d-%m-%Y}",
        "verwacht_tot": f"{timezone.localdate() + timedelta(weeks=3):%d-%m-%Y}",
        "reden": "Nog even.",
    }
    inhoud = klant.post(reverse("bouwstenen:langer", args=[traject.pk]), invoer).content.decode()
    assert "Signaal verdwijnt" in inhoud
    assert "Bouwsteen 2 duurt 4 weken langer dan gepland" in inhoud
    assert traject.fases.count() == 1
    te_lang = klant.post(reverse("bouwstenen:langer", args=[traject.pk]), invoer | {"reden": "x" * 1001})
    assert te_lang.status_code == 422
