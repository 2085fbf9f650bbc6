"""Logging a contact: written once, told in the logboek, refused in words."""

from datetime import date, datetime, time, timedelta
from threading import Thread
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import ContactmomentFactory, SubsidieprojectFactory, TrajectFactory
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.diensten import log_contact
from trajecten.models import Contactmoment


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach], subsidieproject=SubsidieprojectFactory())


def log(traject, door, **anders):
    gegevens = {
        "datum": timezone.localdate(),
        "minuten": 60,
        "soort": "gesprek",
        "aanwezigheid": "aanwezig",
        "onderwerp": "Schildert zelf kozijnen.",
        "alleen_collegas": False,
        "sleutel": uuid4(),
    }
    return log_contact(traject=traject, door=door, **gegevens | anders)


def test_een_contact_telt_voor_het_subsidieproject_van_het_traject(traject, jobcoach):
    contact = log(traject, jobcoach)
    contact.refresh_from_db()
    assert (contact.subsidieproject, contact.medewerker) == (traject.subsidieproject, jobcoach)
    assert contact.tijdvak is None


def test_het_logboek_noemt_wie_wanneer_en_van_wie_maar_niet_wat_er_staat(traject, jobcoach):
    contact = log(traject, jobcoach)
    regel = Logregel.objects.get(soort=Soort.CONTACT_GELOGD)
    assert (regel.door_pk, regel.over_pk, regel.deelnemernummer) == (
        jobcoach.pk,
        contact.pk,
        traject.deelnemer.deelnemernummer,
    )
    assert "kozijnen" not in str(regel.details)


def test_twee_keer_hetzelfde_formulier_is_een_contact(traject, jobcoach):
    sleutel = uuid4()
    eerste, tweede = log(traject, jobcoach, sleutel=sleutel), log(traject, jobcoach, sleutel=sleutel)
    assert eerste.pk == tweede.pk
    assert Contactmoment.objects.count() == 1
    assert Logregel.objects.filter(soort=Soort.CONTACT_GELOGD).count() == 1


@pytest.mark.parametrize("veranderd", [{"onderwerp": "Er is meer te zeggen."}, {"minuten": 45}, {"begin": time(0, 0)}])
def test_wat_na_het_opslaan_in_het_formulier_verandert_verdwijnt_niet_ongemerkt(traject, jobcoach, veranderd):
    eerste = log(traject, jobcoach)
    with pytest.raises(RegelGeschonden, match="was al opgeslagen"):
        log(traject, jobcoach, sleutel=eerste.sleutel, **veranderd)
    assert Contactmoment.objects.get() == eerste


def test_een_sleutel_van_een_ander_contact_wordt_geweigerd(traject, jobcoach):
    sleutel = log(traject, jobcoach).sleutel
    ander = TrajectFactory(begeleid_door=[jobcoach])
    with pytest.raises(RegelGeschonden, match="al gebruikt"):
        log(ander, jobcoach, sleutel=sleutel)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"datum": timezone.localdate() + timedelta(days=1)}, "datum"),
        ({"datum": timezone.localdate() - timedelta(weeks=17)}, "datum"),
        ({"minuten": 0}, "minuten"),
        ({"minuten": 721}, "minuten"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd_en_laat_niets_achter(traject, jobcoach, anders, veld):
    with pytest.raises(RegelGeschonden) as fout:
        log(traject, jobcoach, **anders)
    assert fout.value.veld == veld
    assert not Contactmoment.objects.exists()
    assert not Logregel.objects.filter(soort=Soort.CONTACT_GELOGD).exists()


def test_op_een_tijdstip_heb_je_een_contact(traject, jobcoach):
    gisteren = timezone.localdate() - timedelta(days=1)
    log(traject, jobcoach, datum=gisteren, begin=time(10, 0), minuten=60)
    with pytest.raises(RegelGeschonden, match="al een ander contact") as fout:
        log(traject, jobcoach, datum=gisteren, begin=time(10, 30))
    assert fout.value.veld == "begin"
    log(traject, jobcoach, datum=gisteren, begin=time(11, 0))
    assert Contactmoment.objects.count() == 2


def test_in_de_nacht_dat_de_klok_verspringt_duurt_een_contact_zo_lang_als_het_duurt(jobcoach, time_machine):
    time_machine.move_to("2026-11-21T10:00:00+00:00", tick=False)
    traject = TrajectFactory(begeleid_door=[jobcoach], startdatum=date(2025, 9, 1))
    for dag, begin in ((date(2026, 3, 29), time(2, 30)), (date(2025, 10, 26), time(2, 30))):
        contact = log(traject, jobcoach, datum=dag, begin=begin, minuten=60)
        contact.refresh_from_db()
        assert contact.tijdvak.upper - contact.tijdvak.lower == timedelta(hours=1)


def test_een_contact_dat_nog_moet_beginnen_wordt_geweigerd(traject, jobcoach):
    # the same day as the clock of the database, which does not travel along
    drie_uur = timezone.make_aware(datetime.combine(timezone.localdate(), time(15, 0)))
    with time_machine.travel(drie_uur, tick=False):
        log(traject, jobcoach, begin=time(15, 0), minuten=30)
        with pytest.raises(RegelGeschonden, match="Dit tijdstip ligt in de toekomst") as fout:
            log(traject, jobcoach, begin=time(15, 31))
    assert fout.value.veld == "begin"


def test_een_mislukking_later_draait_contact_en_logregel_terug(traject, jobcoach):
    def log_en_mislukt() -> None:
        with transaction.atomic():
            log(traject, jobcoach)
            raise RuntimeError("later")

    with pytest.raises(RuntimeError, match="later"):
        log_en_mislukt()
    assert not Contactmoment.objects.exists()
    assert not Logregel.objects.filter(soort=Soort.CONTACT_GELOGD).exists()


def test_twee_keer_tegelijk_versturen_is_een_contact(zonder_transactie, jobcoach):
    """Two web workers get the same form in the same moment."""
    traject, sleutel = TrajectFactory(begeleid_door=[jobcoach]), uuid4()
    uitkomsten: list[int] = []

    def verstuur() -> None:
        with in_organisatie("werkmakerij"):
            uitkomsten.append(log(traject, jobcoach, sleutel=sleutel).pk)
        connection.close()

    draden = [Thread(target=verstuur) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(uitkomsten) == 4
    assert len(set(uitkomsten)) == 1


def test_wat_geen_zin_van_ons_heeft_blijft_een_fout_van_de_programmeur(traject, jobcoach):
    with pytest.raises(IntegrityError), beperkingen_in_woorden():
        ContactmomentFactory(traject=traject, medewerker=jobcoach, minuten=None)


def test_een_trigger_spreekt_met_zijn_eigen_zin(traject, jobcoach):
    with pytest.raises(RegelGeschonden, match="Dit contact valt buiten het traject"), beperkingen_in_woorden():
        ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=traject.startdatum - timedelta(days=1))
