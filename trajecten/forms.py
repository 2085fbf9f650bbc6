"""Forms of trajecten: parse and translate; the diensten decide."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from trajecten.contactonderwerp import Onderwerpen
from trajecten.financiering.keuze import projecten_van
from trajecten.models import Afspraak, Code, Codelijst, Contactmoment, Subsidieproject, Traject
from trajecten.queries_contact import AfspraakQuerySet
from trajecten.regels import TEKST_HOOGSTENS
from trajecten.tijdlijn import ICONEN
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze, MinutenVeld

KNOPPEN_HOOGSTENS = 6
TIJDVORMEN = ["%H:%M", "%H.%M"]


class TijdVeld(forms.TimeField):
    """A time of day as one writes it: 10:30, 10.30, 1030 or 10."""

    def __init__(self, **kwargs: Any) -> None:
        fouten = {"invalid": "Schrijf de tijd zo: 10:30."} | kwargs.pop("error_messages", {})
        invoer = forms.TimeInput(attrs={"size": 8, "inputmode": "numeric", "autocomplete": "off"}, format="%H:%M")
        super().__init__(input_formats=TIJDVORMEN, error_messages=fouten, widget=invoer, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The time; digits alone are hours (“10”), or hours and two digits of minutes (“930”)."""
        cijfers = value.strip() if isinstance(value, str) else ""
        if cijfers.isdecimal() and len(cijfers) <= 4:
            value = f"{cijfers}:00" if len(cijfers) <= 2 else f"{cijfers[:-2]}:{cijfers[-2:]}"
        return super().to_python(value)


def contactsoorten(ook: str = "") -> list[tuple[str, str]]:
    """The kinds of contact of this organisation: code and name, in its own order.

    `ook` was chosen before: it stays to be chosen when the organisation switched it off.
    """
    return [(code.code, code.naam) for code in Code.objects.te_kiezen(Codelijst.CONTACTSOORT, [ook])]


class ContactFormulier(Formulier):
    """A contact with the deelnemer of one traject; `cleaned_data` is what diensten.log_contact asks."""

    soort = forms.ChoiceField(label="Soort contact", error_messages={"required": "Kies wat voor contact het was."})
    minuten = MinutenVeld(label="Hoe lang?", error_messages={"required": "Kies hoe lang het contact duurde."})
    aanwezigheid = forms.ChoiceField(
        choices=Contactmoment.Aanwezigheid,
        widget=Keuze(kolommen=3),
        error_messages={"required": "Kies of de deelnemer er was."},
    )
    onderwerp = forms.CharField(
        label="Kort verslag",
        required=False,
        max_length=TEKST_HOOGSTENS,
        error_messages={
            "max_length": "Het verslag is te lang. Er passen %(limit_value)s tekens, dit zijn er %(show_value)s."
        },
        help_text="Wat ging goed? Wat is de volgende afspraak? Schrijf geen medische gegevens op.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    datum = DatumVeld(label="Datum")
    begin = TijdVeld(label="Begintijd", required=False)
    alleen_collegas = forms.BooleanField(label="Dit verslag is alleen voor collega's", required=False)
    over = forms.ChoiceField(label="Waar ging het over?", required=False)
    project = forms.ModelChoiceField(
        label="Welk project betaalt?",
        queryset=Subsidieproject.objects.none(),
        empty_label="Kies een project",
        error_messages={"required": "Kies welk project betaalt.", "invalid_choice": "Kies een project uit de lijst."},
    )
    afspraak = forms.ModelChoiceField(
        queryset=Afspraak.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Deze afspraak hoort niet bij deze deelnemer. Kies de afspraak opnieuw."},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    VOORAAN = ("soort", "minuten", "aanwezigheid", "onderwerp")
    MEER = ("datum", "begin", "over", "alleen_collegas")

    def __init__(
        self,
        *args: Any,
        traject: Traject,
        onderwerpen: Onderwerpen,
        afspraken: AfspraakQuerySet,
        vooraf: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """`afspraken` are the appointments that may be written up, `onderwerpen` what the contact may be about.

        `vooraf` is what is filled in beforehand.
        """
        begin = {
            "aanwezigheid": Contactmoment.Aanwezigheid.AANWEZIG,
            "datum": timezone.localdate(),
            "sleutel": uuid4(),
        }
        super().__init__(*args, initial=begin | (vooraf or {}), **kwargs)
        if "afspraak" in self.fields:
            self.fields["afspraak"].queryset = afspraken
        self._vul_soorten()
        self._vul_projecten(traject)
        self.onderwerpen = onderwerpen
        self.fields["over"].choices = onderwerpen.keuzes(self.initial.get("over", ""))
        self.fields["aanwezigheid"].label = f"Was {traject.deelnemer.roepnaam} er?"

    def _vul_soorten(self) -> None:
        """Few kinds are knobs, many a list (ontwerptaal §10)."""
        soorten = contactsoorten(self.initial.get("soort", ""))
        if len(soorten) <= KNOPPEN_HOOGSTENS:
            self.fields["soort"].widget = Keuze(iconen=ICONEN)
        else:
            soorten = [("", "Kies wat voor contact het was"), *soorten]
        self.fields["soort"].choices = soorten

    def _vul_projecten(self, traject: Traject) -> None:
        """Only where more than one project pays there is something to choose."""
        projecten = projecten_van(traject)
        if len(projecten) < 2:
            del self.fields["project"]
            return
        self.fields["project"].queryset = Subsidieproject.objects.filter(pk__in=[project.pk for project in projecten])
        self.fields["project"].label_from_instance = _projectnaam
        self.initial.setdefault("project", projecten[0].pk)

    def clean(self) -> dict[str, Any]:
        """What it was about, as the diensten ask it: a leefgebied, or a step."""
        schoon: dict[str, Any] = super().clean() or self.cleaned_data
        return schoon | self.onderwerpen.gekozen(schoon.pop("over", ""))

    def minuten_nu(self) -> int:
        """The length that is chosen so far, for the meter; 0 while nothing fits, or nobody came."""
        if self["aanwezigheid"].value() != Contactmoment.Aanwezigheid.AANWEZIG:
            return 0
        try:
            return self.fields["minuten"].clean(self["minuten"].value()) if self.is_bound else 0
        except forms.ValidationError:
            return 0

    def velden_vooraan(self) -> list[forms.BoundField]:
        """What every contact asks."""
        return [self[naam] for naam in (*self.VOORAAN, "project") if naam in self.fields]

    def velden_meer(self) -> list[forms.BoundField]:
        """What few contacts ask; folded away."""
        return [self[naam] for naam in self.MEER]

    def meer_is_open(self) -> bool:
        """Whether the fields that are folded away need to be seen."""
        return any(veld in self.errors for veld in self.MEER)


def _projectnaam(project: Subsidieproject) -> str:
    return project.naam
