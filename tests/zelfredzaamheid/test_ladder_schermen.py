"""Writing down a trede, correcting one, and what the dossier shows of growth."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.zelfredzaamheid import LadderpositieFactory
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.models import Logregel
from zelfredzaamheid.ladder import diensten
from zelfredzaamheid.ladder.beeld import geschiedenis_van, groei_van
from zelfredzaamheid.ladder.diensten import Oordeel
from zelfredzaamheid.models import Ladderpositie

CURSUS = {"contract": "nee", "stagevergoeding": "nee", "taken": "nee", "activiteit": "ja"}


def vandaag():
    return timezone.localdate()


def adres(naam, pk):
    return reverse(f"zelfredzaamheid:{naam}", args=[pk])


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


def invoer(**anders):
    return CURSUS | {"peildatum": f"{vandaag():%d-%m-%Y}", "trede": 3, "sleutel": uuid4()} | anders


class TestVastleggen:
    def test_het_voorstel_volgt_de_antwoorden_zonder_javascript(self, klant, jobcoach, traject):
        antwoord = als(klant, jobcoach).post(adres("trede_vastleggen", traject.pk), invoer(trede="", voorstel="1"))
        assert antwoord.status_code == 200
        assert "Uit de antwoorden volgt trede 3: Deelname aan georganiseerde" in antwoord.content.decode()
        assert not Ladderpositie.objects.exists()

    def test_het_voorstel_komt_ook_als_deel(self, klant, jobcoach, traject):
        pagina = als(klant, jobcoach).post(
            adres("trede_vastleggen", traject.pk), {"voorstel": "1", "contract": "ja"}, headers={"HX-Request": "true"}
        )
        assert "<html" not in pagina.content.decode()
        assert "Beantwoord nog" in pagina.content.decode()

    def test_een_trede_komt_met_antwoorden_in_de_databank_en_het_logboek(self, klant, jobcoach, traject):
        over_een_half_jaar = vandaag() + timedelta(days=180)
        gegevens = invoer(verwachte_trede=4, horizon=f"{over_een_half_jaar:%d-%m-%Y}")
        antwoord = als(klant, jobcoach).post(adres("trede_vastleggen", traject.pk), gegevens)
        assert antwoord.url == adres("ladder", traject.pk)
        positie = Ladderpositie.objects.get()
        assert (positie.trede, positie.voorstel, positie.antwoorden) == (3, 3, CURSUS)
        assert (positie.verwachte_trede, positie.horizon) == (4, over_een_half_jaar)
        assert positie.beoordelaar == jobcoach
        assert Logregel.objects.get(soort="trede_vastgelegd").deelnemer_pk == traject.deelnemer_id

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"trede": ""}, "Kies een trede."),
            ({"trede": 9}, ""),
            ({"trede": 4}, "Schrijf op waarom je deze trede kiest."),
            ({"verwachte_trede": 4}, "Vul bij een verwachte trede ook in wanneer"),
            ({"peildatum": "gisteren"}, "Schrijf de datum zo"),
            ({"peildatum": "01-01-2020"}, "De aanmelding was pas op"),
            ({"contract": "misschien"}, ""),
            ({"toelichting": "x" * 5001}, ""),
            ({"sleutel": "x"}, ""),
        ],
    )
    def test_wat_niet_klopt_komt_terug_en_blijft_staan(self, klant, jobcoach, traject, anders, zin):
        antwoord = als(klant, jobcoach).post(
            adres("trede_vastleggen", traject.pk), invoer(**({"toelichting": "Dit typte ik."} | anders))
        )
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
        assert "toelichting" in anders or "Dit typte ik." in antwoord.content.decode()
        assert not Ladderpositie.objects.exists()

    def test_een_andere_trede_kan_met_een_reden(self, klant, jobcoach, traject):
        als(klant, jobcoach).post(
            adres("trede_vastleggen", traject.pk), invoer(trede=4, reden_anders="Begint morgen als vrijwilliger.")
        )
        positie = Ladderpositie.objects.get()
        assert (positie.trede, positie.voorstel) == (4, 3)

    def test_twee_keer_sturen_maakt_een_trede(self, klant, jobcoach, traject):
        gegevens = invoer()
        als(klant, jobcoach)
        for _ in range(2):
            assert klant.post(adres("trede_vastleggen", traject.pk), gegevens).status_code == 302
        assert Ladderpositie.objects.count() == 1
        anders = gegevens | {"toelichting": "Nog iets."}
        antwoord = klant.post(adres("trede_vastleggen", traject.pk), anders)
        assert antwoord.status_code == 422
        assert "Deze trede was al opgeslagen" in antwoord.content.decode()

    def test_een_dag_heeft_een_trede(self, klant, jobcoach, traject):
        LadderpositieFactory(traject=traject)
        antwoord = als(klant, jobcoach).post(adres("trede_vastleggen", traject.pk), invoer())
        assert antwoord.status_code == 422
        assert "Er is al een trede van deze dag" in antwoord.content.decode()

    def test_wie_wacht_kan_al_een_trede_hebben(self, klant, jobcoach, traject):
        traject.startdatum = None
        traject.save()
        als(klant, jobcoach).post(adres("trede_vastleggen", traject.pk), invoer())
        assert Ladderpositie.objects.count() == 1


class TestVerbeteren:
    def oordeel(self, positie, **anders):
        velden = {"peildatum": positie.peildatum, "trede": 4, "reden_anders": "Was al vrijwilliger."}
        return Oordeel(**(velden | anders))

    def test_een_verbetering_vervangt_en_de_oude_blijft_te_lezen(self, klant, casemanager, traject):
        oud = LadderpositieFactory(traject=traject, trede=3)
        als(klant, casemanager)
        assert 'value="3"' in klant.get(adres("trede_verbeteren", oud.pk)).content.decode()
        gegevens = invoer(trede=4, reden_anders="Was al vrijwilliger.")
        assert klant.post(adres("trede_verbeteren", oud.pk), gegevens).status_code == 422
        klant.post(adres("trede_verbeteren", oud.pk), gegevens | {"reden_correctie": "Verkeerd begrepen."})
        nieuw = Ladderpositie.objects.get(vervangt=oud)
        assert groei_van(traject, vandaag()).laatste == nieuw
        pagina = klant.get(adres("ladder", traject.pk)).content.decode()
        assert "Verbeterd omdat: Verkeerd begrepen." in pagina
        assert [rij.vervangen for rij in geschiedenis_van(traject, vandaag())] == [False, True]

    def test_een_trede_wordt_een_keer_verbeterd(self, casemanager, traject):
        oud = LadderpositieFactory(traject=traject)
        diensten.verbeter_trede(
            positie=oud, oordeel=self.oordeel(oud), reden="Fout.", sleutel=uuid4(), door=casemanager
        )
        with pytest.raises(OvergangNietToegestaan, match="al verbeterd"):
            diensten.verbeter_trede(
                positie=oud, oordeel=self.oordeel(oud), reden="Fout.", sleutel=uuid4(), door=casemanager
            )

    def test_zonder_reden_geen_verbetering(self, casemanager, traject):
        oud = LadderpositieFactory(traject=traject)
        with pytest.raises(RegelGeschonden) as fout:
            diensten.verbeter_trede(
                positie=oud, oordeel=self.oordeel(oud), reden=" ", sleutel=uuid4(), door=casemanager
            )
        assert fout.value.veld == "reden_correctie"


class TestGroei:
    def posities(self, traject, *treden, **laatste):
        for nummer, trede in enumerate(treden):
            dag = vandaag() - timedelta(days=30 * (len(treden) - nummer - 1))
            velden = laatste if nummer == len(treden) - 1 else {}
            LadderpositieFactory(traject=traject, peildatum=dag, trede=trede, **velden)
        return groei_van(traject, vandaag())

    @pytest.mark.parametrize(
        ("treden", "zin"),
        [((2, 4), "2 treden omhoog"), ((4, 3), "1 trede omlaag"), ((2, 3, 2), "Dezelfde trede"), ((2,), "")],
    )
    def test_groei_staat_in_treden_en_nooit_als_percentage(self, traject, treden, zin):
        groei = self.posities(traject, *treden)
        assert zin in groei.zin
        assert "%" not in f"{groei.zin}{groei.beeld}".replace('width="100%"', "")

    def test_wat_was_afgesproken_staat_naast_wat_het_werd(self, traject):
        vorige = vandaag() - timedelta(days=60)
        LadderpositieFactory(traject=traject, peildatum=vorige, trede=2, verwachte_trede=4, horizon=vandaag())
        groei = self.posities(traject, 3)
        assert [rij.uitkomst for rij in groei.rijen] == ["lager uitgekomen", ""]
        assert [rij.verschil for rij in groei.rijen] == [None, 1]

    def test_het_dossier_toont_de_trap_met_woorden_en_tabel(self, klant, jobcoach, traject):
        self.posities(traject, 2, 4, verwachte_trede=5, horizon=vandaag() + timedelta(days=90))
        pagina = als(klant, jobcoach).get(traject.get_absolute_url()).content.decode()
        kaart = pagina.split('id="ladder-kop"')[1].split("</section>")[0]
        for stuk in ("Onbetaald werk", "Betaald werk met ondersteuning", "2 treden omhoog", 'role="img"', "<table"):
            assert stuk in kaart

    def test_zonder_trede_nodigt_het_dossier_uit(self, klant, jobcoach, trainer, traject):
        assert "Nog geen trede" in als(klant, jobcoach).get(traject.get_absolute_url()).content.decode()
        assert als(klant, trainer).get(adres("ladder", traject.pk)).status_code in (403, 404)

    def test_een_collega_van_een_ander_team_vindt_niets(self, klant, collega_ander_team, traject):
        als(klant, collega_ander_team)
        for naam in ("ladder", "trede_vastleggen"):
            assert klant.get(adres(naam, traject.pk)).status_code == 404
        assert klant.get(adres("trede_verbeteren", LadderpositieFactory(traject=traject).pk)).status_code == 404

    def test_de_ladder_lezen_komt_in_het_logboek(self, klant, jobcoach, traject):
        als(klant, jobcoach).get(adres("ladder", traject.pk))
        assert Logregel.objects.get(soort="dossier_bekeken").details["pagina"] == "participatieladder"


class TestDatabank:
    def test_een_trede_verandert_niet_meer(self, traject):
        positie = LadderpositieFactory(traject=traject)
        with pytest.raises(IntegrityError, match="Een trede verandert niet meer"), transaction.atomic():
            Ladderpositie.objects.filter(pk=positie.pk).update(trede=6)

    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("ladder_trede_van_1_tot_en_met_6", {"trede": 7, "voorstel": 7}),
            ("ladder_trede_van_1_tot_en_met_6", {"trede": 0, "voorstel": 0}),
            ("ladder_anders_met_reden", {"trede": 4, "voorstel": 3, "reden_anders": ""}),
            ("ladder_anders_met_reden", {"trede": 3, "voorstel": 3, "reden_anders": "zomaar"}),
            ("ladder_verwachting_met_datum", {"verwachte_trede": 4}),
            ("ladder_verwachting_met_datum", {"verwachte_trede": 4, "horizon": timezone.localdate()}),
            ("ladder_correctie_met_reden", {"reden_correctie": "zomaar"}),
        ],
    )
    def test_elke_voorwaarde_weigert(self, traject, naam, velden):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            LadderpositieFactory(traject=traject, **velden)

    @pytest.mark.parametrize(
        "velden",
        [
            {"trede": 1},
            {"trede": 6},
            {"voorstel": None, "reden_anders": "Vragen overgeslagen."},
            {"verwachte_trede": 6, "horizon": timezone.localdate() + timedelta(days=1)},
        ],
    )
    def test_wat_mag_past(self, traject, velden):
        assert LadderpositieFactory(traject=traject, **velden).pk
