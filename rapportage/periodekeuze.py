"""The periods that one can choose from a list: months, quarters and years that have begun."""

from datetime import date, timedelta

from rapportage.periode import Periode

ANDERS = "anders"
MAANDEN, KWARTALEN, JAREN = 12, 8, 3
Optie = tuple[str, str]


def groepen(vandaag: date) -> list[tuple[str, list[Optie]]]:
    """Groups for a select, most recent first; the first choice is the last whole month."""
    maanden = [Periode.maand_voor(vandaag)]
    while len(maanden) < MAANDEN:
        maanden.append(Periode.maand_voor(maanden[-1].van))
    kwartalen = [_kwartaal_van(vandaag)]
    while len(kwartalen) < KWARTALEN:
        kwartalen.append(_kwartaal_van(kwartalen[-1].van - timedelta(days=1)))
    jaren = [Periode.jaar(vandaag.year - terug) for terug in range(JAREN)]
    return [
        ("Maand", [*_opties(maanden), *_opties([Periode.maand(vandaag.year, vandaag.month)])]),
        ("Kwartaal", _opties(kwartalen)),
        ("Jaar", _opties(jaren)),
        ("Zelf kiezen", [(ANDERS, "Andere periode")]),
    ]


def lees(keuze: str) -> Periode:
    """The period of a choice, written as two ISO dates. Raises ValueError for anything else."""
    van, _, tot = keuze.partition("_")
    return Periode(date.fromisoformat(van), date.fromisoformat(tot))


def _opties(periodes: list[Periode]) -> list[Optie]:
    return [(f"{periode.van}_{periode.tot}", str(periode).capitalize()) for periode in periodes]


def _kwartaal_van(dag: date) -> Periode:
    return Periode.kwartaal(dag.year, (dag.month + 2) // 3)
