"""Rules about hours of a deelnemer. Pure: values in, reasons in words out (an empty reason means yes)."""

from collections.abc import Sequence
from datetime import date, timedelta

from trajecten.regels import contact_past_in_traject

MINUTEN_PER_DAG_HOOGSTENS = 24 * 60
WERKDAGEN = 5


def uren_passen(
    datum: date, minuten: int, *, al: int, startdatum: date | None, einddatum: date | None, vandaag: date
) -> str:
    """Why `minuten` on `datum` cannot be in a traject [startdatum, einddatum); empty when they can.

    `al` are the minutes that the deelnemer has on that day already.
    """
    if not 0 < minuten <= MINUTEN_PER_DAG_HOOGSTENS:
        return "Vul minstens 1 minuut in en hoogstens 24 uur."
    reden = contact_past_in_traject(datum, startdatum=startdatum, einddatum=einddatum, vandaag=vandaag)
    if reden:
        return reden
    if al + minuten > MINUTEN_PER_DAG_HOOGSTENS:
        return "Op deze dag staan dan meer uren dan er in een dag zitten."
    return ""


def minuten_per_dag(per_week: int) -> list[int]:
    """The minutes of a week of work by day, Monday first: even over Monday to Friday, together `per_week`.

    A placement says how many hours a week and not on which days; a week that is cut short by a start or an end gets
    the part of its working days, and a person confirms it.
    """
    heel, rest = divmod(per_week, WERKDAGEN)
    return [heel + (1 if dag < rest else 0) for dag in range(WERKDAGEN)] + [0, 0]


def minuten_over(totaal: int, dagen: Sequence[date]) -> dict[date, int]:
    """`totaal` minutes by day, even over the working days of `dagen`, or over all of them where none is one."""
    gekozen = [dag for dag in dagen if dag.weekday() < WERKDAGEN] or list(dagen)
    if not gekozen:
        return {}
    heel, rest = divmod(totaal, len(gekozen))
    return {dag: heel + (1 if nummer < rest else 0) for nummer, dag in enumerate(gekozen)}


def dagen_van(maandag: date, *, start: date | None, einde: date | None, vandaag: date) -> list[date]:
    """The days of the week of `maandag` on which a traject [start, einde) can have hours by `vandaag`."""
    week = [maandag + timedelta(days=nummer) for nummer in range(7)]
    if start is None:
        return []
    return [dag for dag in week if start <= dag <= vandaag and (einde is None or dag < einde)]


def correctie_kan(*, bron: str, was: int, minuten: int, reden: str) -> str:
    """Why hours of `was` minutes cannot become `minuten` (0: they go away); empty when they can."""
    if bron == "aanwezigheid":
        return "Deze uren komen van een bijeenkomst. Verbeter daar de aanwezigheid."
    if minuten == was:
        return "Er verandert niets. Vul in hoe lang het echt duurde."
    if not reden.strip():
        return "Schrijf op waarom je deze uren verandert."
    return ""
