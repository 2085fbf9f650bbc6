"""Certificates of our own: after a leerlijn, and after an MDT traject."""

from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO

import pypdf
import pytest
from django.utils import timezone

from onderwijs.bewijs.certificaat import MDT, lijnen_voor, mdt_voor
from onderwijs.bewijs.diensten import trek_bewijs_in
from onderwijs.bewijs.geleerd import PLAN, Lijn
from onderwijs.bewijs.uitgeven import bewaar_papier, geef_certificaat
from onderwijs.models import Aanwezigheid, Bewijs, Deelname, Modulekeuze
from tests.fabrieken.bouwstenen import BouwsteenFactory, OnderdeelFactory, PersoonlijkPlanFactory, PlanonderdeelFactory
from tests.fabrieken.onderwijs import BijeenkomstFactory, DeelnameFactory, GroepFactory, LeerlijnFactory, ModuleFactory
from tests.fabrieken.opleiding import BewijsFactory, eigen_certificaat
from tests.fabrieken.trajecten import DeelneemuurFactory, SubsidieprojectFactory, TrajectFactory
from tests.onderwijs.lezen import lees, tekst
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.documenten.diensten import haal_weg
from trajecten.models import Document, Uitstroom


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach])


@pytest.fixture
def leerlijn():
    return LeerlijnFactory(naam="Aanschuifonderwijs", modules_tegelijk=2)


def keuze(traject, leerlijn, door, naam, *, klaar=True):
    """A module of the plan, finished a week ago unless `klaar` says otherwise."""
    vandaag = timezone.localdate()
    return Modulekeuze.objects.create(
        traject=traject,
        module=ModuleFactory(leerlijn=leerlijn, naam=naam, uren=20),
        staat="afgerond" if klaar else "gekozen",
        gekozen_op=vandaag - timedelta(weeks=20),
        gekozen_door=door,
        klaar_op=vandaag - timedelta(weeks=1) if klaar else None,
        klaar_door=door if klaar else None,
    )


def test_een_leerlijn_geeft_een_certificaat_als_alles_van_het_plan_klaar_is(traject, leerlijn, jobcoach):
    keuze(traject, leerlijn, jobcoach, "Filosofie")
    bezig = keuze(traject, leerlijn, jobcoach, "Ethiek", klaar=False)
    (aanbod,) = lijnen_voor(traject)
    assert "Nog bezig met Ethiek" in aanbod.bezwaar
    with pytest.raises(RegelGeschonden, match="Nog bezig met Ethiek"):
        geef_certificaat(traject=traject, welk=Lijn.van(leerlijn).code, door=jobcoach)
    bezig.staat, bezig.klaar_op, bezig.klaar_door = "afgerond", timezone.localdate(), jobcoach
    bezig.save()
    bewijs = geef_certificaat(traject=traject, welk=Lijn.van(leerlijn).code, door=jobcoach)
    assert [deel["naam"] for deel in bewijs.inhoud["delen"]] == ["Filosofie", "Ethiek"]
    assert (bewijs.soort.code, bewijs.uitgever, bewijs.niveau) == ("deelnamecertificaat", "De Werkmakerij", "")
    assert lijnen_voor(traject) == []


def test_een_nieuw_halfjaar_geeft_een_nieuw_certificaat_met_alleen_het_nieuwe(traject, leerlijn, jobcoach):
    keuze(traject, leerlijn, jobcoach, "Filosofie")
    eerste = geef_certificaat(traject=traject, welk=Lijn.van(leerlijn).code, door=jobcoach)
    with pytest.raises(RegelGeschonden, match="niets nieuws"):
        geef_certificaat(traject=traject, welk=Lijn.van(leerlijn).code, door=jobcoach)
    keuze(traject, leerlijn, jobcoach, "Methodiek")
    tweede = geef_certificaat(traject=traject, welk=Lijn.van(leerlijn).code, door=jobcoach)
    assert [deel["naam"] for deel in tweede.inhoud["delen"]] == ["Methodiek"]
    trek_bewijs_in(bewijs=eerste, versie=1, reden="Naam verkeerd", door=jobcoach)
    (aanbod,) = lijnen_voor(traject)
    assert [deel.naam for deel in aanbod.klaar] == ["Filosofie"]
    assert geef_certificaat(traject=traject, welk=Lijn.van(leerlijn).code, door=jobcoach).pk


def test_een_groep_die_is_afgerond_telt_met_de_uren_dat_iemand_er_was(traject, leerlijn, jobcoach):
    module = ModuleFactory(leerlijn=leerlijn, naam="Filosofie")
    groep = GroepFactory(leerlijn=None, module=module)
    deelname = DeelnameFactory(groep=groep, traject=traject)
    bijeenkomst = BijeenkomstFactory(groep=groep, datum=timezone.localdate() - timedelta(weeks=1))
    Aanwezigheid.objects.create(bijeenkomst=bijeenkomst, deelname=deelname, minuten=120)
    keuze_van_groep = Modulekeuze.objects.create(
        traject=traject, module=module, gekozen_op=groep.startdatum, gekozen_door=jobcoach
    )
    assert lijnen_voor(traject) == []
    Deelname.objects.filter(pk=deelname.pk).update(staat="afgerond", tot=timezone.localdate())
    keuze_van_groep.delete()
    bewijs = geef_certificaat(traject=traject, welk=Lijn.van(leerlijn).code, door=jobcoach)
    assert bewijs.inhoud["aanwezig_minuten"] == 120


def test_wie_stopte_met_een_groep_krijgt_er_geen_certificaat_van(traject, leerlijn):
    groep = GroepFactory(leerlijn=leerlijn)
    DeelnameFactory(groep=groep, traject=traject, staat="gestopt", tot=timezone.localdate(), reden="eigen_keuze")
    assert lijnen_voor(traject) == []


@pytest.fixture
def mdt(traject):
    """A traject of an MDT project that asks ten hours."""
    traject.subsidieproject = SubsidieprojectFactory(soort="mdt", norm_uren=10)
    traject.save()
    return traject


def uren(traject, minuten):
    DeelneemuurFactory(traject=traject, minuten=minuten, datum=timezone.localdate() - timedelta(days=2))


def uitgevoerd(traject, antwoord="ja", certificaat_datum=None):
    traject.einddatum = timezone.localdate()
    traject.save()
    return Uitstroom.objects.create(
        traject=traject, activiteiten_uitgevoerd=antwoord, certificaat_datum=certificaat_datum
    )


def test_een_mdt_certificaat_komt_er_met_de_uren_en_de_activiteiten(mdt, jobcoach):
    uren(mdt, 10 * 60 - 1)
    uitstroom = uitgevoerd(mdt)
    with pytest.raises(RegelGeschonden, match="9,9 van 10 uur"):
        geef_certificaat(traject=mdt, welk=MDT, door=jobcoach)
    uren(mdt, 1)
    bewijs = geef_certificaat(traject=mdt, welk=MDT, door=jobcoach)
    uitstroom.refresh_from_db()
    assert (uitstroom.certificaat_datum, uitstroom.versie) == (bewijs.datum, 2)
    assert bewijs.inhoud["laatste_dag"] == (timezone.localdate() - timedelta(days=1)).isoformat()
    with pytest.raises(RegelGeschonden, match="is er al"):
        geef_certificaat(traject=mdt, welk=MDT, door=jobcoach)


@pytest.mark.parametrize(("antwoord", "zin"), [("nee", "niet zijn uitgevoerd"), ("", "Nog niet bekend")])
def test_zonder_de_activiteiten_komt_er_geen_mdt_certificaat(mdt, jobcoach, antwoord, zin):
    uren(mdt, 11 * 60)
    uitgevoerd(mdt, antwoord)
    with pytest.raises(RegelGeschonden, match=zin):
        geef_certificaat(traject=mdt, welk=MDT, door=jobcoach)
    assert not Bewijs.objects.exists()


def test_het_mdt_certificaat_draagt_de_dag_die_bij_de_uitstroom_staat(mdt, jobcoach):
    uren(mdt, 11 * 60)
    gisteren = timezone.localdate() - timedelta(days=1)
    uitstroom = uitgevoerd(mdt, certificaat_datum=gisteren)
    assert geef_certificaat(traject=mdt, welk=MDT, door=jobcoach).datum == gisteren
    uitstroom.refresh_from_db()
    assert uitstroom.versie == 1


def test_een_ingetrokken_mdt_certificaat_telt_ook_bij_de_uitstroom_niet_meer(mdt, jobcoach):
    uren(mdt, 11 * 60)
    uitstroom = uitgevoerd(mdt)
    bewijs = geef_certificaat(traject=mdt, welk=MDT, door=jobcoach)
    trek_bewijs_in(bewijs=bewijs, versie=bewijs.versie, reden="Verkeerde naam", door=jobcoach)
    uitstroom.refresh_from_db()
    assert (uitstroom.certificaat_datum, uitstroom.versie) == (None, 3)
    assert Logregel.objects.filter(soort=Soort.UITSTROOM_VERBETERD, details__velden=["certificaat_datum"]).count() == 2
    assert geef_certificaat(traject=mdt, welk=MDT, door=jobcoach).datum == timezone.localdate()


def test_een_andere_dag_bij_de_uitstroom_blijft_als_het_mdt_certificaat_wordt_ingetrokken(mdt, jobcoach):
    uren(mdt, 11 * 60)
    uitstroom = uitgevoerd(mdt)
    bewijs = geef_certificaat(traject=mdt, welk=MDT, door=jobcoach)
    eerder = bewijs.datum - timedelta(days=1)
    Uitstroom.objects.filter(pk=uitstroom.pk).update(certificaat_datum=eerder)
    trek_bewijs_in(bewijs=bewijs, versie=bewijs.versie, reden="Verkeerde naam", door=jobcoach)
    uitstroom.refresh_from_db()
    assert uitstroom.certificaat_datum == eerder


def test_alleen_een_mdt_project_geeft_een_mdt_certificaat(traject, mdt):
    assert mdt_voor(mdt, timezone.localdate())
    mdt.subsidieproject = SubsidieprojectFactory(soort="esf")
    assert mdt_voor(mdt, timezone.localdate()) is None


def test_het_certificaat_is_een_pdf_van_een_bladzijde_met_wat_toen_is_vastgelegd(klant, jobcoach, traject):
    bewijs = eigen_certificaat(traject)
    klant.force_login(jobcoach)
    antwoord = klant.get(f"/bewijzen/{bewijs.pk}/certificaat.pdf")
    assert antwoord["Content-Type"] == "application/pdf"
    assert bewijs.inhoud["naam"] not in antwoord["Content-Disposition"]
    inhoud = lees(antwoord)
    assert bewijs.inhoud["naam"] in inhoud
    assert "Vitaal burgerschap (20 uur)" in inhoud
    assert "Het is geen diploma" in inhoud
    assert "Europese Unie" not in inhoud
    assert len(pypdf.PdfReader(BytesIO(antwoord.content)).pages) == 1
    assert Logregel.objects.filter(soort="bewijs_afgedrukt").count() == 1


def test_waar_esf_betaalt_staat_dat_op_het_certificaat(klant, jobcoach, traject):
    traject.subsidieproject = SubsidieprojectFactory(soort="esf")
    traject.save()
    klant.force_login(jobcoach)
    antwoord = klant.get(f"/bewijzen/{eigen_certificaat(traject).pk}/certificaat.pdf")
    assert "Medegefinancierd door de Europese Unie" in lees(antwoord)


def test_een_bewijs_van_een_ander_of_dat_is_ingetrokken_heeft_geen_certificaat(klant, jobcoach, traject):
    klant.force_login(jobcoach)
    assert klant.get(f"/bewijzen/{BewijsFactory(traject=traject).pk}/certificaat.pdf").status_code == 404
    bewijs = eigen_certificaat(traject)
    trek_bewijs_in(bewijs=bewijs, versie=1, reden="Fout", door=jobcoach)
    assert klant.get(f"/bewijzen/{bewijs.pk}/certificaat.pdf").status_code == 404


def test_van_het_dossier_via_het_voorbeeld_naar_het_certificaat(klant, jobcoach, traject, leerlijn):
    keuze(traject, leerlijn, jobcoach, "Filosofie")
    klant.force_login(jobcoach)
    dossier, adres = (
        f"/trajecten/{traject.pk}/opleiding/",
        f"/trajecten/{traject.pk}/certificaat/leerlijn:{leerlijn.pk}/",
    )
    assert "Certificaat maken" in tekst(klant.get(dossier))
    vooraf = tekst(klant.get(adres))
    assert "Filosofie (20 uur)" in vooraf
    assert "Certificaat uitgeven" in vooraf
    assert "nog niet uitgegeven" in lees(klant.get(f"{adres}voorbeeld.pdf"))
    assert Logregel.objects.filter(soort="dossier_bekeken", details__pagina="voorbeeld van certificaat").exists()
    assert not Bewijs.objects.exists()
    assert not Document.objects.exists()
    antwoord = klant.post(adres, follow=True)
    assert "Certificaat openen (PDF)" in tekst(antwoord)
    assert "Certificaat maken" not in tekst(klant.get(dossier))
    assert klant.post(adres).status_code == 422
    assert klant.get(adres).status_code == 422
    assert klant.post(f"/trajecten/{traject.pk}/certificaat/onzin/").status_code == 422
    wijzigen = {"soort": Bewijs.objects.get().soort_id, "datum": date(2024, 6, 1), "uitgever": "Ander", "versie": 1}
    dicht = klant.post(f"/bewijzen/{Bewijs.objects.get().pk}/wijzigen/", wijzigen)
    assert dicht.status_code == 422
    assert "al gegeven" in tekst(dicht)


def test_een_certificaat_dat_is_uitgegeven_blijft_byte_voor_byte_hetzelfde(klant, jobcoach, traject, leerlijn):
    keuze(traject, leerlijn, jobcoach, "Filosofie")
    bewijs = geef_certificaat(traject=traject, welk=Lijn.van(leerlijn).code, door=jobcoach)
    document = bewijs.document
    assert (document.traject, document.gemaakt_door, document.soort) == (traject, jobcoach, "diploma")
    traject.deelnemer.achternaam = "Anders"
    traject.deelnemer.save()
    klant.force_login(jobcoach)
    eerst, later = (klant.get(f"/bewijzen/{bewijs.pk}/certificaat.pdf").content for _ in range(2))
    assert eerst == later
    assert sha256(eerst).hexdigest() == document.sha256
    assert bewaar_papier(bewijs=bewijs, door=jobcoach) == document
    assert Document.objects.count() == 1
    assert document.naam in tekst(klant.get(f"/trajecten/{traject.pk}/documenten/"))
    assert "Uitgegeven: Deelnamecertificaat" in tekst(klant.get(f"/trajecten/{traject.pk}/tijdlijn/", follow=True))


def test_het_papier_van_een_certificaat_blijft_tot_het_bewijs_is_ingetrokken(klant, jobcoach, traject, leerlijn):
    keuze(traject, leerlijn, jobcoach, "Filosofie")
    bewijs = geef_certificaat(traject=traject, welk=Lijn.van(leerlijn).code, door=jobcoach)
    with pytest.raises(OvergangNietToegestaan, match="Trek eerst het bewijs in"):
        haal_weg(document=bewijs.document, door=jobcoach)
    klant.force_login(jobcoach)
    lijst = f"/trajecten/{traject.pk}/documenten/"
    assert "Weghalen" not in tekst(klant.get(lijst))
    trek_bewijs_in(bewijs=bewijs, versie=1, reden="Naam verkeerd", door=jobcoach)
    assert "Ingetrokken. Dit papier geldt niet meer." in tekst(klant.get(lijst))
    haal_weg(document=bewijs.document, door=jobcoach)
    assert not Document.objects.aanwezig().exists()


def test_een_module_die_alleen_in_het_plan_van_de_route_klaar_is_komt_op_een_certificaat(traject, leerlijn, jobcoach):
    steen = BouwsteenFactory(route__programma=traject.programma)
    ModuleFactory(leerlijn=leerlijn, naam="filosofie", uren=20)
    plan = PersoonlijkPlanFactory(traject=traject)
    klaar = {"klaar_op": timezone.localdate() - timedelta(days=1)}
    PlanonderdeelFactory(plan=plan, onderdeel=OnderdeelFactory(bouwsteen=steen, tekst="Filosofie"), **klaar)
    eigen = PlanonderdeelFactory(plan=plan, onderdeel=OnderdeelFactory(bouwsteen=steen, tekst="Vrijwilligerswerk"))
    (aanbod,) = lijnen_voor(traject)
    assert (aanbod.lijn, [deel.omvang for deel in aanbod.klaar]) == (Lijn.van(leerlijn), ["20 uur"])
    type(eigen).objects.filter(pk=eigen.pk).update(**klaar)
    van_plan = next(aanbod for aanbod in lijnen_voor(traject) if aanbod.lijn.code == PLAN)
    assert van_plan.lijn.naam == traject.programma.naam
    bewijs = geef_certificaat(traject=traject, welk=PLAN, door=jobcoach)
    assert [deel["naam"] for deel in bewijs.inhoud["delen"]] == ["Vrijwilligerswerk"]
    assert [aanbod.lijn.code for aanbod in lijnen_voor(traject)] == [f"leerlijn:{leerlijn.pk}"]


def test_een_module_van_het_plan_die_in_een_groep_is_gevolgd_telt_een_keer(traject, leerlijn, jobcoach):
    steen = BouwsteenFactory(route__programma=traject.programma)
    klaar = {"klaar_op": timezone.localdate()}
    onderdeel = OnderdeelFactory(bouwsteen=steen, tekst="Filosofie")
    PlanonderdeelFactory(plan=PersoonlijkPlanFactory(traject=traject), onderdeel=onderdeel, **klaar)
    groep = GroepFactory(leerlijn=None, module=ModuleFactory(leerlijn=leerlijn, naam="filosofie"))
    DeelnameFactory(groep=groep, traject=traject, staat="afgerond", tot=timezone.localdate())
    (aanbod,) = lijnen_voor(traject)
    assert [deel.sleutel.split(":")[0] for deel in aanbod.klaar] == ["deelname"]
    assert aanbod.klaar[0].klaar_op == timezone.localdate() - timedelta(days=1)


def test_het_dossier_zegt_wat_er_voor_mdt_nog_moet(klant, jobcoach, mdt):
    klant.force_login(jobcoach)
    pagina = tekst(klant.get(f"/trajecten/{mdt.pk}/opleiding/"))
    assert "0 van 10 uur gemaakt. Nog 10 uur te gaan." in pagina
    assert "MDT-certificaat maken" not in pagina
    uren(mdt, 10 * 60)
    uitgevoerd(mdt)
    assert "MDT-certificaat maken" in tekst(klant.get(f"/trajecten/{mdt.pk}/opleiding/"))
    klant.post(f"/trajecten/{mdt.pk}/certificaat/mdt/")
    assert Bewijs.objects.get().soort.herkomst == "mdt"
