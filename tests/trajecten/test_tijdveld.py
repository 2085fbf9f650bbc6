"""A time of day as one writes it on a phone."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError

from trajecten.forms import TijdVeld


@pytest.mark.parametrize(
    ("getypt", "tijd"),
    [
        ("10", time(10)),
        ("9", time(9)),
        ("12", time(12)),
        ("930", time(9, 30)),
        ("130", time(1, 30)),
        ("1030", time(10, 30)),
        ("10:30", time(10, 30)),
        ("9.05", time(9, 5)),
        (" 14 ", time(14)),
    ],
)
def test_een_tijd_mag_op_vele_manieren(getypt, tijd):
    assert TijdVeld().clean(getypt) == tijd


@pytest.mark.parametrize("getypt", ["25", "1075", "10300", "half elf", "²", ""])
def test_wat_geen_tijd_is_wordt_uitgelegd(getypt):
    with pytest.raises(ValidationError):
        TijdVeld().clean(getypt)
