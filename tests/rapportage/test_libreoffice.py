"""A Dutch LibreOffice opens every file with figures as it was meant: numbers, days and texts, and never a formula."""

from datetime import date
from decimal import Decimal

import pytest

from rapportage.esf.deelnemerslijst import KOLOMMEN, als_csv, als_xlsx, maak_lijst
from rapportage.maak import bereken
from rapportage.schrijvers import SCHRIJVERS, Verantwoording
from rapportage.schrijvers import als_csv as csv_van
from rapportage.soorten import DEFINITIES
from rapportage.tabel import Kolom, Tabel, kaal
from rapportage.verantwoording import lijst, lijstbestand
from rapportage.vraag import Vraag
from tests.fabrieken.opleiding import BewijsFactory
from tests.fabrieken.stappenplan import StapFactory
from tests.fabrieken.voortgang import FEBRUARI, programma_met_route, trajecten
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.rapportage.libreoffice import open_csv, open_xlsx
from tests.rapportage.overal_gelijk import alles_mag, namen_in
from toegang.models import Gebruiker
from trajecten.models import Deelnemer, Programma, Subsidieproject, Traject

# what a spreadsheet would rather make something else of
MOEILIJK = (
    "=1+1",
    "-5 graden",
    "+31 6 12345678",
    "@home",
    "=HYPERLINK(A1)",
    "#N/A",
    "0042",
    "123456789012345678",
    "1-2",
    "12:30",
    "1E5",
    "1 maart 2026",
    "WAAR",
    "Zoë Çelik-Ångström",
    'een "woord"; en nog een',
    "twee\nregels",
    "’s Ochtends – altijd",
)
# these look like numbers to a spreadsheet, unless it is told that quotes mean text
LIJKT_EEN_GETAL = ["0042", "123456789012345678", "1E5"]
GETALLEN = (0, 7, -3, 1714, 1234567, Decimal("0.25"), Decimal("1714.50"), Decimal("-0.50"))
DAGEN = (date(2026, 3, 1), date(1999, 12, 31), date(2024, 2, 29))
FORMULETEKENS = ("=", "+", "-", "@")
LIJSTKOP = tuple(kop.capitalize() for kop in lijstbestand.VAN_EEN)
HARD = Tabel(
    "hard",
    "Hard",
    (Kolom("Tekst"), Kolom("Getal", "uur"), Kolom("Dag")),
    tuple(
        (tekst, GETALLEN[nummer % len(GETALLEN)], DAGEN[nummer % len(DAGEN)]) for nummer, tekst in enumerate(MOEILIJK)
    ),
)
VERANTWOORDING = Verantwoording("Proef", (("Programma", "=1+1"), ("Code", "0042")))


@pytest.fixture(scope="module")
def map_(tmp_path_factory):
    """A folder with the settings of one LibreOffice, which it fills the first time."""
    return tmp_path_factory.mktemp("libreoffice")


@pytest.fixture
def uitkomsten(db):
    """Of every kind of report one, about people, projects and words with names that a spreadsheet stumbles over."""
    project = Subsidieproject.objects.create(
        code="0042", naam="=1+1; of -5", soort="esf", van=date(2026, 1, 1), tot=date(2026, 4, 30)
    )
    programma = programma_met_route("000123", "@thuis; “Zoë”")
    traject, ander = trajecten(programma, 2, project=project)
    for wie, nummer in ((traject, "000123"), (ander, "12345678901234567")):
        Traject.objects.filter(pk=wie.pk).update(trajectnummer=nummer, doel="-5 kilo;\n=1+1")
    Deelnemer.objects.update(voornaam="=Zoë", achternaam="Çelik; de Ångström", geboortedatum=date(2005, 3, 14))
    Gebruiker.objects.update(voornaam="@Jörg", achternaam="0042")
    StapFactory(traject=traject, wat="=SOM(A1:A9)", deadline=date(2026, 3, 1))
    PlaatsingFactory(traject=traject, startdatum=date(2026, 2, 9))
    BewijsFactory(traject=traject, datum=date(2026, 2, 9))
    traject.refresh_from_db()
    onderwerpen = {Programma: programma, Subsidieproject: project, Traject: traject}
    return {
        soort: bereken(Vraag(soort, onderwerpen[definitie.onderwerp], FEBRUARI, date(2026, 3, 5)), gemaakt_door="-Jörg")
        for soort, definitie in DEFINITIES.items()
    }


@pytest.fixture
def vol(uitkomsten):
    """Of each kind the figure with the longest list."""
    return {
        soort: max(uitkomst.posten.values(), key=lambda post: len(post.cijfer.ids))
        for soort, uitkomst in uitkomsten.items()
    }


def schrijf(map_, bestanden):
    paden = []
    for naam, inhoud in bestanden.items():
        paden.append(map_ / naam)
        paden[-1].write_bytes(inhoud)
    return paden


def eis_cel(cel, waarde):
    """The cell holds the value that was written, of the same type, and shows a text as it is."""
    assert cel.formule is None
    if waarde in (None, ""):
        assert cel.waarde in (None, "")
    elif isinstance(waarde, str):
        assert (cel.waarde, cel.getoond) == (waarde, waarde)
    else:
        assert (type(cel.waarde), cel.waarde) == (date if isinstance(waarde, date) else Decimal, waarde)


def eis_rijen(blad, rijen):
    """As many rows as were written, each cell as it was; empty ones behind the last may be away."""
    assert len(blad) == len(rijen)
    for cellen, waarden in zip(blad, rijen, strict=True):
        leeg = [None] * (len(waarden) - len(cellen))
        assert [kaal(waarde) or None for waarde in waarden[len(cellen) :]] == leeg
        for cel, waarde in zip(cellen, waarden, strict=False):
            eis_cel(cel, kaal(waarde))


def in_csv(rijen):
    """The rows as CSV has them: a text that could be a formula has an apostrophe in front."""
    return [
        [f"'{w}" if isinstance(w := kaal(waarde), str) and w.startswith(FORMULETEKENS) else w for waarde in rij]
        for rij in rijen
    ]


def bladen_van(verantwoording, tabellen):
    """The sheets of a workbook as they were written."""
    voorblad = [[verantwoording.titel], *verantwoording.regels]
    koppen = [
        [f"{kolom.kop} ({kolom.eenheid})" if kolom.is_getal else kolom.kop for kolom in tabel.kolommen]
        for tabel in tabellen
    ]
    return [voorblad, *([kop, *tabel.rijen] for kop, tabel in zip(koppen, tabellen, strict=True))]


def regels_van(verantwoording, tabellen):
    """The lines of a CSV file with figures as they were written: the number of each figure, and what it counts."""
    kop = ("onderdeel", "regel", "cijfer", "waarde", "eenheid")
    voor = [(verantwoording.titel, label, "", tekst, "") for label, tekst in verantwoording.regels]
    cellen = [
        (tabel.titel, " · ".join(map(str, filter(None, map(kaal, rij[:n])))), kolom.kop, waarde, kolom.eenheid)
        for tabel in tabellen
        for n in (namen_in(tabel),)
        for rij in tabel.rijen
        for kolom, waarde in zip(tabel.kolommen[n:], rij[n:], strict=True)
    ]
    return in_csv([kop, *voor, *cellen])


def lijst_van(uitkomst, post):
    """The rows of the list behind a figure."""
    return [
        (r.trajectnummer, r.datum, r.hoeveelheid, str(post.eenheid) if r.hoeveelheid is not None else "", r.reden)
        for r in lijst.regels_van(uitkomst, post)
    ]


def test_elk_soort_rapport_opent_in_excelvorm_zoals_het_bedoeld_is(uitkomsten, vol, map_):
    boeken, verwacht = {}, {}
    for soort, uitkomst in uitkomsten.items():
        omslag, post = uitkomst.omslag.verantwoording, vol[soort]
        boeken[f"{soort}.xlsx"] = SCHRIJVERS["xlsx"].schrijf(omslag, uitkomst.tabellen)
        verwacht[f"{soort}.xlsx"] = bladen_van(omslag, uitkomst.tabellen)
        boeken[f"{soort}-lijst.xlsx"] = lijstbestand.lijst_als_xlsx(uitkomst, post, alles_mag)
        verwacht[f"{soort}-lijst.xlsx"] = [None, [LIJSTKOP, *lijst_van(uitkomst, post)]]
    deelnemers = maak_lijst(uitkomsten["esf"], lezer=Gebruiker.objects.first(), vandaag=date(2026, 3, 5))
    boeken["deelnemers.xlsx"] = als_xlsx(deelnemers)
    verwacht["deelnemers.xlsx"] = bladen_van(
        deelnemers.verantwoording, [Tabel("d", "Deelnemers", KOLOMMEN, deelnemers.regels)]
    )
    boeken["hard.xlsx"] = SCHRIJVERS["xlsx"].schrijf(VERANTWOORDING, [HARD])
    verwacht["hard.xlsx"] = bladen_van(VERANTWOORDING, [HARD])
    geopend = open_xlsx(map_, schrijf(map_, boeken))
    for naam, bladen in verwacht.items():
        assert len(geopend[naam]) == len(bladen)
        for blad, rijen in zip(geopend[naam].values(), bladen, strict=True):
            if rijen is not None:
                eis_rijen(blad, rijen)
    uren, dagen = zip(*((rij[1], rij[2]) for rij in geopend["hard.xlsx"]["Hard"][1:]), strict=True)
    assert (uren[6].getoond, dagen[0].getoond) == ("1714,50", "01-03-2026")


def test_elk_soort_rapport_opent_als_csv_zoals_het_bedoeld_is(uitkomsten, vol, map_):
    bestanden, verwacht = {}, {}
    for soort, uitkomst in uitkomsten.items():
        omslag, post = uitkomst.omslag.verantwoording, vol[soort]
        bestanden[f"{soort}.csv"] = SCHRIJVERS["csv"].schrijf(omslag, uitkomst.tabellen)
        verwacht[f"{soort}.csv"] = regels_van(omslag, uitkomst.tabellen)
        bestanden[f"{soort}-lijst.csv"] = lijstbestand.lijst_als_csv(uitkomst, post, alles_mag)
        verwacht[f"{soort}-lijst.csv"] = in_csv([lijstbestand.VAN_EEN, *lijst_van(uitkomst, post)])
    deelnemers = maak_lijst(uitkomsten["esf"], lezer=Gebruiker.objects.first(), vandaag=date(2026, 3, 5))
    bestanden["deelnemers.csv"] = als_csv(deelnemers)
    verwacht["deelnemers.csv"] = in_csv([[kolom.kop for kolom in KOLOMMEN], *deelnemers.regels])
    bestanden["hard.csv"] = csv_van([kolom.kop for kolom in HARD.kolommen], HARD.rijen)
    verwacht["hard.csv"] = in_csv([[kolom.kop for kolom in HARD.kolommen], *HARD.rijen])
    geopend = open_csv(map_, schrijf(map_, bestanden), aanhaling_is_tekst=True)
    assert set(geopend) == set(verwacht)
    for naam, rijen in verwacht.items():
        (blad,) = geopend[naam].values()
        eis_rijen(blad, rijen)


def test_wie_niets_instelt_mist_alleen_de_nullen_vooraan(map_):
    (pad,) = schrijf(map_, {"hard.csv": csv_van([], HARD.rijen)})
    (blad,) = open_csv(map_, [pad])["hard.csv"].values()
    anders = [
        rij[0]
        for cellen, rij in zip(blad[-len(HARD.rijen) :], in_csv(HARD.rijen), strict=True)
        if cellen[0].waarde != rij[0]
    ]
    assert anders == LIJKT_EEN_GETAL
