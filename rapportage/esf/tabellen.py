"""The figures of the ESF+ report as tables."""

from rapportage.esf.cijfers import KOLOMMEN, Esf
from rapportage.esf.indicatoren import BIJ_DE_START, BIJ_HET_EINDE, INDICATOREN, NA_ZES_MAANDEN, PER_CODE
from rapportage.esf.posten import LATER, ONVOLLEDIG
from rapportage.tabel import Kolom, Tabel, Telling, Waarde

DEELNEMERS = "deelnemers"

# what each figure counts, in the words of the report
DEFINITIES: tuple[tuple[str, str], ...] = (
    (
        "Deelnemer",
        "Wie in dit project begon. Wie stopt en later terugkomt, telt één keer: met de eerste start "
        "en het laatste einde.",
    ),
    (
        "Bij de start (EECO)",
        "Deelnemers die in de periode begonnen, zoals het was op de dag van hun start. "
        "De eerste en de laatste dag tellen mee.",
    ),
    (
        "Onvolledig",
        "Onbekend is het geslacht, de geboortedatum, de arbeidssituatie of het opleidingsniveau, of sinds wanneer "
        "iemand werkloos is. Zo iemand telt alleen bij EECO01.",
    ),
    (
        "Langdurig werkloos (EECO03)",
        "Jonger dan 25 jaar: langer dan 6 maanden werkloos op de dag van de start. "
        "Vanaf 25 jaar: langer dan 12 maanden.",
    ),
    (
        "Bij het einde (EECR01 tot en met EECR04)",
        "Deelnemers die in de periode vertrokken, zoals het was binnen 28 dagen na hun laatste dag.",
    ),
    (
        "Kwalificatie (EECR03)",
        "Een diploma of certificaat met examen, volgens de lijst van het project. Een praktijkverklaring telt niet.",
    ),
    (
        "Na zes maanden (EECR05 en EECR06)",
        "Hoe het een half jaar na de laatste dag gaat. Meer loon alleen telt niet als verbetering.",
    ),
    ("Nog niet te meten", "Van deze deelnemers kan het antwoord nog komen."),
)


def tabellen(esf: Esf) -> tuple[Tabel, ...]:
    """All tables of the report, in the order of the document."""
    return (indicatoren(esf), later(esf), onvolledig(esf))


def indicatoren(esf: Esf) -> Tabel:
    """Every indicator by gender, under the moment at which it is asked."""
    rijen: tuple[tuple[Waarde, ...], ...] = tuple(
        (
            f"{cijfers.code} {PER_CODE[cijfers.code].naam}",
            *(Telling(cijfer.waarde, f"{cijfers.code}.{kolom}") for kolom, cijfer in cijfers.per_kolom),
        )
        for cijfers in esf.indicatoren
    )
    groepen = tuple(
        (next(nummer for nummer, i in enumerate(INDICATOREN) if i.moment == moment), moment)
        for moment in (BIJ_DE_START, BIJ_HET_EINDE, NA_ZES_MAANDEN)
    )
    kolommen = (Kolom("Indicator"), *(Kolom(kolom.capitalize(), DEELNEMERS) for kolom in KOLOMMEN))
    return Tabel("indicatoren", "Cijfers", kolommen, rijen, groepen=groepen)


def later(esf: Esf) -> Tabel:
    """Of how many the answer can still come."""
    rijen = tuple(
        (f"{la.code} {PER_CODE[la.code].naam}", Telling(la.aantal.waarde, f"{LATER}.{la.code}"))
        for la in esf.nog_niet_te_meten
    )
    return Tabel(
        "nog_niet_te_meten",
        "Nog niet te meten",
        (Kolom("Indicator"), Kolom("Kan nog komen", DEELNEMERS)),
        rijen,
        "Deze deelnemers vertrokken in de periode. Hun antwoord kan nog komen.",
    )


def onvolledig(esf: Esf) -> Tabel:
    """How many count in EECO01 alone."""
    rijen = (("Niet alles bekend", Telling(esf.onvolledig.waarde, ONVOLLEDIG)),)
    return Tabel(
        "onvolledig",
        "Onvolledig",
        (Kolom("Wat"), Kolom("Aantal", DEELNEMERS)),
        rijen,
        "Deze deelnemers tellen alleen mee bij EECO01.",
    )
