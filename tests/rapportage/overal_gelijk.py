"""For every kind of report: a number is the same wherever it stands, and its list is as long.

Hand it an `Uitkomst` (`uitkomst_uit` makes one of plain rows); call it from a property test of each kind.
"""

import csv
import io
import json
from datetime import date

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from rapportage import opslag
from rapportage.bestanden import als_bestand
from rapportage.omslag import Omslag
from rapportage.pdf import als_pdf
from rapportage.periode import Periode
from rapportage.schrijvers import SCHRIJVERS
from rapportage.soorten import DEFINITIES, Uitkomst
from rapportage.tabel import Telling, als_tekst
from rapportage.verantwoording import lijst, lijstbestand
from vormgeving.huisstijl import van_tokens


def uitkomst_uit(soort, rijen, periode=None, peildatum=date(2026, 11, 20)):
    """The outcome of a kind of report over plain rows."""
    periode = periode or Periode.jaar(2026)
    omslag = Omslag(soort, "Proef", "P-1", "Proef", periode, peildatum, peildatum, "Petra Vos")
    definitie = DEFINITIES[soort]
    return Uitkomst(definitie, omslag, rijen, definitie.bereken(rijen, periode, peildatum))


def alles_mag(post, traject_id):
    return True


def csv_rijen(inhoud):
    return list(csv.reader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))


def eis_lijsten(uitkomst, *, met_xlsx=False):
    """Number = list = rows of the CSV (of the list and of all lists together) = rows of the XLSX, of each figure."""
    # two figures with one code would hide one of them
    assert len(uitkomst.definitie.posten(uitkomst.cijfers)) == len(uitkomst.posten)
    alles = csv_rijen(lijstbestand.alles_als_csv(uitkomst, alles_mag))[1:]
    for code, post in uitkomst.posten.items():
        regels = lijst.regels_van(uitkomst, post)
        assert [regel.id for regel in regels] == list(post.cijfer.ids)
        assert all(regel.reden.strip() for regel in regels)
        als_csv = csv_rijen(lijstbestand.lijst_als_csv(uitkomst, post, alles_mag))[1:]
        hoeveelheden = [regel.hoeveelheid for regel in regels]
        assert post.cijfer.waarde == (sum(hoeveelheden) if post.eenheid.is_som else len(regels))
        assert len(als_csv) == len(regels) == len([rij for rij in alles if rij[0] == code])
        assert [rij[4] for rij in als_csv] == [regel.reden for regel in regels]
        if post.eenheid.is_som:
            assert sum(int(rij[2]) for rij in als_csv) == post.cijfer.waarde
        if met_xlsx:
            boek = load_workbook(io.BytesIO(lijstbestand.lijst_als_xlsx(uitkomst, post, alles_mag)))
            assert len(list(boek["Lijst"].values)) - 1 == len(regels)


def eis_delen(uitkomst):
    """The pages of a list follow each other without gaps, each as the whole list has it."""
    for post in uitkomst.posten.values():
        bladzijde, gezien = lijst.Bladzijde(0, len(post.cijfer.ids)), []
        while bladzijde is not None:
            gezien += lijst.deel(uitkomst, post, bladzijde)
            verder = bladzijde.volgende
            bladzijde = lijst.Bladzijde(verder, bladzijde.totaal) if verder else None
        assert tuple(gezien) == lijst.regels_van(uitkomst, post)


def eis_tabellen(uitkomst, gegevens=None):
    """Each number in a table is that of its figure, and stands so in the data file (`gegevens`, else a new one).

    Every figure that counts something stands in a table, or in the words below one.
    """
    if gegevens is None:
        gegevens = SCHRIJVERS["csv"].schrijf(uitkomst.omslag.verantwoording, uitkomst.tabellen)
    getallen = [rij[3] for rij in csv_rijen(gegevens)[1 + len(uitkomst.omslag.verantwoording.regels) :]]
    cellen = [cel for tabel in uitkomst.tabellen for rij in tabel.rijen for cel in rij[namen_in(tabel) :]]
    assert len(cellen) == len(getallen)
    for cel, geschreven in zip(cellen, getallen, strict=True):
        if isinstance(cel, Telling):
            getal = lijst.als_getal(uitkomst.posten[cel.post])
            assert cel.getal == getal
            assert geschreven == str(getal).replace(".", ",")
    genoemd = {cel.post for cel in cellen if isinstance(cel, Telling)}
    uitleg = " ".join(tabel.uitleg for tabel in uitkomst.tabellen)
    for code, post in uitkomst.posten.items():
        assert code in genoemd or not post.cijfer or als_tekst(lijst.als_getal(post)) in uitleg


def eis_werkmap(uitkomst):
    """The workbook has the same numbers in the same cells."""
    boek = load_workbook(io.BytesIO(SCHRIJVERS["xlsx"].schrijf(uitkomst.omslag.verantwoording, uitkomst.tabellen)))
    for blad, tabel in zip(boek.worksheets[1:], uitkomst.tabellen, strict=True):
        geschreven = list(blad.values)[1:]
        assert len(geschreven) == len(tabel.rijen)
        for cellen, rij in zip(geschreven, tabel.rijen, strict=True):
            for cel, waarde in zip(cellen, rij, strict=True):
                if isinstance(waarde, Telling):
                    assert cel == pytest.approx(float(waarde.getal), abs=0.001)


def namen_in(tabel):
    """How many columns name the row: all words before the first number."""
    return max(1, next((plek for plek, kolom in enumerate(tabel.kolommen) if kolom.is_getal), 1))


def eis_pdf(uitkomst):
    """The figures inside the PDF are those of the report."""
    pdf = PdfReader(io.BytesIO(als_pdf(uitkomst, van_tokens(None))))
    (gegevens,) = pdf.attachments["cijfers.csv"]
    eis_tabellen(uitkomst, gegevens)
    (als_json,) = pdf.attachments["cijfers.json"]
    assert json.loads(als_json) == json.loads(als_bestand(uitkomst, "json")) == uitkomst.als_json


def eis_bevroren(uitkomst):
    """What was kept gives the same bytes and the same figures."""
    soort = uitkomst.definitie.rijensoort
    bewaard = opslag.naar_bytes(uitkomst.rijen)
    terug = opslag.uit_bytes(soort, bewaard)
    omslag = uitkomst.omslag
    assert opslag.naar_bytes(terug) == bewaard
    assert uitkomst.definitie.bereken(terug, omslag.periode, omslag.peildatum) == uitkomst.cijfers


def eis_waarom_niet(uitkomst, trajecten):
    """Of each of these trajecten that a figure does not hold, it is said why, in a sentence."""
    for code, post in uitkomst.posten.items():
        erin = {regel.traject_id for regel in lijst.regels_van(uitkomst, post)}
        for traject_id in set(trajecten) - erin:
            assert uitkomst.waarom_niet(code, traject_id).endswith((".", "?"))


def eis_overal_gelijk(uitkomst, *, met_bestanden=False):
    """All of the above; `met_bestanden` also opens an XLSX for each figure and the PDF, which takes a second.

    Returns how many figures were looked at.
    """
    eis_lijsten(uitkomst, met_xlsx=met_bestanden)
    eis_delen(uitkomst)
    eis_tabellen(uitkomst)
    eis_bevroren(uitkomst)
    if met_bestanden:
        eis_werkmap(uitkomst)
        eis_pdf(uitkomst)
    return len(uitkomst.posten)
