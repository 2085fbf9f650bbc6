"""Lists behind figures as files: one row for each record, trajectnummers and no names.

The heading is the only line that is not a record, so a file has as many rows as its figure counts.
"""

from collections.abc import Callable, Iterator
from datetime import date

from rapportage.post import Post, Regel
from rapportage.schrijvers import SCHRIJVERS, als_csv
from rapportage.soorten import Uitkomst
from rapportage.tabel import Kolom, Tabel, Waarde
from rapportage.verantwoording.lijst import alle_regels, regels_van
from rapportage.verantwoording.personen import AFGESCHERMD, ONBEKEND
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Traject

VAN_EEN = ("trajectnummer", "datum", "hoeveelheid", "eenheid", "waarom")
VAN_ALLES = ("code", "cijfer", "trajectnummer", "datum", "hoeveelheid", "waarom")
MagLezen = Callable[[Post, int], bool]


def lezer_van(gebruiker: Gebruiker) -> MagLezen:
    """Whether `gebruiker` may read the reason behind a Post of a traject; one query for each right that is asked."""
    bekend: dict[Recht, set[int]] = {}

    def mag_lezen(post: Post, traject_id: int) -> bool:
        if post.recht is None:
            return True
        if post.recht not in bekend:
            zichtbaar = Traject.objects.zichtbaar_voor(gebruiker, post.recht)
            bekend[post.recht] = set(zichtbaar.values_list("pk", flat=True))
        return traject_id in bekend[post.recht]

    return mag_lezen


def lijst_als_csv(uitkomst: Uitkomst, post: Post, mag_lezen: MagLezen) -> bytes:
    """The list of one figure."""
    return als_csv(VAN_EEN, _rijen(uitkomst, post, mag_lezen))


def lijst_als_xlsx(uitkomst: Uitkomst, post: Post, mag_lezen: MagLezen) -> bytes:
    """The list of one figure on a sheet of its own, behind one that says of which report and figure it is."""
    kolommen = tuple(Kolom(kop.capitalize()) for kop in VAN_EEN)
    tabel = Tabel("lijst", "Lijst", kolommen, tuple(_rijen(uitkomst, post, mag_lezen)))
    verantwoording = uitkomst.omslag.verantwoording
    over = (*verantwoording.regels, ("Cijfer", f"{post.groep}: {post.naam}"), ("Code van het cijfer", post.code))
    return SCHRIJVERS["xlsx"].schrijf(type(verantwoording)(verantwoording.titel, over), (tabel,))


def alles_als_csv(uitkomst: Uitkomst, mag_lezen: MagLezen) -> bytes:
    """The lists of all figures below each other."""
    rijen = (
        (post.code, post.naam, nummer, datum, regel.hoeveelheid, reden)
        for post, regel in alle_regels(uitkomst)
        for nummer, datum, reden in (_leesbaar(post, regel, mag_lezen),)
    )
    return als_csv(VAN_ALLES, rijen)


def _rijen(uitkomst: Uitkomst, post: Post, mag_lezen: MagLezen) -> Iterator[tuple[Waarde, ...]]:
    for regel in regels_van(uitkomst, post):
        nummer, datum, reden = _leesbaar(post, regel, mag_lezen)
        eenheid = str(post.eenheid) if regel.hoeveelheid is not None else ""
        yield nummer, datum, regel.hoeveelheid, eenheid, reden


def _leesbaar(post: Post, regel: Regel, mag_lezen: MagLezen) -> tuple[str, date | None, str]:
    """Number, day and reason as this reader may have them."""
    if mag_lezen(post, regel.traject_id):
        return regel.trajectnummer, regel.datum, regel.reden
    return ONBEKEND, None, AFGESCHERMD
