"""Correcting a contact: how it read before stays, nobody's text vanishes, a locked week stays locked."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from tests.fabrieken.contact import AfspraakFactory, groepscontact
from tests.fabrieken.trajecten import ContactmomentFactory, TrajectFactory
from tests.fabrieken.uren import ingediend
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.correctie.diensten import trek_contact_in, wijzig_contact
from trajecten.models import Afspraak, Contactmoment, Contactversie
from trajecten.urenstaat.regels import maandag_van


@pytest.fixture
def contact(jobcoach):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    return ContactmomentFactory(traject=traject, medewerker=jobcoach, onderwerp="Schildert kozijnen.")


def verbeter(contact, door, *, versie=1, **anders):
    velden = ("datum", "minuten", "soort", "aanwezigheid", "onderwerp", "alleen_collegas")
    nu = {veld: getattr(contact, veld) for veld in velden}
    return wijzig_contact(contact=contact, door=door, versie=versie, **nu | anders)


def test_wat_er_eerst_stond_blijft_te_lezen(contact, jobcoach):
    nieuw = verbeter(contact, jobcoach, onderwerp="Schildert deuren.", minuten=45)
    assert (nieuw.onderwerp, nieuw.minuten, nieuw.versie) == ("Schildert deuren.", 45, 2)
    eerder = Contactversie.objects.get()
    assert (eerder.onderwerp, eerder.minuten, eerder.versie, eerder.vervangen_door) == (
        "Schildert kozijnen.",
        60,
        1,
        jobcoach,
    )
    regel = Logregel.objects.get(soort=Soort.CONTACT_GEWIJZIGD)
    assert regel.details["velden"] == ["minuten", "onderwerp"]
    assert "deuren" not in str(regel.details)


def test_dezelfde_verbetering_twee_keer_is_er_een(contact, jobcoach):
    for _ in range(2):
        verbeter(contact, jobcoach, onderwerp="Schildert deuren.")
    assert Contactversie.objects.count() == 1


def test_wie_later_komt_overschrijft_niets(contact, jobcoach):
    verbeter(contact, jobcoach, onderwerp="Schildert deuren.")
    with pytest.raises(NietMeerActueel):
        verbeter(contact, jobcoach, onderwerp="Schildert ramen.")
    contact.refresh_from_db()
    assert contact.onderwerp == "Schildert deuren."


def test_alleen_wie_het_contact_had_verbetert_het(contact, casemanager):
    with pytest.raises(RegelGeschonden, match="Alleen wie het contact had"):
        verbeter(contact, casemanager, onderwerp="Anders.")
    with pytest.raises(RegelGeschonden, match="Alleen wie het contact had"):
        trek_contact_in(contact=contact, door=casemanager, versie=1, reden="Zomaar")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"datum": timezone.localdate() + timedelta(days=1)}, "datum"), ({"minuten": 721}, "minuten")],
)
def test_een_verbetering_past_ook_in_het_traject(contact, jobcoach, anders, veld):
    with pytest.raises(RegelGeschonden) as fout:
        verbeter(contact, jobcoach, **anders)
    assert fout.value.veld == veld
    assert not Contactversie.objects.exists()


def test_op_een_tijdstip_heb_je_ook_na_een_verbetering_een_contact(contact, jobcoach):
    gisteren = timezone.localdate() - timedelta(days=1)
    verbeter(contact, jobcoach, datum=gisteren, begin=time(10, 0))
    ander = ContactmomentFactory(traject=contact.traject, medewerker=jobcoach, datum=gisteren)
    with pytest.raises(RegelGeschonden, match="al een ander contact") as fout:
        verbeter(ander, jobcoach, begin=time(10, 30))
    assert fout.value.veld == "begin"


def test_een_contact_dat_er_niet_was_telt_niet_meer_en_blijft_te_lezen(contact, jobcoach):
    for _ in range(2):
        trek_contact_in(contact=contact, door=jobcoach, versie=1, reden="Bij de verkeerde gelogd")
    assert not Contactmoment.objects.exists()
    weg = Contactmoment.alle.get()
    assert (weg.ingetrokken_door, weg.ingetrokken_reden) == (jobcoach, "Bij de verkeerde gelogd")
    assert Logregel.objects.filter(soort=Soort.CONTACT_INGETROKKEN).count() == 1
    with pytest.raises(OvergangNietToegestaan, match="ingetrokken"):
        verbeter(contact, jobcoach, versie=2, minuten=30)


def test_wie_intrekt_zag_wat_er_nu_staat(contact, jobcoach):
    verbeter(contact, jobcoach, onderwerp="Schildert deuren.")
    with pytest.raises(NietMeerActueel):
        trek_contact_in(contact=contact, door=jobcoach, versie=1, reden="Dubbel")


def test_na_intrekken_wacht_de_afspraak_weer_op_uitwerken(contact, jobcoach):
    afspraak = AfspraakFactory(medewerker=jobcoach, met=[contact.traject], staat="uitgewerkt", contact=contact)
    trek_contact_in(contact=contact, door=jobcoach, versie=1, reden="Verkeerde dag")
    afspraak.refresh_from_db()
    assert (afspraak.staat, afspraak.contact) == (Afspraak.Staat.GEPLAND, None)


def test_contact_van_een_groep_verbeter_je_als_groep(jobcoach):
    trajecten = [TrajectFactory(begeleid_door=[jobcoach]) for _ in range(2)]
    groepscontact(jobcoach, trajecten)
    een = Contactmoment.objects.first()
    with pytest.raises(RegelGeschonden, match="met een groep"):
        verbeter(een, jobcoach, minuten=30)
    with pytest.raises(RegelGeschonden, match="met een groep"):
        trek_contact_in(contact=een, door=jobcoach, versie=1, reden="Was er niet")


class TestIngediendeWeek:
    @pytest.fixture(autouse=True)
    def op_slot(self, contact, jobcoach):
        ingediend(jobcoach, maandag_van(contact.datum))

    def test_de_uren_staan_vast(self, contact, jobcoach):
        with pytest.raises(RegelGeschonden, match="al ingediend"):
            verbeter(contact, jobcoach, minuten=30)
        with pytest.raises(RegelGeschonden, match="al ingediend"):
            trek_contact_in(contact=contact, door=jobcoach, versie=1, reden="Dubbel")
        contact.refresh_from_db()
        assert (contact.minuten, contact.ingetrokken_op) == (60, None)

    def test_een_woord_in_het_verslag_is_nog_te_verbeteren(self, contact, jobcoach):
        assert verbeter(contact, jobcoach, onderwerp="Schildert deuren.").versie == 2
