"""The rows of a report as a file: what its figures were counted from."""

import hashlib
from typing import IO, cast

from django.db.models.fields.files import FieldFile

from rapportage import opslag
from rapportage.models import Rapport
from rapportage.soorten import DEFINITIES, Uitkomst
from toegang.fouten import DomeinFout

WEG = "Dit bestand is er niet meer. Laad de pagina opnieuw: misschien is het net opgeruimd."


def inhoud(uitkomst: Uitkomst) -> bytes:
    """The file; the same rows give the same bytes."""
    return opslag.naar_bytes(uitkomst.rijen)


def open_bewaard(bestand: FieldFile) -> IO[bytes]:
    """A file that was kept with a report. Raises DomeinFout when it went since the report was looked up."""
    try:
        return cast("IO[bytes]", bestand.open())
    except FileNotFoundError as fout:
        raise DomeinFout(WEG) from fout


def lees(rapport: Rapport) -> object | None:
    """The rows of a report that is ready; None once they were removed, or for one from before rows were kept.

    Raises DomeinFout when the file is gone, or not the one that was written.
    """
    if not rapport.rijen:
        return None
    with open_bewaard(rapport.rijen) as bestand:
        gelezen = bestand.read()
    if hashlib.sha256(gelezen).hexdigest() != rapport.rijen_sha256:
        raise DomeinFout("Het bestand met de gegevens van dit rapport is veranderd.")
    return opslag.uit_bytes(DEFINITIES[rapport.soort].rijensoort, gelezen)
