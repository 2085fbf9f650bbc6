"""Mail about signing. None of it says anything about the deelnemer: a mailbox is not safe."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

import organisaties
from organisaties.adressen import adres_van
from toegang.models import Gebruiker
from trajecten.models import Betrokkene
from vormgeving.taal import datum
from werkgevers.evaluatie.regels import Partij
from werkgevers.ondertekening.regels import minuten_geldig

if TYPE_CHECKING:
    from datetime import datetime

    from werkgevers.models import Contactpersoon, Evaluatie, Ondertekening

MAP = "werkgevers/ondertekening/mail"


def laatste_dag(geldig_tot: datetime) -> str:
    """The last day on which a link works, in words; `geldig_tot` is the midnight after it."""
    return datum(timezone.localtime(geldig_tot - timedelta(seconds=1)).date())


def mail_link(ondertekening: Ondertekening, token: str, *, herinnering: bool) -> None:
    """Mail the link with which the person of `ondertekening` signs."""
    assert ondertekening.geldig_tot is not None, "a link that is mailed has a term"
    eerste, weer = "Wil je een evaluatie lezen en tekenen?", "Herinnering: wil je een evaluatie tekenen?"
    onderwerp = weer if herinnering else eerste
    gegevens = {
        "ondertekening": ondertekening,
        "evaluatie": ondertekening.evaluatie,
        "link": _adres("werkgevers:tekenen", token),
        "tot_en_met": laatste_dag(ondertekening.geldig_tot),
        "herinnering": herinnering,
        "portaal": _adres("werkgevers:portaal_vragen") if ondertekening.contactpersoon_id else "",
    }
    _stuur(onderwerp, "link", gegevens, [ondertekening.email])


def sms_met_link(ondertekening: Ondertekening, token: str, *, herinnering: bool) -> str:
    """The message with the link for who has no address of mail; short, and without a word about the deelnemer."""
    assert ondertekening.geldig_tot is not None, "a link that is sent has a term"
    wat = "vraagt je nog een keer" if herinnering else "vraagt je"
    link, tot = _adres("werkgevers:tekenen", token), laatste_dag(ondertekening.geldig_tot)
    alleen = f"Alleen voor jou, tot en met {tot}."
    return f"{organisaties.huidige()} {wat} een evaluatie te lezen en te tekenen: {link} {alleen}"


def mail_code(ondertekening: Ondertekening, code: str) -> None:
    """Mail the code that is asked besides the link."""
    _stuur(
        "Je code om te tekenen",
        "code",
        {"ondertekening": ondertekening, "code": code, "minuten": minuten_geldig()},
        [ondertekening.email],
    )


def mail_portaal(contactpersoon: Contactpersoon, token: str, uren: int) -> None:
    """Mail the link to the own pages of a contactpersoon."""
    gegevens = {"contactpersoon": contactpersoon, "link": _adres("werkgevers:portaal", token), "uren": uren}
    _stuur("Je link naar je overzicht", "portaal", gegevens, [contactpersoon.email])


def meld_overleg(ondertekening: Ondertekening) -> None:
    """Tell who guides the traject that somebody wants to talk before signing."""
    _meld("wil eerst overleggen", "overleg", ondertekening.evaluatie, ondertekening)


def meld_betwist(ondertekening: Ondertekening) -> None:
    """Tell who guides the traject that somebody says that something is not right."""
    _meld("is het niet eens met een evaluatie", "betwist", ondertekening.evaluatie, ondertekening)


def meld_getekend(evaluatie: Evaluatie) -> None:
    """Tell who guides the traject that everybody signed."""
    gegevens = {"evaluatie": evaluatie, "link": _pagina(evaluatie)}
    _stuur("Een evaluatie is door iedereen getekend", "getekend", gegevens, wie_horen(evaluatie))


def wie_horen(evaluatie: Evaluatie) -> list[str]:
    """The addresses of who guides the traject as a jobcoach now, and of who prepared the evaluation."""
    jobcoaches = (
        Betrokkene.objects.van(evaluatie.plaatsing.traject)
        .nu()
        .filter(rol=Betrokkene.Rol.JOBCOACH)
        .values_list("gebruiker_id", flat=True)
    )
    wie = Gebruiker.objects.actief().filter(pk__in=[*jobcoaches, evaluatie.opgesteld_door_id])
    return sorted(wie.values_list("email", flat=True))


def _meld(wat: str, sjabloon: str, evaluatie: Evaluatie, ondertekening: Ondertekening) -> None:
    wie = "De deelnemer" if ondertekening.partij == Partij.DEELNEMER else ondertekening.naar_naam
    gegevens = {"wie": wie, "evaluatie": evaluatie, "link": _pagina(evaluatie)}
    _stuur(f"{wie} {wat}", sjabloon, gegevens, wie_horen(evaluatie))


def _pagina(evaluatie: Evaluatie) -> str:
    return _adres("werkgevers:ondertekeningen", evaluatie.pk)


def _adres(naam: str, *argumenten: object) -> str:
    organisatie = organisaties.huidige()
    assert organisatie is not None, "a link belongs to an organisation"
    return adres_van(organisatie, reverse(naam, args=argumenten, urlconf="config.urls"))


def _stuur(onderwerp: str, sjabloon: str, gegevens: dict[str, Any], naar: list[str]) -> None:
    if not naar:
        return
    tekst = render_to_string(f"{MAP}/{sjabloon}.txt", {**gegevens, "organisatie": organisaties.huidige()})
    # a name never breaks a header
    send_mail(" ".join(onderwerp.split()), tekst, None, naar)
