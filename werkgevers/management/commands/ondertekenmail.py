"""`manage.py ondertekenmail`: mail now what waits to be signed, without waiting for the clock."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

import organisaties
from organisaties.models import Organisatie
from werkgevers.ondertekening.versturen import verstuur_wat_wacht


class Command(BaseCommand):
    """Does what the clock does every ten minutes; in the demo also as if it were another moment."""

    help = (
        "Verstuur van een organisatie de links om te tekenen die bleven liggen, en de herinneringen die aan de beurt"
        " zijn. In de demo kan dat ook alsof het later is: --alsof 2026-12-01T10:00."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisatie", help="naam van het schema")
        parser.add_argument("--alsof", type=_moment, metavar="MOMENT", help="alleen in de demo: doe alsof het dan is")

    def handle(self, *args: Any, **opties: Any) -> None:
        nu: datetime | None = opties["alsof"]
        if nu is not None and not settings.DEMO:
            raise CommandError("Doen alsof het later is, kan alleen in de demo.")
        try:
            with organisaties.in_organisatie(opties["organisatie"]):
                aantal = verstuur_wat_wacht(nu or timezone.now())
        except Organisatie.DoesNotExist as fout:
            raise CommandError(f"Er is geen organisatie {opties['organisatie']!r}.") from fout
        self.stdout.write(f"Verstuurd: {aantal}.")


def _moment(tekst: str) -> datetime:
    """A day with a time, where people live."""
    moment = parse_datetime(tekst)
    if moment is None:
        raise ArgumentTypeError("schrijf het moment zo: 2026-12-01T10:00")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
