"""The public page: whoever gets a document can verify it, and reads nothing about anybody."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.verzegelingen import evaluatie_getekend, verzegeld, verzegeling_met_bestand
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory
from toegang.models import Logregel
from werkgevers.models import Ondertekening, Portaallink, Verzegeling
from werkgevers.ondertekening.geheim import hash_van, maak_token
from werkgevers.verzegeling.regels import BESTAND_BYTES_HOOGSTENS, lees_code, maak_code, op_papier, schrijf_code
from werkgevers.verzegeling.views import KEER_PER_MINUUT

PAD = "/document-controleren/"


@pytest.fixture
def verzegeling(db_of_zonder, jobcoach):
    return verzegeld(jobcoach, plaatsing=PlaatsingFactory(traject=TrajectFactory(begeleid_door=[jobcoach])))


def stuur(klant: Client, inhoud: bytes):
    return klant.post(PAD, {"bestand": SimpleUploadedFile("evaluatie.pdf", inhoud), "code": ""})


def inhoud(verzegeling) -> bytes:
    with verzegeling.bestand.open() as bestand:
        return bestand.read()


class TestMetEenBestand:
    def test_het_bestand_zelf_is_echt(self, klant, verzegeling):
        antwoord = stuur(klant, inhoud(verzegeling))
        assert antwoord.status_code == 200
        assert "Dit document is echt" in antwoord.content.decode()

    def test_elke_andere_byte_ook_in_het_zegel_is_niet_echt(self, klant, verzegeling):
        pdf = inhoud(verzegeling)
        zegel = pdf.index(b"/Contents <")
        for plek in (20, len(pdf) // 2, zegel + 30, zegel + 700, len(pdf) - 60):
            anders = pdf[:plek] + bytes([pdf[plek] ^ 1]) + pdf[plek + 1 :]
            assert "Dit document is echt" not in stuur(klant, anders).content.decode()

    def test_een_handtekening_in_kleine_letters_geschreven_is_niet_ons_bestand(self, klant, verzegeling):
        """It holds for the signature, so any reader of PDFs says it is good; it is not the file that we sealed."""
        pdf = inhoud(verzegeling)
        zegel = pdf.index(b"/Contents <") + 11
        kopie = pdf[:zegel] + pdf[zegel : zegel + 400].lower() + pdf[zegel + 400 :]
        assert "Dit document is veranderd" in stuur(klant, kopie).content.decode()

    def test_de_uitkomst_zegt_niets_over_iemand(self, klant, verzegeling):
        plaatsing = verzegeling.evaluatie.plaatsing
        for antwoord in (stuur(klant, inhoud(verzegeling)), klant.post(PAD, {"code": verzegeling.code})):
            pagina = antwoord.content.decode()
            assert verzegeling.sha256 in pagina
            for naam in (plaatsing.traject.deelnemer.achternaam, plaatsing.werkgever.naam, "Kees de Vries"):
                assert naam not in pagina

    @pytest.mark.parametrize(
        ("bestand", "titel"),
        [
            (b"geen pdf", "Dit is geen pdf"),
            (b"%PDF-1.4 stuk", "Dit bestand kunnen we niet lezen"),
        ],
    )
    def test_een_vreemd_bestand_krijgt_een_zin(self, klant, verzegeling, bestand, titel):
        antwoord = stuur(klant, bestand)
        assert antwoord.status_code == 200
        assert titel in antwoord.content.decode()

    def test_een_document_van_een_andere_organisatie_kennen_we_niet(self, client_voor, verzegeling):
        antwoord = stuur(client_voor("werkshop"), inhoud(verzegeling))
        assert "niet door ons verzegeld" in antwoord.content.decode()


class TestMetEenCode:
    @pytest.mark.parametrize("schrijf", [schrijf_code, str.lower, lambda code: f" {code[:8]} {code[8:]} "])
    def test_de_code_vindt_het_document_hoe_je_haar_ook_typt(self, klant, verzegeling, schrijf):
        antwoord = klant.post(PAD, {"code": schrijf(verzegeling.code)})
        assert "hoort bij een document van ons" in antwoord.content.decode()

    def test_een_code_die_niet_bestaat(self, klant, db_of_zonder):
        assert "Deze code kennen we niet" in klant.post(PAD, {"code": maak_code()}).content.decode()

    def test_een_document_dat_er_nog_niet_is_heeft_nog_geen_code(self, klant, db_of_zonder, jobcoach):
        wachtend = Verzegeling.objects.create(evaluatie=evaluatie_klaar(jobcoach))
        assert "Deze code kennen we niet" in klant.post(PAD, {"code": wachtend.code}).content.decode()

    @pytest.mark.parametrize(
        "velden", [{}, {"code": "kort"}, {"code": "\0"}, {"code": "x" * 500}, {"bestand": "tekst"}]
    )
    def test_wat_niet_kan_krijgt_een_zin(self, klant, db_of_zonder, velden):
        assert klant.post(PAD, velden).status_code == 422

    def test_een_leeg_bestand_krijgt_een_zin(self, klant, db_of_zonder):
        antwoord = stuur(klant, b"")
        assert antwoord.status_code == 422
        assert "leeg" in antwoord.content.decode()


class TestDePoort:
    def test_te_groot_wordt_niet_eens_gelezen(self, klant, db_of_zonder):
        antwoord = klant.post(
            PAD,
            io.BytesIO(b"x"),
            content_type="multipart/form-data; boundary=x",
            CONTENT_LENGTH=BESTAND_BYTES_HOOGSTENS * 2,
        )
        assert antwoord.status_code == 413
        assert "groter dan" in antwoord.content.decode()

    def test_wie_te_vaak_vraagt_wacht_een_minuut(self, klant, db_of_zonder):
        for _ in range(KEER_PER_MINUUT):
            assert klant.post(PAD, {"code": maak_code()}).status_code == 200
        antwoord = klant.post(PAD, {"code": maak_code()})
        assert (antwoord.status_code, antwoord["Retry-After"]) == (429, "60")
        assert klant.get(PAD).status_code == 200

    def test_een_formulier_van_elders_wordt_geweigerd(self, organisaties, client_voor, db_of_zonder):
        streng = client_voor("werkmakerij")
        streng.handler.enforce_csrf_checks = True
        assert streng.post(PAD, {"code": maak_code()}).status_code == 403

    def test_de_pagina_wordt_nergens_bewaard(self, klant, db_of_zonder):
        assert "no-store" in klant.get(PAD)["Cache-Control"]


class TestHetBestandOphalen:
    @pytest.fixture
    def bestand(self, db_of_zonder, jobcoach):
        traject = TrajectFactory(begeleid_door=[jobcoach])
        return verzegeling_met_bestand(evaluatie_klaar(jobcoach, plaatsing=PlaatsingFactory(traject=traject)))

    def test_wie_de_plaatsing_ziet_krijgt_het_en_dat_staat_in_het_logboek(self, klant, jobcoach, bestand):
        klant.force_login(jobcoach)
        antwoord = klant.get(f"/verzegelingen/{bestand.pk}/document/")
        assert antwoord.content == b"%PDF-1.7 een document"
        assert antwoord["Content-Disposition"].startswith("attachment; filename=")
        assert Logregel.objects.filter(soort="verzegeld_document_geopend", over_pk=bestand.evaluatie_id).exists()

    def test_buiten_bereik_bestaat_het_niet(self, klant, collega_ander_team, bestand):
        klant.force_login(collega_ander_team)
        for pad in (f"/verzegelingen/{bestand.pk}/", f"/verzegelingen/{bestand.pk}/document/"):
            assert klant.get(pad).status_code == 404

    def test_de_pagina_toont_code_en_hash(self, klant, jobcoach, bestand):
        klant.force_login(jobcoach)
        pagina = klant.get(f"/verzegelingen/{bestand.pk}/").content.decode()
        assert bestand.code_op_papier in pagina
        assert bestand.sha256 in pagina
        assert Logregel.objects.filter(soort="dossier_bekeken", details__pagina="verzegeld document").exists()


class TestDeCode:
    def test_op_papier_staat_zij_in_groepen_en_zo_wordt_zij_ook_gelezen(self):
        code = maak_code()
        assert len(schrijf_code(code)) == 19
        assert lees_code(schrijf_code(code)) == code
        assert lees_code(schrijf_code(code).replace("-", " – ").lower()) == code

    @pytest.mark.parametrize("tekst", ["", "ABCD", "ABCD-EFGH-JKMN-PQR0", "x" * 16 + "x"])
    def test_wat_geen_code_is_wordt_niet_gezocht(self, tekst):
        assert lees_code(tekst) == ""

    def test_vrije_tekst_en_het_adres_van_de_deelnemer_blijven_van_het_blad(self):
        assert op_papier("Daan was ziek", is_antwoord=True, is_deelnemer=False) == ""
        assert op_papier("per mail aan daan@thuis.example", is_antwoord=False, is_deelnemer=True) == "per mail"
        assert op_papier("per mail aan chef@bedrijf.example", is_antwoord=False, is_deelnemer=False).endswith("example")


def maak_portaallink(contactpersoon) -> str:
    token, nu = maak_token(), timezone.now()
    Portaallink.objects.create(
        contactpersoon=contactpersoon, token_hash=hash_van(token), gemaakt_op=nu, geldig_tot=nu + timedelta(hours=1)
    )
    return token


class TestViaHetOverzichtVanDeWerkgever:
    def test_wie_tekende_krijgt_het_document_en_een_ander_niet(self, klant, jobcoach, db_of_zonder):
        plaatsing = PlaatsingFactory(traject=TrajectFactory(begeleid_door=[jobcoach]))
        evaluatie = evaluatie_getekend(jobcoach, plaatsing=plaatsing)
        Verzegeling.objects.filter(evaluatie=evaluatie).delete()
        verzegeling_met_bestand(evaluatie)
        [vraag] = Ondertekening.objects.filter(evaluatie=evaluatie)
        token = maak_portaallink(vraag.contactpersoon)
        pad = f"/werkgever/overzicht/{token}/document/{vraag.pk}/"
        assert klant.get(pad).content == b"%PDF-1.7 een document"
        assert Logregel.objects.filter(soort="verzegeld_document_geopend", door_pk=None).exists()
        assert pad in klant.get(f"/werkgever/overzicht/{token}/").content.decode()
        ander = maak_portaallink(ContactpersoonFactory(werkgever=plaatsing.werkgever))
        # who has no placement to see is told that the link works no more
        assert klant.get(f"/werkgever/overzicht/{ander}/document/{vraag.pk}/").status_code in (404, 422)
        assert klant.get(f"/werkgever/overzicht/geraden/document/{vraag.pk}/").status_code == 404
        # what a colleague opens is not put down to the employer
        klant.force_login(jobcoach)
        geopend = Logregel.objects.filter(soort="verzegeld_document_geopend").count()
        assert "%PDF" not in klant.get(pad).content.decode()
        assert Logregel.objects.filter(soort="verzegeld_document_geopend").count() == geopend
