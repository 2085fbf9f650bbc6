"""Forms of appointments: parse and translate; the diensten decide."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from trajecten.agenda.regels import WEKEN_HOOGSTENS
from trajecten.forms import KNOPPEN_HOOGSTENS, TijdVeld, contactsoorten
from trajecten.groepscontact.regels import GROEP_HOOGSTENS
from trajecten.models import Afspraak, Traject
from trajecten.queries import TrajectQuerySet
from trajecten.tijdlijn import ICONEN
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze, KeuzeMeer, MinutenVeld

DUUR_VOORAF = 60


class _Tijdvelden(Formulier):
    """When, how long, what and where: what a new appointment and a moved one share."""

    datum = DatumVeld(label="Welke dag?", error_messages={"required": "Kies een dag."})
    begin = TijdVeld(label="Hoe laat?", error_messages={"required": "Schrijf hoe laat het begint."})
    minuten = MinutenVeld(label="Hoe lang?", error_messages={"required": "Kies hoe lang de afspraak duurt."})
    soort = forms.ChoiceField(label="Soort contact", error_messages={"required": "Kies wat voor afspraak het is."})
    plek = forms.CharField(
        label="Waar?",
        required=False,
        max_length=120,
        help_text="Bijvoorbeeld de werkplek.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    onderwerp = forms.CharField(
        label="Waarover?",
        required=False,
        max_length=200,
        help_text="Een paar woorden. Schrijf geen medische gegevens op.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = contactsoorten(self.initial.get("soort", ""))
        if len(soorten) <= KNOPPEN_HOOGSTENS:
            self.fields["soort"].widget = Keuze(iconen=ICONEN)
        else:
            soorten = [("", "Kies wat voor afspraak het is"), *soorten]
        self.fields["soort"].choices = soorten


class AfspraakFormulier(_Tijdvelden):
    """A new appointment; `invoer()` is what diensten.maak_afspraak asks."""

    traject = forms.ModelChoiceField(
        label="Met wie?",
        queryset=Traject.objects.none(),
        empty_label="Kies een deelnemer",
        error_messages={"required": "Kies met wie je afspreekt.", "invalid_choice": "Kies een deelnemer uit de lijst."},
    )
    erbij = forms.ModelMultipleChoiceField(
        label="Wie komen er nog meer?",
        queryset=Traject.objects.none(),
        required=False,
        widget=KeuzeMeer(kolommen=2),
        error_messages={"invalid_choice": "Kies deelnemers uit de lijst."},
    )
    weken = forms.IntegerField(
        label="Hoeveel weken achter elkaar?",
        min_value=1,
        max_value=WEKEN_HOOGSTENS,
        required=False,
        help_text="Laat dit leeg voor één keer. Een reeks valt elke week op dezelfde dag en tijd.",
        error_messages={
            "invalid": "Schrijf een getal, zoals 6.",
            "min_value": "Schrijf minstens 1.",
            "max_value": f"Hoogstens {WEKEN_HOOGSTENS} weken.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": WEKEN_HOOGSTENS}),
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    VOORAAN = ("traject", "datum", "begin", "minuten", "soort", "plek", "onderwerp")
    MEER = ("weken", "erbij")
    field_order = VOORAAN + MEER

    def __init__(self, *args: Any, keuze: TrajectQuerySet, vooraf: dict[str, Any] | None = None, **kwargs: Any) -> None:
        """`keuze` are the trajecten to choose from; `vooraf` what is filled in beforehand."""
        begin = {"datum": timezone.localdate(), "minuten": DUUR_VOORAF, "sleutel": uuid4()}
        super().__init__(*args, initial=begin | (vooraf or {}), **kwargs)
        for naam in ("traject", "erbij"):
            self.fields[naam].queryset = keuze
            self.fields[naam].label_from_instance = _naam

    def clean_erbij(self) -> list[Traject]:
        """At most a group of GROEP_HOOGSTENS in all."""
        erbij = list(self.cleaned_data["erbij"])
        if len(erbij) >= GROEP_HOOGSTENS:
            raise forms.ValidationError(f"Kies hoogstens {GROEP_HOOGSTENS} deelnemers.")
        return erbij

    def invoer(self) -> dict[str, Any]:
        """What was filled in, as diensten.maak_afspraak asks it: whoever was chosen twice comes once."""
        gegevens = dict(self.cleaned_data)
        samen = {traject.pk: traject for traject in (gegevens.pop("traject"), *gegevens.pop("erbij"))}
        return gegevens | {"trajecten": list(samen.values()), "weken": gegevens["weken"] or 1}

    def velden_vooraan(self) -> list[forms.BoundField]:
        """What every appointment asks."""
        return [self[naam] for naam in self.VOORAAN]

    def velden_meer(self) -> list[forms.BoundField]:
        """What few appointments ask; folded away."""
        return [self[naam] for naam in self.MEER]

    def meer_is_open(self) -> bool:
        """Whether the fields that are folded away need to be seen."""
        return any(naam in self.errors or self[naam].value() for naam in self.MEER)


class VerzetFormulier(MetVersie, _Tijdvelden):
    """Another time, place or kind for an appointment; `cleaned_data` is what diensten.verzet_afspraak asks."""

    def __init__(self, *args: Any, afspraak: Afspraak, **kwargs: Any) -> None:
        van = timezone.localtime(afspraak.van)
        begin = {
            "datum": van.date(),
            "begin": van.time(),
            "minuten": afspraak.minuten,
            "soort": afspraak.soort,
            "plek": afspraak.plek,
            "onderwerp": afspraak.onderwerp,
        }
        super().__init__(*args, initial=begin, versie=afspraak.versie, **kwargs)


class AfzegFormulier(Formulier):
    """Why an appointment does not go on; `cleaned_data` is what diensten.zeg_af asks."""

    wie_zei_af = forms.ChoiceField(
        label="Wie zei af?",
        choices=Afspraak.Afzegger,
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies wie de afspraak afzegde."},
    )
    reden = forms.CharField(
        label="Waarom?",
        required=False,
        max_length=200,
        help_text="Een paar woorden. Schrijf niet op of iemand ziek is.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    ook_volgende = forms.BooleanField(label="Ook alle volgende afspraken van deze reeks", required=False)

    def __init__(self, *args: Any, afspraak: Afspraak, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if afspraak.reeks is None:
            del self.fields["ook_volgende"]


def _naam(traject: Traject) -> str:
    return f"{traject.deelnemer.naam} ({traject.programma.naam})"
