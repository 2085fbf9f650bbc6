"""From a concept that is not complete to a final report: what is missing, whose task, and who answers for the rest."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from rapportage import maak
from rapportage.controle import Controle, Gebrek
from rapportage.models import Rapport
from rapportage.verantwoording.compleet import Stand, taken_van
from tests.fabrieken.toegang import WACHTWOORD
from tests.fabrieken.voortgang import beeindig
from toegang.models import Logregel
from trajecten.models import Concept, Traject

pytestmark = pytest.mark.django_db
NA_DE_PERIODE = date(2026, 3, 2)


@pytest.fixture
def manager(klant, programmamanager):
    """A browser in which the programmamanager is logged in, and typed the password a moment ago."""
    klant.force_login(programmamanager)
    klant.post("/account/nogmaals/", {"password": WACHTWOORD})
    return klant


@pytest.fixture
def onvolledig(maak_klaar, programma):
    """A concept in which the reason of one exit is missing."""
    beeindig(Traject.objects.filter(programma=programma).first(), date(2026, 2, 9), "")
    return maak_klaar(peildatum=NA_DE_PERIODE)


def pad(naam, rapport, *meer):
    return reverse(f"rapportage:{naam}", args=[rapport.pk, *meer])


def tekst(antwoord, status=200):
    assert antwoord.status_code == status
    return " ".join(antwoord.content.decode().split())


def maak_definitief(klant, rapport, **velden):
    antwoord = klant.post(pad("definitief", rapport), velden)
    assert antwoord.status_code == 302, antwoord.content.decode()
    nieuw = Rapport.objects.filter(uit=rapport).latest("pk")
    maak.maak(nieuw.pk)
    return Rapport.objects.get(pk=nieuw.pk)


def test_het_rapport_zegt_of_het_compleet_is(manager, onvolledig):
    antwoord = manager.get(onvolledig.get_absolute_url())
    pagina = tekst(antwoord)
    stand = antwoord.context["compleet"]
    assert "Is het rapport compleet?" in pagina
    assert f"{stand.goed} van {len(stand.controles)}" in pagina
    assert pad("controle", onvolledig, "uitstroomreden") in pagina


def test_een_controle_zegt_wat_er_mist_wiens_taak_het_is_en_wat_het_verandert(manager, onvolledig, programmamanager):
    antwoord = manager.get(pad("controle", onvolledig, "uitstroomreden"))
    pagina = tekst(antwoord)
    for woord in ("T-vier-stenen-0", "Jansen", "Casemanager", "Nog niet bekend", "Rapport opnieuw maken"):
        assert woord in pagina
    (taak,) = antwoord.context["taken"]
    assert taak.dossier == reverse("trajecten:dossier", args=[taak.gebrek.traject_id])
    regel = Logregel.objects.get(soort="rapportlijst_bekeken")
    assert (regel.door_pk, regel.details["controle"]) == (programmamanager.pk, "uitstroomreden")


def test_wie_het_mag_herstellen_krijgt_de_pagina_die_het_herstelt(casemanager, programmamanager, programma):
    traject = Traject.objects.filter(programma=programma).first()
    gebrek = Gebrek(
        traject.pk, "T-1", "Er mist iets.", "casemanager", "Telt niet.", "trajecten:uitstroom", (traject.pk,)
    )
    assert taken_van([gebrek], programmamanager)[0].herstel == ""
    assert taken_van([gebrek], casemanager)[0].herstel == reverse("trajecten:uitstroom", args=[traject.pk])


def test_een_controle_die_er_niet_is_bestaat_niet(manager, onvolledig):
    assert manager.get(pad("controle", onvolledig, "bestaat-niet")).status_code == 404


def test_wat_waarschuwt_houdt_niets_tegen():
    fout = Controle("fout", "Fout", 1, (Gebrek(1, "T-1", "Mist.", "casemanager", "Telt niet."),))
    letop = Controle("letop", "Let op", 1, fout.gebreken, dwingend=False)
    stand = Stand((fout, letop, Controle("goed", "Goed", 1)))
    assert (stand.goed, stand.is_compleet, [c.code for c in stand.open]) == (1, False, ["fout"])


def test_opnieuw_maken_geeft_een_nieuw_concept_met_vandaag_als_peildatum(manager, onvolledig):
    antwoord = manager.post(pad("vernieuwen", onvolledig))
    nieuw = Rapport.objects.get(versie=2)
    assert antwoord["Location"] == nieuw.get_absolute_url()
    assert (nieuw.staat, nieuw.peildatum, nieuw.periode) == ("concept", timezone.localdate(), onvolledig.periode)


def test_een_rapport_met_open_punten_wordt_niet_zomaar_definitief(manager, onvolledig):
    adres = pad("definitief", onvolledig)
    assert "Welke open punten sla je over?" in tekst(manager.get(adres))
    assert "Los de open punten op" in tekst(manager.post(adres, {}), 422)
    pagina = tekst(manager.post(adres, {"overgeslagen": ["uitstroomreden"], "reden": "  "}), 422)
    assert "Vul dit in." in pagina
    assert tekst(manager.post(adres, {"overgeslagen": ["verzonnen"], "reden": "x"}), 422)
    assert not Rapport.objects.filter(staat="definitief").exists()


def test_met_een_reden_kan_een_open_punt_worden_overgeslagen(manager, onvolledig):
    rapport = maak_definitief(manager, onvolledig, overgeslagen=["uitstroomreden"], reden="Niet te bereiken.")
    assert (rapport.status, rapport.overgeslagen, rapport.reden) == (
        "klaar",
        ["uitstroomreden"],
        "Niet te bereiken.",
    )
    pagina = tekst(manager.get(rapport.get_absolute_url()))
    for woord in ("definitief · versie 2", "overgeslagen", "Niet te bereiken.", "PDF voor het archief"):
        assert woord in pagina
    assert "Definitief maken" not in pagina


def test_een_verbetering_vraagt_waarom_en_noemt_het_vorige_rapport(manager, maak_klaar):
    eerste = maak_definitief(manager, maak_klaar(peildatum=NA_DE_PERIODE))
    concept = maak_klaar(peildatum=NA_DE_PERIODE)
    assert "Waarom verbeter je het vorige rapport?" in tekst(manager.get(pad("definitief", concept)))
    assert tekst(manager.post(pad("definitief", concept), {}), 422)
    tweede = maak_definitief(manager, concept, reden="Een contact te veel.")
    assert tweede.vervangt == eerste
    assert f'href="{eerste.get_absolute_url()}"' in tekst(manager.get(tweede.get_absolute_url()))


@pytest.mark.parametrize("welke", ["definitief", "bezig", "zonder gegevens", "twee keer"])
def test_wat_niet_definitief_kan_worden_zegt_waarom(manager, maak_klaar, aanvraag, welke):
    rapport = maak_klaar(peildatum=NA_DE_PERIODE)
    if welke == "definitief":
        rapport = maak_definitief(manager, rapport)
    elif welke == "twee keer":
        maak_definitief(manager, rapport)
        assert "al definitief gemaakt" in tekst(manager.get(pad("definitief", rapport)), 409)
        assert "Dit kan nu niet" in tekst(manager.post(pad("definitief", rapport), {"reden": "Nog een keer."}), 409)
        return
    elif welke == "bezig":
        rapport = aanvraag(peildatum=NA_DE_PERIODE)
    else:
        Rapport.objects.filter(pk=rapport.pk).update(rijen="", rijen_sha256="")
    assert "Dit kan nu niet" in tekst(manager.get(pad("definitief", rapport)), 409)
    assert "Dit kan nu niet" in tekst(manager.post(pad("definitief", rapport), {}), 409)


def test_een_periode_die_nog_loopt_geeft_uitleg(manager, maak_klaar):
    pagina = tekst(manager.post(pad("definitief", maak_klaar()), {}), 422)
    assert "nog niet voorbij" in pagina


def test_definitief_vraagt_eerst_het_wachtwoord_en_bewaart_wat_er_stond(klant, programmamanager, onvolledig):
    klant.force_login(programmamanager)
    adres = pad("definitief", onvolledig)
    assert "Vul daarom eerst je wachtwoord" in tekst(klant.get(adres))
    antwoord = klant.post(adres, {"overgeslagen": ["uitstroomreden"], "reden": "Niet te bereiken."})
    assert antwoord["Location"].startswith("/account/nogmaals/?next=")
    assert Concept.objects.get().velden["reden"] == ["Niet te bereiken."]
    assert klant.post(antwoord["Location"], {"password": WACHTWOORD})["Location"] == adres
    assert "Niet te bereiken." in tekst(klant.get(adres))
    assert not Rapport.objects.filter(staat="definitief").exists()


def test_alle_versies_staan_bij_het_rapport_en_de_lijst_toont_de_laatste(manager, maak_klaar):
    eerste = maak_klaar(peildatum=NA_DE_PERIODE)
    definitief = maak_definitief(manager, eerste)
    derde = maak_klaar(peildatum=NA_DE_PERIODE)
    pagina = manager.get(derde.get_absolute_url())
    assert [(v.rapport.versie, v.vorige.versie if v.vorige else None) for v in pagina.context["versies"]] == [
        (3, 2),
        (2, None),
        (1, None),
    ]
    assert f'href="{definitief.get_absolute_url()}"' in tekst(pagina)
    lijst = manager.get("/rapporten/")
    assert [rapport.pk for rapport in lijst.context["rapporten"]] == [derde.pk]
    assert "Versie 2 is definitief" in tekst(lijst)


def test_de_lijst_is_te_kiezen_op_soort(manager, maak_klaar):
    maak_klaar()
    assert "Voortgang februari 2026" in tekst(manager.get("/rapporten/?soort=voortgang"))
    assert "Geen rapporten van deze soort" in tekst(manager.get("/rapporten/?soort=esf"))
    assert "Voortgang februari 2026" in tekst(manager.get("/rapporten/?soort=onzin&na=9" + "9" * 30))


def test_een_definitief_rapport_heeft_alle_bestanden(manager, maak_klaar):
    rapport = maak_definitief(manager, maak_klaar(peildatum=NA_DE_PERIODE))
    inhoud = {}
    for formaat in ("pdf", "archief.pdf", "xlsx", "csv", "json", "lijst.csv"):
        antwoord = manager.get(pad("bestand", rapport, formaat))
        assert antwoord.status_code == 200, formaat
        inhoud[formaat] = antwoord.getvalue()
    rijen = list(csv.reader(io.StringIO(inhoud["lijst.csv"].decode("utf-8-sig")), delimiter=";"))
    assert rijen[0] == ["code", "cijfer", "trajectnummer", "datum", "hoeveelheid", "waarom"]
    aantal = sum(len(post.cijfer.ids) for post in maak.uitkomst_van(rapport).posten.values())
    assert len(rijen) == 1 + aantal


def test_een_concept_heeft_geen_archief(manager, maak_klaar):
    assert manager.get(pad("bestand", maak_klaar(), "archief.pdf")).status_code == 404


def test_bestanden_die_verwijderd_zijn_geven_een_duidelijke_pagina(manager, maak_klaar):
    rapport = maak_klaar()
    Rapport.objects.filter(pk=rapport.pk).update(verwijderd_op=timezone.now(), bestand="", rijen="")
    for formaat in ("pdf", "archief.pdf", "lijst.csv"):
        assert "Dit bestand is verwijderd" in tekst(manager.get(pad("bestand", rapport, formaat)), 410)
    assert manager.get(pad("bestand", rapport, "json")).status_code == 200
    assert "De bewaartijd is voorbij" in tekst(manager.get(rapport.get_absolute_url()))


def test_kies_een_soort_rapport_met_woorden_waarvoor_het_is(manager, programma):
    pagina = tekst(manager.get("/rapporten/nieuw/"))
    assert "Voor de Europese subsidie." in pagina
    assert reverse("rapportage:nieuw_soort", args=["esf"]) in pagina
    assert manager.get("/rapporten/nieuw/deelnemer/").status_code == 404


@pytest.mark.parametrize("naam", ["controle", "vernieuwen", "definitief", "verschil", "verschil_cijfer"])
def test_wie_geen_cijfers_mag_zien_komt_er_niet_bij(klant, jobcoach, naam):
    klant.force_login(jobcoach)
    meer = {"controle": ["x"], "verschil": [1], "verschil_cijfer": [1, "x"]}.get(naam, [])
    adres = reverse(f"rapportage:{naam}", args=[1, *meer])
    antwoord = klant.post(adres) if naam == "vernieuwen" else klant.get(adres)
    assert antwoord.status_code == 403


def test_de_pagina_van_een_rapport_vraagt_evenveel_bij_elke_lengte(
    manager, onvolledig, programma, django_assert_max_num_queries
):
    for adres in (onvolledig.get_absolute_url(), pad("controle", onvolledig, "uitstroomreden")):
        with django_assert_max_num_queries(17):
            manager.get(adres)
