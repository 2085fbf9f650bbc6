"""Making a report: read, calculate, lay out, keep. The same for every kind of report."""

from datetime import date

import structlog
from django.db import InterfaceError, OperationalError
from django.utils import timezone

import organisaties
from rapportage import diensten
from rapportage.models import Rapport
from rapportage.omslag import Omslag
from rapportage.periode import Periode
from rapportage.soorten import DEFINITIES, Uitkomst
from toegang.controle import mag
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.models import Programma, Subsidieproject
from vormgeving.huisstijl import van_tokens

log = structlog.get_logger(__name__)
ONBEKENDE_FOUT = "Er ging iets mis bij het maken. Probeer het opnieuw. Lukt het weer niet? Vraag de beheerder om hulp."
SYSTEEM = "Automatisch"


def bereken(
    soort: str, onderwerp: Programma | Subsidieproject, periode: Periode, peildatum: date, *, gemaakt_door: str
) -> Uitkomst:
    """The cover and the figures of one report, as the database has them now."""
    definitie = DEFINITIES[soort]
    rijen = definitie.lees(onderwerp, periode)
    organisatie = organisaties.huidige()
    omslag = Omslag(
        soort=soort.capitalize(),
        organisatie=organisatie.naam if organisatie else "",
        onderwerp_code=onderwerp.code,
        onderwerp=onderwerp.naam,
        periode=periode,
        peildatum=peildatum,
        gemaakt_op=timezone.localdate(),
        gemaakt_door=gemaakt_door,
        esf_projecten=definitie.esf_projecten(onderwerp),
    )
    return Uitkomst(definitie, omslag, definitie.bereken(rijen, periode, peildatum))


def maak_pdf(uitkomst: Uitkomst) -> bytes:
    """The document, in the look of the current organisation."""
    organisatie = organisaties.huidige()
    stijl = van_tokens(organisatie.huisstijl if organisatie else None)
    return uitkomst.definitie.als_pdf(uitkomst.omslag, uitkomst.cijfers, stijl)


def maak(pk: int) -> None:
    """Make the report with this key, unless somebody else does or it exists already.

    What goes wrong is told in the report itself. Only when the database is away the error goes on:
    then nothing can be told, and the report is picked up again later.
    """
    rapport = diensten.neem_rapport_op(pk=pk)
    if rapport is None:
        return
    try:
        _maak(rapport)
    except diensten.Ingehaald:
        log.info("rapport_ingehaald", rapport=pk)
    except (OperationalError, InterfaceError):
        raise
    except DomeinFout as fout:
        diensten.laat_rapport_mislukken(rapport=rapport, reden=str(fout))
    except Exception:
        log.exception("rapport_mislukt", rapport=pk)
        diensten.laat_rapport_mislukken(rapport=rapport, reden=ONBEKENDE_FOUT)


def _maak(rapport: Rapport) -> None:
    _eis_aanvrager(rapport)
    diensten.meld_voortgang(rapport=rapport, procent=10, stap="De gegevens worden gelezen en geteld")
    door = rapport.aangevraagd_door.naam if rapport.aangevraagd_door else SYSTEEM
    uitkomst = bereken(rapport.soort, rapport.onderwerp, rapport.periode, rapport.peildatum, gemaakt_door=door)
    diensten.meld_voortgang(rapport=rapport, procent=50, stap="Het document wordt opgemaakt")
    document = maak_pdf(uitkomst)
    diensten.meld_voortgang(rapport=rapport, procent=90, stap="Het document wordt bewaard")
    diensten.rond_rapport_af(rapport=rapport, uitkomst=uitkomst, document=document)


def _eis_aanvrager(rapport: Rapport) -> None:
    """Between asking and making somebody may have lost the right. Raises DomeinFout."""
    door = rapport.aangevraagd_door
    if door is not None and not mag(door, Recht.RAPPORT_MAKEN):
        raise DomeinFout("Wie dit rapport vroeg, mag geen rapporten meer maken.")
