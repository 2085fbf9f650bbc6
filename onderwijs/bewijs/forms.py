"""Forms of proofs and their kinds."""

from __future__ import annotations

from typing import Any

from django import forms

from onderwijs.models import Bewijs, Bewijssoort, Opleiding
from onderwijs.opleiding.forms import OpleidingVeld
from trajecten.documenten.forms import DocumentVeld
from trajecten.models import Code, Codelijst
from trajecten.models.situatie import Opleidingsniveau
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import TE_LANG, DatumVeld, KeuzeMeer


class BewijsFormulier(MetVersie, ModelFormulier):
    """A diploma or certificate as it stands on paper."""

    soort = forms.ModelChoiceField(
        label="Wat voor bewijs?",
        queryset=Bewijssoort.objects.none(),
        empty_label="Kies een soort",
        error_messages={"required": "Kies wat voor bewijs het is."},
    )
    niveau = forms.ChoiceField(
        label="Niveau", required=False, help_text="Alleen bij een diploma dat er op meer niveaus is, zoals van het mbo."
    )
    opleiding = OpleidingVeld(
        label="Opleiding", queryset=Opleiding.objects.none(), required=False, empty_label="Geen of een andere"
    )
    datum = DatumVeld(label="Datum op het bewijs", error_messages={"required": "Vul de datum op het bewijs in."})
    geldig_tot = DatumVeld(label="Geldig tot", required=False)
    bestand = DocumentVeld(label="Scan of foto van het bewijs", required=False)

    class Meta:
        model = Bewijs
        fields = ("soort", "niveau", "opleiding", "onderwerp", "datum", "uitgever", "nummer", "geldig_tot")
        help_texts = {
            "onderwerp": "Bijvoorbeeld: VOL-VCA, of het vak van een mbo-certificaat.",
            "uitgever": "De school, het examenbureau of de trainer.",
        }
        error_messages = {"uitgever": {"required": "Vul in wie het bewijs uitgaf."}}

    def __init__(self, *args: Any, met_bestand: bool = False, **kwargs: Any) -> None:
        """`met_bestand`: whether this person may add documents."""
        super().__init__(*args, **kwargs)
        if not met_bestand:
            del self.fields["bestand"]
        elif self.instance.document_id:
            self.fields["bestand"].label = "Een andere scan of foto"
        self.fields["soort"].queryset = Bewijssoort.objects.te_kiezen(self.instance.soort_id)  # type: ignore[attr-defined]
        self.fields["opleiding"].queryset = Opleiding.objects.te_kiezen(self.instance.opleiding_id)  # type: ignore[attr-defined]
        self.fields["niveau"].choices = [("", "Niet van toepassing"), *_niveaus()]  # type: ignore[attr-defined]
        # who changes a proof sees the day that is there; empty then really means for ever
        self.fields["geldig_tot"].help_text = (
            "Vanaf deze dag is het niet meer geldig. Leeg betekent: altijd geldig."
            if self.instance.pk
            else "Vanaf deze dag is het niet meer geldig. Laat je dit leeg? Dan geldt de termijn van dit soort bewijs."
        )


class IntrekFormulier(Formulier):
    """Why a proof is withdrawn."""

    reden = forms.CharField(
        label="Waarom trek je dit bewijs in?",
        max_length=300,
        help_text="Bijvoorbeeld: bij de verkeerde deelnemer vastgelegd.",
        error_messages={"required": "Schrijf kort op waarom.", "max_length": TE_LANG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class SoortFormulier(MetVersie, ModelFormulier):
    """A kind of proof: what it proves and how long it is valid."""

    niveaus = forms.MultipleChoiceField(
        label="Welk niveau bewijst het?",
        required=False,
        widget=KeuzeMeer(kolommen=2),
        help_text="Kies er meer als het niveau op het bewijs staat. Havo, vwo en mbo vanaf niveau 2 zijn een"
        " startkwalificatie. Kies niets bij een certificaat dat geen opleiding afrondt.",
    )
    kwalificatie = forms.ChoiceField(
        label="Welke keuze bij Kwalificatie is dit?",
        required=False,
        help_text="Een subsidieproject zegt welke keuzes meetellen als kwalificatie (ESF+).",
    )

    class Meta:
        model = Bewijssoort
        fields = ("naam", "niveaus", "kwalificatie", "geldig_maanden", "volgorde", "actief")
        help_texts = {
            "geldig_maanden": "Leeg betekent: altijd geldig. Bij elk bewijs kun je een andere dag invullen.",
            "volgorde": "De laagste staat bovenaan.",
            "actief": "Wat niet in gebruik is, kun je niet meer kiezen. Wat er al is, blijft.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = Code.objects.te_kiezen(Codelijst.KWALIFICATIE, [self.instance.kwalificatie])
        self.fields["niveaus"].choices = _niveaus()  # type: ignore[attr-defined]
        self.fields["kwalificatie"].choices = [  # type: ignore[attr-defined]
            ("", "Geen"),
            *((code.code, code.naam) for code in codes),
        ]


def _niveaus() -> list[tuple[str, str]]:
    """The levels that somebody can complete."""
    leeg = {Opleidingsniveau.GEEN, Opleidingsniveau.BASISONDERWIJS}
    return [(niveau.value, str(niveau.label)) for niveau in Opleidingsniveau if niveau not in leeg]
