"""The own pages of a contactpersoon at an employer: by a mailed link, as long as there is something to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone
from kombu.exceptions import OperationalError as WachtrijWeg

from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from toegang.versies import eis_versie
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Contactpersoon, Ondertekening, Plaatsing, Portaallink
from werkgevers.ondertekening.berichten import mail_portaal
from werkgevers.ondertekening.geheim import hash_van, kenmerk_van, maak_token
from werkgevers.ondertekening.instelling import instelling
from werkgevers.ondertekening.regels import OPEN_STANDEN, PORTAAL_GELDIG, Codeweg, stand_van
from werkgevers.ondertekening.versturen import maak_link
from werkgevers.overzicht import Plaatsingregel, plaatsingen_van

if TYPE_CHECKING:
    from collections.abc import Sequence

log = structlog.get_logger(__name__)
WERKT_NIET = "Deze link werkt niet meer. Vraag een nieuwe link."
TELEFOON_VAST = "Naar dit nummer gaat de code om te tekenen. Klopt het niet? Vraag je jobcoach om het te veranderen."


@dataclass(frozen=True)
class Portaal:
    """What a contactpersoon sees: the placements that still run, and the evaluations of those, open ones first."""

    contactpersoon: Contactpersoon
    plaatsingen: Sequence[Plaatsingregel]
    open: Sequence[Ondertekening]
    eerdere: Sequence[Ondertekening]


def vraag_portaallinks(email: str) -> None:
    """Send the task that mails links, for every address alike: the time of the answer tells nothing about it.

    Without a queue nothing is mailed, which the page does not tell either; asking again helps.
    """
    # the task calls this module in its turn
    from werkgevers.tasks import stuur_portaallinks as taak

    try:
        taak.apply_async([str(kenmerk_van(email)), int(timezone.now().timestamp())], retry=False)
    except WachtrijWeg as fout:
        log.warning("portaallink_niet_in_de_rij", fout=str(fout))


def stuur_portaallinks(*, kenmerk: UUID, gevraagd_op: int) -> int:
    """Mail a link to every contactpersoon of now with this address who has something to see; return how many.

    `kenmerk` is that of the address, `gevraagd_op` the moment of asking in seconds since 1970. Safe to do twice: who
    got a link since then gets no other. Staff get none: with the address of a colleague nobody reads along.
    """
    dag, sinds = timezone.localdate(), datetime.fromtimestamp(gevraagd_op, UTC)
    wie_nu = Contactpersoon.objects.exclude(email="").select_related("werkgever")
    bekend = [wie for wie in wie_nu if kenmerk_van(wie.email) == kenmerk and wie.is_nu(dag)]
    adressen = {kenmerk_van(email) for email in Gebruiker.objects.values_list("email", flat=True)} if bekend else set()
    return 0 if kenmerk in adressen else sum(_stuur(contactpersoon, dag, sinds) for contactpersoon in bekend)


def portaal_van(token: str) -> Portaal:
    """What is behind this link; reads only.

    Raises Http404 for a link that is not ours, OvergangNietToegestaan when it expired, was replaced, or when access
    ended: with the last placement, or with being a contactpersoon.
    """
    nu, dag = timezone.now(), timezone.localdate()
    bron = Portaallink.objects.select_related("contactpersoon__werkgever")
    link = bron.filter(token_hash=hash_van(token)).first()
    if link is None:
        raise Http404
    wie = link.contactpersoon
    plaatsingen = list(_plaatsingen(wie, dag))
    open_ = link.vervallen_op is None and nu < link.geldig_tot and wie.is_nu(dag)
    if not open_ or not plaatsingen:
        raise OvergangNietToegestaan(WERKT_NIET)
    vragen = _vragen(wie, plaatsingen)
    te_doen = [v for v in vragen if _is_open(v)]
    eerdere = [v for v in vragen if v.getekend_op is not None]
    return Portaal(wie, plaatsingen_van(plaatsingen), te_doen, eerdere)


@transaction.atomic
def maak_tekenlink(*, token: str, pk: int) -> str:
    """The secret of a new link to sign what is open here. Raises as `portaal_van` does, Http404 for what is not."""
    vraag = next((v for v in portaal_van(token).open if v.pk == pk), None)
    if vraag is None:
        raise Http404
    return maak_link(vraag)


@transaction.atomic
def wijzig_gegevens(*, token: str, verwacht: int, functie: str, telefoon: str) -> Contactpersoon:
    """Let a contactpersoon put the own function and telephone right; the address of mail only staff changes.

    Raises as `portaal_van` does, NietMeerActueel when somebody changed it since, and RegelGeschonden for another
    number where codes go to it.
    """
    vers = eis_versie(portaal_van(token).contactpersoon, verwacht)
    if telefoon != vers.telefoon and not mag_telefoon_wijzigen():
        raise RegelGeschonden(TELEFOON_VAST, veld="telefoon")
    vers.functie, vers.telefoon, vers.versie = functie, telefoon, vers.versie + 1
    vers.save(update_fields=["functie", "telefoon", "versie"])
    noteer(Soort.CONTACTPERSOON_BEWAARD, door=None, over=vers)
    return vers


def mag_telefoon_wijzigen() -> bool:
    """Whether a contactpersoon changes the own number here: not where codes go by SMS.

    This page is reached with the mail alone; whoever reads that along would have the code sent to another phone.
    """
    return instelling().code != Codeweg.SMS


@transaction.atomic
def _stuur(contactpersoon: Contactpersoon, dag: date, sinds: datetime) -> bool:
    """Mail one link; the mail goes last, so that when it fails nothing was written and the task does it again."""
    vergrendeld = Contactpersoon.objects.select_for_update(of=("self",)).get(pk=contactpersoon.pk)
    al_gestuurd = vergrendeld.portaallinks.filter(gemaakt_op__gte=sinds).exists()
    if al_gestuurd or not _plaatsingen(contactpersoon, dag).exists():
        return False
    nu, token = timezone.now(), maak_token()
    contactpersoon.portaallinks.filter(vervallen_op__isnull=True).update(vervallen_op=nu)
    Portaallink.objects.create(
        contactpersoon=contactpersoon, token_hash=hash_van(token), gemaakt_op=nu, geldig_tot=nu + PORTAAL_GELDIG
    )
    noteer(Soort.WERKGEVERSPORTAAL_GEVRAAGD, door=None, over=contactpersoon)
    uren = int(PORTAAL_GELDIG.total_seconds() // 3600)
    mail_portaal(contactpersoon, token, uren)
    return True


def _plaatsingen(wie: Contactpersoon, dag: date):  # type: ignore[no-untyped-def]
    """Placements that have not ended at the own employer: where this is the contactpersoon, or was asked to sign."""
    gevraagd = Ondertekening.objects.geldig().filter(contactpersoon=wie, evaluatie__plaatsing=OuterRef("pk"))
    eigen = Plaatsing.objects.filter(werkgever_id=wie.werkgever_id).filter(Q(contactpersoon=wie) | Q(Exists(gevraagd)))
    loopt = eigen.filter(Q(einddatum__isnull=True) | Q(einddatum__gt=dag))
    return loopt.met_deelnemer().select_related("werkgever").order_by("startdatum", "id")


def _vragen(wie: Contactpersoon, plaatsingen: Sequence[Plaatsing]) -> list[Ondertekening]:
    eigen = Ondertekening.objects.geldig().filter(contactpersoon=wie, evaluatie__plaatsing__in=plaatsingen)
    return list(eigen.met_evaluatie().order_by("-evaluatie__datum", "-id"))


def _is_open(vraag: Ondertekening) -> bool:
    open_stand = stand_van(vraag.momenten, timezone.now()) in OPEN_STANDEN
    return open_stand and vraag.verstuurd_op is not None and vraag.evaluatie.staat == Staat.WACHT
