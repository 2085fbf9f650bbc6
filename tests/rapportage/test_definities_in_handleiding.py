"""The manual explains every figure in the words of the reports and of the dashboard."""

import re
from pathlib import Path

import pytest

from rapportage.dashboard.maten import MATEN
from rapportage.esf.tabellen import DEFINITIES as ESF
from rapportage.financiering.tabellen import DEFINITIES as FINANCIERING
from rapportage.mdt.tabellen import DEFINITIES as MDT
from rapportage.uren.tabellen import DEFINITIES as UREN
from rapportage.voortgang.definities import DEFINITIES as VOORTGANG

HANDLEIDING = Path(__file__).resolve().parents[2] / "docs" / "handleiding" / "programmamanager.md"
HOOFDSTUKKEN = {
    "Cijfers van nu": tuple((maat.naam, maat.definitie) for maat in MATEN.values()),
    "Voortgang": VOORTGANG,
    "ESF+": ESF,
    "MDT": MDT,
    "Uren": UREN,
    "Financiering": FINANCIERING,
}


@pytest.mark.parametrize("kop", HOOFDSTUKKEN)
def test_de_handleiding_legt_elk_cijfer_uit_met_de_woorden_van_het_rapport(kop):
    tekst = HANDLEIDING.read_text().partition(f"\n### {kop}\n")[2].partition("\n### ")[0]
    uitleg = [" ".join(punt.split()) for punt in re.split(r"^- ", tekst, flags=re.MULTILINE)[1:]]
    assert uitleg == [f"**{naam}**: {definitie}" for naam, definitie in HOOFDSTUKKEN[kop]]
