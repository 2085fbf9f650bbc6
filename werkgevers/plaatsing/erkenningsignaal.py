"""A recognition as leerbedrijf that ends while somebody learns on it (domein §5.4: per qualification and vestiging)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from toegang.matrix import Recht
from trajecten.queries import TrajectQuerySet
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel, instellingen_onthouden
from vormgeving.taal import datum
from werkgevers.models import Erkenning, Plaatsing
from werkgevers.plaatsing.regels import SOORTEN, raakt_erkenning

# Our own choice: SBB needs time to look again.
ERKENNING = Signaalsoort(
    "erkenning_loopt_af",
    "Erkenning loopt af tijdens een stage",
    "De erkenning als leerbedrijf van een vestiging eindigt terwijl daar een stage of leerwerkplek loopt, en er is geen"
    " nieuwe erkenning.",
    (Drempel("vooraf", "Hoeveel dagen van tevoren?", "dagen", 90, 1, 365),),
    "Vraag de werkgever of de erkenning verlengd is, en schrijf de nieuwe op.",
    62,
)
LEERPLEKKEN = tuple(code for code, soort in SOORTEN.items() if soort.met_overeenkomst)


def erkenning_loopt_af(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each recognition that ends before the stage of one of `trajecten` does. In two queries.

    With a crebo number in the praktijkovereenkomst only the recognition for that qualification counts.
    """
    with instellingen_onthouden():
        tot = vandaag + timedelta(days=drempel(ERKENNING.code, "vooraf"))
    lopend = Plaatsing.objects.filter(traject__in=trajecten.sleutels(), soort__in=LEERPLEKKEN)
    plaatsingen = (
        lopend.lopend_op(vandaag).filter(vestiging__isnull=False).annotate(crebo=F("praktijkovereenkomst__crebo"))
    )
    per_vestiging: dict[int, list[Plaatsing]] = {}
    for plaatsing in plaatsingen.select_related("werkgever").order_by("pk"):
        assert plaatsing.vestiging_id is not None
        per_vestiging.setdefault(plaatsing.vestiging_id, []).append(plaatsing)
    for erkenning in _die_aflopen(list(per_vestiging), tot) if per_vestiging else ():
        for plaatsing in per_vestiging[erkenning.vestiging_id]:
            assert erkenning.tot is not None
            if raakt_erkenning(
                erkenning.tot,
                erkenning.crebo,
                start=plaatsing.startdatum,
                einde=plaatsing.einddatum,
                crebo_stage=plaatsing.crebo or "",  # type: ignore[attr-defined]  # annotated above
            ):
                yield _signaal(plaatsing, erkenning, vandaag)


def _die_aflopen(vestigingen: list[int], tot: date) -> Iterator[Erkenning]:
    """Those that end on `tot` or before, and for which no later one of the same qualification follows."""
    later = Erkenning.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=OuterRef("tot")),
        vestiging=OuterRef("vestiging"),
        kwalificatie=OuterRef("kwalificatie"),
    )
    aflopend = Erkenning.objects.filter(vestiging__in=vestigingen, tot__lte=tot).exclude(Exists(later))
    yield from aflopend.order_by("tot", "pk")


def _signaal(plaatsing: Plaatsing, erkenning: Erkenning, vandaag: date) -> Signaal:
    assert erkenning.tot is not None
    voorbij = erkenning.tot <= vandaag
    return Signaal(
        code=ERKENNING.code,
        soortnaam=ERKENNING.naam,
        traject_id=plaatsing.traject_id,
        titel="Erkenning is afgelopen" if voorbij else "Erkenning loopt af",
        kort="Erkenning voorbij" if voorbij else "Erkenning loopt af",
        feiten=f"{erkenning.kwalificatie} bij {plaatsing.werkgever} · tot {datum(erkenning.tot)}",
        ernst=Ernst.KRITIEK if voorbij else Ernst.LETOP,
        icoon="alert-octagon" if voorbij else "alert-triangle",
        actie="Plaatsing bekijken",
        url=reverse("werkgevers:plaatsing", args=[plaatsing.pk]),
        recht=Recht.PLAATSING_INZIEN,
        gewicht=max(0, (vandaag - erkenning.tot).days),
        kenmerk=f"{plaatsing.pk}-{erkenning.pk}",
    )
