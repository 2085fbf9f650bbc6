"""What this report counts: one table of rules, for counting and for explaining alike. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapportage.deelnemer.rijen import Rijen, StapRij
from rapportage.periode import Periode
from rapportage.post import Eenheid, Over
from vormgeving.taal import datum


@dataclass(frozen=True)
class Telregel:
    """One figure: of which rows, which of them count in a period, on which day and why.

    `deel` is the part of the report (of DELEN) to which it belongs; `minuten` says that it adds up minutes.
    """

    deel: str
    naam: str
    over: Over
    eenheid: Eenheid
    rijen: Callable[[Rijen], Iterable[Any]]
    telt: Callable[[Any, Periode], bool]
    dag: Callable[[Any], date]
    reden: Callable[[Any], str]
    definitie: str

    @property
    def minuten(self) -> bool:
        """Whether the number is a sum of minutes."""
        return self.eenheid == Eenheid.MINUTEN


def is_te_doen(stap: StapRij, periode: Periode) -> bool:
    """Whether a step existed on the last day and was not closed by then."""
    return stap.gemaakt_op <= periode.tot and (stap.klaar_op is None or stap.klaar_op > periode.tot)


def is_gedaan(stap: StapRij, periode: Periode) -> bool:
    """Whether a step was done in the period; one that was dropped never was."""
    return stap.gedaan and stap.klaar_op in periode


def loopt_in(van: date, tot: date | None, periode: Periode) -> bool:
    """Whether [van, tot) has a day in the period."""
    return van <= periode.tot and (tot is None or tot > max(van, periode.van))


IN_DE_PERIODE = "op een dag in de periode"
TELREGELS: Mapping[str, Telregel] = {
    "stappen_gedaan": Telregel(
        "stappen",
        "Stappen gedaan",
        Over.STAP,
        Eenheid.AANTAL,
        lambda rijen: rijen.stappen,
        is_gedaan,
        lambda stap: stap.klaar_op,
        lambda stap: f"Gedaan op {datum(stap.klaar_op)}: {stap.wat}",
        "Stappen uit het stappenplan die in de periode zijn gedaan. Wat verviel, telt niet mee.",
    ),
    "stappen_te_doen": Telregel(
        "stappen",
        "Stappen te doen",
        Over.STAP,
        Eenheid.AANTAL,
        lambda rijen: rijen.stappen,
        is_te_doen,
        lambda stap: stap.gemaakt_op,
        lambda stap: f"Nog te doen: {stap.wat}",
        "Stappen die op de laatste dag nog open stonden.",
    ),
    "contacten": Telregel(
        "contacten",
        "Gesprekken",
        Over.CONTACT,
        Eenheid.AANTAL,
        lambda rijen: rijen.contacten,
        lambda contact, periode: contact.datum in periode,
        lambda contact: contact.datum,
        lambda contact: f"Contact op {datum(contact.datum)}.",
        f"Contact met een begeleider {IN_DE_PERIODE}. Alleen als de deelnemer erbij was.",
    ),
    "contacturen": Telregel(
        "contacten",
        "Uren begeleiding",
        Over.CONTACT,
        Eenheid.MINUTEN,
        lambda rijen: rijen.contacten,
        lambda contact, periode: contact.datum in periode,
        lambda contact: contact.datum,
        lambda contact: f"Contact op {datum(contact.datum)}.",
        "Hoe lang deze gesprekken samen duurden.",
    ),
    "deelneemuren": Telregel(
        "contacten",
        "Uren meegedaan",
        Over.DEELNEEMUUR,
        Eenheid.MINUTEN,
        lambda rijen: rijen.deelneemuren,
        lambda uur, periode: uur.datum in periode,
        lambda uur: uur.datum,
        lambda uur: f"Meegedaan op {datum(uur.datum)}.",
        f"Uren van de deelnemer zelf, {IN_DE_PERIODE}.",
    ),
    "plaatsingen": Telregel(
        "werk",
        "Werkplekken",
        Over.PLAATSING,
        Eenheid.PLAATSINGEN,
        lambda rijen: rijen.plaatsingen,
        lambda plaatsing, periode: loopt_in(plaatsing.startdatum, plaatsing.einddatum, periode),
        lambda plaatsing: plaatsing.startdatum,
        lambda plaatsing: f"{plaatsing.soort} bij {plaatsing.werkgever}, vanaf {datum(plaatsing.startdatum)}.",
        "Plaatsen bij een werkgever die in de periode liepen, ook een dag.",
    ),
    "evaluaties": Telregel(
        "werk",
        "Gesprekken op het werk",
        Over.EVALUATIE,
        Eenheid.AANTAL,
        lambda rijen: rijen.evaluaties,
        lambda evaluatie, periode: evaluatie.datum in periode,
        lambda evaluatie: evaluatie.datum,
        lambda evaluatie: f"Evaluatie van {datum(evaluatie.datum)}, door iedereen getekend.",
        f"Evaluaties van een plaatsing die zijn getekend, met het gesprek {IN_DE_PERIODE}.",
    ),
    "opleidingen": Telregel(
        "leren",
        "Opleidingen",
        Over.INSCHRIJVING,
        Eenheid.AANTAL,
        lambda rijen: rijen.opleidingen,
        lambda opleiding, periode: loopt_in(opleiding.van, opleiding.tot, periode),
        lambda opleiding: opleiding.van,
        lambda opleiding: f"{opleiding.naam} bij {opleiding.school}, vanaf {datum(opleiding.van)}.",
        "Opleidingen die in de periode liepen, ook een dag.",
    ),
    "bewijzen": Telregel(
        "leren",
        "Bewijzen",
        Over.BEWIJS,
        Eenheid.BEWIJZEN,
        lambda rijen: rijen.bewijzen,
        lambda bewijs, periode: bewijs.datum in periode,
        lambda bewijs: bewijs.datum,
        lambda bewijs: f"{bewijs.naam}, van {datum(bewijs.datum)}.",
        "Diploma’s, certificaten en andere bewijzen met een dag in de periode.",
    ),
}


def getelde(code: str, rijen: Rijen, periode: Periode) -> list[Any]:
    """The rows that the figure `code` counts, by id. Raises KeyError for another code."""
    regel = TELREGELS[code]
    return sorted((rij for rij in regel.rijen(rijen) if regel.telt(rij, periode)), key=lambda rij: rij.id)
