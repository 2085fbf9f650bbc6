"""What a new organisation starts with: the leerlijnen of its sjabloon with their modules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onderwijs.models import Leerlijn, Module
from trajecten.models import Programma

LEERLIJN_VELDEN = ("doel", "leeftijd_van", "modules_tegelijk", "per_halfjaar")
MODULE_VELDEN = ("uren", "bijeenkomsten", "basis")


def maak_leerlijnen(*, sjabloon: Mapping[str, Any], door: object | None) -> None:
    """Write the leerlijnen of `sjabloon`; one that is there already stays as it is.

    `sjabloon["leerlijnen"]` is a list of leerlijnen with the fields of Leerlijn, the code of their programme (none: for
    all) and a list `modules` with the fields of Module.
    """
    for gegevens in sjabloon.get("leerlijnen", []):
        velden = {veld: gegevens[veld] for veld in LEERLIJN_VELDEN if gegevens.get(veld) is not None}
        if code := gegevens.get("programma"):
            velden["programma"] = Programma.objects.get(code=code)
        leerlijn, nieuw = Leerlijn.objects.get_or_create(naam=gegevens["naam"], defaults=velden)
        if nieuw:
            Module.objects.bulk_create(
                Module(
                    leerlijn=leerlijn,
                    naam=module["naam"],
                    volgorde=volgorde,
                    **{veld: module[veld] for veld in MODULE_VELDEN if module.get(veld) is not None},
                )
                for volgorde, module in enumerate(gegevens.get("modules", []), 1)
            )
