"""What every writer of signatures shares: locking, the state and history of an evaluation, and whether it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from toegang.controle import mag
from toegang.fouten import OvergangNietToegestaan
from toegang.matrix import Recht
from trajecten.models import Betrokkene
from werkgevers.evaluatie.diensten import verander_staat
from werkgevers.evaluatie.inhoud import is_ongeschonden
from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import Evaluatie, Ondertekengebeurtenis, Ondertekening
from werkgevers.ondertekening import regels
from werkgevers.ondertekening.berichten import meld_getekend
from werkgevers.verzegeling.diensten import vraag_verzegeling

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VERANDERD = "De inhoud van deze evaluatie is niet meer zoals die is verstuurd. Er kan niet mee worden getekend."


def vergrendel_evaluatie(evaluatie: Evaluatie) -> Evaluatie:
    """The evaluation as it is now, held still until the transaction ends."""
    bron = Evaluatie.objects.select_for_update(of=("self",)).met_wie()
    vers: Evaluatie = bron.get(pk=evaluatie.pk)
    return vers


def vergrendel(ondertekening: Ondertekening) -> Ondertekening:
    """The signature as it is now with its evaluation, both held still: always the evaluation first."""
    evaluatie = vergrendel_evaluatie(ondertekening.evaluatie)
    bron = Ondertekening.objects.select_for_update(of=("self",)).select_related("contactpersoon", "gevraagd_door")
    vers: Ondertekening = bron.get(pk=ondertekening.pk)
    vers.evaluatie = evaluatie
    return vers


def nog_contactpersoon(ondertekening: Ondertekening) -> bool:
    """Whether who was asked for the employer still is a contactpersoon there; always so for the other sides."""
    wie = ondertekening.contactpersoon
    return wie is None or wie.is_nu(timezone.localdate())


def naar_oud_adres(ondertekening: Ondertekening) -> bool:
    """Whether the contactpersoon who was asked has another address of mail by now than the one of the link."""
    wie = ondertekening.contactpersoon
    return wie is not None and wie.email.casefold() != ondertekening.email.casefold()


def nodige_partijen(evaluatie: Evaluatie) -> list[str]:
    """Which parties have to sign. Of the jobcoach only where a colleague can: who wrote it never signs it.

    A programme with one jobcoach must be able to finish: the sheet then says who wrote and fixed the evaluation.
    """
    partijen = list(evaluatie.formulier.ondertekenaars)
    if Partij.JOBCOACH in partijen and not te_kiezen_collegas(evaluatie):
        partijen.remove(Partij.JOBCOACH)
    return partijen


def te_kiezen_collegas(evaluatie: Evaluatie) -> list[Gebruiker]:
    """Which colleagues can sign: who guides the traject and did not write in the evaluation."""
    schrijvers = evaluatie.wie_schreven()
    betrokken = Betrokkene.objects.van(evaluatie.plaatsing.traject).nu().select_related("gebruiker")
    wie = {b.gebruiker_id: b.gebruiker for b in betrokken if b.gebruiker.is_active}
    return [gebruiker for pk, gebruiker in wie.items() if pk not in schrijvers]


def bezwaar_om_erbij(ondertekening: Ondertekening, gebruiker: Gebruiker) -> str:
    """Why `gebruiker` cannot let this signature be set on the own device now; empty when that can.

    A colleague who can do it instead guides the traject, did not write, and may change placements.
    """
    evaluatie = ondertekening.evaluatie
    is_deelnemer = ondertekening.partij == Partij.DEELNEMER and ondertekening.getekend_op is None
    collegas = te_kiezen_collegas(evaluatie) if is_deelnemer else []
    return regels.bezwaar_ter_plekke(
        regels.stand_van(ondertekening.momenten, timezone.now()),
        is_deelnemer=ondertekening.partij == Partij.DEELNEMER,
        schreef_mee=is_deelnemer and evaluatie.is_van(gebruiker.pk),
        kan_een_ander=any(mag(collega, Recht.PLAATSING_WIJZIGEN, evaluatie) for collega in collegas),
    )


def is_ongewijzigd(evaluatie: Evaluatie, ondertekening: Ondertekening | None = None) -> bool:
    """Whether what would be signed is, byte for byte, what was frozen (and what this person was asked to sign)."""
    gevraagd = ondertekening.inhoud_sha256 if ondertekening else evaluatie.inhoud_sha256
    return bool(evaluatie.inhoud) and is_ongeschonden(evaluatie) and gevraagd == evaluatie.inhoud_sha256


def eis_ongewijzigd(evaluatie: Evaluatie, ondertekening: Ondertekening | None = None) -> None:
    """Raise OvergangNietToegestaan where `is_ongewijzigd` says no."""
    if not is_ongewijzigd(evaluatie, ondertekening):
        raise OvergangNietToegestaan(VERANDERD)


def zet_staat(evaluatie: Evaluatie, naar: Staat, door: Gebruiker | None) -> None:
    """Bring a locked evaluation into another state. Raises OvergangNietToegestaan where it cannot go there."""
    if evaluatie.staat != naar:
        evaluatie.staat = verander_staat(evaluatie=evaluatie, naar=naar, door=door).staat


def leg_vast(
    ondertekening: Ondertekening,
    soort: Ondertekengebeurtenis.Soort,
    *,
    door: Gebruiker | None = None,
    toelichting: str = "",
) -> None:
    """Add one line to what happened with a signature; `door` is None for the signer and for the clock."""
    Ondertekengebeurtenis.objects.create(
        ondertekening=ondertekening, soort=soort, op=timezone.now(), door=door, toelichting=toelichting
    )


def rond_af_als_compleet(evaluatie: Evaluatie, door: Gebruiker | None) -> bool:
    """Call a locked evaluation signed once everybody signed, and ask for its document; returns whether that is so."""
    vragen = Ondertekening.objects.filter(evaluatie=evaluatie).geldig()
    getekend = set(vragen.getekend().values_list("partij", flat=True))
    nog_niet = vragen.filter(getekend_op__isnull=True).count()
    if evaluatie.staat != Staat.WACHT:
        return False
    if not regels.is_compleet(nodige_partijen(evaluatie), getekend, nog_niet):
        return False
    zet_staat(evaluatie, Staat.GETEKEND, door)
    vraag_verzegeling(evaluatie=evaluatie)
    transaction.on_commit(lambda: meld_getekend(evaluatie), robust=True)
    return True


def rond_af_wat_compleet_is() -> int:
    """Within one organisation: call signed what waits for nobody any more; returns how many those were.

    As where the form asks for a jobcoach, and the only colleague who could sign left before being asked.
    """
    vragen = Ondertekening.objects.filter(evaluatie=OuterRef("pk"))
    wacht = Evaluatie.objects.wachtend().filter(Exists(vragen.getekend()), ~Exists(vragen.open()))
    return sum(_rond_af(evaluatie) for evaluatie in wacht)


@transaction.atomic
def _rond_af(evaluatie: Evaluatie) -> bool:
    return rond_af_als_compleet(vergrendel_evaluatie(evaluatie), None)
