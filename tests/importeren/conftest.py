"""Lists for the tests: a small set that is right, to be broken in one place, and an organisation to read it in."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from bouwstenen.inrichting import maak_programmas
from organisaties import sjablonen
from trajecten.importeren import uitvoering
from trajecten.importeren.uitvoering import Uitkomst
from trajecten.inrichting import vul_codes
from zelfredzaamheid.inrichting import vul_instrumenten

VOORBEELDEN = Path(__file__).resolve().parent.parent.parent / "voorbeelden"
Rijen = list[dict[str, Any]]


def richt_in(sjabloon: str) -> None:
    """Give the current organisation the codes, instruments and programmes of a template."""
    inhoud = sjablonen.lees(sjabloon)
    for stap in (vul_codes, vul_instrumenten, maak_programmas):
        stap(sjabloon=inhoud, door=None)


@pytest.fixture
def ingericht(db_of_zonder: None) -> None:
    """The organisation of the test has the programme of De Werkmakerij."""
    richt_in("werkmakerij")


def goede_lijsten() -> dict[str, Rijen]:
    """One deelnemer with one traject that has ended, and a row of everything."""
    return {
        "subsidieprojecten": [{"code": "ESF-1", "naam": "Werk in de wijk", "soort": "esf", "norm_uren": "80"}],
        "deelnemers": [
            {"deelnemernummer": "D1", "voornaam": "Daan", "achternaam": "Verbeek", "geboortedatum": "2004-02-29"}
            | {"geslacht": "man", "postcode": "1442 AB", "email": "daan@deelnemer.example", "voorkeurstaal": "nl"}
        ],
        "trajecten": [
            {"trajectnummer": "T1", "deelnemernummer": "D1", "programma": "werkmakerij", "subsidieproject": "ESF-1"}
            | {"aanmelddatum": "2026-01-05", "startdatum": "2026-02-01", "einddatum": "2026-08-01"}
            | {"instroomkanaal": "school", "casemanager": "carla@werk.example", "jobcoach": "joris@werk.example"}
            | {"doel": "Werk; met ritme", "arbeidssituatie_start": "inactief", "dakloos": "niet_gevraagd"}
            | {"uitstroomreden": "regulier_werk", "uitstroom_peildatum": "2026-08-10"}
            | {"arbeidssituatie_uitstroom": "werkend", "arbeidssituatie_6_maanden": "werkend"}
        ],
        "fases": [
            {"trajectnummer": "T1", "bouwsteen": "1", "startdatum": "2026-02-01", "einddatum": "2026-04-01"}
            | {"reden": "start"},
            {"trajectnummer": "T1", "bouwsteen": "2", "startdatum": "2026-04-01", "einddatum": "2026-08-01"}
            | {"reden": "stabiel"},
        ],
        "metingen": [
            {"trajectnummer": "T1", "soort": "nul", "datum": "2026-02-03", "instrument": "zrm-2017"}
            | {"beoordelaar": "carla@werk.example", "financien": "2", "huisvesting": "", "justitie": "5", "adl": ""}
        ],
        "contactmomenten": [
            {"trajectnummer": "T1", "datum": "2026-02-10", "minuten": "60", "soort": "gesprek"}
            | {"medewerker": "joris@werk.example", "onderwerp": "Kennismaken"},
            {"trajectnummer": "T1", "datum": "2026-02-17", "minuten": "30", "soort": "online"}
            | {"medewerker": "joris@werk.example", "onderwerp": ""},
        ],
        "deelneemuren": [{"trajectnummer": "T1", "datum": "2026-02-11", "minuten": "240", "activiteit": "workshop"}],
        "plaatsingen": [
            {"trajectnummer": "T1", "werkgever": "Bakker Bart", "kvk_nummer": "01234567", "sector": "horeca"}
            | {"soort": "stage", "startdatum": "2026-05-01", "einddatum": "2026-07-01", "uren_per_week": "16,5"}
        ],
    }


def als_csv(rijen: Rijen, scheiding: str = ";") -> bytes:
    """A CSV file of these rows, with the columns of the first."""
    doel = io.StringIO()
    schrijver = csv.DictWriter(doel, list(rijen[0]), delimiter=scheiding, lineterminator="\r\n")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return ("\ufeff" + doel.getvalue()).encode()


def als_bestanden(lijsten: dict[str, Rijen]) -> list[tuple[str, bytes]]:
    """The lists as files, as `uit_pad` gives them."""
    return [(f"{naam}.csv", als_csv(rijen)) for naam, rijen in lijsten.items()]


@pytest.fixture
def lijsten() -> dict[str, Rijen]:
    return goede_lijsten()


@pytest.fixture
def lees_in(ingericht: None) -> Callable[..., Uitkomst]:
    """Reads in lists (or files) in the organisation of the test."""

    def doe(lijsten: dict[str, Rijen] | list[tuple[str, bytes]]) -> Uitkomst:
        bestanden = als_bestanden(lijsten) if isinstance(lijsten, dict) else lijsten
        return uitvoering.lees_in(bestanden, door=None)

    return doe


@pytest.fixture
def controleer(ingericht: None) -> Callable[..., Uitkomst]:
    """Checks lists (or files) without writing."""

    def doe(lijsten: dict[str, Rijen] | list[tuple[str, bytes]]) -> Uitkomst:
        bestanden = als_bestanden(lijsten) if isinstance(lijsten, dict) else lijsten
        return uitvoering.controleer(bestanden, door=None)

    return doe


def aantallen() -> dict[str, int]:
    """How many rows every table of the organisation has."""
    namen = ("toegang", "trajecten", "bouwstenen", "zelfredzaamheid", "werkgevers")
    modellen = [model for naam in namen for model in apps.get_app_config(naam).get_models()]
    return {model._meta.label: model._default_manager.count() for model in modellen}


def fouten(uitkomst: Uitkomst) -> list[tuple[str, int | None, str]]:
    """Where the errors are: file, row and column."""
    return [(fout.bestand, fout.rij, fout.kolom) for fout in uitkomst.meldingen.fouten]
