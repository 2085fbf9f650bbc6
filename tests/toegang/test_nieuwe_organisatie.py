"""What a new organisation gets, and what the platform's logboek tells about organisations."""

import pytest
from django.core import mail

from organisaties import in_organisatie
from tests.fabrieken.toegang import GebruikerFactory
from toegang.inrichting import nodig_eerste_beheerder_uit, noteer_organisatie
from toegang.logboek import Soort
from toegang.models import Gebruiker, Logregel


@pytest.mark.parametrize(
    ("schema", "rollen"), [("werkmakerij", ["beheerder"]), ("platform", ["beheerder", "platformbeheerder"])]
)
def test_de_eerste_beheerder_krijgt_een_uitnodiging(db_of_zonder, django_capture_on_commit_callbacks, schema, rollen):
    with in_organisatie(schema), django_capture_on_commit_callbacks(execute=True):
        nodig_eerste_beheerder_uit(email="eerste@nieuw.example", door=None)
        assert sorted(Gebruiker.objects.get(email="eerste@nieuw.example").rollen) == rollen
    assert [bericht.to for bericht in mail.outbox] == [["eerste@nieuw.example"]]


def test_wat_iemand_met_een_organisatie_doet_staat_in_het_logboek_van_het_platform(db_of_zonder):
    with in_organisatie("platform"):
        wie = GebruikerFactory(rollen=["platformbeheerder"])
        noteer_organisatie(handeling="uitgezet", schema="werkshop", door=wie)
        noteer_organisatie(handeling="aangezet", schema="werkshop", door=None)
        regel = Logregel.objects.van_soort(Soort.ORGANISATIE_GEWIJZIGD).get()
    assert regel.organisatie == "platform"
    assert regel.details == {"handeling": "uitgezet", "organisatie_schema": "werkshop"}
