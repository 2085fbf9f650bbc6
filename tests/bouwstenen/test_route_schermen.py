"""The pages of a route, for the beheerder alone; mistakes come back in words and write nothing."""

import pytest
from django.urls import reverse

from bouwstenen.models import Bouwsteen, Stabiliteitsdoel
from tests.fabrieken.bouwstenen import FaseFactory, OnderdeelFactory, StabiliteitsdoelFactory
from tests.fabrieken.trajecten import ProgrammaFactory
from trajecten.models import Programma


@pytest.fixture
def bij_beheerder(klant, beheerder):
    klant.force_login(beheerder)
    return klant


def adres(naam, op):
    return reverse(f"bouwstenen:{naam}", args=[op.pk])


def invoer(**anders):
    gegevens = {"naam": "Proefplaatsing", "deel": "opbouw", "plaats": "extern", "norm_eenheid": "week", "weken": "8"}
    return gegevens | anders


def test_een_lege_route_wijst_de_weg_naar_het_eerste_onderdeel(bij_beheerder):
    inhoud = bij_beheerder.get(adres("route", ProgrammaFactory())).content.decode()
    assert "Deze route is nog leeg" in inhoud


def test_de_route_toont_het_huis_de_normen_en_wat_vastligt(bij_beheerder, route, steen, traject):
    FaseFactory(traject=traject, bouwsteen=steen[2])
    inhoud = bij_beheerder.get(adres("route", route.programma)).content.decode()
    assert "begeleiding 2 uur per week · deelnemer 18 uur per week" in inhoud
    assert "al gebruikt: het nummer ligt vast" in inhoud
    assert inhoud.count("omhoog zetten") == 1, "alleen 4 kan omhoog: 2 ligt vast"


def test_toevoegen_wijzigen_en_verplaatsen(bij_beheerder, route):
    antwoord = bij_beheerder.post(adres("steen_nieuw", route.programma), invoer(coach_uren_per_week="1,5"))
    nieuw = Bouwsteen.objects.get(nummer=5)
    assert antwoord.url == adres("steen", nieuw)
    assert float(nieuw.coach_uren_per_week) == 1.5
    assert '"1,5"' in bij_beheerder.get(adres("steen", nieuw)).content.decode()
    assert bij_beheerder.post(adres("steen", nieuw), invoer(naam="Plek", versie=1)).status_code == 302
    assert bij_beheerder.post(adres("steen_omhoog", nieuw), {"nummer": 5}).status_code == 302
    nieuw.refresh_from_db()
    assert (nieuw.naam, nieuw.nummer) == ("Plek", 4)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naam": ""}, "Vul dit in."),
        ({"weken": "0"}, "Een norm is hoger dan nul."),
        ({"weken": "999999999999"}, "Dit is wel erg veel."),
        ({"coach_uren_per_week": "veel"}, "Voer een getal in."),
        ({"deel": "kelder"}, "Selecteer een geldige keuze"),
        ({"doel": "x" * 501}, "500 tekens"),
    ],
)
def test_wat_niet_klopt_komt_terug_met_uitleg(bij_beheerder, route, anders, zin):
    antwoord = bij_beheerder.post(adres("steen_nieuw", route.programma), invoer(**anders))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Bouwsteen.objects.count() == 4


def test_twee_beheerders_zien_elkaars_tekst_naast_elkaar(bij_beheerder, steen):
    bij_beheerder.post(adres("steen", steen[1]), invoer(naam="Van Bea", versie=1))
    antwoord = bij_beheerder.post(adres("steen", steen[1]), invoer(naam="Van Ties", versie=1))
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Van Bea" in inhoud
    assert "Van Ties" in inhoud
    assert Bouwsteen.objects.get(pk=steen[1].pk).naam == "Van Bea"
    assert bij_beheerder.post(adres("steen", steen[1]), invoer(naam="Van Ties", versie=2)).status_code == 302


def test_verplaatsen_langs_een_gebruikte_zegt_waarom_niet(bij_beheerder, steen, traject):
    FaseFactory(traject=traject, bouwsteen=steen[2])
    inhoud = bij_beheerder.post(adres("steen_omhoog", steen[3]), {"nummer": 3}, follow=True).content.decode()
    assert "Nummer 2 is al gebruikt" in inhoud
    assert bij_beheerder.post(adres("steen_omlaag", steen[3]), {"nummer": "x"}).status_code == 409


def test_verwijderen_of_laten_vervallen(bij_beheerder, steen, traject):
    FaseFactory(traject=traject, bouwsteen=steen[1])
    assert "laten vervallen" in bij_beheerder.get(adres("steen", steen[1])).content.decode()
    assert bij_beheerder.post(adres("steen_verwijderen", steen[1])).status_code == 422
    assert bij_beheerder.post(adres("steen_vervallen", steen[1]), {"vervallen": "ja"}).status_code == 302
    assert bij_beheerder.post(adres("steen_verwijderen", steen[3])).status_code == 302
    assert list(Bouwsteen.objects.in_gebruik().values_list("naam", flat=True).order_by("nummer")) == [
        "Dagactivering",
        "Nazorg",
    ]


def test_een_doel_toevoegen_wijzigen_verplaatsen_en_weghalen(bij_beheerder, steen):
    for tekst in ("Een", "Twee"):
        antwoord = bij_beheerder.post(adres("doelen_nieuw", steen[1]), {"tekst": tekst})
        assert antwoord.url.endswith("#doelen")
    een, twee = Stabiliteitsdoel.objects.all()
    assert bij_beheerder.post(adres("doelen_omhoog", twee), {"was": 2}).status_code == 302
    bij_beheerder.post(adres("doelen_regel", een), {"tekst": "Eerst", "was": "Een"})
    bij_beheerder.post(adres("doelen_regel", twee), {"tekst": "Twee", "was": "Twee", "weg": "1"})
    assert list(Stabiliteitsdoel.objects.values_list("tekst", flat=True)) == ["Eerst"]


@pytest.mark.parametrize("tekst", ["", "   ", "Een", "x" * 201])
def test_een_leeg_dubbel_of_te_lang_doel_komt_terug_met_uitleg(bij_beheerder, steen, tekst):
    StabiliteitsdoelFactory(bouwsteen=steen[1], tekst="Een")
    antwoord = bij_beheerder.post(adres("doelen_nieuw", steen[1]), {"tekst": tekst})
    assert antwoord.status_code == 422
    assert "Dit kan zo niet" in antwoord.content.decode()
    assert Stabiliteitsdoel.objects.count() == 1


def test_elk_formulier_op_de_pagina_draagt_zijn_sleutel(bij_beheerder, route, steen):
    StabiliteitsdoelFactory.create_batch(2, bouwsteen=steen[1])
    for pagina in (adres("route", route.programma), adres("steen", steen[1])):
        inhoud = bij_beheerder.get(pagina).content.decode().partition('id="inhoud"')[2].partition("</main>")[0]
        assert inhoud.count('method="post"') == inhoud.count("csrfmiddlewaretoken") > 3


def test_kopieren_gaat_naar_het_nieuwe_programma(bij_beheerder, route):
    antwoord = bij_beheerder.post(adres("programma_kopieren", route.programma))
    nieuw = Programma.objects.latest("pk")
    assert antwoord.url == reverse("trajecten:programma", args=[nieuw.pk])
    assert nieuw.naam.endswith("(kopie)")


def test_de_pagina_vraagt_voor_twaalf_stenen_evenveel_als_voor_vier(
    bij_beheerder, route, steen, django_assert_max_num_queries
):
    def vragen() -> int:
        with django_assert_max_num_queries(60) as gesteld:
            bij_beheerder.get(adres("route", route.programma))
        return len(gesteld)

    OnderdeelFactory(bouwsteen=steen[1])
    vragen()  # what a first visit reads once
    eerst = vragen()
    for nummer in range(5, 13):
        extra = Bouwsteen.objects.create(route=route, nummer=nummer, naam=f"Steen {nummer}")
        StabiliteitsdoelFactory(bouwsteen=extra)
        OnderdeelFactory(bouwsteen=extra)
    assert vragen() == eerst


def test_alleen_de_beheerder_komt_hier(klant, casemanager, route, steen):
    klant.force_login(casemanager)
    assert klant.get(adres("route", route.programma)).status_code == 403
    assert klant.post(adres("steen", steen[1]), invoer(versie=1)).status_code == 403
