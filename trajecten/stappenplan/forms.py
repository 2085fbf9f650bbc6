"""Forms of the stappenplan: parse and translate; the diensten decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from crispy_forms.layout import Div, Field, Layout
from django import forms

from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Partner, Stap, Traject
from trajecten.registers import leefgebieden_van
from trajecten.stappenplan.diensten import Uitvoerder
from trajecten.stappenplan.regels import Stapstand, Wie
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import TE_LANG, DatumVeld, Keuze

if TYPE_CHECKING:
    from crispy_forms.helper import FormHelper

    from trajecten.stappenplan.zicht import Lezer

WAT_HOOGSTENS = 200
RESULTAAT_HOOGSTENS = 1000
NIEUW = "nieuw"
# the kinds of drafts
CONCEPT_STAP = "stap"
CONCEPT_DOORVERWIJZING = "doorverwijzing"
CONCEPT_STAP_WIJZIGEN = "stap_wijzigen"
CONCEPT_AFSLUITEN = "stap_afsluiten"
CONCEPT_STAND = "doorverwijzing_stand"


class StapFormulier(MetVersie, Formulier):
    """A step: what, for which leefgebied, who, by when. `argumenten()` is what the diensten ask."""

    leefgebied = forms.ChoiceField(label="Leefgebied", required=False)
    wat = forms.CharField(
        label="Wat gaat er gebeuren?",
        max_length=WAT_HOOGSTENS,
        help_text="Eén ding, in gewone woorden. Dit komt ook op het papier voor de deelnemer.",
        error_messages={"required": "Schrijf op wat er gaat gebeuren.", "max_length": TE_LANG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    neutraal = forms.CharField(
        label="Hoe staat het op papier?",
        required=False,
        max_length=WAT_HOOGSTENS,
        help_text="Zonder gezondheid, hulpverlening of justitie te noemen. Laat je dit leeg? Dan staat er “Een"
        " persoonlijk onderwerp”.",
        error_messages={"max_length": TE_LANG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    wie = forms.ChoiceField(label="Wie doet het?", error_messages={"required": "Kies wie de stap doet."})
    nieuwe_partner = forms.CharField(
        label="Naam van de partner",
        required=False,
        max_length=120,
        error_messages={"max_length": TE_LANG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    deadline = DatumVeld(label="Klaar voor", required=False)
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        traject: Traject,
        stap: Stap | None = None,
        lezer: Lezer | None = None,
        leefgebied: str = "",
        **kwargs: Any,
    ) -> None:
        """`stap` is the one that is changed, by `lezer`; `leefgebied` a code that is chosen beforehand."""
        self.traject, self.stap = traject, stap
        begin = _van_stap(stap) if stap else {"leefgebied": leefgebied, "wie": Wie.DEELNEMER, "sleutel": uuid4()}
        super().__init__(
            *args, versie=stap.versie if stap else None, initial=begin | kwargs.pop("initial", {}), **kwargs
        )
        self.gebieden = leefgebieden_van(traject)
        self._vul_leefgebieden()
        self._vul_wie()
        if stap and lezer and not lezer.ziet_onderwerp(stap):
            # who wrote the words may change them, and is not told the leefgebied
            del self.fields["leefgebied"]

    def _vul_leefgebieden(self) -> None:
        keuzes = [(gebied.code, gebied.naam) for gebied in self.gebieden]
        if self.stap and self.stap.leefgebied_code not in {"", *(code for code, _ in keuzes)}:
            keuzes.append((self.stap.leefgebied_code, self.stap.leefgebied_naam))
        self.fields["leefgebied"].choices = [("", "Geen of anders"), *keuzes]  # type: ignore[attr-defined]

    def _vul_wie(self) -> None:
        """The deelnemer, who guides the traject and may see the plan, and the partners."""
        collegas = Gebruiker.objects.actief().met_recht(Recht.STAPPENPLAN_INZIEN)
        begeleiders = list(collegas.filter(betrokken_bij__in=self.traject.betrokkenen.nu()).distinct())
        if self.stap and self.stap.medewerker and self.stap.medewerker not in begeleiders:
            begeleiders.append(self.stap.medewerker)
        partners = list(Partner.objects.in_gebruik(self.stap.partner_id if self.stap else None))
        self._medewerkers = {f"m{g.pk}": g for g in begeleiders}
        self._partners = {f"p{partner.pk}": partner for partner in partners}
        self.fields["wie"].choices = [  # type: ignore[attr-defined]
            (Wie.DEELNEMER.value, f"{self.traject.deelnemer.roepnaam} zelf"),
            ("Collega's", [(sleutel, g.naam_met_namens) for sleutel, g in self._medewerkers.items()]),
            (
                "Partners",
                [*((sleutel, p.naam) for sleutel, p in self._partners.items()), (NIEUW, "Een andere partner")],
            ),
        ]

    @property
    def helper(self) -> FormHelper:
        """The neutral text only for leefgebieden on health and justice, the name only for another partner."""
        helper = super().helper
        bijzonder = "|".join(gebied.code for gebied in self.gebieden if gebied.bijzonder)
        neutraal: list[Any] = [Div(Field("neutraal"), data_toon_bij=f"leefgebied={bijzonder}")] if bijzonder else []
        helper.layout = Layout(
            "sleutel",
            "versie",
            *(["leefgebied", "wat", *neutraal] if "leefgebied" in self.fields else ["wat", "neutraal"]),
            "wie",
            Div(Field("nieuwe_partner"), data_toon_bij=f"wie={NIEUW}"),
            "deadline",
        )
        return helper

    def clean(self) -> dict[str, Any]:
        """Another partner has a name."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if velden.get("wie") == NIEUW and not velden.get("nieuwe_partner"):
            self.add_error("nieuwe_partner", "Schrijf de naam van de partner op.")
        return velden

    def argumenten(self) -> dict[str, Any]:
        """What `maak_stap` and `wijzig_stap` ask, apart from traject, stap, sleutel, versie and door."""
        velden = self.cleaned_data
        return {
            "leefgebied": velden.get("leefgebied", self.stap.leefgebied_code if self.stap else ""),
            "wat": velden["wat"],
            "neutraal": velden["neutraal"],
            "wie": self._uitvoerder(),
            "deadline": velden["deadline"],
        }

    def _uitvoerder(self) -> Uitvoerder:
        wie = self.cleaned_data["wie"]
        if wie in self._medewerkers:
            return Uitvoerder(Wie.MEDEWERKER, medewerker=self._medewerkers[wie])
        if wie in self._partners:
            return Uitvoerder(Wie.PARTNER, partner=self._partners[wie])
        if wie == NIEUW:
            return Uitvoerder(Wie.PARTNER, nieuwe_partner=self.cleaned_data["nieuwe_partner"])
        return Uitvoerder(Wie.DEELNEMER)


def _van_stap(stap: Stap) -> dict[str, Any]:
    wie = {Wie.MEDEWERKER: f"m{stap.medewerker_id}", Wie.PARTNER: f"p{stap.partner_id}"}
    return {
        "leefgebied": stap.leefgebied_code,
        "wat": stap.wat,
        "neutraal": stap.neutraal,
        "wie": wie.get(Wie(stap.wie_soort), Wie.DEELNEMER.value),
        "deadline": stap.deadline,
        "sleutel": stap.sleutel,
    }


class AfsluitFormulier(MetVersie, Formulier):
    """How a step ended."""

    staat = forms.ChoiceField(
        label="Hoe is het gegaan?",
        choices=[(Stapstand.GEDAAN.value, "Gedaan"), (Stapstand.VERVALLEN.value, "Vervallen: niet meer nodig")],
        widget=Keuze(kolommen=2),
        error_messages={"required": "Kies hoe het is gegaan."},
    )
    resultaat = forms.CharField(
        label="Wat is het resultaat?",
        max_length=RESULTAAT_HOOGSTENS,
        help_text="Eén zin is genoeg. Schrijf geen medische gegevens op.",
        error_messages={"required": "Schrijf op wat het resultaat is.", "max_length": TE_LANG},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, stap: Stap, **kwargs: Any) -> None:
        """A closed step, beside which the form is shown after a conflict, has its own state and result."""
        begin = {"staat": Stapstand.GEDAAN.value if stap.is_open else stap.staat, "resultaat": stap.resultaat}
        super().__init__(*args, versie=stap.versie, initial=begin, **kwargs)

    def argumenten(self) -> dict[str, Any]:
        """What `sluit_stap` asks, apart from stap and door."""
        velden = self.cleaned_data
        return {"verwacht": velden["versie"], "staat": velden["staat"], "resultaat": velden["resultaat"]}
