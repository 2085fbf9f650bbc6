"""What the database refuses of settings, of signals that wait, and of drafts; each with what just fits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from trajecten.models import Concept, Signaalinstelling, Signaaluitstel

pytestmark = pytest.mark.django_db


def uitstel(**anders: object) -> None:
    vandaag = timezone.localdate()
    velden = {"code": "geen_contact", "titel": "Geen contact", "reden": "Vakantie.", "door": GebruikerFactory()}
    if "medewerker" not in anders:
        velden["traject"] = TrajectFactory()
    Signaaluitstel.objects.create(**velden | {"van": vandaag, "tot": vandaag + timedelta(days=7)} | anders)


def over_beide() -> None:
    uitstel(medewerker=GebruikerFactory(), traject=TrajectFactory())


def over_een() -> None:
    uitstel(medewerker=GebruikerFactory())


def dagen(aantal: int) -> None:
    uitstel(tot=timezone.localdate() + timedelta(days=aantal))


def instellingen(tweede: str) -> None:
    for code in ("geen_contact", tweede):
        Signaalinstelling.objects.create(code=code)


def concepten(over: str) -> None:
    gebruiker = GebruikerFactory()
    for waarover in ("7", over):
        Concept.objects.create(gebruiker=gebruiker, code="stap", over=waarover, velden={}, bewaard_op=timezone.now())


GEVALLEN = [
    ("signaaluitstel_over_een", over_beide, over_een),
    ("signaaluitstel_hoogstens_vier_weken", lambda: dagen(29), lambda: dagen(28)),
    ("signaaluitstel_met_reden", lambda: uitstel(reden=""), lambda: uitstel(reden="Op vakantie.")),
    (
        "signaaluitstel_ingetrokken_door_iemand",
        lambda: uitstel(ingetrokken_op=timezone.now()),
        lambda: uitstel(ingetrokken_op=timezone.now(), ingetrokken_door=GebruikerFactory()),
    ),
    ("signaalinstelling_code_uniek", lambda: instellingen("geen_contact"), lambda: instellingen("acuut")),
    ("concept_een_per_formulier", lambda: concepten("7"), lambda: concepten("8")),
    ("concept_zegt_waarover", lambda: concepten(""), lambda: concepten("nieuw")),
]
NAMEN = [naam for naam, _, _ in GEVALLEN]


def zin_van(naam: str) -> str:
    modellen = (Concept, Signaalinstelling, Signaaluitstel)
    beperkingen = {b.name: b for model in modellen for b in model._meta.constraints}
    return str(beperkingen[naam].violation_error_message)


@pytest.mark.parametrize(("naam", "fout", "goed"), GEVALLEN, ids=NAMEN)
def test_de_databank_weigert_met_een_zin(naam, fout, goed):
    with pytest.raises(RegelGeschonden) as geweigerd, beperkingen_in_woorden():
        fout()
    assert str(geweigerd.value) == zin_van(naam)


@pytest.mark.parametrize(("naam", "fout", "goed"), GEVALLEN, ids=NAMEN)
def test_de_databank_neemt_aan_wat_net_past(naam, fout, goed):
    aantal = sum(model.objects.count() for model in (Concept, Signaalinstelling, Signaaluitstel))
    goed()
    assert sum(model.objects.count() for model in (Concept, Signaalinstelling, Signaaluitstel)) > aantal
