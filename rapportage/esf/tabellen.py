"""The figures of the ESF+ report as tables."""

from collections.abc import Mapping

from rapportage.esf.cijfers import TOTALEN, Esf
from rapportage.esf.indicatoren import (
    BIJ_DE_START,
    BIJ_HET_EINDE,
    INDICATOREN,
    NA_ZES_MAANDEN,
    OPGEGEVEN,
    PER_CODE,
    VOLUIT,
)
from rapportage.esf.posten import LATER, ONVOLLEDIG
from rapportage.tabel import Kolom, Tabel, Telling, Waarde

DEELNEMERS = "deelnemers"
ORGANISATIES = "Gesteunde organisaties"
VOLGORDE = ("man", "vrouw", "non-binair", TOTALEN)

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
    (
        "Opgegeven (EECO18 en EECO19)",
        "Organisaties die steun kregen. Het project geeft die aantallen zelf op. Een opgave telt als haar hele periode "
        "in de periode van dit rapport ligt.",
    ),
    ("Doel", "Wat het project wil halen, over de hele looptijd."),
)


def tabellen(esf: Esf) -> tuple[Tabel, ...]:
    """All tables of the report, in the order of the document."""
    return (indicatoren(esf), later(esf), onvolledig(esf), codes())


def indicatoren(esf: Esf) -> Tabel:
    """Every indicator by gender with its target, under the moment at which it is asked; then what was entered."""
    doelen = {doel.code: doel.aantal for doel in esf.doelen}
    geteld: tuple[tuple[Waarde, ...], ...] = tuple(
        (
            f"{cijfers.code} {PER_CODE[cijfers.code].naam}",
            *(Telling(per[kolom].waarde, f"{cijfers.code}.{kolom}") for kolom in VOLGORDE),
            doelen.get(cijfers.code),
        )
        for cijfers in esf.indicatoren
        for per in [dict(cijfers.per_kolom)]
    )
    opgegeven: tuple[tuple[Waarde, ...], ...] = tuple(
        (f"{a.code} {OPGEGEVEN[a.code]}", None, None, None, a.aantal, doelen.get(a.code)) for a in esf.opgegeven
    )
    groepen = tuple(
        (next(nummer for nummer, i in enumerate(INDICATOREN) if i.moment == moment), moment)
        for moment in (BIJ_DE_START, BIJ_HET_EINDE, NA_ZES_MAANDEN)
    )
    kolommen = (
        Kolom("Indicator"),
        *(Kolom(kolom.capitalize(), DEELNEMERS) for kolom in VOLGORDE),
        Kolom("Doel", "hele project", staat_vast=True),
    )
    return Tabel(
        "indicatoren",
        "Cijfers",
        kolommen,
        geteld + opgegeven,
        "EECO18 en EECO19 tellen organisaties. Die aantallen zijn zelf opgegeven.",
        groepen + (((len(geteld), ORGANISATIES),) if opgegeven else ()),
    )


def doelentabel(doelen: Mapping[str, int]) -> Tabel:
    """The targets that a project has."""
    namen = {indicator.code: indicator.naam for indicator in INDICATOREN} | dict(OPGEGEVEN)
    rijen = tuple((f"{code} {namen[code]}", aantal) for code, aantal in sorted(doelen.items()))
    return Tabel("doelen", "Doelen", (Kolom("Indicator"), Kolom("Doel", "hele project")), rijen)


def codes() -> Tabel:
    """The official name of every code beside the words of this report."""
    namen = {indicator.code: indicator.naam for indicator in INDICATOREN} | dict(OPGEGEVEN)
    rijen = tuple((code, namen[code], voluit) for code, voluit in VOLUIT.items())
    return Tabel("codes", "Namen van de codes", (Kolom("Code"), Kolom("In dit rapport"), Kolom("Officieel")), rijen)


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
