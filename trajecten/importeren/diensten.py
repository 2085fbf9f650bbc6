"""Everything that changes an Inlezing: handing in lists, checking them, reading them in, throwing them away.

A worker that dies leaves nothing half: checking only reads, and reading in is one transaction that also says
that it is done. So both may be run again at any time.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import IO, Any

import structlog
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError as WachtrijWeg

from toegang.fouten import OvergangNietToegestaan
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.importeren import uitvoering
from trajecten.importeren.bron import uit_zip
from trajecten.importeren.kopie import kopieer
from trajecten.importeren.meldingen import Melding
from trajecten.importeren.uitvoering import Uitkomst
from trajecten.importeren.voortgang import Melder, is_stil
from trajecten.models import Inleesmelding, Inlezing

log = structlog.get_logger(__name__)
Status = Inlezing.Status
# lists that nobody read in are personal data without a purpose
BEWAREN = timedelta(days=7)


@transaction.atomic
def zet_lijsten_klaar(*, bestanden: Sequence[UploadedFile[Any]], door: Gebruiker) -> Inlezing:
    """Keep the lists and have them checked in the background; lists that were left lying are thrown away."""
    for vergeten in Inlezing.objects.vergeten(timezone.now() - BEWAREN):
        gooi_lijsten_weg(inlezing=vergeten, door=None)
    namen = [bestand.name or "" for bestand in bestanden]
    with tempfile.TemporaryFile() as zipbestand:
        _pak_in(bestanden, zipbestand)
        inlezing = Inlezing.objects.create(
            gevraagd_door=door, namen=namen, bestand=File(zipbestand, name="lijsten.zip")
        )
    noteer(Soort.LIJSTEN_KLAARGEZET, door=door, over=inlezing, bestanden=len(namen))
    transaction.on_commit(lambda: _stuur(inlezing.pk, Status.WACHT))
    return inlezing


@transaction.atomic
def vraag_inlezen(*, inlezing: Inlezing, door: Gebruiker) -> None:
    """Have checked lists read in, in the background. Raises OvergangNietToegestaan when they are not ready."""
    slot = _neem(inlezing)
    if not slot.kan_ingelezen:
        raise OvergangNietToegestaan("Deze lijsten kun je nu niet inlezen.")
    slot.status, slot.gevraagd_door = Status.GEVRAAGD, door
    slot.save(update_fields=["status", "gevraagd_door", "gewijzigd_op"])
    transaction.on_commit(lambda: _stuur(slot.pk, Status.GEVRAAGD))


@transaction.atomic
def begin_opnieuw(*, inlezing: Inlezing, door: Gebruiker, nu: datetime) -> None:
    """Start again what was broken off. Raises OvergangNietToegestaan when it is still going on, or done."""
    slot = _neem(inlezing)
    if slot.status != Status.MISLUKT and not is_stil(slot, nu):
        raise OvergangNietToegestaan("Dit kun je nu niet opnieuw starten.")
    if slot.status in (Status.MISLUKT, Status.CONTROLEREN):
        slot.status = Status.WACHT
    slot.gevraagd_door = door
    slot.save(update_fields=["status", "gevraagd_door", "gewijzigd_op"])
    transaction.on_commit(lambda: _stuur(slot.pk, slot.status))


@transaction.atomic
def gooi_lijsten_weg(*, inlezing: Inlezing, door: Gebruiker | None) -> None:
    """Remove lists that will not be read in (`door` None: they were forgotten).

    Raises OvergangNietToegestaan while somebody works on them.
    """
    slot = _neem(inlezing)
    if not slot.kan_weg:
        raise OvergangNietToegestaan("Deze lijsten kun je nu niet weggooien.")
    slot.status = Status.VERVALLEN
    _vergeet_lijsten(slot)
    slot.save()
    Inleesmelding.objects.filter(inlezing=slot).delete()
    noteer(Soort.LIJSTEN_WEGGEGOOID, door=door, over=slot)


def controleer_lijsten(*, pk: int) -> None:
    """Check lists that wait for it and keep what came out; does nothing when that is done already."""
    wachtend = Inlezing.objects.filter(pk=pk, status__in=[Status.WACHT, Status.CONTROLEREN])
    if not wachtend.update(status=Status.CONTROLEREN, gewijzigd_op=timezone.now()):
        return
    inlezing = wachtend.select_related("gevraagd_door").get()
    with inlezing.bestand.open("rb") as lijsten:
        uitkomst = uitvoering.controleer(uit_zip(lijsten), door=inlezing.gevraagd_door, voortgang=Melder(pk))
    with transaction.atomic():
        slot = Inlezing.objects.select_for_update().get(pk=pk)
        if slot.status == Status.CONTROLEREN:
            _bewaar_uitkomst(slot, uitkomst, Status.GECONTROLEERD)


def lees_lijsten_in(*, pk: int) -> None:
    """Read in lists that were asked for; does nothing when that is done already.

    The row stays locked until the lists are in: a second worker waits and then finds it done.
    """
    gevraagd = Inlezing.objects.filter(pk=pk, status__in=[Status.GEVRAAGD, Status.INLEZEN])
    if not gevraagd.update(status=Status.INLEZEN, gewijzigd_op=timezone.now()):
        return
    with transaction.atomic():
        inlezing = Inlezing.objects.select_for_update(of=["self"]).select_related("gevraagd_door").get(pk=pk)
        if inlezing.status != Status.INLEZEN:
            return
        with inlezing.bestand.open("rb") as lijsten:
            uitkomst = uitvoering.lees_in(
                uit_zip(lijsten), door=inlezing.gevraagd_door, over=inlezing, voortgang=Melder(pk)
            )
        if uitkomst.geschreven:
            _vergeet_lijsten(inlezing)
        _bewaar_uitkomst(inlezing, uitkomst, Status.INGELEZEN if uitkomst.geschreven else Status.GECONTROLEERD)


def laat_inlezing_mislukken(*, pk: int) -> None:
    """Say that something unexpected broke it off; nothing was written, and it may be started again."""
    onderweg = [Status.WACHT, Status.CONTROLEREN, Status.GEVRAAGD, Status.INLEZEN]
    Inlezing.objects.filter(pk=pk, status__in=onderweg).update(status=Status.MISLUKT)


def _neem(inlezing: Inlezing) -> Inlezing:
    """Lock the row for a change. Raises OvergangNietToegestaan when a worker has it: nobody waits minutes for that."""
    slot = Inlezing.objects.select_for_update(skip_locked=True).filter(pk=inlezing.pk).first()
    if slot is None:
        raise OvergangNietToegestaan("Er wordt nog aan deze lijsten gewerkt. Wacht tot dat klaar is.")
    return slot


def _bewaar_uitkomst(inlezing: Inlezing, uitkomst: Uitkomst, status: str) -> None:
    meldingen = uitkomst.meldingen
    inlezing.status = status
    inlezing.tellingen = [{"lijst": naam, **asdict(telling)} for naam, telling in uitkomst.tellingen.items()]
    inlezing.nieuwe_gebruikers = uitkomst.gebruikers
    inlezing.aantal_fouten = meldingen.aantal_fouten
    inlezing.aantal_opmerkingen = meldingen.aantal_opmerkingen
    inlezing.save()
    Inleesmelding.objects.filter(inlezing=inlezing).delete()
    kopieer(
        [_als_record(inlezing, Inleesmelding.Soort.FOUT, melding) for melding in meldingen.fouten]
        + [_als_record(inlezing, Inleesmelding.Soort.OPMERKING, melding) for melding in meldingen.opmerkingen]
    )


def _als_record(inlezing: Inlezing, soort: str, melding: Melding) -> Inleesmelding:
    return Inleesmelding(
        inlezing=inlezing,
        soort=soort,
        bestand=melding.bestand[:300],
        rij=melding.rij,
        kolom=melding.kolom[:200],
        wat=melding.wat,
        doe=melding.doe,
    )


def _pak_in(bestanden: Sequence[UploadedFile[Any]], zipbestand: IO[bytes]) -> None:
    """What was uploaded, as one zip; a single zip stays as it is."""
    if len(bestanden) == 1 and (bestanden[0].name or "").lower().endswith(".zip"):
        for deel in bestanden[0].chunks():
            zipbestand.write(deel)
    else:
        with zipfile.ZipFile(zipbestand, "w", zipfile.ZIP_DEFLATED) as archief:
            for bestand in bestanden:
                with archief.open(bestand.name or "", "w", force_zip64=True) as lid:
                    for deel in bestand.chunks():
                        lid.write(deel)
    zipbestand.seek(0)


def _vergeet_lijsten(inlezing: Inlezing) -> None:
    """The lists are full of personal data and served their purpose: remove them once that is certain."""
    opslag, naam = inlezing.bestand.storage, inlezing.bestand.name
    inlezing.bestand = ""
    transaction.on_commit(lambda: opslag.delete(naam or ""))


def _stuur(pk: int, status: str) -> None:
    """Send the task that belongs to a status. Without a queue it stays as it is, and can be started again."""
    # the tasks call these diensten in their turn
    from trajecten import tasks

    taak = tasks.controleer_lijsten if status == Status.WACHT else tasks.lees_lijsten_in
    try:
        taak.apply_async([pk], retry=False)
    except WachtrijWeg as fout:
        log.warning("inlezing_niet_in_de_rij", inlezing=pk, fout=str(fout))
