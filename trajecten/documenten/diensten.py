"""The writers of documents. A file is written with its row; what is left without a row is swept away later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as WachtrijWeg

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.documenten import regels, scanner
from trajecten.documenten.houders import vast
from trajecten.documenten.regels import Scanstand
from trajecten.models import Document

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

log = structlog.get_logger(__name__)

GEEN_SOORT = (
    "Dit bestand kunnen we niet lezen. Kies een pdf, een foto (jpg of png), of een document (docx, xlsx of odt)."
)
MAP = "documenten"
# a file without a row may belong to a transaction that still goes on
WEES_NA = timedelta(days=1)
SCANS_PER_KEER = 100


@dataclass(frozen=True)
class Inhoud:
    """A file that passed: its name as people see it, what it is, and its bytes."""

    naam: str
    soort: regels.Bestandstype
    bytes_: bytes


def keur(naam: str, inhoud: bytes) -> Inhoud:
    """The file `naam` with these bytes, when it may be kept. Raises RegelGeschonden with why not."""
    if bezwaar := regels.grootte_past(len(inhoud)):
        raise RegelGeschonden(bezwaar)
    soort = regels.herken(inhoud)
    if soort is None:
        raise RegelGeschonden(GEEN_SOORT)
    return Inhoud(regels.nette_naam(naam, soort), soort, inhoud)


@transaction.atomic
def bewaar_document(
    *,
    inhoud: Inhoud,
    soort: str,
    traject: Traject | None = None,
    toelichting: str = "",
    bijzonder: bool = False,
    door: Gebruiker | None,
) -> Document:
    """Keep a file and return its document; `door` None: Stapsteen made it itself.

    Without `traject` whoever calls hangs it on something else in the same transaction. Raises RegelGeschonden for a
    kind that does not exist or one about health or justice without a traject.
    """
    document = Document(
        traject=traject,
        soort=soort,
        naam=inhoud.naam,
        toelichting=toelichting,
        bijzonder=bijzonder,
        bestand=ContentFile(inhoud.bytes_, name=inhoud.naam),
        bestandstype=inhoud.soort,
        grootte=len(inhoud.bytes_),
        sha256=sha256(inhoud.bytes_).hexdigest(),
        gemaakt_door=door,
    )
    with beperkingen_in_woorden({"document_soort_bekend": "soort"}):
        document.save()
    _noteer(Soort.DOCUMENT_TOEGEVOEGD, document, door)
    if scanner.is_ingesteld():
        transaction.on_commit(lambda: _laat_scannen(document.pk))
    return document


@transaction.atomic
def haal_weg(*, document: Document, door: Gebruiker) -> None:
    """Remove the file of `document` for good; that it was there stays known.

    Raises OvergangNietToegestaan when that was done already, or it has to stay (houders.registreer_vasthouder).
    """
    slot = Document.objects.select_for_update().get(pk=document.pk)
    if slot.is_weg:
        raise OvergangNietToegestaan("Dit document is al weggehaald.")
    if waarom := vast([slot.pk]).get(slot.pk):
        raise OvergangNietToegestaan(waarom)
    pad = slot.bestand.name
    slot.bestand, slot.verwijderd_op, slot.verwijderd_door = "", timezone.now(), door
    slot.save(update_fields=["bestand", "verwijderd_op", "verwijderd_door"])
    _noteer(Soort.DOCUMENT_WEGGEHAALD, slot, door)
    transaction.on_commit(lambda: default_storage.delete(pad))


@transaction.atomic
def open_document(*, document: Document, door: Gebruiker) -> bytes:
    """The bytes of `document`, noted as opened.

    Raises OvergangNietToegestaan for what was removed, waits for its check or holds a virus, and RegelGeschonden when
    the file is not any more what was kept.
    """
    if document.is_weg:
        raise OvergangNietToegestaan("Dit document is weggehaald.")
    if not regels.mag_geopend(document.scan, scanner=scanner.is_ingesteld()):
        besmet = document.scan == Scanstand.BESMET
        raise OvergangNietToegestaan(
            "In dit document zit een virus. Je kunt het niet openen. Vraag de afzender om een nieuw bestand."
            if besmet
            else "Dit document wordt nog gecontroleerd op virussen. Probeer het over een paar minuten."
        )
    try:
        with document.bestand.open("rb") as bestand:
            inhoud: bytes = bestand.read()
    except FileNotFoundError:
        inhoud = b""
    if sha256(inhoud).hexdigest() != document.sha256:
        log.error("document_beschadigd", document=document.pk)
        raise RegelGeschonden("Dit bestand is beschadigd. Vraag je beheerder om het terug te zetten.")
    _noteer(Soort.DOCUMENT_GEOPEND, document, door)
    return inhoud


@transaction.atomic
def scan(*, pk: int) -> None:
    """Check one document for viruses and keep the outcome; does nothing when that is done or it is gone.

    Raises scanner.ScannerOnbereikbaar when there is no answer: it stays unchecked.
    """
    document = Document.objects.te_scannen().select_for_update(skip_locked=True).filter(pk=pk).first()
    if document is None:
        return
    with document.bestand.open("rb") as bestand:
        besmet = scanner.is_besmet(bestand.read())
    document.scan = Scanstand.BESMET if besmet else Scanstand.SCHOON
    document.gescand_op = timezone.now()
    document.save(update_fields=["scan", "gescand_op"])
    if besmet:
        _noteer(Soort.DOCUMENT_BESMET, document, None)


def scan_achterstand() -> None:
    """Check what nobody checked yet: while clamd was away, or from before there was one. Stops at no answer."""
    if not scanner.is_ingesteld():
        return
    for pk in list(Document.objects.te_scannen().values_list("pk", flat=True)[:SCANS_PER_KEER]):
        try:
            scan(pk=pk)
        except scanner.ScannerOnbereikbaar as fout:
            log.warning("scanner_onbereikbaar", reden=str(fout))
            return
        except FileNotFoundError:
            log.error("document_zonder_bestand", document=pk)


def ruim_wezen_op() -> None:
    """Remove files that belong to no document: of what was broken off while it was written, or removed."""
    if not default_storage.exists(MAP):
        return
    grens = timezone.now() - WEES_NA
    namen = {f"{MAP}/{naam}" for naam in default_storage.listdir(MAP)[1]}
    bekend = set(Document.objects.filter(bestand__in=namen).values_list("bestand", flat=True))
    for naam in namen - bekend:
        if default_storage.get_modified_time(naam) < grens:
            default_storage.delete(naam)


def _noteer(soort: Soort, document: Document, door: Gebruiker | None) -> None:
    deelnemer = document.traject.deelnemer if document.traject else None
    noteer(soort, door=door, over=document, deelnemer=deelnemer, documentsoort=document.soort)


def _laat_scannen(pk: int) -> None:
    """Send the task. Without a queue the document stays unchecked, and the clock finds it later."""
    # the task calls these diensten in its turn
    from trajecten.tasks import scan_document

    try:
        scan_document.apply_async([pk], retry=False)
    except WachtrijWeg as fout:
        log.warning("document_niet_in_de_rij", document=pk, fout=str(fout))
