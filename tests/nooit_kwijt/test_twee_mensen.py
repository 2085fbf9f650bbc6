"""Two people who save one record: both texts side by side, nothing overwritten unseen."""

import pytest
from django import forms
from django.db import transaction

from tests.fabrieken.trajecten import TrajectFactory
from toegang.fouten import NietMeerActueel
from trajecten.models import Traject
from trajecten.versies import MetVersie, eis_versie
from vormgeving.formulier import ModelFormulier
from vormgeving.velden import MinutenVeld


class Doelformulier(MetVersie, ModelFormulier):
    kanaal = forms.ChoiceField(label="Kanaal", choices=[("school", "School"), ("azc", "Azc")], required=False)
    zeker = forms.BooleanField(label="Zeker", required=False)
    duur = MinutenVeld(label="Duur", required=False)

    class Meta:
        model = Traject
        fields = ["doel", "einddatum"]


@pytest.fixture
def traject(db):
    return TrajectFactory(doel="Een baan in het groen", versie=3)


def test_wie_van_de_laatste_versie_begint_mag_opslaan(traject):
    with transaction.atomic():
        assert eis_versie(traject, 3) == traject


def test_wie_van_een_oude_versie_begint_hoort_wat_er_nu_staat(traject):
    Traject.objects.update(doel="Een opleiding", versie=4)
    with transaction.atomic(), pytest.raises(NietMeerActueel) as fout:
        eis_versie(traject, 3)
    assert fout.value.nu.doel == "Een opleiding"
    assert fout.value.status == 409


def test_wat_weg_is_heeft_geen_versie_meer(traject):
    pk = traject.pk
    Traject.objects.filter(pk=pk).delete()
    with transaction.atomic(), pytest.raises(NietMeerActueel) as fout:
        eis_versie(Traject(pk=pk), 3)
    assert fout.value.nu is None


def test_beide_teksten_staan_naast_elkaar_per_veld_dat_verschilt(traject):
    getypt = {"doel": "Een baan", "einddatum": "1-2-2027", "kanaal": "azc", "duur_keuze": "30", "versie": "3"}
    mijn = Doelformulier(getypt, instance=traject)
    assert mijn.is_valid()
    nu = TrajectFactory(doel="Een opleiding", versie=4)
    mijn.zet_naast(Doelformulier(instance=nu, initial={"kanaal": "school", "duur": 60}), 4)
    assert [(v.label.lower(), v.getypt, v.nu) for v in mijn.verschillen] == [
        ("doel in eigen woorden", "Een baan", "Een opleiding"),
        ("einddatum", "1-2-2027", ""),
        ("kanaal", "Azc", "School"),
        ("duur", "30 minuten", "1 uur"),
    ]
    assert mijn["doel"].value() == "Een baan"
    assert mijn["versie"].value() == "4"
    assert "naast elkaar boven het formulier" in mijn.non_field_errors()[0]


def test_zonder_verschil_verwijst_de_melding_niet_naar_teksten_die_er_niet_staan(traject):
    mijn = Doelformulier({"doel": traject.doel, "versie": "3"}, instance=traject)
    assert mijn.is_valid()
    mijn.zet_naast(Doelformulier({"doel": traject.doel, "versie": "4"}, instance=traject), 4)
    assert not mijn.verschillen
    assert "niet anders" in mijn.non_field_errors()[0]


def test_wie_beide_teksten_zag_mag_daarna_opslaan(traject):
    formulier = Doelformulier({"doel": "x", "versie": "3"}, instance=traject)
    assert formulier.is_valid()
    formulier.zet_naast(Doelformulier(instance=traject), 4)
    getoond = {naam: formulier[naam].value() for naam in ("doel", "versie")}
    opnieuw = Doelformulier(getoond, instance=traject)
    assert opnieuw.is_valid()
    assert opnieuw.cleaned_data["versie"] == 4


def test_een_formulier_draagt_de_versie_van_wat_het_toont(traject):
    assert Doelformulier(instance=traject)["versie"].value() == 3
