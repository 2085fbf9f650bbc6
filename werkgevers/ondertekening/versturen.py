"""Mailing links: right after asking, again when the mail server was away, and as a reminder. Safe to do twice."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Ondertekengebeurtenis, Ondertekening, Ondertekenlink
from werkgevers.ondertekening import regels
from werkgevers.ondertekening.berichten import mail_link, sms_met_link
from werkgevers.ondertekening.geheim import hash_van, maak_token
from werkgevers.ondertekening.instelling import instelling
from werkgevers.ondertekening.regels import Kanaal, Stand, stand_van
from werkgevers.ondertekening.sms import nummer_van, stuur_sms
from werkgevers.ondertekening.staat import leg_vast, naar_oud_adres, nog_contactpersoon, vergrendel

log = structlog.get_logger(__name__)
Gebeurtenis = Ondertekengebeurtenis.Soort


def verstuur_na_commit(ondertekening: Ondertekening) -> None:
    """Mail the link once what was asked is written; a mail server that is away leaves it to the clock."""
    transaction.on_commit(lambda: verstuur_link(pk=ondertekening.pk), robust=True)


@transaction.atomic
def verstuur_link(*, pk: int) -> bool:
    """Mail the first link of a request, and return whether that was still to be done.

    The mail goes last: when it fails nothing was written, and the next time there is a new link.
    """
    vers = vergrendel(Ondertekening.objects.select_related("evaluatie").get(pk=pk))
    nu = timezone.now()
    if vers.gebruiker_id is not None or vers.evaluatie.staat != Staat.WACHT:
        return False
    if stand_van(vers.momenten, nu) != Stand.KLAAR or vers.kanaal == Kanaal.TER_PLEKKE or not nog_contactpersoon(vers):
        return False
    vers.verstuurd_op, vers.geldig_tot = nu, einde_van(nu, instelling().geldig_dagen)
    vers.save(update_fields=["verstuurd_op", "geldig_tot"])
    leg_vast(vers, Gebeurtenis.VERSTUURD, toelichting=_waarheen(vers))
    _stuur(vers, herinnering=False)
    return True


@transaction.atomic
def herinner(*, pk: int, nu: datetime) -> bool:
    """Mail a reminder when one is due at `nu`, and return whether it was. The links before it keep working.

    A link cannot be mailed again, as only its hash is kept: the reminder has its own, with the same term. None goes to
    an address that was put right since: whoever asked sends a new link.
    """
    vers = vergrendel(Ondertekening.objects.select_related("evaluatie").get(pk=pk))
    ingesteld = instelling()
    na_dagen = (ingesteld.herinner_eerst, ingesteld.herinner_dan)
    nodig = regels.moet_herinneren(
        vers.momenten,
        al_herinnerd=vers.herinneringen,
        na_dagen=na_dagen,
        nu=nu,
        uur=timezone.localtime(nu).hour,
    )
    kan_weg = nog_contactpersoon(vers) and not naar_oud_adres(vers)
    if not nodig or vers.evaluatie.staat != Staat.WACHT or not kan_weg:
        return False
    assert vers.verstuurd_op is not None, "what is reminded of was sent"
    vers.herinneringen = regels.herinneringen_op(nu, vers.verstuurd_op, na_dagen)
    vers.save(update_fields=["herinneringen"])
    leg_vast(vers, Gebeurtenis.HERINNERD, toelichting=_waarheen(vers))
    _stuur(vers, herinnering=True)
    return True


def verstuur_wat_wacht(nu: datetime) -> int:
    """Within one organisation: mail links that were left behind and reminders that are due; returns how many.

    One that fails is logged and stands in nobody's way; the clock comes back for it.
    """
    eerste = Ondertekening.objects.te_versturen().values_list("pk", flat=True)
    lopend = Ondertekening.objects.met_lopende_link(nu).values_list("pk", flat=True)
    return sum(_probeer(pk, None) for pk in list(eerste)) + sum(_probeer(pk, nu) for pk in list(lopend))


def maak_link(ondertekening: Ondertekening) -> str:
    """A new link for this signature: its secret, which is kept nowhere and cannot be asked again."""
    token = maak_token()
    Ondertekenlink.objects.create(ondertekening=ondertekening, token_hash=hash_van(token))
    return token


def einde_van(nu: datetime, dagen: int) -> datetime:
    """The midnight after so many days, where people live: a link works up to and including that day."""
    dag = timezone.localtime(nu).date() + timedelta(days=dagen + 1)
    return timezone.make_aware(datetime.combine(dag, time.min))


def _stuur(vers: Ondertekening, *, herinnering: bool) -> None:
    """Send a new link the way that was chosen."""
    token = maak_link(vers)
    if vers.kanaal == Kanaal.SMS:
        stuur_sms(nummer_van(vers.telefoon), sms_met_link(vers, token, herinnering=herinnering))
    else:
        mail_link(vers, token, herinnering=herinnering)


def _waarheen(vers: Ondertekening) -> str:
    return f"per sms aan {vers.telefoon}" if vers.kanaal == Kanaal.SMS else f"per mail aan {vers.email}"


def _probeer(pk: int, nu: datetime | None) -> bool:
    try:
        return verstuur_link(pk=pk) if nu is None else herinner(pk=pk, nu=nu)
    except Exception:
        # the mail server or the SMS gateway is away, or this one cannot be sent: the others go on
        log.exception("ondertekenmail_mislukt", ondertekening=pk)
        return False
