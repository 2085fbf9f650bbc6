"""The pages of the beheerder: hand in, see what is wrong, read in. Work is done by the worker."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.utils import timezone

from tests.importeren.conftest import aantallen, als_bestanden, goede_lijsten
from toegang.fouten import OvergangNietToegestaan
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.importeren import bron, diensten
from trajecten.models import Contactmoment, Deelnemer, Inlezing

pytestmark = pytest.mark.usefixtures("ingericht")


def uploads(lijsten=None) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(naam, inhoud) for naam, inhoud in als_bestanden(lijsten or goede_lijsten())]


@pytest.fixture
def bij(klant, beheerder):
    """The browser of the beheerder."""
    klant.force_login(beheerder)
    return klant


@pytest.fixture
def klaargezet(beheerder) -> Inlezing:
    return diensten.zet_lijsten_klaar(bestanden=uploads(), door=beheerder)


def met_fout() -> dict:
    lijsten = goede_lijsten()
    lijsten["deelnemers"][0]["geslacht"] = "v"
    return lijsten


def test_alleen_wie_mag_inlezen_ziet_de_pagina(klant, jobcoach, beheerder):
    klant.force_login(jobcoach)
    assert klant.get("/inlezen/").status_code == 403
    klant.force_login(beheerder)
    assert "Kies je bestanden" in klant.get("/inlezen/").content.decode()


def test_klaarzetten_bewaart_de_lijsten_en_gaat_naar_de_controle(bij):
    antwoord = bij.post("/inlezen/", {"lijsten": uploads()})
    inlezing = Inlezing.objects.get()
    assert antwoord["Location"] == inlezing.get_absolute_url()
    with inlezing.bestand.open() as lijsten:
        assert dict(bron.uit_zip(lijsten)) == dict(als_bestanden(goede_lijsten()))
    assert Logregel.objects.filter(soort=Soort.LIJSTEN_KLAARGEZET).count() == 1
    assert Deelnemer.objects.count() == 0


def test_een_zip_wordt_bewaard_zoals_hij_is(bij):
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as archief:
        for naam, inhoud in als_bestanden(goede_lijsten()):
            archief.writestr(f"map/{naam}", inhoud)
    bij.post("/inlezen/", {"lijsten": SimpleUploadedFile("lijsten.zip", doel.getvalue())})
    inlezing = Inlezing.objects.get()
    diensten.controleer_lijsten(pk=inlezing.pk)
    inlezing.refresh_from_db()
    assert inlezing.kan_ingelezen


@pytest.mark.parametrize(
    ("bestanden", "zin"),
    [
        pytest.param([], "Kies een of meer bestanden", id="niets"),
        pytest.param([SimpleUploadedFile("lijst.pdf", b"x")], "is geen CSV-", id="ander soort"),
        pytest.param([SimpleUploadedFile("deelnemers.csv", b"")], "is leeg", id="leeg"),
        pytest.param([SimpleUploadedFile(f"{n}.csv", b"x") for n in range(26)], "Er kunnen er 25", id="te veel"),
        pytest.param([SimpleUploadedFile("a.csv", b"x") for _ in range(2)], "twee keer", id="dubbel"),
        pytest.param(
            [SimpleUploadedFile("a.zip", b"x"), SimpleUploadedFile("b.csv", b"x")], "zipbestand alleen", id="zip erbij"
        ),
    ],
)
def test_verkeerde_bestanden_worden_met_uitleg_geweigerd(bij, bestanden, zin):
    antwoord = bij.post("/inlezen/", {"lijsten": bestanden})
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Inlezing.objects.count() == 0


def test_te_grote_bestanden_worden_met_uitleg_geweigerd(bij, monkeypatch):
    monkeypatch.setattr("trajecten.importeren.forms.BYTES_HOOGSTENS", 1024**2)
    antwoord = bij.post("/inlezen/", {"lijsten": SimpleUploadedFile("deelnemers.csv", b"x" * (1024**2 + 1))})
    assert antwoord.status_code == 413
    assert "groter dan 1 MB" in antwoord.content.decode()


def test_de_controle_laat_zien_wat_er_zou_veranderen(bij, klaargezet):
    diensten.controleer_lijsten(pk=klaargezet.pk)
    pagina = bij.get(klaargezet.get_absolute_url()).content.decode()
    assert "Geen fouten gevonden" in pagina
    assert "Nu inlezen" in pagina
    assert "carla@werk.example" in pagina
    assert Deelnemer.objects.count() == 0


def test_elke_fout_staat_met_bestand_rij_en_kolom_op_de_pagina(bij, beheerder):
    inlezing = diensten.zet_lijsten_klaar(bestanden=uploads(met_fout()), door=beheerder)
    diensten.controleer_lijsten(pk=inlezing.pk)
    pagina = bij.get(inlezing.get_absolute_url()).content.decode()
    assert "1 fout gevonden" in pagina
    for deel in ("deelnemers.csv", "geslacht", "staat niet in de lijst", "Kies uit: vrouw, man"):
        assert deel in pagina
    assert "Nu inlezen" not in pagina


def test_duizenden_fouten_komen_per_bladzijde(bij, beheerder):
    lijsten = goede_lijsten()
    lijsten["deelneemuren"] = [lijsten["deelneemuren"][0] | {"minuten": f"fout {n}"} for n in range(250)]
    inlezing = diensten.zet_lijsten_klaar(bestanden=uploads(lijsten), door=beheerder)
    diensten.controleer_lijsten(pk=inlezing.pk)

    gezien, adres = [], inlezing.get_absolute_url()
    while adres:
        antwoord = bij.get(adres)
        gezien += [melding.rij for melding in antwoord.context["meldingen"]]
        volgende = antwoord.context["volgende"]
        adres = volgende and f"{inlezing.get_absolute_url()}?toon=fout&na={volgende}"

    assert gezien == list(range(2, 252))


def test_inlezen_schrijft_en_gooit_de_bestanden_weg(bij, klaargezet, django_capture_on_commit_callbacks):
    opslag, naam = klaargezet.bestand.storage, klaargezet.bestand.name
    diensten.controleer_lijsten(pk=klaargezet.pk)
    assert bij.post(f"{klaargezet.get_absolute_url()}nu/").status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        diensten.lees_lijsten_in(pk=klaargezet.pk)

    klaargezet.refresh_from_db()
    assert klaargezet.status == Inlezing.Status.INGELEZEN
    assert Contactmoment.objects.count() == 2
    assert not opslag.exists(naam)
    regel = Logregel.objects.get(soort=Soort.INGELEZEN)
    assert (regel.over_pk, regel.door_pk) == (klaargezet.pk, klaargezet.gevraagd_door_id)
    assert "De lijsten zijn ingelezen" in bij.get(klaargezet.get_absolute_url()).content.decode()


def test_twee_keer_uitvoeren_leest_een_keer_in(klaargezet, beheerder):
    diensten.controleer_lijsten(pk=klaargezet.pk)
    diensten.vraag_inlezen(inlezing=klaargezet, door=beheerder)
    diensten.lees_lijsten_in(pk=klaargezet.pk)
    voor = aantallen()
    diensten.lees_lijsten_in(pk=klaargezet.pk)
    diensten.controleer_lijsten(pk=klaargezet.pk)
    assert aantallen() == voor


def test_wat_na_de_controle_veranderde_wordt_bij_het_inlezen_gezien(klaargezet, beheerder, lees_in):
    diensten.controleer_lijsten(pk=klaargezet.pk)
    diensten.vraag_inlezen(inlezing=klaargezet, door=beheerder)
    anders = goede_lijsten()
    anders["deelnemers"][0]["deelnemernummer"] = anders["trajecten"][0]["deelnemernummer"] = "D2"
    assert lees_in(anders).geschreven

    diensten.lees_lijsten_in(pk=klaargezet.pk)

    klaargezet.refresh_from_db()
    assert klaargezet.status == Inlezing.Status.GECONTROLEERD
    assert klaargezet.aantal_fouten == 1
    assert Deelnemer.objects.count() == 1


def test_lijsten_met_fouten_kun_je_niet_inlezen(bij, beheerder):
    inlezing = diensten.zet_lijsten_klaar(bestanden=uploads(met_fout()), door=beheerder)
    diensten.controleer_lijsten(pk=inlezing.pk)
    antwoord = bij.post(f"{inlezing.get_absolute_url()}nu/", follow=True)
    assert "kun je nu niet inlezen" in antwoord.content.decode()
    inlezing.refresh_from_db()
    assert inlezing.status == Inlezing.Status.GECONTROLEERD


def test_onderweg_staat_de_voortgang_op_de_pagina_en_in_het_fragment(bij, klaargezet):
    pagina = bij.get(klaargezet.get_absolute_url()).content.decode()
    assert "Wacht op controle" in pagina
    fragment = bij.get(klaargezet.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert 'hx-trigger="every 1s"' in fragment
    diensten.controleer_lijsten(pk=klaargezet.pk)
    klaar = bij.get(klaargezet.get_absolute_url(), headers={"HX-Request": "true"})
    assert klaar["HX-Refresh"] == "true"


def test_wat_is_blijven_liggen_kun_je_opnieuw_starten(bij, klaargezet):
    Inlezing.objects.filter(pk=klaargezet.pk).update(
        status=Inlezing.Status.CONTROLEREN, gewijzigd_op=timezone.now() - timedelta(minutes=10)
    )
    assert "Opnieuw starten" in bij.get(klaargezet.get_absolute_url()).content.decode()
    bij.post(f"{klaargezet.get_absolute_url()}opnieuw/")
    klaargezet.refresh_from_db()
    assert klaargezet.status == Inlezing.Status.WACHT


def test_wat_nog_loopt_kun_je_niet_opnieuw_starten(klaargezet, beheerder):
    with pytest.raises(OvergangNietToegestaan):
        diensten.begin_opnieuw(inlezing=klaargezet, door=beheerder, nu=timezone.now())


def test_weggooien_verwijdert_het_bestand_en_de_fouten(bij, beheerder, django_capture_on_commit_callbacks):
    inlezing = diensten.zet_lijsten_klaar(bestanden=uploads(met_fout()), door=beheerder)
    diensten.controleer_lijsten(pk=inlezing.pk)
    with django_capture_on_commit_callbacks(execute=True):
        bij.post(f"{inlezing.get_absolute_url()}weggooien/")
    assert not inlezing.bestand.storage.exists(inlezing.bestand.name)
    assert inlezing.meldingen.count() == 0
    assert Logregel.objects.filter(soort=Soort.LIJSTEN_WEGGEGOOID).count() == 1


def test_de_lijst_bladert_met_een_vast_aantal_vragen(bij, beheerder, django_assert_max_num_queries):
    Inlezing.objects.bulk_create(Inlezing(gevraagd_door=beheerder, namen=["a.csv"]) for _ in range(30))
    with django_assert_max_num_queries(12):
        eerste = bij.get("/inlezen/")
    assert len(eerste.context["inlezingen"]) == 25
    tweede = bij.get(f"/inlezen/?voor={eerste.context['volgende']}")
    assert len(tweede.context["inlezingen"]) == 5


@pytest.mark.parametrize(
    ("velden", "naam"),
    [
        ({"status": "bijna"}, "inlezing_status_bekend"),
        ({"aantal_fouten": -1}, "inlezing_aantallen_positief"),
        ({"status": "ingelezen", "aantal_fouten": 1}, "inlezing_alleen_zonder_fouten"),
    ],
)
def test_de_databank_weigert_een_inlezing_die_niet_kan(beheerder, velden, naam):
    with pytest.raises(IntegrityError, match=naam):
        Inlezing.objects.create(gevraagd_door=beheerder, namen=["a.csv"], **velden)


def test_de_databank_weigert_een_onbekende_soort_melding(klaargezet):
    with pytest.raises(IntegrityError, match="inleesmelding_soort_bekend"):
        klaargezet.meldingen.create(soort="klacht", bestand="a.csv", wat="Het werkt niet.")


def test_lijsten_die_een_week_blijven_liggen_worden_weggegooid(klaargezet, beheerder):
    diensten.controleer_lijsten(pk=klaargezet.pk)
    Inlezing.objects.filter(pk=klaargezet.pk).update(gevraagd_op=timezone.now() - timedelta(days=8))
    diensten.zet_lijsten_klaar(bestanden=uploads(), door=beheerder)
    klaargezet.refresh_from_db()
    assert (klaargezet.status, klaargezet.bestand.name) == (Inlezing.Status.VERVALLEN, "")
