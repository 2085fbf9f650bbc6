"""Until when the files of a report are kept: the row and its hashes always stay."""

from datetime import date

import pytest

from rapportage import diensten, maak
from rapportage.models import Rapport
from rapportage.rijenbestand import lees
from rapportage.schema.opruimen import ruim_rapporten_op
from tests.fabrieken.rapporten import SchemarapportFactory
from tests.fabrieken.trajecten import SubsidieprojectFactory
from toegang.models import Logregel

pytestmark = pytest.mark.django_db
DAG = date(2033, 3, 1)
ERNA = date(2033, 3, 2)


@pytest.fixture
def concept(aanvraag, rapportenmap):
    """A concept that is kept up to and including 1 March 2033."""
    rapport = aanvraag(peildatum=date(2026, 3, 2))
    maak.maak(rapport.pk)
    Rapport.objects.filter(pk=rapport.pk).update(bewaren_tot=DAG)
    return Rapport.objects.get(pk=rapport.pk)


def van_project(**velden):
    project = SubsidieprojectFactory(**velden)
    soort = "esf" if project.soort == "esf" else "uren"
    return SchemarapportFactory(klaar=True, soort=soort, programma=None, subsidieproject=project, bewaren_tot=DAG)


def test_na_de_laatste_dag_gaan_de_bestanden_weg_en_blijft_de_rij(concept, rapportenmap):
    assert ruim_rapporten_op(vandaag=DAG) == 0
    assert len(list(rapportenmap.iterdir())) == 2
    assert ruim_rapporten_op(vandaag=ERNA) == 1
    assert list(rapportenmap.iterdir()) == []
    na = Rapport.objects.get(pk=concept.pk)
    assert (na.bestand.name, na.rijen.name) == ("", "")
    assert (na.sha256, na.rijen_sha256, na.cijfers) == (concept.sha256, concept.rijen_sha256, concept.cijfers)
    assert na.verwijderd_op
    assert lees(na) is None
    regel = Logregel.objects.get(soort="rapport_opgeruimd", over_pk=concept.pk)
    assert regel.details["sha256"] == concept.sha256
    assert ruim_rapporten_op(vandaag=ERNA) == 0


def test_ook_van_een_definitief_rapport_en_van_zijn_concept(concept, programmamanager, rapportenmap):
    definitief = diensten.maak_definitief(rapport=concept, overgeslagen=(), reden="", door=programmamanager)
    # its rows are those of the concept: they stay until it is made
    assert ruim_rapporten_op(vandaag=ERNA) == 0
    maak.maak(definitief.pk)
    assert ruim_rapporten_op(vandaag=ERNA) == 2
    assert list(rapportenmap.iterdir()) == []
    definitief.refresh_from_db()
    assert definitief.archief_sha256


@pytest.mark.parametrize(
    ("project", "weg"),
    [
        ({"soort": "mdt"}, 1),
        ({"soort": "mdt", "bewaren_tot": date(2030, 1, 1)}, 1),
        ({"soort": "mdt", "bewaren_tot": ERNA}, 0),
        ({"soort": "mdt", "vasthouden": True}, 0),
        ({"soort": "esf"}, 0),
        ({"soort": "esf", "bewaren_tot": date(2030, 1, 1)}, 1),
        ({"soort": "esf", "bewaren_tot": date(2030, 1, 1), "vasthouden": True}, 0),
    ],
)
def test_van_een_project_geldt_de_laatste_van_beide_dagen_en_vasthouden_wint(project, weg):
    rapport = van_project(**project)
    assert (rapport.bestanden_tot is not None and rapport.bestanden_tot < ERNA) == bool(weg)
    assert ruim_rapporten_op(vandaag=ERNA) == weg


def test_de_pagina_van_een_rapport_zegt_tot_wanneer_de_bestanden_blijven(klant, concept, programmamanager):
    def pagina():
        return " ".join(klant.get(concept.get_absolute_url()).content.decode().split())

    klant.force_login(programmamanager)
    assert "bewaard tot en met 1 maart 2033" in pagina()
    Rapport.objects.update(bewaren_tot=None)
    assert "er is geen bewaardatum" in pagina()
    Rapport.objects.update(bewaren_tot=DAG)
    ruim_rapporten_op(vandaag=ERNA)
    assert "verwijderd op" in pagina()


def test_zonder_bewaardatum_gaat_er_niets_weg(concept):
    Rapport.objects.update(bewaren_tot=None)
    assert ruim_rapporten_op(vandaag=date(2100, 1, 1)) == 0


def test_een_half_opgeruimd_rapport_wordt_de_volgende_dag_afgemaakt(concept, rapportenmap):
    # killed after the files went, before the row was written
    for bestand in rapportenmap.iterdir():
        bestand.unlink()
    assert ruim_rapporten_op(vandaag=ERNA) == 1
