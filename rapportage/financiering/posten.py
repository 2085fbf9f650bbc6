"""Every figure of the financiering report by its code."""

from collections.abc import Iterator

from rapportage.cijfer import Cijfer
from rapportage.financiering.cijfers import TERMIJNEN, Financiering, Projectcijfers, postcode
from rapportage.post import Eenheid, Over, Post

WIE_BETAALT, WANNEER = "Wie betaalt?", "Wanneer loopt het af?"


def posten(f: Financiering) -> tuple[Post, ...]:
    """All figures, in the order of the tables."""
    return (
        *(post for project in f.projecten for post in _project(project)),
        _trajecten("lopend", "In begeleiding", WANNEER, f.lopend),
        _trajecten("gedeeld", "Door meer projecten betaald", WANNEER, f.gedeeld),
        _trajecten("zonder", "Door geen project betaald", WANNEER, f.zonder),
        *(
            _trajecten(f"afloop.{a.code}", f"Loopt af: {TERMIJNEN[a.code].lower()}", WANNEER, a.aantal)
            for a in f.aflopen
        ),
    )


def _project(p: Projectcijfers) -> Iterator[Post]:
    code = postcode(p.code)
    yield _trajecten(f"project.{code}.trajecten", f"{p.naam}: trajecten", WIE_BETAALT, p.trajecten)
    yield Post(
        f"project.{code}.coachuren", f"{p.naam}: coachuren", WIE_BETAALT, Over.CONTACT, Eenheid.MINUTEN, p.minuten
    )


def _trajecten(code: str, naam: str, groep: str, cijfer: Cijfer) -> Post:
    return Post(code, naam, groep, Over.TRAJECT, Eenheid.TRAJECTEN, cijfer)
