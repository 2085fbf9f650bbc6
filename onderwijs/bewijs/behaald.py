"""What proofs tell trajecten: which level was completed, and what counts as a qualification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onderwijs.models import Bewijs, Bewijssoort
from trajecten.behaald import Behaald

if TYPE_CHECKING:
    from trajecten.models import Deelnemer


def behaald_volgens_bewijzen(deelnemer: Deelnemer) -> Iterator[Behaald]:
    """Each proof of `deelnemer` that was not withdrawn. One that is no longer valid was gained all the same."""
    for bewijs in Bewijs.objects.geldend().filter(traject__deelnemer=deelnemer).met_soort():
        yield Behaald(
            traject_id=bewijs.traject_id,
            datum=bewijs.datum,
            naam=str(bewijs.soort),
            niveau=bewijs.niveau,
            kwalificatie=bewijs.soort.kwalificatie,
            eigen_certificaat=bewijs.soort.herkomst == Bewijssoort.Herkomst.MDT,
        )
