"""Why somebody is counted in a figure, or is not."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapportage.post import Eenheid, Post
from rapportage.soorten import Uitkomst
from rapportage.verantwoording.lijst import regels_van
from rapportage.verantwoording.personen import mag_lezen
from toegang.models import Gebruiker
from trajecten.models import Traject

HOOGSTENS = 10
DICHT = "Alleen wie dit van deze persoon mag lezen, ziet of die meetelt."


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Of one traject: whether it counts (None: the reader may not know), and the reasons as sentences.

    `dossier` is the key of the traject; None for somebody who was removed since.
    """

    nummer: str
    naam: str
    dossier: int | None
    telt: bool | None
    redenen: tuple[str, ...]


def zoek(uitkomst: Uitkomst, post: Post, tekst: str, lezer: Gebruiker) -> list[Antwoord]:
    """What this figure does with whoever has `tekst` in name or trajectnummer; at most HOOGSTENS of them.

    Who was removed since is found by the whole trajectnummer.
    """
    gezocht = Traject.objects.zichtbaar_voor(lezer).met_naam_als(tekst).select_related("deelnemer").op_naam()
    gevonden = list(gezocht[:HOOGSTENS])
    if not gevonden:
        return _verwijderd(uitkomst, post, tekst, lezer)
    redenen: dict[int, list[str]] = {}
    for regel in regels_van(uitkomst, post):
        redenen.setdefault(regel.traject_id, []).append(regel.reden)
    open_ = mag_lezen((traject.pk for traject in gevonden), post, lezer)
    ook = _trajecten_van(gevonden) if post.eenheid == Eenheid.DEELNEMERS else {}
    return [
        _antwoord(uitkomst, post, traject, redenen, ook.get(traject.deelnemer_id, [traject.pk]), traject.pk in open_)
        for traject in gevonden
    ]


def _antwoord(
    uitkomst: Uitkomst,
    post: Post,
    traject: Traject,
    redenen: dict[int, list[str]],
    van_persoon: list[int],
    is_open: bool,
) -> Antwoord:
    telt = [zin for pk in van_persoon for zin in redenen.get(pk, ())]
    wie = (traject.trajectnummer, traject.deelnemer.naam, traject.pk)
    if not is_open:
        return Antwoord(*wie, None, (DICHT,))
    return Antwoord(*wie, bool(telt), tuple(telt) or (_waarom_niet(uitkomst, post, traject.pk),))


def _waarom_niet(uitkomst: Uitkomst, post: Post, traject_id: int) -> str:
    try:
        return uitkomst.waarom_niet(post.code, traject_id)
    except KeyError:
        return f"Hoort niet bij dit {uitkomst.omslag.wat.lower()}, of was er nog niet toen het rapport werd gemaakt."


def _trajecten_van(trajecten: Iterable[Traject]) -> dict[int, list[int]]:
    """By deelnemer all trajecten: where people are counted, the list names one of them."""
    per_persoon: dict[int, list[int]] = {}
    van = Traject.objects.filter(deelnemer__in={traject.deelnemer_id for traject in trajecten}).order_by("pk")
    for deelnemer_id, pk in van.values_list("deelnemer_id", "pk"):
        per_persoon.setdefault(deelnemer_id, []).append(pk)
    return per_persoon


def _verwijderd(uitkomst: Uitkomst, post: Post, tekst: str, lezer: Gebruiker) -> list[Antwoord]:
    """Who is in the frozen list and no longer in the database."""
    nummer = tekst.strip().casefold()
    regels = [regel for regel in regels_van(uitkomst, post) if regel.trajectnummer.casefold() == nummer]
    if not regels or Traject.objects.filter(pk=regels[0].traject_id).exists():
        return []
    if post.recht is not None:
        # nobody reaches a traject that is gone, and so nobody may know this of it
        return []
    return [Antwoord(regels[0].trajectnummer, "", None, True, tuple(regel.reden for regel in regels))]
