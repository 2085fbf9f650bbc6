"""Verifying a document: the file, or the code that stands on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from vormgeving.formulier import Formulier
from werkgevers.verzegeling.regels import BESTAND_BYTES_HOOGSTENS, BESTAND_MB_HOOGSTENS, lees_code
from werkgevers.verzegeling.sleutel import SleutelOnbruikbaar, lees_pkcs12

# a key with a long chain takes some ten thousand
PKCS12_BYTES_HOOGSTENS = 100_000
TE_GROOT = f"Dit bestand is groter dan {BESTAND_MB_HOOGSTENS} MB. Zo groot zijn onze documenten niet."


class CertificaatFormulier(Formulier):
    """A PKCS#12 file and its password; `cleaned_data["sleutel"]` is the Zegelsleutel in it. Neither is kept as such."""

    bestand = forms.FileField(
        label="Het certificaat met de sleutel",
        help_text="Een PKCS#12-bestand (.p12 of .pfx) met een RSA-sleutel.",
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
        error_messages={
            "required": "Kies het bestand met het certificaat.",
            "empty": "Dit bestand is leeg. Kijk of je het goede bestand koos.",
        },
    )
    wachtwoord = forms.CharField(
        label="Wachtwoord van het bestand",
        required=False,
        strip=False,
        max_length=200,
        help_text="We gebruiken het een keer en bewaren het niet.",
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def clean_bestand(self) -> bytes:
        """The bytes of the file. Refuses one that is too large before reading it."""
        bestand: UploadedFile[Any] = self.cleaned_data["bestand"]
        if (bestand.size or 0) > PKCS12_BYTES_HOOGSTENS:
            raise ValidationError("Dit bestand is te groot voor een certificaat.")
        return bytes(bestand.read())

    def clean(self) -> dict[str, Any]:
        """The key has to open with the password, and to be able to seal now."""
        velden: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                velden["sleutel"] = lees_pkcs12(velden["bestand"], velden["wachtwoord"], nu=timezone.now())
            except SleutelOnbruikbaar as fout:
                self.add_error("bestand", str(fout))
        return velden


class ControleFormulier(Formulier):
    """A file or a code, one of the two; `cleaned_data["bestand"]` is bytes or None."""

    bestand = forms.FileField(
        label="Het document",
        required=False,
        help_text=f"De pdf zoals je die hebt gekregen. Hoogstens {BESTAND_MB_HOOGSTENS} MB. We bewaren hem niet.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={"empty": "Dit bestand is leeg. Kijk of je het goede bestand koos."},
    )
    code = forms.CharField(
        label="Of de controlecode",
        required=False,
        max_length=60,
        help_text="16 tekens. Ze staan onderaan elke bladzijde.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_bestand(self) -> bytes | None:
        """The bytes of the file. Refuses one that is too large before reading it."""
        bestand: UploadedFile[Any] | None = self.cleaned_data["bestand"]
        if bestand is None:
            return None
        if (bestand.size or 0) > BESTAND_BYTES_HOOGSTENS:
            raise ValidationError(TE_GROOT)
        return bytes(bestand.read())

    def clean_code(self) -> str:
        """The code without spaces and hyphens."""
        getypt = self.cleaned_data["code"].strip()
        code = lees_code(getypt)
        if getypt and not code:
            raise ValidationError("Dit is geen controlecode. Neem de 16 tekens over, zoals ABCD-EFGH-JKMN-PQRS.")
        return code

    def clean(self) -> dict[str, Any]:
        """One of the two has to be there; with both the file counts, as it proves more."""
        velden: dict[str, Any] = super().clean() or {}
        if not self.errors and not velden.get("bestand") and not velden.get("code"):
            raise ValidationError("Kies een bestand of vul de controlecode in.")
        return velden
