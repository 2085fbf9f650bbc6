"""`manage.py bsn_omsleutelen`: after a new key was put in front of BSN_SLEUTELS."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

import organisaties
from organisaties.models import Organisatie
from toegang.fouten import DomeinFout
from trajecten.bsn.omsleutelen import sleutel_om


class Command(BaseCommand):
    """Encrypts every BSN of every organisation with the first key."""

    help = "Versleutel alle BSN's van alle organisaties opnieuw met de eerste sleutel van BSN_SLEUTELS. Mag vaker."

    def handle(self, *args: Any, **opties: Any) -> None:
        # also of those that are switched off: an old key is thrown away for all of them
        for schema in Organisatie.objects.order_by("schema_name").values_list("schema_name", flat=True):
            try:
                with organisaties.in_organisatie(schema):
                    aantal = sleutel_om()
            except DomeinFout as fout:
                raise CommandError(f"{schema}: {fout}") from fout
            if aantal:
                self.stdout.write(f"{schema}: {aantal}")
        self.stdout.write("Klaar. Haal oude sleutels pas weg als er ook geen kopie meer is die ermee is versleuteld.")
