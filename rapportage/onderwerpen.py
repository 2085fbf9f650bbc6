"""What a kind of report can be about."""

from typing import Any

from django.db.models import QuerySet

from rapportage.soorten import DEFINITIES
from trajecten.models import Programma, Subsidieproject


def te_kiezen_onderwerpen(soort: str) -> QuerySet[Any]:
    """The programmes in use or the projects that one can choose for a kind of report of DEFINITIES.

    A kind that is named after a funder is about the projects of that funder.
    """
    if DEFINITIES[soort].onderwerp is Programma:
        return Programma.objects.filter(actief=True)
    projecten = Subsidieproject.objects.all()
    return projecten.filter(soort=soort) if soort in Subsidieproject.Soort.values else projecten
