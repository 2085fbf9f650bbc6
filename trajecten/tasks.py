"""Background work of trajecten: lists that are read in, documents that are checked, old drafts that go."""

from collections.abc import Callable

import structlog
from django.db import InterfaceError, OperationalError

from organisaties import voor_elke_organisatie
from organisaties.taken import taak, verdeler
from trajecten.concepten import ruim_oude_concepten_op
from trajecten.documenten import diensten as documenten
from trajecten.documenten import scanner
from trajecten.importeren import diensten

log = structlog.get_logger(__name__)


@taak(ignore_result=True)
def ruim_concepten_op() -> None:
    """Within one organisation: throw away drafts that nobody came back for."""
    ruim_oude_concepten_op()


@verdeler(ignore_result=True)
def verdeel_opruimen() -> None:
    """Send every organisation its own task (started by the clock)."""
    for _ in voor_elke_organisatie():
        ruim_concepten_op.delay()
        ruim_documenten_op.delay()


@taak(ignore_result=True)
def ruim_documenten_op() -> None:
    """Within one organisation: throw away files that belong to no document."""
    documenten.ruim_wezen_op()


@taak(ignore_result=True)
def scan_document(document_id: int) -> None:
    """Check one document for viruses; safe to run twice. Without an answer the clock asks again."""
    try:
        documenten.scan(pk=document_id)
    except scanner.ScannerOnbereikbaar as fout:
        log.warning("scanner_onbereikbaar", document=document_id, reden=str(fout))


@taak(ignore_result=True)
def scan_documenten() -> None:
    """Within one organisation: check the documents that nobody checked yet."""
    documenten.scan_achterstand()


@verdeler(ignore_result=True)
def verdeel_scans() -> None:
    """Send every organisation its own task (started by the clock), where there is something to check with."""
    if scanner.is_ingesteld():
        for _ in voor_elke_organisatie():
            scan_documenten.delay()


@taak(ignore_result=True)
def controleer_lijsten(inlezing_id: int) -> None:
    """Check one set of lists; safe to run twice."""
    _voer_uit(diensten.controleer_lijsten, inlezing_id)


@taak(ignore_result=True)
def lees_lijsten_in(inlezing_id: int) -> None:
    """Read in one set of lists; safe to run twice."""
    _voer_uit(diensten.lees_lijsten_in, inlezing_id)


def _voer_uit(dienst: Callable[..., None], pk: int) -> None:
    """What is wrong with the lists is in the outcome; what is wrong with us is told there too, and logged."""
    try:
        dienst(pk=pk)
    except (OperationalError, InterfaceError):
        # the database is away: nothing can be told, and nothing was written
        raise
    except Exception:
        log.exception("inlezing_mislukt", inlezing=pk)
        diensten.laat_inlezing_mislukken(pk=pk)
