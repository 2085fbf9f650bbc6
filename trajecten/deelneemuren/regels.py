"""Rules about hours of a deelnemer. Pure: values in, reasons in words out (an empty reason means yes)."""

from datetime import date

from trajecten.regels import contact_past_in_traject

MINUTEN_PER_DAG_HOOGSTENS = 24 * 60


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


def correctie_kan(*, bron: str, was: int, minuten: int, reden: str) -> str:
    """Why hours of `was` minutes cannot become `minuten` (0: they go away); empty when they can."""
    if bron == "aanwezigheid":
        return "Deze uren komen van een bijeenkomst. Verbeter daar de aanwezigheid."
    if minuten == was:
        return "Er verandert niets. Vul in hoe lang het echt duurde."
    if not reden.strip():
        return "Schrijf op waarom je deze uren verandert."
    return ""
