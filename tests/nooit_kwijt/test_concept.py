"""What somebody types in a long form stays, for that person alone, until it is saved."""

import re
from datetime import timedelta

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from toegang.controle import haal_op
from toegang.matrix import Recht
from toegang.verzending import HOOGSTENS_TEKENS, maak_bewijs
from trajecten import concepten
from trajecten.concepten import Conceptsoort, concept_van, registreer_conceptsoort, wis_concept
from trajecten.models import Concept, Traject
from trajecten.tasks import ruim_concepten_op
from trajecten.views.aanvraag import getal
from vormgeving.formulier import Formulier
from vormgeving.velden import DatumVeld, KeuzeMeer, MinutenVeld


class Proefformulier(Formulier):
    tekst = forms.CharField()
    dag = DatumVeld(required=False)
    duur = MinutenVeld(required=False)
    talen = forms.MultipleChoiceField(choices=[("nl", "Nederlands"), ("ar", "Arabisch")], widget=KeuzeMeer)
    akkoord = forms.BooleanField(initial=True)
    nieuw_veld = forms.CharField(initial="staat er al")


@pytest.fixture(autouse=True)
def proefsoort(monkeypatch):
    """A form about a traject."""
    monkeypatch.setattr(concepten, "soorten", {})
    registreer_conceptsoort(
        Conceptsoort("proef", lambda wie, over: haal_op(Traject, wie, Recht.TRAJECT_WIJZIGEN, pk=getal(over)))
    )


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach])


def bewaar(klant, traject, **velden):
    return klant.post(f"/concepten/proef/{traject.pk}/", {"tekst": "Het ging goed", **velden})


def test_wat_je_typt_wordt_bewaard_en_gemeld(klant, jobcoach, traject):
    klant.force_login(jobcoach)
    assert bewaar(klant, traject).json()["tijd"].endswith(" uur")
    bewaar(klant, traject, tekst="Het ging heel goed", csrfmiddlewaretoken="x" * 64)
    (concept,) = Concept.objects.all()
    assert concept.velden == {"tekst": ["Het ging heel goed"]}


def test_een_teken_dat_de_database_niet_kent_breekt_niets(klant, jobcoach, traject):
    klant.force_login(jobcoach)
    assert bewaar(klant, traject, tekst="Het ging\0 goed").status_code == 200
    assert Concept.objects.get().velden == {"tekst": ["Het ging goed"]}
    registreer_conceptsoort(Conceptsoort("los", lambda wie, over: None))
    for adres in ("/concepten/los/a%00b/", "/concepten/los/a%00b/weggooien/", f"/concepten/los/{'a' * 41}/"):
        assert klant.post(adres, {"tekst": "x"}).status_code == 404


def test_alleen_wie_het_typte_krijgt_het_terug(klant, jobcoach, casemanager, traject):
    klant.force_login(jobcoach)
    bewaar(klant, traject)
    assert concept_van(casemanager, "proef", traject.pk) is None
    assert concept_van(jobcoach, "proef", traject.pk).concept.velden["tekst"] == ["Het ging goed"]


def test_buiten_bereik_bestaat_het_formulier_niet(klant, jobcoach, trainer, traject):
    elders = TrajectFactory()
    klant.force_login(jobcoach)
    assert bewaar(klant, elders).status_code == 404
    assert klant.post("/concepten/bestaat-niet/1/", {"tekst": "x"}).status_code == 404
    assert klant.post("/concepten/proef/abc/", {"tekst": "x"}).status_code == 404
    assert not Concept.objects.exists()


def test_wie_niet_mag_wijzigen_bewaart_geen_concept(klant, programmamanager, traject):
    klant.force_login(programmamanager)
    assert bewaar(klant, traject).status_code == 403


def test_te_veel_wordt_geweigerd(klant, jobcoach, traject):
    klant.force_login(jobcoach)
    assert bewaar(klant, traject, tekst="x" * HOOGSTENS_TEKENS).status_code == 413
    assert not Concept.objects.exists()


def test_elk_soort_veld_komt_terug_zoals_het_was(klant, jobcoach, traject):
    klant.force_login(jobcoach)
    klant.post(
        f"/concepten/proef/{traject.pk}/",
        {"tekst": "half", "dag": "31-2", "duur_keuze": "anders", "duur_anders": "20", "talen": ["nl", "ar"]},
    )
    formulier = Proefformulier()
    concept_van(jobcoach, "proef", traject.pk).vul(formulier)
    terug = Proefformulier(
        {"tekst": "half", "dag": "31-2", "duur_keuze": "anders", "duur_anders": "20", "talen": ["nl", "ar"]}
    )
    for naam in ("tekst", "dag", "duur", "talen", "akkoord"):
        getoond = [re.sub(r' aria-[a-z]+="[^"]*"', "", str(f[naam].as_widget())) for f in (formulier, terug)]
        assert getoond[0] == getoond[1], naam
    assert formulier["nieuw_veld"].value() == "staat er al"


def test_na_opslaan_of_weggooien_is_het_weg(klant, jobcoach, traject):
    klant.force_login(jobcoach)
    bewaar(klant, traject)
    wis_concept(jobcoach, "proef", traject.pk)
    assert concept_van(jobcoach, "proef", traject.pk) is None
    bewaar(klant, traject)
    antwoord = klant.post(f"/concepten/proef/{traject.pk}/weggooien/", {"terug": "/trajecten/5/"})
    assert antwoord.url == "/trajecten/5/"
    assert not Concept.objects.exists()


def test_weggooien_stuurt_je_niet_naar_een_andere_site(klant, jobcoach, traject):
    klant.force_login(jobcoach)
    weg = klant.post(f"/concepten/proef/{traject.pk}/weggooien/", {"terug": "https://kwaad.example/"})
    assert weg.url == "/"


def test_een_concept_dat_na_het_opslaan_aankomt_blijft_niet_achter(klant, jobcoach, traject):
    klant.force_login(jobcoach)
    sleutel = maak_bewijs(jobcoach)
    klant.post("/account/", {"voornaam": "Joris", "achternaam": "Jansen", "versie": 1, "verzending": sleutel})
    laat = klant.post(
        f"/concepten/proef/{traject.pk}/",
        {"tekst": "x", "verzending": sleutel},
        headers={"Accept": "application/json"},
    )
    assert laat.status_code == 204
    assert not Concept.objects.exists()


def test_na_dertig_dagen_is_een_concept_weg(klant, jobcoach, traject, time_machine):
    klant.force_login(jobcoach)
    bewaar(klant, traject)
    time_machine.move_to(timezone.now() + timedelta(days=29))
    ruim_concepten_op.run()
    assert Concept.objects.exists()
    time_machine.move_to(timezone.now() + timedelta(days=2))
    ruim_concepten_op.run()
    assert not Concept.objects.exists()


def test_een_soort_wordt_een_keer_aangemeld():
    def weiger(wie, over):
        raise PermissionDenied

    with pytest.raises(ValueError, match="twice"):
        registreer_conceptsoort(Conceptsoort("proef", weiger))
