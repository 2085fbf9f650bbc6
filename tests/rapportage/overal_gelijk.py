"""For every kind of report: a number is the same wherever it stands, and its list is as long.

Hand it an `Uitkomst` (`uitkomst_uit` makes one of plain rows); call it from a property test of each kind.
"""

import csv
import io
from datetime import date

from openpyxl import load_workbook
from pypdf import PdfReader

from rapportage import opslag
from rapportage.omslag import Omslag
from rapportage.pdf import als_pdf
from rapportage.periode import Periode
from rapportage.schrijvers import SCHRIJVERS
from rapportage.soorten import DEFINITIES, Uitkomst
from rapportage.tabel import Telling
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
    """Number = list = rows of the CSV (of the list and of all lists together) = rows of the XLSX."""
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
    """Each number in a table is that of its figure, and stands so in the data file (`gegevens`, else a new one)."""
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


def namen_in(tabel):
    """How many columns name the row: all words before the first number."""
    return max(1, next((plek for plek, kolom in enumerate(tabel.kolommen) if kolom.is_getal), 1))


def eis_pdf(uitkomst):
    """The figures inside the PDF are those of the report."""
    pdf = PdfReader(io.BytesIO(als_pdf(uitkomst, van_tokens(None))))
    (gegevens,) = pdf.attachments["cijfers.csv"]
    eis_tabellen(uitkomst, gegevens)


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
    """All of the above; `met_bestanden` also opens an XLSX for each figure and the PDF, which takes a second."""
    eis_lijsten(uitkomst, met_xlsx=met_bestanden)
    eis_delen(uitkomst)
    eis_tabellen(uitkomst)
    eis_bevroren(uitkomst)
    if met_bestanden:
        eis_pdf(uitkomst)
