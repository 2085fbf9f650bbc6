"""Up to and including which score a leefgebied is acute, and urgent: a setting of the organisation.

It is kept with the signal of acute scores, and read from here wherever acute or urgent is decided.
"""

from __future__ import annotations

from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel, instellingen_onthouden
from trajecten.stappenplan.regels import ACUUT_HOOGSTENS, GEWONE_GRENZEN, Grenzen

# Our own choice: level 4 is self-sufficient enough, so that no organisation calls it urgent.
DRINGEND_HOOGSTENS = 3

ACUUT = Signaalsoort(
    code="acuut",
    naam="Acute score zonder stap",
    uitleg="De laatste score op een leefgebied is acuut. Er is geen open stap voor, en ook geen reden opgeschreven. "
    "Gaat het om gezondheid of justitie? Dan ziet alleen wie dat mag zien dat er iets is, en niet wat. "
    "Wat acuut en dringend is, geldt ook voor metingen en het stappenplan, ook als dit signaal uit staat.",
    actie="Stap maken",
    volgorde=23,
    drempels=(
        Drempel("acuut", "Acuut tot en met score", "", GEWONE_GRENZEN.acuut, 1, ACUUT_HOOGSTENS),
        Drempel("dringend", "Dringend tot en met score", "", GEWONE_GRENZEN.dringend, 1, DRINGEND_HOOGSTENS),
    ),
    oplopend=True,
)


def grenzen() -> Grenzen:
    """What this organisation calls acute and urgent; in at most one query."""
    with instellingen_onthouden():
        return Grenzen(acuut=drempel(ACUUT.code, "acuut"), dringend=drempel(ACUUT.code, "dringend"))
