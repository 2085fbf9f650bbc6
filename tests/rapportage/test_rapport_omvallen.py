"""Worker, queue and database are killed while reports are due: afterwards each of them exists exactly once.

On servers of its own, that it may kill. What is started again is only what was killed: the rest finds its way back.
"""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from organisaties import in_organisatie
from organisaties.adressen import vergeet_adressen
from rapportage.models import Rapport, Rapportontvanger, Rapportschema
from rapportage.periode import Periode
from rapportage.regels import HARTSLAG_VERLOOPT_NA
from rapportage.schema.regels import laatste_maakdag
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.voortgang import programma_met_route, trajecten
from tests.rapportage.doodbaar import Doodbaar, start_klok, wacht_tot
from tests.rapportage.eigen_servers import EigenServers, verhuisd_naar
from toegang.matrix import Rol
from toegang.models import Logregel

HIER = "werkmakerij"
MAANDEN = 2


@pytest.fixture
def eigen_servers(organisaties, tmp_path, django_db_blocker):
    """Servers of this test alone; the test process works on them."""
    servers = EigenServers(tmp_path)
    try:
        with django_db_blocker.unblock(), verhuisd_naar(servers, HIER):
            vergeet_adressen()
            yield servers
            connection.set_schema_to_public()
    finally:
        servers.stop()


@pytest.fixture
def verschuldigd(eigen_servers):
    """Two programmes of which the last months are due; the programme and period of each report."""
    with in_organisatie(HIER):
        wie = GebruikerFactory(rollen=[Rol.PROGRAMMAMANAGER])
        dag = laatste_maakdag(HIER, timezone.localtime())
        eerste = Periode.maand_voor(dag)
        for _ in range(MAANDEN - 1):
            eerste = Periode.maand_voor(eerste.van)
        for code in ("een", "twee"):
            programma = programma_met_route(code, code.capitalize())
            trajecten(programma, 2)
            schema = Rapportschema.objects.create(soort="voortgang", programma=programma, vanaf=eerste.van)
            schema.ontvangers.add(wie)
        schemas = list(Rapportschema.objects.all())
        return {
            (schema.programma_id, periode.van, periode.tot): 1
            for schema in schemas
            for periode in schema.tempo.verschuldigd(dag)
        }


def tel(**zoek):
    with in_organisatie(HIER):
        return Rapport.objects.filter(bron="schema", **zoek).count()


def dood_beide(servers):
    """PostgreSQL, and Valkey with all that is in it."""
    connection.close()
    servers.dood_databank()
    servers.dood_wachtrij()


def een_minuut_later(**zoek):
    """What is being made by nobody goes stale, and what waits for a later moment has waited."""
    stil = timezone.now() - HARTSLAG_VERLOOPT_NA - timedelta(seconds=1)
    with in_organisatie(HIER):
        onderweg = Rapport.objects.onderweg().filter(**zoek)
        onderweg.filter(hartslag__isnull=False).update(hartslag=stil)
        onderweg.update(aangevraagd_op=stil)


def alles_klaar(aantal):
    een_minuut_later(status="aangevraagd")
    return tel(status="klaar") == aantal


def test_wat_er_ook_omvalt_elk_verschuldigd_rapport_is_er_precies_een_keer(eigen_servers, verschuldigd, tmp_path):
    assert len(verschuldigd) == 2 * MAANDEN
    klok = start_klok(tmp_path / "klok.log", eigen_servers.omgeving)
    worker = Doodbaar(tmp_path / "worker.log", eigen_servers.omgeving)
    try:
        # all of them at once, half way through the first report
        wacht_tot(lambda: tel(status="bezig", voortgang__gte=10) > 0, uitleg=lambda: worker.log)
        worker.dood()
        dood_beide(eigen_servers)
        assert tel(status="klaar") < len(verschuldigd)
        een_minuut_later()
        worker.start_opnieuw()
        # database and queue under a worker that is at work; worker and clock are left alone
        wacht_tot(lambda: tel(status="klaar") > 0, uitleg=lambda: worker.log)
        dood_beide(eigen_servers)
        assert tel(status="klaar") < len(verschuldigd)
        een_minuut_later()
        wacht_tot(lambda: alles_klaar(len(verschuldigd)), seconden=120, elke=0.5, uitleg=lambda: worker.log)
        with in_organisatie(HIER):
            wacht_tot(lambda: not Rapportontvanger.objects.te_mailen(timezone.now()).exists())
        assert worker.draait
        assert klok.draait
    finally:
        klok.stop()
        worker.stop()

    with in_organisatie(HIER):
        rapporten = Rapport.objects.filter(bron="schema")
        assert Counter(rapporten.order_by().values_list("programma_id", "van", "tot")) == verschuldigd
        gemaakt = Logregel.objects.filter(soort="rapport_gemaakt").values_list("over_pk", flat=True)
        assert sorted(gemaakt) == sorted(rapporten.values_list("pk", flat=True))
        bestanden = [naam for rij in rapporten.values_list("bestand", "rijen") for naam in rij]
        assert all(eigen_servers.bestand(HIER, naam).is_file() for naam in bestanden)
        assert Rapportontvanger.objects.filter(klaar_gemaild_op__isnull=False).count() == len(verschuldigd)
