"""The report about one deelnemer in pictures and sentences at B1 level, for the screen and for the PDF alike.

To the deelnemer it speaks as "je". Others read the first name, which is no part of the figures: `NAAM` stands where it
comes, and the page or paper that has the cover fills it in (template filter `op_naam`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from rapportage.beeld import Beeld, Kengetal
from rapportage.deelnemer.cijfers import Deelnemervoortgang, op_volgorde
from rapportage.deelnemer.keuze import DELEN
from rapportage.deelnemer.tabellen import tabellen
from rapportage.tabel import Tabel, als_tekst, als_uren
from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.huis import svg_huis
from vormgeving.svg.kleuren import Stand
from vormgeving.taal import datum, opsomming

NAAM = "{naam}"


@dataclass(frozen=True)
class Sectie:
    """A part of the report: its sentences, the own words of somebody, a picture and a table, as far as it has them."""

    code: str
    titel: str
    zinnen: tuple[str, ...]
    citaat: str = ""
    plaat: SafeString | None = None
    tabel: Tabel | None = None


@dataclass(frozen=True)
class Deelnemerbeeld(Beeld):
    """What this report shows besides: its parts, in order."""

    secties: tuple[Sectie, ...]


def beeld(v: Deelnemervoortgang, *, stand: Stand = "scherm", stijl: Huisstijl | None = None) -> Deelnemerbeeld:
    """The report for a destination; a PDF needs the look (`stijl`)."""
    per_code = {tabel.code: tabel for tabel in tabellen(v)}
    plaat = svg_huis(v.huis, "l", stand=stand, stijl=stijl) if v.huis and v.huis.stenen else None
    secties = tuple(
        Sectie(
            deel,
            DELEN[deel],
            tuple(_ZINNEN[deel](v)),
            citaat=v.doel if deel == "doel" else "",
            plaat=plaat if deel == "bouwstenen" else None,
            tabel=_met_rijen(per_code.get(deel)),
        )
        for deel in v.keuze.delen
    )
    return Deelnemerbeeld(
        kort=kengetallen(v),
        zinnen=tuple(inleiding(v)),
        tabellen=tabellen(v),
        definities=tuple((regel.naam, regel.definitie) for _, regel, _ in op_volgorde(v)),
        secties=secties,
    )


def kengetallen(v: Deelnemervoortgang) -> tuple[Kengetal, ...]:
    """Every figure; hours as hours."""
    return tuple(
        Kengetal(
            regel.naam,
            als_tekst(als_uren(cijfer.waarde) if regel.minuten else cijfer.waarde),
            "op de laatste dag" if code == "stappen_te_doen" else "in de periode",
            code,
        )
        for code, regel, cijfer in op_volgorde(v)
    )


def inleiding(v: Deelnemervoortgang) -> Iterator[str]:
    """Since when somebody takes part, and until when."""
    t, is_ = v.traject, _werkwoord(v, "bent", "is")
    if t.startdatum is None or t.startdatum > v.periode.tot:
        yield f"{_wie(v)} {is_} op {datum(t.aanmelddatum)} aangemeld bij {t.programma}."
        return
    yield f"{_wie(v)} {is_} op {datum(t.startdatum)} begonnen bij {t.programma}."
    if (einde := _einde(v)) is not None:
        yield f"Het traject eindigde op {datum(einde)}."


def _einde(v: Deelnemervoortgang) -> date | None:
    """The day on which the traject ended; None when it went on after the period of the report."""
    einde = v.traject.einddatum
    return einde if einde is not None and einde <= v.periode.tot else None


def _met_rijen(tabel: Tabel | None) -> Tabel | None:
    return tabel if tabel is not None and tabel.rijen else None


def _wie(v: Deelnemervoortgang) -> str:
    return "Je" if v.keuze.jij else NAAM


def _werkwoord(v: Deelnemervoortgang, jij: str, ander: str) -> str:
    return jij if v.keuze.jij else ander


def _doel(v: Deelnemervoortgang) -> Iterator[str]:
    if not v.doel:
        yield "Er staat nog geen doel in het dossier."
    elif v.keuze.jij:
        yield "Dit is jouw doel, in jouw woorden:"
    else:
        yield f"Dit is het doel van {NAAM}, in eigen woorden:"


def _bouwstenen(v: Deelnemervoortgang) -> Iterator[str]:
    huis = v.huis
    if huis is None or not huis.stenen:
        yield "Er is nog geen route gekozen."
        return
    klaar = [huis.aanduiding(steen) + _erbij(steen.naam, huis.genummerd) for steen in huis.stenen if steen.ligt]
    nu = huis.bezig
    if nu is not None:
        terug = "weer " if nu.terug else ""
        naam = huis.aanduiding(nu) + (f": {nu.naam}" if huis.genummerd else "")
        if _einde(v) is not None:
            yield f"Aan het eind was {_werkwoord(v, 'je', NAAM)} {terug}bezig met {naam}."
        else:
            yield f"{_wie(v)} {_werkwoord(v, 'bent', 'is')} nu {terug}bezig met {naam}."
    elif not klaar:
        yield f"{_wie(v)} {_werkwoord(v, 'bent', 'is')} nog niet begonnen met een {huis.woord}."
    if klaar:
        yield f"Klaar: {opsomming(klaar)}."


def _erbij(naam: str, genummerd: bool) -> str:
    return f" ({naam})" if genummerd else ""


def _stappen(v: Deelnemervoortgang) -> Iterator[str]:
    heeft = _werkwoord(v, "hebt", "heeft")
    gedaan, te_doen = v.tellingen["stappen_gedaan"].waarde, v.tellingen["stappen_te_doen"].waarde
    if not gedaan and not te_doen:
        yield f"{_wie(v)} {heeft} nog geen stappen in het plan."
        return
    yield f"{_hoeveel(gedaan, 'stap is', 'stappen zijn', hoofdletter=True)} gedaan."
    yield f"{_hoeveel(te_doen, 'stap moet', 'stappen moeten', hoofdletter=True)} nog."


def _leefgebieden(v: Deelnemervoortgang) -> Iterator[str]:
    if v.vergelijking is None:
        yield "Er zijn nog geen twee metingen om te vergelijken."
        return
    yield (f"We vergelijken {datum(v.vergelijking.laatste)} met de eerste meting, van {datum(v.vergelijking.nul)}.")
    vooruit = [gebied.naam for gebied in v.vergelijking.leefgebieden if gebied.richting > 0]
    if vooruit:
        yield f"Het gaat beter met: {opsomming(vooruit)}."


def _contacten(v: Deelnemervoortgang) -> Iterator[str]:
    t = v.tellingen
    gesprekken = _hoeveel(t["contacten"].waarde, "gesprek", "gesprekken")
    yield f"{_wie(v)} had {gesprekken} met een begeleider. Dat was samen {_uren(t['contacturen'].waarde)} uur."
    if t["deelneemuren"]:
        yield f"{_wie(v)} deed {_uren(t['deelneemuren'].waarde)} uur mee."


def _werk(v: Deelnemervoortgang) -> Iterator[str]:
    if not v.plaatsingen:
        yield f"{_wie(v)} had in deze periode geen werkplek bij een werkgever."
        return
    yield f"{_wie(v)} had {_hoeveel(len(v.plaatsingen), 'werkplek', 'werkplekken')} bij een werkgever."
    if v.tellingen["evaluaties"]:
        aantal = _hoeveel(v.tellingen["evaluaties"].waarde, "evaluatie", "evaluaties")
        yield f"Op het werk is gepraat over hoe het gaat: {aantal}, door iedereen getekend."


def _leren(v: Deelnemervoortgang) -> Iterator[str]:
    if not v.opleidingen and not v.bewijzen:
        yield "Er is in deze periode geen opleiding en geen bewijs."
        return
    if v.opleidingen:
        yield f"{_wie(v)} volgde {_hoeveel(len(v.opleidingen), 'opleiding', 'opleidingen')}."
    if v.bewijzen:
        yield f"{_wie(v)} haalde {_hoeveel(len(v.bewijzen), 'bewijs', 'bewijzen')}."


def _hoeveel(aantal: int, een: str, meer: str, *, hoofdletter: bool = False) -> str:
    if aantal == 0:
        return f"{'Geen' if hoofdletter else 'geen'} {meer}"
    return f"{als_tekst(aantal)} {een if aantal == 1 else meer}"


def _uren(minuten: int) -> str:
    """Hours as one says them: 9, 22,5, 7,25."""
    return als_tekst(als_uren(minuten)).rstrip("0").rstrip(",")


_ZINNEN: Mapping[str, Callable[[Deelnemervoortgang], Iterator[str]]] = {
    "doel": _doel,
    "bouwstenen": _bouwstenen,
    "stappen": _stappen,
    "leefgebieden": _leefgebieden,
    "contacten": _contacten,
    "werk": _werk,
    "leren": _leren,
}
