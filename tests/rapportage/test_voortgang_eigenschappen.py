"""What must hold of the voortgang figures whatever the rows are."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rapportage.periode import Periode
from rapportage.voortgang.cijfers import als_json, bereken_voortgang
from rapportage.voortgang.rijen import BouwsteenRij, ContactRij, FaseRij, MetingRij, Rijen, TrajectRij

BEGIN = date(2026, 1, 1)
PEILDATUM = date(2026, 11, 20)
# few days, so that starts, ends and the borders of the period often coincide
dagen = st.integers(0, 12).map(lambda n: BEGIN + timedelta(days=n))
duren = st.none() | st.integers(0, 6)
LEEFGEBIEDEN = {"huisvesting": "Huisvesting", "financien": "Financiën"}


@st.composite
def periodes(draw):
    van, tot = sorted((draw(dagen), draw(dagen)))
    return Periode(van, tot)


@st.composite
def trajecten(draw):
    start = draw(st.none() | dagen)
    duur = draw(duren)
    einde = None if start is None or duur is None else start + timedelta(days=duur)
    return (start, einde, draw(st.sampled_from(["gestopt", "opleiding", ""])))


@st.composite
def rijen(draw):
    traject = draw(st.lists(trajecten(), min_size=1, max_size=6))
    ids = st.integers(0, len(traject) - 1)
    fases = draw(st.lists(st.tuples(ids, st.integers(1, 3), dagen, duren), max_size=8))
    contacten = draw(st.lists(st.tuples(ids, dagen, st.integers(1, 720)), max_size=8))
    scores = st.dictionaries(st.sampled_from(list(LEEFGEBIEDEN)), st.integers(1, 5))
    soorten = st.sampled_from(["nul", "tussen", "eind"])
    metingen = draw(
        st.lists(st.tuples(ids, soorten, dagen, st.sampled_from(["zrm-2017", "zrm-2013"]), scores), max_size=8)
    )
    return Rijen(
        trajecten=tuple(TrajectRij(i, *t) for i, t in enumerate(traject)),
        fases=tuple(
            FaseRij(i, t, nr, start, None if duur is None else start + timedelta(days=duur))
            for i, (t, nr, start, duur) in enumerate(fases)
        ),
        contacten=tuple(ContactRij(i, *c) for i, c in enumerate(contacten)),
        metingen=tuple(MetingRij(i, *m) for i, m in enumerate(metingen)),
        bouwstenen=tuple(BouwsteenRij(n, str(n)) for n in (1, 2, 3)),
        leefgebieden=LEEFGEBIEDEN,
    )


@given(rijen(), periodes())
def test_elk_getal_is_de_lengte_van_zijn_lijst(invoer, periode):
    v = bereken_voortgang(invoer, periode, PEILDATUM)
    tellingen = [v.instroom, v.uitstroom, v.lopend, v.terugval, v.vergeleken]
    tellingen += [c for b in v.bouwstenen for c in (b.op_einddatum, b.afgesloten)]
    tellingen += [c for g in v.zrm for c in (g.omhoog, g.gelijk, g.omlaag)]
    tellingen += [u.aantal for u in v.uitstroom_naar]
    assert all(c.waarde == len(c.ids) == len(set(c.ids)) for c in tellingen)


@given(rijen(), periodes())
def test_wie_uitstroomt_is_op_de_laatste_dag_niet_lopend(invoer, periode):
    v = bereken_voortgang(invoer, periode, PEILDATUM)
    assert not set(v.uitstroom.ids) & set(v.lopend.ids)


@given(rijen(), periodes())
def test_uitstroom_is_de_som_van_de_redenen(invoer, periode):
    v = bereken_voortgang(invoer, periode, PEILDATUM)
    assert sum(u.aantal.waarde for u in v.uitstroom_naar) == v.uitstroom.waarde


@given(rijen(), periodes())
def test_geen_leefgebied_vergelijkt_meer_trajecten_dan_er_te_vergelijken_zijn(invoer, periode):
    v = bereken_voortgang(invoer, periode, PEILDATUM)
    for gebied in v.zrm:
        ids = [*gebied.omhoog.ids, *gebied.gelijk.ids, *gebied.omlaag.ids]
        assert len(ids) == len(set(ids)) == gebied.vergeleken
        assert set(ids) <= set(v.vergeleken.ids)


@given(rijen(), periodes(), st.integers(0, 12))
def test_twee_helften_van_een_periode_tellen_op_tot_het_geheel(invoer, periode, knip):
    eerste_tot = min(periode.van + timedelta(days=knip), periode.tot)
    if eerste_tot == periode.tot:
        return
    helften = (Periode(periode.van, eerste_tot), Periode(eerste_tot + timedelta(days=1), periode.tot))
    geheel, een, twee = (bereken_voortgang(invoer, p, PEILDATUM) for p in (periode, *helften))
    for figuur in ("instroom", "uitstroom", "terugval", "coachminuten"):
        som = getattr(een, figuur).waarde + getattr(twee, figuur).waarde
        assert getattr(geheel, figuur).waarde == som
    # standing on the last day is a moment, not a flow: it equals that of the last part
    assert geheel.lopend == twee.lopend
    assert geheel.zrm == twee.zrm


@given(rijen(), periodes())
def test_lopend_schuift_op_met_wie_instroomt_en_wie_uitstroomt(invoer, periode):
    dag_ervoor = Periode(periode.van - timedelta(days=1), periode.van - timedelta(days=1))
    eerst, nu = (bereken_voortgang(invoer, p, PEILDATUM) for p in (dag_ervoor, periode))
    assert nu.lopend.waarde == eerst.lopend.waarde + nu.instroom.waarde - nu.uitstroom.waarde


@given(rijen(), periodes(), st.randoms())
def test_de_volgorde_van_de_rijen_doet_er_niet_toe(invoer, periode, willekeur):
    def geschud(reeks):
        kopie = list(reeks)
        willekeur.shuffle(kopie)
        return tuple(kopie)

    ander = Rijen(
        trajecten=geschud(invoer.trajecten),
        fases=geschud(invoer.fases),
        contacten=geschud(invoer.contacten),
        metingen=geschud(invoer.metingen),
        bouwstenen=invoer.bouwstenen,
        leefgebieden=LEEFGEBIEDEN,
    )
    assert bereken_voortgang(ander, periode, PEILDATUM) == bereken_voortgang(invoer, periode, PEILDATUM)


@given(rijen(), periodes())
def test_het_uitwisselformaat_bevat_alleen_hele_getallen_behalve_coachuren(invoer, periode):
    json = als_json(bereken_voortgang(invoer, periode, PEILDATUM), "programma")
    coachuren = json["cijfers"].pop("coachuren")
    assert coachuren == round(coachuren, 2)
    getallen = [*json["cijfers"].values(), *json["uitstroom_naar"].values()]
    for groep in (*json["bouwstenen"].values(), *json["zrm"].values()):
        getallen += groep.values()
    assert all(type(getal) is int and getal >= 0 for getal in getallen)
