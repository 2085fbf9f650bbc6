"""An only beheerder without phone and codes is helped by whoever runs the installation."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from toegang.logboek import Soort
from toegang.models import Logregel


def verwijder(**anders: str) -> str:
    uitvoer = StringIO()
    opties = {"schema": "werkmakerij", "email": "Beheerder@werkmakerij.example", "reden": "telefoon gestolen"}
    call_command("code_app_verwijderen", **{**opties, **anders}, stdout=uitvoer)
    return uitvoer.getvalue()


def test_de_code_app_is_weg_en_het_logboek_zegt_waarom(beheerder):
    assert "Bea de Boer stelt bij het inloggen een nieuwe code-app in." in verwijder()
    assert not Authenticator.objects.filter(user=beheerder).exists()
    regel = Logregel.objects.van_soort(Soort.TWEEDE_STAP_VERWIJDERD).get()
    assert (regel.door_pk, regel.over_pk, regel.reden) == (None, beheerder.pk, "telefoon gestolen")


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"schema": "bestaat_niet"}, "Er is geen organisatie bestaat_niet."),
        ({"schema": "werkshop"}, "Bij werkshop werkt niemand met het adres"),
        ({"email": "niemand@werkmakerij.example"}, "Bij werkmakerij werkt niemand met het adres"),
    ],
)
def test_een_onbekende_organisatie_of_persoon_wordt_genoemd(beheerder, anders, zin):
    with pytest.raises(CommandError, match=zin):
        verwijder(**anders)
    assert Authenticator.objects.filter(user=beheerder).exists()
