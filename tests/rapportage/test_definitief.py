"""From a concept to a final report, and from that to its correction. What is final never changes."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rapportage import diensten, maak
from rapportage.controle import Controle, Gebrek
from rapportage.models import Rapport
from rapportage.regels import bezwaar_tegen_definitief
from tests.fabrieken.voortgang import FEBRUARI, beeindig
from toegang.fouten import OvergangNietToegestaan
from toegang.models import Logregel
from trajecten.models import Contactmoment, Traject

pytestmark = pytest.mark.django_db
NA_DE_PERIODE = date(2026, 3, 2)
GOED = Controle("goed", "Alles goed", 3)
FOUT = Controle("fout", "Niet goed", 3, (Gebrek(1, "T-1", "Er mist iets.", "casemanager", "Telt niet mee."),))
LET_OP = replace(FOUT, code="let_op", dwingend=False)


@pytest.fixture
def concept(aanvraag, rapportenmap):
    """A concept that was made after its period."""

    def maak_concept():
        rapport = aanvraag(peildatum=NA_DE_PERIODE)
        maak.maak(rapport.pk)
        return Rapport.objects.get(pk=rapport.pk)

    return maak_concept


def definitief_van(concept, door, *, overgeslagen=(), reden=""):
    rapport = diensten.maak_definitief(rapport=concept, overgeslagen=overgeslagen, reden=reden, door=door)
    maak.maak(rapport.pk)
    return Rapport.objects.get(pk=rapport.pk)


@pytest.mark.parametrize(
    ("controles", "overgeslagen", "reden", "verbetert", "woord"),
    [
        ([GOED], [], "", False, ""),
        ([GOED, LET_OP], [], "", False, ""),
        ([FOUT], [], "", False, "open punten"),
        ([FOUT], ["fout"], " ", False, "waarom"),
        ([FOUT], ["fout"], "De school geeft dit niet.", False, ""),
        ([FOUT], ["goed"], "De school geeft dit niet.", False, "open punten"),
        ([GOED], [], "", True, "waarom"),
        ([GOED], [], "Twee uren te veel.", True, ""),
    ],
)
def test_definitief_vraagt_dat_alles_klopt_of_waarom_niet(controles, overgeslagen, reden, verbetert, woord):
    bezwaar = bezwaar_tegen_definitief(controles, overgeslagen, reden, FEBRUARI, NA_DE_PERIODE, verbetert=verbetert)
    assert (woord in bezwaar) if woord else bezwaar == ""


def test_een_periode_die_nog_loopt_wordt_niet_definitief():
    assert "nog niet voorbij" in bezwaar_tegen_definitief([], [], "", FEBRUARI, FEBRUARI.tot, verbetert=False)


def test_definitief_komt_uit_de_gegevens_van_het_concept_en_niet_uit_die_van_nu(concept, programma, programmamanager):
    eerst = concept()
    Contactmoment.objects.all().delete()
    beeindig(Traject.objects.filter(programma=programma).first(), date(2026, 2, 10), "opleiding")
    later = definitief_van(eerst, programmamanager)
    assert (later.status, later.staat, later.versie) == ("klaar", "definitief", 2)
    assert later.cijfers["cijfers"] == eerst.cijfers["cijfers"]
    assert later.rijen_sha256 == eerst.rijen_sha256
    assert later.cijfers["omslag"]["status"] == "Definitief"
    assert later.archief_sha256


def test_een_concept_wordt_maar_een_keer_definitief(concept, programmamanager):
    eerst = concept()
    definitief_van(eerst, programmamanager)
    with pytest.raises(OvergangNietToegestaan, match="al definitief"):
        definitief_van(eerst, programmamanager)


def test_wat_nog_niet_klaar_is_wordt_niet_definitief(aanvraag, programmamanager):
    with pytest.raises(OvergangNietToegestaan, match="dat klaar is"):
        definitief_van(aanvraag(), programmamanager)


def test_een_open_controle_vraagt_een_reden(concept, programma, programmamanager):
    beeindig(Traject.objects.filter(programma=programma).first(), date(2026, 2, 9), "")
    eerst = concept()
    with pytest.raises(OvergangNietToegestaan, match="open punten"):
        definitief_van(eerst, programmamanager)
    later = definitief_van(
        eerst, programmamanager, overgeslagen=["uitstroomreden"], reden="De deelnemer is niet te bereiken."
    )
    assert later.overgeslagen == ["uitstroomreden"]
    assert Logregel.objects.filter(over_pk=later.pk, soort="rapport_aangevraagd").exists()


def test_een_verbetering_noemt_het_rapport_dat_ze_vervangt(concept, programmamanager):
    eerste = definitief_van(concept(), programmamanager)
    nieuw_concept = concept()
    with pytest.raises(OvergangNietToegestaan, match="Schrijf op waarom"):
        definitief_van(nieuw_concept, programmamanager)
    tweede = definitief_van(nieuw_concept, programmamanager, reden="Er was een contact te veel.")
    assert tweede.vervangt == eerste
    assert tweede.cijfers["omslag"]["vervangt"] == eerste.versie
    assert [r.versie for r in Rapport.objects.zelfde_rapport(eerste)] == [4, 3, 2, 1]


def test_geknoei_met_de_gegevens_komt_uit(concept, programmamanager):
    eerst = concept()
    with open(eerst.rijen.path, "ab") as bestand:
        bestand.write(b" ")
    with pytest.raises(Exception, match="is veranderd"):
        definitief_van(eerst, programmamanager)


def test_een_andere_uitkomst_uit_dezelfde_gegevens_wordt_niet_definitief(concept, programmamanager):
    eerst = concept()
    cijfers = eerst.cijfers
    cijfers["cijfers"]["lopend"]["waarde"] += 1
    Rapport.objects.filter(pk=eerst.pk).update(cijfers=cijfers)
    eerst.refresh_from_db()
    later = definitief_van(eerst, programmamanager)
    assert (later.status, "rekenen nu anders" in later.foutmelding) == ("mislukt", True)


@pytest.mark.parametrize(
    "velden", [{"sha256": "a" * 64}, {"cijfers": {}}, {"staat": "concept"}, {"bestand": "x"}, {"reden": "Anders."}]
)
def test_de_databank_houdt_een_definitief_rapport_zoals_het_is(concept, programmamanager, velden):
    rapport = definitief_van(concept(), programmamanager)
    with pytest.raises(IntegrityError, match="definitief"), transaction.atomic():
        Rapport.objects.filter(pk=rapport.pk).update(**velden)
    with pytest.raises(IntegrityError, match="definitief"), transaction.atomic():
        Rapport.objects.filter(pk=rapport.pk).delete()


def test_van_een_definitief_rapport_mogen_de_bestanden_op_hun_tijd_weg(concept, programmamanager):
    rapport = definitief_van(concept(), programmamanager)
    alles = Rapport.objects.filter(pk=rapport.pk)
    assert alles.update(bewaren_tot=date(2031, 12, 31)) == 1
    with pytest.raises(IntegrityError, match="definitief"), transaction.atomic():
        alles.update(verwijderd_op=timezone.now(), bestand="", archief="", rijen="", sha256="")
    assert alles.update(verwijderd_op=timezone.now(), bestand="", archief="", rijen="") == 1


def test_een_mislukte_versie_staat_een_nieuwe_niet_in_de_weg(concept, programmamanager):
    eerst = concept()
    mislukt = diensten.maak_definitief(rapport=eerst, overgeslagen=(), reden="", door=programmamanager)
    diensten.laat_rapport_mislukken(rapport=diensten.neem_rapport_op(pk=mislukt.pk), reden="De schijf is vol.")
    assert definitief_van(eerst, programmamanager).status == "klaar"
    mislukt.refresh_from_db()
    with pytest.raises(OvergangNietToegestaan, match="op een andere manier"):
        diensten.probeer_rapport_opnieuw(rapport=mislukt, door=programmamanager)
