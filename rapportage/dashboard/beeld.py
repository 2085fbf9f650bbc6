"""What the dashboard draws: the house with bars, the change per leefgebied, and the tables beside them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from bouwstenen.models import Bouwsteen
from rapportage.dashboard.maten import MATEN, ZONDER_STEEN
from rapportage.dashboard.overzicht import Overzicht, per_route
from rapportage.dashboard.verandering import RICHTING, Verandering
from rapportage.tabel import Kolom, Tabel, Telling, Waarde
from vormgeving.huis import Deel
from vormgeving.svg.grafiek import Verdeling, Verschil, gestapelde_staaf, huis_en_staven

DELEN: tuple[Deel, ...] = ("fundament", "opbouw", "dak")
DEELNEMERS = "deelnemers"


@dataclass(frozen=True)
class Dashboardbeeld:
    """The pictures and their tables; a picture is empty where there is nothing to draw."""

    huis: SafeString
    leefgebieden: SafeString
    tabel_huis: Tabel
    tabel_leefgebieden: Tabel


def beeld(o: Overzicht) -> Dashboardbeeld:
    """The overview in pictures, for the screen."""
    return Dashboardbeeld(
        huis=_huis(o) if o.stenen else SafeString(""),
        leefgebieden=_leefgebieden(o.verandering),
        tabel_huis=tabel_huis(o),
        tabel_leefgebieden=tabel_leefgebieden(o.verandering),
    )


def tabellen(o: Overzicht) -> tuple[Tabel, ...]:
    """All that the page shows, as tables for a file."""
    return (tabel_kern(o), tabel_huis(o), tabel_leefgebieden(o.verandering), tabel_remmen(o))


def tabel_kern(o: Overzicht) -> Tabel:
    """The five figures with what belongs to them."""
    kolommen = (Kolom("Cijfer"), Kolom("Aantal", DEELNEMERS), Kolom("Van", DEELNEMERS), Kolom("Doel", DEELNEMERS))
    rijen = tuple(
        (k.naam, Telling(k.aantal, k.code), _van(k.van, k.van_code), k.doel.aantal if k.doel else None) for k in o.kern
    )
    return Tabel("kern", "In het kort", kolommen, rijen)


def tabel_huis(o: Overzicht) -> Tabel:
    """How many are in each bouwsteen; with several routes below the name of their programme."""
    routes = per_route(o.stenen)
    rijen: list[tuple[Waarde, ...]] = []
    groepen: list[tuple[int, str]] = []
    for stenen in routes.values():
        if len(routes) > 1:
            groepen.append((len(rijen), _programma(stenen[0])))
        rijen += [(f"{s.nummer} {s.naam}", Telling(_aantal(s), f"bouwsteen.{s.pk}")) for s in stenen]
    if o.zonder_steen:
        if groepen:
            groepen.append((len(rijen), "Alle programma's"))
        rijen.append((MATEN[ZONDER_STEEN].naam, Telling(o.zonder_steen, ZONDER_STEEN)))
    kolommen = (Kolom("Bouwsteen"), Kolom("Aantal", DEELNEMERS))
    return Tabel("bouwstenen", "Waar staan de deelnemers?", kolommen, tuple(rijen), groepen=tuple(groepen))


def tabel_leefgebieden(v: Verandering) -> Tabel:
    """Per leefgebied how many went down, stayed and went up."""
    kolommen = (
        Kolom("Leefgebied"),
        *(Kolom(kant.capitalize(), DEELNEMERS) for kant in RICHTING),
        Kolom("Vergeleken", DEELNEMERS),
    )
    rijen = tuple(
        (
            g.naam,
            Telling(g.achteruit, f"leefgebied.{g.code}.achteruit"),
            Telling(g.gelijk, f"leefgebied.{g.code}.gelijk"),
            Telling(g.vooruit, f"leefgebied.{g.code}.vooruit"),
            g.vergeleken,
        )
        for g in v.gebieden
    )
    return Tabel("leefgebieden", "Verandering per leefgebied", kolommen, rijen)


def tabel_remmen(o: Overzicht) -> Tabel:
    """What holds people up, how many, and how long."""
    kolommen = (
        Kolom("Signaal"),
        Kolom("Deelnemers", DEELNEMERS),
        Kolom("Langst open", "dagen"),
        Kolom("Wie is aan zet?"),
    )
    rijen = tuple((r.naam, Telling(r.aantal, r.post), r.dagen, r.rem.aan_zet) for r in o.remmen)
    return Tabel("tegen", "Wat houdt deelnemers tegen?", kolommen, rijen)


def _huis(o: Overzicht) -> SafeString:
    routes = per_route(o.stenen)
    if len(routes) == 1:
        (stenen,) = routes.values()
        verdeling = [Verdeling(s.nummer, s.naam, s.deel, _aantal(s), s.plaats) for s in stenen]  # type: ignore[arg-type]  # choices of the model
    else:
        verdeling = _per_deel(o.stenen)
    return huis_en_staven(verdeling)


def _per_deel(stenen: tuple[Bouwsteen, ...]) -> list[Verdeling]:
    """Routes that differ in one house: by the part in which their bouwstenen lie."""
    return [
        Verdeling(nummer, deel.capitalize(), deel, sum(_aantal(s) for s in van_deel))
        for nummer, deel in enumerate(DELEN, start=1)
        if (van_deel := [s for s in stenen if s.deel == deel])
    ]


def _leefgebieden(v: Verandering) -> SafeString:
    if not v.gebieden:
        return SafeString("")
    return gestapelde_staaf([Verschil(g.naam, g.achteruit, g.gelijk, g.vooruit) for g in v.gebieden])


def _van(aantal: int | None, code: str) -> Waarde:
    return None if aantal is None else Telling(aantal, code)


def _aantal(steen: Bouwsteen) -> int:
    return steen.aantal  # type: ignore[attr-defined, no-any-return]  # annotated by lees_overzicht


def _programma(steen: Bouwsteen) -> str:
    return steen.programma  # type: ignore[attr-defined, no-any-return]  # annotated by lees_overzicht
