"""The writers of measuring: what changes more than one row, or leaves a line in the logboek."""

from zelfredzaamheid.diensten.afspraak import zet_meetafspraken
from zelfredzaamheid.diensten.meting import (
    Ingevuld,
    begin_meting,
    bewaar_scores,
    geef_meting_terug,
    gooi_concept_weg,
    leefgebieden_met_stap,
    stap_kan_nog,
    stel_meting_vast,
    verbeter_meting,
    vorige_scores,
    zet_meting_klaar,
)

__all__ = [
    "Ingevuld",
    "begin_meting",
    "bewaar_scores",
    "geef_meting_terug",
    "gooi_concept_weg",
    "leefgebieden_met_stap",
    "stap_kan_nog",
    "stel_meting_vast",
    "verbeter_meting",
    "vorige_scores",
    "zet_meetafspraken",
    "zet_meting_klaar",
]
