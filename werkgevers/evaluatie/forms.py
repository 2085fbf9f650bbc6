"""Forms of evaluations: when it was, what was discussed, why it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from trajecten.deelneemuren.forms import UrenVeld
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze
from werkgevers.evaluatie.beeld import weeknaam
from werkgevers.evaluatie.diensten import Oordeel
from werkgevers.evaluatie.inhoud import NIET_BESPROKEN
from werkgevers.evaluatie.regels import EENMALIG, UREN_PER_WEEK_HOOGSTENS, Moment, Week
from werkgevers.models import Evaluatie
from werkgevers.models.evaluatie import AFSPRAKEN_LENGTE, TOELICHTING_LENGTE

CONCEPT_INVULLEN = "evaluatie"
NIET = "niet"
TE_LANG = "Deze tekst is te lang. Maak hem korter."
REDEN_LENGTE = 200
MOMENTUITLEG = "Nul aan het begin, tussen halverwege, eind aan het einde van de plaatsing. Extra kan altijd."


class WeekurenVeld(UrenVeld):
    """Worked hours of one week. Above them the page says what an empty one means."""

    zwijgt = True
    hoogstens = UREN_PER_WEEK_HOOGSTENS * 60
    te_lang = f"Een week heeft hier hoogstens {UREN_PER_WEEK_HOOGSTENS} uur."


class Oordeelveld(forms.ChoiceField):
    """The judgement on a line; empty only for as long as the evaluation is a concept."""

    zwijgt = True


def momentveld(er_al: Sequence[str]) -> forms.ChoiceField:
    """Which moment; what comes once and is there already is left out."""
    keuzes = [(code, naam) for code, naam in Moment.choices if code not in EENMALIG or code not in er_al]
    return forms.ChoiceField(
        label="Welke evaluatie is dit?",
        choices=keuzes,
        widget=Keuze(kolommen=2),
        help_text=MOMENTUITLEG,
        error_messages={"required": "Kies welke evaluatie dit is."},
    )


class BeginFormulier(Formulier):
    """When in the placement, and on which day the talk was."""

    moment = forms.ChoiceField()
    datum = DatumVeld(label="Wanneer was het gesprek?")

    def __init__(self, *args: Any, er_al: Sequence[str], **kwargs: Any) -> None:
        """`er_al` are the moments that the placement has an evaluation for."""
        super().__init__(*args, initial={"datum": timezone.localdate()}, **kwargs)
        self.fields["moment"] = momentveld(er_al)


class InvulFormulier(MetVersie, Formulier):
    """The whole of a concept: moment, day, a judgement and a note on each line, agreements, hours per week.

    `weken` are those that can have hours; a week that is left empty is not in the evaluation.
    """

    def __init__(
        self, *args: Any, evaluatie: Evaluatie, weken: Sequence[Week], er_al: Sequence[str], **kwargs: Any
    ) -> None:
        """`er_al` are the moments of the other evaluations of the placement."""
        super().__init__(*args, versie=evaluatie.versie, **kwargs)
        self.regels = list(evaluatie.regels.select_related("formulierregel"))
        self.weken = list(weken)
        self.fields["moment"] = momentveld(er_al)
        self.fields["datum"] = DatumVeld(label="Wanneer was het gesprek?")
        keuzes = [(str(plek), naam) for plek, naam in enumerate(evaluatie.formulier.niveaus, start=1)]
        for regel in self.regels:
            self._voeg_regel_toe(regel.pk, regel.formulierregel.tekst, [*keuzes, (NIET, NIET_BESPROKEN)])
        self.fields["afspraken"] = _afspraken()
        for week in self.weken:
            self.fields[_weekveld(week)] = WeekurenVeld(label=weeknaam(week))
        self.initial |= _van_evaluatie(evaluatie, self.regels)

    def _voeg_regel_toe(self, pk: int, tekst: str, keuzes: Sequence[tuple[str, str]]) -> None:
        self.fields[f"oordeel_{pk}"] = Oordeelveld(label=tekst, choices=keuzes, required=False, widget=Keuze())
        self.fields[f"toelichting_{pk}"] = forms.CharField(
            label=f"Toelichting bij “{tekst}”",
            max_length=TOELICHTING_LENGTE,
            required=False,
            error_messages={"max_length": TE_LANG},
        )

    def rijen(self) -> Iterator[tuple[Any, forms.BoundField, forms.BoundField]]:
        """Per line: the line, the field of the judgement and the one of the note."""
        for regel in self.regels:
            yield regel, self[f"oordeel_{regel.pk}"], self[f"toelichting_{regel.pk}"]

    def weekvelden(self) -> list[forms.BoundField]:
        """The fields of the weeks."""
        return [self[_weekveld(week)] for week in self.weken]

    def argumenten(self) -> dict[str, Any]:
        """What `bewaar_evaluatie` asks, apart from evaluatie and door."""
        velden = self.cleaned_data
        return {
            "verwacht": velden["versie"],
            "moment": velden["moment"],
            "datum": velden["datum"],
            "oordelen": {regel.pk: _oordeel(velden, regel.pk) for regel in self.regels},
            "afspraken": velden["afspraken"],
            "weken": [
                Week(week.van, week.tot, minuten)
                for week in self.weken
                if (minuten := velden[_weekveld(week)]) is not None
            ],
        }


class IntrekFormulier(Formulier):
    """Why an evaluation that is fixed is withdrawn, and whether a better one comes in its place."""

    daarna = forms.ChoiceField(
        label="Wat wil je doen?",
        choices=[("herzien", "Verbeteren: ik maak meteen een nieuwe"), ("stoppen", "Alleen intrekken")],
        widget=Keuze(kolommen=1),
        initial="herzien",
        error_messages={"required": "Kies wat je wilt doen."},
    )
    reden = forms.CharField(
        label="Waarom?",
        max_length=REDEN_LENGTE,
        help_text="Eén zin. Schrijf niets over gezondheid of zorg.",
        error_messages={"required": "Schrijf op waarom je de evaluatie intrekt.", "max_length": TE_LANG},
    )


def _afspraken() -> forms.CharField:
    return forms.CharField(
        label="Welke afspraken hebben jullie gemaakt?",
        max_length=AFSPRAKEN_LENGTE,
        required=False,
        help_text="De werkgever leest dit. Schrijf niets over gezondheid, zorg of justitie.",
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea({"rows": 4}),
    )


def _van_evaluatie(evaluatie: Evaluatie, regels: Sequence[Any]) -> dict[str, Any]:
    begin: dict[str, Any] = {
        "moment": evaluatie.moment,
        "datum": evaluatie.datum,
        "afspraken": evaluatie.afspraken,
    }
    for regel in regels:
        begin[f"oordeel_{regel.pk}"] = NIET if regel.niet_besproken else str(regel.oordeel or "")
        begin[f"toelichting_{regel.pk}"] = regel.toelichting
    for week in evaluatie.weken.all():
        begin[_weekveld(week)] = week.minuten
    return begin


def _oordeel(velden: Mapping[str, Any], pk: int) -> Oordeel:
    keuze = velden[f"oordeel_{pk}"]
    plek = int(keuze) if keuze and keuze != NIET else None
    return Oordeel(plek, keuze == NIET, velden[f"toelichting_{pk}"])


def _weekveld(week: Any) -> str:
    return f"uren_{week.van.isoformat()}"
