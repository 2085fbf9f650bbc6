"""The hours of a period as rows of a list: every line once, with its week and who approved it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from trajecten.models import Subsidieproject, Traject, Urenregel, Urenstaat
from trajecten.urenstaat.regels import Staat, maandag_van
from trajecten.urenstaat.uren import Bron, Uur, uren_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker

KOPPEN = (
    "medewerker",
    "week",
    "geteld_op",
    "gewerkt_op",
    "soort",
    "subsidieproject",
    "trajectnummer",
    "minuten",
    "stand",
    "goedgekeurd_op",
    "goedgekeurd_door",
)
# what a spreadsheet takes for the beginning of a formula
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
SOORTEN = {Bron.CONTACT: "contact", Bron.TEGENBOEKING: "tegenboeking"}


def rijen_van(medewerkers: Sequence[Gebruiker], van: date, tot: date) -> Iterator[tuple[str | int, ...]]:
    """The lines of `medewerkers` that count on a day in [van, tot), by name and day; no name of a deelnemer."""
    namen = {medewerker.pk: medewerker.naam for medewerker in medewerkers}
    uren = uren_van(list(namen), van, tot)
    staten = _staten(namen, van, tot)
    codes = dict(Subsidieproject.objects.values_list("pk", "code"))
    nummers = dict(Traject.objects.filter(pk__in={u.traject_id for u in uren}).values_list("pk", "trajectnummer"))
    soorten = dict(Urenregel.objects.filter(pk__in=_regels(uren)).values_list("pk", "soort"))
    for uur in sorted(uren, key=lambda u: (namen[u.medewerker_id], u.medewerker_id, u.dag, u.pk)):
        maandag = maandag_van(uur.dag)
        staat = staten.get((uur.medewerker_id, maandag))
        yield (
            onschadelijk(namen[uur.medewerker_id]),
            f"{maandag.isocalendar().year}-W{maandag.isocalendar().week:02}",
            uur.dag.isoformat(),
            uur.datum.isoformat(),
            SOORTEN.get(uur.bron) or soorten[uur.pk],
            onschadelijk(codes.get(uur.subsidieproject_id or 0, "")),
            onschadelijk(nummers.get(uur.traject_id or 0, "")),
            uur.minuten,
            staat.staat if staat else Staat.CONCEPT.value,
            staat.goedgekeurd_op.date().isoformat() if staat and staat.goedgekeurd_op else "",
            onschadelijk(staat.goedgekeurd_door.naam) if staat and staat.goedgekeurd_door else "",
        )


def onschadelijk(tekst: str) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{tekst}" if tekst.startswith(FORMULETEKENS) else tekst


def _staten(namen: dict[int, str], van: date, tot: date) -> dict[tuple[int, date], Urenstaat]:
    binnen = Urenstaat.objects.filter(medewerker__in=namen, week__gte=maandag_van(van), week__lt=tot)
    return {(staat.medewerker_id, staat.week): staat for staat in binnen.select_related("goedgekeurd_door")}


def _regels(uren: Sequence[Uur]) -> set[int]:
    return {uur.pk for uur in uren if uur.bron == Bron.REGEL}
