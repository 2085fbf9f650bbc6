"""The tables of the voortgang report that count and explain by one rule, in the order of the report."""

from collections.abc import Mapping

from rapportage.voortgang.onderdeel import Onderdeel
from rapportage.voortgang.onderdelen.doelgroepen import DOELGROEPEN
from rapportage.voortgang.onderdelen.duur import DUUR
from rapportage.voortgang.onderdelen.ladder import LADDER
from rapportage.voortgang.onderdelen.leren import BEWIJZEN, KWALIFICATIE
from rapportage.voortgang.onderdelen.stroom import STAP_TERUG, STROOM
from rapportage.voortgang.onderdelen.uren import BEGELEIDING, MEEDOEN_ONDERDEEL
from rapportage.voortgang.onderdelen.wachttijd import WACHTTIJD
from rapportage.voortgang.onderdelen.werk import BANEN, PLAATSINGEN, WERK

# by code, which begins the code of each of their figures and so never changes
ONDERDELEN: Mapping[str, Onderdeel] = {
    onderdeel.code: onderdeel
    for onderdeel in (
        WERK,
        PLAATSINGEN,
        BANEN,
        BEWIJZEN,
        KWALIFICATIE,
        LADDER,
        WACHTTIJD,
        STROOM,
        STAP_TERUG,
        DUUR,
        BEGELEIDING,
        MEEDOEN_ONDERDEEL,
        DOELGROEPEN,
    )
}
