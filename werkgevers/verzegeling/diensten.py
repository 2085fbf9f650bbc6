"""Everything that changes a sealed document or a certificate: asking, taking up, finishing; taking a key in.

Of one document only one maker may finish: whoever takes it up raises `poging`, and every later write is on condition
that `poging` is still the same. A maker that was thought dead thereby loses without harm.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as WachtrijWeg

from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.geheim import versleutel
from toegang.logboek import Soort, noteer
from toegang.slot import wacht_op_beurt
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Evaluatie, Verzegeling, Zegelcertificaat
from werkgevers.verzegeling.regels import Certificaatsoort, Status

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.verzegeling.sleutel import Zegelsleutel
    from werkgevers.verzegeling.zegel import Oordeel

log = structlog.get_logger(__name__)


class Ingehaald(Exception):
    """Another maker took this document up: stop, and leave no trace."""


@transaction.atomic
def vraag_verzegeling(*, evaluatie: Evaluatie) -> Verzegeling:
    """Ask for the document of a signed evaluation; made in the background. Twice gives the one that is there.

    Raises OvergangNietToegestaan for an evaluation that was not signed by everybody.
    """
    if evaluatie.staat != Staat.GETEKEND:
        raise OvergangNietToegestaan("Alleen een getekende evaluatie krijgt een verzegeld document.")
    verzegeling, nieuw = Verzegeling.objects.get_or_create(evaluatie=evaluatie)
    if nieuw:
        transaction.on_commit(lambda: zet_in_de_rij(verzegeling.pk))
    return verzegeling


def zet_in_de_rij(pk: int) -> None:
    """Send the task. Without a queue the document stays asked for, and the clock sends it later."""
    # the task calls these diensten in its turn
    from werkgevers.tasks import verzegel_evaluatie

    try:
        verzegel_evaluatie.apply_async([pk], retry=False)
    except WachtrijWeg as fout:
        log.warning("verzegeling_niet_in_de_rij", verzegeling=pk, fout=str(fout))


def haal_verzegelingen_in(*, nu: datetime) -> int:
    """Ask for what was signed and has no document, and send again what was left behind; how many there were."""
    zonder = Evaluatie.objects.filter(staat=Staat.GETEKEND, verzegeling__isnull=True)
    gevraagd = [vraag_verzegeling(evaluatie=evaluatie) for evaluatie in zonder]
    liggen = list(Verzegeling.objects.blijven_liggen(nu).values_list("pk", flat=True))
    for pk in liggen:
        zet_in_de_rij(pk)
    return len(gevraagd) + len(liggen)


@transaction.atomic
def neem_op(*, pk: int) -> Verzegeling | None:
    """Become the maker of a document; None when it is there, gone, or somebody else is at work on it."""
    nu = timezone.now()
    # a row that somebody else is taking up at this moment is skipped, not waited for
    vrij = Verzegeling.objects.op_te_nemen(nu).select_for_update(skip_locked=True, of=("self",))
    verzegeling = vrij.met_wie().filter(pk=pk).first()
    if verzegeling is None:
        return None
    verzegeling.status, verzegeling.hartslag, verzegeling.poging = Status.BEZIG, nu, verzegeling.poging + 1
    verzegeling.foutmelding = ""
    verzegeling.save(update_fields=["status", "hartslag", "poging", "foutmelding"])
    return verzegeling


def meld_voortgang(*, verzegeling: Verzegeling, procent: int, stap: str) -> None:
    """Show how far it is, which is a sign of life too. Raises Ingehaald when someone else took over."""
    _schrijf(verzegeling, voortgang=procent, stap=stap, hartslag=timezone.now())


def rond_af(
    *, verzegeling: Verzegeling, document: bytes, oordeel: Oordeel, certificaat: Zegelcertificaat
) -> Verzegeling:
    """Keep a sealed document and say that it is there. Raises Ingehaald."""
    naam = default_storage.save("verzegeld/document.pdf", ContentFile(document))
    try:
        with transaction.atomic():
            _schrijf(
                verzegeling,
                status=Status.KLAAR,
                voortgang=100,
                stap="",
                bestand=naam,
                sha256=hashlib.sha256(document).hexdigest(),
                certificaat=certificaat,
                tijdstempel=oordeel.tijdstempel,
                verzegeld_op=oordeel.op,
            )
            evaluatie = verzegeling.evaluatie
            deelnemer = evaluatie.plaatsing.traject.deelnemer
            noteer(Soort.EVALUATIE_VERZEGELD, door=None, over=evaluatie, deelnemer=deelnemer)
    except BaseException:
        # the row does not know this file: nothing may be left that belongs to no document
        default_storage.delete(naam)
        raise
    return verzegeling


def laat_mislukken(*, verzegeling: Verzegeling, reden: str) -> None:
    """Stop for now, with a Dutch sentence that says why; the clock tries again. Raises Ingehaald."""
    _schrijf(verzegeling, status=Status.MISLUKT, stap="", voortgang=0, hartslag=timezone.now(), foutmelding=reden)


def _schrijf(verzegeling: Verzegeling, **velden: object) -> None:
    """Write to the row as its maker."""
    mijn = Verzegeling.objects.filter(pk=verzegeling.pk, poging=verzegeling.poging, status=Status.BEZIG)
    if not mijn.update(**velden):
        raise Ingehaald(f"Verzegeling {verzegeling.pk}: poging {verzegeling.poging} is ingehaald.")
    for naam, waarde in velden.items():
        setattr(verzegeling, naam, waarde)


@transaction.atomic
def neem_certificaat_in_gebruik(
    *, sleutel: Zegelsleutel, soort: Certificaatsoort, door: Gebruiker | None
) -> Zegelcertificaat:
    """Seal with this key from now on, and try again what failed. The former one stays, to verify what it sealed.

    Raises RegelGeschonden for a certificate that is in use already.
    """
    # of two at once the second waits, and then replaces what the first took into use
    wacht_op_beurt("zegelcertificaat")
    if Zegelcertificaat.objects.filter(vingerafdruk=sleutel.vingerafdruk, in_gebruik=True).exists():
        raise RegelGeschonden("Dit certificaat is al in gebruik.")
    Zegelcertificaat.objects.filter(in_gebruik=True).update(in_gebruik=False)
    van, tot = sleutel.geldig
    certificaat, _ = Zegelcertificaat.objects.update_or_create(
        vingerafdruk=sleutel.vingerafdruk,
        defaults={
            "soort": soort,
            "onderwerp": sleutel.onderwerp,
            "uitgever": sleutel.uitgever,
            "certificaat": sleutel.certificaat,
            "keten": list(sleutel.keten),
            "sleutel_versleuteld": versleutel(b64encode(sleutel.sleutel).decode()),
            "geldig_van": van,
            "geldig_tot": tot,
            "in_gebruik": True,
        },
    )
    _probeer_opnieuw()
    noteer(Soort.ZEGELCERTIFICAAT_IN_GEBRUIK, door=door, over=certificaat, vingerafdruk=certificaat.vingerafdruk)
    return certificaat


def _probeer_opnieuw() -> None:
    """Put everything that failed in the queue again."""
    mislukt = Verzegeling.objects.filter(status=Status.MISLUKT)
    for pk in mislukt.select_for_update().values_list("pk", flat=True):
        transaction.on_commit(partial(zet_in_de_rij, pk))
