"""Changing people: with a line in the logboek, and never so that nobody is left to do it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.fabrieken.toegang import GebruikerFactory
from toegang import diensten
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Gebruiker, Logregel, Team


@pytest.fixture
def bij_beheerder(klant, beheerder):
    klant.force_login(beheerder)
    return klant


def wijziging(gebruiker: Gebruiker, **anders: object) -> dict[str, object]:
    velden = {
        "voornaam": gebruiker.voornaam,
        "achternaam": gebruiker.achternaam,
        "rollen": gebruiker.rollen,
        "versie": gebruiker.versie,
    }
    return {**velden, "team": gebruiker.team_id or "", **anders}


def test_rollen_en_team_wijzigen_staat_van_en_naar_in_het_logboek(bij_beheerder, jobcoach):
    zuid = Team.objects.create(naam="Team Zuid")
    gegevens = wijziging(jobcoach, rollen=["jobcoach", "trainer"], team=zuid.pk)
    assert bij_beheerder.post(f"/gebruikers/{jobcoach.pk}/", gegevens)["Location"] == "/gebruikers/"
    jobcoach.refresh_from_db()
    assert (jobcoach.rollen, jobcoach.team) == (["jobcoach", "trainer"], zuid)
    regel = Logregel.objects.van_soort(Soort.GEBRUIKER_GEWIJZIGD).get()
    assert regel.details == {
        "rollen": {"van": ["jobcoach"], "naar": ["jobcoach", "trainer"]},
        "team": {"van": "Team Centrum", "naar": "Team Zuid"},
    }


def test_van_een_naam_staat_alleen_dat_hij_veranderde_in_het_logboek(bij_beheerder, jobcoach):
    bij_beheerder.post(f"/gebruikers/{jobcoach.pk}/", wijziging(jobcoach, voornaam="Johannes"))
    assert Logregel.objects.van_soort(Soort.GEBRUIKER_GEWIJZIGD).get().details == {"velden": ["naam"]}


def test_zonder_rol_kan_niemand_iets_zijn(jobcoach, beheerder):
    with pytest.raises(RegelGeschonden, match="Kies minstens één rol"):
        diensten.wijzig_gebruiker(gebruiker=jobcoach, rollen=[], team=None, versie=1, door=beheerder)


def test_de_laatste_beheerder_kan_de_rol_niet_kwijtraken(bij_beheerder, beheerder):
    antwoord = bij_beheerder.post(f"/gebruikers/{beheerder.pk}/", wijziging(beheerder, rollen=["jobcoach"]))
    assert antwoord.status_code == 422
    assert "Dit is de laatste beheerder." in antwoord.content.decode()
    beheerder.refresh_from_db()
    assert beheerder.rollen == ["beheerder"]


def test_een_geblokkeerde_beheerder_telt_niet_als_tweede(beheerder):
    GebruikerFactory(rollen=["beheerder"], geblokkeerd=True)
    with pytest.raises(RegelGeschonden, match="laatste beheerder"):
        diensten.wijzig_gebruiker(gebruiker=beheerder, rollen=["trainer"], team=None, versie=1, door=beheerder)


def test_met_een_tweede_beheerder_mag_het_wel(beheerder):
    GebruikerFactory(rollen=["beheerder"])
    diensten.wijzig_gebruiker(gebruiker=beheerder, rollen=["trainer"], team=None, versie=1, door=beheerder)
    beheerder.refresh_from_db()
    assert beheerder.rollen == ["trainer"]


def test_niemand_blokkeert_zichzelf(bij_beheerder, beheerder):
    GebruikerFactory(rollen=["beheerder"])
    antwoord = bij_beheerder.post(f"/gebruikers/{beheerder.pk}/blokkeren/", {"reden": "proef"})
    assert antwoord.status_code == 422
    assert "Je kunt jezelf niet blokkeren." in antwoord.content.decode()
    beheerder.refresh_from_db()
    assert beheerder.is_active


def test_blokkeren_vraagt_een_reden_en_hervatten_draait_het_terug(bij_beheerder, jobcoach):
    bij_beheerder.post(f"/gebruikers/{jobcoach.pk}/blokkeren/", {"reden": ""})
    jobcoach.refresh_from_db()
    assert jobcoach.is_active
    bij_beheerder.post(f"/gebruikers/{jobcoach.pk}/blokkeren/", {"reden": "uit dienst"})
    jobcoach.refresh_from_db()
    assert not jobcoach.is_active
    assert Logregel.objects.van_soort(Soort.GEBRUIKER_GEBLOKKEERD).get().reden == "uit dienst"
    bij_beheerder.post(f"/gebruikers/{jobcoach.pk}/hervatten/")
    jobcoach.refresh_from_db()
    assert jobcoach.is_active


def test_een_kwijtgeraakte_code_app_haalt_de_beheerder_weg_met_reden(bij_beheerder, client_voor, jobcoach):
    bij_beheerder.post(f"/gebruikers/{jobcoach.pk}/code-app-verwijderen/", {"reden": "telefoon gestolen"})
    assert Logregel.objects.van_soort(Soort.TWEEDE_STAP_VERWIJDERD).get().reden == "telefoon gestolen"
    zelf = client_voor("werkmakerij")
    zelf.force_login(jobcoach)
    assert zelf.get("/account/")["Location"] == "/account/code-app/instellen/"


def test_je_eigen_naam_wijzigen_kan_zonder_beheerder(klant, jobcoach):
    klant.force_login(jobcoach)
    gegevens = {
        "voornaam": "Joris",
        "tussenvoegsel": "van der",
        "achternaam": "Berg",
        "versie": 1,
        "rollen": ["beheerder"],
    }
    assert klant.post("/account/", gegevens)["Location"] == "/account/"
    jobcoach.refresh_from_db()
    assert (jobcoach.naam, jobcoach.rollen) == ("Joris van der Berg", ["jobcoach"])


@pytest.mark.parametrize("pad", ["/account/", "/gebruikers/{pk}/"])
def test_wie_later_opslaat_ziet_eerst_wat_er_nu_staat(bij_beheerder, beheerder, pad):
    adres, oud = pad.format(pk=beheerder.pk), wijziging(beheerder, voornaam="Bea")
    assert bij_beheerder.post(adres, oud).status_code == 302
    botsing = bij_beheerder.post(adres, oud | {"voornaam": "Beatrijs"})
    tekst = botsing.content.decode()
    assert (botsing.status_code, "Wat er nu staat" in tekst, "Beatrijs" in tekst) == (409, True, True)
    beheerder.refresh_from_db()
    assert (beheerder.voornaam, beheerder.versie) == ("Bea", 2)
    assert bij_beheerder.post(adres, oud | {"voornaam": "Beatrijs", "versie": 2}).status_code == 302


def test_teams_maken_en_hernoemen(bij_beheerder, team):
    bij_beheerder.post("/gebruikers/teams/", {"naam": "Team Noord"})
    bij_beheerder.post(f"/gebruikers/teams/{team.pk}/", {"naam": "Team Midden"})
    assert set(Team.objects.values_list("naam", flat=True)) == {"Team Noord", "Team Midden"}
    antwoord = bij_beheerder.post("/gebruikers/teams/", {"naam": "team noord"})
    assert "Er is al een team met deze naam." in antwoord.content.decode()


def test_de_lijst_vraagt_even_veel_bij_drie_als_bij_dertig_mensen(bij_beheerder, team, django_assert_num_queries):
    bij_beheerder.get("/gebruikers/")
    with CaptureQueriesContext(connection) as weinig:
        bij_beheerder.get("/gebruikers/")
    GebruikerFactory.create_batch(30, team=team, password="!geen")
    with django_assert_num_queries(len(weinig)):
        bij_beheerder.get("/gebruikers/")


@pytest.mark.parametrize(
    ("velden", "beperking"),
    [
        ({"rollen": []}, "gebruiker_rollen_bestaan"),
        ({"rollen": ["koning"]}, "gebruiker_rollen_bestaan"),
        ({"email": "Hoofd@Letter.example"}, "gebruiker_email_kleine_letters"),
        ({"email": "jobcoach@werkmakerij.example"}, "gebruiker_email_uniek"),
    ],
)
def test_de_databank_weigert_wat_niet_kan(jobcoach, beheerder, velden, beperking):
    with pytest.raises(IntegrityError, match=beperking), transaction.atomic():
        Gebruiker.objects.filter(pk=beheerder.pk).update(**velden)


def test_een_adres_is_uniek_wat_ook_de_hoofdletters_zijn(jobcoach):
    with pytest.raises(ValidationError, match="Er is al een gebruiker met dit e-mailadres"):
        Gebruiker.objects.create_user("JOBCOACH@werkmakerij.example", rollen=["jobcoach"])


def test_naam_is_de_volle_naam_of_het_begin_van_het_adres():
    assert Gebruiker(email="s.vries@x.example").naam == "s.vries"
    vol = Gebruiker(email="a@x.example", voornaam="Sem", tussenvoegsel="de", achternaam="Vries")
    assert vol.naam == "Sem de Vries"


def test_wie_voor_een_tweede_organisatie_werkt_staat_zo_in_de_lijst(bij_beheerder, jobcoach):
    velden = wijziging(jobcoach, namens="Werkom", telefoon="06 12345678")
    antwoord = bij_beheerder.post(f"/gebruikers/{jobcoach.pk}/", velden, follow=True)
    assert f"{jobcoach.naam} (Werkom)" in antwoord.content.decode()
    assert Logregel.objects.van_soort(Soort.GEBRUIKER_GEWIJZIGD).get().details == {"velden": ["telefoon", "namens"]}


def test_een_telefoonnummer_dat_geen_nummer_is_blijft_op_het_scherm(bij_beheerder, jobcoach):
    antwoord = bij_beheerder.post(f"/gebruikers/{jobcoach.pk}/", wijziging(jobcoach, telefoon="bel maar"))
    assert "Schrijf het telefoonnummer zo: 06 12345678." in antwoord.content.decode()
    jobcoach.refresh_from_db()
    assert jobcoach.telefoon == ""
