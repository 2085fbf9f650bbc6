"""What must hold of the figures of the report of hours whatever the rows are."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapportage import opslag
from rapportage.periode import Periode
from rapportage.tabel import Telling, als_uren
from rapportage.uren.achter import achter, waarom_niet
from rapportage.uren.beeld import beeld
from rapportage.uren.cijfers import bereken_uren
from rapportage.uren.controles import controles
from rapportage.uren.maandblad import maandblad
from rapportage.uren.posten import posten
from rapportage.uren.rijen import BRONNEN, Rijen, UurRij, WeekRij, bron_en_pk, sleutel
from rapportage.uren.tabellen import tabellen
from tests.rapportage.overal_gelijk import eis_overal_gelijk, uitkomst_uit
from trajecten.urenstaat.regels import maandag_van

# a busy machine is no reason to fail
rustig = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PEILDATUM = date(2026, 3, 2)
BEGIN = date(2026, 1, 28)
# around the end of a month that is the middle of a week
dagen = st.integers(0, 16).map(lambda n: BEGIN + timedelta(days=n))
MEDEWERKERS = {1: "Noor Bakker", 2: "Şahin Vos", 3: "Noor Bakker"}

uren = st.builds(
    UurRij,
    id=st.just(0),
    bron=st.sampled_from(BRONNEN),
    medewerker_id=st.sampled_from(list(MEDEWERKERS)),
    dag=dagen,
    datum=dagen,
    minuten=st.sampled_from([30, 59, 90]),
    traject_id=st.none() | st.integers(1, 3),
    soort=st.sampled_from(["reistijd", "overleg"]),
)
standen = st.builds(
    WeekRij,
    medewerker_id=st.sampled_from(list(MEDEWERKERS)),
    week=dagen.map(maandag_van),
    staat=st.sampled_from(["concept", "ingediend", "teruggestuurd", "goedgekeurd"]),
    goedgekeurd_op=st.sampled_from([date(2026, 2, 20), PEILDATUM, PEILDATUM + timedelta(days=1)]),
    goedgekeurd_door=st.sampled_from([None, 2]),
    nu=st.integers(0, 2),
    vastgelegd=st.none() | st.integers(0, 2),
)


def _lijn(nummer, uur):
    """A line with a key of its own; a counter-entry takes away, and what is no contact is of no traject."""
    minuten = -uur.minuten if uur.bron == "tegenboeking" else uur.minuten
    traject = None if uur.bron == "regel" else uur.traject_id
    return replace(uur, id=sleutel(uur.bron, nummer), minuten=minuten, traject_id=traject)


@st.composite
def rijen(draw):
    lijnen = tuple(_lijn(nummer, uur) for nummer, uur in enumerate(draw(st.lists(uren, max_size=8)), start=1))
    weken = {(week.medewerker_id, week.week): week for week in draw(st.lists(standen, max_size=6))}
    trajecten = {1: "T-1", 2: "T-2", 3: "T-3"}
    return Rijen(lijnen, tuple(weken.values()), MEDEWERKERS, trajecten, {"overleg": "Gesprek"}, van=date(2026, 2, 1))


@st.composite
def periodes(draw):
    van, tot = sorted((draw(dagen), draw(dagen)))
    return Periode(van, tot)


@rustig
@given(st.sampled_from(BRONNEN), st.integers(1, 10**12))
def test_een_regel_is_aan_zijn_sleutel_te_herkennen(bron, pk):
    assert bron_en_pk(sleutel(bron, pk)) == (bron, pk)


@rustig
@given(rijen(), periodes())
def test_de_lijst_telt_op_tot_het_getal(invoer, periode):
    for post in posten(bereken_uren(invoer, periode, PEILDATUM)):
        regels = achter(invoer, periode, PEILDATUM)(post)
        assert [regel.id for regel in regels] == list(post.cijfer.ids)
        assert sum(regel.hoeveelheid for regel in regels) == post.cijfer.waarde
        assert all(regel.reden.endswith(".") and regel.datum in periode for regel in regels)


@rustig
@given(rijen(), periodes())
def test_van_wie_er_niet_in_staat_is_te_zien_waarom(invoer, periode):
    for post in posten(bereken_uren(invoer, periode, PEILDATUM)):
        erin = {regel.traject_id for regel in achter(invoer, periode, PEILDATUM)(post)}
        for traject_id in set(invoer.trajecten) - erin:
            assert waarom_niet(invoer, periode, PEILDATUM, post, traject_id).endswith(".")


@rustig
@given(rijen(), periodes())
def test_elk_uur_telt_een_keer_in_elke_verdeling(invoer, periode):
    cijfers = bereken_uren(invoer, periode, PEILDATUM)
    alle = sorted(uur.id for uur in invoer.uren if uur.dag in periode)
    assert list(cijfers.alles.totaal.ids) == alle
    assert not set(cijfers.alles.goedgekeurd.ids) & set(cijfers.alles.open.ids)
    for verdeling in (cijfers.medewerkers, cijfers.maanden, cijfers.soorten, cijfers.weken):
        assert sorted(pk for deel in verdeling for pk in deel.delen.totaal.ids) == alle
        assert sum(deel.delen.totaal.waarde for deel in verdeling) == cijfers.alles.totaal.waarde
        goed = sorted(pk for deel in verdeling for pk in deel.delen.goedgekeurd.ids)
        assert goed == list(cijfers.alles.goedgekeurd.ids)


@rustig
@given(rijen(), periodes())
def test_een_week_is_helemaal_goedgekeurd_of_helemaal_niet(invoer, periode):
    cijfers = bereken_uren(invoer, periode, PEILDATUM)
    assert sorted(pk for deel in cijfers.apart for pk in deel.minuten.ids) == list(cijfers.alles.open.ids)
    assert sum(deel.minuten.waarde for deel in cijfers.apart) == cijfers.alles.open.waarde
    assert sum(len(deel.weken) for deel in cijfers.apart) == sum(week.stand != "goedgekeurd" for week in cijfers.weken)
    for week in cijfers.weken:
        assert bool(week.delen.goedgekeurd) != bool(week.delen.open)
        assert bool(week.delen.goedgekeurd) == (week.stand == "goedgekeurd")
        assert (week.goedgekeurd_op is not None) == (week.stand == "goedgekeurd")
        assert week.goedgekeurd_op is None or week.goedgekeurd_op <= PEILDATUM
    (controle,) = [c for c in controles(invoer, cijfers, periode, PEILDATUM) if c.code == "goedgekeurd"]
    assert controle.is_goed == (not cijfers.alles.open)
    assert controle.bekeken == len(cijfers.weken)


@rustig
@given(rijen(), periodes())
def test_elk_getal_in_een_tabel_is_dat_van_zijn_post(invoer, periode):
    cijfers = bereken_uren(invoer, periode, PEILDATUM)
    per_code = {post.code: post for post in posten(cijfers)}
    assert len(per_code) == len(posten(cijfers))
    tellingen = [w for tabel in tabellen(cijfers) for rij in tabel.rijen for w in rij if isinstance(w, Telling)]
    assert {telling.post for telling in tellingen} == set(per_code)
    assert all(telling.getal == als_uren(per_code[telling.post].cijfer.waarde) for telling in tellingen)
    assert all(getal.post in per_code for getal in beeld(cijfers).kort)


@rustig
@given(rijen(), periodes())
def test_bevroren_of_in_een_andere_volgorde_geeft_hetzelfde(invoer, periode):
    cijfers = bereken_uren(invoer, periode, PEILDATUM)
    andersom = replace(invoer, uren=invoer.uren[::-1], weken=invoer.weken[::-1])
    assert bereken_uren(andersom, periode, PEILDATUM) == cijfers
    assert opslag.uit_json(type(cijfers), opslag.naar_json(cijfers)) == cijfers
    bewaard = opslag.naar_bytes(invoer)
    terug = opslag.uit_bytes(Rijen, bewaard)
    assert opslag.naar_bytes(terug) == bewaard
    assert bereken_uren(terug, periode, PEILDATUM) == cijfers


# each example writes a file for every figure
@settings(rustig, max_examples=25)
@given(rijen(), periodes())
def test_een_getal_is_overal_hetzelfde(invoer, periode):
    assert eis_overal_gelijk(uitkomst_uit("uren", invoer, periode, PEILDATUM)) > 0


@rustig
@given(rijen(), periodes())
def test_op_papier_staat_elke_week_een_keer_en_kloppen_de_totalen(invoer, periode):
    cijfers = bereken_uren(invoer, periode, PEILDATUM)
    blokken = maandblad(cijfers)
    assert sum(blok.minuten for blok in blokken) == cijfers.alles.totaal.waarde
    per_medewerker = sorted((m.naam, m.delen.totaal.waarde) for m in cijfers.medewerkers)
    assert sorted((blok.naam, blok.minuten) for blok in blokken) == per_medewerker
    cellen = [week for blok in blokken for maand in blok.maanden for week in maand.weken if week is not None]
    assert len(cellen) == len(cijfers.weken)
    assert sum(cel.minuten for cel in cellen if cel.is_open) == cijfers.alles.open.waarde
