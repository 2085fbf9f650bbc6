"""Forms of what is known of somebody who is there, and of the start."""

from __future__ import annotations

from typing import Any

from django import forms

from trajecten.aanmelden.diensten.wijzigen import bijzondere_codes
from trajecten.aanmelden.forms.velden import AanmeldVelden, PersoonVelden, SituatieVelden, codes, gekozen
from trajecten.models import Codelijst, Subsidieproject
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld

REDEN_HOOGSTENS = 1000


class PersoonFormulier(MetVersie, PersoonVelden):
    """The details of a deelnemer who is there."""


class AanmeldingFormulier(MetVersie, AanmeldVelden):
    """How somebody came and what they want; the programma of a traject does not change."""

    def __init__(self, *args: Any, met_bijzonder: bool, **kwargs: Any) -> None:
        """Target groups of health and justice are only shown to who may see them."""
        super().__init__(*args, **kwargs)
        del self.fields["programma"]
        if not met_bijzonder:
            self.fields["doelgroepen"].choices = codes(
                Codelijst.DOELGROEP, bijzonder=False, ook=gekozen(self, "doelgroepen")
            )
            self._verberg_kanaal()

    def _verberg_kanaal(self) -> None:
        """A way in that tells of health or justice stays as it is, unseen."""
        if self.initial.get("instroomkanaal") in bijzondere_codes(Codelijst.INSTROOMKANAAL):
            del self.fields["instroomkanaal"]

    def aanmelding(self) -> dict[str, Any]:
        """The fields of a Traject, after is_valid."""
        return {naam: self.cleaned_data[naam] for naam in self.AANMELDING if naam in self.fields}


class SituatieFormulier(MetVersie, SituatieVelden):
    """A start situation: the first, or a corrected one with its reason."""

    uitkering = forms.ChoiceField(label="Uitkering bij de start", required=False)
    reden = forms.CharField(
        label="Waarom verbeter je dit?",
        max_length=REDEN_HOOGSTENS,
        error_messages={"required": "Schrijf op waarom je de startsituatie verbetert."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        uitkeringen = codes(Codelijst.UITKERING, ook=gekozen(self, "uitkering"))
        self.fields["uitkering"].choices = [("", "Niet gevraagd"), *uitkeringen]
        if self.fields["versie"].initial == 0:
            del self.fields["reden"]

    def antwoorden(self) -> dict[str, Any]:
        """The answers that were asked, after is_valid."""
        niets = {naam: self.cleaned_data[naam] for naam in self.SITUATIE if naam in self.fields}
        return niets | self.situatie() | {"uitkering": self.cleaned_data["uitkering"]}


class UitkeringFormulier(MetVersie, Formulier):
    """A benefit: which, since when, and until when once it has stopped."""

    soort = forms.ChoiceField(label="Welke uitkering?", error_messages={"required": "Kies welke uitkering het is."})
    van = DatumVeld(label="Sinds", required=False, help_text="Niet bekend? Laat leeg.")
    tot = DatumVeld(
        label="Gestopt op", required=False, help_text="De eerste dag zonder deze uitkering. Loopt die nog? Laat leeg."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        uitkeringen = codes(Codelijst.UITKERING, ook=gekozen(self, "soort"))
        self.fields["soort"].choices = [("", "Kies een uitkering"), *uitkeringen]


class StartFormulier(Formulier):
    """The start of a traject: when, who pays, and why although a rule says no."""

    startdatum = DatumVeld(label="Startdatum")
    subsidieproject = forms.ModelChoiceField(
        label="Wie betaalt?",
        queryset=Subsidieproject.objects.none(),
        required=False,
        empty_label="Geen subsidieproject",
    )
    reden = forms.CharField(
        label="Waarom start de deelnemer toch?",
        max_length=REDEN_HOOGSTENS,
        required=False,
        help_text="Alleen nodig als een regel niet past. De reden wordt bewaard.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subsidieproject"].queryset = Subsidieproject.objects.all()

    def zoveel_als_kan(self) -> tuple[Any, Any]:
        """(startdatum, subsidieproject) as chosen so far; None for what cannot be read."""
        return _schoon(self["startdatum"]), _schoon(self["subsidieproject"])


def _schoon(veld: forms.BoundField) -> Any:
    try:
        return veld.field.clean(veld.value())
    except forms.ValidationError:
        return None
