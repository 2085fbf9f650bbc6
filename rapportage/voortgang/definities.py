"""What each figure of the voortgang report counts, in the words of the report.

The rules of the first ones are those of the exchange format.
"""

from rapportage.voortgang.onderdelen import ONDERDELEN

BEGONNEN = "Trajecten die in de periode begonnen. De eerste en de laatste dag tellen mee."
GESTOPT = "Trajecten die in de periode eindigden. De eerste en de laatste dag tellen mee."
LOPEND = "Trajecten die op de laatste dag lopen. Een traject loopt niet meer op zijn einddatum."
TERUG = (
    "Fases die in de periode begonnen, met een lager nummer dan de fase ervoor. "
    "Een fase is een verblijf in een bouwsteen."
)
COACHUREN = (
    "De duur van alle contactmomenten in de periode, ook als de deelnemer er niet was. "
    "Een uur met een groep telt één keer."
)
UITSTROOM_NAAR = "De reden van elk traject dat in de periode eindigde."
OP_EINDDATUM = "Fases die op de laatste dag lopen. Een fase loopt niet meer op haar einddatum."
AFGEROND = "Fases die in de periode eindigden, en het aantal dagen dat zij duurden."
LEEFGEBIED = (
    "De nulmeting naast de laatste meting tot en met de laatste dag, met hetzelfde instrument. "
    "Een leefgebied telt mee als het bij allebei is besproken."
)
DEFINITIES: tuple[tuple[str, str], ...] = (
    ("Begonnen", BEGONNEN),
    ("Gestopt of klaar", GESTOPT),
    ("In begeleiding", LOPEND),
    ("Stap terug", TERUG),
    ("Coachuren", COACHUREN),
    ("Waar ging men naartoe?", UITSTROOM_NAAR),
    ("Bouwstenen: afgerond", AFGEROND),
    ("Verandering per leefgebied", LEEFGEBIED),
    *((onderdeel.titel, onderdeel.definitie) for onderdeel in ONDERDELEN.values()),
)
