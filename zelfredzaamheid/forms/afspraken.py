"""The form in which a beheerder says who measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from trajecten.models import Programma
from vormgeving.formulier import Formulier
from vormgeving.velden import Keuze
from zelfredzaamheid.models import Meetafspraak


class MeetafsprakenFormulier(Formulier):
    """Per programme who prepares a measurement and who fixes it."""

    def __init__(self, *args: Any, programmas: Sequence[Programma], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programmas = programmas
        afspraken = {a.programma_id: a for a in Meetafspraak.objects.filter(programma__in=programmas)}
        for programma in programmas:
            afspraak = afspraken.get(programma.pk, Meetafspraak())
            for veld in ("voorbereiden", "vaststellen"):
                model_veld = Meetafspraak._meta.get_field(veld)
                self.fields[f"{veld}_{programma.pk}"] = forms.ChoiceField(
                    label=model_veld.verbose_name.capitalize(),
                    choices=model_veld.choices,
                    initial=getattr(afspraak, veld),
                    widget=Keuze(kolommen=1),
                )

    @property
    def groepen(self) -> list[tuple[Programma, list[Any]]]:
        """The fields of each programme together."""
        return [(p, [self[f"voorbereiden_{p.pk}"], self[f"vaststellen_{p.pk}"]]) for p in self.programmas]

    def clean(self) -> dict[str, Any]:
        """Refuse what would leave nobody to fix a measurement."""
        for pk, keuze in self.keuzes.items():
            if keuze == (Meetafspraak.Voorbereiden.VASTSTELLER, Meetafspraak.Vaststellen.ANDER):
                self.add_error(f"vaststellen_{pk}", "Als alleen de casemanager voorbereidt, moet zij ook vaststellen.")
        return self.cleaned_data

    @property
    def keuzes(self) -> dict[int, tuple[str, str]]:
        """By id of the programme, for diensten.zet_meetafspraken."""
        gekozen = self.cleaned_data
        return {
            p.pk: (gekozen.get(f"voorbereiden_{p.pk}", ""), gekozen.get(f"vaststellen_{p.pk}", ""))
            for p in self.programmas
        }
