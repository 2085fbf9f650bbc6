"""The form with which a beheerder chooses the look of the own organisation."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms

from vormgeving.formulier import Formulier
from vormgeving.huisstijl import STANDAARD, controleer
from vormgeving.paletten import PALETTEN
from vormgeving.velden import Keuze
from vormgeving.versies import MetVersie, versie_uit

PALETNAMEN = {
    "stapsteen": "Leisteen en zink",
    "werkmakerij": "Spar en baksteen",
    "participatiefabriek": "Pruim en koper",
    "hwwerkt": "Polder",
    "werkshop": "Stoeptegel en limoen",
    "jongerenloket": "Lagune en heide",
}
KLEUREN = {
    "primair": "Hoofdkleur",
    "primair_donker": "Hoofdkleur, donker",
    "primair_licht": "Hoofdkleur, licht",
    "kop": "Kop van de pagina",
    "kop_tekst": "Tekst in de kop",
    "kop_streep": "Streep onder het gekozen menu",
    "accent": "Accent: de steen van nu",
    "papier": "Achtergrond",
    "vlak_2": "Zacht vlak",
    "fundament": "Huis: fundament",
    "opbouw": "Huis: opbouw",
    "dak": "Huis: dak",
}
RONDINGEN = [("", "Zoals het palet"), ("0px", "Recht"), *((f"{px}px", f"{px} pixels") for px in (2, 4, 6, 8, 10))]


class HuisstijlFormulier(MetVersie, Formulier):
    """A palette, and colours that differ from it."""

    palet = forms.ChoiceField(
        label="Palet", choices=[(naam, PALETNAMEN[naam]) for naam in PALETTEN], widget=Keuze(kolommen=1)
    )
    ronding = forms.ChoiceField(label="Hoeken", choices=RONDINGEN, required=False)

    def __init__(self, *args: Any, huisstijl: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        """`huisstijl`: the tokens as they are now, to begin with."""
        begin = {"palet": STANDAARD, **(huisstijl or {})}
        super().__init__(*args, initial=begin, versie=versie_uit(huisstijl or {}), **kwargs)
        for naam, label in KLEUREN.items():
            self.fields[naam] = forms.CharField(label=label, required=False, widget=forms.TextInput({"size": 9}))

    @property
    def helper(self) -> FormHelper:
        """The colours of one's own below a line that folds out."""
        helper = super().helper
        open_ = " open" if any(self[naam].value() for naam in (*KLEUREN, "ronding")) else ""
        helper.layout = Layout(
            "versie",
            "palet",
            HTML(f'<details class="eigen-kleuren"{open_}><summary>Eigen kleuren</summary>'),
            HTML(
                '<p class="utrecht-form-field-description">Schrijf een kleur als #14534a. Leeg: die van het palet.</p>'
            ),
            Div(*KLEUREN, "ronding", css_class="formulier__rij"),
            HTML("</details>"),
        )
        return helper

    def clean(self) -> dict[str, Any]:
        """Refuse, with the reasons, a look whose words could not be read."""
        gegevens: dict[str, Any] = super().clean() or {}
        for bezwaar in controleer(self.tokens()):
            self.add_error(None, bezwaar)
        return gegevens

    def tokens(self) -> dict[str, str]:
        """What was filled in, colours in lower case; before sending what it begins with."""
        waarden = {naam: str(self[naam].value() or "").strip().lower() for naam in self.fields if naam != "versie"}
        return {naam: waarde for naam, waarde in waarden.items() if waarde}
