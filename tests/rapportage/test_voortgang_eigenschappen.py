"""What must hold of the voortgang figures whatever the rows are."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from rapportage import opslag
from rapportage.periode import Periode
from rapportage.voortgang.beeld import beeld
from rapportage.voortgang.cijfers import Voortgang, als_json, bereken_voortgang
from rapportage.voortgang.posten import posten
from rapportage.voortgang.rijen import (
    BaanRij,
    BewijsRij,
    BouwsteenRij,
    ContactRij,
    FaseRij,
    LadderRij,
    MetingRij,
    PlaatsingRij,
    Rijen,
    TrajectRij,
    UrenRij,
)
from rapportage.voortgang.tabellen import tabellen

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
    # "onbekend" is what an organisation may call a reason of its own
    reden = draw(st.sampled_from(["gestopt", "opleiding", "regulier_werk", "onbekend", ""]))
    return (start, einde, reden)


def meer(willekeur, aantal):
    """What the tables of onderdelen count, for so many trajecten.

    Drawn by one seed: a draw for every value would make the examples too slow.
    """
    kies = willekeur.choice

    def dag(terug=(0,)):
        return BEGIN + timedelta(days=willekeur.randint(0, 12) - kies(terug))

    def reeks(rij):
        return tuple(rij(nummer, willekeur.randrange(aantal)) for nummer in range(willekeur.randint(0, 5)))

    def plaatsing(nummer, traject):
        # so long before, the months of a job are full in these days
        start = dag((0, 90, 181, 365))
        einde = kies([None, start, start + timedelta(days=100)])
        soort = kies(["stage", "dienstverband", "eigen_soort"])
        return PlaatsingRij(nummer, traject, soort, start, einde, None, kies(["", "anders"]) if einde else "")

    plaatsingen = reeks(plaatsing)
    return {
        "wachtend": tuple(TrajectRij(100 + nummer, None, None, aanmelddatum=dag()) for nummer in range(kies([0, 2]))),
        "contacturen": reeks(lambda _, traject: UrenRij(traject, dag(), willekeur.randint(1, 720))),
        "meedoenuren": reeks(lambda _, traject: UrenRij(traject, dag(), willekeur.randint(1, 720))),
        "ladder": reeks(lambda nummer, traject: LadderRij(nummer, traject, dag(), willekeur.randint(1, 6))),
        "plaatsingen": plaatsingen,
        "banen": tuple(BaanRij(p.id, kies([3, 6, 12]), kies([True, False])) for p in plaatsingen if kies([0, 1])),
        "bewijzen": reeks(
            lambda nummer, traject: BewijsRij(nummer, traject, kies(["vca", "onbekend"]), dag(), kies(["", "mbo-2"]))
        ),
        "doelgroepen": {"jongere": "Jongere", "ex_detentie": "Uit detentie"},
        "bijzondere_doelgroepen": ("ex_detentie",),
        "plaatsingsoorten": {"stage": "Stage", "dienstverband": "Dienstverband"},
        "bewijssoorten": {"vca": "VCA"},
    }


def traject_rij(willekeur, nummer, start, einde, reden):
    return TrajectRij(
        nummer,
        start,
        einde,
        reden,
        f"T-{nummer}",
        willekeur.choice([None, BEGIN, BEGIN + timedelta(days=6)]),
        willekeur.choice([(), ("jongere",), ("ex_detentie", "jongere"), ("zonder_naam",)]),
        willekeur.choice(["", "vmbo", "mbo-2"]),
        willekeur.choice(["", "werkend"]),
    )


@st.composite
def rijen(draw):
    traject = draw(st.lists(trajecten(), min_size=1, max_size=6))
    ids = st.integers(0, len(traject) - 1)
    redenen = st.sampled_from(["start", "stabiel", "terugval", "verlengd"])
    fases = draw(st.lists(st.tuples(ids, st.integers(1, 3), dagen, duren, redenen), max_size=8))
    contacten = draw(st.lists(st.tuples(ids, dagen, st.integers(1, 720)), max_size=8))
    scores = st.dictionaries(st.sampled_from(list(LEEFGEBIEDEN)), st.integers(1, 5))
    soorten = st.sampled_from(["nul", "tussen", "eind"])
    metingen = draw(
        st.lists(st.tuples(ids, soorten, dagen, st.sampled_from(["zrm-2017", "zrm-2013"]), scores), max_size=8)
    )
    willekeur = Random(draw(st.integers(0, 2**32)))
    return Rijen(
        trajecten=tuple(traject_rij(willekeur, i, *t) for i, t in enumerate(traject)),
        fases=tuple(
            FaseRij(i, t, nr, start, None if duur is None else start + timedelta(days=duur), reden)
            for i, (t, nr, start, duur, reden) in enumerate(fases)
        ),
        contacten=tuple(ContactRij(i, *c) for i, c in enumerate(contacten)),
        metingen=tuple(MetingRij(i, *m) for i, m in enumerate(metingen)),
        bouwstenen=(
            BouwsteenRij(1, "Een", weken=1, coach_totaal=60),
            BouwsteenRij(2, "Twee", weken=1, coach_per_week=120, meedoen_totaal=360),
            BouwsteenRij(3, "Drie"),
        ),
        leefgebieden=LEEFGEBIEDEN,
        **meer(willekeur, len(traject)),
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

    reeksen = (
        "trajecten fases contacten metingen wachtend contacturen meedoenuren ladder plaatsingen banen bewijzen".split()
    )
    ander = replace(invoer, **{naam: geschud(getattr(invoer, naam)) for naam in reeksen})
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


@given(rijen(), periodes())
def test_elke_rij_van_een_onderdeel_past_binnen_het_geheel(invoer, periode):
    v = bereken_voortgang(invoer, periode, PEILDATUM)
    som = {o.code: sum(c.waarde for rij in o.rijen for c in rij.cijfers.values()) for o in v.meer}
    terug = [rij.cijfers["terug"] for rij in v.onderdeel("stroom").rijen]
    assert som["werk"] == v.uitstroom.waarde
    assert som["stap_terug"] == sum(cijfer.waarde for cijfer in terug) == v.terugval.waarde
    for rij in v.onderdeel("duur").rijen:
        assert set(rij.cijfers["langer"].ids) <= set(rij.cijfers["klaar"].ids)
        verdeling = [rij.waarden[naam] for naam in ("kwart", "mediaan", "driekwart")]
        assert verdeling == sorted(verdeling) if rij.cijfers["klaar"] else verdeling == [None] * 3
    for rij in v.onderdeel("doelgroep").rijen:
        for maat, geheel in (("instroom", v.instroom), ("lopend", v.lopend), ("uitstroom", v.uitstroom)):
            assert set(rij.cijfers[maat].ids) <= set(geheel.ids)
        assert set(rij.cijfers["betaald"].ids) <= set(rij.cijfers["uitstroom"].ids)


@given(rijen(), periodes())
def test_een_rapport_van_voor_de_nieuwe_cijfers_blijft_leesbaar(invoer, periode):
    v = bereken_voortgang(invoer, periode, PEILDATUM)
    oud = {naam: waarde for naam, waarde in opslag.naar_json(v).items() if naam != "meer"}
    terug = opslag.uit_json(Voortgang, oud)
    assert terug == replace(v, meer=())
    assert als_json(terug, "p") == als_json(v, "p")
    assert {post.code for post in posten(terug)} < {post.code for post in posten(v)}
    assert [tabel.code for tabel in tabellen(terug)] == [t.code for t in tabellen(v)][: len(tabellen(terug))]
    assert beeld(terug).kort
