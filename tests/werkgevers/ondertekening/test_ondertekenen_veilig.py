"""A link signs once, for one person and one content: replayed, foreign, expired, guessed, opened by a scanner."""

import hashlib
import logging  # noqa: TID251 - what Django writes with
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from structlog.stdlib import ProcessorFormatter

from organisaties import in_organisatie
from organisaties.logregels import verberg_geheimen
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.werkgevers import ContactpersoonFactory
from tests.werkgevers.ondertekening.conftest import GETEKEND
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import Ondertekengebeurtenis, Ondertekening, Ondertekenlink
from werkgevers.ondertekening import tekenen, vragen
from werkgevers.ondertekening.poort import FOUT_PER_MINUUT
from werkgevers.ondertekening.vragen import Gevraagde

PADEN = ("", "code/", "klopt-niet/", "doorgeven/")


def alles() -> list[object]:
    """Everything that a link could change."""
    return [
        list(Ondertekening.objects.order_by("pk").values()),
        list(Ondertekenlink.objects.order_by("pk").values()),
        Ondertekengebeurtenis.objects.count(),
        Logregel.objects.count(),
    ]


class TestDeLink:
    def test_heeft_256_bits_en_alleen_de_hash_staat_in_de_databank(self, verstuurd):
        assert len(verstuurd.token) == 43
        [link] = Ondertekenlink.objects.all()
        assert link.token_hash == hashlib.sha256(verstuurd.token.encode()).hexdigest()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM werkgevers_ondertekenlink WHERE token_hash LIKE %s", [verstuurd.token])
            assert cursor.fetchone() == (0,)

    def test_staat_niet_in_het_log_als_iemand_een_veld_vergeet(self, klant, verstuurd, caplog):
        assert klant.post(verstuurd.link, {"naam": "Marco"}).status_code == 422
        [regel] = [regel for regel in caplog.records if regel.name == "django.request"]
        [uitvoer] = [h.formatter for h in logging.getLogger().handlers if isinstance(h.formatter, ProcessorFormatter)]
        assert "/evaluatie/(geheim)/" in uitvoer.format(regel)
        assert verstuurd.token not in uitvoer.format(regel)

    @pytest.mark.parametrize("achter", ["/", "", ")", "/code", "/er/is/meer", "\u201d", ".", "?a=/"])
    def test_staat_niet_in_het_log_hoe_een_mailprogramma_hem_ook_opschrijft(self, verstuurd, achter):
        for regel in (
            f"Not Found: /evaluatie/{verstuurd.token}{achter}",
            f"/werkgever/overzicht/{verstuurd.token}{achter}",
        ):
            assert verstuurd.token not in verberg_geheimen(None, "", {"event": regel})["event"]

    def test_een_bestand_in_een_foutmelding_blijft_te_lezen(self):
        regel = {"exception": 'File "/srv/werkgevers/een_heel_lange_naam_van_een_module.py", line 3'}
        assert verberg_geheimen(None, "", dict(regel)) == regel

    @pytest.mark.parametrize("methode", ["get", "head", "options"])
    def test_openen_verandert_niets_ook_niet_door_een_mailscanner(self, klant, verstuurd, methode):
        voor = alles()
        for pad in PADEN * 3:
            getattr(klant, methode)(verstuurd.link + pad)
        assert alles() == voor
        assert len(mail.outbox) == 1

    def test_werkt_een_keer_en_zegt_daarna_dat_er_is_getekend(self, klant, verstuurd):
        assert klant.post(verstuurd.link, GETEKEND)["Location"] == verstuurd.link
        vers = verstuurd.vers()
        assert (vers.naam, vers.functie, vers.wijze) == ("Marco Peeters", "Voorman", "link")
        assert verstuurd.staat == Staat.GETEKEND
        weer = klant.post(verstuurd.link, GETEKEND | {"naam": "Iemand Anders"})
        assert weer.status_code == 410
        assert verstuurd.vers().naam == "Marco Peeters"
        pagina = klant.get(verstuurd.link)
        assert "je handtekening staat" in pagina.content.decode()
        assert str(verstuurd.evaluatie.plaatsing.traject.deelnemer.naam) not in pagina.content.decode()

    def test_van_een_andere_organisatie_bestaat_hier_niet(self, client_voor, verstuurd):
        daar = client_voor("werkshop")
        nergens = daar.get("/evaluatie/" + "x" * 43 + "/")
        for methode, velden in (("get", {}), ("post", GETEKEND)):
            antwoord = getattr(daar, methode)(verstuurd.link, velden)
            assert antwoord.status_code == nergens.status_code == 404
        assert verstuurd.vers().getekend_op is None

    def test_die_geraden_wordt_is_404_en_na_te_veel_keer_429(self, klant, verstuurd):
        statussen = [klant.get(f"/evaluatie/{n:043d}/").status_code for n in range(FOUT_PER_MINUUT + 1)]
        assert statussen == [404] * FOUT_PER_MINUUT + [429]
        assert klant.post("/evaluatie/nul%00byte/", GETEKEND).status_code == 429

    @pytest.mark.parametrize("token", ["nul%00byte", "é" * 20, "x" * 5000])
    def test_die_niet_kan_bestaan_is_404(self, klant, db, token):
        assert klant.get(f"/evaluatie/{token}/").status_code == 404

    def test_verloopt_na_de_laatste_dag(self, klant, verstuurd, time_machine):
        begin = timezone.now()
        time_machine.move_to(begin + timedelta(days=14))
        assert klant.get(verstuurd.link).status_code == 200
        time_machine.move_to(begin + timedelta(days=15))
        assert klant.get(verstuurd.link).status_code == 410
        assert klant.post(verstuurd.link, GETEKEND).status_code == 410
        with pytest.raises(OvergangNietToegestaan, match="verlopen"):
            tekenen.onderteken(token=verstuurd.token, naam="Marco", functie="Voorman")
        assert verstuurd.vers().getekend_op is None

    def test_die_is_ingetrokken_werkt_niet_meer(self, klant, verstuurd, jobcoach):
        vragen.trek_vraag_in(ondertekening=verstuurd.ondertekening, door=jobcoach)
        for pad in PADEN:
            assert klant.get(verstuurd.link + pad).status_code == 410
        assert klant.post(verstuurd.link, GETEKEND).status_code == 410
        assert verstuurd.vers().getekend_op is None

    def test_van_een_ingetrokken_evaluatie_werkt_niet_meer(self, klant, verstuurd, jobcoach):
        from werkgevers.evaluatie.diensten import trek_in

        trek_in(evaluatie=verstuurd.evaluatie, reden="Fout formulier", door=jobcoach)
        assert klant.get(verstuurd.link).status_code == 410
        assert klant.post(verstuurd.link, GETEKEND).status_code == 410


class TestWieTekent:
    def test_de_schrijver_tekent_niet_zelf(self, evaluatie, jobcoach):
        with pytest.raises(RegelGeschonden, match="tekent die niet zelf"):
            vragen.vraag_handtekeningen(
                evaluatie=evaluatie, gevraagden=[Gevraagde(Partij.JOBCOACH, gebruiker=jobcoach)], door=jobcoach
            )

    @pytest.mark.parametrize("partij", [Partij.WERKGEVER, Partij.DEELNEMER])
    def test_een_medewerker_krijgt_geen_link_voor_de_andere_kant(self, evaluatie, jobcoach, partij):
        wie = ContactpersoonFactory(werkgever=evaluatie.plaatsing.werkgever, email="JobCoach@werkmakerij.example")
        gevraagde = Gevraagde(partij, contactpersoon=wie if partij == Partij.WERKGEVER else None, email=wie.email)
        with pytest.raises(RegelGeschonden, match="adres van een medewerker"):
            vragen.vraag_handtekeningen(evaluatie=evaluatie, gevraagden=[gevraagde], door=jobcoach)

    @pytest.mark.parametrize("pad", ["", "klopt-niet/", "overleggen/", "doorgeven/"])
    def test_wie_is_ingelogd_kan_met_de_link_niets_doen(self, klant, verstuurd, jobcoach, pad):
        klant.force_login(jobcoach)
        antwoord = klant.post(verstuurd.link + pad, GETEKEND)
        assert antwoord.status_code == 422
        assert "ingelogd als medewerker" in antwoord.content.decode()
        vers = verstuurd.vers()
        assert (vers.getekend_op, vers.overleg_op, vers.betwist_op) == (None, None, None)

    def test_een_contactpersoon_van_een_andere_werkgever_tekent_niet(self, evaluatie, jobcoach):
        vreemd = ContactpersoonFactory()
        gevraagde = Gevraagde(Partij.WERKGEVER, contactpersoon=vreemd, email=vreemd.email)
        with pytest.raises(RegelGeschonden, match="contactpersoon van deze werkgever"):
            vragen.vraag_handtekeningen(evaluatie=evaluatie, gevraagden=[gevraagde], door=jobcoach)

    def test_een_collega_die_niet_schreef_tekent_ingelogd(self, klant, evaluatie, jobcoach, casemanager, vraag):
        [gevraagd] = vraag(evaluatie, Gevraagde(Partij.JOBCOACH, gebruiker=casemanager), door=jobcoach)
        assert mail.outbox == []
        klant.force_login(casemanager)
        pad = f"/ondertekeningen/{gevraagd.pk}/tekenen/"
        assert "Dit hebben we besproken" in klant.get(pad).content.decode()
        assert klant.post(pad, {"functie": "Casemanager", "akkoord": "on"}).status_code == 302
        gevraagd.refresh_from_db()
        assert (gevraagd.naam, gevraagd.wijze) == (casemanager.naam, "ingelogd")

    def test_een_ander_zet_de_handtekening_van_een_collega_niet(self, evaluatie, jobcoach, casemanager, vraag):
        [gevraagd] = vraag(evaluatie, Gevraagde(Partij.JOBCOACH, gebruiker=casemanager), door=jobcoach)
        with pytest.raises(RegelGeschonden, match="aan een ander gevraagd"):
            vragen.onderteken_zelf(ondertekening=gevraagd, functie="Jobcoach", door=jobcoach)

    def test_een_buitenstaander_ziet_de_handtekeningen_niet(self, klant, verstuurd, collega_ander_team):
        klant.force_login(collega_ander_team)
        assert klant.get(f"/evaluaties/{verstuurd.evaluatie.pk}/ondertekeningen/").status_code == 404
        assert klant.post(f"/ondertekeningen/{verstuurd.ondertekening.pk}/intrekken/").status_code == 404


class TestDeInhoud:
    def test_van_een_veranderde_inhoud_wordt_niets_getekend(self, klant, verstuurd):
        """What somebody with rights on the database itself could do: put away the trigger and the constraint."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE werkgevers_evaluatie DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE werkgevers_evaluatie DROP CONSTRAINT evaluatie_hash_van_de_inhoud")
            cursor.execute(
                "UPDATE werkgevers_evaluatie SET inhoud = inhoud || ' '::bytea WHERE id = %s", [verstuurd.evaluatie.pk]
            )
        for methode, velden in (("get", {}), ("post", GETEKEND)):
            antwoord = getattr(klant, methode)(verstuurd.link, velden)
            assert antwoord.status_code == 422
            assert "niet meer zoals die is verstuurd" in antwoord.content.decode()
        assert verstuurd.vers().getekend_op is None

    def test_de_pagina_toont_wat_is_vastgezet_en_geen_zorg(self, klant, verstuurd):
        tekst = klant.get(verstuurd.link).content.decode()
        assert "Begint elke dag om 7.45 uur." in tekst
        assert "18 uur" in tekst
        deelnemer = verstuurd.evaluatie.plaatsing.traject.deelnemer
        assert deelnemer.deelnemernummer not in tekst
        assert verstuurd.evaluatie.plaatsing.traject.programma.naam not in tekst
        for woord in ("Mijn dag", "Deelnemers", "bouwsteen", "leefgebied", "Inloggen"):
            assert woord not in tekst

    def test_de_mail_noemt_de_deelnemer_niet(self, verstuurd):
        [bericht] = mail.outbox
        deelnemer = verstuurd.evaluatie.plaatsing.traject.deelnemer
        assert bericht.to == ["marco@kwast.example"]
        assert deelnemer.achternaam not in bericht.body + bericht.subject
        assert deelnemer.voornaam not in bericht.body + bericht.subject


class TestDePagina:
    @pytest.mark.parametrize("pad", [*PADEN, "overleggen/"])
    def test_wordt_nergens_bewaard_gevonden_of_doorverteld(self, klant, verstuurd, pad):
        antwoord = klant.get(verstuurd.link + pad)
        assert "no-store" in antwoord["Cache-Control"]
        assert antwoord["Referrer-Policy"] == "no-referrer"
        assert "noindex" in antwoord["X-Robots-Tag"]

    def test_ook_een_link_die_niet_werkt(self, klant, db):
        antwoord = klant.get("/evaluatie/zomaar/")
        assert (antwoord["Referrer-Policy"], antwoord["Cache-Control"]) == ("no-referrer", "no-store, private")

    def test_zet_geen_ander_koekje_dan_dat_van_het_formulier(self, klant, verstuurd):
        klant.get(verstuurd.link)
        klant.post(verstuurd.link, GETEKEND)
        assert [naam for naam in klant.cookies if "csrf" not in naam] == []

    def test_een_formulier_van_elders_wordt_geweigerd(self, verstuurd):
        streng = Client(enforce_csrf_checks=True, headers={"host": "werkmakerij.localhost"})
        assert streng.post(verstuurd.link, GETEKEND, headers={"origin": "null"}).status_code == 403
        assert streng.post(verstuurd.link, GETEKEND, headers={"origin": "https://elders.example"}).status_code == 403
        assert verstuurd.vers().getekend_op is None

    def test_een_eigen_formulier_gaat_door_ook_zonder_afzender(self, verstuurd):
        """A page that sends no Referer makes a browser send `Origin: null`."""
        streng = Client(enforce_csrf_checks=True, headers={"host": "werkmakerij.localhost"})
        pagina = streng.get(verstuurd.link).content.decode()
        sleutel = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', pagina)[1]
        velden = GETEKEND | {"csrfmiddlewaretoken": sleutel}
        assert streng.post(verstuurd.link, velden, headers={"origin": "null"}).status_code == 302
        assert verstuurd.vers().getekend_op is not None

    @pytest.mark.parametrize(
        ("velden", "zin"),
        [
            ({"akkoord": ""}, "Zet een vinkje als je het eens bent"),
            ({"naam": ""}, "Schrijf je naam op."),
            ({"functie": ""}, "Schrijf je functie op."),
            ({"uren": ""}, "Kies of de uren kloppen."),
            ({"naam": "x" * 161}, "Dit is te lang."),
        ],
    )
    def test_wat_mist_wordt_gezegd_en_er_wordt_niet_getekend(self, klant, verstuurd, velden, zin):
        antwoord = klant.post(verstuurd.link, GETEKEND | velden)
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
        assert verstuurd.vers().getekend_op is None


def test_wie_tekende_staat_in_het_logboek_zonder_gebruiker(klant, verstuurd):
    klant.post(verstuurd.link, GETEKEND)
    regel = Logregel.objects.get(soort=Soort.HANDTEKENING_GEZET)
    assert (regel.door_pk, regel.details) == (None, {"wijze": "link"})


def test_een_portaal_en_een_teken_link_zijn_niet_te_verwisselen(klant, verstuurd):
    assert klant.get(f"/werkgever/overzicht/{verstuurd.token}/").status_code == 404


def test_een_gebruiker_van_elders_is_hier_gewoon_iemand(klant, verstuurd):
    with in_organisatie("werkshop"):
        GebruikerFactory()
    assert klant.get(verstuurd.link).status_code == 200
