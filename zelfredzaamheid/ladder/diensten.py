"""Writing down where somebody stands on the participatieladder. History is never overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Traject
from zelfredzaamheid.ladder.regels import Vraag, peildatum_past, stel_trede_voor, trede_past, verwachting_past
from zelfredzaamheid.models import Ladderpositie

# what somebody fills in
INGEVULD = (
    "traject_id",
    "peildatum",
    "trede",
    "reden_anders",
    "antwoorden",
    "verwachte_trede",
    "horizon",
    "toelichting",
    "vervangt_id",
    "reden_correctie",
)


@dataclass(frozen=True)
class Oordeel:
    """What somebody judged: the answers, the trede that was chosen, and what was agreed about growing."""

    peildatum: date
    trede: int
    antwoorden: Mapping[Vraag, str] = field(default_factory=dict)
    reden_anders: str = ""
    verwachte_trede: int | None = None
    horizon: date | None = None
    toelichting: str = ""


@transaction.atomic
def leg_trede_vast(*, traject: Traject, oordeel: Oordeel, sleutel: UUID, door: Gebruiker) -> Ladderpositie:
    """Write down the trede of a day and return it; the same form sent twice is written once.

    Raises RegelGeschonden for a day that does not fit or has a trede already, a trede other than the answers give
    without a reason, or an expectation without a date.
    """
    return _schrijf(traject, oordeel, sleutel, door)


@transaction.atomic
def verbeter_trede(
    *, positie: Ladderpositie, oordeel: Oordeel, reden: str, sleutel: UUID, door: Gebruiker
) -> Ladderpositie:
    """Write a new trede in the place of `positie`, which stays readable, and return it.

    Raises as `leg_trede_vast` does, also without a reason; OvergangNietToegestaan when it was corrected already.
    """
    oud = Ladderpositie.objects.select_for_update(of=("self",)).select_related("traject").get(pk=positie.pk)
    correctie = Ladderpositie.objects.filter(vervangt=oud).first()
    if correctie is not None and correctie.sleutel != sleutel:
        raise OvergangNietToegestaan("Deze trede is al verbeterd. Verbeter de nieuwste.")
    if not reden.strip():
        raise RegelGeschonden("Schrijf op waarom je de trede verbetert.", veld="reden_correctie")
    return _schrijf(oud.traject, oordeel, sleutel, door, vervangt=oud, reden_correctie=reden.strip())


def _schrijf(
    traject: Traject,
    oordeel: Oordeel,
    sleutel: UUID,
    door: Gebruiker,
    *,
    vervangt: Ladderpositie | None = None,
    reden_correctie: str = "",
) -> Ladderpositie:
    # the lock lets of two equal forms only one pass at a time, and holds the period of the traject still
    vers = Traject.objects.select_for_update(no_key=True, of=("self",)).select_related("deelnemer").get(pk=traject.pk)
    voorstel = stel_trede_voor(oordeel.antwoorden).trede
    positie = Ladderpositie(
        traject=vers,
        peildatum=oordeel.peildatum,
        trede=oordeel.trede,
        voorstel=voorstel,
        reden_anders="" if oordeel.trede == voorstel else oordeel.reden_anders.strip(),
        antwoorden=dict(oordeel.antwoorden),
        verwachte_trede=oordeel.verwachte_trede,
        horizon=oordeel.horizon,
        toelichting=oordeel.toelichting.strip(),
        beoordelaar=door,
        vervangt=vervangt,
        reden_correctie=reden_correctie,
        sleutel=sleutel,
    )
    eerder = Ladderpositie.objects.filter(sleutel=sleutel).first()
    if eerder is not None:
        return _zelfde(eerder, positie)
    _toets(vers, oordeel, voorstel)
    with beperkingen_in_woorden({"ladder_een_per_dag": "peildatum"}):
        positie.save(force_insert=True)
    noteer(
        Soort.TREDE_VASTGELEGD,
        door=door,
        over=positie,
        deelnemer=vers.deelnemer,
        peildatum=positie.peildatum.isoformat(),
        correctie=vervangt is not None,
    )
    return positie


def _zelfde(eerder: Ladderpositie, nu: Ladderpositie) -> Ladderpositie:
    """`eerder`, provided that it is what this form wrote before: what changed since then may not vanish unsaid."""
    if any(getattr(eerder, veld) != getattr(nu, veld) for veld in INGEVULD):
        raise RegelGeschonden("Deze trede was al opgeslagen. Wat je daarna veranderde, leg je vast als verbetering.")
    return eerder


def _toets(traject: Traject, oordeel: Oordeel, voorstel: int | None) -> None:
    bezwaren = (
        (
            "peildatum",
            peildatum_past(
                oordeel.peildatum,
                aangemeld=traject.aanmelddatum,
                einde=traject.einddatum,
                vandaag=timezone.localdate(),
            ),
        ),
        (
            "reden_anders" if oordeel.trede in range(1, 7) else "trede",
            trede_past(oordeel.trede, voorstel, oordeel.reden_anders),
        ),
        (
            "horizon",
            verwachting_past(oordeel.verwachte_trede, oordeel.horizon, peildatum=oordeel.peildatum),
        ),
    )
    for veld, bezwaar in bezwaren:
        if bezwaar:
            raise RegelGeschonden(bezwaar, veld=veld)
