"""Any number of measurements of one traject beside each other, per version of the instrument.

Per leefgebied, by order only: never an average or a percentage (domein §1.4). What the deelnemer filled in stands
beside, and is compared with own scores only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from trajecten.models import Traject
from trajecten.stappenplan.grenzen import grenzen
from trajecten.stappenplan.regels import Grenzen
from zelfredzaamheid.matrix import Cel, scores_van
from zelfredzaamheid.models import EigenMeting, Instrument, Leefgebied, Meting
from zelfredzaamheid.regels import Vergelijking, vergelijk, verschil, verschil_in_woorden


@dataclass(frozen=True)
class Keuze:
    """A measurement that can be chosen, and whether it is."""

    meting: Meting | EigenMeting
    gekozen: bool


@dataclass(frozen=True)
class Vak:
    """One score, with the step from the column before it that can be compared."""

    cel: Cel
    stap: int | None

    @property
    def woorden(self) -> str:
        """The step in words."""
        return verschil_in_woorden(self.stap)


@dataclass(frozen=True)
class Rij:
    """One leefgebied; `totaal` is the step from the first to the last measurement of professionals."""

    leefgebied: Leefgebied
    vakken: Sequence[Vak]
    totaal: int | None

    @property
    def woorden(self) -> str:
        """The whole step in words."""
        return verschil_in_woorden(self.totaal)


@dataclass(frozen=True)
class Kolom:
    """One measurement: how it compares with the one before it, and how many leefgebieden are urgent."""

    meting: Meting | EigenMeting
    eigen: bool
    vergelijking: Vergelijking | None
    dringend: int


@dataclass(frozen=True)
class Tabel:
    """The chosen measurements with one version of an instrument, those of professionals first."""

    instrument: Instrument
    kolommen: Sequence[Kolom]
    rijen: Sequence[Rij]
    totaal: Vergelijking | None
    aantal_professional: int
    afgeschermd: bool

    @property
    def aantal_eigen(self) -> int:
        """How many of the columns the deelnemer filled in."""
        return len(self.kolommen) - self.aantal_professional


@dataclass(frozen=True)
class Vergelijkpagina:
    """What can be chosen, and the tables of what was chosen."""

    metingen: Sequence[Keuze]
    eigen: Sequence[Keuze]
    tabellen: Sequence[Tabel]
    grenzen: Grenzen

    @property
    def gekozen_metingen(self) -> list[Meting]:
        """The chosen measurements of professionals."""
        return [keuze.meting for keuze in self.metingen if keuze.gekozen and isinstance(keuze.meting, Meting)]

    @property
    def gekozen_eigen(self) -> list[EigenMeting]:
        """The chosen own scores."""
        return [keuze.meting for keuze in self.eigen if keuze.gekozen and isinstance(keuze.meting, EigenMeting)]


def maak_vergelijking(
    traject: Traject, *, gekozen: Collection[int], gekozen_eigen: Collection[int], alles: bool, met_bijzonder: bool
) -> Vergelijkpagina:
    """The page of `traject` with these measurements and own scores (ids), or with `alles`; other ids are ignored.

    In a number of queries that does not grow. Health and justice stay closed without `met_bijzonder`.
    """
    metingen = list(Meting.objects.van(traject).geldend().met_scores().in_volgorde())
    eigen = list(EigenMeting.objects.van(traject).geldend().met_scores().in_volgorde())
    keuzes = [Keuze(meting, alles or meting.pk in gekozen) for meting in metingen]
    eigen_keuzes = [Keuze(meting, alles or meting.pk in gekozen_eigen) for meting in eigen]
    actief = [keuze.meting for keuze in (*keuzes, *eigen_keuzes) if keuze.gekozen]
    gebieden = _leefgebieden(actief)
    # the instrument that was used last comes first
    instrumenten = dict.fromkeys(meting.instrument_id for meting in sorted(actief, key=lambda m: m.datum, reverse=True))
    vanaf = grenzen()
    tabellen = [
        _tabel([meting for meting in actief if meting.instrument_id == pk], gebieden[pk], met_bijzonder, vanaf)
        for pk in instrumenten
    ]
    return Vergelijkpagina(keuzes, eigen_keuzes, tabellen, vanaf)


def _leefgebieden(metingen: Sequence[Meting | EigenMeting]) -> Mapping[int, list[Leefgebied]]:
    per_instrument: dict[int, list[Leefgebied]] = {}
    pks = {meting.instrument_id for meting in metingen}
    for gebied in Leefgebied.objects.filter(instrument__in=pks).order_by("volgorde"):
        per_instrument.setdefault(gebied.instrument_id, []).append(gebied)
    return per_instrument


def _tabel(
    metingen: Sequence[Meting | EigenMeting], gebieden: Sequence[Leefgebied], met_bijzonder: bool, vanaf: Grenzen
) -> Tabel:
    van_professional = [meting for meting in metingen if isinstance(meting, Meting)]
    van_deelnemer = [meting for meting in metingen if isinstance(meting, EigenMeting)]
    zichtbaar = {gebied.pk for gebied in gebieden if met_bijzonder or not gebied.bijzonder}
    eerste, laatste = (van_professional[0], van_professional[-1]) if len(van_professional) > 1 else (None, None)
    rijen = [
        Rij(
            gebied,
            [*_vakken(van_professional, gebied, zichtbaar), *_vakken(van_deelnemer, gebied, zichtbaar)],
            _stap(eerste, laatste, gebied, zichtbaar),
        )
        for gebied in gebieden
    ]
    return Tabel(
        instrument=metingen[0].instrument,
        kolommen=[
            *_kolommen(van_professional, zichtbaar, vanaf, eigen=False),
            *_kolommen(van_deelnemer, zichtbaar, vanaf, eigen=True),
        ],
        rijen=rijen,
        totaal=_tel(eerste, laatste, zichtbaar) if eerste and laatste else None,
        aantal_professional=len(van_professional),
        afgeschermd=any(vak.cel.afgeschermd for rij in rijen for vak in rij.vakken),
    )


def _vakken(metingen: Sequence[Meting | EigenMeting], gebied: Leefgebied, zichtbaar: set[int]) -> list[Vak]:
    vakken = []
    for nummer, meting in enumerate(metingen):
        score = scores_van(meting).get(gebied.pk)
        dicht = gebied.pk not in zichtbaar
        cel = Cel(None, afgeschermd=score is not None) if dicht else Cel(score)
        vakken.append(Vak(cel, _stap(metingen[nummer - 1] if nummer else None, meting, gebied, zichtbaar)))
    return vakken


def _kolommen(
    metingen: Sequence[Meting | EigenMeting], zichtbaar: set[int], vanaf: Grenzen, *, eigen: bool
) -> list[Kolom]:
    kolommen = []
    for nummer, meting in enumerate(metingen):
        scores = [score for gebied, score in scores_van(meting).items() if gebied in zichtbaar]
        dringend = sum(vanaf.is_dringend(score) for score in scores)
        telling = _tel(metingen[nummer - 1], meting, zichtbaar) if nummer else None
        kolommen.append(Kolom(meting, eigen, telling, dringend))
    return kolommen


def _stap(
    voor: Meting | EigenMeting | None, na: Meting | EigenMeting | None, gebied: Leefgebied, zichtbaar: set[int]
) -> int | None:
    if voor is None or na is None or gebied.pk not in zichtbaar:
        return None
    return verschil(scores_van(voor).get(gebied.pk), scores_van(na).get(gebied.pk))


def _tel(voor: Meting | EigenMeting, na: Meting | EigenMeting, zichtbaar: set[int]) -> Vergelijking:
    nieuw = {gebied: score for gebied, score in scores_van(na).items() if gebied in zichtbaar}
    return vergelijk(scores_van(voor), nieuw)
