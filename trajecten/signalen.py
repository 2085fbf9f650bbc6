"""What in a traject itself asks for attention."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from toegang.matrix import Recht
from trajecten.regels import contact_is_kritiek, dagen_zonder_contact
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel
from vormgeving.taal import datum, datum_kort

if TYPE_CHECKING:
    from trajecten.models import Traject
    from trajecten.queries import TrajectQuerySet


GEEN_CONTACT = Signaalsoort(
    code="geen_contact",
    naam="Te lang geen contact",
    uitleg="Het laatste contact waarbij de deelnemer er was, is langer geleden dan de norm van het programma. "
    "Zonder eerste contact telt de startdatum.",
    actie="Contact loggen",
    volgorde=10,
    drempels=(
        Drempel("extra_dagen", "Hoeveel dagen na de norm?", "dagen", 0, 0, 28),
        Drempel("dringend_na", "Dringend vanaf hoeveel keer de norm?", "keer de norm", 2, 1, 10),
    ),
)


def geen_contact(trajecten: TrajectQuerySet, vandaag: date) -> Iterator[Signaal]:
    """A signal for each of `trajecten` without contact for longer than the norm of its programma."""
    extra, keer = drempel("geen_contact", "extra_dagen"), drempel("geen_contact", "dringend_na")
    for traject in trajecten.te_lang_zonder_contact(vandaag - timedelta(days=extra)).select_related("programma"):
        yield _geen_contact(traject, vandaag, keer)


def _geen_contact(traject: Traject, vandaag: date, keer: int) -> Signaal:
    norm, start = traject.programma.contact_elke_dagen, traject.startdatum
    # te_lang_zonder_contact leaves out who has no norm, and who did not start
    assert norm is not None
    assert start is not None
    laatste = traject.laatste_contact  # type: ignore[attr-defined]  # annotated by te_lang_zonder_contact
    dagen = dagen_zonder_contact(vandaag, laatste=laatste, startdatum=start)
    kritiek = contact_is_kritiek(dagen, norm, keer)
    wanneer = f"laatste contact {datum_kort(laatste)}" if laatste else f"gestart op {datum(start)}"
    return Signaal(
        code="geen_contact",
        soortnaam="Te lang geen contact",
        traject_id=traject.pk,
        titel=f"{dagen} dagen geen contact",
        kort=f"{dagen} dagen geen contact",
        feiten=f"{wanneer} · norm: {norm_in_woorden(norm)}",
        ernst=Ernst.KRITIEK if kritiek else Ernst.LETOP,
        icoon="alert-octagon" if kritiek else "alert-triangle",
        actie="Contact loggen",
        url=reverse("trajecten:contact_met", args=[traject.pk]),
        recht=Recht.CONTACT_LOGGEN,
        gewicht=dagen,
    )


def norm_in_woorden(dagen: int) -> str:
    """How often contact is asked: "elke week", "elke 2 weken", "elke 10 dagen"."""
    if dagen == 1:
        return "elke dag"
    if dagen == 7:
        return "elke week"
    return f"elke {dagen // 7} weken" if dagen % 7 == 0 else f"elke {dagen} dagen"
