"""Two reports side by side: every figure by its code, with the difference, from the frozen figures."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from rapportage import diensten, maak, rijenbestand
from rapportage.cijfer import Cijfer
from rapportage.periode import Periode
from rapportage.post import Eenheid, Over, Post
from rapportage.vergelijken import forms
from rapportage.vergelijken.vergelijking import vergelijk
from tests.fabrieken.voortgang import FEBRUARI, programma_met_route, trajecten
from toegang.models import Logregel
from trajecten.models import Contactmoment

pytestmark = pytest.mark.django_db
MAART = Periode.maand(2026, 3)


def post(code, naam, waarde, groep="In het kort", eenheid=Eenheid.TRAJECTEN):
    return Post(code, naam, groep, Over.TRAJECT, eenheid, Cijfer(waarde, tuple(range(waarde))))


def per_code(*posten):
    return {p.code: p for p in posten}


def test_elk_cijfer_staat_naast_zichzelf_met_het_verschil():
    (groep,) = vergelijk(per_code(post("lopend", "Lopend", 3)), per_code(post("lopend", "Lopend", 5)))
    (regel,) = groep.regels
    assert (groep.naam, regel.een, regel.ander, regel.verschil) == ("In het kort", 3, 5, 2)


def test_een_cijfer_dat_maar_een_rapport_heeft_krijgt_geen_verschil():
    groepen = vergelijk(
        per_code(post("a", "A", 1), post("z", "Z", 2, "Later")),
        per_code(post("z", "Z", 3, "Later"), post("b", "B", 4)),
    )
    assert [(g.naam, [(r.code, r.verschil) for r in g.regels]) for g in groepen] == [
        ("In het kort", [("a", None), ("b", None)]),
        ("Later", [("z", 1)]),
    ]


def test_twee_namen_van_een_cijfer_staan_er_allebei_en_minuten_worden_uren():
    (groep,) = vergelijk(
        per_code(post("x", "Bouwsteen 1 Zorg", 90, eenheid=Eenheid.MINUTEN)),
        per_code(post("x", "Bouwsteen 1 Leerhuis", 30, eenheid=Eenheid.MINUTEN)),
    )
    (regel,) = groep.regels
    assert (regel.naam, regel.eenheid) == ("Bouwsteen 1 Zorg / Bouwsteen 1 Leerhuis", "uren")
    assert regel.verschil == Decimal("-1.00")


def klaar(rapport):
    """The report, finished without setting its document."""
    opgenomen = diensten.neem_rapport_op(pk=rapport.pk)
    uitkomst = maak.bereken(rapport.vraag, gemaakt_door="Suzan")
    bestanden = diensten.Bestanden(b"%PDF-1.7", b"", rijenbestand.inhoud(uitkomst))
    return diensten.rond_rapport_af(rapport=opgenomen, uitkomst=uitkomst, bestanden=bestanden)


@pytest.fixture
def twee(aanvraag, rapportenmap):
    """The reports of February and March; what happens afterwards changes neither."""
    rapporten = [klaar(aanvraag(periode=periode, peildatum=MAART.tot)) for periode in (FEBRUARI, MAART)]
    Contactmoment.objects.all().delete()
    return rapporten


def adres(naam, een, ander, soort="voortgang"):
    pks = f"?een={getattr(een, 'pk', een)}&ander={getattr(ander, 'pk', ander)}"
    return reverse(f"rapportage:{naam}", args=[soort]) + pks


def test_de_pagina_toont_twee_periodes_naast_elkaar(klant, programmamanager, twee):
    klant.force_login(programmamanager)
    pagina = klant.get(adres("vergelijken_soort", *twee))
    assert pagina.status_code == 200
    regels = {regel.code: regel for groep in pagina.context["groepen"] for regel in groep.regels}
    assert (regels["coachuren"].een, regels["coachuren"].verschil) == (Decimal("4.50"), Decimal("-4.50"))
    assert (regels["lopend"].een, regels["lopend"].ander, regels["lopend"].verschil) == (3, 3, 0)
    assert reverse("rapportage:cijfer", args=[twee[0].pk, "coachuren"]) in pagina.content.decode()


def test_twee_programmas_naast_elkaar(klant, programmamanager, twee, aanvraag):
    ander_programma = programma_met_route("ander", "Ander")
    trajecten(ander_programma, 2)
    ander = klaar(aanvraag(onderwerp=ander_programma, peildatum=MAART.tot))
    klant.force_login(programmamanager)
    pagina = klant.get(adres("vergelijken_soort", twee[0], ander))
    regels = {regel.code: regel for groep in pagina.context["groepen"] for regel in groep.regels}
    assert (regels["lopend"].een, regels["lopend"].ander) == (3, 2)


def test_de_csv_heeft_dezelfde_getallen_en_komt_in_het_logboek(klant, programmamanager, twee):
    klant.force_login(programmamanager)
    antwoord = klant.get(adres("vergelijken_csv", *twee))
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert regels[0].startswith("onderdeel;cijfer;eenheid;")
    assert "In het kort;Coachuren;uren;4,50;0,00;-4,50" in regels
    assert Logregel.objects.filter(soort="rapport_gedownload", over_pk__in=[r.pk for r in twee]).count() == 2


@pytest.mark.parametrize(
    ("een", "ander", "zin"),
    [
        ("een", "een", "Kies twee verschillende rapporten."),
        ("een", "987654", "Kies een"),
        ("een", "", "Kies een"),
        ("%00", "x", "Kies een"),
    ],
)
def test_een_verkeerde_keuze_zegt_wat_er_niet_klopt(klant, programmamanager, twee, een, ander, zin):
    klant.force_login(programmamanager)
    keuze = {"een": twee[0].pk}
    pagina = klant.get(adres("vergelijken_soort", keuze.get(een, een), keuze.get(ander, ander)))
    assert pagina.status_code == 422
    assert zin in pagina.content.decode()
    assert klant.get(adres("vergelijken_csv", keuze.get(een, een), keuze.get(ander, ander))).status_code == 404


def te_kiezen(pagina):
    return [keuze for keuze, _ in pagina.context["form"].fields["ander"].choices]


def test_er_zijn_hoogstens_zo_veel_rapporten_te_kiezen_en_een_ouder_rapport_begint_bij_zichzelf(
    klant, programmamanager, twee, aanvraag, monkeypatch
):
    monkeypatch.setattr(forms, "HOOGSTENS", 1)
    februari, maart = twee
    ander_programma = programma_met_route("ander", "Ander")
    nieuw = klaar(aanvraag(onderwerp=ander_programma, periode=Periode.maand(2026, 4), peildatum=date(2026, 5, 1)))
    klant.force_login(programmamanager)
    pagina = klant.get(reverse("rapportage:vergelijken"))
    assert te_kiezen(pagina) == ["", nieuw.pk]
    assert "Zoek je een ouder rapport?" in pagina.content.decode()
    # the newest beside an older one is the other one of the same programme
    pagina = klant.get(reverse("rapportage:vergelijken"), {"een": februari.pk})
    assert te_kiezen(pagina) == ["", nieuw.pk, maart.pk, februari.pk]
    assert klant.get(adres("vergelijken_soort", *twee)).status_code == 200


def test_zonder_keuze_vraagt_de_pagina_om_twee_rapporten(klant, programmamanager, twee):
    klant.force_login(programmamanager)
    pagina = klant.get(reverse("rapportage:vergelijken"), {"een": twee[0].pk})
    assert pagina.status_code == 200
    assert "groepen" not in pagina.context
    assert klant.get(reverse("rapportage:vergelijken_soort", args=["deelnemer"])).status_code == 404


def test_wie_geen_cijfers_mag_zien_ziet_ook_geen_vergelijking(klant, jobcoach, twee):
    klant.force_login(jobcoach)
    assert klant.get(adres("vergelijken_soort", *twee)).status_code == 403
