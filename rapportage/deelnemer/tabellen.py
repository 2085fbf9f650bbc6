"""The report about one deelnemer as tables: the figures, and per part what is behind them in words."""

from rapportage.deelnemer.cijfers import RICHTINGEN, Deelnemervoortgang, op_volgorde
from rapportage.tabel import Kolom, Tabel, Telling, als_uren
from trajecten.stappenplan.regels import Wie
from vormgeving.taal import datum

AANTAL = "aantal"


def tabellen(v: Deelnemervoortgang) -> tuple[Tabel, ...]:
    """All tables of the chosen parts, in the order of the document."""
    per_deel = {"stappen": stappen, "leefgebieden": leefgebieden, "werk": werk, "leren": leren}
    return (kort(v), *(maak(v) for deel, maak in per_deel.items() if deel in v.keuze.delen))


def kort(v: Deelnemervoortgang) -> Tabel:
    """Every figure with its number; hours with two decimals."""
    rijen = tuple(
        (regel.naam, Telling(als_uren(c.waarde) if regel.minuten else c.waarde, code))
        for code, regel, c in op_volgorde(v)
    )
    return Tabel("kort", "In het kort", (Kolom("Cijfer"), Kolom("Aantal", AANTAL)), rijen)


def stappen(v: Deelnemervoortgang) -> Tabel:
    """What still has to be done, the nearest date first, and what was done."""
    te_doen = [(s.wat, _wie(s.wie, v), f"voor {datum(s.deadline)}" if s.deadline else "") for s in v.te_doen]
    gedaan = [(s.wat, _wie(s.wie, v), f"gedaan op {datum(s.klaar_op)}") for s in v.gedaan if s.klaar_op]
    koppen = [(0, "Nog te doen")] if te_doen else []
    koppen += [(len(te_doen), "Gedaan")] if gedaan else []
    kolommen = (Kolom("Stap"), Kolom("Wie"), Kolom("Wanneer"))
    return Tabel("stappen", "Stappenplan", kolommen, (*te_doen, *gedaan), groepen=tuple(koppen))


def leefgebieden(v: Deelnemervoortgang) -> Tabel:
    """In which direction each leefgebied went."""
    gebieden = v.vergelijking.leefgebieden if v.vergelijking else ()
    rijen = tuple((gebied.naam, RICHTINGEN[gebied.richting]) for gebied in gebieden)
    return Tabel("leefgebieden", "Leefgebieden", (Kolom("Leefgebied"), Kolom("Verandering")), rijen)


def werk(v: Deelnemervoortgang) -> Tabel:
    """The placements, and of how many of their evaluations everybody signed."""
    getekend = v.getekend or {}
    rijen = tuple(
        (
            f"{p.soort} bij {p.werkgever}",
            datum(p.startdatum),
            datum(p.einddatum) if p.einddatum and p.einddatum <= v.periode.tot else "loopt",
            f"{getekend.get(str(p.id), 0)} getekend",
        )
        for p in v.plaatsingen
    )
    return Tabel("werk", "Werk", (Kolom("Werkplek"), Kolom("Vanaf"), Kolom("Tot"), Kolom("Evaluaties")), rijen)


def leren(v: Deelnemervoortgang) -> Tabel:
    """The opleidingen and the proofs."""
    opleidingen = [
        (f"{o.naam}, {o.school}", f"vanaf {datum(o.van)}", _hoe(o.tot, o.uitkomst, v)) for o in v.opleidingen
    ]
    bewijzen = [(b.naam, datum(b.datum), "behaald") for b in v.bewijzen]
    koppen = [(0, "Opleidingen")] if opleidingen else []
    koppen += [(len(opleidingen), "Bewijzen")] if bewijzen else []
    kolommen = (Kolom("Wat"), Kolom("Wanneer"), Kolom("Hoe staat het?"))
    return Tabel("leren", "Leren", kolommen, (*opleidingen, *bewijzen), groepen=tuple(koppen))


def _wie(wie: str, v: Deelnemervoortgang) -> str:
    if wie == Wie.DEELNEMER:
        return "jij" if v.keuze.jij else "de deelnemer"
    return "een begeleider" if wie == Wie.MEDEWERKER else "een partner"


def _hoe(tot: object, uitkomst: str, v: Deelnemervoortgang) -> str:
    loopt = tot is None or tot > v.periode.tot  # type: ignore[operator]  # a date
    return "loopt" if loopt else uitkomst.lower()
