"""Questions of schools: written down, matched with places, promised, withdrawn."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from onderwijs.models import Onderwijsinstelling, Stagetoezegging, Stagevraag
from onderwijs.stagevraag.diensten import sluit_toezegging, trek_in, zeg_toe, zet_weer_open
from onderwijs.stagevraag.overzicht import open_vragen
from onderwijs.stagevraag.signalen import eigen_stagevragen
from tests.fabrieken.opleiding import OnderwijsinstellingFactory
from tests.fabrieken.stagevragen import StagetoezeggingFactory, StagevraagFactory
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.models import Logregel
from trajecten import plaatsvragen
from trajecten.plaatsvragen import Plaatsaanbod, registreer_plaatsaanbod, toegezegd_van
from trajecten.registers import Ernst

pytestmark = pytest.mark.django_db


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def aanbod(monkeypatch, vandaag):
    """What the app of employers registers, here with places of our own."""

    def maak(nummer=1, **velden):
        gewoon = dict(
            kenmerk=f"plek-{nummer}",
            werkgever=f"Kwekerij {nummer}",
            plek="Kas 2",
            soort="stage",
            sector="groenvoorziening",
            niveau=1,
            vrij=3,
            dagen_per_week=3.0,
            vanaf=vandaag,
            tot=None,
            url="/werkplek/",
        )
        return Plaatsaanbod(**gewoon | velden)

    plekken = [maak(1), maak(2, niveau=3), maak(3, soort="dienstverband"), maak(4, vrij=0)]
    monkeypatch.setattr(plaatsvragen, "_aanbod", [])
    registreer_plaatsaanbod(lambda gebruiker, dag: plekken)
    return plekken


def velden(school, zoeker, **anders):
    gewoon = {
        "instelling": school.pk if school else "",
        "soort": "stage",
        "aantal": "5",
        "niveau": "1",
        "vanaf": "01-12-2026",
        "urgentie": "dringend",
        "behandelaar": zoeker.pk,
        "sectoren": ["groenvoorziening"],
        "toelichting": "Vanaf december is er haast.",
        "versie": "1",
    }
    return gewoon | anders


def test_een_school_die_plekken_zoekt_wordt_vastgelegd(klant, jobcoach):
    klant.force_login(jobcoach)
    school = OnderwijsinstellingFactory()
    antwoord = klant.post(reverse("onderwijs:stagevraag_nieuw"), velden(school, jobcoach, laatste_dag="28-02-2027"))
    vraag = Stagevraag.objects.get()
    assert antwoord["Location"] == vraag.get_absolute_url()
    assert (vraag.instelling, vraag.aantal, vraag.niveau, vraag.sectoren) == (school, 5, 1, ["groenvoorziening"])
    assert f"{vraag.tot:%d-%m-%Y}" == "01-03-2027"
    assert Logregel.objects.filter(soort="stagevraag_bewaard", over_pk=vraag.pk, door_pk=jobcoach.pk).exists()


def test_een_school_die_er_nog_niet_is_schrijf_je_op(klant, jobcoach):
    klant.force_login(jobcoach)
    for naam in ("Altra College", "altra  college"):
        klant.post(reverse("onderwijs:stagevraag_nieuw"), velden(None, jobcoach, nieuwe_school=naam))
    assert Stagevraag.objects.count() == 2
    assert Onderwijsinstelling.objects.filter(naam__iexact="altra college").count() == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"instelling": ""}, "Kies een school"),
        ({"nieuwe_school": "Nog een"}, "Niet allebei"),
        ({"aantal": "0"}, "minstens 1 plek"),
        ({"aantal": "veel"}, "Schrijf een getal"),
        ({"aantal": "1000"}, "hoogstens 100"),
        ({"soort": "zwerfplek"}, ""),
        ({"niveau": "9"}, ""),
        ({"vanaf": "morgen"}, "Schrijf de datum zo"),
        ({"laatste_dag": "01-11-2026"}, "De laatste dag ligt voor de eerste dag."),
        ({"dagen_per_week": "8"}, "hoogstens 7 dagen"),
        ({"dagen_per_week": "2,55"}, "Schrijf een getal"),
        ({"urgentie": "gisteren"}, ""),
        ({"behandelaar": "987654"}, "Kies een collega"),
        ({"toelichting": "x" * 5001}, "Dit is te lang"),
    ],
    ids=str,
)
def test_wat_niet_kan_wordt_in_woorden_geweigerd_en_niets_wordt_geschreven(klant, jobcoach, anders, zin):
    klant.force_login(jobcoach)
    scholen = Onderwijsinstelling.objects.count()
    antwoord = klant.post(
        reverse("onderwijs:stagevraag_nieuw"), velden(OnderwijsinstellingFactory(), jobcoach, **anders)
    )
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Stagevraag.objects.exists()
    assert Onderwijsinstelling.objects.count() == scholen + 1


def test_een_school_die_wordt_geweigerd_blijft_niet_half_achter(klant, jobcoach):
    klant.force_login(jobcoach)
    anders = velden(None, jobcoach, nieuwe_school="Halve school", laatste_dag="01-11-2026")
    assert klant.post(reverse("onderwijs:stagevraag_nieuw"), anders).status_code == 422
    assert not Onderwijsinstelling.objects.filter(naam="Halve school").exists()


def test_de_bladzijde_toont_welke_plekken_passen_en_waarom(klant, jobcoach, aanbod):
    klant.force_login(jobcoach)
    vraag = StagevraagFactory(niveau=1, sectoren=["groenvoorziening"])
    pagina = klant.get(vraag.get_absolute_url()).content.decode()
    assert pagina.index("Kwekerij 1") < pagina.index("Kwekerij 2")
    assert "Past goed" in pagina
    assert "Niveau: Mbo 3." in pagina
    assert "Kwekerij 3" not in pagina
    assert "Kwekerij 4" not in pagina


def test_plekken_toezeggen_telt_bij_de_vraag_en_bij_de_plek(klant, jobcoach, aanbod, vandaag):
    klant.force_login(jobcoach)
    vraag = StagevraagFactory(aantal=4)
    klant.post(reverse("onderwijs:stageplek_toezeggen", args=[vraag.pk]), {"kenmerk": "plek-1", "aantal": "2"})
    assert toegezegd_van(["plek-1", "plek-2"]) == {"plek-1": 2}
    assert "Nog 2 te vinden" in klant.get(vraag.get_absolute_url()).content.decode()
    assert [v.nog for v in open_vragen(jobcoach, vandaag)] == [2]
    ander = StagevraagFactory(aantal=4)
    pad = reverse("onderwijs:stageplek_toezeggen", args=[ander.pk])
    te_veel = klant.post(pad, {"kenmerk": "plek-1", "aantal": "2"})
    assert te_veel.status_code == 422
    assert "Hier is nog 1 plek vrij" in te_veel.content.decode()
    assert klant.post(pad, {"kenmerk": "plek-9", "aantal": "1"}).status_code == 422
    assert klant.post(pad, {"kenmerk": "plek-1", "aantal": "x"}).status_code == 422
    assert klant.post(pad, {}).status_code == 422
    assert Stagetoezegging.objects.count() == 1


def test_een_vraag_waarvoor_alles_is_gevonden_staat_bij_klaar(klant, jobcoach, vandaag):
    klant.force_login(jobcoach)
    klaar, zoekt = StagevraagFactory(aantal=2), StagevraagFactory()
    StagetoezeggingFactory(stagevraag=klaar, aantal=2)
    voorbij = StagevraagFactory(vanaf=vandaag - timedelta(days=90), tot=vandaag)
    lijst = reverse("onderwijs:stagevragen")
    open_, rest = klant.get(lijst).content.decode(), klant.get(lijst, {"stand": "klaar"}).content.decode()
    assert (zoekt.instelling.naam in open_, zoekt.instelling.naam in rest) == (True, False)
    for vraag in (klaar, voorbij):
        assert (vraag.instelling.naam in open_, vraag.instelling.naam in rest) == (False, True)


def test_intrekken_geeft_de_plekken_vrij_en_weer_openzetten_niet_terug(jobcoach, vandaag):
    toezegging = StagetoezeggingFactory()
    vraag = toezegging.stagevraag
    trek_in(vraag=vraag, door=jobcoach)
    assert toegezegd_van([toezegging.kenmerk]) == {}
    assert open_vragen(jobcoach, vandaag) == []
    with pytest.raises(OvergangNietToegestaan):
        trek_in(vraag=vraag, door=jobcoach)
    zet_weer_open(vraag=vraag, door=jobcoach)
    assert [v.nog for v in open_vragen(jobcoach, vandaag)] == [5]
    with pytest.raises(OvergangNietToegestaan):
        zet_weer_open(vraag=vraag, door=jobcoach)


def test_wie_is_geplaatst_houdt_geen_plek_meer_vrij_en_telt_wel_voor_de_school(jobcoach, vandaag):
    toezegging = StagetoezeggingFactory(aantal=2)
    sluit_toezegging(toezegging=toezegging, staat="geplaatst", door=jobcoach)
    assert toegezegd_van([toezegging.kenmerk]) == {}
    assert [v.nog for v in open_vragen(jobcoach, vandaag)] == [3]
    with pytest.raises(OvergangNietToegestaan):
        sluit_toezegging(toezegging=toezegging, staat="ingetrokken", door=jobcoach)


def test_een_toezegging_wordt_geplaatst_of_vervalt_en_niets_anders(klant, jobcoach):
    klant.force_login(jobcoach)
    toezegging = StagetoezeggingFactory()
    pad = reverse("onderwijs:toezegging_afsluiten", args=[toezegging.pk])
    assert klant.post(pad, {"staat": "zomaar"}).status_code == 422
    assert klant.post(pad, {"staat": "ingetrokken"}).status_code == 302
    toezegging.refresh_from_db()
    assert (toezegging.staat, toezegging.afgesloten_door) == ("ingetrokken", jobcoach)


def test_aan_een_ingetrokken_vraag_zeg_je_niets_toe(jobcoach, aanbod):
    vraag = StagevraagFactory()
    trek_in(vraag=vraag, door=jobcoach)
    with pytest.raises(OvergangNietToegestaan):
        zeg_toe(vraag=vraag, aanbod=aanbod[0], aantal=1, door=jobcoach)


def test_minder_vragen_dan_er_is_toegezegd_kan_niet(klant, jobcoach):
    klant.force_login(jobcoach)
    vraag = StagetoezeggingFactory(aantal=3).stagevraag
    pad = reverse("onderwijs:stagevraag_wijzigen", args=[vraag.pk])
    antwoord = klant.post(pad, velden(vraag.instelling, jobcoach, aantal="2"))
    assert antwoord.status_code == 422
    assert "Er zijn al 3 plekken toegezegd." in antwoord.content.decode()
    assert klant.post(pad, velden(vraag.instelling, jobcoach, aantal="3")).status_code == 302


def test_twee_mensen_wijzigen_dezelfde_vraag_en_zien_elkaars_tekst(klant, jobcoach):
    klant.force_login(jobcoach)
    vraag = StagevraagFactory()
    pad = reverse("onderwijs:stagevraag_wijzigen", args=[vraag.pk])
    assert klant.post(pad, velden(vraag.instelling, jobcoach, toelichting="Eerste")).status_code == 302
    botsing = klant.post(pad, velden(vraag.instelling, jobcoach, toelichting="Tweede"))
    assert botsing.status_code == 409
    assert "Eerste" in botsing.content.decode()
    assert "Tweede" in botsing.content.decode()


def test_een_programmamanager_leest_mee_en_een_trainer_niet(klant, programmamanager, trainer):
    vraag = StagevraagFactory()
    klant.force_login(programmamanager)
    assert klant.get(vraag.get_absolute_url()).status_code == 200
    assert "Stagevraag wijzigen" not in klant.get(vraag.get_absolute_url()).content.decode()
    assert klant.post(reverse("onderwijs:stagevraag_intrekken", args=[vraag.pk])).status_code == 403
    klant.force_login(trainer)
    assert klant.get(reverse("onderwijs:stagevragen")).status_code == 403


def test_wie_zoekt_krijgt_een_signaal_als_het_dringend_is_of_bijna_begint(jobcoach, vandaag):
    straks = vandaag + timedelta(days=60)
    StagevraagFactory(behandelaar=jobcoach, vanaf=straks)
    StagevraagFactory(vanaf=vandaag)
    assert list(eigen_stagevragen(jobcoach, vandaag)) == []
    StagevraagFactory(behandelaar=jobcoach, vanaf=vandaag + timedelta(days=10))
    StagevraagFactory(behandelaar=jobcoach, vanaf=vandaag, urgentie="dringend")
    ernst = [signaal.ernst for signaal in eigen_stagevragen(jobcoach, vandaag)]
    assert ernst == [Ernst.KRITIEK, Ernst.LETOP]


def test_de_lijst_gaat_verder_waar_zij_ophield_en_vraagt_voor_dertig_niet_meer_dan_voor_drie(klant, jobcoach, vandaag):
    klant.force_login(jobcoach)
    lijst = reverse("onderwijs:stagevragen")
    StagevraagFactory.create_batch(3)
    klant.get(lijst)
    with CaptureQueriesContext(connection) as drie:
        klant.get(lijst)
    for nummer in range(27):
        StagevraagFactory(
            vanaf=vandaag + timedelta(days=nummer % 4), urgentie=("gewoon", "snel", "dringend")[nummer % 3]
        )
    with CaptureQueriesContext(connection) as dertig:
        eerste = klant.get(lijst).context["pagina"]
    assert len(dertig) == len(drie)
    tweede = klant.get(lijst, {"na": eerste.volgende}).context["pagina"]
    gezien = [regel.vraag.pk for regel in [*eerste.regels, *tweede.regels]]
    assert len(gezien) == len(set(gezien)) == 30
    assert [regel.vraag.urgentie for regel in eerste.regels[:9]] == ["dringend"] * 9
    assert tweede.volgende is None


@pytest.mark.parametrize(
    "anders",
    [
        {"soort": ""},
        {"aantal": 0},
        {"niveau": 5},
        {"dagen_per_week": 8},
        {"urgentie": "ooit"},
        {"tot": "2020-01-01"},
        {"ingetrokken_op": "2026-01-01T00:00Z"},
    ],
    ids=str,
)
def test_de_databank_weigert_een_stagevraag_die_niet_kan(anders):
    vraag = StagevraagFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Stagevraag.objects.filter(pk=vraag.pk).update(**anders)


@pytest.mark.parametrize(
    "anders", [{"aantal": 0}, {"kenmerk": ""}, {"staat": "geplaatst"}, {"staat": "kwijt"}], ids=str
)
def test_de_databank_weigert_een_toezegging_die_niet_kan(anders):
    toezegging = StagetoezeggingFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Stagetoezegging.objects.filter(pk=toezegging.pk).update(**anders)


def test_meer_toezeggen_dan_gevraagd_wordt_geweigerd(jobcoach, aanbod):
    with pytest.raises(RegelGeschonden):
        zeg_toe(vraag=StagevraagFactory(aantal=1), aanbod=aanbod[0], aantal=2, door=jobcoach)
