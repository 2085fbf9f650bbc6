"""Contact that was corrected or withdrawn after it was read in: reading the list again undoes nothing."""

import pytest

from trajecten.correctie.diensten import trek_contact_in, wijzig_contact
from trajecten.models import Contactmoment


@pytest.fixture
def contact(ingericht, lijsten, lees_in):
    lees_in(lijsten)
    return Contactmoment.objects.select_related("medewerker").order_by("pk").first()


def test_een_verbeterd_contact_komt_er_niet_nog_een_keer_bij(contact, lijsten, lees_in):
    wijzig_contact(
        contact=contact,
        door=contact.medewerker,
        versie=1,
        datum=contact.datum,
        minuten=contact.minuten + 5,
        soort=contact.soort,
        aanwezigheid=contact.aanwezigheid,
        onderwerp="Verbeterd.",
        alleen_collegas=False,
    )
    aantal = Contactmoment.objects.count()
    lees_in(lijsten)
    assert Contactmoment.objects.count() == aantal


def test_een_ingetrokken_contact_komt_niet_terug(contact, lijsten, lees_in):
    trek_contact_in(contact=contact, door=contact.medewerker, versie=1, reden="Was er niet")
    aantal = Contactmoment.objects.count()
    lees_in(lijsten)
    assert Contactmoment.objects.count() == aantal
