"""The own pages of a contactpersoon at an employer: by a mailed link, as long as there is something to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone

from toegang.fouten import OvergangNietToegestaan
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from toegang.versies import eis_versie
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Contactpersoon, Ondertekening, Plaatsing, Portaallink
from werkgevers.ondertekening.berichten import mail_portaal
from werkgevers.ondertekening.geheim import hash_van, maak_token
from werkgevers.ondertekening.regels import OPEN_STANDEN, PORTAAL_GELDIG, stand_van
from werkgevers.ondertekening.versturen import maak_link
from werkgevers.overzicht import Plaatsingregel, plaatsingen_van

if TYPE_CHECKING:
    from collections.abc import Sequence

WERKT_NIET = "Deze link werkt niet meer. Vraag een nieuwe link."


@dataclass(frozen=True)
class Portaal:
    """What a contactpersoon sees: the placements that still run, and the evaluations of those, open ones first."""

    contactpersoon: Contactpersoon
    plaatsingen: Sequence[Plaatsingregel]
    open: Sequence[Ondertekening]
    eerdere: Sequence[Ondertekening]


def stuur_portaallinks(email: str) -> int:
    """Mail a link to every contactpersoon of now with this address who has something to see; return how many.

    Staff get none: with the address of a colleague nobody reads along.
    """
    if Gebruiker.objects.filter(email__iexact=email).exists():
        return 0
    dag = timezone.localdate()
    bekend = Contactpersoon.objects.filter(email__iexact=email).select_related("werkgever")
    return sum(_stuur(contactpersoon, dag) for contactpersoon in bekend if contactpersoon.is_nu(dag))


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

    Raises as `portaal_van` does, and NietMeerActueel when somebody changed it since.
    """
    vers = eis_versie(portaal_van(token).contactpersoon, verwacht)
    vers.functie, vers.telefoon, vers.versie = functie, telefoon, vers.versie + 1
    vers.save(update_fields=["functie", "telefoon", "versie"])
    noteer(Soort.CONTACTPERSOON_BEWAARD, door=None, over=vers)
    return vers


@transaction.atomic
def _stuur(contactpersoon: Contactpersoon, dag: date) -> bool:
    if not _plaatsingen(contactpersoon, dag).exists():
        return False
    nu, token = timezone.now(), maak_token()
    contactpersoon.portaallinks.filter(vervallen_op__isnull=True).update(vervallen_op=nu)
    Portaallink.objects.create(
        contactpersoon=contactpersoon, token_hash=hash_van(token), gemaakt_op=nu, geldig_tot=nu + PORTAAL_GELDIG
    )
    noteer(Soort.WERKGEVERSPORTAAL_GEVRAAGD, door=None, over=contactpersoon)
    uren = int(PORTAAL_GELDIG.total_seconds() // 3600)
    transaction.on_commit(lambda: mail_portaal(contactpersoon, token, uren), robust=True)
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
