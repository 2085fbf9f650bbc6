"""Every error of the lists is told with its file, row and column, and nothing is written."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.importeren.conftest import aantallen, fouten

MORGEN = (timezone.localdate() + timedelta(days=1)).isoformat()

# what is changed in the first row of a list: (list, column, value) -> the columns that are wrong
ENKEL = [
    pytest.param("deelnemers", "geboortedatum", "2005-02-30", id="een datum die niet bestaat"),
    pytest.param("deelnemers", "geboortedatum", "31/12/2005", id="een datum in een andere vorm"),
    pytest.param("deelnemers", "geboortedatum", "0205-01-01", id="een jaar dat niet kan"),
    pytest.param("deelnemers", "geboortedatum", MORGEN, id="een geboortedatum in de toekomst"),
    pytest.param("deelnemers", "geslacht", "v", id="een geslacht dat niet bestaat"),
    pytest.param("deelnemers", "postcode", "14422 AB", id="een postcode die niet klopt"),
    pytest.param("deelnemers", "email", "daan", id="een e-mailadres dat niet klopt"),
    pytest.param("deelnemers", "voorkeurstaal", "Nederlands", id="een taal in plaats van een taalcode"),
    pytest.param("deelnemers", "voorkeurstaal", "xx", id="een taal die niet bestaat"),
    pytest.param("deelnemers", "achternaam", "", id="een verplichte cel is leeg"),
    pytest.param("deelnemers", "achternaam", "x" * 121, id="een tekst die niet past"),
    pytest.param("subsidieprojecten", "soort", "europa", id="een soort project die niet bestaat"),
    pytest.param("subsidieprojecten", "norm_uren", "tachtig", id="een norm die geen getal is"),
    pytest.param("trajecten", "programma", "onbekend", id="een programma dat niet bestaat"),
    pytest.param("trajecten", "deelnemernummer", "D9", id="een deelnemer die niet bestaat"),
    pytest.param("trajecten", "subsidieproject", "ESF-9", id="een project dat niet bestaat"),
    pytest.param("trajecten", "instroomkanaal", "Hangplek", id="een instroomkanaal dat niet bestaat"),
    pytest.param("trajecten", "uitstroomreden", "baan", id="een uitstroomreden die niet bestaat"),
    pytest.param("trajecten", "dakloos", "misschien", id="een antwoord dat niet bestaat"),
    pytest.param("trajecten", "casemanager", "Carla", id="een medewerker zonder e-mailadres"),
    pytest.param("fases", "trajectnummer", "T9", id="een fase zonder traject"),
    pytest.param("fases", "bouwsteen", "9", id="een bouwsteen buiten de route"),
    pytest.param("fases", "bouwsteen", "een", id="een bouwsteen die geen getal is"),
    pytest.param("fases", "reden", "klaar", id="een reden die niet bestaat"),
    pytest.param("fases", "startdatum", "2026-01-31", id="een fase voor de start van het traject"),
    pytest.param("fases", "einddatum", "2026-01-15", id="een fase die eindigt voordat zij begint"),
    pytest.param("metingen", "trajectnummer", "T9", id="een meting zonder traject"),
    pytest.param("metingen", "soort", "begin", id="een soort meting die niet bestaat"),
    pytest.param("metingen", "instrument", "zrm-2020", id="een instrument dat niet bestaat"),
    pytest.param("metingen", "financien", "6", id="een score boven 5"),
    pytest.param("metingen", "financien", "0", id="een score 0"),
    pytest.param("metingen", "financien", "2,5", id="een halve score"),
    pytest.param("metingen", "adl", "3", id="een score die het instrument niet heeft"),
    pytest.param("contactmomenten", "datum", "2026-01-31", id="contact voor de start"),
    pytest.param("contactmomenten", "datum", "2026-08-01", id="contact op de einddatum"),
    pytest.param("contactmomenten", "datum", MORGEN, id="contact in de toekomst"),
    pytest.param("contactmomenten", "minuten", "0", id="contact van 0 minuten"),
    pytest.param("contactmomenten", "minuten", "721", id="contact van meer dan 12 uur"),
    pytest.param("contactmomenten", "minuten", "1,5", id="een halve minuut"),
    pytest.param("contactmomenten", "soort", "borrel", id="een soort contact die niet bestaat"),
    pytest.param("contactmomenten", "medewerker", "", id="contact zonder medewerker"),
    pytest.param("deelneemuren", "minuten", "1441", id="meer uren dan een dag"),
    pytest.param("deelneemuren", "trajectnummer", "T9", id="uren zonder traject"),
    pytest.param("plaatsingen", "kvk_nummer", "1234567", id="een KvK-nummer van 7 cijfers"),
    pytest.param("plaatsingen", "sector", "zorg", id="een sector die niet bestaat"),
    pytest.param("plaatsingen", "soort", "baan", id="een soort plaatsing die niet bestaat"),
    pytest.param("plaatsingen", "uren_per_week", "169", id="meer uren dan een week heeft"),
    pytest.param("plaatsingen", "uren_per_week", "16,555", id="te veel cijfers achter de komma"),
    pytest.param("plaatsingen", "einddatum", "2026-04-01", id="een plaatsing die eindigt voordat zij begint"),
]


@pytest.mark.parametrize(("lijst", "kolom", "waarde"), ENKEL)
def test_een_foute_cel_heeft_bestand_rij_en_kolom(lijsten, lees_in, lijst, kolom, waarde):
    lijsten[lijst][0][kolom] = waarde
    voor = aantallen()

    uitkomst = lees_in(lijsten)

    assert fouten(uitkomst) == [(f"{lijst}.csv", 2, kolom)]
    assert all(fout.wat and fout.doe for fout in uitkomst.meldingen.fouten)
    assert aantallen() == voor


@pytest.mark.parametrize(
    ("lijst", "kolom"),
    [("deelnemers", "deelnemernummer"), ("trajecten", "trajectnummer"), ("subsidieprojecten", "code")],
)
def test_een_sleutel_die_twee_keer_voorkomt_is_fout(lijsten, lees_in, lijst, kolom):
    dubbel = lijsten[lijst][0] | ({"startdatum": "", "einddatum": ""} if lijst == "trajecten" else {"naam": "Anders"})
    lijsten[lijst].append({kolom_: dubbel[kolom_] for kolom_ in lijsten[lijst][0]})

    uitkomst = lees_in(lijsten)

    assert fouten(uitkomst) == [(f"{lijst}.csv", 3, kolom)]
    assert "rij 2" in uitkomst.meldingen.fouten[0].wat


@pytest.mark.parametrize("lijst", ["fases", "metingen", "contactmomenten", "deelneemuren", "plaatsingen"])
def test_een_hele_rij_die_twee_keer_voorkomt_is_fout(lijsten, lees_in, lijst):
    lijsten[lijst].append(dict(lijsten[lijst][0]))

    plek = (f"{lijst}.csv", len(lijsten[lijst]) + 1, "")
    assert fouten(lees_in(lijsten)) == [plek]


def test_twee_nulmetingen_in_een_traject_zijn_fout(lijsten, lees_in):
    lijsten["metingen"].append(lijsten["metingen"][0] | {"datum": "2026-03-01"})
    assert fouten(lees_in(lijsten)) == [("metingen.csv", 3, "soort")]


def test_fases_die_overlappen_zijn_fout(lijsten, lees_in):
    lijsten["fases"][1]["startdatum"] = "2026-03-31"
    uitkomst = lees_in(lijsten)
    assert fouten(uitkomst) == [("fases.csv", 3, "startdatum")]
    assert "rij 2" in uitkomst.meldingen.fouten[0].wat


def test_een_open_fase_in_een_gestopt_traject_is_fout(lijsten, lees_in):
    lijsten["fases"][1]["einddatum"] = ""
    assert fouten(lees_in(lijsten)) == [("fases.csv", 3, "einddatum")]


def test_een_fase_die_het_traject_overleeft_is_fout(lijsten, lees_in):
    lijsten["fases"][1]["einddatum"] = "2026-08-02"
    assert fouten(lees_in(lijsten)) == [("fases.csv", 3, "einddatum")]


def test_twee_lopende_trajecten_in_een_programma_zijn_fout(lijsten, lees_in):
    tweede = lijsten["trajecten"][0] | {"trajectnummer": "T2", "startdatum": "2026-07-31", "einddatum": ""}
    lijsten["trajecten"].append(tweede)
    assert fouten(lees_in(lijsten)) == [("trajecten.csv", 3, "startdatum")]


def test_een_traject_mag_beginnen_op_de_dag_dat_het_vorige_stopt(lijsten, lees_in):
    lijsten["trajecten"].append(
        lijsten["trajecten"][0] | {"trajectnummer": "T2", "startdatum": "2026-08-01", "einddatum": ""}
    )
    assert lees_in(lijsten).geschreven


def test_een_einde_voor_de_start_is_fout(lijsten, lees_in):
    lijsten = {naam: lijsten[naam] for naam in ("subsidieprojecten", "deelnemers", "trajecten")}
    lijsten["trajecten"][0]["einddatum"] = "2026-01-31"
    assert fouten(lees_in(lijsten)) == [("trajecten.csv", 2, "einddatum")]


def test_een_einde_zonder_start_is_fout(lijsten, lees_in):
    lijsten = {naam: lijsten[naam] for naam in ("subsidieprojecten", "deelnemers", "trajecten")}
    lijsten["trajecten"][0]["startdatum"] = ""
    assert fouten(lees_in(lijsten)) == [("trajecten.csv", 2, "startdatum")]


def test_alle_fouten_komen_tegelijk(lijsten, lees_in):
    lijsten["deelnemers"][0] |= {"geslacht": "v", "postcode": "x"}
    lijsten["contactmomenten"][1]["minuten"] = "veel"
    lijsten["plaatsingen"][0]["sector"] = "zorg"
    assert fouten(lees_in(lijsten)) == [
        ("contactmomenten.csv", 3, "minuten"),
        ("deelnemers.csv", 2, "geslacht"),
        ("deelnemers.csv", 2, "postcode"),
        ("plaatsingen.csv", 2, "sector"),
    ]


def test_wie_naar_een_foute_rij_verwijst_is_niet_ook_fout(lijsten, lees_in):
    lijsten["trajecten"][0]["aanmelddatum"] = "ooit"
    assert fouten(lees_in(lijsten)) == [("trajecten.csv", 2, "aanmelddatum")]


def test_een_code_die_erop_lijkt_wordt_voorgesteld(lijsten, lees_in):
    lijsten["trajecten"][0]["uitstroomreden"] = "regulier werk"
    assert lees_in(lijsten).meldingen.fouten[0].doe == "Bedoel je “regulier_werk”?"


def test_leeftijd_en_normen_zijn_opmerkingen(lijsten, lees_in):
    lijsten["deelnemers"][0]["geboortedatum"] = "1960-01-01"
    lijsten["fases"][0]["einddatum"] = lijsten["fases"][1]["startdatum"] = "2026-07-15"

    uitkomst = lees_in(lijsten)

    assert uitkomst.geschreven
    plekken = {(o.bestand, o.rij, o.kolom) for o in uitkomst.meldingen.opmerkingen}
    assert {("trajecten.csv", 2, "programma"), ("fases.csv", 2, "einddatum")} <= plekken


def test_een_meting_op_de_einddatum_mag(lijsten, lees_in):
    lijsten["metingen"][0] |= {"soort": "eind", "datum": "2026-08-01"}
    uitkomst = lees_in(lijsten)
    assert uitkomst.geschreven
    assert [o for o in uitkomst.meldingen.opmerkingen if o.bestand == "metingen.csv"] == []
