"""Every figure of the ESF+ report by its code."""

from collections.abc import Iterator

from rapportage.cijfer import Cijfer
from rapportage.esf.cijfers import Esf, Indicatorcijfers
from rapportage.esf.indicatoren import PER_CODE
from rapportage.post import Eenheid, Over, Post

LATER, ONVOLLEDIG = "nog_niet_te_meten", "onvolledig"


def posten(esf: Esf) -> tuple[Post, ...]:
    """All figures: each indicator by gender and in total, what can still come, and what is incomplete."""
    return (
        *(post for cijfers in esf.indicatoren for post in _indicator(cijfers)),
        *(
            _post(f"{LATER}.{later.code}", f"{later.code}: kan nog komen", "Nog niet te meten", later.aantal)
            for later in esf.nog_niet_te_meten
        ),
        _post(ONVOLLEDIG, "Niet alles bekend", "Onvolledig", esf.onvolledig),
    )


def _indicator(cijfers: Indicatorcijfers) -> Iterator[Post]:
    indicator = PER_CODE[cijfers.code]
    for kolom, cijfer in cijfers.per_kolom:
        yield _post(f"{indicator.code}.{kolom}", f"{indicator.naam}: {kolom}", indicator.moment, cijfer)


def _post(code: str, naam: str, groep: str, cijfer: Cijfer) -> Post:
    return Post(code, naam, groep, Over.TRAJECT, Eenheid.DEELNEMERS, cijfer)
