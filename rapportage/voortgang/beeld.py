"""The voortgang report in pictures and sentences at B1 level, for the screen and for the PDF alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.beeld import Beeld, Kengetal
from rapportage.tabel import als_tekst, als_uren
from rapportage.voortgang.cijfers import Voortgang
from rapportage.voortgang.definities import DEFINITIES
from rapportage.voortgang.onderdelen.wachttijd import BEGONNEN, WACHT
from rapportage.voortgang.onderdelen.werk import BETAALD, aandeel_betaald
from rapportage.voortgang.tabellen import tabellen
from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.grafiek import Verdeling, Verschil, gestapelde_staaf, huis_en_staven
from vormgeving.svg.kleuren import Stand
from vormgeving.taal import datum

TELWOORDEN = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


@dataclass(frozen=True)
class Voortgangsbeeld(Beeld):
    """What this report shows besides: the house, and the change per leefgebied of how many trajecten."""

    huis: SafeString
    leefgebieden: SafeString
    vergeleken: int


def beeld(v: Voortgang, *, stand: Stand = "scherm", stijl: Huisstijl | None = None) -> Voortgangsbeeld:
    """The report for a destination; a PDF needs the look (`stijl`)."""
    stenen = [Verdeling(b.nummer, b.naam, b.deel, b.op_einddatum.waarde, b.plaats) for b in v.bouwstenen]
    gebieden = [Verschil(g.naam, g.omlaag.waarde, g.gelijk.waarde, g.omhoog.waarde) for g in v.zrm]
    # sorted on what counts: who went forward
    gebieden.sort(key=lambda gebied: (-gebied.vooruit, gebied.achteruit))
    return Voortgangsbeeld(
        kort=kengetallen(v),
        zinnen=zinnen(v),
        huis=huis_en_staven(stenen, stand=stand, stijl=stijl),
        leefgebieden=gestapelde_staaf(gebieden, stand=stand, stijl=stijl),
        vergeleken=v.vergeleken.waarde,
        tabellen=tabellen(v)[1:],
        definities=DEFINITIES,
    )


def kengetallen(v: Voortgang) -> tuple[Kengetal, ...]:
    """The figures of "In het kort"."""
    return (
        Kengetal("Begonnen", als_tekst(v.instroom.waarde), "in de periode", "instroom"),
        Kengetal("In begeleiding", als_tekst(v.lopend.waarde), f"op {datum(v.periode.tot)}", "lopend"),
        Kengetal("Gestopt of klaar", als_tekst(v.uitstroom.waarde), "in de periode", "uitstroom"),
        Kengetal("Stap terug", als_tekst(v.terugval.waarde), "in de periode", "terugval"),
        *_betaald(v),
        Kengetal("Coachuren", als_tekst(als_uren(v.coachminuten.waarde)), "in de periode", "coachuren"),
    )


def _betaald(v: Voortgang) -> tuple[Kengetal, ...]:
    """Who left for paid work; a report of before this was counted has it not."""
    werk = v.onderdeel("werk")
    if werk is None:
        return ()
    onder = f"van de {v.uitstroom.waarde}"
    return (
        Kengetal("Betaald werk", als_tekst(werk.cijfer(BETAALD, "aantal").waarde), onder, f"werk.{BETAALD}.aantal"),
    )


def zinnen(v: Voortgang) -> tuple[str, ...]:
    """What the numbers say about where people are, in short sentences."""
    uit = [f"Op {datum(v.periode.tot)} {_zijn(v.lopend.waarde)} in begeleiding."]
    if len(v.bouwstenen) > 1 and any(b.op_einddatum for b in v.bouwstenen):
        meeste = max(v.bouwstenen, key=lambda b: b.op_einddatum.waarde)
        uit.append(f"De meeste staan in bouwsteen {meeste.nummer}: {meeste.naam}.")
    buiten = [b for b in v.bouwstenen if b.plaats == "extern"]
    # says something only where the other stones are inside
    if v.lopend and 0 < len(buiten) < len(v.bouwstenen):
        aantal = sum(b.op_einddatum.waarde for b in buiten)
        uit.append(f"{_hoofdletter(_mensen(aantal))} {_werkt(aantal)} nu bij een werkgever.")
    zonder = v.lopend.waarde - sum(b.op_einddatum.waarde for b in v.bouwstenen)
    if zonder > 0:
        uit.append(f"{_hoofdletter(_mensen(zonder))} {_staat(zonder)} nog niet in een bouwsteen.")
    if v.terugval:
        uit.append(f"In deze periode ging {_telwoord(v.terugval.waarde)} keer iemand een stap terug.")
    return (*uit, *_werk(v), *_wachttijd(v))


def _werk(v: Voortgang) -> Iterator[str]:
    werk = v.onderdeel("werk")
    if werk is not None and v.uitstroom:
        yield aandeel_betaald(werk)


def _wachttijd(v: Voortgang) -> Iterator[str]:
    wachttijd = v.onderdeel("wachttijd")
    if wachttijd is None:
        return
    for rij in wachttijd.rijen:
        aantal, dagen = rij.cijfers["aantal"].waarde, rij.waarden["mediaan"]
        if rij.code == BEGONNEN and dagen is not None:
            yield f"De helft van wie begon, wachtte hoogstens {als_tekst(dagen)} dagen."
        if rij.code == WACHT and aantal:
            yield f"{_hoofdletter(_mensen(aantal))} {_wacht(aantal)} nog op de start."


def _telwoord(aantal: int) -> str:
    return TELWOORDEN[aantal] if aantal < len(TELWOORDEN) else als_tekst(aantal)


def _mensen(aantal: int) -> str:
    return f"{_telwoord(aantal)} {'deelnemer' if aantal == 1 else 'deelnemers'}"


def _zijn(aantal: int) -> str:
    return f"{'is' if aantal == 1 else 'zijn'} {_mensen(aantal)}"


def _werkt(aantal: int) -> str:
    return "leert of werkt" if aantal == 1 else "leren of werken"


def _wacht(aantal: int) -> str:
    return "wacht" if aantal == 1 else "wachten"


def _staat(aantal: int) -> str:
    return "staat" if aantal == 1 else "staan"


def _hoofdletter(zin: str) -> str:
    # a capital at the start of a sentence loses its accent: Eén
    eerste = "E" if zin.startswith("é") else zin[:1].upper()
    return eerste + zin[1:]
