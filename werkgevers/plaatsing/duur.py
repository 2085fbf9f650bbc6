"""How long a kind of placement lasts at most in this organisation: what it set, else what Stapsteen comes with."""

from __future__ import annotations

from werkgevers.models import Plaatsingsregel
from werkgevers.plaatsing.regels import DUUR_STANDAARD, Duur


def duren() -> dict[str, Duur]:
    """By code of the kind; a kind that is not in it has no limit. One query."""
    ingesteld = {
        regel.soort: Duur(regel.maanden_hoogstens, regel.maanden_verlengd) for regel in Plaatsingsregel.objects.all()
    }
    return dict(DUUR_STANDAARD) | ingesteld


def duur_van(code: str) -> Duur:
    """The limit of one kind."""
    return duren().get(code, Duur())
