"""Nobody signs up: a beheerder invites, by a link that works once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.toegang import GebruikerFactory
from toegang import diensten
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Gebruiker, Logregel, Team
from toegang.uitnodiging import maak_token

WACHTWOORD = "een wachtwoord om te onthouden"
GEKOZEN = {"wachtwoord": WACHTWOORD, "herhaling": WACHTWOORD}


@pytest.fixture
def nieuweling(beheerder, django_capture_on_commit_callbacks) -> Gebruiker:
    with django_capture_on_commit_callbacks(execute=True):
        return diensten.nodig_uit(
            email="Nieuw@Werkmakerij.example", rollen=["jobcoach"], door=beheerder, voornaam="Noor"
        )


def link_uit_mail() -> str:
    return re.search(r"http://werkmakerij\.localhost(?::\d+)?(/uitnodiging/\S+)", mail.outbox[-1].body)[1]


def test_de_uitnodiging_komt_per_mail_en_geeft_een_wachtwoord(klant, log_in, nieuweling):
    assert mail.outbox[-1].to == ["nieuw@werkmakerij.example"]
    link = link_uit_mail()
    assert "Welkom, Noor" in klant.get(link).content.decode()
    assert klant.post(link, GEKOZEN)["Location"] == "/inloggen/"
    assert log_in("nieuw@werkmakerij.example", WACHTWOORD)["Location"] == "/"
    assert klant.get("/account/")["Location"] == "/account/code-app/instellen/"
    soorten = list(Logregel.objects.filter(over_pk=nieuweling.pk).order_by("pk").values_list("soort", flat=True))
    assert soorten[:2] == [Soort.GEBRUIKER_UITGENODIGD, Soort.UITNODIGING_AANGENOMEN]


def test_bekijken_gebruikt_de_link_niet_op_maar_een_wachtwoord_kiezen_wel(klant, nieuweling):
    link = link_uit_mail()
    for _ in range(3):
        assert klant.get(link).status_code == 200
    klant.post(link, GEKOZEN)
    antwoord = klant.post(link, {"wachtwoord": "een ander wachtwoord erna", "herhaling": "een ander wachtwoord erna"})
    assert antwoord.status_code == 410
    nieuweling.refresh_from_db()
    assert nieuweling.check_password(WACHTWOORD)


def test_een_nieuwe_uitnodiging_maakt_de_oude_link_ongeldig(klant, nieuweling, beheerder):
    oud = link_uit_mail()
    diensten.nodig_opnieuw_uit(gebruiker=nieuweling, door=beheerder)
    assert klant.get(oud).status_code == 410
    assert klant.get(f"/uitnodiging/{maak_token(nieuweling)}/").status_code == 200


def test_een_link_verloopt_na_zeven_dagen(klant, nieuweling, time_machine):
    link = link_uit_mail()
    time_machine.move_to(timezone.now() + timedelta(days=6))
    assert klant.get(link).status_code == 200
    time_machine.move_to(timezone.now() + timedelta(hours=25))
    assert klant.get(link).status_code == 410


def test_een_link_werkt_alleen_bij_de_eigen_organisatie(client_voor, nieuweling):
    with in_organisatie("werkshop"):
        GebruikerFactory(pk=nieuweling.pk, password=nieuweling.password)
    assert client_voor("werkshop").get(link_uit_mail()).status_code == 410


def test_een_nagemaakte_link_werkt_niet(klant, nieuweling):
    assert klant.get(link_uit_mail()[:-3] + "xx/").status_code == 410


def test_wie_geblokkeerd_is_kan_de_link_niet_meer_gebruiken(klant, nieuweling, beheerder):
    diensten.blokkeer(gebruiker=nieuweling, reden="toch niet", door=beheerder)
    assert klant.get(link_uit_mail()).status_code == 410


def test_twee_verschillende_wachtwoorden_worden_geweigerd(klant, nieuweling):
    antwoord = klant.post(link_uit_mail(), {"wachtwoord": WACHTWOORD, "herhaling": "iets heel anders dus"})
    assert antwoord.status_code == 422
    assert "niet gelijk" in antwoord.content.decode()


def test_de_beheerder_stuurt_in_het_scherm_een_nieuwe_link(
    klant, nieuweling, beheerder, django_capture_on_commit_callbacks
):
    klant.force_login(beheerder)
    with django_capture_on_commit_callbacks(execute=True):
        klant.post(f"/gebruikers/{nieuweling.pk}/opnieuw-uitnodigen/")
    assert len(mail.outbox) == 2
    assert klant.get(link_uit_mail()).status_code == 200


def test_wie_al_een_wachtwoord_heeft_wordt_niet_opnieuw_uitgenodigd(jobcoach, beheerder):
    with pytest.raises(RegelGeschonden, match="heeft al een wachtwoord"):
        diensten.nodig_opnieuw_uit(gebruiker=jobcoach, door=beheerder)


def test_de_beheerder_nodigt_uit_in_het_scherm(klant, beheerder, team, django_capture_on_commit_callbacks):
    klant.force_login(beheerder)
    gegevens = {"email": "Piet@Werkmakerij.example", "voornaam": "Piet", "rollen": ["trainer"], "team": team.pk}
    with django_capture_on_commit_callbacks(execute=True):
        assert klant.post("/gebruikers/uitnodigen/", gegevens)["Location"] == "/gebruikers/"
    piet = Gebruiker.objects.get(email="piet@werkmakerij.example")
    assert (piet.rollen, piet.team, piet.heeft_wachtwoord) == (["trainer"], team, False)
    assert mail.outbox[-1].to == ["piet@werkmakerij.example"]


@pytest.mark.parametrize(
    ("wijziging", "zin"),
    [
        ({"email": "BEHEERDER@werkmakerij.example"}, "Er is al een gebruiker met dit e-mailadres."),
        ({"rollen": []}, "Vul dit in."),
        ({"rollen": ["platformbeheerder"]}, "platformbeheerder"),
        ({"email": "geen adres"}, "e-mailadres"),
    ],
)
def test_een_verkeerde_uitnodiging_wordt_uitgelegd_en_niet_verstuurd(klant, beheerder, wijziging, zin):
    klant.force_login(beheerder)
    gegevens = {"email": "piet@werkmakerij.example", "rollen": ["trainer"], **wijziging}
    antwoord = klant.post("/gebruikers/uitnodigen/", gegevens)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("pagina", "model", "velden", "zin"),
    [
        (
            "/gebruikers/uitnodigen/",
            Gebruiker,
            {"email": "tegelijk@werkmakerij.example", "rollen": ["jobcoach"]},
            "Er is al een gebruiker met dit e-mailadres.",
        ),
        ("/gebruikers/teams/", Team, {"naam": "Tegelijk"}, "Er is al een team met deze naam."),
    ],
    ids=["gebruiker", "team"],
)
def test_wie_tegelijk_hetzelfde_opslaat_krijgt_uitleg(klant, beheerder, monkeypatch, pagina, model, velden, zin):
    klant.force_login(beheerder)
    assert klant.post(pagina, velden).status_code == 302
    # what two requests at once see: neither finds the row of the other
    monkeypatch.setattr(model, "validate_constraints", lambda *args, **kwargs: None)
    antwoord = klant.post(pagina, velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_de_rol_van_het_platform_bestaat_niet_bij_een_organisatie(beheerder):
    with pytest.raises(RegelGeschonden, match="bestaat niet bij deze organisatie"):
        diensten.nodig_uit(email="x@werkmakerij.example", rollen=["platformbeheerder"], door=beheerder)
