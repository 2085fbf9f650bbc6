"""Employers of the demo: what trade they are in, where, who to call, for what SBB recognised them, what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from organisaties import huidige
from toegang.matrix import Recht
from toegang.models import Gebruiker
from werkgevers.models import Contactpersoon, Erkenning, Vestiging, Werkgever, Werkgeverscontact
from werkgevers.werkgever import diensten
from werkgevers.werkgever.regels import Contactsoort


@dataclass(frozen=True)
class Bedrijf:
    """An employer of the sample data as it is: the trade in its name, and who we speak to."""

    sectoren: tuple[str, ...]
    persoon: str
    functie: str
    kwalificatie: str = ""
    afspraken: str = ""


BEDRIJVEN: dict[str, Bedrijf] = {
    "Beveiliging Noord": Bedrijf(("beveiliging",), "Karin Vos", "Planner"),
    "Bouwbedrijf Van Dalen": Bedrijf(
        ("bouw",),
        "Henk van Dalen",
        "Uitvoerder",
        "Entree (mbo niveau 1), bouwen en wonen",
        "Neemt steeds twee leerlingen tegelijk. Nieuwe leerlingen beginnen op maandag en krijgen een vaste maat.",
    ),
    "Evenementenbureau Podium": Bedrijf(("evenementen",), "Lisa Prins", "Producent"),
    "Fietsenmaker Twee Wielen": Bedrijf(
        ("techniek", "detailhandel"), "Omar Haddad", "Eigenaar", "Entree (mbo niveau 1), mobiliteit"
    ),
    "Hoveniersbedrijf Groenrijk": Bedrijf(
        ("groenvoorziening",),
        "Peter Smit",
        "Voorman",
        "Entree (mbo niveau 1), plant en groene leefomgeving",
        "Werkt buiten, ook bij regen. Werkschoenen krijgt de deelnemer van het bedrijf.",
    ),
    "Installatiebedrijf Warmtepunt": Bedrijf(
        ("techniek",),
        "Ruud Meijer",
        "Leermeester",
        "Entree (mbo niveau 1), installatie",
        "VCA is nodig voor het werk op een bouwplaats. De eerste twee weken mag zonder.",
    ),
    "Kringloop Rondom": Bedrijf(
        ("detailhandel",), "Ans de Groot", "Bedrijfsleider", afspraken="Mag ook in kleine stappen: twee dagdelen."
    ),
    "Restaurant De Haven": Bedrijf(("horeca",), "Youssef Amrani", "Chef-kok", "Entree (mbo niveau 1), horeca"),
    "Schildersbedrijf De Kwast": Bedrijf(
        ("bouw",),
        "Mieke Kwast",
        "Eigenaar",
        "Entree (mbo niveau 1), bouwen en wonen",
        "Leidt zelf een klein groepje op tot schilder.",
    ),
    "Schoonmaakbedrijf Helder": Bedrijf(("schoonmaak",), "Fatma Yilmaz", "Objectleider"),
    "Supermarkt De Hoek": Bedrijf(("detailhandel",), "Tom Bakker", "Teamleider", "Entree (mbo niveau 1), verkoop"),
    "Zorgcentrum De Linde": Bedrijf(
        ("maatschappelijke_dienstverlening",), "Ingrid Visser", "Coördinator vrijwilligers"
    ),
    # recognised by SBB for the sectors of the region (the Jongerenloket tells so itself)
    "Werkom": Bedrijf(
        ("groenvoorziening", "schoonmaak", "techniek"),
        "Anouk Jansen",
        "Coördinator leerwerkplekken",
        "Entree (mbo niveau 1)",
        "Leerwerkbedrijf van de regio. Een jongere kan hier de Entree-opleiding doen.",
    ),
}
# employers without placements in the sample data
OOK: dict[str, tuple[str, ...]] = {
    "participatiefabriek": ("Kringloop Rondom", "Schoonmaakbedrijf Helder", "Zorgcentrum De Linde"),
    "werkshop": ("Evenementenbureau Podium", "Kringloop Rondom", "Zorgcentrum De Linde"),
    "jongerenloket": ("Werkom",),
}
PLEKKEN: dict[str, tuple[str, str]] = {
    "werkmakerij": ("1446 AB", "Purmerend"),
    "participatiefabriek": ("1321 AB", "Almere"),
    "hwwerkt": ("3263 AB", "Oud-Beijerland"),
    "werkshop": ("3083 AB", "Rotterdam"),
    "jongerenloket": ("1444 AB", "Purmerend"),
}
# days ago, how, and what was said
CONTACTEN: tuple[tuple[int, Contactsoort, str], ...] = (
    (75, Contactsoort.INFORMATIEBIJEENKOMST, "Was bij de bijeenkomst voor werkgevers en wil graag een plek aanbieden."),
    (40, Contactsoort.BEZOEK, "Rondgelopen op de werkvloer. Er is een vaste begeleider voor wie komt leren."),
    (12, Contactsoort.TELEFOON, "Gebeld hoe het gaat. Vanaf volgende maand is er weer plek."),
)
CONTACTPERSOON_SINDS = timedelta(days=200)
ERKEND_SINDS = timedelta(days=900)
# every fourth recognition ends soon, so that the demo shows what that looks like
LOOPT_AF_OVER = timedelta(days=60)
LAATST_GECONTROLEERD = timedelta(days=30)


def vul(vandaag: date) -> None:
    """Describe the employers, unless that was done."""
    organisatie = huidige()
    schema = organisatie.schema_name if organisatie else ""
    medewerkers = list(Gebruiker.objects.actief().met_recht(Recht.WERKGEVER_WIJZIGEN).order_by("pk"))
    if schema not in PLEKKEN or not medewerkers or Contactpersoon.objects.exists():
        return
    bekend = {werkgever.naam: werkgever for werkgever in Werkgever.objects.filter(naam__in=BEDRIJVEN)}
    namen = sorted({*bekend, *OOK.get(schema, ())})
    for nummer, (naam, door) in enumerate(zip(namen, cycle(medewerkers), strict=False)):
        werkgever = bekend.get(naam) or Werkgever(naam=naam)
        _beschrijf(werkgever, BEDRIJVEN[naam], PLEKKEN[schema], nummer, door, vandaag)


def _beschrijf(
    werkgever: Werkgever, bedrijf: Bedrijf, plek: tuple[str, str], nummer: int, door: Gebruiker, vandaag: date
) -> None:
    werkgever.sectoren, werkgever.afspraken = list(bedrijf.sectoren), bedrijf.afspraken
    werkgever.vaste_jobcoach = door
    diensten.bewaar_werkgever(rij=werkgever, versie=werkgever.versie, door=door)
    vestiging = _vestiging(werkgever, plek, nummer, door)
    if bedrijf.kwalificatie:
        _erkenning(vestiging, bedrijf.kwalificatie, nummer, door, vandaag)
    adres = "".join(letter for letter in werkgever.naam.lower() if letter.isalpha())
    persoon = Contactpersoon(
        werkgever=werkgever,
        vestiging=vestiging,
        naam=bedrijf.persoon,
        functie=bedrijf.functie,
        email=f"{bedrijf.persoon.split()[0].lower()}@{adres}.example",
        telefoon=f"06000000{nummer:02d}",
        van=vandaag - CONTACTPERSOON_SINDS,
    )
    diensten.bewaar_contactpersoon(rij=persoon, versie=1, door=door)
    for dagen, soort, verslag in CONTACTEN[nummer % 2 :]:
        contact = Werkgeverscontact(
            werkgever=werkgever, medewerker=door, contactpersoon=persoon, soort=soort, verslag=verslag
        )
        contact.datum = vandaag - timedelta(days=dagen + nummer)
        diensten.bewaar_contact(rij=contact, versie=1, door=door)


def _vestiging(werkgever: Werkgever, plek: tuple[str, str], nummer: int, door: Gebruiker) -> Vestiging:
    postcode, plaats = plek
    vestiging = Vestiging(
        werkgever=werkgever, naam="Hoofdvestiging", adres=f"Werkweg {nummer + 1}", postcode=postcode, plaats=plaats
    )
    if werkgever.kvk_nummer:
        vestiging.vestigingsnummer = f"0000{werkgever.kvk_nummer}"
    return diensten.bewaar_vestiging(rij=vestiging, versie=1, door=door)


def _erkenning(vestiging: Vestiging, kwalificatie: str, nummer: int, door: Gebruiker, vandaag: date) -> None:
    erkenning = Erkenning(
        vestiging=vestiging,
        kwalificatie=kwalificatie,
        van=vandaag - ERKEND_SINDS,
        tot=vandaag + LOOPT_AF_OVER if nummer % 4 == 1 else None,
        gecontroleerd_op=None if nummer % 3 == 2 else vandaag - LAATST_GECONTROLEERD,
    )
    diensten.bewaar_erkenning(rij=erkenning, versie=1, door=door)
