"""Adding a file: which one, and what it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from toegang.fouten import RegelGeschonden
from trajecten.documenten import diensten, regels
from trajecten.documenten.diensten import Inhoud
from trajecten.documenten.regels import HOOGSTENS_BYTES, Bestandstype
from trajecten.models import Document
from vormgeving.formulier import Formulier
from vormgeving.velden import TE_LANG, Keuze

UITLEG = (
    f"Een pdf, een foto (jpg of png), of een document (docx, xlsx of odt). Hoogstens {HOOGSTENS_BYTES // 1024**2} MB."
)


class DocumentVeld(forms.FileField):
    """One file; gives Inhoud, which is what its content says that it is. None when it may be empty and is."""

    def __init__(self, **kwargs: Any) -> None:
        einden = ",".join(f".{soort}" for soort in (*Bestandstype.values, "jpeg"))
        kwargs.setdefault("help_text", UITLEG)
        super().__init__(widget=forms.FileInput(attrs={"accept": einden}), **kwargs)
        self.error_messages |= {"required": "Kies een bestand.", "empty": regels.grootte_past(0)}

    def clean(self, data: Any, initial: Any = None) -> Inhoud | None:  # type: ignore[override]
        """Refuse what is too large before reading it, and what is of another kind."""
        bestand: UploadedFile[Any] | None = super().clean(data, initial)
        if not bestand:
            return None
        if bezwaar := regels.grootte_past(bestand.size or 0):
            raise ValidationError(bezwaar)
        try:
            return diensten.keur(bestand.name or "", bestand.read())
        except RegelGeschonden as fout:
            raise ValidationError(str(fout)) from fout


class DocumentFormulier(Formulier):
    """A file, what it is and a word about it; `met_bijzonder` asks whether it is about health or justice."""

    bestand = DocumentVeld(label="Bestand")
    soort = forms.ChoiceField(
        label="Wat is het?",
        choices=Document.Soort.choices,
        widget=Keuze(kolommen=2),
        error_messages={"required": "Kies wat voor document het is."},
    )
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=200, error_messages={"max_length": TE_LANG}
    )
    bijzonder = forms.BooleanField(
        label="Dit gaat over gezondheid of justitie",
        required=False,
        help_text="Dan ziet alleen wie zulke gegevens mag zien het, en jijzelf.",
    )

    def __init__(self, *args: Any, met_bijzonder: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not met_bijzonder:
            del self.fields["bijzonder"]
