"""What the database itself refuses of routes and phases: each named rule accepts and refuses."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bouwstenen.models import Bouwsteen, Fase, Stabiliteitsdoel, Stabiliteitstoets
from tests.fabrieken.bouwstenen import (
    BouwsteenFactory,
    FaseFactory,
    StabiliteitsdoelFactory,
    StabiliteitstoetsFactory,
    weken_geleden,
)


def weigert(naam):
    return pytest.raises(IntegrityError, match=naam)


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("bouwsteen_nummer_vanaf_1", {"nummer": 0}),
        ("bouwsteen_nummer_uniek", {"nummer": 1}),
        ("bouwsteen_keuzes_bekend", {"deel": "kelder"}),
        ("bouwsteen_keuzes_bekend", {"norm_eenheid": "jaar"}),
        ("bouwsteen_normen_positief", {"norm_aantal": 0}),
        ("bouwsteen_normen_positief", {"weken": 0}),
        ("bouwsteen_normen_positief", {"coach_uren_per_week": Decimal(-1)}),
    ],
)
def test_een_bouwsteen_die_niet_klopt_wordt_geweigerd(route, naam, velden):
    with weigert(naam), transaction.atomic():
        BouwsteenFactory(**{"route": route, "nummer": 9} | velden)


def test_een_bouwsteen_zonder_norm_mag(route):
    steen = BouwsteenFactory(route=route, nummer=9, norm_aantal=None, weken=None)
    assert Bouwsteen.objects.van_programma(route.programma).last() == steen


def test_een_doel_is_nooit_leeg(route):
    with weigert("stabiliteitsdoel_ingevuld"), transaction.atomic():
        StabiliteitsdoelFactory(bouwsteen=route.bouwstenen.first(), tekst="")
    assert Stabiliteitsdoel.objects.count() == 0


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        pytest.param("fase_reden_bekend", {"reden": "zomaar"}, id="onbekende-reden"),
        pytest.param("fase_einde_na_start", {"einddatum": weken_geleden(3)}, id="einde-voor-start"),
        pytest.param(
            "fase_terugkeer_na_start",
            {"reden": "terugval", "verwachte_terugkeer": weken_geleden(2)},
            id="terugkeer-op-de-start",
        ),
        pytest.param(
            "fase_terugkeer_bij_terugval", {"verwachte_terugkeer": timezone.localdate()}, id="terugkeer-zonder-terugval"
        ),
        pytest.param(
            "fase_verlengd_tot_na_start",
            {"reden": "verlengd", "verwacht_tot": weken_geleden(2)},
            id="verlengd-tot-start",
        ),
        pytest.param("fase_verlengd_tot_na_start", {"verwacht_tot": timezone.localdate()}, id="verwacht-tot-bij-start"),
        pytest.param("fase_ingetrokken_op_en_door", {"ingetrokken_op": timezone.now()}, id="ingetrokken-zonder-wie"),
        pytest.param("fase_overlapt_niet", {"startdatum": weken_geleden(9)}, id="overlap"),
        pytest.param("fase_binnen_traject", {"startdatum": weken_geleden(17)}, id="voor-het-traject"),
    ],
)
def test_een_fase_die_niet_klopt_wordt_geweigerd(traject, steen, naam, velden):
    FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(8))
    with weigert(naam), transaction.atomic():
        FaseFactory(**{"traject": traject, "bouwsteen": steen[2], "startdatum": weken_geleden(2)} | velden)


def test_fases_mogen_op_een_dag_aan_elkaar_sluiten(traject, steen):
    FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(8))
    FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(8))
    assert Fase.objects.van(traject).lopend_op(weken_geleden(8)).get().bouwsteen == steen[2]


def test_een_teruggedraaide_fase_telt_niet_mee_voor_overlap(traject, steen):
    FaseFactory(traject=traject, bouwsteen=steen[1], ingetrokken=True)
    FaseFactory(traject=traject, bouwsteen=steen[1])
    assert Fase.objects.van(traject).geldig().count() == 1


def test_een_traject_stopt_niet_voor_zijn_fases(traject, steen):
    FaseFactory(traject=traject, bouwsteen=steen[1])
    traject.einddatum = timezone.localdate()
    with weigert("buiten deze periode"), transaction.atomic():
        traject.save()


def test_een_traject_stopt_wel_als_de_fase_ook_stopt(traject, steen):
    fase = FaseFactory(traject=traject, bouwsteen=steen[1])
    Fase.objects.filter(pk=fase.pk).update(einddatum=timezone.localdate())
    traject.einddatum = timezone.localdate()
    traject.save()
    assert not Fase.objects.lopend_op(timezone.localdate()).exists()


def test_een_fase_past_niet_in_een_traject_dat_eerder_stopt(traject, steen):
    traject.einddatum = timezone.localdate() + timedelta(days=7)
    traject.save()
    with weigert("buiten het traject"), transaction.atomic():
        FaseFactory(traject=traject, bouwsteen=steen[1])
    assert FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=traject.einddatum).pk


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("toets_afwijken_met_reden", {"casemanager_vindt_stabiel": False}),
        ("toets_ingetrokken_op_en_door", {"ingetrokken_op": timezone.now()}),
    ],
)
def test_een_toets_die_niet_klopt_wordt_geweigerd(traject, steen, naam, velden):
    fase = FaseFactory(traject=traject, bouwsteen=steen[1])
    with weigert(naam), transaction.atomic():
        StabiliteitstoetsFactory(fase=fase, **velden)


def test_een_fase_heeft_een_geldige_toets(traject, steen, casemanager):
    fase = FaseFactory(traject=traject, bouwsteen=steen[1])
    StabiliteitstoetsFactory(fase=fase, ingetrokken_op=timezone.now(), ingetrokken_door=casemanager)
    StabiliteitstoetsFactory(fase=fase, casemanager_vindt_stabiel=False, reden_afwijking="Samen besproken.")
    with weigert("toets_een_per_fase"), transaction.atomic():
        StabiliteitstoetsFactory(fase=fase)
    assert Stabiliteitstoets.objects.geldig().get().reden_afwijking == "Samen besproken."
