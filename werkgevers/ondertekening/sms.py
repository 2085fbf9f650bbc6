"""Sending a code by SMS, through the gateway of the installation."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings

from toegang.fouten import RegelGeschonden

TIJD = 10
NUMMER = re.compile(r"\+[1-9][0-9]{7,14}")
NIET_VERSTUURD = "De sms is niet verstuurd. Probeer het later nog een keer, of bel je contactpersoon."


def kan_sms() -> bool:
    """Whether this installation has an SMS gateway (SMS_URL)."""
    return bool(settings.SMS_URL)


def nummer_van(telefoon: str) -> str:
    """A telephone number as a gateway wants it, +31612345678; empty when it is none (domein §6.6)."""
    kaal = re.sub(r"[\s().–-]", "", telefoon)
    if kaal.startswith("00"):
        kaal = "+" + kaal[2:]
    elif kaal.startswith("0"):
        kaal = "+31" + kaal[1:]
    return kaal if NUMMER.fullmatch(kaal) else ""


def stuur_sms(nummer: str, tekst: str) -> None:
    """Hand one message to the gateway: a POST with JSON `to` and `text`, and SMS_SLEUTEL as bearer token.

    `nummer` as `nummer_van` gives it. Raises RegelGeschonden when the gateway is away or refuses.
    """
    if urlsplit(settings.SMS_URL).scheme not in ("http", "https"):
        raise RegelGeschonden(NIET_VERSTUURD)
    koppen = {"Content-Type": "application/json", "Authorization": f"Bearer {settings.SMS_SLEUTEL}"}
    inhoud = json.dumps({"to": nummer, "text": tekst}).encode()
    vraag = Request(settings.SMS_URL, data=inhoud, headers=koppen, method="POST")  # noqa: S310 - scheme looked at above
    try:
        with urlopen(vraag, timeout=TIJD):  # noqa: S310 - scheme looked at above
            pass
    except OSError as fout:
        raise RegelGeschonden(NIET_VERSTUURD) from fout
