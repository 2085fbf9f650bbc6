"""Forms of schools, opleidingen and enrolments."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils import timezone

from onderwijs.models import Inschrijving, Onderwijsinstelling, Opleiding, Studievoortgang
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import TE_LANG, DatumVeld, Keuze

TOELICHTING_HOOGSTENS = 500
# the draft of how it goes
CONCEPT_VOORTGANG = "studievoortgang"


class InstellingFormulier(MetVersie, ModelFormulier):
    """A school and whom to call there."""

    class Meta:
        model = Onderwijsinstelling
        fields = ("naam", "plaats", "contactpersoon", "email", "telefoon", "actief")
        help_texts = {"actief": "Wat niet in gebruik is, kun je niet meer kiezen. Wat er al is, blijft."}
        error_messages = {"email": {"invalid": "Schrijf het e-mailadres zo: naam@school.nl."}}


class OpleidingFormulier(MetVersie, ModelFormulier):
    """What can be learned at a school."""

    class Meta:
        model = Opleiding
        fields = ("naam", "niveau", "crebo", "actief")
        help_texts = {
            "niveau": "Leeg als de opleiding geen niveau heeft, zoals een cursus.",
            "crebo": "Het nummer zoals de school het noemt, bijvoorbeeld 25954.",
            "actief": "Wat niet in gebruik is, kun je niet meer kiezen. Wat er al is, blijft.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        niveaus = [keus for keus in self.fields["niveau"].choices if keus[0] not in ("", "geen")]  # type: ignore[attr-defined]
        self.fields["niveau"].choices = [("", "Geen niveau"), *niveaus]  # type: ignore[attr-defined]


class OpleidingVeld(forms.ModelChoiceField):
    """An opleiding with its school."""

    def label_from_instance(self, obj: Opleiding) -> str:
        return f"{obj.instelling}: {obj}"


class InschrijvingFormulier(MetVersie, ModelFormulier):
    """Which opleiding somebody follows, and since when; an enrolment that exists can also end."""

    opleiding = OpleidingVeld(
        label="Welke opleiding?",
        queryset=Opleiding.objects.none(),
        empty_label="Kies een opleiding",
        error_messages={"required": "Kies een opleiding."},
    )
    leerweg = forms.ChoiceField(
        label="Leerweg",
        required=False,
        choices=Inschrijving.Leerweg.choices,
        widget=Keuze(kolommen=1),
        help_text="Verplicht bij een mbo-opleiding.",
    )
    van = DatumVeld(label="Begint op", error_messages={"required": "Vul in wanneer de opleiding begint."})
    tot = DatumVeld(
        label="Gestopt per", required=False, help_text="Vanaf deze dag volgt iemand de opleiding niet meer."
    )
    uitkomst = forms.ChoiceField(
        label="Hoe liep het af?",
        required=False,
        choices=Inschrijving.Uitkomst.choices,
        widget=Keuze(kolommen=1),
    )

    class Meta:
        model = Inschrijving
        fields = ("opleiding", "leerweg", "van", "tot", "uitkomst")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opleiding"].queryset = Opleiding.objects.te_kiezen(self.instance.opleiding_id)  # type: ignore[attr-defined]
        if self.instance.pk is None:
            del self.fields["tot"], self.fields["uitkomst"]


class VoortgangFormulier(Formulier):
    """How it goes with an opleiding."""

    datum = DatumVeld(label="Op welke dag?", error_messages={"required": "Vul een dag in."})
    stand = forms.ChoiceField(
        label="Hoe gaat het?",
        choices=Studievoortgang.Stand.choices,
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies hoe het gaat."},
    )
    toelichting = forms.CharField(
        label="Wat hielp, of wat is er nodig?",
        required=False,
        max_length=TOELICHTING_HOOGSTENS,
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen over de opleiding, niet over gezondheid of justitie.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"datum": timezone.localdate()}, **kwargs)

    @property
    def helper(self) -> Any:
        """The day above the rest."""
        helper = super().helper
        helper.layout = Layout(Row(Column("datum")), "stand", "toelichting")
        return helper
