"""Who may be meant: deelnemers who look like somebody, found by indexes and never by reading all of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from toegang.controle import bereik
from toegang.matrix import Bereik, Recht
from trajecten.aanmelden.gelijkenis import (
    Gelijkenis,
    Paar,
    Persoon,
    omgewisseld,
    paren_van,
    telefooncijfers,
    vergelijk,
)
from trajecten.models import Deelnemer, Onderscheid, Samenvoeging, Traject
from trajecten.models.deelnemer import telefoonsleutel
from trajecten.namen import klanksleutel
from trajecten.queries import in_bereik

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# of each kind of likeness so many are looked at; more is a name or a number that says nothing
KANDIDATEN_HOOGSTENS = 100
TONEN_HOOGSTENS = 5


def als_persoon(deelnemer: Deelnemer) -> Persoon:
    """What is compared of a deelnemer."""
    return Persoon(
        voornaam=deelnemer.voornaam,
        achternaam=deelnemer.achternaam,
        geboortedatum=deelnemer.geboortedatum,
        email=deelnemer.email,
        telefoon=deelnemer.telefoon,
    )


def bestaande() -> QuerySet[Deelnemer]:
    """All deelnemers but those that were merged into another."""
    opgegaan = Samenvoeging.objects.filter(opgegaan_id=OuterRef("pk"), teruggedraaid_op__isnull=True)
    return Deelnemer.objects.filter(~Exists(opgegaan))


def lijken_op(persoon: Persoon, *, behalve: int | None = None) -> list[tuple[Deelnemer, Gelijkenis]]:
    """The deelnemers who may be `persoon`, the most alike first, at most TONEN_HOOGSTENS; in two queries."""
    kandidaten = {d.pk: d for d in (*_op_gegevens(persoon), *_op_klank(persoon)) if d.pk != behalve}
    gevonden = [
        (deelnemer, gelijkenis)
        for deelnemer in kandidaten.values()
        if (gelijkenis := vergelijk(persoon, als_persoon(deelnemer))) is not None
    ]
    gevonden.sort(key=lambda paar: (-paar[1].score, paar[0].pk))
    return gevonden[:TONEN_HOOGSTENS]


def _op_gegevens(persoon: Persoon) -> Iterable[Deelnemer]:
    """Those with the same date of birth (or day and month changed places), address or telephone number."""
    zelfde = Q()
    if persoon.geboortedatum is not None:
        zelfde |= Q(geboortedatum__in=[persoon.geboortedatum, omgewisseld(persoon.geboortedatum)])
    if persoon.email:
        zelfde |= Q(kleine_email=persoon.email.strip().lower())
    if cijfers := telefooncijfers(persoon.telefoon):
        zelfde |= Q(laatste_cijfers=cijfers)
    if not zelfde:
        return []
    met_sleutels = bestaande().alias(kleine_email=Lower("email"), laatste_cijfers=telefoonsleutel("telefoon"))
    return _dichtstbij(met_sleutels.filter(zelfde), persoon)


def _op_klank(persoon: Persoon) -> Iterable[Deelnemer]:
    """Those whose name sounds like it."""
    klank = klanksleutel(persoon.voornaam, persoon.achternaam)
    return _dichtstbij(bestaande().filter(klanknaam__trigram_similar=klank), persoon) if len(klank) > 2 else []


def _dichtstbij(deelnemers: QuerySet[Deelnemer], persoon: Persoon) -> Iterable[Deelnemer]:
    gelijkenis = TrigramSimilarity("klanknaam", klanksleutel(persoon.voornaam, persoon.achternaam))
    return deelnemers.order_by(gelijkenis.desc(), "pk")[:KANDIDATEN_HOOGSTENS]


def samen_te_voegen(gebruiker: Gebruiker) -> QuerySet[Deelnemer]:
    """The deelnemers that `gebruiker` may merge: everything of theirs lies within reach.

    Merging shows and moves all trajecten of both; one outside reach is reason for somebody with a wider view.
    """
    reikt = bereik(gebruiker, Recht.DEELNEMER_SAMENVOEGEN)
    if reikt is None:
        return Deelnemer.objects.none()
    if reikt >= Bereik.ORGANISATIE:
        return bestaande()
    eigen = Traject.objects.filter(deelnemer_id=OuterRef("pk"))
    binnen = in_bereik(gebruiker, Recht.DEELNEMER_SAMENVOEGEN)
    return bestaande().filter(Exists(eigen.filter(binnen)), ~Exists(eigen.exclude(binnen)))


def mogelijke_paren(gebruiker: Gebruiker) -> list[Paar]:
    """All pairs within reach who may be one person and of whom nobody said that they are two, in two queries."""
    velden = ("pk", *Persoon.__dataclass_fields__)
    mensen = {pk: Persoon(*waarden) for pk, *waarden in samen_te_voegen(gebruiker).values_list(*velden)}
    uit_elkaar = set(Onderscheid.objects.values_list("eerste_id", "tweede_id"))
    return [paar for paar in paren_van(mensen) if (paar.eerste, paar.tweede) not in uit_elkaar]


def onlangs_samengevoegd(gebruiker: Gebruiker, sinds: datetime) -> QuerySet[Samenvoeging]:
    """Merges after `sinds` that were not undone, of deelnemers within reach; the latest first."""
    gedaan = Samenvoeging.objects.filter(teruggedraaid_op__isnull=True, samengevoegd_op__gt=sinds)
    binnen = gedaan.filter(behouden__in=samen_te_voegen(gebruiker))
    return binnen.select_related("behouden", "opgegaan", "samengevoegd_door").order_by("-id")
