"""Behind every figure a list: exactly as long, each record with the reason, and a reason for who is not in it."""

import pytest
from hypothesis import given

from rapportage import opslag
from rapportage.periode import Periode
from rapportage.post import Eenheid
from rapportage.tabel import Telling, als_uren
from rapportage.voortgang.achter import achter, waarom_niet
from rapportage.voortgang.cijfers import bereken_voortgang
from rapportage.voortgang.onderdelen.doelgroepen import DOELGROEPEN
from rapportage.voortgang.posten import posten
from rapportage.voortgang.rijen import Rijen, TrajectRij
from rapportage.voortgang.tabellen import tabellen
from tests.rapportage.test_voortgang_eigenschappen import PEILDATUM, periodes, rijen

PERIODE = Periode.maand(2026, 1)


@given(rijen(), periodes())
def test_de_lijst_is_precies_zo_lang_als_het_getal(invoer, periode):
    for post in posten(bereken_voortgang(invoer, periode, PEILDATUM)):
        regels = achter(invoer, periode, PEILDATUM)(post)
        assert [regel.id for regel in regels] == list(post.cijfer.ids)
        assert all(regel.reden for regel in regels)
        if post.eenheid.is_som:
            assert sum(regel.hoeveelheid for regel in regels) == post.cijfer.waarde
        else:
            assert len(regels) == post.cijfer.waarde


@given(rijen(), periodes())
def test_van_wie_er_niet_in_staat_is_te_zien_waarom(invoer, periode):
    gestart = [t.id for t in invoer.trajecten if t.startdatum is not None and t.startdatum <= periode.tot]
    for post in posten(bereken_voortgang(invoer, periode, PEILDATUM)):
        erin = {regel.traject_id for regel in achter(invoer, periode, PEILDATUM)(post)}
        for traject_id in set(gestart) - erin:
            assert waarom_niet(invoer, periode, PEILDATUM, post, traject_id).endswith(".")


class Groepen(tuple):
    """The target groups of a traject, counting how often they are read."""

    gelezen = 0

    def __iter__(self):
        Groepen.gelezen += 1
        return super().__iter__()


def test_alle_lijsten_samen_lezen_de_rijen_even_vaak_als_een_lijst_per_kolom():
    groepen = Groepen(["thuiszitter", "jeugdhulp", "nieuwkomer", "ouder"])
    traject = TrajectRij(1, PERIODE.van, None, doelgroepen=groepen)
    invoer = Rijen(trajecten=(traject,), doelgroepen={groep: groep for groep in groepen})
    alle = [p for p in posten(bereken_voortgang(invoer, PERIODE, PEILDATUM)) if p.code.startswith("doelgroep.")]
    lijsten = achter(invoer, PERIODE, PEILDATUM)
    Groepen.gelezen = 0
    assert sum(len(lijsten(post)) for post in alle) == 2 * len(groepen)
    assert Groepen.gelezen == len(DOELGROEPEN.maten) < len(alle)


def als_getal(post):
    """The number as tables write it: minutes become hours."""
    return als_uren(post.cijfer.waarde) if post.eenheid == Eenheid.MINUTEN else post.cijfer.waarde


@given(rijen(), periodes())
def test_elk_getal_in_een_tabel_is_dat_van_zijn_post(invoer, periode):
    v = bereken_voortgang(invoer, periode, PEILDATUM)
    per_code = {post.code: post for post in posten(v)}
    assert len(per_code) == len(posten(v))
    for tabel in tabellen(v):
        for rij in tabel.rijen:
            for telling in rij:
                if isinstance(telling, Telling):
                    post = per_code[telling.post]
                    assert telling.getal == als_getal(post)


@given(rijen(), periodes())
def test_bevroren_rijen_geven_dezelfde_cijfers_en_dezelfde_bytes(invoer, periode):
    bewaard = opslag.naar_bytes(invoer)
    terug = opslag.uit_bytes(Rijen, bewaard)
    assert opslag.naar_bytes(terug) == bewaard
    assert bereken_voortgang(terug, periode, PEILDATUM) == bereken_voortgang(invoer, periode, PEILDATUM)


def test_een_vreemd_traject_staat_er_niet_in():
    invoer = Rijen()
    (post,) = [p for p in posten(bereken_voortgang(invoer, PERIODE, PEILDATUM)) if p.code == "instroom"]
    with pytest.raises(KeyError):
        waarom_niet(invoer, PERIODE, PEILDATUM, post, 1)
