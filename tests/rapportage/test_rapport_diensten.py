"""Asking for a report, taking it up, finishing it: once, whatever happens."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from config.celery import app as celery
from rapportage import diensten, maak
from rapportage.models import Rapport
from rapportage.regels import HARTSLAG_VERLOOPT_NA, POGINGEN_HOOGSTENS
from toegang.fouten import OvergangNietToegestaan
from toegang.models import Logregel

pytestmark = pytest.mark.django_db
TE_LANG = HARTSLAG_VERLOOPT_NA + timedelta(seconds=1)


def soorten(rapport):
    return list(Logregel.objects.filter(over_pk=rapport.pk).order_by("id").values_list("soort", flat=True))


def test_een_rapport_wordt_gemaakt_met_cijfers_document_en_controlegetal(aanvraag, rapportenmap):
    rapport = aanvraag()
    maak.maak(rapport.pk)
    rapport.refresh_from_db()
    assert (rapport.status, rapport.voortgang, rapport.poging) == ("klaar", 100, 1)
    with rapport.bestand.open() as document:
        assert document.read().startswith(b"%PDF")
    assert len(rapport.sha256) == 64
    assert rapport.cijfers["cijfers"]["lopend"]["waarde"] == 3
    assert soorten(rapport) == ["rapport_aangevraagd", "rapport_gemaakt"]


def test_dezelfde_aanvraag_twee_keer_geeft_hetzelfde_rapport(aanvraag):
    assert aanvraag() == aanvraag()
    assert Rapport.objects.count() == 1


def test_na_afloop_kan_hetzelfde_rapport_opnieuw_worden_gevraagd(aanvraag, rapportenmap):
    eerste = aanvraag()
    maak.maak(eerste.pk)
    assert aanvraag() != eerste


def test_een_rapport_dat_klaar_is_wordt_niet_nog_eens_gemaakt(aanvraag, rapportenmap):
    rapport = aanvraag()
    maak.maak(rapport.pk)
    maak.maak(rapport.pk)
    assert soorten(rapport).count("rapport_gemaakt") == 1
    assert sorted(bestand.suffix for bestand in rapportenmap.iterdir()) == [".gz", ".pdf"]


def test_wat_een_ander_aan_het_maken_is_neem_je_niet_op(aanvraag):
    rapport = aanvraag()
    assert diensten.neem_rapport_op(pk=rapport.pk)
    assert diensten.neem_rapport_op(pk=rapport.pk) is None


def test_wat_is_blijven_liggen_neem_je_wel_op(aanvraag):
    rapport = diensten.neem_rapport_op(pk=aanvraag().pk)
    Rapport.objects.filter(pk=rapport.pk).update(hartslag=timezone.now() - TE_LANG)
    assert diensten.neem_rapport_op(pk=rapport.pk).poging == 2


def test_wie_is_ingehaald_kan_niets_meer_schrijven_en_laat_geen_bestand_achter(aanvraag, rapportenmap):
    traag = diensten.neem_rapport_op(pk=aanvraag().pk)
    uitkomst = maak.bereken(traag.vraag, gemaakt_door="")
    Rapport.objects.filter(pk=traag.pk).update(hartslag=timezone.now() - TE_LANG)
    maak.maak(traag.pk)
    with pytest.raises(diensten.Ingehaald):
        diensten.rond_rapport_af(
            rapport=traag, uitkomst=uitkomst, bestanden=diensten.Bestanden(b"%PDF-oud", b"", b"{}")
        )
    with pytest.raises(diensten.Ingehaald):
        diensten.laat_rapport_mislukken(rapport=traag, reden="Te laat.")
    vers = Rapport.objects.get(pk=traag.pk)
    assert vers.status == "klaar"
    van_dit_rapport = {naam.rpartition("/")[2] for naam in (vers.bestand.name, vers.rijen.name)}
    assert {bestand.name for bestand in rapportenmap.iterdir()} == van_dit_rapport


def test_wie_het_recht_verloor_krijgt_geen_rapport(aanvraag, programmamanager, rapportenmap):
    rapport = aanvraag()
    programmamanager.rollen = ["trainer"]
    programmamanager.save()
    maak.maak(rapport.pk)
    rapport.refresh_from_db()
    assert (rapport.status, rapport.foutmelding) == ("mislukt", "Wie dit rapport vroeg, mag geen rapporten meer maken.")
    assert soorten(rapport)[-1] == "rapport_mislukt"


def test_een_onverwachte_fout_staat_bij_het_rapport(aanvraag, programmamanager, rapportenmap):
    concept = aanvraag(peildatum=date(2026, 3, 2))
    maak.maak(concept.pk)
    concept.refresh_from_db()
    rapport = diensten.maak_definitief(rapport=concept, overgeslagen=(), reden="", door=programmamanager)
    Rapport.objects.filter(pk=concept.pk).update(cijfers={})
    maak.maak(rapport.pk)
    rapport.refresh_from_db()
    assert (rapport.status, rapport.foutmelding) == ("mislukt", maak.ONBEKENDE_FOUT)


def test_een_mislukt_rapport_kan_opnieuw_en_lukt_dan(aanvraag, programmamanager, rapportenmap):
    rapport = diensten.neem_rapport_op(pk=aanvraag().pk)
    diensten.laat_rapport_mislukken(rapport=rapport, reden="De stroom viel uit.")
    diensten.probeer_rapport_opnieuw(rapport=rapport, door=programmamanager)
    maak.maak(rapport.pk)
    rapport.refresh_from_db()
    assert (rapport.status, rapport.foutmelding) == ("klaar", "")


def test_wie_het_opnieuw_probeert_krijgt_weer_alle_pogingen(aanvraag, programmamanager):
    rapport = aanvraag()
    begonnen = timezone.now() - TE_LANG
    Rapport.objects.filter(pk=rapport.pk).update(status="bezig", poging=POGINGEN_HOOGSTENS, hartslag=begonnen)
    diensten.raap_rapporten_op(nu=timezone.now())
    rapport.refresh_from_db()
    diensten.probeer_rapport_opnieuw(rapport=rapport, door=programmamanager)
    # its message is lost: it is sent again, and not given up
    diensten.raap_rapporten_op(nu=timezone.now() + TE_LANG)
    rapport.refresh_from_db()
    assert rapport.status == "aangevraagd"
    standen = []
    for _ in range(POGINGEN_HOOGSTENS):
        diensten.stel_rapport_uit(rapport=diensten.neem_rapport_op(pk=rapport.pk), reden="De schijf is vol.")
        standen.append(Rapport.objects.get(pk=rapport.pk).status)
    assert standen == ["aangevraagd"] * (POGINGEN_HOOGSTENS - 1) + ["mislukt"]


def test_wie_dood_leek_schrijft_niets_in_een_nieuwe_ronde(aanvraag, programmamanager):
    traag = diensten.neem_rapport_op(pk=aanvraag().pk)
    diensten.laat_rapport_mislukken(rapport=Rapport.objects.get(pk=traag.pk), reden="Te vaak afgebroken.")
    diensten.probeer_rapport_opnieuw(rapport=Rapport.objects.get(pk=traag.pk), door=programmamanager)
    with pytest.raises(diensten.Ingehaald):
        diensten.meld_voortgang(rapport=traag, procent=90, stap="Nog bezig")


def test_alleen_een_mislukt_rapport_kan_opnieuw(aanvraag, programmamanager):
    with pytest.raises(OvergangNietToegestaan):
        diensten.probeer_rapport_opnieuw(rapport=aanvraag(), door=programmamanager)


def test_oprapen_vindt_alleen_wat_is_blijven_liggen(aanvraag):
    rapport = aanvraag()
    nu = timezone.now()
    assert list(Rapport.objects.verlaten(nu)) == []
    assert list(Rapport.objects.verlaten(nu + TE_LANG)) == [rapport]
    diensten.neem_rapport_op(pk=rapport.pk)
    assert list(Rapport.objects.verlaten(nu)) == []


def test_wat_telkens_wordt_afgebroken_wordt_opgegeven(aanvraag):
    rapport = aanvraag()
    Rapport.objects.filter(pk=rapport.pk).update(
        status="bezig", poging=POGINGEN_HOOGSTENS, hartslag=timezone.now() - TE_LANG
    )
    diensten.raap_rapporten_op(nu=timezone.now())
    rapport.refresh_from_db()
    assert (rapport.status, rapport.foutmelding) == ("mislukt", diensten.TE_VAAK_AFGEBROKEN)


@pytest.fixture
def redis_weg():
    """The queue cannot be reached."""
    adres = celery.conf.broker_url

    def naar(url):
        celery.conf.update(broker_url=url)
        celery._pool = celery.amqp._producer_pool = None

    naar("redis://127.0.0.1:1/0")
    yield lambda: naar(adres)
    naar(adres)


def test_een_rapport_dat_is_gevraagd_terwijl_redis_weg_is_wordt_later_opgeraapt(
    aanvraag, redis_weg, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        rapport = aanvraag()
    assert rapport.status == "aangevraagd"
    redis_weg()
    assert diensten.raap_rapporten_op(nu=timezone.now() + TE_LANG) == 1


@pytest.mark.parametrize(
    ("velden", "regel"),
    [
        ({"soort": "iets"}, "rapport_soort_bekend"),
        ({"status": "half"}, "rapport_status_bekend"),
        ({"aangevraagd_door": None}, "rapport_aanvrager_bij_hand"),
        ({"programma": None}, "rapport_over_een_onderwerp"),
        ({"tot": date(2026, 1, 1)}, "rapport_periode_oplopend"),
        ({"voortgang": 101}, "rapport_voortgang_in_procenten"),
        ({"status": "klaar"}, "rapport_klaar_met_cijfers_en_bestand"),
        ({"sha256": "a"}, "rapport_klaar_met_cijfers_en_bestand"),
        ({"status": "mislukt"}, "rapport_mislukt_met_reden"),
        ({"foutmelding": "Mis."}, "rapport_mislukt_met_reden"),
        ({"status": "bezig"}, "rapport_bezig_met_hartslag"),
    ],
)
def test_de_databank_weigert_een_rapport_dat_niet_klopt(aanvraag, velden, regel):
    rapport = aanvraag()
    with pytest.raises(IntegrityError, match=regel), transaction.atomic():
        Rapport.objects.filter(pk=rapport.pk).update(**velden)


def test_de_databank_laat_een_aanvraag_maar_een_keer_open_staan(aanvraag):
    rapport = aanvraag()
    rapport.pk, rapport.versie = None, 2
    with pytest.raises(IntegrityError, match="rapport_een_open_aanvraag"), transaction.atomic():
        rapport.save(force_insert=True)
