"""Widgets and fields of our own: choices as buttons, a date as one writes it, minutes."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from vormgeving.taal import getal

DATUMVORMEN = ["%d-%m-%Y", "%Y-%m-%d"]
DATUMFOUT = "Schrijf de datum zo: 24-11-2026."
# further away nobody was born and nothing is planned, and counting on from there runs off the calendar
JAREN = range(1900, 2101)
JAARFOUT = f"Kies een jaar van {JAREN[0]} tot en met {JAREN[-1]}."
# what a form says of a text that does not fit
TE_LANG = "Dit is te lang. Er passen %(limit_value)s tekens, dit zijn er %(show_value)s."
CIJFERS = {1: "één cijfer", 2: "twee cijfers"}
SCHEIDING = re.compile(r"[\s./]+")
ACHT_CIJFERS = re.compile(r"(\d{2})(\d{2})(\d{4})")


class _Knoppen:
    """Shared by Keuze and KeuzeMeer: icons and the number of columns."""

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Sequence[Any] = (),
        *,
        iconen: Mapping[str, str] | None = None,
        kolommen: int | None = None,
    ) -> None:
        """`iconen`: choice to icon name; `kolommen` 2, 3 or 4 of equal width, else as wide as the words.

        1 is for long words: below each other on a phone.
        """
        super().__init__(attrs, choices)  # type: ignore[call-arg]
        self.iconen = iconen or {}
        self.kolommen = kolommen

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["widget"]["kolommen"] = self.kolommen
        return context

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        optie: dict[str, Any] = super().create_option(*args, **kwargs)  # type: ignore[misc]
        optie["icoon"] = self.iconen.get(str(optie["value"]), "")
        return optie


class Keuze(_Knoppen, forms.RadioSelect):
    """Up to six choices as buttons; a real group of radio buttons underneath."""

    template_name = "nlds/widgets/keuze.html"
    option_template_name = "nlds/widgets/keuze_optie.html"


class KeuzeMeer(_Knoppen, forms.CheckboxSelectMultiple):
    """The same for more than one choice."""

    template_name = "nlds/widgets/keuze.html"
    option_template_name = "nlds/widgets/keuze_optie.html"


class DatumInvoer(forms.DateInput):
    """A date as text: 24-11-2026. Not type=date, whose order follows the browser's language and not ours.

    Also takes 24/11/2026, 24.11.2026, 24 11 2026, 24112026 and 2026-11-24.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "inputmode": "numeric", "size": 12} | (attrs or {}), "%d-%m-%Y")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """What was typed, with hyphens between day, month and year."""
        waarde = super().value_from_datadict(data, files, name)
        if not isinstance(waarde, str):
            return waarde
        waarde = SCHEIDING.sub("-", waarde.strip())
        cijfers = ACHT_CIJFERS.fullmatch(waarde)
        return "-".join(cijfers.groups()) if cijfers else waarde


class DatumVeld(forms.DateField):
    """A date field that says how to write a date."""

    widget = DatumInvoer

    def __init__(self, **kwargs: Any) -> None:
        fouten = {"invalid": DATUMFOUT} | kwargs.pop("error_messages", {})
        super().__init__(input_formats=DATUMVORMEN, error_messages=fouten, **kwargs)

    def to_python(self, value: Any) -> date | None:
        """The day that was written; raises ValidationError for one that nobody means."""
        dag: date | None = super().to_python(value)
        if dag is not None and dag.year not in JAREN:
            raise ValidationError(JAARFOUT, code="jaar")
        return dag


class Decimaalveld(forms.DecimalField):
    """A number as one writes it, with a comma or a point, and shown as we write numbers: “7,5”."""

    def __init__(
        self, *, hoogstens: int, decimalen: int, minstens: Decimal | None = None, te_veel: str = "", **kwargs: Any
    ) -> None:
        """More than zero, or from `minstens`, up to `hoogstens`; `te_veel` is what is said of more."""
        te_veel = te_veel or f"Vul hoogstens {hoogstens} in."
        fouten = {
            "invalid": "Schrijf een getal, zoals 18 of 4,5.",
            "min_value": "Vul meer dan 0 in, of niets.",
            "max_decimal_places": f"Schrijf hoogstens {CIJFERS[decimalen]} na de komma.",
        } | dict.fromkeys(("max_value", "max_digits", "max_whole_digits"), te_veel)
        super().__init__(
            localize=True,
            min_value=minstens or Decimal(1).scaleb(-decimalen),
            max_value=hoogstens,
            max_digits=len(str(hoogstens)) + decimalen,
            decimal_places=decimalen,
            error_messages=fouten | kwargs.pop("error_messages", {}),
            widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 8}),
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """What stands in the field; what was typed stays as it was typed."""
        return getal(value) if isinstance(value, Decimal) else value


ANDERS = "anders"
MINUTEN = ((15, "15 min"), (30, "30 min"), (45, "45 min"), (60, "1 uur"), (90, "1,5 uur"))


class MinutenInvoer(forms.MultiWidget):
    """Buttons for the usual durations and a number for another one; both there without JavaScript too."""

    template_name = "nlds/widgets/minuten.html"
    use_fieldset = True

    def __init__(self, keuzes: Sequence[tuple[int, str]] = MINUTEN, kolommen: int | None = None) -> None:
        self.keuzes = tuple(keuzes)
        opties = [*((str(aantal), tekst) for aantal, tekst in self.keuzes), (ANDERS, "Anders")]
        super().__init__(
            {
                "keuze": Keuze(choices=opties, kolommen=kolommen),
                "anders": forms.NumberInput({"min": 1, "max": 720, "step": 1, "inputmode": "numeric"}),
            }
        )

    def decompress(self, value: int | str | None) -> list[str | None]:
        """A number of minutes as (button, number)."""
        if value in (None, ""):
            return [None, None]
        if str(value) in {str(aantal) for aantal, _ in self.keuzes}:
            return [str(value), None]
        return [ANDERS, str(value)]

    def id_for_label(self, id_: str) -> str:
        """No single field to point at: the group has a legend."""
        return ""


class MinutenVeld(forms.MultiValueField):
    """A duration in whole minutes, 1 to 720 (twelve hours); the value is an int or None."""

    widget = MinutenInvoer

    def __init__(
        self, *, keuzes: Sequence[tuple[int, str]] = MINUTEN, kolommen: int | None = None, **kwargs: Any
    ) -> None:
        fouten = {"required": "Kies hoe lang het duurde."} | kwargs.pop("error_messages", {})
        velden = (
            forms.ChoiceField(required=False, choices=[*((str(n), t) for n, t in keuzes), (ANDERS, "Anders")]),
            forms.IntegerField(
                required=False,
                min_value=1,
                max_value=720,
                error_messages={
                    "invalid": "Schrijf het aantal minuten als een getal, zoals 40.",
                    "min_value": "Vul minstens 1 minuut in.",
                    "max_value": "Meer dan 12 uur (720 minuten) kan niet.",
                },
            ),
        )
        super().__init__(
            velden,
            require_all_fields=False,
            widget=MinutenInvoer(keuzes, kolommen),
            error_messages=fouten,
            **kwargs,
        )

    def compress(self, data_list: list[Any]) -> int | None:
        """Minutes from button and number. Raises ValidationError when “Anders” comes without a number."""
        keuze, anders = [*data_list, None, None][:2]
        if keuze and keuze != ANDERS:
            return int(keuze)
        if anders is None and keuze == ANDERS:
            raise ValidationError("Schrijf bij Anders hoeveel minuten het duurde, zoals 40.", code="anders")
        if anders is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return anders
