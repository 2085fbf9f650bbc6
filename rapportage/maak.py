"""Making a report: read, calculate, lay out, keep. The same for every kind of report."""

from dataclasses import replace

import structlog
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

import organisaties
from rapportage import diensten, rijenbestand
from rapportage.diensten import Bestanden
from rapportage.models import KOPPEN, Rapport, Rapportsoort
from rapportage.momentopname import momentopname
from rapportage.omslag import CONCEPT, DEFINITIEF, Omslag
from rapportage.pdf import als_pdf
from rapportage.soorten import DEFINITIES, Uitkomst, ontdooi
from rapportage.vraag import Vraag
from toegang.fouten import DomeinFout
from vormgeving.huisstijl import van_tokens
from vormgeving.pdf import BLIJVEND, VARIANT

log = structlog.get_logger(__name__)
ONBEKENDE_FOUT = "Er ging iets mis bij het maken. Probeer het opnieuw. Lukt het weer niet? Vraag de beheerder om hulp."
DATABANK_STOORT = "De databank gaf een paar keer een fout. Probeer het opnieuw, of vraag de beheerder om hulp."
OPSLAG_WEG = "Het document kon niet worden bewaard. Misschien is de schijf vol. Vraag de beheerder om hulp."
# a database that restarts or gives way to somebody else, a disk that is full or away
TIJDELIJK = (OperationalError, InterfaceError, OSError)
SYSTEEM = "Automatisch"


def bereken(vraag: Vraag, *, gemaakt_door: str) -> Uitkomst:
    """The cover, the rows and the figures of one report, as the database has them now."""
    definitie = DEFINITIES[vraag.soort]
    with momentopname():
        rijen = definitie.lees(vraag)
        esf_projecten = definitie.esf_projecten(vraag.onderwerp)
    organisatie = organisaties.huidige()
    omslag = Omslag(
        soort=Rapportsoort(vraag.soort).label,
        kop=KOPPEN[vraag.soort],
        organisatie=organisatie.naam if organisatie else "",
        onderwerp_code=vraag.code,
        onderwerp=vraag.naam,
        periode=vraag.periode,
        peildatum=vraag.peildatum,
        gemaakt_op=timezone.localdate(),
        gemaakt_door=gemaakt_door,
        esf_projecten=esf_projecten,
        wat=vraag.wat,
        roepnaam=vraag.roepnaam,
    )
    return Uitkomst(definitie, omslag, rijen, definitie.bereken(rijen, vraag.periode, vraag.peildatum))


def uitkomst_van(rapport: Rapport) -> Uitkomst:
    """The frozen outcome of a report that is ready, with its rows where they are still kept."""
    return ontdooi(rapport.soort, rapport.cijfers, rijenbestand.lees(rapport))


def maak_pdf(uitkomst: Uitkomst, *, variant: str = VARIANT) -> bytes:
    """The document, in the look of the current organisation."""
    organisatie = organisaties.huidige()
    return als_pdf(uitkomst, van_tokens(organisatie.huisstijl if organisatie else None), variant=variant)


def maak(pk: int) -> None:
    """Make the report with this key, unless somebody else does or it exists already.

    What goes wrong is told in the report itself. What may pass (TIJDELIJK) is tried again after a while, a few times.
    Only when the database is away the error goes on: then nothing can be told, and the report is picked up later.
    """
    rapport = diensten.neem_rapport_op(pk=pk)
    if rapport is None:
        return
    try:
        _maak(rapport)
    except diensten.Ingehaald:
        log.info("rapport_ingehaald", rapport=pk)
    except TIJDELIJK as fout:
        log.warning("rapport_uitgesteld", rapport=pk, poging=rapport.poging, fout=str(fout))
        if not connection.in_atomic_block:
            # a connection that broke stays broken, also when the database is back already
            connection.close_if_unusable_or_obsolete()
        diensten.stel_rapport_uit(rapport=rapport, reden=OPSLAG_WEG if isinstance(fout, OSError) else DATABANK_STOORT)
    except DomeinFout as fout:
        diensten.laat_rapport_mislukken(rapport=rapport, reden=str(fout))
    except Exception:
        log.exception("rapport_mislukt", rapport=pk)
        diensten.laat_rapport_mislukken(rapport=rapport, reden=ONBEKENDE_FOUT)


def _maak(rapport: Rapport) -> None:
    _eis_aanvrager(rapport)
    diensten.meld_voortgang(rapport=rapport, procent=10, stap="De gegevens worden gelezen en geteld")
    uitkomst = _uitkomst(rapport)
    diensten.meld_voortgang(rapport=rapport, procent=50, stap="Het document wordt opgemaakt")
    document = maak_pdf(uitkomst)
    archief = b""
    if rapport.is_definitief:
        diensten.meld_voortgang(rapport=rapport, procent=75, stap="Het document voor het archief wordt opgemaakt")
        archief = maak_pdf(uitkomst, variant=BLIJVEND)
    diensten.meld_voortgang(rapport=rapport, procent=90, stap="Het document wordt bewaard")
    bestanden = Bestanden(document, archief, rijenbestand.inhoud(uitkomst))
    diensten.rond_rapport_af(rapport=rapport, uitkomst=uitkomst, bestanden=bestanden)


def _uitkomst(rapport: Rapport) -> Uitkomst:
    """What the database says now; of a final report what it said when the concept was made."""
    door = rapport.aangevraagd_door.naam if rapport.aangevraagd_door else SYSTEEM
    uitkomst = _opnieuw_geteld(rapport.uit) if rapport.uit else bereken(rapport.vraag, gemaakt_door=door)
    omslag = replace(
        uitkomst.omslag,
        versie=rapport.versie,
        status=DEFINITIEF if rapport.is_definitief else CONCEPT,
        gemaakt_op=timezone.localdate(),
        gemaakt_door=door,
        vervangt=rapport.vervangt.versie if rapport.vervangt else None,
        reden=rapport.reden,
    )
    return replace(uitkomst, omslag=omslag)


def _opnieuw_geteld(concept: Rapport) -> Uitkomst:
    """The outcome of a concept, counted again from its rows. Raises DomeinFout when that gives other figures."""
    uitkomst = None if concept.is_leeg else uitkomst_van(concept)
    if uitkomst is None or uitkomst.rijen is None:
        raise DomeinFout("De gegevens onder dit concept zijn er niet meer. Maak een nieuw concept.")
    if uitkomst.definitie.bereken(uitkomst.rijen, concept.periode, concept.peildatum) != uitkomst.cijfers:
        raise DomeinFout("We rekenen nu anders dan toen dit concept werd gemaakt. Maak een nieuw concept.")
    return uitkomst


def _eis_aanvrager(rapport: Rapport) -> None:
    """Between asking and making somebody may have lost the right. Raises DomeinFout."""
    door = rapport.aangevraagd_door
    if door is not None and not rapport.mag_gemaakt_worden_door(door):
        raise DomeinFout("Wie dit rapport vroeg, mag geen rapporten meer maken.")
