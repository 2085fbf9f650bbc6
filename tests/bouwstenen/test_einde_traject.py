"""A traject that ends takes its running phase along, in the same transaction."""

from datetime import timedelta

from django.utils import timezone

from bouwstenen.einde import beeindig_fase
from bouwstenen.models import Fase
from tests.fabrieken.bouwstenen import FaseFactory, weken_geleden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.registers import registers


def test_de_haak_hangt_aan_het_einde():
    assert beeindig_fase in registers.bij_einde


def test_de_lopende_fase_eindigt_mee_zonder_toets(traject, steen, casemanager):
    eerste = FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(8))
    lopend = FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(8))
    beeindig_fase(traject, timezone.localdate(), casemanager)
    assert Fase.objects.get(pk=lopend.pk).einddatum == timezone.localdate()
    assert Fase.objects.get(pk=eerste.pk).einddatum == weken_geleden(8)
    assert Logregel.objects.van_soort(Soort.BOUWSTEEN_AFGEROND).get().details["einde_traject"] is True
    traject.einddatum = timezone.localdate()
    traject.save()


def test_een_stap_die_nog_moest_komen_gaat_niet_door(traject, steen, casemanager):
    morgen = timezone.localdate() + timedelta(days=5)
    nu = FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=morgen)
    gepland = FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=morgen, vorige=nu)
    beeindig_fase(traject, timezone.localdate(), casemanager)
    gepland.refresh_from_db()
    assert (gepland.ingetrokken_op is not None, gepland.ingetrokken_door) == (True, casemanager)
    assert Fase.objects.get(pk=nu.pk).einddatum == timezone.localdate()
    traject.einddatum = timezone.localdate()
    traject.save()


def test_zonder_fase_gebeurt_er_niets(traject, casemanager):
    beeindig_fase(traject, timezone.localdate(), casemanager)
    assert not Logregel.objects.van_soort(Soort.BOUWSTEEN_AFGEROND).exists()
