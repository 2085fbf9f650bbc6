"""The pages of evaluations: who sees them, what they show, what they refuse."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.fabrieken.evaluaties import evaluatie_concept, evaluatie_klaar
from tests.fabrieken.trajecten import ProgrammaFactory, TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from toegang.models import Logregel
from trajecten.concepten import concept_url
from trajecten.models import Concept
from werkgevers.evaluatie.diensten import trek_in, verander_staat
from werkgevers.evaluatie.forms import CONCEPT_INVULLEN
from werkgevers.evaluatie.formulieren import formulier_voor
from werkgevers.evaluatie.formulierformulier import CONCEPT_FORMULIER
from werkgevers.evaluatie.regels import Moment, Staat
from werkgevers.models import Evaluatie, Evaluatieformulier

DAG = timedelta(days=1)


@pytest.fixture
def plaatsing(db_of_zonder, jobcoach, casemanager):
    return PlaatsingFactory(traject=TrajectFactory(begeleid_door=[jobcoach, casemanager]))


@pytest.fixture
def coach(klant, jobcoach):
    klant.force_login(jobcoach)
    return klant


def invoer(evaluatie, **anders):
    """What the browser sends for the form of a concept."""
    velden = {
        "versie": evaluatie.versie,
        "moment": evaluatie.moment,
        "datum": evaluatie.datum.strftime("%d-%m-%Y"),
        "afspraken": evaluatie.afspraken,
    }
    for regel in evaluatie.regels.all():
        velden[f"oordeel_{regel.pk}"] = "niet" if regel.niet_besproken else str(regel.oordeel or "")
        velden[f"toelichting_{regel.pk}"] = regel.toelichting
    for week in evaluatie.weken.all():
        velden[f"uren_{week.van.isoformat()}"] = str(week.minuten / 60)
    return velden | anders


def adres(evaluatie, deel=""):
    return f"/evaluaties/{evaluatie.pk}/{deel}"


class TestMaken:
    def test_van_dossier_tot_vastgezet(self, coach, plaatsing):
        dossier = coach.get(plaatsing.traject.get_absolute_url()).content.decode()
        nieuw = f"/plaatsingen/{plaatsing.pk}/evaluaties/nieuw/"
        assert nieuw in dossier
        antwoord = coach.post(nieuw, {"moment": "nul", "datum": timezone.localdate().strftime("%d-%m-%Y")})
        evaluatie = Evaluatie.objects.get()
        assert antwoord["Location"] == adres(evaluatie, "invullen/")
        oordelen = {f"oordeel_{regel.pk}": "3" for regel in evaluatie.regels.all()}
        antwoord = coach.post(adres(evaluatie, "invullen/"), invoer(evaluatie, afspraken="Begint vroeg", **oordelen))
        assert antwoord["Location"] == adres(evaluatie)
        evaluatie.refresh_from_db()
        assert evaluatie.afspraken == "Begint vroeg"
        pagina = coach.get(adres(evaluatie)).content.decode()
        assert pagina.count("Meestal") == 6
        coach.post(adres(evaluatie, "vastzetten/"), {"versie": evaluatie.versie})
        evaluatie.refresh_from_db()
        assert evaluatie.staat == Staat.KLAAR
        assert "Klaar om te versturen" in coach.get(plaatsing.traject.get_absolute_url()).content.decode()

    @pytest.mark.parametrize(
        "velden",
        [
            {"datum": ""},
            {"moment": "nul"},
            {"moment": "nul", "datum": "morgen"},
            {"moment": "ooit", "datum": "1-1-2026"},
        ],
    )
    def test_zonder_moment_en_dag_begint_er_niets(self, coach, plaatsing, velden):
        antwoord = coach.post(f"/plaatsingen/{plaatsing.pk}/evaluaties/nieuw/", velden)
        assert antwoord.status_code == 422
        assert not Evaluatie.objects.exists()

    def test_een_dag_in_de_toekomst_zegt_waarom(self, coach, plaatsing):
        morgen = (timezone.localdate() + DAG).strftime("%d-%m-%Y")
        antwoord = coach.post(f"/plaatsingen/{plaatsing.pk}/evaluaties/nieuw/", {"moment": "nul", "datum": morgen})
        assert antwoord.status_code == 422
        assert "toekomst" in antwoord.content.decode()

    def test_een_nulevaluatie_die_er_al_is_staat_niet_in_de_keuzes(self, coach, plaatsing, jobcoach):
        evaluatie_concept(jobcoach, plaatsing=plaatsing, moment=Moment.NUL)
        pagina = coach.get(f"/plaatsingen/{plaatsing.pk}/evaluaties/nieuw/").content.decode()
        assert "Tussenevaluatie" in pagina
        assert "Nulevaluatie" not in pagina


class TestInvullen:
    def test_de_vorige_staat_ernaast(self, coach, plaatsing, jobcoach):
        toen = timezone.localdate() - 7 * DAG
        evaluatie_klaar(jobcoach, plaatsing=plaatsing, datum=toen, oordeel=2, afspraken="Elke dag om 7.45 uur.")
        nu = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        pagina = coach.get(adres(nu, "invullen/")).content.decode()
        assert pagina.count("Vorige keer") == 6
        assert "Afspraken van de vorige keer" in pagina
        assert "Elke dag om 7.45 uur." in pagina

    def test_wie_later_opslaat_ziet_beide_teksten(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        oud = invoer(evaluatie, afspraken="Van mij")
        coach.post(adres(evaluatie, "invullen/"), invoer(evaluatie, afspraken="Van een collega"))
        antwoord = coach.post(adres(evaluatie, "invullen/"), oud)
        assert antwoord.status_code == 409
        tekst = antwoord.content.decode()
        assert "Van mij" in tekst
        assert "Van een collega" in tekst
        evaluatie.refresh_from_db()
        assert evaluatie.afspraken == "Van een collega"

    @pytest.mark.parametrize("uren", ["veel", "81", "-1", "1e9"])
    def test_uren_die_niet_kunnen_zeggen_waarom(self, coach, plaatsing, jobcoach, uren):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        week = evaluatie.weken.get()
        antwoord = coach.post(adres(evaluatie, "invullen/"), invoer(evaluatie, **{f"uren_{week.van}": uren}))
        assert antwoord.status_code == 422
        evaluatie.refresh_from_db()
        assert evaluatie.weken.get().minuten == week.minuten

    def test_een_oordeel_buiten_de_schaal_of_een_te_lange_tekst_wordt_niet_opgeslagen(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        regel = evaluatie.regels.first()
        for fout in ({f"oordeel_{regel.pk}": "9"}, {"afspraken": "x" * 2001}, {f"toelichting_{regel.pk}": "x" * 201}):
            assert coach.post(adres(evaluatie, "invullen/"), invoer(evaluatie, **fout)).status_code == 422

    def test_een_lege_week_gaat_eruit_en_een_andere_dag_geeft_andere_weken(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        week = evaluatie.weken.get()
        coach.post(adres(evaluatie, "invullen/"), invoer(evaluatie, **{f"uren_{week.van}": ""}))
        assert not evaluatie.weken.exists()
        evaluatie.refresh_from_db()
        eerder = (evaluatie.datum - 7 * DAG).strftime("%d-%m-%Y")
        antwoord = coach.post(adres(evaluatie, "invullen/"), invoer(evaluatie, datum=eerder))
        assert antwoord["Location"] == adres(evaluatie, "invullen/")

    def test_wat_getypt_is_blijft_staan_tot_het_is_opgeslagen(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        coach.post(concept_url(CONCEPT_INVULLEN, evaluatie.pk), invoer(evaluatie, afspraken="Half getypt"))
        assert "Half getypt" in coach.get(adres(evaluatie, "invullen/")).content.decode()
        coach.post(adres(evaluatie, "invullen/"), invoer(evaluatie, afspraken="Af"))
        assert not Concept.objects.exists()

    def test_een_ander_bewaart_geen_concept_van_deze_evaluatie(
        self, klant, plaatsing, jobcoach, collega_ander_team, programmamanager
    ):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        klant.force_login(collega_ander_team)
        assert klant.post(concept_url(CONCEPT_INVULLEN, evaluatie.pk), {"afspraken": "x"}).status_code == 404
        klant.force_login(programmamanager)
        assert klant.post(concept_url(CONCEPT_INVULLEN, evaluatie.pk), {"afspraken": "x"}).status_code == 403
        assert klant.post(concept_url(CONCEPT_FORMULIER, "algemeen"), {"naam": "x"}).status_code == 403

    def test_wat_vaststaat_vul_je_niet_meer_in(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        assert coach.get(adres(evaluatie, "invullen/"))["Location"] == adres(evaluatie)
        assert coach.post(adres(evaluatie, "invullen/"), {"afspraken": "x"})["Location"] == adres(evaluatie)


class TestDaarna:
    def test_vastzetten_van_een_oude_versie_kan_niet(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        assert coach.post(adres(evaluatie, "vastzetten/"), {"versie": 1}).status_code == 409
        assert coach.get(adres(evaluatie, "vastzetten/")).status_code == 405

    def test_wat_niet_af_is_wordt_niet_vastgezet(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        evaluatie.regels.update(oordeel=None)
        assert "Evaluatie vastzetten" not in coach.get(adres(evaluatie)).content.decode()
        antwoord = coach.post(adres(evaluatie, "vastzetten/"), {"versie": evaluatie.versie}, follow=True)
        assert "Kies bij elke regel" in antwoord.content.decode()
        evaluatie.refresh_from_db()
        assert evaluatie.is_concept

    def test_een_concept_gooi_je_weg(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        coach.post(adres(evaluatie, "weggooien/"), {"versie": evaluatie.versie})
        assert not Evaluatie.objects.exists()

    def test_intrekken_vraagt_een_reden_en_kan_meteen_verbeteren(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        assert coach.post(adres(evaluatie, "intrekken/"), {"daarna": "herzien"}).status_code == 422
        antwoord = coach.post(adres(evaluatie, "intrekken/"), {"daarna": "herzien", "reden": "Uren kloppen niet"})
        nieuw = Evaluatie.objects.get(vervangt=evaluatie)
        assert antwoord["Location"] == adres(nieuw, "invullen/")
        pagina = coach.get(adres(evaluatie)).content.decode()
        assert "Uren kloppen niet" in pagina
        assert adres(nieuw) in pagina

    def test_wat_getekend_is_trek_je_niet_in(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        verander_staat(evaluatie=evaluatie, naar=Staat.WACHT, door=jobcoach)
        verander_staat(evaluatie=evaluatie, naar=Staat.GETEKEND, door=None)
        assert "intrekken" not in coach.get(adres(evaluatie)).content.decode()
        assert coach.get(adres(evaluatie, "intrekken/"))["Location"] == adres(evaluatie)
        antwoord = coach.post(adres(evaluatie, "intrekken/"), {"daarna": "stoppen", "reden": "Toch niet"})
        assert antwoord.status_code == 422


class TestLijstEnMijnDag:
    def test_mijn_dag_zegt_wat_nog_niet_getekend_is(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        verander_staat(evaluatie=evaluatie, naar=Staat.WACHT, door=jobcoach)
        pagina = coach.get("/").content.decode()
        assert "Wacht op handtekening" in pagina
        assert adres(evaluatie) in pagina

    def test_zonder_wachtende_evaluatie_is_er_geen_kaart(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
        trek_in(evaluatie=evaluatie, reden="Dubbel", door=jobcoach)
        assert "nog niet getekend" not in coach.get("/").content.decode()

    def test_de_lijst_gaat_per_pagina_verder_en_vraagt_even_veel(
        self, coach, plaatsing, jobcoach, django_assert_num_queries
    ):
        for _ in range(3):
            evaluatie_concept(jobcoach, plaatsing=plaatsing)
        coach.get("/evaluaties/")
        with CaptureQueriesContext(connection) as drie:
            coach.get("/evaluaties/")
        for nummer in range(27):
            evaluatie_concept(jobcoach, plaatsing=plaatsing, datum=timezone.localdate() - (nummer % 9) * DAG)
        with django_assert_num_queries(len(drie)):
            pagina = coach.get("/evaluaties/").content.decode()
        assert pagina.count('class="evaluatieregel"') == 25
        volgende = pagina.split("na=")[1].split('"')[0]
        assert coach.get(f"/evaluaties/?na={volgende}").content.decode().count('class="evaluatieregel"') == 5

    @pytest.mark.parametrize(
        "vraag", ["staat=zoek", "na=niets", "na=2026-01-01_x", "na=%00", "na=2026-01-01_" + "9" * 40]
    )
    def test_een_adres_dat_niet_klopt_geeft_de_eerste_pagina(self, coach, plaatsing, jobcoach, vraag):
        evaluatie_concept(jobcoach, plaatsing=plaatsing)
        antwoord = coach.get(f"/evaluaties/?{vraag}")
        assert antwoord.status_code == 200
        assert "Tussenevaluatie" in antwoord.content.decode()

    def test_een_staat_kiezen_laat_alleen_die_zien(self, coach, plaatsing, jobcoach):
        evaluatie_concept(jobcoach, plaatsing=plaatsing)
        assert "Geen evaluaties gevonden" in coach.get("/evaluaties/?staat=getekend").content.decode()


class TestToegang:
    def test_buiten_bereik_bestaat_een_evaluatie_niet(self, klant, plaatsing, jobcoach, collega_ander_team):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        klant.force_login(collega_ander_team)
        assert klant.get(adres(evaluatie)).status_code == 404
        assert klant.get(f"/plaatsingen/{plaatsing.pk}/evaluaties/nieuw/").status_code == 404

    def test_een_programmamanager_leest_en_schrijft_niet(self, klant, plaatsing, jobcoach, programmamanager):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        klant.force_login(programmamanager)
        pagina = klant.get(adres(evaluatie))
        assert pagina.status_code == 200
        assert "Evaluatie invullen" not in pagina.content.decode()
        assert klant.get(adres(evaluatie, "invullen/")).status_code == 403

    def test_lezen_staat_in_het_logboek(self, coach, plaatsing, jobcoach):
        evaluatie = evaluatie_concept(jobcoach, plaatsing=plaatsing)
        coach.get(adres(evaluatie))
        assert Logregel.objects.filter(soort="dossier_bekeken", details__pagina="evaluatie").exists()


class TestFormulieren:
    def velden(self, **anders):
        return {
            "versie": "0",
            "naam": "Ons formulier",
            "regels": "Komt op tijd\r\n\r\nIs   vriendelijk",
            "niveaus": "Nee\nJa",
            "ondertekenaars": ["werkgever", "deelnemer"],
        } | anders

    def test_een_programma_krijgt_een_eigen_formulier_en_kan_terug(self, klant, beheerder):
        programma = ProgrammaFactory()
        pad = f"/beheer/evaluatieformulieren/{programma.pk}/"
        klant.force_login(beheerder)
        assert "Komt op tijd" in klant.get(pad).content.decode()
        assert klant.post(pad, self.velden()).status_code == 302
        eigen = formulier_voor(programma)
        assert [(r.code, r.tekst) for r in eigen.regels.all()] == [
            ("komt_op_tijd", "Komt op tijd"),
            ("is_vriendelijk", "Is vriendelijk"),
        ]
        assert eigen.ondertekenaars == ["werkgever", "deelnemer"]
        klant.post(f"{pad}terugnemen/")
        assert formulier_voor(programma).programma is None

    def test_het_algemene_formulier_krijgt_een_nieuwe_versie(self, klant, beheerder):
        formulier_voor(ProgrammaFactory())
        klant.force_login(beheerder)
        klant.post("/beheer/evaluatieformulieren/algemeen/", self.velden(versie="1"))
        assert Evaluatieformulier.objects.in_gebruik().get().nummer == 2
        antwoord = klant.post("/beheer/evaluatieformulieren/algemeen/", self.velden(versie="1", naam="Te laat"))
        assert antwoord.status_code == 409
        assert "Te laat" in antwoord.content.decode()
        assert "Ons formulier" in klant.get("/beheer/evaluatieformulieren/").content.decode()

    @pytest.mark.parametrize(
        "fout",
        [
            {"niveaus": "Ja"},
            {"niveaus": "a\nb\nc\nd\ne\nf"},
            {"niveaus": "Ja\nja"},
            {"regels": ""},
            {"regels": "Op tijd\nop tijd"},
            {"regels": "x" * 81},
            {"regels": "\n".join(str(n) for n in range(16))},
            {"ondertekenaars": []},
            {"naam": ""},
        ],
    )
    def test_een_formulier_dat_niet_kan_zegt_waarom(self, klant, beheerder, fout):
        klant.force_login(beheerder)
        antwoord = klant.post("/beheer/evaluatieformulieren/algemeen/", self.velden(versie="1", **fout))
        assert antwoord.status_code == 422
        assert Evaluatieformulier.objects.count() == 1

    def test_een_jobcoach_komt_er_niet(self, coach, plaatsing):
        assert coach.get("/beheer/evaluatieformulieren/").status_code == 403
