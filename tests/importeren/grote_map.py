"""Makes a folder of lists as large as wanted: `python -m tests.importeren.grote_map MAP [AANTAL]`.

In the proportions of the busiest example organisations: per deelnemer one traject, three phases, three
measurements of 13 leefgebieden, 22 contacts and 24 hours of its own.
"""

import csv
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

EERSTE_DAG = date(2024, 1, 1)
GEBIEDEN = (
    "financien",
    "werk_en_opleiding",
    "tijdsbesteding",
    "huisvesting",
    "huiselijke_relaties",
    "geestelijke_gezondheid",
    "lichamelijke_gezondheid",
    "middelengebruik",
    "basale_adl",
    "instrumentele_adl",
    "sociaal_netwerk",
    "maatschappelijke_participatie",
    "justitie",
)
DUUR = 270
CONTACTEN, UREN = 22, 24


class Lijsten:
    """The CSV files of one folder, open for writing."""

    def __init__(self, map_: Path) -> None:
        map_.mkdir(parents=True, exist_ok=True)
        self.map_ = map_
        self.open_: list = []

    def begin(self, naam: str, *kolommen: str):
        """A writer for the list `naam`."""
        bestand = (self.map_ / f"{naam}.csv").open("w", encoding="utf-8-sig", newline="")
        self.open_.append(bestand)
        schrijver = csv.writer(bestand, delimiter=";", lineterminator="\n")
        schrijver.writerow(kolommen)
        return schrijver.writerow

    def sluit(self) -> None:
        """Close all files."""
        for bestand in self.open_:
            bestand.close()


def maak(map_: Path, aantal: int = 10_000, programma: str = "werkmakerij") -> None:
    """Write lists of `aantal` deelnemers, always the same ones."""
    toeval = Random(aantal)
    lijsten = Lijsten(map_)
    lijsten.begin("subsidieprojecten", "code", "naam", "soort", "van", "tot")(
        ["ESF-GROOT", "Groot project", "esf", "2024-01-01", "2027-12-31"]
    )
    deelnemer = lijsten.begin(
        "deelnemers", "deelnemernummer", "voornaam", "achternaam", "geboortedatum", "geslacht", "postcode", "email"
    )
    traject = lijsten.begin(
        "trajecten",
        *(
            "trajectnummer",
            "deelnemernummer",
            "programma",
            "subsidieproject",
            "aanmelddatum",
            "startdatum",
            "einddatum",
        ),
        *("instroomkanaal", "casemanager", "jobcoach", "doel", "arbeidssituatie_start", "opleidingsniveau", "dakloos"),
        *("uitstroomreden", "uitstroom_peildatum", "arbeidssituatie_uitstroom", "arbeidssituatie_6_maanden"),
    )
    fase = lijsten.begin("fases", "trajectnummer", "bouwsteen", "startdatum", "einddatum", "reden")
    meting = lijsten.begin("metingen", "trajectnummer", "soort", "datum", "instrument", "beoordelaar", *GEBIEDEN)
    contact = lijsten.begin("contactmomenten", "trajectnummer", "datum", "minuten", "soort", "medewerker", "onderwerp")
    uur = lijsten.begin("deelneemuren", "trajectnummer", "datum", "minuten", "activiteit")
    plaatsing = lijsten.begin("plaatsingen", "trajectnummer", "werkgever", "kvk_nummer", "soort", "startdatum")

    for nummer in range(1, aantal + 1):
        wie, welk = f"G{nummer:06}", f"T-G-{nummer:06}"
        geboren = date(1998, 1, 1) + timedelta(days=toeval.randrange(3_000))
        deelnemer(
            [
                wie,
                f"Voor{nummer}",
                f"Achter{toeval.randrange(5_000)}",
                geboren,
                "vrouw",
                "1442 AB",
                f"{wie}@deelnemer.example",
            ]
        )
        start = EERSTE_DAG + timedelta(days=toeval.randrange(730))
        einde = start + timedelta(days=DUUR)
        manager, coach = f"casemanager{nummer % 40}@groot.example", f"coach{nummer % 160}@groot.example"
        begin = [welk, wie, programma, "ESF-GROOT", start - timedelta(days=20), start, einde, "school", manager, coach]
        situatie = [
            "Weer structuur in mijn dag",
            "inactief",
            "mbo-2",
            "nee",
            "regulier_werk",
            einde,
            "werkend",
            "werkend",
        ]
        traject([*begin, *situatie])
        for steen in (1, 2, 3):
            van = start + timedelta(days=90 * (steen - 1))
            fase([welk, steen, van, van + timedelta(days=90), "start" if steen == 1 else "stabiel"])
        for soort, na in (("nul", 7), ("tussen", 120), ("eind", DUUR)):
            scores = [toeval.randint(1, 5) for _ in GEBIEDEN]
            meting([welk, soort, start + timedelta(days=na), "zrm-2017", manager, *scores])
        for keer in range(CONTACTEN):
            dag = start + timedelta(days=keer * 12)
            contact([welk, dag, toeval.choice((15, 30, 60, 90)), "gesprek", coach, f"Gesprek {keer} over de stappen"])
        for keer in range(UREN):
            uur([welk, start + timedelta(days=keer * 11), toeval.choice((120, 240, 360)), "vrijwilligerswerk"])
        if nummer % 4 == 0:
            werkgever = nummer % 300
            plaatsing(
                [
                    welk,
                    f"Bedrijf {werkgever}",
                    f"{10_000_000 + werkgever}",
                    "proefplaatsing",
                    start + timedelta(days=180),
                ]
            )
    lijsten.sluit()


if __name__ == "__main__":
    maak(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
