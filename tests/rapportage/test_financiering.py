"""Who pays for a traject and when that ends: a rule a test, and what must hold whatever the rows are."""

from datetime import date, timedelta

import pytest
from django.urls import resolve, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapportage import maak, opslag
from rapportage.financiering.achter import achter, waarom_niet
from rapportage.financiering.cijfers import bereken_financiering
from rapportage.financiering.posten import posten
from rapportage.financiering.rijen import ContactRij, MeebetalingRij, ProjectRij, Rijen, TrajectRij
from rapportage.financiering.tabellen import tabellen
from rapportage.periode import Periode
from rapportage.tabel import Telling, als_uren
from rapportage.vraag import Vraag
from tests.fabrieken.voortgang import FEBRUARI, esf_project, programma_met_route, trajecten

PERIODE = Periode(date(2026, 1, 1), date(2026, 3, 31))
START = date(2025, 10, 1)
# a busy machine is no reason to fail
rustig = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
ESF = ProjectRij(1, "ESF-1", "Werk in de wijk", "esf", tot=date(2026, 12, 31))
MDT = ProjectRij(2, "MDT-1", "MDT op Zuid", "mdt", max_maanden=6)
GEMEENTE = ProjectRij(3, "GEM-1", "Gemeente", "gemeente")


def traject(pk=1, project=ESF, start=START, einde=None):
    return TrajectRij(pk, f"T-{pk}", start, einde, project.id if project else None)


def cijfers(*trajecten_, mee=(), contacten=(), periode=PERIODE):
    rijen = Rijen(trajecten_, (ESF, MDT, GEMEENTE), mee, contacten)
    return bereken_financiering(rijen, periode, periode.tot)


def afloop(uitkomst):
    return [a.code for a in uitkomst.aflopen if a.aantal]


def per_project(uitkomst):
    return {p.code: p.trajecten.ids for p in uitkomst.projecten}


def test_een_project_betaalt_tot_en_met_zijn_laatste_dag():
    laatste = Periode(date(2026, 12, 1), date(2026, 12, 31))
    erna = Periode(date(2027, 1, 1), date(2027, 1, 31))
    assert cijfers(traject(), periode=laatste).zonder.ids == ()
    assert cijfers(traject(), periode=erna).zonder.ids == (1,)
    assert per_project(cijfers(traject(), periode=erna)) == {"": (1,)}


def test_mdt_betaalt_hoogstens_zo_veel_maanden_na_de_start():
    # six months from 1 October: up to and including 31 March, the last day of the period
    begin, later = traject(project=MDT), traject(2, MDT, date(2025, 11, 1))
    uitkomst = cijfers(begin, later)
    assert uitkomst.zonder.ids == ()
    assert [(b.nummer, b.tot) for b in uitkomst.binnenkort] == [("T-1", date(2026, 3, 31)), ("T-2", date(2026, 4, 30))]
    assert cijfers(traject(project=MDT, start=date(2025, 9, 30))).zonder.ids == (1,)


def test_een_project_zonder_einde_loopt_niet_af():
    assert afloop(cijfers(traject(project=GEMEENTE))) == ["geen_einde"]


@pytest.mark.parametrize(
    ("start", "verwacht"),
    [(date(2025, 10, 31), "binnen_1_maand"), (date(2025, 11, 2), "binnen_3_maanden"), (date(2026, 3, 1), "later")],
)
def test_het_aflopen_telt_vanaf_de_laatste_dag_van_de_periode(start, verwacht):
    assert afloop(cijfers(traject(project=MDT, start=start))) == [verwacht]


def test_bij_meer_projecten_telt_wie_het_langst_betaalt():
    mee = MeebetalingRij(1, GEMEENTE.id, date(2026, 1, 1), None)
    uitkomst = cijfers(traject(project=MDT), mee=(mee,))
    assert (afloop(uitkomst), uitkomst.gedeeld.ids) == (["geen_einde"], (1,))
    assert per_project(uitkomst) == {"MDT-1": (1,), "GEM-1": (1,)}


def test_meebetalen_houdt_op_de_dag_voor_tot_op():
    tot_april = MeebetalingRij(1, GEMEENTE.id, date(2026, 1, 1), date(2026, 4, 1))
    tot_eind_maart = MeebetalingRij(1, GEMEENTE.id, date(2026, 1, 1), date(2026, 3, 31))
    zonder_eigen = traject(project=None)
    assert cijfers(zonder_eigen, mee=(tot_april,)).zonder.ids == ()
    assert cijfers(zonder_eigen, mee=(tot_eind_maart,)).zonder.ids == (1,)


def test_wie_is_gestopt_telt_bij_wie_er_in_de_periode_betaalde_maar_loopt_niet_af():
    uitkomst = cijfers(traject(einde=date(2026, 2, 1)), traject(2, einde=date(2026, 1, 1)))
    assert per_project(uitkomst) == {"ESF-1": (1,)}
    assert (uitkomst.lopend.ids, afloop(uitkomst)) == ((), [])


def test_een_project_dat_voor_de_start_al_voorbij_was_betaalde_nooit():
    oud = ProjectRij(1, "ESF-0", "Vorig project", "esf", tot=date(2026, 1, 31))
    rijen = Rijen((traject(project=oud, start=date(2026, 3, 1)),), (oud,))
    uitkomst = bereken_financiering(rijen, PERIODE, PERIODE.tot)
    assert (per_project(uitkomst), uitkomst.zonder.ids) == ({"": (1,)}, (1,))


def test_meebetalen_begint_niet_voor_het_traject():
    mee = MeebetalingRij(1, GEMEENTE.id, date(2025, 10, 1), date(2026, 2, 1))
    assert per_project(cijfers(traject(start=date(2026, 3, 1)), mee=(mee,))) == {"ESF-1": (1,)}


def test_wie_op_de_eerste_dag_stopte_liep_geen_dag():
    dag = date(2026, 2, 10)
    assert per_project(cijfers(traject(start=dag, einde=dag), traject(2, None, dag, dag))) == {}


def test_een_project_dat_ook_meebetaalt_is_nog_steeds_een_project():
    mee = MeebetalingRij(1, ESF.id, date(2026, 1, 1), None)
    assert cijfers(traject(), mee=(mee,)).gedeeld.ids == ()


@pytest.mark.parametrize("code", ["ESF/2026", "zonder", "Één project?", "#1"])
def test_een_vreemde_projectcode_geeft_een_cijfer_met_een_eigen_adres(code):
    project = ProjectRij(9, code, "Vreemd", "gemeente")
    rijen = Rijen((traject(project=project), traject(2, None)), (project,))
    uitkomst = bereken_financiering(rijen, PERIODE, PERIODE.tot)
    per_code = {post.code: post for post in posten(uitkomst)}
    assert len(per_code) == len(posten(uitkomst))
    for post in per_code.values():
        assert resolve(reverse("rapportage:cijfer", args=[1, post.code])).kwargs["code"] == post.code
    (eigen,) = [p for p in per_code.values() if p.naam == "Vreemd: trajecten"]
    assert [regel.id for regel in achter(rijen, PERIODE, PERIODE.tot)(eigen)] == [1]
    assert "Vreemd betaalt" in achter(rijen, PERIODE, PERIODE.tot)(eigen)[0].reden


def test_een_uur_telt_bij_het_project_van_het_contact():
    contacten = (
        ContactRij(1, 1, ESF.id, date(2026, 1, 5), 60),
        ContactRij(2, 1, GEMEENTE.id, date(2026, 1, 6), 30),
        ContactRij(3, 1, None, date(2026, 1, 7), 15),
    )
    uitkomst = cijfers(traject(), contacten=contacten)
    assert {p.code: p.minuten.waarde for p in uitkomst.projecten} == {"ESF-1": 60, "GEM-1": 30, "": 15}


dagen = st.integers(0, 240).map(lambda n: date(2025, 9, 1) + timedelta(days=n))


@st.composite
def rijen(draw):
    starts = draw(
        st.lists(st.tuples(dagen, st.none() | st.integers(0, 200), st.sampled_from([None, 1, 2, 3])), max_size=4)
    )
    lijst = tuple(
        TrajectRij(pk, f"T-{pk}", start, None if duur is None else start + timedelta(days=duur), project)
        for pk, (start, duur, project) in enumerate(starts, start=1)
    )
    if not lijst:
        return Rijen(projecten=(ESF, MDT, GEMEENTE))
    wie = st.integers(1, len(lijst))
    mee = draw(st.lists(st.tuples(wie, st.integers(1, 3), dagen, st.none() | st.integers(1, 90)), max_size=3))
    in_periode = st.integers(0, 89).map(lambda n: PERIODE.van + timedelta(days=n))
    contacten = draw(
        st.lists(st.tuples(wie, st.sampled_from([None, 1, 2, 3]), in_periode, st.integers(1, 90)), max_size=4)
    )
    return Rijen(
        lijst,
        (ESF, MDT, GEMEENTE),
        tuple(MeebetalingRij(t, p, van, None if d is None else van + timedelta(days=d)) for t, p, van, d in mee),
        tuple(ContactRij(pk, *contact) for pk, contact in enumerate(contacten, start=1)),
    )


@rustig
@given(rijen())
def test_de_lijst_is_precies_zo_lang_als_het_getal_en_zegt_waarom(invoer):
    uitkomst = bereken_financiering(invoer, PERIODE, PERIODE.tot)
    for post in posten(uitkomst):
        regels = achter(invoer, PERIODE, PERIODE.tot)(post)
        assert [regel.id for regel in regels] == list(post.cijfer.ids)
        som = sum(regel.hoeveelheid or 0 for regel in regels) if post.eenheid.is_som else len(regels)
        assert som == post.cijfer.waarde
        erin = {regel.traject_id for regel in regels}
        for t in invoer.trajecten:
            if t.id not in erin:
                assert waarom_niet(invoer, PERIODE, PERIODE.tot, post, t.id).endswith(".")


@rustig
@given(rijen())
def test_elk_lopend_traject_loopt_op_een_manier_af_of_wordt_niet_betaald(invoer):
    uitkomst = bereken_financiering(invoer, PERIODE, PERIODE.tot)
    verdeeld = [pk for a in uitkomst.aflopen for pk in a.aantal.ids] + list(uitkomst.zonder.ids)
    assert sorted(verdeeld) == list(uitkomst.lopend.ids)
    assert sum(p.minuten.waarde for p in uitkomst.projecten) == sum(c.minuten for c in invoer.contacten)


@rustig
@given(rijen())
def test_tabellen_en_bevroren_rijen_geven_dezelfde_getallen(invoer):
    uitkomst = bereken_financiering(invoer, PERIODE, PERIODE.tot)
    per_code = {post.code: post for post in posten(uitkomst)}
    tellingen = [w for tabel in tabellen(uitkomst) for rij in tabel.rijen for w in rij if isinstance(w, Telling)]
    assert {telling.post for telling in tellingen} == set(per_code)
    for telling in tellingen:
        post = per_code[telling.post]
        assert telling.getal == (als_uren(post.cijfer.waarde) if post.eenheid.is_som else post.cijfer.waarde)
    terug = opslag.uit_bytes(Rijen, opslag.naar_bytes(invoer))
    assert bereken_financiering(terug, PERIODE, PERIODE.tot) == uitkomst


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [3, 30])
def test_het_lezen_vraagt_evenveel_hoeveel_trajecten_er_ook_zijn(django_assert_num_queries, aantal):
    programma = programma_met_route()
    trajecten(programma, aantal, project=esf_project())
    # four for the rows, one for the names of ESF+ projects, and opening and closing a savepoint
    with django_assert_num_queries(7):
        uitkomst = maak.bereken(Vraag("financiering", programma, FEBRUARI, FEBRUARI.tot), gemaakt_door="")
    assert uitkomst.als_json["cijfers"] == {"lopend": aantal, "zonder": 0, "gedeeld": 0}
    # the contacten of the factory have no project
    assert uitkomst.als_json["projecten"]["zonder"] == {"trajecten": 0, "coachuren": aantal * 1.5}
