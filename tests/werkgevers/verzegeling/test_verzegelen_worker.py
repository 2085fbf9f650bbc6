"""A document sealed by a real worker, asked for by the last signature."""

import hashlib

from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.verzegelingen import evaluatie_getekend, zegelcertificaat
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.rapportage.doodbaar import wacht_tot
from werkgevers.models import Verzegeling
from werkgevers.tasks import haal_verzegelingen_in, verzegel_evaluatie


def test_wat_getekend_is_wordt_vanzelf_en_een_keer_verzegeld(worker, jobcoach):
    zegelcertificaat()
    evaluatie = evaluatie_getekend(
        jobcoach, plaatsing=PlaatsingFactory(traject=TrajectFactory(begeleid_door=[jobcoach]))
    )
    verzegeling = Verzegeling.objects.get(evaluatie=evaluatie)
    for _ in range(2):
        verzegel_evaluatie.delay(verzegeling.pk)
        haal_verzegelingen_in.delay()
    wacht_tot(lambda: Verzegeling.objects.klaar().filter(pk=verzegeling.pk).exists())
    verzegeling.refresh_from_db()
    assert verzegeling.poging == 1
    with verzegeling.bestand.open() as bestand:
        assert hashlib.sha256(bestand.read()).hexdigest() == verzegeling.sha256
