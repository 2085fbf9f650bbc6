"""What must hold of the MDT figures whatever the rows are."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapportage import opslag
from rapportage.mdt.achter import achter, waarom_niet
from rapportage.mdt.beeld import beeld
from rapportage.mdt.cijfers import bereken_mdt
from rapportage.mdt.posten import posten
from rapportage.mdt.rijen import Eisen, Rijen, TrajectRij, UurRij
from rapportage.mdt.tabellen import tabellen
from rapportage.periode import Periode
from rapportage.post import Eenheid
from rapportage.tabel import Telling, als_uren
from tests.rapportage.overal_gelijk import eis_overal_gelijk, uitkomst_uit

# a busy machine is no reason to fail
rustig = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PEILDATUM = date(2026, 11, 20)
BEGIN = date(2026, 1, 28)
# few days, around the end of a month, so that borders often coincide
dagen = st.integers(0, 34).map(lambda n: BEGIN + timedelta(days=n))

trajecten = st.builds(
    TrajectRij,
    id=st.just(0),
    nummer=st.just(""),
    aanmelddatum=dagen,
    startdatum=st.none() | dagen,
    einddatum=st.none() | dagen,
    geboortedatum=st.sampled_from([None, date(2008, 2, 29), date(2001, 2, 10), date(1998, 2, 1)]),
    kanaal=st.sampled_from(["", "hangplek", "school"]),
    uitstroomreden=st.sampled_from(["", "gestopt", "opleiding"]),
    activiteiten=st.sampled_from(["", "ja", "ja", "nee"]),
    certificaat_datum=st.none() | dagen,
)
uren = st.builds(
    UurRij,
    id=st.just(0),
    traject_id=st.integers(1, 5),
    datum=dagen,
    minuten=st.sampled_from([30, 59, 60, 61, 120]),
    activiteit=st.sampled_from(["", "koken", "Koken", "sport  en spel"]),
)
eisen = st.builds(
    Eisen,
    norm_uren=st.sampled_from([None, Decimal("1.00"), Decimal("2.01")]),
    min_maanden=st.sampled_from([None, 0, 1]),
    max_maanden=st.sampled_from([None, 0, 1]),
    leeftijd_van=st.sampled_from([None, 18]),
    leeftijd_tot=st.sampled_from([None, 28]),
)


@st.composite
def rijen(draw):
    losse = draw(st.lists(trajecten, max_size=5))
    genummerd = tuple(
        replace(
            t,
            id=pk,
            nummer=f"T-{pk}",
            einddatum=max(t.einddatum, t.startdatum or t.aanmelddatum) if t.einddatum else None,
        )
        for pk, t in enumerate(losse, start=1)
    )
    gemaakt = [uur for uur in draw(st.lists(uren, max_size=8)) if uur.traject_id <= len(genummerd)]
    return Rijen(genummerd, tuple(replace(uur, id=pk) for pk, uur in enumerate(gemaakt, start=1)), draw(eisen))


@st.composite
def periodes(draw):
    van, tot = sorted((draw(dagen), draw(dagen)))
    return Periode(van, tot)


@rustig
@given(rijen(), periodes())
def test_de_lijst_is_precies_zo_lang_als_het_getal(invoer, periode):
    for post in posten(bereken_mdt(invoer, periode, PEILDATUM)):
        regels = achter(invoer, periode, PEILDATUM)(post)
        assert [regel.id for regel in regels] == list(post.cijfer.ids)
        assert all(regel.reden.endswith(".") for regel in regels)
        if post.eenheid.is_som:
            assert sum(regel.hoeveelheid for regel in regels) == post.cijfer.waarde
        else:
            assert len(regels) == post.cijfer.waarde


@rustig
@given(rijen(), periodes())
def test_van_wie_er_niet_in_staat_is_te_zien_waarom(invoer, periode):
    for post in posten(bereken_mdt(invoer, periode, PEILDATUM)):
        erin = {regel.traject_id for regel in achter(invoer, periode, PEILDATUM)(post)}
        for traject in invoer.trajecten:
            if traject.id not in erin:
                assert waarom_niet(invoer, periode, PEILDATUM, post, traject.id).endswith(".")


@rustig
@given(rijen(), periodes())
def test_de_cijfers_sluiten_op_elkaar_aan(invoer, periode):
    mdt = bereken_mdt(invoer, periode, PEILDATUM)
    afgerond, uitgevallen = set(mdt.afgerond.ids), set(mdt.uitgevallen.ids)
    assert not afgerond & uitgevallen
    assert afgerond | uitgevallen == {t.id for t in invoer.trajecten if t.einddatum in periode}
    assert set(mdt.certificaten.ids) <= afgerond
    assert not set(mdt.actief.ids) & (afgerond | uitgevallen)
    assert set(mdt.buiten_leeftijd.ids) <= set(mdt.gestart.ids)
    assert sorted(pk for deel in mdt.uitval for pk in deel.aantal.ids) == sorted(uitgevallen)
    assert {pk for deel in mdt.tekorten for pk in deel.aantal.ids} == uitgevallen
    for plek, cijfer in enumerate((mdt.aangemeld, mdt.gestart, mdt.afgerond, mdt.uitgevallen)):
        assert sorted(pk for k in mdt.kanalen for pk in k.aantallen[plek].ids) == list(cijfer.ids)
    assert sum(a.minuten.waarde for a in mdt.activiteiten) == mdt.deelneemminuten.waarde
    assert sorted(pk for a in mdt.activiteiten for pk in a.minuten.ids) == list(mdt.deelneemminuten.ids)
    if invoer.eisen.norm_uren:
        in_een_klasse = [pk for n in mdt.norm for pk in (*n.bezig.ids, *n.gestopt.ids)]
        assert sorted(in_een_klasse) == sorted(j.traject_id for j in mdt.jongeren)
        gehaald = {*mdt.norm[0].bezig.ids, *mdt.norm[0].gestopt.ids}
        assert gehaald == {j.traject_id for j in mdt.jongeren if not j.tekort}
        assert afgerond <= gehaald


@rustig
@given(rijen(), periodes())
def test_elk_getal_in_een_tabel_is_dat_van_zijn_post(invoer, periode):
    mdt = bereken_mdt(invoer, periode, PEILDATUM)
    per_code = {post.code: post for post in posten(mdt)}
    assert len(per_code) == len(posten(mdt))
    tellingen = [
        waarde for tabel in tabellen(mdt) for rij in tabel.rijen for waarde in rij if isinstance(waarde, Telling)
    ]
    for telling in tellingen:
        post = per_code[telling.post]
        waarde = post.cijfer.waarde
        assert telling.getal == (als_uren(waarde) if post.eenheid == Eenheid.MINUTEN else waarde)
    zonder_tabel = set(per_code) - {telling.post for telling in tellingen}
    assert all(not per_code[code].cijfer for code in zonder_tabel)
    assert all(getal.post in per_code for getal in beeld(mdt).kort)


@rustig
@given(rijen(), periodes())
def test_bevroren_of_in_een_andere_volgorde_geeft_hetzelfde(invoer, periode):
    mdt = bereken_mdt(invoer, periode, PEILDATUM)
    andersom = replace(invoer, trajecten=invoer.trajecten[::-1], uren=invoer.uren[::-1])
    assert bereken_mdt(andersom, periode, PEILDATUM) == mdt
    assert opslag.uit_json(type(mdt), opslag.naar_json(mdt)) == mdt
    bewaard = opslag.naar_bytes(invoer)
    terug = opslag.uit_bytes(Rijen, bewaard)
    assert opslag.naar_bytes(terug) == bewaard
    assert bereken_mdt(terug, periode, PEILDATUM) == mdt


# each example writes a file for every figure
@settings(rustig, max_examples=25)
@given(rijen(), periodes())
def test_een_getal_is_overal_hetzelfde(invoer, periode):
    assert eis_overal_gelijk(uitkomst_uit("mdt", invoer, periode, PEILDATUM)) > 0
