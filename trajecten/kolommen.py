"""The columns of the deelnemerslijst that trajecten itself provides, and how the cells of a page are filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Traject
from trajecten.queries import binnen_bereik
from trajecten.registers import Kolom, Signaal, registers
from trajecten.signaallijst import signalen_van
from trajecten.uren import stand_in_lijst, urenstanden_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker

Waarden = Mapping[int, Mapping[str, Any]]


@dataclass(frozen=True)
class Cel:
    """One cell: what to render and with what; `waarde` is None when there is nothing to show."""

    kolom: Kolom
    traject: Traject
    waarde: Mapping[str, Any] | None


def cellen_van(
    kolommen: Sequence[Kolom], trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date
) -> dict[int, list[Cel]]:
    """The cells of `trajecten` in the order of `kolommen`, in a number of queries that does not grow with rows."""
    waarden = [(kolom, _waarden(kolom, trajecten, gebruiker, vandaag)) for kolom in kolommen]
    return {
        traject.pk: [Cel(kolom, traject, van_kolom.get(traject.pk)) for kolom, van_kolom in waarden]
        for traject in trajecten
    }


def kolommen_voor(gebruiker: Gebruiker) -> list[Kolom]:
    """The columns that `gebruiker` may see at all."""
    return [kolom for kolom in registers.kolommen if mag(gebruiker, kolom.recht)]


def huizen_van(trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date) -> dict[int, Cel]:
    """The picture of each traject, from the column "huis"; empty when no app provides it."""
    kolommen = [kolom for kolom in kolommen_voor(gebruiker) if kolom.code == "huis"]
    return {pk: cellen[0] for pk, cellen in cellen_van(kolommen, trajecten, gebruiker, vandaag).items() if cellen}


def _waarden(kolom: Kolom, trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date) -> Waarden:
    binnen = trajecten
    if kolom.recht != Recht.TRAJECT_INZIEN:
        toegestaan = binnen_bereik([traject.pk for traject in trajecten], gebruiker, kolom.recht)
        binnen = [traject for traject in trajecten if traject.pk in toegestaan]
    return kolom.laad(binnen, gebruiker, vandaag)


def _uren(trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date) -> Waarden:
    standen = urenstanden_van([t for t in trajecten if t.loopt_op(vandaag)], vandaag)
    getoond = {pk: stand_in_lijst(van_traject) for pk, van_traject in standen.items()}
    return {pk: {"stand": stand} for pk, stand in getoond.items() if stand}


def _laatste_contact(trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date) -> Waarden:
    """From the annotation `laatste_contact` that the list puts on each traject."""
    datums = {traject.pk: traject.laatste_contact for traject in trajecten}  # type: ignore[attr-defined]
    return {
        pk: {"datum": datum, "hoe_lang": hoe_lang_geleden((vandaag - datum).days)}
        for pk, datum in datums.items()
        if datum
    }


def _signaal(trajecten: Sequence[Traject], gebruiker: Gebruiker, vandaag: date) -> Waarden:
    bron = Traject.objects.filter(pk__in=[traject.pk for traject in trajecten])
    dringendst: dict[int | None, Signaal] = {}
    for signaal in signalen_van(bron, gebruiker, vandaag):
        dringendst.setdefault(signaal.traject_id, signaal)
    return {pk: {"signaal": signaal} for pk, signaal in dringendst.items() if pk is not None}


def hoe_lang_geleden(dagen: int) -> str:
    """How long ago, as one says it: "vandaag", "gisteren", "15 dagen geleden"."""
    return {0: "vandaag", 1: "gisteren"}.get(dagen, f"{dagen} dagen geleden")


UREN = Kolom("uren", "Uren en norm", 40, "trajecten/_cel_uren.html", _uren, leeg="Geen norm")
LAATSTE_CONTACT = Kolom(
    "contact", "Laatste contact", 50, "trajecten/_cel_contact.html", _laatste_contact, leeg="Nog geen"
)
SIGNAAL = Kolom("signaal", "Signaal", 60, "trajecten/_cel_signaal.html", _signaal, telefoon="signaal", leeg="Geen")
