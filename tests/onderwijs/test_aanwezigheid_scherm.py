"""Attendance on one screen: everybody there unless said otherwise, once, corrected later, with the hours."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from onderwijs.models import Aanwezigheid, Aanwezigheidscorrectie, Bijeenkomst
from tests.fabrieken.onderwijs import BijeenkomstFactory, DeelnameFactory, LeerlijnFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.onderwijs.lezen import tekst
from toegang.matrix import Rol
from toegang.models import Logregel
from trajecten.models import Deelneemuur

pytestmark = pytest.mark.django_db


@pytest.fixture
def scherm(klant, trainer, bijeenkomst):
    """The page of the meeting, as the trainer."""
    klant.force_login(trainer)
    return lambda: klant.get(adres(bijeenkomst))


def adres(bijeenkomst):
    return reverse("onderwijs:bijeenkomst", args=[bijeenkomst.pk])


def vastleggen(bijeenkomst):
    return reverse("onderwijs:aanwezigheid", args=[bijeenkomst.pk])


def invoer(bijeenkomst, deelnames, versie=None, **anders):
    """The form with everybody there; `anders` by name of the field with the number of the participation."""
    bijeenkomst.refresh_from_db()
    gegevens = {f"staat_{deelname.pk}": "aanwezig" for deelname in deelnames}
    gegevens |= {f"{veld}_{deelnames[0].pk}": waarde for veld, waarde in anders.items()}
    return gegevens | {"versie": bijeenkomst.versie if versie is None else versie}


def test_het_scherm_begint_met_iedereen_aanwezig(scherm, deelnames):
    pagina = tekst(scherm())
    for deelname in deelnames:
        assert deelname.traject.deelnemer.naam in pagina
        assert f'name="staat_{deelname.pk}" value="aanwezig" checked' in pagina
    assert not Aanwezigheid.objects.exists()


def test_wie_er_was_krijgt_uren_en_wie_er_niet_was_niet(klant, trainer, bijeenkomst, deelnames):
    klant.force_login(trainer)
    antwoord = klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames, staat="afgemeld"), follow=True)
    assert "1 van 2 waren er" in tekst(antwoord)
    bijeenkomst.refresh_from_db()
    assert (bijeenkomst.staat, bijeenkomst.vastgelegd_door) == (Bijeenkomst.Staat.GEHOUDEN, trainer)
    uur = Deelneemuur.objects.get()
    assert (uur.traject, uur.minuten, uur.bron) == (deelnames[1].traject, 120, "aanwezigheid")
    assert uur.activiteit == str(bijeenkomst.groep.leerlijn)


def test_later_en_eerder_weg_kosten_minuten(klant, trainer, bijeenkomst, deelnames):
    klant.force_login(trainer)
    klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames, later="20", weg="10"))
    assert Aanwezigheid.objects.get(deelname=deelnames[0]).minuten == 90
    assert Deelneemuur.objects.get(traject=deelnames[0].traject).minuten == 90


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"later": "veel"}, "Schrijf de minuten als een getal, zoals 20."),
        ({"later": "100", "weg": "20"}, "De bijeenkomst duurde 120 minuten."),
        ({"later": "-5"}, "Schrijf de minuten als een getal, zoals 20."),
        ({"weg": "99999999999999999999"}, "Schrijf de minuten als een getal, zoals 20."),
        ({"staat": "ziek"}, "Kies of deze deelnemer er was."),
    ],
)
def test_wat_niet_kan_wordt_niet_half_opgeslagen_en_blijft_staan(klant, trainer, bijeenkomst, deelnames, anders, zin):
    klant.force_login(trainer)
    antwoord = klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames, **anders))
    pagina = tekst(antwoord)
    assert antwoord.status_code == 422
    assert zin in pagina
    for waarde in (waarde for veld, waarde in anders.items() if veld != "staat"):
        assert f'value="{waarde}"' in pagina
    assert not Aanwezigheid.objects.exists()
    assert not Deelneemuur.objects.exists()


def test_twee_keer_hetzelfde_sturen_is_een_keer_opslaan(klant, trainer, bijeenkomst, deelnames):
    klant.force_login(trainer)
    gegevens = invoer(bijeenkomst, deelnames, staat="afgemeld")
    assert [klant.post(vastleggen(bijeenkomst), gegevens).status_code for _ in range(2)] == [302, 302]
    assert Aanwezigheid.objects.count() == 2
    assert Deelneemuur.objects.count() == 1
    assert not Aanwezigheidscorrectie.objects.exists()
    assert Logregel.objects.van_soort("aanwezigheid_vastgelegd").count() == 1


def test_wat_een_collega_net_opsloeg_staat_naast_wat_je_zelf_koos(klant, trainer, bijeenkomst, deelnames):
    klant.force_login(trainer)
    mijn = invoer(bijeenkomst, deelnames, staat="afgemeld")
    klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames, staat="niet_gekomen"))
    antwoord = klant.post(vastleggen(bijeenkomst), mijn)
    pagina = tekst(antwoord)
    assert antwoord.status_code == 409
    assert "Er staat nu: Niet gekomen" in pagina
    assert f'name="staat_{deelnames[0].pk}" value="afgemeld" checked' in pagina
    assert Aanwezigheid.objects.get(deelname=deelnames[0]).staat == "niet_gekomen"
    # looked at: now the own choice holds
    assert klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames, staat="afgemeld")).status_code == 302
    assert Aanwezigheid.objects.get(deelname=deelnames[0]).staat == "afgemeld"


def test_wie_er_net_bij_kwam_wordt_niet_ongezien_aanwezig(klant, trainer, groep, bijeenkomst, deelnames):
    klant.force_login(trainer)
    gegevens = invoer(bijeenkomst, deelnames)
    nieuw = DeelnameFactory(groep=groep)
    antwoord = klant.post(vastleggen(bijeenkomst), gegevens)
    assert antwoord.status_code == 409
    assert f"{nieuw.traject.deelnemer.naam} <span" in tekst(antwoord)
    assert not Aanwezigheid.objects.exists()


def test_later_verbeteren_houdt_wat_er_stond_en_werkt_de_uren_bij(klant, trainer, bijeenkomst, deelnames):
    klant.force_login(trainer)
    klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames))
    klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames, staat="niet_gekomen"))
    correctie = Aanwezigheidscorrectie.objects.get()
    assert (correctie.was_staat, correctie.gewijzigd_door) == ("aanwezig", trainer)
    assert list(Deelneemuur.objects.values_list("traject", flat=True)) == [deelnames[1].traject_id]
    klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames))
    assert Deelneemuur.objects.count() == 2
    assert "Wat er is verbeterd (2)" in tekst(klant.get(adres(bijeenkomst)))


def test_een_bijeenkomst_van_morgen_of_een_die_vervalt_kan_niet(klant, trainer, groep, deelnames):
    klant.force_login(trainer)
    morgen = BijeenkomstFactory(groep=groep, datum=timezone.localdate() + timedelta(days=1))
    vervallen = BijeenkomstFactory(groep=groep, van=time(14), tot=time(15), staat="vervallen")
    for bijeenkomst, zin in ((morgen, "is nog niet geweest"), (vervallen, "gaat niet door")):
        antwoord = klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames))
        assert antwoord.status_code == 422
        assert zin in tekst(antwoord)
    assert not Aanwezigheid.objects.exists()


def test_wie_pas_later_in_de_groep_kwam_of_al_weg_was_staat_er_niet_bij(scherm, groep, deelnames):
    vandaag = timezone.localdate()
    later = DeelnameFactory(groep=groep, van=vandaag + timedelta(days=1))
    weg = DeelnameFactory(groep=groep, staat="gestopt", tot=vandaag, reden="eigen_keuze")
    pagina = tekst(scherm())
    assert later.traject.deelnemer.naam not in pagina
    assert weg.traject.deelnemer.naam not in pagina


def test_alleen_wie_de_groep_geeft_legt_vast(klant, bijeenkomst, deelnames, programmamanager, jobcoach, iemand):
    gegevens = invoer(bijeenkomst, deelnames)
    for persoon, status in ((programmamanager, 403), (jobcoach, 403), (iemand(Rol.TRAINER), 404)):
        klant.force_login(persoon)
        assert klant.post(vastleggen(bijeenkomst), gegevens).status_code == status
    assert not Aanwezigheid.objects.exists()
    klant.force_login(programmamanager)
    assert deelnames[0].traject.deelnemer.naam in tekst(klant.get(adres(bijeenkomst)))


def test_een_casemanager_van_elders_ziet_alleen_de_eigen_deelnemers(
    klant, groep, bijeenkomst, deelnames, collega_ander_team
):
    eigen = DeelnameFactory(groep=groep, traject=TrajectFactory(begeleid_door=[collega_ander_team]))
    klant.force_login(collega_ander_team)
    pagina = tekst(klant.get(adres(bijeenkomst)))
    assert eigen.traject.deelnemer.naam in pagina
    assert deelnames[0].traject.deelnemer.naam not in pagina


def test_nergens_staat_een_woord_dat_straft(scherm, klant, trainer, bijeenkomst, deelnames):
    klant.force_login(trainer)
    klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames, staat="niet_gekomen"))
    pagina = tekst(scherm()).lower()
    for woord in ("verzuim", "ongeoorloofd", "spijbel", "sanctie", "waarschuwing", "maatregel"):
        assert woord not in pagina


def test_de_activiteit_is_wat_de_groep_volgt(klant, trainer, groep, bijeenkomst, deelnames):
    groep.leerlijn = LeerlijnFactory(naam="Beroepentuin")
    groep.save()
    klant.force_login(trainer)
    klant.post(vastleggen(bijeenkomst), invoer(bijeenkomst, deelnames))
    assert set(Deelneemuur.objects.values_list("activiteit", flat=True)) == {"Beroepentuin"}
