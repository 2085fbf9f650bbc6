"""Background work of trajecten: checking lists and reading them in, and throwing away old drafts."""

from collections.abc import Callable

import structlog
from django.db import InterfaceError, OperationalError

from organisaties import voor_elke_organisatie
from organisaties.taken import taak, verdeler
from trajecten.concepten import ruim_oude_concepten_op
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
