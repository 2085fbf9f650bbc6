"""Forms of what belongs to a placement: a confirmed week, the praktijkovereenkomst, whether a job was kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.db.models import Q
from django.utils import timezone

from trajecten.models import Code, Codelijst
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import TE_LANG, DatumVeld, Decimaalveld, Keuze
from werkgevers.models import Baancontrole, Contactpersoon, Plaatsing, Praktijkovereenkomst
from werkgevers.plaatsing.duur import duren, stand
from werkgevers.plaatsing.forms import JA, NEE
from werkgevers.plaatsing.overeenkomst import Overeenkomstgegevens
from werkgevers.plaatsing.regels import UREN_PER_WEEK_HOOGSTENS, Duur

CONCEPT_OVEREENKOMST = "praktijkovereenkomst"
TEKST_HOOGSTENS = 5000


def personen_van(plaatsing: Plaatsing, ook: int | None = None) -> Any:
    """The contactpersonen of now of the employer of `plaatsing`, and the one who was chosen before."""
    nu = Q(tot__isnull=True) | Q(tot__gt=timezone.localdate()) | Q(pk=ook)
    return Contactpersoon.objects.filter(nu, werkgever=plaatsing.werkgever_id).order_by("naam", "pk")


class WeekFormulier(Formulier):
    """What somebody at the employer said about the hours of one week."""

    contactpersoon = forms.ModelChoiceField(
        label="Wie bevestigde de uren?",
        queryset=Contactpersoon.objects.none(),
        empty_label="Kies een contactpersoon",
        error_messages={"required": "Kies wie de uren bevestigde."},
    )
    uren = Decimaalveld(label="Hoeveel uur was het?", hoogstens=UREN_PER_WEEK_HOOGSTENS, decimalen=2, required=False)

    def __init__(self, *args: Any, plaatsing: Plaatsing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["contactpersoon"].queryset = personen_van(plaatsing)
        # somebody can have been there zero hours: ill, or a week off
        velden["uren"].required, velden["uren"].min_value = True, 0
        velden["uren"].validators = [v for v in velden["uren"].validators if getattr(v, "code", "") != "min_value"]
        velden["uren"].error_messages["required"] = "Vul in hoeveel uur het was, of 0."

    def clean_uren(self) -> Any:
        """Not below zero."""
        uren = self.cleaned_data["uren"]
        if uren < 0:
            raise forms.ValidationError("Vul 0 of meer in.", code="min_value")
        return uren

    @property
    def minuten(self) -> int:
        """In whole minutes; only after is_valid()."""
        return round(self.cleaned_data["uren"] * 60)


class BaanFormulier(MetVersie, Formulier):
    """Whether somebody had the job after so many months."""

    behouden = forms.ChoiceField(
        label="Heeft iemand deze baan nog?",
        choices=[(JA, "Ja"), (NEE, "Nee")],
        widget=Keuze(kolommen=2),
        error_messages={"required": "Kies Ja of Nee."},
    )
    gepeild_op = DatumVeld(label="Wanneer heb je dit gevraagd?")
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=200,
        help_text="Schrijf geen medische gegevens op.",
        error_messages={"max_length": TE_LANG},
    )

    def __init__(self, *args: Any, controle: Baancontrole | None, **kwargs: Any) -> None:
        begin: dict[str, Any] = {"gepeild_op": timezone.localdate()}
        if controle is not None:
            begin = {
                "behouden": JA if controle.behouden else NEE,
                "gepeild_op": controle.gepeild_op,
                "toelichting": controle.toelichting,
            }
        super().__init__(*args, versie=controle.versie if controle else 0, initial=begin, **kwargs)

    def argumenten(self) -> dict[str, Any]:
        """What `leg_baan_vast` asks, apart from plaatsing, maanden and door."""
        velden = dict(self.cleaned_data)
        return {"verwacht": velden.pop("versie") or None, "behouden": velden.pop("behouden") == JA, **velden}


class OvereenkomstFormulier(MetVersie, Formulier):
    """The praktijkovereenkomst: the three parties, what was agreed, and when each of them signed."""

    school = forms.CharField(label="School", max_length=160, error_messages={"max_length": TE_LANG})
    school_tekent = forms.CharField(
        label="Wie tekent voor de school?", max_length=160, required=False, error_messages={"max_length": TE_LANG}
    )
    opleiding = forms.CharField(label="Opleiding", max_length=160, error_messages={"max_length": TE_LANG})
    crebo = forms.CharField(label="Crebonummer", max_length=20, required=False, error_messages={"max_length": TE_LANG})
    niveau = forms.TypedChoiceField(
        label="Mbo-niveau",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Niet gekozen"), ("1", "1 (entree)"), ("2", "2"), ("3", "3"), ("4", "4")],
    )
    leerweg = forms.ChoiceField(
        label="Leerweg",
        choices=Praktijkovereenkomst.Leerweg.choices,
        widget=Keuze(kolommen=3),
        error_messages={"required": "Kies een leerweg."},
    )
    praktijkopleider = forms.ModelChoiceField(
        label="Praktijkopleider",
        queryset=Contactpersoon.objects.none(),
        required=False,
        empty_label="Nog niet bekend",
        help_text="Wie begeleidt bij het leerbedrijf, en tekent voor het bedrijf.",
    )
    startdatum = DatumVeld(label="Vanaf")
    einddatum = DatumVeld(label="Tot", help_text="De eerste dag dat de overeenkomst niet meer geldt.")
    uren_totaal = forms.IntegerField(
        label="Uren in totaal",
        min_value=1,
        max_value=10_000,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Schrijf een heel getal, zoals 216.",
            "min_value": "Vul minstens 1 uur in.",
            "max_value": "Vul hoogstens 10.000 uur in.",
        },
    )
    begeleiding = forms.CharField(
        label="Hoe is de begeleiding?",
        required=False,
        max_length=TEKST_HOOGSTENS,
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea({"rows": 3}),
    )
    te_behalen = forms.CharField(
        label="Wat leert de deelnemer?",
        required=False,
        max_length=TEKST_HOOGSTENS,
        help_text="De werkprocessen of onderdelen van de opleiding, elk op een eigen regel.",
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea({"rows": 5}),
    )
    school_getekend_op = DatumVeld(label="De school tekende op", required=False)
    leerbedrijf_getekend_op = DatumVeld(label="Het leerbedrijf tekende op", required=False)
    deelnemer_getekend_op = DatumVeld(label="De deelnemer tekende op", required=False)

    def __init__(
        self, *args: Any, plaatsing: Plaatsing, overeenkomst: Praktijkovereenkomst | None, **kwargs: Any
    ) -> None:
        begin: dict[str, Any] = {"startdatum": plaatsing.startdatum, "einddatum": plaatsing.einddatum}
        if overeenkomst is not None:
            begin = {naam: getattr(overeenkomst, naam) for naam in self.base_fields}
            begin["praktijkopleider"] = overeenkomst.praktijkopleider_id
        super().__init__(*args, versie=overeenkomst.versie if overeenkomst else 0, initial=begin, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["praktijkopleider"].queryset = personen_van(
            plaatsing, overeenkomst.praktijkopleider_id if overeenkomst else None
        )

    @property
    def helper(self) -> Any:
        """What belongs together beside each other."""
        helper = super().helper
        helper.layout = Layout(
            Row(Column("school"), Column("school_tekent")),
            "opleiding",
            Row(Column("crebo"), Column("niveau")),
            "leerweg",
            "praktijkopleider",
            Row(Column("startdatum"), Column("einddatum")),
            "uren_totaal",
            "begeleiding",
            "te_behalen",
            "school_getekend_op",
            "leerbedrijf_getekend_op",
            "deelnemer_getekend_op",
            "versie",
        )
        return helper

    def gegevens(self) -> Overeenkomstgegevens:
        """What `bewaar_overeenkomst` asks; only after is_valid()."""
        return Overeenkomstgegevens(**{naam: w for naam, w in self.cleaned_data.items() if naam != "versie"})


class DurenFormulier(Formulier):
    """Per kind of placement how long it lasts at most."""

    stand = forms.CharField(widget=forms.HiddenInput({"autocomplete": "off"}), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nu = duren()
        self.soorten = list(Code.objects.van_lijst(Codelijst.PLAATSINGSOORT).values_list("code", "naam"))
        self.fields["stand"].initial = stand()
        for code, _ in self.soorten:
            duur = nu.get(code, Duur())
            self.fields[f"{code}_hoogstens"] = _maanden("Hoogstens, in maanden", duur.hoogstens)
            self.fields[f"{code}_verlengd"] = _maanden("Na verlengen hoogstens, in maanden", duur.verlengd)

    @property
    def groepen(self) -> Sequence[tuple[str, str, forms.BoundField, forms.BoundField]]:
        """Per kind its code, its name and its two fields."""
        return [(code, naam, self[f"{code}_hoogstens"], self[f"{code}_verlengd"]) for code, naam in self.soorten]

    def keuzes(self) -> dict[str, Duur]:
        """What `zet_duren` asks; only after is_valid()."""
        gekozen = self.cleaned_data
        return {code: Duur(gekozen[f"{code}_hoogstens"], gekozen[f"{code}_verlengd"]) for code, _ in self.soorten}


def _maanden(label: str, begin: int | None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=120,
        initial=begin,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "size": 5}),
        error_messages={
            "invalid": "Schrijf een heel getal, zoals 2.",
            "min_value": "Vul minstens 1 maand in, of niets.",
            "max_value": "Vul hoogstens 120 maanden in.",
        },
    )
