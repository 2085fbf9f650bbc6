"""Matching cannot read who somebody is: not in what it asks of the database, and not in what comes out."""

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory, VestigingFactory
from tests.fabrieken.werkplekken import WerkplekFactory, WerkwensFactory
from tests.fabrieken.zelfredzaamheid import MetingFactory
from trajecten.models import Deelnemer, Traject, Uitkering
from werkgevers.matching.waarden import Namen
from werkgevers.matching.zoeken import kandidaten_voor, plekken_voor, wens_van
from werkgevers.models import Werkplek, Werkwens

# the whole of what matching may ask, by table; adding a column is a decision (docs/ontwikkel/werkplekken.md)
MAG_LEZEN = {
    "werkgevers_werkwens": {
        "traject_id",
        "postcodegebied",
        "plaats",
        "sectoren",
        "soorten",
        "dagen",
        "uren_per_week",
        "niveau",
        "vaardigheden",
        "reizen",
    },
    "werkgevers_werkplek": {
        "id",
        "soort",
        "sector",
        "vanaf",
        "tot",
        "aantal",
        "dagen",
        "uren_per_week",
        "niveau",
        "vaardigheden",
        "vestiging_id",
        "werkgever_id",
    },
    # whether it still offers anything
    "werkgevers_werkgever": {"id", "gestopt_op"},
    "werkgevers_vestiging": {"id", "postcode", "plaats"},
    "werkgevers_plaatsing": {"id", "traject_id", "sector", "startdatum", "einddatum", "werkplek_id"},
    "werkgevers_evaluatie": {"id", "plaatsing_id", "formulier_id", "datum", "staat"},
    "werkgevers_evaluatieregel": {"id", "evaluatie_id", "oordeel"},
    "werkgevers_evaluatieformulier": {"id", "niveaus"},
    # certificates, from the app of education
    "onderwijs_bewijs": {"traject_id", "soort_id", "datum", "geldig_tot", "ingetrokken_op"},
    "onderwijs_bewijssoort": {"id", "code"},
}
KOLOM = re.compile(r'"(\w+)"\."(\w+)"')
# also of a query that somebody wrote by hand, without quotes and columns that say of which table they are
TABEL = re.compile(rf"\b(?:{'|'.join(sorted(app.label for app in apps.get_app_configs()))})_\w+")
# a subquery calls a table by a short name of its own
BIJNAAM = re.compile(r'"(\w+)" (?:AS )?"?(U\d+)"?|"(\w+)" (U\d+)')
NIETS = Namen(soorten={}, sectoren={}, vaardigheden={})
ZUIVER = ("afstand", "waarden", "punten", "regels", "bron", "zoeken")
VERBODEN = ("trajecten.models", "trajecten.aanmelden", "toegang", "zelfredzaamheid", "bouwstenen", "onderwijs")


@pytest.fixture
def zoekt(db_of_zonder):
    """Somebody with a wish, earlier work, and every trait that the law protects filled in."""
    traject = TrajectFactory(
        deelnemer__geslacht="vrouw",
        deelnemer__geboortedatum=date(1964, 5, 1),
        deelnemer__voorkeurstaal="ar",
        deelnemer__talen=["ar", "tr"],
        doelgroepen=["ex_detentie", "statushouder"],
        instroomkanaal="detentie",
    )
    Uitkering.objects.create(deelnemer=traject.deelnemer, soort="wia_iva", van=traject.startdatum)
    MetingFactory(traject=traject, scores={"financien": 1}, vastgesteld=True)
    WerkwensFactory(traject=traject)
    PlaatsingFactory(traject=traject, gestopt=True)
    return traject


def gelezen(vragen):
    """Every (table, column) that these queries name."""
    kolommen = set()
    for vraag in vragen:
        bijnamen = {
            bij: tabel for t1, b1, t2, b2 in BIJNAAM.findall(vraag["sql"]) for tabel, bij in [(t1 or t2, b1 or b2)]
        }
        kolommen |= {(bijnamen.get(tabel, tabel), kolom) for tabel, kolom in KOLOM.findall(vraag["sql"])}
    return kolommen


def buiten_de_lijst(vragen):
    """The columns, as (table, column), and tables that these queries name and matching may not read."""
    kolommen = {(tabel, kolom) for tabel, kolom in gelezen(vragen) if kolom not in MAG_LEZEN.get(tabel, set())}
    return kolommen | ({tabel for vraag in vragen for tabel in TABEL.findall(vraag["sql"])} - set(MAG_LEZEN))


@pytest.mark.parametrize(
    "vraag",
    [
        lambda: list(Werkwens.objects.filter(traject__deelnemer__geslacht="vrouw").values_list("pk")),
        lambda: list(Werkwens.objects.order_by("traject__deelnemer__geboortedatum").values_list("traject_id")),
        lambda: list(Werkplek.objects.values_list("plaatsingen__traject__doelgroepen")),
        lambda: list(Werkwens.objects.filter(traject__in=Traject.objects.filter(instroomkanaal="azc")).values("pk")),
        lambda: list(Deelnemer.objects.raw("SELECT id FROM trajecten_deelnemer WHERE geslacht = 'vrouw'")),
    ],
    ids=["filter", "volgorde", "via een plaatsing", "binnenvraag", "met de hand"],
)
def test_langs_een_andere_weg_valt_ook_op(zoekt, vraag):
    with CaptureQueriesContext(connection) as vragen:
        vraag()
    assert buiten_de_lijst(vragen)


def test_wat_eindigde_voor_het_begon_is_geen_ervaring(zoekt):
    gisteren = timezone.localdate() - timedelta(days=1)
    nooit = {"sector": "horeca", "startdatum": gisteren, "einddatum": gisteren, "einde_reden": "anders"}
    PlaatsingFactory(traject=zoekt, **nooit)
    assert set(wens_van(zoekt.pk, timezone.localdate()).ervaring) == {"bouw"}


def test_de_vragen_aan_de_databank_noemen_alleen_wat_mag(zoekt):
    werkplek = WerkplekFactory(vestiging=None)
    vandaag = timezone.localdate()
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        wens = wens_van(zoekt.pk, vandaag)
        assert plekken_voor(wens, NIETS, vandaag)
        assert kandidaten_voor(werkplek, [zoekt.pk], NIETS, vandaag)
    kolommen = gelezen(vragen)
    assert {("werkgevers_werkwens", "sectoren"), ("werkgevers_plaatsing", "sector")} <= kolommen
    assert buiten_de_lijst(vragen) == set()
    assert all("*" not in vraag["sql"].replace("COUNT(*)", "") for vraag in vragen)


def test_dezelfde_wens_geeft_bij_ieder_mens_dezelfde_uitkomst(zoekt):
    ander = TrajectFactory(deelnemer__geslacht="man", deelnemer__geboortedatum=date(2006, 2, 3), doelgroepen=[])
    WerkwensFactory(traject=ander)
    PlaatsingFactory(traject=ander, gestopt=True)
    vestiging = VestigingFactory(postcode="1441 AB")
    for sector in ("bouw", "horeca"):
        WerkplekFactory(sector=sector, vestiging=vestiging, werkgever=vestiging.werkgever)
    vandaag = timezone.localdate()
    een, twee = (plekken_voor(wens_van(t.pk, vandaag), NIETS, vandaag) for t in (zoekt, ander))
    assert een == twee
    assert len(een) == 2


def test_wie_iemand_is_wijzigen_verandert_niets_aan_de_uitkomst(zoekt):
    werkplek, vandaag = WerkplekFactory(), timezone.localdate()

    def uitkomst():
        return plekken_voor(wens_van(zoekt.pk, vandaag), NIETS, vandaag), kandidaten_voor(
            werkplek, [zoekt.pk], NIETS, vandaag
        )

    eerst = uitkomst()
    deelnemer = zoekt.deelnemer
    deelnemer.geslacht, deelnemer.geboortedatum = "non-binair", vandaag - timedelta(days=20 * 365)
    deelnemer.voorkeurstaal, deelnemer.talen, deelnemer.achternaam = "nl", [], "Anders"
    deelnemer.save()
    zoekt.doelgroepen, zoekt.instroomkanaal = [], "school"
    zoekt.save()
    Uitkering.objects.all().delete()
    assert uitkomst() == eerst


@pytest.mark.parametrize("module", ZUIVER)
def test_de_code_van_matching_kent_geen_deelnemers(module):
    boom = ast.parse((Path(settings.BASE_DIR) / f"werkgevers/matching/{module}.py").read_text())
    namen = {knoop.module or "" for knoop in ast.walk(boom) if isinstance(knoop, ast.ImportFrom)}
    namen |= {alias.name for knoop in ast.walk(boom) if isinstance(knoop, ast.Import) for alias in knoop.names}
    assert [naam for naam in namen if naam.startswith(VERBODEN)] == []
