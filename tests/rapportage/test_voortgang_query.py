"""Reading the rows: what counts in the database, in a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bouwstenen.models import Fase
from rapportage.voortgang.cijfers import als_json, bereken_voortgang
from rapportage.voortgang.query import esf_projecten, lees_rijen
from rapportage.vraag import Vraag
from tests.fabrieken.voortgang import FEBRUARI, beeindig, esf_project, meting, programma_met_route, trajecten
from zelfredzaamheid.models import Meting

pytestmark = pytest.mark.django_db
PEILDATUM = date(2026, 11, 20)


def cijfers(programma, periode=FEBRUARI):
    return bereken_voortgang(lees_rijen(Vraag("voortgang", programma, periode, PEILDATUM)), periode, PEILDATUM)


def test_de_cijfers_van_een_programma_komen_uit_de_databank():
    programma = programma_met_route()
    eerste, *_ = trajecten(programma, 3)
    beeindig(eerste, date(2026, 2, 28), "opleiding")
    json = als_json(cijfers(programma), programma.code)
    assert json["cijfers"] == {"instroom": 0, "uitstroom": 1, "lopend": 2, "terugval": 3, "coachuren": 4.5}
    assert json["uitstroom_naar"] == {"opleiding": 1}
    assert json["bouwstenen"]["1"] == {"op_einddatum": 2, "afgesloten": 1, "dagen": 26}
    assert json["bouwstenen"]["2"] == {"op_einddatum": 0, "afgesloten": 3, "dagen": 84}
    assert json["zrm"]["huisvesting"] == {"omhoog": 3, "gelijk": 0, "omlaag": 0}
    assert len(json["zrm"]) == 13


def test_een_ander_programma_telt_niet_mee():
    programma, ander = programma_met_route(), programma_met_route("ander", "Ander")
    trajecten(ander, 2)
    assert cijfers(programma).lopend.waarde == 0


def test_de_uitstroom_heet_zoals_de_codelijst_zegt():
    programma = programma_met_route()
    (traject,) = trajecten(programma, 1)
    beeindig(traject, date(2026, 2, 3), "regulier_werk")
    assert [u.naam for u in cijfers(programma).uitstroom_naar] == ["Regulier werk"]


def test_een_teruggedraaide_fase_telt_niet(jobcoach):
    programma = programma_met_route()
    trajecten(programma, 1)
    Fase.objects.filter(reden="terugval").update(ingetrokken_op=timezone.now(), ingetrokken_door=jobcoach)
    assert cijfers(programma).terugval.waarde == 0


def test_een_concept_telt_niet_als_meting(jobcoach):
    programma = programma_met_route()
    (traject,) = trajecten(programma, 1)
    meting(traject, jobcoach, "tussen", date(2026, 2, 10), concept=True, huisvesting=1)
    assert cijfers(programma).zrm[3].omhoog.waarde == 1


def test_van_een_verbeterde_meting_telt_alleen_de_verbetering(jobcoach):
    programma = programma_met_route()
    (traject,) = trajecten(programma, 1)
    fout = Meting.objects.get(traject=traject, soort="tussen")
    goed = meting(traject, jobcoach, "tussen", fout.datum, concept=True, huisvesting=1)
    Meting.objects.filter(pk=goed.pk).update(vervangt=fout, reden_correctie="Verkeerd ingevuld")
    assert cijfers(programma).zrm[3].omhoog.waarde == 1
    Meting.objects.filter(pk=goed.pk).update(vastgesteld_op=timezone.now(), vastgesteld_door=jobcoach)
    assert cijfers(programma).zrm[3].omlaag.waarde == 1


def test_esf_projecten_zijn_de_projecten_die_trajecten_betalen():
    programma, ander = programma_met_route(), programma_met_route("ander", "Ander")
    trajecten(programma, 2, project=esf_project())
    assert esf_projecten(programma) == ("Werk in de wijk",)
    assert esf_projecten(ander) == ()


def test_een_programma_zonder_instrument_rekent_met_het_nieuwste():
    programma = programma_met_route()
    programma.instrument = ""
    rijen = lees_rijen(Vraag("voortgang", programma, FEBRUARI, PEILDATUM))
    assert len(rijen.leefgebieden) == 13
    assert set(rijen.oude_leefgebieden) == {"dagbesteding", "verslaving", "adl"}


def test_het_aantal_vragen_aan_de_databank_groeit_niet_met_het_programma():
    klein, groot = programma_met_route(), programma_met_route("groot", "Groot")
    trajecten(klein, 3)
    trajecten(groot, 30)
    assert _aantal_vragen(klein) == _aantal_vragen(groot) <= 17


def _aantal_vragen(programma):
    with CaptureQueriesContext(connection) as vragen:
        cijfers(programma)
    return len(vragen)
