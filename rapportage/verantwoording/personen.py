"""Who stands behind the records of a list, for the one who looks at it now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rapportage.post import Post, Regel
from toegang.controle import bereik
from toegang.matrix import Bereik, Recht
from toegang.models import Gebruiker
from trajecten.models import Traject
from trajecten.namen import volledige_naam

AFGESCHERMD = "Alleen wie dit van deze persoon mag lezen, ziet wie het is en waarom."
ONBEKEND = "afgeschermd"
NAAM = ("voornaam", "tussenvoegsel", "achternaam")


@dataclass(frozen=True, slots=True)
class Persoon:
    """A record as one reader may see it.

    `naam` is empty for somebody who was removed or whom the reader may not see; `dossier` is the key of a traject
    that the reader may open. Without `is_open` the reader may not know of this person what the figure tells: who stands
    on a list of "went down" went down, so then neither name nor number is told.
    """

    regel: Regel
    nummer: str
    naam: str
    reden: str
    dossier: int | None
    is_open: bool = True


def voor_lezer(regels: Collection[Regel], post: Post, lezer: Gebruiker) -> list[Persoon]:
    """The records with the names of today; at most two queries, whatever their number."""
    trajecten = {regel.traject_id for regel in regels}
    namen = namen_van(trajecten, lezer)
    open_ = mag_lezen(trajecten, post, lezer)
    return [_persoon(regel, post, namen.get(regel.traject_id), regel.traject_id in open_) for regel in regels]


def _persoon(regel: Regel, post: Post, naam: str | None, is_open: bool) -> Persoon:
    if is_open:
        return Persoon(regel, regel.trajectnummer, naam or "", regel.reden, None if naam is None else regel.traject_id)
    return Persoon(regel, ONBEKEND, "", AFGESCHERMD, None, is_open=False)


def ziet_iedereen(post: Post, lezer: Gebruiker) -> bool:
    """Whether `lezer` may know of everybody in the organisation what `post` tells: then evidence can be shown of all.

    Of health and justice there is none to show here, whoever asks.
    """
    if post.recht is None:
        return True
    return post.recht != Recht.BIJZONDER_INZIEN and bereik(lezer, post.recht) == Bereik.ORGANISATIE


def mag_lezen(trajecten: Iterable[int], post: Post, lezer: Gebruiker) -> set[int]:
    """Of which of these trajecten `lezer` may read the reason behind `post`."""
    gevraagd = set(trajecten)
    if post.recht is None or not gevraagd:
        return gevraagd
    zichtbaar = Traject.objects.zichtbaar_voor(lezer, post.recht).filter(pk__in=gevraagd)
    return set(zichtbaar.values_list("pk", flat=True))


def namen_van(trajecten: Collection[int], lezer: Gebruiker) -> dict[int, str]:
    """The names of today by traject, of those whom `lezer` may see."""
    if not trajecten:
        return {}
    zichtbaar = Traject.objects.zichtbaar_voor(lezer).filter(pk__in=trajecten)
    delen = zichtbaar.values_list("pk", *(f"deelnemer__{veld}" for veld in NAAM))
    return {pk: volledige_naam(*naam) for pk, *naam in delen}
