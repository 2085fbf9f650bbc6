"""What must hold of the ESF+ figures whatever the rows are (domein §3.4)."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rapportage import opslag
from rapportage.esf.achter import achter, waarom_niet
from rapportage.esf.cijfers import bereken_esf
from rapportage.esf.deelname import deelnames
from rapportage.esf.posten import posten
from rapportage.esf.rijen import Rijen, TrajectRij
from rapportage.esf.tabellen import tabellen
from rapportage.periode import Periode
from rapportage.tabel import Telling

BEGIN = date(2026, 1, 28)
# few days, around the end of a month, so that borders often coincide
dagen = st.integers(0, 34).map(lambda n: BEGIN + timedelta(days=n))
JA_NEE = st.sampled_from(["", "ja", "nee", "weigert"])
KWALIFICATIES = ("mbo-diploma",)


trajecten = st.builds(
    TrajectRij,
    id=st.just(0),
    nummer=st.just(""),
    deelnemer_id=st.integers(1, 4),
    startdatum=dagen,
    einddatum=st.none() | dagen,
    geslacht=st.sampled_from(["vrouw", "man", "non-binair", "onbekend"]),
    geboortedatum=st.sampled_from([None, date(2008, 2, 29), date(2001, 2, 10), date(1971, 2, 1)]),
    arbeidssituatie=st.sampled_from(["werkloos", "inactief", "werkend", "onbekend", ""]),
    werkloos_sinds=st.sampled_from([None, date(2025, 8, 31), date(2025, 2, 1), date(2024, 1, 1)]),
    opleidingsniveau=st.sampled_from(["", "vmbo", "mbo-2", "ad"]),
    opleiding=st.sampled_from(["", "ja", "nee"]),
    beperking=JA_NEE,
    uitstroom_peildatum=st.none() | dagen,
    uitstroom_arbeidssituatie=st.sampled_from(["", "werkend", "werkzoekend", "inactief"]),
    uitstroom_opleiding=st.sampled_from(["", "ja", "nee"]),
    uitstroom_kwalificatie=st.sampled_from(["", "mbo-diploma", "vca"]),
    arbeidssituatie_na_zes_maanden=st.sampled_from(["", "werkend"]),
    verbeterd_na_zes_maanden=st.sampled_from(["", "ja", "nee"]),
)


def als_rijen(losse: list[TrajectRij]) -> Rijen:
    """With keys of their own, and an end that does not lie before the start."""
    return Rijen(
        tuple(
            replace(t, id=pk, nummer=f"T-{pk}", einddatum=max(t.einddatum, t.startdatum) if t.einddatum else None)
            for pk, t in enumerate(losse, start=1)
        ),
        KWALIFICATIES,
    )


def rijen() -> st.SearchStrategy[Rijen]:
    return st.lists(trajecten, max_size=6).map(als_rijen)


@st.composite
def periodes(draw):
    van, tot = sorted((draw(dagen), draw(dagen)))
    return Periode(van, tot)


peildata = st.sampled_from([date(2026, 3, 3), date(2026, 4, 1), date(2026, 8, 28), date(2027, 1, 1)])


@given(rijen(), periodes(), peildata)
def test_de_lijst_is_precies_zo_lang_als_het_getal(invoer, periode, peildatum):
    for post in posten(bereken_esf(invoer, periode, peildatum)):
        regels = achter(invoer, periode, peildatum)(post)
        assert len(regels) == post.cijfer.waarde
        assert [regel.id for regel in regels] == list(post.cijfer.ids)
        assert all(regel.reden.endswith(".") for regel in regels)


@given(rijen(), periodes(), peildata)
def test_van_wie_er_niet_in_staat_is_te_zien_waarom(invoer, periode, peildatum):
    entrees = {d.entree.deelnemer_id: d.entree.id for d in deelnames(invoer.trajecten)}
    for post in posten(bereken_esf(invoer, periode, peildatum)):
        for traject in invoer.trajecten:
            if entrees[traject.deelnemer_id] not in post.cijfer.ids:
                assert waarom_niet(invoer, periode, peildatum, post, traject.id).endswith(".")


@given(rijen(), periodes(), peildata)
def test_de_codes_sluiten_op_elkaar_aan(invoer, periode, peildatum):
    esf = bereken_esf(invoer, periode, peildatum)
    wie = {i.code: set(i.totaal.ids) for i in esf.indicatoren}
    volledig = wie["EECO01"] - set(esf.onvolledig.ids)
    assert wie["EECO02"] | wie["EECO04"] | wie["EECO05"] == volledig
    assert len(wie["EECO02"]) + len(wie["EECO04"]) + len(wie["EECO05"]) == len(volledig)
    assert wie["EECO03"] <= wie["EECO02"]
    assert len(wie["EECO09"]) + len(wie["EECO10"]) + len(wie["EECO11"]) == len(volledig)
    assert not wie["EECO06"] & wie["EECO07"]
    assert not wie["EECO07"] & wie["EECO08"]
    assert not wie["EECR01"] & wie["EECR04"]
    per_id = {d.entree.id: d.entree for d in deelnames(invoer.trajecten)}
    assert all(per_id[pk].arbeidssituatie == "inactief" for pk in wie["EECR01"])
    assert all(per_id[pk].arbeidssituatie in ("werkloos", "inactief") for pk in wie["EECR04"] | wie["EECR05"])
    assert all(per_id[pk].arbeidssituatie == "werkend" for pk in wie["EECR06"])


@given(rijen(), periodes(), peildata)
def test_de_kolommen_zijn_samen_het_totaal_behalve_bij_wie_het_geslacht_onbekend_is(invoer, periode, peildatum):
    for i in bereken_esf(invoer, periode, peildatum).indicatoren:
        samen = i.vrouw.waarde + i.man.waarde + i.non_binair.waarde
        assert samen <= i.totaal.waarde if i.code == "EECO01" else samen == i.totaal.waarde


@given(rijen(), periodes(), peildata)
def test_elk_getal_in_een_tabel_is_dat_van_zijn_post(invoer, periode, peildatum):
    esf = bereken_esf(invoer, periode, peildatum)
    per_code = {post.code: post.cijfer.waarde for post in posten(esf)}
    assert len(per_code) == len(posten(esf))
    tellingen = [
        waarde for tabel in tabellen(esf) for rij in tabel.rijen for waarde in rij if isinstance(waarde, Telling)
    ]
    assert {telling.post for telling in tellingen} == set(per_code)
    assert all(telling.getal == per_code[telling.post] for telling in tellingen)


@given(rijen(), periodes(), peildata)
def test_bevroren_of_in_een_andere_volgorde_geeft_hetzelfde(invoer, periode, peildatum):
    esf = bereken_esf(invoer, periode, peildatum)
    andersom = Rijen(tuple(reversed(invoer.trajecten)), KWALIFICATIES)
    assert bereken_esf(andersom, periode, peildatum) == esf
    bewaard = opslag.naar_bytes(invoer)
    assert bereken_esf(opslag.uit_bytes(Rijen, bewaard), periode, peildatum) == esf
