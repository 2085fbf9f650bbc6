"""Every figure of the ESF+ report by its code."""

from collections.abc import Iterator

from rapportage.cijfer import Cijfer
from rapportage.esf.cijfers import Esf, Indicatorcijfers
from rapportage.esf.indicatoren import PER_CODE, TOTAAL, Indicator
from rapportage.post import Eenheid, Over, Post
from toegang.matrix import Recht

# handicap, origin, minority, home: in the dossier only for who may see special data, so here as well
BIJZONDER = frozenset(f"EECO{nummer}" for nummer in range(12, 17))
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
        naam = f"{indicator.naam}: {kolom}"
        yield _post(f"{indicator.code}.{kolom}", naam, indicator.moment, cijfer, _recht(indicator))


def _recht(indicator: Indicator) -> Recht | None:
    """What the reason asks: every one but that of the first tells of somebody's situation."""
    if indicator is TOTAAL:
        return None
    return Recht.BIJZONDER_INZIEN if indicator.code in BIJZONDER else Recht.SITUATIE_INZIEN


def _post(code: str, naam: str, groep: str, cijfer: Cijfer, recht: Recht | None = None) -> Post:
    return Post(code, naam, groep, Over.TRAJECT, Eenheid.DEELNEMERS, cijfer, recht=recht)
