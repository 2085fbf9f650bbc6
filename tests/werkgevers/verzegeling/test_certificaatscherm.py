"""The beheerder sees with which certificate is sealed, and gives another one."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_der_private_key, pkcs12
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.fabrieken.verzegelingen import zegelcertificaat, zegelsleutel
from toegang.geheim import ontsleutel
from toegang.models import Logregel
from werkgevers.models import Zegelcertificaat
from werkgevers.verzegeling.regels import WAARSCHUW_VOORAF, Certificaatstand, stand_van_certificaat

PAD = "/beheer/verzegelen/"
NOGMAALS = f"/account/nogmaals/?next={PAD}"
WACHTWOORD = "een lang wachtwoord"
NU = timezone.now()


@pytest.fixture
def beheer(klant, beheerder):
    """The beheerder, who just typed the password again."""
    klant.force_login(beheerder)
    klant.post(NOGMAALS, {"password": "vier stenen op een rij"})
    return klant


def p12(naam: str = "Stichting Zegel", wachtwoord: str = WACHTWOORD) -> SimpleUploadedFile:
    sleutel = zegelsleutel(naam)
    inhoud = pkcs12.serialize_key_and_certificates(
        b"zegel",
        load_der_private_key(sleutel.sleutel, None),
        sleutel.x509,
        None,
        BestAvailableEncryption(wachtwoord.encode()),
    )
    return SimpleUploadedFile("zegel.p12", inhoud)


@pytest.mark.parametrize(
    ("geldig_tot", "stand"),
    [
        (None, Certificaatstand.GEEN),
        (NU - timedelta(seconds=1), Certificaatstand.VERLOPEN),
        (NU, Certificaatstand.LOOPT_AF),
        (NU + WAARSCHUW_VOORAF - timedelta(seconds=1), Certificaatstand.LOOPT_AF),
        (NU + WAARSCHUW_VOORAF, Certificaatstand.GOED),
    ],
)
def test_een_certificaat_waarschuwt_voor_het_verloopt(geldig_tot, stand):
    assert stand_van_certificaat(geldig_tot, NU) == stand


def test_zonder_certificaat_staat_dat_er_en_maken_kan_meteen(beheer):
    assert "Er is nog geen certificaat" in beheer.get(PAD).content.decode()
    assert beheer.post(f"{PAD}maken/")["Location"] == PAD
    certificaat = Zegelcertificaat.objects.get()
    assert (certificaat.soort, certificaat.in_gebruik) == ("zelfgemaakt", True)
    assert certificaat.vingerafdruk in beheer.get(PAD).content.decode()
    assert Logregel.objects.filter(soort="zegelcertificaat_in_gebruik").exists()


def test_een_eigen_certificaat_komt_uit_een_bestand_en_het_oude_blijft(beheer):
    oud = zegelcertificaat()
    antwoord = beheer.post(PAD, {"bestand": p12(), "wachtwoord": WACHTWOORD})
    assert antwoord["Location"] == PAD
    nieuw = Zegelcertificaat.objects.get(in_gebruik=True)
    assert (nieuw.soort, nieuw.vingerafdruk) == ("eigen", zegelsleutel("Stichting Zegel").vingerafdruk)
    oud.refresh_from_db()
    assert not oud.in_gebruik
    assert "Eerder gebruikt" in beheer.get(PAD).content.decode()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "Kies het bestand"),
        ({"bestand": "fout wachtwoord"}, "het wachtwoord klopt niet"),
        ({"bestand": "geen p12"}, "geen PKCS#12-bestand"),
        ({"bestand": "groot"}, "te groot voor een certificaat"),
    ],
)
def test_wat_geen_bruikbaar_certificaat_is_wordt_uitgelegd(beheer, velden, zin):
    bestanden = {
        "fout wachtwoord": p12,
        "geen p12": lambda: SimpleUploadedFile("zegel.p12", b"\x30\x03nee"),
        "groot": lambda: SimpleUploadedFile("zegel.p12", b"x" * 100_001),
    }
    velden = {naam: bestanden[welk]() for naam, welk in velden.items()} | {"wachtwoord": "mis"}
    antwoord = beheer.post(PAD, velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert 'value="mis"' not in antwoord.content.decode()
    assert not Zegelcertificaat.objects.exists()


def test_het_wachtwoord_en_de_sleutel_staan_nergens_leesbaar(beheer):
    beheer.post(PAD, {"bestand": p12(), "wachtwoord": WACHTWOORD})
    certificaat = Zegelcertificaat.objects.get()
    assert ontsleutel(certificaat.sleutel_versleuteld) not in certificaat.sleutel_versleuteld
    assert WACHTWOORD not in str(list(Logregel.objects.values()))


def test_wat_al_in_gebruik_is_gaat_niet_nog_een_keer(beheer):
    for status in (302, 422):
        antwoord = beheer.post(PAD, {"bestand": p12(), "wachtwoord": WACHTWOORD})
        assert antwoord.status_code == status
    assert "al in gebruik" in antwoord.content.decode()


def test_voor_het_verloopt_staat_het_op_de_dag_van_de_beheerder(beheer):
    zegelcertificaat()
    assert "Het certificaat loopt bijna af" not in beheer.get("/").content.decode()
    Zegelcertificaat.objects.update(geldig_tot=timezone.now() + timedelta(days=10, hours=1))
    for pad in ("/", PAD):
        assert "Het certificaat loopt bijna af" in beheer.get(pad).content.decode(), pad


def test_wie_de_sleutel_vervangt_vult_eerst_het_eigen_wachtwoord_in(klant, beheerder):
    klant.force_login(beheerder)
    pagina = klant.get(PAD).content.decode()
    assert "Vul daarom eerst je wachtwoord" in pagina
    assert "Certificaat in gebruik nemen" not in pagina
    naar = f"/account/nogmaals/?{urlencode({'next': PAD})}"
    assert klant.post(PAD, {"bestand": p12(), "wachtwoord": WACHTWOORD})["Location"] == naar
    assert klant.post(f"{PAD}maken/")["Location"] == naar
    assert not Zegelcertificaat.objects.exists()
    assert klant.post(naar, {"password": "vier stenen op een rij"})["Location"] == PAD
    assert klant.post(f"{PAD}maken/")["Location"] == PAD
    assert Zegelcertificaat.objects.count() == 1


def test_alleen_de_beheerder_komt_erbij(klant, jobcoach):
    klant.force_login(jobcoach)
    assert klant.get(PAD).status_code == 403
    assert klant.post(f"{PAD}maken/").status_code == 403
