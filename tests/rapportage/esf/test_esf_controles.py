"""What is checked before an ESF+ report may become final: each violation names the record (domein §3.4)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from rapportage.cijfer import Cijfer
from rapportage.esf.cijfers import bereken_esf
from rapportage.esf.controles import controles
from rapportage.esf.rijen import DubbelRij, EerderRij, MedeRij, Rijen
from rapportage.esf.sluitend import bezwaren
from rapportage.periode import Periode
from tests.rapportage.test_esf_cijfers import KWALIFICATIES, PEILDATUM, PERIODE, VOLLEDIG, WEG
from tests.rapportage.test_esf_eigenschappen import peildata, periodes, rijen

VORIGE = EerderRij(date(2025, 7, 1), date(2025, 12, 31), 2, (7,))
TOEN = replace(VOLLEDIG, id=7, nummer="T-7", deelnemer_id=7, startdatum=date(2025, 9, 1))


def per_code(invoer, *, periode=PERIODE, peildatum=PEILDATUM, cijfers=None):
    esf = cijfers or bereken_esf(invoer, periode, peildatum)
    return {controle.code: controle for controle in controles(invoer, esf, periode, peildatum)}


def gebreken(code, *trajecten, **anders):
    return [(g.trajectnummer, g.wat) for g in per_code(Rijen(trajecten, KWALIFICATIES, **anders))[code].gebreken]


@pytest.mark.parametrize(
    ("codes", "volledig", "woord"),
    [
        ({"EECO02", "EECO09"}, True, ""),
        ({"EECO02", "EECO03", "EECO07", "EECO10", "EECR04", "EECR05"}, True, ""),
        ({"EECO05", "EECO08", "EECO11", "EECR06"}, True, ""),
        ({"EECO04", "EECO09", "EECR01", "EECR03"}, True, ""),
        (set(), False, ""),
        ({"EECO09"}, True, "EECO02, EECO04 en EECO05"),
        ({"EECO02", "EECO04", "EECO09"}, True, "EECO02, EECO04 en EECO05"),
        ({"EECO02"}, False, "EECO02, EECO04 en EECO05"),
        ({"EECO02", "EECO09", "EECO10"}, True, "EECO09, EECO10 en EECO11"),
        ({"EECO02", "EECO09", "EECO06", "EECO07"}, True, "EECO06, EECO07 en EECO08"),
        ({"EECO04", "EECO09", "EECO03"}, True, "EECO03 hoort ook bij EECO02"),
        ({"EECO02", "EECO09", "EECR01"}, True, "EECR01 hoort ook bij EECO04"),
        ({"EECO05", "EECO09", "EECR04"}, True, "EECR04 hoort ook bij EECO02 of EECO04"),
        ({"EECO05", "EECO09", "EECR05"}, True, "EECR05 hoort ook bij EECO02 of EECO04"),
        ({"EECO02", "EECO09", "EECR06"}, True, "EECR06 hoort ook bij EECO05"),
        ({"EECO04", "EECO09", "EECR01", "EECR04"}, True, "EECR01 én EECR04"),
    ],
)
def test_welke_codes_bij_elkaar_horen(codes, volledig, woord):
    gevonden = bezwaren(frozenset({"EECO01", *codes}), volledig=volledig)
    assert [zin for zin in gevonden if woord in zin] == list(gevonden)
    assert bool(gevonden) == bool(woord)


@given(rijen(), periodes(), peildata)
def test_wat_zo_geteld_wordt_klopt_altijd_met_elkaar(invoer, periode, peildatum):
    assert per_code(invoer, periode=periode, peildatum=peildatum)["sluitend"].is_goed


def test_een_cijfer_dat_niet_klopt_noemt_de_deelnemer():
    invoer = Rijen((VOLLEDIG, WEG), KWALIFICATIES)
    esf = bereken_esf(invoer, PERIODE, PEILDATUM)
    een = Cijfer(1, (1,))
    krom = replace(
        esf,
        indicatoren=tuple(replace(i, totaal=een) if i.code == "EECO05" else i for i in esf.indicatoren),
    )
    (gebrek,) = per_code(invoer, cijfers=krom)["sluitend"].gebreken
    assert gebrek.trajectnummer == "T-1"
    assert "EECO04" in gebrek.wat
    assert "EECO05" in gebrek.wat


@pytest.mark.parametrize(("arbeid", "aantal"), [("inactief", 0), ("werkend", 1)])
def test_van_wie_eerder_begon_telt_de_situatie_bij_de_start_mee_in_de_controle(arbeid, aantal):
    eerder = replace(WEG, startdatum=date(2025, 9, 1), arbeidssituatie=arbeid)
    esf = bereken_esf(Rijen((eerder,)), PERIODE, PEILDATUM)
    zoekt = tuple(replace(i, totaal=Cijfer(1, (1,))) if i.code == "EECR01" else i for i in esf.indicatoren)
    controle = per_code(Rijen((eerder,)), cijfers=replace(esf, indicatoren=zoekt))["sluitend"]
    assert len(controle.gebreken) == aantal


def test_zonder_vorig_rapport_is_er_niets_om_op_aan_te_sluiten():
    controle = per_code(Rijen((VOLLEDIG,)))["aansluiting"]
    assert (controle.is_goed, controle.bekeken) == (True, 0)


@pytest.mark.parametrize(
    ("start", "ids", "zin"),
    [
        (date(2025, 9, 1), (7,), None),
        (date(2025, 7, 1), (7,), None),
        (date(2025, 12, 31), (7,), None),
        (date(2025, 9, 1), (), "Telde niet mee in het vorige rapport."),
        (date(2026, 1, 1), (7,), "Telde ook al mee in het vorige rapport."),
        (date(2026, 1, 1), (), None),
        (date(2025, 6, 30), (7,), "Telde mee in het vorige rapport, met een andere start."),
        (date(2025, 6, 30), (), None),
        (date(2026, 7, 1), (), None),
    ],
)
def test_elke_deelnemer_telt_in_een_rapport(start, ids, zin):
    gevonden = gebreken("aansluiting", replace(TOEN, startdatum=start), eerder=replace(VORIGE, ids=ids))
    assert [nummer for nummer, _ in gevonden] == (["T-7"] if zin else [])
    assert all(zin in wat for _, wat in gevonden)


@pytest.mark.parametrize(("start", "aantal"), [(date(2025, 10, 1), 1), (date(2025, 12, 31), 1), (date(2026, 1, 1), 0)])
def test_tussen_twee_rapporten_valt_niemand_weg(start, aantal):
    kwartaal = EerderRij(date(2025, 7, 1), date(2025, 9, 30), 1, ())
    assert len(gebreken("aansluiting", replace(TOEN, startdatum=start), eerder=kwartaal)) == aantal


def test_wie_uit_het_project_verdween_staat_erbij():
    ((nummer, wat),) = gebreken("aansluiting", eerder=replace(VORIGE, verdwenen=((7, "T-7"),)))
    assert (nummer, "maar is nu geen begin meer" in wat) == ("T-7", True)


def test_een_verschil_met_het_vorige_rapport_staat_definitief_in_de_weg():
    assert per_code(Rijen((TOEN,), eerder=replace(VORIGE, ids=())))["aansluiting"].dwingend


def test_een_mogelijke_dubbele_is_een_waarschuwing_met_een_link():
    ander = replace(VOLLEDIG, id=2, nummer="T-2", deelnemer_id=2, startdatum=date(2026, 3, 1))
    dubbel = DubbelRij(1, 2, ("zelfde naam", "zelfde geboortedatum"))
    controle = per_code(Rijen((ander, VOLLEDIG), dubbelen=(dubbel,)))["dubbel"]
    (gebrek,) = controle.gebreken
    assert not controle.dwingend
    assert gebrek.trajectnummer == "T-2"
    assert gebrek.wat == "Is misschien dezelfde als T-1: zelfde naam en zelfde geboortedatum."
    assert (gebrek.waar, gebrek.argumenten) == ("trajecten:samenvoegen", (1, 2))


def test_van_wie_niet_in_het_rapport_telt_hoeft_niemand_te_weten_of_hij_dubbel_is():
    vroeger = replace(VOLLEDIG, startdatum=date(2025, 1, 1), einddatum=date(2025, 3, 1))
    ander = replace(vroeger, id=2, nummer="T-2", deelnemer_id=2)
    assert gebreken("dubbel", vroeger, ander, dubbelen=(DubbelRij(1, 2, ("zelfde naam",)),)) == []


@pytest.mark.parametrize(("eigen", "woord"), [("GEM-1", "hoort bij project GEM-1"), ("", "heeft geen eigen project")])
def test_een_traject_van_een_ander_project_telt_niet_en_staat_erbij(eigen, woord):
    invoer = Rijen((VOLLEDIG,), mede=(MedeRij(9, "T-9", date(2026, 2, 1), None, eigen),))
    controle = per_code(invoer)["meebetaald"]
    (gebrek,) = controle.gebreken
    assert (controle.dwingend, gebrek.trajectnummer, woord in gebrek.wat) == (False, "T-9", True)
    assert bereken_esf(invoer, PERIODE, PEILDATUM).indicatoren[0].totaal.ids == (1,)


def test_wat_onbekend_is_houdt_definitief_tegen_en_noemt_wie():
    controle = per_code(Rijen((replace(VOLLEDIG, opleidingsniveau=""),)))["volledig"]
    assert controle.dwingend
    assert [g.trajectnummer for g in controle.gebreken] == ["T-1"]


@pytest.mark.parametrize(("peildatum", "dwingend"), [(date(2026, 6, 28), True), (date(2026, 6, 29), False)])
def test_een_einde_zonder_antwoord_is_tot_en_met_28_dagen_te_redden(peildatum, dwingend):
    zonder = replace(WEG, uitstroom_peildatum=None)
    controle = per_code(Rijen((zonder,)), peildatum=peildatum)["einde"]
    assert (len(controle.gebreken), controle.dwingend) == (1, dwingend)


def test_de_periode_van_een_controle_is_die_van_het_rapport():
    buiten = replace(VOLLEDIG, opleidingsniveau="", startdatum=date(2026, 7, 1))
    assert all(controle.is_goed for controle in per_code(Rijen((buiten,)), periode=Periode.jaar(2025)).values())
