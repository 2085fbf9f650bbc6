"""The small house: one shape per stone, for lists and headers."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from vormgeving.huis import Huis, Steen
from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.huisvorm import Band, deel_in
from vormgeving.svg.kleuren import Stand, Verf, verf
from vormgeving.svg.vorm import groep, rechthoek, veelhoek

# the places of the design language, section 7
DAK = (21.0, 1.0, 13.2)  # middle, top, bottom
DAK_HALF = 19.0
MUUR = (8.0, 14.8, 26.0, 11.0)
GROND_Y = 27.6
FUNDAMENT = (29.4, 39.1)  # top of the upper stone, bottom of the lowest
DIK, DUN, VOEG = 1.8, 0.9, 1.3


def huis_klein(huis: Huis, *, stand: Stand = "scherm", stijl: Huisstijl | None = None) -> SafeString:
    """The shapes of the small house, to stand in a `viewBox="0 0 42 40"`."""
    kwast, indeling = verf(stand, stijl), deel_in(huis)
    delen: list[SafeString] = [format_html('<path d="M.5 {0}h41" {1}/>', GROND_Y, kwast.lijn("inkt", 1.8))]
    delen += [_fundament(band, len(indeling.fundament), kwast) for band in indeling.fundament]
    delen += [_muur(band.steen, band.van, band.tot, kwast) for band in indeling.opbouw]
    delen += [_dak(band.steen, band.van, band.tot, kwast) for band in indeling.dak]
    if not indeling.opbouw:
        delen.append(_muur(indeling.draagt_muur, 0, 1, kwast))
    if not indeling.dak:
        delen.append(_dak(indeling.draagt_dak, 0, 1, kwast, heel=True))
    return groep(delen)


def _fundament(band: Band, aantal: int, kwast: Verf) -> SafeString:
    boven, onder = FUNDAMENT
    hoogte = (onder - boven - (aantal - 1) * VOEG) / aantal
    vanaf_onder = round(band.van * aantal)
    breedte = 36 - 6 * vanaf_onder / max(1, aantal - 1)
    y = onder - hoogte - vanaf_onder * (hoogte + VOEG)
    x = 21 - breedte / 2
    return _blok(band.steen, "fundament", (x, y, breedte, hoogte), kwast, liggend=True)


def _muur(steen: Steen | None, van: float, tot: float, kwast: Verf) -> SafeString:
    x, y, breedte, hoogte = MUUR
    naad = VOEG / 2 if tot < 1 or van > 0 else 0
    vak = (x, y + (1 - tot) * hoogte + (naad if tot < 1 else 0), breedte, (tot - van) * hoogte - naad)
    if steen is None:
        return rechthoek(*_binnen(vak, DUN), kwast.lijn("omtrek", DUN))
    return _blok(steen, steen.deel, vak, kwast, liggend=False)


def _binnen(vak: tuple[float, float, float, float], dikte: float) -> tuple[float, float, float, float]:
    """The box whose line of `dikte` stays inside `vak`."""
    x, y, breedte, hoogte = vak
    return x + dikte / 2, y + dikte / 2, breedte - dikte, hoogte - dikte


def _blok(steen: Steen, rol: str, vak: tuple[float, float, float, float], kwast: Verf, *, liggend: bool) -> SafeString:
    """A stone as a box: full, with a thick line and filled in part, or a thin outline."""
    x, y, breedte, hoogte = vak
    if steen.ligt:
        return rechthoek(x, y, breedte, hoogte, kwast.vul(rol))
    bezig = steen.stand == "bezig"
    dikte = min(DIK if bezig else DUN, hoogte / 2.4)
    delen = [rechthoek(*_binnen(vak, dikte), kwast.lijn(rol if bezig or steen.aandeel else "omtrek", dikte))]
    if steen.aandeel and liggend:
        delen.append(rechthoek(x, y, breedte * steen.aandeel, hoogte, kwast.vul(rol)))
    elif steen.aandeel:
        vol = hoogte * steen.aandeel
        delen.append(rechthoek(x, y + hoogte - vol, breedte, vol, kwast.vul(rol)))
    return groep(delen)


def _dak(steen: Steen | None, van: float, tot: float, kwast: Verf, *, heel: bool = False) -> SafeString:
    """The roof or a slice of it; `heel`: the roof of a stone that has none of its own, which comes last."""
    if steen is None:
        return veelhoek(_schijf(0, 1, DUN), kwast.lijn("omtrek", DUN))
    rol = steen.deel
    if steen.ligt:
        return veelhoek(_schijf(van, tot), kwast.vul(rol))
    bezig = steen.stand == "bezig"
    dikte = DIK if bezig and not heel else DUN
    delen = [veelhoek(_schijf(van, tot, dikte), kwast.lijn(rol if bezig else "omtrek", dikte))]
    if steen.aandeel and not heel:
        delen.append(veelhoek(_schijf(van, van + (tot - van) * steen.aandeel), kwast.vul(rol)))
    return groep(delen)


def _schijf(van: float, tot: float, dikte: float = 0) -> list[tuple[float, float]]:
    """The points of the roof between two heights (0 bottom, 1 top), inside a line of `dikte`."""
    midden, top, onder = DAK
    hoogte = onder - top
    laag, hoog = onder - van * hoogte - dikte / 2, onder - tot * hoogte + dikte * (0.95 if tot >= 1 else 0.5)
    helling = DAK_HALF / hoogte
    krimp = dikte * 0.95 * helling

    def half(y: float) -> float:
        return max(0.0, (y - top) * helling - krimp)

    onderkant = [(midden - half(laag), laag), (midden + half(laag), laag)]
    return [*onderkant, (midden + half(hoog), hoog), (midden - half(hoog), hoog)]
