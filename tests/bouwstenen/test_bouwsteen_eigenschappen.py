"""Whatever steps people take: phases never overlap, and taking a step back restores exactly what was."""

import itertools
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bouwstenen import diensten
from bouwstenen.models import Fase
from bouwstenen.plaats import lees_plaats
from bouwstenen.regels import TOEGESTANE_OVERGANGEN, Overgang
from tests.fabrieken.bouwstenen import RouteFactory
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Traject

STABIEL = {"deelnemer_stabiel": True, "casemanager_stabiel": True}
STAPPEN = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 20)), min_size=1, max_size=8)


def zet(plaats, overgang, keuze: int, dagen: int, door) -> None:
    """Take one step: of the choices the `keuze`-th, so many days after the first day that is possible."""
    steen = plaats.keuzes(overgang)[keuze % len(plaats.keuzes(overgang))]
    vroegst = plaats.vanaf or plaats.traject.startdatum or plaats.vandaag
    dag = min(vroegst + timedelta(days=dagen), plaats.vandaag)
    basis = {"traject": plaats.traject, "vanuit": plaats.laatste.pk if plaats.laatste else None, "door": door}
    if overgang == Overgang.START:
        diensten.start_route(**basis, startdatum=dag, bouwsteen=steen)
    elif overgang == Overgang.VERDER:
        diensten.ga_verder(**basis, startdatum=dag, bouwsteen=steen, **STABIEL)
    elif overgang == Overgang.TERUG:
        diensten.ga_terug(**basis, startdatum=dag, bouwsteen=steen, reden="Rust")
    elif overgang == Overgang.LANGER:
        diensten.verleng(**basis, startdatum=dag, verwacht_tot=dag + timedelta(days=7), reden="Meer tijd")
    else:
        diensten.rond_af(**basis, einddatum=dag, **STABIEL)


def beeld(traject: Traject) -> tuple[object, ...]:
    traject.refresh_from_db()
    plaats = lees_plaats(traject, timezone.localdate())
    fases = [(f.pk, f.startdatum, f.einddatum) for f in plaats.fases]
    return traject.startdatum, fases, plaats.afsluiting, plaats.stand


@pytest.fixture
def programma(db):
    return RouteFactory(vier_bouwstenen=True).programma


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, wachtend=st.booleans())
def test_fases_overlappen_nooit_en_terugdraaien_herstelt(programma, casemanager, stappen, wachtend):
    with transaction.atomic():
        traject = TrajectFactory(programma=programma, wachtend=wachtend)
        for welke, keuze, dagen in stappen:
            plaats = lees_plaats(Traject.objects.get(pk=traject.pk), timezone.localdate())
            voor = beeld(traject)
            overgang = plaats.overgangen[welke % len(plaats.overgangen)]
            zet(plaats, overgang, keuze, dagen, casemanager)
            na = beeld(traject)
            assert na[-1] in TOEGESTANE_OVERGANGEN[voor[-1]][overgang]
            perioden = [(start, einde) for _, start, einde in na[1]]
            assert all(einde is not None and einde <= start for (_, einde), (start, _) in itertools.pairwise(perioden))

            laatste = lees_plaats(traject, timezone.localdate()).laatste
            with transaction.atomic():
                diensten.draai_terug(traject=traject, vanuit=laatste.pk, door=casemanager)
                assert beeld(traject) == voor
                transaction.set_rollback(True)
            assert beeld(traject) == na
        assert Fase.objects.van(traject).geldig().count() <= len(stappen)
        transaction.set_rollback(True)
