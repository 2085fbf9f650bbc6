"""The base of every form: layout by the pack nlds, dates as we write them, errors with a way out."""

from dataclasses import dataclass
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.forms.boundfield import BoundField

from vormgeving.velden import DATUMFOUT, DATUMVORMEN, DatumInvoer

VERPLICHT = "Vul dit in."
MEER_DAN_EEN = "Er zijn {} velden niet goed ingevuld"
EEN = "Er is 1 veld niet goed ingevuld"


@dataclass(frozen=True)
class Veldfout:
    """One line of the summary above a form. `anker` is the id of what to fill in; empty for the whole form."""

    label: str
    tekst: str
    anker: str

    @property
    def zin(self) -> str:
        """What is wrong, after the name of the field; a question asks no colon."""
        if not self.label:
            return self.tekst
        return f"{self.label} {self.tekst}" if self.label.endswith(("?", ":", ".")) else f"{self.label}: {self.tekst}"


class _Basis:
    """What Formulier and ModelFormulier have in common."""

    fields: dict[str, forms.Field]
    # the browser's own bubbles come in its own language and only one at a time
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            _richt_in(veld)

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django does; what is about a field that this form does not have is about the form as a whole.

        A dienst names the field of what it refuses, and does not know which form is open.
        """
        super().add_error(field if field in self.fields else None, error)  # type: ignore[misc]

    @property
    def helper(self) -> FormHelper:
        """The crispy helper: fields in order, the <form> tag and the button in the page's own template."""
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        return helper


class Formulier(_Basis, forms.Form):
    """Base of forms without a model."""


class ModelFormulier(_Basis, forms.ModelForm):
    """Base of forms that write one row."""


def _richt_in(veld: forms.Field) -> None:
    """Give a plain date field our way of writing, and say “Vul dit in.” where Django is more official."""
    if isinstance(veld, forms.DateField) and type(veld.widget) is forms.DateInput:
        veld.widget = DatumInvoer(veld.widget.attrs)
        veld.input_formats = DATUMVORMEN
        veld.error_messages["invalid"] = DATUMFOUT
    if veld.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        veld.error_messages["required"] = VERPLICHT


def anker(veld: BoundField) -> str:
    """The id of the first thing to fill in: of a group the first choice."""
    return f"{veld.auto_id}_0" if veld.use_fieldset else veld.id_for_label or veld.auto_id


def fouten_van(formulier: forms.BaseForm) -> list[Veldfout]:
    """All errors of a form, those of the whole form first; an empty list before it was sent."""
    if not formulier.is_bound:
        return []
    geheel = [Veldfout("", str(tekst), "") for tekst in formulier.non_field_errors()]
    verborgen = [Veldfout("", str(veld.errors[0]), "") for veld in formulier.hidden_fields() if veld.errors]
    fout = [veld for veld in formulier.visible_fields() if veld.errors]
    return geheel + verborgen + [Veldfout(str(veld.label), str(veld.errors[0]), anker(veld)) for veld in fout]


def kop_van(fouten: list[Veldfout]) -> str:
    """The first line of the summary."""
    aantal = sum(1 for fout in fouten if fout.anker)
    if aantal == 0:
        return "Dit kan zo niet"
    return EEN if aantal == 1 else MEER_DAN_EEN.format(aantal)
