"""Every figure of the report of hours by its code."""

from collections.abc import Iterator

from rapportage.post import Eenheid, Over, Post
from rapportage.uren.cijfers import Delen, Uren
from rapportage.uren.stand import WOORDEN, Stand, weeknaam

KORT, MEDEWERKERS, MAANDEN = "In het kort", "Uren per medewerker", "Uren per maand"
SOORTEN, WEKEN, APART = "Uren per soort werk", "Uren per medewerker en week", "Nog niet goedgekeurd"
MINUTEN = Eenheid.MINUTEN
# the columns, with the words of the report
DELEN = {"goedgekeurd": "Goedgekeurd", "open": "Niet goedgekeurd", "totaal": "Totaal"}


def posten(uren: Uren) -> tuple[Post, ...]:
    """All figures: approved, not approved and both, of everything and of each part."""
    return (
        *_delen("alles", "Uren voor het project", KORT, uren.alles),
        *(
            Post(f"apart.{a.code}", f"{a.naam}: {WOORDEN[Stand(a.stand)].lower()}", APART, Over.UUR, MINUTEN, a.minuten)
            for a in uren.apart
        ),
        *(p for m in uren.medewerkers for p in _delen(f"medewerker.{m.code}", m.naam, MEDEWERKERS, m.delen)),
        *(p for m in uren.maanden for p in _delen(f"maand.{m.code}", m.naam, MAANDEN, m.delen)),
        *(p for s in uren.soorten for p in _delen(f"soort.{s.code}", s.naam, SOORTEN, s.delen)),
        *(p for w in uren.weken for p in _delen(f"week.{w.code}", f"{w.naam}, {weeknaam(w.week)}", WEKEN, w.delen)),
    )


def _delen(code: str, naam: str, groep: str, delen: Delen) -> Iterator[Post]:
    for deel, cijfer in delen.per_deel:
        wat = f"{naam}: {DELEN[deel].lower()}"
        yield Post(f"{code}.{deel}", wat, groep, Over.UUR, MINUTEN, cijfer)
