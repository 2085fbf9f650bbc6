"""The pages of measurements: filling in without JavaScript, autosave, rights, and what is special stays closed."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.zelfredzaamheid import MetingFactory
from toegang.models import Logregel
from zelfredzaamheid.models import Meting


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


def adres(naam, pk):
    return reverse(f"zelfredzaamheid:{naam}", args=[pk])


def invoer(meting, gebied, scores=None, **anders):
    """What the page sends: hidden fields, chosen scores by code, other fields as they are named."""
    gekozen = {f"score_{gebied[code].pk}": "" if score is None else score for code, score in (scores or {}).items()}
    return {"versie": meting.versie, "scherm": uuid4()} | gekozen | anders


@pytest.fixture
def nul(traject):
    scores = {"financien": 3, "huisvesting": 2, "justitie": 2, "middelengebruik": 4}
    eerder = timezone.localdate() - timedelta(days=60)
    return MetingFactory(traject=traject, datum=eerder, scores=scores, vastgesteld=True)


@pytest.fixture
def tussen(traject, nul):
    return MetingFactory(traject=traject, soort="tussen")


def inhoud(antwoord) -> str:
    return antwoord.content.decode()


class TestBeginnen:
    def test_het_voorstel_is_de_meting_die_nu_komt(self, klant, jobcoach, traject):
        assert 'value="nul"' in inhoud(als(klant, jobcoach).get(adres("begin", traject.pk)))

    def test_beginnen_opent_de_meting(self, klant, jobcoach, traject):
        gegevens = {"soort": "nul", "datum": f"{timezone.localdate():%d-%m-%Y}"}
        antwoord = als(klant, jobcoach).post(adres("begin", traject.pk), gegevens)
        assert antwoord.url == adres("invullen", Meting.objects.get().pk)

    @pytest.mark.parametrize(
        ("gegevens", "zin"),
        [
            ({"soort": "nul", "datum": "01-01-2020"}, "Het traject startte pas op"),
            ({"soort": "nul", "datum": "gisteren"}, "Schrijf de datum zo"),
            ({"soort": "half", "datum": "01-11-2026"}, ""),
        ],
    )
    def test_wat_niet_klopt_komt_terug(self, klant, jobcoach, traject, gegevens, zin):
        antwoord = als(klant, jobcoach).post(adres("begin", traject.pk), gegevens)
        assert antwoord.status_code == 422
        assert zin in inhoud(antwoord)
        assert not Meting.objects.exists()

    def test_wie_nog_wacht_krijgt_geen_uitnodiging_om_te_meten(self, klant, jobcoach):
        traject = TrajectFactory(wachtend=True, begeleid_door=[jobcoach])
        pagina = inhoud(als(klant, jobcoach).get(adres("metingen_van", traject.pk)))
        assert "Begin met de nulmeting" not in pagina

    def test_een_begonnen_meting_gaat_verder(self, klant, jobcoach, traject, tussen):
        assert als(klant, jobcoach).get(adres("begin", traject.pk)).url == adres("invullen", tussen.pk)


class TestInvullen:
    def test_de_vorige_score_staat_erbij_en_is_nooit_vooraf_ingevuld(self, klant, casemanager, tussen, gebied):
        pagina = inhoud(als(klant, casemanager).get(adres("invullen", tussen.pk)))
        rij = pagina.split(f'id="score_{gebied["financien"].pk}-naam"')[1].split("score__notitie")[0]
        assert "score__optie--3 score__optie--vorige" in rij
        assert "checked" not in rij
        assert "0 van 13 ingevuld" in pagina

    def test_later_verder_bewaart_zonder_javascript(self, klant, jobcoach, traject, tussen, gebied):
        gegevens = invoer(
            tussen, gebied, {"financien": 4}, later="1", **{f"notitie_{gebied['financien'].pk}": "Spaart."}
        )
        antwoord = als(klant, jobcoach).post(adres("invullen", tussen.pk), gegevens)
        assert antwoord.url == adres("metingen_van", traject.pk)
        score = tussen.scores.get(leefgebied=gebied["financien"])
        assert (score.score, score.toelichting) == (4, "Spaart.")
        assert "1 van 13 ingevuld" in inhoud(klant.get(adres("invullen", tussen.pk)))

    def test_vaststellen_vraagt_zonder_javascript_waarom_iets_lager_is(self, klant, casemanager, tussen, gebied):
        als(klant, casemanager)
        gegevens = invoer(tussen, gebied, {"financien": 2, "huisvesting": 3}, vaststellen="1")
        antwoord = klant.post(adres("invullen", tussen.pk), gegevens)
        assert antwoord.status_code == 422
        assert "Schrijf op waarom Financiën lager is." in inhoud(antwoord)
        assert "Waarom is financiën lager dan vorige keer?" in inhoud(antwoord)
        assert tussen.scores.count() == 13

        tussen.refresh_from_db()
        waarom = {f"reden_{gebied['financien'].pk}": "Nieuwe schuld."}
        scores = dict.fromkeys(gebied) | {"financien": 2, "huisvesting": 3}
        gegevens = invoer(tussen, gebied, scores, vaststellen="1", **waarom)
        assert klant.post(adres("invullen", tussen.pk), gegevens).url == adres("meting", tussen.pk)
        tussen.refresh_from_db()
        assert tussen.vastgesteld_door == casemanager
        assert "Lager omdat: Nieuwe schuld." in inhoud(klant.get(adres("meting", tussen.pk)))

    def test_wat_leeg_bleef_wordt_een_keer_gevraagd(self, klant, casemanager, tussen, gebied):
        als(klant, casemanager)
        gegevens = invoer(tussen, gebied, {"financien": 4, "huisvesting": 3, "justitie": None}, vaststellen="1")
        gegevens[f"notitie_{gebied['financien'].pk}"] = "Spaart nu."
        antwoord = klant.post(adres("invullen", tussen.pk), gegevens)
        pagina = inhoud(antwoord)
        assert antwoord.status_code == 422
        assert "10 leefgebieden zijn niet besproken. Klopt dat?" in pagina
        vraag = pagina.split('class="meting__vraag"')[1].split("</fieldset>")[0]
        assert "<li>Sociaal netwerk</li>" in vraag
        for besproken in ("Financiën", "Huisvesting", "Justitie"):
            assert besproken not in vraag
        tussen.refresh_from_db()
        assert not tussen.is_vastgesteld
        assert tussen.scores.get(leefgebied=gebied["financien"]).toelichting == "Spaart nu."
        assert "Spaart nu." in pagina

        vinkje = re.search(r'id="id_niet_besproken"\s+value="([\d,]+)"', vraag)[1]
        gegevens |= {"versie": tussen.versie, "niet_besproken": vinkje}
        assert klant.post(adres("invullen", tussen.pk), gegevens).url == adres("meting", tussen.pk)
        assert tussen.scores.filter(niet_besproken=True).count() == 11

    def test_een_vinkje_geldt_alleen_voor_wat_gevraagd_was(self, klant, casemanager, tussen, gebied):
        alles = dict.fromkeys(gebied, 4)
        del alles["huisvesting"], alles["justitie"]
        gegevens = invoer(tussen, gebied, alles, vaststellen="1", niet_besproken=f"{gebied['justitie'].pk},x")
        antwoord = als(klant, casemanager).post(adres("invullen", tussen.pk), gegevens)
        assert antwoord.status_code == 422
        assert "1 leefgebied is niet besproken. Klopt dat?" in inhoud(antwoord)
        assert tussen.scores.filter(niet_besproken=True).get().leefgebied == gebied["justitie"]

    def test_wie_niet_besproken_koos_krijgt_geen_vraag_ook_niet_later(
        self, klant, jobcoach, casemanager, tussen, gebied
    ):
        gekozen = dict.fromkeys(gebied) | {"financien": 4}
        als(klant, jobcoach).post(adres("invullen", tussen.pk), invoer(tussen, gebied, gekozen, later="1"))
        tussen.refresh_from_db()
        pagina = inhoud(als(klant, casemanager).get(adres("invullen", tussen.pk)))
        leeg = [stuk.split(">")[0] for stuk in pagina.split('value=""')[1:]]
        assert sum("checked" in stuk for stuk in leeg) == 12
        antwoord = klant.post(adres("invullen", tussen.pk), invoer(tussen, gebied, gekozen, vaststellen="1"))
        assert antwoord.url == adres("meting", tussen.pk)

    def test_klaarzetten_vraagt_niets(self, klant, jobcoach, tussen, gebied):
        gegevens = invoer(tussen, gebied, {"financien": 4}, klaar="1")
        assert als(klant, jobcoach).post(adres("invullen", tussen.pk), gegevens).status_code == 302

    def test_zonder_een_score_is_er_niets_te_vragen(self, klant, casemanager, tussen, gebied):
        antwoord = als(klant, casemanager).post(adres("invullen", tussen.pk), invoer(tussen, gebied, vaststellen="1"))
        assert antwoord.status_code == 422
        assert "Vul minstens één leefgebied in." in inhoud(antwoord)
        assert "Klopt dat?" not in inhoud(antwoord)

    def test_een_score_die_niet_bestaat_wordt_geweigerd(self, klant, casemanager, tussen, gebied):
        antwoord = als(klant, casemanager).post(
            adres("invullen", tussen.pk), invoer(tussen, gebied, {"financien": 9}, later="1")
        )
        assert antwoord.status_code == 422
        assert not tussen.scores.exists()

    def test_een_collega_wordt_niet_overschreven_en_beide_staan_er(self, klant, casemanager, jobcoach, tussen, gebied):
        als(klant, jobcoach).post(adres("invullen", tussen.pk), invoer(tussen, gebied, {"financien": 5}, later="1"))
        antwoord = als(klant, casemanager).post(
            adres("invullen", tussen.pk), invoer(tussen, gebied, {"financien": 1}, later="1")
        )
        assert antwoord.status_code == 409
        assert "Een collega vulde hier net in: 5" in inhoud(antwoord)
        assert tussen.scores.get(leefgebied=gebied["financien"]).score == 5
        versie = Meting.objects.get(pk=tussen.pk).versie
        assert f'name="versie" value="{versie}"' in inhoud(antwoord)

    def test_wat_getypt_wordt_blijft_bewaard(self, klant, jobcoach, tussen, gebied):
        als(klant, jobcoach)
        gegevens = invoer(tussen, gebied, {"financien": 4})
        for score in (4, 3):
            antwoord = klant.post(adres("concept", tussen.pk), gegevens | {f"score_{gebied['financien'].pk}": score})
            assert antwoord.status_code == 200
            assert antwoord.json()["tijd"].endswith("uur")
        assert tussen.scores.get(leefgebied=gebied["financien"]).score == 3

    def test_automatisch_bewaren_weigert_wat_niet_kan(self, klant, jobcoach, tussen, nul, gebied):
        als(klant, jobcoach)
        fout = klant.post(adres("concept", tussen.pk), invoer(tussen, gebied, {"financien": 7}))
        assert fout.status_code == 422
        vast = klant.post(adres("concept", nul.pk), invoer(nul, gebied, {"financien": 4}))
        assert vast.status_code == 422
        klant.post(adres("concept", tussen.pk), invoer(tussen, gebied, {"financien": 4}))
        assert klant.post(adres("concept", tussen.pk), invoer(tussen, gebied)).status_code == 409


class TestRechten:
    def test_een_jobcoach_stelt_niet_vast(self, klant, jobcoach, tussen, gebied):
        als(klant, jobcoach)
        assert "Meting vaststellen" not in inhoud(klant.get(adres("invullen", tussen.pk)))
        gegevens = invoer(tussen, gebied, {"financien": 4}, vaststellen="1")
        assert klant.post(adres("invullen", tussen.pk), gegevens).status_code == 403
        assert klant.get(adres("verbeteren", tussen.pk)).status_code == 403

    def test_een_trainer_en_een_programmamanager_zien_geen_metingen(
        self, klant, trainer, programmamanager, traject, tussen
    ):
        for persoon in (trainer, programmamanager):
            als(klant, persoon)
            for naam in ("meting", "invullen"):
                assert klant.get(adres(naam, tussen.pk)).status_code == 403
            assert klant.get(reverse("zelfredzaamheid:metingen")).status_code == 403
        assert "Zelfredzaamheid" not in inhoud(klant.get(traject.get_absolute_url()))

    def test_een_ander_team_en_een_andere_organisatie_vinden_niets(
        self, klant, client_voor, collega_ander_team, buitenstaander, traject, tussen, gebied
    ):
        als(klant, collega_ander_team)
        with in_organisatie("werkshop"):
            ander = als(client_voor("werkshop"), buitenstaander)
        for browser in (klant, ander):
            assert browser.get(adres("meting", tussen.pk)).status_code == 404
            assert browser.post(adres("concept", tussen.pk), invoer(tussen, gebied)).status_code == 404
            assert browser.get(adres("metingen_van", traject.pk)).status_code == 404
            assert browser.post(adres("weggooien", tussen.pk)).status_code == 404

    def test_een_collega_van_het_team_leest_en_vult_niet_in(self, klant, iemand, tussen, gebied):
        from toegang.matrix import Rol

        als(klant, iemand(Rol.CASEMANAGER, email="team@werkmakerij.example"))
        pagina = klant.get(adres("meting", tussen.pk))
        assert "Dit is een concept" in inhoud(pagina)
        assert klant.get(adres("invullen", tussen.pk)).status_code == 403
        assert klant.post(adres("invullen", tussen.pk), invoer(tussen, gebied)).status_code == 403

    def test_lezen_en_invullen_zijn_twee_adressen(self, klant, jobcoach, nul, tussen, gebied):
        als(klant, jobcoach)
        assert klant.post(adres("meting", tussen.pk), invoer(tussen, gebied, {"financien": 4})).status_code == 405
        assert klant.get(adres("meting", tussen.pk)).url == adres("invullen", tussen.pk)
        assert klant.get(adres("invullen", nul.pk)).url == adres("meting", nul.pk)
        assert not tussen.scores.exists()


class TestBijzonder:
    """Health and justice: there is a score, but which one only the casemanager of the traject sees."""

    def rij(self, pagina: str, gebied) -> str:
        return pagina.split(f'id="score_{gebied.pk}-naam"')[1].split("score__notitie")[0]

    def test_een_jobcoach_ziet_de_vorige_score_niet_maar_vult_wel_in(self, klant, jobcoach, tussen, gebied):
        als(klant, jobcoach)
        rij = self.rij(inhoud(klant.get(adres("invullen", tussen.pk))), gebied["justitie"])
        assert "Afgeschermd" in rij
        assert "vorige score" not in rij
        klant.post(adres("invullen", tussen.pk), invoer(tussen, gebied, {"justitie": 1}, later="1"))
        assert tussen.scores.get(leefgebied=gebied["justitie"]).score == 1
        rij = self.rij(inhoud(klant.get(adres("invullen", tussen.pk))), gebied["justitie"])
        assert "Al ingevuld, afgeschermd" in rij
        assert "checked" not in rij

    def test_wat_dicht_is_blijft_staan_als_een_jobcoach_het_overslaat(self, klant, jobcoach, tussen, gebied):
        tussen.scores.create(leefgebied=gebied["justitie"], score=2, toelichting="Zitting op 3 december.")
        als(klant, jobcoach).post(adres("invullen", tussen.pk), invoer(tussen, gebied, {"financien": 4}, later="1"))
        score = tussen.scores.get(leefgebied=gebied["justitie"])
        assert (score.score, score.toelichting) == (2, "Zitting op 3 december.")

    def test_een_jobcoach_leest_dat_er_een_score_is_maar_niet_welke(self, klant, jobcoach, traject, nul):
        als(klant, jobcoach)
        for pagina in (adres("meting", nul.pk), adres("metingen_van", traject.pk), traject.get_absolute_url()):
            tekst = inhoud(klant.get(pagina))
            rij = tekst.split("Justitie")[1].split("</tr>")[0]
            assert "wel gemeten, afgeschermd" in rij
            assert "niet zelfredzaam" not in rij
        assert not Logregel.objects.filter(soort="bijzonder_bekeken").exists()

    def test_de_casemanager_leest_ze_en_dat_staat_in_het_logboek(self, klant, casemanager, traject, nul):
        als(klant, casemanager)
        for pagina in (adres("meting", nul.pk), adres("metingen_van", traject.pk), traject.get_absolute_url()):
            rij = inhoud(klant.get(pagina)).split("Justitie")[1].split("</tr>")[0]
            assert "niet zelfredzaam" in rij
        regels = Logregel.objects.filter(soort="bijzonder_bekeken", details__has_key="metingen")
        assert regels.count() == 3
        assert {regel.deelnemer_pk for regel in regels} == {traject.deelnemer_id}

    def test_ze_tellen_bij_een_jobcoach_niet_mee_in_de_vergelijking(self, klant, jobcoach, casemanager, traject, nul):
        MetingFactory(traject=traject, soort="tussen", scores={"financien": 4, "justitie": 1}, vastgesteld=True)
        assert "<strong>0</strong> achteruit" in inhoud(als(klant, jobcoach).get(traject.get_absolute_url()))
        assert "<strong>1</strong> achteruit" in inhoud(als(klant, casemanager).get(traject.get_absolute_url()))


class TestLezenEnVerbeteren:
    def test_een_correctie_begint_met_een_reden(self, klant, casemanager, nul):
        als(klant, casemanager)
        assert klant.post(adres("verbeteren", nul.pk), {"reden": ""}).status_code == 422
        antwoord = klant.post(adres("verbeteren", nul.pk), {"reden": "Verkeerde kolom."})
        correctie = Meting.objects.get(vervangt=nul)
        assert antwoord.url == adres("invullen", correctie.pk)
        assert "Verkeerde kolom." in inhoud(klant.get(adres("meting", nul.pk)))
        assert "Verkeerde kolom." in inhoud(klant.get(adres("invullen", correctie.pk)))

    def test_weggooien_vraagt_het_eerst(self, klant, jobcoach, traject, tussen):
        als(klant, jobcoach)
        assert "krijg je niet terug" in inhoud(klant.get(adres("weggooien", tussen.pk)))
        assert klant.post(adres("weggooien", tussen.pk)).url == adres("metingen_van", traject.pk)
        assert not Meting.objects.filter(pk=tussen.pk).exists()
