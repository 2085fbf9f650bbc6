"""Going back for a while: nothing that was laid is taken away, and one click leads back to where they were."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bouwstenen import diensten
from bouwstenen.huis import huis_van
from bouwstenen.models import Fase, Stabiliteitstoets
from bouwstenen.plaats import lees_plaats
from bouwstenen.regels import Overgang
from bouwstenen.signalen import signalen
from bouwstenen.verblijf import verblijf, verwacht_einde
from tests.fabrieken.bouwstenen import FaseFactory, weken_geleden
from toegang.fouten import OvergangNietToegestaan
from trajecten.models import Traject


def vandaag():
    return timezone.localdate()


@pytest.fixture
def terug(traject, steen) -> Fase:
    """Sixteen weeks: 1, 2, five weeks of 3, and three weeks ago for a while back to 1."""
    FaseFactory(traject=traject, bouwsteen=steen[1], einddatum=weken_geleden(12))
    FaseFactory(traject=traject, bouwsteen=steen[2], startdatum=weken_geleden(12), einddatum=weken_geleden(8))
    FaseFactory(traject=traject, bouwsteen=steen[3], startdatum=weken_geleden(8), einddatum=weken_geleden(3))
    return FaseFactory(
        traject=traject,
        bouwsteen=steen[1],
        startdatum=weken_geleden(3),
        terugval=True,
        verwachte_terugkeer=vandaag() + timedelta(days=4),
    )


def keer_terug(traject, casemanager, vanuit):
    return diensten.keer_terug(traject=traject, vanuit=vanuit.pk, startdatum=vandaag(), door=casemanager)


def test_wat_klaar_was_blijft_liggen_en_wat_half_was_blijft_half(traject, terug):
    een, twee, drie, vier = huis_van(traject, vandaag()).stenen
    assert (een.stand, een.terug, een.terugkeer) == ("bezig", True, terug.verwachte_terugkeer)
    assert (twee.stand, twee.blijft, twee.aandeel) == ("nog_niet", "vol", 1.0)
    assert (drie.stand, drie.blijft, drie.gedaan) == ("nog_niet", "deels", 5)
    assert (vier.blijft, vier.aandeel) == ("", 0.0)


def test_ook_zonder_norm_verdwijnt_er_niets(traject, steen, terug):
    type(steen[2]).objects.update(norm_aantal=None)
    assert [s.aandeel for s in huis_van(traject, vandaag()).stenen] == [0.5, 1.0, 0.5, 0.0]


def test_terugkeren_gaat_verder_waar_iemand_was_zonder_nieuwe_toets(traject, steen, terug, casemanager):
    assert lees_plaats(traject, vandaag()).terugkeer_naar == steen[3]
    fase = keer_terug(traject, casemanager, terug)
    assert (fase.bouwsteen, fase.reden, fase.vorige) == (steen[3], "stabiel", terug)
    assert not Stabiliteitstoets.objects.exists()
    drie = huis_van(traject, vandaag()).stenen[2]
    assert (drie.stand, drie.gedaan, drie.sinds) == ("bezig", 5, weken_geleden(8))


def test_na_de_terugkeer_tellen_de_weken_van_ervoor_mee(traject, terug, casemanager):
    keer_terug(traject, casemanager, terug)
    fases = lees_plaats(traject, vandaag()).fases
    assert verwacht_einde(verblijf(fases)) == vandaag() + timedelta(weeks=12 - 5)
    over_acht_weken = vandaag() + timedelta(weeks=9)
    assert [s.code for s in signalen(Traject.objects.all(), over_acht_weken)] == ["bouwsteen_duurt_lang"]


def test_wie_een_afgeronde_steen_opnieuw_doet_begint_opnieuw_te_tellen(traject, steen, terug, casemanager):
    gegevens = {"deelnemer_stabiel": True, "casemanager_stabiel": True}
    diensten.ga_verder(
        traject=traject, vanuit=terug.pk, startdatum=vandaag(), door=casemanager, bouwsteen=steen[2], **gegevens
    )
    assert huis_van(traject, vandaag()).stenen[1].gedaan == 0


def test_terugdraaien_van_de_terugkeer_opent_de_stap_terug_weer(traject, terug, casemanager):
    fase = keer_terug(traject, casemanager, terug)
    assert diensten.draai_terug(traject=traject, vanuit=fase.pk, door=casemanager) == terug
    terug.refresh_from_db()
    assert (terug.einddatum, lees_plaats(traject, vandaag()).terugkeer_naar.nummer) == (None, 3)


def test_alleen_na_een_tijdelijke_stap_terug(traject, steen, casemanager):
    fase = FaseFactory(traject=traject, bouwsteen=steen[2])
    assert Overgang.TERUGKEER not in lees_plaats(traject, vandaag()).overgangen
    with pytest.raises(OvergangNietToegestaan):
        keer_terug(traject, casemanager, fase)
    Fase.objects.filter(pk=fase.pk).update(reden="terugval")
    with pytest.raises(OvergangNietToegestaan, match="geen tijdelijke stap terug"):
        keer_terug(traject, casemanager, fase)


def test_een_klik_op_de_knop_en_de_pagina_zegt_wat_er_verandert(klant, traject, terug, casemanager, jobcoach):
    klant.force_login(casemanager)
    pagina = reverse("bouwstenen:bouwsteen", args=[traject.pk])
    inhoud = klant.get(pagina).content.decode()
    for zin in ("Terugkeren naar bouwsteen 3", "2 uur per week", "Verwacht einde van de route", "blijft liggen"):
        assert zin in inhoud
    adres = reverse("bouwstenen:terugkeer", args=[traject.pk])
    assert klant.get(adres).status_code == 405
    assert klant.post(adres, {"vanuit": terug.pk}).status_code == 302
    inhoud = klant.get(pagina).content.decode()
    assert "Weer in bouwsteen 3" in inhoud
    assert "Terugkeren naar" not in inhoud
    assert klant.post(adres, {"vanuit": terug.pk}).status_code == 409, "een tweede klik doet niets"
    klant.force_login(jobcoach)
    assert klant.post(adres, {"vanuit": terug.pk}).status_code == 403
