"""The report of hours in key figures and sentences, for the screen and for the PDF alike."""

from rapportage.beeld import Beeld, Kengetal
from rapportage.tabel import als_tekst, als_uren
from rapportage.uren.cijfers import Uren
from rapportage.uren.posten import DELEN
from rapportage.uren.stand import Stand
from rapportage.uren.tabellen import DEFINITIES, per_onderdeel
from vormgeving.taal import uren as in_uren

ONDER = {"goedgekeurd": "uur, door een collega", "open": "uur, nog niet definitief", "totaal": "uur in de periode"}


def beeld(uren: Uren) -> Beeld:
    """Everything that the page and the paper show."""
    return Beeld(kengetallen(uren), zinnen(uren), per_onderdeel(uren), DEFINITIES)


def kengetallen(uren: Uren) -> tuple[Kengetal, ...]:
    """Approved, not approved and both."""
    return tuple(
        Kengetal(DELEN[deel], als_tekst(als_uren(cijfer.waarde)), ONDER[deel], f"alles.{deel}")
        for deel, cijfer in uren.alles.per_deel
    )


def zinnen(uren: Uren) -> tuple[str, ...]:
    """Whether everything is approved, in short sentences."""
    if not uren.weken:
        return ("In deze periode zijn er geen uren voor dit project.",)
    open_ = [week for week in uren.weken if week.stand != Stand.GOEDGEKEURD]
    if not open_:
        return ("Alle weken met uren zijn goedgekeurd.",)
    aantal = "1 week is" if len(open_) == 1 else f"{als_tekst(len(open_))} weken zijn"
    zin = f"{aantal} nog niet goedgekeurd. Dat is {in_uren(uren.alles.open.waarde)}."
    wacht = sum(week.stand == Stand.INGEDIEND for week in open_)
    if not wacht:
        return (zin,)
    return zin, f"Daarvan {'wacht' if wacht == 1 else 'wachten'} er {als_tekst(wacht)} op goedkeuring."
