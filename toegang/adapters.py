"""How allauth behaves here: login by address and code, Dutch words, secrets encrypted."""

import time
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from qrcode import QRCode
from qrcode.image.svg import SvgPathImage

import organisaties
from toegang.geheim import ontsleutel, versleutel
from toegang.models import Gebruiker

NET_INGELOGD_SECONDEN = 5 * 60


def moet_wachtwoord_nogmaals(request: HttpRequest) -> bool:
    """Whether somebody logged in has to type the password again before doing something weighty."""
    return bool(is_reauthentication_required(request, app="toegang"))


def naar_nogmaals(terug: str) -> HttpResponseRedirect:
    """To the page that asks the password again, and from there to `terug`, a path of ours."""
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': terug})}")


class AccountAdapter(DefaultAccountAdapter):
    """Login, logout and reset."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet.",
        "enter_current_password": "Schrijf je wachtwoord van nu.",
        "incorrect_code": "Deze code klopt niet. Kijk in je app voor de nieuwste code.",
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "too_many_login_attempts": "Te vaak geprobeerd. Wacht 5 minuten en probeer het opnieuw.",
        "rate_limited": "Te vaak geprobeerd. Wacht even en probeer het opnieuw.",
    }

    def format_email_subject(self, subject: str) -> str:
        """The subject with the name of the organisation."""
        return f"{organisaties.huidige()}: {subject}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the own account."""
        return reverse("toegang:account")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """The password is asked again before the second step changes, unless it was typed a moment ago.

        So not between the first login, setting up the app and reading the recovery codes.
        """
        stappen = get_authentication_records(self.request, self.request.user)
        if stappen and time.time() - stappen[-1]["at"] < NET_INGELOGD_SECONDEN:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Gebruiker,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell people at their own address what happened to their account."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class MFAAdapter(DefaultMFAAdapter):
    """The second step: a code app, and codes for when the phone is gone."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "De code-app is verplicht en kan niet weg.",
        "incorrect_code": "Deze code klopt niet. Kijk in je app voor de nieuwste code.",
    }

    def get_totp_issuer(self) -> str:
        """The name under which the app shows the code."""
        return str(organisaties.huidige())

    def encrypt(self, text: str) -> str:
        """Secrets stand encrypted in the database."""
        return versleutel(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Read what `encrypt` wrote."""
        return ontsleutel(encrypted_text)

    def build_totp_svg(self, url: str) -> SafeString:
        """The QR code as inline SVG: the Content-Security-Policy allows no data: address."""
        code = QRCode(image_factory=SvgPathImage, border=2)
        code.add_data(url)
        svg: str = code.make_image().to_string(encoding="unicode")
        return mark_safe(svg)  # noqa: S308 - our own drawing
