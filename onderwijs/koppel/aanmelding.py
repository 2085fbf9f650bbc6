"""What koppels put in the registers: a card, a button, lines of the timeline, drafts, and what ends with a traject."""

from __future__ import annotations

from onderwijs.koppel.diensten import stop_bij_einde_traject
from onderwijs.koppel.forms import CONCEPT, CONCEPT_AFSLUITEN, CONCEPT_WIJZIGEN
from onderwijs.koppel.zicht import gebeurtenissen, koppelkaart
from onderwijs.models import Koppel
from toegang.matrix import Recht
from trajecten.concepten import registreer_conceptsoort, soort_over
from trajecten.models import Traject
from trajecten.registers import (
    Actie,
    Paneel,
    registreer_actie,
    registreer_bij_einde,
    registreer_gebeurtenissen,
    registreer_paneel,
)

PANEEL = Paneel("koppels", "Leermeester en gezel", 56, "breed", "onderwijs/koppel/_paneel.html", koppelkaart)
ACTIE = Actie("koppel", "Leermeester en gezel koppelen", "users", "onderwijs:koppel_nieuw", Recht.KOPPEL_WIJZIGEN, 65)


def meld_koppels_aan() -> None:
    """Fill the registers."""
    registreer_paneel(PANEEL)
    registreer_actie(ACTIE)
    registreer_gebeurtenissen(gebeurtenissen)
    registreer_bij_einde(stop_bij_einde_traject)
    registreer_conceptsoort(soort_over(CONCEPT, Traject, Recht.KOPPEL_WIJZIGEN))
    registreer_conceptsoort(soort_over(CONCEPT_WIJZIGEN, Koppel, Recht.KOPPEL_WIJZIGEN))
    registreer_conceptsoort(soort_over(CONCEPT_AFSLUITEN, Koppel, Recht.KOPPEL_WIJZIGEN))
