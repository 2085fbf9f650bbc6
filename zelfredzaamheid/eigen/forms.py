"""The form that coach and deelnemer fill in together: only names of leefgebieden and levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld
from zelfredzaamheid.models import EigenMeting, Leefgebied, Score
from zelfredzaamheid.regels import REDEN_HOOGSTENS, TOELICHTING_HOOGSTENS

KEUZES = [("", "Niet ingevuld"), *((str(n), str(n)) for n in Score.Niveau.values)]


@dataclass(frozen=True)
class Rij:
    """One leefgebied, as the component score_rij wants it."""

    veld: str
    naam: str
    gekozen: int | None


class EigenFormulier(Formulier):
    """The own scores of one day. Of a leefgebied in `dicht` what was kept before is not shown."""

    datum = DatumVeld(label="Datum van het gesprek")
    toelichting = forms.CharField(
        label="In eigen woorden",
        required=False,
        max_length=TOELICHTING_HOOGSTENS,
        help_text="Wat wil je erbij vertellen? Schrijf geen medische gegevens op.",
        widget=forms.Textarea({"rows": 3}),
    )
    reden_correctie = forms.CharField(
        label="Waarom verbeter je deze scores?",
        help_text="De oude scores blijven te lezen, met deze reden erbij.",
        max_length=REDEN_HOOGSTENS,
        widget=forms.Textarea({"rows": 2}),
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        gebieden: Sequence[Leefgebied],
        corrigeert: EigenMeting | None = None,
        dicht: frozenset[int] = frozenset(),
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = _begin(corrigeert, dicht)
        super().__init__(*args, **kwargs)
        self.gebieden, self.dicht = gebieden, dicht
        self.eerder = _scores(corrigeert) if corrigeert else {}
        for gebied in gebieden:
            self.fields[f"score_{gebied.pk}"] = forms.ChoiceField(label=gebied.naam, choices=KEUZES, required=False)
        if corrigeert is None:
            del self.fields["reden_correctie"]

    @property
    def rijen(self) -> list[Rij]:
        """A row per leefgebied, with what was chosen."""
        return [Rij(f"score_{g.pk}", g.naam, _getal(self[f"score_{g.pk}"].value())) for g in self.gebieden]

    @property
    def ingevuld(self) -> int:
        """How many leefgebieden have a score."""
        return sum(rij.gekozen is not None for rij in self.rijen)

    def scores(self) -> dict[int, int]:
        """What was filled in, by id of the leefgebied; what is closed and was left alone stays as it was."""
        gekozen = {g.pk: self.cleaned_data[f"score_{g.pk}"] for g in self.gebieden}
        nieuw = {gebied: int(score) for gebied, score in gekozen.items() if score}
        blijft = {g: s for g, s in self.eerder.items() if g in self.dicht and f"score_{g}" not in self.data}
        return blijft | nieuw


def _begin(corrigeert: EigenMeting | None, dicht: frozenset[int]) -> dict[str, Any]:
    begin: dict[str, Any] = {"datum": timezone.localdate(), "sleutel": uuid4()}
    if corrigeert is not None:
        open_ = {f"score_{g}": str(s) for g, s in _scores(corrigeert).items() if g not in dicht}
        begin |= open_ | {"datum": corrigeert.datum, "toelichting": corrigeert.toelichting}
    return begin


def _scores(meting: EigenMeting) -> dict[int, int]:
    return {score.leefgebied_id: score.score for score in meting.scores.all()}


def _getal(waarde: Any) -> int | None:
    """A chosen level; what is no level counts as nothing."""
    return int(waarde) if str(waarde) in {str(n) for n in Score.Niveau.values} else None
