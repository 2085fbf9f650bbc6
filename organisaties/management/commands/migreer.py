"""Brings public and the schemas of all organisations to the migrations of the code."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisaties.blauwdruk import haal_blauwdruk
from organisaties.migreren import Uitkomst, aantal_processen, alle_schemas, migreer_alle, migreer_publiek


class Command(BaseCommand):
    help = "Werk de database van alle organisaties bij. Sla over wat al actueel is. Je mag dit altijd herhalen."
    # the check reads tables that may not be there yet
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--processen", type=int, default=aantal_processen(), help="hoeveel schema's tegelijk")
        parser.add_argument("--schema", action="append", help="alleen dit schema; mag vaker")

    def handle(self, *, processen: int, schema: list[str] | None, **opties: Any) -> None:
        begin = time.monotonic()
        uitkomsten = [self._toon(migreer_publiek())]
        if uitkomsten[0].gelukt:
            haal_blauwdruk()
            for uitkomst in migreer_alle(schema or alle_schemas(), max(processen, 1)):
                uitkomsten.append(self._toon(uitkomst))
        self._besluit(uitkomsten, time.monotonic() - begin)

    def _toon(self, uitkomst: Uitkomst) -> Uitkomst:
        namen = ", ".join(f"{app}.{naam}" for app, naam in uitkomst.gedaan)
        if namen:
            self.stdout.write(f"{uitkomst.schema}: {namen} ({uitkomst.seconden:.1f} s)")
        if uitkomst.fout:
            self.stderr.write(self.style.ERROR(f"{uitkomst.schema}: MISLUKT: {uitkomst.fout}"))
            self.stderr.write(uitkomst.spoor)
        elif not namen:
            self.stdout.write(f"{uitkomst.schema}: actueel")
        return uitkomst

    def _besluit(self, uitkomsten: list[Uitkomst], seconden: float) -> None:
        mislukt = sorted(uitkomst.schema for uitkomst in uitkomsten if not uitkomst.gelukt)
        bijgewerkt = sum(bool(uitkomst.gedaan) for uitkomst in uitkomsten)
        self.stdout.write(f"{bijgewerkt} van {len(uitkomsten)} schema's bijgewerkt in {seconden:.1f} s.")
        if mislukt:
            raise CommandError(
                f"Mislukt: {', '.join(mislukt)}. Herstel de oorzaak en draai migreer nog eens.", returncode=1
            )
