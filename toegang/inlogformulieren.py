"""The forms of allauth in our words: labels instead of placeholders, help where it is needed."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings

from toegang.models import Gebruiker

WACHTWOORD_HULP = "Minstens 12 tekens. Een zin van vier of vijf woorden werkt goed."
CODE_HULP = "6 cijfers. Je mag de code plakken."


def _woorden(form: forms.Form, **velden: tuple[str, str]) -> None:
    """Give each named field its label and help; a label is never only a placeholder."""
    for naam, (label, hulp) in velden.items():
        veld = form.fields[naam]
        veld.label, veld.help_text = label, hulp
        veld.widget.attrs.pop("placeholder", None)


def _codeveld(form: forms.Form, label: str, hulp: str) -> None:
    _woorden(form, code=(label, hulp))
    form.fields["code"].widget.attrs.update({"inputmode": "numeric", "autofocus": True})


class Inloggen(account.LoginForm):
    """Address and password; the code follows on the next page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _woorden(self, login=("E-mailadres", ""), password=("Wachtwoord", ""))
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class WachtwoordVergeten(account.ResetPasswordForm):
    """The address to mail the link to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _woorden(self, email=("E-mailadres", "Het adres waarmee je inlogt."))
        self.fields["email"].widget.attrs["autocomplete"] = "username"

    def clean_email(self) -> str:
        """Mail only whoever has a password: the first time the invitation lets somebody in, and nothing else does.

        In the demo nobody has one, and this link gives it.
        """
        email: str = super().clean_email()
        if not settings.DEMO:
            gevonden: list[Gebruiker] = self.users
            self.users = [gebruiker for gebruiker in gevonden if gebruiker.heeft_wachtwoord]
        return email


class NieuwWachtwoord(account.ResetPasswordKeyForm):
    """A new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _woorden(
            self,
            password1=("Nieuw wachtwoord", WACHTWOORD_HULP),
            password2=("Nieuw wachtwoord, nog een keer", ""),
        )


class WachtwoordWijzigen(account.ChangePasswordForm):
    """The present password and a new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _woorden(
            self,
            oldpassword=("Wachtwoord van nu", ""),
            password1=("Nieuw wachtwoord", WACHTWOORD_HULP),
            password2=("Nieuw wachtwoord, nog een keer", ""),
        )


class NogmaalsWachtwoord(account.ReauthenticateForm):
    """The password again, before something sensitive."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _woorden(self, password=("Wachtwoord", ""))


class Code(mfa.AuthenticateForm):
    """The code of the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _codeveld(self, "Code uit je app", f"{CODE_HULP} Een herstelcode mag ook.")


class NogmaalsCode(mfa.ReauthenticateForm):
    """The code again, before something sensitive."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _codeveld(self, "Code uit je app", f"{CODE_HULP} Een herstelcode mag ook.")


class CodeAppInstellen(ActivateTOTPForm):
    """The first code, which proves that the app works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _codeveld(self, "Code uit je app", CODE_HULP)
