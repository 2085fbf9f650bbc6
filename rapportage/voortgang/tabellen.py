"""The figures of the voortgang report as tables, each with its unit."""

from collections.abc import Iterable

from rapportage.tabel import Kolom, Tabel, Telling, als_uren
from rapportage.voortgang import onderdeel
from rapportage.voortgang.cijfers import Leefgebiedcijfers, Voortgang
from rapportage.voortgang.onderdelen import ONDERDELEN
from rapportage.voortgang.posten import uitstroomcode
from vormgeving.taal import datum

TRAJECTEN, FASES, DAGEN = "trajecten", "fases", "dagen"
ZONDER_REDEN = "Nog niet bekend"


def tabellen(voortgang: Voortgang) -> tuple[Tabel, ...]:
    """All tables of the report, in the order of the document."""
    basis = (kort(voortgang), bouwstenen(voortgang), uitstroom_naar(voortgang), leefgebieden(voortgang))
    oud = (oude_leefgebieden(voortgang),) if voortgang.zrm_oud else ()
    return (*basis, *oud, *(onderdeel.tabel(ONDERDELEN[o.code], o) for o in voortgang.meer))


def kort(v: Voortgang) -> Tabel:
    """The five key figures."""
    rijen = (
        ("Begonnen", Telling(v.instroom.waarde, "instroom")),
        (f"In begeleiding op {datum(v.periode.tot)}", Telling(v.lopend.waarde, "lopend")),
        ("Gestopt of klaar", Telling(v.uitstroom.waarde, "uitstroom")),
        ("Stap terug naar een eerdere bouwsteen", Telling(v.terugval.waarde, "terugval")),
        ("Coachuren", Telling(als_uren(v.coachminuten.waarde), "coachuren")),
    )
    return Tabel("kort", "In het kort", (Kolom("Cijfer"), Kolom("Aantal", "aantal")), rijen)


def uitstroom_naar(v: Voortgang) -> Tabel:
    """Where people went who left in the period."""
    rijen = tuple((u.naam or ZONDER_REDEN, Telling(u.aantal.waarde, uitstroomcode(u.reden))) for u in v.uitstroom_naar)
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
            Telling(b.op_einddatum.waarde, f"bouwsteen.{b.nummer}.op_einddatum"),
            Telling(b.afgesloten.waarde, f"bouwsteen.{b.nummer}.afgesloten"),
            Telling(b.dagen.waarde, f"bouwsteen.{b.nummer}.dagen"),
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
    rijen = tuple(
        (
            g.naam,
            Telling(g.omlaag.waarde, f"zrm.{g.code}.omlaag"),
            Telling(g.gelijk.waarde, f"zrm.{g.code}.gelijk"),
            Telling(g.omhoog.waarde, f"zrm.{g.code}.omhoog"),
            g.vergeleken,
        )
        for g in zrm
    )
    return Tabel(code, titel, kolommen, rijen, uitleg)
