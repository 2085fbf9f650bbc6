"""What of education asks for attention: a proof that ends, an opleiding that threatens to stop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from onderwijs.models import Bewijs, Inschrijving, Studievoortgang
from toegang.matrix import Recht
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel
from vormgeving.taal import datum

if TYPE_CHECKING:
    from trajecten.queries import TrajectQuerySet

VERLOOPT = Signaalsoort(
    code="bewijs_verloopt",
    naam="Bewijzen die verlopen",
    uitleg="Een certificaat of ander bewijs is binnenkort niet meer geldig, en er is geen nieuwer.",
    actie="Bewijs bekijken",
    volgorde=60,
    # domein §5.5: 90 days, as an organisation likes it
    drempels=(Drempel("dagen_vooraf", "Hoeveel dagen van tevoren?", "dagen", 90, 1, 730),),
)
DREIGT = Signaalsoort(
    code="opleiding_dreigt_te_stoppen",
    naam="Opleidingen die dreigen te stoppen",
    uitleg="Het laatste dat over een lopende opleiding is vastgelegd, is dat die dreigt te stoppen.",
    actie="Opleiding bekijken",
    volgorde=61,
)
# what ended longer ago is known, or does not matter any more
VERLOPEN_HOOGSTENS = timedelta(days=90)


def bewijs_verloopt(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each proof that ends soon or just did, where no newer one of its kind takes over."""
    grens = vandaag + timedelta(days=drempel(VERLOOPT.code, "dagen_vooraf"))
    rijen = Bewijs.objects.filter(traject__in=trajecten.sleutels()).loopt_af_voor(grens)
    rijen = rijen.filter(geldig_tot__gt=vandaag - VERLOPEN_HOOGSTENS).select_related("soort")
    for bewijs in rijen.order_by("geldig_tot", "pk"):
        yield _bewijs_signaal(bewijs, vandaag)


def opleiding_dreigt(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each enrolment that runs and of which the latest word is that it threatens to stop."""
    laatste = Studievoortgang.objects.filter(inschrijving=OuterRef("pk")).order_by("-datum", "-pk")
    rijen = Inschrijving.objects.filter(traject__in=trajecten.sleutels(), tot__isnull=True)
    rijen = rijen.annotate(stand=Subquery(laatste.values("stand")[:1]), gezegd_op=Subquery(laatste.values("datum")[:1]))
    dreigt = rijen.filter(stand=Studievoortgang.Stand.DREIGT_TE_STOPPEN).select_related("opleiding__instelling")
    for inschrijving in dreigt.order_by("gezegd_op", "pk"):
        yield Signaal(
            code=DREIGT.code,
            kenmerk=str(inschrijving.pk),
            soortnaam=DREIGT.naam,
            traject_id=inschrijving.traject_id,
            titel="Opleiding dreigt te stoppen",
            kort="Opleiding dreigt te stoppen",
            feiten=f"{inschrijving.opleiding} · gezegd op {datum(inschrijving.gezegd_op)}",
            ernst=Ernst.LETOP,
            icoon="school",
            actie=DREIGT.actie,
            url=reverse("onderwijs:traject_opleiding", args=[inschrijving.traject_id]),
            recht=Recht.OPLEIDING_INZIEN,
        )


def _bewijs_signaal(bewijs: Bewijs, vandaag: date) -> Signaal:
    assert bewijs.geldig_tot is not None  # loopt_af_voor leaves out what is always valid
    voorbij = bewijs.geldig_tot <= vandaag
    dagen = (bewijs.geldig_tot - vandaag).days
    return Signaal(
        code=VERLOOPT.code,
        kenmerk=str(bewijs.pk),
        soortnaam=VERLOOPT.naam,
        traject_id=bewijs.traject_id,
        titel=f"{bewijs.soort} {'is verlopen' if voorbij else 'verloopt'}",
        kort=f"{bewijs.soort} {'verlopen' if voorbij else 'verloopt'}",
        feiten=f"Geldig tot {datum(bewijs.geldig_tot)}",
        ernst=Ernst.LETOP if voorbij else Ernst.INFO,
        icoon="file-time",
        actie=VERLOOPT.actie,
        url=bewijs.get_absolute_url(),
        recht=Recht.OPLEIDING_INZIEN,
        gewicht=-dagen,
    )
