"""QuerySets of employers and placements."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Upper

from toegang.controle import bereik
from toegang.matrix import Recht
from trajecten.queries import AanTraject

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Werkgever

SCHEIDING = ":"


class WerkgeverQuerySet(models.QuerySet["Werkgever"]):
    """Employers."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.WERKGEVER_INZIEN) -> WerkgeverQuerySet:
        """All that are there for who has the right; nobody else sees any."""
        return self.bestaand() if bereik(gebruiker, recht) else self.none()

    def bestaand(self) -> WerkgeverQuerySet:
        """Those that were not merged into another."""
        return self.filter(opgegaan_in__isnull=True)

    def actief_op(self, dag: date) -> WerkgeverQuerySet:
        """Those that offer places on `dag`: not stopped."""
        return self.bestaand().filter(Q(gestopt_op__isnull=True) | Q(gestopt_op__gt=dag))

    def gestopt_voor(self, dag: date) -> WerkgeverQuerySet:
        """Those that stopped on `dag` or before."""
        return self.bestaand().filter(gestopt_op__lte=dag)

    def lijken_op(self, naam: str, kvk_nummer: str) -> WerkgeverQuerySet:
        """Those with this number or a name that is alike, the likeliest first, as far as an index can tell."""
        hoofdletters = naam.upper()
        gelijk = Q(hoofdnaam__trigram_similar=hoofdletters) | (Q(kvk_nummer=kvk_nummer) if kvk_nummer else Q())
        met_naam = self.annotate(hoofdnaam=Upper("naam"), gelijkenis=TrigramSimilarity(Upper("naam"), hoofdletters))
        return met_naam.filter(gelijk).order_by("-gelijkenis", "pk")

    def zoek(self, tekst: str) -> WerkgeverQuerySet:
        """Those with `tekst` in their name, in the place of a vestiging, or at the beginning of a number."""
        from werkgevers.models import Vestiging

        nummer = "".join(tekst.split())
        hier = Vestiging.objects.filter(werkgever_id=OuterRef("pk")).filter(
            Q(plaats__icontains=tekst) | Q(vestigingsnummer__startswith=nummer)
        )
        return self.filter(Q(naam__icontains=tekst) | Q(kvk_nummer__startswith=nummer) | Exists(hier))

    def in_sector(self, sector: str) -> WerkgeverQuerySet:
        """Those with this code among their sectors."""
        return self.filter(sectoren__contains=[sector])

    def met_jobcoach(self, gebruiker: Gebruiker) -> WerkgeverQuerySet:
        """Those that have `gebruiker` as their fixed jobcoach."""
        return self.filter(vaste_jobcoach=gebruiker)

    def voor_lijst(self, gebruiker: Gebruiker, vandaag: date) -> WerkgeverQuerySet:
        """With all that a row shows, in order of name: `erkend` qualifications, `laatste_contact`, `geplaatst` today.

        `geplaatst` counts the placements within reach of `gebruiker`, and those of nobody else.
        """
        from werkgevers.models import Erkenning, Plaatsing, Vestiging, Werkgeverscontact

        geplaatst = Plaatsing.objects.zichtbaar_voor(gebruiker, Recht.PLAATSING_INZIEN).lopend_op(vandaag)
        laatste = Werkgeverscontact.objects.filter(werkgever_id=OuterRef("pk")).order_by("-datum", "-pk")
        return (
            self.select_related("vaste_jobcoach")
            .prefetch_related(Prefetch("vestigingen", queryset=Vestiging.objects.order_by("naam", "pk")))
            .annotate(
                erkend=_aantal(Erkenning.objects.op(vandaag), "vestiging__werkgever"),
                laatste_contact=Subquery(laatste.values("datum")[:1]),
                geplaatst=_aantal(geplaatst, "werkgever"),
            )
            .op_naam()
        )

    def op_naam(self) -> WerkgeverQuerySet:
        """In order of name; the id makes the order complete."""
        return self.order_by("naam", "id")

    def na(self, sleutel: str) -> WerkgeverQuerySet:
        """Those after the one with this `sleutel` in order of name; all for an empty or unreadable one."""
        nummer, _, naam = sleutel.partition(SCHEIDING)
        # PostgreSQL has no NUL, so no name has; a key has at most 18 digits
        if not nummer.isdecimal() or len(nummer) > 18 or "\0" in naam:
            return self
        return self.filter(Q(naam__gt=naam) | Q(naam=naam, pk__gt=int(nummer)))


def _aantal(bron: models.QuerySet[Any], naar_werkgever: str) -> Coalesce:
    """How many of `bron` each employer has; `naar_werkgever` is the path from it to its employer."""
    per_werkgever = bron.filter(**{naar_werkgever: OuterRef("pk")}).order_by().values(naar_werkgever)
    return Coalesce(Subquery(per_werkgever.annotate(aantal=Count("pk")).values("aantal")), 0)


class PlaatsingQuerySet(AanTraject):
    """Placements at employers."""

    def lopend_op(self, peildatum: date) -> PlaatsingQuerySet:
        """Those for which `peildatum` lies in [startdatum, einddatum)."""
        return self.filter(startdatum__lte=peildatum).filter(Q(einddatum__isnull=True) | Q(einddatum__gt=peildatum))

    def niet_gestopt_op(self, dag: date) -> PlaatsingQuerySet:
        """Those that have not ended on `dag`: started, or agreed and yet to begin."""
        return self.filter(Q(einddatum__isnull=True) | Q(einddatum__gt=Greatest(F("startdatum"), Value(dag))))

    def in_volgorde(self) -> PlaatsingQuerySet:
        """From the latest to the first, with the employer."""
        return self.select_related("werkgever").order_by("-startdatum", "-id")

    def met_deelnemer(self) -> PlaatsingQuerySet:
        """With whose placement it is, and what a link to the dossier needs."""
        return self.select_related("traject__deelnemer")
