"""Rules of sealing a signed evaluation. Pure: values and moments in, values or reasons out."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from django.db.models import TextChoices

# a maker shows a sign of life at every step; a step takes seconds
HARTSLAG_VERLOOPT_NA = timedelta(minutes=2)
# what keeps failing is tried again, but no longer every two minutes
OPNIEUW_NA = timedelta(hours=1)
# Our own choice: a new certificate of a recognised issuer takes weeks to get
WAARSCHUW_VOORAF = timedelta(days=60)
# without 0, 1, 8, I, L, O, U and Z, which look like others: a code is read from paper and typed over
CODETEKENS = "2345679ABCDEFGHJKMNPQRSTVWXY"
CODELENGTE = 16
CODEGROEP = 4
# Our own choice: an evaluation of a few pages takes a fifth of a megabyte.
BESTAND_MB_HOOGSTENS = 2
BESTAND_BYTES_HOOGSTENS = BESTAND_MB_HOOGSTENS * 1024 * 1024


class Status(TextChoices):
    """How far the sealed document is."""

    GEVRAAGD = "gevraagd", "Wordt zo gemaakt"
    BEZIG = "bezig", "Wordt gemaakt"
    KLAAR = "klaar", "Verzegeld"
    MISLUKT = "mislukt", "Nog niet gelukt"


class Certificaatsoort(TextChoices):
    """Where a certificate comes from."""

    ZELFGEMAAKT = "zelfgemaakt", "Zelf gemaakt"
    EIGEN = "eigen", "Eigen certificaat van de organisatie"


class Certificaatstand(TextChoices):
    """Whether there is a certificate to seal with, and whether it asks attention."""

    GEEN = "geen", "Nog geen certificaat"
    VERLOPEN = "verlopen", "Verlopen"
    LOOPT_AF = "loopt_af", "Loopt bijna af"
    GOED = "goed", "In gebruik"


def stand_van_certificaat(geldig_tot: datetime | None, nu: datetime) -> Certificaatstand:
    """How a certificate that is good up to and including `geldig_tot` stands at `nu`; None: there is none."""
    if geldig_tot is None:
        return Certificaatstand.GEEN
    if geldig_tot < nu:
        return Certificaatstand.VERLOPEN
    return Certificaatstand.LOOPT_AF if geldig_tot - nu < WAARSCHUW_VOORAF else Certificaatstand.GOED


def maak_code() -> str:
    """A code that nobody finds by trying: 16 of 28 signs are more than 76 bits."""
    return "".join(secrets.choice(CODETEKENS) for _ in range(CODELENGTE))


def lees_code(tekst: str) -> str:
    """The code in what somebody typed, with spaces, hyphens or small letters; empty when it cannot be one."""
    code = re.sub(r"[\s\-–]", "", tekst).upper()
    return code if len(code) == CODELENGTE and set(code) <= set(CODETEKENS) else ""


def schrijf_code(code: str) -> str:
    """The code in groups of four, as it stands on paper."""
    return "-".join(code[i : i + CODEGROEP] for i in range(0, len(code), CODEGROEP))


def op_papier(toelichting: str, *, is_antwoord: bool, is_deelnemer: bool) -> str:
    """What the sheet tells of an event: free text stays in the dossier, and so does the address of the deelnemer.

    Of a deelnemer an employer sees the name, the placement, the agreements and the evaluations, and nothing else.
    """
    if is_antwoord:
        return ""
    # "per mail aan …" and "per sms aan …"
    return re.sub(r"\s+aan\s.*", "", toelichting) if is_deelnemer else toelichting
