"""One plan for one traject: what the route offers is chosen in the personal plan, and a group realises it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from bouwstenen.models import Planonderdeel
from onderwijs.diensten.deelnames import rond_af, stop
from onderwijs.models import Modulekeuze
from onderwijs.overzicht import personen_van
from tests.fabrieken.bouwstenen import BouwsteenFactory, OnderdeelFactory, PersoonlijkPlanFactory, PlanonderdeelFactory
from tests.fabrieken.onderwijs import DeelnameFactory, GroepFactory, LeerlijnFactory, ModuleFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.onderwijs.lezen import tekst
from toegang.logboek import Soort
from toegang.models import Logregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(jobcoach, casemanager):
    return TrajectFactory(begeleid_door=[jobcoach, casemanager])


@pytest.fixture
def taal(traject) -> Planonderdeel:
    """The module Taal in the plan of the traject; Sollicitatietraining can be chosen too."""
    steen = BouwsteenFactory(route__programma=traject.programma)
    OnderdeelFactory(bouwsteen=steen, tekst="Sollicitatietraining")
    plan = PersoonlijkPlanFactory(traject=traject)
    return PlanonderdeelFactory(plan=plan, onderdeel=OnderdeelFactory(bouwsteen=steen, tekst="Taal"))


@pytest.fixture
def taalgroep(trainer):
    module = ModuleFactory(naam="taal", leerlijn=LeerlijnFactory(naam="Leerhuis"))
    return GroepFactory(leerlijn=None, module=module, naam="Taal op dinsdag", trainers=[trainer])


def pagina(klant, persoon, adres, traject) -> str:
    klant.force_login(persoon)
    return tekst(klant.get(reverse(adres, args=[traject.pk])))


def test_wie_de_groep_afrondt_heeft_de_module_in_het_plan_klaar(trainer, traject, taal, taalgroep):
    deelname = DeelnameFactory(groep=taalgroep, traject=traject)
    rond_af(deelname=deelname, door=trainer)
    taal.refresh_from_db()
    assert taal.klaar_op == timezone.localdate()
    assert Logregel.objects.van_soort(Soort.PLAN_GEWIJZIGD).get().door_pk == trainer.pk


def test_wie_stopt_heeft_de_module_niet_klaar_en_wat_klaar_was_houdt_zijn_dag(trainer, traject, taal, taalgroep):
    stop(deelname=DeelnameFactory(groep=taalgroep, traject=traject), reden="eigen_keuze", door=trainer)
    taal.refresh_from_db()
    assert taal.klaar_op is None
    eerder = traject.startdatum
    Planonderdeel.objects.filter(pk=taal.pk).update(klaar_op=eerder)
    rond_af(deelname=DeelnameFactory(groep=taalgroep, traject=traject), door=trainer)
    taal.refresh_from_db()
    assert taal.klaar_op == eerder


def test_een_groep_van_een_hele_leerlijn_geldt_ook_en_een_andere_naam_niet(trainer, traject, taal):
    ander = GroepFactory(leerlijn=LeerlijnFactory(naam="Taal en rekenen"), trainers=[trainer])
    rond_af(deelname=DeelnameFactory(groep=ander, traject=traject), door=trainer)
    taal.refresh_from_db()
    assert taal.klaar_op is None
    hele = GroepFactory(leerlijn=LeerlijnFactory(naam="Taal"), trainers=[trainer])
    rond_af(deelname=DeelnameFactory(groep=hele, traject=traject), door=trainer)
    taal.refresh_from_db()
    assert taal.klaar_op is not None


def test_de_pagina_van_de_groepen_toont_het_plan_en_geen_tweede_keuze(
    klant, casemanager, jobcoach, traject, taal, taalgroep
):
    hier = pagina(klant, casemanager, "onderwijs:traject_groepen", traject)
    assert "te volgen in Taal op dinsdag" in hier
    assert "Modules opslaan" not in hier
    assert reverse("bouwstenen:plan", args=[traject.pk]) in hier
    DeelnameFactory(groep=taalgroep, traject=traject, wacht=True)
    lezend = pagina(klant, jobcoach, "onderwijs:traject_groepen", traject)
    assert "op de wachtlijst van Taal op dinsdag" in lezend
    # a jobcoach looks at the plan, the casemanager changes it
    assert reverse("bouwstenen:plan", args=[traject.pk]) not in lezend
    assert reverse("bouwstenen:bouwsteen", args=[traject.pk]) in lezend


def test_modules_kiezen_buiten_het_plan_om_kan_niet(klant, casemanager, traject, taal, taalgroep):
    klant.force_login(casemanager)
    adres = reverse("onderwijs:traject_modules", args=[traject.pk])
    antwoord = klant.post(adres, {"modules": [taalgroep.module_id]})
    assert antwoord.status_code == 422
    assert "staan in het persoonlijk plan" in tekst(antwoord)
    assert not Modulekeuze.objects.exists()


def test_het_plan_en_het_dossier_zeggen_in_welke_groep(klant, casemanager, traject, taal, taalgroep):
    DeelnameFactory(groep=taalgroep, traject=traject)
    assert "in de groep Taal op dinsdag" in pagina(klant, casemanager, "bouwstenen:bouwsteen", traject)
    assert "Modules in het persoonlijk plan:</strong> Taal" in pagina(klant, casemanager, "trajecten:dossier", traject)


def test_de_trainer_ziet_bij_het_samenstellen_wat_er_nog_in_het_plan_staat(casemanager, traject, taal):
    def volgt() -> str:
        return personen_van([traject], casemanager, timezone.localdate())[traject.pk].volgt

    assert "Taal" in volgt()
    Planonderdeel.objects.filter(pk=taal.pk).update(klaar_op=timezone.localdate())
    assert "Taal" not in volgt()
