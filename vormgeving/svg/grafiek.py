"""Charts as SVG with plain attributes: no JavaScript, allowed by the CSP, the same in the PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from vormgeving.huis import Deel, Plaats
from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.kleuren import Stand, Verf, verf
from vormgeving.svg.vorm import groep, maat, rechthoek, tekst, veelhoek

RIJ, BALK, ETIKET, RAND = 26.0, 19.0, 192.0, 4.0
BREEDTE = 640.0
TEKST, GETAL = 13.0, 13.0
SMALST_MET_GETAL = 2


@dataclass(frozen=True)
class Verschil:
    """One row of the chart of change: how many went back, stayed and went forward."""

    naam: str
    achteruit: int
    gelijk: int
    vooruit: int

    @property
    def totaal(self) -> int:
        """How many participants the row counts."""
        return self.achteruit + self.gelijk + self.vooruit


@dataclass(frozen=True)
class Verdeling:
    """One bouwsteen with the number of participants in it."""

    nummer: int
    naam: str
    deel: Deel
    aantal: int
    plaats: Plaats | None = None

    @property
    def is_extern(self) -> bool:
        """Whether it is done at an employer's; what is not said follows from the part of the house."""
        return self.deel != "fundament" if self.plaats is None else self.plaats == "extern"


def _svg(klasse: str, hoogte: float, breedte: float, samenvatting: str, inhoud: SafeString) -> SafeString:
    return format_html(
        '<svg class="grafiek {}" viewBox="0 0 {} {}" width="100%" role="img" aria-label="{}" focusable="false"'
        ' font-family="Source Sans 3, Noto Sans, sans-serif">{}</svg>',
        klasse,
        int(breedte),
        int(hoogte),
        samenvatting,
        inhoud,
    )


def gestapelde_staaf(
    rijen: Sequence[Verschil], *, stand: Stand = "scherm", stijl: Huisstijl | None = None
) -> SafeString:
    """Achteruit (left), gelijk (middle), vooruit (right) per row, in the order given.

    All rows share one scale: the largest total fills the width. A bar of one has no number in it; the table
    beside the chart has all of them. On the screen every row is a line of HTML with a bar, so that the words keep
    their size on a phone; in the PDF it is one picture.
    """
    kwast = verf(stand, stijl)
    meeste = max((rij.totaal for rij in rijen), default=0) or 1
    if stand == "scherm":
        return _schermstaven(rijen, meeste)
    schaal = (BREEDTE - ETIKET - RAND) / meeste
    inhoud = [_staaf(rij, nummer * RIJ, schaal, kwast) for nummer, rij in enumerate(rijen)]
    hoogte = len(rijen) * RIJ
    inhoud.append(rechthoek(ETIKET - 1, 0, 1, hoogte, kwast.vul("zacht")))
    return _svg("grafiek--staven", hoogte, BREEDTE, _staven_in_woorden(rijen), groep(inhoud))


def _staven_in_woorden(rijen: Sequence[Verschil]) -> str:
    zinnen = "; ".join(f"{r.naam}: {r.vooruit} vooruit, {r.gelijk} gelijk, {r.achteruit} achteruit" for r in rijen)
    return f"Aantal deelnemers per leefgebied. {zinnen}."


def _schermstaven(rijen: Sequence[Verschil], meeste: int) -> SafeString:
    regels = [
        format_html(
            '<div class="staven__rij"><span class="staven__naam">{}</span>'
            '<svg class="staven__balk" width="100%" height="{}" focusable="false">{}</svg></div>',
            rij.naam,
            int(BALK),
            _schermbalk(rij, meeste),
        )
        for rij in rijen
    ]
    woorden = _staven_in_woorden(rijen)
    return format_html('<div class="staven" role="img" aria-label="{}">{}</div>', woorden, groep(regels))


def _schermbalk(rij: Verschil, meeste: int) -> SafeString:
    """The parts of one bar in percentages of the width."""
    delen, begin = [], 0.0
    for rol, aantal in (("achteruit", rij.achteruit), ("gelijk", rij.gelijk), ("vooruit", rij.vooruit)):
        if aantal == 0:
            continue
        breedte = 100 * aantal / meeste
        vorm = '<rect x="{}%" width="{}%" height="{}" class="vul-{}"/>'
        delen.append(format_html(vorm, maat(begin), maat(max(0.5, breedte - 0.35)), int(BALK), rol))
        # below this width a number of two digits does not fit on a phone
        if aantal >= SMALST_MET_GETAL and breedte >= 4:
            kleur = "wit" if rol == "vooruit" else "inkt"
            tekstvorm = '<text x="{}%" y="14" text-anchor="middle" class="staven__getal vul-{}">{}</text>'
            delen.append(format_html(tekstvorm, maat(begin + breedte / 2), kleur, aantal))
        begin += breedte
    return groep(delen)


def _staaf(rij: Verschil, y: float, schaal: float, kwast: Verf) -> SafeString:
    delen = [tekst(0, y + 17, rij.naam, kwast.vul("inkt"), TEKST)]
    x = ETIKET
    for rol, aantal in (("achteruit", rij.achteruit), ("gelijk", rij.gelijk), ("vooruit", rij.vooruit)):
        if aantal == 0:
            continue
        breedte = aantal * schaal
        delen.append(rechthoek(x, y + 3, max(1.0, breedte - 1.5), BALK, kwast.vul(rol)))
        if aantal >= SMALST_MET_GETAL and breedte >= 14:
            delen.append(_getal_in_staaf(rol, aantal, x, y, breedte, kwast))
        x += breedte
    return groep(delen)


def _getal_in_staaf(rol: str, aantal: int, x: float, y: float, breedte: float, kwast: Verf) -> SafeString:
    if rol == "vooruit":
        return tekst(x + breedte - 7, y + 17, str(aantal), kwast.vul("wit"), GETAL, "end", vet=True)
    return tekst(x + breedte / 2, y + 17, str(aantal), kwast.vul("inkt"), GETAL, "middle", vet=True)


HUIS_BREEDTE, HUIS_MIDDEN = 480.0, 87.0
# per part: top, bottom, half the width at the bottom
VAKKEN = {"dak": (4.0, 78.0, 80.0), "opbouw": (86.0, 156.0, 65.0), "fundament": (174.0, 286.0, 80.0)}
GROND = 165.0
STAAF_X, STAAF_RUIMTE = 192.0, 250.0


def huis_en_staven(
    stenen: Sequence[Verdeling], *, stand: Stand = "scherm", stijl: Huisstijl | None = None
) -> SafeString:
    """Where the participants are: the house on the left, a bar per bouwsteen on the right.

    Works for a route of one to four stones; `stenen` in the order of the route (1 first).
    """
    kwast = verf(stand, stijl)
    meeste = max((steen.aantal for steen in stenen), default=0) or 1
    inhoud = []
    for deel in VAKKEN:
        groepje = [steen for steen in stenen if steen.deel == deel]
        for plek, steen in enumerate(groepje):
            inhoud.append(_verdeling(steen, *_vak(deel, plek, len(groepje)), STAAF_RUIMTE * 0.76 / meeste, kwast))
    delen = {steen.deel for steen in stenen}
    if "dak" not in delen and "opbouw" in delen:
        # a route without a roof of its own still makes a whole house
        inhoud.append(_dak(kwast.vul("opbouw")))
    inhoud.append(_grondlijn(stenen, kwast))
    zinnen = ", ".join(f"{steen.naam} {steen.aantal}" for steen in stenen)
    hoogte = 310 if "fundament" in delen else GROND + 4
    return _svg("grafiek--huis", hoogte, HUIS_BREEDTE, f"Aantal deelnemers per bouwsteen: {zinnen}.", groep(inhoud))


def _vak(deel: str, plek: int, aantal: int) -> tuple[float, float, float]:
    """Top, bottom and half the width of one stone; the first of a part lies lowest."""
    boven, onder, half = VAKKEN[deel]
    hoogte = (onder - boven + 8) / aantal
    laag = onder - plek * hoogte
    smaller = 9 * plek if deel == "fundament" else 0
    return laag - hoogte + 8, laag, half - smaller


def _dak(verf_: SafeString, onder: float = VAKKEN["dak"][1]) -> SafeString:
    boven, _, half = VAKKEN["dak"]
    return veelhoek([(HUIS_MIDDEN, boven), (HUIS_MIDDEN + half, onder), (HUIS_MIDDEN - half, onder)], verf_)


def _verdeling(steen: Verdeling, boven: float, onder: float, half: float, schaal: float, kwast: Verf) -> SafeString:
    vorm = (
        _dak(kwast.vul("dak"), onder)
        if steen.deel == "dak" and boven <= VAKKEN["dak"][0] + 0.1
        else rechthoek(HUIS_MIDDEN - half, boven, 2 * half, onder - boven, kwast.vul(steen.deel))
    )
    midden = (boven + onder) / 2 + (12 if steen.deel == "dak" else 0)
    breedte = steen.aantal * schaal
    return groep(
        [
            vorm,
            tekst(HUIS_MIDDEN, midden + 5, str(steen.nummer), kwast.vul("wit"), 14, "middle", vet=True),
            tekst(STAAF_X, midden - 6, steen.naam, kwast.vul("inkt"), 14),
            rechthoek(STAAF_X, midden + 1, breedte, 17, kwast.vul(steen.deel)),
            tekst(STAAF_X + breedte + 7, midden + 15, str(steen.aantal), kwast.vul("inkt"), 14, vet=True),
        ]
    )


def _grondlijn(stenen: Sequence[Verdeling], kwast: Verf) -> SafeString:
    """The line between outside and inside, with its words on the sides that hold a stone."""
    delen = [rechthoek(0, GROND - 1, HUIS_BREEDTE, 2, kwast.vul("inkt"))]
    if any(steen.deel != "fundament" and steen.is_extern for steen in stenen):
        delen.append(tekst(HUIS_BREEDTE - 2, GROND - 6, "extern: bij een werkgever", kwast.vul("zacht"), 13, "end"))
    if any(steen.deel == "fundament" and not steen.is_extern for steen in stenen):
        delen.append(tekst(HUIS_BREEDTE - 2, 303, "intern: bij ons", kwast.vul("zacht"), 13, "end"))
    return groep(delen)
