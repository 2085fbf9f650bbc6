"""Asking for what is due: each report once, also of periods that passed while everything stood still."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rapportage import diensten, maak
from rapportage.models import Rapport, Rapportontvanger, Rapportschema
from rapportage.periode import Periode
from rapportage.regels import POGINGEN_HOOGSTENS
from rapportage.schema.diensten import maak_schema, plan_rapporten, wijzig_schema, zet_schema
from rapportage.schema.regels import VENSTER_MINUTEN, verschuiving
from tests.fabrieken.trajecten import SubsidieprojectFactory
from tests.fabrieken.voortgang import programma_met_route
from tests.rapportage.schema.conftest import om
from toegang.fouten import NietMeerActueel
from toegang.models import Logregel

pytestmark = pytest.mark.django_db


def periodes(rapporten):
    return [rapport.periode for rapport in rapporten]


def test_een_programma_met_route_krijgt_vanzelf_elke_maand_een_rapport(programma):
    (rapport,) = plan_rapporten(nu=om(2026, 3, 1))
    assert rapport.periode == Periode.maand(2026, 2)
    assert (rapport.bron, rapport.aangevraagd_door, rapport.programma) == ("schema", None, programma)
    assert rapport.peildatum == date(2026, 3, 1)
    assert plan_rapporten(nu=om(2026, 3, 31)) == []
    assert periodes(plan_rapporten(nu=om(2026, 4, 1))) == [Periode.maand(2026, 3)]


def test_wie_zelf_een_voortgangsrapport_plant_krijgt_er_geen_vanzelf_bij(programma, schema):
    schema(ritme="kwartaal", vanaf=date(2026, 1, 1))
    assert periodes(plan_rapporten(nu=om(2026, 4, 1))) == [Periode.kwartaal(2026, 1)]
    assert Rapportschema.objects.count() == 1


def test_een_schema_dat_uit_staat_maakt_geen_rapport(programma):
    plan_rapporten(nu=om(2026, 3, 1))
    Rapportschema.objects.update(actief=False)
    assert plan_rapporten(nu=om(2026, 4, 1)) == []


def test_een_programma_zonder_route_of_dat_gestopt_is_krijgt_geen_rapport(programma):
    programma.actief = False
    programma.save()
    programma_met_route("zonder", "Zonder").route.delete()
    assert plan_rapporten(nu=om(2026, 3, 1)) == []


def test_na_een_stilstand_komen_alle_gemiste_rapporten_precies_een_keer(schema):
    schema(vanaf=date(2025, 12, 1))
    schema(ritme="kwartaal", vanaf=date(2025, 12, 1))
    verwacht = {Periode.maand(2025, 12), *(Periode.maand(2026, maand) for maand in (1, 2, 3))}
    verwacht |= {Periode.kwartaal(2025, 4), Periode.kwartaal(2026, 1)}
    rapporten = plan_rapporten(nu=om(2026, 4, 20))
    assert len(rapporten) == len(verwacht)
    assert set(periodes(rapporten)) == verwacht
    # late is late: the rows are those of today
    assert {rapport.peildatum for rapport in rapporten} == {date(2026, 4, 20)}
    assert plan_rapporten(nu=om(2026, 4, 20)) == []


def test_op_de_dag_zelf_wacht_een_organisatie_op_haar_eigen_minuut(schema):
    schema()
    begin = om(2026, 3, 1, 0) + timedelta(minutes=verschuiving("werkmakerij", VENSTER_MINUTEN))
    assert plan_rapporten(nu=begin - timedelta(minutes=1)) == []
    assert len(plan_rapporten(nu=begin)) == 1


def test_een_rapport_per_project_alleen_zolang_het_project_loopt(schema):
    project = SubsidieprojectFactory(soort="esf", van=date(2026, 1, 1), tot=date(2026, 6, 30))
    Rapportschema.objects.all().delete()
    schema(soort="esf", subsidieproject=project, ritme="kwartaal", vanaf=date(2025, 1, 1), dagen_na=10)
    van_project = [r for r in plan_rapporten(nu=om(2027, 1, 1)) if r.subsidieproject == project]
    assert periodes(van_project) == [Periode.kwartaal(2026, 1), Periode.kwartaal(2026, 2)]
    assert not [r for r in plan_rapporten(nu=om(2027, 6, 1)) if r.subsidieproject]


def test_plannen_vraagt_voor_veel_schemas_evenveel_als_voor_een(schema, django_assert_max_num_queries):
    schema(vanaf=date(2026, 2, 1))
    for nummer in range(12):
        programma = programma_met_route(f"p{nummer}", f"Programma {nummer}")
        Rapportschema.objects.create(soort="voortgang", programma=programma, vanaf=date(2026, 2, 1))
    plan_rapporten(nu=om(2026, 3, 1))
    with django_assert_max_num_queries(4):
        assert plan_rapporten(nu=om(2026, 3, 2)) == []


def test_de_ontvangers_van_het_schema_horen_van_het_rapport(schema, programmamanager):
    schema()
    (rapport,) = plan_rapporten(nu=om(2026, 3, 1))
    assert [ontvanger.gebruiker for ontvanger in rapport.ontvangers.all()] == [programmamanager]


def test_het_schema_zegt_tot_wanneer_een_rapport_wordt_bewaard(schema):
    schema(bewaar_maanden=84)
    (rapport,) = plan_rapporten(nu=om(2026, 3, 1))
    assert rapport.bewaren_tot == date(2033, 3, 1)


def test_aanzetten_begint_met_de_periode_van_nu(schema, programmamanager):
    aan = schema(vanaf=date(2020, 1, 1))
    uit = zet_schema(schema=aan, actief=False, door=programmamanager)
    weer_aan = zet_schema(schema=uit, actief=True, door=programmamanager)
    assert weer_aan.vanaf == timezone.localdate().replace(day=1)
    assert weer_aan.versie == 3
    assert Logregel.objects.filter(soort="rapportschema_bewaard").count() == 2
    assert zet_schema(schema=weer_aan, actief=True, door=programmamanager).versie == 3


def test_wie_van_een_oude_versie_begint_overschrijft_niets(schema, programmamanager):
    hier = schema()
    velden = {"dagen_na": 5, "vanaf": date(2026, 2, 1), "bewaar_maanden": None}
    wijzig_schema(schema=hier, velden=velden, ontvangers=[], versie=1, door=programmamanager)
    with pytest.raises(NietMeerActueel):
        wijzig_schema(schema=hier, velden=velden, ontvangers=[], versie=1, door=programmamanager)
    hier.refresh_from_db()
    assert (hier.dagen_na, hier.versie, hier.ontvangers.count()) == (5, 2, 0)


def test_een_schema_maken_staat_in_het_logboek(programma, programmamanager):
    velden = {"soort": "voortgang", "programma": programma, "ritme": "jaar", "vanaf": date(2026, 1, 1)}
    maak_schema(velden=velden, ontvangers=[programmamanager], door=programmamanager)
    assert (
        Logregel.objects.get(soort="rapportschema_bewaard").details["schema"] == "Voortgang van Vier stenen, elk jaar"
    )


def test_de_databank_laat_een_rapport_van_het_schema_maar_een_keer_toe(programma):
    velden = {"soort": "voortgang", "programma": programma, "bron": "schema", "aangevraagd_op": timezone.now()}
    data = {"van": date(2026, 2, 1), "tot": date(2026, 2, 28)}
    Rapport.objects.create(**velden, **data, peildatum=date(2026, 3, 1))
    with pytest.raises(IntegrityError, match="rapport_een_per_schema_en_periode"), transaction.atomic():
        Rapport.objects.create(**velden, **data, peildatum=date(2026, 3, 2), versie=2)


@pytest.mark.parametrize(
    ("velden", "regel"),
    [
        ({}, "rapportschema_een_keer"),
        ({"soort": "iets", "ritme": "jaar"}, "rapportschema_over_een_onderwerp"),
        ({"soort": "esf", "ritme": "jaar"}, "rapportschema_over_een_onderwerp"),
        ({"programma": None}, "rapportschema_over_een_onderwerp"),
        ({"ritme": "week"}, "rapportschema_ritme_bekend"),
        ({"ritme": "jaar", "dagen_na": 0}, "rapportschema_dagen_na_de_periode"),
        ({"ritme": "jaar", "dagen_na": 91}, "rapportschema_dagen_na_de_periode"),
        ({"ritme": "jaar", "bewaar_maanden": 0}, "rapportschema_bewaar_maanden"),
    ],
)
def test_de_databank_weigert_een_schema_dat_niet_klopt(schema, programma, velden, regel):
    schema()
    goed = {"soort": "voortgang", "programma": programma, "vanaf": date(2026, 2, 1)}
    with pytest.raises(IntegrityError, match=regel), transaction.atomic():
        Rapportschema.objects.create(**{**goed, **velden})


def test_een_ontvanger_krijgt_een_rapport_maar_een_keer(schema, programmamanager):
    schema()
    (rapport,) = plan_rapporten(nu=om(2026, 3, 1))
    with pytest.raises(IntegrityError, match="rapportontvanger_een_keer"), transaction.atomic():
        Rapportontvanger.objects.create(rapport=rapport, gebruiker=programmamanager)


def test_een_fout_die_voorbij_gaat_wordt_later_opnieuw_geprobeerd_en_in_het_eind_opgegeven(aanvraag, settings):
    rapport = aanvraag()
    settings.MEDIA_ROOT = "/proc/hier-kan-niemand-schrijven"
    for poging in range(1, POGINGEN_HOOGSTENS):
        maak.maak(rapport.pk)
        rapport.refresh_from_db()
        assert (rapport.status, rapport.poging, rapport.stap) == ("aangevraagd", poging, diensten.STRAKS_WEER)
        assert rapport.hartslag > timezone.now()
        assert list(Rapport.objects.verlaten(timezone.now() + timedelta(seconds=31))) == []
    maak.maak(rapport.pk)
    rapport.refresh_from_db()
    assert (rapport.status, rapport.foutmelding) == ("mislukt", maak.OPSLAG_WEG)
