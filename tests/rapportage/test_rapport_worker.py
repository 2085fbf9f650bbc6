"""A report made by a real worker: with visible progress, and once, also when the worker is killed."""

from datetime import timedelta

from django.utils import timezone

from rapportage.models import Rapport
from rapportage.regels import HARTSLAG_VERLOOPT_NA
from rapportage.tasks import maak_rapport, werk_rapporten_bij
from tests.fabrieken.voortgang import FEBRUARI
from tests.rapportage.doodbaar import EIGEN_RIJ, wacht_tot
from toegang.models import Logregel


def stand(rapport):
    return Rapport.objects.values_list("status", flat=True).get(pk=rapport.pk)


def test_de_worker_maakt_een_rapport_dat_is_gevraagd(worker, aanvraag, rapportenmap):
    rapport = aanvraag()
    wacht_tot(lambda: stand(rapport) == "klaar")
    rapport.refresh_from_db()
    with rapport.bestand.open() as document:
        assert document.read().startswith(b"%PDF")


def test_het_maandrapport_van_een_organisatie_komt_er_een_keer(worker, programma, rapportenmap):
    for _ in range(3):
        werk_rapporten_bij.delay()
    wacht_tot(lambda: Rapport.objects.filter(bron="schema", status="klaar").count() == 1)
    assert Rapport.objects.count() == 1
    assert Logregel.objects.filter(soort="rapport_gemaakt").count() == 1


def test_na_kill_9_van_de_worker_is_het_rapport_er_precies_een_keer(
    doodbare_worker, programma, programmamanager, rapportenmap
):
    rapport = Rapport.objects.create(
        soort="voortgang",
        programma=programma,
        van=FEBRUARI.van,
        tot=FEBRUARI.tot,
        peildatum=FEBRUARI.tot,
        aangevraagd_door=programmamanager,
        aangevraagd_op=timezone.now(),
    )
    maak_rapport.apply_async([rapport.pk], queue=EIGEN_RIJ)
    wacht_tot(lambda: _is_halverwege(rapport), uitleg=lambda: doodbare_worker.log)
    doodbare_worker.dood()
    assert stand(rapport) == "bezig"

    # a minute passes; then nothing is needed but that the worker starts again
    te_lang_geleden = timezone.now() - HARTSLAG_VERLOOPT_NA - timedelta(seconds=1)
    Rapport.objects.filter(pk=rapport.pk).update(hartslag=te_lang_geleden)
    doodbare_worker.start_opnieuw()
    wacht_tot(lambda: stand(rapport) == "klaar", uitleg=lambda: doodbare_worker.log)
    rapport.refresh_from_db()
    assert rapport.poging == 2
    assert Rapport.objects.filter(bron="hand").count() == 1
    assert Logregel.objects.filter(soort="rapport_gemaakt", over_pk=rapport.pk).count() == 1
    assert (rapportenmap.parent / rapport.bestand.name).is_file()


def _is_halverwege(rapport):
    return Rapport.objects.filter(pk=rapport.pk, status="bezig", voortgang__gte=50).exists()
