"""Every figure of the voortgang report by its code."""

from collections.abc import Iterator

from rapportage.post import Eenheid, Over, Post
from rapportage.voortgang.cijfers import Bouwsteencijfers, Leefgebiedcijfers, Uitstroomcijfer, Voortgang
from toegang.matrix import Recht
from zelfredzaamheid.inrichting import BIJZONDER

ONBEKEND = "onbekend"


def posten(v: Voortgang) -> tuple[Post, ...]:
    """All figures, in the order of the tables."""
    return (
        Post("instroom", "Begonnen", "In het kort", Over.TRAJECT, Eenheid.TRAJECTEN, v.instroom),
        Post("lopend", "In begeleiding", "In het kort", Over.TRAJECT, Eenheid.TRAJECTEN, v.lopend),
        Post("uitstroom", "Gestopt of klaar", "In het kort", Over.TRAJECT, Eenheid.TRAJECTEN, v.uitstroom),
        Post("terugval", "Stap terug", "In het kort", Over.FASE, Eenheid.FASES, v.terugval),
        Post("coachuren", "Coachuren", "In het kort", Over.CONTACT, Eenheid.MINUTEN, v.coachminuten),
        *(post for steen in v.bouwstenen for post in _bouwsteen(steen)),
        *(_uitstroom(uitstroom) for uitstroom in v.uitstroom_naar),
        Post(
            "vergeleken", "Te vergelijken", "Verandering per leefgebied", Over.TRAJECT, Eenheid.TRAJECTEN, v.vergeleken
        ),
        *(post for gebied in (*v.zrm, *v.zrm_oud) for post in _leefgebied(gebied)),
    )


def _bouwsteen(b: Bouwsteencijfers) -> Iterator[Post]:
    naam = f"Bouwsteen {b.nummer} {b.naam}"
    for deel, wat, eenheid, cijfer in (
        ("op_einddatum", "op de laatste dag", Eenheid.FASES, b.op_einddatum),
        ("afgesloten", "afgerond", Eenheid.FASES, b.afgesloten),
        ("dagen", "duur", Eenheid.DAGEN, b.dagen),
    ):
        yield Post(f"bouwsteen.{b.nummer}.{deel}", f"{naam}: {wat}", "Bouwstenen", Over.FASE, eenheid, cijfer)


def _uitstroom(u: Uitstroomcijfer) -> Post:
    return Post(
        f"uitstroom.{u.reden or ONBEKEND}",
        u.naam or "Nog niet bekend",
        "Waar ging men naartoe?",
        Over.TRAJECT,
        Eenheid.TRAJECTEN,
        u.aantal,
    )


def _leefgebied(g: Leefgebiedcijfers) -> Iterator[Post]:
    for kant, wat, cijfer in (
        ("omlaag", "achteruit", g.omlaag),
        ("gelijk", "gelijk", g.gelijk),
        ("omhoog", "vooruit", g.omhoog),
    ):
        yield Post(
            f"zrm.{g.code}.{kant}",
            f"{g.naam}: {wat}",
            "Verandering per leefgebied",
            Over.TRAJECT,
            Eenheid.TRAJECTEN,
            cijfer,
            recht=Recht.BIJZONDER_INZIEN if g.code in BIJZONDER else Recht.METING_INZIEN,
        )
