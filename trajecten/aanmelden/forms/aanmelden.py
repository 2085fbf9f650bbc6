"""The form with which somebody signs up."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.aanmelden.forms.velden import AanmeldVelden, PersoonVelden, SituatieVelden, codes
from trajecten.models import Betrokkene, Codelijst, Deelnemer
from vormgeving.velden import DatumVeld

UITKERINGEN_OP_FORMULIER = 3


class AanmeldFormulier(PersoonVelden, AanmeldVelden, SituatieVelden):
    """All that is asked when somebody signs up, on one page. For a `deelnemer` who is there the person is not asked."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    BEGELEIDING = ("casemanager", "jobcoach")
    # the order of the page, in which what is wrong is told too
    field_order = (*PersoonVelden.PERSOON, *AanmeldVelden.AANMELDING, *SituatieVelden.SITUATIE)

    def __init__(self, *args: Any, door: Gebruiker, deelnemer: Deelnemer | None = None, **kwargs: Any) -> None:
        beginwaarden = {
            "geslacht": Deelnemer.Geslacht.ONBEKEND,
            "aanmelddatum": timezone.localdate(),
            "sleutel": uuid4(),
        } | _eigen_rol(door)
        super().__init__(*args, initial=beginwaarden | (kwargs.pop("initial", None) or {}), **kwargs)
        self.door = door
        self._maak_uitkeringen(deelnemer)
        self._maak_begeleiding()
        if deelnemer is not None:
            for naam in self.PERSOON:
                del self.fields[naam]

    def _maak_uitkeringen(self, deelnemer: Deelnemer | None) -> None:
        """A few rows of benefit and since when; none for who has benefits written down already."""
        if deelnemer is not None and deelnemer.uitkeringen.exists():
            self.uitkeringen_velden = []
            return
        keuzes = [("", "Niet gevraagd"), *codes(Codelijst.UITKERING)]
        for nummer in range(1, UITKERINGEN_OP_FORMULIER + 1):
            self.fields[f"uitkering_{nummer}"] = forms.ChoiceField(
                label="Uitkering" if nummer == 1 else f"Uitkering {nummer}", required=False, choices=keuzes
            )
            self.fields[f"uitkering_{nummer}_van"] = DatumVeld(label="Sinds", required=False)
        self.uitkeringen_velden = list(range(1, UITKERINGEN_OP_FORMULIER + 1))

    def _maak_begeleiding(self) -> None:
        for rol in self.BEGELEIDING:
            self.fields[rol] = forms.ModelChoiceField(
                label=Betrokkene.Rol(rol).label, queryset=collegas(rol), required=False, empty_label="Nog niemand"
            )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        for nummer in self.uitkeringen_velden:
            if gegevens.get(f"uitkering_{nummer}_van") and not gegevens.get(f"uitkering_{nummer}"):
                self.add_error(f"uitkering_{nummer}", "Kies welke uitkering het is, of maak de datum leeg.")
        if self.door not in (gegevens.get("casemanager"), gegevens.get("jobcoach")) and not self.errors:
            self.add_error(
                next(iter(_eigen_rol(self.door)), "jobcoach"),
                "Kies hier of hierboven jezelf. Anders kun je het dossier niet openen. Overdragen kan daarna.",
            )
        return gegevens

    def rijen_uitkering(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The rows of the form: which benefit, since when."""
        return [(self[f"uitkering_{n}"], self[f"uitkering_{n}_van"]) for n in self.uitkeringen_velden]

    def uitkeringen(self) -> list[tuple[str, Any]]:
        """(code, since) of what was filled in, after is_valid."""
        gegevens = self.cleaned_data
        rijen = [(gegevens[f"uitkering_{n}"], gegevens[f"uitkering_{n}_van"]) for n in self.uitkeringen_velden]
        return [(soort, van) for soort, van in rijen if soort]

    def begeleiders(self) -> list[tuple[str, Gebruiker]]:
        """(rol, colleague) of who was chosen, after is_valid."""
        return [(rol, self.cleaned_data[rol]) for rol in self.BEGELEIDING if self.cleaned_data[rol]]

    def meer_uitkeringen_open(self) -> bool:
        """Whether a row that is folded away holds something."""
        namen = [f"uitkering_{n}{eind}" for n in self.uitkeringen_velden[1:] for eind in ("", "_van")]
        return any(self[naam].value() or self[naam].errors for naam in namen)


def collegas(rol: str) -> QuerySet[Gebruiker]:
    """The colleagues with this role who may log in, by name."""
    return Gebruiker.objects.actief().filter(rollen__contains=[rol]).order_by("voornaam", "achternaam", "pk")


def _eigen_rol(door: Gebruiker) -> dict[str, int]:
    """The role in which `door` guides whom they sign up: as casemanager if they are one, else as jobcoach."""
    for rol in (Rol.CASEMANAGER, Rol.JOBCOACH):
        if rol.value in door.rollen:
            return {rol.value: door.pk}
    return {}
