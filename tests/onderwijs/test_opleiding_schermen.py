"""The pages about schools, enrolments, proofs and praktijkverklaringen."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from onderwijs.models import Bewijs, Bewijssoort, Inschrijving, Onderwijsinstelling, Opleiding, Praktijkverklaring
from onderwijs.opleiding.lijst import PER_PAGINA
from tests.fabrieken.opleiding import (
    BewijsFactory,
    BewijssoortFactory,
    InschrijvingFactory,
    OnderwijsinstellingFactory,
    OpleidingFactory,
    PraktijkverklaringFactory,
    StudievoortgangFactory,
    WerkprocesFactory,
)
from tests.fabrieken.trajecten import BetrokkeneFactory, StartsituatieFactory, SubsidieprojectFactory, TrajectFactory
from tests.onderwijs.lezen import tekst
from toegang.models import Logregel
from trajecten.models import Uitstroom


@pytest.fixture
def traject(jobcoach, casemanager):
    return TrajectFactory(begeleid_door=[jobcoach, casemanager], deelnemer__geboortedatum=date(2006, 1, 2))


@pytest.fixture
def ingelogd(klant, jobcoach):
    klant.force_login(jobcoach)
    return klant


def test_een_jobcoach_maakt_een_school_en_een_opleiding(ingelogd):
    assert ingelogd.post("/scholen/nieuw/", {"naam": "Roc Noord", "plaats": "Almere", "actief": "on", "versie": 1})
    school = Onderwijsinstelling.objects.get()
    velden = {"naam": "Schilder", "niveau": "mbo-2", "crebo": "25954", "actief": "on", "versie": 1}
    assert ingelogd.post(f"/scholen/{school.pk}/opleiding/", velden).status_code == 302
    pagina = tekst(ingelogd.get(f"/scholen/{school.pk}/"))
    assert "Schilder" in pagina
    assert "Mbo 2 · crebo 25954" in pagina
    assert Logregel.objects.filter(soort="onderwijsinstelling_bewaard").count() == 2


def test_twee_die_dezelfde_school_wijzigen_zien_beide_teksten(ingelogd):
    school = OnderwijsinstellingFactory(naam="Roc Noord", plaats="Almere", versie=2)
    velden = {"naam": "Roc Noord", "plaats": "Lelystad", "actief": "on", "versie": 1}
    antwoord = ingelogd.post(f"/scholen/{school.pk}/wijzigen/", velden)
    assert antwoord.status_code == 409
    assert "Lelystad" in tekst(antwoord)
    assert "Almere" in tekst(antwoord)
    school.refresh_from_db()
    assert school.plaats == "Almere"


def test_de_lijst_van_scholen_gaat_verder_na_de_laatste(ingelogd, django_assert_max_num_queries):
    for nummer in range(PER_PAGINA + 3):
        OnderwijsinstellingFactory(naam=f"school {nummer:02d}" if nummer % 2 else f"School {nummer:02d}")
    with django_assert_max_num_queries(12):
        pagina = ingelogd.get("/scholen/")
    assert "School 00" in tekst(pagina)
    assert "school 27" not in tekst(pagina)
    laatste = pagina.context["pagina"].volgende
    assert "school 27" in tekst(ingelogd.get(f"/scholen/?na={laatste}"))
    assert "School 00" in tekst(ingelogd.get("/scholen/?na=onzin"))


def test_iemand_schrijft_zich_in_en_rondt_af(ingelogd, traject):
    opleiding = OpleidingFactory()
    adres = f"/trajecten/{traject.pk}/opleiding/inschrijven/"
    zonder = ingelogd.post(adres, {"opleiding": opleiding.pk, "van": "01-09-2024", "versie": 1})
    assert zonder.status_code == 422
    assert "Kies een leerweg" in tekst(zonder)
    goed = ingelogd.post(adres, {"opleiding": opleiding.pk, "van": "01-09-2024", "leerweg": "bbl", "versie": 1})
    assert goed.status_code == 302
    rij = Inschrijving.objects.get()
    einde = {"opleiding": opleiding.pk, "van": "01-09-2024", "leerweg": "bbl", "versie": 1}
    einde |= {"tot": timezone.localdate().strftime("%d-%m-%Y"), "uitkomst": "afgerond"}
    assert ingelogd.post(f"/inschrijvingen/{rij.pk}/", einde).status_code == 302
    rij.refresh_from_db()
    assert (rij.uitkomst, rij.versie) == ("afgerond", 2)
    assert "Afgerond" in tekst(ingelogd.get(f"/trajecten/{traject.pk}/opleiding/"))


def test_dezelfde_inschrijving_tegelijk_wordt_in_woorden_geweigerd(ingelogd, traject):
    rij = InschrijvingFactory(traject=traject)
    velden = {"opleiding": rij.opleiding_id, "van": rij.van.isoformat(), "leerweg": "bol", "versie": 1}
    antwoord = ingelogd.post(f"/trajecten/{traject.pk}/opleiding/inschrijven/", velden)
    assert antwoord.status_code == 422
    assert "al bij deze opleiding ingeschreven" in tekst(antwoord)
    assert Inschrijving.objects.count() == 1


def test_de_voortgang_stapelt_en_een_dreiging_is_een_signaal(ingelogd, traject):
    rij = InschrijvingFactory(traject=traject)
    StudievoortgangFactory(inschrijving=rij, datum=rij.van, stand="op_schema")
    vandaag = timezone.localdate()
    velden = {"datum": vandaag.isoformat(), "stand": "dreigt_te_stoppen", "toelichting": "De reis is lang"}
    assert ingelogd.post(f"/inschrijvingen/{rij.pk}/voortgang/", velden).status_code == 302
    assert "Opleiding dreigt te stoppen" in tekst(ingelogd.get("/signalen/"))
    assert "De reis is lang" in tekst(ingelogd.get(f"/trajecten/{traject.pk}/opleiding/"))
    gestopt = {"opleiding": rij.opleiding_id, "van": rij.van.isoformat(), "leerweg": "bbl", "versie": 1}
    ingelogd.post(f"/inschrijvingen/{rij.pk}/", gestopt | {"tot": vandaag.isoformat(), "uitkomst": "gestopt"})
    assert "Opleiding dreigt te stoppen" not in tekst(ingelogd.get("/signalen/"))


def bewijs_van(soort, **velden):
    return {"soort": soort.pk, "datum": "01-06-2024", "uitgever": "Examenbureau", "versie": 1} | velden


def test_een_vca_is_tien_jaar_geldig_tenzij_het_papier_iets_anders_zegt(ingelogd, traject):
    vca = Bewijssoort.objects.get(code="vca")
    adres = f"/trajecten/{traject.pk}/bewijzen/nieuw/"
    ingelogd.post(adres, bewijs_van(vca))
    assert Bewijs.objects.get().geldig_tot == date(2034, 6, 1)
    ingelogd.post(adres, bewijs_van(vca, geldig_tot="01-06-2026", nummer="2"))
    assert Bewijs.objects.get(nummer="2").geldig_tot == date(2026, 6, 1)


def test_een_mbo_diploma_zegt_zijn_niveau_en_niveau_1_is_geen_startkwalificatie(ingelogd, traject):
    soort = Bewijssoort.objects.get(code="mbo-diploma")
    adres, dossier = f"/trajecten/{traject.pk}/bewijzen/nieuw/", f"/trajecten/{traject.pk}/opleiding/"
    zonder = ingelogd.post(adres, bewijs_van(soort))
    assert zonder.status_code == 422
    assert "Kies het niveau" in tekst(zonder)
    ingelogd.post(adres, bewijs_van(soort, niveau="mbo-1"))
    pagina = tekst(ingelogd.get(dossier))
    assert "Telt als kwalificatie" in pagina
    assert "Startkwalificatie" not in pagina
    ingelogd.post(adres, bewijs_van(soort, niveau="mbo-2"))
    assert "Startkwalificatie" in tekst(ingelogd.get(dossier))


def test_een_praktijkverklaring_telt_alleen_als_het_project_dat_zegt(ingelogd, traject):
    BewijsFactory(traject=traject, soort=Bewijssoort.objects.get(code="praktijkverklaring"))
    adres = f"/trajecten/{traject.pk}/opleiding/"
    assert "Telt als kwalificatie" not in tekst(ingelogd.get(adres))
    traject.subsidieproject = SubsidieprojectFactory(kwalificaties=["praktijkverklaring"])
    traject.save()
    assert "Telt als kwalificatie" in tekst(ingelogd.get(adres))


def test_een_startkwalificatie_haalt_iemand_uit_het_doorstroompunt(ingelogd, traject):
    StartsituatieFactory(traject=traject, opleidingsniveau="vmbo")
    adres = f"/trajecten/{traject.pk}/gegevens/"
    assert "Valt onder het Doorstroompunt" in tekst(ingelogd.get(adres))
    diploma = BewijsFactory(traject=traject, soort=Bewijssoort.objects.get(code="mbo-diploma"), niveau="mbo-2")
    pagina = tekst(ingelogd.get(adres))
    assert "Heeft een startkwalificatie: Mbo-diploma" in pagina
    assert "Doorstroompunt" not in pagina
    ingelogd.post(f"/bewijzen/{diploma.pk}/intrekken/", {"reden": "Was van een ander", "versie": 1})
    assert "Valt onder het Doorstroompunt" in tekst(ingelogd.get(adres))


def test_bij_het_stoppen_staat_de_kwalificatie_er_al(klant, casemanager, traject):
    BewijsFactory(traject=traject, soort=Bewijssoort.objects.get(code="mbo-certificaat"))
    klant.force_login(casemanager)
    formulier = klant.get(f"/trajecten/{traject.pk}/stoppen/").context["form"]
    assert formulier["kwalificatie"].value() == "mbo-certificaat"
    assert "volgt uit de bewijzen" in formulier.fields["kwalificatie"].help_text
    traject.einddatum = timezone.localdate()
    traject.save()
    Uitstroom.objects.create(traject=traject, kwalificatie="vca")
    assert klant.get(f"/trajecten/{traject.pk}/uitstroom/").context["form"]["kwalificatie"].value() == "vca"


def test_een_bewijs_wordt_verbeterd_of_ingetrokken_met_een_reden(ingelogd, traject):
    rij = BewijsFactory(traject=traject)
    velden = bewijs_van(rij.soort, uitgever="Examenbureau Zuid")
    assert ingelogd.post(f"/bewijzen/{rij.pk}/wijzigen/", velden).status_code == 302
    oud = ingelogd.post(f"/bewijzen/{rij.pk}/wijzigen/", bewijs_van(rij.soort, uitgever="Examenbureau West"))
    assert oud.status_code == 409
    assert "Examenbureau Zuid" in tekst(oud)
    assert ingelogd.post(f"/bewijzen/{rij.pk}/intrekken/", {"reden": " ", "versie": 2}).status_code == 422
    assert ingelogd.post(f"/bewijzen/{rij.pk}/intrekken/", {"reden": "Verkeerde", "versie": 2}).status_code == 302
    assert "Reden: Verkeerde" in tekst(ingelogd.get(f"/bewijzen/{rij.pk}/"))
    daarna = ingelogd.post(f"/bewijzen/{rij.pk}/wijzigen/", velden | {"versie": 3})
    assert daarna.status_code == 422
    assert "is ingetrokken" in tekst(daarna)


def test_een_bewijs_dat_verloopt_is_een_signaal_tot_er_een_nieuwer_is(ingelogd, traject):
    vandaag = timezone.localdate()
    BewijsFactory(traject=traject, geldig_tot=vandaag + timedelta(days=91))
    assert "VCA verloopt" not in tekst(ingelogd.get("/signalen/"))
    oud = BewijsFactory(traject=traject, geldig_tot=vandaag + timedelta(days=90), datum=date(2020, 1, 1))
    assert "VCA verloopt" not in tekst(ingelogd.get("/signalen/"))
    Bewijs.objects.exclude(pk=oud.pk).delete()
    assert "VCA verloopt" in tekst(ingelogd.get("/signalen/"))
    BewijsFactory(traject=traject, datum=vandaag)
    assert "VCA verloopt" not in tekst(ingelogd.get("/signalen/"))


def test_werkprocessen_worden_een_voor_een_besproken_tot_de_verklaring_er_is(ingelogd, traject):
    school = OnderwijsinstellingFactory(naam="Roc Noord")
    velden = {"onderwerp": "Assistent schilder", "leerbedrijf": "Prins", "praktijkopleider": "Henk Prins"}
    velden |= {"instelling": school.pk, "van": "01-10-2024", "versie": 1}
    velden["werkprocessen"] = "B1-K1-W1 Bereidt het werk voor\n\nRuimt op"
    assert ingelogd.post(f"/trajecten/{traject.pk}/praktijkverklaringen/nieuw/", velden).status_code == 302
    praktijk = Praktijkverklaring.objects.get()
    eerste, tweede = praktijk.werkprocessen.all()
    assert (eerste.code, eerste.naam, tweede.naam) == ("B1-K1-W1", "Bereidt het werk voor", "Ruimt op")
    afgeven = f"/praktijkverklaringen/{praktijk.pk}/afgeven/"
    te_vroeg = ingelogd.post(afgeven, {"datum": "22-11-2024", "versie": 1})
    assert te_vroeg.status_code == 422
    assert "nog geen werkproces" in tekst(te_vroeg)
    oordeel = {"staat": "beheerst", "beoordeeld_op": "02-11-2024", "praktijkopleider": "Henk Prins", "versie": 1}
    assert ingelogd.post(f"/werkprocessen/{eerste.pk}/", oordeel).status_code == 302
    assert ingelogd.post(afgeven, {"datum": "01-11-2024", "versie": 1}).status_code == 422
    assert ingelogd.post(afgeven, {"datum": "02-11-2024", "versie": 1}).status_code == 302
    bewijs = Bewijs.objects.get()
    assert (bewijs.uitgever, bewijs.soort.code, bewijs.niveau) == ("Roc Noord", "praktijkverklaring", "")
    dicht = ingelogd.post(f"/werkprocessen/{tweede.pk}/", oordeel)
    assert dicht.status_code == 422
    assert "al afgegeven" in tekst(dicht)
    ingelogd.post(f"/bewijzen/{bewijs.pk}/intrekken/", {"reden": "Verkeerde datum", "versie": 1})
    praktijk.refresh_from_db()
    assert (praktijk.staat, praktijk.bewijs) == ("loopt", None)


def test_een_gestopte_praktijkverklaring_gaat_later_verder(ingelogd, traject):
    praktijk = PraktijkverklaringFactory(traject=traject)
    werkproces = WerkprocesFactory(praktijkverklaring=praktijk)
    adres = f"/praktijkverklaringen/{praktijk.pk}/stoppen/"
    assert ingelogd.post(adres, {"versie": 1}).status_code == 302
    oordeel = {"staat": "oefent", "beoordeeld_op": "02-11-2024", "praktijkopleider": "Henk", "versie": 1}
    assert "is gestopt" in tekst(ingelogd.post(f"/werkprocessen/{werkproces.pk}/", oordeel))
    assert ingelogd.post(adres, {"versie": 1}).status_code == 409
    assert ingelogd.post(adres, {"versie": 2}).status_code == 302
    assert ingelogd.post(f"/werkprocessen/{werkproces.pk}/", oordeel).status_code == 302


def test_een_beheerder_voegt_een_soort_bewijs_toe(klant, beheerder, jobcoach, traject):
    klant.force_login(beheerder)
    velden = {"naam": "Code VVL", "niveaus": [], "kwalificatie": "", "geldig_maanden": 24, "volgorde": 90}
    assert klant.post("/beheer/bewijssoorten/nieuw/", velden | {"actief": "on", "versie": 1}).status_code == 302
    soort = Bewijssoort.objects.get(code="code-vvl")
    dubbel = klant.post("/beheer/bewijssoorten/nieuw/", velden | {"naam": "CODE VVL", "versie": 1})
    assert dubbel.status_code == 422
    anders = klant.post("/beheer/bewijssoorten/nieuw/", velden | {"naam": "Code VVL+", "actief": "on", "versie": 1})
    assert (anders.status_code, Bewijssoort.objects.get(naam="Code VVL+").code) == (302, "code-vvl-2")
    klant.force_login(jobcoach)
    klant.post(f"/trajecten/{traject.pk}/bewijzen/nieuw/", bewijs_van(soort))
    assert Bewijs.objects.get().geldig_tot == date(2026, 6, 1)
    assert klant.get("/beheer/bewijssoorten/").status_code == 403


def test_een_mdt_certificaat_kiest_niemand_met_de_hand(ingelogd, traject):
    mdt = Bewijssoort.objects.get(herkomst="mdt")
    antwoord = ingelogd.post(f"/trajecten/{traject.pk}/bewijzen/nieuw/", bewijs_van(mdt))
    assert antwoord.status_code == 422
    assert not Bewijs.objects.exists()


def test_wie_alleen_mag_kijken_kan_niets_veranderen(klant, programmamanager, traject):
    rij = BewijsFactory(traject=traject)
    klant.force_login(programmamanager)
    pagina = tekst(klant.get(f"/trajecten/{traject.pk}/opleiding/"))
    assert "VCA" in pagina
    assert "Bewijs toevoegen" not in pagina
    assert klant.post(f"/bewijzen/{rij.pk}/intrekken/", {"reden": "x", "versie": 1}).status_code == 403


def test_buiten_bereik_bestaat_een_bewijs_niet(klant, collega_ander_team, traject):
    rij = BewijsFactory(traject=traject)
    klant.force_login(collega_ander_team)
    assert klant.get(f"/bewijzen/{rij.pk}/").status_code == 404
    assert klant.get(f"/trajecten/{traject.pk}/opleiding/").status_code == 404


def test_het_dossier_vraagt_niet_meer_met_meer_bewijzen(ingelogd, traject, django_assert_num_queries):
    def vul(aantal):
        for _ in range(aantal):
            BewijsFactory(traject=traject, soort=BewijssoortFactory())
            StudievoortgangFactory(inschrijving__traject=traject)
            WerkprocesFactory(praktijkverklaring__traject=traject)

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    adres = f"/trajecten/{traject.pk}/opleiding/"
    vul(3)
    ingelogd.get(adres)
    with CaptureQueriesContext(connection) as drie:
        ingelogd.get(adres)
    vul(27)
    with django_assert_num_queries(len(drie)):
        ingelogd.get(adres)


def test_de_tijdlijn_vertelt_van_opleiding_en_bewijs(ingelogd, traject):
    InschrijvingFactory(traject=traject)
    BewijsFactory(traject=traject)
    pagina = tekst(ingelogd.get(f"/trajecten/{traject.pk}/tijdlijn/"))
    assert "Opleiding begonnen" in pagina
    assert "Behaald: VCA" in pagina


def test_een_opleiding_buiten_gebruik_is_niet_te_kiezen(ingelogd, traject):
    dicht = OpleidingFactory(actief=False)
    velden = {"opleiding": dicht.pk, "van": "01-09-2024", "leerweg": "bol", "versie": 1}
    antwoord = ingelogd.post(f"/trajecten/{traject.pk}/opleiding/inschrijven/", velden)
    assert antwoord.status_code == 422
    assert Opleiding.objects.count() == 1


def test_een_scan_van_het_bewijs_is_een_document_van_het_traject(ingelogd, klant, trainer, traject):
    adres = f"/trajecten/{traject.pk}/bewijzen/nieuw/"
    vca = Bewijssoort.objects.get(code="vca")
    fout = ingelogd.post(adres, bewijs_van(vca, bestand=SimpleUploadedFile("vca.pdf", b"geen pdf")))
    assert fout.status_code == 422
    assert not Bewijs.objects.exists()
    goed = ingelogd.post(adres, bewijs_van(vca, bestand=SimpleUploadedFile("vca.pdf", b"%PDF-1.7\n%%EOF")))
    assert goed.status_code == 302
    bewijs = Bewijs.objects.get()
    assert (bewijs.document.traject, bewijs.document.soort) == (traject, "diploma")
    assert bewijs.document.get_absolute_url() in tekst(ingelogd.get(f"/bewijzen/{bewijs.pk}/"))
    BetrokkeneFactory(traject=traject, gebruiker=trainer, rol="trainer")
    klant.force_login(trainer)
    assert bewijs.document.get_absolute_url() not in tekst(klant.get(f"/bewijzen/{bewijs.pk}/"))
    assert "bestand" not in klant.get(f"/bewijzen/{bewijs.pk}/wijzigen/").context["form"].fields
