"""The large house: every brick counts one unit of the norm."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from vormgeving.huis import Huis, Steen
from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.huisvorm import Band, deel_in, gelegd, stenen_per_rij
from vormgeving.svg.kleuren import Stand, Verf, verf
from vormgeving.svg.vorm import Punt, groep, rechthoek, veelhoek

VOEG = 3.0
DIK, DUN = 1.8, 0.8
MIDDEN = 100.0
GROND_Y = 120.0
# part: half the width at its bottom and top, y of its top and of its bottom
MUUR = (72.0, 66.0, 115.5)
DAK_HALF, DAK_TOP, DAK_ONDER = 92.0, 3.0, 62.0
FUND_HALF_ONDER, FUND_HALF_BOVEN, FUND_BOVEN, FUND_ONDER = 92.0, 79.0, 125.0, 174.0


def huis_groot(huis: Huis, *, stand: Stand = "scherm", stijl: Huisstijl | None = None) -> SafeString:
    """The shapes of the large house, to stand in a `viewBox="0 0 200 178"`.

    The ground is wider than the view box: the page clips it at the edge of the card.
    """
    kwast, indeling = verf(stand, stijl), deel_in(huis)
    delen: list[SafeString] = [
        rechthoek(-400, GROND_Y, 1000, 80, kwast.vul("grond")),
        format_html('<path d="M-400 {0}h1000" {1}/>', GROND_Y, kwast.lijn("inkt", 1.6)),
    ]
    for i, band in enumerate(indeling.fundament):
        delen.append(_fundament(band, i, len(indeling.fundament), kwast))
    delen += [_muur(band.steen, band, kwast) for band in indeling.opbouw]
    delen += [_dak(band.steen, band, kwast) for band in indeling.dak]
    if not indeling.opbouw:
        delen.append(_vlak(indeling.draagt_muur, _muurvak(0, 1), kwast))
    if not indeling.dak:
        delen.append(_heel_dak(indeling.draagt_dak, kwast))
    return groep(delen)


def _fundament(band: Band, plek: int, aantal: int, kwast: Verf) -> SafeString:
    """A foundation stone; with two, the lower one has large blocks and the upper one two thin rows."""
    boven, onder = FUND_BOVEN, FUND_ONDER
    if aantal == 2:
        boven, onder = (FUND_BOVEN, 149.5) if plek else (152.5, FUND_ONDER)
    elif aantal > 2:
        hoogte = (onder - boven + VOEG) / aantal
        onder = FUND_ONDER - plek * hoogte
        boven = onder - hoogte + VOEG
    half = FUND_HALF_ONDER if plek == 0 else FUND_HALF_BOVEN
    return _metselwerk(band.steen, "fundament", (MIDDEN - half, boven, 2 * half, onder - boven), band.rijen, kwast)


def _muurvak(van: float, tot: float) -> tuple[float, float, float, float]:
    half, boven, onder = MUUR
    hoogte = onder - boven
    y = onder - tot * hoogte + (VOEG / 2 if tot < 1 else 0)
    return MIDDEN - half, y, 2 * half, onder - van * hoogte - (VOEG / 2 if van > 0 else 0) - y


def _muur(steen: Steen, band: Band, kwast: Verf) -> SafeString:
    return _metselwerk(steen, "opbouw", _muurvak(band.van, band.tot), band.rijen, kwast)


def _metselwerk(steen: Steen, rol: str, vak: tuple[float, float, float, float], rijen: int, kwast: Verf) -> SafeString:
    """Rows of bricks in bond, filled from the bottom row up and from the left."""
    per_rij = stenen_per_rij(steen, rijen)
    if not per_rij:
        return _vlak(steen, vak, kwast, rol)
    x, y, breedte, hoogte = vak
    rijhoogte = (hoogte - (len(per_rij) - 1) * VOEG) / len(per_rij)
    klaar, geweest = gelegd(steen, sum(per_rij)), 0
    delen = []
    for rij, aantal in enumerate(per_rij):
        top = y + hoogte - (rij + 1) * rijhoogte - rij * VOEG
        for links, stuk in _steenbreedtes(x, breedte, aantal, rij % 2 == 1):
            delen.append(_steen(steen, rol, (links, top, stuk, rijhoogte), geweest, klaar, kwast))
            geweest += 1
    return groep(delen)


def _steenbreedtes(x: float, breedte: float, aantal: int, verband: bool) -> list[tuple[float, float]]:
    """Left edge and width of each brick; a row in bond begins (and, if long, ends) with a half brick."""
    gewichten = [1.0] * aantal
    if verband and aantal > 1:
        gewichten[0] = 0.5
        if aantal > 4:
            gewichten[-1] = 0.5
    ruimte = breedte - (aantal - 1) * VOEG
    plekken, links = [], x
    for gewicht in gewichten:
        stuk = ruimte * gewicht / sum(gewichten)
        plekken.append((links, stuk))
        links += stuk + VOEG
    return plekken


def _uiterlijk(steen: Steen, rol: str, nummer: int, klaar: int, kwast: Verf) -> tuple[SafeString, float]:
    """Paint of brick `nummer` and the thickness of its line: laid, the one of now, or still to come."""
    if nummer < klaar:
        return kwast.vul(rol), 0
    if steen.stand == "bezig" and nummer == klaar:
        return kwast.lijn("inkt", DIK, "accent"), DIK
    if steen.stand == "bezig":
        return kwast.lijn(rol, DIK), DIK
    return kwast.lijn("omtrek", DUN), DUN


def _steen(
    steen: Steen, rol: str, vak: tuple[float, float, float, float], nummer: int, klaar: int, kwast: Verf
) -> SafeString:
    attributen, dikte = _uiterlijk(steen, rol, nummer, klaar, kwast)
    x, y, breedte, hoogte = vak
    return rechthoek(x + dikte / 2, y + dikte / 2, breedte - dikte, hoogte - dikte, attributen, ronding=1.2)


def _vlak(
    steen: Steen | None, vak: tuple[float, float, float, float], kwast: Verf, rol: str | None = None
) -> SafeString:
    """One surface that fills from the bottom: a stone without bricks to count, or a part without a stone."""
    x, y, breedte, hoogte = vak
    if steen is None:
        return rechthoek(x, y, breedte, hoogte, kwast.lijn("omtrek", DUN), ronding=1.2)
    rol = rol or steen.deel
    if steen.ligt:
        return rechthoek(x, y, breedte, hoogte, kwast.vul(rol), ronding=1.2)
    bezig = steen.stand == "bezig"
    dikte = DIK if bezig else DUN
    attributen = kwast.lijn(rol if bezig else "omtrek", dikte)
    delen = [rechthoek(x + dikte / 2, y + dikte / 2, breedte - dikte, hoogte - dikte, attributen, ronding=1.2)]
    vol = hoogte * steen.aandeel
    if vol:
        delen.append(rechthoek(x, y + hoogte - vol, breedte, vol, kwast.vul(rol), ronding=1.2))
    return groep(delen)


def _dak(steen: Steen, band: Band, kwast: Verf) -> SafeString:
    """Tiles in rows that follow the slope."""
    per_rij = stenen_per_rij(steen, band.rijen)
    if not per_rij:
        return _dakvlak(steen, band.van, band.tot, kwast)
    hoogte = (DAK_ONDER - DAK_TOP) * (band.tot - band.van)
    onder = DAK_ONDER - (DAK_ONDER - DAK_TOP) * band.van
    rijhoogte = (hoogte - (len(per_rij) - 1) * VOEG) / len(per_rij)
    klaar, geweest = gelegd(steen, sum(per_rij)), 0
    delen = []
    for rij, aantal in enumerate(per_rij):
        laag = onder - rij * (rijhoogte + VOEG)
        for pan in range(aantal):
            attributen, dikte = _uiterlijk(steen, "dak", geweest, klaar, kwast)
            delen.append(veelhoek(_pan(laag - rijhoogte, laag, pan, aantal, dikte), attributen))
            geweest += 1
    return groep(delen)


def _half(y: float) -> float:
    """Half the width of the roof at this height."""
    return DAK_HALF * (y - DAK_TOP) / (DAK_ONDER - DAK_TOP)


def _pan(hoog: float, laag: float, plek: int, aantal: int, dikte: float) -> list[Punt]:
    """The corners of one tile: the row is cut in equal parts, with a joint between them."""
    hoog, laag = hoog + dikte / 2, laag - dikte / 2

    def snede(y: float, kant: int) -> float:
        half, deel = _half(y), plek + kant
        if deel in (0, aantal):
            return MIDDEN - half + 2 * half * deel / aantal + (dikte * 1.2 if kant == 0 else -dikte * 1.2)
        return MIDDEN - half + 2 * half * deel / aantal + (VOEG + dikte) / 2 * (1 if kant == 0 else -1)

    links_hoog, rechts_hoog = snede(hoog, 0), snede(hoog, 1)
    if links_hoog >= rechts_hoog:
        return [(snede(laag, 0), laag), (snede(laag, 1), laag), (MIDDEN, hoog + dikte)]
    return [(snede(laag, 0), laag), (snede(laag, 1), laag), (rechts_hoog, hoog), (links_hoog, hoog)]


def _schijf(van: float, tot: float) -> list[Punt]:
    hoogte = DAK_ONDER - DAK_TOP
    laag, hoog = DAK_ONDER - van * hoogte, DAK_ONDER - tot * hoogte
    return [
        (MIDDEN - _half(laag), laag),
        (MIDDEN + _half(laag), laag),
        (MIDDEN + _half(hoog), hoog),
        (MIDDEN - _half(hoog), hoog),
    ]


def _dakvlak(steen: Steen, van: float, tot: float, kwast: Verf) -> SafeString:
    if steen.ligt:
        return veelhoek(_schijf(van, tot), kwast.vul(steen.deel))
    bezig = steen.stand == "bezig"
    delen = [veelhoek(_schijf(van, tot), kwast.lijn(steen.deel if bezig else "omtrek", DIK if bezig else DUN))]
    if steen.aandeel:
        delen.append(veelhoek(_schijf(van, van + (tot - van) * steen.aandeel), kwast.vul(steen.deel)))
    return groep(delen)


def _heel_dak(steen: Steen | None, kwast: Verf) -> SafeString:
    """The roof of a route without a roof stone: it lies as soon as the stone below it is ready."""
    if steen is None or steen.stand == "nog_niet":
        return veelhoek(_schijf(0, 1), kwast.lijn("omtrek", DUN))
    if steen.ligt:
        return veelhoek(_schijf(0, 1), kwast.vul("dak"))
    return veelhoek(_schijf(0, 1), kwast.lijn("dak", DIK))
