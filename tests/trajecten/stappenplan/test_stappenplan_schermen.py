"""The pages of the plan: who sees what, and what is typed stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.stappenplan import ExpertiseFactory, PartnerFactory, StapFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.zelfredzaamheid import MetingFactory
from toegang.models import Logregel
from trajecten.models import Doorverwijzing, Partner, Stap, Traject
from trajecten.registers import tijdlijn_van
from trajecten.signaallijst import signalen_van
from trajecten.stappenplan.verwijzen import verwijs_door

pytestmark = pytest.mark.django_db


def adres(naam, op):
    return reverse(f"trajecten:{naam}", args=[op.pk])


def stap_invoer(**anders):
    return {
        "leefgebied": "financien",
        "wat": "Post openen",
        "neutraal": "",
        "wie": "deelnemer",
        "nieuwe_partner": "",
        "deadline": "",
        "sleutel": str(uuid4()),
        "versie": "1",
    } | anders


@pytest.fixture
def justitie(traject, casemanager):
    """A step on justice of the casemanager, taken by a partner whose name tells it all."""
    return StapFactory(
        traject=traject,
        leefgebied_code="justitie",
        leefgebied_naam="Justitie",
        bijzonder=True,
        bron_score=1,
        wat="Brief van de rechtbank lezen",
        wie_soort="partner",
        partner=PartnerFactory(naam="Reclassering Noord"),
        gemaakt_door=casemanager,
        deadline=timezone.localdate() - timedelta(days=2),
    )


GEHEIM = ("Justitie", "rechtbank", "Reclassering")


class TestAfgeschermd:
    @pytest.mark.parametrize("pagina", ["dossier", "stappenplan", "tijdlijn"])
    def test_een_jobcoach_ziet_dat_er_iets_is_maar_niet_wat(self, als, jobcoach, traject, justitie, scores, pagina):
        scores(justitie=1)
        tekst = als(jobcoach).get(adres(pagina, traject)).content.decode()
        assert "Een persoonlijk onderwerp" in tekst
        stukken = tekst.split('id="zelfredzaamheid"')[0] if pagina == "dossier" else tekst
        assert [woord for woord in GEHEIM if woord in stukken] == []
        assert "staat op 1" not in tekst
        assert not Logregel.objects.filter(soort="bijzonder_bekeken", details__pagina="stappenplan").exists()

    def test_de_casemanager_ziet_het_en_dat_wordt_genoteerd(self, als, casemanager, traject, justitie, scores):
        scores(justitie=1)
        tekst = als(casemanager).get(adres("stappenplan", traject)).content.decode()
        assert all(woord in tekst for woord in GEHEIM)
        assert "Justitie staat op 1." in tekst
        assert Logregel.objects.filter(soort="bijzonder_bekeken").count() == 1

    def test_de_plaats_in_de_rij_verraadt_de_score_niet(self, als, jobcoach, casemanager, traject, justitie, scores):
        scores(justitie=1, financien=2)
        justitie.deadline = None
        justitie.save(update_fields=["deadline"])
        StapFactory(traject=traject, leefgebied_code="financien", leefgebied_naam="Financiën", wat="Post openen")
        for lezer, eerste in ((casemanager, "Brief van de rechtbank"), (jobcoach, "Post openen")):
            lijst = als(lezer).get(adres("stappenplan", traject)).content.decode().split('<ol class="lijst">')[1]
            assert eerste in lijst.split("</a>")[0]

    def test_wie_het_moet_doen_leest_wat_maar_niet_welk_leefgebied(self, als, jobcoach, traject, justitie, scores):
        justitie.wie_soort, justitie.partner, justitie.medewerker = "medewerker", None, jobcoach
        justitie.save()
        tekst = als(jobcoach).get(adres("stap", justitie)).content.decode()
        assert "Brief van de rechtbank lezen" in tekst
        assert "Justitie" not in tekst
        als(jobcoach).post(
            adres("stap_wijzigen", justitie), stap_invoer(wat="Brief lezen", wie=f"m{jobcoach.pk}", deadline="")
        )
        justitie.refresh_from_db()
        assert (justitie.wat, justitie.leefgebied_code) == ("Brief lezen", "justitie")

    def test_wie_niet_weet_wat_het_is_sluit_het_ook_niet(self, als, jobcoach, traject, justitie, scores):
        for naam in ("stap_wijzigen", "stap_afsluiten", "stap_openen"):
            invoer = stap_invoer(staat="gedaan", resultaat="Klaar")
            assert als(jobcoach).post(adres(naam, justitie), invoer).status_code == 403
        justitie.refresh_from_db()
        assert justitie.is_open

    def test_een_jobcoach_kan_niet_uitvinden_of_een_score_laag_is(self, als, jobcoach, traject, scores):
        scores(justitie=1)
        als(jobcoach).post(adres("stappen_uit_meting", traject), {"leefgebied": "justitie"})
        assert not Stap.objects.exists()
        assert "om een stap" not in als(jobcoach).get(adres("dossier", traject)).content.decode()

    def test_signaal_en_tijdlijn_noemen_het_onderwerp_voor_niemand(self, casemanager, traject, justitie, scores):
        signalen = signalen_van(Traject.objects.filter(pk=traject.pk), casemanager, timezone.localdate())
        te_laat = next(signaal for signaal in signalen if signaal.code == "stap_te_laat")
        assert (te_laat.titel, te_laat.kenmerk) == ("Stap is 2 dagen te laat", str(justitie.pk))
        teksten = te_laat.feiten + " ".join(g.titel + g.tekst for g in tijdlijn_van(traject, casemanager))
        assert [woord for woord in GEHEIM if woord in teksten] == []

    @pytest.mark.parametrize("wie", ["programmamanager", "trainer"])
    def test_wie_geen_stappenplan_mag_zien_krijgt_het_niet(self, als, request, traject, justitie, wie, scores):
        persoon = request.getfixturevalue(wie)
        status = als(persoon).get(adres("stappenplan", traject)).status_code
        assert status in (403, 404)


class TestStap:
    def test_een_echte_lage_score_wordt_met_een_klik_een_stap(self, als, jobcoach, traject):
        MetingFactory(traject=traject, scores={"financien": 2, "huisvesting": 4}, vastgesteld=True)
        klant = als(jobcoach)
        assert "Eén klik maakt een eerste stap" in klant.get(adres("stappenplan", traject)).content.decode()
        antwoord = klant.post(adres("stappen_uit_meting", traject), {"leefgebied": ["financien", "huisvesting"]})
        stap = Stap.objects.get()
        assert (stap.leefgebied_naam, stap.bron_score, stap.medewerker) == ("Financiën", 2, jobcoach)
        assert antwoord["Location"] == adres("stap", stap)
        assert "Financiën staat op 2." in klant.get(adres("dossier", traject)).content.decode()

    def test_een_stap_toevoegen_met_een_nieuwe_partner(self, als, jobcoach, traject, scores):
        invoer = stap_invoer(wie="nieuw", nieuwe_partner="Buurthuis De Brug")
        antwoord = als(jobcoach).post(adres("stap_nieuw", traject), invoer)
        assert antwoord["Location"] == adres("stappenplan", traject)
        assert Stap.objects.get().partner == Partner.objects.get(naam="Buurthuis De Brug")

    def test_wat_niet_klopt_blijft_staan_met_uitleg(self, als, jobcoach, traject, scores):
        invoer = stap_invoer(wat="x" * 201, wie="nieuw", deadline="31-02-2027")
        antwoord = als(jobcoach).post(adres("stap_nieuw", traject), invoer)
        tekst = antwoord.content.decode()
        assert antwoord.status_code == 422
        for zin in ("Dit is te lang.", "Schrijf de naam van de partner op.", "Schrijf de datum zo"):
            assert zin in tekst
        assert not Stap.objects.exists()

    @pytest.mark.parametrize(
        "anders", [{"wie": "m999999"}, {"leefgebied": "tuin"}, {"sleutel": "x"}, {"deadline": "0"}]
    )
    def test_een_verzonnen_keuze_maakt_niets(self, als, jobcoach, traject, scores, anders):
        assert als(jobcoach).post(adres("stap_nieuw", traject), stap_invoer(**anders)).status_code == 422
        assert not Stap.objects.exists()

    def test_afsluiten_met_resultaat_en_weer_openen(self, als, jobcoach, traject, scores):
        stap = StapFactory(traject=traject)
        klant = als(jobcoach)
        assert klant.post(adres("stap_afsluiten", stap), {"staat": "gedaan", "versie": "1"}).status_code == 422
        klant.post(adres("stap_afsluiten", stap), {"staat": "gedaan", "resultaat": "Gelukt!", "versie": "1"})
        assert "Gelukt!" in klant.get(adres("stappenplan", traject)).content.decode()
        klant.post(adres("stap_openen", stap), {"versie": "2"})
        stap.refresh_from_db()
        assert stap.is_open

    def test_omhoog_en_terug_naar_urgentie(self, als, jobcoach, traject, scores):
        eerste, tweede = StapFactory(traject=traject, wat="Eerste"), StapFactory(traject=traject, wat="Tweede")
        klant = als(jobcoach)
        antwoord = klant.post(adres("stap_verplaatsen", tweede), {"richting": "omhoog"})
        assert antwoord["Location"].endswith(f"#stap-{tweede.pk}")
        tekst = klant.get(adres("stappenplan", traject)).content.decode()
        assert "in eigen volgorde" in tekst
        assert tekst.index("Tweede") < tekst.index("Eerste")
        klant.post(adres("stappen_volgorde_terug", traject))
        eerste.refresh_from_db()
        assert eerste.volgorde is None

    def test_twee_die_tegelijk_opslaan_zien_beide_teksten(self, als, jobcoach, traject, scores):
        stap = StapFactory(traject=traject, versie=2, wat="Van een collega", leefgebied_code="financien")
        antwoord = als(jobcoach).post(adres("stap_wijzigen", stap), stap_invoer(wat="Van mij", versie="1"))
        tekst = antwoord.content.decode()
        assert antwoord.status_code == 409
        assert "Van een collega" in tekst
        assert "Van mij" in tekst

    def test_een_concept_staat_er_nog(self, als, jobcoach, traject, scores):
        klant = als(jobcoach)
        url = reverse("trajecten:concept", args=["stap", str(traject.pk)])
        assert klant.post(url, {"wat": "Half getypt"}).status_code == 200
        assert "Half getypt" in klant.get(adres("stap_nieuw", traject)).content.decode()
        assert klant.post(reverse("trajecten:concept", args=["stap", "x"]), {"wat": "y"}).status_code == 404

    def test_het_aantal_vragen_groeit_niet_met_de_stappen(self, als, casemanager, traject, scores):
        scores(financien=1)
        klant = als(casemanager)

        def vragen(tot):
            while Stap.objects.count() < tot:
                partner = PartnerFactory()
                StapFactory(traject=traject, wie_soort="partner", partner=partner, leefgebied_code="huisvesting")
            with CaptureQueriesContext(connection) as gesteld:
                klant.get(adres("stappenplan", traject))
            return len(gesteld)

        vragen(3)  # the first page also looks up what is kept
        assert vragen(3) == vragen(30)

    def test_te_late_stappen_van_veel_trajecten_kosten_evenveel_vragen(self, casemanager, scores):
        def vragen(tot):
            while Traject.objects.count() < tot:
                gisteren = timezone.localdate() - timedelta(days=1)
                StapFactory(traject=TrajectFactory(begeleid_door=[casemanager]), deadline=gisteren)
            with CaptureQueriesContext(connection) as gesteld:
                signalen_van(Traject.objects.all(), casemanager, timezone.localdate())
            return len(gesteld)

        assert vragen(3) == vragen(30)


class TestDoorverwijzen:
    def test_van_aanvraag_tot_uitkomst(self, als, jobcoach, traject, scores):
        expertise, partner = ExpertiseFactory(), PartnerFactory()
        klant, vandaag = als(jobcoach), f"{timezone.localdate():%d-%m-%Y}"
        pagina = klant.get(adres("doorverwijzen", traject)).content.decode()
        assert "Noem geen diagnose" in pagina
        invoer = {
            "expertise": expertise.pk,
            "partner": f"p{partner.pk}",
            "vraag": "Een plan",
            "leefgebied": "financien",
            "aangevraagd_per": vandaag,
            "sleutel": str(uuid4()),
        }
        klant.post(adres("doorverwijzen", traject), invoer)
        verwijzing = Doorverwijzing.objects.get()
        for versie, staat in ((1, "loopt"), (2, "afgerond")):
            stand = {"staat": staat, "datum": vandaag, "toelichting": "", "versie": versie}
            antwoord = klant.post(adres("doorverwijzing_bijwerken", verwijzing), stand)
        assert (antwoord.status_code, "Schrijf op wat de uitkomst is." in antwoord.content.decode()) == (422, True)
        klant.post(adres("doorverwijzing_bijwerken", verwijzing), stand | {"toelichting": "Er ligt een plan."})
        verwijzing.refresh_from_db()
        assert (verwijzing.staat, verwijzing.uitkomst, verwijzing.stappen.count()) == (
            "afgerond",
            "Er ligt een plan.",
            3,
        )

    def test_een_expertise_over_gezondheid_blijft_voor_een_ander_verborgen(
        self, als, jobcoach, casemanager, traject, scores
    ):
        ggz = ExpertiseFactory(code="ggz", naam="Ggz", bijzonder=True)
        verwijzing = verwijs_door(
            traject=traject,
            expertise=ggz,
            nieuwe_partner="Praktijk Zuid",
            vraag="Een gesprek",
            aangevraagd_per=timezone.localdate(),
            door=casemanager,
        )
        for pagina in (adres("stappenplan", traject), adres("doorverwijzing", verwijzing)):
            tekst = als(jobcoach).get(pagina).content.decode()
            assert "Een persoonlijk onderwerp" in tekst
            assert [woord for woord in ("Ggz", "Praktijk Zuid", "Een gesprek") if woord in tekst] == []
        stand = {"staat": "loopt", "datum": f"{timezone.localdate():%d-%m-%Y}", "versie": 1}
        assert als(jobcoach).post(adres("doorverwijzing_bijwerken", verwijzing), stand).status_code == 403
        assert "Praktijk Zuid" in als(casemanager).get(adres("doorverwijzing", verwijzing)).content.decode()

    def test_een_organisatie_vult_haar_lijsten_aan(self, als, beheerder):
        klant = als(beheerder)
        klant.post(reverse("trajecten:expertise_nieuw"), {"naam": "Kinderopvang", "actief": "on", "versie": 1})
        antwoord = klant.post(
            reverse("trajecten:expertise_nieuw"), {"naam": "kinderopvang", "actief": "on", "versie": 1}
        )
        assert antwoord.status_code == 422
        klant.post(
            reverse("trajecten:partner_nieuw"),
            {"naam": "De Brug", "expertises": ["kinderopvang"], "actief": "on", "versie": 1},
        )
        tekst = klant.get(reverse("trajecten:partners")).content.decode()
        assert "De Brug" in tekst
        assert "Kinderopvang" in tekst


def test_elke_knop_van_de_bladzijde_draagt_zijn_csrf_teken(als, casemanager, traject, scores):
    """A list of steps is drawn by an include; one that leaves out the context also leaves out the token."""
    scores(financien=1, huisvesting=2)
    for volgorde in (1, 2):
        StapFactory(traject=traject, volgorde=volgorde)
    tekst = als(casemanager).get(adres("stappenplan", traject)).content.decode()
    formulieren = tekst.split("<main")[1].split("</main>")[0].split("<form")[1:]
    assert len(formulieren) == 5
    assert all("csrfmiddlewaretoken" in formulier for formulier in formulieren)
