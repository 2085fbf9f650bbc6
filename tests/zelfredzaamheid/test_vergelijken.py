"""Any number of measurements beside each other: per version, by order only, closed where it must."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.fabrieken.zelfredzaamheid import EigenMetingFactory, MetingFactory
from toegang.models import Logregel
from zelfredzaamheid.regels import vergelijk, verschil, verschil_in_woorden
from zelfredzaamheid.vergelijken import maak_vergelijking

SCORES = st.dictionaries(st.integers(1, 6), st.none() | st.integers(1, 5), max_size=6)


@given(SCORES, SCORES)
def test_heen_en_terug_vergelijken_keert_alleen_de_richting_om(a, b):
    heen, terug = vergelijk(a, b), vergelijk(b, a)
    assert (heen.vooruit, heen.gelijk, heen.achteruit) == (terug.achteruit, terug.gelijk, terug.vooruit)


@given(SCORES, SCORES, SCORES)
def test_stappen_na_elkaar_zijn_samen_de_hele_weg(a, b, c):
    for gebied in set(a) & set(b) & set(c):
        delen = (verschil(a[gebied], b[gebied]), verschil(b[gebied], c[gebied]))
        if None not in delen:
            assert verschil(a[gebied], c[gebied]) == sum(delen)


@pytest.mark.parametrize(
    ("stap", "woorden"),
    [(1, "1 niveau hoger"), (-2, "2 niveaus lager"), (0, "gelijk"), (None, "")],
)
def test_een_verschil_staat_in_woorden(stap, woorden):
    assert verschil_in_woorden(stap) == woorden


def meet(traject, dagen, soort="tussen", instrument="zrm-2017", **scores):
    return MetingFactory(
        traject=traject,
        soort=soort,
        datum=timezone.localdate() - timedelta(days=dagen),
        instrument__code=instrument,
        scores=scores,
        vastgesteld=True,
    )


def vergelijking(traject, *gekozen, met_bijzonder=True, eigen=()):
    return maak_vergelijking(
        traject,
        gekozen={meting.pk for meting in gekozen},
        gekozen_eigen={meting.pk for meting in eigen},
        alles=not gekozen,
        met_bijzonder=met_bijzonder,
    )


def rij(tabel, code):
    return next(r for r in tabel.rijen if r.leefgebied.code == code)


def test_elke_meting_staat_naast_de_vorige_die_gekozen_is(traject):
    a, b, c = (
        meet(traject, 90, "nul", financien=2, huisvesting=4),
        meet(traject, 60, financien=4, huisvesting=None),
        meet(traject, 30, financien=3, huisvesting=4),
    )
    (tabel,) = vergelijking(traject).tabellen
    assert [vak.stap for vak in rij(tabel, "financien").vakken] == [None, 2, -1]
    assert rij(tabel, "financien").totaal == 1
    assert [vak.stap for vak in rij(tabel, "huisvesting").vakken] == [None, None, None]
    assert rij(tabel, "huisvesting").totaal == 0
    assert tabel.totaal.zin == "1 gebied vooruit · 1 gelijk · 0 achteruit"
    (tabel,) = vergelijking(traject, a, c).tabellen
    assert [vak.stap for vak in rij(tabel, "financien").vakken] == [None, 1]
    (tabel,) = vergelijking(traject, b).tabellen
    assert tabel.totaal is None


def test_een_andere_versie_komt_in_een_eigen_tabel(klant, casemanager, traject):
    meet(traject, 90, "nul", "zrm-2013", financien=2)
    meet(traject, 60, financien=4)
    pagina = vergelijking(traject)
    assert [tabel.instrument.code for tabel in pagina.tabellen] == ["zrm-2017", "zrm-2013"]
    assert all(tabel.totaal is None for tabel in pagina.tabellen)
    klant.force_login(casemanager)
    adres = reverse("zelfredzaamheid:vergelijken", args=[traject.pk])
    assert adres in klant.get(reverse("zelfredzaamheid:metingen_van", args=[traject.pk])).content.decode()
    tekst = klant.get(adres).content.decode()
    assert "Daarom vergelijken we ze niet met elkaar" in tekst
    assert "%" not in tekst.split("<main")[1].replace("%20", "")


def test_de_vergelijking_heeft_een_knop_om_af_te_drukken_als_er_iets_te_zien_is(klant, casemanager, traject):
    klant.force_login(casemanager)
    adres = reverse("zelfredzaamheid:vergelijken", args=[traject.pk])
    assert "data-afdrukken" not in klant.get(adres).content.decode()
    meet(traject, 90, "nul", financien=2)
    tekst = klant.get(adres).content.decode()
    assert "data-afdrukken hidden" in tekst, "zonder script is er geen knop die niets doet"
    assert "js/afdrukken" in tekst


def test_wat_bijzonder_is_blijft_dicht_en_telt_niet_mee(klant, jobcoach, casemanager, traject):
    meet(traject, 90, "nul", financien=2, justitie=4)
    meet(traject, 60, financien=3, justitie=2)
    (tabel,) = vergelijking(traject, met_bijzonder=False).tabellen
    assert [(vak.cel.score, vak.cel.afgeschermd, vak.stap) for vak in rij(tabel, "justitie").vakken] == [
        (None, True, None),
        (None, True, None),
    ]
    assert tabel.totaal.achteruit == 0
    assert [kolom.dringend for kolom in tabel.kolommen] == [1, 0]
    adres = reverse("zelfredzaamheid:vergelijken", args=[traject.pk])
    klant.force_login(jobcoach)
    assert "afgeschermd" in klant.get(adres).content.decode()
    assert not Logregel.objects.filter(soort="bijzonder_bekeken").exists()
    klant.force_login(casemanager)
    klant.get(adres)
    assert len(Logregel.objects.get(soort="bijzonder_bekeken").details["metingen"]) == 2


def test_eigen_scores_staan_ernaast_en_worden_niet_met_een_professional_vergeleken(traject):
    meet(traject, 90, "nul", financien=2)
    meet(traject, 60, financien=3)
    zelf = EigenMetingFactory(traject=traject, scores={"financien": 5})
    (tabel,) = vergelijking(traject).tabellen
    assert [kolom.eigen for kolom in tabel.kolommen] == [False, False, True]
    assert [vak.stap for vak in rij(tabel, "financien").vakken] == [None, 1, None]
    assert tabel.totaal.aantal == 1
    (alleen_eigen,) = maak_vergelijking(
        traject, gekozen=(), gekozen_eigen={zelf.pk}, alles=False, met_bijzonder=True
    ).tabellen
    assert alleen_eigen.totaal is None


def test_wat_van_een_ander_traject_is_telt_niet(klant, casemanager, traject):
    vreemd = MetingFactory(scores={"financien": 1}, vastgesteld=True)
    meet(traject, 60, financien=3)
    klant.force_login(casemanager)
    adres = reverse("zelfredzaamheid:vergelijken", args=[traject.pk])
    antwoord = klant.get(adres, {"kies": "1", "meting": [vreemd.pk, "x"]})
    assert antwoord.status_code == 200
    assert "Geen meting gekozen" in antwoord.content.decode()


def test_het_aantal_vragen_groeit_niet_met_de_metingen(traject, django_assert_num_queries):
    EigenMetingFactory(traject=traject, scores={"financien": 3})
    geteld = []
    for aantal in (3, 27):
        for nummer in range(aantal):
            meet(traject, nummer, financien=2, justitie=3)
        with django_assert_num_queries(6) as vragen:
            vergelijking(traject)
        geteld.append(len(vragen))
    assert geteld[0] == geteld[1]
