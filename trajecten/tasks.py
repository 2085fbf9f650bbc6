"""Background work of trajecten: checking lists and reading them in."""

from collections.abc import Callable

import structlog
from django.db import InterfaceError, OperationalError

from organisaties.taken import taak
from trajecten.importeren import diensten

log = structlog.get_logger(__name__)


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
