"""Whatever steps people take, in whatever order: what must always hold of the phases of a traject.

No overlap, always within the traject, at most one running, and taking a step back restores exactly what was.
"""

import itertools
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bouwstenen import diensten
from bouwstenen.einde import beeindig_fase
from bouwstenen.huis import huis_van
from bouwstenen.models import Fase
from bouwstenen.plaats import lees_plaats
from bouwstenen.regels import TOEGESTANE_OVERGANGEN, Overgang, Stand
from tests.fabrieken.bouwstenen import RouteFactory
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Traject

STABIEL = {"deelnemer_stabiel": True, "casemanager_stabiel": True}
HOOGSTENS_VOORUIT = 14


def zet(plaats, overgang, keuze: int, dagen: int, tijdelijk: bool, door) -> None:
    """Take one step: of the choices the `keuze`-th, so many days after the first day that is possible."""
    steen = plaats.keuzes(overgang)[keuze % len(plaats.keuzes(overgang))]
    vroegst = plaats.vanaf or plaats.traject.startdatum or plaats.vandaag
    dag = min(vroegst + timedelta(days=dagen), plaats.vandaag + timedelta(days=HOOGSTENS_VOORUIT))
    basis = {"traject": plaats.traject, "vanuit": plaats.laatste.pk if plaats.laatste else None, "door": door}
    if overgang == Overgang.START:
        diensten.start_route(**basis, startdatum=dag, bouwsteen=steen)
    elif overgang == Overgang.VERDER:
        diensten.ga_verder(**basis, startdatum=dag, bouwsteen=steen, **STABIEL)
    elif overgang == Overgang.TERUG:
        terugkeer = max(dag, plaats.vandaag) + timedelta(days=10) if tijdelijk else None
        diensten.ga_terug(**basis, startdatum=dag, bouwsteen=steen, reden="Rust", verwachte_terugkeer=terugkeer)
    elif overgang == Overgang.TERUGKEER:
        diensten.keer_terug(**basis, startdatum=max(dag, plaats.vandaag))
    elif overgang == Overgang.LANGER:
        diensten.verleng(**basis, startdatum=dag, verwacht_tot=dag + timedelta(days=7), reden="Meer tijd")
    else:
        diensten.rond_af(**basis, einddatum=dag, **STABIEL)


class Traject4(RuleBasedStateMachine):
    """A traject through the four bouwstenen. The class attributes come from the fixtures."""

    programma = casemanager = gezet = None

    @initialize(wachtend=st.booleans())
    def begin(self, wachtend):
        self.punt = transaction.atomic()
        self.punt.__enter__()
        self.traject = TrajectFactory(programma=self.programma, wachtend=wachtend)
        self.gestopt = False

    def teardown(self):
        if hasattr(self, "punt"):
            transaction.set_rollback(True)
            self.punt.__exit__(None, None, None)

    def plaats(self):
        return lees_plaats(Traject.objects.get(pk=self.traject.pk), timezone.localdate())

    def beeld(self):
        plaats = self.plaats()
        fases = [(f.pk, f.startdatum, f.einddatum) for f in plaats.fases]
        return plaats.traject.startdatum, fases, plaats.afsluiting, plaats.stand

    @precondition(lambda self: not self.gestopt)
    @rule(welke=st.integers(0, 9), keuze=st.integers(0, 9), dagen=st.integers(0, 20), tijdelijk=st.booleans())
    def stap(self, welke, keuze, dagen, tijdelijk):
        plaats, voor = self.plaats(), self.beeld()
        overgang = plaats.overgangen[welke % len(plaats.overgangen)]
        zet(plaats, overgang, keuze, dagen, tijdelijk, self.casemanager)
        self.gezet.add(overgang)
        na = self.beeld()
        assert na[-1] in TOEGESTANE_OVERGANGEN[voor[-1]][overgang]
        with transaction.atomic():
            diensten.draai_terug(traject=self.traject, vanuit=self.plaats().laatste.pk, door=self.casemanager)
            assert self.beeld() == voor, "terugdraaien herstelt precies wat er was"
            transaction.set_rollback(True)

    @precondition(lambda self: not self.gestopt and self.plaats().traject.startdatum is not None)
    @rule(dagen=st.integers(0, 20))
    def stop(self, dagen):
        traject = self.plaats().traject
        einde = max(traject.startdatum, timezone.localdate() - timedelta(days=dagen))
        with transaction.atomic():
            beeindig_fase(traject, einde, self.casemanager)
            Traject.objects.filter(pk=traject.pk).update(einddatum=einde)
        self.gestopt = True
        if einde <= timezone.localdate():
            assert self.plaats().stand == Stand.GESTOPT
            assert self.plaats().overgangen == []

    @rule(dagen=st.integers(0, 60))
    def kijk_later(self, dagen):
        """On a later day the house stands too: whoever stopped is in no stone, others in one at most."""
        dag = timezone.localdate() + timedelta(days=dagen)
        stenen = huis_van(self.plaats().traject, dag).stenen
        assert sum(steen.stand == "bezig" for steen in stenen) <= (0 if self.gestopt else 1)

    @invariant()
    def geen_overlap_en_binnen_het_traject(self):
        if not hasattr(self, "traject"):
            return
        plaats = self.plaats()
        perioden = [(fase.startdatum, fase.einddatum) for fase in plaats.fases]
        assert all(einde is not None and einde <= start for (_, einde), (start, _) in itertools.pairwise(perioden))
        start, einde = plaats.traject.startdatum, plaats.traject.einddatum
        assert all(start is not None and van >= start for van, _ in perioden)
        assert einde is None or all(tot is not None and tot <= einde for _, tot in perioden)

    @invariant()
    def hoogstens_een_loopt(self):
        if hasattr(self, "traject"):
            lopend = Fase.objects.van(self.traject).lopend_op(timezone.localdate())
            assert lopend.count() <= 1
            assert (
                sum(steen.stand == "bezig" for steen in huis_van(self.plaats().traject, timezone.localdate()).stenen)
                <= 1
            )


@pytest.fixture
def programma(db):
    return RouteFactory(vier_bouwstenen=True).programma


def test_fases_overlappen_nooit_en_terugdraaien_herstelt(programma, casemanager):
    gezet: set[Overgang] = set()
    machine = type("Machine", (Traject4,), {"programma": programma, "casemanager": casemanager, "gezet": gezet})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert gezet, "zonder een stap is er niets bewezen"
