"""Making a report final."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from rapportage.controle import Controle, open_punten
from rapportage.periode import Periode
from rapportage.regels import bezwaar_tegen_definitief
from vormgeving.formulier import Formulier
from vormgeving.velden import KeuzeMeer


class DefinitiefFormulier(Formulier):
    """Which open checks somebody answers for, and why; with `verbetert` also why there is a new final version."""

    overgeslagen = forms.MultipleChoiceField(
        label="Welke open punten sla je over?",
        help_text="Kruis alleen aan wat je niet meer kunt oplossen.",
        widget=KeuzeMeer(kolommen=1),
        error_messages={"required": "Los de open punten op, of kruis ze aan."},
    )
    reden = forms.CharField(
        label="Waarom?",
        help_text="Dit staat straks bij het rapport. Schrijf geen namen op.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        controles: Sequence[Controle],
        periode: Periode,
        peildatum: date,
        verbetert: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.controles, self.periode, self.peildatum, self.verbetert = controles, periode, peildatum, verbetert
        punten = open_punten(controles)
        self.fields["overgeslagen"].choices = [  # type: ignore[attr-defined]
            (controle.code, f"{controle.naam}: {len(controle.gebreken)} niet in orde") for controle in punten
        ]
        if not punten:
            del self.fields["overgeslagen"]
        if not punten and not verbetert:
            del self.fields["reden"]
        elif verbetert:
            self.fields["reden"].label = "Waarom verbeter je het vorige rapport?"

    def clean(self) -> dict[str, Any]:
        """Say in the form what stands in the way, before anything is asked for."""
        gegevens = super().clean() or self.cleaned_data
        if self.errors:
            return gegevens
        bezwaar = bezwaar_tegen_definitief(
            self.controles,
            gegevens.get("overgeslagen", []),
            gegevens.get("reden", ""),
            self.periode,
            self.peildatum,
            verbetert=self.verbetert,
        )
        if bezwaar:
            self.add_error("overgeslagen" if "open punten" in bezwaar else None, bezwaar)
        return gegevens
