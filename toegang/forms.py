"""Forms of the pages about people and of the search in the logboek."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.contrib.auth import password_validation
from django.utils import timezone

from toegang.controle import rollen_hier
from toegang.inlogformulieren import WACHTWOORD_HULP
from toegang.logboek import Soort
from toegang.matrix import ROL_OMSCHRIJVING
from toegang.models import Gebruiker, Team
from toegang.queries import LogregelQuerySet
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import KeuzeMeer
from vormgeving.versies import MetVersie

# digits as one writes them, with an international prefix or not
TELEFOON = re.compile(r"\+?[0-9][0-9 ()-]{5,18}")


class _MetTelefoon:
    """What forms with somebody's telephone number share."""

    cleaned_data: dict[str, Any]

    def clean_telefoon(self) -> str:
        """A number as one dials it; empty when there is none."""
        telefoon = str(self.cleaned_data["telefoon"]).strip()
        if telefoon and not TELEFOON.fullmatch(telefoon):
            raise forms.ValidationError("Schrijf het telefoonnummer zo: 06 12345678.", code="telefoon")
        return telefoon


class GebruikerFormulier(_MetTelefoon, ModelFormulier):
    """Name, roles and team of somebody."""

    rollen = forms.MultipleChoiceField(label="Rollen", choices=[], widget=KeuzeMeer(kolommen=2))

    class Meta:
        model = Gebruiker
        fields: tuple[str, ...] = ("voornaam", "tussenvoegsel", "achternaam", "telefoon", "rollen", "team", "namens")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rollen = cast(forms.MultipleChoiceField, self.fields["rollen"])
        rollen.choices = [(rol.value, rol.label) for rol in rollen_hier()]
        cast("forms.ModelChoiceField[Team]", self.fields["team"]).empty_label = "Geen team"

    @property
    def uitleg_rollen(self) -> list[tuple[str, str]]:
        """Of each role that can be chosen its name and what it is."""
        return [(rol.label, ROL_OMSCHRIJVING[rol]) for rol in rollen_hier()]


class UitnodigingFormulier(GebruikerFormulier):
    """The address of somebody new, with name, roles and team."""

    class Meta(GebruikerFormulier.Meta):
        fields = ("email", *GebruikerFormulier.Meta.fields)

    def clean_email(self) -> str:
        """The address in small letters."""
        return str(self.cleaned_data["email"]).lower()


class WijzigFormulier(MetVersie, GebruikerFormulier):
    """Name, roles and team, as the page showed them."""


class NaamFormulier(MetVersie, _MetTelefoon, ModelFormulier):
    """The own name and telephone number."""

    class Meta:
        model = Gebruiker
        fields = ("voornaam", "tussenvoegsel", "achternaam", "telefoon")


class RedenFormulier(Formulier):
    """Why somebody is kept out, or the second step taken off."""

    reden = forms.CharField(label="Reden", max_length=300, help_text="Komt in het logboek.")


class TeamFormulier(ModelFormulier):
    """The name of a team."""

    class Meta:
        model = Team
        fields = ("naam",)


class EersteWachtwoord(Formulier):
    """The first password of somebody who was invited."""

    wachtwoord = forms.CharField(
        label="Wachtwoord",
        help_text=WACHTWOORD_HULP,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    herhaling = forms.CharField(
        label="Wachtwoord, nog een keer",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, gebruiker: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker

    def clean_wachtwoord(self) -> str:
        """The password, when it is long and rare enough."""
        wachtwoord: str = self.cleaned_data["wachtwoord"]
        password_validation.validate_password(wachtwoord, self.gebruiker)
        return wachtwoord

    def clean(self) -> dict[str, Any]:
        """Both fields say the same."""
        velden = super().clean() or self.cleaned_data
        if "wachtwoord" in velden and velden["wachtwoord"] != velden.get("herhaling"):
            self.add_error("herhaling", "De twee wachtwoorden zijn niet gelijk.")
        return velden


class LogboekZoeken(Formulier):
    """Search by person, deelnemer, kind and period; the period includes both days."""

    wie = forms.ModelChoiceField(Gebruiker.objects.none(), label="Medewerker", required=False, empty_label="Iedereen")
    deelnemer = forms.CharField(label="Deelnemernummer", max_length=40, required=False, strip=True)
    soort = forms.ChoiceField(label="Soort", required=False, choices=[("", "Alles"), *Soort.choices])
    van = forms.DateField(label="Van", required=False)
    tot = forms.DateField(label="Tot en met", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Gebruiker]", self.fields["wie"]).queryset = Gebruiker.objects.voor_lijst()

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        velden = super().clean() or self.cleaned_data
        if velden.get("van") and velden.get("tot") and velden["van"] > velden["tot"]:
            self.add_error("tot", "Kies een dag op of na de eerste dag.")
        return velden

    def gezocht(self) -> dict[str, str]:
        """What was searched for, for the logboek."""
        return {veld: str(waarde) for veld, waarde in self.cleaned_data.items() if waarde}

    def zoek_in(self, regels: LogregelQuerySet) -> LogregelQuerySet:
        """The lines that this search asks for."""
        velden = self.cleaned_data
        if velden["wie"]:
            regels = regels.door(velden["wie"])
        if velden["deelnemer"]:
            regels = regels.over_deelnemer(velden["deelnemer"])
        if velden["soort"]:
            regels = regels.van_soort(velden["soort"])
        return regels.tussen(_begin(velden["van"]), _begin(_dag_na(velden["tot"])))


def _dag_na(dag: date | None) -> date | None:
    """The day after; None when there is none, so that the search stays open on that side."""
    return dag + timedelta(days=1) if dag and dag < date.max else None


def _begin(dag: date | None) -> datetime | None:
    """The first moment of this day here."""
    return timezone.make_aware(datetime.combine(dag, time.min)) if dag else None
