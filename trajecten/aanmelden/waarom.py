"""Why the funder asks each question about the start, in words that one can read out to the deelnemer (domein §3)."""

WAAROM = {
    "arbeidssituatie": (
        "Het Europees Sociaal Fonds (ESF+) telt wie bij de start werkloos was, niet werkte en niet zocht, of werkte."
    ),
    "werkloos_sinds": (
        "Wie jonger is dan 25 jaar en langer dan 6 maanden werkloos is, telt als langdurig werkloos."
        " Vanaf 25 jaar is dat langer dan 12 maanden."
    ),
    "opleidingsniveau": (
        "ESF+ telt deelnemers per opleidingsniveau. Het gaat om het hoogste niveau dat iemand heeft afgemaakt."
        " Je ziet er ook mee of iemand een startkwalificatie heeft."
    ),
    "opleiding": (
        "Na afloop telt mee wie aan een opleiding is begonnen. Daarom willen we weten of iemand bij de start al een"
        " opleiding volgde."
    ),
    "beperking": (
        "ESF+ vraagt hoeveel deelnemers een beperking hebben, om te zien of het geld ook hen bereikt."
        " Welke beperking is niet nodig. Antwoorden hoeft niet."
    ),
    "derdelander": (
        "ESF+ vraagt hoeveel deelnemers geen nationaliteit van een land in de Europese Unie hebben."
        " Antwoorden hoeft niet."
    ),
    "migratieachtergrond": (
        "ESF+ vraagt hoeveel deelnemers een buitenlandse achtergrond hebben, bijvoorbeeld omdat hun ouders in een"
        " ander land zijn geboren. Dat is iets anders dan nationaliteit. Antwoorden hoeft niet."
    ),
    "minderheid": (
        "ESF+ vraagt hoeveel deelnemers bij een minderheid horen, zoals Roma. Vraag niet door. Antwoorden hoeft niet."
    ),
    "dakloos": "ESF+ vraagt hoeveel deelnemers geen vaste woonplek hebben. Antwoorden hoeft niet.",
    "landelijk_gebied": "ESF+ vraagt hoeveel deelnemers buiten de stad wonen. Antwoorden hoeft niet.",
}
