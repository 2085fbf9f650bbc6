"""From the last signature to a sealed document: what it says, what it is made of, and what stops it."""

import hashlib
import io
import json
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from pypdf import PdfReader

from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.verzegelingen import evaluatie_getekend, verzegeld, zegelcertificaat
from tests.fabrieken.werkgevers import PlaatsingFactory
from toegang.fouten import OvergangNietToegestaan
from toegang.models import Logregel
from werkgevers.models import Ondertekening, Verzegeling, Zegelcertificaat
from werkgevers.verzegeling import diensten
from werkgevers.verzegeling.maak import GEEN_CERTIFICAAT, GEEN_TIJDSTEMPEL, VERLOPEN, maak
from werkgevers.verzegeling.regels import HARTSLAG_VERLOOPT_NA, OPNIEUW_NA, Status
from werkgevers.verzegeling.zegel import Uitslag, controleer


@pytest.fixture
def plaatsing(db_of_zonder, jobcoach):
    return PlaatsingFactory(traject=TrajectFactory(begeleid_door=[jobcoach]))


@pytest.fixture
def wachtend(plaatsing, jobcoach):
    """A document that was asked for and not made yet."""
    return diensten.vraag_verzegeling(evaluatie=evaluatie_getekend(jobcoach, plaatsing=plaatsing))


def inhoud(verzegeling: Verzegeling) -> bytes:
    with verzegeling.bestand.open() as bestand:
        return bestand.read()


def tekst(pdf: bytes) -> str:
    return " ".join(blad.extract_text() for blad in PdfReader(io.BytesIO(pdf)).pages)


class TestHetDocument:
    def test_is_verzegeld_met_het_certificaat_van_de_organisatie(self, plaatsing, jobcoach):
        verzegeling = verzegeld(jobcoach, plaatsing=plaatsing)
        assert (verzegeling.status, verzegeling.foutmelding, verzegeling.voortgang) == (Status.KLAAR, "", 100)
        oordeel = controleer(inhoud(verzegeling), [bytes(zegelcertificaat().certificaat)])
        assert oordeel.uitslag == Uitslag.ECHT
        assert oordeel.op == verzegeling.verzegeld_op
        assert verzegeling.sha256 == hashlib.sha256(inhoud(verzegeling)).hexdigest()
        assert Logregel.objects.filter(soort="evaluatie_verzegeld", over_pk=verzegeling.evaluatie_id).count() == 1

    def test_noemt_wie_tekende_wanneer_en_hoe_met_hash_en_elke_gebeurtenis(self, plaatsing, jobcoach):
        verzegeling = verzegeld(jobcoach, plaatsing=plaatsing)
        gelezen = " ".join(tekst(inhoud(verzegeling)).split())
        evaluatie = verzegeling.evaluatie
        for woorden in (
            plaatsing.traject.deelnemer.naam,
            plaatsing.werkgever.naam,
            "Kees de Vries, eigenaar",
            "via de persoonlijke link",
            "Inhoud vastgezet",
            "Handtekening gevraagd (Kees de Vries)",
            "Link verstuurd (Kees de Vries)",
            "Getekend (Kees de Vries)",
            evaluatie.inhoud_sha256,
            verzegeling.code_op_papier,
            "/document-controleren/",
            zegelcertificaat().vingerafdruk,
        ):
            assert woorden in gelezen

    def test_draagt_wat_is_getekend_letter_voor_letter_in_zich(self, plaatsing, jobcoach):
        verzegeling = verzegeld(jobcoach, plaatsing=plaatsing)
        [bijlage] = PdfReader(io.BytesIO(inhoud(verzegeling))).attachments["evaluatie.json"]
        assert hashlib.sha256(bijlage).hexdigest() == verzegeling.evaluatie.inhoud_sha256
        assert json.loads(bijlage)["deelnemer"] == plaatsing.traject.deelnemer.naam

    def test_is_en_blijft_pdf_a(self, plaatsing, jobcoach):
        pdf = PdfReader(io.BytesIO(inhoud(verzegeld(jobcoach, plaatsing=plaatsing))))
        claims = pdf.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
        assert 'pdfaid:part="3"' in claims
        assert 'pdfaid:conformance="A"' in claims
        wortel = pdf.trailer["/Root"]
        assert wortel["/MarkInfo"]["/Marked"]
        assert wortel["/Lang"] == "nl"
        assert wortel["/OutputIntents"]
        # PDF/A-3 goes up to PDF 1.7
        assert wortel.get("/Version", "/1.7") == "/1.7"

    def test_kreeg_een_bestandsnaam_die_niemand_raadt(self, plaatsing, jobcoach):
        verzegeling = verzegeld(jobcoach, plaatsing=plaatsing)
        assert verzegeling.bestand.name.startswith("verzegeld/")
        assert len(verzegeling.bestand.name) > 35


class TestAlleenWatGetekendIs:
    def test_een_evaluatie_zonder_handtekening_krijgt_geen_document(self, plaatsing, jobcoach):
        with pytest.raises(OvergangNietToegestaan):
            diensten.vraag_verzegeling(evaluatie=evaluatie_klaar(jobcoach, plaatsing=plaatsing))
        assert not Verzegeling.objects.exists()

    def test_twee_keer_vragen_geeft_hetzelfde_document(self, wachtend):
        assert diensten.vraag_verzegeling(evaluatie=wachtend.evaluatie) == wachtend

    def test_een_handtekening_onder_iets_anders_wordt_niet_verzegeld(self, wachtend, monkeypatch):
        zegelcertificaat()
        anders = Ondertekening.objects.get(evaluatie=wachtend.evaluatie)
        # the database does not let this happen: what cannot be, is still looked at before it is sealed
        monkeypatch.setattr("werkgevers.verzegeling.samenstellen.is_ongeschonden", lambda evaluatie: False)
        maak(wachtend.pk)
        wachtend.refresh_from_db()
        assert wachtend.status == Status.MISLUKT
        assert "niet meer wat er is getekend" in wachtend.foutmelding
        assert anders.inhoud_sha256 == wachtend.evaluatie.inhoud_sha256


class TestWatNietLukt:
    def test_zonder_certificaat_wacht_het_document_en_zegt_waarom(self, wachtend):
        maak(wachtend.pk)
        wachtend.refresh_from_db()
        assert (wachtend.status, wachtend.foutmelding) == (Status.MISLUKT, GEEN_CERTIFICAAT)

    def test_met_een_certificaat_lukt_het_daarna_vanzelf(self, wachtend):
        maak(wachtend.pk)
        zegelcertificaat()
        maak(wachtend.pk)
        wachtend.refresh_from_db()
        assert (wachtend.status, wachtend.foutmelding) == (Status.KLAAR, "")

    def test_met_een_verlopen_certificaat_wordt_niet_verzegeld(self, wachtend):
        zegelcertificaat()
        with time_machine.travel(timezone.now() + timedelta(days=11 * 365), tick=True):
            maak(wachtend.pk)
        wachtend.refresh_from_db()
        assert wachtend.foutmelding == VERLOPEN

    def test_een_tijdstempeldienst_die_weg_is_stelt_het_uit(self, wachtend, settings):
        zegelcertificaat()
        settings.TIJDSTEMPELDIENST = "http://127.0.0.1:9/tsa"
        maak(wachtend.pk)
        wachtend.refresh_from_db()
        assert (wachtend.status, wachtend.foutmelding) == (Status.MISLUKT, GEEN_TIJDSTEMPEL)


class TestInhalen:
    def test_wat_getekend_is_en_geen_document_heeft_wordt_gevonden(self, plaatsing, jobcoach):
        evaluatie = evaluatie_getekend(jobcoach, plaatsing=plaatsing)
        Verzegeling.objects.filter(evaluatie=evaluatie).delete()
        assert diensten.haal_verzegelingen_in(nu=timezone.now()) == 1
        assert Verzegeling.objects.get().evaluatie == evaluatie

    def test_wat_onderweg_is_wordt_niet_nog_eens_begonnen(self, wachtend):
        assert diensten.haal_verzegelingen_in(nu=timezone.now()) == 0

    @pytest.mark.parametrize(
        ("status", "stil", "opnieuw"),
        [
            (Status.BEZIG, HARTSLAG_VERLOOPT_NA, True),
            (Status.BEZIG, HARTSLAG_VERLOOPT_NA / 2, False),
            (Status.MISLUKT, OPNIEUW_NA, True),
            (Status.MISLUKT, OPNIEUW_NA / 2, False),
        ],
    )
    def test_wat_bleef_liggen_wordt_na_een_tijd_weer_opgepakt(self, wachtend, status, stil, opnieuw):
        nu = timezone.now()
        Verzegeling.objects.filter(pk=wachtend.pk).update(
            status=status,
            hartslag=nu - stil - timedelta(seconds=1),
            foutmelding="Mislukt." if status == Status.MISLUKT else "",
        )
        assert diensten.haal_verzegelingen_in(nu=nu) == int(opnieuw)

    def test_wie_is_ingehaald_laat_niets_achter(self, wachtend):
        eerste = diensten.neem_op(pk=wachtend.pk)
        assert eerste is not None
        Verzegeling.objects.filter(pk=wachtend.pk).update(hartslag=timezone.now() - 2 * HARTSLAG_VERLOOPT_NA)
        assert diensten.neem_op(pk=wachtend.pk) is not None
        with pytest.raises(diensten.Ingehaald):
            diensten.meld_voortgang(verzegeling=eerste, procent=90, stap="Klaar")

    def test_wie_bezig_is_houdt_een_ander_weg(self, wachtend):
        assert diensten.neem_op(pk=wachtend.pk) is not None
        assert diensten.neem_op(pk=wachtend.pk) is None

    def test_een_document_wordt_een_keer_gemaakt(self, plaatsing, jobcoach):
        verzegeling = verzegeld(jobcoach, plaatsing=plaatsing)
        maak(verzegeling.pk)
        assert Verzegeling.objects.get().bestand.name == verzegeling.bestand.name


class TestDeDatabank:
    def weigert(self, naam, verzegeling, **velden):
        with pytest.raises(IntegrityError) as fout, transaction.atomic():
            Verzegeling.objects.filter(pk=verzegeling.pk).update(**velden)
        assert naam in str(fout.value)
        return Verzegeling.objects.filter(pk=verzegeling.pk).values(*velden).get()

    def test_een_verzegeld_document_verandert_niet_meer(self, plaatsing, jobcoach):
        verzegeling = verzegeld(jobcoach, plaatsing=plaatsing)
        som = self.weigert("verandert niet meer", verzegeling, sha256="0" * 64)["sha256"]
        status = self.weigert("verandert niet meer", verzegeling, status=Status.GEVRAAGD)["status"]
        assert (som, status) == (verzegeling.sha256, Status.KLAAR)

    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("verzegeling_klaar_met_document", {"status": Status.KLAAR}),
            ("verzegeling_klaar_met_document", {"sha256": "0" * 64}),
            ("verzegeling_mislukt_met_reden", {"status": Status.MISLUKT, "hartslag": timezone.now()}),
            ("verzegeling_bezig_met_hartslag", {"status": Status.BEZIG}),
            ("verzegeling_status_bekend", {"status": "anders"}),
            ("verzegeling_voortgang_in_procenten", {"voortgang": 101}),
            ("verzegeling_code_vorm", {"code": "kort"}),
        ],
    )
    def test_weigert_wat_niet_kan(self, wachtend, naam, velden):
        over = self.weigert(naam, wachtend, **velden)
        assert over == {veld: getattr(wachtend, veld) for veld in velden}

    def test_een_code_is_van_een_document(self, wachtend, plaatsing, jobcoach):
        ander = diensten.vraag_verzegeling(evaluatie=evaluatie_getekend(jobcoach, plaatsing=plaatsing, moment="extra"))
        assert self.weigert("verzegeling_code_uniek", ander, code=wachtend.code) == {"code": ander.code}

    def test_de_sleutel_staat_versleuteld(self, wachtend):
        certificaat = zegelcertificaat()
        rauw = certificaat.zegelsleutel.sleutel
        certificaat.refresh_from_db()
        assert rauw not in certificaat.sleutel_versleuteld.encode()
        assert certificaat.sleutel_versleuteld.startswith("gAAAA")

    def test_een_certificaat_is_in_gebruik_en_eerdere_blijven(self, wachtend):
        eerste, tweede = zegelcertificaat(), zegelcertificaat("Een ander")
        assert list(Zegelcertificaat.objects.filter(in_gebruik=True)) == [tweede]
        with pytest.raises(IntegrityError), transaction.atomic():
            Zegelcertificaat.objects.filter(pk=eerste.pk).update(in_gebruik=True)
