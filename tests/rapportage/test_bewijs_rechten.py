"""The auditor's zip gives no more than somebody may open page by page; of each person is noted who took it."""

import csv
import io
import zipfile

import pytest

from rapportage import diensten, maak
from rapportage.bewijs.pakket import DICHT, maak_pakket
from rapportage.bewijs.proef import Getrokken, Proef
from rapportage.bewijs.stukken import Soort, stukken_van
from rapportage.schrijvers import Verantwoording
from rapportage.vraag import Vraag
from tests.fabrieken.documenten import PDF, DocumentFactory
from tests.fabrieken.opleiding import BewijsFactory
from tests.fabrieken.toegang import WACHTWOORD
from tests.fabrieken.uren import UrenregelFactory
from tests.fabrieken.voortgang import FEBRUARI, esf_project
from toegang.models import Logregel
from trajecten.models import Betrokkene, Traject

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(klant, programmamanager):
    """A browser in which the programmamanager is logged in, and typed the password a moment ago."""
    klant.force_login(programmamanager)
    klant.post("/account/nogmaals/", {"password": WACHTWOORD})
    return klant


@pytest.fixture
def met_diploma(programma):
    """A traject with a diploma of February that somebody added as a file."""
    traject = Traject.objects.filter(programma=programma).first()
    document = DocumentFactory(traject=traject, naam="diploma.pdf")
    BewijsFactory(traject=traject, datum=FEBRUARI.tot, document=document)
    return traject


def inhoud_van(pakket):
    """The files of a zip, and its manifest by the name of the file."""
    bestanden = zipfile.ZipFile(io.BytesIO(pakket))
    manifest = csv.DictReader(io.StringIO(bestanden.read("manifest.csv").decode("utf-8-sig")), delimiter=";")
    return {naam: bestanden.read(naam) for naam in bestanden.namelist()}, {rij["bestand"]: rij for rij in manifest}


def pakket_van(*trajecten, lezer):
    stukken = stukken_van([traject.pk for traject in trajecten], FEBRUARI)
    getrokken = tuple(Getrokken(t.pk, t.trajectnummer, "", tuple(stukken[t.pk])) for t in trajecten)
    return inhoud_van(maak_pakket(Proef(getrokken, len(getrokken)), Verantwoording("Proef", ()), lezer))


def diplomas(bestanden):
    return [naam for naam, inhoud in bestanden.items() if inhoud == PDF]


def test_wie_geen_documenten_mag_openen_krijgt_ze_ook_niet_in_het_pakket(met_diploma, programmamanager):
    bestanden, manifest = pakket_van(met_diploma, lezer=programmamanager)
    assert diplomas(bestanden) == []
    (dicht,) = [rij for rij in manifest.values() if rij["controle"] == DICHT]
    assert (dicht["bestand"].endswith(".pdf"), len(dicht["sha256"])) == (True, 64)


def test_wie_het_traject_begeleidt_krijgt_het_document_wel(met_diploma, programmamanager):
    programmamanager.rollen = ["programmamanager", "casemanager"]
    programmamanager.save()
    assert diplomas(pakket_van(met_diploma, lezer=programmamanager)[0]) == []
    Betrokkene.objects.create(traject=met_diploma, gebruiker=programmamanager, rol="casemanager", van=FEBRUARI.van)
    bestanden, manifest = pakket_van(met_diploma, lezer=programmamanager)
    (naam,) = diplomas(bestanden)
    assert manifest[naam]["controle"] == "klopt"


def test_een_document_dat_op_zijn_controle_wacht_gaat_niet_mee(met_diploma, settings):
    settings.CLAMD_ADRES = "clamd:3310"
    (bewijs,) = [s for s in stukken_van([met_diploma.pk], FEBRUARI)[met_diploma.pk] if s.soort == Soort.BEWIJS]
    assert (bewijs.bestand, bewijs.zwak) == ("", "")


def test_twee_nummers_die_op_elkaar_lijken_krijgen_elk_een_eigen_map(programma, programmamanager):
    een, ander = Traject.objects.filter(programma=programma)[:2]
    een.trajectnummer, ander.trajectnummer = "T/1", "t-1"
    bestanden, _ = pakket_van(een, ander, lezer=programmamanager)
    assert {"T-1/stukken.csv", f"t-1-{ander.pk}/stukken.csv"} <= set(bestanden)
    assert len(bestanden) == len({naam.casefold() for naam in bestanden})


def test_van_elke_persoon_in_het_pakket_staat_in_het_logboek_wie_het_meenam(manager, aanvraag, rapportenmap):
    rapport = aanvraag()
    maak.maak(rapport.pk)
    assert manager.get(f"/rapporten/{rapport.pk}/cijfer/lopend/steekproef.zip?aantal=2&woord=a").status_code == 200
    regels = Logregel.objects.filter(soort="rapport_gedownload")
    assert regels.filter(over_pk=rapport.pk, deelnemer_pk__isnull=True).count() == 1
    assert regels.exclude(deelnemer_pk=None).values("deelnemer_pk").distinct().count() == 2


def test_een_uur_zonder_traject_komt_niet_in_de_steekproef(manager, programmamanager, rapportenmap):
    project = esf_project()
    UrenregelFactory(medewerker=programmamanager, datum=FEBRUARI.van, subsidieproject=project)
    rapport = diensten.vraag_rapport_aan(vraag=Vraag("uren", project, FEBRUARI, FEBRUARI.tot), door=programmamanager)
    maak.maak(rapport.pk)
    antwoord = manager.get(f"/rapporten/{rapport.pk}/cijfer/alles.totaal/steekproef/?aantal=5&woord=a")
    assert antwoord.context["post"].cijfer.waarde > 0
    assert (antwoord.context["proef"].uit, antwoord.context["proef"].getrokken) == (0, ())
