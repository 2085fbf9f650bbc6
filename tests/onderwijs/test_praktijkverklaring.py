"""A praktijkverklaring at a recognised leerbedrijf: chosen from the placements, judged one by one, kept as it was."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onderwijs.models import Bewijs, Praktijkverklaring
from tests.fabrieken.opleiding import OnderwijsinstellingFactory, PraktijkverklaringFactory, WerkprocesFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import ContactpersoonFactory, ErkenningFactory, PlaatsingFactory
from tests.onderwijs.lezen import lees, tekst
from toegang.models import Logregel
from trajecten.leerbedrijven import leerbedrijven_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach])


@pytest.fixture
def ingelogd(klant, jobcoach):
    klant.force_login(jobcoach)
    return klant


@pytest.fixture
def erkenning():
    return ErkenningFactory(
        vestiging__werkgever__naam="Prins Schilders", vestiging__naam="Prins Noord", kwalificatie="Schilder"
    )


@pytest.fixture
def plaatsing(traject, erkenning):
    return PlaatsingFactory(traject=traject, werkgever=erkenning.vestiging.werkgever, vestiging=erkenning.vestiging)


@pytest.fixture
def opleider(erkenning):
    return ContactpersoonFactory(werkgever=erkenning.vestiging.werkgever, naam="Henk Prins", functie="voorman")


def velden(plaatsing, erkenning, **anders):
    return {
        "onderwerp": "Assistent schilder",
        "plek": f"plaatsing-{plaatsing.pk}-erkenning-{erkenning.pk}",
        "opleider": "anders",
        "instelling": OnderwijsinstellingFactory().pk,
        "van": f"{timezone.localdate() - timedelta(weeks=2):%d-%m-%Y}",
        "werkprocessen": "B1-K1-W1 Bereidt het werk voor",
        "versie": 1,
    } | anders


def begin(klant, traject, gegevens):
    return klant.post(f"/trajecten/{traject.pk}/praktijkverklaringen/nieuw/", gegevens)


def test_het_leerbedrijf_en_de_praktijkopleider_komen_uit_de_plaatsing(
    ingelogd, traject, plaatsing, erkenning, opleider
):
    pagina = tekst(ingelogd.get(f"/trajecten/{traject.pk}/praktijkverklaringen/nieuw/"))
    assert "Prins Schilders, Prins Noord, Purmerend, erkend voor Schilder" in pagina
    assert "Henk Prins (voorman, Prins Schilders" in pagina
    gekozen = velden(plaatsing, erkenning, opleider=f"contactpersoon-{opleider.pk}")
    assert begin(ingelogd, traject, gekozen).status_code == 302
    praktijk = Praktijkverklaring.objects.get()
    assert praktijk.leerbedrijf == "Prins Schilders, Prins Noord, Purmerend"
    assert (praktijk.erkenning, praktijk.praktijkopleider) == ("Schilder", "Henk Prins")
    assert praktijk.kenmerk == gekozen["plek"]
    assert "<dd>Schilder</dd>" in tekst(ingelogd.get(praktijk.get_absolute_url()))


def test_een_vestiging_zonder_erkenning_is_niet_te_kiezen(ingelogd, traject, plaatsing, erkenning):
    ander = PlaatsingFactory(traject=traject, werkgever__naam="Bakker Bol")
    pagina = tekst(ingelogd.get(f"/trajecten/{traject.pk}/praktijkverklaringen/nieuw/"))
    assert "Niet erkend op die vestiging: Bakker Bol." in pagina
    fout = begin(ingelogd, traject, velden(ander, erkenning, praktijkopleider="Bo"))
    assert fout.status_code == 422
    assert not Praktijkverklaring.objects.exists()


def test_een_erkenning_die_toen_niet_gold_telt_niet(ingelogd, traject, plaatsing, erkenning):
    erkenning.tot = timezone.localdate() - timedelta(weeks=3)
    erkenning.save()
    fout = begin(ingelogd, traject, velden(plaatsing, erkenning, praktijkopleider="Bo"))
    assert fout.status_code == 422
    assert "niet erkend voor Schilder" in tekst(fout)


def test_een_praktijkopleider_van_een_ander_bedrijf_kan_niet(ingelogd, traject, plaatsing, erkenning, opleider):
    elders = ErkenningFactory(kwalificatie="Kok")
    PlaatsingFactory(traject=traject, werkgever=elders.vestiging.werkgever, vestiging=elders.vestiging)
    kok = ContactpersoonFactory(werkgever=elders.vestiging.werkgever)
    fout = begin(ingelogd, traject, velden(plaatsing, erkenning, opleider=f"contactpersoon-{kok.pk}"))
    assert fout.status_code == 422
    assert "hoort niet bij het leerbedrijf" in tekst(fout)


def test_een_leerbedrijf_dat_niet_in_het_systeem_staat_wordt_opgeschreven(ingelogd, traject, plaatsing, erkenning):
    leeg = begin(ingelogd, traject, velden(plaatsing, erkenning, plek="anders"))
    assert leeg.status_code == 422
    assert "Vul het leerbedrijf in." in tekst(leeg)
    assert "Vul in wie de praktijkopleider is." in tekst(leeg)
    los = velden(plaatsing, erkenning, plek="anders", leerbedrijf="Kas Zon", praktijkopleider="Ria")
    assert begin(ingelogd, traject, los).status_code == 302
    praktijk = Praktijkverklaring.objects.get()
    assert (praktijk.leerbedrijf, praktijk.kenmerk, praktijk.erkenning) == ("Kas Zon", "", "")


def test_wat_er_stond_blijft_gekozen_als_de_plaatsing_er_niet_meer_is(ingelogd, traject):
    rij = PraktijkverklaringFactory(traject=traject, kenmerk="plaatsing-9-erkenning-9", erkenning="Schilder")
    adres = f"/praktijkverklaringen/{rij.pk}/wijzigen/"
    assert "Schildersbedrijf Prins, erkend voor Schilder" in tekst(ingelogd.get(adres))
    gegevens = {"onderwerp": "Schilder", "plek": rij.kenmerk, "opleider": "anders", "versie": 1}
    gegevens |= {"praktijkopleider": "Henk", "instelling": rij.instelling_id, "van": f"{rij.van:%d-%m-%Y}"}
    assert ingelogd.post(adres, gegevens).status_code == 302
    rij.refresh_from_db()
    assert (rij.leerbedrijf, rij.kenmerk, rij.erkenning) == (
        "Schildersbedrijf Prins",
        "plaatsing-9-erkenning-9",
        "Schilder",
    )


def test_wie_geen_plaatsingen_mag_zien_kiest_er_geen(traject, plaatsing, trainer):
    assert leerbedrijven_van(traject, trainer).plekken == []


def test_een_plek_zonder_erkenning_weigert_de_databank(traject):
    with pytest.raises(IntegrityError, match="praktijkverklaring_bij_een_erkend_leerbedrijf"):
        PraktijkverklaringFactory(traject=traject, kenmerk="plaatsing-1-erkenning-1")


def test_met_meer_plaatsingen_komen_er_geen_vragen_bij(traject, jobcoach, plaatsing):
    def vul(aantal):
        for _ in range(aantal):
            erkend = ErkenningFactory()
            PlaatsingFactory(traject=traject, werkgever=erkend.vestiging.werkgever, vestiging=erkend.vestiging)

    vul(2)
    with CaptureQueriesContext(connection) as drie:
        leerbedrijven_van(traject, jobcoach)
    vul(27)
    with CaptureQueriesContext(connection) as dertig:
        assert len(leerbedrijven_van(traject, jobcoach).plekken) == 30
    assert len(dertig) == len(drie)


def test_een_werkproces_wordt_besproken_met_wie_er_werkt_of_een_ander(
    ingelogd, traject, plaatsing, erkenning, opleider
):
    kenmerk = f"plaatsing-{plaatsing.pk}-erkenning-{erkenning.pk}"
    rij = PraktijkverklaringFactory(traject=traject, kenmerk=kenmerk, erkenning="Schilder", praktijkopleider="Ria")
    eerste, tweede = (WerkprocesFactory(praktijkverklaring=rij, volgorde=nummer) for nummer in (1, 2))
    assert "Volgende werkproces bespreken" in tekst(ingelogd.get(rij.get_absolute_url()))
    formulier = ingelogd.get(f"/werkprocessen/{eerste.pk}/").context["form"]
    assert [waarde for waarde, _ in formulier.fields["opleider"].choices] == ["Ria", "Henk Prins", ""]
    vandaag = f"{timezone.localdate():%d-%m-%Y}"
    oordeel = {"staat": "beheerst", "beoordeeld_op": vandaag, "opmerking": "Netjes", "versie": 1}
    assert ingelogd.post(f"/werkprocessen/{eerste.pk}/", oordeel | {"opleider": "Henk Prins"}).status_code == 302
    ander = {"opleider": "", "praktijkopleider": "Bo de Wit"}
    assert ingelogd.post(f"/werkprocessen/{tweede.pk}/", oordeel | ander).status_code == 302
    eerste.refresh_from_db(), tweede.refresh_from_db()
    assert (eerste.praktijkopleider, tweede.praktijkopleider) == ("Henk Prins", "Bo de Wit")
    pagina = tekst(ingelogd.get(rij.get_absolute_url()))
    assert "met Henk Prins. Netjes" in pagina
    assert "Volgende werkproces bespreken" not in pagina


def test_een_praktijkverklaring_die_is_afgegeven_staat_als_document_in_het_dossier(ingelogd, traject):
    rij = PraktijkverklaringFactory(traject=traject, kenmerk="plaatsing-1-erkenning-1", erkenning="Schilder (25123)")
    WerkprocesFactory(praktijkverklaring=rij, naam="Schuurt hout", geleerd=True)
    WerkprocesFactory(praktijkverklaring=rij, naam="Verft een deur", volgorde=99)
    voorbeeld = lees(ingelogd.get(f"/praktijkverklaringen/{rij.pk}/voorbeeld.pdf"))
    bekeken = Logregel.objects.filter(soort="dossier_bekeken")
    assert bekeken.filter(details__pagina="voorbeeld van praktijkverklaring").exists()
    assert "nog niet afgegeven" in voorbeeld
    assert not Bewijs.objects.exists()
    vandaag = f"{timezone.localdate():%d-%m-%Y}"
    afgeven = {"datum": vandaag, "nummer": "PV-1", "versie": 1}
    ingelogd.post(f"/praktijkverklaringen/{rij.pk}/afgeven/", afgeven)
    bewijs = Bewijs.objects.get()
    antwoord = ingelogd.get(f"/bewijzen/{bewijs.pk}/certificaat.pdf")
    assert sha256(antwoord.content).hexdigest() == bewijs.document.sha256
    papier = lees(antwoord)
    assert "Schuurt hout" in papier
    assert "Verft een deur" not in papier
    assert "door SBB erkend als leerbedrijf voor Schilder (25123)" in papier
    assert "het is geen diploma" in papier
    assert ingelogd.get(f"/praktijkverklaringen/{rij.pk}/voorbeeld.pdf").status_code == 422
    assert "Praktijkverklaring openen (PDF)" in tekst(ingelogd.get(bewijs.get_absolute_url()))
