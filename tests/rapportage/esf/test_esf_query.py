"""Reading the rows of an ESF+ report: what counts in the database, in a fixed number of queries."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportage import diensten, maak
from rapportage.esf import query
from rapportage.esf.cijfers import bereken_esf
from rapportage.esf.controles import controles
from rapportage.models import Rapport
from rapportage.periode import Periode
from rapportage.vraag import Vraag
from tests.fabrieken.esf import EsfDoelFactory, EsfOpgaveFactory, esf_traject
from tests.fabrieken.trajecten import DeelnemerFactory, StartsituatieFactory, SubsidieprojectFactory, TrajectFactory
from tests.fabrieken.uren import FinancieringFactory
from trajecten.models import Onderscheid

pytestmark = pytest.mark.django_db
PERIODE = Periode(date(2026, 1, 1), date(2026, 3, 31))
PEILDATUM = date(2026, 4, 2)


def lees(project, periode=PERIODE, peildatum=PEILDATUM):
    return query.lees(Vraag("esf", project, periode, peildatum))


@pytest.fixture
def project():
    return SubsidieprojectFactory()


def test_wie_nog_niet_begon_of_bij_een_ander_project_hoort_telt_niet(project):
    telt = esf_traject(project)
    TrajectFactory(subsidieproject=project, wachtend=True)
    esf_traject(SubsidieprojectFactory())
    esf_traject(None)
    assert [t.id for t in lees(project).trajecten] == [telt.pk]


def test_van_een_verbeterde_startsituatie_telt_de_laatste(project):
    traject = esf_traject(project)
    StartsituatieFactory(
        traject=traject, versie=2, reden="Had toch werk.", arbeidssituatie="werkend", opleidingsniveau="mbo-2"
    )
    (rij,) = lees(project).trajecten
    assert (rij.arbeidssituatie, rij.opleidingsniveau, rij.werkloos_sinds) == ("werkend", "mbo-2", None)


def test_een_traject_zonder_startsituatie_is_onvolledig_en_valt_niet_weg(project):
    TrajectFactory(subsidieproject=project, aanmelddatum=date(2026, 1, 5), startdatum=date(2026, 1, 5))
    esf = bereken_esf(lees(project), PERIODE, PEILDATUM)
    assert (esf.indicatoren[0].totaal.waarde, esf.onvolledig.waarde) == (1, 1)


def test_doelen_en_opgaven_komen_mee(project):
    EsfDoelFactory(subsidieproject=project)
    EsfDoelFactory(code="EECR04", aantal=9)
    EsfOpgaveFactory(subsidieproject=project)
    rijen = lees(project)
    assert rijen.doelen == (("EECO01", 70),)
    assert [(o.overheden, o.bedrijven, o.opgegeven_op) for o in rijen.opgaven] == [(2, 5, date(2026, 4, 2))]


def test_een_traject_waar_dit_project_aan_meebetaalt_komt_apart_mee(project):
    ander = SubsidieprojectFactory(code="GEM-1", soort="gemeente")
    mee = esf_traject(ander)
    FinancieringFactory(traject=mee, subsidieproject=project, van=date(2026, 3, 31))
    FinancieringFactory(traject=esf_traject(ander), subsidieproject=project, van=date(2026, 4, 1))
    voorbij = esf_traject(ander, date(2025, 9, 1))
    FinancieringFactory(traject=voorbij, subsidieproject=project, van=date(2025, 9, 1), tot=date(2026, 1, 1))
    rijen = lees(project)
    assert [(m.traject_id, m.nummer, m.eigen_project) for m in rijen.mede] == [(mee.pk, mee.trajectnummer, "GEM-1")]
    assert rijen.trajecten == ()


def test_wie_dubbel_lijkt_komt_mee_zonder_naam_en_wie_uit_elkaar_is_gehouden_niet(project):
    velden = {"voornaam": "Daan", "achternaam": "de Wit", "geboortedatum": date(2004, 5, 6)}
    een, twee, drie = (DeelnemerFactory(**velden) for _ in range(3))
    for deelnemer in (een, twee, drie):
        esf_traject(project, deelnemer=deelnemer)
    DeelnemerFactory(**velden)
    Onderscheid.objects.create(eerste=een, tweede=drie, vastgelegd_door=EsfOpgaveFactory().door)
    Onderscheid.objects.create(eerste=twee, tweede=drie, vastgelegd_door=EsfOpgaveFactory().door)
    (dubbel,) = lees(project).dubbelen
    assert (dubbel.eerste, dubbel.tweede) == (een.pk, twee.pk)
    assert "zelfde naam" in dubbel.redenen
    assert not any("Wit" in reden for reden in dubbel.redenen)


@pytest.fixture
def definitief(programmamanager, rapportenmap):
    """Makes a final ESF+ report of a project."""

    def maak_definitief(project, periode, reden=""):
        vraag = Vraag("esf", project, periode, periode.tot + timedelta(days=3))
        concept = diensten.vraag_rapport_aan(vraag=vraag, door=programmamanager)
        maak.maak(concept.pk)
        concept.refresh_from_db()
        rapport = diensten.maak_definitief(rapport=concept, overgeslagen=(), reden=reden, door=programmamanager)
        maak.maak(rapport.pk)
        return Rapport.objects.get(pk=rapport.pk, status="klaar")

    return maak_definitief


def test_het_vorige_rapport_is_het_laatste_definitieve_in_zijn_laatste_versie(project, definitief):
    eerste = esf_traject(project)
    assert lees(project).eerder is None
    definitief(project, PERIODE)
    later = esf_traject(project, date(2026, 2, 2))
    definitief(project, PERIODE, "Er was iemand vergeten.")
    eerder = lees(project, Periode(date(2026, 4, 1), date(2026, 6, 30))).eerder
    assert (eerder.van, eerder.tot, eerder.versie) == (PERIODE.van, PERIODE.tot, 4)
    assert eerder.ids == (eerste.pk, later.pk)
    assert lees(project).eerder is None
    assert lees(SubsidieprojectFactory()).eerder is None


def test_wie_sindsdien_uit_het_project_ging_staat_bij_naam_van_het_traject(project, definitief):
    traject = esf_traject(project)
    definitief(project, PERIODE)
    traject.subsidieproject = None
    traject.save()
    kwartaal = Periode(date(2026, 4, 1), date(2026, 6, 30))
    rijen = lees(project, kwartaal)
    assert rijen.eerder.verdwenen == ((traject.pk, traject.trajectnummer),)
    esf = bereken_esf(rijen, kwartaal, kwartaal.tot)
    sluit = {c.code: c for c in controles(rijen, esf, kwartaal, kwartaal.tot)}["aansluiting"]
    assert [gebrek.trajectnummer for gebrek in sluit.gebreken] == [traject.trajectnummer]


def test_bevroren_rijen_houden_alles_vast(project, definitief):
    esf_traject(project)
    EsfDoelFactory(subsidieproject=project)
    EsfOpgaveFactory(subsidieproject=project)
    rapport = definitief(project, PERIODE)
    uitkomst = maak.uitkomst_van(rapport)
    assert uitkomst.rijen == replace(lees(project), eerder=None)
    assert uitkomst.als_json["doelen"] == {"EECO01": 70}
    assert uitkomst.als_json["opgegeven"] == {"EECO18": 2, "EECO19": 5}


def test_het_aantal_vragen_groeit_niet_met_het_project(project):
    groot = SubsidieprojectFactory()
    for waar, aantal in ((project, 3), (groot, 30)):
        for _ in range(aantal):
            esf_traject(waar)
        FinancieringFactory(traject=esf_traject(None), subsidieproject=waar, van=PERIODE.van)
    assert _aantal_vragen(project) == _aantal_vragen(groot) <= 7


def _aantal_vragen(project):
    with CaptureQueriesContext(connection) as vragen:
        lees(project)
    return len(vragen)
