"""Number = list = rows of the CSV = rows of the XLSX = number in the data file in the PDF, for every kind of report."""

import pytest
from hypothesis import HealthCheck, given, settings

from rapportage.esf.indicatoren import INDICATOREN
from rapportage.maak import bereken
from rapportage.soorten import DEFINITIES
from rapportage.vraag import Vraag
from tests.fabrieken.voortgang import FEBRUARI, esf_project, programma_met_route, trajecten
from tests.rapportage import test_esf_eigenschappen as esf
from tests.rapportage import test_financiering as financiering
from tests.rapportage import test_voortgang_eigenschappen as voortgang
from tests.rapportage.overal_gelijk import eis_overal_gelijk, uitkomst_uit
from trajecten.models import Programma, Subsidieproject, Traject

# each example writes a file for every figure
rustig = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@rustig
@given(voortgang.rijen(), voortgang.periodes())
def test_van_elk_voortgangsrapport(invoer, periode):
    assert eis_overal_gelijk(uitkomst_uit("voortgang", invoer, periode)) > 0


@rustig
@given(esf.rijen(), voortgang.periodes())
def test_van_elk_esf_rapport(invoer, periode):
    assert eis_overal_gelijk(uitkomst_uit("esf", invoer, periode)) == 4 * len(INDICATOREN) + 6 + 1


@rustig
@given(financiering.rijen())
def test_van_elk_financieringsrapport(invoer):
    assert eis_overal_gelijk(uitkomst_uit("financiering", invoer, financiering.PERIODE)) >= 7


@pytest.mark.django_db
@pytest.mark.parametrize("soort", list(DEFINITIES))
def test_van_elk_soort_rapport_over_wat_in_de_databank_staat(programma, soort):
    project = esf_project()
    traject, _ = trajecten(programma_met_route("met-project"), 2, project=project)
    onderwerpen = {Programma: programma, Subsidieproject: project, Traject: traject}
    onderwerp = onderwerpen[DEFINITIES[soort].onderwerp]
    uitkomst = bereken(Vraag(soort, onderwerp, FEBRUARI, FEBRUARI.tot), gemaakt_door="Petra Vos")
    assert eis_overal_gelijk(uitkomst, met_bestanden=True) > 0
