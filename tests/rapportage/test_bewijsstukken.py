"""From a figure to what there is to show, and a random sample that anybody can draw again."""

import csv
import hashlib
import io
import zipfile
from datetime import date

import pytest

from rapportage import maak
from rapportage.bewijs.pakket import veilige_naam
from rapportage.bewijs.proef import trek
from rapportage.bewijs.stukken import Soort, stukken_van
from rapportage.models import Rapport
from tests.fabrieken.toegang import WACHTWOORD, GebruikerFactory
from tests.fabrieken.uren import goedgekeurd
from tests.fabrieken.voortgang import FEBRUARI, programma_met_route, trajecten
from toegang.models import Logregel
from trajecten.models import Contactmoment, Deelneemuur, Traject

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(klant, programmamanager):
    """A browser in which the programmamanager is logged in, and typed the password a moment ago."""
    klant.force_login(programmamanager)
    klant.post("/account/nogmaals/", {"password": WACHTWOORD})
    return klant


@pytest.fixture
def klaar(aanvraag, rapportenmap):
    """A report that is ready, over three trajecten."""
    rapport = aanvraag()
    maak.maak(rapport.pk)
    return Rapport.objects.get(pk=rapport.pk)


def adres(rapport, rest, code="lopend"):
    return f"/rapporten/{rapport.pk}/cijfer/{code}/{rest}"


def test_een_contact_is_zwak_zolang_de_week_niet_is_goedgekeurd(programma):
    contact = Contactmoment.objects.first()
    (stuk,) = [s for s in stukken_van([contact.traject_id], FEBRUARI)[contact.traject_id] if s.soort == Soort.CONTACT]
    assert (stuk.minuten, "niet goedgekeurd" in stuk.zwak) == (90, True)
    goedgekeurd(contact.medewerker, date(2026, 2, 2), door=GebruikerFactory(rollen=["programmamanager"]))
    (stuk,) = [s for s in stukken_van([contact.traject_id], FEBRUARI)[contact.traject_id] if s.soort == Soort.CONTACT]
    assert stuk.zwak == ""


def test_uren_met_de_hand_zijn_zwak_en_uren_uit_aanwezigheid_niet(programma):
    traject = Traject.objects.first()
    for bron, activiteit in (("hand", "Buurtmoestuin"), ("aanwezigheid", "Training")):
        Deelneemuur.objects.create(
            traject=traject, datum=date(2026, 2, 3), minuten=60, activiteit=activiteit, bron=bron
        )
    gevonden = {s.wat: bool(s.zwak) for s in stukken_van([traject.pk], FEBRUARI)[traject.pk]}
    assert (gevonden["Buurtmoestuin"], gevonden["Training"]) == (True, False)


def test_wat_buiten_de_periode_ligt_is_geen_stuk_maar_een_eerdere_meting_wel(programma):
    traject = Traject.objects.first()
    Deelneemuur.objects.create(traject=traject, datum=date(2026, 3, 1), minuten=60, activiteit="Later", bron="hand")
    soorten = [stuk.wat for stuk in stukken_van([traject.pk], FEBRUARI)[traject.pk]]
    assert "Later" not in soorten
    assert sum("meting" in wat.lower() for wat in soorten) == 2


@pytest.mark.parametrize("aantal", [3, 30])
def test_stukken_lezen_vraagt_evenveel_hoeveel_trajecten_er_ook_zijn(programma, django_assert_num_queries, aantal):
    if aantal > 3:
        trajecten(programma_met_route("tweede"), aantal - 3)
    ids = list(Traject.objects.values_list("pk", flat=True))
    with django_assert_num_queries(7):
        assert len(stukken_van(ids, FEBRUARI)) == aantal


def test_dezelfde_steekproef_komt_er_bij_hetzelfde_woord_weer_uit():
    ids = range(100, 200)
    assert trek(ids, 10, "a:proef") == trek(reversed(ids), 10, "a:proef")
    assert trek(ids, 10, "a:proef") != trek(ids, 10, "a:ander")
    assert trek(ids, 500, "x") == tuple(ids)
    assert trek((), 10, "x") == ()


def test_van_een_cijfer_naar_een_persoon_naar_de_stukken(manager, klaar):
    traject = Traject.objects.order_by("pk").first()
    lijst = manager.get(adres(klaar, "")).content.decode()
    assert adres(klaar, f"stukken/{traject.pk}/") in lijst
    pagina = manager.get(adres(klaar, f"stukken/{traject.pk}/"))
    assert "Contact met" in pagina.content.decode()
    assert Logregel.objects.filter(soort="rapportlijst_bekeken", over_pk=klaar.pk).exists()


def test_een_uur_is_in_drie_klikken_te_zien_met_de_week_die_is_goedgekeurd(manager, klaar):
    contact = Contactmoment.objects.order_by("pk").first()
    pagina = manager.get(adres(klaar, f"stukken/{contact.traject_id}/")).content.decode()
    week = f"/uren/collegas/{contact.medewerker_id}/?week={contact.datum.isoformat()}"
    for derde in (f"/contacten/{contact.pk}/", week):
        assert f'href="{derde}"' in pagina
        assert manager.get(derde).status_code == 200
    # a measurement is for who guides the deelnemer
    assert "Wat geen link heeft, mag jij niet openen." in pagina


def test_wie_niet_meetelt_heeft_hier_geen_stukken(manager, klaar):
    erbij = Traject.objects.order_by("-pk").first()
    assert manager.get(adres(klaar, f"stukken/{erbij.pk + 1}/")).status_code == 404
    assert manager.get(adres(klaar, f"stukken/{erbij.pk}/", code="bestaat-niet")).status_code == 404


def test_een_steekproef_toont_wie_en_hoeveel_uren_op_losse_grond_staan(manager, klaar):
    leeg = manager.get(adres(klaar, "steekproef/"))
    assert leeg.status_code == 200
    tekst = manager.get(adres(klaar, "steekproef/?aantal=2&woord=proef")).content.decode()
    assert tekst.count("/stukken/") == 2
    assert "3 uur" in tekst
    fout = manager.get(adres(klaar, "steekproef/?aantal=0&woord="))
    assert fout.status_code == 422


def test_het_pakket_heeft_een_lijst_stukken_en_een_manifest_met_kloppende_controlegetallen(manager, klaar):
    antwoord = manager.get(adres(klaar, "steekproef.zip?aantal=2&woord=proef"))
    assert antwoord["Content-Type"] == "application/zip"
    pakket = zipfile.ZipFile(io.BytesIO(antwoord.content))
    assert pakket.testzip() is None
    manifest = list(csv.DictReader(io.StringIO(pakket.read("manifest.csv").decode("utf-8-sig")), delimiter=";"))
    assert {rij["bestand"] for rij in manifest} == set(pakket.namelist()) - {"manifest.csv", "SHA256SUMS"}
    for rij in manifest:
        inhoud = pakket.read(rij["bestand"])
        assert rij["sha256"] == hashlib.sha256(inhoud).hexdigest()
        assert (int(rij["bytes"]), rij["controle"]) == (len(inhoud), "klopt")
    lijst = list(csv.reader(io.StringIO(pakket.read("lijst.csv").decode("utf-8-sig")), delimiter=";"))
    assert len(lijst) == 3
    sommen = [f"{rij['sha256']}  {rij['bestand']}" for rij in manifest]
    assert pakket.read("SHA256SUMS").decode().splitlines() == sommen
    assert Logregel.objects.filter(soort="rapport_gedownload", over_pk=klaar.pk).exists()


def test_een_pakket_zonder_keuze_bestaat_niet(manager, klaar):
    assert manager.get(adres(klaar, "steekproef.zip")).status_code == 404


@pytest.mark.parametrize("rest", ["steekproef/", "steekproef.zip?aantal=2&woord=x", "stukken/1/"])
def test_een_jobcoach_komt_hier_niet(klant, jobcoach, klaar, rest):
    klant.force_login(jobcoach)
    assert klant.get(adres(klaar, rest)).status_code == 403


def test_een_trajectnummer_wordt_een_veilige_naam_van_een_map():
    assert veilige_naam("T-WE/../001") == "T-WE----001"
    assert veilige_naam("") == "traject"


def test_een_rapport_dat_nog_niet_klaar_is_heeft_geen_steekproef(manager, aanvraag):
    assert manager.get(adres(aanvraag(), "steekproef/")).status_code == 404
