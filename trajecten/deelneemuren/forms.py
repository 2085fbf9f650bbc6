"""Forms of deelneemuren: a week by activity and day, and a correction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms

from trajecten.deelneemuren.diensten import Invoer
from trajecten.deelneemuren.overnemen import veld_van
from trajecten.deelneemuren.plaatsingen import Plaatsingsweek
from trajecten.deelneemuren.regels import MINUTEN_PER_DAG_HOOGSTENS
from vormgeving.formulier import Formulier
from vormgeving.taal import getal

RIJEN = 4
# one row stays free for something new
VOORGEVULDE_RIJEN = 3
INVOERKLASSE = "utrecht-textbox utrecht-textbox--html-input"
URENVORM = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,2})|:([0-5][0-9]))?")


class UrenVeld(forms.Field):
    """A duration in hours as one writes it: 2, 2,5 or 2:30. The value is whole minutes, or None.

    Of one day, unless a field of another period says how much there is at most (in minutes), and what it is called.
    """

    hoogstens = MINUTEN_PER_DAG_HOOGSTENS
    te_lang = "Een dag heeft hoogstens 24 uur."

    def __init__(self, **kwargs: Any) -> None:
        invoer = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 5, "class": INVOERKLASSE})
        super().__init__(**{"required": False, "widget": invoer} | kwargs)

    def to_python(self, value: Any) -> int | None:
        """Minutes. Raises ValidationError for what is no number of hours of a day."""
        tekst = str(value or "").strip()
        if not tekst:
            return None
        gelezen = URENVORM.fullmatch(tekst)
        if gelezen is None:
            raise forms.ValidationError("Schrijf de uren zo: 2,5 of 2:30.", code="vorm")
        heel, deel, minuten = gelezen.groups()
        totaal = round(Decimal(f"{heel}.{deel or 0}") * 60) if minuten is None else int(heel) * 60 + int(minuten)
        if totaal > self.hoogstens:
            raise forms.ValidationError(self.te_lang, code="te_lang")
        return totaal

    def prepare_value(self, value: Any) -> Any:
        """Minutes as hours; what was typed stays as it was."""
        return getal(Decimal(value) / 60) if isinstance(value, int) else value


class WeekFormulier(Formulier):
    """The hours of a deelnemer in one week: a row for each activity, a field for each day that can have hours.

    `dagen` are those days. `regels()` gives what diensten ask.
    """

    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, dagen: Sequence[date], activiteiten: Sequence[str], **kwargs: Any) -> None:
        """`activiteiten` are filled in beforehand, so that only hours need typing."""
        super().__init__(*args, initial={"sleutel": uuid4()}, **kwargs)
        self.dagen = list(dagen)
        for rij in range(RIJEN):
            naam = forms.CharField(
                label=f"Activiteit {rij + 1}",
                max_length=120,
                required=False,
                initial=activiteiten[rij] if rij < len(activiteiten) else "",
                widget=forms.TextInput({"autocomplete": "off", "class": INVOERKLASSE}),
            )
            self.fields[f"activiteit_{rij}"] = naam
            for dag in self.dagen:
                self.fields[veldnaam(rij, dag)] = UrenVeld(label=_dagnaam(dag))

    def rijen(self) -> list[tuple[forms.BoundField, list[forms.BoundField]]]:
        """Per row the field of the activity and those of the days."""
        return [(self[f"activiteit_{rij}"], [self[veldnaam(rij, dag)] for dag in self.dagen]) for rij in range(RIJEN)]

    def clean(self) -> dict[str, Any]:
        """Hours ask what the deelnemer did."""
        gegevens = super().clean() or {}
        for rij in range(RIJEN):
            heeft_uren = any(gegevens.get(veldnaam(rij, dag)) for dag in self.dagen)
            if heeft_uren and not gegevens.get(f"activiteit_{rij}"):
                self.add_error(f"activiteit_{rij}", "Schrijf op wat de deelnemer in deze uren deed.")
        return gegevens

    def regels(self) -> list[Invoer]:
        """What was filled in, a line for each activity and day; only after is_valid()."""
        return [
            Invoer(dag, minuten, self.cleaned_data[f"activiteit_{rij}"], veldnaam(rij, dag))
            for rij in range(RIJEN)
            for dag in self.dagen
            if (minuten := self.cleaned_data[veldnaam(rij, dag)])
        ]


def veldnaam(rij: int, dag: date) -> str:
    """The name of the field of a row and a day."""
    return f"uren_{rij}_{dag.isoformat()}"


def _dagnaam(dag: date) -> str:
    return ("ma", "di", "wo", "do", "vr", "za", "zo")[dag.weekday()] + f" {dag.day}"


class PlaatsingFormulier(Formulier):
    """The hours of a placement in one week, a field for each day; `dagen()` gives what diensten ask."""

    stand = forms.CharField(widget=forms.HiddenInput, required=False)
    reden = forms.CharField(
        label="Waarom verander je deze uren?",
        max_length=200,
        required=False,
        help_text="Alleen nodig als je verandert wat er al stond.",
    )

    def __init__(self, *args: Any, week: Plaatsingsweek, **kwargs: Any) -> None:
        begin = {veld_van(dag): minuten for dag, minuten in week.invulling.items()} | {"stand": week.stand}
        super().__init__(*args, initial=begin, prefix=f"plaatsing{week.plaatsing.nummer}", **kwargs)
        self.week = week
        for dag in week.dagen:
            self.fields[veld_van(dag)] = UrenVeld(label=_dagnaam(dag))
        if not week.staat_er:
            del self.fields["reden"]

    def velden(self) -> list[forms.BoundField]:
        """The fields of the days."""
        return [self[veld_van(dag)] for dag in self.week.dagen]

    def dagen(self) -> dict[date, int]:
        """Minutes by day; only after is_valid()."""
        return {dag: self.cleaned_data[veld_van(dag)] or 0 for dag in self.week.dagen}

    def zet_stand(self) -> None:
        """Go on from what is there now: what was typed stays in the form, and can be sent again."""
        self.data = self.data.copy()
        self.data[self.add_prefix("stand")] = self.week.stand


class VerbeterFormulier(Formulier):
    """What hours should have been, and why."""

    minuten = UrenVeld(
        label="Hoeveel uur was het echt?",
        required=True,
        help_text="Schrijf 0 als deze uren er niet hadden moeten staan.",
        error_messages={"required": "Vul in hoeveel uur het was, of 0."},
    )
    reden = forms.CharField(label="Waarom?", max_length=200)
    was_minuten = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, minuten: int, **kwargs: Any) -> None:
        """`minuten` is how long it is now."""
        super().__init__(*args, initial={"minuten": minuten, "was_minuten": minuten}, **kwargs)
