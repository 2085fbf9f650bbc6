"""What the database refuses of referrals and of the lists behind them, whoever writes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.stappenplan import (
    DoorverwijsstapFactory,
    DoorverwijzingFactory,
    ExpertiseFactory,
    PartnerFactory,
)
from trajecten.models import Doorverwijsstap, Expertise

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("doorverwijzing_staat_bekend", {"staat": "zoek"}),
        ("doorverwijzing_einde_met_uitkomst", {"staat": "afgerond"}),
        ("doorverwijzing_staat_na_aanvraag", {"sinds": VANDAAG - timedelta(days=1)}),
    ],
)
def test_een_doorverwijzing_die_niet_kan(naam, velden):
    DoorverwijzingFactory(staat="gestopt", uitkomst="Niet doorgegaan", sinds=VANDAAG + timedelta(days=1))
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        DoorverwijzingFactory(**velden)


def test_een_formulier_is_een_doorverwijzing():
    sleutel = uuid4()
    DoorverwijzingFactory(sleutel=sleutel)
    with pytest.raises(IntegrityError, match="doorverwijzing_een_keer_opgeslagen"), transaction.atomic():
        DoorverwijzingFactory(sleutel=sleutel)


def test_hoe_het_ging_blijft_zoals_het_was():
    stap = DoorverwijsstapFactory()
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        Doorverwijsstap.objects.filter(pk=stap.pk).update(toelichting="Anders")
    with pytest.raises(IntegrityError, match="doorverwijsstap_staat_bekend"), transaction.atomic():
        DoorverwijsstapFactory(staat="zoek")


def test_een_partner_en_een_expertise_staan_een_keer_in_de_lijst():
    PartnerFactory(naam="De Brug")
    ExpertiseFactory(code="kinderopvang", naam="Kinderopvang")
    for naam, maak in (
        ("partner_naam_uniek", lambda: PartnerFactory(naam="de brug")),
        ("expertise_naam_uniek", lambda: Expertise.objects.create(code="opvang", naam="KINDEROPVANG")),
        ("expertise_code_uniek", lambda: Expertise.objects.create(code="kinderopvang", naam="Opvang")),
    ):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            maak()
