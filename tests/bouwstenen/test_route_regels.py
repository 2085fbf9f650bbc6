"""Changing a route, as pure rules: used bouwstenen keep their number, whatever is moved around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bouwstenen.beheer.regels import Plek, Richting, sluit_aan, verplaats


def route(*gebruikt: bool) -> list[Plek]:
    return [Plek(pk=10 + nummer, nummer=nummer, gebruikt=g) for nummer, g in enumerate(gebruikt, start=1)]


def test_twee_ongebruikte_wisselen_van_plek():
    assert verplaats(route(False, False, False), 12, Richting.OMHOOG) == ({12: 1, 11: 2}, "")


@pytest.mark.parametrize(("pk", "richting"), [(11, Richting.OMHOOG), (13, Richting.OMLAAG)])
def test_aan_de_rand_gebeurt_er_niets(pk, richting):
    assert verplaats(route(False, False, False), pk, richting) == ({}, "")


@pytest.mark.parametrize(("gebruikt", "vast"), [((True, False), 1), ((False, True), 2), ((True, True), 2)])
def test_een_gebruikte_houdt_zijn_plaats_en_dat_staat_erbij(gebruikt, vast):
    nieuw, reden = verplaats(route(*gebruikt), 12, Richting.OMHOOG)
    assert nieuw == {}
    assert reden.startswith(f"Nummer {vast} is al gebruikt")


plekken = st.lists(st.tuples(st.integers(1, 3), st.booleans()), max_size=8).map(
    lambda stappen: [
        Plek(pk=plek, nummer=sum(stap for stap, _ in stappen[: plek + 1]), gebruikt=gebruikt)
        for plek, (_, gebruikt) in enumerate(stappen)
    ]
)


@given(plekken)
def test_aansluiten_laat_gebruikte_staan_en_houdt_de_volgorde(plekken):
    nieuw = sluit_aan(plekken)
    nummers = [nieuw.get(plek.pk, plek.nummer) for plek in plekken]
    assert nummers == sorted(set(nummers)), "elk nummer een keer, in dezelfde volgorde"
    assert all(plek.pk not in nieuw for plek in plekken if plek.gebruikt)
    if not any(plek.gebruikt for plek in plekken):
        assert nummers == list(range(1, len(plekken) + 1))


@given(plekken, st.integers(0, 7), st.sampled_from(Richting))
def test_verplaatsen_ruilt_alleen_nummers_van_ongebruikte(plekken, welke, richting):
    if not plekken:
        return
    nieuw, reden = verplaats(plekken, plekken[welke % len(plekken)].pk, richting)
    assert not (nieuw and reden)
    per_pk = {plek.pk: plek for plek in plekken}
    assert {per_pk[pk].nummer for pk in nieuw} == set(nieuw.values())
    assert not any(per_pk[pk].gebruikt for pk in nieuw)
