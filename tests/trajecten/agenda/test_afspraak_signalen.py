"""Signals about appointments: what was not written up, and who stayed away; a question, never a punishment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.fabrieken.contact import AfspraakFactory
from tests.fabrieken.trajecten import ContactmomentFactory, TrajectFactory
from trajecten.agenda.signalen import NIET_GEKOMEN, NIET_UITGEWERKT, niet_gekomen, niet_uitgewerkt
from trajecten.models import Signaalinstelling, Traject


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach])


def signalen(bron):
    return list(bron(Traject.objects.all(), timezone.localdate()))


def weg(traject, *dagen, aanwezigheid="niet_gekomen"):
    for dag in dagen:
        datum = timezone.localdate() - timedelta(days=dag)
        ContactmomentFactory(traject=traject, datum=datum, aanwezigheid=aanwezigheid)


def test_een_afspraak_van_gisteren_vraagt_om_uitwerken(jobcoach, traject):
    afspraak = AfspraakFactory(medewerker=jobcoach, met=[traject], gisteren=True)
    (signaal,) = signalen(niet_uitgewerkt)
    assert (signaal.code, signaal.kenmerk, signaal.traject_id) == (NIET_UITGEWERKT.code, str(afspraak.pk), traject.pk)
    assert f"afspraak={afspraak.pk}" in signaal.url


def test_wat_vandaag_was_heeft_nog_even(jobcoach, traject):
    AfspraakFactory(medewerker=jobcoach, met=[traject], van=timezone.now() - timedelta(minutes=1))
    assert signalen(niet_uitgewerkt) == []


@pytest.mark.parametrize("anders", [{"staat": "vervallen", "wie_zei_af": "deelnemer"}, {"staat": "uitgewerkt"}])
def test_wat_af_is_vraagt_niets(jobcoach, traject, anders):
    if anders["staat"] == "vervallen":
        anders = anders | {"vervallen_op": timezone.now(), "vervallen_door": jobcoach}
    else:
        anders = anders | {"contact": ContactmomentFactory(traject=traject)}
    AfspraakFactory(medewerker=jobcoach, met=[traject], gisteren=True, **anders)
    assert signalen(niet_uitgewerkt) == []


def test_een_organisatie_kiest_zelf_na_hoeveel_dagen(jobcoach, traject):
    AfspraakFactory(medewerker=jobcoach, met=[traject], gisteren=True)
    Signaalinstelling.objects.create(code=NIET_UITGEWERKT.code, drempels={"dagen": 2})
    assert signalen(niet_uitgewerkt) == []


def test_drie_keer_achter_elkaar_niet_gekomen_is_een_vraag_hoe_het_gaat(traject):
    weg(traject, 20, aanwezigheid="aanwezig")
    weg(traject, 15, 10)
    assert signalen(niet_gekomen) == []
    weg(traject, 5)
    (signaal,) = signalen(niet_gekomen)
    assert signaal.titel == "3 keer achter elkaar niet gekomen"
    assert "vraag hoe het gaat" in signaal.feiten
    assert "geen gevolgen" in NIET_GEKOMEN.uitleg


@pytest.mark.parametrize("gehoord", ["aanwezig", "afgemeld"])
def test_wie_er_weer_was_of_zich_afmeldde_begint_opnieuw(traject, gehoord):
    weg(traject, 15, 10, 5)
    weg(traject, 3, aanwezigheid=gehoord)
    assert signalen(niet_gekomen) == []


def test_wat_is_ingetrokken_telt_niet(traject, jobcoach):
    weg(traject, 15, 10, 5)
    ContactmomentFactory(
        traject=traject,
        datum=timezone.localdate() - timedelta(days=1),
        ingetrokken_op=timezone.now(),
        ingetrokken_door=jobcoach,
        ingetrokken_reden="Dubbel",
    )
    assert len(signalen(niet_gekomen)) == 1


@pytest.mark.parametrize("bron", [niet_uitgewerkt, niet_gekomen])
def test_elk_signaal_kost_een_vaste_hoeveelheid_vragen(bron, jobcoach, django_assert_max_num_queries):
    for _ in range(3):
        een = TrajectFactory(begeleid_door=[jobcoach])
        AfspraakFactory(medewerker=jobcoach, met=[een], gisteren=True)
        weg(een, 15, 10, 5)
    with django_assert_max_num_queries(2):
        assert len(signalen(bron)) == 3
