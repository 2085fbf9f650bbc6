"""What is checked before a financiering report may become final."""

from datetime import date

from rapportage.controle import Controle, Gebrek
from rapportage.financiering.cijfers import Financiering
from rapportage.financiering.rijen import Rijen
from rapportage.periode import Periode


def controles(rijen: Rijen, cijfers: Financiering, periode: Periode, peildatum: date) -> tuple[Controle, ...]:
    """Everybody who is guided is paid for, and so is every hour; both warn, for a programme may pay itself."""
    nummers = {traject.id: traject.nummer for traject in rijen.trajecten}
    zonder = tuple(
        Gebrek(pk, nummers[pk], "Geen project betaalt dit traject.", "programmamanager", "Telt bij geen project.")
        for pk in cijfers.zonder.ids
    )
    van_niemand = sorted({contact.traject_id for contact in rijen.contacten if contact.project_id is None})
    uren = tuple(
        Gebrek(pk, nummers[pk], "Er is contact zonder project.", "jobcoach", "Deze uren tellen bij geen project.")
        for pk in van_niemand
    )
    return (
        Controle("betaald", "Elk lopend traject heeft een project", cijfers.lopend.waarde, zonder, dwingend=False),
        Controle("uren", "Elk contact heeft een project", len(rijen.contacten), uren, dwingend=False),
    )
