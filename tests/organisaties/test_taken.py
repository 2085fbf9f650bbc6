"""A task runs in the organisation that sent it, or not at all. On a real worker with real processes."""

import uuid

import pytest
from celery import chain, group
from django.db import connection, transaction

import organisaties
from config.celery import app
from organisaties.diensten import zet_actief
from organisaties.fouten import OrganisatieGeweigerd
from organisaties.models import Organisatie
from organisaties.taken import KOP
from tests.organisaties.proeftaken import dwaal_af, tel_op, verdeel, waar_ben_ik

SECONDEN = 30


def uitkomst(resultaat):
    """The result, or the class name and message of what the task raised."""
    try:
        return resultaat.get(timeout=SECONDEN)
    except Exception as fout:
        return f"{type(fout).__name__}: {fout}"


@pytest.mark.usefixtures("worker")
class TestOpDeWorker:
    def test_een_taak_draait_waar_hij_is_gestuurd(self):
        hier = waar_ben_ik.delay(1)
        with organisaties.in_organisatie("werkshop"):
            daar = waar_ben_ik.delay(2)
        assert uitkomst(hier) == "werkmakerij:werkmakerij:1"
        assert uitkomst(daar) == "werkshop:werkshop:2"

    def test_door_elkaar_gestuurde_taken_houden_hun_organisatie(self):
        namen = ["werkmakerij", "werkshop", "platform"]
        gestuurd = []
        for nummer in range(60):
            with organisaties.in_organisatie(namen[nummer % 3]):
                gestuurd.append(waar_ben_ik.delay(nummer))
        verwacht = [f"{namen[n % 3]}:{namen[n % 3]}:{n}" for n in range(60)]
        assert [uitkomst(resultaat) for resultaat in gestuurd] == verwacht

    def test_een_groep_en_een_keten_houden_hun_organisatie(self):
        with organisaties.in_organisatie("werkshop"):
            groep = group(waar_ben_ik.s(nummer) for nummer in range(3)).apply_async()
            keten = chain(tel_op.s(1), tel_op.s(), waar_ben_ik.s()).apply_async()
        assert uitkomst(groep) == [f"werkshop:werkshop:{nummer}" for nummer in range(3)]
        assert uitkomst(keten) == "werkshop:werkshop:3"

    def test_een_taak_die_bij_het_vastleggen_gaat_hoort_bij_het_moment_van_vragen(self):
        nummer = str(uuid.uuid4())
        # the wrong way round on purpose: the commit happens in werkmakerij
        with transaction.atomic(), organisaties.in_organisatie("werkshop"):
            waar_ben_ik.apply_async_on_commit((7,), task_id=nummer)
        assert uitkomst(app.AsyncResult(nummer)) == "werkshop:werkshop:7"

    def test_een_taak_van_een_verdwenen_organisatie_wordt_geweigerd(self):
        resultaat = waar_ben_ik.apply_async((1,), headers={KOP: "verdwenen"})
        assert "OrganisatieGeweigerd" in uitkomst(resultaat)
        assert "'verdwenen' bestaat niet" in uitkomst(resultaat)

    def test_een_taak_van_een_organisatie_die_uit_staat_wordt_geweigerd(self):
        with organisaties.in_organisatie("werkshop"):
            zet_actief(organisatie=Organisatie.objects.get(schema_name="werkshop"), actief=False, door=None)
            resultaat = waar_ben_ik.delay(1)
        assert "'werkshop' bestaat niet (meer) of is niet actief" in uitkomst(resultaat)

    def test_een_taak_die_afdwaalt_mislukt(self):
        assert "OrganisatieGewisseld" in uitkomst(dwaal_af.delay(1))

    def test_na_een_afgedwaalde_taak_staat_de_volgende_gewoon_goed(self):
        uitkomst(dwaal_af.delay(1))
        assert {uitkomst(waar_ben_ik.delay(nummer)) for nummer in range(4)} == {
            f"werkmakerij:werkmakerij:{nummer}" for nummer in range(4)
        }

    def test_een_bericht_zonder_organisatie_wordt_geweigerd(self):
        # as another program would send it: past our own apply_async
        with organisaties.in_publiek():
            resultaat = app.send_task(waar_ben_ik.name, (1,))
        assert "OrganisatieGeweigerd" in uitkomst(resultaat)

    def test_de_klok_stuurt_een_taak_in_elke_actieve_organisatie(self):
        with organisaties.in_publiek():
            zet_actief(organisatie=Organisatie.objects.get(schema_name="platform"), actief=False, door=None)
            resultaat = verdeel.delay(1)
        assert uitkomst(resultaat) == ["public", "werkmakerij", "werkshop"]


@pytest.mark.django_db
class TestSturen:
    @pytest.mark.parametrize(
        "argument",
        ["Jan Jansen", "jan@example.org", {"naam": "Jan"}, [1, 2], 1.5, b"x", object()],
        # the address of an object differs from one process of xdist to the next
        ids=["naam", "adres", "dict", "lijst", "breuk", "bytes", "object"],
    )
    def test_een_taak_krijgt_alleen_nummers_en_datums_mee(self, argument):
        with pytest.raises(TypeError, match="alleen id's en datums"):
            waar_ben_ik.delay(argument)

    def test_een_model_gaat_niet_mee_in_een_bericht(self, organisatie):
        with pytest.raises(TypeError, match="Organisatie"):
            waar_ben_ik.delay(organisatie)

    def test_buiten_een_organisatie_is_een_taak_niet_te_sturen(self):
        with organisaties.in_publiek(), pytest.raises(OrganisatieGeweigerd, match="geen organisatie"):
            waar_ben_ik.delay(1)

    def test_de_taak_van_de_klok_is_niet_vanuit_een_organisatie_te_sturen(self):
        with pytest.raises(OrganisatieGeweigerd, match="werkmakerij"):
            verdeel.delay(1)

    def test_rechtstreeks_aanroepen_draait_waar_je_bent(self):
        assert waar_ben_ik(3) == "werkmakerij:werkmakerij:3"

    def test_elke_eigen_taak_is_bewaakt(self):
        from organisaties.taken import Bewaakt

        app.loader.import_default_modules()
        eigen = {naam: taak for naam, taak in app.tasks.items() if not naam.startswith("celery.")}
        assert eigen
        assert [naam for naam, taak in eigen.items() if not isinstance(taak, Bewaakt)] == []

    def test_elke_taak_mag_twee_keer_en_wordt_na_een_ongeluk_weer_aangeboden(self):
        eigen = [taak for naam, taak in app.tasks.items() if not naam.startswith("celery.")]
        assert all(taak.acks_late and taak.reject_on_worker_lost for taak in eigen)


def test_de_worker_gebruikt_processen_en_geen_draden():
    assert app.conf.worker_pool == "prefork"


@pytest.mark.django_db
def test_de_proeven_laten_de_verbinding_staan():
    assert connection.schema_name == "werkmakerij"
