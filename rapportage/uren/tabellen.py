"""The figures of the report of hours as tables, and what they count."""

from collections.abc import Iterable

from rapportage.tabel import Kolom, Tabel, Telling, Waarde, als_uren
from rapportage.uren.cijfers import Delen, Optelling, Uren
from rapportage.uren.posten import APART, DELEN, KORT, MAANDEN, MEDEWERKERS, SOORTEN, WEKEN
from rapportage.uren.stand import WOORDEN, Stand, standzin, weeknaam

UREN = "uren"
KOLOMMEN = tuple(Kolom(naam, UREN) for naam in DELEN.values())

# what each figure counts, in the words of the report (ADR 13 and 15)
DEFINITIES: tuple[tuple[str, str], ...] = (
    (
        "Uren",
        "Contact met deelnemers, reistijd, voorbereiding, overleg en ander werk van medewerkers voor dit project. "
        "Elk uur telt voor één project.",
    ),
    ("Een uur met een groep", "Telt één keer. Elke deelnemer heeft een deel ervan, en dat telt bij het eigen project."),
    (
        "Op welke dag een uur telt",
        "Op de dag van het werk. Zat die week al op slot, dan op de latere dag waarop het is geboekt.",
    ),
    ("Tegenboeking", "Verbetert een uur uit een goedgekeurde week. Hij telt in de week waarin hij is geboekt."),
    ("Goedgekeurd", "De week van de medewerker was op de peildatum goedgekeurd, door iemand anders."),
    ("Niet goedgekeurd", "De week was nog open, teruggestuurd, of wachtte op goedkeuring."),
    ("Week", "Van maandag tot en met zondag. Van de eerste en de laatste week tellen alleen de dagen in de periode."),
)


def tabellen(uren: Uren) -> tuple[Tabel, ...]:
    """All tables of the report, in the order of the document."""
    return (kort(uren), *per_onderdeel(uren))


def per_onderdeel(uren: Uren) -> tuple[Tabel, ...]:
    """The tables besides the key figures."""
    return (
        apart(uren),
        _optellingen("medewerkers", MEDEWERKERS, "Medewerker", "medewerker", uren.medewerkers),
        _optellingen("maanden", MAANDEN, "Maand", "maand", uren.maanden),
        _optellingen("soorten", SOORTEN, "Soort werk", "soort", uren.soorten),
        weken(uren),
    )


def kort(uren: Uren) -> Tabel:
    """All hours of the project."""
    rijen = tuple(
        (DELEN[deel], Telling(als_uren(cijfer.waarde), f"alles.{deel}")) for deel, cijfer in uren.alles.per_deel
    )
    return Tabel("kort", KORT, (Kolom("Cijfer"), Kolom("Aantal", UREN)), rijen)


def apart(uren: Uren) -> Tabel:
    """What is not approved, by employee and by how far the weeks are."""
    rijen = tuple(
        (
            a.naam,
            WOORDEN[Stand(a.stand)],
            weeknaam(a.weken[0]),
            len(a.weken),
            Telling(als_uren(a.minuten.waarde), f"apart.{a.code}"),
        )
        for a in uren.apart
    )
    kolommen = (
        Kolom("Medewerker"),
        Kolom("Stand"),
        Kolom("Eerste week"),
        Kolom("Aantal", "weken"),
        Kolom("Niet goedgekeurd", UREN),
    )
    return Tabel("apart", APART, kolommen, rijen, _alles_goed(uren))


def _alles_goed(uren: Uren) -> str:
    return "Alle weken met uren zijn goedgekeurd." if uren.weken and not uren.apart else ""


def weken(uren: Uren) -> Tabel:
    """The hours of each employee by week, with who approved them when."""
    rijen: tuple[tuple[Waarde, ...], ...] = tuple(
        (
            week.naam,
            weeknaam(week.week),
            standzin(Stand(week.stand), week.goedgekeurd_op, week.goedgekeurd_door),
            *_tellingen(f"week.{week.code}", week.delen),
        )
        for week in uren.weken
    )
    return Tabel("weken", WEKEN, (Kolom("Medewerker"), Kolom("Week"), Kolom("Stand"), *KOLOMMEN), rijen)


def _optellingen(code: str, titel: str, kop: str, post: str, delen: Iterable[Optelling]) -> Tabel:
    rijen: tuple[tuple[Waarde, ...], ...] = tuple((o.naam, *_tellingen(f"{post}.{o.code}", o.delen)) for o in delen)
    return Tabel(code, titel, (Kolom(kop), *KOLOMMEN), rijen)


def _tellingen(code: str, delen: Delen) -> tuple[Telling, ...]:
    return tuple(Telling(als_uren(cijfer.waarde), f"{code}.{deel}") for deel, cijfer in delen.per_deel)
