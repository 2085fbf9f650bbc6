"""Forms of a step in the route: parse and translate; the diensten decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms

from bouwstenen.models import Bouwsteen, Stabiliteitsdoel
from bouwstenen.plaats import Plaats
from bouwstenen.regels import Overgang
from bouwstenen.woorden import in_woorden_van, met_nummer, volle_naam
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze, KeuzeMeer

# long enough for a reason, too short for a report
REDEN_LENGTE = 1000
JA_NEE = [("ja", "Ja, stabiel"), ("nee", "Nee, nog niet")]


class _StapFormulier(Formulier):
    """What every step asks: where it was on the screen (`vanuit`), and to which bouwsteen when there is a choice."""

    overgang: Overgang
    datumveld = "startdatum"

    vanuit = forms.IntegerField(required=False, widget=forms.HiddenInput)
    bouwsteen = forms.TypedChoiceField(label="Welke bouwsteen?", coerce=int, widget=Keuze(kolommen=1))

    def __init__(self, *args: Any, plaats: Plaats, met_bijzonder: bool = True, **kwargs: Any) -> None:
        laatste = plaats.laatste
        self.plaats = plaats
        self.met_bijzonder = met_bijzonder
        self.keuzes: Sequence[Bouwsteen] = plaats.keuzes(self.overgang)
        begin = {"vanuit": laatste.pk if laatste else None, self.datumveld: plaats.vandaag}
        if self.keuzes:
            begin["bouwsteen"] = self.keuzes[0].pk
        super().__init__(*args, initial=begin | kwargs.pop("initial", {}), **kwargs)
        if len(self.keuzes) > 1:
            self.fields["bouwsteen"].choices = [(steen.pk, met_nummer(steen)) for steen in self.keuzes]  # type: ignore[attr-defined]
        else:
            del self.fields["bouwsteen"]
        for veld in self.fields.values():
            veld.label = in_woorden_van(plaats.woord, str(veld.label)) if veld.label else veld.label

    @property
    def naar(self) -> Bouwsteen | None:
        """The chosen bouwsteen, else the only one that is possible."""
        gekozen = self.cleaned_data.get("bouwsteen")
        return next((steen for steen in self.keuzes if gekozen in (None, steen.pk)), None)

    @property
    def wordt(self) -> str:
        """The only bouwsteen that this step can lead to, in words; empty when there is a choice or none."""
        return volle_naam(self.keuzes[0]) if len(self.keuzes) == 1 else ""

    @property
    def dag(self) -> date:
        """The day of the step."""
        dag: date = self.cleaned_data[self.datumveld]
        return dag

    @property
    def verwacht(self) -> date | None:
        """The agreed end or return, for steps that ask one."""
        return None

    def argumenten(self) -> dict[str, Any]:
        """What the dienst of this step asks, apart from traject and door."""
        return {"vanuit": self.cleaned_data["vanuit"], self.datumveld: self.dag, "bouwsteen": self.naar}


class StartFormulier(_StapFormulier):
    """Start a bouwsteen, and with it a traject that still waits."""

    overgang = Overgang.START
    startdatum = DatumVeld(label="Startdatum")


class _ToetsFormulier(_StapFormulier):
    """The stability check: the goals of the bouwsteen, and what the two think of it."""

    behaald = forms.TypedMultipleChoiceField(
        label="Wat is gelukt?",
        coerce=int,
        required=False,
        widget=KeuzeMeer(kolommen=1),
        help_text="Kies alles wat stabiel voelt.",
    )
    deelnemer_stabiel = forms.ChoiceField(choices=JA_NEE, widget=Keuze)
    casemanager_stabiel = forms.ChoiceField(label="Vind jij het stabiel?", choices=JA_NEE, widget=Keuze)
    reden = forms.CharField(
        label="Waarom gaan jullie toch door?",
        required=False,
        max_length=REDEN_LENGTE,
        help_text="Nodig als een van jullie twee het nog niet stabiel vindt.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, plaats: Plaats, **kwargs: Any) -> None:
        super().__init__(*args, plaats=plaats, **kwargs)
        self.fields["reden"].zwijgt = True  # type: ignore[attr-defined]  # its help text says when it must
        self.fields["deelnemer_stabiel"].label = f"Vindt {plaats.traject.deelnemer.roepnaam} het stabiel?"
        lopend = plaats.lopend
        doelen = lopend.bouwsteen.doelen.in_gebruik() if lopend else []
        self.doelen = [doel for doel in doelen if self.met_bijzonder or not doel.bijzonder]
        if self.doelen:
            self.fields["behaald"].choices = [(doel.pk, doel.tekst) for doel in self.doelen]  # type: ignore[attr-defined]
        else:
            del self.fields["behaald"]

    def argumenten(self) -> dict[str, Any]:
        gekozen = self.cleaned_data.get("behaald", [])
        behaald: list[Stabiliteitsdoel] = [doel for doel in self.doelen if doel.pk in gekozen]
        return super().argumenten() | {
            "deelnemer_stabiel": self.cleaned_data["deelnemer_stabiel"] == "ja",
            "casemanager_stabiel": self.cleaned_data["casemanager_stabiel"] == "ja",
            "reden": self.cleaned_data["reden"],
            "behaald": behaald,
        }


class VerderFormulier(_ToetsFormulier):
    """To the next bouwsteen."""

    overgang = Overgang.VERDER
    startdatum = DatumVeld(label="Wanneer begint de volgende bouwsteen?")

    field_order = ["behaald", "deelnemer_stabiel", "casemanager_stabiel", "reden", "bouwsteen", "startdatum"]


class AfrondFormulier(_ToetsFormulier):
    """Finish the last bouwsteen."""

    overgang = Overgang.AFRONDEN
    datumveld = "einddatum"
    einddatum = DatumVeld(label="Wanneer is de bouwsteen klaar?")

    field_order = ["behaald", "deelnemer_stabiel", "casemanager_stabiel", "reden", "einddatum"]

    def argumenten(self) -> dict[str, Any]:
        return {naam: waarde for naam, waarde in super().argumenten().items() if naam != "bouwsteen"}


class TerugFormulier(_StapFormulier):
    """Back to an earlier bouwsteen."""

    overgang = Overgang.TERUG
    reden = forms.CharField(
        label="Waarom gaan jullie terug?",
        max_length=REDEN_LENGTE,
        help_text="Schrijf op wat er nodig is. Schrijf geen medische gegevens op.",
        error_messages={"required": "Schrijf op waarom jullie teruggaan."},
        widget=forms.Textarea({"rows": 3}),
    )
    tijdelijk = forms.ChoiceField(
        label="Is het tijdelijk?", choices=[("ja", "Ja, tijdelijk"), ("nee", "Nee")], widget=Keuze, initial="nee"
    )
    verwachte_terugkeer = DatumVeld(label="Wanneer verwacht je de terugkeer?", required=False)
    startdatum = DatumVeld(label="Vanaf wanneer?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verwachte_terugkeer"].zwijgt = True  # type: ignore[attr-defined]  # must when it is temporary

    @property
    def helper(self) -> Any:
        """The date of the return only matters for a stay that is temporary."""
        helper = super().helper
        velden = [Field(naam) for naam in self.fields if naam != "verwachte_terugkeer"]
        velden.insert(-1, Div(Field("verwachte_terugkeer"), data_toon_bij="tijdelijk=ja"))
        helper.layout = Layout(*velden)
        return helper

    def clean(self) -> dict[str, Any]:
        """A temporary stay says until when about; another one has no return."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if velden.get("tijdelijk") == "nee":
            velden["verwachte_terugkeer"] = None
        elif velden.get("verwachte_terugkeer") is None and "verwachte_terugkeer" not in self.errors:
            self.add_error("verwachte_terugkeer", "Vul in wanneer je de terugkeer ongeveer verwacht.")
        return velden

    @property
    def verwacht(self) -> date | None:
        return self.cleaned_data["verwachte_terugkeer"]

    def argumenten(self) -> dict[str, Any]:
        return super().argumenten() | {
            "reden": self.cleaned_data["reden"],
            "verwachte_terugkeer": self.cleaned_data["verwachte_terugkeer"],
        }


class LangerFormulier(_StapFormulier):
    """Stay longer in the running bouwsteen."""

    overgang = Overgang.LANGER
    startdatum = DatumVeld(label="Vanaf wanneer?")
    verwacht_tot = DatumVeld(label="Tot wanneer ongeveer?")
    reden = forms.CharField(
        label="Waarom duurt het langer?",
        max_length=REDEN_LENGTE,
        error_messages={"required": "Schrijf op waarom het langer duurt."},
        widget=forms.Textarea({"rows": 3}),
    )

    @property
    def verwacht(self) -> date | None:
        return self.cleaned_data["verwacht_tot"]

    def argumenten(self) -> dict[str, Any]:
        velden = {naam: waarde for naam, waarde in super().argumenten().items() if naam != "bouwsteen"}
        return velden | {"verwacht_tot": self.verwacht, "reden": self.cleaned_data["reden"]}


FORMULIEREN: dict[Overgang, type[_StapFormulier]] = {
    formulier.overgang: formulier
    for formulier in (StartFormulier, VerderFormulier, TerugFormulier, LangerFormulier, AfrondFormulier)
}
