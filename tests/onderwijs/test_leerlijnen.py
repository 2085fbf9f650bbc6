"""Leerlijnen with their modules, and the modules that somebody chooses for a personal plan."""

import pytest
from django.urls import reverse
from django.utils import timezone

from onderwijs.diensten.deelnames import rond_af
from onderwijs.inrichting import maak_leerlijnen
from onderwijs.models import Leerlijn, Module, Modulekeuze
from organisaties import sjablonen
from tests.fabrieken.onderwijs import DeelnameFactory, GroepFactory, LeerlijnFactory, ModuleFactory
from tests.fabrieken.trajecten import ProgrammaFactory, TrajectFactory
from tests.onderwijs.lezen import tekst
from trajecten.regels import plus_maanden

pytestmark = pytest.mark.django_db


def stuur(klant, persoon, adres, /, *args, **gegevens):
    klant.force_login(persoon)
    return klant.post(reverse(f"onderwijs:{adres}", args=args), gegevens)


@pytest.fixture
def traject(jobcoach, casemanager):
    return TrajectFactory(begeleid_door=[jobcoach, casemanager])


def test_een_beheerder_maakt_een_leerlijn_met_een_module(klant, beheerder):
    gegevens = {"naam": "Beroepentuin", "doel": "Een vak ontdekken", "actief": "on", "versie": "1"}
    assert stuur(klant, beheerder, "leerlijn_nieuw", **gegevens).status_code == 302
    leerlijn = Leerlijn.objects.get()
    module = {"naam": "Installatietechniek", "uren": "24,5", "bijeenkomsten": "8", "volgorde": "1"}
    antwoord = stuur(klant, beheerder, "module_nieuw", leerlijn.pk, **module, actief="on", versie="1")
    assert antwoord.status_code == 302
    assert (Module.objects.get().naam, Module.objects.get().uren) == ("Installatietechniek", 24.5)


def test_een_naam_die_er_al_is_en_een_getal_dat_niet_kan_zeggen_dat(klant, beheerder):
    leerlijn = LeerlijnFactory(naam="Beroepentuin")
    dubbel = stuur(klant, beheerder, "leerlijn_nieuw", naam="beroepentuin", actief="on", versie="1")
    assert dubbel.status_code == 422
    assert "Er is al een leerlijn met deze naam." in tekst(dubbel)
    nul = stuur(klant, beheerder, "module_nieuw", leerlijn.pk, naam="Lassen", uren="0", volgorde="1", versie="1")
    assert nul.status_code == 422
    assert "Uren zijn meer dan 0" in tekst(nul)


def test_een_leerlijn_die_een_collega_net_veranderde_staat_ernaast(klant, beheerder):
    leerlijn = LeerlijnFactory(naam="Leerhuis")
    gegevens = {"naam": "Leerhuis", "actief": "on", "versie": "1"}
    assert stuur(klant, beheerder, "leerlijn", leerlijn.pk, **gegevens, doel="Van een ander").status_code == 302
    antwoord = stuur(klant, beheerder, "leerlijn", leerlijn.pk, **gegevens, doel="Van mij")
    assert antwoord.status_code == 409
    assert "Van een ander" in tekst(antwoord)
    leerlijn.refresh_from_db()
    assert leerlijn.doel == "Van een ander"


def test_een_jobcoach_beheert_geen_leerlijnen(klant, jobcoach):
    klant.force_login(jobcoach)
    assert klant.get(reverse("onderwijs:leerlijnen")).status_code == 403


@pytest.mark.parametrize("naam", sjablonen.namen())
def test_een_nieuwe_organisatie_begint_met_de_leerlijnen_van_haar_sjabloon(naam):
    sjabloon = sjablonen.lees(naam)
    for programma in sjabloon["programmas"]:
        ProgrammaFactory(code=programma["code"])
    for _ in range(2):
        maak_leerlijnen(sjabloon=sjabloon, door=None)
    assert {rij.naam for rij in Leerlijn.objects.all()} == {rij["naam"] for rij in sjabloon["leerlijnen"]}
    assert Module.objects.count() == sum(len(rij.get("modules", [])) for rij in sjabloon["leerlijnen"])


def test_modules_kiezen_en_weer_uit_het_plan_halen(klant, jobcoach, traject):
    module, ander = ModuleFactory.create_batch(2)
    assert stuur(klant, jobcoach, "traject_modules", traject.pk, modules=[module.pk]).status_code == 302
    assert stuur(klant, jobcoach, "traject_modules", traject.pk, modules=[ander.pk]).status_code == 302
    assert {(rij.module, rij.staat) for rij in Modulekeuze.objects.all()} == {
        (module, "vervallen"),
        (ander, "gekozen"),
    }
    klant.get(reverse("onderwijs:traject_groepen", args=[traject.pk]))


def test_van_aanschuifonderwijs_volg_je_er_twee_tegelijk(klant, jobcoach, traject):
    leerlijn = LeerlijnFactory(modules_tegelijk=2, leeftijd_van=15)
    modules = ModuleFactory.create_batch(3, leerlijn=leerlijn)
    te_veel = stuur(klant, jobcoach, "traject_modules", traject.pk, modules=[module.pk for module in modules])
    pagina = tekst(te_veel)
    assert te_veel.status_code == 422
    assert "Van deze leerlijn volg je er 2 tegelijk. Er zijn er 3 gekozen." in pagina
    assert pagina.count("checked") == 3
    goed = stuur(klant, jobcoach, "traject_modules", traject.pk, modules=[module.pk for module in modules[:2]])
    assert goed.status_code == 302


def test_van_aanschuifonderwijs_volg_je_er_twee_in_een_halfjaar_ook_als_er_een_klaar_is(klant, jobcoach, traject):
    leerlijn = LeerlijnFactory(modules_tegelijk=2, per_halfjaar=True)
    eerste, tweede, derde = ModuleFactory.create_batch(3, leerlijn=leerlijn)
    stuur(klant, jobcoach, "traject_modules", traject.pk, modules=[eerste.pk, tweede.pk])
    vandaag = timezone.localdate()
    keuze = Modulekeuze.objects.filter(module=eerste)
    keuze.update(staat="afgerond", klaar_op=vandaag, klaar_door=jobcoach)
    te_veel = stuur(klant, jobcoach, "traject_modules", traject.pk, modules=[tweede.pk, derde.pk])
    assert te_veel.status_code == 422
    assert "in dit halfjaar zijn er 1 afgerond" in tekst(te_veel)
    keuze.update(gekozen_op=plus_maanden(vandaag, -6))
    assert stuur(klant, jobcoach, "traject_modules", traject.pk, modules=[tweede.pk, derde.pk]).status_code == 302


def test_een_module_van_een_ander_programma_of_een_die_niet_bestaat_kan_niet(klant, jobcoach, traject):
    vreemd = ModuleFactory(leerlijn=LeerlijnFactory(programma=ProgrammaFactory()))
    for pk in (vreemd.pk, 987654, "x"):
        assert stuur(klant, jobcoach, "traject_modules", traject.pk, modules=[pk]).status_code == 422
    assert not Modulekeuze.objects.exists()


def test_wie_de_groep_van_een_module_afrondt_heeft_de_module_af(klant, jobcoach, trainer, traject):
    module = ModuleFactory()
    stuur(klant, jobcoach, "traject_modules", traject.pk, modules=[module.pk])
    deelname = DeelnameFactory(groep=GroepFactory(leerlijn=None, module=module), traject=traject)
    rond_af(deelname=deelname, door=trainer)
    keuze = Modulekeuze.objects.get()
    assert (keuze.staat, keuze.klaar_op, keuze.klaar_door) == ("afgerond", timezone.localdate(), trainer)


def test_een_jobcoach_zet_een_deelnemer_op_de_wachtlijst_van_een_open_groep(klant, jobcoach, traject, groep):
    klant.force_login(jobcoach)
    assert groep.naam in tekst(klant.get(reverse("onderwijs:traject_groepen", args=[traject.pk])))
    assert stuur(klant, jobcoach, "traject_groepen", traject.pk, groep=groep.pk).status_code == 302
    assert "Op de wachtlijst" in tekst(klant.get(reverse("onderwijs:traject_groepen", args=[traject.pk])))
    assert stuur(klant, jobcoach, "traject_groepen", traject.pk, groep=groep.pk).status_code == 422
    assert stuur(klant, jobcoach, "traject_groepen", traject.pk, groep="").status_code == 422


def test_een_trainer_zet_niemand_op_een_wachtlijst_vanuit_een_dossier(klant, trainer, traject, groep):
    assert stuur(klant, trainer, "traject_groepen", traject.pk, groep=groep.pk).status_code == 403
