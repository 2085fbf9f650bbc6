"""What the scores themselves ask attention for.

Signals are shown to everybody who may see measurements: health and justice are never named in them. That something
of the kind is acute, whoever may see health and justice is told, and opens the stappenplan to read what.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from django.urls import reverse

from toegang.matrix import Recht
from toegang.onthouden import onthoud
from trajecten.queries import TrajectQuerySet
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import drempel
from trajecten.stappenplan.grenzen import ACUUT
from trajecten.stappenplan.zicht import PERSOONLIJK
from vormgeving.taal import datum
from zelfredzaamheid.models import Ladderpositie, Meting
from zelfredzaamheid.recent import gemeten_van
from zelfredzaamheid.signalen.soorten import GEDAALD, LADDER
from zelfredzaamheid.stand import Stand, acuut_zonder_stap


def acuut_zonder_actie(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal per traject of which the latest score on a leefgebied is acute, without an open step or a reason."""
    standen = [stand for stand in _acuut(trajecten) if not stand.leefgebied.bijzonder]
    for traject, groep in groupby(standen, key=lambda stand: stand.traject_id):
        eerste, *rest = groep
        ook = f", en nog {len(rest)}" if rest else ""
        yield Signaal(
            code=ACUUT.code,
            soortnaam=ACUUT.naam,
            traject_id=traject,
            titel=f"{eerste.leefgebied.naam} is acuut, zonder stap{ook}",
            kort=f"{eerste.leefgebied.naam} acuut",
            feiten=_feiten(eerste),
            ernst=Ernst.KRITIEK,
            icoon="alert-octagon",
            actie=ACUUT.actie,
            url=f"{reverse('trajecten:stap_nieuw', args=[traject])}?leefgebied={eerste.leefgebied.code}",
            recht=Recht.STAPPENPLAN_WIJZIGEN,
            gewicht=1 + len(rest),
            # “nu niet” is said of this measurement: what a later one finds acute asks attention again
            kenmerk=str(max(stand.meting_id for stand in (eerste, *rest))),
        )


def acuut_persoonlijk(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """As `acuut_zonder_actie` for health and justice, without saying which: for who may see those."""
    bijzonder = [stand for stand in _acuut(trajecten) if stand.leefgebied.bijzonder]
    for traject, groep in groupby(bijzonder, key=lambda stand: stand.traject_id):
        nieuwste = max(groep, key=lambda stand: stand.meting_id)
        yield Signaal(
            code=ACUUT.code,
            soortnaam=ACUUT.naam,
            traject_id=traject,
            titel=f"{PERSOONLIJK} is acuut, zonder stap",
            kort="Acuut, zonder stap",
            feiten=_feiten(nieuwste),
            ernst=Ernst.KRITIEK,
            icoon="alert-octagon",
            actie="Stappenplan openen",
            url=reverse("trajecten:stappenplan", args=[traject]),
            recht=Recht.STAPPENPLAN_WIJZIGEN,
            kenmerk=f"persoonlijk-{nieuwste.meting_id}",
        )


def _acuut(trajecten: TrajectQuerySet) -> list[Stand]:
    """What is acute in these, health and justice too; asked once where both signals are about the same ones."""
    return onthoud(("acuut", trajecten), lambda: acuut_zonder_stap(trajecten.sleutels(), bijzonder=True))


def _feiten(stand: Stand) -> str:
    """“score 1 bij de nulmeting van 3 november”."""
    return f"score {stand.score} bij de {Meting.Soort(stand.soort).label.lower()} van {datum(stand.datum)}"


def gedaald(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal per traject whose latest measurement, if recent, has a lower score than the one before it."""
    terug = timedelta(days=drempel(GEDAALD.code, "dagen"))
    recent = Meting.objects.filter(traject__in=trajecten.sleutels()).geldend()
    recent = recent.filter(datum__gt=vandaag - terug, datum__lte=vandaag).laatste_per_traject()
    for rij in gemeten_van(recent):
        if rij.dalingen:
            diepst, ook = rij.dalingen[0], f", en nog {len(rij.dalingen) - 1}" if len(rij.dalingen) > 1 else ""
            yield Signaal(
                code=GEDAALD.code,
                soortnaam=GEDAALD.naam,
                traject_id=rij.meting.traject_id,
                titel=f"{diepst.leefgebied.naam} gedaald van {diepst.van} naar {diepst.naar}{ook}",
                kort=f"{diepst.leefgebied.naam} gedaald",
                feiten=f"{rij.meting.get_soort_display().lower()} van {datum(rij.meting.datum)}",
                ernst=Ernst.LETOP,
                icoon="arrow-down-right",
                actie=GEDAALD.actie,
                url=reverse("zelfredzaamheid:meting", args=[rij.meting.pk]),
                recht=Recht.METING_INZIEN,
                gewicht=len(rij.dalingen),
                kenmerk=str(rij.meting.pk),
            )


def ladder_bekijken(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each running traject of which the date of the agreed trede passed without a look since then."""
    voorbij = vandaag - timedelta(days=drempel(LADDER.code, "extra_dagen"))
    for positie in Ladderpositie.objects.te_bekijken(trajecten, voorbij):
        assert positie.horizon is not None
        yield Signaal(
            code=LADDER.code,
            soortnaam=LADDER.naam,
            traject_id=positie.traject_id,
            titel="Bekijk opnieuw op welke trede iemand staat",
            kort="Trede bekijken",
            feiten=f"afgesproken: trede {positie.verwachte_trede} op {datum(positie.horizon)}",
            ernst=Ernst.LETOP,
            icoon="stairs",
            actie=LADDER.actie,
            url=reverse("zelfredzaamheid:trede_vastleggen", args=[positie.traject_id]),
            recht=Recht.METING_INVULLEN,
            gewicht=(vandaag - positie.horizon).days,
            kenmerk=str(positie.pk),
        )
