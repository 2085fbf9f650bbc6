"""What signing puts in the registers: its settings, and what asks attention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from toegang.matrix import Recht
from trajecten import registers
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Signaalsoort, registreer_signaalsoort, staat_aan
from vormgeving import menu
from vormgeving.taal import datum_kort
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Ondertekening
from werkgevers.ondertekening.regels import Stand, stand_van
from werkgevers.ondertekening.tijdlijn import gebeurtenissen

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet

INSTELLING = menu.Menuitem(
    "ondertekenen",
    "Ondertekenen",
    "signature",
    "werkgevers:ondertekeninstelling",
    Recht.PROGRAMMA_BEHEREN,
    46,
    (menu.BEHEER,),
    uitleg="Hoe lang een link om te tekenen werkt, wanneer we herinneren en of er een code bij komt.",
)
NIET_GETEKEND = Signaalsoort(
    code="ondertekening_vraagt_antwoord",
    naam="Evaluaties die op jou wachten",
    uitleg="Iemand zegt dat een evaluatie niet klopt, wil eerst overleggen, of tekende niet voor de link verliep.",
    actie="Handtekeningen bekijken",
    volgorde=60,
)
WACHT_OP_JOU = Signaalsoort(
    code="wacht_op_jouw_handtekening",
    naam="Wacht op jouw handtekening",
    uitleg="Een collega vraagt jou om een evaluatie te tekenen, en dat is nog niet gedaan.",
    actie="Evaluatie lezen en tekenen",
    volgorde=61,
)
TITELS = {
    Stand.BETWIST: "Niet akkoord met een evaluatie",
    Stand.OVERLEG: "Wil overleggen over een evaluatie",
    Stand.VERLOPEN: "Link om te tekenen is verlopen",
}


def vraagt_antwoord(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each signature of `trajecten` that is disputed, asks to talk first, or whose link expired."""
    vragen = Ondertekening.objects.filter(
        evaluatie__plaatsing__traject__in=trajecten.sleutels(),
        evaluatie__staat__in=[Staat.WACHT, Staat.BETWIST],
    ).wacht_op_ons(timezone.now())
    for vraag in vragen.select_related("evaluatie__plaatsing").order_by("gevraagd_op", "id"):
        stand = stand_van(vraag.momenten, timezone.now())
        kritiek = stand == Stand.BETWIST
        yield Signaal(
            code=NIET_GETEKEND.code,
            kenmerk=str(vraag.pk),
            soortnaam=NIET_GETEKEND.naam,
            traject_id=vraag.evaluatie.plaatsing.traject_id,
            titel=TITELS[stand],
            kort=stand.label,
            feiten=f"{vraag.naar_naam} · evaluatie van {datum_kort(vraag.evaluatie.datum)}",
            ernst=Ernst.KRITIEK if kritiek else Ernst.LETOP,
            icoon="alert-octagon" if kritiek else "alert-triangle",
            actie=NIET_GETEKEND.actie,
            url=reverse("werkgevers:ondertekeningen", args=[vraag.evaluatie_id]),
            recht=Recht.PLAATSING_INZIEN,
        )


def wacht_op_jou(gebruiker: Gebruiker, vandaag: date) -> Iterator[Signaal]:
    """A signal for each evaluation that `gebruiker` was asked to sign; who is asked gets no mail."""
    if not staat_aan(WACHT_OP_JOU.code):
        return
    vragen = Ondertekening.objects.zichtbaar_voor(gebruiker).open()
    eigen = vragen.filter(gebruiker=gebruiker, evaluatie__staat=Staat.WACHT)
    wie_en_waar = ("evaluatie__plaatsing__traject__deelnemer", "evaluatie__plaatsing__werkgever")
    for vraag in eigen.select_related(*wie_en_waar).order_by("gevraagd_op", "id"):
        evaluatie = vraag.evaluatie
        wie = f"{evaluatie.plaatsing.traject.deelnemer.naam} bij {evaluatie.plaatsing.werkgever}"
        yield Signaal(
            code=WACHT_OP_JOU.code,
            kenmerk=str(vraag.pk),
            soortnaam=WACHT_OP_JOU.naam,
            traject_id=None,
            titel=WACHT_OP_JOU.naam,
            kort="Te tekenen",
            feiten=f"{evaluatie.get_moment_display()} van {datum_kort(evaluatie.datum)} · {wie}",
            ernst=Ernst.LETOP,
            icoon="signature",
            actie=WACHT_OP_JOU.actie,
            url=reverse("werkgevers:ondertekening_zelf", args=[vraag.pk]),
            recht=Recht.PLAATSING_INZIEN,
        )


def meld_aan() -> None:
    """Fill the registers."""
    menu.registreer(INSTELLING)
    registreer_signaalsoort(NIET_GETEKEND)
    registreer_signaalsoort(WACHT_OP_JOU)
    registers.registreer_eigen_signalen(wacht_op_jou)
    registers.registreer_gebeurtenissen(gebeurtenissen)
    registers.registreer_signalen(vraagt_antwoord, Recht.PLAATSING_INZIEN)
