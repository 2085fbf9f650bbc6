"""What counts as what: validity, levels, the startkwalificatie, EECR03 and the MDT certificate."""

from datetime import date
from fractions import Fraction

import pytest

from onderwijs.bewijs import regels
from onderwijs.bewijs.forms_praktijk import uit_regel
from onderwijs.opleiding.regels import inschrijving_past, voortgang_past
from trajecten.aanmelden.regels import niveau_dat_telt, schoolplicht
from trajecten.behaald import Behaald, kwalificatie_bij_uitstroom, telt_als_kwalificatie

DAG = date(2026, 3, 31)
VANDAAG = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("maanden", "verwacht"),
    [(120, date(2036, 3, 31)), (1, date(2026, 4, 30)), (11, date(2027, 2, 28)), (None, None)],
)
def test_een_bewijs_is_zo_lang_geldig_als_zijn_soort_zegt(maanden, verwacht):
    assert regels.geldig_tot_voor(DAG, maanden) == verwacht


@pytest.mark.parametrize(
    ("niveau", "niveaus", "veld"),
    [
        ("mbo-2", ["mbo-1", "mbo-2"], ""),
        ("", ["mbo-1", "mbo-2"], "niveau"),
        ("mbo-2", ["havo"], "niveau"),
        ("mbo-2", [], "niveau"),
        ("", ["havo"], ""),
        ("", [], ""),
    ],
)
def test_een_diploma_op_meer_niveaus_zegt_welk(niveau, niveaus, veld):
    gevonden, bezwaar = regels.bewijs_past(datum=DAG, geldig_tot=None, niveau=niveau, niveaus=niveaus, vandaag=VANDAAG)
    assert (gevonden, bool(bezwaar)) == (veld, bool(veld))


def test_een_bewijs_is_niet_van_morgen_en_niet_meteen_ongeldig():
    zelfde = {"niveau": "", "niveaus": [], "vandaag": VANDAAG}
    assert regels.bewijs_past(datum=date(2026, 11, 23), geldig_tot=None, **zelfde)[0] == "datum"
    assert regels.bewijs_past(datum=DAG, geldig_tot=DAG, **zelfde)[0] == "geldig_tot"


def test_het_enige_niveau_hoeft_niemand_te_kiezen():
    assert regels.niveau_van("", ["havo"]) == "havo"
    assert regels.niveau_van("mbo-3", ["mbo-2", "mbo-3"]) == "mbo-3"
    assert regels.niveau_van("", []) == ""


@pytest.mark.parametrize(
    ("minuten", "norm", "gehaald", "zin"),
    [
        (80 * 60, 80, True, "80 van 80 uur"),
        (80 * 60 - 1, 80, False, "79,9 van 80 uur"),
        (0, 80, False, "Nog 80 uur"),
        (90 * 60, None, None, "nog geen norm"),
    ],
)
def test_een_mdt_certificaat_vraagt_de_uren_van_de_norm(minuten, norm, gehaald, zin):
    norm = Fraction(norm) if norm is not None else None
    uren, _ = regels.mdt_eisen(minuten=minuten, norm_uren=norm, activiteiten=True)
    assert (uren.gehaald, zin in uren.waarom) == (gehaald, True)


@pytest.mark.parametrize(
    ("uitgevoerd", "nog_open", "gehaald", "zin"),
    [
        (True, [], True, "zijn uitgevoerd"),
        (False, ["Kickboksen"], False, "Kickboksen"),
        (False, [], False, "niet zijn uitgevoerd"),
        (None, [], None, "Nog niet bekend"),
    ],
)
def test_een_mdt_certificaat_vraagt_de_activiteiten(uitgevoerd, nog_open, gehaald, zin):
    _, eis = regels.mdt_eisen(minuten=0, norm_uren=Fraction(80), activiteiten=uitgevoerd, open_activiteiten=nog_open)
    assert (eis.gehaald, zin in eis.waarom) == (gehaald, True)


@pytest.mark.parametrize("code", ["mbo-certificaat", "mbo-diploma", "havo-diploma", "vwo-diploma", "hbo-diploma"])
def test_een_diploma_en_een_mbo_certificaat_tellen_als_kwalificatie(code):
    assert telt_als_kwalificatie(code, None)


@pytest.mark.parametrize("code", ["praktijkverklaring", "deelnamecertificaat", "vca", ""])
def test_wat_geen_examen_heeft_telt_alleen_als_het_subsidieproject_dat_zegt(code):
    assert not telt_als_kwalificatie(code, None)
    assert telt_als_kwalificatie(code, [code])
    assert not telt_als_kwalificatie("mbo-diploma", [code])


def behaald(kwalificatie, dag):
    return Behaald(traject_id=1, datum=dag, naam="", kwalificatie=kwalificatie)


def test_bij_de_uitstroom_gaat_wat_telt_voor_wat_later_kwam():
    rijen = [behaald("vca", date(2026, 6, 1)), behaald("mbo-certificaat", DAG), behaald("", DAG)]
    assert kwalificatie_bij_uitstroom(rijen, None) == "mbo-certificaat"
    assert kwalificatie_bij_uitstroom(rijen, ["vca"]) == "vca"
    assert kwalificatie_bij_uitstroom(rijen[:1], None) == "vca"
    assert kwalificatie_bij_uitstroom(rijen[2:], None) == ""


@pytest.mark.parametrize(
    ("niveaus", "doorstroompunt"),
    [(["vmbo", "mbo-1"], True), (["vmbo", "mbo-2"], False), (["", "havo"], False), (["", ""], False)],
)
def test_een_diploma_van_daarna_beslist_mee_over_het_doorstroompunt(niveaus, doorstroompunt):
    assert bool(schoolplicht(20, niveau_dat_telt(niveaus))) == doorstroompunt


def test_praktijkonderwijs_stelt_vrij_en_een_startkwalificatie_gaat_daarvoor():
    assert niveau_dat_telt(["vmbo", "praktijkonderwijs"]) == "praktijkonderwijs"
    assert niveau_dat_telt(["praktijkonderwijs", "mbo-2"]) == "mbo-2"
    assert niveau_dat_telt([]) == ""


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({}, ""),
        ({"leerweg": ""}, "leerweg"),
        ({"leerweg": "", "niveau": ""}, ""),
        ({"van": date(2028, 1, 1)}, "van"),
        ({"tot": DAG}, "tot"),
        ({"tot": date(2026, 11, 23), "uitkomst": "gestopt"}, "tot"),
        ({"tot": date(2026, 6, 1)}, "uitkomst"),
        ({"uitkomst": "afgerond"}, "tot"),
        ({"tot": date(2026, 6, 1), "uitkomst": "afgerond"}, ""),
    ],
)
def test_een_inschrijving_heeft_een_leerweg_en_een_einde_met_uitkomst(velden, veld):
    gewoon = {"van": DAG, "tot": None, "niveau": "mbo-2", "leerweg": "bol", "uitkomst": "", "vandaag": VANDAAG}
    gevonden, bezwaar = inschrijving_past(**gewoon | velden)
    assert (gevonden, bool(bezwaar)) == (veld, bool(veld))


def test_voortgang_is_van_een_dag_van_de_opleiding():
    assert "nog niet geweest" in voortgang_past(date(2026, 12, 1), van=DAG, tot=None, vandaag=VANDAAG)
    assert "begon pas" in voortgang_past(date(2026, 3, 30), van=DAG, tot=None, vandaag=VANDAAG)
    assert "stopte" in voortgang_past(date(2026, 6, 2), van=DAG, tot=date(2026, 6, 1), vandaag=VANDAAG)
    assert voortgang_past(DAG, van=DAG, tot=None, vandaag=VANDAAG) == ""


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        ("B1-K1-W1 Bereidt het werk voor", ("B1-K1-W1", "Bereidt het werk voor")),
        ("  Ruimt op  ", ("", "Ruimt op")),
        ("B1-K1-W1", ("", "B1-K1-W1")),
        ("Werkt met verf-2 en kit", ("", "Werkt met verf-2 en kit")),
    ],
)
def test_de_code_staat_voor_het_werkproces_als_die_er_is(regel, verwacht):
    assert uit_regel(regel) == verwacht


def test_een_werkproces_is_besproken_op_een_dag_met_iemand():
    zelfde = {"vandaag": VANDAAG}
    assert regels.beoordeling_past(staat="open", datum=None, praktijkopleider="", **zelfde) == ("", "")
    assert regels.beoordeling_past(staat="oefent", datum=None, praktijkopleider="H", **zelfde)[0] == "beoordeeld_op"
    morgen = date(2026, 11, 23)
    assert regels.beoordeling_past(staat="oefent", datum=morgen, praktijkopleider="H", **zelfde)[0] == "beoordeeld_op"
    assert regels.beoordeling_past(staat="oefent", datum=DAG, praktijkopleider=" ", **zelfde)[0] == "praktijkopleider"
    assert regels.beoordeling_past(staat="beheerst", datum=DAG, praktijkopleider="H", **zelfde) == ("", "")
