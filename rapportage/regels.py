"""When a report may be made, and when the work on it counts as abandoned. No database, no clock."""

from datetime import date, timedelta

from rapportage.periode import Periode

# a maker shows a sign of life at every step; a step takes seconds
HARTSLAG_VERLOOPT_NA = timedelta(seconds=30)
# a report that kills its worker every time is given up in the end
POGINGEN_HOOGSTENS = 5


def bezwaar_tegen_periode(periode: Periode, peildatum: date) -> str:
    """Why there can be no report over this period, in a Dutch sentence; empty if there can."""
    if periode.van > peildatum:
        return "De periode begint na de peildatum. Kies een periode die al begonnen is."
    return ""
