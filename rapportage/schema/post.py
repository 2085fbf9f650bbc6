"""Mail about reports of the clock. None of it holds a name or a figure: a mailbox is not safe."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

import organisaties
from organisaties.adressen import adres_van
from rapportage.models import Rapport, Rapportontvanger
from toegang.logboek import Soort, noteer

log = structlog.get_logger(__name__)
MAP = "rapportage/schema/mail"
MOMENT = {Rapport.Status.KLAAR: "klaar_gemaild_op", Rapport.Status.MISLUKT: "mislukt_gemaild_op"}


def verstuur_rapportmail(*, nu: datetime, rapport_id: int | None = None) -> int:
    """Mail everybody who waits for a report that is ready or failed, of one report or of all; returns how many.

    One that fails is logged and stands in nobody's way; the clock comes back for it. Safe to run twice.
    """
    wachtend = Rapportontvanger.objects.te_mailen(nu)
    if rapport_id is not None:
        wachtend = wachtend.filter(rapport=rapport_id)
    return sum(_probeer(pk, nu) for pk in list(wachtend.values_list("pk", flat=True)))


def _probeer(pk: int, nu: datetime) -> bool:
    try:
        return _verstuur(pk, nu)
    except OSError:
        # the mail server is away (smtplib raises OSError)
        log.exception("rapportmail_mislukt", ontvanger=pk)
        return False


@transaction.atomic
def _verstuur(pk: int, nu: datetime) -> bool:
    """Mail one person, and return whether that was still to be done.

    Of two senders one waits here for the other, and then finds nothing to do. The mail goes last: when it fails
    nothing was written.
    """
    wachtend = Rapportontvanger.objects.te_mailen(nu).select_for_update(of=("self",)).filter(pk=pk)
    ontvanger = wachtend.select_related("rapport", "gebruiker").defer("rapport__cijfers").first()
    if ontvanger is None:
        return False
    rapport = ontvanger.rapport
    moment = MOMENT[rapport.status]
    setattr(ontvanger, moment, nu)
    ontvanger.save(update_fields=[moment])
    noteer(Soort.RAPPORT_GEMAILD, door=None, over=rapport, titel=rapport.titel, aan=ontvanger.gebruiker_id)
    _stuur(rapport, ontvanger.gebruiker.email)
    return True


def _stuur(rapport: Rapport, naar: str) -> None:
    organisatie = organisaties.huidige()
    assert organisatie is not None, "a link belongs to an organisation"
    pad = reverse("rapportage:rapport", args=[rapport.pk], urlconf="config.urls")
    gegevens = {"rapport": rapport, "organisatie": organisatie, "link": adres_van(organisatie, pad)}
    is_klaar = rapport.status == Rapport.Status.KLAAR
    onderwerp = f"{'Er staat een rapport klaar' if is_klaar else 'Een rapport is niet gelukt'}: {rapport.titel}"
    tekst = render_to_string(f"{MAP}/{'klaar' if is_klaar else 'mislukt'}.txt", gegevens)
    # a name never breaks a header
    send_mail(" ".join(onderwerp.split()), tekst, None, [naar])
