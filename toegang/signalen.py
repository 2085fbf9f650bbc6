"""What happens around login, told to the logboek."""

from typing import Any

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker, OnderbrokenInvoer


@transaction.atomic
def _noteer(soort: Soort, gebruiker: Gebruiker | None, request: HttpRequest | None, **details: Any) -> None:
    # a request that did not come over the network, as in a command, has no address
    if request is not None and "REMOTE_ADDR" in request.META:
        details["adres"] = get_adapter().get_client_ip(request)
    noteer(soort, door=gebruiker, over=gebruiker, **details)


@receiver(user_logged_in)
def ingelogd(request: HttpRequest, user: Gebruiker, **kwargs: Any) -> None:
    """Somebody is in, after all steps. What was sent without a login, and waits since then, is said once."""
    _noteer(Soort.INGELOGD, user, request)
    wacht = OnderbrokenInvoer.objects.filter(gebruiker=user).order_by("-onderbroken_op").first()
    if wacht is not None and hasattr(request, "_messages"):
        zin = 'Er staat nog iets dat je niet hebt opgeslagen. <a class="nl-link" href="{}">Bekijk het</a>'
        messages.info(request, format_html(zin, reverse("toegang:onderbroken", args=[wacht.sleutel])))


@receiver(user_logged_out)
def uitgelogd(request: HttpRequest, user: Gebruiker | None, **kwargs: Any) -> None:
    """Somebody left; a session that expired leaves no line."""
    if user is not None:
        _noteer(Soort.UITGELOGD, user, request)


@receiver(user_login_failed)
def mislukt(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """Address or password was wrong.

    What was typed is not kept: people type their password in the field of the address.
    """
    bekend = Gebruiker.objects.filter(email=str(credentials.get("email", "")).lower()).first()
    _noteer(Soort.INLOGGEN_MISLUKT, bekend, request, stap="wachtwoord")


@receiver(mfa.authentication_failed)
def code_mislukt(request: HttpRequest, user: Gebruiker, **kwargs: Any) -> None:
    """The code of the second step was wrong."""
    _noteer(Soort.INLOGGEN_MISLUKT, user, request, stap="code")


@receiver(account.password_changed)
@receiver(account.password_reset)
def wachtwoord_gewijzigd(request: HttpRequest, user: Gebruiker, **kwargs: Any) -> None:
    """A new password, by oneself or through the mailed link."""
    _noteer(Soort.WACHTWOORD_GEWIJZIGD, user, request)


@receiver(mfa.authenticator_added)
@receiver(mfa.authenticator_reset)
def tweede_stap_ingesteld(request: HttpRequest, user: Gebruiker, authenticator: Authenticator, **kwargs: Any) -> None:
    """A code app was set up, or recovery codes were made."""
    codes = authenticator.type == Authenticator.Type.RECOVERY_CODES
    soort = Soort.HERSTELCODES_GEMAAKT if codes else Soort.TWEEDE_STAP_INGESTELD
    _noteer(soort, user, request)


@receiver(mfa.authenticator_removed)
def tweede_stap_verwijderd(request: HttpRequest, user: Gebruiker, authenticator: Authenticator, **kwargs: Any) -> None:
    """The code app was taken off, to set up another."""
    if authenticator.type == Authenticator.Type.TOTP:
        _noteer(Soort.TWEEDE_STAP_VERWIJDERD, user, request)


@receiver(mfa.authenticator_used)
def herstelcode_gebruikt(request: HttpRequest, user: Gebruiker, authenticator: Authenticator, **kwargs: Any) -> None:
    """A recovery code was used instead of the app."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        _noteer(Soort.HERSTELCODE_GEBRUIKT, user, request)
