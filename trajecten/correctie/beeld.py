"""What the pages of a correction show: earlier versions, and two texts side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Codelijst, Contactmoment, Contactversie
from trajecten.tijdlijn import code_namen, contact_titel, verslag
from vormgeving.taal import datum, minuten

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Versieregel:
    """How a contact read up to a correction; `tekst` is empty for whoever may not read the report."""

    versie: Contactversie
    titel: str
    tekst: str


@dataclass(frozen=True)
class Botsing:
    """One field of a form of which somebody else wrote something else in the meantime."""

    label: str
    getypt: str
    staat_er: str


def geschiedenis_van(contact: Contactmoment, gebruiker: Gebruiker) -> dict[str, Any]:
    """The context of the page of one contact: as it stands, its earlier versions, and whether it can be corrected."""
    mag_lezen = mag(gebruiker, Recht.VERSLAG_INZIEN, contact.traject)
    namen = code_namen(Codelijst.CONTACTSOORT)
    eerder = Contactversie.objects.filter(contact=contact).nieuwste_eerst()
    eigen = contact.medewerker_id == gebruiker.pk and mag(gebruiker, Recht.CONTACT_LOGGEN, contact.traject)
    tekst = verslag(contact, gebruiker, mag_lezen=mag_lezen)
    leesbaar = mag_lezen or contact.medewerker_id == gebruiker.pk
    return {
        "contact": contact,
        "titel": contact_titel(contact, namen),
        "tekst": tekst,
        "verborgen": bool(contact.onderwerp) and not tekst,
        "versies": [
            Versieregel(versie, contact_titel(versie, namen), samengevoegd(versie) if leesbaar else "")
            for versie in eerder
        ],
        "mag_wijzigen": eigen and contact.ingetrokken_op is None,
    }


def samengevoegd(versie: Contactversie) -> str:
    """The report of the group, and below it the own line."""
    return "\n\n".join(deel for deel in (versie.groepsverslag, versie.onderwerp) if deel)


def botsingen(formulier: forms.Form, nu: forms.Form) -> list[Botsing]:
    """The fields in which what was typed differs from what stands there now (the unbound form `nu`)."""
    schoon = formulier.cleaned_data
    return [
        Botsing(str(veld.label), in_woorden(veld, schoon.get(veld.name)), in_woorden(veld, veld_nu(nu, veld.name)))
        for veld in formulier.visible_fields()
        if (schoon.get(veld.name) or "") != (veld_nu(nu, veld.name) or "")
    ]


def veld_nu(formulier: forms.Form, naam: str) -> Any:
    """What an unbound form begins with in this field."""
    return formulier.get_initial_for_field(formulier.fields[naam], naam)


def in_woorden(veld: forms.BoundField, waarde: Any) -> str:
    """The value of a field as people read it."""
    if waarde in (None, ""):
        return "(leeg)"
    if isinstance(waarde, bool):
        return "Ja" if waarde else "Nee"
    if veld.name == "minuten":
        return minuten(int(waarde))
    if isinstance(veld.field, forms.DateField):
        return datum(waarde)
    if isinstance(veld.field, forms.TimeField):
        return f"{waarde:%H.%M} uur"
    namen = {str(code): str(naam) for code, naam in getattr(veld.field, "choices", ())}
    return namen.get(str(waarde), str(waarde))
