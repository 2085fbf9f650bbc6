"""The places of toegang in the menu, and the right that each asks."""

from typing import TYPE_CHECKING, cast

from toegang.controle import mag
from toegang.matrix import Recht
from vormgeving import menu

if TYPE_CHECKING:
    from toegang.models import Gebruiker

ITEMS = (
    menu.Menuitem(
        code="gebruikers",
        naam="Gebruikers",
        icoon="users",
        urlnaam="toegang:gebruikers",
        recht=Recht.GEBRUIKERS_BEHEREN,
        volgorde=80,
        plekken=(menu.KOP, menu.BEHEER),
        uitleg="Wie er werkt, met welke rol en in welk team.",
    ),
    menu.Menuitem(
        code="logboek",
        naam="Logboek",
        icoon="shield-lock",
        urlnaam="toegang:logboek",
        recht=Recht.LOGBOEK_INZIEN,
        volgorde=90,
        plekken=(menu.KOP, menu.BEHEER),
        uitleg="Wie wat deed of bekeek, en wie wat mag.",
    ),
    menu.Menuitem(
        code="account",
        naam="Mijn account",
        icoon="user-circle",
        urlnaam="toegang:account",
        volgorde=10,
        plekken=(menu.ACCOUNT,),
    ),
)


def registreer_alles() -> None:
    """Register the items, and hand the menu its check."""
    for item in ITEMS:
        menu.registreer(item)
    menu.gebruik_controle(_mag)


def _mag(gebruiker: object, recht: str) -> bool:
    """The menu knows no models: it passes on the user of the request as it is."""
    return mag(cast("Gebruiker", gebruiker), recht)
