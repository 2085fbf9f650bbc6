"""The words of a werkplek and of a wish: days, levels and how far somebody travels."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import IntegerChoices, TextChoices


class Dag(IntegerChoices):
    """A day of the week, as ISO 8601 numbers them."""

    MAANDAG = 1, "maandag"
    DINSDAG = 2, "dinsdag"
    WOENSDAG = 3, "woensdag"
    DONDERDAG = 4, "donderdag"
    VRIJDAG = 5, "vrijdag"
    ZATERDAG = 6, "zaterdag"
    ZONDAG = 7, "zondag"


class Niveau(IntegerChoices):
    """The level that a place is fit for and at which somebody learns; the same as in trajecten.plaatsvragen."""

    PRAKTIJKONDERWIJS = 0, "Praktijkonderwijs"
    ENTREE = 1, "Mbo 1 (entree)"
    MBO_2 = 2, "Mbo 2"
    MBO_3 = 3, "Mbo 3"
    MBO_4 = 4, "Mbo 4"


class Reizen(TextChoices):
    """How far somebody wants to travel. Without coordinates there are no kilometres: postcodes are compared."""

    BUURT = "buurt", "In de eigen plaats of buurt"
    OMGEVING = "omgeving", "Ook in de omgeving"
    OVERAL = "overal", "Afstand maakt niet uit"


DAGEN = tuple(dag.value for dag in Dag)


def dagen_in_woorden(dagen: Collection[int]) -> str:
    """These days as somebody says them: “maandag, dinsdag en vrijdag”; a row of three or more as “maandag t/m vrijdag”.

    Empty for no days. Raises ValueError for what is no day.
    """
    op_rij = [Dag(dag) for dag in sorted(set(dagen))]
    if not op_rij:
        return ""
    if len(op_rij) > 2 and op_rij[-1] - op_rij[0] == len(op_rij) - 1:
        return f"{op_rij[0].label} t/m {op_rij[-1].label}"
    *eerder, laatste = (dag.label for dag in op_rij)
    return f"{', '.join(eerder)} en {laatste}" if eerder else laatste
