"""Contact with a group: the hour of staff counts once, everybody has it in the own dossier."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db.models import Sum
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.fabrieken.contact import AfspraakFactory, groepscontact
from tests.fabrieken.trajecten import ContactmomentFactory, SubsidieprojectFactory, TrajectFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from trajecten.groepscontact.correctie import trek_groepscontact_in, wijzig_groepscontact
from trajecten.groepscontact.diensten import Groepsgegevens, Groepslid, log_groepscontact
from trajecten.groepscontact.regels import groep_kan, verdeel
from trajecten.models import Afspraak, Contactmoment, Contactversie, Groepscontact


@pytest.fixture
def trajecten(jobcoach):
    een, ander = SubsidieprojectFactory(), SubsidieprojectFactory()
    return [TrajectFactory(begeleid_door=[jobcoach], subsidieproject=project) for project in (een, een, ander)]


def gegevens(groep, **anders):
    velden = ("datum", "minuten", "soort", "verslag", "alleen_collegas")
    return Groepsgegevens(**{veld: getattr(groep, veld) for veld in velden} | anders)


@given(st.integers(1, 720), st.lists(st.booleans(), min_size=1, max_size=30))
def test_de_delen_zijn_samen_precies_het_hele_uur(minuten, aanwezig):
    delen = verdeel(minuten, aanwezig)
    dragers = [deel for deel, er in zip(delen, aanwezig, strict=True) if er or not any(aanwezig)]
    assert sum(delen) == minuten == sum(dragers)
    assert max(dragers) - min(dragers) <= 1


def test_een_lege_groep_verdeelt_niets():
    with pytest.raises(ValueError, match="minstens één"):
        verdeel(60, [])


@pytest.mark.parametrize(("aantal", "kan"), [(1, False), (2, True), (30, True), (31, False)])
def test_een_groep_heeft_er_twee_tot_en_met_dertig(aantal, kan):
    assert (groep_kan(aantal) == "") is kan


def test_het_uur_telt_een_keer_en_ieder_heeft_een_heel_uur_contact(jobcoach, trajecten):
    groepscontact(jobcoach, trajecten)
    alle = Contactmoment.objects.filter(medewerker=jobcoach)
    assert alle.aggregate(Sum("medewerkerminuten"))["medewerkerminuten__sum"] == 60
    assert [contact.minuten for contact in alle] == [60, 60, 60]


def test_elk_project_betaalt_het_deel_van_zijn_eigen_deelnemers(jobcoach, trajecten):
    groepscontact(jobcoach, trajecten)
    per_project = Contactmoment.objects.order_by().values_list("subsidieproject").annotate(Sum("medewerkerminuten"))
    assert dict(per_project) == {trajecten[0].subsidieproject_id: 40, trajecten[2].subsidieproject_id: 20}


def test_wie_er_niet_was_draagt_geen_tijd_en_haalt_geen_norm(jobcoach, trajecten):
    leden = [Groepslid(trajecten[0]), Groepslid(trajecten[1], "afgemeld"), Groepslid(trajecten[2], "niet_gekomen")]
    groepscontact(jobcoach, trajecten, leden=leden)
    delen = dict(Contactmoment.objects.values_list("traject", "medewerkerminuten"))
    assert [delen[traject.pk] for traject in trajecten] == [60, 0, 0]
    assert [contact.traject for contact in Contactmoment.objects.gehouden()] == [trajecten[0]]


def test_wie_met_een_groep_is_kan_niet_ook_ergens_anders_zijn(jobcoach, trajecten):
    gisteren = timezone.localdate() - timedelta(days=1)
    groepscontact(jobcoach, trajecten, datum=gisteren, begin=time(10, 0))
    tijdvak = Contactmoment.objects.first().tijdvak
    with pytest.raises(RegelGeschonden, match="al een ander contact"):
        groepscontact(jobcoach, trajecten, datum=gisteren, begin=time(10, 30))
    ContactmomentFactory(tijdvak=tijdvak, datum=gisteren)
    assert Groepscontact.objects.count() == 1


def test_twee_keer_versturen_is_een_groep(jobcoach, trajecten):
    sleutel = uuid4()
    eerste, tweede = (groepscontact(jobcoach, trajecten, sleutel=sleutel) for _ in range(2))
    assert eerste == tweede
    assert Contactmoment.objects.count() == 3
    with pytest.raises(RegelGeschonden, match="was al opgeslagen"):
        groepscontact(jobcoach, trajecten, sleutel=sleutel, minuten=90)
    with pytest.raises(RegelGeschonden, match="was al opgeslagen"):
        groepscontact(jobcoach, trajecten[:2], sleutel=sleutel)


def test_kan_het_bij_een_niet_dan_bij_niemand(jobcoach, trajecten):
    gestopt = TrajectFactory(deelnemer__voornaam="Sem", begeleid_door=[jobcoach], gestopt=True)
    with pytest.raises(RegelGeschonden, match="Sem: Het traject stopte op") as fout:
        groepscontact(jobcoach, [*trajecten, gestopt])
    assert fout.value.veld == "datum"
    assert not Contactmoment.objects.exists()
    assert not Groepscontact.objects.exists()


def test_een_afspraak_met_een_groep_wordt_in_een_keer_uitgewerkt(jobcoach, trajecten):
    afspraak = AfspraakFactory(medewerker=jobcoach, met=trajecten, gisteren=True)
    samen = Groepsgegevens(timezone.localdate(), 60, "gesprek", "", alleen_collegas=False)
    leden = [Groepslid(traject) for traject in trajecten]
    groep = log_groepscontact(door=jobcoach, gegevens=samen, leden=leden, sleutel=uuid4(), afspraak=afspraak)
    afspraak.refresh_from_db()
    assert (afspraak.staat, afspraak.groepscontact) == (Afspraak.Staat.UITGEWERKT, groep)
    trek_groepscontact_in(groep=groep, door=jobcoach, versie=1, reden="Verkeerde groep")
    afspraak.refresh_from_db()
    assert (afspraak.staat, afspraak.groepscontact) == (Afspraak.Staat.GEPLAND, None)


def test_wie_erbij_komt_of_weggaat_verdeelt_het_uur_opnieuw(jobcoach, trajecten):
    groep = groepscontact(jobcoach, trajecten[:2])
    leden = [Groepslid(trajecten[1], regel="Kookte de soep."), Groepslid(trajecten[2], "afgemeld")]
    nieuw = wijzig_groepscontact(groep=groep, door=jobcoach, versie=1, gegevens=gegevens(groep), leden=leden)
    delen = dict(Contactmoment.objects.values_list("traject", "medewerkerminuten"))
    assert delen == {trajecten[1].pk: 60, trajecten[2].pk: 0}
    assert nieuw.versie == 2
    weg = Contactmoment.alle.ingetrokken().get()
    assert (weg.traject, weg.ingetrokken_reden, weg.medewerkerminuten) == (trajecten[0], "Was niet bij deze groep", 0)


def test_het_verslag_van_vroeger_blijft_bij_ieder_te_lezen(jobcoach, trajecten):
    groep = groepscontact(jobcoach, trajecten)
    leden = [Groepslid(traject) for traject in trajecten]
    samen = gegevens(groep, verslag="Samen gebakken.")
    wijzig_groepscontact(groep=groep, door=jobcoach, versie=1, gegevens=samen, leden=leden)
    assert [versie.groepsverslag for versie in Contactversie.objects.all()] == ["Samen gekookt."] * 3
    # sent again, as after the back button
    nogmaals = wijzig_groepscontact(groep=groep, door=jobcoach, versie=1, gegevens=samen, leden=leden)
    assert nogmaals.versie == 2
    with pytest.raises(NietMeerActueel):
        wijzig_groepscontact(groep=groep, door=jobcoach, versie=1, gegevens=gegevens(groep), leden=leden)


def test_een_groep_die_er_niet_was_telt_bij_niemand(jobcoach, trajecten):
    groep = groepscontact(jobcoach, trajecten)
    for _ in range(2):
        trek_groepscontact_in(groep=groep, door=jobcoach, versie=1, reden="Ging niet door")
    assert not Contactmoment.objects.exists()
    assert Contactmoment.alle.ingetrokken().count() == 3
    with pytest.raises(OvergangNietToegestaan):
        wijzig_groepscontact(groep=groep, door=jobcoach, versie=2, gegevens=gegevens(groep), leden=[])


def test_van_een_collega_verander_je_niets(jobcoach, casemanager, trajecten):
    groep = groepscontact(jobcoach, trajecten)
    with pytest.raises(RegelGeschonden, match="Alleen wie het contact had"):
        trek_groepscontact_in(groep=groep, door=casemanager, versie=1, reden="Zomaar")
    with pytest.raises(RegelGeschonden, match="Alleen wie het contact had"):
        wijzig_groepscontact(groep=groep, door=casemanager, versie=1, gegevens=gegevens(groep), leden=[])
