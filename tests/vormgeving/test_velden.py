"""Dates and durations as people write them."""

from datetime import date

import pytest
from django import forms

from vormgeving.formulier import Formulier
from vormgeving.velden import ANDERS, DATUMFOUT, DatumVeld, Keuze, KeuzeMeer, MinutenVeld


class Proef(Formulier):
    datum = DatumVeld(label="Datum", required=False)
    gewoon = forms.DateField(label="Gewone datum", required=False)
    duur = MinutenVeld(label="Hoe lang?", required=False)


@pytest.mark.parametrize("veld", ["datum", "gewoon"])
@pytest.mark.parametrize(
    "tekst", ["24-11-2026", "2026-11-24", "24/11/2026", "24.11.2026", "24 11 2026", "24112026", " 24-11-2026 "]
)
def test_een_datum_mag_op_veel_manieren(veld, tekst):
    form = Proef({veld: tekst})
    assert form.is_valid(), form.errors
    assert form.cleaned_data[veld] == date(2026, 11, 24)


@pytest.mark.parametrize("veld", ["datum", "gewoon"])
@pytest.mark.parametrize("tekst", ["24-11-26", "31-02-2026", "morgen", "11-24-2026", "241126"])
def test_een_datum_die_niet_kan_zegt_hoe_dan_wel(veld, tekst):
    form = Proef({veld: tekst})
    assert form.errors[veld] == [DATUMFOUT]
    assert DATUMFOUT == "Schrijf de datum zo: 24-11-2026."


@pytest.mark.parametrize("tekst", ["01-01-0001", "31-12-1899", "01-01-2101", "31-12-9999"])
def test_een_jaar_dat_niemand_bedoelt_wordt_geweigerd(tekst):
    assert Proef({"datum": tekst}).errors["datum"] == ["Kies een jaar van 1900 tot en met 2100."]


def test_een_datum_staat_er_zoals_je_hem_schrijft():
    assert 'value="24-11-2026"' in str(Proef(initial={"gewoon": date(2026, 11, 24)})["gewoon"])


@pytest.mark.parametrize(
    ("gegevens", "minuten"),
    [
        ({"duur_keuze": "60"}, 60),
        ({"duur_keuze": "60", "duur_anders": "40"}, 60),
        ({"duur_keuze": ANDERS, "duur_anders": "40"}, 40),
        ({"duur_anders": "40"}, 40),
        ({}, None),
    ],
)
def test_minuten_uit_knop_of_getal(gegevens, minuten):
    form = Proef(gegevens)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["duur"] == minuten


@pytest.mark.parametrize(
    ("gegevens", "woord"),
    [
        ({"duur_keuze": ANDERS}, "hoeveel minuten"),
        ({"duur_keuze": ANDERS, "duur_anders": "721"}, "12 uur"),
        ({"duur_keuze": ANDERS, "duur_anders": "0"}, "minstens 1"),
        ({"duur_keuze": ANDERS, "duur_anders": "een uur"}, "als een getal"),
        ({"duur_keuze": "17"}, "17"),
    ],
)
def test_minuten_die_niet_kunnen(gegevens, woord):
    form = Proef(gegevens)
    assert woord in form.errors["duur"][0]


def test_minuten_zijn_verplicht_als_het_veld_dat_is():
    class Verplicht(Formulier):
        duur = MinutenVeld(label="Hoe lang?")

    assert Verplicht({}).errors["duur"] == ["Kies hoe lang het duurde."]


@pytest.mark.parametrize(("minuten", "gekozen"), [(60, 'value="60"'), (40, f'value="{ANDERS}"')])
def test_bewaarde_minuten_staan_op_de_goede_knop(minuten, gekozen):
    html = str(Proef(initial={"duur": minuten})["duur"])
    aangevinkt = [stuk for stuk in html.split("<input")[1:] if " checked" in stuk.partition(">")[0]]
    assert len(aangevinkt) == 1
    assert gekozen in aangevinkt[0]


def test_keuze_is_een_echte_radiogroep_met_icoon_en_vinkje():
    class Keuzeformulier(Formulier):
        soort = forms.ChoiceField(
            choices=[("a", "Werkplek"), ("b", "Gesprek")], widget=Keuze(iconen={"a": "tools"}, kolommen=3)
        )
        talen = forms.MultipleChoiceField(choices=[("nl", "Nederlands"), ("ar", "Arabisch")], widget=KeuzeMeer)

    form = Keuzeformulier({"soort": "b", "talen": ["nl", "ar"]})
    assert form.is_valid()
    soort, talen = str(form["soort"]), str(form["talen"])
    assert soort.count('type="radio"') == 2
    assert "keuze--3" in soort
    assert soort.count("keuze__icoon") == 1
    assert talen.count('type="checkbox"') == 2
    assert talen.count(" checked") == 2
