"""The pages: nothing without a ground, nothing for who may not, and the BSN only on the answer to a reason."""

import pytest
from django.urls import reverse

from tests.fabrieken.bsn import geef_bsn, zet_grond
from tests.fabrieken.trajecten import DeelnemerFactory, TrajectFactory
from toegang.matrix import Rol
from toegang.models import Logregel, OnderbrokenInvoer
from trajecten.bsn.queries import bsn_van, instelling, mag_bsn
from trajecten.models import Burgerservicenummer

pytestmark = pytest.mark.django_db
BSN, ANDER = "999990019", "999990020"
WAAROM = {"reden": "instantie", "toelichting": "Aanvraag bij de gemeente"}
BLADEN = ("bsn_tonen", "bsn_invullen", "bsn_verwijderen")


def pad(naam, traject):
    return reverse(f"trajecten:{naam}", args=[traject.pk])


def tekst(antwoord, status=200):
    assert antwoord.status_code == status
    return " ".join(antwoord.content.decode().split())


def test_zonder_grond_is_er_nergens_een_veld(als, traject, casemanager):
    klant = als(casemanager)
    assert "BSN" not in tekst(klant.get(pad("gegevens", traject)))
    for blad in BLADEN:
        assert klant.get(pad(blad, traject)).status_code == 404
        assert klant.post(pad(blad, traject), {"bsn": BSN, "versie": 0, **WAAROM}).status_code == 404
    assert not Burgerservicenummer.objects.exists()


def test_de_casemanager_legt_een_bsn_vast_en_ziet_daarna_alleen_dat_het_er_is(als, grond, traject, casemanager):
    klant = als(casemanager)
    assert "Er is nog geen BSN vastgelegd." in tekst(klant.get(pad("gegevens", traject)))
    antwoord = klant.post(pad("bsn_invullen", traject), {"bsn": "9999.90.019", "versie": 0}, follow=True)
    pagina = tekst(antwoord)
    assert "Het BSN is opgeslagen." in pagina
    assert "•••••••••" in pagina
    assert BSN not in pagina
    # nor when it is changed
    assert BSN not in tekst(klant.get(pad("bsn_invullen", traject)))


@pytest.mark.parametrize(("bsn", "zin"), [("", "Vul het BSN in."), ("12345", "9 cijfers"), ("123456789", "klopt niet")])
def test_wat_geen_bsn_is_wordt_niet_opgeslagen(als, grond, traject, casemanager, bsn, zin):
    antwoord = als(casemanager).post(pad("bsn_invullen", traject), {"bsn": bsn, "versie": 0})
    assert zin in tekst(antwoord, 422)
    assert bsn_van(traject.deelnemer) is None


def test_een_bsn_van_een_ander_wordt_geweigerd_en_dat_staat_in_het_logboek(als, grond, traject, casemanager):
    geef_bsn(DeelnemerFactory(), BSN)
    antwoord = als(casemanager).post(pad("bsn_invullen", traject), {"bsn": BSN, "versie": 0})
    assert "al vastgelegd bij een andere deelnemer" in tekst(antwoord, 422)
    regel = Logregel.objects.get(soort="bsn_geweigerd")
    assert (regel.door_pk, regel.deelnemer_pk) == (casemanager.pk, traject.deelnemer_id)


def test_wie_opslaat_nadat_een_collega_dat_deed_hoort_het(als, met_bsn, casemanager):
    klant = als(casemanager)
    geef_bsn(met_bsn.deelnemer, ANDER)
    for blad, velden in (("bsn_invullen", {"bsn": BSN}), ("bsn_verwijderen", {"reden": "Niet meer nodig"})):
        antwoord = klant.post(pad(blad, met_bsn), {**velden, "versie": 1})
        assert "Een collega heeft dit BSN net veranderd." in tekst(antwoord, 409)
    assert bsn_van(met_bsn.deelnemer).versie == 2


def test_tonen_vraagt_eerst_het_wachtwoord(klant, met_bsn, casemanager):
    klant.force_login(casemanager)
    for antwoord in (klant.get(pad("bsn_tonen", met_bsn)), klant.post(pad("bsn_tonen", met_bsn), WAAROM)):
        assert antwoord.status_code == 302
        assert antwoord["Location"].startswith("/account/nogmaals/?next=")
    assert not Logregel.objects.filter(soort="bsn_bekeken").exists()


def test_tonen_vraagt_een_reden(als, met_bsn, casemanager):
    klant = als(casemanager)
    assert BSN not in tekst(klant.get(pad("bsn_tonen", met_bsn)))
    for velden in ({}, {"reden": "instantie"}, {**WAAROM, "toelichting": f"Voor {BSN}"}):
        antwoord = klant.post(pad("bsn_tonen", met_bsn), velden)
        assert "niet goed ingevuld" in tekst(antwoord, 422)
    assert not Logregel.objects.filter(soort="bsn_bekeken").exists()


def test_na_een_reden_staat_het_bsn_er_een_keer_en_in_het_logboek_niet(als, met_bsn, casemanager):
    klant = als(casemanager)
    antwoord = klant.post(pad("bsn_tonen", met_bsn), WAAROM)
    assert BSN in tekst(antwoord)
    assert antwoord["Cache-Control"] == "no-store, private"
    assert BSN not in tekst(klant.get(pad("bsn_tonen", met_bsn)))
    regel = Logregel.objects.get(soort="bsn_bekeken")
    assert (regel.door_pk, regel.deelnemer_pk) == (casemanager.pk, met_bsn.deelnemer_id)
    assert regel.reden.endswith("Aanvraag bij de gemeente")
    assert BSN not in f"{regel.reden} {regel.details}"


def test_verwijderen_vraagt_een_reden(als, met_bsn, casemanager):
    klant = als(casemanager)
    assert BSN not in tekst(klant.get(pad("bsn_verwijderen", met_bsn)))
    assert "Schrijf op waarom" in tekst(klant.post(pad("bsn_verwijderen", met_bsn), {"versie": 1}), 422)
    antwoord = klant.post(
        pad("bsn_verwijderen", met_bsn), {"versie": 1, "reden": "De opdracht is voorbij"}, follow=True
    )
    assert "Het BSN is verwijderd." in tekst(antwoord)
    assert bsn_van(met_bsn.deelnemer) is None


def test_zonder_bsn_is_er_niets_te_tonen(als, grond, traject, casemanager):
    klant = als(casemanager)
    assert klant.get(pad("bsn_tonen", traject)).status_code == 404
    assert klant.get(pad("bsn_verwijderen", traject)).status_code == 404


@pytest.mark.parametrize("rol", [Rol.JOBCOACH, Rol.TRAINER, Rol.PROGRAMMAMANAGER, Rol.BEHEERDER])
def test_een_andere_rol_ziet_er_niets_van(als, met_bsn, iemand, rol):
    wie = iemand(rol, email="ander@werkmakerij.example")
    if rol in (Rol.JOBCOACH, Rol.TRAINER):
        TrajectFactory(deelnemer=met_bsn.deelnemer, begeleid_door=[wie])
    klant = als(wie)
    for traject in met_bsn.deelnemer.trajecten.all():
        antwoord = klant.get(pad("gegevens", traject))
        assert "BSN" not in antwoord.content.decode()
        for blad in BLADEN:
            assert klant.get(pad(blad, traject)).status_code == 403
            assert klant.post(pad(blad, traject), WAAROM).status_code == 403


def test_een_casemanager_die_dit_traject_niet_begeleidt_ziet_er_niets_van(als, met_bsn, iemand, collega_ander_team):
    van_team = iemand(Rol.CASEMANAGER, email="team@werkmakerij.example")
    for wie, status in ((van_team, 403), (collega_ander_team, 404)):
        klant = als(wie)
        for blad in BLADEN:
            assert klant.get(pad(blad, met_bsn)).status_code == status
    assert "BSN" not in tekst(als(van_team).get(pad("gegevens", met_bsn)))


def test_wat_iemand_typte_blijft_niet_staan_als_het_inloggen_verliep(als, grond, traject, casemanager):
    klant = als(casemanager)
    pagina = klant.get(pad("bsn_invullen", traject))
    bewijs = pagina.content.decode().split('name="verzending" value="')[1].split('"')[0]
    klant.logout()
    antwoord = klant.post(pad("bsn_invullen", traject), {"bsn": BSN, "versie": 0, "verzending": bewijs})
    assert antwoord["Location"].startswith("/inloggen/")
    assert not OnderbrokenInvoer.objects.exists()


def test_de_beheerder_stelt_de_grond_in(als, beheerder):
    klant = als(beheerder)
    adres = reverse("trajecten:bsn_instelling")
    assert adres in tekst(klant.get(reverse("trajecten:beheer")))
    assert "geen enkel BSN" in tekst(klant.get(adres))
    assert "Schrijf op waarom deze grond geldt." in tekst(
        klant.post(adres, {"grond": "overheid", "reden": "", "versie": 1}), 422
    )
    assert not mag_bsn()
    velden = {"grond": "overheid", "reden": "Uitvoering van de Participatiewet.", "versie": 1}
    assert "De instelling is opgeslagen." in tekst(klant.post(adres, velden, follow=True))
    assert mag_bsn()


def test_wie_de_grond_weghaalt_verwijdert_ook_elk_bsn(als, beheerder, met_bsn):
    klant, adres = als(beheerder), reverse("trajecten:bsn_instelling")
    pagina = tekst(klant.get(adres))
    assert "1 keer een BSN" in pagina
    assert BSN not in pagina
    velden = {"grond": "geen", "reden": "", "versie": instelling().versie}
    assert "mag er geen BSN blijven" in tekst(klant.post(adres, velden), 422)
    assert "1 keer een BSN verwijderd" in tekst(klant.post(adres, velden | {"verwijder": "on"}, follow=True))
    assert not Burgerservicenummer.objects.exists()


def test_twee_beheerders_zien_elkaars_instelling(als, beheerder):
    klant, adres = als(beheerder), reverse("trajecten:bsn_instelling")
    zet_grond("wet")
    velden = {"grond": "overheid", "reden": "Anders.", "versie": 1}
    assert "Een collega heeft dit net veranderd." in tekst(klant.post(adres, velden), 409)
    assert instelling().grond == "wet"


def test_instellen_vraagt_eerst_het_wachtwoord(klant, beheerder):
    klant.force_login(beheerder)
    for methode in (klant.get, klant.post):
        assert methode(reverse("trajecten:bsn_instelling"))["Location"].startswith("/account/nogmaals/?next=")


def test_zonder_sleutel_zegt_de_bladzijde_wat_er_ontbreekt(als, beheerder, settings):
    settings.BSN_SLEUTELS = []
    klant, adres = als(beheerder), reverse("trajecten:bsn_instelling")
    assert "geen sleutel ingesteld" in tekst(klant.get(adres))
    assert "Er is geen sleutel" in tekst(klant.post(adres, {"grond": "wet", "reden": "Artikel 1.", "versie": 1}), 422)
    assert not mag_bsn()
