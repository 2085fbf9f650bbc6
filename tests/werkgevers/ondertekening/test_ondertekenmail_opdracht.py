"""`manage.py ondertekenmail`: what waits goes out at once, and in the demo as if it were another day."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone


def opdracht(*opties: str) -> str:
    uit = StringIO()
    call_command("ondertekenmail", *opties, stdout=uit)
    return uit.getvalue()


def over(dagen: int) -> str:
    return f"{timezone.localdate() + timedelta(days=dagen)}T10:00"


def test_nu_is_er_niets_te_doen(verstuurd):
    assert opdracht("werkmakerij") == "Verstuurd: 0.\n"


def test_alsof_het_zes_en_elf_dagen_later_is_gaat_er_elke_keer_een_herinnering(verstuurd, settings):
    settings.DEMO = True
    mail.outbox.clear()
    gezegd = [opdracht("werkmakerij", "--alsof", over(dagen)) for dagen in (4, 6, 6, 11, 13)]
    assert [zin.strip() for zin in gezegd] == [f"Verstuurd: {aantal}." for aantal in (0, 1, 0, 1, 0)]
    assert {tuple(bericht.to) for bericht in mail.outbox} == {(verstuurd.contactpersoon.email,)}


def test_buiten_de_demo_verandert_niemand_de_dag(verstuurd):
    with pytest.raises(CommandError, match="alleen in de demo"):
        opdracht("werkmakerij", "--alsof", over(6))


@pytest.mark.parametrize("argumenten", [("nergens",), ("werkmakerij", "--alsof", "morgen")])
def test_wat_er_niet_is_wordt_gezegd(argumenten, verstuurd):
    with pytest.raises(CommandError):
        opdracht(*argumenten)
