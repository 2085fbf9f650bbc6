"""The form of a personal plan: the bouwstenen to choose, and per bouwsteen its modules."""

from __future__ import annotations

from typing import Any

from django import forms

from bouwstenen.plannen.diensten import NIEUW
from bouwstenen.plannen.keuzes import Planbeeld, Steenkeuze
from bouwstenen.woorden import MEERVOUD
from trajecten.versies import MetVersie
from vormgeving.formulier import Formulier
from vormgeving.velden import KeuzeMeer


class PlanFormulier(MetVersie, Formulier):
    """Which bouwstenen and modules somebody follows."""

    def __init__(self, *args: Any, beeld: Planbeeld, **kwargs: Any) -> None:
        self.beeld = beeld
        super().__init__(*args, versie=beeld.plan.versie if beeld.plan else NIEUW, **kwargs)
        vrij = [keuze for keuze in beeld.stenen if keuze.steen.keuze and not keuze.vast]
        if vrij:
            woord = MEERVOUD[vrij[0].steen.route.woord]
            self.fields["stenen"] = _veld(
                f"Welke {woord} horen in het plan?",
                [(keuze.steen.pk, keuze.steen.naam) for keuze in vrij],
                [keuze.steen.pk for keuze in vrij if keuze.volgt],
            )
        for keuze in beeld.stenen:
            if keuze.modules:
                self.fields[self._modules(keuze)] = _veld(
                    f"Welke modules bij {keuze.steen.naam}?",
                    [(module.onderdeel.pk, _naam(module)) for module in keuze.modules],
                    [module.onderdeel.pk for module in keuze.gekozen],
                )
        self.order_fields([naam for naam in self.fields if naam != "versie"] + ["versie"])

    @staticmethod
    def _modules(keuze: Steenkeuze) -> str:
        return f"modules_{keuze.steen.pk}"

    def argumenten(self) -> dict[str, Any]:
        """What the dienst asks, apart from traject and door."""
        velden = self.cleaned_data
        stenen = velden.get("stenen", [])
        volgt = [keuze for keuze in self.beeld.stenen if keuze.vast or keuze.steen.pk in stenen]
        # modules of a bouwsteen that is left out go with it
        onderdelen = [pk for keuze in volgt for pk in velden.get(self._modules(keuze), [])]
        klaar = [module.onderdeel.pk for keuze in volgt for module in keuze.modules if module.klaar_op]
        return {"stenen": stenen, "onderdelen": {*onderdelen, *klaar}, "versie": velden["versie"]}


def _veld(label: str, keuzes: list[tuple[int, str]], gekozen: list[int]) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, choices=keuzes, initial=gekozen, coerce=int, required=False, widget=KeuzeMeer(kolommen=1)
    )


def _naam(module: Any) -> str:
    return f"{module.onderdeel.tekst} (klaar)" if module.klaar_op else module.onderdeel.tekst
