"""`manage.py zegelcertificaat`: with which certificate an organisation seals."""

from __future__ import annotations

import getpass
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

import organisaties
from organisaties.models import Organisatie
from toegang.fouten import DomeinFout
from werkgevers.models import Zegelcertificaat
from werkgevers.verzegeling.diensten import neem_certificaat_in_gebruik
from werkgevers.verzegeling.regels import Certificaatsoort
from werkgevers.verzegeling.sleutel import SleutelOnbruikbaar, Zegelsleutel, lees_pkcs12, maak_zegelsleutel

WACHTWOORD = "PKCS12_WACHTWOORD"


class Command(BaseCommand):
    """Shows the certificates of an organisation, makes one or takes one in."""

    help = (
        "Toon het certificaat waarmee een organisatie verzegelt, maak er zelf een (--maak) of neem een eigen"
        f" PKCS#12-bestand in gebruik (--pkcs12). Het wachtwoord wordt gevraagd, of staat in {WACHTWOORD}."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisatie", help="naam van het schema")
        wat = parser.add_mutually_exclusive_group()
        wat.add_argument("--maak", action="store_true", help="maak zelf een certificaat")
        wat.add_argument("--pkcs12", type=Path, metavar="BESTAND", help="een .p12- of .pfx-bestand")

    def handle(self, *args: Any, **opties: Any) -> None:
        try:
            with organisaties.in_organisatie(opties["organisatie"]):
                self._doe(opties)
        except Organisatie.DoesNotExist as fout:
            raise CommandError(f"Er is geen organisatie {opties['organisatie']!r}.") from fout
        except (SleutelOnbruikbaar, DomeinFout) as fout:
            raise CommandError(str(fout)) from fout

    def _doe(self, opties: dict[str, Any]) -> None:
        if opties["maak"]:
            organisatie = organisaties.huidige()
            sleutel = maak_zegelsleutel(organisatie.naam if organisatie else "", nu=timezone.now())
            neem_certificaat_in_gebruik(sleutel=sleutel, soort=Certificaatsoort.ZELFGEMAAKT, door=None)
        elif opties["pkcs12"]:
            sleutel = _lees(opties["pkcs12"])
            neem_certificaat_in_gebruik(sleutel=sleutel, soort=Certificaatsoort.EIGEN, door=None)
        self._toon()

    def _toon(self) -> None:
        certificaten = list(Zegelcertificaat.objects.all())
        if not certificaten:
            self.stdout.write("Er is nog geen certificaat. Maak er een met --maak, of geef een eigen met --pkcs12.")
        for certificaat in certificaten:
            stand = "in gebruik" if certificaat.in_gebruik else "niet meer in gebruik"
            self.stdout.write(f"{certificaat.onderwerp} ({certificaat.get_soort_display().lower()}, {stand})")
            self.stdout.write(f"  uitgegeven door {certificaat.uitgever}, geldig tot {certificaat.geldig_tot:%d-%m-%Y}")
            self.stdout.write(f"  SHA-256 {certificaat.vingerafdruk}")


def _lees(bestand: Path) -> Zegelsleutel:
    """The key in a PKCS#12 file. Raises CommandError when it is not there, SleutelOnbruikbaar when it cannot seal."""
    try:
        inhoud = bestand.read_bytes()
    except OSError as fout:
        raise CommandError(f"{bestand} is niet te lezen: {fout.strerror}.") from fout
    wachtwoord = os.environ.get(WACHTWOORD)
    if wachtwoord is None:
        wachtwoord = getpass.getpass("Wachtwoord van het PKCS#12-bestand: ")
    return lees_pkcs12(inhoud, wachtwoord, nu=timezone.now())
