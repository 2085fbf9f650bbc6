"""Background work of werkgevers."""

from django.utils import timezone

from organisaties import voor_elke_organisatie
from organisaties.taken import taak, verdeler
from werkgevers.ondertekening.versturen import verstuur_wat_wacht


@taak(ignore_result=True)
def verstuur_ondertekenmail() -> None:
    """Within one organisation: mail links to sign that were left behind, and reminders that are due."""
    verstuur_wat_wacht(timezone.now())


@verdeler(ignore_result=True)
def verdeel_ondertekenmail() -> None:
    """Send every organisation its own task (started by the clock)."""
    for _ in voor_elke_organisatie():
        verstuur_ondertekenmail.delay()
