"""What other apps contribute to the dossier, the timeline, the signals, the list and the import.

The apps of bouwstenen, zelfredzaamheid, werkgevers and onderwijs know trajecten, not the other way round and not
each other. Each registers its part in `AppConfig.ready()`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from toegang.matrix import Recht
from toegang.onthouden import onthoud

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject
    from trajecten.queries import TrajectQuerySet


@dataclass(frozen=True)
class Paneel:
    """A card of the dossier.

    `laad` gets the traject, who looks and today, and gives what `sjabloon` shows; None leaves the card out. The
    template fills the card: it gets `paneel`, `inhoud` (what `laad` gave), `traject` and `vandaag`, and begins with a
    `kaart__kop` whose heading has the id "<code>-kop". `kolom` is "smal" (left) or "breed" (right); on a phone the
    order is that of `volgorde` alone.
    """

    code: str
    titel: str
    volgorde: int
    kolom: str
    sjabloon: str
    laad: Callable[[Traject, Gebruiker, date], Mapping[str, Any] | None]
    recht: Recht = Recht.TRAJECT_INZIEN


@dataclass(frozen=True)
class Actie:
    """A button of the dossier's head: where it leads (with the id of the traject) and who may use it.

    `kan` says no where the right is not enough, as when the programme agreed otherwise. `tekst_van` gives the words of
    the traject's own programme, where those differ.
    """

    code: str
    tekst: str
    icoon: str
    urlnaam: str
    recht: Recht
    volgorde: int
    hoofd: bool = False
    kan: Callable[[Traject, Gebruiker], bool] | None = None
    tekst_van: Callable[[Traject], str] | None = None


@dataclass(frozen=True)
class Dagdeel:
    """A card of Mijn dag about the own work of today.

    `laad` gets who looks and today, and gives what `sjabloon` shows as `inhoud`; None leaves the card out. It sees by
    itself what this person may know. What can wait until after logging a contact comes `later`, below the signals.
    """

    code: str
    volgorde: int
    sjabloon: str
    laad: Callable[[Gebruiker, date], Mapping[str, Any] | None]
    later: bool = False


@dataclass(frozen=True)
class Gebeurtenis:
    """One line of the timeline of a traject; within a day the higher `volgorde` happened later."""

    datum: date
    titel: str
    icoon: str
    tekst: str = ""
    url: str = ""
    volgorde: int = 0
    nadruk: bool = False


@dataclass(frozen=True)
class Tab:
    """A page of the dossier; `urlnaam` is reversed with the id of the traject.

    `naam_van` names it in the words of the traject's own programme, where those differ.
    """

    code: str
    naam: str
    urlnaam: str
    volgorde: int
    recht: Recht = Recht.TRAJECT_INZIEN
    naam_van: Callable[[Traject], str] | None = None


class Ernst(IntEnum):
    """How urgent a signal is; higher comes first."""

    INFO = 1
    LETOP = 2
    KRITIEK = 3

    @property
    def klasse(self) -> str:
        """The suffix of the CSS class that goes with it."""
        return self.name.lower()


@dataclass(frozen=True)
class Signaal:
    """Something that asks for attention: what, how bad, the facts it rests on and what to do about it.

    `code` is the kind, as registered in trajecten.signaalsoorten; `kenmerk` tells two of a kind in one traject apart,
    such as the id of a step. `soortnaam` says in the plural what they have in common ("Te lang geen contact").
    `kort` is for a label in a list. `recht` is what the action asks. Signals of equal `ernst` go by `gewicht`, the
    heaviest first. `traject_id` is None for what asks attention of somebody, whatever the traject.
    """

    code: str
    traject_id: int | None
    titel: str
    feiten: str
    ernst: Ernst
    icoon: str
    actie: str
    url: str
    kort: str = ""
    gewicht: int = 0
    soortnaam: str = ""
    recht: Recht = Recht.TRAJECT_INZIEN
    kenmerk: str = ""


@dataclass(frozen=True)
class Kolom:
    """A column of the deelnemerslijst: one call for a whole page of trajecten, so that queries do not grow with rows.

    `laad` gets the trajecten of the page within reach of `recht`, who looks and today, and gives by id of the traject
    what `sjabloon` shows; a traject that is left out has a cell with `leeg`. The template gets it as `waarde`, and
    `traject`. `telefoon` is the place that the column keeps on a phone: "beeld", "bij" or "signaal", empty when it is
    not shown there. The column with code "huis" has a vormgeving.huis.Huis as `waarde.huis`: the picture of a
    traject, also beside its signals and above its contact form.
    """

    code: str
    kop: str
    volgorde: int
    sjabloon: str
    laad: Callable[[Sequence[Traject], Gebruiker, date], Mapping[int, Mapping[str, Any]]]
    recht: Recht = Recht.TRAJECT_INZIEN
    telefoon: str = ""
    leeg: str = ""
    kop_nu: Callable[[], str] | None = None

    @property
    def opschrift(self) -> str:
        """The heading, in the words of this organisation where those differ (`kop_nu`)."""
        return self.kop_nu() if self.kop_nu else self.kop


@dataclass(frozen=True)
class Filter:
    """A filter of the deelnemerslijst.

    `keuzes` gets the trajecten in reach that pass the other filters, and today, and gives (value, label, count) in
    a number of queries that does not grow. `pas_toe` leaves what was chosen, and raises ValueError or KeyError for
    a value that cannot be; it only makes a queryset. `standaard` is chosen when nothing is; `vooraan` keeps the
    filter in sight on a phone, as knobs.
    """

    code: str
    label: str
    volgorde: int
    keuzes: Callable[[TrajectQuerySet, date], Sequence[tuple[str, str, int]]]
    pas_toe: Callable[[TrajectQuerySet, str, date], TrajectQuerySet]
    standaard: str = ""
    vooraan: bool = False
    label_nu: Callable[[], str] | None = None

    @property
    def opschrift(self) -> str:
        """The label, in the words of this organisation where those differ (`label_nu`)."""
        return self.label_nu() if self.label_nu else self.label


@dataclass(frozen=True)
class Norm:
    """How many hours somebody should make or get, counted over the days [van, tot).

    `van_wie` says which hours count: COACH the held contactmomenten, DEELNEMER the deelneemuren; never the same
    thing. `minuten` is the norm over those days; `verwacht` how many of them belong to the days up to and including
    today, for a norm over a longer period (None for a week). An empty `tot` is a period that is still open.
    """

    class Wie(StrEnum):
        """Whose hours a norm counts."""

        COACH = "coach"
        DEELNEMER = "deelnemer"

    code: str
    traject_id: int
    titel: str
    van_wie: Wie
    minuten: int
    van: date
    tot: date | None
    verwacht: int | None = None


class Leefgebied(NamedTuple):
    """A domain of life of the instrument of a traject; `bijzonder` is health or justice."""

    code: str
    naam: str
    bijzonder: bool


@dataclass
class Registers:
    """All that is registered; there is one of these."""

    panelen: list[Paneel] = field(default_factory=list)
    gegevenskaarten: list[Paneel] = field(default_factory=list)
    acties: list[Actie] = field(default_factory=list)
    dagdelen: list[Dagdeel] = field(default_factory=list)
    tabs: list[Tab] = field(default_factory=list)
    gebeurtenissen: list[Callable[[Traject, Gebruiker], Iterable[Gebeurtenis]]] = field(default_factory=list)
    signalen: list[tuple[Recht | tuple[Recht, ...], Callable[[TrajectQuerySet, date], Iterable[Signaal]]]] = field(
        default_factory=list
    )
    signalen_na_afloop: list[tuple[Recht | tuple[Recht, ...], Callable[[TrajectQuerySet, date], Iterable[Signaal]]]] = (
        field(default_factory=list)
    )
    eigen_signalen: list[Callable[[Gebruiker, date], Iterable[Signaal]]] = field(default_factory=list)
    kolommen: list[Kolom] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    normen: list[Callable[[Sequence[Traject], date], Iterable[Norm]]] = field(default_factory=list)
    urgenties: list[Callable[[Sequence[Traject]], Mapping[int, Mapping[str, int]]]] = field(default_factory=list)
    leefgebieden: list[Callable[[Traject], Iterable[tuple[str, str, bool]]]] = field(default_factory=list)
    bij_einde: list[Callable[[Traject, date, Gebruiker], object]] = field(default_factory=list)


registers = Registers()


def registreer_paneel(paneel: Paneel) -> None:
    """Add a card to the dossier."""
    registers.panelen.append(paneel)
    registers.panelen.sort(key=lambda p: p.volgorde)


def registreer_gegevenskaart(paneel: Paneel) -> None:
    """Add a card to the page of the dossier with somebody's details; `kolom` does not matter there."""
    registers.gegevenskaarten.append(paneel)
    registers.gegevenskaarten.sort(key=lambda p: p.volgorde)


def registreer_actie(actie: Actie) -> None:
    """Add a button to the head of the dossier."""
    registers.acties.append(actie)
    registers.acties.sort(key=lambda a: a.volgorde)


def registreer_dagdeel(dagdeel: Dagdeel) -> None:
    """Add a card to Mijn dag."""
    registers.dagdelen.append(dagdeel)
    registers.dagdelen.sort(key=lambda d: d.volgorde)


def registreer_tab(tab: Tab) -> None:
    """Add a page to the dossier."""
    registers.tabs.append(tab)
    registers.tabs.sort(key=lambda t: t.volgorde)


def registreer_gebeurtenissen(bron: Callable[[Traject, Gebruiker], Iterable[Gebeurtenis]]) -> None:
    """Add a source of lines for the timeline; it shows only what that user may see."""
    registers.gebeurtenissen.append(bron)


def registreer_signalen(
    bron: Callable[[TrajectQuerySet, date], Iterable[Signaal]],
    recht: Recht | tuple[Recht, ...] = Recht.TRAJECT_INZIEN,
    *,
    na_afloop: bool = False,
) -> None:
    """Add a source of signals; it gets running trajecten and today, in a number of queries that does not grow.

    `recht` is what a signal of this source gives away: the source gets only trajecten within reach of that right,
    so that somebody who may see a traject but not its measurements is told nothing about them. Of several rights the
    one that reaches farthest counts. With `na_afloop` it gets those that have ended instead. Each code of a signal is
    registered in trajecten.signaalsoorten.
    """
    (registers.signalen_na_afloop if na_afloop else registers.signalen).append((recht, bron))


def registreer_eigen_signalen(bron: Callable[[Gebruiker, date], Iterable[Signaal]]) -> None:
    """Add a source of signals about somebody's own work, which hang on no traject (`traject_id` None)."""
    registers.eigen_signalen.append(bron)


def registreer_kolom(kolom: Kolom) -> None:
    """Add a column to the deelnemerslijst."""
    registers.kolommen.append(kolom)
    registers.kolommen.sort(key=lambda k: k.volgorde)


def registreer_filter(filter_: Filter) -> None:
    """Add a filter to the deelnemerslijst."""
    registers.filters.append(filter_)
    registers.filters.sort(key=lambda f: f.volgorde)


def registreer_normen(bron: Callable[[Sequence[Traject], date], Iterable[Norm]]) -> None:
    """Add a source of norms; it gets trajecten and today, in a number of queries that does not grow."""
    registers.normen.append(bron)


def registreer_urgentie(bron: Callable[[Sequence[Traject]], Mapping[int, Mapping[str, int]]]) -> None:
    """Add a source of the latest fixed scores: by id of the traject, by code of the leefgebied, 1 (acute) up to 5.

    It gets trajecten, in a number of queries that does not grow, and gives the scores on health and justice too:
    who asks leaves out what the reader may not see.
    """
    registers.urgenties.append(bron)


def registreer_leefgebieden(bron: Callable[[Traject], Iterable[tuple[str, str, bool]]]) -> None:
    """Add a source of the leefgebieden of a traject in their own order: code, name, whether it is health or justice."""
    registers.leefgebieden.append(bron)


def registreer_bij_einde(hook: Callable[[Traject, date, Gebruiker], object]) -> None:
    """Add what ends together with a traject: `hook(traject, einddatum, door)`.

    Called in the transaction that ends it, before the traject itself gets its `einddatum` (half-open: that day no
    longer belongs to it). The traject is locked. A DomeinFout that it raises stops the whole end.
    """
    registers.bij_einde.append(hook)


def dagdelen_van(gebruiker: Gebruiker, vandaag: date) -> list[tuple[Dagdeel, Mapping[str, Any]]]:
    """The cards of Mijn dag that have something for `gebruiker`, each with what it shows."""
    gevuld = [(deel, deel.laad(gebruiker, vandaag)) for deel in registers.dagdelen]
    return [(deel, inhoud) for deel, inhoud in gevuld if inhoud is not None]


def urgenties_van(trajecten: Sequence[Traject]) -> dict[int, dict[str, int]]:
    """The latest fixed scores by id of the traject and code of the leefgebied; each traject has a dict."""
    per_traject: dict[int, dict[str, int]] = {traject.pk: {} for traject in trajecten}
    for bron in registers.urgenties:
        for pk, scores in bron(trajecten).items():
            per_traject[pk].update(scores)
    return per_traject


def leefgebieden_van(traject: Traject) -> list[Leefgebied]:
    """The leefgebieden of the instrument of `traject`, in their own order."""
    return onthoud(
        ("leefgebieden", traject.pk),
        lambda: [Leefgebied(*gebied) for bron in registers.leefgebieden for gebied in bron(traject)],
    )


def normen_van(trajecten: Sequence[Traject], vandaag: date) -> dict[int, list[Norm]]:
    """The norms that hold on `vandaag`, by id of the traject; each traject has a list, empty when nothing is asked."""
    per_traject: dict[int, list[Norm]] = {traject.pk: [] for traject in trajecten}
    for norm in (norm for bron in registers.normen for norm in bron(trajecten, vandaag)):
        per_traject[norm.traject_id].append(norm)
    return per_traject


def tijdlijn_van(traject: Traject, gebruiker: Gebruiker) -> list[Gebeurtenis]:
    """Everything that happened in `traject` as far as `gebruiker` may see it, the latest first."""
    alles = [g for bron in registers.gebeurtenissen for g in bron(traject, gebruiker)]
    return sorted(alles, key=lambda g: (g.datum, g.volgorde), reverse=True)
