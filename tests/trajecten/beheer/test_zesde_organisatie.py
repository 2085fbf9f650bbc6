"""A sixth organisation with its own route needs no code: all of it on screens, from nothing to the last stone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bouwstenen.huis import huis_van
from bouwstenen.models import Bouwsteen, Fase
from organisaties import in_organisatie
from organisaties.diensten import maak_organisatie
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Programma, Subsidieproject, Traject

pytestmark = pytest.mark.django_db

STENEN = (
    {"naam": "Oriëntatie", "deel": "fundament", "plaats": "intern", "weken": "4", "norm_aantal": "4"},
    {"naam": "Proefplaatsing", "deel": "opbouw", "plaats": "extern", "weken": "8", "coach_uren_per_week": "1,5"},
    {"naam": "Duurzaam aan het werk", "deel": "dak", "plaats": "extern", "norm_aantal": "6", "norm_eenheid": "maand"},
)


@pytest.fixture
def zesde(client_voor):
    """A new organisation without a sjabloon, its beheerder and casemanager, and a browser at its address."""
    maak_organisatie(schema="zesde", naam="De Zesde", adres="zesde.localhost", door=None)
    klant = client_voor("zesde")
    klant.defaults["HTTP_HOST"] = "zesde.localhost"
    with in_organisatie("zesde"):
        mensen = {
            rol: GebruikerFactory(rollen=[rol], email=f"{rol}@zesde.example", met_code_app=True)
            for rol in ("beheerder", "casemanager")
        }
    return klant, mensen


def als(klant, persoon):
    with in_organisatie("zesde"):
        klant.force_login(persoon)
    return klant


def leg_alles_aan(klant) -> None:
    """What the beheerder does: a programme, its route with goals, and a project that pays."""
    programma = {"naam": "Samen vooruit", "leeftijd_van": "18", "contact_elke_dagen": "10"}
    route = klant.post("/beheer/programmas/nieuw/", programma).url
    for steen in STENEN:
        pagina = klant.post(f"{route}nieuw/", {"norm_eenheid": "week"} | steen).url
        assert klant.post(f"{pagina}doelen/", {"tekst": f"Klaar met {steen['naam']}"}).status_code == 302
    assert klant.post(route, {"woord": "module"}).status_code == 302
    project = {"code": "G-1", "naam": "Gemeentelijk", "soort": "gemeente", "tot": "31-12-2099"}
    assert klant.post("/beheer/subsidieprojecten/nieuw/", project).status_code == 302


def stap(klant, traject, naam: str, **anders) -> None:
    """One step, seen beforehand and then confirmed."""
    with in_organisatie("zesde"):
        laatste = Fase.objects.van(traject).geldig().order_by("-startdatum", "-pk").first()
    dag = f"{timezone.localdate():%d-%m-%Y}"
    invoer = {"vanuit": laatste.pk if laatste else "", "startdatum": dag, "einddatum": dag} | anders
    adres = reverse(f"bouwstenen:{naam}", args=[traject.pk])
    assert "Wat verandert er?" in klant.post(adres, invoer).content.decode()
    assert klant.post(adres, invoer | {"bevestigd": "1"}).status_code == 302


def test_een_zesde_organisatie_met_een_eigen_route_vraagt_geen_code(zesde):
    klant, mensen = zesde
    leg_alles_aan(als(klant, mensen["beheerder"]))
    with in_organisatie("zesde"):
        programma = Programma.objects.get()
        traject = TrajectFactory(
            programma=programma,
            subsidieproject=Subsidieproject.objects.get(),
            wachtend=True,
            begeleid_door=[mensen["casemanager"]],
        )
        eerste = Bouwsteen.objects.get(nummer=1)
        doel = eerste.doelen.get()
    als(klant, mensen["casemanager"])
    stap(klant, traject, "start", bouwsteen=eerste.pk)
    toets = {"deelnemer_stabiel": "ja", "casemanager_stabiel": "ja"}
    stap(klant, traject, "verder", behaald=[doel.pk], **toets)
    terugkeer = f"{timezone.localdate() + timedelta(days=9):%d-%m-%Y}"
    stap(klant, traject, "terug", reden="Even rust.", tijdelijk="ja", verwachte_terugkeer=terugkeer)
    with in_organisatie("zesde"):
        laatste = Fase.objects.van(traject).geldig().latest("pk")
    klant.post(reverse("bouwstenen:terugkeer", args=[traject.pk]), {"vanuit": laatste.pk})
    stap(klant, traject, "verder", **toets)
    stap(klant, traject, "afronden", **toets)
    with in_organisatie("zesde"):
        huis = huis_van(Traject.objects.get(pk=traject.pk), timezone.localdate())
        assert huis.zin == "Alle 3 modules zijn klaar."
    dossier = klant.get(reverse("bouwstenen:bouwsteen", args=[traject.pk])).content.decode()
    assert "Weer in Proefplaatsing" in dossier
