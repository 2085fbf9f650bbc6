"""Going into an organisation and coming back."""

import threading

import pytest
from django.db import connection, transaction

import organisaties
from organisaties.fouten import OrganisatieGewisseld
from organisaties.models import Organisatie
from toegang.models import Team

pytestmark = pytest.mark.django_db


def test_in_organisatie_gaat_erheen_en_komt_terug():
    with organisaties.in_organisatie("werkshop") as daar:
        assert (organisaties.schema(), daar.naam) == ("werkshop", "Stichting Werkshop")
    assert organisaties.schema() == "werkmakerij"


def test_in_organisatie_komt_terug_na_een_fout():
    with pytest.raises(ZeroDivisionError), organisaties.in_organisatie("werkshop"):
        1 / 0  # noqa: B018 - any error will do
    assert organisaties.schema() == "werkmakerij"


def test_een_organisatie_die_er_niet_is_geeft_een_fout():
    with pytest.raises(Organisatie.DoesNotExist), organisaties.in_organisatie("bestaatniet"):
        pass
    assert organisaties.schema() == "werkmakerij"


def test_werk_dat_ergens_anders_eindigt_geeft_een_fout():
    with pytest.raises(OrganisatieGewisseld), organisaties.in_organisatie("werkshop"):
        connection.set_schema_to_public()
    assert organisaties.schema() == "werkmakerij"


def test_huidige_is_er_niet_in_publiek():
    with organisaties.in_publiek():
        assert organisaties.huidige() is None


def test_huidige_is_een_organisatie_ook_als_alleen_het_schema_is_gezet():
    connection.set_schema("werkshop")
    assert organisaties.huidige() == Organisatie.objects.get(schema_name="werkshop")


def test_voor_elke_organisatie_komt_overal_een_keer_en_slaat_over_wat_uit_staat():
    Organisatie.objects.filter(schema_name="platform").update(actief=False)
    bezocht = [(o.schema_name, organisaties.schema()) for o in organisaties.voor_elke_organisatie()]
    assert bezocht == [("werkmakerij", "werkmakerij"), ("werkshop", "werkshop")]
    assert organisaties.schema() == "werkmakerij"


def test_voor_elke_organisatie_komt_terug_als_je_eerder_stopt():
    for _ in organisaties.voor_elke_organisatie():
        break
    assert organisaties.schema() == "werkmakerij"


def test_een_nieuwe_draad_begint_in_publiek():
    gezien: list[str] = []
    draad = threading.Thread(target=lambda: gezien.append(organisaties.schema()))
    draad.start()
    draad.join()
    assert gezien == ["public"]


def test_een_luie_vraag_wordt_niet_in_een_andere_organisatie_gesteld():
    teams = Team.objects.all()
    with organisaties.in_organisatie("werkshop"), pytest.raises(OrganisatieGewisseld, match="werkmakerij"):
        list(teams)


@pytest.mark.parametrize(
    "lees",
    [
        lambda vraag: vraag.exists(),
        lambda vraag: vraag.count(),
        lambda vraag: vraag.first(),
        lambda vraag: vraag.filter(naam="x").update(naam="y"),
        lambda vraag: vraag.values_list("naam").order_by("naam")[:1].get(),
        lambda vraag: list(Team.objects.filter(pk__in=vraag.values("pk"))),
    ],
    ids=["exists", "count", "first", "update", "afgeleid", "als deelvraag"],
)
def test_ook_een_vraag_die_ervan_is_afgeleid_wordt_geweigerd(lees):
    teams = Team.objects.all()
    with organisaties.in_organisatie("werkshop"), pytest.raises(OrganisatieGewisseld):
        lees(teams)


def test_een_vraag_uit_publiek_zoals_die_van_een_formulier_mag_overal():
    with organisaties.in_publiek():
        teams = Team.objects.all()
    Team.objects.create(naam="Team Noord")
    assert [team.naam for team in teams.all()] == ["Team Noord"]
    with organisaties.in_organisatie("werkshop"):
        assert list(teams.all()) == []


def test_de_lijst_van_organisaties_is_overal_dezelfde():
    alle = Organisatie.objects.order_by("schema_name")
    with organisaties.in_organisatie("werkshop"):
        assert [o.schema_name for o in alle] == ["platform", "werkmakerij", "werkshop"]


def test_na_een_teruggedraaid_deel_staat_de_verbinding_nog_goed():
    def maak_en_mislukt():
        with transaction.atomic():
            Team.objects.create(naam="weg")
            raise ZeroDivisionError

    with organisaties.in_organisatie("werkshop"):
        with pytest.raises(ZeroDivisionError):
            maak_en_mislukt()
        Team.objects.create(naam="Werkshopteam")
    assert not Team.objects.filter(naam="Werkshopteam").exists()
