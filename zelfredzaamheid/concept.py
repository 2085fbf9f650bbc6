"""Drafts of what is written about a measurement: its correction, what is still to do, own scores, a trede."""

from __future__ import annotations

from toegang.matrix import Recht
from trajecten.concepten import soort_over
from trajecten.models import Traject
from zelfredzaamheid.models import EigenMeting, Ladderpositie, Meting

TREDE, TREDE_VERBETEREN = "trede", "trede_verbeteren"
EIGEN, EIGEN_VERBETEREN = "eigen_scores", "eigen_verbeteren"
METING_VERBETEREN, METING_TERUGGEVEN = "meting_verbeteren", "meting_teruggeven"

SOORTEN = (
    soort_over(TREDE, Traject, Recht.METING_INVULLEN),
    soort_over(TREDE_VERBETEREN, Ladderpositie, Recht.METING_INVULLEN),
    soort_over(EIGEN, Traject, Recht.METING_INVULLEN),
    soort_over(EIGEN_VERBETEREN, EigenMeting, Recht.METING_INVULLEN),
    soort_over(METING_VERBETEREN, Meting, Recht.METING_VASTSTELLEN),
    soort_over(METING_TERUGGEVEN, Meting, Recht.METING_VASTSTELLEN),
)
