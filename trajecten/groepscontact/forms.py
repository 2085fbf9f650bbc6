"""Forms of contact with a group: parse and translate; the diensten decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from trajecten.forms import KNOPPEN_HOOGSTENS, TijdVeld, contactsoorten
from trajecten.groepscontact.diensten import Groepsgegevens, Groepslid
from trajecten.models import Afspraak, Contactmoment, Traject
from trajecten.queries_contact import AfspraakQuerySet
from trajecten.regels import TEKST_HOOGSTENS
from trajecten.tijdlijn import ICONEN
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze, MinutenVeld

REGEL_HOOGSTENS = 500
NIET_ERBIJ = "niet_erbij"
AANWEZIG = Contactmoment.Aanwezigheid.AANWEZIG
KEUZES = (
    (NIET_ERBIJ, "Niet erbij"),
    (AANWEZIG, "Was er"),
    (Contactmoment.Aanwezigheid.AFGEMELD, "Afgemeld"),
    (Contactmoment.Aanwezigheid.NIET_GEKOMEN, "Niet gekomen"),
)


@dataclass(frozen=True)
class Lidvelden:
    """The two fields of one who may be in the group."""

    traject: Traject
    aanwezigheid: forms.BoundField
    regel: forms.BoundField

    @property
    def is_erbij(self) -> bool:
        """Whether this one is in the group as filled in so far."""
        return self.aanwezigheid.value() not in (None, "", NIET_ERBIJ)


class Lidkeuze(forms.ChoiceField):
    """Whether one came; who was not on the page yet when it was opened is not in the group."""

    def clean(self, value: Any) -> Any:
        return super().clean(value or NIET_ERBIJ)


class GroepscontactFormulier(Formulier):
    """A session with a group: what it has in common, and for each deelnemer whether that one came."""

    soort = forms.ChoiceField(label="Soort contact", error_messages={"required": "Kies wat voor contact het was."})
    minuten = MinutenVeld(label="Hoe lang?", error_messages={"required": "Kies hoe lang het contact duurde."})
    verslag = forms.CharField(
        label="Verslag voor iedereen",
        required=False,
        max_length=TEKST_HOOGSTENS,
        error_messages={
            "max_length": "Het verslag is te lang. Er passen %(limit_value)s tekens, dit zijn er %(show_value)s."
        },
        help_text="Dit komt in elk dossier van de groep. Noem hier dus geen namen.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    datum = DatumVeld(label="Datum")
    begin = TijdVeld(label="Begintijd", required=False)
    alleen_collegas = forms.BooleanField(label="Dit verslag is alleen voor collega's", required=False)
    afspraak = forms.ModelChoiceField(
        queryset=Afspraak.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Deze afspraak bestaat niet meer."},
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    VOORAAN = ("soort", "minuten")
    MEER = ("datum", "begin", "alleen_collegas")

    def __init__(
        self,
        *args: Any,
        keuze: Iterable[Traject],
        afspraken: AfspraakQuerySet,
        vooraf: Mapping[str, Any] | None = None,
        leden: Sequence[Groepslid] = (),
        **kwargs: Any,
    ) -> None:
        """`keuze` are the trajecten to choose from, `leden` those that are in the group beforehand.

        `vooraf` is what else is filled in, `afspraken` are the appointments that may be written up.
        """
        begin: dict[str, Any] = {"datum": timezone.localdate(), "sleutel": uuid4()}
        super().__init__(*args, initial=begin | dict(vooraf or {}), **kwargs)
        self.trajecten = list(keuze)
        if "afspraak" in self.fields:
            self.fields["afspraak"].queryset = afspraken
        self._vul_soorten()
        erbij = {lid.traject.pk: lid for lid in leden}
        for traject in self.trajecten:
            self._maak_lidvelden(traject, erbij.get(traject.pk))

    def _vul_soorten(self) -> None:
        soorten = contactsoorten(self.initial.get("soort", ""))
        if len(soorten) <= KNOPPEN_HOOGSTENS:
            self.fields["soort"].widget = Keuze(iconen=ICONEN)
        else:
            soorten = [("", "Kies wat voor contact het was"), *soorten]
        self.fields["soort"].choices = soorten

    def _maak_lidvelden(self, traject: Traject, lid: Groepslid | None) -> None:
        naam = traject.deelnemer.naam
        self.fields[f"lid_{traject.pk}"] = Lidkeuze(
            label=naam,
            choices=KEUZES,
            initial=lid.aanwezigheid if lid else NIET_ERBIJ,
            widget=Keuze(kolommen=4),
            error_messages={"invalid_choice": f"Kies of {naam} er was."},
        )
        self.fields[f"regel_{traject.pk}"] = forms.CharField(
            label=f"Eigen regel voor {naam}",
            required=False,
            max_length=REGEL_HOOGSTENS,
            initial=lid.regel if lid else "",
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
            error_messages={"max_length": f"De regel voor {naam} is te lang. Er passen %(limit_value)s tekens."},
        )

    def clean(self) -> dict[str, Any]:
        """A line for somebody who is not in the group would vanish: say so."""
        schoon: dict[str, Any] = super().clean() or self.cleaned_data
        for traject in self.trajecten:
            if schoon.get(f"regel_{traject.pk}") and schoon.get(f"lid_{traject.pk}") == NIET_ERBIJ:
                self.add_error(
                    f"lid_{traject.pk}", f"Kies of {traject.deelnemer.naam} er was. Er staat wel een regel bij."
                )
        return schoon

    def gegevens(self) -> Groepsgegevens:
        """What the group has in common."""
        namen = ("datum", "minuten", "soort", "verslag", "alleen_collegas", "begin")
        return Groepsgegevens(**{naam: self.cleaned_data[naam] for naam in namen})

    def leden(self) -> list[Groepslid]:
        """Who is in the group, in the order of the form."""
        return [
            Groepslid(t, self.cleaned_data[f"lid_{t.pk}"], self.cleaned_data[f"regel_{t.pk}"])
            for t in self.trajecten
            if self.cleaned_data[f"lid_{t.pk}"] != NIET_ERBIJ
        ]

    def leden_erbij(self) -> list[Lidvelden]:
        """The fields of who is in the group as filled in so far, and of those with an error."""
        return [lid for lid in self._lidvelden() if lid.is_erbij or lid.aanwezigheid.errors or lid.regel.errors]

    def leden_verder(self) -> list[Lidvelden]:
        """The fields of the others who may be in it."""
        erbij = {lid.traject.pk for lid in self.leden_erbij()}
        return [lid for lid in self._lidvelden() if lid.traject.pk not in erbij]

    def _lidvelden(self) -> list[Lidvelden]:
        return [Lidvelden(t, self[f"lid_{t.pk}"], self[f"regel_{t.pk}"]) for t in self.trajecten]

    def velden_vooraan(self) -> list[forms.BoundField]:
        """What every group asks, before its members."""
        return [self[naam] for naam in self.VOORAAN]

    def velden_meer(self) -> list[forms.BoundField]:
        """What few groups ask; folded away."""
        return [self[naam] for naam in self.MEER]

    def meer_is_open(self) -> bool:
        """Whether the fields that are folded away need to be seen."""
        return any(naam in self.errors for naam in self.MEER)


class WijzigGroepFormulier(MetVersie, GroepscontactFormulier):
    """A session with a group as it stands, to correct."""

    afspraak = None
    sleutel = None
