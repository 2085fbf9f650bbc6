"""Leermeester and gezel: who with whom, over which days, and what the leermeester learned by teaching."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from onderwijs.koppel.diensten import koppel_mensen, sluit_koppel, stop_bij_einde_traject
from onderwijs.koppel.regels import Uitkomst, einde_past, periode_past, terugblik_past
from onderwijs.koppel.zicht import gebeurtenissen, koppelkaart, stand_van
from onderwijs.models import Koppel
from tests.fabrieken.stagevragen import KoppelFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.matrix import Rol
from toegang.models import Logregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def koppel(jobcoach):
    leermeester = TrajectFactory(begeleid_door=[jobcoach])
    gezel = TrajectFactory(begeleid_door=[jobcoach], programma=leermeester.programma)
    return KoppelFactory(leermeester=leermeester, gezel=gezel)


def velden(wie, vandaag, **anders):
    gewoon = {
        "rol": "leermeester",
        "ander": wie.pk,
        "vak": "Fietsen maken",
        "doelen": "Een band plakken.",
        "van": f"{vandaag:%d-%m-%Y}",
    }
    return gewoon | anders


@pytest.mark.parametrize("rol", ["leermeester", "gezel"])
def test_een_koppel_maak_je_vanuit_een_van_beide_dossiers(klant, jobcoach, vandaag, rol):
    klant.force_login(jobcoach)
    hier = TrajectFactory(begeleid_door=[jobcoach])
    ander = TrajectFactory(begeleid_door=[jobcoach], programma=hier.programma)
    pad = reverse("onderwijs:koppel_nieuw", args=[hier.pk])
    laatste = vandaag + timedelta(days=9)
    antwoord = klant.post(pad, velden(ander, vandaag, rol=rol, laatste_dag=f"{laatste:%d-%m-%Y}"))
    koppel = Koppel.objects.get()
    assert antwoord["Location"] == koppel.get_absolute_url()
    assert (koppel.leermeester if rol == "leermeester" else koppel.gezel) == hier
    assert koppel.laatste_dag == laatste
    gelogd = Logregel.objects.filter(soort="koppel_bewaard", over_pk=koppel.pk)
    assert set(gelogd.values_list("deelnemer_pk", flat=True)) == {hier.deelnemer_id, ander.deelnemer_id}


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"rol": ""}, "Kies wie het vak leert"),
        ({"ander": "987654"}, "Kies een deelnemer uit de lijst."),
        ({"vak": ""}, "Vul dit in."),
        ({"doelen": " "}, "Vul dit in."),
        ({"doelen": "x" * 5001}, "Dit is te lang"),
        ({"van": "01-01-2001"}, "nog niet gestart"),
        ({"laatste_dag": "01-01-2001"}, "De laatste dag ligt voor de eerste dag."),
    ],
    ids=str,
)
def test_wat_niet_kan_wordt_in_woorden_geweigerd(klant, jobcoach, vandaag, anders, zin):
    klant.force_login(jobcoach)
    hier = TrajectFactory(begeleid_door=[jobcoach])
    ander = TrajectFactory(begeleid_door=[jobcoach], programma=hier.programma)
    antwoord = klant.post(reverse("onderwijs:koppel_nieuw", args=[hier.pk]), velden(ander, vandaag, **anders))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Koppel.objects.exists()


def test_buiten_je_bereik_is_niemand_te_kiezen(klant, jobcoach, vandaag):
    klant.force_login(jobcoach)
    hier = TrajectFactory(begeleid_door=[jobcoach])
    vreemd = TrajectFactory(programma=hier.programma)
    pad = reverse("onderwijs:koppel_nieuw", args=[hier.pk])
    assert vreemd.deelnemer.naam not in klant.get(pad).content.decode()
    assert klant.post(pad, velden(vreemd, vandaag)).status_code == 422


def test_niemand_is_leermeester_van_zichzelf(jobcoach, vandaag):
    traject = TrajectFactory()
    tweede = TrajectFactory(deelnemer=traject.deelnemer)
    with pytest.raises(RegelGeschonden, match="iemand anders"):
        koppel_mensen(
            leermeester=traject, gezel=tweede, vak="Koken", doelen="Soep", van=vandaag, tot=None, door=jobcoach
        )


def test_twee_mensen_zijn_niet_twee_keer_tegelijk_een_koppel(koppel, jobcoach, vandaag):
    with pytest.raises(RegelGeschonden, match="al een koppel"):
        koppel_mensen(
            leermeester=koppel.leermeester,
            gezel=koppel.gezel,
            vak="Koken",
            doelen="Soep",
            van=vandaag,
            tot=None,
            door=jobcoach,
        )


def test_afronden_vraagt_wat_de_leermeester_leerde(klant, jobcoach, koppel, vandaag):
    klant.force_login(jobcoach)
    pad = reverse("onderwijs:koppel_afsluiten", args=[koppel.pk])
    klaar = {"uitkomst": "afgerond", "laatste_dag": f"{vandaag:%d-%m-%Y}", "versie": "1"}
    leeg = klant.post(pad, klaar | {"leermeester_leerde": "  "})
    assert leeg.status_code == 422
    assert "Schrijf op wat de leermeester leerde" in leeg.content.decode()
    assert klant.post(pad, klaar | {"leermeester_leerde": "Uitleggen in stappen."}).status_code == 302
    koppel.refresh_from_db()
    assert (koppel.uitkomst, koppel.laatste_dag, koppel.afgesloten_door) == ("afgerond", vandaag, jobcoach)
    pagina = klant.get(koppel.get_absolute_url()).content.decode()
    assert "Uitleggen in stappen." in pagina
    assert "Koppel wijzigen" not in pagina
    assert klant.post(pad, klaar | {"leermeester_leerde": "Nog eens", "versie": "2"}).status_code == 422


def test_eerder_stoppen_kan_zonder_terugblik(jobcoach, koppel, vandaag):
    sluit_koppel(
        koppel=koppel,
        uitkomst=Uitkomst.GESTOPT,
        tot=vandaag,
        leermeester_leerde="",
        vandaag=vandaag,
        versie=1,
        door=jobcoach,
    )
    koppel.refresh_from_db()
    assert koppel.uitkomst == "gestopt"
    with pytest.raises(OvergangNietToegestaan):
        sluit_koppel(
            koppel=koppel,
            uitkomst="gestopt",
            tot=vandaag,
            leermeester_leerde="",
            vandaag=vandaag,
            versie=2,
            door=jobcoach,
        )


def test_twee_mensen_wijzigen_hetzelfde_koppel_en_zien_elkaars_tekst(klant, jobcoach, koppel, vandaag):
    klant.force_login(jobcoach)
    pad = reverse("onderwijs:koppel_wijzigen", args=[koppel.pk])
    nieuw = {"vak": "Koken", "doelen": "Eerste", "van": f"{koppel.van:%d-%m-%Y}", "versie": "1"}
    assert klant.post(pad, nieuw).status_code == 302
    botsing = klant.post(pad, nieuw | {"doelen": "Tweede"})
    assert botsing.status_code == 409
    assert "Eerste" in botsing.content.decode()
    assert "Tweede" in botsing.content.decode()


def test_een_koppel_dat_over_een_ander_heen_schuift_wordt_in_woorden_geweigerd(klant, jobcoach, koppel):
    klant.force_login(jobcoach)
    eerder = koppel.van - timedelta(days=20)
    KoppelFactory(leermeester=koppel.leermeester, gezel=koppel.gezel, van=eerder, tot=koppel.van)
    nieuw = {"vak": "Koken", "doelen": "Soep.", "van": f"{eerder:%d-%m-%Y}", "versie": "1"}
    antwoord = klant.post(reverse("onderwijs:koppel_wijzigen", args=[koppel.pk]), nieuw)
    assert antwoord.status_code == 422
    assert "in deze periode al een koppel" in antwoord.content.decode()


def test_wie_maar_een_van_beiden_ziet_leest_van_de_ander_alleen_de_voornaam(klant, jobcoach, vandaag):
    klant.force_login(jobcoach)
    hier = TrajectFactory(begeleid_door=[jobcoach])
    koppel = KoppelFactory(leermeester=hier)
    ander = koppel.gezel.deelnemer
    for pad in (koppel.get_absolute_url(), hier.get_absolute_url()):
        pagina = klant.get(pad).content.decode()
        assert ander.roepnaam in pagina
        assert ander.naam not in pagina
    gelogd = Logregel.objects.filter(soort="dossier_bekeken", details__pagina="koppel")
    assert list(gelogd.values_list("deelnemer_pk", flat=True)) == [hier.deelnemer_id]


def test_wie_geen_van_beiden_ziet_vindt_het_koppel_niet(klant, koppel):
    klant.force_login(GebruikerFactory(rollen=[Rol.JOBCOACH], met_code_app=True))
    assert klant.get(koppel.get_absolute_url()).status_code == 404


def test_een_programmamanager_leest_en_wijzigt_niet(klant, programmamanager, koppel):
    klant.force_login(programmamanager)
    assert klant.get(koppel.get_absolute_url()).status_code == 200
    assert klant.post(reverse("onderwijs:koppel_afsluiten", args=[koppel.pk])).status_code == 403


def test_een_traject_dat_stopt_sluit_zijn_koppels(jobcoach, koppel, vandaag):
    later = KoppelFactory(leermeester=koppel.leermeester, van=vandaag + timedelta(days=3))
    with transaction.atomic():
        stop_bij_einde_traject(koppel.leermeester, vandaag, jobcoach)
    koppel.refresh_from_db()
    assert (koppel.uitkomst, koppel.tot) == ("gestopt", vandaag)
    assert not Koppel.objects.filter(pk=later.pk).exists()
    assert Logregel.objects.filter(soort="koppel_afgesloten", over_pk=later.pk, details__nooit_begonnen=True).exists()


def test_de_tijdlijn_noemt_de_laatste_dag_en_niet_de_dag_erna(jobcoach, koppel, vandaag):
    laatste = vandaag - timedelta(days=2)
    koppel.tot, koppel.uitkomst = laatste + timedelta(days=1), Uitkomst.GESTOPT
    koppel.afgesloten_op, koppel.afgesloten_door = timezone.now(), jobcoach
    koppel.save()
    assert [regel.datum for regel in gebeurtenissen(koppel.gezel, jobcoach)] == [koppel.van, laatste]


def test_zonder_koppel_is_er_geen_kaart(jobcoach, vandaag):
    assert koppelkaart(TrajectFactory(begeleid_door=[jobcoach]), jobcoach, vandaag) is None


def test_de_kaart_vraagt_voor_meer_koppels_niet_meer(jobcoach, koppel, vandaag, django_assert_num_queries):
    def koppels_erbij(aantal):
        for nummer in range(aantal):
            KoppelFactory(leermeester=koppel.leermeester, vak=f"Vak {nummer}")

    with django_assert_num_queries(3):
        koppelkaart(koppel.leermeester, jobcoach, vandaag)
    koppels_erbij(9)
    with django_assert_num_queries(3):
        assert len(koppelkaart(koppel.leermeester, jobcoach, vandaag)["regels"]) == 10


def test_de_stand_zegt_wanneer_een_koppel_klaar_is_om_af_te_sluiten(koppel, vandaag):
    assert stand_van(koppel, vandaag)[0] == "Loopt"
    assert stand_van(koppel, koppel.van - timedelta(days=1))[0] == "Begint nog"
    koppel.tot = vandaag
    assert stand_van(koppel, vandaag) == ("Klaar om af te sluiten", "letop")


@pytest.mark.parametrize(
    ("van", "tot", "past"),
    [(0, None, True), (0, 10, True), (-1, None, False), (20, None, False), (0, 21, False), (0, 20, True)],
)
def test_een_koppel_ligt_binnen_het_traject(vandaag, van, tot, past):
    dag = vandaag.replace(day=1)
    einde = None if tot is None else dag + timedelta(days=tot)
    bezwaar = periode_past(
        dag + timedelta(days=van), einde, naam="Sam", startdatum=dag, einddatum=dag + timedelta(days=20)
    )
    assert (bezwaar == "") is past


def test_afsluiten_kan_vandaag_en_niet_in_de_toekomst(vandaag):
    begin = vandaag - timedelta(days=5)
    assert einde_past(vandaag + timedelta(days=1), van=begin, vandaag=vandaag) == ""
    assert "toekomst" in einde_past(vandaag + timedelta(days=2), van=begin, vandaag=vandaag)
    assert "voor de eerste dag" in einde_past(begin, van=begin, vandaag=vandaag)
    assert terugblik_past(Uitkomst.GESTOPT, "") == ""


@pytest.mark.parametrize(
    "anders",
    [
        {"vak": ""},
        {"doelen": ""},
        {"tot": "2001-01-01"},
        {"uitkomst": "gestopt"},
        {"afgesloten_op": "2026-01-01T00:00Z"},
    ],
    ids=str,
)
def test_de_databank_weigert_een_koppel_dat_niet_kan(koppel, anders):
    with pytest.raises(IntegrityError), transaction.atomic():
        Koppel.objects.filter(pk=koppel.pk).update(**anders)


def test_de_databank_weigert_een_leermeester_die_zijn_eigen_gezel_is(koppel):
    with pytest.raises(IntegrityError), transaction.atomic():
        Koppel.objects.filter(pk=koppel.pk).update(gezel=koppel.leermeester)
