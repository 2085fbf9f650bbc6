"""Everything that changes a report: asking for it, taking it up, finishing it.

Of one report only one maker may finish: whoever takes it up raises `poging`, and every later write is
on condition that `poging` is still the same. A maker that was thought dead thereby loses without harm.
"""

import hashlib
from contextlib import suppress
from datetime import date, datetime

import structlog
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as WachtrijWeg

from rapportage.models import Rapport, Rapportschema, Rapportsoort
from rapportage.periode import Periode
from rapportage.regels import POGINGEN_HOOGSTENS
from rapportage.soorten import Uitkomst
from toegang.fouten import OvergangNietToegestaan
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Programma

log = structlog.get_logger(__name__)
TE_VAAK_AFGEBROKEN = "Het maken is te vaak afgebroken. Vraag de beheerder om hulp."


class Ingehaald(Exception):
    """Another maker took this report up: stop, and leave no trace."""


@transaction.atomic
def vraag_rapport_aan(
    *, soort: Rapportsoort, programma: Programma, periode: Periode, peildatum: date, door: Gebruiker
) -> Rapport:
    """Ask for a report; it is made in the background. The same request twice gives the one under way."""
    rapport, nieuw = Rapport.objects.onderweg().get_or_create(
        soort=soort,
        programma=programma,
        van=periode.van,
        tot=periode.tot,
        peildatum=peildatum,
        aangevraagd_door=door,
        defaults={"bron": Rapport.Bron.HAND, "aangevraagd_op": timezone.now()},
    )
    if nieuw:
        noteer(Soort.RAPPORT_AANGEVRAAGD, door=door, over=rapport, titel=rapport.titel, programma=programma.code)
        transaction.on_commit(lambda: zet_in_de_rij(rapport.pk))
    return rapport


@transaction.atomic
def probeer_rapport_opnieuw(*, rapport: Rapport, door: Gebruiker) -> Rapport:
    """Put a report that failed in the queue again. Raises OvergangNietToegestaan for any other one."""
    aantal = Rapport.objects.filter(pk=rapport.pk, status=Rapport.Status.MISLUKT).update(
        status=Rapport.Status.AANGEVRAAGD, voortgang=0, stap="", hartslag=timezone.now(), foutmelding=""
    )
    if not aantal:
        raise OvergangNietToegestaan("Alleen een rapport dat is mislukt kun je opnieuw maken.")
    rapport.refresh_from_db()
    noteer(Soort.RAPPORT_AANGEVRAAGD, door=door, over=rapport, titel=rapport.titel, opnieuw=True)
    transaction.on_commit(lambda: zet_in_de_rij(rapport.pk))
    return rapport


def zet_in_de_rij(pk: int) -> None:
    """Send the task. Without a queue the report stays asked for, and `raap_op` sends it later."""
    # the task calls these diensten in its turn
    from rapportage.tasks import maak_rapport

    try:
        maak_rapport.apply_async([pk], retry=False)
    except WachtrijWeg as fout:
        log.warning("rapport_niet_in_de_rij", rapport=pk, fout=str(fout))


@transaction.atomic
def neem_rapport_op(*, pk: int) -> Rapport | None:
    """Become the maker of a report; None when it is finished, gone, or somebody else is at work on it."""
    nu = timezone.now()
    # a row that somebody else is taking up at this moment is skipped, not waited for
    rapport = Rapport.objects.op_te_nemen(nu).select_for_update(skip_locked=True).filter(pk=pk).first()
    if rapport is None:
        return None
    rapport.status, rapport.hartslag, rapport.poging = Rapport.Status.BEZIG, nu, rapport.poging + 1
    rapport.save(update_fields=["status", "hartslag", "poging"])
    return rapport


def meld_voortgang(*, rapport: Rapport, procent: int, stap: str) -> None:
    """Show how far it is, which is a sign of life too. Raises Ingehaald when someone else took over."""
    _schrijf(rapport, voortgang=procent, stap=stap, hartslag=timezone.now())


def rond_rapport_af(*, rapport: Rapport, uitkomst: Uitkomst, document: bytes) -> Rapport:
    """Keep figures and document together and say that the report is there. Raises Ingehaald."""
    opslag = Rapport._meta.get_field("bestand").storage
    naam = opslag.save(f"rapporten/{rapport.pk}.pdf", ContentFile(document))
    try:
        with transaction.atomic():
            _schrijf(
                rapport,
                status=Rapport.Status.KLAAR,
                voortgang=100,
                stap="",
                cijfers=uitkomst.bevries(),
                bestand=naam,
                sha256=hashlib.sha256(document).hexdigest(),
                klaar_op=timezone.now(),
            )
            noteer(Soort.RAPPORT_GEMAAKT, door=rapport.aangevraagd_door, over=rapport, titel=rapport.titel)
    except BaseException:
        # the row does not know this file: nothing may be left that belongs to no report
        opslag.delete(naam)
        raise
    return rapport


@transaction.atomic
def laat_rapport_mislukken(*, rapport: Rapport, reden: str) -> None:
    """Stop, with a Dutch sentence that says why. Raises Ingehaald when someone else took over."""
    _schrijf(rapport, status=Rapport.Status.MISLUKT, foutmelding=reden)
    noteer(Soort.RAPPORT_MISLUKT, door=rapport.aangevraagd_door, over=rapport, titel=rapport.titel, reden=reden)


def _schrijf(rapport: Rapport, **velden: object) -> None:
    """Write to the row as its maker."""
    mijn = Rapport.objects.onderweg().filter(pk=rapport.pk, poging=rapport.poging)
    if not mijn.update(**velden):
        raise Ingehaald(f"Rapport {rapport.pk}: poging {rapport.poging} is ingehaald.")
    for naam, waarde in velden.items():
        setattr(rapport, naam, waarde)


def raap_rapporten_op(*, nu: datetime) -> int:
    """Send the reports that nobody is working on any more again; those that fail every time are given up.

    Returns how many there were.
    """
    verlaten = list(Rapport.objects.verlaten(nu).select_related("aangevraagd_door").defer("cijfers"))
    for rapport in verlaten:
        if rapport.poging < POGINGEN_HOOGSTENS:
            zet_in_de_rij(rapport.pk)
            continue
        with suppress(Ingehaald):
            laat_rapport_mislukken(rapport=rapport, reden=TE_VAAK_AFGEBROKEN)
    return len(verlaten)


def plan_maandrapporten(*, vandaag: date) -> list[Rapport]:
    """Ask for last month's report of every schedule that is on; returns those that were not there yet.

    A programme with a route gets a schedule of its own; the beheerder can turn it off.
    """
    for programma in Programma.objects.filter(actief=True, route__isnull=False):
        Rapportschema.objects.get_or_create(soort=Rapportsoort.VOORTGANG, programma=programma)
    periode = Periode.maand_voor(vandaag)
    schemas = Rapportschema.objects.actief().select_related("programma")
    gemaakt = [_plan(schema=schema, periode=periode, vandaag=vandaag) for schema in schemas]
    return [rapport for rapport in gemaakt if rapport is not None]


def _plan(*, schema: Rapportschema, periode: Periode, vandaag: date) -> Rapport | None:
    """The report of one schedule and period, or None when it exists: the database allows it once."""
    sleutel = {"soort": schema.soort, "programma": schema.programma, "van": periode.van, "tot": periode.tot}
    if Rapport.objects.filter(bron=Rapport.Bron.SCHEMA, **sleutel).exists():
        return None
    try:
        with transaction.atomic():
            rapport = Rapport.objects.create(
                **sleutel, bron=Rapport.Bron.SCHEMA, peildatum=vandaag, aangevraagd_op=timezone.now()
            )
            noteer(Soort.RAPPORT_AANGEVRAAGD, door=None, over=rapport, titel=rapport.titel)
            transaction.on_commit(lambda: zet_in_de_rij(rapport.pk))
    except IntegrityError:
        # another worker was first
        return None
    return rapport
