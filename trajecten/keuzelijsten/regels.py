"""Rules for keeping up lists of choices. Pure: values in, reasons in words out (an empty reason means yes)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.utils.text import slugify

CODE_LENGTE = 40
# a list that somebody still has to find a choice in
KEUZES_HOOGSTENS = 60

# what these lists say of somebody can be about health or justice (AVG art. 9 and 10)
KAN_BIJZONDER = frozenset({"instroomkanaal", "doelgroep"})

UITLEG: dict[str, str] = {
    "instroomkanaal": "Hoe iemand bij jullie komt.",
    "doelgroep": "Bij welke groep iemand hoort.",
    "uitkering": "Waar iemand van leeft.",
    "uitstroomreden": "Waarheen iemand gaat na het traject. Het voortgangsrapport telt per keuze.",
    "kwalificatie": "Wat iemand haalt. Wat telt voor ESF+, kies je bij het subsidieproject.",
    "contactsoort": "Wat voor contact of afspraak het was.",
    "plaatsingsoort": "Hoe iemand bij een werkgever werkt.",
    "sector": "In welk vak een werkgever werkt.",
    "vaardigheid": "Wat een werkgever kan vragen en een deelnemer kan: vaardigheden en certificaten.",
}


def code_van(naam: str, bezet: Collection[str]) -> str:
    """The code of a new choice called `naam`: small letters, digits and underscores, and not one that is `bezet`."""
    begin = slugify(naam).replace("-", "_")[:CODE_LENGTE].strip("_") or "keuze"
    if begin not in bezet:
        return begin
    nummer = 2
    while (kandidaat := f"{begin[: CODE_LENGTE - 4]}_{nummer}") in bezet:
        nummer += 1
    return kandidaat


def naam_kan(naam: str, andere: Collection[str]) -> str:
    """Why a choice cannot be called `naam` beside `andere` of the same list; empty when it can."""
    if not naam.strip():
        return "Vul dit in."
    if naam.strip().casefold() in {ander.strip().casefold() for ander in andere}:
        return "Deze keuze staat al in de lijst."
    return ""


def erbij_kan(aantal: int) -> str:
    """Why a list of `aantal` choices cannot have another one; empty when it can."""
    return f"Een lijst heeft hoogstens {KEUZES_HOOGSTENS} keuzes." if aantal >= KEUZES_HOOGSTENS else ""


def uitzetten_kan(andere_in_gebruik: int) -> str:
    """Why a choice cannot be switched off while so many others are on; empty when it can."""
    return "" if andere_in_gebruik else "Dit is de laatste keuze die aan staat. Zet eerst een andere aan."


def bijzonder_kan(lijst: str, was: bool, wordt: bool) -> str:
    """Why a choice cannot become or stop being about health or justice; empty when it can.

    What was guarded stays guarded: there are records that were written with that promise.
    """
    if wordt and lijst not in KAN_BIJZONDER:
        return "In deze lijst staat niets over gezondheid of justitie."
    if was and not wordt:
        return "Deze keuze gaat over gezondheid of justitie. Dat blijft zo: er zijn al gegevens mee opgeslagen."
    return ""


def verschoven(volgorde: Sequence[int], sleutel: int, omhoog: bool) -> list[int]:
    """`volgorde` with `sleutel` one place up or down; the same at the end of the list."""
    nieuw = list(volgorde)
    hier = nieuw.index(sleutel)
    daar = hier - 1 if omhoog else hier + 1
    if 0 <= daar < len(nieuw):
        nieuw[hier], nieuw[daar] = nieuw[daar], nieuw[hier]
    return nieuw
