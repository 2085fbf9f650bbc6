"""Who may ask for, read and take a report about one deelnemer, and what it then holds of health and justice."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from organisaties import in_organisatie
from rapportage import diensten, maak
from rapportage.deelnemer.keuze import DELEN, Keuze
from rapportage.maak import bereken, uitkomst_van
from rapportage.models import Rapport
from rapportage.periode import Periode
from rapportage.soorten import te_kiezen
from rapportage.vraag import Vraag
from tests.fabrieken.opleiding import BewijsFactory, InschrijvingFactory
from tests.fabrieken.stappenplan import StapFactory
from tests.fabrieken.trajecten import (
    ContactmomentFactory,
    DeelneemuurFactory,
    DeelnemerFactory,
    SubsidieprojectFactory,
    TrajectFactory,
)
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.fabrieken.zelfredzaamheid import InstrumentFactory, MetingFactory
from tests.rapportage.overal_gelijk import eis_overal_gelijk
from toegang.matrix import MATRIX, Recht, Rol
from toegang.models import Logregel

pytestmark = pytest.mark.django_db
GEHEIM, NEUTRAAL = "Naar de verslavingszorg", "Een afspraak maken"


@pytest.fixture
def traject(jobcoach, casemanager):
    """A traject with something in every part, of both."""
    wie = DeelnemerFactory(voornaam="Amira", achternaam="El Idrissi")
    traject = TrajectFactory(deelnemer=wie, doel="Een eigen bakkerij", begeleid_door=[jobcoach, casemanager])
    instrument = InstrumentFactory()
    begin = timezone.localdate() - timedelta(weeks=10)
    for soort, datum, score in (("nul", begin, 2), ("tussen", timezone.localdate(), 3)):
        MetingFactory(
            traject=traject,
            soort=soort,
            datum=datum,
            instrument=instrument,
            scores={"financien": score, "justitie": score},
            vastgesteld=True,
        )
    StapFactory(traject=traject, wat="Brief aan de bank")
    StapFactory(traject=traject, wat=GEHEIM, neutraal=NEUTRAAL, bijzonder=True, leefgebied_naam="Verslaving")
    ContactmomentFactory(traject=traject, medewerker=jobcoach)
    DeelneemuurFactory(traject=traject)
    PlaatsingFactory(traject=traject)
    InschrijvingFactory(traject=traject)
    BewijsFactory(traject=traject)
    return traject


def vraag(traject, **opties):
    periode = Periode(traject.startdatum, timezone.localdate())
    keuze = Keuze.uit(opties).als_opties()
    return Vraag("deelnemer", traject, periode, timezone.localdate(), keuze)


@pytest.fixture
def klaar(traject, rapportenmap):
    """Makes a report that is ready, as the worker does."""

    def maak_klaar(door, **opties):
        rapport = diensten.vraag_rapport_aan(vraag=vraag(traject, **opties), door=door)
        maak.maak(rapport.pk)
        return Rapport.objects.get(pk=rapport.pk)

    return maak_klaar


def adressen(rapport):
    hier = f"/deelnemerrapporten/{rapport.pk}/"
    bestanden = [f"{hier}bestand.{formaat}" for formaat in ("pdf", "xlsx", "csv", "json")]
    lijst = [f"{hier}cijfer/contacten/", f"{hier}cijfer/contacten/lijst.csv", f"{hier}cijfer/contacten/lijst.xlsx"]
    return [hier, *bestanden, *lijst]


def status_van(klant, adres):
    """The status; a file is read to its end, which closes it."""
    antwoord = klant.get(adres)
    assert not antwoord.streaming or b"".join(antwoord.streaming_content)
    return antwoord.status_code


def velden(traject, **anders):
    begin = traject.startdatum or traject.aanmelddatum
    vandaag = timezone.localdate().isoformat()
    dagen = {"van": begin.isoformat(), "tot": vandaag, "bewaren_tot": vandaag}
    return {"lezer": "deelnemer", "delen": list(DELEN), **dagen, **anders}


@pytest.mark.parametrize("wie", ["jobcoach", "casemanager"])
def test_wie_begeleidt_vraagt_leest_en_downloadt(klant, traject, klaar, request, wie):
    gebruiker = request.getfixturevalue(wie)
    klant.force_login(gebruiker)
    antwoord = klant.post(f"/trajecten/{traject.pk}/rapport/", velden(traject))
    rapport = Rapport.objects.get(traject=traject)
    assert antwoord["Location"] == f"/deelnemerrapporten/{rapport.pk}/"
    assert "wordt gemaakt" in klant.get(antwoord["Location"]).content.decode()
    rapport = klaar(gebruiker)
    assert [status_van(klant, adres) for adres in adressen(rapport)] == [200] * 8
    tekst = klant.get(rapport.get_absolute_url()).content.decode()
    assert "Je bent op" in tekst
    assert "Een eigen bakkerij" in tekst


def test_het_dossier_heeft_de_knop(klant, traject, jobcoach):
    klant.force_login(jobcoach)
    assert f"/trajecten/{traject.pk}/rapport/" in klant.get(f"/trajecten/{traject.pk}/").content.decode()


@pytest.mark.parametrize("wie", ["programmamanager", "trainer", "beheerder"])
def test_wie_niet_begeleidt_ziet_niets_van_deze_rapporten(klant, klaar, traject, jobcoach, request, wie):
    rapport = klaar(jobcoach)
    klant.force_login(request.getfixturevalue(wie))
    assert {klant.get(adres).status_code for adres in adressen(rapport)} == {403}
    assert klant.get(f"/trajecten/{traject.pk}/rapport/").status_code == 403
    assert klant.get(f"/rapporten/{rapport.pk}/").status_code in (403, 404)


def test_een_programmamanager_vindt_het_niet_bij_rapporten(klant, klaar, jobcoach, programmamanager):
    rapport = klaar(jobcoach)
    klant.force_login(programmamanager)
    assert klant.get(f"/rapporten/{rapport.pk}/").status_code == 404
    assert klant.get(f"/rapporten/{rapport.pk}/bestand.pdf").status_code == 404
    assert f"/{rapport.pk}/" not in klant.get("/rapporten/").content.decode()
    assert "deelnemer" not in te_kiezen()


def test_een_collega_zonder_dit_traject_vindt_niets(klant, klaar, jobcoach, traject, iemand):
    rapport = klaar(jobcoach)
    klant.force_login(iemand(Rol.JOBCOACH, email="ander@werkmakerij.example"))
    assert {klant.get(adres).status_code for adres in adressen(rapport)} == {404}
    assert klant.get(f"/trajecten/{traject.pk}/rapport/").status_code == 404
    assert klant.post(f"/deelnemerrapporten/{rapport.pk}/opnieuw/").status_code == 404


def test_een_andere_organisatie_vindt_niets(client_voor, klaar, jobcoach, buitenstaander):
    rapport = klaar(jobcoach)
    elders = client_voor("werkshop")
    with in_organisatie("werkshop"):
        elders.force_login(buitenstaander)
    assert {elders.get(adres).status_code for adres in adressen(rapport)} == {404}


def test_wie_een_deel_in_een_rapport_mag_zetten_mag_het_ook_in_het_dossier_lezen():
    nodig = (
        Recht.TRAJECT_INZIEN,
        Recht.METING_INZIEN,
        Recht.STAPPENPLAN_INZIEN,
        Recht.PLAATSING_INZIEN,
        Recht.OPLEIDING_INZIEN,
        Recht.VERSLAG_INZIEN,
    )
    for rechten in MATRIX.values():
        if bereik := rechten.get(Recht.DEELNEMERRAPPORT_MAKEN):
            assert all(rechten[recht] >= bereik for recht in nodig)


def alles_van(rapport):
    uitkomst = uitkomst_van(rapport)
    return repr(uitkomst.rijen) + repr(uitkomst.cijfers) + json.dumps(uitkomst.als_json) + repr(uitkomst.tabellen)


def test_zonder_keuze_staat_er_nergens_iets_van_gezondheid_of_justitie(klaar, casemanager):
    alles = alles_van(klaar(casemanager))
    assert GEHEIM not in alles
    assert "ustitie" not in alles
    assert "Verslaving" not in alles
    assert NEUTRAAL in alles


def test_met_de_keuze_en_het_recht_wel_en_dat_staat_in_het_logboek(klant, klaar, traject, casemanager):
    rapport = klaar(casemanager, bijzonder=True)
    assert GEHEIM in alles_van(rapport)
    assert "Justitie" in alles_van(rapport)
    klant.force_login(casemanager)
    for aantal, adres in enumerate(adressen(rapport), start=1):
        assert status_van(klant, adres) == 200
        regels = Logregel.objects.filter(soort="bijzonder_bekeken", deelnemer_pk=traject.deelnemer_id)
        assert regels.count() == aantal, adres


def test_zonder_het_recht_is_er_geen_keuze_en_telt_ze_niet(klant, traject, jobcoach):
    klant.force_login(jobcoach)
    assert 'name="bijzonder"' not in klant.get(f"/trajecten/{traject.pk}/rapport/").content.decode()
    klant.post(f"/trajecten/{traject.pk}/rapport/", velden(traject, bijzonder="on"))
    assert Rapport.objects.get().opties["bijzonder"] is False


def test_de_keuze_staat_niet_vanzelf_aan(klant, traject, casemanager):
    klant.force_login(casemanager)
    tekst = klant.get(f"/trajecten/{traject.pk}/rapport/").content.decode()
    veld = tekst.split('name="bijzonder"')[1].split(">")[0]
    assert "checked" not in veld
    klant.post(f"/trajecten/{traject.pk}/rapport/", velden(traject))
    assert Rapport.objects.get().opties["bijzonder"] is False


def test_een_collega_zonder_het_recht_vindt_het_rapport_met_bijzondere_gegevens_niet(
    klant, klaar, traject, casemanager, jobcoach
):
    rapport = klaar(casemanager, bijzonder=True)
    klant.force_login(jobcoach)
    assert {klant.get(adres).status_code for adres in adressen(rapport)} == {404}
    assert f"/deelnemerrapporten/{rapport.pk}/" not in klant.get(f"/trajecten/{traject.pk}/rapport/").content.decode()


@pytest.mark.parametrize("opties", [{}, {"bijzonder": True}])
def test_wie_het_recht_kwijt_is_voordat_het_gemaakt_wordt_krijgt_het_niet(traject, casemanager, opties, rapportenmap):
    rapport = diensten.vraag_rapport_aan(vraag=vraag(traject, **opties), door=casemanager)
    traject.betrokkenen.all().delete()
    maak.maak(rapport.pk)
    rapport.refresh_from_db()
    assert rapport.status == Rapport.Status.MISLUKT
    assert not rapport.rijen


def test_bijzondere_gegevens_maken_vraagt_het_recht_ook_bij_het_maken(traject, jobcoach, rapportenmap):
    rapport = diensten.vraag_rapport_aan(vraag=vraag(traject, bijzonder=True), door=jobcoach)
    maak.maak(rapport.pk)
    rapport.refresh_from_db()
    assert rapport.status == Rapport.Status.MISLUKT


def test_de_naam_staat_op_het_papier_en_niet_in_de_rijen_of_cijfers(klaar, jobcoach):
    rapport = klaar(jobcoach, lezer="school")
    uitkomst = uitkomst_van(rapport)
    assert uitkomst.omslag.onderwerp == "Amira El Idrissi"
    assert "Amira" not in repr(uitkomst.rijen) + repr(uitkomst.cijfers) + json.dumps(uitkomst.als_json)


def test_een_school_leest_de_voornaam(klant, klaar, jobcoach):
    rapport = klaar(jobcoach, lezer="school", delen=["contacten"])
    klant.force_login(jobcoach)
    tekst = klant.get(rapport.get_absolute_url()).content.decode()
    assert "Amira is op" in tekst
    assert "{naam}" not in tekst
    assert "Een eigen bakkerij" not in tekst


def test_wat_op_het_scherm_staat_is_wat_in_de_bestanden_staat(klaar, jobcoach, casemanager):
    for door, opties in ((jobcoach, {}), (casemanager, {"bijzonder": True, "lezer": "gemeente"})):
        uitkomst = uitkomst_van(klaar(door, **opties))
        assert eis_overal_gelijk(uitkomst, met_bestanden=True) > 0
        assert uitkomst.als_json["cijfers"]["contacten"] == 1


def test_elke_lijst_is_zo_lang_als_haar_getal(klant, klaar, jobcoach):
    rapport = klaar(jobcoach)
    klant.force_login(jobcoach)
    for code, post in uitkomst_van(rapport).posten.items():
        adres = f"/deelnemerrapporten/{rapport.pk}/cijfer/{code}/"
        scherm = klant.get(adres).content.decode()
        rijen = list(csv.reader(io.StringIO(klant.get(f"{adres}lijst.csv").content.decode("utf-8-sig")), delimiter=";"))
        assert scherm.count('class="cel-kop"') == len(rijen) - 1 == len(post.cijfer.ids)


@pytest.mark.parametrize("pad", ["cijfer/onzin/", "bestand.exe", "cijfer/contacten/lijst.json"])
def test_wat_er_niet_is_bestaat_niet(klant, klaar, jobcoach, pad):
    klant.force_login(jobcoach)
    assert klant.get(f"/deelnemerrapporten/{klaar(jobcoach).pk}/{pad}").status_code == 404


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"delen": []}, "Kies wat er in het rapport staat."),
        ({"van": "2099-01-01", "tot": "2099-02-01"}, "Deze periode is nog niet begonnen."),
        ({"tot": "1999-01-01"}, "De periode eindigt voordat hij begint."),
        ({"lezer": "werkgever"}, "werkgever"),
        ({"van": "gisteren"}, "Schrijf de datum zo"),
        ({"bewaren_tot": ""}, "Vul dit in."),
        ({"bewaren_tot": "2020-01-01"}, "Kies een dag van vandaag tot en met"),
        ({"bewaren_tot": "2099-01-01"}, "Kies een dag van vandaag tot en met"),
    ],
)
def test_een_foute_keuze_geeft_een_zin_en_geen_rapport(klant, traject, jobcoach, fout, zin):
    klant.force_login(jobcoach)
    antwoord = klant.post(f"/trajecten/{traject.pk}/rapport/", velden(traject, **fout))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Rapport.objects.exists()


def test_een_traject_dat_nog_niet_begon_en_nog_niets_heeft_geeft_een_rapport(klant, jobcoach, rapportenmap):
    leeg = TrajectFactory(wachtend=True, begeleid_door=[jobcoach])
    klant.force_login(jobcoach)
    klant.post(f"/trajecten/{leeg.pk}/rapport/", velden(leeg))
    rapport = Rapport.objects.get(traject=leeg)
    maak.maak(rapport.pk)
    assert "aangemeld bij" in klant.get(rapport.get_absolute_url()).content.decode()


def test_het_aantal_vragen_hangt_niet_af_van_hoeveel_er_is(traject, jobcoach, django_assert_max_num_queries):
    StapFactory.create_batch(10, traject=traject)
    ContactmomentFactory.create_batch(10, traject=traject, medewerker=jobcoach)
    BewijsFactory.create_batch(5, traject=traject)
    with django_assert_max_num_queries(26):
        bereken(vraag(traject), gemaakt_door="Joris")


def test_het_merk_van_europa_staat_erop_als_esf_betaalt(traject):
    project = SubsidieprojectFactory(soort="esf", naam="Werk in de wijk")
    traject.subsidieproject = project
    traject.save(update_fields=["subsidieproject"])
    assert bereken(vraag(traject), gemaakt_door="Joris").omslag.esf_projecten == ("Werk in de wijk",)


def test_de_opdrachtregel_maakt_het_zonder_bijzondere_gegevens(traject, tmp_path):
    uit = tmp_path / "x.json"
    call_command(
        "rapport",
        "deelnemer",
        organisatie="werkmakerij",
        traject=traject.trajectnummer,
        van=traject.startdatum,
        tot=timezone.localdate(),
        uit=uit,
    )
    gegevens = json.loads(uit.read_text())
    assert gegevens["cijfers"]["contacten"] == 1
    assert set(gegevens["leefgebieden"]) == {"financien"}
