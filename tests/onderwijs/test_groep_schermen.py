"""The pages of a group: who sees what, and what a form that is not right answers."""

import pytest
from django.urls import reverse

from onderwijs.models import Deelname, Groep
from tests.fabrieken.onderwijs import DeelnameFactory, GroepFactory, LeerlijnFactory, ModuleFactory
from tests.fabrieken.trajecten import ProgrammaFactory, TrajectFactory
from tests.onderwijs.lezen import tekst
from toegang.models import Logregel

pytestmark = pytest.mark.django_db


def open_als(klant, persoon, naam, *args):
    klant.force_login(persoon)
    return klant.get(reverse(f"onderwijs:{naam}", args=args))


def stuur(klant, persoon, adres, /, *args, **gegevens):
    klant.force_login(persoon)
    return klant.post(reverse(f"onderwijs:{adres}", args=args), gegevens)


def nieuwe_groep(trainer, **anders):
    leerlijn = LeerlijnFactory(programma=ProgrammaFactory(groepsgrootte=15))
    return {
        "naam": "Groep najaar",
        "onderwerp": f"leerlijn-{leerlijn.pk}",
        "trainers": [trainer.pk],
        "startdatum": "01-12-2026",
        "laatste_dag": "31-03-2027",
        "versie": "1",
    } | anders


def test_een_trainer_ziet_alleen_de_eigen_groepen(klant, trainer, groep):
    andere = GroepFactory(naam="Van een ander")
    antwoord = open_als(klant, trainer, "groepen")
    assert groep.naam in tekst(antwoord)
    assert andere.naam not in tekst(antwoord)
    assert open_als(klant, trainer, "groep", andere.pk).status_code == 404


def test_de_programmamanager_ziet_elke_groep_maar_geen_notitie(klant, programmamanager, groep, deelnames):
    groep.notitie = "Zet hen niet naast elkaar"
    groep.save()
    pagina = tekst(open_als(klant, programmamanager, "groep", groep.pk))
    assert deelnames[0].traject.deelnemer.naam in pagina
    assert "Zet hen niet" not in pagina
    assert open_als(klant, programmamanager, "groep_wijzigen", groep.pk).status_code == 403


def test_de_trainer_leest_de_notitie_en_dat_komt_in_het_logboek(klant, trainer, groep):
    groep.notitie = "Zet hen niet naast elkaar"
    groep.save()
    assert "Zet hen niet" in tekst(open_als(klant, trainer, "groep", groep.pk))
    regel = Logregel.objects.van_soort("groep_bekeken").get()
    assert (regel.door_pk, regel.over_pk, regel.details["notitie"]) == (trainer.pk, groep.pk, True)


def test_een_casemanager_ziet_in_een_groep_van_een_ander_team_alleen_de_eigen_deelnemers(
    klant, collega_ander_team, groep, deelnames
):
    eigen = DeelnameFactory(groep=groep, traject=TrajectFactory(begeleid_door=[collega_ander_team]))
    pagina = tekst(open_als(klant, collega_ander_team, "groep", groep.pk))
    assert eigen.traject.deelnemer.naam in pagina
    assert deelnames[0].traject.deelnemer.naam not in pagina
    assert "En nog 2 anderen" in pagina
    assert open_als(klant, collega_ander_team, "groep_wijzigen", groep.pk).status_code == 403


def test_een_jobcoach_heeft_geen_bladzijde_met_groepen(klant, jobcoach, groep):
    assert open_als(klant, jobcoach, "groepen").status_code == 403
    assert open_als(klant, jobcoach, "groep", groep.pk).status_code == 403


def test_een_groep_zonder_aantal_plaatsen_krijgt_de_groepsgrootte_van_het_programma(klant, trainer):
    antwoord = stuur(klant, trainer, "groep_nieuw", **nieuwe_groep(trainer))
    groep = Groep.objects.get()
    assert antwoord.status_code == 302
    assert (groep.capaciteit, groep.naam) == (15, "Groep najaar")
    assert list(groep.trainers.all()) == [trainer]
    assert f"{groep.laatste_dag:%d-%m-%Y} {groep.einddatum:%d-%m-%Y}" == "31-03-2027 01-04-2027"


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"naam": ""}, "Vul dit in."),
        ({"onderwerp": "module-0"}, "Kies een leerlijn of een module."),
        ({"trainers": []}, "Kies minstens één trainer."),
        ({"capaciteit": "0"}, "Een groep heeft minstens 1 plaats."),
        ({"laatste_dag": "30-11-2026"}, "De laatste dag ligt voor de eerste dag."),
        ({"startdatum": "31-02-2026"}, "Schrijf de datum zo: 24-11-2026."),
    ],
)
def test_een_groep_die_niet_kan_zegt_wat_er_mis_is_en_houdt_wat_je_typte(klant, trainer, fout, zin):
    antwoord = stuur(klant, trainer, "groep_nieuw", **nieuwe_groep(trainer, plek="Lokaal 2", **fout))
    pagina = tekst(antwoord)
    assert antwoord.status_code == 422
    assert zin in pagina
    assert "Lokaal 2" in pagina
    assert not Groep.objects.exists()


def test_een_groep_kan_een_module_volgen(klant, trainer):
    module = ModuleFactory()
    gegevens = nieuwe_groep(trainer, onderwerp=f"module-{module.pk}", capaciteit="8")
    assert stuur(klant, trainer, "groep_nieuw", **gegevens).status_code == 302
    assert Groep.objects.get().onderwerp == module


def test_wie_een_groep_opslaat_die_een_collega_net_veranderde_krijgt_dat_te_horen(klant, trainer, groep):
    gegevens = nieuwe_groep(trainer, capaciteit="3", versie=groep.versie)
    assert stuur(klant, trainer, "groep_wijzigen", groep.pk, **gegevens).status_code == 302
    gegevens["naam"] = "Mijn naam"
    antwoord = stuur(klant, trainer, "groep_wijzigen", groep.pk, **gegevens)
    assert antwoord.status_code == 409
    groep.refresh_from_db()
    assert groep.naam == "Groep najaar"


def test_een_groep_krijgt_niet_minder_plaatsen_dan_er_mensen_zijn(klant, trainer, groep, deelnames):
    gegevens = nieuwe_groep(trainer, capaciteit="1", versie=groep.versie, startdatum="01-01-2026", laatste_dag="")
    antwoord = stuur(klant, trainer, "groep_wijzigen", groep.pk, **gegevens)
    assert antwoord.status_code == 422
    assert "Er zitten al meer mensen in de groep." in tekst(antwoord)


def test_kandidaten_zijn_lopende_trajecten_die_de_trainer_begeleidt(klant, trainer, groep, deelnames):
    eigen = TrajectFactory(begeleid_door=[trainer], deelnemer__voornaam="Amina", deelnemer__voorkeurstaal="ar")
    vreemd = TrajectFactory()
    gestopt = TrajectFactory(begeleid_door=[trainer], gestopt=True)
    pagina = tekst(open_als(klant, trainer, "samenstellen", groep.pk))
    assert eigen.deelnemer.naam in pagina
    assert "spreekt Arabisch" in pagina
    for ander in (vreemd, gestopt):
        assert ander.deelnemer.naam not in pagina


def test_wie_buiten_bereik_is_komt_er_niet_in(klant, trainer, groep):
    vreemd = TrajectFactory()
    assert stuur(klant, trainer, "erbij", groep.pk, traject=vreemd.pk).status_code == 404
    assert not Deelname.objects.exists()


def test_van_kandidaat_tot_gestopt(klant, trainer, groep):
    traject = TrajectFactory(begeleid_door=[trainer])
    assert stuur(klant, trainer, "erbij", groep.pk, traject=traject.pk, naar="wachtlijst").status_code == 302
    deelname = Deelname.objects.get()
    assert stuur(klant, trainer, "aanbieden", groep.pk).status_code == 302
    assert "Plek aangeboden" in tekst(open_als(klant, trainer, "groep", groep.pk))
    assert stuur(klant, trainer, "indelen", deelname.pk).status_code == 302
    deelname.refresh_from_db()
    assert deelname.staat == Deelname.Staat.INGEDEELD
    fout = stuur(klant, trainer, "deelname_stoppen", deelname.pk, reden="", tot="")
    assert fout.status_code == 422
    vandaag = f"{deelname.van:%d-%m-%Y}"
    goed = stuur(klant, trainer, "deelname_stoppen", deelname.pk, reden="eigen_keuze", tot=vandaag)
    assert goed.status_code == 302
    deelname.refresh_from_db()
    assert (deelname.staat, deelname.reden) == (Deelname.Staat.GESTOPT, "eigen_keuze")


def test_een_groep_die_vol_is_zegt_dat(klant, trainer, groep):
    DeelnameFactory.create_batch(3, groep=groep)
    traject = TrajectFactory(begeleid_door=[trainer])
    antwoord = stuur(klant, trainer, "erbij", groep.pk, traject=traject.pk)
    assert antwoord.status_code == 422
    assert "De groep is vol" in tekst(antwoord)
