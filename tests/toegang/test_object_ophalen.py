"""Getting an object is the check: 404 outside the view, 403 within it but without the right."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template import Context, Template
from django.test import RequestFactory

from tests.fabrieken.trajecten import TrajectFactory
from toegang.controle import eis, haal_op, mag
from toegang.matrix import Recht
from trajecten.models import Traject


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach])


def test_wie_erbij_mag_krijgt_het(traject, jobcoach, casemanager, programmamanager):
    assert haal_op(Traject, jobcoach, Recht.TRAJECT_WIJZIGEN, pk=traject.pk) == traject
    assert haal_op(Traject, casemanager, pk=traject.pk) == traject
    assert haal_op(Traject.objects.all(), programmamanager, Recht.TRAJECT_INZIEN, pk=traject.pk) == traject


def test_wat_buiten_je_bereik_ligt_bestaat_niet(traject, collega_ander_team, trainer, beheerder):
    for persoon in (collega_ander_team, trainer, beheerder):
        for recht in (None, Recht.TRAJECT_INZIEN, Recht.TRAJECT_WIJZIGEN):
            with pytest.raises(Http404):
                haal_op(Traject, persoon, recht, pk=traject.pk)
    with pytest.raises(Http404):
        haal_op(Traject, trainer, pk=traject.pk + 1)


def test_wat_je_ziet_maar_niet_mag_is_verboden(traject, casemanager, programmamanager):
    for persoon in (casemanager, programmamanager):
        with pytest.raises(PermissionDenied, match="Je mag dit niet: deelnemers en trajecten wijzigen"):
            haal_op(Traject, persoon, Recht.TRAJECT_WIJZIGEN, pk=traject.pk)


def test_mag_en_eis_vragen_naar_recht_en_bereik(traject, jobcoach, casemanager, collega_ander_team):
    assert mag(jobcoach, Recht.TRAJECT_WIJZIGEN, traject)
    assert mag(casemanager, Recht.TRAJECT_INZIEN, traject)
    assert not mag(casemanager, Recht.TRAJECT_WIJZIGEN, traject)
    assert not mag(collega_ander_team, Recht.TRAJECT_INZIEN, traject)
    with pytest.raises(PermissionDenied):
        eis(casemanager, Recht.TRAJECT_WIJZIGEN, traject)


def toon(sjabloon: str, gebruiker, traject=None) -> str:
    verzoek = RequestFactory().get("/")
    verzoek.user = gebruiker
    return Template("{% load toegang %}" + sjabloon).render(Context({"request": verzoek, "traject": traject}))


def test_de_tag_vraagt_hetzelfde_als_mag(traject, jobcoach, casemanager):
    sjabloon = '{% mag "traject_wijzigen" traject as wijzigen %}{{ wijzigen }}'
    assert toon(sjabloon, jobcoach, traject) == "True"
    assert toon(sjabloon, casemanager, traject) == "False"


def test_de_tag_weigert_een_onbekend_recht(jobcoach):
    with pytest.raises(ValueError, match="traject_wijzige"):
        toon('{% mag "traject_wijzige" as ja %}', jobcoach)
