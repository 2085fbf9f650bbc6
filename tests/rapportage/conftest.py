"""A programme with something to report, and a worker that a test may kill."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from rapportage import diensten, maak, rijenbestand
from rapportage.models import Rapport, Rapportsoort
from rapportage.vraag import Vraag
from tests.fabrieken.voortgang import FEBRUARI, programma_met_route, trajecten
from tests.rapportage.doodbaar import Doodbaar


@pytest.fixture
def programma(db_of_zonder):
    """A programme with three trajecten."""
    programma = programma_met_route()
    trajecten(programma, 3)
    return programma


@pytest.fixture
def aanvraag(programma, programmamanager) -> Callable[..., Rapport]:
    """Asks for the report about February, with a peildatum of 1 March unless said otherwise."""

    def vraag_aan(*, door=programmamanager, **anders: object) -> Rapport:
        velden = {
            "soort": Rapportsoort.VOORTGANG,
            "onderwerp": programma,
            "periode": FEBRUARI,
            "peildatum": FEBRUARI.tot,
        }
        return diensten.vraag_rapport_aan(vraag=Vraag(**{**velden, **anders}), door=door)

    return vraag_aan


@pytest.fixture
def rapportenmap() -> Iterator[Path]:
    """The folder with documents of the organisation in which the test works, empty at the start."""
    map_ = Path(settings.MEDIA_ROOT) / "werkmakerij" / "rapporten"
    shutil.rmtree(map_, ignore_errors=True)
    yield map_
    shutil.rmtree(map_, ignore_errors=True)


@pytest.fixture
def doodbare_worker(zonder_transactie, tmp_path) -> Iterator[Doodbaar]:
    """A worker that may be killed."""
    worker = Doodbaar(tmp_path / "worker.log")
    yield worker
    worker.stop()


@pytest.fixture
def maak_klaar(aanvraag, rapportenmap) -> Callable[..., Rapport]:
    """Makes a concept that is ready, with a document that took no time."""

    def klaar(**anders: object) -> Rapport:
        rapport = diensten.neem_rapport_op(pk=aanvraag(**anders).pk)
        uitkomst = maak.bereken(rapport.vraag, gemaakt_door="Petra Vos")
        uitkomst = replace(uitkomst, omslag=replace(uitkomst.omslag, versie=rapport.versie))
        bestanden = diensten.Bestanden(b"%PDF-1.7 heel kort", b"", rijenbestand.inhoud(uitkomst))
        diensten.rond_rapport_af(rapport=rapport, uitkomst=uitkomst, bestanden=bestanden)
        return Rapport.objects.get(pk=rapport.pk)

    return klaar
