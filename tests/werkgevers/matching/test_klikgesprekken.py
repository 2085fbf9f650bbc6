"""The wish, the search for work in the dossier, and klikgesprekken from plan to placement."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.opleiding import BewijsFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory, VestigingFactory, WerkgeverFactory
from tests.fabrieken.werkplekken import KlikgesprekFactory, WerkplekFactory, WerkwensFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.models import Code, Codelijst, Traject
from trajecten.vaardigheden import vaardigheden_van
from werkgevers.matching import diensten
from werkgevers.matching.aanmelding import gebeurtenissen
from werkgevers.matching.agenda import klikgesprekken_in_agenda
from werkgevers.matching.pagina import maak_kandidatenpagina, maak_werkpagina
from werkgevers.matching.signalen import zonder_uitkomst
from werkgevers.matching.stand import Gespreksstand, mag_naar
from werkgevers.matching.zoeken import wens_van
from werkgevers.models import Klikgesprek, Plaatsing, Werkwens
from werkgevers.plaatsing.diensten import Plaatsinggegevens


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def traject(db_of_zonder, casemanager, jobcoach):
    return TrajectFactory(begeleid_door=[casemanager, jobcoach], deelnemer__postcode="3083 AB")


@pytest.fixture
def keuzes(db_of_zonder):
    for lijst, code, naam in (
        (Codelijst.SECTOR, "bouw", "Bouw"),
        (Codelijst.PLAATSINGSOORT, "leerwerkplek", "Leerwerkplek"),
        (Codelijst.VAARDIGHEID, "vca", "VCA"),
    ):
        Code.objects.get_or_create(lijst=lijst, code=code, defaults={"naam": naam})


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


def uitkomst(**anders):
    gisteren = timezone.localdate() - timedelta(days=1)
    return {"gehouden_op": gisteren, "uitkomst": "klik", "afspraken": "Maandag om 8 uur."} | anders


class TestDatabank:
    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("werkwens_dagen_van_de_week", {"dagen": [0]}),
            ("werkwens_uren_per_week", {"uren_per_week": 0}),
            ("werkwens_postcodegebied_vorm", {"postcodegebied": "0123"}),
            ("werkwens_reizen_bekend", {"reizen": "ver"}),
            ("werkwens_niveau_bekend", {"niveau": 9}),
        ],
    )
    def test_een_wens_die_niet_klopt_wordt_geweigerd(self, traject, naam, velden):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            WerkwensFactory(traject=traject, **velden)

    def test_een_lege_wens_mag_en_een_traject_heeft_er_hoogstens_een(self, traject):
        assert WerkwensFactory(traject=traject, sectoren=[], uren_per_week=None).pk
        with pytest.raises(IntegrityError), transaction.atomic():
            WerkwensFactory(traject=traject)

    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("klikgesprek_gehouden_met_uitkomst", {"staat": "gehouden"}),
            ("klikgesprek_gehouden_met_uitkomst", {"uitkomst": "klik", "afspraken": "Ja"}),
            ("klikgesprek_gehouden_met_uitkomst", {"staat": "onzin"}),
            ("klikgesprek_klik_met_afspraken", {"klik": True, "afspraken": ""}),
        ],
    )
    def test_een_klikgesprek_dat_niet_klopt_wordt_geweigerd(self, traject, naam, velden):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            KlikgesprekFactory(traject=traject, **velden)

    def test_een_gepland_gesprek_per_werkplek_en_een_plaatsing_alleen_na_een_klik(self, traject):
        gesprek = KlikgesprekFactory(traject=traject, klik=True)
        assert KlikgesprekFactory(traject=traject, werkplek=gesprek.werkplek).pk
        with pytest.raises(IntegrityError, match="klikgesprek_een_gepland"), transaction.atomic():
            KlikgesprekFactory(traject=traject, werkplek=gesprek.werkplek)
        plaatsing = PlaatsingFactory(traject=traject, werkgever=gesprek.werkgever)
        with pytest.raises(IntegrityError, match="plaatsing_na_een_klik"), transaction.atomic():
            KlikgesprekFactory(traject=traject, plaatsing=plaatsing)


class TestWens:
    def test_de_wens_begint_met_waar_iemand_woont_en_leidt_naar_passende_plekken(
        self, klant, jobcoach, traject, keuzes
    ):
        vestiging = VestigingFactory(postcode="3083 XY", plaats="Rotterdam")
        plek = WerkplekFactory(werkgever=vestiging.werkgever, vestiging=vestiging, vaardigheden=["vca"])
        adres = reverse("werkgevers:werkwens", args=[traject.pk])
        assert 'value="3083"' in als(klant, jobcoach).get(adres).content.decode()
        velden = {"sectoren": ["bouw"], "postcodegebied": "3083", "reizen": "buurt", "versie": "1"}
        antwoord = klant.post(adres, velden | {"dagen": ["1", "2", "3"], "uren_per_week": "20"})
        assert antwoord.status_code == 302
        blad = klant.get(antwoord["Location"]).content.decode()
        assert plek.naam in blad
        assert "In hetzelfde postcodegebied, 3083 (Rotterdam)." in blad
        assert "Mist nog: VCA." in blad
        assert Logregel.objects.filter(soort=Soort.WERKWENS_BEWAARD, deelnemer_pk=traject.deelnemer_id).exists()

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"postcodegebied": "3083 AB"}, "alleen de vier cijfers"),
            ({"reizen": "onzin"}, "onzin"),
            ({"dagen": ["9"]}, "9"),
            ({"wens": "x" * 5001}, "Er passen 5000 tekens"),
        ],
    )
    def test_wat_niet_kan_wordt_uitgelegd(self, klant, jobcoach, traject, keuzes, anders, zin):
        adres = reverse("werkgevers:werkwens", args=[traject.pk])
        antwoord = als(klant, jobcoach).post(adres, {"reizen": "buurt", "versie": "1"} | anders)
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
        assert not Werkwens.objects.exists()

    def test_wie_tegelijk_de_eerste_wens_invult_ziet_die_van_de_collega(self, klant, jobcoach, traject, keuzes):
        nieuw = Werkwens(traject=traject, bewaard_door=jobcoach, plaats="Van mij")
        WerkwensFactory(traject=traject, plaats="Van een collega")
        with pytest.raises(NietMeerActueel) as fout:
            diensten.bewaar_werkwens(rij=nieuw, versie=1, door=jobcoach)
        assert fout.value.nu.plaats == "Van een collega"

    def test_een_collega_die_ertussen_komt_geeft_beide_teksten(self, klant, jobcoach, traject, keuzes):
        WerkwensFactory(traject=traject, versie=2, plaats="Van een collega")
        velden = {"reizen": "buurt", "plaats": "Van mij", "versie": "1"}
        antwoord = als(klant, jobcoach).post(reverse("werkgevers:werkwens", args=[traject.pk]), velden)
        assert antwoord.status_code == 409
        assert "Van een collega" in antwoord.content.decode()

    def test_na_het_einde_van_een_traject_verandert_de_wens_niet(self, jobcoach, traject, vandaag):
        traject.einddatum = vandaag
        traject.save()
        with pytest.raises(RegelGeschonden, match="stopte op"):
            diensten.bewaar_werkwens(rij=Werkwens(traject=traject), versie=1, door=jobcoach)


class TestZoeken:
    def test_het_aantal_vragen_groeit_niet_met_plekken_of_mensen(self, jobcoach, traject, vandaag):
        WerkwensFactory(traject=traject)
        plek, aantallen = WerkplekFactory(aantal=400), []
        for erbij in (3, 27):
            for _ in range(erbij):
                ander = TrajectFactory(begeleid_door=[jobcoach])
                WerkwensFactory(traject=ander)
                KlikgesprekFactory(traject=traject)
                PlaatsingFactory(traject=ander, gestopt=True)
            with CaptureQueriesContext(connection) as vragen:
                maak_werkpagina(traject, jobcoach, vandaag)
                maak_kandidatenpagina(plek, jobcoach, vandaag)
            aantallen.append(len(vragen))
        assert aantallen[0] == aantallen[1]

    def test_kandidaten_zijn_alleen_wie_je_mag_zien_en_wie_een_wens_heeft(self, jobcoach, traject, vandaag):
        WerkwensFactory(traject=traject)
        TrajectFactory(begeleid_door=[jobcoach])
        WerkwensFactory()
        pagina = maak_kandidatenpagina(WerkplekFactory(), jobcoach, vandaag)
        assert [regel.traject for regel in pagina.regels] == [traject]
        assert (pagina.totaal, pagina.zonder_wens) == (1, 1)

    def test_een_pagina_verder_staan_de_volgende_plekken(self, jobcoach, traject, vandaag):
        WerkwensFactory(traject=traject)
        for _ in range(12):
            WerkplekFactory()
        eerste = maak_werkpagina(traject, jobcoach, vandaag)
        tweede = maak_werkpagina(traject, jobcoach, vandaag, eerste.volgende)
        gezien = [g.regel.werkplek.pk for g in (*eerste.gevonden, *tweede.gevonden)]
        assert len(gezien) == len(set(gezien)) == 12
        assert tweede.volgende is None

    def test_buiten_bereik_bestaat_het_zoeken_niet(self, klant, jobcoach, client_voor, buitenstaander, traject):
        ander = TrajectFactory()
        als(klant, jobcoach)
        for naam in ("werk", "werkwens", "klikgesprek_nieuw"):
            assert klant.get(reverse(f"werkgevers:{naam}", args=[ander.pk])).status_code == 404
        gesprek = KlikgesprekFactory(traject=traject)
        with in_organisatie("werkshop"):
            elders = als(client_voor("werkshop"), buitenstaander)
        assert elders.get(gesprek.get_absolute_url()).status_code == 404

    def test_een_certificaat_uit_het_dossier_telt_als_vaardigheid_zolang_het_geldig_is(self, traject, vandaag):
        assert vaardigheden_van([traject.pk], vandaag) == {traject.pk: set()}
        BewijsFactory(traject=traject, geldig_tot=vandaag + timedelta(days=1))
        WerkwensFactory(traject=traject)
        assert wens_van(traject.pk, vandaag).vaardigheden == {"vca"}
        assert wens_van(traject.pk, vandaag + timedelta(days=1)).vaardigheden == set()


class TestPlannen:
    def test_een_gepland_gesprek_staat_in_agenda_tijdlijn_en_dossier(self, klant, jobcoach, traject, keuzes):
        plek = WerkplekFactory()
        persoon = ContactpersoonFactory(werkgever=plek.werkgever)
        morgen = timezone.localdate() + timedelta(days=1)
        adres = f"{reverse('werkgevers:klikgesprek_nieuw', args=[traject.pk])}?werkplek={plek.pk}"
        velden = {"datum": f"{morgen:%d-%m-%Y}", "begin": "10.30", "contactpersoon": persoon.pk, "versie": "1"}
        antwoord = als(klant, jobcoach).post(adres, velden)
        gesprek = Klikgesprek.objects.get()
        assert antwoord["Location"] == gesprek.get_absolute_url()
        assert (gesprek.contactpersoon, gesprek.werkgever, gesprek.medewerker) == (persoon, plek.werkgever, jobcoach)
        assert f"{timezone.localtime(gesprek.gepland_op):%H.%M}" == "10.30"
        (punt,) = klikgesprekken_in_agenda(jobcoach, gesprek.gepland_op, gesprek.gepland_op + timedelta(hours=1))
        assert punt.kalendertitel == "Klikgesprek"
        assert traject.deelnemer.naam in punt.titel
        assert [g.titel for g in gebeurtenissen(traject, jobcoach)] == [f"Klikgesprek bij {plek.werkgever}: gepland"]
        assert list(gebeurtenissen(traject, GebruikerFactory(rollen=["trainer"]))) == []

    def test_zonder_werkplek_begint_het_bij_de_passende_plekken(self, klant, jobcoach, traject):
        adres = reverse("werkgevers:klikgesprek_nieuw", args=[traject.pk])
        for vraag in ("", "?werkplek=onzin", "?werkplek=999999"):
            antwoord = als(klant, jobcoach).get(adres + vraag)
            assert antwoord["Location"] == reverse("werkgevers:werk", args=[traject.pk])

    def test_een_volle_of_gesloten_plek_en_een_vreemde_contactpersoon_worden_geweigerd(
        self, jobcoach, traject, vandaag
    ):
        vol = WerkplekFactory(aantal=1)
        PlaatsingFactory(werkgever=vol.werkgever, werkplek=vol)
        straks = timezone.now() + timedelta(days=3)
        for plek in (vol, WerkplekFactory(tot=vandaag + timedelta(days=1))):
            with pytest.raises(RegelGeschonden, match="geen plek vrij"):
                diensten.plan_klikgesprek(traject=traject, werkplek=plek, gepland_op=straks, door=jobcoach)
        with pytest.raises(RegelGeschonden, match="andere werkgever"):
            diensten.plan_klikgesprek(
                traject=traject,
                werkplek=WerkplekFactory(),
                gepland_op=straks,
                contactpersoon=ContactpersoonFactory(),
                door=jobcoach,
            )
        with pytest.raises(RegelGeschonden, match="binnen een jaar"):
            diensten.plan_klikgesprek(
                traject=traject, werkplek=WerkplekFactory(), gepland_op=straks + timedelta(days=900), door=jobcoach
            )

    def test_een_tweede_gesprek_over_dezelfde_plek_wacht_op_het_eerste(self, jobcoach, traject):
        gesprek = KlikgesprekFactory(traject=traject)
        with pytest.raises(RegelGeschonden, match="al een klikgesprek gepland"):
            diensten.plan_klikgesprek(
                traject=traject, werkplek=gesprek.werkplek, gepland_op=gesprek.gepland_op, door=jobcoach
            )

    def test_verzetten_kan_alleen_naar_een_dag_waarop_er_plek_is(self, jobcoach, traject, vandaag):
        morgenmiddag = (timezone.localtime() + timedelta(days=1)).replace(hour=12)
        gesprek = KlikgesprekFactory(traject=traject, gepland_op=morgenmiddag)
        plek = gesprek.werkplek
        plek.tot = timezone.localdate(gesprek.gepland_op) + timedelta(days=1)
        plek.save()
        dag_later, uur_later = morgenmiddag + timedelta(days=1), morgenmiddag + timedelta(hours=1)
        with pytest.raises(RegelGeschonden, match="geen plek vrij") as fout:
            diensten.verzet_klikgesprek(
                gesprek=gesprek, verwacht=1, gepland_op=dag_later, contactpersoon=None, door=jobcoach
            )
        assert fout.value.veld == "datum"
        # the day stays: nothing is asked of the place again
        plek.tot = vandaag
        plek.save()
        diensten.verzet_klikgesprek(
            gesprek=gesprek, verwacht=1, gepland_op=uur_later, contactpersoon=None, door=jobcoach
        )

    def test_verzetten_en_afzeggen_kan_zolang_het_gepland_is(self, klant, jobcoach, traject):
        gesprek = KlikgesprekFactory(traject=traject)
        straks = gesprek.gepland_op + timedelta(days=2)
        diensten.verzet_klikgesprek(gesprek=gesprek, verwacht=1, gepland_op=straks, contactpersoon=None, door=jobcoach)
        adres = reverse("werkgevers:klikgesprek_afzeggen", args=[gesprek.pk])
        assert als(klant, jobcoach).post(adres, {"versie": "1"}).status_code == 409
        assert klant.post(adres, {"versie": "2"}).status_code == 302
        gesprek.refresh_from_db()
        assert (gesprek.staat, gesprek.gepland_op) == (Gespreksstand.AFGEZEGD, straks)
        with pytest.raises(OvergangNietToegestaan):
            diensten.verzet_klikgesprek(
                gesprek=gesprek, verwacht=3, gepland_op=straks, contactpersoon=None, door=jobcoach
            )
        assert klant.get(reverse("werkgevers:klikgesprek_verzetten", args=[gesprek.pk])).status_code == 302


class TestUitkomst:
    def test_wat_geweest_is_zonder_uitkomst_vraagt_aandacht(self, traject, vandaag):
        gesprek = KlikgesprekFactory(traject=traject, gepland_op=timezone.now() - timedelta(days=3))
        KlikgesprekFactory(traject=traject)
        (signaal,) = zonder_uitkomst(Traject.objects.all(), vandaag)
        assert signaal.url == gesprek.get_absolute_url()
        assert signaal.traject_id == traject.pk

    @pytest.mark.parametrize(
        ("anders", "veld"),
        [
            ({"afspraken": "  "}, "afspraken"),
            ({"gehouden_op": timezone.localdate() + timedelta(days=1)}, "gehouden_op"),
        ],
    )
    def test_een_klik_vraagt_afspraken_en_een_dag_die_geweest_is(self, jobcoach, traject, anders, veld):
        gesprek = KlikgesprekFactory(traject=traject)
        with pytest.raises(RegelGeschonden) as fout:
            diensten.leg_uitkomst_vast(gesprek=gesprek, verwacht=1, door=jobcoach, **uitkomst(**anders))
        assert fout.value.veld == veld

    def test_geen_klik_of_later_mag_zonder_afspraken_en_is_te_verbeteren(self, jobcoach, traject):
        gesprek = KlikgesprekFactory(traject=traject)
        later = uitkomst(uitkomst="later", afspraken="")
        nu = diensten.leg_uitkomst_vast(gesprek=gesprek, verwacht=1, door=jobcoach, **later)
        nu = diensten.leg_uitkomst_vast(gesprek=nu, verwacht=2, door=jobcoach, **uitkomst())
        assert nu.uitkomst == "klik"
        with pytest.raises(NietMeerActueel):
            diensten.leg_uitkomst_vast(gesprek=nu, verwacht=2, door=jobcoach, **later)
        assert mag_naar(nu.staat, Gespreksstand.AFGEZEGD)

    def test_een_klik_leidt_naar_een_plaatsing_die_al_is_ingevuld(self, klant, jobcoach, traject, keuzes, vandaag):
        plek = WerkplekFactory()
        persoon = ContactpersoonFactory(werkgever=plek.werkgever)
        gesprek = KlikgesprekFactory(traject=traject, werkplek=plek, contactpersoon=persoon)
        als(klant, jobcoach)
        velden = {
            "gehouden_op": f"{vandaag:%d-%m-%Y}",
            "uitkomst": "klik",
            "afspraken": "Maandag om 8 uur.",
            "versie": "1",
        }
        assert klant.post(reverse("werkgevers:klikgesprek_uitkomst", args=[gesprek.pk]), velden).status_code == 302
        assert "Plaatsing maken" in klant.get(gesprek.get_absolute_url()).content.decode()
        adres = f"{reverse('werkgevers:plaatsing_nieuw', args=[traject.pk])}?klikgesprek={gesprek.pk}"
        formulier = klant.get(adres).context["form"]
        assert formulier.initial["werkplek"] == plek.pk
        assert formulier.initial["afspraken"] == "Maandag om 8 uur."
        velden = {
            "soort": "leerwerkplek",
            "sector": "bouw",
            "werkplek": plek.pk,
            "contactpersoon": persoon.pk,
            "startdatum": f"{vandaag:%d-%m-%Y}",
            "afspraken": "Maandag om 8 uur.",
        }
        assert klant.post(adres, velden).status_code == 302
        gesprek.refresh_from_db()
        assert gesprek.plaatsing == Plaatsing.objects.get()
        assert (gesprek.plaatsing.werkplek, gesprek.plaatsing.contactpersoon) == (plek, persoon)
        assert "Plaatsing openen" in klant.get(gesprek.get_absolute_url()).content.decode()

    def test_zonder_klik_of_elders_komt_er_geen_plaatsing_uit(self, jobcoach, traject, vandaag):
        gesprek = KlikgesprekFactory(traject=traject, klik=True)
        elders = Plaatsinggegevens(werkgever=WerkgeverFactory(), soort="leerwerkplek", startdatum=vandaag)
        with pytest.raises(RegelGeschonden, match="andere werkgever"):
            diensten.plaats_uit_klikgesprek(gesprek=gesprek, gegevens=elders, door=jobcoach)
        with pytest.raises(OvergangNietToegestaan, match="volgt op een klik"):
            diensten.plaats_uit_klikgesprek(gesprek=KlikgesprekFactory(traject=traject), gegevens=elders, door=jobcoach)
        gesprek.plaatsing = PlaatsingFactory(traject=traject, werkgever=gesprek.werkgever)
        gesprek.save()
        with pytest.raises(OvergangNietToegestaan, match="al een plaatsing"):
            diensten.plaats_uit_klikgesprek(gesprek=gesprek, gegevens=elders, door=jobcoach)
        with pytest.raises(OvergangNietToegestaan, match="al een plaatsing"):
            diensten.leg_uitkomst_vast(gesprek=gesprek, verwacht=1, door=jobcoach, **uitkomst())
