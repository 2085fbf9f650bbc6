"""Selections of targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from toegang.controle import bereik
from toegang.matrix import Bereik, Recht

if TYPE_CHECKING:
    from rapportage.models import Programmadoel
    from toegang.models import Gebruiker


class ProgrammadoelQuerySet(models.QuerySet["Programmadoel"]):
    """Targets of programmes."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.RAPPORT_INZIEN) -> Self:
        """All for whoever may see figures of the whole organisation; others see none."""
        return self if bereik(gebruiker, recht) == Bereik.ORGANISATIE else self.none()

    def van_jaar(self, jaar: int) -> Self:
        """Those of one calendar year."""
        return self.filter(jaar=jaar)

    def om_te_tonen(self) -> Self:
        """The latest year first, then by programme, with who set them."""
        return self.select_related("programma", "gewijzigd_door").order_by("-jaar", "programma__naam", "cijfer", "id")
