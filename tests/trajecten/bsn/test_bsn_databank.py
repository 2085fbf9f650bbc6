"""What the database refuses, whoever writes."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.bsn import zet_grond
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import DeelnemerFactory
from trajecten.bsn.sleutels import versleutel
from trajecten.models import Bsninstelling, Burgerservicenummer

pytestmark = pytest.mark.django_db


def rij(**velden):
    gegevens = {
        "deelnemer": DeelnemerFactory(),
        "versleuteld": versleutel("999990019"),
        "vingerafdruk": uuid4().hex + uuid4().hex,
        "vastgelegd_op": timezone.now(),
        "vastgelegd_door": GebruikerFactory(),
    }
    return Burgerservicenummer.objects.create(**(gegevens | velden))


def weigert(beperking):
    return pytest.raises(IntegrityError, match=beperking)


def test_met_een_grond_komt_een_bsn_erin(grond):
    assert rij().pk


def test_zonder_grond_komt_geen_bsn_erin():
    with pytest.raises(IntegrityError, match="er is geen grond voor"), transaction.atomic():
        rij()
    zet_grond()
    zet_grond("geen")
    with pytest.raises(IntegrityError, match="er is geen grond voor"):
        rij()


def test_de_grond_gaat_niet_weg_zolang_er_een_bsn_is(grond):
    rij()
    with pytest.raises(IntegrityError, match="mogen die niet blijven"), transaction.atomic():
        Bsninstelling.objects.update(grond="geen")
    with pytest.raises(IntegrityError, match="mogen die niet blijven"), transaction.atomic():
        Bsninstelling.objects.all().delete()
    Bsninstelling.objects.update(grond="wet")
    Burgerservicenummer.objects.all().delete()
    Bsninstelling.objects.update(grond="geen")


def test_een_deelnemer_heeft_hoogstens_een_bsn(grond):
    eerste = rij()
    with weigert("trajecten_burgerservicenummer_deelnemer_id_key"):
        rij(deelnemer=eerste.deelnemer)


def test_dezelfde_vingerafdruk_komt_er_een_keer_in(grond):
    eerste = rij()
    with weigert("bsn_uniek"):
        rij(vingerafdruk=eerste.vingerafdruk)


@pytest.mark.parametrize("leesbaar", ["999990019", "", "gAAAA999990019"])
def test_wat_niet_versleuteld_is_komt_er_niet_in(grond, leesbaar):
    with weigert("bsn_versleuteld"):
        rij(versleuteld=leesbaar)


@pytest.mark.parametrize("afdruk", ["999990019", "", "G" * 64])
def test_een_vingerafdruk_is_een_hash(grond, afdruk):
    with weigert("bsn_vingerafdruk_vorm"):
        rij(vingerafdruk=afdruk)


def test_er_is_een_instelling(grond):
    with weigert("bsninstelling_een_rij"):
        Bsninstelling.objects.create(pk=2)


def test_een_grond_heeft_een_reden():
    Bsninstelling.objects.create(pk=1)
    with weigert("bsninstelling_met_reden"), transaction.atomic():
        Bsninstelling.objects.update(grond="wet", reden="")
    Bsninstelling.objects.update(grond="wet", reden="Artikel 1 van de wet.")


def test_een_andere_grond_is_er_niet():
    with weigert("bsninstelling_grond_bekend"):
        Bsninstelling.objects.create(pk=1, grond="esf", reden="De subsidiegever vraagt erom.")


def test_met_de_deelnemer_gaat_het_bsn_weg(grond):
    eerste = rij()
    eerste.deelnemer.delete()
    assert not Burgerservicenummer.objects.exists()
