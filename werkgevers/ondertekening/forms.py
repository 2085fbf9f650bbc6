"""Forms of who has a link. No large text fields: there is no account that could keep a draft."""

from __future__ import annotations

from typing import Any

from django import forms

from vormgeving.formulier import Formulier
from vormgeving.velden import TE_LANG, Keuze
from werkgevers.evaluatie.inhoud import Inhoud
from werkgevers.evaluatie.regels import Partij
from werkgevers.models import Betwisting, Contactpersoon, Ondertekening
from werkgevers.models.ondertekening import REDEN_LENGTE
from werkgevers.ondertekening.regels import CODE_CIJFERS
from werkgevers.ondertekening.tekenen import Bezwaar

JA, NEE = "ja", "nee"
# the id of the form on the page
TEKENFORMULIER = "tekenformulier"
NAAM_LENGTE, FUNCTIE_LENGTE = 160, 120
REGEL, UREN, AFSPRAKEN = Betwisting.Onderdeel.REGEL, Betwisting.Onderdeel.UREN, Betwisting.Onderdeel.AFSPRAKEN


class TekenFormulier(Formulier):
    """Name, function and a tick; whether the hours are right where there are any."""

    uren = forms.ChoiceField(
        label="Kloppen deze uren?",
        choices=[(JA, "Ja, dit klopt"), (NEE, "Nee, klopt niet")],
        # below the hours themselves, in another card than the rest of the form
        widget=Keuze({"form": TEKENFORMULIER}, kolommen=2),
        error_messages={"required": "Kies of de uren kloppen."},
    )
    naam = forms.CharField(
        label="Je naam",
        max_length=NAAM_LENGTE,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Schrijf je naam op.", "max_length": TE_LANG},
    )
    functie = forms.CharField(
        label="Je functie",
        max_length=FUNCTIE_LENGTE,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={"required": "Schrijf je functie op.", "max_length": TE_LANG},
    )
    akkoord = forms.BooleanField(
        label="Ik ben het eens met deze evaluatie en met de uren.",
        error_messages={"required": "Zet een vinkje als je het eens bent met de evaluatie."},
    )

    def __init__(self, *args: Any, ondertekening: Ondertekening, inhoud: Inhoud, **kwargs: Any) -> None:
        begin = {"naam": ondertekening.naar_naam, "functie": ondertekening.naar_functie}
        super().__init__(*args, initial=begin, **kwargs)
        if not inhoud.weken:
            del self.fields["uren"]
            self.fields["akkoord"].label = "Ik ben het eens met deze evaluatie."
        if ondertekening.partij == Partij.DEELNEMER:
            del self.fields["functie"]

    @property
    def uren_kloppen_niet(self) -> bool:
        """Whether the hours were said to be wrong: then there is nothing to sign, whatever else was filled in."""
        return "uren" in self.fields and self.data.get(self.add_prefix("uren")) == NEE


class CodeFormulier(Formulier):
    """The six figures; spaces between them do no harm."""

    code = forms.CharField(
        label="Je code",
        max_length=20,
        help_text=f"De code heeft {CODE_CIJFERS} cijfers.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": "Vul de code in.", "max_length": f"De code heeft {CODE_CIJFERS} cijfers."},
    )

    def clean_code(self) -> str:
        """The figures without spaces."""
        code = "".join(self.cleaned_data["code"].split())
        # isdecimal alone also takes figures of other scripts
        if len(code) != CODE_CIJFERS or not (code.isascii() and code.isdecimal()):
            raise forms.ValidationError(f"De code heeft {CODE_CIJFERS} cijfers.")
        return code


class BezwaarFormulier(Formulier):
    """Per line, for the hours and for the agreements: why it is not right. What is right stays empty."""

    def __init__(
        self, *args: Any, ondertekening: Ondertekening, inhoud: Inhoud, uren_eerst: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.regels = {
            f"regel_{regel.pk}": regel
            for regel in ondertekening.evaluatie.regels.select_related("formulierregel").order_by(
                "formulierregel__volgorde"
            )
        }
        oordelen = {regel.code: regel.oordeel_tekst for regel in inhoud.regels}
        velden = {
            naam: f"{regel.formulierregel.tekst}: {oordelen.get(regel.formulierregel.code, '')}"
            for naam, regel in self.regels.items()
        }
        if inhoud.afspraken:
            velden[AFSPRAKEN] = "De afspraken"
        if inhoud.weken:
            uren = {str(UREN): "De gewerkte uren"}
            velden = uren | velden if uren_eerst else velden | uren
        for naam, label in velden.items():
            self.fields[str(naam)] = forms.CharField(
                label=label,
                required=False,
                max_length=REDEN_LENGTE,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
                error_messages={"max_length": TE_LANG},
            )

    def clean(self) -> dict[str, Any]:
        """At least one reason."""
        schoon: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(schoon.values()):
            raise forms.ValidationError("Schrijf bij minstens één punt wat er niet klopt.")
        return schoon

    def bezwaren(self) -> list[Bezwaar]:
        """What was filled in, as the dienst asks it."""
        gevuld = {naam: reden for naam, reden in self.cleaned_data.items() if reden}
        return [
            Bezwaar(REGEL, reden, self.regels[naam]) if naam in self.regels else Bezwaar(naam, reden)
            for naam, reden in gevuld.items()
        ]


class DoorgeefFormulier(Formulier):
    """To which colleague."""

    collega = forms.ChoiceField(
        label="Wie tekent in jouw plaats?",
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies een collega.", "invalid_choice": "Kies een collega uit de lijst."},
    )

    def __init__(self, *args: Any, collegas: list[Contactpersoon], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collegas = {str(collega.pk): collega for collega in collegas}
        namen = [(pk, f"{c.naam} ({c.functie})" if c.functie else c.naam) for pk, c in self.collegas.items()]
        self.fields["collega"].choices = namen  # type: ignore[attr-defined]

    def clean_collega(self) -> Contactpersoon:
        """The colleague behind the choice."""
        return self.collegas[self.cleaned_data["collega"]]
