"""Making a sealed document: compose, seal, look at what came out, keep."""

from __future__ import annotations

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from toegang.fouten import DomeinFout, OvergangNietToegestaan
from werkgevers.models import Verzegeling, Zegelcertificaat
from werkgevers.verzegeling import diensten
from werkgevers.verzegeling.samenstellen import stel_samen
from werkgevers.verzegeling.zegel import TijdstempelMislukt, Uitslag, controleer, verzegel

log = structlog.get_logger(__name__)
REDEN = "Getekende evaluatie, verzegeld door de organisatie"
GEEN_CERTIFICAAT = "De organisatie heeft nog geen certificaat om mee te verzegelen. Vraag het de beheerder."
VERLOPEN = "Het certificaat van de organisatie is verlopen. Vraag de beheerder om een nieuw."
GEEN_TIJDSTEMPEL = "De tijdstempeldienst geeft geen antwoord. We proberen het later vanzelf opnieuw."
ONBEKENDE_FOUT = "Er ging iets mis bij het verzegelen. We proberen het later vanzelf opnieuw."


def maak(pk: int) -> None:
    """Make the document with this key, unless somebody else does or it exists already.

    What goes wrong is told in the row itself. Only when the database is away the error goes on: then nothing can be
    told, and the document is picked up again later.
    """
    verzegeling = diensten.neem_op(pk=pk)
    if verzegeling is None:
        return
    try:
        _maak(verzegeling)
    except diensten.Ingehaald:
        log.info("verzegeling_ingehaald", verzegeling=pk)
    except (OperationalError, InterfaceError):
        raise
    except TijdstempelMislukt as fout:
        log.warning("tijdstempel_mislukt", verzegeling=pk, fout=str(fout))
        diensten.laat_mislukken(verzegeling=verzegeling, reden=GEEN_TIJDSTEMPEL)
    except DomeinFout as fout:
        diensten.laat_mislukken(verzegeling=verzegeling, reden=str(fout))
    except Exception:
        log.exception("verzegelen_mislukt", verzegeling=pk)
        diensten.laat_mislukken(verzegeling=verzegeling, reden=ONBEKENDE_FOUT)


def _maak(verzegeling: Verzegeling) -> None:
    certificaat = _certificaat()
    diensten.meld_voortgang(verzegeling=verzegeling, procent=10, stap="Het document wordt opgemaakt")
    document = stel_samen(verzegeling, certificaat)
    diensten.meld_voortgang(verzegeling=verzegeling, procent=60, stap="Het document wordt verzegeld")
    verzegeld = verzegel(document, certificaat.zegelsleutel, reden=REDEN, tijdstempeldienst=settings.TIJDSTEMPELDIENST)
    oordeel = controleer(verzegeld, [bytes(certificaat.certificaat)])
    if oordeel.uitslag != Uitslag.ECHT:
        raise ValueError(f"expected a good seal, got {oordeel.uitslag}")
    diensten.meld_voortgang(verzegeling=verzegeling, procent=90, stap="Het document wordt bewaard")
    diensten.rond_af(verzegeling=verzegeling, document=verzegeld, oordeel=oordeel, certificaat=certificaat)


def _certificaat() -> Zegelcertificaat:
    """The certificate in use. Raises OvergangNietToegestaan when there is none, or it has expired."""
    certificaat = Zegelcertificaat.objects.filter(in_gebruik=True).first()
    if certificaat is None:
        raise OvergangNietToegestaan(GEEN_CERTIFICAAT)
    if certificaat.geldig_tot < timezone.now():
        raise OvergangNietToegestaan(VERLOPEN)
    return certificaat
