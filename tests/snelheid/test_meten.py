"""The measurement measures what it says: equal figures, as many people as asked, and a table that keeps its place."""

from datetime import date

import pytest
from django.db import connection

from organisaties import in_organisatie
from rapportage.esf.cijfers import bereken_esf
from rapportage.esf.query import lees_rijen
from tests.snelheid import cijfers, gegevens, verslag
from tests.snelheid.klok import Uitkomst
from trajecten.models import Deelnemer


def deelnemers_gestart(schema):
    """How many the ESF+ report counts, after seeing that SQL by hand gives the same figures and lists."""
    with in_organisatie(schema):
        vraag = cijfers.esf_vraag()
        esf = bereken_esf(lees_rijen(vraag), vraag.periode, vraag.peildatum)
        cijfers.eis_gelijk(esf, cijfers.met_de_hand(vraag, cijfers.LIJSTEN))
        return esf.indicatoren[0].totaal.waarde


@pytest.mark.django_db
def test_sql_met_de_hand_telt_als_het_rapport_en_de_gegevens_worden_zo_vaak_vermenigvuldigd_als_gevraagd():
    gegevens.maak_zaad("gemeten", 20)
    with connection.cursor() as cursor:
        # what is checked at the end of a transaction is checked now: the copy goes round the triggers
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    gegevens.maak_gevulde("veelvoud", "gemeten", 3)
    assert deelnemers_gestart("veelvoud") == 3 * deelnemers_gestart("gemeten") > 0
    with in_organisatie("veelvoud"):
        assert Deelnemer.objects.count() == 60
        assert Deelnemer.objects.create(deelnemernummer="nieuw", achternaam="Nieuw").pk


def test_een_doel_is_een_bovengrens_tenzij_meer_beter_is():
    assert Uitkomst("", "", 150, 100, 1.5).gehaald
    assert not Uitkomst("", "", 151, 100, 1.5).gehaald
    assert Uitkomst("", "", 180, 100, 1.8, minstens=True).gehaald
    assert Uitkomst("", "", 500, 100, None).gehaald is None


def test_de_tabel_komt_tussen_de_merken_en_wat_eromheen_staat_blijft(tmp_path):
    pad = tmp_path / "snelheid.md"
    pad.write_text(f"Voor.\n\n{verslag.BEGIN}\nvorige keer\n{verslag.EINDE}\n\nWaarom.\n")
    meting = verslag.Verslag(date(2026, 11, 22), 1, 10_000, 342)
    meting.delen.append(("Pagina's", [Uitkomst("Mijn dag", "kaal", 30, 10, 1.5)]))
    meting.fouten.append(("Workers", "TimeoutError: te laat"))
    verslag.schrijf(pad, meting.als_markdown())
    tekst = pad.read_text()
    assert tekst.startswith("Voor.")
    assert tekst.endswith("Waarom.\n")
    assert "vorige keer" not in tekst
    assert "| Mijn dag | kaal | 30,0 | 10,0 | 3,00 | ≤ 1,50 | **nee** |" in tekst
    assert "Niet gemeten: Workers.** TimeoutError: te laat" in tekst
    assert "0 van de 1 doelen gehaald" in tekst
