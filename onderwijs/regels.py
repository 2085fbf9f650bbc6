"""Rules of groups, waiting lists, meetings and attendance: values in, a Dutch objection out ("" when all is well)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from enum import StrEnum

from trajecten.regels import plus_maanden

CAPACITEIT_HOOGSTENS = 100
# two a week for a year and a half: more at once is a mistyped year
REEKS_HOOGSTENS = 160
BIJEENKOMST_HOOGSTENS = 12 * 60
NOTITIE_HOOGSTENS = 5000
# months
HALFJAAR = 6


class Richting(StrEnum):
    """Which way somebody moves on a waiting list."""

    OMHOOG = "omhoog"
    OMLAAG = "omlaag"
    EINDE = "einde"


# From which state to which; nobody comes back from an ended participation, a new one begins instead.
TOEGESTANE_OVERGANGEN: dict[str, frozenset[str]] = {
    "": frozenset({"wachtlijst", "ingedeeld"}),
    "wachtlijst": frozenset({"ingedeeld", "gestopt"}),
    "ingedeeld": frozenset({"gestopt", "afgerond"}),
    "gestopt": frozenset(),
    "afgerond": frozenset(),
}


def mag_overgang(van: str, naar: str) -> str:
    """Why a participation in state `van` cannot become `naar`; `van` is empty for who is not in the group yet."""
    if naar in TOEGESTANE_OVERGANGEN[van]:
        return ""
    if van in ("gestopt", "afgerond"):
        return "Deze deelname is al gestopt."
    if van == "ingedeeld" and naar == "ingedeeld":
        return "Deze deelnemer zit al in de groep."
    return "Deze deelnemer zit niet in de groep." if naar == "afgerond" else "Deze deelnemer staat al bij deze groep."


def plek_vrij(*, capaciteit: int, ingedeeld: int, aangeboden: int) -> str:
    """Why nobody can come in now: a place that was offered to somebody who waits is kept for them."""
    if ingedeeld >= capaciteit:
        return "De groep is vol. Zet deze deelnemer op de wachtlijst."
    if ingedeeld + aangeboden >= capaciteit:
        return "De vrije plek is al aangeboden aan iemand op de wachtlijst."
    return ""


def mag_meedoen(*, groep_is_open: bool, past_bij_programma: bool, einddatum: date | None, vandaag: date) -> str:
    """Why a traject with this end cannot wait for a group or be in it."""
    if not groep_is_open:
        return "Deze groep is niet meer open."
    if not past_bij_programma:
        return "Deze groep is voor een ander programma."
    if einddatum is not None and einddatum <= vandaag:
        return "Dit traject is afgesloten."
    return ""


def instapdag_past(dag: date, *, startdatum: date | None, einddatum: date | None, groep_einde: date | None) -> str:
    """Why somebody cannot be in a group from `dag` on; the traject runs over [startdatum, einddatum)."""
    if startdatum is None or dag < startdatum:
        return "Het traject is dan nog niet gestart. Zet deze deelnemer op de wachtlijst."
    if einddatum is not None and dag >= einddatum:
        return "Het traject is dan al afgesloten."
    if groep_einde is not None and dag >= groep_einde:
        return "De groep is dan al klaar."
    return ""


def stopdag_past(dag: date, *, van: date | None, vandaag: date) -> str:
    """Why a participation that began on `van` (None: on the waiting list) cannot end on `dag`."""
    if dag > vandaag:
        return "Stoppen kan niet in de toekomst."
    if van is not None and dag < van:
        return "Deze dag ligt voor het begin van de deelname."
    return ""


def sluitdag_past(laatste_dag: date, *, startdatum: date, vandaag: date) -> str:
    """Why a group that began on `startdatum` cannot have had `laatste_dag` as its last day."""
    if laatste_dag > vandaag:
        return "Afsluiten kan niet in de toekomst."
    if laatste_dag < startdatum:
        return "De laatste dag ligt voor de eerste dag."
    return ""


def nieuwe_volgorde(wachtend: Sequence[int], wie: int, richting: Richting) -> list[int]:
    """The ids on a waiting list after `wie` moved one place, or to the end; the others keep their order.

    Raises ValueError when `wie` is not among them.
    """
    plek = wachtend.index(wie)
    anderen = [pk for pk in wachtend if pk != wie]
    naar = {
        Richting.OMHOOG: max(plek - 1, 0),
        Richting.OMLAAG: min(plek + 1, len(anderen)),
        Richting.EINDE: len(anderen),
    }[richting]
    return [*anderen[:naar], wie, *anderen[naar:]]


def dagen_van_reeks(eerste: date, laatste: date, weekdagen: Collection[int], overslaan: Collection[date]) -> list[date]:
    """The days of a series: each of `weekdagen` (0 is Monday) from `eerste` up to and including `laatste`.

    Without the days in `overslaan`.
    """
    dagen = (eerste + timedelta(days=verder) for verder in range((laatste - eerste).days + 1))
    return [dag for dag in dagen if dag.weekday() in weekdagen and dag not in overslaan]


def reeks_kan(eerste: date, laatste: date) -> str:
    """Why a series over these days cannot be planned."""
    if laatste < eerste:
        return "De laatste dag ligt voor de eerste dag."
    if (laatste - eerste).days > REEKS_HOOGSTENS * 7:
        return "Deze reeks is langer dan drie jaar. Kijk de datums na."
    return ""


def aantal_kan(aantal: int) -> str:
    """Why a series of so many meetings cannot be planned."""
    if aantal == 0:
        return "In deze periode valt geen bijeenkomst. Kijk de dagen en de datums na."
    if aantal > REEKS_HOOGSTENS:
        return f"Dit zijn {aantal} bijeenkomsten. Plan er hoogstens {REEKS_HOOGSTENS} tegelijk."
    return ""


def tijden_kunnen(van: time, tot: time) -> str:
    """Why a meeting cannot last from `van` to `tot`, on the clock of one day."""
    if tot <= van:
        return "De eindtijd ligt na de begintijd."
    if minuten_tussen(van, tot) > BIJEENKOMST_HOOGSTENS:
        return "Een bijeenkomst duurt hoogstens 12 uur."
    return ""


def dag_binnen_groep(dag: date, *, startdatum: date, einddatum: date | None) -> str:
    """Why a group that is there over [startdatum, einddatum) cannot meet on `dag`."""
    if dag < startdatum:
        return f"De groep begint pas op {startdatum:%d-%m-%Y}."
    if einddatum is not None and dag >= einddatum:
        return f"De laatste dag van de groep is {einddatum - timedelta(days=1):%d-%m-%Y}."
    return ""


def minuten_tussen(van: time, tot: time) -> int:
    """Minutes from `van` to `tot` on the clock of one day."""
    return (tot.hour - van.hour) * 60 + tot.minute - van.minute


def aanwezige_minuten(duur: int, *, later: int, eerder_weg: int) -> int:
    """How many of the `duur` minutes somebody was there who came `later` minutes late and left so many early."""
    return duur - later - eerder_weg


def aanwezigheid_past(duur: int, *, aanwezig: bool, later: int, eerder_weg: int) -> str:
    """Why this cannot be how long somebody was at a meeting of `duur` minutes."""
    if later < 0 or eerder_weg < 0:
        return "Minuten zijn 0 of meer."
    if aanwezig and aanwezige_minuten(duur, later=later, eerder_weg=eerder_weg) < 1:
        return f"De bijeenkomst duurde {duur} minuten. Kies Afgemeld of Niet gekomen voor wie er niet was."
    return ""


def mag_vastleggen(*, datum: date, vervallen: bool, vandaag: date) -> str:
    """Why the attendance of a meeting on `datum` cannot be written down now."""
    if vervallen:
        return "Deze bijeenkomst gaat niet door."
    if datum > vandaag:
        return "Deze bijeenkomst is nog niet geweest."
    return ""


def modules_passen(aantal: int, hoogstens: int | None, *, pas_klaar: int = 0, per_halfjaar: bool = False) -> str:
    """Why so many modules of one leerlijn cannot be in a plan; `hoogstens` None: any number.

    With `per_halfjaar` those count too that were chosen within six months and are finished already (`pas_klaar`).
    """
    if hoogstens is None:
        return ""
    if not per_halfjaar:
        fout = f"Van deze leerlijn volg je er {hoogstens} tegelijk. Er zijn er {aantal} gekozen."
        return fout if aantal > hoogstens else ""
    if aantal + pas_klaar <= hoogstens:
        return ""
    klaar = f" en in dit halfjaar zijn er {pas_klaar} afgerond" if pas_klaar else ""
    return f"Van deze leerlijn volg je er {hoogstens} in een halfjaar. Er zijn er {aantal} gekozen{klaar}."


def leeftijd_past(leeftijd: int | None, vanaf: int | None) -> str:
    """Why somebody of this age (None: not known) is not whom a leerlijn is meant for."""
    if vanaf is None or (leeftijd is not None and leeftijd >= vanaf):
        return ""
    nu = f"Deze deelnemer is {leeftijd}." if leeftijd is not None else "De leeftijd is niet bekend."
    return f"Deze leerlijn is bedoeld vanaf {vanaf} jaar. {nu}"


def telt_in_halfjaar(gekozen_op: date, vandaag: date) -> bool:
    """Whether the half-year of a module that was chosen on `gekozen_op` still runs on `vandaag`."""
    return plus_maanden(gekozen_op, HALFJAAR) > vandaag
