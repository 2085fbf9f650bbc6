"""The kinds of signals that measuring gives, with what an organisation may set. The terms stay those of a programme."""

from trajecten.signaalsoorten import Drempel, Signaalsoort
from zelfredzaamheid.queries import EINDMETING_VOORAF
from zelfredzaamheid.regels import KIJK_TERUG

# From here on a late measurement is urgent: the start can no longer be measured as it was. Our own choice.
KRITIEK_NA_DAGEN = 14
# Our own choice: a week ahead there is still time for an appointment.
VOORAF_DAGEN = 7
WACHT_LANG_DAGEN = 7

_VOORAF = Drempel("vooraf", "Hoeveel dagen van tevoren?", "dagen", VOORAF_DAGEN, 0, 60)
_KRITIEK = Drempel("kritiek", "Dringend als het meer dagen te laat is dan", "dagen", KRITIEK_NA_DAGEN, 1, 180)

NULMETING = Signaalsoort(
    code="nulmeting_te_laat",
    naam="Nulmeting nodig",
    uitleg="De nulmeting is nog niet vastgesteld. De termijn telt vanaf de startdatum en staat bij het programma.",
    actie="Meting starten",
    volgorde=20,
    drempels=(_VOORAF, _KRITIEK),
)
TUSSENMETING = Signaalsoort(
    code="tussenmeting_te_laat",
    naam="Tussenmeting nodig",
    uitleg="De laatste meting is langer geleden dan de termijn van het programma.",
    actie="Meting starten",
    volgorde=21,
    drempels=(_VOORAF, _KRITIEK),
)
EINDMETING = Signaalsoort(
    code="eindmeting_ontbreekt",
    naam="Eindmeting ontbreekt nog",
    uitleg="Het traject stopt binnenkort en er is nog geen eindmeting.",
    actie="Meting starten",
    volgorde=22,
    drempels=(Drempel("vooraf", "Hoeveel dagen voor het einde?", "dagen", EINDMETING_VOORAF.days, 1, 60),),
)
GEDAALD = Signaalsoort(
    code="gedaald",
    naam="Leefgebied gedaald",
    uitleg="Bij de laatste meting was een leefgebied lager dan bij de meting ervoor. "
    "Gezondheid en justitie staan er nooit bij.",
    actie="Meting bekijken",
    volgorde=24,
    drempels=(Drempel("dagen", "Tot hoeveel dagen na de meting?", "dagen", KIJK_TERUG.days, 1, 180),),
)
KLAAR = Signaalsoort(
    code="meting_klaar",
    naam="Meting klaar om vast te stellen",
    uitleg="Een collega zette een meting klaar. Ze telt pas mee als ze is vastgesteld.",
    actie="Meting vaststellen",
    volgorde=25,
    drempels=(Drempel("dringend_na", "Dringend na", "dagen", WACHT_LANG_DAGEN, 1, 60),),
)
TERUG = Signaalsoort(
    code="meting_terug",
    naam="Meting teruggegeven",
    uitleg="De casemanager gaf een meting terug. Er moet nog iets bij.",
    actie="Meting afmaken",
    volgorde=26,
)
LADDER = Signaalsoort(
    code="ladder_bekijken",
    naam="Trede opnieuw bekijken",
    uitleg="De datum van de afgesproken trede op de participatieladder is voorbij. Daarna is er nog niet gekeken.",
    actie="Trede vastleggen",
    volgorde=27,
    drempels=(Drempel("extra_dagen", "Hoeveel dagen na die datum?", "dagen", 0, 0, 60),),
)
ALLE = (NULMETING, TUSSENMETING, EINDMETING, GEDAALD, KLAAR, TERUG, LADDER)
