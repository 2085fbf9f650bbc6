"""The figures of the voortgang report as tables, each with its unit, and their definitions."""

from collections.abc import Iterable

from rapportage.tabel import Kolom, Tabel, als_uren
from rapportage.voortgang.cijfers import Leefgebiedcijfers, Voortgang
from vormgeving.taal import datum

TRAJECTEN, FASES, DAGEN = "trajecten", "fases", "dagen"
ZONDER_REDEN = "Nog niet bekend"

# what each figure counts, in the words of the report; the rules are those of the exchange format
DEFINITIES: tuple[tuple[str, str], ...] = (
    ("Begonnen", "Trajecten die in de periode begonnen. De eerste en de laatste dag tellen mee."),
    ("Gestopt of klaar", "Trajecten die in de periode eindigden. De eerste en de laatste dag tellen mee."),
    (
        "In begeleiding",
        "Trajecten die op de laatste dag lopen. Een traject loopt niet meer op zijn einddatum.",
    ),
    (
        "Stap terug",
        "Fases die in de periode begonnen, met een lager nummer dan de fase ervoor. "
        "Een fase is een verblijf in een bouwsteen.",
    ),
    (
        "Coachuren",
        "De duur van alle contactmomenten in de periode, ook als de deelnemer er niet was. "
        "Een uur met een groep telt één keer.",
    ),
    ("Waar ging men naartoe?", "De reden van elk traject dat in de periode eindigde."),
    ("Bouwstenen: afgerond", "Fases die in de periode eindigden, en het aantal dagen dat zij duurden."),
    (
        "Verandering per leefgebied",
        "De nulmeting naast de laatste meting tot en met de laatste dag, met hetzelfde instrument. "
        "Een leefgebied telt mee als het bij allebei is besproken.",
    ),
)


def tabellen(voortgang: Voortgang) -> tuple[Tabel, ...]:
    """All tables of the report, in the order of the document."""
    basis = (kort(voortgang), bouwstenen(voortgang), uitstroom_naar(voortgang), leefgebieden(voortgang))
    return (*basis, oude_leefgebieden(voortgang)) if voortgang.zrm_oud else basis


def kort(v: Voortgang) -> Tabel:
    """The five key figures."""
    rijen = (
        ("Begonnen", v.instroom.waarde),
        (f"In begeleiding op {datum(v.periode.tot)}", v.lopend.waarde),
        ("Gestopt of klaar", v.uitstroom.waarde),
        ("Stap terug naar een eerdere bouwsteen", v.terugval.waarde),
        ("Coachuren", als_uren(v.coachminuten.waarde)),
    )
    return Tabel("kort", "In het kort", (Kolom("Cijfer"), Kolom("Aantal", "aantal")), rijen)


def uitstroom_naar(v: Voortgang) -> Tabel:
    """Where people went who left in the period."""
    rijen = tuple((u.naam or ZONDER_REDEN, u.aantal.waarde) for u in v.uitstroom_naar)
    return Tabel(
        "uitstroom",
        "Waar ging men naartoe?",
        (Kolom("Reden"), Kolom("Aantal", TRAJECTEN)),
        rijen,
        f"{v.uitstroom.waarde} trajecten eindigden in de periode.",
    )


def bouwstenen(v: Voortgang) -> Tabel:
    """Per bouwsteen who is in it on the last day, and what was finished in the period."""
    kolommen = (
        Kolom("Bouwsteen"),
        Kolom(f"Op {datum(v.periode.tot)}", FASES),
        Kolom("Afgerond", FASES),
        Kolom("Duur samen", DAGEN),
        Kolom("Gemiddeld", DAGEN),
    )
    rijen = tuple(
        (
            f"{b.nummer} {b.naam}",
            b.op_einddatum.waarde,
            b.afgesloten.waarde,
            b.dagen.waarde,
            round(b.dagen.waarde / b.afgesloten.waarde) if b.afgesloten else None,
        )
        for b in v.bouwstenen
    )
    return Tabel("bouwstenen", "Bouwstenen", kolommen, rijen)


def leefgebieden(v: Voortgang) -> Tabel:
    """Per leefgebied how many trajecten went down, stayed and went up; empty when none could be compared."""
    uitleg = f"{v.vergeleken.waarde} trajecten met een nulmeting en een latere meting met hetzelfde instrument."
    return _verandering("leefgebieden", "Verandering per leefgebied", v.zrm if v.vergeleken else (), uitleg)


def oude_leefgebieden(v: Voortgang) -> Tabel:
    """The leefgebieden that only an older version of the instrument has."""
    uitleg = "Deze leefgebieden staan alleen in een oudere versie van het instrument."
    return _verandering("leefgebieden_oud", "Leefgebieden van een oudere versie", v.zrm_oud, uitleg)


def _verandering(code: str, titel: str, zrm: Iterable[Leefgebiedcijfers], uitleg: str) -> Tabel:
    kolommen = (
        Kolom("Leefgebied"),
        Kolom("Achteruit", TRAJECTEN),
        Kolom("Gelijk", TRAJECTEN),
        Kolom("Vooruit", TRAJECTEN),
        Kolom("Vergeleken", TRAJECTEN),
    )
    rijen = tuple((g.naam, g.omlaag.waarde, g.gelijk.waarde, g.omhoog.waarde, g.vergeleken) for g in zrm)
    return Tabel(code, titel, kolommen, rijen, uitleg)
