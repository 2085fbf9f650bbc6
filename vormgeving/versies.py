"""Two people who save the same record: the form that shows both texts side by side.

A model that can be edited has `versie`; the form carries the one that the page showed (MetVersie).
See docs/ontwikkel/nooit-kwijt.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django import forms

from vormgeving.taal import minuten
from vormgeving.velden import MinutenVeld


def versie_uit(*waarden: object) -> int:
    """The version of a record that counts none: another number (CRC-32) when another of these values is saved.

    Who saved the same as there was before changes nothing, and is in nobody's way.
    """
    return crc32(json.dumps(waarden, sort_keys=True, default=str).encode())


BOTSING = (
    "Een collega heeft dit net veranderd. Jullie teksten staan naast elkaar boven het formulier. "
    "Kies wat het moet zijn en sla dan op."
)
# what a colleague changed is not on this form, or is the same as what was typed
GEEN_VERSCHIL = "Een collega heeft dit net opgeslagen. Wat jij typte, is niet anders. Sla het nog een keer op."


@dataclass(frozen=True)
class Verschil:
    """One field that differs: what somebody typed, and what a colleague saved in the meantime."""

    label: str
    getypt: str
    nu: str
    anker: str


class MetVersie(forms.BaseForm):
    """Mixin of a form that edits one record: carries the version that the page showed.

    Comes before Formulier or ModelFormulier in the bases. A ModelForm takes the version of its instance; another
    form is given `versie`.
    """

    verschillen: Sequence[Verschil] = ()

    def __init__(self, *args: Any, versie: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begin = versie if versie is not None else getattr(getattr(self, "instance", None), "versie", 1)
        self.fields["versie"] = forms.IntegerField(widget=forms.HiddenInput({"autocomplete": "off"}), initial=begin)

    def zet_naast(self, huidig: forms.BaseForm, versie: int) -> None:
        """Show in this form, that was sent, what differs from `huidig`: the same form, unsent, with what is there now.

        The next save of this page starts from `versie` and so wins: whoever sends it has seen both.
        """
        gegevens: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, or a dict in a test
        gegevens[self.add_prefix("versie")] = str(versie)
        self.data = gegevens
        paren = [(self[naam], huidig[naam]) for naam in self.fields if naam != "versie" and naam in huidig.fields]
        self.verschillen = [
            Verschil(str(hier.label), getypt, nu, hier.id_for_label or hier.auto_id)
            for hier, daar in paren
            if not hier.field.widget.is_hidden and (getypt := in_woorden(hier)) != (nu := in_woorden(daar))
        ]
        self.add_error(None, BOTSING if self.verschillen else GEEN_VERSCHIL)


def in_woorden(veld: forms.BoundField) -> str:
    """What a field holds, as somebody reads it: the name of a choice, ja or nee, a text as it was typed."""
    waarde = veld.value()
    if isinstance(veld.field, forms.BooleanField):
        return "ja" if veld.field.to_python(waarde) else "nee"
    if isinstance(veld.field, MinutenVeld):
        return _duur(veld, waarde)
    if hasattr(veld.field, "choices"):
        gekozen = {str(w) for w in (waarde if isinstance(waarde, (list, tuple, set)) else [waarde]) if w is not None}
        return ", ".join(str(naam) for code, naam in _keuzes(veld) if code and code in gekozen)
    tekst = veld.field.widget.format_value(waarde) if hasattr(veld.field.widget, "format_value") else waarde
    return "" if tekst is None else str(tekst).replace("\r\n", "\n").strip()


def _duur(veld: forms.BoundField, waarde: Any) -> str:
    """A length of time: what was chosen, or what was typed when it is none."""
    try:
        gekozen = veld.field.clean(waarde) if isinstance(waarde, list | tuple) else waarde
    except forms.ValidationError:
        return " ".join(str(deel) for deel in waarde if deel)
    return minuten(gekozen) if gekozen else ""


def _keuzes(veld: forms.BoundField) -> list[tuple[str, str]]:
    """The choices, also those that stand in groups."""
    vlak: list[tuple[str, str]] = []
    for code, naam in veld.field.choices:  # type: ignore[attr-defined]  # in_woorden looked whether it has them
        vlak += [(str(c), n) for c, n in naam] if isinstance(naam, (list, tuple)) else [(str(code or ""), naam)]
    return vlak
