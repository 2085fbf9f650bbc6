"""Who and what the demo shows: the organisations, and one person for each role in each of them."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class DemoGebruiker:
    """Somebody to log in as. The addresses of coaches and casemanagers are those of the sample data."""

    rol: str
    postbus: str
    voornaam: str
    achternaam: str
    tussenvoegsel: str = ""
    team: str = ""

    @property
    def naam(self) -> str:
        """Full name."""
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)

    def email(self, schema: str) -> str:
        """The address at the organisation with this schema."""
        return f"{self.postbus}@{schema}.example"


@dataclass(frozen=True)
class DemoOrganisatie:
    """An organisation of the demo; `sjabloon` is empty for the platform, which has no programmes.

    `gebruikers` can be chosen on the start page; `collegas` are the others that the sample data names.
    """

    schema: str
    naam: str
    soort: str
    gebruikers: tuple[DemoGebruiker, ...]
    sjabloon: str = ""
    collegas: tuple[DemoGebruiker, ...] = ()

    @property
    def adres(self) -> str:
        """The host name; every browser finds names below localhost on this machine."""
        return f"{self.schema}.localhost"


def _team(jobcoach: str, casemanager: str, trainer: str, manager: str, beheerder: str) -> tuple[DemoGebruiker, ...]:
    """Five people, given as "voornaam [tussenvoegsel] achternaam"."""
    posten = (
        ("jobcoach", "coach1", jobcoach, "Team 1"),
        ("casemanager", "casemanager1", casemanager, "Team 1"),
        ("trainer", "coach4", trainer, "Team 2"),
        ("programmamanager", "programmamanager", manager, ""),
        ("beheerder", "beheerder", beheerder, ""),
    )
    return tuple(_persoon(rol, postbus, naam, team) for rol, postbus, naam, team in posten)


def _collegas(coach2: str, coach3: str, casemanager2: str) -> tuple[DemoGebruiker, ...]:
    """Three people, given as "voornaam [tussenvoegsel] achternaam"."""
    return (
        _persoon("jobcoach", "coach2", coach2),
        _persoon("jobcoach", "coach3", coach3),
        _persoon("casemanager", "casemanager2", casemanager2),
    )


def _persoon(rol: str, postbus: str, naam: str, team: str = "") -> DemoGebruiker:
    voornaam, *tussen, achternaam = naam.split(" ")
    return DemoGebruiker(rol, postbus, voornaam, achternaam, " ".join(tussen), team)


ALLE_ORGANISATIES = (
    DemoOrganisatie(
        "werkmakerij",
        "De Werkmakerij",
        "programma",
        _team("Yara Bouzid", "Marloes Tanis", "Henk de Graaf", "Suzan Verkerk", "Ties van Dalen"),
        "werkmakerij",
        _collegas("Bram Hoekstra", "Sofie Martens", "Joost Wiersma"),
    ),
    DemoOrganisatie(
        "participatiefabriek",
        "De Participatiefabriek",
        "programma",
        _team("Rachid Amrani", "Ineke Blom", "Wim van der Velde", "Carla Hoogland", "Stefan Kuipers"),
        "participatiefabriek",
        _collegas("Petra van Leer", "Gülay Aslan", "Hugo Peeters"),
    ),
    DemoOrganisatie(
        "hwwerkt",
        "HW Werkt!",
        "programma",
        _team("Lotte Barendregt", "Arie in 't Veld", "Fatma Yilmaz", "Pieter Visser", "Nadia Kruithof"),
        "hwwerkt",
        _collegas("Jeroen Stam", "Mieke de Bruin", "Sabine Kamp"),
    ),
    DemoOrganisatie(
        "werkshop",
        "Stichting Werkshop",
        "programma",
        _team("Samir el Idrissi", "Eline Roos", "Kofi Mensah", "Jolanda Pronk", "Dirk Maas"),
        "werkshop",
        _collegas("Nour Haddad", "Timo Brands", "Leila Farah"),
    ),
    DemoOrganisatie(
        "jongerenloket",
        "Jongerenloket Purmerend × Werkom",
        "gemeente",
        _team("Bas Schouten", "Femke de Wit", "Gerda Mol", "Robert Kok", "Aylin Demir"),
        "jongerenloket",
        _collegas("Anouk Smeets", "Karim Bennani", "Wouter Groot"),
    ),
    DemoOrganisatie(
        "platform",
        "Stapsteen Platform",
        "platform",
        (
            _persoon("platformbeheerder", "platformbeheerder", "Noor Hendriks"),
            _persoon("beheerder", "beheerder", "Willem Jansen"),
        ),
    ),
)

# schema names, with commas: the demo starts sooner with fewer
KEUZE = frozenset(filter(None, os.environ.get("DEMO_ORGANISATIES", "").split(",")))
ORGANISATIES = tuple(o for o in ALLE_ORGANISATIES if not KEUZE or o.schema in KEUZE)


def zoek_gebruiker(schema: str, email: str) -> DemoGebruiker | None:
    """The demo user with this address at this organisation; None when the demo has none."""
    for organisatie in ORGANISATIES:
        for gebruiker in organisatie.gebruikers:
            if organisatie.schema == schema and gebruiker.email(schema) == email:
                return gebruiker
    return None
