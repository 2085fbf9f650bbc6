"""A beheerder adds and changes the projects that pay."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.fabrieken.trajecten import CodeFactory, SubsidieprojectFactory
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.inrichting import vul_codes
from trajecten.models import Codelijst, Subsidieproject

NIEUW = "trajecten:subsidieproject_nieuw"


@pytest.fixture
def bij_beheerder(klant, beheerder):
    vul_codes(sjabloon={}, door=None)
    klant.force_login(beheerder)
    return klant


def invoer(**anders):
    gegevens = {
        "code": "ESF-2027",
        "naam": "ESF+ 2027",
        "soort": "esf",
        "van": "01-01-2027",
        "tot": "31-12-2028",
        "norm_uren": "80,5",
        "max_maanden": "24",
        "kwalificaties": ["mbo-diploma", "praktijkverklaring"],
        "bewaren_tot": "31-12-2035",
        "vasthouden": "on",
    }
    return gegevens | anders


def test_een_project_met_alles_erop_en_eraan(bij_beheerder):
    assert bij_beheerder.post(reverse(NIEUW), invoer()).status_code == 302
    project = Subsidieproject.objects.get()
    assert (project.tot, project.norm_uren) == (date(2028, 12, 31), Decimal("80.5"))
    assert set(project.kwalificaties) == {
        "mbo-diploma",
        "praktijkverklaring",
    }
    assert project.vasthouden
    assert Logregel.objects.van_soort(Soort.SUBSIDIEPROJECT_GEWIJZIGD).get().details["code"] == "ESF-2027"
    lijst = bij_beheerder.get(reverse("trajecten:subsidieprojecten")).content.decode()
    assert "1 januari 2027 t/m 31 december 2028" in lijst
    assert "Niet verwijderen" in lijst


def test_de_code_ligt_vast_en_de_rest_verandert(bij_beheerder):
    project = SubsidieprojectFactory(code="ESF-1", kwalificaties=["oud-papier"])
    pagina = reverse("trajecten:subsidieproject", args=[project.pk])
    assert "oud-papier" in bij_beheerder.get(pagina).content.decode(), "wat telde blijft te zien"
    gegevens = invoer(code="ANDERS", versie="1", soort="gemeente", kwalificaties=["oud-papier"])
    assert bij_beheerder.post(pagina, gegevens).status_code == 302
    project.refresh_from_db()
    assert (project.code, project.naam, project.kwalificaties) == ("ESF-1", "ESF+ 2027", ["oud-papier"])
    gewijzigd = Logregel.objects.van_soort(Soort.SUBSIDIEPROJECT_GEWIJZIGD).get().details["gewijzigd"]
    assert gewijzigd["soort"] == {"van": "esf", "naar": "gemeente"}
    assert bij_beheerder.post(pagina, invoer(naam="Te laat", versie="1")).status_code == 409


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naam": ""}, "Vul dit in."),
        ({"soort": "loterij"}, "Selecteer een geldige keuze"),
        ({"tot": "31-12-2025"}, "De einddatum ligt voor de begindatum."),
        ({"van": "31-02-2027"}, "Schrijf de datum zo"),
        ({"norm_uren": "-1"}, "Een norm is nul of hoger."),
        ({"max_maanden": "9999"}, "Dit is wel erg veel."),
        ({"kwalificaties": ["zwemdiploma"]}, "Selecteer een geldige keuze"),
        ({"leeftijd_van": "30", "leeftijd_tot": "20"}, "lager zijn dan de leeftijd tot"),
        ({"code": "BEZET"}, "Er is al een subsidieproject met deze code."),
    ],
)
def test_wat_niet_klopt_komt_terug_met_uitleg(bij_beheerder, anders, zin):
    SubsidieprojectFactory(code="BEZET")
    antwoord = bij_beheerder.post(reverse(NIEUW), invoer(**anders))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Subsidieproject.objects.count() == 1


def test_eigen_kwalificaties_zijn_te_kiezen(bij_beheerder):
    CodeFactory(lijst=Codelijst.KWALIFICATIE, code="heftruck", naam="Heftruckcertificaat")
    assert "Heftruckcertificaat" in bij_beheerder.get(reverse(NIEUW)).content.decode()


def test_de_lijst_vraagt_voor_dertig_evenveel_als_voor_drie(bij_beheerder, django_assert_max_num_queries):
    aantallen = []
    bij_beheerder.get(reverse("trajecten:subsidieprojecten"))  # what a first visit reads once
    for aantal in (3, 27):
        SubsidieprojectFactory.create_batch(aantal)
        with django_assert_max_num_queries(40) as vragen:
            bij_beheerder.get(reverse("trajecten:subsidieprojecten"))
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
