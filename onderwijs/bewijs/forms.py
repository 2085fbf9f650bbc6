"""Forms of proofs, their kinds and praktijkverklaringen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from onderwijs.models import Bewijs, Bewijssoort, Onderwijsinstelling, Opleiding, Praktijkverklaring, Werkproces
from onderwijs.opleiding.forms import TE_LANG, OpleidingVeld
from trajecten.documenten.forms import DocumentVeld
from trajecten.models import Code, Codelijst
from trajecten.models.situatie import Opleidingsniveau
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import DatumVeld, Keuze, KeuzeMeer

WERKPROCESSEN_HOOGSTENS = 60
REGELS_HOOGSTENS = 12_000
# the drafts
CONCEPT_PRAKTIJK = "praktijkverklaring"
CONCEPT_WERKPROCESSEN = "werkprocessen"
CONCEPT_WERKPROCES = "werkproces"


class BewijsFormulier(MetVersie, ModelFormulier):
    """A diploma or certificate as it stands on paper."""

    soort = forms.ModelChoiceField(
        label="Wat voor bewijs?",
        queryset=Bewijssoort.objects.none(),
        empty_label="Kies een soort",
        error_messages={"required": "Kies wat voor bewijs het is."},
    )
    niveau = forms.ChoiceField(
        label="Niveau", required=False, help_text="Alleen bij een diploma dat er op meer niveaus is, zoals van het mbo."
    )
    opleiding = OpleidingVeld(
        label="Opleiding", queryset=Opleiding.objects.none(), required=False, empty_label="Geen of een andere"
    )
    datum = DatumVeld(label="Datum op het bewijs", error_messages={"required": "Vul de datum op het bewijs in."})
    geldig_tot = DatumVeld(label="Geldig tot", required=False)
    bestand = DocumentVeld(label="Scan of foto van het bewijs", required=False)

    class Meta:
        model = Bewijs
        fields = ("soort", "niveau", "opleiding", "onderwerp", "datum", "uitgever", "nummer", "geldig_tot")
        help_texts = {
            "onderwerp": "Bijvoorbeeld: VOL-VCA, of het vak van een mbo-certificaat.",
            "uitgever": "De school, het examenbureau of de trainer.",
        }
        error_messages = {"uitgever": {"required": "Vul in wie het bewijs uitgaf."}}

    def __init__(self, *args: Any, met_bestand: bool = False, **kwargs: Any) -> None:
        """`met_bestand`: whether this person may add documents."""
        super().__init__(*args, **kwargs)
        if not met_bestand:
            del self.fields["bestand"]
        elif self.instance.document_id:
            self.fields["bestand"].label = "Een andere scan of foto"
        self.fields["soort"].queryset = Bewijssoort.objects.te_kiezen(self.instance.soort_id)  # type: ignore[attr-defined]
        self.fields["opleiding"].queryset = Opleiding.objects.te_kiezen(self.instance.opleiding_id)  # type: ignore[attr-defined]
        self.fields["niveau"].choices = [("", "Niet van toepassing"), *_niveaus()]  # type: ignore[attr-defined]
        # who changes a proof sees the day that is there; empty then really means for ever
        self.fields["geldig_tot"].help_text = (
            "Vanaf deze dag is het niet meer geldig. Leeg betekent: altijd geldig."
            if self.instance.pk
            else "Vanaf deze dag is het niet meer geldig. Laat je dit leeg? Dan geldt de termijn van dit soort bewijs."
        )


class IntrekFormulier(Formulier):
    """Why a proof is withdrawn."""

    reden = forms.CharField(
        label="Waarom trek je dit bewijs in?",
        max_length=300,
        help_text="Bijvoorbeeld: bij de verkeerde deelnemer vastgelegd.",
        error_messages={"required": "Schrijf kort op waarom.", "max_length": TE_LANG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)


class SoortFormulier(MetVersie, ModelFormulier):
    """A kind of proof: what it proves and how long it is valid."""

    niveaus = forms.MultipleChoiceField(
        label="Welk niveau bewijst het?",
        required=False,
        widget=KeuzeMeer(kolommen=3),
        help_text="Kies er meer als het niveau op het bewijs staat. Havo, vwo en mbo vanaf niveau 2 zijn een"
        " startkwalificatie. Kies niets bij een certificaat dat geen opleiding afrondt.",
    )
    kwalificatie = forms.ChoiceField(
        label="Welke keuze bij Kwalificatie is dit?",
        required=False,
        help_text="Een subsidieproject zegt welke keuzes meetellen als kwalificatie (ESF+).",
    )

    class Meta:
        model = Bewijssoort
        fields = ("naam", "niveaus", "kwalificatie", "geldig_maanden", "volgorde", "actief")
        help_texts = {
            "geldig_maanden": "Leeg betekent: altijd geldig. Bij elk bewijs kun je een andere dag invullen.",
            "volgorde": "De laagste staat bovenaan.",
            "actief": "Wat niet in gebruik is, kun je niet meer kiezen. Wat er al is, blijft.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = Code.objects.te_kiezen(Codelijst.KWALIFICATIE, [self.instance.kwalificatie])
        self.fields["niveaus"].choices = _niveaus()  # type: ignore[attr-defined]
        self.fields["kwalificatie"].choices = [  # type: ignore[attr-defined]
            ("", "Geen"),
            *((code.code, code.naam) for code in codes),
        ]


class PraktijkFormulier(MetVersie, ModelFormulier):
    """Where somebody works towards a praktijkverklaring, and with whom."""

    instelling = forms.ModelChoiceField(
        label="Welke school geeft de verklaring uit?",
        queryset=Onderwijsinstelling.objects.none(),
        empty_label="Kies een school",
        error_messages={"required": "Kies de school."},
    )
    van = DatumVeld(label="Begint op", error_messages={"required": "Vul in wanneer het begint."})

    class Meta:
        model = Praktijkverklaring
        fields = ("onderwerp", "leerbedrijf", "praktijkopleider", "instelling", "van")
        labels = {"praktijkopleider": "Praktijkopleider van het leerbedrijf"}
        help_texts = {"onderwerp": "Bijvoorbeeld: assistent schilder."}
        error_messages = {
            "onderwerp": {"required": "Schrijf op om welk werk het gaat."},
            "leerbedrijf": {"required": "Vul het leerbedrijf in."},
            "praktijkopleider": {"required": "Vul in wie de praktijkopleider is."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scholen = Onderwijsinstelling.objects.te_kiezen(self.instance.instelling_id)
        self.fields["instelling"].queryset = scholen  # type: ignore[attr-defined]


class WerkprocessenVeld(forms.CharField):
    """Werkprocessen as lines of text; the value is a list of (code, naam)."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Welke werkprocessen?",
            max_length=REGELS_HOOGSTENS,
            help_text="Eén per regel, met de code ervoor als die er is: B1-K1-W1 Bereidt het werk voor.",
            error_messages={"required": "Schrijf minstens één werkproces op.", "max_length": TE_LANG},
            **kwargs,
        )
        self.widget.attrs["rows"] = 8

    def clean(self, value: Any) -> list[tuple[str, str]]:
        """The lines that hold something. Raises ValidationError for too many, or one that is too long."""
        regels = [uit_regel(regel) for regel in super().clean(value).splitlines() if regel.strip()]
        if len(regels) > WERKPROCESSEN_HOOGSTENS:
            raise ValidationError(f"Dit zijn er {len(regels)}. Schrijf er hoogstens {WERKPROCESSEN_HOOGSTENS} op.")
        te_lang = next((naam for code, naam in regels if len(naam) > 200), "")
        if te_lang:
            raise ValidationError(f"Deze regel is langer dan 200 tekens: {te_lang[:40]}…")
        return regels


def uit_regel(regel: str) -> tuple[str, str]:
    """Code and name of a line; a first word with a digit and a hyphen, such as B1-K1-W1, is the code."""
    eerste, _, rest = regel.strip().partition(" ")
    is_code = "-" in eerste and any(teken.isdigit() for teken in eerste) and len(eerste) <= 20 and rest.strip()
    return (eerste, rest.strip()) if is_code else ("", regel.strip())


class NieuwePraktijkFormulier(PraktijkFormulier):
    """The beginning of a praktijkverklaring, with its werkprocessen."""

    werkprocessen = WerkprocessenVeld()


class WerkprocessenFormulier(Formulier):
    """More werkprocessen."""

    werkprocessen = WerkprocessenVeld()


class WerkprocesFormulier(MetVersie, Formulier):
    """How somebody does one werkproces, as talked over with the praktijkopleider."""

    staat = forms.ChoiceField(
        label="Hoe gaat het?",
        choices=Werkproces.Staat.choices,
        widget=Keuze(kolommen=1),
        error_messages={"required": "Kies hoe het gaat."},
    )
    beoordeeld_op = DatumVeld(label="Besproken op", required=False)
    praktijkopleider = forms.CharField(
        label="Met welke praktijkopleider?",
        required=False,
        max_length=120,
        error_messages={"max_length": TE_LANG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    opmerking = forms.CharField(
        label="Wat viel op?",
        required=False,
        max_length=500,
        error_messages={"max_length": TE_LANG},
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen over dit werk, niet over gezondheid of justitie.",
    )

    def __init__(self, *args: Any, werkproces: Werkproces, **kwargs: Any) -> None:
        begin = {
            "staat": werkproces.staat,
            "beoordeeld_op": werkproces.beoordeeld_op or timezone.localdate(),
            "praktijkopleider": werkproces.praktijkopleider or werkproces.praktijkverklaring.praktijkopleider,
            "opmerking": werkproces.opmerking,
        }
        super().__init__(*args, initial=begin, versie=werkproces.versie, **kwargs)


class AfgeefFormulier(MetVersie, Formulier):
    """That the school gave the praktijkverklaring."""

    datum = DatumVeld(label="Datum op de verklaring", error_messages={"required": "Vul de datum in."})
    nummer = forms.CharField(
        label="Nummer",
        required=False,
        max_length=60,
        error_messages={"max_length": TE_LANG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, praktijk: Praktijkverklaring, **kwargs: Any) -> None:
        super().__init__(*args, initial={"datum": timezone.localdate()}, versie=praktijk.versie, **kwargs)


def _niveaus() -> list[tuple[str, str]]:
    """The levels that somebody can complete."""
    leeg = {Opleidingsniveau.GEEN, Opleidingsniveau.BASISONDERWIJS}
    return [(niveau.value, str(niveau.label)) for niveau in Opleidingsniveau if niveau not in leeg]
