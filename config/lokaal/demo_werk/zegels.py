"""A certificate for each organisation of the demo, made by itself: it shows a change, not who the organisation is."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

import organisaties
from werkgevers.models import Zegelcertificaat
from werkgevers.verzegeling.diensten import neem_certificaat_in_gebruik
from werkgevers.verzegeling.regels import Certificaatsoort
from werkgevers.verzegeling.sleutel import maak_zegelsleutel


def vul(vandaag: date) -> None:
    """Give the organisation a certificate to seal with; nothing when it has one."""
    organisatie = organisaties.huidige()
    if organisatie is None or Zegelcertificaat.objects.exists():
        return
    sleutel = maak_zegelsleutel(organisatie.naam, nu=timezone.now())
    neem_certificaat_in_gebruik(sleutel=sleutel, soort=Certificaatsoort.ZELFGEMAAKT, door=None)
