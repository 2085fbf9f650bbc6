"""A beheerder adds, changes and stops programmes."""

import pytest
from django.urls import reverse

from tests.fabrieken.trajecten import ProgrammaFactory, TrajectFactory
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.beheer.regels import verschillen, vrije_code
from trajecten.models import Programma


@pytest.fixture
def bij_beheerder(klant, beheerder):
    klant.force_login(beheerder)
    return klant


def invoer(**anders):
    return {"naam": "Werk vooraan", "leeftijd_van": "18", "leeftijd_tot": "28", "instrument": "zrm-2017"} | anders


@pytest.mark.parametrize(
    ("gewenst", "bezet", "code"),
    [
        ("werk", set(), "werk"),
        ("werk", {"werk", "werk-2"}, "werk-3"),
        ("", set(), "programma"),
        ("x" * 80, {"x" * 60}, "x" * 55 + "-2"),
    ],
)
def test_een_code_is_vrij_en_niet_te_lang(gewenst, bezet, code):
    assert vrije_code(gewenst, bezet) == code
    assert len(code) <= 60


def test_alleen_wat_anders_is_komt_in_het_logboek():
    oud = {"naam": "Oud", "weken": 12, "actief": True, "kwalificaties": ["a"]}
    nieuw = {"naam": "Nieuw", "weken": 12, "actief": False, "kwalificaties": ["a", "b"]}
    assert verschillen(oud, nieuw) == {
        "naam": {"van": "Oud", "naar": "Nieuw"},
        "actief": {"van": "ja", "naar": "nee"},
        "kwalificaties": {"van": "a", "naar": "a, b"},
    }


def test_een_nieuw_programma_krijgt_een_code_en_gaat_naar_zijn_route(bij_beheerder):
    antwoord = bij_beheerder.post(reverse("trajecten:programma_nieuw"), invoer())
    nieuw = Programma.objects.get(code="werk-vooraan")
    assert antwoord.url == reverse("bouwstenen:route", args=[nieuw.pk])
    assert (nieuw.leeftijd_tot, nieuw.instrument) == (28, "zrm-2017")
    assert Logregel.objects.van_soort(Soort.PROGRAMMA_GEWIJZIGD).get().details["nieuw"] is True


def test_wijzigen_bewaart_alles_wat_er_stond(bij_beheerder):
    programma = ProgrammaFactory(instrument="zrm-2013", contact_elke_dagen=14)
    pagina = reverse("trajecten:programma", args=[programma.pk])
    assert 'value="zrm-2013" selected' in bij_beheerder.get(pagina).content.decode()
    gegevens = invoer(instrument="zrm-2013", contact_elke_dagen="7", versie="1")
    assert bij_beheerder.post(pagina, gegevens).status_code == 302
    programma.refresh_from_db()
    assert (programma.naam, programma.contact_elke_dagen, programma.versie) == ("Werk vooraan", 7, 2)
    details = Logregel.objects.van_soort(Soort.PROGRAMMA_GEWIJZIGD).get().details["gewijzigd"]
    assert details["contact_elke_dagen"] == {"van": "14", "naar": "7"}
    assert "instrument" not in details


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naam": ""}, "Vul dit in."),
        ({"leeftijd_van": "30"}, "De leeftijd vanaf moet lager zijn dan de leeftijd tot."),
        ({"leeftijd_tot": "1990"}, "Dit is wel erg veel. Hoogstens 120."),
        ({"weken": "0"}, "hele getallen boven nul"),
        ({"weken": "twaalf"}, "Voer een geheel getal in."),
        ({"instrument": "bestaat-niet"}, "Selecteer een geldige keuze"),
        ({"code": "Niet Goed"}, "Gebruik kleine letters"),
        ({"code": "bezet"}, "Er is al een programma met deze code."),
    ],
)
def test_wat_niet_klopt_komt_terug_met_uitleg(bij_beheerder, anders, zin):
    ProgrammaFactory(code="bezet")
    antwoord = bij_beheerder.post(reverse("trajecten:programma_nieuw"), invoer(**anders))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Programma.objects.filter(naam="Werk vooraan").count() == 0


def test_wie_later_opslaat_ziet_beide_teksten(bij_beheerder):
    programma = ProgrammaFactory()
    pagina = reverse("trajecten:programma", args=[programma.pk])
    bij_beheerder.post(pagina, invoer(naam="Van Bea", versie="1"))
    antwoord = bij_beheerder.post(pagina, invoer(naam="Van Ties", versie="1"))
    assert antwoord.status_code == 409
    assert "Van Bea" in antwoord.content.decode()
    assert bij_beheerder.post(pagina, invoer(naam="Van Ties", versie="2")).status_code == 302


def test_stoppen_en_weer_gebruiken(bij_beheerder):
    programma = ProgrammaFactory()
    TrajectFactory(programma=programma)
    adres = reverse("trajecten:programma_actief", args=[programma.pk])
    bij_beheerder.post(adres, {"actief": "nee"})
    assert programma not in Programma.objects.in_gebruik()
    lijst = bij_beheerder.get(reverse("trajecten:programmas")).content.decode()
    assert "Niet in gebruik" in lijst
    assert "1 traject lopend" in lijst
    bij_beheerder.post(adres, {"actief": "ja"})
    assert programma in Programma.objects.in_gebruik()


def test_de_lijst_vraagt_voor_dertig_evenveel_als_voor_drie(bij_beheerder, django_assert_max_num_queries):
    aantallen = []
    bij_beheerder.get(reverse("trajecten:programmas"))  # what a first visit reads once
    for aantal in (3, 27):
        for _ in range(aantal):
            TrajectFactory()
        with django_assert_max_num_queries(40) as vragen:
            bij_beheerder.get(reverse("trajecten:programmas"))
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


def test_beheer_is_een_plek_van_het_menu_met_alles_wat_je_bijhoudt(klant, beheerder, casemanager):
    klant.force_login(beheerder)
    inhoud = klant.get(reverse("trajecten:beheer")).content.decode()
    for plek in ("Programma&#x27;s en routes", "Subsidieprojecten", "Inlezen", "Gebruikers", "Huisstijl", "Logboek"):
        assert plek in inhoud
    klant.force_login(casemanager)
    assert klant.get(reverse("trajecten:beheer")).status_code == 403
    assert klant.get(reverse("trajecten:programmas")).status_code == 403
