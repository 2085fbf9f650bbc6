"""The fields of signing up, in groups: shared by the form that asks all of them and those that change some."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms

from trajecten.aanmelden.gelijkenis import Persoon
from trajecten.aanmelden.waarom import WAAROM
from trajecten.models import Code, Codelijst, Deelnemer, JaNee, Programma, Startsituatie
from trajecten.models.situatie import Opleidingsniveau
from trajecten.talen import TALEN
from vormgeving.adresvelden import PostcodeVeld, TelefoonVeld
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, Keuze, KeuzeMeer

DOEL_HOOGSTENS = 2000
KNOPPEN_HOOGSTENS = 4
# languages that the programmes meet most, as buttons; all others are in a list
VEELGEHOORD = ("nl", "en", "ar", "tr", "ti", "fa", "uk", "pl", "so", "ku", "fr", "es")
JA_NEE = (("ja", "Ja"), ("nee", "Nee"))
BIJZONDERE_VRAGEN = ("beperking", "derdelander", "migratieachtergrond", "minderheid", "dakloos")
ESF_VRAGEN = (*BIJZONDERE_VRAGEN, "landelijk_gebied")


class PersoonVelden(Formulier):
    """Who somebody is and how to reach them: the fields of a Deelnemer."""

    voornaam = forms.CharField(label="Voornaam", max_length=80, required=False)
    tussenvoegsel = forms.CharField(label="Tussenvoegsel", max_length=20, required=False)
    achternaam = forms.CharField(
        label="Achternaam", max_length=120, error_messages={"required": "Vul de achternaam in."}
    )
    geboortedatum = DatumVeld(label="Geboortedatum", required=False, help_text="Bijvoorbeeld 14-03-2005.")
    geslacht = forms.ChoiceField(
        label="Geslacht",
        choices=[*Deelnemer.Geslacht.choices[:3], ("onbekend", "Niet bekend")],
        widget=Keuze(kolommen=2),
        error_messages={"required": "Kies een antwoord. Weet je het niet? Kies Niet bekend."},
    )
    telefoon = TelefoonVeld(required=False)
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": "Schrijf het e-mailadres zo: naam@voorbeeld.nl."},
    )
    postcode = PostcodeVeld(required=False)
    huisnummer = forms.CharField(label="Huisnummer", max_length=20, required=False)
    woonplaats = forms.CharField(label="Woonplaats", max_length=80, required=False)
    voorkeurstaal = forms.ChoiceField(
        label="In welke taal praat je het liefst met elkaar?", required=False, choices=[("", "Niet gevraagd")]
    )
    talen = forms.MultipleChoiceField(label="Welke talen spreekt de deelnemer nog meer?", required=False)
    nog_een_taal = forms.ChoiceField(label="Nog een taal", required=False, choices=[("", "Geen")])

    NAAM = ("voornaam", "tussenvoegsel", "achternaam")
    CONTACT = ("telefoon", "email", "postcode", "huisnummer", "woonplaats")
    TALEN = ("voorkeurstaal", "talen", "nog_een_taal")
    PERSOON = (*NAAM, "geboortedatum", "geslacht", *CONTACT, *TALEN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alle = sorted(TALEN.items(), key=lambda taal: taal[1])
        gekozen = [code for code in (self.initial.get("talen") or []) if code not in VEELGEHOORD]
        for naam in ("voorkeurstaal", "nog_een_taal"):
            self.fields[naam].choices = [*self.fields[naam].choices, *alle]
        self.fields["talen"].choices = [(code, TALEN.get(code, code)) for code in (*VEELGEHOORD, *gekozen)]
        self.fields["talen"].widget = KeuzeMeer(choices=self.fields["talen"].choices)

    @property
    def naamvelden(self) -> list[forms.BoundField]:
        """The parts of the name."""
        return [self[naam] for naam in self.NAAM]

    def persoon(self) -> dict[str, Any]:
        """The fields of a Deelnemer, after is_valid."""
        velden = (*self.NAAM, "geboortedatum", "geslacht", *self.CONTACT, "voorkeurstaal")
        talen = [*self.cleaned_data["talen"], self.cleaned_data["nog_een_taal"]]
        voorkeur = self.cleaned_data["voorkeurstaal"]
        anders = [taal for taal in dict.fromkeys(talen) if taal and taal != voorkeur]
        return {veld: self.cleaned_data[veld] for veld in velden} | {"talen": anders}

    def te_vergelijken(self) -> Persoon:
        """What is filled in so far, to look for doubles; what cannot be read counts as empty."""
        return Persoon(**{veld: self.zoveel_als_kan(veld) for veld in Persoon.__dataclass_fields__})

    def zoveel_als_kan(self, veld: str) -> Any:
        """What a field holds so far; empty when it cannot be read."""
        leeg = None if veld == "geboortedatum" else ""
        try:
            return self.fields[veld].clean(self[veld].value()) or leeg
        except forms.ValidationError:
            return leeg


class AanmeldVelden(Formulier):
    """For which programma somebody comes, how, and what they want themselves."""

    programma = forms.ModelChoiceField(
        label="Programma", queryset=Programma.objects.none(), error_messages={"required": "Kies een programma."}
    )
    aanmelddatum = DatumVeld(label="Aangemeld op")
    instroomkanaal = forms.ChoiceField(label="Hoe kwam de deelnemer bij jullie?", required=False)
    doelgroepen = forms.MultipleChoiceField(
        label="Doelgroepen", required=False, help_text="Kies alles wat past.", widget=KeuzeMeer(kolommen=2)
    )
    doel = forms.CharField(
        label="Wat wil de deelnemer zelf bereiken?",
        required=False,
        max_length=DOEL_HOOGSTENS,
        help_text="Schrijf het op in de woorden van de deelnemer.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    AANMELDING = ("programma", "aanmelddatum", "instroomkanaal", "doelgroepen", "doel")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kanalen = codes(Codelijst.INSTROOMKANAAL, ook=gekozen(self, "instroomkanaal"))
        self.fields["instroomkanaal"].choices = [("", "Niet bekend"), *kanalen]
        self.fields["doelgroepen"].choices = codes(Codelijst.DOELGROEP, ook=gekozen(self, "doelgroepen"))
        if "programma" in self.fields:
            self._vul_programmas()

    def _vul_programmas(self) -> None:
        """Few programmes are knobs, and a single one is chosen beforehand."""
        programmas = Programma.objects.filter(actief=True)
        veld = self.fields["programma"]
        aantal = programmas.count()
        if aantal <= KNOPPEN_HOOGSTENS:
            veld.widget = Keuze(kolommen=1)
        veld.queryset = programmas
        veld.empty_label = None if aantal <= KNOPPEN_HOOGSTENS else "Kies een programma"
        if aantal == 1:
            veld.initial = programmas[0].pk


class SituatieVelden(Formulier):
    """The situation at the start, as the funders ask it: the fields of a Startsituatie."""

    arbeidssituatie = forms.ChoiceField(
        label="Werk nu",
        required=False,
        choices=[
            ("werkend", "Werkt"),
            ("werkloos", "Zoekt werk"),
            ("inactief", "Werkt niet en zoekt niet"),
            ("onbekend", "Niet bekend"),
        ],
        widget=Keuze(kolommen=2),
    )
    werkloos_sinds = DatumVeld(label="Zonder werk sinds", required=False)
    opleidingsniveau = forms.ChoiceField(
        label="Hoogste opleiding die is afgemaakt",
        required=False,
        choices=[("", "Niet gevraagd"), *Opleidingsniveau.choices],
    )
    opleiding = forms.ChoiceField(
        label="Volgt nu een opleiding", required=False, choices=JA_NEE, widget=Keuze(kolommen=2)
    )
    beperking = forms.ChoiceField(label="Heeft een beperking")
    derdelander = forms.ChoiceField(label="Heeft geen nationaliteit van een EU-land")
    migratieachtergrond = forms.ChoiceField(label="Heeft een buitenlandse achtergrond")
    minderheid = forms.ChoiceField(label="Hoort bij een minderheid")
    dakloos = forms.ChoiceField(label="Heeft geen vaste woonplek")
    landelijk_gebied = forms.ChoiceField(label="Woont in landelijk gebied")

    WERK = ("arbeidssituatie", "werkloos_sinds")
    SCHOOL = ("opleidingsniveau", "opleiding")
    SITUATIE = (*WERK, *SCHOOL, *ESF_VRAGEN)

    def __init__(self, *args: Any, vragen: tuple[str, ...] = ESF_VRAGEN, **kwargs: Any) -> None:
        """`vragen` are the questions of ESF_VRAGEN that are asked here, to this person."""
        super().__init__(*args, **kwargs)
        for naam in ESF_VRAGEN:
            if naam in vragen:
                self._maak_vraag(naam)
            else:
                del self.fields[naam]
        for naam, waarom in WAAROM.items():
            if naam in self.fields:
                self.fields[naam].waarom = waarom

    def _maak_vraag(self, naam: str) -> None:
        veld = self.fields[naam]
        veld.required = False
        veld.choices = JaNee.choices
        veld.widget = Keuze(choices=JaNee.choices, kolommen=2)
        # an instance of the class's own list of choices would be shared between forms
        veld.initial = JaNee.NIET_GEVRAAGD

    @property
    def velden_esf(self) -> list[forms.BoundField]:
        """The questions that may stay unanswered."""
        return [self[naam] for naam in ESF_VRAGEN if naam in self.fields]

    def situatie(self) -> dict[str, Any]:
        """The fields of a Startsituatie that were asked, after is_valid; nothing asked and nothing known is empty."""
        waarden = {naam: self.cleaned_data[naam] for naam in self.SITUATIE if naam in self.fields}
        waarden |= {naam: waarden[naam] or JaNee.NIET_GEVRAAGD for naam in ESF_VRAGEN if naam in waarden}
        if waarden["arbeidssituatie"] != Startsituatie.Arbeid.WERKLOOS:
            waarden["werkloos_sinds"] = None
        ingevuld = [waarde for waarde in waarden.values() if waarde not in (None, "", JaNee.NIET_GEVRAAGD)]
        return waarden if ingevuld else {}


def codes(lijst: str, *, bijzonder: bool = True, ook: Collection[str] = ()) -> list[tuple[str, str]]:
    """The codes of a list with their names, for a choice; on request without those of health and justice.

    `ook` were chosen before: they stay to be chosen when the organisation switched them off.
    """
    return [(code.code, code.naam) for code in Code.objects.te_kiezen(lijst, ook) if bijzonder or not code.bijzonder]


def gekozen(form: forms.BaseForm, veld: str) -> list[str]:
    """What a form begins with in a field of one or more codes."""
    begin = form.initial.get(veld) or []
    return [begin] if isinstance(begin, str) else list(begin)
