"""Reading the rows of the financiering report: four queries, whatever the programme's size."""

from rapportage.financiering.rijen import ContactRij, MeebetalingRij, ProjectRij, Rijen, TrajectRij
from rapportage.voortgang.query import esf_projecten
from rapportage.vraag import Vraag
from trajecten.models import Contactmoment, Financiering, Programma, Subsidieproject, Traject

__all__ = ["esf_projecten", "lees_rijen"]


def lees_rijen(vraag: Vraag) -> Rijen:
    """The trajecten of a programme that began by the end of the period, who pays for them, and the hours in it."""
    assert isinstance(vraag.onderwerp, Programma)
    trajecten = Traject.objects.gestart().filter(programma=vraag.onderwerp, startdatum__lte=vraag.periode.tot)
    meebetalingen = Financiering.objects.filter(
        traject__in=trajecten.values("pk"), van__lte=vraag.periode.tot
    ).order_by("id")
    contacten = Contactmoment.objects.filter(
        traject__in=trajecten.values("pk"), datum__gte=vraag.periode.van, datum__lte=vraag.periode.tot
    ).order_by("id")
    projecten = Subsidieproject.objects.order_by("code")
    return Rijen(
        tuple(
            TrajectRij(pk, nummer, start, einde, project)  # type: ignore[arg-type]
            # gestart() leaves out who has no first day
            for pk, nummer, start, einde, project in trajecten.order_by("id").values_list(
                "id", "trajectnummer", "startdatum", "einddatum", "subsidieproject_id"
            )
        ),
        tuple(ProjectRij(*rij) for rij in projecten.values_list("id", "code", "naam", "soort", "tot", "max_maanden")),
        tuple(
            MeebetalingRij(*rij) for rij in meebetalingen.values_list("traject_id", "subsidieproject_id", "van", "tot")
        ),
        tuple(
            ContactRij(*rij)
            for rij in contacten.values_list("id", "traject_id", "subsidieproject_id", "datum", "medewerkerminuten")
        ),
    )
