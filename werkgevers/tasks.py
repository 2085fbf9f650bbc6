"""Background work of werkgevers."""

from uuid import UUID

from django.utils import timezone

from organisaties import voor_elke_organisatie
from organisaties.taken import taak, verdeler
from werkgevers.ondertekening import portaal
from werkgevers.ondertekening.staat import rond_af_wat_compleet_is
from werkgevers.ondertekening.versturen import verstuur_wat_wacht
from werkgevers.verzegeling import diensten as verzegeling
from werkgevers.verzegeling import maak


@taak(ignore_result=True)
def verstuur_ondertekenmail() -> None:
    """Within one organisation: mail what was left behind and reminders that are due, and finish what is complete."""
    verstuur_wat_wacht(timezone.now())
    rond_af_wat_compleet_is()


@verdeler(ignore_result=True)
def verdeel_ondertekenmail() -> None:
    """Send every organisation its own task (started by the clock)."""
    for _ in voor_elke_organisatie():
        verstuur_ondertekenmail.delay()


@taak(ignore_result=True, autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def stuur_portaallinks(kenmerk: str, gevraagd_op: int) -> None:
    """Within one organisation: mail a contactpersoon the own pages; again when the mail server was away."""
    portaal.stuur_portaallinks(kenmerk=UUID(kenmerk), gevraagd_op=gevraagd_op)


@taak(ignore_result=True)
def verzegel_evaluatie(verzegeling_id: int) -> None:
    """Make one sealed document; safe to run twice."""
    maak.maak(verzegeling_id)


@taak(ignore_result=True)
def haal_verzegelingen_in() -> None:
    """Within one organisation: seal what was signed and has no document yet."""
    verzegeling.haal_verzegelingen_in(nu=timezone.now())


@verdeler(ignore_result=True)
def verdeel_verzegelingen() -> None:
    """Send every organisation its own task (started by the clock)."""
    for _ in voor_elke_organisatie():
        haal_verzegelingen_in.delay()
