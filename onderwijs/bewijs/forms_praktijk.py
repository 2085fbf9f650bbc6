"""Forms of praktijkverklaringen and their werkprocessen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from onderwijs.bewijs import regels
from onderwijs.models import Onderwijsinstelling, Praktijkverklaring, Werkproces
from trajecten.leerbedrijven import Erkenningsplek, Leerbedrijven
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import TE_LANG, DatumVeld, Keuze

WERKPROCESSEN_HOOGSTENS = 60
REGELS_HOOGSTENS = 12_000
# up to here places are buttons, more are a list
KNOPPEN_HOOGSTENS = 6
# the drafts
CONCEPT_PRAKTIJK = "praktijkverklaring"
CONCEPT_WERKPROCESSEN = "werkprocessen"
CONCEPT_WERKPROCES = "werkproces"
# what is chosen for a leerbedrijf or a praktijkopleider that we do not know
ANDERS = "anders"


class PraktijkFormulier(MetVersie, ModelFormulier):
    """Where somebody works towards a praktijkverklaring, and with whom.

    `plek` and `opleider` are chosen from the placements of the traject; text is for a leerbedrijf that is not among
    them, and for a praktijkopleider who is no contactpersoon.
    """

    plek = forms.ChoiceField(
        label="Bij welk erkend leerbedrijf?",
        error_messages={"required": "Kies een plek.", "invalid_choice": "Kies een plek uit de lijst."},
    )
    opleider = forms.ChoiceField(
        label="Wie is de praktijkopleider?",
        help_text="De contactpersonen van het leerbedrijf.",
        error_messages={
            "required": "Kies de praktijkopleider.",
            "invalid_choice": "Kies een praktijkopleider uit de lijst.",
        },
    )
    instelling = forms.ModelChoiceField(
        label="Welke school geeft de verklaring uit?",
        queryset=Onderwijsinstelling.objects.none(),
        empty_label="Kies een school",
        error_messages={"required": "Kies de school."},
    )
    van = DatumVeld(label="Begint op", error_messages={"required": "Vul in wanneer het begint."})
    field_order = ("onderwerp", "plek", "leerbedrijf", "opleider", "praktijkopleider", "instelling", "van")

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

    def __init__(self, *args: Any, leerbedrijven: Leerbedrijven, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plekken = {plek.kenmerk: plek for plek in leerbedrijven.plekken}
        self._leerbedrijven = leerbedrijven
        velden: dict[str, Any] = self.fields
        velden["instelling"].queryset = Onderwijsinstelling.objects.te_kiezen(self.instance.instelling_id)
        if self._plekken or self.instance.kenmerk:
            self._vul_keuzes(velden)
        else:
            del velden["plek"], velden["opleider"]
            velden["leerbedrijf"].help_text = self._niet_erkend()

    def clean(self) -> dict[str, Any]:
        """What was chosen becomes the name that is kept; text is asked for the rest."""
        gegevens: dict[str, Any] = super().clean() or {}
        kenmerk = "" if gegevens.get("plek") in (None, ANDERS) else gegevens["plek"]
        plek = self._plekken.get(kenmerk)
        eerder = bool(kenmerk) and plek is None
        if plek is not None:
            gegevens["leerbedrijf"] = plek.naam
        elif eerder:
            gegevens["leerbedrijf"] = self.instance.leerbedrijf
        elif not gegevens.get("leerbedrijf"):
            self.add_error("leerbedrijf", "Vul het leerbedrijf in.")
        self._kies_opleider(gegevens, plek)
        if plek is not None and (bezwaar := regels.erkend_past(plek, gegevens.get("van"))):
            self.add_error("van", bezwaar)
        if not eerder:
            self.instance.kenmerk, self.instance.erkenning = kenmerk, plek.erkenning if plek else ""
        return gegevens

    def _kies_opleider(self, gegevens: dict[str, Any], plek: Erkenningsplek | None) -> None:
        gekozen = gegevens.get("opleider") or ANDERS
        naam = {mens.kenmerk: mens.naam for mens in plek.opleiders}.get(gekozen) if plek else None
        if naam:
            gegevens["praktijkopleider"] = naam
        elif gekozen != ANDERS:
            self.add_error("opleider", "Deze praktijkopleider hoort niet bij het leerbedrijf dat je koos.")
        elif not gegevens.get("praktijkopleider"):
            self.add_error("praktijkopleider", "Vul in wie de praktijkopleider is.")

    def _vul_keuzes(self, velden: dict[str, Any]) -> None:
        plekken = [(plek.kenmerk, _plek_in_woorden(plek)) for plek in self._plekken.values()]
        if self.instance.kenmerk and self.instance.kenmerk not in self._plekken:
            eerder = f"{self.instance.leerbedrijf}, erkend voor {self.instance.erkenning}"
            plekken.append((self.instance.kenmerk, eerder))
        plekken.append((ANDERS, "Een ander leerbedrijf, dat hier niet staat"))
        if len(plekken) <= KNOPPEN_HOOGSTENS:
            velden["plek"].widget = Keuze(kolommen=1)
        velden["plek"].choices = plekken
        velden["plek"].help_text = f"De plaatsingen van deze deelnemer. {self._niet_erkend()}".strip()
        velden["plek"].initial = (self.instance.kenmerk or ANDERS) if self.instance.pk else plekken[0][0]
        mensen = [(mens.kenmerk, f"{mens.naam} ({waar})") for mens, waar in self._mensen()]
        velden["opleider"].choices = [("", "Kies een praktijkopleider"), *mensen, (ANDERS, "Iemand anders")]
        namen = {mens.naam: mens.kenmerk for mens, _ in self._mensen()}
        velden["opleider"].initial = namen.get(self.instance.praktijkopleider, ANDERS) if self.instance.pk else ""
        velden["leerbedrijf"].label = "Naam van het andere leerbedrijf"
        velden["leerbedrijf"].help_text = "Alleen als het hierboven niet staat. Kijk bij SBB of het erkend is."
        velden["praktijkopleider"].label = "Naam van de andere praktijkopleider"
        velden["praktijkopleider"].help_text = "Alleen als je Iemand anders koos."
        velden["leerbedrijf"].required = velden["praktijkopleider"].required = False
        # beside a choice the text would say the same once more
        for keuze, tekst in (("plek", "leerbedrijf"), ("opleider", "praktijkopleider")):
            if velden[keuze].initial not in ("", ANDERS):
                self.initial[tekst] = ""

    def _mensen(self) -> list[Any]:
        gezien: dict[str, Any] = {}
        for plek in self._plekken.values():
            for mens in plek.opleiders:
                gezien.setdefault(mens.kenmerk, (mens, ", ".join(filter(None, (mens.functie, plek.naam)))))
        return list(gezien.values())

    def _niet_erkend(self) -> str:
        namen = self._leerbedrijven.niet_erkend
        return f"Niet erkend op die vestiging: {'; '.join(namen)}." if namen else ""


def _plek_in_woorden(plek: Erkenningsplek) -> str:
    return f"{plek.naam}, erkend voor {plek.erkenning}"


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
    opleider = forms.ChoiceField(
        label="Met welke praktijkopleider?",
        required=False,
        error_messages={"invalid_choice": "Kies een praktijkopleider uit de lijst."},
    )
    praktijkopleider = forms.CharField(
        label="Met wie anders?",
        required=False,
        max_length=120,
        help_text="Alleen als die niet in de lijst staat.",
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

    def __init__(self, *args: Any, werkproces: Werkproces, leerbedrijven: Leerbedrijven, **kwargs: Any) -> None:
        praktijk = werkproces.praktijkverklaring
        begin = {
            "staat": werkproces.staat,
            "beoordeeld_op": werkproces.beoordeeld_op or timezone.localdate(),
            "opleider": werkproces.praktijkopleider or praktijk.praktijkopleider,
            "opmerking": werkproces.opmerking,
        }
        super().__init__(*args, initial=begin, versie=werkproces.versie, **kwargs)
        plek = next((plek for plek in leerbedrijven.plekken if plek.kenmerk == praktijk.kenmerk), None)
        namen = [
            begin["opleider"],
            praktijk.praktijkopleider,
            *(mens.naam for mens in (plek.opleiders if plek else ())),
        ]
        keuzes = [(naam, naam) for naam in dict.fromkeys(namen)]
        self.fields["opleider"].choices = [*keuzes, ("", "Iemand anders")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who was chosen, unless somebody else was written down."""
        gegevens: dict[str, Any] = super().clean() or {}
        gekozen = gegevens.pop("opleider", "")
        gegevens["praktijkopleider"] = gegevens.get("praktijkopleider") or gekozen
        return gegevens


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
