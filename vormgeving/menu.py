"""The menu: apps register their items in ready(), the shell shows the ones a user may open."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

KOP, ONDER, ZOEKEN, ACCOUNT, BEHEER = "kop", "onder", "zoeken", "account", "beheer"
# the headings on the page of the beheer, each with the `volgorde` from which on items stand below it
BEHEERGROEPEN = ((0, "Programma's en trajecten"), (45, "Werkgevers en opleiding"), (70, "Organisatie"))


@dataclass(frozen=True)
class Menuitem:
    """One place to go to.

    `urlnaam` is reversed without arguments; `recht` is None for every user who is logged in. `plekken` says
    where it stands: "kop" (menu at the top, and below “Meer” on a phone), "onder" (bar at the bottom on a
    phone, three at most), "zoeken" (the search button), "account" (below the user's own name), "beheer"
    (the page of what a beheerder keeps up, with `uitleg` below the name). `ook_bij` are the
    beginnings of other addresses at which it is marked too, such as the pages that its list leads to.
    """

    code: str
    naam: str
    icoon: str
    urlnaam: str
    recht: str | None = None
    volgorde: int = 100
    plekken: tuple[str, ...] = (KOP,)
    ook_bij: tuple[str, ...] = ()
    uitleg: str = ""


@dataclass(frozen=True)
class Menulink:
    """An item as the template shows it; `groep` is the heading below which it stands on the page of the beheer."""

    naam: str
    icoon: str
    url: str
    actief: bool
    uitleg: str = ""
    groep: str = ""


_items: dict[str, Menuitem] = {}
_mag: Callable[[object, str], bool] | None = None


def registreer(item: Menuitem) -> None:
    """Add an item; a code that is already taken is a programmer's mistake (ValueError)."""
    if _items.get(item.code, item) != item:
        raise ValueError(f"menu item {item.code!r} is registered twice")
    _items[item.code] = item


def gebruik_controle(mag: Callable[[object, str], bool]) -> None:
    """Hand over the check `mag(gebruiker, recht)`. Until then nobody sees an item that asks a right."""
    global _mag
    _mag = mag


def _zichtbaar(item: Menuitem, gebruiker: object) -> bool:
    return item.recht is None or (_mag is not None and _mag(gebruiker, item.recht))


def menu_voor(request: HttpRequest) -> dict[str, list[Menulink]]:
    """Per place the links that the user of this request may open; all empty for who is not logged in."""
    menu: dict[str, list[Menulink]] = {plek: [] for plek in (KOP, ONDER, ZOEKEN, ACCOUNT, BEHEER)}
    gebruiker = getattr(request, "user", None)
    if gebruiker is None or not gebruiker.is_authenticated:
        return menu
    zichtbaar = [item for item in _items.values() if _zichtbaar(item, gebruiker)]
    adressen = {item.code: reverse(item.urlnaam) for item in zichtbaar}
    # what stands only on the page of the beheer is part of the item with that code, which leads there
    in_balk = [item for item in zichtbaar if item.plekken != (BEHEER,)]
    elders = {begin: adressen[item.code] for item in in_balk for begin in item.ook_bij}
    if BEHEER in adressen:
        elders |= {adressen[item.code]: adressen[BEHEER] for item in zichtbaar if item.plekken == (BEHEER,)}
    hier = _hier(request.path, elders | {adressen[item.code]: adressen[item.code] for item in in_balk})
    for item in sorted(zichtbaar, key=lambda item: (item.volgorde, item.naam)):
        url = adressen[item.code]
        for plek in item.plekken:
            groep = _groep(item) if plek == BEHEER else ""
            menu[plek].append(Menulink(item.naam, item.icoon, url, url == hier, item.uitleg, groep))
    return menu


def _groep(item: Menuitem) -> str:
    return [naam for vanaf, naam in BEHEERGROEPEN if vanaf <= item.volgorde][-1]


def _hier(pad: str, adressen: dict[str, str]) -> str | None:
    """The address whose beginning covers `pad` most precisely; the front page covers only itself."""
    passend = [begin for begin in adressen if pad == begin or (begin != "/" and pad.startswith(begin))]
    return adressen[max(passend, key=len)] if passend else None
