"""The MDT report in key figures, sentences and meters, for the screen and for the PDF alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from rapportage.beeld import Beeld, Kengetal
from rapportage.mdt.cijfers import Jongerecijfers, Mdt
from rapportage.mdt.jongere import NIET_BEGONNEN, in_uren
from rapportage.mdt.tabellen import DEFINITIES, op_tekort, tabellen
from rapportage.tabel import als_tekst, als_uren
from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.kleuren import Stand
from vormgeving.svg.meter import svg_meter
from vormgeving.taal import getal

METERS_HOOGSTENS = 12
KORT = ("aangemeld", "gestart", "actief", "afgerond", "uitgevallen")
ONDER = {"actief": "op de laatste dag"}


@dataclass(frozen=True, slots=True)
class Meter:
    """The hours of one traject: the bar, and the words beside it."""

    nummer: str
    post: str
    woorden: str
    zin: str
    balk: SafeString


@dataclass(frozen=True)
class Mdtbeeld(Beeld):
    """What this report shows besides: who is still at it and below the norm, those who lack most first."""

    meters: tuple[Meter, ...]
    onder_de_norm: int


def beeld(mdt: Mdt, *, stand: Stand = "scherm", stijl: Huisstijl | None = None) -> Mdtbeeld:
    """The report for a destination; a PDF needs the look (`stijl`)."""
    onder = [j for j in op_tekort(mdt) if j.bezig and j.tekort]
    return Mdtbeeld(
        kort=kengetallen(mdt),
        zinnen=zinnen(mdt, onder),
        tabellen=tabellen(mdt),
        definities=DEFINITIES,
        meters=tuple(_meter(j, mdt, stand, stijl) for j in onder[:METERS_HOOGSTENS]),
        onder_de_norm=len(onder),
    )


def kengetallen(mdt: Mdt) -> tuple[Kengetal, ...]:
    """The figures of "In het kort"."""
    tellingen = (
        Kengetal(code.capitalize(), als_tekst(getattr(mdt, code).waarde), ONDER.get(code, "in de periode"), code)
        for code in KORT
    )
    uren = als_tekst(als_uren(mdt.deelneemminuten.waarde))
    return (*tellingen, Kengetal("Deelneemuren", uren, "in de periode", "deelneemuren"))


def zinnen(mdt: Mdt, onder: Sequence[Jongerecijfers]) -> tuple[str, ...]:
    """What the figures say, in short sentences."""
    gestopt = mdt.afgerond.waarde + mdt.uitgevallen.waarde
    uit = [_eindzin(mdt.afgerond.waarde, gestopt), *_niet_begonnen(mdt)]
    if not mdt.eisen.norm_uren:
        uit.append("Dit project heeft geen norm in uren.")
    elif mdt.actief:
        uit.append(_normzin(len(onder), mdt))
    if mdt.buiten_leeftijd:
        aantal = mdt.buiten_leeftijd.waarde
        uit.append(f"{_jongeren(aantal)} {'was' if aantal == 1 else 'waren'} bij de start te jong of te oud.")
    return tuple(uit)


def _eindzin(afgerond: int, gestopt: int) -> str:
    if not gestopt:
        return "In deze periode eindigde geen traject."
    eindigde = "eindigde 1 traject" if gestopt == 1 else f"eindigden {als_tekst(gestopt)} trajecten"
    return f"In deze periode {eindigde}. Daarvan {'is' if afgerond == 1 else 'zijn'} er {als_tekst(afgerond)} afgerond."


def _niet_begonnen(mdt: Mdt) -> Iterator[str]:
    """Who stopped before the start drops out too: said apart, for whoever pays for who began."""
    aantal = next((deel.aantal.waarde for deel in mdt.tekorten if deel.code == NIET_BEGONNEN.code), 0)
    if aantal:
        wie = "1 uitvaller stopte" if aantal == 1 else f"{als_tekst(aantal)} uitvallers stopten"
        yield f"{wie} al voor de start."


def _normzin(onder: int, mdt: Mdt) -> str:
    norm, bezig = getal(mdt.eisen.norm_uren or 0), mdt.actief.waarde
    if not onder:
        return f"Iedereen die nog bezig is, heeft de norm van {norm} uur gehaald."
    zit = "zit" if onder == 1 else "zitten"
    wie = "jongere die nog bezig is" if bezig == 1 else "jongeren die nog bezig zijn"
    return f"Van de {als_tekst(bezig)} {wie}, {zit} er {als_tekst(onder)} onder de norm van {norm} uur."


def _jongeren(aantal: int) -> str:
    return "1 jongere" if aantal == 1 else f"{als_tekst(aantal)} jongeren"


def _meter(j: Jongerecijfers, mdt: Mdt, stand: Stand, stijl: Huisstijl | None) -> Meter:
    norm = mdt.eisen.norm_minuten
    return Meter(
        nummer=j.nummer,
        post=f"jongere.{j.traject_id}",
        woorden=f"{in_uren(j.minuten.waarde)} van {in_uren(norm)} uur",
        zin=f"Nog {in_uren(j.tekort)} uur tot de norm.",
        balk=svg_meter(float(j.minuten.waarde), float(norm), stand=stand, stijl=stijl),
    )
