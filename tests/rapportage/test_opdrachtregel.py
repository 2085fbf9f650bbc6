"""`manage.py rapport`: every kind in every format, in a number of queries that does not grow with the people."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rapportage.bestanden import FORMATEN
from rapportage.soorten import DEFINITIES
from tests.fabrieken.opleiding import BewijsFactory, InschrijvingFactory
from tests.fabrieken.plaatsing import BaancontroleFactory
from tests.fabrieken.stappenplan import StapFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import (
    ContactmomentFactory,
    DeelneemuurFactory,
    ProgrammaFactory,
    SubsidieprojectFactory,
    TrajectFactory,
    UitstroomFactory,
)
from tests.fabrieken.uren import FinancieringFactory, UrenregelFactory, ingediend
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.fabrieken.zelfredzaamheid import InstrumentFactory, LadderpositieFactory, MetingFactory
from trajecten.models import Programma, Subsidieproject, Traject
from trajecten.urenstaat.regels import maandag_van

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
MAANDAG = maandag_van(VANDAAG) - timedelta(weeks=1)


@pytest.fixture
def veel():
    """Makes a programme, a project and a traject with `aantal` of everything that a report may read; their codes."""

    def maak(aantal):
        programma, project = ProgrammaFactory(code=f"p{aantal}"), SubsidieprojectFactory(code=f"s{aantal}")
        een = TrajectFactory(programma=programma, subsidieproject=project, trajectnummer=f"T-EEN-{aantal}")
        for nummer in range(aantal):
            traject = TrajectFactory(programma=programma, subsidieproject=project, gestopt=nummer % 2 == 0)
            _vul(traject, project)
            _vul(een, project)
        return {Programma: ("programma", programma.code), Subsidieproject: ("project", project.code)} | {
            Traject: ("traject", een.trajectnummer)
        }

    return maak


def _vul(traject, project):
    wie = GebruikerFactory()
    ContactmomentFactory(traject=traject, medewerker=wie, datum=MAANDAG, subsidieproject=project)
    UrenregelFactory(medewerker=wie, datum=MAANDAG, subsidieproject=project)
    ingediend(wie, MAANDAG)
    DeelneemuurFactory(traject=traject, datum=MAANDAG)
    baan = PlaatsingFactory(traject=traject, soort="dienstverband", startdatum=VANDAAG - timedelta(weeks=15))
    BaancontroleFactory(plaatsing=baan, maanden=3, gepeild_op=VANDAAG)
    for model in (StapFactory, BewijsFactory, InschrijvingFactory):
        model(traject=traject)
    if traject.einddatum:
        UitstroomFactory(traject=traject)
    FinancieringFactory(traject=traject, van=MAANDAG - timedelta(weeks=traject.financiering.count()))
    LadderpositieFactory(traject=traject, peildatum=VANDAAG - timedelta(days=traject.ladderposities.count()))
    instrument = InstrumentFactory()
    soort = "tussen" if traject.metingen.exists() else "nul"
    dag = VANDAAG - timedelta(days=40 - traject.metingen.count())
    MetingFactory(
        traject=traject, soort=soort, datum=dag, instrument=instrument, scores={"financien": 3}, vastgesteld=True
    )


def rapport(soort, onderwerp, uit, formaat="json", tot=VANDAAG):
    optie, code = onderwerp[DEFINITIES[soort].onderwerp]
    periode = (f"--van={VANDAAG - timedelta(days=100)}", f"--tot={tot}")
    call_command(
        "rapport",
        soort,
        "--organisatie=werkmakerij",
        f"--{optie}={code}",
        *periode,
        f"--formaat={formaat}",
        f"--uit={uit}",
    )
    return uit.read_bytes()


def test_geen_soort_vraagt_meer_naarmate_er_meer_mensen_zijn(veel, tmp_path):
    weinig, meer = veel(3), veel(30)
    for soort in DEFINITIES:
        aantallen = []
        for onderwerp in (weinig, meer):
            with CaptureQueriesContext(connection) as vragen:
                assert rapport(soort, onderwerp, tmp_path / "uit")
            # the way to the organisation is asked for whenever another one was visited
            aantallen.append(sum(not vraag["sql"].startswith("SET") for vraag in vragen))
        assert aantallen[0] == aantallen[1], soort


@pytest.mark.parametrize("formaat", list(FORMATEN))
def test_elk_formaat_is_er_ook_op_de_opdrachtregel(veel, tmp_path, formaat):
    inhoud = rapport("voortgang", veel(1), tmp_path / "uit", formaat)
    begin = {"pdf": b"%PDF", "archief.pdf": b"%PDF", "xlsx": b"PK", "json": b"{"}
    assert inhoud.startswith(begin.get(formaat, "\ufeff".encode()))
