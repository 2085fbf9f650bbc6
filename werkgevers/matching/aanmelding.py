"""What the search for work contributes: a page of the dossier, its timeline, signals, the agenda and drafts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.agenda.bronnen import registreer_agenda
from trajecten.concepten import registreer_conceptsoort, soort_over
from trajecten.eindegevolgen import registreer_eindegevolgen
from trajecten.models import Traject
from trajecten.registers import (
    Gebeurtenis,
    Tab,
    registreer_bij_einde,
    registreer_gebeurtenissen,
    registreer_signalen,
    registreer_tab,
)
from trajecten.signaalsoorten import registreer_signaalsoort
from werkgevers.matching.agenda import klikgesprekken_in_agenda
from werkgevers.matching.einde import gevolgen, zeg_klikgesprekken_af
from werkgevers.matching.forms import CONCEPT_UITKOMST, CONCEPT_WENS
from werkgevers.matching.signalen import ZONDER_UITKOMST, zonder_uitkomst
from werkgevers.matching.stand import Gespreksstand
from werkgevers.models import Klikgesprek

if TYPE_CHECKING:
    from toegang.models import Gebruiker

GEHOUDEN = 35


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for each klikgesprek that was planned or held, for whoever may see placements."""
    if not mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        return
    for gesprek in Klikgesprek.objects.van(traject).exclude(staat=Gespreksstand.AFGEZEGD).om_te_tonen():
        dag = gesprek.gehouden_op or timezone.localdate(gesprek.gepland_op)
        wat = gesprek.get_uitkomst_display().lower() if gesprek.uitkomst else "gepland"
        yield Gebeurtenis(
            dag,
            f"Klikgesprek bij {gesprek.werkgever}: {wat}",
            "message-2",
            gesprek.werkplek.naam,
            gesprek.get_absolute_url(),
            GEHOUDEN,
        )


TAB = Tab("werk", "Werk zoeken", "werkgevers:werk", 45, Recht.PLAATSING_INZIEN)


def meld_aan() -> None:
    """Fill the registers."""
    registreer_tab(TAB)
    registreer_gebeurtenissen(gebeurtenissen)
    registreer_agenda(klikgesprekken_in_agenda)
    registreer_bij_einde(zeg_klikgesprekken_af)
    registreer_eindegevolgen(gevolgen)
    registreer_signaalsoort(ZONDER_UITKOMST)
    registreer_signalen(zonder_uitkomst, Recht.PLAATSING_WIJZIGEN)
    registreer_conceptsoort(soort_over(CONCEPT_WENS, Traject, Recht.PLAATSING_WIJZIGEN))
    registreer_conceptsoort(soort_over(CONCEPT_UITKOMST, Klikgesprek, Recht.PLAATSING_WIJZIGEN))
