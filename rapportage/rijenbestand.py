"""The rows of a report as a file: what its figures were counted from."""

import hashlib

from rapportage import opslag
from rapportage.models import Rapport
from rapportage.soorten import DEFINITIES, Uitkomst
from toegang.fouten import DomeinFout


def inhoud(uitkomst: Uitkomst) -> bytes:
    """The file; the same rows give the same bytes."""
    return opslag.naar_bytes(uitkomst.rijen)


def lees(rapport: Rapport) -> object | None:
    """The rows of a report that is ready; None once they were removed, or for one from before rows were kept.

    Raises DomeinFout when the file is not the one that was written.
    """
    if not rapport.rijen:
        return None
    with rapport.rijen.open() as bestand:
        gelezen = bestand.read()
    if hashlib.sha256(gelezen).hexdigest() != rapport.rijen_sha256:
        raise DomeinFout("Het bestand met de gegevens van dit rapport is veranderd.")
    return opslag.uit_bytes(DEFINITIES[rapport.soort].rijensoort, gelezen)
