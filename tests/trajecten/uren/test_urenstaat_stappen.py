"""An urenstaat goes from concept to approved by somebody else, and says of every step when and by whom."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.fabrieken.trajecten import ContactmomentFactory
from tests.fabrieken.uren import gezien, goedgekeurd, ingediend
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.models import Urenstaat, Urenstaatstap
from trajecten.urenstaat.diensten import Goedkeuring, dien_in, haal_terug, keur_goed, stuur_terug
from trajecten.urenstaat.regels import TOEGESTANE_STAPPEN, Staat, Stap, mag_stap
from trajecten.urenstaat.uren import momentopname, uren_van, vingerafdruk


@pytest.fixture
def contact(traject, jobcoach, maandag, project):
    return ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag, subsidieproject=project)


@pytest.mark.parametrize("staat", list(Staat))
@pytest.mark.parametrize("stap", list(Stap))
def test_elke_stap_mag_of_krijgt_een_reden(staat, stap):
    assert bool(mag_stap(staat, stap)) == (stap not in TOEGESTANE_STAPPEN[staat])


def test_goedgekeurd_is_het_einde():
    assert TOEGESTANE_STAPPEN[Staat.GOEDGEKEURD] == {}


def test_een_week_gaat_van_indienen_naar_goedgekeurd_door_een_ander(contact, jobcoach, casemanager, maandag):
    staat = goedgekeurd(jobcoach, maandag, door=casemanager)
    staat.refresh_from_db()
    assert (staat.staat, staat.minuten) == (Staat.GOEDGEKEURD, 60)
    assert (staat.ingediend_door, staat.goedgekeurd_door) == (jobcoach, casemanager)
    assert staat.ingediend_op <= staat.goedgekeurd_op
    stappen = list(staat.stappen.values_list("stap", "gezet_door", "minuten"))
    assert stappen == [(Stap.INDIENEN, jobcoach.pk, 60), (Stap.GOEDKEUREN, casemanager.pk, 60)]
    assert Logregel.objects.filter(soort=Soort.URENSTAAT_GOEDGEKEURD, over_pk=staat.pk).count() == 1


def test_elke_stap_houdt_eerst_beide_mensen_vast(contact, jobcoach, casemanager, maandag):
    staat = ingediend(jobcoach, maandag)
    keuring = Goedkeuring(staat.pk, staat.sha256)
    for stap in (
        lambda: stuur_terug(urenstaat=staat, reden="Klopt niet", door=casemanager),
        lambda: dien_in(medewerker=jobcoach, week=maandag, sha256=gezien(jobcoach, maandag), door=jobcoach),
        lambda: keur_goed(goedkeuringen=[keuring], door=casemanager),
    ):
        with CaptureQueriesContext(connection) as vragen:
            stap()
        slot = next(vraag["sql"] for vraag in vragen if "FOR UPDATE" in vraag["sql"])
        assert '"toegang_gebruiker"."id" IN' in slot
        assert str(jobcoach.pk) in slot
        assert slot.endswith("ORDER BY 1 ASC FOR UPDATE")


def test_wat_is_vastgelegd_is_later_na_te_rekenen(contact, jobcoach, casemanager, maandag):
    staat = goedgekeurd(jobcoach, maandag, door=casemanager)
    assert staat.regels == momentopname(uren_van([jobcoach.pk], maandag, maandag + timedelta(days=7)))
    assert staat.sha256 == vingerafdruk(staat.regels)
    assert sum(regel["minuten"] for regel in staat.regels) == staat.minuten


def test_je_eigen_week_keur_je_niet_goed_ook_niet_met_twee_rollen(contact, jobcoach, maandag):
    staat = ingediend(jobcoach, maandag)
    jobcoach.rollen = ["jobcoach", "programmamanager"]
    jobcoach.save()
    with pytest.raises(RegelGeschonden, match="door een ander"):
        keur_goed(goedkeuringen=[Goedkeuring(staat.pk, staat.sha256)], door=jobcoach)
    with pytest.raises(RegelGeschonden, match="door een ander"):
        stuur_terug(urenstaat=staat, reden="Zelf gezien", door=jobcoach)


def test_wie_namens_een_ander_indient_keurt_niet_goed(contact, jobcoach, casemanager, programmamanager, maandag):
    staat = dien_in(medewerker=jobcoach, week=maandag, sha256=gezien(jobcoach, maandag), door=casemanager)
    goedkeuring = Goedkeuring(staat.pk, staat.sha256)
    with pytest.raises(RegelGeschonden, match="door een ander"):
        keur_goed(goedkeuringen=[goedkeuring], door=casemanager)
    assert keur_goed(goedkeuringen=[goedkeuring], door=programmamanager)[0].staat == Staat.GOEDGEKEURD


def test_teruggestuurd_is_weer_open_en_zegt_waarom(contact, jobcoach, casemanager, maandag, schrijf):
    staat = stuur_terug(urenstaat=ingediend(jobcoach, maandag), reden="  Reistijd ontbreekt. ", door=casemanager)
    staat.refresh_from_db()
    assert (staat.staat, staat.reden, staat.regels) == (Staat.TERUGGESTUURD, "Reistijd ontbreekt.", None)
    schrijf(jobcoach, maandag, soort="reistijd", minuten=30)
    assert ingediend(jobcoach, maandag).minuten == 90
    assert [s.stap for s in staat.stappen.all()] == [Stap.INDIENEN, Stap.TERUGSTUREN, Stap.INDIENEN]
    assert [s.reden for s in staat.stappen.all()] == ["", "Reistijd ontbreekt.", ""]


def test_terugsturen_vraagt_een_reden(contact, jobcoach, casemanager, maandag):
    staat = ingediend(jobcoach, maandag)
    with pytest.raises(RegelGeschonden, match="waarom") as fout:
        stuur_terug(urenstaat=staat, reden="  ", door=casemanager)
    assert fout.value.veld == "reden"


def test_een_ingediende_week_haal_je_zelf_terug(contact, jobcoach, maandag):
    staat = haal_terug(urenstaat=ingediend(jobcoach, maandag), door=jobcoach)
    assert (staat.staat, staat.minuten, staat.ingediend_op) == (Staat.CONCEPT, None, None)
    assert staat.stappen.last().minuten == 60


def test_een_goedgekeurde_week_haal_je_niet_terug(contact, jobcoach, casemanager, maandag):
    staat = goedgekeurd(jobcoach, maandag, door=casemanager)
    with pytest.raises(OvergangNietToegestaan, match="tegenboeking"):
        haal_terug(urenstaat=staat, door=jobcoach)


def test_een_lege_week_en_een_week_die_nog_komt_dien_je_niet_in(jobcoach, maandag):
    with pytest.raises(RegelGeschonden, match="nog geen uren"):
        ingediend(jobcoach, maandag)
    with pytest.raises(RegelGeschonden, match="moet nog beginnen"):
        ingediend(jobcoach, maandag + timedelta(days=14))
    assert not Urenstaat.objects.exists()


def test_wat_je_indient_is_wat_je_zag(contact, jobcoach, maandag, schrijf):
    op_het_scherm = gezien(jobcoach, maandag)
    schrijf(jobcoach, maandag)
    with pytest.raises(NietMeerActueel, match="veranderd"):
        dien_in(medewerker=jobcoach, week=maandag, sha256=op_het_scherm, door=jobcoach)


def test_wat_je_goedkeurt_is_wat_je_zag(contact, jobcoach, casemanager, maandag, schrijf):
    eerst = ingediend(jobcoach, maandag)
    op_het_scherm = eerst.sha256
    haal_terug(urenstaat=eerst, door=jobcoach)
    schrijf(jobcoach, maandag)
    ingediend(jobcoach, maandag)
    with pytest.raises(NietMeerActueel, match=jobcoach.naam):
        keur_goed(goedkeuringen=[Goedkeuring(eerst.pk, op_het_scherm)], door=casemanager)


def test_meerdere_weken_keur_je_samen_goed_of_geen_van_alle(contact, jobcoach, trainer, casemanager, maandag, schrijf):
    schrijf(trainer, maandag)
    een, twee = ingediend(jobcoach, maandag), ingediend(trainer, maandag)
    goed = [Goedkeuring(een.pk, een.sha256), Goedkeuring(twee.pk, twee.sha256)]
    with pytest.raises(NietMeerActueel):
        keur_goed(goedkeuringen=[goed[0], Goedkeuring(twee.pk, "0" * 64)], door=casemanager)
    assert not Urenstaat.objects.filter(staat=Staat.GOEDGEKEURD).exists()
    assert len(keur_goed(goedkeuringen=goed, door=casemanager)) == 2


def test_op_een_dag_past_niet_meer_dan_een_dag(traject, jobcoach, maandag):
    """Also contact without a time of day, as lists bring it in, cannot claim an hour twice."""
    for _ in range(3):
        ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag, minuten=481)
    with pytest.raises(RegelGeschonden, match="meer uren dan er in een dag zitten"):
        ingediend(jobcoach, maandag)


def verander(pk, **velden):
    with transaction.atomic():
        Urenstaat.objects.filter(pk=pk).update(**velden)


@pytest.mark.parametrize(
    ("velden", "beperking"),
    [
        ({"staat": "concept"}, "urenstaat_goedgekeurd_blijft"),
        ({"minuten": 61}, "urenstaat_goedgekeurd_blijft"),
        ({"week": timezone.localdate()}, "urenstaat_goedgekeurd_blijft"),
    ],
)
def test_de_databank_houdt_een_goedgekeurde_week_vast(contact, jobcoach, casemanager, maandag, velden, beperking):
    staat = goedgekeurd(jobcoach, maandag, door=casemanager)
    with pytest.raises(IntegrityError) as fout:
        verander(staat.pk, **velden)
    assert fout.value.__cause__.diag.constraint_name == beperking
    with pytest.raises(IntegrityError), transaction.atomic():
        Urenstaat.objects.filter(pk=staat.pk)._raw_delete("default")


def test_de_databank_laat_geen_stap_overslaan(contact, jobcoach, casemanager, maandag):
    staat = Urenstaat.objects.create(medewerker=jobcoach, week=maandag)
    nu = timezone.now()
    vast = {"minuten": 60, "regels": [], "sha256": "0" * 64, "ingediend_op": nu, "ingediend_door": jobcoach}
    with pytest.raises(IntegrityError, match="Deze stap kan niet"):
        verander(staat.pk, staat="goedgekeurd", goedgekeurd_op=nu, goedgekeurd_door=casemanager, **vast)
    with pytest.raises(IntegrityError, match="zijn intussen veranderd"):
        verander(staat.pk, staat="ingediend", **vast | {"minuten": 59})
    verander(staat.pk, staat="ingediend", **vast)
    with pytest.raises(IntegrityError, match="Deze stap kan niet"):
        verander(staat.pk, sha256="1" * 64)


def test_een_stap_verandert_nooit(contact, jobcoach, maandag):
    stap = ingediend(jobcoach, maandag).stappen.get()
    for doe in (lambda: Urenstaatstap.objects.update(reden="anders"), stap.delete):
        with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
            doe()
