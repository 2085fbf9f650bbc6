"""Forms of staff about signing."""

from __future__ import annotations

from typing import Any

from django import forms

from toegang.models import Gebruiker
from vormgeving.formulier import Formulier, ModelFormulier
from vormgeving.velden import TE_LANG, Keuze
from vormgeving.versies import MetVersie
from werkgevers.evaluatie.regels import Partij
from werkgevers.models import Contactpersoon, Evaluatie, Ondertekeninstelling
from werkgevers.models.ondertekening import REDEN_LENGTE
from werkgevers.ondertekening.forms import FUNCTIE_LENGTE
from werkgevers.ondertekening.intern import te_kiezen_contactpersonen
from werkgevers.ondertekening.regels import Codeweg, Kanaal
from werkgevers.ondertekening.sms import kan_sms
from werkgevers.ondertekening.staat import te_kiezen_collegas
from werkgevers.ondertekening.vragen import Gevraagde


class VraagFormulier(Formulier):
    """Who is asked to sign; of each party that the form names, one person."""

    def __init__(self, *args: Any, evaluatie: Evaluatie, partijen: list[Partij], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contactpersonen: dict[str, Contactpersoon] = {}
        self.collegas: dict[str, Gebruiker] = {}
        if Partij.WERKGEVER in partijen:
            self._vraag_werkgever(evaluatie)
        if Partij.JOBCOACH in partijen:
            self._vraag_collega(evaluatie)
        if Partij.DEELNEMER in partijen:
            self._vraag_deelnemer(evaluatie)

    def _vraag_werkgever(self, evaluatie: Evaluatie) -> None:
        self.contactpersonen = {str(wie.pk): wie for wie in te_kiezen_contactpersonen(evaluatie)}
        namen = [(pk, f"{wie.naam} ({wie.email})") for pk, wie in self.contactpersonen.items()]
        self.fields["contactpersoon"] = forms.ChoiceField(
            label="Wie tekent voor de werkgever?",
            choices=namen,
            initial=namen[0][0] if namen else None,
            widget=Keuze(kolommen=1) if len(namen) <= 6 else forms.Select,
            help_text=""
            if namen
            else "Er is nog geen contactpersoon met een e-mailadres. Voeg die toe bij de werkgever.",
            error_messages={"required": "Kies een contactpersoon.", "invalid_choice": "Kies iemand uit de lijst."},
        )

    def _vraag_collega(self, evaluatie: Evaluatie) -> None:
        self.collegas = {str(wie.pk): wie for wie in te_kiezen_collegas(evaluatie)}
        self.fields["collega"] = forms.ChoiceField(
            label="Welke collega tekent?",
            choices=[(pk, wie.naam) for pk, wie in self.collegas.items()],
            widget=Keuze(kolommen=1),
            help_text="Iemand die dit traject begeleidt en niet aan de evaluatie schreef.",
            error_messages={"required": "Kies een collega.", "invalid_choice": "Kies iemand uit de lijst."},
        )

    def _vraag_deelnemer(self, evaluatie: Evaluatie) -> None:
        deelnemer = evaluatie.plaatsing.traject.deelnemer
        wegen = [weg for weg in Kanaal if weg != Kanaal.SMS or kan_sms()]
        self.fields["kanaal"] = forms.ChoiceField(
            label="Hoe tekent de deelnemer?",
            required=False,
            choices=[(weg.value, weg.label) for weg in wegen],
            initial=Kanaal.MAIL if deelnemer.email else Kanaal.TER_PLEKKE,
            widget=Keuze(kolommen=1),
            help_text="Ter plekke: de deelnemer leest en tekent op jouw apparaat. Je bent dan even uitgelogd.",
            error_messages={"invalid_choice": "Kies een van de manieren."},
        )
        self.fields["deelnemer"] = forms.EmailField(
            label="E-mailadres van de deelnemer",
            required=False,
            max_length=254,
            initial=deelnemer.email,
            help_text="Alleen als de link per mail gaat. De deelnemer krijgt een eigen link.",
            error_messages={"invalid": "Schrijf het e-mailadres zo: naam@voorbeeld.nl."},
        )
        if kan_sms():
            self.fields["telefoon"] = forms.CharField(
                label="Mobiel nummer van de deelnemer",
                required=False,
                max_length=20,
                initial=deelnemer.telefoon,
                help_text="Alleen als de link per sms gaat.",
                widget=forms.TextInput(attrs={"inputmode": "tel"}),
            )

    def clean(self) -> dict[str, Any]:
        """An address for the deelnemer where the link goes by mail, a number where it goes by SMS."""
        schoon: dict[str, Any] = super().clean() or {}
        if "kanaal" not in self.fields:
            return schoon
        weg = schoon.get("kanaal") or Kanaal.MAIL
        if weg == Kanaal.MAIL and not schoon.get("deelnemer") and "deelnemer" not in self.errors:
            self.add_error("deelnemer", "Schrijf het e-mailadres van de deelnemer op.")
        if weg == Kanaal.SMS and not schoon.get("telefoon"):
            self.add_error("telefoon", "Schrijf het mobiele nummer van de deelnemer op.")
        return schoon

    def gevraagden(self) -> list[Gevraagde]:
        """Who was chosen, as the dienst asks it."""
        gekozen = self.cleaned_data
        wie = []
        if contactpersoon := self.contactpersonen.get(gekozen.get("contactpersoon", "")):
            wie.append(Gevraagde(Partij.WERKGEVER, contactpersoon=contactpersoon, email=contactpersoon.email))
        if collega := self.collegas.get(gekozen.get("collega", "")):
            wie.append(Gevraagde(Partij.JOBCOACH, gebruiker=collega))
        if "kanaal" in self.fields:
            wie.append(self._deelnemer())
        return wie

    def _deelnemer(self) -> Gevraagde:
        """The deelnemer with what the chosen way needs, and nothing else."""
        gekozen, weg = self.cleaned_data, Kanaal(self.cleaned_data.get("kanaal") or Kanaal.MAIL)
        email = gekozen["deelnemer"] if weg == Kanaal.MAIL else ""
        telefoon = gekozen["telefoon"] if weg == Kanaal.SMS else ""
        return Gevraagde(Partij.DEELNEMER, email=email, telefoon=telefoon, kanaal=weg)


class AntwoordFormulier(Formulier):
    """What was agreed about what did not seem right."""

    antwoord = forms.CharField(
        label="Wat spraken jullie af?",
        max_length=REDEN_LENGTE,
        help_text="Wie bezwaar had, leest dit boven de evaluatie.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Schrijf op wat jullie afspraken.", "max_length": TE_LANG},
    )


class ZelfFormulier(Formulier):
    """A member of staff who was asked to sign."""

    functie = forms.CharField(
        label="Je functie",
        max_length=FUNCTIE_LENGTE,
        error_messages={"required": "Schrijf je functie op.", "max_length": TE_LANG},
    )
    akkoord = forms.BooleanField(
        label="Ik ben het eens met deze evaluatie.",
        error_messages={"required": "Zet een vinkje als je het eens bent met de evaluatie."},
    )


class InstellingFormulier(MetVersie, ModelFormulier):
    """How this organisation has evaluations signed."""

    class Meta:
        model = Ondertekeninstelling
        fields = ("geldig_dagen", "herinner_eerst", "herinner_dan", "code")
        widgets = {"code": Keuze(kolommen=1)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("geldig_dagen", "herinner_eerst", "herinner_dan"):
            veld = self.fields[naam]
            veld.label = f"{str(veld.label)[:1].upper()}{str(veld.label)[1:]}"
            veld.error_messages["invalid"] = "Schrijf een aantal dagen, zoals 14."
        self.fields["code"].label = "Ook een code vragen bij het tekenen?"
        wegen = [weg for weg in Codeweg if weg != Codeweg.SMS or kan_sms()]
        self.fields["code"].choices = [(weg.value, weg.label) for weg in wegen]  # type: ignore[attr-defined]
        if not kan_sms():
            self.fields["code"].help_text = "Per sms kan als er een sms-dienst is ingesteld."
