"""The change per leefgebied: the nulmeting beside the latest later one, counted in one pass of the database.

The rule is that of the voortgang report (rapportage.voortgang.cijfers), which a test holds beside this one. The report
reads every score into Python, because it keeps who is behind each number; a page that is opened often cannot.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from rapportage.dashboard.kader import Kader
from rapportage.dashboard.maten import Dagen, Maat, laatste_dag
from rapportage.voortgang.definities import LEEFGEBIED
from toegang.matrix import Recht
from trajecten.models import Traject
from zelfredzaamheid.models import Leefgebied, Meting, Score

Kant = Literal["achteruit", "gelijk", "vooruit"]
RICHTING: dict[Kant, int] = {"achteruit": -1, "gelijk": 0, "vooruit": 1}
VERGELEKEN = "vergeleken"

# of each traject its first fixed nulmeting that counts, and the last later one with the same instrument; on one day
# the eindmeting comes last. In one pass over the measurements, and one over their scores: what the planner cannot
# estimate it must not join. A leefgebied counts that has a score in both.
_PAREN = """
WITH gemeten AS (
  SELECT m.id, m.traject_id, m.instrument_id, m.soort, m.datum, first_value(m.id) OVER nul AS nul_id,
    first_value(m.soort) OVER nul AS nul_soort, first_value(m.datum) OVER nul AS nul_datum,
    first_value(m.instrument_id) OVER nul AS nul_instrument
  FROM {meting} m
  LEFT JOIN {meting} c ON c.vervangt_id = m.id AND c.vastgesteld_op IS NOT NULL
  WHERE m.vastgesteld_op IS NOT NULL AND c.id IS NULL AND m.datum <= %s AND m.traject_id IN ({trajecten})
  WINDOW nul AS (PARTITION BY m.traject_id ORDER BY m.soort <> 'nul', m.datum, m.id)
), paar AS MATERIALIZED (
  SELECT DISTINCT ON (traject_id) traject_id, nul_id, id AS na_id
  FROM gemeten
  WHERE nul_soort = 'nul' AND datum > nul_datum AND instrument_id = nul_instrument
  ORDER BY traject_id, datum DESC, array_position(ARRAY['nul', 'tussen', 'eind'], soort::text) DESC, id DESC
), verschil AS (
  SELECT p.traject_id, s.leefgebied_id, sign(sum(m.teken * s.score)) AS kant
  FROM paar p
  CROSS JOIN LATERAL (VALUES (p.nul_id, -1), (p.na_id, 1)) AS m (id, teken)
  JOIN {score} s ON s.meting_id = m.id AND s.score IS NOT NULL
  GROUP BY p.traject_id, s.leefgebied_id
  HAVING count(*) = 2
), per_gebied AS (
  SELECT leefgebied_id, count(*) FILTER (WHERE kant < 0) AS achteruit, count(*) FILTER (WHERE kant = 0) AS gelijk,
    count(*) FILTER (WHERE kant > 0) AS vooruit
  FROM verschil GROUP BY leefgebied_id
)
"""
_TELLEN = """
SELECT '', '', false, count(*), 0, 0 FROM paar
UNION ALL
SELECT l.code, max(l.naam), bool_or(l.bijzonder), sum(achteruit)::int, sum(gelijk)::int, sum(vooruit)::int
FROM per_gebied JOIN {leefgebied} l ON l.id = leefgebied_id GROUP BY l.code
"""
_VERGELEKEN = "SELECT traject_id FROM paar"
_WIE = "SELECT traject_id FROM verschil JOIN {leefgebied} l ON l.id = leefgebied_id WHERE l.code = %s AND kant = %s"


@dataclass(frozen=True)
class Gebied:
    """How many trajecten went down, stayed or went up on one leefgebied."""

    code: str
    naam: str
    bijzonder: bool
    achteruit: int
    gelijk: int
    vooruit: int

    @property
    def vergeleken(self) -> int:
        """On how many trajecten it could be compared."""
        return self.achteruit + self.gelijk + self.vooruit


@dataclass(frozen=True)
class Verandering:
    """The leefgebieden that could be compared, most forward first, and of how many trajecten in all."""

    vergeleken: int
    gebieden: tuple[Gebied, ...]


def lees_verandering(kader: Kader) -> Verandering:
    """The change of all leefgebieden, in one query."""
    sql, waarden = _met_paren(kader, _TELLEN)
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        rijen = cursor.fetchall()
    vergeleken = next(rij[3] for rij in rijen if not rij[0])
    gebieden = [Gebied(*rij) for rij in rijen if rij[0]]
    return Verandering(vergeleken, tuple(sorted(gebieden, key=lambda g: (-g.vooruit, g.achteruit, g.naam))))


def maat_van(code: str, kant: Kant, naam: str, *, bijzonder: bool) -> Maat:
    """The trajecten that went to this side on one leefgebied."""
    return Maat(
        f"leefgebied.{code}.{kant}",
        f"{naam}: {kant}",
        LEEFGEBIED,
        lambda kader: _wie(kader, _WIE, code, RICHTING[kant]),
        _laatste_meting,
        "Laatste meting op",
        Recht.BIJZONDER_INZIEN if bijzonder else Recht.METING_INZIEN,
    )


def vergeleken_maat() -> Maat:
    """The trajecten of which two measurements could be compared."""
    return Maat(
        VERGELEKEN,
        "Te vergelijken metingen",
        "Trajecten met een nulmeting en een latere meting met hetzelfde instrument, tot en met de laatste dag.",
        lambda kader: _wie(kader, _VERGELEKEN),
        _laatste_meting,
        "Laatste meting op",
        Recht.METING_INZIEN,
    )


def zoek_gebied(code: str) -> Leefgebied | None:
    """The leefgebied with this code in the newest instrument that has it."""
    return Leefgebied.objects.filter(code=code).order_by("-instrument__code").first()


def _laatste_meting(kader: Kader, ids: Collection[int]) -> Dagen:
    return laatste_dag(Meting.objects.geldend().filter(datum__lte=kader.periode.tot), ids, "datum")


def _wie(kader: Kader, vervolg: str, *waarden: Any) -> Q:
    # the text is ours, what is asked goes in as parameters
    return Q(pk__in=RawSQL(*_met_paren(kader, vervolg, *waarden)))  # noqa: S611


def _met_paren(kader: Kader, vervolg: str, *waarden: Any) -> tuple[str, Sequence[Any]]:
    trajecten, eigen = kader.trajecten.order_by().values("pk").query.sql_with_params()
    tabellen = {model.__name__.lower(): model._meta.db_table for model in (Meting, Score, Leefgebied, Traject)}
    sql = (_PAREN + vervolg).format(**tabellen, trajecten=trajecten)
    return sql, (kader.periode.tot, *eigen, *waarden)
