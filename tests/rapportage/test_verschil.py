"""Between two versions: which figures changed, who came in or went out, and why; from what both froze."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings

from rapportage import maak
from rapportage.soorten import Uitkomst
from rapportage.verantwoording.verschil import verschillen, wijzigingen
from tests.fabrieken.voortgang import FEBRUARI, beeindig, programma_met_route, trajecten
from tests.rapportage.overal_gelijk import uitkomst_uit
from tests.rapportage.test_voortgang_eigenschappen import periodes, rijen
from toegang.models import Logregel
from trajecten.models import Contactmoment, Traject

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(klant, programmamanager):
    """A browser in which the programmamanager is logged in."""
    klant.force_login(programmamanager)
    return klant


@pytest.fixture
def twee(maak_klaar, programma):
    """Two versions; in between somebody stopped, somebody began and a contact became shorter."""
    eerste = maak_klaar()
    beeindig(Traject.objects.get(trajectnummer="T-vier-stenen-0"), date(2026, 2, 9), "opleiding")
    Contactmoment.objects.filter(traject__trajectnummer="T-vier-stenen-1").update(minuten=30)
    ander = trajecten(programma_met_route("ander", "Ander"), 1)[0]
    Traject.objects.filter(pk=ander.pk).update(programma=programma)
    return eerste, maak_klaar()


def test_gelijke_versies_hebben_geen_verschil(maak_klaar):
    eerste, tweede = maak.uitkomst_van(maak_klaar()), maak.uitkomst_van(maak_klaar())
    assert verschillen(eerste, tweede) == []


def test_elk_cijfer_dat_anders_is_staat_erin_met_wie_erbij_kwam_en_eraf_ging(twee):
    oud, nieuw = (maak.uitkomst_van(rapport) for rapport in twee)
    gevonden = {paar.post.code: paar for paar in verschillen(oud, nieuw)}
    assert (gevonden["lopend"].erbij, gevonden["lopend"].eraf) == (1, 1)
    # the same contacts but another sum, and one contact more
    assert (gevonden["coachuren"].erbij, gevonden["coachuren"].eraf) == (1, 0)
    assert gevonden["uitstroom.opleiding"].oud is None
    assert "instroom" not in gevonden


def test_van_elke_wijziging_zeggen_beide_versies_waarom(twee):
    oud, nieuw = (maak.uitkomst_van(rapport) for rapport in twee)
    erbij, eraf = wijzigingen(oud, nieuw, "lopend")
    assert (erbij.soort, erbij.regel.trajectnummer) == ("erbij", "T-ander-0")
    assert erbij.anders_waarom == "Versie 1: staat niet in de gegevens van die versie."
    assert (eraf.soort, eraf.regel.reden) == ("eraf", "Liep op 28 februari 2026.")
    assert "Versie 2: Eindigde op 9 februari 2026" in eraf.anders_waarom
    anders = [w for w in wijzigingen(oud, nieuw, "coachuren") if w.soort == "anders"]
    assert [w.anders_waarom for w in anders] == ["Was 90, is nu 30 minuten."]
    with pytest.raises(KeyError):
        wijzigingen(oud, nieuw, "bestaat-niet")


def test_alleen_van_wie_getoond_wordt_wordt_gezocht_waarom(twee, monkeypatch):
    gevraagd = []
    echt = Uitkomst.waarom_niet
    monkeypatch.setattr(Uitkomst, "waarom_niet", lambda self, *wat: gevraagd.append(wat) or echt(self, *wat))
    erbij, eraf = wijzigingen(*(maak.uitkomst_van(rapport) for rapport in twee), "lopend")
    assert gevraagd == []
    assert eraf.anders_waarom == eraf.anders_waarom
    assert gevraagd == [("lopend", eraf.regel.traject_id)]
    assert erbij.regel != eraf.regel


def test_wie_in_een_cijfer_vaker_anders_is_staat_er_een_keer(manager, twee, maak_klaar):
    eerste, _ = twee
    contacten = Contactmoment.objects.filter(traject__trajectnummer="T-vier-stenen-2")
    voorbeeld = contacten.get()
    for dag in (10, 11, 12, 13):
        Contactmoment.objects.create(
            traject=voorbeeld.traject,
            medewerker=voorbeeld.medewerker,
            datum=date(2026, 2, dag),
            minuten=30,
            soort="gesprek",
            aanwezigheid="aanwezig",
        )
    pagina = manager.get(reverse("rapportage:verschil_cijfer", args=[maak_klaar().pk, eerste.pk, "coachuren"]))
    per_persoon = {persoon.nummer: wijzigingen_ for persoon, wijzigingen_ in pagina.context["mensen"]}
    assert len(per_persoon["T-vier-stenen-2"]) == 4
    assert pagina.content.decode().count("T-vier-stenen-2") == 1


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(rijen(), rijen(), periodes())
def test_wat_erbij_en_eraf_gaat_verklaart_elk_verschil(een, twee, periode):
    oud, nieuw = uitkomst_uit("voortgang", een, periode), uitkomst_uit("voortgang", twee, periode)
    anders = {paar.post.code for paar in verschillen(oud, nieuw)}
    for code in {*oud.posten, *nieuw.posten}:
        gevonden = wijzigingen(oud, nieuw, code)
        aantal = {soort: len([w for w in gevonden if w.soort == soort]) for soort in ("erbij", "eraf")}
        ids = [set(u.posten[code].cijfer.ids) if code in u.posten else set() for u in (oud, nieuw)]
        assert len(ids[0]) + aantal["erbij"] - aantal["eraf"] == len(ids[1])
        if gevonden:
            assert code in anders


def test_de_paginas_laten_het_verschil_zien(manager, twee, django_assert_max_num_queries):
    eerste, tweede = twee
    adres = reverse("rapportage:verschil", args=[tweede.pk, eerste.pk])
    assert f'href="{adres}"' in manager.get(tweede.get_absolute_url()).content.decode()
    pagina = manager.get(adres).content.decode()
    assert "Verschil tussen versie 1 en 2" in pagina
    detail = reverse("rapportage:verschil_cijfer", args=[tweede.pk, eerste.pk, "lopend"])
    assert f'href="{detail}"' in pagina
    with django_assert_max_num_queries(17):
        tekst = manager.get(detail).content.decode()
    for woord in ("T-ander-0", "Erbij", "Eraf", "Liep op 28 februari 2026."):
        assert woord in tekst


def test_scores_staan_ook_in_een_verschil_niet_open(manager, twee):
    eerste, tweede = twee
    detail = reverse("rapportage:verschil_cijfer", args=[tweede.pk, eerste.pk, "zrm.huisvesting.omhoog"])
    tekst = manager.get(detail).content.decode()
    assert "Afgeschermd" in tekst
    assert "T-ander-0" not in tekst
    assert "Van 2 op" not in tekst
    (regel,) = Logregel.objects.filter(soort="rapportlijst_bekeken", over_pk=tweede.pk)
    assert (regel.details["cijfer"], regel.details["verschil_met"]) == ("zrm.huisvesting.omhoog", eerste.versie)


def test_alleen_versies_van_hetzelfde_rapport_worden_vergeleken(manager, twee, maak_klaar):
    eerste, tweede = twee
    ander = maak_klaar(periode=type(FEBRUARI).maand(2026, 1), peildatum=date(2026, 3, 1))
    for een, twee_ in ((tweede.pk, ander.pk), (tweede.pk, tweede.pk), (tweede.pk, 987654)):
        assert manager.get(reverse("rapportage:verschil", args=[een, twee_])).status_code == 404
    niets = reverse("rapportage:verschil_cijfer", args=[tweede.pk, eerste.pk, "bestaat-niet"])
    assert manager.get(niets).status_code == 404
