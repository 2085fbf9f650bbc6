"""What must hold of every kind of report."""

import pytest
from django.core.files.storage import default_storage

from rapportage import maak
from rapportage.bestanden import als_bestand
from rapportage.models import Rapport, Rapportsoort
from rapportage.soorten import DEFINITIES, ontdooi
from rapportage.vraag import Vraag
from tests.fabrieken.voortgang import FEBRUARI
from trajecten.models import Programma

pytestmark = pytest.mark.django_db


def test_elke_definitie_is_van_een_bekende_soort():
    assert set(DEFINITIES) <= set(Rapportsoort.values)


def test_de_databank_kent_dezelfde_soorten():
    (regel,) = [regel for regel in Rapport._meta.constraints if regel.name == "rapport_soort_bekend"]
    assert dict(regel.condition.children) == {"soort__in": Rapportsoort.values}


@pytest.mark.parametrize("soort", [soort for soort, soort_ in DEFINITIES.items() if soort_.onderwerp is Programma])
def test_een_bevroren_rapport_geeft_dezelfde_bestanden(soort, programma):
    vers = maak.bereken(Vraag(soort, programma, FEBRUARI, FEBRUARI.tot), gemaakt_door="Petra Vos")
    ontdooid = ontdooi(soort, vers.bevries(), vers.rijen)
    assert (ontdooid.omslag, ontdooid.cijfers) == (vers.omslag, vers.cijfers)
    for formaat in ("csv", "json"):
        assert als_bestand(ontdooid, formaat) == als_bestand(vers, formaat)
    assert ontdooid.tabellen == vers.tabellen


def test_een_document_staat_in_de_map_van_de_organisatie_onder_een_naam_die_niet_te_raden_is(aanvraag, rapportenmap):
    rapport = aanvraag()
    maak.maak(rapport.pk)
    rapport.refresh_from_db()
    assert default_storage.path(rapport.bestand.name).startswith(str(rapportenmap))
    assert str(rapport.pk) != rapport.bestand.name.removeprefix("rapporten/").removesuffix(".pdf")
