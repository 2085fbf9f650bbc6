"""What the page of a placement shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Traject
from trajecten.werkgronden import Tredevoorstel, tredevoorstel_van
from werkgevers.kaarten import Gevuld
from werkgevers.models import Erkenning, Plaatsing, Praktijkovereenkomst
from werkgevers.overzicht import plaatsingen_van
from werkgevers.plaatsing.begeleiding import einde_van
from werkgevers.plaatsing.behouden import Meetpunt, meetpunten
from werkgevers.plaatsing.kaarten import kaarten_van
from werkgevers.plaatsing.overeenkomst import kan_overeenkomst
from werkgevers.plaatsing.regels import soort_van
from werkgevers.plaatsing.ritme import Ritme, ritmes_van
from werkgevers.plaatsing.toetsen import bezwaren_van
from werkgevers.plaatsing.werkweken import Weekregel, weken_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker

WEKEN_HOOGSTENS = 13


@dataclass(frozen=True)
class Plaatsingbeeld:
    """A placement with the names of its codes, and everything that hangs on it for one reader."""

    plaatsing: Plaatsing
    soort: str
    sector: str
    uitleg: str
    opmerkingen: Sequence[str]
    loopt: bool
    mag_wijzigen: bool
    mag_uren: bool
    kan_plannen: bool
    weken: Sequence[Weekregel]
    ritmes: Sequence[Ritme]
    meetpunten: Sequence[Meetpunt]
    trede: Tredevoorstel | None
    met_overeenkomst: bool
    overeenkomst: Praktijkovereenkomst | None
    erkenningen: Sequence[Erkenning]
    kaarten: Sequence[Gevuld]


def beeld_van(plaatsing: Plaatsing, gebruiker: Gebruiker, vandaag: date) -> Plaatsingbeeld:
    """All of it, in a number of queries that does not grow."""
    (regel,) = plaatsingen_van([plaatsing])
    traject: Traject = plaatsing.traject
    loopt = plaatsing.loopt_op(vandaag)
    met_overeenkomst = kan_overeenkomst(plaatsing)
    return Plaatsingbeeld(
        plaatsing=plaatsing,
        soort=regel.soort,
        sector=regel.sector,
        uitleg=soort_van(plaatsing.soort).uitleg,
        opmerkingen=[bezwaar for _, bezwaar in bezwaren_van(plaatsing, traject, vandaag)],
        loopt=loopt,
        mag_wijzigen=mag(gebruiker, Recht.PLAATSING_WIJZIGEN, plaatsing),
        mag_uren=mag(gebruiker, Recht.DEELNEEMUREN_INVULLEN, traject),
        kan_plannen=_nog_te_begeleiden(plaatsing, vandaag) and mag(gebruiker, Recht.CONTACT_LOGGEN, traject),
        weken=weken_van(plaatsing, vandaag, WEKEN_HOOGSTENS),
        ritmes=ritmes_van(plaatsing, vandaag),
        meetpunten=meetpunten(plaatsing, vandaag),
        trede=tredevoorstel_van(traject, gebruiker, vandaag) if loopt else None,
        met_overeenkomst=met_overeenkomst,
        overeenkomst=_overeenkomst(plaatsing) if met_overeenkomst else None,
        erkenningen=_erkenningen(plaatsing, vandaag) if met_overeenkomst else [],
        kaarten=kaarten_van(plaatsing, gebruiker, vandaag),
    )


def _nog_te_begeleiden(plaatsing: Plaatsing, vandaag: date) -> bool:
    """Whether there is a day left from `vandaag` on on which it runs."""
    einde = einde_van(plaatsing)
    return einde is None or einde > vandaag


def _overeenkomst(plaatsing: Plaatsing) -> Praktijkovereenkomst | None:
    return Praktijkovereenkomst.objects.filter(plaatsing=plaatsing).select_related("praktijkopleider").first()


def _erkenningen(plaatsing: Plaatsing, vandaag: date) -> list[Erkenning]:
    """For which qualifications this vestiging is a recognised leerbedrijf (domein §5.4, trap 4)."""
    if plaatsing.vestiging_id is None:
        return []
    return list(Erkenning.objects.op(vandaag).filter(vestiging=plaatsing.vestiging_id).order_by("kwalificatie"))
