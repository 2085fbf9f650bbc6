"""Asking for a report."""

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Div, Layout, Row
from django import forms
from django.utils import timezone

from rapportage.periode import Periode
from rapportage.periodekeuze import ANDERS, groepen, lees
from rapportage.regels import bezwaar_tegen_periode
from trajecten.models import Programma
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld

KIES_BEIDE = "Vul bij een andere periode de eerste en de laatste dag in."


class RapportFormulier(Formulier):
    """Which programme and which period; `cleaned_data["periode"]` is a Periode."""

    programma = forms.ModelChoiceField(Programma.objects.none(), label="Programma", empty_label=None)
    keuze = forms.ChoiceField(label="Periode", help_text="Kies “Andere periode” om zelf dagen te kiezen.")
    van = DatumVeld(label="Eerste dag", required=False)
    tot = DatumVeld(label="Laatste dag", required=False, help_text="Deze dag telt mee.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.peildatum = timezone.localdate()
        self.fields["programma"].queryset = Programma.objects.filter(actief=True)  # type: ignore[attr-defined]
        self.fields["keuze"].choices = groepen(self.peildatum)  # type: ignore[attr-defined]

    @property
    def helper(self) -> FormHelper:
        """Both days beside each other, shown when they matter."""
        helper = super().helper
        eigen = Div(Row(Column("van"), Column("tot")), data_toon_bij=f"keuze={ANDERS}")
        helper.layout = Layout("programma", "keuze", eigen)
        return helper

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
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if not isinstance(van, date) or not isinstance(tot, date):
            self.add_error("tot" if van else "van", KIES_BEIDE)
            return None
        try:
            return Periode(van, tot)
        except ValueError as fout:
            self.add_error("tot", str(fout))
            return None
