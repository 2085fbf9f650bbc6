"""What in the measurements asks for attention.

Signals are shown to everybody who may see measurements: health and justice are never in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from toegang.matrix import Recht
from trajecten.models import Traject
from trajecten.queries import TrajectQuerySet
from trajecten.registers import Ernst, Signaal
from vormgeving.taal import datum
from zelfredzaamheid.models import Meting, Score
from zelfredzaamheid.queries import (
    met_late_nulmeting,
    met_late_tussenmeting,
    zonder_eindmeting,
)
from zelfredzaamheid.regels import ACUUT, KIJK_TERUG, dagen_te_laat, vraagt_reden

# From here on a late measurement is urgent: the start can no longer be measured as it was.
KRITIEK_NA_DAGEN = 14


def nulmeting_te_laat(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each running traject whose nulmeting was not fixed within the norm of its programme."""
    for traject in met_late_nulmeting(trajecten, vandaag):
        yield _te_laat(traject, "nulmeting", traject.moest_op, vandaag)  # type: ignore[attr-defined]


def tussenmeting_te_laat(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each running traject whose latest measurement is longer ago than its programme wants."""
    for traject in met_late_tussenmeting(trajecten, vandaag):
        yield _te_laat(traject, "tussenmeting", traject.moest_op, vandaag)  # type: ignore[attr-defined]


def eindmeting_ontbreekt(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each running traject that stops within two weeks, without an eindmeting."""
    for traject in zonder_eindmeting(trajecten, vandaag):
        assert traject.einddatum is not None
        yield Signaal(
            code="eindmeting_ontbreekt",
            soortnaam="Eindmeting ontbreekt nog",
            traject_id=traject.pk,
            titel="Eindmeting ontbreekt nog",
            kort="Eindmeting ontbreekt",
            feiten=f"het traject stopt op {datum(traject.einddatum)}",
            ernst=Ernst.LETOP,
            icoon="alert-triangle",
            actie="Meting starten",
            url=reverse("zelfredzaamheid:begin", args=[traject.pk]),
            recht=Recht.METING_INVULLEN,
        )


def gedaald_of_acuut(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal per traject whose latest measurement, of the last 30 days, has an acute score or a lower one."""
    recent = Meting.objects.filter(traject__in=trajecten.order_by().values("pk")).geldend()
    recent = recent.filter(datum__gt=vandaag - KIJK_TERUG, datum__lte=vandaag).laatste_per_traject()
    for meting in list(recent.met_gewone_scores_en_vorige()):
        scores: list[Score] = meting.gewone_scores
        vorige = meting.vorige_scores
        acuut = [score for score in scores if score.score == ACUUT]
        lager = [score for score in scores if vraagt_reden(vorige.get(score.leefgebied_id), score.score)]
        if acuut:
            yield _over(meting, acuut[0], "Acute problematiek op {naam}", len(acuut), Ernst.KRITIEK)
        elif lager:
            zin = f"{{naam}} gedaald van {vorige[lager[0].leefgebied_id]} naar {lager[0].score}"
            yield _over(meting, lager[0], zin, len(lager), Ernst.LETOP)


def _over(meting: Meting, score: Score, zin: str, aantal: int, ernst: Ernst) -> Signaal:
    ook = f", en nog {aantal - 1}" if aantal > 1 else ""
    titel = zin.format(naam=score.leefgebied.naam) + ook
    return Signaal(
        code="acuut" if ernst == Ernst.KRITIEK else "gedaald",
        soortnaam="Acute problematiek" if ernst == Ernst.KRITIEK else "Leefgebied gedaald",
        traject_id=meting.traject_id,
        titel=titel,
        kort=f"{score.leefgebied.naam} {'acuut' if ernst == Ernst.KRITIEK else 'gedaald'}",
        feiten=f"{meting.get_soort_display().lower()} van {datum(meting.datum)}",
        ernst=ernst,
        icoon="alert-octagon" if ernst == Ernst.KRITIEK else "arrow-down-right",
        actie="Meting bekijken",
        url=reverse("zelfredzaamheid:meting", args=[meting.pk]),
        recht=Recht.METING_INZIEN,
        gewicht=aantal,
    )


def _te_laat(traject: Traject, soort: str, moest_op: date, vandaag: date) -> Signaal:
    dagen = dagen_te_laat(moest_op, vandaag)
    kritiek = dagen > KRITIEK_NA_DAGEN
    tel = "1 dag" if dagen == 1 else f"{dagen} dagen"
    return Signaal(
        code=f"{soort}_te_laat",
        soortnaam=f"{soort.capitalize()} te laat",
        traject_id=traject.pk,
        titel=f"{soort.capitalize()} is {tel} te laat",
        kort=f"{soort.capitalize()} te laat",
        feiten=f"had uiterlijk op {datum(moest_op)} gemoeten",
        ernst=Ernst.KRITIEK if kritiek else Ernst.LETOP,
        icoon="alert-octagon" if kritiek else "alert-triangle",
        actie="Meting starten",
        url=reverse("zelfredzaamheid:begin", args=[traject.pk]),
        recht=Recht.METING_INVULLEN,
        gewicht=dagen,
    )
