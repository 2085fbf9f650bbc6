"""How lines of the logboek and the table of rights are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.apps import apps
from django.http import QueryDict

from toegang.logboek import Soort
from toegang.matrix import MATRIX, ROL_OMSCHRIJVING, Recht, Rol
from toegang.models import Logregel

# What the keys of `details` are called on the page; a key without a name is shown as it is.
DETAILNAMEN = {
    "adres": "internetadres",
    "gezocht": "gezocht op",
    "pagina": "pagina",
    "rollen": "rollen",
    "stap": "stap",
    "team": "team",
    "velden": "gewijzigd",
}


@dataclass(frozen=True)
class Logweergave:
    """One line as the page shows it."""

    regel: Logregel
    soort: str
    over: str
    details: tuple[tuple[str, str], ...]

    @classmethod
    def van(cls, regel: Logregel) -> Self:
        """The line in words. A kind that this version does not know is shown by its code."""
        soort = Soort(regel.soort).label if regel.soort in Soort.values else regel.soort
        details = tuple(
            (DETAILNAMEN.get(sleutel, sleutel.replace("_", " ")), _in_woorden(waarde))
            for sleutel, waarde in regel.details.items()
            if waarde not in ("", None, [], {})
        )
        return cls(regel, soort, _over(regel), details)


@dataclass(frozen=True)
class Logboekpagina:
    """A page of the logboek and the query string of the next one; empty when this is the last."""

    regels: tuple[Logweergave, ...]
    volgende: str

    @classmethod
    def van(cls, regels: Sequence[Logregel], aantal: int, vraag: QueryDict) -> Self:
        """A page of `aantal` out of `regels`, which holds one more when there is a next page."""
        getoond = regels[:aantal]
        volgende = ""
        if len(regels) > aantal:
            vraag = vraag.copy()
            vraag["na"] = f"{getoond[-1].tijdstip.isoformat()}~{getoond[-1].pk}"
            volgende = vraag.urlencode()
        return cls(tuple(Logweergave.van(regel) for regel in getoond), volgende)


@dataclass(frozen=True)
class Matrixrij:
    """One right, and per role how far it reaches ("" without the right)."""

    recht: str
    bereiken: tuple[str, ...]


@dataclass(frozen=True)
class Matrixtabel:
    """The whole table of rights."""

    rollen: tuple[str, ...]
    rijen: tuple[Matrixrij, ...]


def matrix_als_tabel() -> Matrixtabel:
    """MATRIX as a table: a row for each right, a column for each role."""
    return Matrixtabel(
        rollen=tuple(rol.label for rol in Rol),
        rijen=tuple(
            Matrixrij(
                recht.label,
                tuple(MATRIX[rol][recht].label if recht in MATRIX[rol] else "" for rol in Rol),
            )
            for recht in Recht
        ),
    )


def matrix_als_markdown() -> str:
    """The table of rights and the meaning of the roles as a page of the documentation."""
    tabel = matrix_als_tabel()
    regels = [
        "# Wie mag wat",
        "",
        "Gemaakt uit `toegang/matrix.py` met `manage.py toon_toegangsmatrix`; verander het daar.",
        "Elke cel zegt hoe ver een recht reikt; een streepje: deze rol heeft het recht niet.",
        "Wie meer rollen heeft, krijgt van elk recht het ruimste bereik.",
        "",
        f"| Recht | {' | '.join(tabel.rollen)} |",
        f"|---{'|---' * len(tabel.rollen)}|",
        *(f"| {rij.recht} | {' | '.join(bereik or '–' for bereik in rij.bereiken)} |" for rij in tabel.rijen),
        "",
        "## De rollen",
        "",
        *(f"- **{rol.label}**: {ROL_OMSCHRIJVING[rol]}" for rol in Rol),
    ]
    return "\n".join(regels) + "\n"


def _over(regel: Logregel) -> str:
    """What the line is about: "traject 12". The name of a model that is gone is shown as it was."""
    if not regel.over_soort:
        return ""
    app, _, model = regel.over_soort.partition(".")
    try:
        naam = str(apps.get_model(app, model)._meta.verbose_name)
    except LookupError:
        naam = model
    return f"{naam} {regel.over_pk}"


def _in_woorden(waarde: Any) -> str:
    """A detail as text: lists with commas, a dictionary as "name: value"."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(_in_woorden(deel) for deel in waarde)
    if isinstance(waarde, dict):
        return ", ".join(f"{sleutel}: {_in_woorden(deel)}" for sleutel, deel in waarde.items())
    return str(waarde)
