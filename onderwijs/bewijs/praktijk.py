"""The writers of praktijkverklaringen: werkprocessen are worked through one by one, and what is learned is declared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from onderwijs.bewijs import regels
from onderwijs.bewijs.certificaat import wie
from onderwijs.bewijs.diensten import bewaar_bewijs
from onderwijs.bewijs.uitgeven import bewaar_papier
from onderwijs.models import Bewijs, Bewijssoort, Praktijkverklaring, Werkproces
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker

Staat = Praktijkverklaring.Staat


@transaction.atomic
def bewaar_praktijkverklaring(
    *, praktijk: Praktijkverklaring, versie: int, werkprocessen: Sequence[tuple[str, str]] = (), door: Gebruiker
) -> Praktijkverklaring:
    """Save what a form filled in, with (code, naam) of werkprocessen to add at the end; `versie` as the form had it.

    Raises NietMeerActueel when a colleague changed it since, OvergangNietToegestaan when it was given or stopped, and
    RegelGeschonden for a beginning in the future.
    """
    if praktijk.van > timezone.localdate():
        raise RegelGeschonden("Het begin ligt in de toekomst.", veld="van")
    if praktijk.pk is None:
        praktijk.aangemaakt_door = door
    else:
        _eis_lopend(eis_versie(praktijk, versie))
        praktijk.versie = versie + 1
    with beperkingen_in_woorden():
        praktijk.save()
    voeg_toe(praktijk, werkprocessen)
    _noteer(praktijk, door)
    return praktijk


@transaction.atomic
def beoordeel_werkproces(
    *,
    werkproces: Werkproces,
    versie: int,
    staat: str,
    beoordeeld_op: date | None,
    praktijkopleider: str,
    opmerking: str = "",
    door: Gebruiker,
) -> Werkproces:
    """Write down how somebody does a werkproces, as talked over with the praktijkopleider on that day.

    Raises NietMeerActueel when a colleague changed it since, OvergangNietToegestaan when the praktijkverklaring was
    given or stopped, RegelGeschonden without a day or a praktijkopleider.
    """
    veld, bezwaar = regels.beoordeling_past(
        staat=staat, datum=beoordeeld_op, praktijkopleider=praktijkopleider, vandaag=timezone.localdate()
    )
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=veld)
    _eis_lopend(_vergrendel(werkproces.praktijkverklaring))
    vers = eis_versie(werkproces, versie)
    begonnen = staat != Werkproces.Staat.OPEN
    vers.staat, vers.opmerking, vers.versie = staat, opmerking, vers.versie + 1
    vers.beoordeeld_op = beoordeeld_op if begonnen else None
    vers.praktijkopleider = praktijkopleider.strip() if begonnen else ""
    vers.vastgelegd_door = door if begonnen else None
    with beperkingen_in_woorden():
        vers.save()
    deelnemer = vers.praktijkverklaring.traject.deelnemer
    noteer(Soort.WERKPROCES_BEOORDEELD, door=door, over=vers, deelnemer=deelnemer, staat=vers.staat)
    return vers


@transaction.atomic
def geef_af(*, praktijk: Praktijkverklaring, versie: int, datum: date, nummer: str = "", door: Gebruiker) -> Bewijs:
    """Declare the werkprocessen that somebody can do: make the proof, issued by the school, keep its paper, return it.

    Raises NietMeerActueel when a colleague changed it since, OvergangNietToegestaan when it was given or stopped, and
    RegelGeschonden when nothing is learned yet or the day is wrong.
    """
    vers = eis_versie(praktijk, versie)
    bewijs = bewaar_bewijs(bewijs=verklaring(vers, datum, nummer), versie=1, door=door)
    bewaar_papier(bewijs=bewijs, door=door)
    vers.staat, vers.bewijs, vers.versie = Staat.AFGEGEVEN, bewijs, vers.versie + 1
    vers.save(update_fields=["staat", "bewijs", "versie"])
    _noteer(vers, door)
    return bewijs


def verklaring(praktijk: Praktijkverklaring, datum: date, nummer: str = "") -> Bewijs:
    """The proof of `praktijk` as it would be given on `datum`, with the werkprocessen that somebody can do.

    Nothing is written. Raises OvergangNietToegestaan when it was given or stopped, and RegelGeschonden when nothing is
    learned yet or the day lies before the last werkproces.
    """
    _eis_lopend(praktijk)
    geleerd = list(praktijk.werkprocessen.filter(staat=Werkproces.Staat.BEHEERST).order_by("volgorde"))
    if bezwaar := regels.afgeven_kan(beheerst=len(geleerd)):
        raise RegelGeschonden(bezwaar)
    laatste = max(proces.beoordeeld_op for proces in geleerd)
    if datum < laatste:
        raise RegelGeschonden(f"Het laatste werkproces is besproken op {laatste:%d-%m-%Y}.", veld="datum")
    return Bewijs(
        traject=praktijk.traject,
        soort=Bewijssoort.objects.get(herkomst=Bewijssoort.Herkomst.WERKPROCESSEN),
        onderwerp=praktijk.onderwerp,
        datum=datum,
        uitgever=praktijk.instelling.naam,
        nummer=nummer,
        inhoud=_inhoud(praktijk, geleerd, laatste, nummer),
    )


def _inhoud(praktijk: Praktijkverklaring, geleerd: Sequence[Werkproces], laatste: date, nummer: str) -> dict[str, Any]:
    """What stands on the paper."""
    return wie(praktijk.traject) | {
        "wat": praktijk.onderwerp,
        "leerbedrijf": praktijk.leerbedrijf,
        "erkenning": praktijk.erkenning,
        "praktijkopleider": praktijk.praktijkopleider,
        "nummer": nummer,
        "delen": [
            {
                "naam": proces.naam,
                "code": proces.code,
                "dag": proces.beoordeeld_op.isoformat() if proces.beoordeeld_op else "",
                "met": proces.praktijkopleider,
            }
            for proces in geleerd
        ],
        "van": min(praktijk.van, laatste).isoformat(),
        "laatste_dag": laatste.isoformat(),
    }


@transaction.atomic
def stop_of_hervat(*, praktijk: Praktijkverklaring, versie: int, door: Gebruiker) -> Praktijkverklaring:
    """Stop what runs, or go on with what was stopped; what was learned stays.

    Raises NietMeerActueel when a colleague changed it since, OvergangNietToegestaan when it was given.
    """
    vers = eis_versie(praktijk, versie)
    if vers.staat == Staat.AFGEGEVEN:
        raise OvergangNietToegestaan("Deze praktijkverklaring is al afgegeven.")
    vers.staat = Staat.GESTOPT if vers.loopt else Staat.LOOPT
    vers.versie += 1
    vers.save(update_fields=["staat", "versie"])
    _noteer(vers, door)
    return vers


def voeg_toe(praktijk: Praktijkverklaring, werkprocessen: Sequence[tuple[str, str]]) -> None:
    """Add werkprocessen after those that are there."""
    laatste = praktijk.werkprocessen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    Werkproces.objects.bulk_create(
        Werkproces(praktijkverklaring=praktijk, code=code, naam=naam, volgorde=laatste + nummer)
        for nummer, (code, naam) in enumerate(werkprocessen, start=1)
    )


def _vergrendel(praktijk: Praktijkverklaring) -> Praktijkverklaring:
    return Praktijkverklaring.objects.select_for_update(of=("self",)).get(pk=praktijk.pk)


def _eis_lopend(praktijk: Praktijkverklaring) -> None:
    if praktijk.staat == Staat.AFGEGEVEN:
        raise OvergangNietToegestaan("Deze praktijkverklaring is al afgegeven.")
    if praktijk.staat == Staat.GESTOPT:
        raise OvergangNietToegestaan("Deze praktijkverklaring is gestopt. Ga er eerst weer mee verder.")


def _noteer(praktijk: Praktijkverklaring, door: Gebruiker) -> None:
    deelnemer = praktijk.traject.deelnemer
    noteer(Soort.PRAKTIJKVERKLARING_GEWIJZIGD, door=door, over=praktijk, deelnemer=deelnemer, staat=praktijk.staat)
