"""What the beheerder sees of sealing: the certificate in use, when it ends, earlier ones, and what waits for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from werkgevers.models import Verzegeling, Zegelcertificaat
from werkgevers.verzegeling.regels import Certificaatstand, Status, stand_van_certificaat
from werkgevers.verzegeling.sleutel import JAREN_GELDIG


@dataclass(frozen=True)
class Verzegelen:
    """How an organisation seals: with which certificate (None: it cannot), and how many documents failed."""

    certificaat: Zegelcertificaat | None
    stand: Certificaatstand
    dagen: int
    eerdere: Sequence[Zegelcertificaat]
    wachtend: int
    tijdstempel: bool
    jaren: int = JAREN_GELDIG


def verzegelen(nu: datetime) -> Verzegelen:
    """How this organisation seals at `nu`, in two queries."""
    alle = list(Zegelcertificaat.objects.all())
    certificaat = next((een for een in alle if een.in_gebruik), None)
    return Verzegelen(
        certificaat=certificaat,
        stand=stand_van_certificaat(certificaat.geldig_tot if certificaat else None, nu),
        dagen=(timezone.localdate(certificaat.geldig_tot) - timezone.localdate(nu)).days if certificaat else 0,
        eerdere=[een for een in alle if not een.in_gebruik],
        wachtend=Verzegeling.objects.filter(status=Status.MISLUKT).count(),
        tijdstempel=bool(settings.TIJDSTEMPELDIENST),
    )
