"""Every figure of the voortgang report by its code."""

from collections.abc import Iterator

from rapportage.post import Eenheid, Over, Post
from rapportage.voortgang import onderdeel
from rapportage.voortgang.cijfers import Bouwsteencijfers, Leefgebiedcijfers, Uitstroomcijfer, Voortgang
from rapportage.voortgang.definities import (
    AFGEROND,
    BEGONNEN,
    COACHUREN,
    GESTOPT,
    LEEFGEBIED,
    LOPEND,
    OP_EINDDATUM,
    TERUG,
    UITSTROOM_NAAR,
)
from rapportage.voortgang.onderdelen import ONDERDELEN
from toegang.matrix import Recht
from zelfredzaamheid.inrichting import BIJZONDER

ONBEKEND = "onbekend"


def posten(v: Voortgang) -> tuple[Post, ...]:
    """All figures, in the order of the tables."""
    return (
        Post("instroom", "Begonnen", "In het kort", Over.TRAJECT, Eenheid.TRAJECTEN, v.instroom, BEGONNEN),
        Post("lopend", "In begeleiding", "In het kort", Over.TRAJECT, Eenheid.TRAJECTEN, v.lopend, LOPEND),
        Post("uitstroom", "Gestopt of klaar", "In het kort", Over.TRAJECT, Eenheid.TRAJECTEN, v.uitstroom, GESTOPT),
        Post("terugval", "Stap terug", "In het kort", Over.FASE, Eenheid.FASES, v.terugval, TERUG),
        Post("coachuren", "Coachuren", "In het kort", Over.CONTACT, Eenheid.MINUTEN, v.coachminuten, COACHUREN),
        *(post for steen in v.bouwstenen for post in _bouwsteen(steen)),
        *(_uitstroom(uitstroom) for uitstroom in v.uitstroom_naar),
        Post(
            "vergeleken",
            "Te vergelijken",
            "Verandering per leefgebied",
            Over.TRAJECT,
            Eenheid.TRAJECTEN,
            v.vergeleken,
            LEEFGEBIED,
        ),
        *(post for gebied in (*v.zrm, *v.zrm_oud) for post in _leefgebied(gebied)),
        *(post for cijfers in v.meer for post in onderdeel.posten(ONDERDELEN[cijfers.code], cijfers)),
    )


def _bouwsteen(b: Bouwsteencijfers) -> Iterator[Post]:
    naam = f"Bouwsteen {b.nummer} {b.naam}"
    for deel, wat, eenheid, cijfer, definitie in (
        ("op_einddatum", "op de laatste dag", Eenheid.FASES, b.op_einddatum, OP_EINDDATUM),
        ("afgesloten", "afgerond", Eenheid.FASES, b.afgesloten, AFGEROND),
        ("dagen", "duur", Eenheid.DAGEN, b.dagen, AFGEROND),
    ):
        code = f"bouwsteen.{b.nummer}.{deel}"
        yield Post(code, f"{naam}: {wat}", "Bouwstenen", Over.FASE, eenheid, cijfer, definitie)


def uitstroomcode(reden: str) -> str:
    """The code of the figure of one reason; an organisation may have a reason “onbekend” beside none at all."""
    return f"uitstroom.{ONBEKEND if not reden else f'_{reden}' if reden == ONBEKEND else reden}"


def _uitstroom(u: Uitstroomcijfer) -> Post:
    return Post(
        uitstroomcode(u.reden),
        u.naam or "Nog niet bekend",
        "Waar ging men naartoe?",
        Over.TRAJECT,
        Eenheid.TRAJECTEN,
        u.aantal,
        UITSTROOM_NAAR,
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
            LEEFGEBIED,
            recht=Recht.BIJZONDER_INZIEN if g.code in BIJZONDER else Recht.METING_INZIEN,
        )
