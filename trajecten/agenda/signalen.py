"""What in appointments asks for attention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from toegang.matrix import Recht
from trajecten.models import Afspraak
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel
from vormgeving.taal import datum_kort, tijd

if TYPE_CHECKING:
    from trajecten.queries import TrajectQuerySet

NIET_UITGEWERKT = Signaalsoort(
    code="afspraak_niet_uitgewerkt",
    naam="Afspraken nog uitwerken",
    uitleg="De afspraak is voorbij, en er staat nog niet bij hoe het ging. Zonder uitwerking telt het contact niet.",
    actie="Afspraak uitwerken",
    volgorde=30,
    drempels=(Drempel("dagen", "Na hoeveel dagen?", "dagen", 1, 1, 28),),
)
NIET_GEKOMEN = Signaalsoort(
    code="niet_gekomen_op_rij",
    naam="Een paar keer niet gekomen",
    uitleg="De deelnemer kwam een paar keer achter elkaar niet, zonder bericht. Dat mag, en het heeft geen gevolgen. "
    "Het is een teken om te vragen hoe het gaat.",
    actie="Afspraak maken",
    volgorde=40,
    drempels=(Drempel("keer", "Vanaf hoeveel keer achter elkaar?", "keer", 3, 2, 10),),
)


def niet_uitgewerkt(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each appointment in `trajecten` that was over some days ago and was not written up."""
    tot_dag = vandaag - timedelta(days=drempel(NIET_UITGEWERKT.code, "dagen")) + timedelta(days=1)
    rijen = (
        Afspraak.objects.gepland()
        .voor_dag(tot_dag)
        .van_wie_begeleidt(trajecten)
        .order_by("van", "id")
        .values_list("pk", "van", "trajecten__pk", "medewerker__voornaam", "medewerker__email")
    )
    for pk, van, traject_id, voornaam, email in rijen:
        dagen = (vandaag - timezone.localdate(van)).days
        yield Signaal(
            code=NIET_UITGEWERKT.code,
            kenmerk=str(pk),
            soortnaam=NIET_UITGEWERKT.naam,
            traject_id=traject_id,
            titel="Afspraak nog uitwerken",
            kort="Afspraak uitwerken",
            feiten=f"{datum_kort(van)} om {tijd(van)} · {voornaam or email.partition('@')[0]}",
            ernst=Ernst.LETOP,
            icoon="calendar-event",
            actie=NIET_UITGEWERKT.actie,
            url=f"{reverse('trajecten:contact_met', args=[traject_id])}?afspraak={pk}&terug=dag",
            recht=Recht.CONTACT_LOGGEN,
            gewicht=dagen,
        )


def niet_gekomen(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each of `trajecten` whose deelnemer did not come, without a word, several times in a row."""
    minstens = drempel(NIET_GEKOMEN.code, "keer")
    for traject in trajecten.niet_gekomen_op_rij(minstens):
        aantal, laatste = traject.niet_gekomen, traject.laatst_niet_gekomen  # type: ignore[attr-defined]  # annotated
        yield Signaal(
            code=NIET_GEKOMEN.code,
            soortnaam=NIET_GEKOMEN.naam,
            traject_id=traject.pk,
            titel=f"{aantal} keer achter elkaar niet gekomen",
            kort=f"{aantal} keer niet gekomen",
            feiten=f"laatste keer {datum_kort(laatste)} · vraag hoe het gaat",
            ernst=Ernst.LETOP,
            icoon="calendar-off",
            actie=NIET_GEKOMEN.actie,
            url=reverse("trajecten:afspraak_met", args=[traject.pk]),
            recht=Recht.CONTACT_LOGGEN,
            gewicht=aantal,
        )
