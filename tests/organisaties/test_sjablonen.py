"""The shipped templates are complete, and hold the facts of the founding documents."""

import pytest

from organisaties import sjablonen
from vormgeving.paletten import PALETTEN

ALLE = {naam: sjablonen.lees(naam) for naam in sjablonen.namen()}
STENEN = [
    pytest.param(steen, id=f"{programma['code']}-{steen['nummer']}")
    for sjabloon in ALLE.values()
    for programma in sjabloon["programmas"]
    for steen in programma["route"]
]


def steen(naam: str, nummer: int) -> dict:
    return ALLE[naam]["programmas"][0]["route"][nummer - 1]


def test_er_zijn_vijf_sjablonen():
    assert sorted(ALLE) == ["hwwerkt", "jongerenloket", "participatiefabriek", "werkmakerij", "werkshop"]


@pytest.mark.parametrize("naam", sorted(ALLE))
def test_een_sjabloon_heeft_een_bestaand_palet_en_geen_mensen(naam):
    assert ALLE[naam]["huisstijl"] in PALETTEN
    assert set(ALLE[naam]) == {"naam", "ondertitel", "soort", "huisstijl", "programmas", "leerlijnen"}


@pytest.mark.parametrize("steen", STENEN)
def test_elke_bouwsteen_heeft_een_plek_in_het_huis_en_doelen(steen):
    assert steen["deel"] in {"fundament", "opbouw", "dak"}
    assert steen["plaats"] in {"intern", "extern"}
    assert steen["norm_eenheid"] in {"maand", "week", "uur"}
    assert steen["doelen"]


def test_de_nummers_van_een_route_lopen_op_vanaf_een():
    for sjabloon in ALLE.values():
        for programma in sjabloon["programmas"]:
            assert [s["nummer"] for s in programma["route"]] == list(range(1, len(programma["route"]) + 1))


def test_de_werkmakerij_is_voor_16_tot_27_jaar():
    programma = ALLE["werkmakerij"]["programmas"][0]
    assert (programma["leeftijd_van"], programma["leeftijd_tot"]) == (16, 27)


def test_bouwsteen_2_is_6_uur_per_week_en_hoogstens_12_weken():
    assert (steen("werkmakerij", 2)["deelnemer_uren_per_week"], steen("werkmakerij", 2)["norm_aantal"]) == (6, 12)


def test_bouwsteen_3_is_12_weken_van_3_dagen_van_6_uur_met_2_uur_begeleiding():
    drie = steen("werkmakerij", 3)
    assert drie["deelnemer_uren_per_week"] == 3 * 6
    assert drie["deelnemer_uren_totaal"] == 12 * 3 * 6
    assert drie["coach_uren_per_week"] == 2
    assert drie["coach_uren_totaal"] == 12 * 2


def test_bouwsteen_4_is_10_uur_nazorg():
    vier = steen("werkmakerij", 4)
    assert (vier["norm_aantal"], vier["norm_eenheid"], vier["coach_uren_totaal"]) == (10, "uur", 10)


def test_mdt_op_zuid_duurt_20_weken():
    assert ALLE["werkshop"]["programmas"][0]["weken"] == 20


def test_het_motivatietraject_heeft_groepen_van_15():
    assert ALLE["hwwerkt"]["programmas"][0]["groepsgrootte"] == 15


def test_het_motivatietraject_begint_met_vitaal_burgerschap():
    leerlijn = next(rij for rij in ALLE["hwwerkt"]["leerlijnen"] if rij["naam"] == "Motivatietraject")
    assert [module["naam"] for module in leerlijn["modules"] if module.get("basis")] == ["Vitaal burgerschap"]


def test_aanschuifonderwijs_is_voor_45_plussers_en_twee_modules_tegelijk():
    leerlijn = next(rij for rij in ALLE["participatiefabriek"]["leerlijnen"] if rij["naam"] == "Aanschuifonderwijs")
    assert (leerlijn["leeftijd_van"], leerlijn["modules_tegelijk"], len(leerlijn["modules"])) == (45, 2, 5)
    assert leerlijn["per_halfjaar"] is True


@pytest.mark.parametrize("naam", sorted(ALLE))
def test_een_leerlijn_hoort_bij_een_programma_van_het_sjabloon_of_bij_alle(naam):
    codes = {programma["code"] for programma in ALLE[naam]["programmas"]}
    assert {rij["programma"] for rij in ALLE[naam]["leerlijnen"] if "programma" in rij} <= codes
