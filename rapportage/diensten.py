"""Everything that changes a report: asking for it, taking it up, finishing it.

Of one report only one maker may finish: whoever takes it up raises `poging`, and every later write is
on condition that `poging` is still the same. A maker that was thought dead thereby loses without harm.
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import structlog
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from kombu.exceptions import OperationalError as WachtrijWeg

from rapportage import rijenbestand
from rapportage.models import Rapport
from rapportage.regels import bezwaar_tegen_definitief, is_laatste, nieuwe_ronde, wacht_na
from rapportage.soorten import Uitkomst, ontdooi
from rapportage.vraag import Onderwerp, Vraag
from toegang.fouten import OvergangNietToegestaan
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Programma, Subsidieproject, Traject

log = structlog.get_logger(__name__)
TE_VAAK_AFGEBROKEN = "Het maken is te vaak afgebroken. Vraag de beheerder om hulp."
STRAKS_WEER = "Het lukte nog niet. We proberen het straks weer"


class Ingehaald(Exception):
    """Another maker took this report up: stop, and leave no trace."""


@dataclass(frozen=True, slots=True)
class Bestanden:
    """The files of one report: the document, the same for the archive (of a final report), and the rows."""

    document: bytes
    archief: bytes
    rijen: bytes


@transaction.atomic
def vraag_rapport_aan(*, vraag: Vraag, door: Gebruiker, bewaren_tot: date | None = None) -> Rapport:
    """Ask for a concept; it is made in the background. The same request twice gives the one under way.

    `bewaren_tot` is the last day on which what is in it is kept, as far as its project asks no longer.
    """
    _een_tegelijk(vraag.onderwerp)
    sleutel = _sleutel(vraag)
    onderweg = Rapport.objects.onderweg().filter(
        **sleutel, staat=Rapport.Staat.CONCEPT, peildatum=vraag.peildatum, aangevraagd_door=door
    )
    return onderweg.first() or _maak_aan(
        sleutel, bron=Rapport.Bron.HAND, peildatum=vraag.peildatum, door=door, bewaren_tot=bewaren_tot
    )


@transaction.atomic
def maak_definitief(*, rapport: Rapport, overgeslagen: Sequence[str], reden: str, door: Gebruiker) -> Rapport:
    """Ask for the final report of a concept that is ready; it is made in the background of the concept's own rows.

    `overgeslagen` are the codes of the checks that are not right and that somebody answers for, with a `reden`; a
    reason is asked too when the report replaces an earlier final one. Raises OvergangNietToegestaan for a report that
    is no concept, not ready or without its rows, that was made final already, or that
    `regels.bezwaar_tegen_definitief` objects to.
    """
    _een_tegelijk(rapport.onderwerp)
    if rapport.is_definitief or rapport.status != Rapport.Status.KLAAR:
        raise OvergangNietToegestaan("Alleen een concept dat klaar is kun je definitief maken.")
    versies = Rapport.objects.zelfde_rapport(rapport)
    if versies.filter(uit=rapport).exclude(status=Rapport.Status.MISLUKT).exists():
        raise OvergangNietToegestaan("Dit concept is al definitief gemaakt.")
    vorige = versies.filter(staat=Rapport.Staat.DEFINITIEF).exclude(status=Rapport.Status.MISLUKT).first()
    if vorige is not None and vorige.is_onderweg:
        raise OvergangNietToegestaan("Er wordt al een definitief rapport gemaakt.")
    rijen = rijenbestand.lees(rapport)
    if rijen is None:
        raise OvergangNietToegestaan("De gegevens onder dit concept zijn er niet meer. Maak een nieuw concept.")
    controles = ontdooi(rapport.soort, rapport.cijfers, rijen).controles
    bezwaar = bezwaar_tegen_definitief(
        controles, overgeslagen, reden, rapport.periode, rapport.peildatum, verbetert=vorige is not None
    )
    if bezwaar:
        raise OvergangNietToegestaan(bezwaar)
    return _maak_aan(
        _sleutel(rapport.vraag),
        bron=Rapport.Bron.HAND,
        peildatum=rapport.peildatum,
        door=door,
        staat=Rapport.Staat.DEFINITIEF,
        uit=rapport,
        vervangt=vorige,
        overgeslagen=sorted(overgeslagen),
        reden=reden,
    )


def _een_tegelijk(onderwerp: Onderwerp) -> None:
    """Versions of one subject are numbered one at a time."""
    type(onderwerp).objects.select_for_update(no_key=True).get(pk=onderwerp.pk)


def _sleutel(vraag: Vraag) -> dict[str, Any]:
    """The fields that make two reports the same one."""
    over = {Programma: "programma", Subsidieproject: "subsidieproject", Traject: "traject"}
    leeg: dict[str, Any] = dict.fromkeys(over.values())
    return {
        **leeg,
        over[type(vraag.onderwerp)]: vraag.onderwerp,
        "soort": vraag.soort,
        "opties": dict(vraag.opties),
        "van": vraag.periode.van,
        "tot": vraag.periode.tot,
    }


def _maak_aan(
    sleutel: Mapping[str, Any], *, bron: Rapport.Bron, peildatum: date, door: Gebruiker | None, **velden: Any
) -> Rapport:
    """The next version of a report, asked for now."""
    hoogste = Rapport.objects.filter(**sleutel).aggregate(hoogste=Max("versie"))["hoogste"] or 0
    rapport = Rapport.objects.create(
        **sleutel,
        bron=bron,
        peildatum=peildatum,
        aangevraagd_door=door,
        aangevraagd_op=timezone.now(),
        versie=hoogste + 1,
        **velden,
    )
    noteer(
        Soort.RAPPORT_AANGEVRAAGD,
        door=door,
        over=rapport,
        titel=rapport.titel,
        onderwerp=rapport.vraag.code,
        versie=rapport.versie,
        staat=rapport.staat,
    )
    transaction.on_commit(lambda: zet_in_de_rij(rapport.pk))
    return rapport


@transaction.atomic
def probeer_rapport_opnieuw(*, rapport: Rapport, door: Gebruiker) -> Rapport:
    """Put a report that failed in the queue again.

    Raises OvergangNietToegestaan for any other one, and for a final one that was made in another way meanwhile.
    """
    _een_tegelijk(rapport.onderwerp)
    if rapport.is_definitief and _staat_een_ander(rapport):
        raise OvergangNietToegestaan("Dit rapport is intussen op een andere manier definitief gemaakt.")
    aantal = Rapport.objects.filter(pk=rapport.pk, status=Rapport.Status.MISLUKT, poging=rapport.poging).update(
        status=Rapport.Status.AANGEVRAAGD,
        voortgang=0,
        stap="",
        # raised, so that a maker that was thought dead still loses, and waits as for a report that was just asked
        poging=nieuwe_ronde(rapport.poging),
        hartslag=timezone.now(),
        foutmelding="",
    )
    if not aantal:
        raise OvergangNietToegestaan("Alleen een rapport dat is mislukt kun je opnieuw maken.")
    rapport.refresh_from_db()
    noteer(Soort.RAPPORT_AANGEVRAAGD, door=door, over=rapport, titel=rapport.titel, opnieuw=True)
    transaction.on_commit(lambda: zet_in_de_rij(rapport.pk))
    return rapport


def _staat_een_ander(rapport: Rapport) -> bool:
    """Whether another final report took the place that this failed one had."""
    anderen = Rapport.objects.zelfde_rapport(rapport).filter(
        staat=Rapport.Staat.DEFINITIEF, vervangt=rapport.vervangt_id
    )
    return anderen.exclude(pk=rapport.pk).exclude(status=Rapport.Status.MISLUKT).exists()


def zet_in_de_rij(pk: int, *, over: timedelta = timedelta()) -> None:
    """Send the task, to begin after `over`. Without a queue the report stays asked for, and is sent later."""
    # the task calls these diensten in its turn
    from rapportage.tasks import maak_rapport

    try:
        maak_rapport.apply_async([pk], countdown=over.total_seconds(), retry=False)
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


def rond_rapport_af(*, rapport: Rapport, uitkomst: Uitkomst, bestanden: Bestanden) -> Rapport:
    """Keep figures, rows and documents together and say that the report is there. Raises Ingehaald."""
    opslag = Rapport._meta.get_field("bestand").storage
    inhoud = {"bestand": bestanden.document, "archief": bestanden.archief, "rijen": bestanden.rijen}
    namen: dict[str, str] = {}
    try:
        for veld, bytes_ in inhoud.items():
            namen[veld] = opslag.save(_bestandsnaam(rapport, veld), ContentFile(bytes_)) if bytes_ else ""
        with transaction.atomic():
            _schrijf(
                rapport,
                status=Rapport.Status.KLAAR,
                voortgang=100,
                stap="",
                cijfers=uitkomst.bevries(),
                **namen,
                sha256=_sha256(bestanden.document),
                archief_sha256=_sha256(bestanden.archief),
                rijen_sha256=_sha256(bestanden.rijen),
                klaar_op=timezone.now(),
            )
            noteer(
                Soort.RAPPORT_GEMAAKT,
                door=rapport.aangevraagd_door,
                over=rapport,
                titel=rapport.titel,
                versie=rapport.versie,
                staat=rapport.staat,
            )
    except BaseException:
        # the row does not know these files: nothing may be left that belongs to no report
        for naam in filter(None, namen.values()):
            opslag.delete(naam)
        raise
    return rapport


def _bestandsnaam(rapport: Rapport, veld: str) -> str:
    extensie = "json.gz" if veld == "rijen" else "pdf"
    return f"rapporten/{rapport.pk}-{veld}.{extensie}"


def _sha256(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest() if inhoud else ""


@transaction.atomic
def laat_rapport_mislukken(*, rapport: Rapport, reden: str) -> None:
    """Stop, with a Dutch sentence that says why. Raises Ingehaald when someone else took over."""
    _schrijf(rapport, status=Rapport.Status.MISLUKT, foutmelding=reden)
    noteer(Soort.RAPPORT_MISLUKT, door=rapport.aangevraagd_door, over=rapport, titel=rapport.titel, reden=reden)


@transaction.atomic
def stel_rapport_uit(*, rapport: Rapport, reden: str) -> None:
    """Put it back after an error that may pass, to be tried again after a while; the last time it fails for `reden`.

    Raises Ingehaald when someone else took over.
    """
    wacht = wacht_na(rapport.poging)
    if wacht is None:
        laat_rapport_mislukken(rapport=rapport, reden=reden)
        return
    # a sign of life in the future: until then nobody thinks that it was left behind
    opnieuw = {"status": Rapport.Status.AANGEVRAAGD, "voortgang": 0, "stap": STRAKS_WEER}
    _schrijf(rapport, **opnieuw, hartslag=timezone.now() + wacht)
    transaction.on_commit(lambda: zet_in_de_rij(rapport.pk, over=wacht))


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
        if rapport.status == Rapport.Status.AANGEVRAAGD or not is_laatste(rapport.poging):
            zet_in_de_rij(rapport.pk)
            continue
        with suppress(Ingehaald):
            laat_rapport_mislukken(rapport=rapport, reden=TE_VAAK_AFGEBROKEN)
    return len(verlaten)


@transaction.atomic
def plan_rapport(*, vraag: Vraag, bewaren_tot: date | None) -> Rapport | None:
    """Ask for the report that the clock says is due, as of the peildatum of `vraag`.

    None when it exists: of one report and period the clock asks once, which the database guards too.
    """
    _een_tegelijk(vraag.onderwerp)
    sleutel = _sleutel(vraag)
    if Rapport.objects.filter(bron=Rapport.Bron.SCHEMA, **sleutel).exists():
        return None
    return _maak_aan(sleutel, bron=Rapport.Bron.SCHEMA, peildatum=vraag.peildatum, door=None, bewaren_tot=bewaren_tot)
