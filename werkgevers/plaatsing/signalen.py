"""What in placements asks for attention: a contract or a placement that ends, a job that may not have been kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from toegang.matrix import Recht
from trajecten.queries import TrajectQuerySet
from trajecten.regels import plus_maanden
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel, instellingen_onthouden
from vormgeving.taal import datum
from werkgevers.models import Baancontrole, Plaatsing
from werkgevers.plaatsing.regels import BAAN_NA_MAANDEN, SOORTEN, baan_vanaf, controle_op

# Our own choice: six weeks ahead there is still time to talk with employer and deelnemer.
CONTRACT = Signaalsoort(
    "contract_loopt_af",
    "Contract loopt af",
    "Het contract van een plaatsing die loopt, eindigt binnenkort of is al voorbij.",
    (Drempel("vooraf", "Hoeveel dagen van tevoren?", "dagen", 42, 1, 180),),
    "Vraag de werkgever en de deelnemer of het contract doorgaat.",
    60,
)
# Our own choice: four weeks ahead there is still time to find what comes next.
EINDE = Signaalsoort(
    "plaatsing_loopt_af",
    "Plaatsing loopt af",
    "Een stage, proefplaatsing of andere plek zonder contract eindigt binnenkort. Niemand schreef nog op hoe het verder"
    " gaat.",
    (Drempel("vooraf", "Hoeveel dagen van tevoren?", "dagen", 28, 1, 180),),
    "Bespreek met de werkgever en de deelnemer wat hierna komt.",
    59,
)
# Our own choice: after two months the answer no longer says how it was on that day.
BAAN = Signaalsoort(
    "baan_behouden",
    "Kijk of iemand de baan nog heeft",
    "Iemand heeft 3, 6 of 12 maanden een baan, en er is nog niet gevraagd of dat zo is.",
    (Drempel("tot", "Tot hoeveel dagen daarna?", "dagen", 60, 7, 180),),
    "Bel de deelnemer of de werkgever, en schrijf het antwoord op.",
    61,
)
BANEN = tuple(code for code, soort in SOORTEN.items() if soort.is_baan)


def plaatsing_loopt_af(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each running placement of `trajecten` without a contract that ends soon. In one query.

    Not once somebody said how it ended. Of a job, and of a place with a contract, the contract speaks.
    """
    with instellingen_onthouden():
        vooraf = timedelta(days=drempel(EINDE.code, "vooraf"))
    lopend = Plaatsing.objects.filter(traject__in=trajecten.sleutels()).lopend_op(vandaag)
    binnenkort = lopend.filter(einddatum__lte=vandaag + vooraf, einde_reden="", contract_einde__isnull=True)
    for plaatsing in binnenkort.exclude(soort__in=BANEN).select_related("werkgever").order_by("pk"):
        assert plaatsing.einddatum is not None
        yield Signaal(
            code=EINDE.code,
            soortnaam=EINDE.naam,
            traject_id=plaatsing.traject_id,
            titel="Plaatsing loopt af",
            kort="Plaatsing loopt af",
            feiten=f"bij {plaatsing.werkgever} · tot {datum(plaatsing.einddatum)}",
            ernst=Ernst.LETOP,
            icoon="alert-triangle",
            actie="Plaatsing bekijken",
            url=reverse("werkgevers:plaatsing", args=[plaatsing.pk]),
            recht=Recht.PLAATSING_INZIEN,
            gewicht=max(0, vooraf.days - (plaatsing.einddatum - vandaag).days),
            kenmerk=str(plaatsing.pk),
        )


def contract_loopt_af(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each contract of a running placement of `trajecten` that ends soon or has ended. In one query."""
    with instellingen_onthouden():
        vooraf = timedelta(days=drempel(CONTRACT.code, "vooraf"))
    lopend = Plaatsing.objects.filter(traject__in=trajecten.sleutels()).lopend_op(vandaag)
    for plaatsing in lopend.filter(contract_einde__lte=vandaag + vooraf).select_related("werkgever").order_by("pk"):
        assert plaatsing.contract_einde is not None
        voorbij = plaatsing.contract_einde <= vandaag
        yield Signaal(
            code=CONTRACT.code,
            soortnaam=CONTRACT.naam,
            traject_id=plaatsing.traject_id,
            titel="Contract is afgelopen" if voorbij else "Contract loopt af",
            kort="Contract voorbij" if voorbij else "Contract loopt af",
            feiten=f"bij {plaatsing.werkgever} · tot {datum(plaatsing.contract_einde)}",
            ernst=Ernst.KRITIEK if voorbij else Ernst.LETOP,
            icoon="alert-octagon" if voorbij else "alert-triangle",
            actie="Plaatsing bekijken",
            url=reverse("werkgevers:plaatsing", args=[plaatsing.pk]),
            recht=Recht.PLAATSING_INZIEN,
            gewicht=max(0, (vandaag - plaatsing.contract_einde).days),
            kenmerk=str(plaatsing.pk),
        )


def baan_behouden(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each job of `trajecten` of which 3, 6 or 12 months were not answered yet. In two queries."""
    with instellingen_onthouden():
        tot = timedelta(days=drempel(BAAN.code, "tot"))
    banen = list(_banen(trajecten, vandaag, tot))
    antwoorden: dict[int, dict[int, bool]] = {baan.pk: {} for baan in banen}
    controles = Baancontrole.objects.filter(plaatsing__in=banen) if banen else Baancontrole.objects.none()
    for pk, maanden, behouden in controles.values_list("plaatsing_id", "maanden", "behouden"):
        antwoorden[pk][maanden] = behouden
    for baan in banen:
        gevraagd = te_vragen(baan, antwoorden[baan.pk], vandaag, tot)
        if gevraagd is not None:
            yield _vraag(baan, gevraagd, vandaag)


def te_vragen(baan: Plaatsing, antwoorden: dict[int, bool], vandaag: date, tot: timedelta) -> int | None:
    """After how many months it has to be asked now; None when there is nothing to ask.

    `antwoorden` says by months what was answered: once somebody lost the job, nothing more is asked.
    """
    if not all(antwoorden.values()):
        return None
    vanaf = baan_vanaf(baan.startdatum, baan.contract_start)
    for maanden in reversed(BAAN_NA_MAANDEN):
        dag = controle_op(vanaf, maanden)
        liep = baan.einddatum is None or baan.einddatum >= dag
        if dag <= vandaag < dag + tot and liep:
            return None if maanden in antwoorden else maanden
    return None


def _banen(trajecten: TrajectQuerySet, vandaag: date, tot: timedelta) -> Sequence[Plaatsing]:
    """The jobs that began at a time of which something may have to be asked now."""
    eerste = plus_maanden(vandaag - tot, -max(BAAN_NA_MAANDEN))
    laatste = plus_maanden(vandaag, -min(BAAN_NA_MAANDEN))
    return (
        Plaatsing.objects.filter(traject__in=trajecten.sleutels(), soort__in=BANEN)
        .annotate(baan_vanaf=Coalesce(F("contract_start"), F("startdatum")))
        # a day number that a month does not have shifts the day by at most three
        .filter(baan_vanaf__gte=eerste - timedelta(days=3), baan_vanaf__lte=laatste + timedelta(days=3))
        .filter(Q(einddatum__isnull=True) | Q(einddatum__gte=F("baan_vanaf")))
        .select_related("werkgever")
        .order_by("pk")
    )


def _vraag(baan: Plaatsing, maanden: int, vandaag: date) -> Signaal:
    dag = controle_op(baan_vanaf(baan.startdatum, baan.contract_start), maanden)
    return Signaal(
        code=BAAN.code,
        soortnaam=BAAN.naam,
        traject_id=baan.traject_id,
        titel=f"Kijk of iemand na {maanden} maanden de baan nog heeft",
        kort=f"Baan na {maanden} maanden",
        feiten=f"bij {baan.werkgever} · {maanden} maanden op {datum(dag)}",
        ernst=Ernst.LETOP,
        icoon="briefcase",
        actie="Antwoord opschrijven",
        url=f"{reverse('werkgevers:baan_behouden', args=[baan.pk])}?maanden={maanden}",
        recht=Recht.PLAATSING_WIJZIGEN,
        gewicht=(vandaag - dag).days,
        kenmerk=f"{baan.pk}-{maanden}",
    )
