"""A beheerder keeps the lists of choices in the own words of the organisation, under codes that stay."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.fabrieken.trajecten import CodeFactory, ContactmomentFactory, TrajectFactory
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.aanmelden.forms.wijzigen import AanmeldingFormulier
from trajecten.forms import contactsoorten
from trajecten.importeren.stand import Stand
from trajecten.inrichting import vul_codes
from trajecten.keuzelijsten import diensten, regels
from trajecten.models import Code, Codelijst

KANAAL = Codelijst.INSTROOMKANAAL


@pytest.fixture
def codes(db_of_zonder):
    vul_codes(sjabloon={}, door=None)


@pytest.fixture
def bij_beheerder(klant, beheerder, codes):
    klant.force_login(beheerder)
    return klant


def keuze(code, lijst=KANAAL):
    return Code.objects.get(lijst=lijst, code=code)


def volgorde(lijst=KANAAL):
    return list(Code.objects.filter(lijst=lijst).order_by("volgorde", "id").values_list("code", flat=True))


@pytest.mark.parametrize(
    ("naam", "bezet", "code"),
    [
        ("Buurthuis De Brug", [], "buurthuis_de_brug"),
        ("School", ["school"], "school_2"),
        ("School", ["school", "school_2"], "school_3"),
        ("!!!", [], "keuze"),
        ("x" * 80, [], "x" * 40),
    ],
)
def test_de_code_komt_van_de_naam(naam, bezet, code):
    assert regels.code_van(naam, bezet) == code


@given(naam=st.text(max_size=80), bezet=st.sets(st.sampled_from(["keuze", "a", "a_2", "school"])))
def test_een_code_is_altijd_vrij_en_past(naam, bezet):
    code = regels.code_van(naam, bezet)
    assert code not in bezet
    assert 0 < len(code) <= 40


@given(st.permutations([1, 2, 3, 4]), st.integers(1, 4), st.booleans())
def test_verplaatsen_houdt_alle_keuzes(rij, sleutel, omhoog):
    assert sorted(regels.verschoven(rij, sleutel, omhoog)) == [1, 2, 3, 4]


class TestSchrijven:
    def test_een_nieuwe_keuze_staat_achteraan_en_is_te_kiezen(self, codes, beheerder):
        nieuw = diensten.maak_keuze(lijst=KANAAL, naam=" Buurthuis ", bijzonder=False, door=beheerder)
        assert (nieuw.naam, nieuw.code, volgorde()[-1]) == ("Buurthuis", "buurthuis", "buurthuis")
        assert Logregel.objects.van_soort(Soort.KEUZELIJST_GEWIJZIGD).get().details["code"] == "buurthuis"

    @pytest.mark.parametrize(
        ("lijst", "naam", "bijzonder", "zin"),
        [
            (KANAAL, "SCHOOL", False, "staat al in de lijst"),
            (KANAAL, " ", False, "Vul dit in"),
            (Codelijst.SECTOR, "Zorg", True, "niets over gezondheid"),
        ],
    )
    def test_wat_niet_kan_wordt_geweigerd(self, codes, beheerder, lijst, naam, bijzonder, zin):
        aantal = Code.objects.count()
        with pytest.raises(RegelGeschonden, match=zin):
            diensten.maak_keuze(lijst=lijst, naam=naam, bijzonder=bijzonder, door=beheerder)
        assert Code.objects.count() == aantal

    def test_een_lijst_loopt_niet_vol(self, codes, beheerder, monkeypatch):
        monkeypatch.setattr(regels, "KEUZES_HOOGSTENS", 3)
        with pytest.raises(RegelGeschonden, match="hoogstens 3"):
            diensten.maak_keuze(lijst=KANAAL, naam="Nog een", bijzonder=False, door=beheerder)

    def test_een_andere_naam_houdt_dezelfde_code(self, codes, beheerder):
        diensten.wijzig_keuze(keuze=keuze("school"), naam="Mbo of vo", bijzonder=False, versie=1, door=beheerder)
        assert (keuze("school").naam, keuze("school").versie) == ("Mbo of vo", 2)
        with pytest.raises(NietMeerActueel):
            diensten.wijzig_keuze(keuze=keuze("school"), naam="Te laat", bijzonder=False, versie=1, door=beheerder)

    def test_wat_is_afgeschermd_blijft_dat(self, codes, beheerder):
        with pytest.raises(RegelGeschonden, match="Dat blijft zo"):
            diensten.wijzig_keuze(keuze=keuze("detentie"), naam="Detentie", bijzonder=False, versie=1, door=beheerder)
        diensten.wijzig_keuze(keuze=keuze("netwerk"), naam="Kliniek", bijzonder=True, versie=1, door=beheerder)
        assert keuze("netwerk").bijzonder

    def test_de_laatste_die_aan_staat_gaat_niet_uit(self, codes, beheerder):
        Code.objects.filter(lijst=KANAAL).exclude(code="school").update(actief=False)
        with pytest.raises(RegelGeschonden, match="laatste keuze"):
            diensten.zet_keuze_aan(keuze=keuze("school"), aan=False, door=beheerder)

    def test_twee_keer_uitzetten_is_een_keer(self, codes, beheerder):
        for _ in range(2):
            diensten.zet_keuze_aan(keuze=keuze("school"), aan=False, door=beheerder)
        assert Logregel.objects.van_soort(Soort.KEUZELIJST_GEWIJZIGD).count() == 1

    def test_een_dubbele_druk_verplaatst_een_plek(self, codes, beheerder):
        assert volgorde()[:2] == ["hangplek", "azc"]
        for _ in range(2):
            diensten.verplaats_keuze(keuze=keuze("hangplek"), plaats=1, omhoog=False, door=beheerder)
        assert volgorde()[:3] == ["azc", "hangplek", "sociale_media"]
        diensten.verplaats_keuze(keuze=keuze("azc"), plaats=1, omhoog=True, door=beheerder)
        assert volgorde()[0] == "azc"


class TestWatUitstaat:
    def test_is_niet_te_kiezen_en_blijft_te_lezen(self, als_jobcoach, codes, beheerder):
        klant, traject = als_jobcoach
        ContactmomentFactory(traject=traject, soort="huisbezoek")
        diensten.zet_keuze_aan(keuze=keuze("huisbezoek", Codelijst.CONTACTSOORT), aan=False, door=beheerder)
        assert "huisbezoek" not in dict(contactsoorten())
        assert dict(contactsoorten("huisbezoek"))["huisbezoek"] == "Huisbezoek"
        assert "Huisbezoek" in klant.get(traject.get_absolute_url()).content.decode()

    def test_blijft_gekozen_in_een_formulier_dat_het_had(self, codes, beheerder):
        diensten.zet_keuze_aan(keuze=keuze("school"), aan=False, door=beheerder)
        had = AanmeldingFormulier(initial={"instroomkanaal": "school"}, met_bijzonder=True)
        niet = AanmeldingFormulier(initial={"instroomkanaal": "azc"}, met_bijzonder=True)
        assert "school" in dict(had.fields["instroomkanaal"].choices)
        assert "school" not in dict(niet.fields["instroomkanaal"].choices)

    def test_leest_de_import_nog_en_een_eigen_keuze_ook(self, codes, beheerder):
        diensten.zet_keuze_aan(keuze=keuze("school"), aan=False, door=beheerder)
        diensten.maak_keuze(lijst=KANAAL, naam="Buurthuis", bijzonder=False, door=beheerder)
        lees = Stand(vandaag=None, door=None).code(KANAAL)
        assert (lees("school"), lees("buurthuis")) == ("school", "buurthuis")


@pytest.fixture
def als_jobcoach(klant, jobcoach):
    klant.force_login(jobcoach)
    return klant, TrajectFactory(begeleid_door=[jobcoach])


class TestSchermen:
    def test_van_de_lijsten_naar_een_nieuwe_keuze(self, bij_beheerder):
        assert "Keuzelijsten" in bij_beheerder.get(reverse("trajecten:beheer")).content.decode()
        assert "Instroomkanaal" in bij_beheerder.get(reverse("trajecten:keuzelijsten")).content.decode()
        nieuw = reverse("trajecten:keuze_nieuw", args=[KANAAL.value])
        tekst = bij_beheerder.post(nieuw, {"naam": "Buurthuis"}, follow=True).content.decode()
        assert "Buurthuis staat in de lijst." in tekst
        dubbel = bij_beheerder.post(nieuw, {"naam": "buurthuis"})
        assert dubbel.status_code == 422
        assert "staat al in de lijst" in dubbel.content.decode()

    def test_anders_noemen_en_wie_te_laat_is_ziet_beide(self, bij_beheerder):
        adres = reverse("trajecten:keuze", args=[keuze("school").pk])
        assert bij_beheerder.post(adres, {"naam": "Opleiding", "versie": "1"}).status_code == 302
        botsing = bij_beheerder.post(adres, {"naam": "Onderwijs", "versie": "1"})
        assert botsing.status_code == 409
        tekst = botsing.content.decode()
        assert "Opleiding" in tekst
        assert "Onderwijs" in tekst

    def test_uitzetten_en_verplaatsen(self, bij_beheerder):
        hier = keuze("azc")
        bij_beheerder.post(reverse("trajecten:keuze_verplaatsen", args=[hier.pk]), {"plaats": "2", "omhoog": "ja"})
        assert volgorde()[0] == "azc"
        antwoord = bij_beheerder.post(reverse("trajecten:keuze_aan", args=[hier.pk]), {"aan": "nee"}, follow=True)
        assert "Staat uit" in antwoord.content.decode()

    def test_een_lijst_die_er_niet_is_bestaat_niet(self, bij_beheerder):
        assert bij_beheerder.get(reverse("trajecten:keuzelijst", args=["onzin"])).status_code == 404

    def test_alleen_een_beheerder(self, als_jobcoach, codes):
        klant, _ = als_jobcoach
        assert klant.get(reverse("trajecten:keuzelijsten")).status_code == 403
        assert klant.post(reverse("trajecten:keuze_aan", args=[keuze("azc").pk])).status_code == 403

    def test_een_lange_lijst_vraagt_niet_meer_van_de_databank(self, bij_beheerder):
        adres, aantallen = reverse("trajecten:keuzelijst", args=[Codelijst.SECTOR.value]), []
        Code.objects.filter(lijst=Codelijst.SECTOR).delete()
        for erbij in (3, 27):
            for nummer in range(erbij):
                CodeFactory(lijst=Codelijst.SECTOR, code=f"c{erbij}_{nummer}", naam=f"Vak {erbij} {nummer}")
            bij_beheerder.get(adres)
            with CaptureQueriesContext(connection) as gesteld:
                bij_beheerder.get(adres)
            aantallen.append(len(gesteld))
        assert aantallen[0] == aantallen[1]
