"""An hour in an approved week is corrected by a counter-entry in an open one, with a reason and its own approval."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.trajecten import ContactmomentFactory, SubsidieprojectFactory
from tests.fabrieken.uren import goedgekeurd, ingediend
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.models import Tegenboeking, Urenregel
from trajecten.urenstaat.schrijven import boek_tegen, stand_van
from trajecten.urenstaat.uren import uren_van


@pytest.fixture
def contact(traject, jobcoach, maandag, project):
    return ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag, subsidieproject=project)


@pytest.fixture
def op_slot(contact, jobcoach, casemanager, maandag):
    return goedgekeurd(jobcoach, maandag, door=casemanager)


def boek(uur, door, **anders):
    velden = {"minuten": 45, "subsidieproject": uur.subsidieproject, "reden": "Was korter", "sleutel": uuid4()}
    return boek_tegen(uur=uur, door=door, **velden | anders)


def van_week(medewerker, maandag):
    return uren_van([medewerker.pk], maandag, maandag + timedelta(days=7))


def test_een_tegenboeking_haalt_weg_wat_fout_was_en_zet_neer_wat_klopt(op_slot, contact, jobcoach, project, maandag):
    boekingen = boek(contact, jobcoach)
    assert [(b.minuten, b.subsidieproject) for b in boekingen] == [(-60, project), (45, project)]
    assert {(b.contactmoment, b.datum, b.boekdatum) for b in boekingen} == {(contact, maandag, timezone.localdate())}
    assert stand_van(contact) == (45, project.pk)


def test_de_goedgekeurde_week_blijft_en_de_open_week_draagt_het_verschil(op_slot, contact, jobcoach, maandag):
    boek(contact, jobcoach)
    deze_week = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    assert sum(uur.minuten for uur in van_week(jobcoach, maandag)) == op_slot.minuten == 60
    assert sum(uur.minuten for uur in van_week(jobcoach, deze_week)) == -15


def test_een_uur_verhuist_naar_een_ander_project(op_slot, contact, jobcoach, project):
    ander = SubsidieprojectFactory()
    boekingen = boek(contact, jobcoach, minuten=60, subsidieproject=ander)
    assert [(b.minuten, b.subsidieproject) for b in boekingen] == [(-60, project), (60, ander)]
    assert stand_van(contact) == (60, ander.pk)


def test_een_uur_dat_er_niet_was_verdwijnt(op_slot, contact, jobcoach, project):
    assert [b.minuten for b in boek(contact, jobcoach, minuten=0)] == [-60]
    assert stand_van(contact) == (0, project.pk)


def test_daarna_is_het_uur_nog_eens_te_verbeteren(op_slot, contact, jobcoach):
    ander = SubsidieprojectFactory()
    boek(contact, jobcoach, minuten=0)
    boek(contact, jobcoach, minuten=30, subsidieproject=ander)
    boek(contact, jobcoach, minuten=50, subsidieproject=ander)
    assert stand_van(contact) == (50, ander.pk)
    assert sum(b.minuten for b in Tegenboeking.objects.all()) == -10


def test_andere_uren_zijn_ook_tegen_te_boeken(jobcoach, casemanager, maandag, schrijf):
    schrijf(jobcoach, maandag)
    goedgekeurd(jobcoach, maandag, door=casemanager)
    assert [b.minuten for b in boek(Urenregel.objects.get(), jobcoach)] == [-60, 45]


def test_de_tegenboeking_wordt_goedgekeurd_met_de_week_waarin_zij_staat(op_slot, contact, jobcoach, casemanager):
    deze_week = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    boek(contact, jobcoach)
    staat = goedgekeurd(jobcoach, deze_week, door=casemanager)
    assert staat.minuten == -15
    with pytest.raises(IntegrityError, match="op slot"), transaction.atomic():
        Tegenboeking.objects.update(minuten=-1)


def test_twee_keer_hetzelfde_formulier_is_een_tegenboeking(op_slot, contact, jobcoach):
    sleutel = uuid4()
    assert boek(contact, jobcoach, sleutel=sleutel) == boek(contact, jobcoach, sleutel=sleutel)
    assert Tegenboeking.objects.count() == 2
    assert Logregel.objects.filter(soort=Soort.UREN_TEGENGEBOEKT, reden="Was korter").count() == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"minuten": 60}, "verandert niets"),
        ({"reden": "  "}, "waarom"),
        ({"minuten": 721}, "hoogstens 12 uur"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_en_laat_niets_achter(op_slot, contact, jobcoach, anders, zin):
    with pytest.raises(RegelGeschonden, match=zin):
        boek(contact, jobcoach, **anders)
    assert not Tegenboeking.objects.exists()


def test_een_project_dat_die_dag_niet_liep_krijgt_het_uur_niet(op_slot, contact, jobcoach, maandag):
    met_einde = SubsidieprojectFactory(tot=maandag - timedelta(days=1))
    with pytest.raises(RegelGeschonden, match="liep tot en met"):
        boek(contact, jobcoach, subsidieproject=met_einde)


def test_een_uur_in_een_open_week_verbeter_je_zelf(contact, jobcoach, maandag):
    with pytest.raises(RegelGeschonden, match="nog niet goedgekeurd"):
        boek(contact, jobcoach)
    ingediend(jobcoach, maandag)
    with pytest.raises(RegelGeschonden, match="nog niet goedgekeurd"):
        boek(contact, jobcoach)


def test_uren_van_een_collega_boek_je_niet_tegen(op_slot, contact, casemanager):
    with pytest.raises(RegelGeschonden, match="je eigen uren"):
        boek(contact, casemanager)


def tegenboeking(contact, **anders):
    velden = {
        "medewerker": contact.medewerker,
        "contactmoment": contact,
        "datum": contact.datum,
        "boekdatum": timezone.localdate(),
        "minuten": -60,
        "reden": "Fout",
        "sleutel": str(uuid4())[:39],
        "aangemaakt_door": contact.medewerker,
    }
    with transaction.atomic():
        return Tegenboeking.objects.create(**velden | anders)


@pytest.mark.parametrize(
    ("anders", "beperking"),
    [
        ({"contactmoment": None}, "tegenboeking_van_een_uur"),
        ({"minuten": 0}, "tegenboeking_duur_hoogstens_12_uur"),
        ({"reden": ""}, "tegenboeking_met_reden"),
        ({"minuten": -61}, "tegenboeking_laat_een_uur_over"),
        ({"minuten": 661}, "tegenboeking_laat_een_uur_over"),
    ],
)
def test_de_databank_weigert_wat_niet_optelt(op_slot, contact, anders, beperking):
    with pytest.raises(IntegrityError) as fout:
        tegenboeking(contact, **anders)
    assert fout.value.__cause__.diag.constraint_name == beperking
    assert tegenboeking(contact).pk


def test_de_databank_kent_een_tegenboeking_alleen_bij_het_eigen_goedgekeurde_uur(op_slot, contact, casemanager):
    for anders in ({"medewerker": casemanager}, {"datum": contact.datum + timedelta(days=1)}):
        with pytest.raises(IntegrityError) as fout:
            tegenboeking(contact, **anders)
        assert fout.value.__cause__.diag.constraint_name == "tegenboeking_van_goedgekeurd_uur"
    with pytest.raises(IntegrityError) as fout:
        tegenboeking(contact, boekdatum=contact.datum)
    assert fout.value.__cause__.diag.constraint_name in ("tegenboeking_later_geboekt", "urenweek_op_slot")
