"""The points on which a place and a wish are compared, each with its judgement and its sentence. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vormgeving.taal import getal
from werkgevers.matching.afstand import HOOGSTENS, Afstand, in_woorden
from werkgevers.matching.waarden import Namen, Oordeel, Plek, Punt, Wens
from werkgevers.werkplek.begrippen import Niveau, Reizen, dagen_in_woorden


def opgesomd(delen: Sequence[str]) -> str:
    """Words in a row: “VCA, heftruck en BHV”."""
    *eerder, laatste = delen
    return f"{', '.join(eerder)} en {laatste}" if eerder else laatste


def _naam(code: str, namen: Mapping[str, str]) -> str:
    return namen.get(code, code)


def sector(wens: Wens, plek: Plek, namen: Namen) -> Punt:
    """Whether the work is in a sector that somebody chose."""
    naam = _naam(plek.sector, namen.sectoren)
    if not wens.sectoren:
        return Punt("Sector", Oordeel.ONBEKEND, f"{naam}. Er is nog geen sector gekozen.")
    if plek.sector in wens.sectoren:
        return Punt("Sector", Oordeel.PAST, f"{naam} is een wens.")
    gewenst = opgesomd([_naam(code, namen.sectoren) for code in wens.sectoren])
    return Punt("Sector", Oordeel.NIET, f"{naam}; gewenst is {gewenst}.")


def soort(wens: Wens, plek: Plek, namen: Namen) -> Punt:
    """Whether it is a kind of place that somebody chose."""
    naam = _naam(plek.soort, namen.soorten)
    if not wens.soorten:
        return Punt("Soort plek", Oordeel.PAST, f"{naam}. De soort plek maakt niet uit.")
    if plek.soort in wens.soorten:
        return Punt("Soort plek", Oordeel.PAST, f"{naam} is een wens.")
    gewenst = opgesomd([_naam(code, namen.soorten) for code in wens.soorten])
    return Punt("Soort plek", Oordeel.NIET, f"{naam}; gewenst is {gewenst}.")


def dagen(wens: Wens, plek: Plek) -> Punt:
    """Whether somebody can on the days of the place."""
    if not plek.dagen:
        return Punt("Dagen", Oordeel.PAST, "De dagen zijn in overleg.")
    op = dagen_in_woorden(plek.dagen)
    te_veel = set(plek.dagen) - set(wens.dagen) if wens.dagen else set()
    if not te_veel:
        return Punt("Dagen", Oordeel.PAST, f"Op {op}.")
    oordeel = Oordeel.DEELS if len(te_veel) < len(set(plek.dagen)) else Oordeel.NIET
    return Punt("Dagen", oordeel, f"Op {op}; niet beschikbaar op {dagen_in_woorden(te_veel)}.")


def uren(wens: Wens, plek: Plek) -> Punt:
    """Whether it is no more hours than somebody wants."""
    if plek.uren_per_week is None:
        return Punt("Uren", Oordeel.PAST, "De uren zijn in overleg.")
    uren = f"{getal(plek.uren_per_week)} uur per week"
    if wens.uren_per_week is None:
        return Punt("Uren", Oordeel.ONBEKEND, f"{uren}. Er is nog niet gezegd hoeveel uur kan.")
    if plek.uren_per_week <= wens.uren_per_week:
        return Punt("Uren", Oordeel.PAST, f"{uren}.")
    return Punt("Uren", Oordeel.DEELS, f"{uren}; hoogstens {getal(wens.uren_per_week)} uur is gewenst.")


def reizen(wens: Wens, plek: Plek, hoe_ver: Afstand) -> Punt:
    """Whether it is no farther than somebody wants to travel."""
    woorden = in_woorden(hoe_ver, plek.adres)
    if wens.reizen == Reizen.OVERAL:
        return Punt("Reizen", Oordeel.PAST, f"{woorden} De afstand maakt niet uit.")
    if hoe_ver == Afstand.ONBEKEND:
        return Punt("Reizen", Oordeel.ONBEKEND, woorden)
    grens = HOOGSTENS[Reizen(wens.reizen)]
    if hoe_ver <= grens:
        return Punt("Reizen", Oordeel.PAST, woorden)
    return Punt("Reizen", Oordeel.DEELS if hoe_ver == grens + 1 < Afstand.VERDER else Oordeel.NIET, woorden)


def niveau(wens: Wens, plek: Plek) -> Punt:
    """Whether the level suits."""
    if plek.niveau is None:
        return Punt("Niveau", Oordeel.PAST, "Het niveau maakt niet uit.")
    vraagt = Niveau(plek.niveau).label
    if wens.niveau is None:
        return Punt("Niveau", Oordeel.ONBEKEND, f"{vraagt}. Er is nog geen niveau gekozen.")
    heeft = Niveau(wens.niveau).label
    if plek.niveau == wens.niveau:
        return Punt("Niveau", Oordeel.PAST, f"{vraagt}.")
    if plek.niveau < wens.niveau:
        return Punt("Niveau", Oordeel.DEELS, f"{vraagt}, lager dan gewenst: {heeft}.")
    return Punt("Niveau", Oordeel.NIET, f"{vraagt}, hoger dan gewenst: {heeft}.")


def vaardigheden(wens: Wens, plek: Plek, namen: Namen) -> Punt:
    """Whether somebody can do what is asked; what is missing is named."""
    if not plek.vaardigheden:
        return Punt("Vaardigheden", Oordeel.PAST, "De werkgever vraagt niets vooraf.")
    mist = [code for code in plek.vaardigheden if code not in wens.vaardigheden]
    heeft = [_naam(code, namen.vaardigheden) for code in plek.vaardigheden if code in wens.vaardigheden]
    if not mist:
        return Punt("Vaardigheden", Oordeel.PAST, f"Heeft alles wat is gevraagd: {opgesomd(heeft)}.")
    nog = f"Mist nog: {opgesomd([_naam(code, namen.vaardigheden) for code in mist])}."
    if heeft:
        return Punt("Vaardigheden", Oordeel.DEELS, f"{nog} Heeft al: {opgesomd(heeft)}.")
    return Punt("Vaardigheden", Oordeel.NIET, nog)


def ervaring(wens: Wens, plek: Plek, namen: Namen) -> Iterable[Punt]:
    """Earlier work in the sector speaks for it; none is nothing against it, so then there is no point at all."""
    eerder = wens.ervaring.get(plek.sector)
    if eerder is None:
        return
    sector = _naam(plek.sector, namen.sectoren)
    begin = f"{eerder.keren} keer eerder in {sector}." if eerder.keren > 1 else f"Eerder in {sector}."
    stand = eerder.evaluatie
    if stand is None or not stand.besproken:
        yield Punt("Ervaring", Oordeel.PAST, f"{begin} Nog geen getekende evaluatie.")
        return
    oordeel = Oordeel.PAST if stand.hoog * 2 >= stand.besproken else Oordeel.DEELS
    hoe = f"{stand.hoog} van {stand.besproken} punten in de bovenste helft van de schaal"
    yield Punt("Ervaring", oordeel, f"{begin} Evaluatie van {stand.datum:%d-%m-%Y}: {hoe}.")
