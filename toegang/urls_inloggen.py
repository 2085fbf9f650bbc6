"""The views of allauth that we use. What is not here (sign-up, changing the address) does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as totp
from django.urls import path, register_converter
from django.views.generic import RedirectView

from toegang.decorators import openbaar, vereist, versier_alle


class Base36Converter:
    """A number in base 36. Without hyphens: one separates it from the key."""

    # capitals too: allauth reverses the address with placeholders, and fills them in afterwards
    regex = "[0-9A-Za-z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Base36Converter, "base36")

open_urls = [
    path("inloggen/", openbaar(account.login), name="account_login"),
    path("inloggen/code/", openbaar(mfa.authenticate), name="mfa_authenticate"),
    path("inloggen/geblokkeerd/", openbaar(account.account_inactive), name="account_inactive"),
    # Open, so that somebody whose session expired can still press the button.
    path("uitloggen/", openbaar(account.logout), name="account_logout"),
    path("wachtwoord/vergeten/", openbaar(account.password_reset), name="account_reset_password"),
    path(
        "wachtwoord/vergeten/verstuurd/",
        openbaar(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "wachtwoord/nieuw/klaar/",
        openbaar(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path(
        "wachtwoord/nieuw/<base36:uidb36>-<str:key>/",
        openbaar(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
eigen_urls = [
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    # Only in the demo is somebody logged in without a password: the mailed link gives the first one.
    path(
        "account/wachtwoord/kiezen/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path("account/nogmaals/", account.reauthenticate, name="account_reauthenticate"),
    path("account/nogmaals/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/code-app/", mfa.index, name="mfa_index"),
    path("account/code-app/instellen/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/code-app/vervangen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/herstelcodes/", herstelcodes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/herstelcodes/nieuw/",
        herstelcodes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/herstelcodes/downloaden/",
        herstelcodes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]

urlpatterns = [*open_urls, *versier_alle(eigen_urls, vereist())]
