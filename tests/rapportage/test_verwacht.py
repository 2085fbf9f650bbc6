"""The figures that were calculated apart from the application: all five organisations, all entries, equal."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from organisaties import in_organisatie
from organisaties.diensten import maak_organisatie
from rapportage.soorten import DEFINITIES
from trajecten.importeren import uitvoering
from trajecten.importeren.bron import uit_pad

pytestmark = pytest.mark.django_db
VOORBEELDEN = Path(__file__).resolve().parents[2] / "voorbeelden"
ORGANISATIES = ("werkmakerij", "participatiefabriek", "hwwerkt", "werkshop", "jongerenloket")


def ingelezen(naam):
    """The schema of a new organisation with the sample data of `naam`."""
    schema = f"{naam}_voorbeeld"
    maak_organisatie(schema=schema, naam=naam, adres=f"{naam}.voorbeeld.localhost", sjabloon=naam, door=None)
    with in_organisatie(schema):
        uitkomst = uitvoering.lees_in(uit_pad(VOORBEELDEN / naam), door=None)
    assert uitkomst.goed, uitkomst.meldingen.fouten
    return schema


def rapport(schema, invoer, uit, formaat="json"):
    namen = ("programma", "project", "van", "tot", "peildatum")
    over = [f"--{naam}={invoer[naam]}" for naam in namen if naam in invoer]
    soort = invoer.get("soort", "voortgang")
    call_command("rapport", soort, f"--organisatie={schema}", *over, f"--formaat={formaat}", f"--uit={uit}")
    return uit.read_bytes()


@pytest.mark.parametrize("naam", ORGANISATIES)
def test_het_rapport_van_een_organisatie_is_gelijk_aan_wat_is_uitgerekend(naam, tmp_path):
    schema = ingelezen(naam)
    verwacht = [
        invoer
        for invoer in json.loads((VOORBEELDEN / naam / "verwacht.json").read_text())
        if invoer["soort"] in DEFINITIES
    ]
    assert verwacht
    for invoer in verwacht:
        assert json.loads(rapport(schema, invoer, tmp_path / "uit")) == invoer


def test_het_commando_schrijft_elk_formaat_en_naar_het_scherm(tmp_path, programma, capfdbinary):
    invoer = {"programma": programma.code, "van": "2026-02-01", "tot": "2026-02-28", "peildatum": "2026-03-01"}
    assert rapport("werkmakerij", invoer, tmp_path / "a.pdf", "pdf").startswith(b"%PDF")
    assert rapport("werkmakerij", invoer, tmp_path / "a.xlsx", "xlsx").startswith(b"PK")
    assert rapport("werkmakerij", invoer, tmp_path / "a.csv", "csv").startswith(b"\xef\xbb\xbf")
    capfdbinary.readouterr()
    periode = [f"--{naam}={invoer[naam]}" for naam in ("programma", "van", "tot")]
    call_command("rapport", "voortgang", "--organisatie=werkmakerij", *periode)
    assert json.loads(capfdbinary.readouterr().out)["cijfers"]["lopend"] == 3


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"organisatie": "nergens"}, "Er is geen organisatie 'nergens'."),
        ({"programma": "niets"}, "Er is geen programma 'niets' in 'werkmakerij'."),
        ({"tot": "2026-01-01"}, "De periode eindigt voordat hij begint."),
    ],
)
def test_het_commando_zegt_wat_er_niet_klopt(programma, anders, zin):
    opties = {"organisatie": "werkmakerij", "programma": programma.code, "van": "2026-02-01", "tot": "2026-02-28"}
    with pytest.raises(CommandError, match=zin):
        call_command("rapport", "voortgang", *(f"--{naam}={waarde}" for naam, waarde in {**opties, **anders}.items()))
