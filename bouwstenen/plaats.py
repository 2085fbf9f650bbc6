"""Where a traject is in its route: read once, asked by services, screens and previews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bouwstenen.models import Bouwsteen, Fase, Route, Stabiliteitstoets
from bouwstenen.plan import GEEN_KEUZE, Keuze, keuzes_van
from bouwstenen.regels import (
    TERUGDRAAIEN_BINNEN,
    TOEGESTANE_OVERGANGEN,
    Overgang,
    Stand,
    stand_van,
    stenen_terug,
    stenen_verder,
)
from bouwstenen.verblijf import dagen_in, verblijf
from trajecten.models import Traject


@dataclass(frozen=True)
class Plaats:
    """The route of a traject, its valid phases in order, and how the latest was left."""

    traject: Traject
    stenen: Sequence[Bouwsteen]
    fases: Sequence[Fase]
    afsluiting: Stabiliteitstoets | None
    vandaag: date
    keuze: Keuze = GEEN_KEUZE

    @property
    def woord(self) -> str:
        """What a part of this route is called."""
        return self.stenen[0].route.woord if self.stenen else Route.Woord.BOUWSTEEN

    @property
    def enige(self) -> bool:
        """Whether the whole way is one single part."""
        return len(self.stenen) == 1

    @property
    def laatste(self) -> Fase | None:
        """The latest phase, whether or not it has ended."""
        return self.fases[-1] if self.fases else None

    @property
    def lopend(self) -> Fase | None:
        """The latest phase when it has not ended; it may start in the coming days."""
        laatste = self.laatste
        if laatste is None or (laatste.einddatum is not None and laatste.einddatum <= self.vandaag):
            return None
        # finished with a check, though on a day that is still to come
        return None if self.afsluiting is not None else laatste

    @property
    def stand(self) -> Stand:
        """Where in the route this is."""
        einde = self.traject.einddatum
        return stand_van(
            nummers=[steen.nummer for steen in self.stenen],
            laatste=self.laatste.bouwsteen.nummer if self.laatste else None,
            loopt=self.lopend is not None,
            traject_gestopt=einde is not None and einde <= self.vandaag,
        )

    @property
    def overgangen(self) -> list[Overgang]:
        """The steps that are possible now, in the order of the buttons."""
        mogelijk = set(TOEGESTANE_OVERGANGEN[self.stand])
        if self.terugkeer_naar is None:
            mogelijk -= {Overgang.TERUGKEER}
        return [overgang for overgang in Overgang if overgang in mogelijk]

    @property
    def terugkeer_naar(self) -> Bouwsteen | None:
        """Where somebody came from who went back for a while and is still there; None for everybody else."""
        lopend = self.lopend
        if lopend is None or lopend.startdatum > self.vandaag:
            return None
        stay = verblijf(self.fases)
        begin = self.fases.index(stay[0])
        tijdelijk = stay[0].reden == Fase.Reden.TERUGVAL and stay[0].verwachte_terugkeer is not None
        return self.fases[begin - 1].bouwsteen if tijdelijk and begin else None

    def verblijf_na(self, steen: Bouwsteen) -> int | None:
        """How many days `steen` still asks of somebody who is not in it: its weeks less what was done there.

        0 for one that was finished before; None when its weeks are not known.
        """
        plekken = [plek for plek, fase in enumerate(self.fases) if fase.bouwsteen_id == steen.pk]
        volgende = [self.fases[plek + 1] for plek in plekken if plek + 1 < len(self.fases)]
        if any(fase.bouwsteen.nummer > steen.nummer for fase in volgende):
            return 0
        if steen.weken is None:
            return None
        return max(0, 7 * steen.weken - dagen_in([self.fases[plek] for plek in plekken], self.vandaag))

    @property
    def vanaf(self) -> date | None:
        """The first day on which a next step can be: the start of the running phase, or the end of the latest."""
        if self.lopend is not None:
            return self.lopend.startdatum
        return self.laatste.einddatum if self.laatste else None

    def keuzes(self, overgang: Overgang) -> list[Bouwsteen]:
        """The bouwstenen that `overgang` may lead to, the most likely first."""
        nummers = [steen.nummer for steen in self.stenen]
        laatste = self.laatste
        if overgang == Overgang.START:
            return [steen for steen in self.stenen if steen.vervallen_op is None]
        if laatste is None:
            return []
        if overgang == Overgang.TERUGKEER:
            return [self.terugkeer_naar] if self.terugkeer_naar else []
        nu = laatste.bouwsteen.nummer
        if overgang == Overgang.VERDER:
            hoogste = max(fase.bouwsteen.nummer for fase in self.fases)
            gekozen = stenen_verder(nummers=nummers, nu=nu, hoogste=hoogste)
        elif overgang == Overgang.TERUG:
            gekozen = stenen_terug(nummers=nummers, nu=nu, loopt=self.lopend is not None)[::-1]
        else:
            gekozen = [nu]
        op_nummer = {steen.nummer: steen for steen in self.stenen}
        mogelijk = [op_nummer[nummer] for nummer in gekozen]
        if overgang == Overgang.LANGER or overgang == Overgang.AFRONDEN:
            return mogelijk
        return [steen for steen in mogelijk if steen.vervallen_op is None]

    def terug_te_draaien(self, nu: datetime) -> bool:
        """Whether the latest step was taken by a person less than 24 hours before `nu`."""
        gedaan_op = self.gedaan_op
        return gedaan_op is not None and nu - gedaan_op < TERUGDRAAIEN_BINNEN

    @property
    def terug_te_draaien_tot(self) -> datetime | None:
        """Until when the latest step can be taken back; None when there is none, or it was imported."""
        return None if self.gedaan_op is None else self.gedaan_op + TERUGDRAAIEN_BINNEN

    @property
    def gedaan_op(self) -> datetime | None:
        """When a person took the latest step."""
        if self.afsluiting is not None:
            return self.afsluiting.ingevuld_op
        laatste = self.laatste
        return laatste.aangemaakt_op if laatste and laatste.aangemaakt_door_id else None


def lees_plaats(traject: Traject, vandaag: date) -> Plaats:
    """The place of `traject` in its route on `vandaag`, in a handful of queries.

    Of the route only what is on this one's way: no stones that were retired or that are not in the personal plan,
    except the one where they are.
    """
    keuze = keuzes_van([traject.pk]).get(traject.pk, GEEN_KEUZE)
    fases = list(Fase.objects.van(traject).geldig().in_volgorde())
    afsluiting = Stabiliteitstoets.objects.geldig().filter(fase=fases[-1]).first() if fases else None
    alle = Bouwsteen.objects.filter(route__programma_id=traject.programma_id).select_related("route")
    hier = fases[-1].bouwsteen_id if fases else None
    stenen = [
        steen
        for steen in alle.order_by("nummer")
        if steen.pk == hier or (steen.vervallen_op is None and keuze.volgt(steen))
    ]
    return Plaats(traject, stenen, fases, afsluiting, vandaag, keuze)
