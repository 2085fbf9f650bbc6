"""What the dossier shows of the participatieladder: where somebody stands, what was agreed, how it grew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from toegang.onthouden import onthoud
from trajecten.models import Traject
from vormgeving.svg.trap import Trede, Verwacht, svg_trap
from vormgeving.taal import datum
from zelfredzaamheid.ladder.regels import Uitkomst, uitkomst_van
from zelfredzaamheid.models import Ladderpositie

UITKOMSTZIN = {
    Uitkomst.GEHAALD: "gehaald",
    Uitkomst.HOGER: "hoger uitgekomen",
    Uitkomst.LAGER: "lager uitgekomen",
    Uitkomst.LOOPT: "loopt nog",
}


@dataclass(frozen=True)
class Rij:
    """One place in the table. `verschil` is in treden with the one before; `uitkomst` of what was agreed then."""

    positie: Ladderpositie
    verschil: int | None
    uitkomst: str
    vervangen: bool = False


@dataclass(frozen=True)
class Groei:
    """The places that count, the first one first; `laatste` is where somebody stands."""

    rijen: Sequence[Rij]
    vandaag: date

    @property
    def laatste(self) -> Ladderpositie:
        """Where somebody stands now."""
        return self.rijen[-1].positie

    @property
    def eerste(self) -> Ladderpositie:
        """Where it began."""
        return self.rijen[0].positie

    @property
    def zin(self) -> str:
        """How it grew, in treden: an order, never a percentage (domein §2, trap 3)."""
        if len(self.rijen) == 1:
            return ""
        treden = self.laatste.trede - self.eerste.trede
        if treden == 0:
            return f"Dezelfde trede als op {datum(self.eerste.peildatum)}."
        aantal = "1 trede" if abs(treden) == 1 else f"{abs(treden)} treden"
        return f"{aantal} {'omhoog' if treden > 0 else 'omlaag'} sinds {datum(self.eerste.peildatum)}."

    @property
    def beeld(self) -> SafeString:
        """The stairs."""
        verwacht = None
        if self.laatste.verwachte_trede and self.laatste.horizon:
            verwacht = Verwacht(self.laatste.horizon, self.laatste.verwachte_trede)
        return svg_trap(
            [Trede(rij.positie.peildatum, rij.positie.trede) for rij in self.rijen],
            verwacht,
            vandaag=self.vandaag,
            samenvatting=self._samenvatting(),
        )

    def _samenvatting(self) -> str:
        plaatsen = "; ".join(f"{datum(rij.positie.peildatum)} trede {rij.positie.trede}" for rij in self.rijen)
        doel = ""
        if self.laatste.horizon:
            doel = f" Afgesproken: trede {self.laatste.verwachte_trede} op {datum(self.laatste.horizon)}."
        return f"Plaats op de participatieladder: {plaatsen}.{doel}"


def groei_van(traject: Traject, vandaag: date) -> Groei | None:
    """The growth of `traject` on the ladder, without what was corrected; None before the first place. One query."""
    posities = geldende_posities(traject)
    return Groei(_rijen(posities, vandaag), vandaag) if posities else None


def geldende_posities(traject: Traject) -> list[Ladderpositie]:
    """The places of `traject` on the ladder that count, from the first to the last; on a page asked once."""
    geldend = Ladderpositie.objects.van(traject).geldend().in_volgorde()
    return onthoud(("ladder", traject.pk), lambda: list(geldend))


def geschiedenis_van(traject: Traject, vandaag: date) -> Sequence[Rij]:
    """Every place with those that were corrected, the latest first. In two queries."""
    groei = groei_van(traject, vandaag)
    geldend = {rij.positie.pk: rij for rij in groei.rijen} if groei else {}
    alle = Ladderpositie.objects.van(traject).in_volgorde().reverse()
    return [geldend.get(positie.pk, Rij(positie, None, "", vervangen=True)) for positie in alle]


def _rijen(posities: Sequence[Ladderpositie], vandaag: date) -> list[Rij]:
    rijen = []
    for nummer, positie in enumerate(posities):
        voor = posities[nummer - 1] if nummer else None
        rijen.append(Rij(positie, positie.trede - voor.trede if voor else None, _uitkomst(positie, posities, vandaag)))
    return rijen


def _uitkomst(positie: Ladderpositie, posities: Sequence[Ladderpositie], vandaag: date) -> str:
    """How what was agreed at `positie` came out: with where somebody stood at the horizon, or stands now."""
    if positie.verwachte_trede is None or positie.horizon is None:
        return ""
    tot_dan = [ander for ander in posities if ander.peildatum <= min(positie.horizon, vandaag)]
    gehaald = (tot_dan[-1] if tot_dan else positie).trede
    uitkomst = uitkomst_van(positie.verwachte_trede, gehaald, horizon=positie.horizon, peildatum=vandaag)
    return UITKOMSTZIN[uitkomst]
