"""Asking for a report."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Div, Layout, Row
from django import forms
from django.utils import timezone

from rapportage.onderwerpen import te_kiezen_onderwerpen
from rapportage.periode import Periode
from rapportage.periodekeuze import ANDERS, groepen, lees
from rapportage.regels import bezwaar_tegen_periode
from rapportage.soorten import DEFINITIES
from rapportage.vraag import Onderwerp, Vraag
from trajecten.models import Programma
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld


class RapportFormulier(Formulier):
    """About what and over which period a kind of report (`soort`, of DEFINITIES) is made; a valid one has a `vraag`."""

    onderwerp: forms.ModelChoiceField = forms.ModelChoiceField(Programma.objects.none(), empty_label=None)
    keuze = forms.ChoiceField(label="Periode", help_text="Kies “Andere periode” om zelf dagen te kiezen.")
    van = DatumVeld(label="Eerste dag", help_text="Deze dag telt mee.")
    tot = DatumVeld(label="Laatste dag", help_text="Deze dag telt mee.")

    def __init__(self, *args: Any, soort: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soort = soort
        self.peildatum = timezone.localdate()
        # the days are asked only of who chooses them; without JavaScript they are always there
        for naam in ("van", "tot"):
            self.fields[naam].required = self.data.get("keuze", ANDERS) == ANDERS
        self._kies_onderwerp(DEFINITIES[soort].onderwerp)
        self.fields["keuze"].choices = groepen(self.peildatum)  # type: ignore[attr-defined]

    def _kies_onderwerp(self, model: type[Onderwerp]) -> None:
        veld = self.fields["onderwerp"]
        veld.label = "Programma" if model is Programma else "Subsidieproject"
        veld.queryset = te_kiezen_onderwerpen(self.soort)  # type: ignore[attr-defined]

    @property
    def heeft_keuze(self) -> bool:
        """Whether there is anything that this kind of report could be about."""
        return bool(self.fields["onderwerp"].queryset.exists())  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """Both days beside each other, shown when they matter."""
        helper = super().helper
        eigen = Div(Row(Column("van"), Column("tot")), data_toon_bij=f"keuze={ANDERS}")
        helper.layout = Layout("onderwerp", "keuze", eigen)
        return helper

    @property
    def vraag(self) -> Vraag:
        """What is asked, of a form that is valid."""
        return Vraag(self.soort, self.cleaned_data["onderwerp"], self.cleaned_data["periode"], self.peildatum)

    def clean(self) -> dict[str, Any]:
        """Translate the choice into a period."""
        gegevens = super().clean() or self.cleaned_data
        periode = self._periode(gegevens)
        if periode is not None:
            gegevens["periode"] = periode
            if bezwaar := bezwaar_tegen_periode(periode, self.peildatum):
                self.add_error("van" if gegevens["keuze"] == ANDERS else "keuze", bezwaar)
        return gegevens

    def _periode(self, gegevens: dict[str, Any]) -> Periode | None:
        keuze = gegevens.get("keuze")
        if keuze != ANDERS:
            return lees(keuze) if keuze else None
        if self.errors:
            return None
        try:
            return Periode(gegevens["van"], gegevens["tot"])
        except ValueError as fout:
            self.add_error("tot", str(fout))
            return None
