"""What must hold of every kind of report."""

import pytest
from django.core.files.storage import default_storage

from rapportage import maak
from rapportage.bestanden import FORMATEN, als_bestand
from rapportage.models import Rapport, Rapportschema, Rapportsoort
from rapportage.soorten import DEFINITIES, ontdooi
from tests.fabrieken.voortgang import FEBRUARI

pytestmark = pytest.mark.django_db


def test_elke_soort_heeft_een_definitie():
    assert set(DEFINITIES) == set(Rapportsoort.values)


@pytest.mark.parametrize("model", [Rapport, Rapportschema])
def test_de_databank_kent_dezelfde_soorten(model):
    naam = f"{model.__name__.lower()}_soort_bekend"
    (regel,) = [constraint for constraint in model._meta.constraints if constraint.name == naam]
    assert dict(regel.condition.children) == {"soort__in": Rapportsoort.values}


@pytest.mark.parametrize("soort", Rapportsoort.values)
def test_een_bevroren_rapport_geeft_dezelfde_bestanden(soort, programma):
    vers = maak.bereken(soort, programma, FEBRUARI, FEBRUARI.tot, gemaakt_door="Petra Vos")
    ontdooid = ontdooi(soort, vers.bevries())
    assert (ontdooid.omslag, ontdooid.cijfers) == (vers.omslag, vers.cijfers)
    for formaat in set(FORMATEN) - {"pdf", "xlsx"}:
        assert als_bestand(ontdooid, formaat) == als_bestand(vers, formaat)
    assert ontdooid.tabellen == vers.tabellen


def test_een_document_staat_in_de_map_van_de_organisatie_onder_een_naam_die_niet_te_raden_is(aanvraag, rapportenmap):
    rapport = aanvraag()
    maak.maak(rapport.pk)
    rapport.refresh_from_db()
    assert default_storage.path(rapport.bestand.name).startswith(str(rapportenmap))
    assert str(rapport.pk) != rapport.bestand.name.removeprefix("rapporten/").removesuffix(".pdf")
