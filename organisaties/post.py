"""Mail on behalf of the current organisation."""

from collections.abc import Sequence
from email.headerregistry import Address
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from organisaties.context import huidige


def afzender() -> str:
    """The From header of the current organisation; outside one, that of the installation.

    Its own address where it has one, otherwise that of the installation; always under its own name.
    """
    organisatie = huidige()
    if organisatie is None:
        return settings.DEFAULT_FROM_EMAIL
    adres = organisatie.afzender or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return str(Address(organisatie.naam, addr_spec=adres))


class Postbode(BaseEmailBackend):
    """Mail backend that lets every message leave in the name of its organisation.

    Replaces the standard From header only; the delivery itself is settings.POSTBODE_BACKEND.
    """

    def __init__(self, fail_silently: bool = False, **kwargs: object) -> None:
        super().__init__(fail_silently=fail_silently)
        self.bezorger = get_connection(settings.POSTBODE_BACKEND, fail_silently=fail_silently, **kwargs)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send them; returns how many went out."""
        for bericht in email_messages:
            if bericht.from_email == settings.DEFAULT_FROM_EMAIL:
                bericht.from_email = afzender()
        return self.bezorger.send_messages(email_messages) or 0
