"""The pages of the reports about MDT and hours: figures with their lists, meters, and where one mends."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from rapportage import diensten, maak, rijenbestand
from rapportage.models import Rapport
from rapportage.periode import Periode
from rapportage.vraag import Vraag
from tests.fabrieken.trajecten import (
    ContactmomentFactory,
    DeelneemuurFactory,
    SubsidieprojectFactory,
    TrajectFactory,
    UitstroomFactory,
)
from tests.fabrieken.uren import UrenregelFactory
from trajecten.urenstaat.regels import maandag_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(klant, programmamanager):
    klant.force_login(programmamanager)
    return klant


@pytest.fixture
def periode():
    """The last five months, until yesterday."""
    gisteren = timezone.localdate() - timedelta(days=1)
    return Periode(gisteren - timedelta(days=150), gisteren)


@pytest.fixture
def klaar(programmamanager, rapportenmap):
    """Makes a report that is ready, with a document that took no time."""

    def doe(soort, project, periode):
        vraag = Vraag(soort, project, periode, timezone.localdate())
        rapport = diensten.neem_rapport_op(pk=diensten.vraag_rapport_aan(vraag=vraag, door=programmamanager).pk)
        uitkomst = maak.bereken(vraag, gemaakt_door="Petra Vos")
        bestanden = diensten.Bestanden(b"%PDF-1.7 heel kort", b"", rijenbestand.inhoud(uitkomst))
        diensten.rond_rapport_af(rapport=rapport, uitkomst=uitkomst, bestanden=bestanden)
        return Rapport.objects.get(pk=rapport.pk)

    return doe


def pagina(klant, naam, *args):
    antwoord = klant.get(reverse(f"rapportage:{naam}", args=args))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_mdt_toont_wie_onder_de_norm_zit_en_wijst_naar_wat_er_mist(manager, klaar, periode):
    project = SubsidieprojectFactory(soort="mdt", norm_uren=80)
    bezig = TrajectFactory(subsidieproject=project, instroomkanaal="school")
    DeelneemuurFactory(traject=bezig, datum=periode.tot, minuten=90, activiteit="samen_koken")
    gestopt = TrajectFactory(subsidieproject=project, gestopt=True)
    UitstroomFactory(traject=gestopt, activiteiten_uitgevoerd="")
    rapport = klaar("mdt", project, periode)
    tekst = pagina(manager, "rapport", rapport.pk)
    assert "1,5 van 80 uur" in tekst
    assert "Nog 78,5 uur tot de norm." in tekst
    assert "Samen koken" in tekst
    assert reverse("rapportage:cijfer", args=[rapport.pk, "uitgevallen"]) in tekst
    lijst = pagina(manager, "cijfer", rapport.pk, "uitgevallen")
    assert gestopt.trajectnummer in lijst
    assert "Niet afgerond: 0 van 80 uur en activiteiten uitgevoerd: niet ingevuld." in lijst
    assert bezig.trajectnummer in pagina(manager, "cijfer", rapport.pk, f"jongere.{bezig.pk}")
    controle = pagina(manager, "controle", rapport.pk, "activiteiten")
    assert "Telt nu als uitgevallen." in controle


def test_uren_noemt_apart_wat_niet_is_goedgekeurd_en_wijst_naar_die_week(manager, klaar, periode, jobcoach):
    project = SubsidieprojectFactory()
    traject = TrajectFactory(subsidieproject=project, begeleid_door=[jobcoach])
    ContactmomentFactory(traject=traject, medewerker=jobcoach, subsidieproject=project, datum=periode.tot)
    UrenregelFactory(medewerker=jobcoach, subsidieproject=project, datum=periode.tot, minuten=30)
    rapport = klaar("uren", project, periode)
    tekst = pagina(manager, "rapport", rapport.pk)
    assert "1 week is nog niet goedgekeurd. Dat is 1,5 uur." in tekst
    assert "Nog niet ingediend" in tekst
    lijst = pagina(manager, "cijfer", rapport.pk, "alles.open")
    assert f"{jobcoach.naam}: gesprek op " in lijst
    assert f"{jobcoach.naam}: overleg op " in lijst
    assert "Geen traject" in lijst
    controle = pagina(manager, "controle", rapport.pk, "goedgekeurd")
    week = reverse("trajecten:uren_collega", args=[jobcoach.pk])
    assert f"{week}?week={maandag_van(periode.tot).isoformat()}" in controle
    assert "Geen traject" not in controle
    assert manager.get(f"{week}?week={maandag_van(periode.tot).isoformat()}").status_code == 200
