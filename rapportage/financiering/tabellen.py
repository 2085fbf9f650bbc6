"""The figures of the financiering report as tables."""

from rapportage.financiering.cijfers import TERMIJNEN, Financiering, postcode
from rapportage.tabel import Kolom, Tabel, Telling, als_uren
from vormgeving.taal import datum

TRAJECTEN, UREN = "trajecten", "uren"

DEFINITIES: tuple[tuple[str, str], ...] = (
    (
        "Wie betaalt?",
        "Het project waarmee een traject begon, en projecten die meebetalen. Een traject telt bij elk project dat in "
        "de periode betaalt; een uur telt bij één project.",
    ),
    (
        "Wanneer loopt het af?",
        "Op de laatste dag van het project, na het hoogste aantal maanden, of op de dag die is afgesproken: wat het "
        "eerst komt. Bij meer projecten telt wie het langst betaalt.",
    ),
    ("Door geen project betaald", "Trajecten die lopen op de laatste dag, zonder project dat dan betaalt."),
)


def tabellen(f: Financiering) -> tuple[Tabel, ...]:
    """All tables of the report, in the order of the document."""
    return (wie_betaalt(f), wanneer(f), binnenkort(f))


def wie_betaalt(f: Financiering) -> Tabel:
    """Per project how many trajecten it paid for in the period, and how many hours of staff."""
    rijen = tuple(
        (
            p.naam,
            Telling(p.trajecten.waarde, f"project.{postcode(p.code)}.trajecten"),
            Telling(als_uren(p.minuten.waarde), f"project.{postcode(p.code)}.coachuren"),
        )
        for p in f.projecten
    )
    kolommen = (Kolom("Project"), Kolom("Trajecten", TRAJECTEN), Kolom("Coachuren", UREN))
    return Tabel("wie_betaalt", "Wie betaalt?", kolommen, rijen)


def wanneer(f: Financiering) -> Tabel:
    """When the running trajecten lose their last payer."""
    rijen = (
        *((TERMIJNEN[a.code], Telling(a.aantal.waarde, f"afloop.{a.code}")) for a in f.aflopen),
        ("Door geen project betaald", Telling(f.zonder.waarde, "zonder")),
        ("Samen: in begeleiding", Telling(f.lopend.waarde, "lopend")),
        ("Daarvan door meer projecten betaald", Telling(f.gedeeld.waarde, "gedeeld")),
    )
    kolommen = (Kolom("Loopt af"), Kolom("Trajecten", TRAJECTEN))
    uitleg = f"Gerekend vanaf {datum(f.periode.tot)}."
    return Tabel("wanneer", "Wanneer loopt het af?", kolommen, rijen, uitleg)


def binnenkort(f: Financiering) -> Tabel:
    """Which project stops paying for which traject within three months."""
    rijen = tuple((b.nummer, b.project, b.tot, b.waarom) for b in f.binnenkort)
    kolommen = (Kolom("Traject"), Kolom("Project"), Kolom("Betaalt tot en met"), Kolom("Waarom"))
    uitleg = "Welk project van welk traject stopt." if rijen else ""
    return Tabel("binnenkort", "Loopt binnen drie maanden af", kolommen, rijen, uitleg)
