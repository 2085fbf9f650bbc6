"""Merging: everything moves, nothing is lost, and taking it apart restores exactly what was."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fabrieken.trajecten import ContactmomentFactory, DeelnemerFactory, ProgrammaFactory, TrajectFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.aanmelden.diensten.samenvoegen import (
    VELDEN,
    draai_samenvoeging_terug,
    gevolgen_van,
    verwijzingen,
    voeg_samen,
)
from trajecten.models import Deelnemer, Samenvoeging, Traject, Uitkering


@pytest.fixture
def twee(casemanager):
    """Two records of one person, each with a traject in another programme."""
    eerste = DeelnemerFactory(voornaam="Hiba", achternaam="Kuipers", email="", telefoon="0612345678", talen=["nl"])
    tweede = DeelnemerFactory(voornaam="Heba", achternaam="Kuijpers", email="hiba@deelnemer.example", talen=["ar"])
    for deelnemer in (eerste, tweede):
        TrajectFactory(deelnemer=deelnemer, begeleid_door=[casemanager])
    return eerste, tweede


def samen(eerste, tweede, door, overnemen=("email",)):
    for deelnemer in (eerste, tweede):
        deelnemer.refresh_from_db()
    return voeg_samen(
        behouden=eerste,
        opgegaan=tweede,
        overnemen=overnemen,
        versies={eerste.pk: eerste.versie, tweede.pk: tweede.versie},
        door=door,
    )


def beeld() -> dict[str, object]:
    """Everything that merging can touch, except the counters of versions."""
    mensen = Deelnemer.objects.order_by("pk").values("pk", "deelnemernummer", "zoeknaam", "klanknaam", *VELDEN)
    return {
        "mensen": list(mensen),
        "trajecten": list(Traject.objects.order_by("pk").values_list("pk", "deelnemer_id")),
        "uitkeringen": list(Uitkering.objects.order_by("pk").values_list("pk", "deelnemer_id")),
    }


def test_alles_verhuist_en_de_gekozen_velden_gaan_mee(twee, casemanager):
    eerste, tweede = twee
    van_tweede = tweede.trajecten.get()
    contact = ContactmomentFactory(traject=van_tweede, medewerker=casemanager)
    samen(eerste, tweede, casemanager, overnemen=["email", "talen"])
    eerste.refresh_from_db()
    assert (eerste.voornaam, eerste.email, eerste.talen) == ("Hiba", "hiba@deelnemer.example", ["ar"])
    assert eerste.trajecten.count() == 2
    assert tweede.trajecten.count() == 0
    contact.refresh_from_db()
    assert contact.traject.deelnemer == eerste
    assert not Deelnemer.objects.zichtbaar_voor(casemanager).filter(pk=tweede.pk).exists()


def test_alle_verwijzingen_naar_een_deelnemer_verhuizen_mee():
    namen = {f"{veld.model.__name__}.{veld.name}" for veld in verwijzingen()}
    assert {"Traject.deelnemer", "Uitkering.deelnemer"} <= namen
    assert not any(naam.startswith(("Samenvoeging.", "Onderscheid.")) for naam in namen)


def test_het_logboek_noemt_beide_nummers(twee, casemanager):
    samen(*twee, casemanager)
    regels = Logregel.objects.filter(soort=Soort.DEELNEMERS_SAMENGEVOEGD)
    assert {regel.deelnemernummer for regel in regels} == {deelnemer.deelnemernummer for deelnemer in twee}
    assert "hiba@" not in str([regel.details for regel in regels])


def test_een_uitkering_die_er_al_staat_blijft_achter(twee, casemanager):
    eerste, tweede = twee
    Uitkering.objects.create(deelnemer=eerste, soort="ww", van=date(2025, 1, 1))
    dubbel = Uitkering.objects.create(deelnemer=tweede, soort="ww", van=date(2025, 6, 1))
    anders = Uitkering.objects.create(deelnemer=tweede, soort="zw", van=date(2025, 6, 1))
    gevolgen = gevolgen_van(eerste, tweede)
    assert (gevolgen.uitkeringen, gevolgen.blijft_achter) == ((anders,), (dubbel,))
    samen(eerste, tweede, casemanager)
    assert set(eerste.uitkeringen.values_list("soort", flat=True)) == {"ww", "zw"}
    assert tweede.uitkeringen.get() == dubbel


def test_twee_lopende_trajecten_in_een_programma_gaan_niet_samen(casemanager):
    programma = ProgrammaFactory(naam="Leerhuis")
    eerste, tweede = (TrajectFactory(programma=programma).deelnemer for _ in range(2))
    voor = beeld()
    with pytest.raises(OvergangNietToegestaan, match="in dezelfde tijd een traject in Leerhuis"):
        samen(eerste, tweede, casemanager)
    assert beeld() == voor
    assert not Samenvoeging.objects.exists()


def test_na_elkaar_in_een_programma_gaat_wel(casemanager):
    programma = ProgrammaFactory()
    eerste = TrajectFactory(programma=programma, gestopt=True).deelnemer
    einde = eerste.trajecten.get().einddatum
    tweede = TrajectFactory(programma=programma, startdatum=einde).deelnemer
    samen(eerste, tweede, casemanager)
    assert eerste.trajecten.count() == 2


def test_wie_daarna_twee_keer_is_aangemeld_wordt_vooraf_gezegd(casemanager):
    programma = ProgrammaFactory(naam="Leerhuis")
    eerste = TrajectFactory(programma=programma).deelnemer
    tweede = TrajectFactory(programma=programma, wachtend=True).deelnemer
    assert gevolgen_van(eerste, tweede).let_op == ("Daarna staat deze deelnemer twee keer bij Leerhuis.",)


def test_wie_iets_verandert_terwijl_je_kijkt_krijg_je_eerst_te_zien(twee, casemanager):
    eerste, tweede = twee
    with pytest.raises(NietMeerActueel):
        voeg_samen(
            behouden=eerste,
            opgegaan=tweede,
            overnemen=[],
            versies={eerste.pk: eerste.versie + 1, tweede.pk: tweede.versie},
            door=casemanager,
        )


def test_een_deelnemer_gaat_niet_met_zichzelf_samen_en_niet_twee_keer(twee, casemanager):
    eerste, tweede = twee
    with pytest.raises(OvergangNietToegestaan, match="twee verschillende"):
        voeg_samen(behouden=eerste, opgegaan=eerste, overnemen=[], versies={eerste.pk: 1}, door=casemanager)
    samen(eerste, tweede, casemanager)
    with pytest.raises(OvergangNietToegestaan, match="al met een ander"):
        samen(DeelnemerFactory(), tweede, casemanager)


def test_terugdraaien_kan_dertig_dagen_en_daarna_niet(twee, casemanager):
    voor = beeld()
    samenvoeging = samen(*twee, casemanager, overnemen=VELDEN)
    with time_machine.travel(timezone.now() + timedelta(days=31)), pytest.raises(OvergangNietToegestaan, match="30"):
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=casemanager)
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert draai_samenvoeging_terug(samenvoeging=samenvoeging, door=casemanager) == []
    assert beeld() == voor
    with pytest.raises(OvergangNietToegestaan, match="al teruggedraaid"):
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=casemanager)


def test_wat_na_het_samenvoegen_is_veranderd_blijft(twee, casemanager):
    eerste, tweede = twee
    samenvoeging = samen(eerste, tweede, casemanager, overnemen=["email", "telefoon"])
    nieuw = TrajectFactory(deelnemer=eerste)
    eerste.refresh_from_db()
    eerste.email = "nieuw@deelnemer.example"
    eerste.save()
    assert draai_samenvoeging_terug(samenvoeging=samenvoeging, door=casemanager) == ["email"]
    eerste.refresh_from_db()
    assert (eerste.email, eerste.telefoon) == ("nieuw@deelnemer.example", "0612345678")
    nieuw.refresh_from_db()
    assert nieuw.deelnemer == eerste
    assert tweede.trajecten.count() == 1


def test_wie_later_weer_is_samengevoegd_gaat_eerst_uit_elkaar(twee, casemanager):
    eerste, tweede = twee
    vroeger = samen(eerste, tweede, casemanager)
    derde = TrajectFactory().deelnemer
    later = samen(derde, eerste, casemanager)
    with pytest.raises(OvergangNietToegestaan, match="later met een ander"):
        draai_samenvoeging_terug(samenvoeging=vroeger, door=casemanager)
    draai_samenvoeging_terug(samenvoeging=later, door=casemanager)
    draai_samenvoeging_terug(samenvoeging=vroeger, door=casemanager)
    assert tweede.trajecten.count() == 1


TEKST = st.sampled_from(["", "a", "b", "Łukasz"])
MENS = st.fixed_dictionaries(
    {
        "voornaam": TEKST,
        "achternaam": st.sampled_from(["Kuipers", "de Jong"]),
        "geboortedatum": st.none() | st.dates(date(1990, 1, 1), date(2009, 1, 1)),
        "geslacht": st.sampled_from(["vrouw", "man", "onbekend"]),
        "woonplaats": TEKST,
        "talen": st.lists(st.sampled_from(["nl", "ar", "tr"]), unique=True),
    }
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    mensen=st.tuples(MENS, MENS),
    overnemen=st.sets(st.sampled_from(VELDEN)),
    aantallen=st.tuples(st.integers(0, 2), st.integers(0, 2)),
    uitkeringen=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(["ww", "zw"])), max_size=3, unique=True),
)
def test_samenvoegen_en_terugdraaien_is_alsof_er_niets_gebeurd_is(
    casemanager, mensen, overnemen, aantallen, uitkeringen
):
    with transaction.atomic():
        beide = [DeelnemerFactory(**mens) for mens in mensen]
        for deelnemer, aantal in zip(beide, aantallen, strict=True):
            for _ in range(aantal):
                TrajectFactory(deelnemer=deelnemer)
        for wie, soort in uitkeringen:
            Uitkering.objects.create(deelnemer=beide[wie], soort=soort, van=date(2025, 1, 1))
        voor = beeld()
        samenvoeging = samen(*beide, casemanager, overnemen=overnemen)
        assert beide[1].trajecten.count() == 0
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=casemanager)
        assert beeld() == voor
        transaction.set_rollback(True)
