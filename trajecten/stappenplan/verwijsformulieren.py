"""Forms of referrals, and of the lists behind them: parse and translate; the diensten decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.utils import timezone

from trajecten.models import Doorverwijzing, Expertise, Partner, Traject
from trajecten.registers import leefgebieden_van
from trajecten.stappenplan.forms import NIEUW
from trajecten.stappenplan.regels import VERWIJS_OVERGANGEN, Verwijsstand
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import TE_LANG, DatumVeld, Keuze, KeuzeMeer

if TYPE_CHECKING:
    from crispy_forms.helper import FormHelper

VRAAG_HOOGSTENS = 300
TOELICHTING_HOOGSTENS = 2000


class VerwijsVelden(Formulier):
    """To which expertise and partner, and what is asked. Without a diagnosis: there is no field for it."""

    expertise = forms.ModelChoiceField(
        Expertise.objects.none(),
        label="Welke hulp?",
        empty_label="Kies welke hulp nodig is",
        error_messages={"required": "Kies welke hulp nodig is."},
    )
    partner = forms.ChoiceField(label="Bij wie?", error_messages={"required": "Kies bij wie."})
    nieuwe_partner = forms.CharField(
        label="Naam van de partner",
        required=False,
        max_length=120,
        error_messages={"max_length": TE_LANG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    vraag = forms.CharField(
        label="Wat vragen we?",
        max_length=VRAAG_HOOGSTENS,
        help_text="Wat moet er veranderen? Noem geen diagnose en geen medische gegevens.",
        error_messages={"required": "Schrijf op wat jullie vragen.", "max_length": TE_LANG},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._partners = {f"p{partner.pk}": partner for partner in Partner.objects.in_gebruik()}
        self.fields["expertise"].queryset = Expertise.objects.in_gebruik()  # type: ignore[attr-defined]
        self.fields["partner"].choices = [  # type: ignore[attr-defined]
            ("", "Kies een partner"),
            *((sleutel, partner.naam) for sleutel, partner in self._partners.items()),
            (NIEUW, "Een andere partner"),
        ]

    def clean(self) -> dict[str, Any]:
        """Another partner has a name."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if velden.get("partner") == NIEUW and not velden.get("nieuwe_partner"):
            self.add_error("nieuwe_partner", "Schrijf de naam van de partner op.")
        return velden

    def argumenten(self) -> dict[str, Any]:
        """Expertise, partner and question, as `verwijs_door` asks them."""
        velden = self.cleaned_data
        nieuw = velden["partner"] == NIEUW
        return {
            "expertise": velden["expertise"],
            "partner": None if nieuw else self._partners.get(velden["partner"]),
            "nieuwe_partner": velden["nieuwe_partner"] if nieuw else "",
            "vraag": velden["vraag"],
        }


class VerwijsFormulier(VerwijsVelden):
    """A new referral; `argumenten()` is what `verwijs_door` asks apart from traject and door."""

    leefgebied = forms.ChoiceField(label="Leefgebied", required=False)
    aangevraagd_per = DatumVeld(label="Aangevraagd op")
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, traject: Traject, **kwargs: Any) -> None:
        super().__init__(*args, initial={"aangevraagd_per": timezone.localdate(), "sleutel": uuid4()}, **kwargs)
        gebieden = [(gebied.code, gebied.naam) for gebied in leefgebieden_van(traject)]
        self.fields["leefgebied"].choices = [("", "Geen of anders"), *gebieden]  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """The name of a partner only for another one."""
        helper = super().helper
        nieuw = Div(Field("nieuwe_partner"), data_toon_bij=f"partner={NIEUW}")
        helper.layout = Layout("sleutel", "expertise", "partner", nieuw, "vraag", "leefgebied", "aangevraagd_per")
        return helper

    def argumenten(self) -> dict[str, Any]:
        velden = self.cleaned_data
        rest = {naam: velden[naam] for naam in ("leefgebied", "aangevraagd_per", "sleutel")}
        return super().argumenten() | rest


class StandFormulier(MetVersie, Formulier):
    """Where a referral stands now."""

    staat = forms.ChoiceField(
        label="Hoe staat het nu?", widget=Keuze(kolommen=2), error_messages={"required": "Kies hoe het nu staat."}
    )
    datum = DatumVeld(label="Sinds")
    toelichting = forms.CharField(
        label="Toelichting of uitkomst",
        required=False,
        max_length=TOELICHTING_HOOGSTENS,
        help_text="Nodig als het hier stopt. Noem geen diagnose en geen medische gegevens.",
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, verwijzing: Doorverwijzing, **kwargs: Any) -> None:
        super().__init__(*args, versie=verwijzing.versie, initial={"datum": timezone.localdate()}, **kwargs)
        verder = VERWIJS_OVERGANGEN[Verwijsstand(verwijzing.staat)]
        self.fields["staat"].choices = [(s.value, s.label) for s in Verwijsstand if s in verder]  # type: ignore[attr-defined]

    def argumenten(self) -> dict[str, Any]:
        """What `zet_stand` asks, apart from verwijzing and door."""
        velden = self.cleaned_data
        return {
            "verwacht": velden["versie"],
            "staat": velden["staat"],
            "datum": velden["datum"],
            "toelichting": velden["toelichting"],
        }


class PartnerFormulier(MetVersie, ModelFormulier):
    """A partner of the organisation."""

    expertises = forms.MultipleChoiceField(label="Waarmee helpt deze partner?", required=False, widget=KeuzeMeer())

    class Meta:
        model = Partner
        fields = ("naam", "telefoon", "email", "expertises", "actief")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expertises"].choices = Expertise.objects.in_gebruik().values_list("code", "naam")  # type: ignore[attr-defined]


class ExpertiseFormulier(MetVersie, ModelFormulier):
    """An expertise that others have."""

    class Meta:
        model = Expertise
        fields = ("naam", "bijzonder", "actief")
