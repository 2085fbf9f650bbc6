"""Forms about a BSN: parse and translate; the diensten decide. None of them keeps a draft, so none has a large box."""

from __future__ import annotations

from typing import Any

from django import forms

from toegang.fouten import RegelGeschonden
from trajecten.bsn.regels import Grond, Toonreden, bezwaar_reden, lees_bsn
from trajecten.models import Bsninstelling
from trajecten.models.bsn import REDEN_LENGTE
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import Keuze

TOELICHTING_LENGTE = 200


class RedenVeld(forms.CharField):
    """Why, in a sentence that goes into the logboek."""

    def __init__(self, **velden: Any) -> None:
        velden.setdefault("widget", forms.TextInput({"autocomplete": "off"}))
        super().__init__(max_length=TOELICHTING_LENGTE, **velden)

    def clean(self, value: Any) -> str:
        """The words; raises ValidationError when a BSN stands among them."""
        tekst: str = super().clean(value)
        if tekst and (bezwaar := bezwaar_reden(tekst)):
            raise forms.ValidationError(bezwaar, code="reden")
        return tekst


class ToonFormulier(Formulier):
    """Why somebody asks to see a BSN."""

    reden = forms.ChoiceField(
        label="Waarvoor heb je het BSN nodig?",
        choices=Toonreden.choices,
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies waarvoor je het BSN nodig hebt."},
    )
    toelichting = RedenVeld(
        label="Leg het uit in één zin",
        help_text="Bijvoorbeeld: aanvraag bijzondere bijstand samen ingevuld. Dit komt in het logboek.",
        error_messages={"required": "Schrijf op waarom."},
    )


class BsnFormulier(MetVersie, Formulier):
    """The BSN of a deelnemer; what was there is never filled in beforehand."""

    bsn = forms.CharField(
        label="BSN",
        max_length=20,
        help_text="9 cijfers. Neem het over van een paspoort, identiteitskaart of brief van de overheid.",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false", "size": 14}),
        error_messages={"required": "Vul het BSN in."},
    )

    def clean_bsn(self) -> str:
        """The nine digits."""
        try:
            return lees_bsn(self.cleaned_data["bsn"])
        except RegelGeschonden as fout:
            raise forms.ValidationError(str(fout), code="bsn") from fout


class VerwijderFormulier(MetVersie, Formulier):
    """Why a BSN is removed."""

    reden = RedenVeld(
        label="Waarom verwijder je het BSN?",
        help_text="Dit komt in het logboek.",
        error_messages={"required": "Schrijf op waarom."},
    )


class InstellingFormulier(MetVersie, Formulier):
    """The ground of the organisation, and what happens to the BSN's there are when it goes."""

    grond = forms.ChoiceField(
        label="Mag jullie organisatie het BSN van deelnemers vastleggen?",
        choices=Grond.choices,
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies een van de gronden."},
    )
    reden = forms.CharField(
        label="Waarom geldt die grond?",
        max_length=REDEN_LENGTE,
        help_text="Noem de wet en het artikel, of de opdracht van de gemeente met de datum. Dit komt in het logboek.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    verwijder = forms.BooleanField(label="Alle BSN's verwijderen", required=False)

    def __init__(self, *args: Any, instelling: Bsninstelling, aantal: int, **kwargs: Any) -> None:
        """`aantal` is how many BSN's there are: without any there is nothing to remove."""
        begin = {"grond": instelling.grond, "reden": instelling.reden}
        super().__init__(*args, initial=begin, versie=instelling.versie, **kwargs)
        # nothing needs a reason where there is no ground
        self.fields["reden"].required = self["grond"].value() != Grond.GEEN or not self.is_bound
        self.fields["reden"].error_messages["required"] = "Schrijf op waarom deze grond geldt."
        if aantal:
            hoeveel = "1 BSN" if aantal == 1 else f"{aantal} BSN's"
            self.fields[
                "verwijder"
            ].help_text = f"Alleen als er geen grond meer is. Het gaat om {hoeveel}. Dit kan niet terug."
        else:
            del self.fields["verwijder"]
