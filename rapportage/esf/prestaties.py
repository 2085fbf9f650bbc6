"""What deelnemers did in a period and how much help they had: the achievement on the list for the sample."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q, Sum

from rapportage.periode import Periode
from trajecten.models import Code, Codelijst, Contactmoment, Deelneemuur
from werkgevers.models import Plaatsing

BEGELEIDING = "Begeleiding"


@dataclass(slots=True)
class Prestatie:
    """Minutes of the deelnemer and of staff with the deelnemer, and on what, as words in alphabetical order."""

    minuten: int = 0
    begeleiding: int = 0
    soorten: set[str] = field(default_factory=set)

    @property
    def activiteiten(self) -> list[str]:
        """The kinds of activity."""
        return sorted(self.soorten)


def prestaties(trajecten: Mapping[int, int], periode: Periode) -> dict[int, Prestatie]:
    """By deelnemer what was done in the period; `trajecten` is traject → deelnemer. Four queries."""
    per_deelnemer: dict[int, Prestatie] = defaultdict(Prestatie)
    binnen = Q(traject__in=list(trajecten))
    in_periode = binnen & Q(datum__gte=periode.van, datum__lte=periode.tot)
    uren = Deelneemuur.objects.filter(in_periode).order_by().values_list("traject_id", "activiteit")
    for traject_id, activiteit, minuten in uren.annotate(som=Sum("minuten")):
        gedaan = per_deelnemer[trajecten[traject_id]]
        gedaan.minuten += minuten
        gedaan.soorten |= {activiteit} - {""}
    contacten = Contactmoment.objects.filter(in_periode).order_by().values_list("traject_id")
    for traject_id, minuten in contacten.annotate(som=Sum("medewerkerminuten")):
        gedaan = per_deelnemer[trajecten[traject_id]]
        gedaan.begeleiding += minuten
        gedaan.soorten |= {BEGELEIDING} if minuten else set()
    namen = dict(Code.objects.filter(lijst=Codelijst.PLAATSINGSOORT).values_list("code", "naam"))
    loopt = Q(startdatum__lte=periode.tot) & (Q(einddatum__isnull=True) | Q(einddatum__gt=periode.van))
    for traject_id, soort in Plaatsing.objects.filter(binnen & loopt).order_by().values_list("traject_id", "soort"):
        per_deelnemer[trajecten[traject_id]].soorten.add(namen.get(soort, soort))
    return dict(per_deelnemer)
