"""Rules about employers: no database and no clock, dates are passed in."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import TextChoices

# Our own choice: time enough to ask SBB about a recognition before a stage stands without one.
LOOPT_AF_BINNEN = timedelta(days=90)


class Contactsoort(TextChoices):
    """How there was contact with an employer. The value is stored: add, never rename."""

    BEZOEK = "bezoek", "Bezoek"
    TELEFOON = "telefoon", "Telefoon"
    BERICHT = "bericht", "E-mail of bericht"
    # employers come to hear what the programme is (bronnen: De Werkmakerij)
    INFORMATIEBIJEENKOMST = "informatiebijeenkomst", "Informatiebijeenkomst"
    ANDERS = "anders", "Anders"


class Erkenningstand(TextChoices):
    """Where a recognition stands on a day."""

    KOMT = "komt", "Begint nog"
    GELDIG = "geldig", "Geldig"
    LOOPT_AF = "loopt_af", "Loopt af"
    VERLOPEN = "verlopen", "Verlopen"


def stand_op(van: date, tot: date | None, dag: date) -> Erkenningstand:
    """Where a recognition over [van, tot) stands on `dag`; without `tot` no end is known."""
    if dag < van:
        return Erkenningstand.KOMT
    if tot is None:
        return Erkenningstand.GELDIG
    if tot <= dag:
        return Erkenningstand.VERLOPEN
    return Erkenningstand.LOOPT_AF if tot - dag <= LOOPT_AF_BINNEN else Erkenningstand.GELDIG


def contactdatum_past(datum: date, vandaag: date) -> str:
    """Why contact on `datum` cannot be written down on `vandaag`; empty when it can."""
    return "Deze datum ligt in de toekomst." if datum > vandaag else ""
