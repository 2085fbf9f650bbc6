"""Signals after somebody left, and about money that stops before the traject does."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.fabrieken.trajecten import SubsidieprojectFactory, TrajectFactory, UitstroomFactory
from trajecten.models import Opvolging, Signaalinstelling, Traject
from trajecten.registers import Ernst
from trajecten.signaallijst import signalen_van
from trajecten.signaalwerk.afloop import opvolging_nodig, stand_ontbreekt
from trajecten.signaalwerk.subsidie import subsidie_stopt

VANDAAG = date(2026, 11, 22)


def dagen(aantal: int) -> timedelta:
    return timedelta(days=aantal)


def gestopt_op(einddatum: date, **velden) -> Traject:
    return TrajectFactory(startdatum=date(2025, 1, 6), aanmelddatum=date(2025, 1, 6), einddatum=einddatum, **velden)


@pytest.mark.parametrize(
    ("geleden", "titel", "ernst"),
    [
        (0, "Stand na vertrek ontbreekt nog: nog 28 dagen", Ernst.LETOP),
        (20, "Stand na vertrek ontbreekt nog: nog 8 dagen", Ernst.LETOP),
        (21, "Stand na vertrek ontbreekt nog: nog 7 dagen", Ernst.KRITIEK),
        (27, "Stand na vertrek ontbreekt nog: nog 1 dag", Ernst.KRITIEK),
        (28, "Stand na vertrek ontbreekt nog: vandaag is de laatste dag", Ernst.KRITIEK),
        (29, "Stand na vertrek ontbreekt nog", Ernst.KRITIEK),
        (90, "Stand na vertrek ontbreekt nog", Ernst.KRITIEK),
        (91, None, None),
    ],
)
def test_de_stand_van_binnen_28_dagen_wordt_gevraagd(db, geleden, titel, ernst):
    gestopt_op(VANDAAG - dagen(geleden))
    signalen = [(s.titel, s.ernst) for s in stand_ontbreekt(Traject.objects.all(), VANDAAG)]
    assert signalen == ([(titel, ernst)] if titel else [])


def test_wie_een_stand_heeft_of_nooit_begon_geeft_geen_signaal(db):
    UitstroomFactory(traject=gestopt_op(VANDAAG - dagen(3)), peildatum=VANDAAG - dagen(1), arbeidssituatie="werkend")
    TrajectFactory(wachtend=True)
    assert list(stand_ontbreekt(Traject.objects.all(), VANDAAG)) == []


def test_een_halve_stand_is_er_geen(db):
    UitstroomFactory(traject=gestopt_op(VANDAAG - dagen(3)), reden="verhuisd")
    assert len(list(stand_ontbreekt(Traject.objects.all(), VANDAAG))) == 1


@pytest.mark.parametrize(
    ("einddatum", "vandaag", "gevraagd"),
    [
        (date(2026, 5, 22), date(2026, 11, 21), False),
        (date(2026, 5, 22), date(2026, 11, 22), True),
        (date(2026, 8, 31), date(2027, 2, 27), False),
        (date(2026, 8, 31), date(2027, 2, 28), True),
        (date(2026, 5, 22), date(2027, 2, 19), True),
        (date(2026, 5, 22), date(2027, 2, 20), False),
    ],
)
def test_zes_maanden_later_op_dezelfde_dag_van_de_maand(db, einddatum, vandaag, gevraagd):
    gestopt_op(einddatum)
    assert bool(list(opvolging_nodig(Traject.objects.all(), vandaag))) is gevraagd


def test_wie_al_gevraagd_is_wordt_niet_nog_eens_gevraagd(db):
    Opvolging.objects.create(traject=gestopt_op(date(2026, 5, 20)), arbeidssituatie="werkend")
    Opvolging.objects.create(traject=gestopt_op(date(2026, 5, 20)))
    assert len(list(opvolging_nodig(Traject.objects.all(), VANDAAG))) == 1


def test_na_een_maand_wachten_is_de_opvolging_dringend(db):
    gestopt_op(date(2026, 4, 22))
    (signaal,) = opvolging_nodig(Traject.objects.all(), VANDAAG)
    assert signaal.ernst == Ernst.KRITIEK


@pytest.mark.parametrize(
    ("over", "titel", "ernst"),
    [
        (31, None, None),
        (30, "Subsidie stopt over 30 dagen", Ernst.LETOP),
        (8, "Subsidie stopt over 8 dagen", Ernst.LETOP),
        (7, "Subsidie stopt over 7 dagen", Ernst.KRITIEK),
        (0, "Vandaag is de laatste dag van de subsidie", Ernst.KRITIEK),
        (-1, "Subsidie is 1 dag geleden gestopt", Ernst.KRITIEK),
    ],
)
def test_subsidie_die_stopt_terwijl_het_traject_doorloopt(db, over, titel, ernst):
    TrajectFactory(subsidieproject=SubsidieprojectFactory(tot=VANDAAG + dagen(over)))
    signalen = [(s.titel, s.ernst) for s in subsidie_stopt(Traject.objects.all(), VANDAAG)]
    assert signalen == ([(titel, ernst)] if titel else [])


@pytest.mark.parametrize(("na_laatste_dag", "aantal"), [(1, 0), (2, 1), (-5, 0)])
def test_een_traject_dat_met_de_subsidie_stopt_geeft_geen_signaal(db, na_laatste_dag, aantal):
    """The project pays its last day; the einddatum of a traject is the first day that does not count."""
    tot = VANDAAG + dagen(10)
    TrajectFactory(subsidieproject=SubsidieprojectFactory(tot=tot), einddatum=tot + dagen(na_laatste_dag))
    assert len(list(subsidie_stopt(Traject.objects.all(), VANDAAG))) == aantal


def test_zonder_laatste_dag_stopt_er_niets(db):
    TrajectFactory(subsidieproject=SubsidieprojectFactory(tot=None))
    TrajectFactory()
    assert list(subsidie_stopt(Traject.objects.all(), VANDAAG)) == []


def test_de_organisatie_kiest_hoe_lang_van_tevoren(db):
    TrajectFactory(subsidieproject=SubsidieprojectFactory(tot=VANDAAG + dagen(60)))
    Signaalinstelling.objects.create(code="subsidie_stopt", drempels={"vooraf": 90, "dringend_vanaf": 0})
    assert len(list(subsidie_stopt(Traject.objects.all(), VANDAAG))) == 1


def test_na_afloop_ziet_wie_het_kan_invullen_en_wie_verantwoordt_wat_er_nog_gevraagd_wordt(
    jobcoach, casemanager, programmamanager
):
    vandaag = timezone.localdate()
    eigen = gestopt_op(vandaag - dagen(3), begeleid_door=[jobcoach, casemanager])
    alle = Traject.objects.all()
    assert signalen_van(alle, jobcoach, vandaag) == []
    for wie in (casemanager, programmamanager):
        gezien = [(s.traject_id, s.code) for s in signalen_van(alle, wie, vandaag)]
        assert gezien == [(eigen.pk, "stand_bij_vertrek")]
