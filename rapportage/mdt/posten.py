"""Every figure of the MDT report by its code."""

from collections.abc import Iterator

from rapportage.cijfer import Cijfer
from rapportage.mdt.cijfers import PER_KANAAL, Activiteitcijfers, Deelcijfer, Kanaalcijfers, Mdt, Normcijfers
from rapportage.mdt.stappen import STAP_PER_CODE
from rapportage.post import Eenheid, Over, Post
from toegang.matrix import Recht

KORT, UITVAL, TEKORT = "Kerncijfers", "Waarom stopten uitvallers?", "Wat misten uitvallers?"
NORM, JONGEREN = "Uren tegenover de norm", "Uren per jongere"
KANALEN, ACTIVITEITEN = "Hoe kwam men binnen?", "Uren per activiteit"
BEZIG, GESTOPT = "bezig", "gestopt"
KOLOM = {BEZIG: "nog bezig", GESTOPT: "gestopt of klaar"}


def posten(mdt: Mdt) -> tuple[Post, ...]:
    """All figures, in the order of the tables."""
    return (
        *(_trajecten(code, stap.naam, KORT, getattr(mdt, code)) for code, stap in STAP_PER_CODE.items()),
        Post("deelneemuren", "Deelneemuren", KORT, Over.DEELNEEMUUR, Eenheid.MINUTEN, mdt.deelneemminuten),
        *(_deel(f"uitval.{deel.code}", UITVAL, deel) for deel in mdt.uitval),
        *(_deel(f"tekort.{deel.code}", TEKORT, deel) for deel in mdt.tekorten),
        *(post for norm in mdt.norm for post in _norm(norm)),
        *(
            Post(
                f"jongere.{j.traject_id}",
                f"Uren van {j.nummer}",
                JONGEREN,
                Over.DEELNEEMUUR,
                Eenheid.MINUTEN,
                j.minuten,
            )
            for j in mdt.jongeren
        ),
        *(post for kanaal in mdt.kanalen for post in _kanaal(kanaal)),
        *(post for activiteit in mdt.activiteiten for post in _activiteit(activiteit)),
    )


def _trajecten(code: str, naam: str, groep: str, cijfer: Cijfer, *, bijzonder: bool = False) -> Post:
    recht = Recht.BIJZONDER_INZIEN if bijzonder else None
    return Post(code, naam, groep, Over.TRAJECT, Eenheid.TRAJECTEN, cijfer, recht=recht)


def _deel(code: str, groep: str, deel: Deelcijfer) -> Post:
    return _trajecten(code, deel.naam, groep, deel.aantal, bijzonder=deel.bijzonder)


def _norm(norm: Normcijfers) -> Iterator[Post]:
    for kolom, cijfer in ((BEZIG, norm.bezig), (GESTOPT, norm.gestopt)):
        yield _trajecten(f"norm.{kolom}.{norm.code}", f"{norm.naam}: {KOLOM[kolom]}", NORM, cijfer)


def _kanaal(kanaal: Kanaalcijfers) -> Iterator[Post]:
    for stap, cijfer in zip(PER_KANAAL, kanaal.aantallen, strict=True):
        naam = f"{kanaal.naam}: {STAP_PER_CODE[stap].naam.lower()}"
        yield _trajecten(f"kanaal.{stap}.{kanaal.code}", naam, KANALEN, cijfer, bijzonder=kanaal.bijzonder)


def _activiteit(a: Activiteitcijfers) -> Iterator[Post]:
    yield Post(
        f"activiteit.uren.{a.sleutel}", f"{a.naam}: uren", ACTIVITEITEN, Over.DEELNEEMUUR, Eenheid.MINUTEN, a.minuten
    )
    yield _trajecten(f"activiteit.jongeren.{a.sleutel}", f"{a.naam}: jongeren", ACTIVITEITEN, a.jongeren)
