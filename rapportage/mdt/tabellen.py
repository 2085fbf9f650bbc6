"""The figures of the MDT report as tables, each with its unit, and their definitions."""

from rapportage.mdt.cijfers import PER_KANAAL, Deelcijfer, Jongerecijfers, Mdt
from rapportage.mdt.posten import ACTIVITEITEN, BEZIG, GESTOPT, JONGEREN, KANALEN, KORT, NORM, TEKORT, UITVAL
from rapportage.mdt.stappen import STAP_PER_CODE
from rapportage.tabel import Kolom, Tabel, Telling, Waarde, als_uren
from vormgeving.taal import datum, getal

TRAJECTEN, UREN = "trajecten", "uren"

# what each figure counts, in the words of the report; the rules are those of the exchange format
DEFINITIES: tuple[tuple[str, str], ...] = (
    ("Aangemeld", "Trajecten met de dag van aanmelding in de periode. Ook wie nooit begon."),
    ("Gestart", "Trajecten die in de periode begonnen. De eerste en de laatste dag tellen mee."),
    ("Actief", "Trajecten die op de laatste dag lopen. Een traject loopt niet meer op zijn einddatum."),
    (
        "Afgerond",
        "Trajecten die in de periode eindigden, met genoeg uren, met alle activiteiten uitgevoerd "
        "en binnen de tijd van het project. Alle uren tellen, ook die van voor de periode.",
    ),
    (
        "Uitgevallen",
        "Alle andere trajecten die in de periode eindigden. Ook als niet is ingevuld of de activiteiten "
        "zijn uitgevoerd, en ook wie stopte voor de start.",
    ),
    ("Certificaten", "Afgeronde trajecten met een datum van het certificaat."),
    ("Deelneemuren", "Uren die jongeren in de periode zelf maakten. Uren van begeleiders tellen hier niet."),
    (
        "Buiten de leeftijd",
        "Wie in de periode begon en op de eerste dag te jong of te oud was. "
        "Zonder geboortedatum tellen we iemand hier niet.",
    ),
    (
        "Uren per jongere",
        "Iedereen die in de periode bezig was. Van wie nog bezig is tellen de uren tot en met de laatste dag.",
    ),
)


def tabellen(mdt: Mdt) -> tuple[Tabel, ...]:
    """All tables of the report, in the order of the document."""
    return (kort(mdt), uitval(mdt), tekorten(mdt), norm(mdt), kanalen(mdt), activiteiten(mdt), jongeren(mdt))


def kort(mdt: Mdt) -> Tabel:
    """The figures of the exchange format."""
    rijen: tuple[tuple[Waarde, ...], ...] = (
        *((stap.naam, Telling(getattr(mdt, code).waarde, code)) for code, stap in STAP_PER_CODE.items()),
        ("Deelneemuren (uren)", Telling(als_uren(mdt.deelneemminuten.waarde), "deelneemuren")),
    )
    return Tabel("kerncijfers", KORT, (Kolom("Cijfer"), Kolom("Aantal", "aantal")), rijen)


def uitval(mdt: Mdt) -> Tabel:
    """Those who dropped out by their reason; together all of them."""
    uitleg = "Elke uitvaller staat hier één keer."
    return _delen("uitval", UITVAL, "Reden", mdt.uitval, uitleg)


def tekorten(mdt: Mdt) -> Tabel:
    """What those who dropped out did not do; somebody can be in it more than once."""
    delen = mdt.tekorten if mdt.uitgevallen else ()
    return _delen("tekort", TEKORT, "Wat", delen, "Iemand kan hier vaker staan.")


def norm(mdt: Mdt) -> Tabel:
    """How far everybody is who was in the project during the period."""
    kolommen = (Kolom("Gemaakt"), Kolom("Nog bezig", TRAJECTEN), Kolom("Gestopt of klaar", TRAJECTEN))
    rijen = tuple(
        (
            n.naam,
            Telling(n.bezig.waarde, f"norm.{BEZIG}.{n.code}"),
            Telling(n.gestopt.waarde, f"norm.{GESTOPT}.{n.code}"),
        )
        for n in mdt.norm
    )
    uren = mdt.eisen.norm_uren
    uitleg = f"De norm is {getal(uren)} uur." if uren else "Dit project heeft geen norm in uren."
    return Tabel("norm", NORM, kolommen, rijen, uitleg)


def jongeren(mdt: Mdt) -> Tabel:
    """The hours of everybody who was in the project during the period, those who lack most first."""
    kolommen = (Kolom("Traject"), Kolom("Stand"), Kolom("Gemaakt", UREN), Kolom("Norm", UREN), Kolom("Tekort", UREN))
    norm = als_uren(int(mdt.eisen.norm_minuten)) if mdt.eisen.norm_uren else None
    rijen = tuple(
        (
            j.nummer,
            "Nog bezig" if j.bezig else "Gestopt of klaar",
            Telling(als_uren(j.minuten.waarde), f"jongere.{j.traject_id}"),
            norm,
            als_uren(j.tekort) if j.tekort else None,
        )
        for j in op_tekort(mdt)
    )
    uitleg = f"Uren tot en met {datum(mdt.periode.tot)}. Een streepje bij Tekort: de norm is gehaald."
    return Tabel("jongeren", JONGEREN, kolommen, rijen, uitleg)


def op_tekort(mdt: Mdt) -> tuple[Jongerecijfers, ...]:
    """Who lacks most first, and who still can make hours before who cannot."""
    return tuple(sorted(mdt.jongeren, key=lambda j: (not j.bezig, -j.tekort, j.nummer, j.traject_id)))


def kanalen(mdt: Mdt) -> Tabel:
    """What came in through each instroomkanaal."""
    kolommen = (Kolom("Kanaal"), *(Kolom(STAP_PER_CODE[stap].naam, TRAJECTEN) for stap in PER_KANAAL))
    rijen: tuple[tuple[Waarde, ...], ...] = tuple(
        (
            kanaal.naam,
            *(
                Telling(cijfer.waarde, f"kanaal.{stap}.{kanaal.code}")
                for stap, cijfer in zip(PER_KANAAL, kanaal.aantallen, strict=True)
            ),
        )
        for kanaal in mdt.kanalen
    )
    return Tabel("kanalen", KANALEN, kolommen, rijen)


def activiteiten(mdt: Mdt) -> Tabel:
    """The hours in the period by activity, in the words with which they were written down."""
    rijen = tuple(
        (
            a.naam,
            Telling(als_uren(a.minuten.waarde), f"activiteit.uren.{a.sleutel}"),
            Telling(a.jongeren.waarde, f"activiteit.jongeren.{a.sleutel}"),
        )
        for a in mdt.activiteiten
    )
    kolommen = (Kolom("Activiteit"), Kolom("Uren", UREN), Kolom("Jongeren", TRAJECTEN))
    return Tabel("activiteiten", ACTIVITEITEN, kolommen, rijen)


def _delen(code: str, titel: str, kop: str, delen: tuple[Deelcijfer, ...], uitleg: str) -> Tabel:
    rijen = tuple((deel.naam, Telling(deel.aantal.waarde, f"{code}.{deel.code}")) for deel in delen)
    return Tabel(code, titel, (Kolom(kop), Kolom("Aantal", TRAJECTEN)), rijen, uitleg if delen else "")
