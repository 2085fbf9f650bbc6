"""What the database refuses of appointments, groups and corrections; each with what just fits."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.fabrieken.contact import AfspraakFactory, contactversie, groepscontact
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import ContactmomentFactory, TrajectFactory
from tests.trajecten.test_beperkingen import Geval, twee
from toegang.beperkingen import beperkingen_in_woorden, naam_van, zinnen
from toegang.fouten import RegelGeschonden
from trajecten.models import Agendasleutel, Contactmoment, Contactversie, Groepscontact

pytestmark = pytest.mark.django_db

UUR = timedelta(hours=1)


def groep(**velden: object) -> Groepscontact:
    gegevens = {"medewerker": GebruikerFactory(), "datum": timezone.localdate(), "minuten": 60, "soort": "gesprek"}
    return Groepscontact.objects.create(**gegevens | velden)


def ingetrokken(**anders: object) -> dict[str, object]:
    velden = {"ingetrokken_op": timezone.now(), "ingetrokken_door": GebruikerFactory(), "ingetrokken_reden": "Dubbel"}
    return velden | anders


def afspraak_van(duur: timedelta) -> None:
    van = timezone.now()
    AfspraakFactory(van=van, tot=van + duur)


def vervallen(**anders: object) -> None:
    velden = {"staat": "vervallen", "vervallen_op": timezone.now(), "vervallen_door": GebruikerFactory()}
    AfspraakFactory(**velden | {"wie_zei_af": "deelnemer"} | anders)


def twee_in_groep(zelfde: bool) -> None:
    samen = {"groepscontact": groep(), "groepsdeel": 30, "medewerker": GebruikerFactory()}
    traject = TrajectFactory()
    ContactmomentFactory(traject=traject, **samen)
    ContactmomentFactory(traject=traject if zelfde else TrajectFactory(), **samen)


def sleutels(**tweede: object) -> None:
    gebruiker = GebruikerFactory()
    Agendasleutel.objects.create(gebruiker=gebruiker, vingerafdruk="a" * 64)
    Agendasleutel.objects.create(**{"gebruiker": gebruiker, "vingerafdruk": "b" * 64} | tweede)


def twee_versies(tweede: int) -> None:
    contact = ContactmomentFactory()
    contactversie(contact, contact.medewerker)
    contactversie(contact, contact.medewerker, versie=tweede)


def versie(nummer: int) -> None:
    contact = ContactmomentFactory()
    contactversie(contact, contact.medewerker, versie=nummer)


GEVALLEN = [
    Geval(
        "contact_deel_van_de_groep",
        lambda: ContactmomentFactory(groepscontact=groep(), groepsdeel=60),
        lambda: ContactmomentFactory(groepscontact=groep(), groepsdeel=61),
    ),
    Geval("contact_een_keer_per_groep", lambda: twee_in_groep(zelfde=False), lambda: twee_in_groep(zelfde=True)),
    Geval(
        "contact_ingetrokken_op_en_door",
        lambda: ContactmomentFactory(**ingetrokken()),
        lambda: ContactmomentFactory(**ingetrokken(ingetrokken_reden="")),
    ),
    Geval(
        "groepscontact_een_keer_opgeslagen",
        lambda: twee(groep, {}, {}),
        lambda: groep(sleutel=groep().sleutel),
    ),
    Geval("groepscontact_duur_hoogstens_12_uur", lambda: groep(minuten=720), lambda: groep(minuten=721)),
    Geval(
        "groepscontact_ingetrokken_op_en_door",
        lambda: groep(**ingetrokken()),
        lambda: groep(**ingetrokken(ingetrokken_door=None)),
    ),
    Geval("contactversie_een_keer", lambda: twee_versies(2), lambda: twee_versies(1)),
    Geval("contactversie_vanaf_een", lambda: versie(1), lambda: versie(0)),
    Geval(
        "afspraak_een_keer_opgeslagen",
        lambda: twee(AfspraakFactory, {}, {}),
        lambda: AfspraakFactory(sleutel=AfspraakFactory().sleutel),
    ),
    Geval(
        "afspraak_duur_hoogstens_12_uur",
        lambda: afspraak_van(12 * UUR),
        lambda: afspraak_van(12 * UUR + timedelta(minutes=1)),
    ),
    Geval(
        "afspraak_uitgewerkt_in_een_contact",
        lambda: AfspraakFactory(staat="uitgewerkt", contact=ContactmomentFactory()),
        lambda: AfspraakFactory(staat="uitgewerkt"),
    ),
    Geval("afspraak_vervallen_op_en_door", vervallen, lambda: vervallen(wie_zei_af="")),
    Geval(
        "agendasleutel_uniek",
        lambda: sleutels(gebruiker=GebruikerFactory()),
        lambda: sleutels(gebruiker=GebruikerFactory(), vingerafdruk="a" * 64),
    ),
    Geval(
        "agendasleutel_een_per_gebruiker",
        lambda: sleutels(ingetrokken_op=timezone.now()),
        sleutels,
    ),
]
ALLE = pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)


@pytest.fixture(autouse=True)
def delen_pas_later():
    """A group of one row with half an hour is no whole group: these tests look at each row, not at the sum."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    transaction.set_rollback(True)


@ALLE
def test_wat_net_past_gaat_erin(geval):
    with transaction.atomic():
        geval.past()


@ALLE
def test_wat_niet_past_weigert_de_databank_in_het_nederlands(geval):
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        geval.past_niet()
    assert naam_van(fout.value) == geval.naam
    with pytest.raises(RegelGeschonden) as in_woorden, beperkingen_in_woorden({geval.naam: "veld"}):
        geval.past_niet()
    assert (str(in_woorden.value), in_woorden.value.veld) == (zinnen()[geval.naam], "veld")


def controleer_nu() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_de_delen_van_een_groep_zijn_samen_het_geheel(jobcoach):
    trajecten = [TrajectFactory(begeleid_door=[jobcoach]) for _ in range(3)]
    samen = groepscontact(jobcoach, trajecten)
    controleer_nu()
    deel = Contactmoment.objects.filter(groepscontact=samen).first()
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        Contactmoment.objects.filter(pk=deel.pk).update(groepsdeel=deel.groepsdeel + 1)
    assert naam_van(fout.value) == "groepscontact_klopt"


def test_een_groep_zonder_deelnemers_bestaat_niet():
    groep()
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        controleer_nu()
    assert naam_van(fout.value) == "groepscontact_klopt"


def test_een_eerdere_versie_verandert_nooit():
    contact = ContactmomentFactory()
    contactversie(contact, contact.medewerker)
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        Contactversie.objects.update(onderwerp="Anders")
    assert naam_van(fout.value) == "contactversie_blijft"


def test_een_ingetrokken_contact_houdt_een_tijdstip_en_een_traject_niet_vast():
    contact = ContactmomentFactory(**ingetrokken())
    contact.traject.startdatum = timezone.localdate() + timedelta(days=1)
    contact.traject.save(update_fields=["startdatum"])
    assert not Contactmoment.objects.exists()
    assert Contactmoment.alle.get() == contact
