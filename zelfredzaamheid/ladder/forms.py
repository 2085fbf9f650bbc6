"""The form of the participatieladder: the questions that decide, the trede, and what was agreed about growing."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze
from zelfredzaamheid.ladder.diensten import Oordeel
from zelfredzaamheid.ladder.regels import JA, NEE, Begeleiding, Voorstel, Vraag, stel_trede_voor
from zelfredzaamheid.models import Ladderpositie
from zelfredzaamheid.regels import REDEN_HOOGSTENS, TOELICHTING_HOOGSTENS

JA_NEE = [(JA, "Ja"), (NEE, "Nee")]
TREDEN = [(str(trede), f"{trede} {naam}") for trede, naam in Ladderpositie.Trede.choices]
# The question with its explanation; the treden that it decides between stand in regels (domein §2).
VRAAGTEKST: dict[Vraag, tuple[str, str]] = {
    Vraag.CONTRACT: (
        "Is er een arbeidscontract, of werkt iemand als zzp'er?",
        "Een proefplaatsing of werkervaringsplek met behoud van uitkering is geen contract. Een stage ook niet.",
    ),
    Vraag.UITKERING: ("Is er een uitkering, helemaal of als aanvulling?", ""),
    Vraag.VOORZIENING: (
        "Is er een voorziening voor het werk?",
        "Zoals loonkostensubsidie, beschut werk of een oud Wsw-contract.",
    ),
    Vraag.BEGELEIDING: (
        "Wie begeleidt op het werk?",
        "Zolang een jobcoach begeleidt, is het betaald werk met ondersteuning.",
    ),
    Vraag.OPLEIDING: (
        "Hoort het werk bij een opleiding onder de startkwalificatie?",
        "Bijvoorbeeld bbl op niveau 1. Werken met inburgering of educatie ernaast hoort hier ook bij.",
    ),
    Vraag.STAGEVERGOEDING: ("Is er een stagevergoeding?", ""),
    Vraag.TAKEN: (
        "Zijn er taken waarbij iemand verantwoordelijk is voor anderen?",
        "Bijvoorbeeld vrijwilligerswerk, een stage, of leermeester zijn.",
    ),
    Vraag.WEKELIJKS_SAMEN: ("Is daarbij minstens elke week contact met anderen, niet online?", ""),
    Vraag.ACTIVITEIT: (
        "Is er minstens elke week een georganiseerde activiteit?",
        "Bijvoorbeeld een cursus, een vereniging of een opleiding.",
    ),
    Vraag.CONTACT: ("Is er minstens elke week contact buiten de deur?", "Ook als het niet georganiseerd is."),
}
BEGELEIDING = [
    (Begeleiding.EIGEN.value, "Alleen de chef en collega's"),
    (Begeleiding.NAZORG.value, "Ook nazorg, alleen voor de vorm"),
    (Begeleiding.ANDER.value, "Ook iemand anders, zoals een jobcoach"),
]
ALTIJD = (Vraag.CONTRACT, Vraag.UITKERING)
MET_CONTRACT = (Vraag.VOORZIENING, Vraag.BEGELEIDING, Vraag.OPLEIDING)
ZONDER_CONTRACT = (
    Vraag.STAGEVERGOEDING,
    Vraag.TAKEN,
    Vraag.WEKELIJKS_SAMEN,
    Vraag.ACTIVITEIT,
    Vraag.CONTACT,
)


class LadderFormulier(Formulier):
    """Where somebody stands. `corrigeert` is the place that this one replaces: it asks why."""

    peildatum = DatumVeld(label="Peildatum", help_text="Van welke dag is dit?")
    trede = forms.TypedChoiceField(
        label="Op welke trede staat iemand nu?",
        choices=TREDEN,
        coerce=int,
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies een trede."},
    )
    reden_anders = forms.CharField(
        label="Kies je een andere trede dan uit de antwoorden volgt? Schrijf op waarom.",
        required=False,
        max_length=REDEN_HOOGSTENS,
        widget=forms.Textarea({"rows": 2}),
    )
    verwachte_trede = forms.TypedChoiceField(
        label="Welke trede hebben jullie afgesproken?",
        help_text="Wat haalbaar is, spreek je samen af.",
        required=False,
        choices=[("", "Nog niets afgesproken"), *TREDEN],
        coerce=int,
        empty_value=None,
    )
    horizon = DatumVeld(label="Voor wanneer?", required=False)
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=TOELICHTING_HOOGSTENS,
        help_text="Schrijf geen medische gegevens op.",
        widget=forms.Textarea({"rows": 3}),
    )
    reden_correctie = forms.CharField(
        label="Waarom verbeter je deze trede?",
        help_text="De oude trede blijft te lezen, met deze reden erbij.",
        max_length=REDEN_HOOGSTENS,
        widget=forms.Textarea({"rows": 2}),
    )
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, corrigeert: Ladderpositie | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _begin(corrigeert) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        for vraag, (label, uitleg) in VRAAGTEKST.items():
            keuzes = BEGELEIDING if vraag == Vraag.BEGELEIDING else JA_NEE
            self.fields[vraag.value] = forms.ChoiceField(
                label=label,
                help_text=uitleg,
                required=False,
                choices=keuzes,
                widget=Keuze(kolommen=1 if vraag == Vraag.BEGELEIDING else 2),
            )
        # whether these must be filled in depends on the other answers
        for naam in (*VRAAGTEKST, "reden_anders"):
            self.fields[str(naam)].zwijgt = True
        if corrigeert is None:
            del self.fields["reden_correctie"]

    def groep(self, vragen: tuple[Vraag, ...]) -> list[forms.BoundField]:
        """These questions, as the page shows them together."""
        return [self[vraag.value] for vraag in vragen]

    @property
    def altijd(self) -> list[forms.BoundField]:
        """What everybody is asked."""
        return self.groep(ALTIJD)

    @property
    def met_contract(self) -> list[forms.BoundField]:
        """What decides between trede 5 and 6."""
        return self.groep(MET_CONTRACT)

    @property
    def zonder_contract(self) -> list[forms.BoundField]:
        """What decides between trede 1 up to 5."""
        return self.groep(ZONDER_CONTRACT)

    @property
    def antwoorden(self) -> dict[Vraag, str]:
        """The answers so far, of what was sent or what was kept; what is no answer counts as none."""
        keuzes = {vraag: {code for code, _ in self.fields[vraag.value].choices} for vraag in Vraag}
        gegeven = {vraag: str(self[vraag.value].value() or "") for vraag in Vraag}
        return {vraag: antwoord for vraag, antwoord in gegeven.items() if antwoord in keuzes[vraag]}

    @property
    def voorstel(self) -> Voorstel:
        """The trede that follows from the answers so far."""
        return stel_trede_voor(self.antwoorden)

    @property
    def voorstel_naam(self) -> str:
        """The exact name of the trede that is proposed; empty without one."""
        trede = self.voorstel.trede
        return str(Ladderpositie.Trede(trede).label) if trede else ""

    @property
    def nog_te_beantwoorden(self) -> list[str]:
        """The questions that still stand between the answers and a proposal."""
        return [VRAAGTEKST[vraag][0] for vraag in self.voorstel.ontbreekt]

    def oordeel(self) -> Oordeel:
        """What was filled in, for the diensten."""
        gegevens = self.cleaned_data
        velden = ("peildatum", "trede", "reden_anders", "verwachte_trede", "horizon", "toelichting")
        return Oordeel(antwoorden=self.antwoorden, **{veld: gegevens[veld] for veld in velden})


def _begin(corrigeert: Ladderpositie | None) -> dict[str, Any]:
    """Empty, or as the place that is corrected: then everything but the reason."""
    if corrigeert is None:
        return {"peildatum": timezone.localdate(), "sleutel": uuid4()}
    velden = ("peildatum", "trede", "reden_anders", "verwachte_trede", "horizon", "toelichting")
    return {veld: getattr(corrigeert, veld) for veld in velden} | corrigeert.antwoorden | {"sleutel": uuid4()}
