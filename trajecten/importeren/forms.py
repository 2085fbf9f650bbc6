"""Handing in lists: which files, and whether they are not too many or too large."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from trajecten.importeren.bron import BESTANDEN_HOOGSTENS, BYTES_HOOGSTENS
from vormgeving.formulier import Formulier

EINDEN = (".csv", ".xlsx", ".zip")
TE_GROOT = "te_groot"
NAAM_HOOGSTENS = 255


class BestandenInvoer(forms.ClearableFileInput):
    """A button with which somebody picks several files."""

    allow_multiple_selected = True


class BestandenVeld(forms.FileField):
    """One or more files; gives a list of uploaded files."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=BestandenInvoer(attrs={"accept": ",".join(EINDEN)}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # type: ignore[override]
        """Refuse too many files, files of other kinds, empty ones and too much altogether."""
        bestanden = data if isinstance(data, list) else [data] if data else []
        if not bestanden:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(bestanden) > BESTANDEN_HOOGSTENS:
            raise ValidationError(
                f"Dit zijn {len(bestanden)} bestanden. Er kunnen er {BESTANDEN_HOOGSTENS} tegelijk. Kies er minder."
            )
        if sum(bestand.size for bestand in bestanden) > BYTES_HOOGSTENS:
            raise ValidationError(
                f"Samen zijn de bestanden groter dan {BYTES_HOOGSTENS // 1024**2} MB. Lees ze in delen in.",
                code=TE_GROOT,
            )
        for bestand in bestanden:
            _keur(bestand)
        if len(bestanden) > 1 and any(_einde(bestand) == ".zip" for bestand in bestanden):
            raise ValidationError("Kies een zipbestand alleen, of kies losse bestanden.")
        _eis_eigen_namen(bestanden)
        return bestanden


class LijstenFormulier(Formulier):
    """The lists to hand in; `cleaned_data["lijsten"]` is a list of files."""

    lijsten = BestandenVeld(
        label="Bestanden",
        help_text="CSV-bestanden, één XLSX met een blad per lijst, of een zipbestand. Samen hoogstens"
        f" {BYTES_HOOGSTENS // 1024**2} MB.",
        error_messages={"required": "Kies een of meer bestanden."},
    )

    @property
    def is_te_groot(self) -> bool:
        """Whether the size is what was wrong."""
        return self.has_error("lijsten", TE_GROOT)


def _keur(bestand: UploadedFile[Any]) -> None:
    if _einde(bestand) not in EINDEN:
        raise ValidationError(f"{bestand.name} is geen CSV-, XLSX- of zipbestand. Sla het op als CSV of XLSX.")
    if not bestand.size:
        raise ValidationError(f"{bestand.name} is leeg. Kijk of je het goede bestand koos.")
    if len(bestand.name or "") > NAAM_HOOGSTENS:
        raise ValidationError("De naam van een bestand is te lang. Maak de naam korter.")


def _eis_eigen_namen(bestanden: list[UploadedFile[Any]]) -> None:
    namen = [(bestand.name or "").lower() for bestand in bestanden]
    dubbel = next((naam for naam in namen if namen.count(naam) > 1), None)
    if dubbel:
        raise ValidationError(f"{dubbel} zit er twee keer bij. Kies het één keer.")


def _einde(bestand: UploadedFile[Any]) -> str:
    return PurePath(bestand.name or "").suffix.lower()
