"""What signing adds to the timeline of a traject: sent, signed, disputed, sealed. The words stay on their own page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.registers import Gebeurtenis
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Ondertekengebeurtenis, Verzegeling

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

Soort = Ondertekengebeurtenis.Soort
ICONEN = {Soort.VERSTUURD: "send", Soort.GETEKEND: "signature", Soort.BETWIST: "alert-octagon"}
# after the evaluation itself (20) when they are of the same day
VOLGORDE = {Soort.VERSTUURD: 21, Soort.BETWIST: 22, Soort.GETEKEND: 23}
VERZEGELD = 24


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """The lines about signatures and sealed documents, for whoever may see placements."""
    if not mag(gebruiker, Recht.PLAATSING_INZIEN, traject):
        return
    yield from (_regel(gebeurtenis) for gebeurtenis in _van(traject))
    for verzegeling in Verzegeling.objects.van(traject).klaar().select_related("evaluatie"):
        assert verzegeling.verzegeld_op is not None, "a document that is there was sealed (constraint)"
        titel = f"{verzegeling.evaluatie.get_moment_display()} verzegeld"
        url = reverse("werkgevers:verzegeling", args=[verzegeling.pk])
        dag = timezone.localtime(verzegeling.verzegeld_op).date()
        yield Gebeurtenis(dag, titel, "lock", "Het document is klaar", url, VERZEGELD)


def _van(traject: Traject) -> Iterator[Ondertekengebeurtenis]:
    bron = Ondertekengebeurtenis.objects.filter(ondertekening__evaluatie__plaatsing__traject=traject, soort__in=ICONEN)
    geldig = bron.exclude(ondertekening__evaluatie__staat=Staat.INGETROKKEN)
    yield from geldig.select_related("ondertekening__evaluatie").order_by("op", "id")


def _regel(gebeurtenis: Ondertekengebeurtenis) -> Gebeurtenis:
    vraag, soort = gebeurtenis.ondertekening, Soort(gebeurtenis.soort)
    moment = vraag.evaluatie.get_moment_display()
    titels = {
        Soort.VERSTUURD: f"{moment} verstuurd aan {vraag.naar_naam}",
        Soort.GETEKEND: f"{moment} getekend door {vraag.naam or vraag.naar_naam}",
        Soort.BETWIST: f"{vraag.naar_naam} is het niet eens met de {moment.lower()}",
    }
    return Gebeurtenis(
        timezone.localtime(gebeurtenis.op).date(),
        titels[soort],
        ICONEN[soort],
        "" if soort == Soort.VERSTUURD else gebeurtenis.toelichting,
        reverse("werkgevers:ondertekeningen", args=[vraag.evaluatie_id]),
        VOLGORDE[soort],
    )
