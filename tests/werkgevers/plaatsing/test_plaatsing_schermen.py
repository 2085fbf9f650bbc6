"""The screens of placements: who opens them, what they show, and what happens with what is typed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.fabrieken.plaatsing import BaancontroleFactory, PraktijkovereenkomstFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import (
    ContactpersoonFactory,
    ErkenningFactory,
    PlaatsingFactory,
    VestigingFactory,
    WerkgeverFactory,
)
from tests.fabrieken.werkplekken import WerkplekFactory
from tests.fabrieken.zelfredzaamheid import LadderpositieFactory
from trajecten.registers import registers, tijdlijn_van
from werkgevers.kaarten import Kaartregister
from werkgevers.models import Baancontrole, Plaatsing, Praktijkovereenkomst, Werkweek
from werkgevers.plaatsing.aanmelding import gebeurtenissen
from werkgevers.plaatsing.kaarten import Plaatsingkaart, kaarten_van, registreer_plaatsingkaart


def schrijf(dag):
    return dag.strftime("%d-%m-%Y")


@pytest.fixture
def ingevuld(traject):
    return {
        "soort": "stage",
        "sector": "bouw",
        "startdatum": schrijf(traject.startdatum),
        "einddatum": schrijf(traject.startdatum + timedelta(weeks=12)),
        "dagen_per_week": "3",
        "uren_per_week": "18",
        "eigen_salaris": "",
        "afspraken": "Dinsdag tot en met donderdag.",
    }


@pytest.fixture
def baan(traject, werkgever, vandaag):
    return PlaatsingFactory(
        traject=traject,
        werkgever=werkgever,
        soort="dienstverband",
        startdatum=vandaag - timedelta(days=100),
        contract_start=vandaag - timedelta(days=100),
        eigen_salaris=True,
    )


class TestNieuw:
    def test_eerst_kies_je_de_werkgever(self, als, jobcoach, traject, werkgever):
        WerkgeverFactory(naam="Tuinen van Noord")
        adres = reverse("werkgevers:plaatsing_nieuw", args=[traject.pk])
        alle = als(jobcoach).get(adres).content.decode()
        assert "De Kwast" in alle
        assert "Tuinen van Noord" in alle
        gezocht = als(jobcoach).get(adres, {"zoek": "kwast"}).content.decode()
        assert f"?werkgever={werkgever.pk}" in gezocht
        assert "Tuinen van Noord" not in gezocht
        assert "Geen werkgever gevonden" in als(jobcoach).get(adres, {"zoek": "bestaat niet\0"}).content.decode()

    def test_dan_vul_je_in_wat_is_afgesproken(self, als, jobcoach, traject, werkgever, ingevuld):
        adres = f"{reverse('werkgevers:plaatsing_nieuw', args=[traject.pk])}?werkgever={werkgever.pk}"
        antwoord = als(jobcoach).post(adres, ingevuld)
        plaatsing = Plaatsing.objects.get()
        assert antwoord["Location"] == reverse("werkgevers:plaatsing", args=[plaatsing.pk])
        assert (plaatsing.werkgever, plaatsing.soort, plaatsing.uren_per_week) == (werkgever, "stage", 18)
        assert plaatsing.aangemaakt_door == jobcoach
        inhoud = als(jobcoach).get(antwoord["Location"]).content.decode()
        assert "3 dagen, 18 uur" in inhoud
        assert "Dinsdag tot en met donderdag." in inhoud

    @pytest.mark.parametrize(
        ("velden", "zegt"),
        [
            ({"soort": ""}, "Kies een soort."),
            ({"uren_per_week": "veel"}, "Schrijf een getal, zoals 18 of 4,5."),
            ({"uren_per_week": "NaN"}, "Schrijf een getal, zoals 18 of 4,5."),
            ({"uren_per_week": "169"}, "Vul hoogstens 168 in."),
            ({"dagen_per_week": "0"}, "Vul meer dan 0 in, of niets."),
            ({"startdatum": "gisteren"}, "Schrijf de datum zo: 24-11-2026."),
            ({"afspraken": "a" * 5001}, "Dit is te lang."),
            ({"loonkostensubsidie": "on"}, "Loonkostensubsidie hoort bij een dienstverband of beschut werk."),
            ({"soort": "dienstverband"}, "Vul in vanaf wanneer het contract is."),
        ],
    )
    def test_een_fout_staat_in_woorden_bij_het_veld_en_er_is_niets_geschreven(
        self, als, jobcoach, traject, werkgever, ingevuld, velden, zegt
    ):
        adres = f"{reverse('werkgevers:plaatsing_nieuw', args=[traject.pk])}?werkgever={werkgever.pk}"
        antwoord = als(jobcoach).post(adres, ingevuld | velden)
        assert antwoord.status_code == 422
        assert zegt in antwoord.content.decode()
        assert not Plaatsing.objects.exists()

    def test_een_plaatsing_in_een_ander_traject_bestaat_niet(self, als, jobcoach, werkgever):
        ander = TrajectFactory()
        adres = f"{reverse('werkgevers:plaatsing_nieuw', args=[ander.pk])}?werkgever={werkgever.pk}"
        assert als(jobcoach).get(adres).status_code == 404


class TestPagina:
    def test_de_ladder_stelt_voor_en_een_mens_beslist(self, als, jobcoach, baan):
        LadderpositieFactory(traject=baan.traject, trede=4, peildatum=baan.startdatum - timedelta(days=1))
        inhoud = als(jobcoach).get(reverse("werkgevers:plaatsing", args=[baan.pk])).content.decode()
        assert "trede 5: Betaald werk met ondersteuning" in inhoud
        assert "Nu vastgelegd: trede 4." in inhoud
        vastleggen = reverse("zelfredzaamheid:trede_vastleggen", args=[baan.traject_id])
        assert vastleggen in inhoud
        formulier = als(jobcoach).get(vastleggen)
        assert "Een deel is vooraf ingevuld, uit: Dienstverband bij De Kwast." in formulier.content.decode()
        assert formulier.context["form"]["contract"].value() == "ja"
        assert formulier.context["form"].voorstel.trede == 5

    def test_wie_geen_metingen_ziet_krijgt_geen_trede_te_zien(self, als, programmamanager, baan):
        inhoud = als(programmamanager).get(reverse("werkgevers:plaatsing", args=[baan.pk])).content.decode()
        assert "Participatieladder" not in inhoud
        assert "Plaatsing wijzigen" not in inhoud

    def test_een_trainer_en_een_ander_team_zien_haar_niet(self, als, trainer, collega_ander_team, baan):
        adres = reverse("werkgevers:plaatsing", args=[baan.pk])
        assert als(trainer).get(adres).status_code == 403
        assert als(collega_ander_team).get(adres).status_code == 404

    def test_de_overeenkomst_zegt_wie_nog_moet_tekenen_en_of_de_vestiging_erkend_is(
        self, als, jobcoach, traject, werkgever
    ):
        vestiging = VestigingFactory(werkgever=werkgever, naam="Werkplaats Noord")
        ErkenningFactory(vestiging=vestiging, kwalificatie="Schilder")
        stage = PlaatsingFactory(traject=traject, werkgever=werkgever, vestiging=vestiging, soort="stage")
        PraktijkovereenkomstFactory(plaatsing=stage, school_getekend_op=stage.startdatum)
        inhoud = als(jobcoach).get(reverse("werkgevers:plaatsing", args=[stage.pk])).content.decode()
        assert "Nog niet door alle drie getekend" in inhoud
        assert "Werkplaats Noord is erkend leerbedrijf voor Schilder." in inhoud

    def test_een_ander_onderdeel_hangt_er_een_kaart_bij(self, jobcoach, baan, vandaag, monkeypatch):
        monkeypatch.setattr("werkgevers.plaatsing.kaarten._register", Kaartregister("proef"))
        registreer_plaatsingkaart(Plaatsingkaart("proef", "Proef", 1, "breed", "x.html", lambda *_: {"wat": 1}))
        registreer_plaatsingkaart(Plaatsingkaart("niet", "Niet", 2, "smal", "x.html", lambda *_: None))
        assert [(g.kaart.code, g.inhoud) for g in kaarten_van(baan, jobcoach, vandaag)] == [("proef", {"wat": 1})]
        with pytest.raises(ValueError, match="twice"):
            registreer_plaatsingkaart(Plaatsingkaart("proef", "Proef", 1, "breed", "x.html", lambda *_: None))


class TestWijzigenEnBeeindigen:
    def test_twee_mensen_zien_elkaars_tekst_naast_elkaar(self, als, jobcoach, traject, werkgever, ingevuld):
        rij = PlaatsingFactory(traject=traject, werkgever=werkgever, soort="stage", startdatum=traject.startdatum)
        adres = reverse("werkgevers:plaatsing_wijzigen", args=[rij.pk])
        Plaatsing.objects.filter(pk=rij.pk).update(afspraken="Van mijn collega", versie=2)
        antwoord = als(jobcoach).post(adres, ingevuld | {"versie": 1})
        assert antwoord.status_code == 409
        assert "Van mijn collega" in antwoord.content.decode()
        assert als(jobcoach).post(adres, ingevuld | {"versie": 2}).status_code == 302
        rij.refresh_from_db()
        assert (rij.afspraken, rij.versie) == ("Dinsdag tot en met donderdag.", 3)

    def test_beeindigen(self, als, jobcoach, baan, vandaag):
        adres = reverse("werkgevers:plaatsing_beeindigen", args=[baan.pk])
        assert als(jobcoach).post(adres, {"versie": 1, "einddatum": schrijf(vandaag)}).status_code == 422
        gegevens = {"versie": 1, "einddatum": schrijf(vandaag), "einde_reden": "verder"}
        assert als(jobcoach).post(adres, gegevens).status_code == 302
        baan.refresh_from_db()
        assert (baan.einddatum, baan.einde_reden) == (vandaag, "verder")
        regels = [gebeurtenis.tekst for gebeurtenis in tijdlijn_van(baan.traject, jobcoach)]
        assert "Verder in ander werk, of met een contract" in regels


class TestWeekEnBaan:
    def test_je_schrijft_op_wat_de_werkgever_over_een_week_zegt(self, als, jobcoach, baan, werkgever, vandaag):
        meester = ContactpersoonFactory(werkgever=werkgever, naam="Meester Mo")
        maandag = vandaag - timedelta(days=vandaag.weekday() + 7)
        adres = f"{reverse('werkgevers:werkweek_bevestigen', args=[baan.pk])}?week={maandag.isoformat()}"
        assert als(jobcoach).get(adres).status_code == 200
        fout = als(jobcoach).post(adres, {"contactpersoon": meester.pk, "uren": "-1"})
        assert (fout.status_code, "Vul 0 of meer in." in fout.content.decode()) == (422, True)
        assert als(jobcoach).post(adres, {"contactpersoon": meester.pk, "uren": "17,5"}).status_code == 302
        week = Werkweek.objects.get()
        assert (week.maandag, week.minuten, week.bevestigd_door) == (maandag, 1050, jobcoach)
        pagina = als(jobcoach).get(reverse("werkgevers:plaatsing", args=[baan.pk])).content.decode()
        assert "17,5 uur bevestigd door Meester Mo" in pagina
        assert "Nog overnemen" in pagina

    @pytest.mark.parametrize("week", ["2001-01-01", "2099-01-05"])
    def test_een_week_buiten_de_plaatsing_bevestig_je_niet(self, als, jobcoach, baan, week):
        adres = f"{reverse('werkgevers:werkweek_bevestigen', args=[baan.pk])}?week={week}"
        assert als(jobcoach).get(adres).status_code == 422

    def test_na_drie_maanden_schrijf_je_op_of_iemand_de_baan_heeft(self, als, jobcoach, baan, vandaag):
        adres = f"{reverse('werkgevers:baan_behouden', args=[baan.pk])}?maanden=3"
        gegevens = {"behouden": "ja", "gepeild_op": schrijf(vandaag), "toelichting": "", "versie": 0}
        assert als(jobcoach).post(adres, gegevens).status_code == 302
        assert Baancontrole.objects.get().behouden
        pagina = als(jobcoach).get(reverse("werkgevers:plaatsing", args=[baan.pk])).content.decode()
        assert "Heeft de baan nog" in pagina
        titels = [gebeurtenis.titel for gebeurtenis in tijdlijn_van(baan.traject, jobcoach)]
        assert "Na 3 maanden: heeft de baan nog" in titels

    @pytest.mark.parametrize("maanden", ["", "4", "x", "99999999999999999999"])
    def test_na_een_ander_aantal_maanden_kijk_je_niet(self, als, jobcoach, baan, maanden):
        adres = f"{reverse('werkgevers:baan_behouden', args=[baan.pk])}?maanden={maanden}"
        assert als(jobcoach).get(adres).status_code == 422

    def test_wie_later_is_ziet_wat_een_collega_antwoordde(self, als, jobcoach, baan, vandaag):
        BaancontroleFactory(plaatsing=baan, maanden=3, toelichting="Werkt nu vier dagen")
        adres = f"{reverse('werkgevers:baan_behouden', args=[baan.pk])}?maanden=3"
        gegevens = {"behouden": "nee", "gepeild_op": schrijf(vandaag), "toelichting": "", "versie": 0}
        antwoord = als(jobcoach).post(adres, gegevens)
        assert antwoord.status_code == 409
        assert "Werkt nu vier dagen" in antwoord.content.decode()


class TestOvereenkomst:
    @pytest.fixture
    def stage(self, traject, werkgever):
        return PlaatsingFactory(traject=traject, werkgever=werkgever, soort="stage", startdatum=traject.startdatum)

    def test_je_vult_haar_in_en_maakt_er_een_pdf_van(self, als, jobcoach, stage):
        adres = reverse("werkgevers:praktijkovereenkomst", args=[stage.pk])
        gegevens = {
            "versie": 0,
            "school": "ROC Voorbeeld",
            "opleiding": "Entree bouwen",
            "leerweg": "bol",
            "niveau": "1",
            "startdatum": schrijf(stage.startdatum),
            "einddatum": schrijf(stage.startdatum + timedelta(weeks=12)),
            "uren_totaal": "216",
            "te_behalen": "Voorbereiden\nSchilderen",
        }
        assert als(jobcoach).post(adres, gegevens).status_code == 302
        assert Praktijkovereenkomst.objects.get().te_behalen.splitlines() == ["Voorbereiden", "Schilderen"]
        pdf = als(jobcoach).get(reverse("werkgevers:praktijkovereenkomst_pdf", args=[stage.pk]))
        assert pdf["Content-Type"] == "application/pdf"
        assert pdf.content.startswith(b"%PDF")
        te_laat = als(jobcoach).post(adres, gegevens | {"opleiding": "Iets anders"})
        assert te_laat.status_code == 409

    def test_zonder_overeenkomst_is_er_geen_pdf_en_bij_een_baan_geen_formulier(self, als, jobcoach, stage, baan):
        assert als(jobcoach).get(reverse("werkgevers:praktijkovereenkomst_pdf", args=[stage.pk])).status_code == 404
        assert als(jobcoach).get(reverse("werkgevers:praktijkovereenkomst", args=[baan.pk])).status_code == 422


class TestBeheer:
    ADRES = "/beheer/plaatsingen/"

    def test_de_beheerder_stelt_in_hoe_lang_een_soort_duurt(self, als, beheerder):
        form = als(beheerder).get(self.ADRES).context["form"]
        gegevens = {naam: "" for naam in form.fields} | {"stand": form["stand"].value()}
        fout = als(beheerder).post(self.ADRES, gegevens | {"stage_hoogstens": "6", "stage_verlengd": "3"})
        assert (fout.status_code, "minstens zo lang" in fout.content.decode()) == (422, True)
        gegevens |= {"stage_hoogstens": "6", "stage_verlengd": "9"}
        assert als(beheerder).post(self.ADRES, gegevens).status_code == 302
        form = als(beheerder).get(self.ADRES).context["form"]
        assert (form["stage_hoogstens"].value(), form["proefplaatsing_hoogstens"].value()) == (6, None)
        assert als(beheerder).post(self.ADRES, gegevens).status_code == 409

    def test_een_jobcoach_stelt_niets_in(self, als, jobcoach):
        assert als(jobcoach).get(self.ADRES).status_code == 403


def test_de_pagina_vraagt_bij_meer_weken_niet_meer_van_de_databank(als, jobcoach, traject, werkgever, vandaag):
    vragen = []
    for weken in (3, 13):
        rij = PlaatsingFactory(
            traject=traject, werkgever=werkgever, startdatum=vandaag - timedelta(weeks=weken), uren_per_week=Decimal(18)
        )
        with CaptureQueriesContext(connection) as gevraagd:
            assert als(jobcoach).get(reverse("werkgevers:plaatsing", args=[rij.pk])).status_code == 200
        vragen.append(len(gevraagd))
    assert vragen[1] <= vragen[0]


def test_het_dossier_vraagt_bij_meer_plaatsingen_niet_meer_van_de_databank(jobcoach, traject, werkgever, vandaag):
    paneel, vragen = next(paneel for paneel in registers.panelen if paneel.code == "plaatsingen"), []
    for erbij in (3, 27):
        for _ in range(erbij):
            PlaatsingFactory(traject=traject, werkgever=werkgever, gestopt=True)
        with CaptureQueriesContext(connection) as gevraagd:
            assert paneel.laad(traject, jobcoach, vandaag)["regels"]
            assert list(gebeurtenissen(traject, jobcoach))
        vragen.append(len(gevraagd))
    assert vragen[1] <= vragen[0]


def test_wat_uit_een_lijst_kwam_en_niet_past_staat_op_de_bladzijde(als, jobcoach, traject, werkgever, vandaag):
    lang = {"startdatum": vandaag - timedelta(days=120), "einddatum": vandaag}
    rij = PlaatsingFactory(traject=traject, werkgever=werkgever, soort="proefplaatsing", **lang)
    blad = als(jobcoach).get(reverse("werkgevers:plaatsing", args=[rij.pk])).content.decode()
    assert "Dit is langer dan 2 maanden." in blad
    goed = PlaatsingFactory(traject=traject, werkgever=werkgever, soort="stage", **lang)
    assert "Klopt dit?" not in als(jobcoach).get(reverse("werkgevers:plaatsing", args=[goed.pk])).content.decode()


@pytest.mark.parametrize("naam", ["werkwens", "klikgesprek_nieuw"])
def test_het_pad_naar_een_formulier_over_werk_begint_bij_de_deelnemer(als, jobcoach, traject, naam):
    adres = reverse(f"werkgevers:{naam}", args=[traject.pk]) + f"?werkplek={WerkplekFactory().pk}"
    blad = als(jobcoach).get(adres).content.decode()
    pad = blad[blad.index('aria-label="Kruimelpad"') :].partition("</nav>")[0]
    assert traject.get_absolute_url() in pad
    assert reverse("werkgevers:werk", args=[traject.pk]) in pad


def test_een_volle_werkplek_kiezen_vraagt_waarom_het_toch_kan(als, jobcoach, traject, ingevuld):
    plek = WerkplekFactory(aantal=1)
    PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek, startdatum=traject.startdatum)
    adres = reverse("werkgevers:plaatsing_nieuw", args=[traject.pk]) + f"?werkplek={plek.pk}"
    vol = als(jobcoach).post(adres, ingevuld | {"werkplek": plek.pk})
    assert vol.status_code == 422
    assert "is dan vol" in vol.content.decode()
    assert '<details class="meer-velden" open>' in vol.content.decode()
    toch = als(jobcoach).post(adres, ingevuld | {"werkplek": plek.pk, "reden_vol": "Iemand werkt zijn opvolger in."})
    assert toch.status_code == 302
