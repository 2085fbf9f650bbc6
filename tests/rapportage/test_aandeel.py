"""A share in words is honest: "één op de drie" only when it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.voortgang.aandeel import aandeel_in_woorden


@pytest.mark.parametrize(
    ("deel", "geheel", "woorden"),
    [
        (0, 0, ""),
        (0, 5, "niemand"),
        (5, 5, "iedereen"),
        (3, 9, "3 van de 9"),
        (4, 12, "één op de drie"),
        (6, 12, "de helft"),
        (8, 12, "twee op de drie"),
        (35, 100, "ongeveer één op de drie"),
        (36, 100, "36 procent"),
        (32, 100, "ongeveer één op de drie"),
        (31, 100, "31 procent"),
        (1, 400, "1 procent"),
        (399, 400, "99 procent"),
        (5, 40, "13 procent"),
    ],
)
def test_een_aandeel_in_woorden(deel, geheel, woorden):
    assert aandeel_in_woorden(deel, geheel) == woorden


@given(st.integers(1, 500).flatmap(lambda geheel: st.tuples(st.integers(0, geheel), st.just(geheel))))
def test_niemand_en_iedereen_zijn_precies_dat(paar):
    deel, geheel = paar
    woorden = aandeel_in_woorden(deel, geheel)
    assert (woorden == "niemand") == (deel == 0)
    assert (woorden == "iedereen") == (deel == geheel)
