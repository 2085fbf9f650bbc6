"""Where the stones of a route lie in the house: each stone gets a band, each band rows of bricks.

Four bands from the ground up: the foundation (below the ground line), the wall, the roof. A route with fewer
stones still makes a whole house: the topmost stone above the ground also carries what would be missing above it.
"""

from dataclasses import dataclass

from vormgeving.huis import Huis, Steen

RIJEN = {"fundament": 2, "opbouw": 3, "dak": 4}
MEESTE_STENEN = 12
DAKGEWICHTEN = (4, 3, 2, 1)


@dataclass(frozen=True)
class Band:
    """One stone with its share of the height of its part: 0.0 is the bottom of the part, 1.0 the top."""

    steen: Steen
    van: float
    tot: float
    rijen: int


@dataclass(frozen=True)
class Indeling:
    """All bands per part, and which stone carries a wall or roof that no stone of the route fills."""

    fundament: tuple[Band, ...]
    opbouw: tuple[Band, ...]
    dak: tuple[Band, ...]
    draagt_muur: Steen | None
    draagt_dak: Steen | None


def deel_in(huis: Huis) -> Indeling:
    """Lay the stones of the route out over the house."""
    per_deel = {deel: [steen for steen in huis.stenen if steen.deel == deel] for deel in RIJEN}
    muur, dak = per_deel["opbouw"], per_deel["dak"]
    return Indeling(
        fundament=_banden(per_deel["fundament"], "fundament"),
        opbouw=_banden(muur, "opbouw"),
        dak=_banden(dak, "dak"),
        draagt_muur=dak[0] if dak and not muur else None,
        draagt_dak=muur[-1] if muur and not dak else None,
    )


def _banden(stenen: list[Steen], deel: str) -> tuple[Band, ...]:
    """Share the height of a part equally; the lowest foundation stone is one row of large blocks."""
    if not stenen:
        return ()
    aantal = len(stenen)
    return tuple(Band(steen, i / aantal, (i + 1) / aantal, _rijen(deel, i, aantal)) for i, steen in enumerate(stenen))


def _rijen(deel: str, plek: int, aantal: int) -> int:
    """Rows of bricks of stone `plek` (0 lies lowest) of the `aantal` that share a part."""
    if deel != "fundament":
        return max(1, RIJEN[deel] // aantal)
    return 2 if aantal == 1 or (aantal == 2 and plek == 1) else 1


def stenen_per_rij(steen: Steen, rijen: int) -> list[int]:
    """How many bricks each row has, bottom row first; together exactly the norm.

    Above twelve, with a norm that is no whole number or without one there are no bricks to count: an empty
    list, and the band is one surface that fills.
    """
    norm = steen.norm_aantal
    if not norm or norm > MEESTE_STENEN or norm != int(norm):
        return []
    aantal = int(norm)
    rijen = min(rijen, aantal)
    if steen.deel == "dak" and rijen > 1:
        return _verdeel(aantal, DAKGEWICHTEN[:rijen])
    return _verdeel(aantal, (1,) * rijen)


def _verdeel(aantal: int, gewichten: tuple[int, ...]) -> list[int]:
    """Spread whole bricks by weight, at least one a row; what is left over goes to the lowest rows."""
    totaal = sum(gewichten)
    rijen = [max(1, aantal * gewicht // totaal) for gewicht in gewichten]
    i = 0
    while sum(rijen) < aantal:
        rijen[i % len(rijen)] += 1
        i += 1
    return rijen


def gelegd(steen: Steen, aantal: int) -> int:
    """How many of `aantal` bricks lie: whole units done, all of them once the stone is ready."""
    return aantal if steen.ligt else min(aantal, max(0, int(steen.gedaan)))
