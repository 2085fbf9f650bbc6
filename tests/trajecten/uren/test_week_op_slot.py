"""Hours of a week that was handed in or approved do not change, whoever tries: the screen, the import, or SQL."""

from datetime import timedelta
from threading import Thread
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import ContactmomentFactory, TrajectFactory
from tests.fabrieken.uren import gezien, goedgekeurd, ingediend
from toegang.fouten import RegelGeschonden
from trajecten.diensten import log_contact
from trajecten.models import Contactmoment, Urenregel
from trajecten.urenstaat.diensten import dien_in, eis_open_week, haal_terug
from trajecten.urenstaat.schrijven import Werk, verwijder_uren, wijzig_uren
from trajecten.urenstaat.slot import boekdatum_voor
from trajecten.urenstaat.uren import uren_van


@pytest.fixture
def contact(traject, jobcoach, maandag, project):
    return ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag, subsidieproject=project)


@pytest.fixture
def op_slot(contact, jobcoach, casemanager, maandag, schrijf):
    """A week with a contact and an hour of overleg, approved."""
    schrijf(jobcoach, maandag)
    return goedgekeurd(jobcoach, maandag, door=casemanager)


def geweigerd(doe):
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        doe()
    return fout.value.__cause__.diag.constraint_name == "urenweek_op_slot"


def log(traject, door, datum, minuten=45):
    return log_contact(
        traject=traject,
        door=door,
        datum=datum,
        minuten=minuten,
        soort="gesprek",
        aanwezigheid="aanwezig",
        onderwerp="",
        alleen_collegas=False,
        sleutel=uuid4(),
    )


@pytest.mark.parametrize(
    "velden",
    [
        {"minuten": 45},
        {"subsidieproject": None},
        {"datum": timezone.localdate()},
        {"boekdatum": timezone.localdate()},
    ],
)
def test_uren_van_een_contact_op_slot_veranderen_niet(op_slot, contact, velden):
    assert geweigerd(lambda: Contactmoment.objects.filter(pk=contact.pk).update(**velden))


def test_een_contact_komt_er_niet_bij_en_gaat_er_niet_af(op_slot, contact, traject, jobcoach, maandag):
    assert geweigerd(lambda: ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag))
    assert geweigerd(contact.delete)
    intrekken = {"ingetrokken_op": timezone.now(), "ingetrokken_door": jobcoach, "ingetrokken_reden": "Dubbel"}
    assert geweigerd(lambda: Contactmoment.objects.filter(pk=contact.pk).update(**intrekken))


def test_een_contact_verhuist_niet_naar_een_week_op_slot(op_slot, traject, jobcoach, maandag):
    later = ContactmomentFactory(traject=traject, medewerker=jobcoach)
    assert geweigerd(lambda: Contactmoment.objects.filter(pk=later.pk).update(datum=maandag))


def test_het_verslag_van_een_contact_op_slot_mag_nog_anders(op_slot, contact):
    contact.onderwerp = "Beter opgeschreven."
    contact.save()
    contact.refresh_from_db()
    assert contact.onderwerp == "Beter opgeschreven."


def test_andere_uren_op_slot_veranderen_niet(op_slot, jobcoach, maandag):
    regel = Urenregel.objects.get()
    assert geweigerd(lambda: Urenregel.objects.filter(pk=regel.pk).update(minuten=30))
    assert geweigerd(regel.delete)
    werk = Werk(maandag, 30, "overleg", None, "")
    for doe in (
        lambda: wijzig_uren(regel=regel, versie=1, werk=werk, door=jobcoach),
        lambda: verwijder_uren(regel=regel, versie=1, door=jobcoach),
    ):
        with pytest.raises(RegelGeschonden, match="al ingediend"):
            doe()
    assert Urenregel.objects.get().minuten == 60


def test_ook_wat_nog_niet_is_goedgekeurd_zit_op_slot_tot_het_terug_is(contact, jobcoach, maandag):
    staat = ingediend(jobcoach, maandag)
    assert geweigerd(contact.delete)
    haal_terug(urenstaat=staat, door=jobcoach)
    contact.delete()


def test_een_collega_en_een_andere_week_hebben_er_geen_last_van(op_slot, traject, jobcoach, trainer, maandag):
    ContactmomentFactory(traject=traject, medewerker=trainer, datum=maandag)
    ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag - timedelta(days=1))
    eis_open_week(trainer, maandag)
    with pytest.raises(RegelGeschonden, match="al ingediend"):
        eis_open_week(jobcoach, maandag + timedelta(days=6))
    eis_open_week(jobcoach, maandag + timedelta(days=7))


def test_wat_je_later_opschrijft_telt_in_de_week_die_open_is(op_slot, jobcoach, maandag, schrijf):
    """Nothing of the work is lost, and what was approved stays as it was."""
    regel = schrijf(jobcoach, maandag, minuten=30)
    assert (regel.datum, regel.boekdatum) == (maandag, timezone.localdate())
    assert sum(uur.minuten for uur in uren_van([jobcoach.pk], maandag, maandag + timedelta(days=7))) == op_slot.minuten


def test_na_het_indienen_op_vrijdag_telt_het_op_de_eerste_dag_die_open_is(jobcoach, schrijf):
    vandaag = timezone.localdate()
    deze_week = vandaag - timedelta(days=vandaag.weekday())
    schrijf(jobcoach, deze_week)
    ingediend(jobcoach, deze_week)
    assert boekdatum_voor(jobcoach, vandaag, vandaag) == deze_week + timedelta(days=7)
    assert schrijf(jobcoach, vandaag).boekdatum == deze_week + timedelta(days=7)


def test_een_contact_in_een_week_op_slot_gaat_niet_verloren(op_slot, traject, jobcoach, maandag):
    contact = log(traject, jobcoach, maandag)
    assert (contact.datum, contact.boekdatum) == (maandag, timezone.localdate())


def test_indienen_wacht_op_uren_die_nog_worden_opgeschreven(zonder_transactie, iemand):
    """Two requests at once: the week that is handed in holds what was written, or the writing comes later."""
    from toegang.matrix import Rol

    coach, maandag = iemand(Rol.JOBCOACH), timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    traject = TrajectFactory(begeleid_door=[coach])
    ContactmomentFactory(traject=traject, medewerker=coach, datum=maandag)
    op_het_scherm, fouten = gezien(coach, maandag), []

    def dien_week_in() -> None:
        with in_organisatie("werkmakerij"):
            try:
                dien_in(medewerker=coach, week=maandag, sha256=op_het_scherm, door=coach)
            except Exception as fout:
                fouten.append(type(fout).__name__)
        connection.close()

    with transaction.atomic():
        ContactmomentFactory(traject=traject, medewerker=coach, datum=maandag, minuten=30)
        draad = Thread(target=dien_week_in)
        draad.start()
        draad.join(timeout=1)
        assert draad.is_alive()
    draad.join()
    assert fouten == ["NietMeerActueel"]


def test_contact_zonder_tijdstip_claimt_ook_geen_uur_twee_keer(traject, jobcoach, maandag):
    for _ in range(2):
        ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag, minuten=700)
    with pytest.raises(RegelGeschonden, match="5 minuten meer dan er in een dag zitten") as fout:
        log(traject, jobcoach, maandag, minuten=45)
    assert fout.value.veld == "minuten"
    assert log(traject, jobcoach, maandag, minuten=40).pk
